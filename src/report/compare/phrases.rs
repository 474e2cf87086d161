//! The sentences and titles of a comparison.

use num_rational::BigRational;

use crate::{
    catalogue::Catalogue,
    quiz::Responses,
    scoring::{Outcome, Points, Verdict},
    team::{Conflict, Consensus, Pivotal},
};

use super::figures::size;

pub(crate) const TEAM_VERDICT: &str = "Team verdict";
pub(crate) const TEAM: &str = "Team";
pub(crate) const EACH_PERSON: &str = "Each person";
pub(crate) const TIPS: &str = "Who tips the balance";
pub(crate) const DISAGREEMENTS: &str = "Disagreements";
pub(crate) const ALL_AGREE: &str = "None: wherever more than one of you answered, you agree.";
pub(crate) const IF_AGREED: &str = "If everyone agreed";
pub(crate) const REMARKS: &str = "About the answers";

/// The title over the disagreements that could change the verdict, or over those that could not.
pub(crate) const fn settle(turns: bool) -> &'static str {
    if turns {
        "Settle these first: agreeing on any one could change the verdict"
    } else {
        "Disagreements that would not change the verdict, if settled one at a time"
    }
}

/// Why the average and the people can differ.
const WHY: &str = "An average keeps how strongly each person answered; a vote does not.";

/// That people come to something else by themselves.
pub(crate) fn conflict(catalogue: &Catalogue, conflict: &Conflict, people: usize) -> String {
    let average = match conflict.pooled {
        Outcome::Wins(option) => format!("the average comes out for {}", catalogue.option_name(option)),
        Outcome::TooClose => "the average is too close to call".into(),
    };
    match conflict.majority {
        None => format!("Careful: {average}, and that is nobody's own verdict. {WHY}"),
        Some((Outcome::Wins(option), count)) => {
            let option = catalogue.option_name(option);
            format!("Careful: {count} of {people} people come out for {option}, but {average}. {WHY}")
        }
        Some((Outcome::TooClose, count)) => {
            format!("Careful: for {count} of {people} people it is too close to call, but {average}. {WHY}")
        }
    }
}

/// What the others would come to, for each person without whom it is something else than `now`.
pub(crate) fn leaving(
    catalogue: &Catalogue,
    people: &[(String, Responses)],
    leaving: &[Pivotal],
    now: Option<Outcome>,
) -> Vec<String> {
    if leaving.is_empty() {
        return vec![match now {
            Some(Outcome::Wins(option)) => {
                format!("Nobody: {} wins whoever is left out.", catalogue.option_name(option))
            }
            Some(Outcome::TooClose) => "Nobody: it stays too close to call whoever is left out.".into(),
            None => "Nobody: there are too few answers whoever is left out.".into(),
        }];
    }
    let without = |leaving: &Pivotal| {
        let (name, _) = people.get(leaving.person)?;
        Some(match leaving.conclusion {
            Some(Outcome::Wins(option)) => format!("Without {name}, {} would win.", catalogue.option_name(option)),
            Some(Outcome::TooClose) => format!("Without {name}, it would be too close to call."),
            None => format!("Without {name}, there would be too few answers for a verdict."),
        })
    };
    leaving.iter().filter_map(without).collect()
}

/// What agreement on an answer would do: "Rust wins, +4.7 Rust", "same verdict, +0.3 Python".
pub(crate) fn agreement(catalogue: &Catalogue, pool: &Verdict<BigRational>, agreed: &Consensus) -> String {
    let then = match agreed.conclusion {
        same if same == pool.conclusion() => "same verdict".into(),
        Some(Outcome::Wins(option)) => format!("{} wins", catalogue.option_name(option)),
        Some(Outcome::TooClose) => "too close to call".into(),
        None => "too few answers".into(),
    };
    let [towards, against] = agreed.ends().map(|at| catalogue.option_name(at));
    let moved = size(&agreed.size());
    if agreed.size() == BigRational::whole(0) {
        format!("{then}, same points")
    } else if catalogue.options.len() > 2 {
        format!("{then}, +{moved} {towards} over {against}")
    } else {
        format!("{then}, +{moved} {towards}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalogue::load, team::pool};

    const AB: &str = "format: 1\nid: ab\nversion: '1'\ntitle: A or B?\nsummary: S.\noptions: [{ id: a, name: A }, { id: b, name: B }]\n\
                      reasons: [{ id: r, title: R, summary: S., supports: { a: 1 } }]\nquestions:\n\
                      \x20 - { id: q, title: Q?, choices: [{ id: one, label: One, points: { r: 1 } }, { id: none, label: No }] }\n";

    fn ab() -> Catalogue {
        load(AB).unwrap()
    }

    #[test]
    fn a_conflict_says_what_differs() {
        let catalogue = ab();
        let said = |pooled, majority| {
            let text = conflict(&catalogue, &Conflict { pooled, majority, supporters: 0 }, 3);
            text.strip_suffix(WHY).unwrap().trim_end().to_owned()
        };
        let (a, b, level) = (Outcome::Wins(0), Outcome::Wins(1), Outcome::TooClose);
        assert_eq!(
            [
                said(a, Some((b, 2))),
                said(a, Some((level, 2))),
                said(level, Some((b, 2))),
                said(a, None),
                said(level, None)
            ],
            [
                "Careful: 2 of 3 people come out for B, but the average comes out for A.",
                "Careful: for 2 of 3 people it is too close to call, but the average comes out for A.",
                "Careful: 2 of 3 people come out for B, but the average is too close to call.",
                "Careful: the average comes out for A, and that is nobody's own verdict.",
                "Careful: the average is too close to call, and that is nobody's own verdict.",
            ]
        );
    }

    #[test]
    fn who_tips_the_balance_is_said() {
        let catalogue = ab();
        let people = [("Ada".to_owned(), Responses::none(&catalogue))];
        let without = |conclusion| leaving(&catalogue, &people, &[Pivotal { person: 0, conclusion }], None).concat();
        let nobody = |now| leaving(&catalogue, &people, &[], now).concat();
        let outcomes = [Some(Outcome::Wins(0)), Some(Outcome::TooClose), None];
        assert_eq!(
            outcomes.map(without),
            [
                "Without Ada, A would win.",
                "Without Ada, it would be too close to call.",
                "Without Ada, there would be too few answers for a verdict.",
            ]
        );
        assert_eq!(
            outcomes.map(nobody),
            [
                "Nobody: A wins whoever is left out.",
                "Nobody: it stays too close to call whoever is left out.",
                "Nobody: there are too few answers whoever is left out.",
            ]
        );
    }

    #[test]
    fn what_agreement_would_do_is_said() {
        let catalogue = ab();
        let now = pool(&catalogue, &[&Responses::none(&catalogue).answers]);
        let whole = |points: u32| <BigRational as Points>::whole(points);
        let said = |conclusion, gains: [u32; 2]| {
            let gains = gains.map(whole).to_vec();
            agreement(
                &catalogue,
                &now,
                &Consensus {
                    picks: crate::catalogue::ChoiceSet::one(0),
                    people: vec![0],
                    conclusion,
                    shift: whole(0),
                    gains,
                },
            )
        };
        assert_eq!(
            [
                said(Some(Outcome::Wins(0)), [3, 1]),
                said(Some(Outcome::TooClose), [0, 1]),
                said(None, [0, 2]),
                said(None, [1, 1]),
            ],
            ["A wins, +2 A", "too close to call, +1 B", "same verdict, +2 B", "same verdict, same points"]
        );
    }
}
