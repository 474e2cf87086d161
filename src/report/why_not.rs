//! Why not the other option: its reasons, and the reasons of the winner that cover them.

use crate::{
    analysis::{Cover, WhyNot},
    catalogue::Catalogue,
    quiz::Priorities,
    scoring::HalfPoints,
};

use super::{exclusions::ExclusionLine, phrases::and};

/// Why one option does not win.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyNotSection {
    /// "Why not Files?"
    pub title: String,
    /// Its reasons and what outweighs them, in sentences.
    pub sentences: Vec<String>,
    /// The same in figures.
    pub why_not: WhyNot,
}

/// A section for each option but the `winner`.
pub fn sections(
    catalogue: &Catalogue,
    winner: usize,
    why_not: Vec<WhyNot>,
    exclusions: &[ExclusionLine],
    priorities: &Priorities,
) -> Vec<WhyNotSection> {
    let section = |why_not: WhyNot| WhyNotSection {
        title: format!("Why not {}?", catalogue.option_name(why_not.option)),
        sentences: if why_not.excluded_by.is_some() {
            let lines = exclusions.iter().filter(|line| line.exclusion.option == why_not.option);
            lines.map(|line| line.sentence.clone()).collect()
        } else {
            sentences(catalogue, winner, &why_not, priorities)
        },
        why_not,
    };
    why_not.into_iter().map(section).collect()
}

/// Each group in a sentence, then what remains for the winner. If there are no groups: what tips it.
fn sentences(catalogue: &Catalogue, winner: usize, why_not: &WhyNot, priorities: &Priorities) -> Vec<String> {
    let points = |reason: &usize| {
        let halves = why_not.subtotals.get(*reason).map_or(0, |x| x.unsigned_abs());
        HalfPoints(u32::try_from(halves).unwrap_or(u32::MAX))
    };
    let sum = |reasons: &[usize]| reasons.iter().map(points).sum::<HalfPoints>();
    let named = |reasons: &[usize]| {
        let named: Vec<String> =
            reasons.iter().map(|reason| format!("{} {}", catalogue.reason_title(*reason), points(reason))).collect();
        and(&named)
    };
    let together =
        |reasons: &[usize]| if reasons.len() > 1 { format!(", together {}", sum(reasons)) } else { String::new() };
    let group = |Cover { cons, by }: &Cover| {
        let (comma, are) = if cons.len() > 1 { (",", "are") } else { ("", "is") };
        let outweighed = if sum(by) > sum(cons) { "outweighed" } else { "matched" };
        format!("{}{}{comma} {are} {outweighed} by {}{}.", named(cons), together(cons), named(by), together(by))
    };
    let (leader, rival) = (catalogue.option_name(winner), catalogue.option_name(why_not.option));
    let rest = match (why_not.covered.as_slice(), why_not.pros.as_slice(), why_not.cons.as_slice()) {
        ([], pros, []) => {
            let no = if priorities.is_empty() { "No" } else { "As you weigh the reasons, no" };
            format!("{no} reason favours {rival} over {leader}. For {leader}: {}.", named(pros))
        }
        ([], pros, cons) => {
            format!("Together, {} outweigh {}: {} points to {}.", named(pros), named(cons), sum(pros), sum(cons))
        }
        (_, [], _) => String::new(),
        (_, pros, _) => format!("Also for {leader}: {}.", named(pros)),
    };
    let mut sentences: Vec<String> = why_not.covered.iter().map(group).chain([rest]).collect();
    let favours_one = |(reason, x): (usize, &i64)| {
        let supports = |option| catalogue.reasons.get(reason).is_some_and(|reason| reason.support(option) > 0);
        *x == 0 || !(supports(winner) && supports(why_not.option))
    };
    if !why_not.subtotals.iter().enumerate().all(favours_one) {
        sentences.push("The numbers are how many more points a reason gives to one than to the other.".into());
    }
    if !why_not.exact {
        sentences.push("With this many reasons, there may be a shorter explanation.".into());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}
