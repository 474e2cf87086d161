//! The sentences and titles of a comparison.

use num_rational::BigRational;

use crate::{
    catalogue::Catalogue,
    quiz::Progress,
    verdict::{Agreed, Conflict, Leaving, Outcome, Points, Verdict},
};

use super::figures::size;

pub(super) const TEAM_VERDICT: &str = "Team verdict";
pub(super) const TEAM: &str = "Team";
pub(super) const EACH_PERSON: &str = "Each person";
pub(super) const TIPS: &str = "Who tips the balance";
pub(super) const DISAGREEMENTS: &str = "Disagreements";
pub(super) const ALL_AGREE: &str = "None: wherever more than one of you answered, you agree.";
pub(super) const IF_AGREED: &str = "If everyone agreed";
pub(super) const REMARKS: &str = "About the answers";

/// The title over the disagreements that could change the verdict, or over those that could not.
pub(super) const fn settle(turns: bool) -> &'static str {
    if turns {
        "Settle these first: agreeing on any one could change the verdict"
    } else {
        "Disagreements that would not change the verdict, if settled one at a time"
    }
}

/// Why the average and the people can differ.
const WHY: &str = "An average keeps how strongly each person answered; a vote does not.";

/// That people come to something else by themselves.
pub(super) fn conflict(catalogue: &Catalogue, conflict: &Conflict, people: usize) -> String {
    let average = match conflict.pooled {
        Outcome::Ahead(option) => format!("the average comes out for {}", catalogue.option_name(option)),
        Outcome::Balanced => "the average is too close to call".into(),
    };
    match conflict.most {
        None => format!("Careful: {average}, and that is nobody's own verdict. {WHY}"),
        Some((Outcome::Ahead(option), count)) => {
            let option = catalogue.option_name(option);
            format!("Careful: {count} of {people} people come out for {option}, but {average}. {WHY}")
        }
        Some((Outcome::Balanced, count)) => {
            format!("Careful: for {count} of {people} people it is too close to call, but {average}. {WHY}")
        }
    }
}

/// What the others would come to, for each person without whom it is something else than `now`.
pub(super) fn leaving(
    catalogue: &Catalogue,
    people: &[(String, Progress)],
    leaving: &[Leaving],
    now: Option<Outcome>,
) -> Vec<String> {
    if leaving.is_empty() {
        return vec![match now {
            Some(Outcome::Ahead(option)) => {
                format!("Nobody: {} wins whoever is left out.", catalogue.option_name(option))
            }
            Some(Outcome::Balanced) => "Nobody: it stays too close to call whoever is left out.".into(),
            None => "Nobody: there are too few answers whoever is left out.".into(),
        }];
    }
    let without = |leaving: &Leaving| {
        let (name, _) = people.get(leaving.person)?;
        Some(match leaving.conclusion {
            Some(Outcome::Ahead(option)) => format!("Without {name}, {} would win.", catalogue.option_name(option)),
            Some(Outcome::Balanced) => format!("Without {name}, it would be too close to call."),
            None => format!("Without {name}, there would be too few answers for a verdict."),
        })
    };
    leaving.iter().filter_map(without).collect()
}

/// What agreement on an answer would do: "Rust wins, +4.7 Rust", "same verdict, +0.3 Python".
pub(super) fn agreement(catalogue: &Catalogue, pool: &Verdict<BigRational>, agreed: &Agreed) -> String {
    let then = match agreed.conclusion {
        same if same == pool.conclusion() => "same verdict".into(),
        Some(Outcome::Ahead(option)) => format!("{} wins", catalogue.option_name(option)),
        Some(Outcome::Balanced) => "too close to call".into(),
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
    use crate::{catalogue::load, verdict::pool};

    const AB: &str = "format: 1\nid: ab\nversion: '1'\ntitle: A or B?\nsummary: S.\noptions: [{ id: a, name: A }, { id: b, name: B }]\n\
                      reasons: [{ id: r, title: R, summary: S., supports: { a: 1 } }]\nquestions:\n\
                      \x20 - { id: q, title: Q?, choices: [{ id: one, label: One, points: { r: 1 } }, { id: none, label: No }] }\n";

    fn ab() -> Catalogue {
        load(AB).unwrap()
    }

    #[test]
    fn a_conflict_says_what_differs() {
        let catalogue = ab();
        let said = |pooled, most| {
            let text = conflict(&catalogue, &Conflict { pooled, most, with: 0 }, 3);
            text.strip_suffix(WHY).unwrap().trim_end().to_owned()
        };
        let (a, b, level) = (Outcome::Ahead(0), Outcome::Ahead(1), Outcome::Balanced);
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
        let people = [("Ada".to_owned(), Progress::none(&catalogue))];
        let without = |conclusion| leaving(&catalogue, &people, &[Leaving { person: 0, conclusion }], None).concat();
        let nobody = |now| leaving(&catalogue, &people, &[], now).concat();
        let outcomes = [Some(Outcome::Ahead(0)), Some(Outcome::Balanced), None];
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
        let now = pool(&catalogue, &[&Progress::none(&catalogue).answers]);
        let whole = |points: u32| <BigRational as Points>::whole(points);
        let said = |conclusion, gains: [u32; 2]| {
            let gains = gains.map(whole).to_vec();
            agreement(
                &catalogue,
                &now,
                &Agreed { picks: crate::catalogue::Picks::one(0), people: vec![0], conclusion, shift: whole(0), gains },
            )
        };
        assert_eq!(
            [
                said(Some(Outcome::Ahead(0)), [3, 1]),
                said(Some(Outcome::Balanced), [0, 1]),
                said(None, [0, 2]),
                said(None, [1, 1]),
            ],
            ["A wins, +2 A", "too close to call, +1 B", "same verdict, +2 B", "same verdict, same points"]
        );
    }
}
