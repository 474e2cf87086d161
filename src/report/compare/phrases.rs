//! The sentences and titles of a comparison.

use num_rational::BigRational;

use crate::{
    catalogue::{Catalogue, Question},
    quiz::Responses,
    report::{phrases::and, topics::named},
    scoring::{Outcome, Points, Verdict},
    team::{Conflict, Consensus, Pivotal},
};

use super::figures;

pub const TEAM_VERDICT: &str = "Team verdict";
pub const TEAM: &str = "Team";
pub const EACH_PERSON: &str = "Each person";
pub const TIPS: &str = "Who tips the balance";
pub const DISAGREEMENTS: &str = "Disagreements";
pub const ALL_AGREE: &str = "None: wherever more than one of you answered, you agree.";
pub const IF_AGREED: &str = "If all who answered agreed";
pub const REMARKS: &str = "About the answers";

/// The title over the disagreements that could change who wins, or over those that could not.
pub const fn settle(turns: bool) -> &'static str {
    if turns {
        "Settle these first: agreeing on any one could change who wins"
    } else {
        "Disagreements that would not change who wins, if settled one at a time"
    }
}

/// Why the average and the votes can differ.
const WHY: &str = "An average keeps how strongly each person answered; a vote does not.";

/// That the team's outcome conflicts with those of its people.
pub fn conflict(catalogue: &Catalogue, conflict: &Conflict, people: usize) -> String {
    let average = match conflict.pooled {
        Outcome::Wins(option) => format!("the average comes out for {}", catalogue.option_name(option)),
        Outcome::TooClose => "the average has no single winner".into(),
        Outcome::NoneLeft => "together every option is ruled out".into(),
    };
    match conflict.majority {
        None => format!("Careful: {average}, and that is nobody's own verdict. {WHY}"),
        Some((Outcome::Wins(option), count)) => {
            let option = catalogue.option_name(option);
            format!("Careful: {count} of {people} people come out for {option}, but {average}. {WHY}")
        }
        Some((Outcome::TooClose, count)) => {
            format!("Careful: for {count} of {people} people there is no single winner, but {average}. {WHY}")
        }
        Some((Outcome::NoneLeft, count)) => {
            format!("Careful: for {count} of {people} people every option is ruled out, but {average}. {WHY}")
        }
    }
}

/// The outcome without each pivotal person; `now` is that of all.
pub fn pivotal(
    catalogue: &Catalogue,
    people: &[(String, Responses)],
    pivotal: &[Pivotal],
    now: Option<Outcome>,
) -> Vec<String> {
    if pivotal.is_empty() {
        return vec![match now {
            Some(Outcome::Wins(option)) => {
                format!("Nobody: {} wins whoever is left out.", catalogue.option_name(option))
            }
            Some(Outcome::TooClose) => "Nobody: there is no single winner whoever is left out.".into(),
            Some(Outcome::NoneLeft) => "Nobody: every option stays ruled out whoever is left out.".into(),
            None => "Nobody: there are too few answers whoever is left out.".into(),
        }];
    }
    let without = |pivotal: &Pivotal| {
        let (name, _) = people.get(pivotal.person)?;
        Some(match pivotal.conclusion {
            Some(Outcome::Wins(option)) => format!("Without {name}, {} would win.", catalogue.option_name(option)),
            Some(Outcome::TooClose) => format!("Without {name}, there would be no single winner."),
            Some(Outcome::NoneLeft) => format!("Without {name}, every option would be ruled out."),
            None => format!("Without {name}, there would be too few answers for a verdict."),
        })
    };
    pivotal.iter().filter_map(without).collect()
}

/// What agreement on an answer would do: "Rust wins, +4.7 Rust", "same outcome, +0.3 Python".
pub fn agreement(catalogue: &Catalogue, pool: &Verdict<BigRational>, consensus: &Consensus) -> String {
    let then = match consensus.conclusion {
        same if same == pool.conclusion() => "same outcome".into(),
        Some(Outcome::Wins(option)) => format!("{} wins", catalogue.option_name(option)),
        Some(Outcome::TooClose) => "no single winner".into(),
        Some(Outcome::NoneLeft) => "every option ruled out".into(),
        None => "too few answers".into(),
    };
    let [towards, against] = consensus.ends().map(|option| catalogue.option_name(option));
    let size = figures::size(&consensus.size());
    if consensus.size() == BigRational::whole(0) {
        format!("{then}, same points")
    } else if catalogue.options.len() > 2 {
        format!("{then}, +{size} {towards} over {against}")
    } else {
        format!("{then}, +{size} {towards}")
    }
}

/// The agreements that are tried, each a question with the labels of the answer, and the team's verdict `then`, in a few
/// words: the longest form first.
pub fn trying(agreements: &[(&Question, String)], then: &str) -> [String; 3] {
    let names: Vec<String> = agreements.iter().map(|(question, _)| named(question)).collect();
    let medium = format!("Trying: all agree on {}. Then: {then}.", and(&names));
    let long = match agreements {
        [(question, label)] => {
            format!("Trying: all who answered {} say \u{201c}{label}\u{201d}. Then: {then}.", named(question))
        }
        _ => medium.clone(),
    };
    [long, medium, format!("Trying {}: {then}", agreements.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::load,
        quiz::{Answers, Priorities},
        scoring::WeightedCatalogue,
        team::{Person, pool},
    };

    const AB: &str = "format: 1\nid: ab\nversion: '1'\ntitle: A or B?\nsummary: S.\noptions: [{ id: a, name: A }, { id: b, name: B }]\n\
                      reasons: [{ id: r, title: R, summary: S., supports: { a: 1 } }]\nquestions:\n\
                      \x20 - { id: q, title: Q?, choices: [{ id: one, label: One, points: { r: 1 } }, { id: none, label: No }] }\n";

    fn ab() -> Catalogue {
        load(AB).unwrap()
    }

    #[test]
    fn conflict_says_what_differs() {
        let catalogue = ab();
        let text = |pooled, majority| {
            let sentence = conflict(&catalogue, &Conflict { pooled, majority, supporters: 0 }, 3);
            sentence.strip_suffix(WHY).unwrap().trim_end().to_owned()
        };
        let (a, b, level) = (Outcome::Wins(0), Outcome::Wins(1), Outcome::TooClose);
        assert_eq!(
            [
                text(a, Some((b, 2))),
                text(a, Some((level, 2))),
                text(level, Some((b, 2))),
                text(a, None),
                text(level, None)
            ],
            [
                "Careful: 2 of 3 people come out for B, but the average comes out for A.",
                "Careful: for 2 of 3 people there is no single winner, but the average comes out for A.",
                "Careful: 2 of 3 people come out for B, but the average has no single winner.",
                "Careful: the average comes out for A, and that is nobody's own verdict.",
                "Careful: the average has no single winner, and that is nobody's own verdict.",
            ]
        );
    }

    #[test]
    fn pivotal_people_are_named() {
        let catalogue = ab();
        let people = [("Ada".to_owned(), Responses::none(&catalogue))];
        let without = |conclusion| pivotal(&catalogue, &people, &[Pivotal { person: 0, conclusion }], None).concat();
        let nobody = |now| pivotal(&catalogue, &people, &[], now).concat();
        let outcomes = [Some(Outcome::Wins(0)), Some(Outcome::TooClose), None];
        assert_eq!(
            outcomes.map(without),
            [
                "Without Ada, A would win.",
                "Without Ada, there would be no single winner.",
                "Without Ada, there would be too few answers for a verdict.",
            ]
        );
        assert_eq!(
            outcomes.map(nobody),
            [
                "Nobody: A wins whoever is left out.",
                "Nobody: there is no single winner whoever is left out.",
                "Nobody: there are too few answers whoever is left out.",
            ]
        );
    }

    #[test]
    fn agreement_says_what_would_happen() {
        let catalogue = ab();
        let weights = &WeightedCatalogue::new(&catalogue, &Priorities::default());
        let answers = &Answers::none(&catalogue);
        let now = pool(&catalogue, &[Person { answers, weights }]);
        let whole = |points: u32| <BigRational as Points>::whole(points);
        let text = |conclusion, gains: [u32; 2]| {
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
                text(Some(Outcome::Wins(0)), [3, 1]),
                text(Some(Outcome::TooClose), [0, 1]),
                text(None, [0, 2]),
                text(None, [1, 1]),
            ],
            ["A wins, +2 A", "no single winner, +1 B", "same outcome, +2 B", "same outcome, same points"]
        );
    }
}
