//! What can be found about a catalogue by its figures: for `check` and for an audit, from one place.

mod longest_path;
mod outcomes;
mod shares;

use crate::{
    catalogue::{self, Catalogue, Check, Choice, Finding, Kind, Question, decides_nothing},
    document::Path,
    quiz::Answers,
};

use super::{
    cases::run_cases,
    outlook::{Outlook, outlook},
};

/// What of [`catalogue::findings`] belongs to an audit: what is about meaning and not about texts.
const OF_AN_AUDIT: [Check; 8] = [
    Check::NeverShown,
    Check::AlwaysHolds,
    Check::AlreadyHolds,
    Check::NeverChosen,
    Check::DecidesNothing,
    Check::ReasonNotAsked,
    Check::ReasonSupportsNothing,
    Check::OptionWithoutReason,
];

/// Everything found in `catalogue`: by form and by logic, by its figures, and by its worked cases.
#[must_use]
pub fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = catalogue::findings(catalogue);
    found.extend(longest_path::findings(catalogue));
    found.extend(by_figures(catalogue, outlook(catalogue, &Answers::none(catalogue)).as_ref()));
    found.extend(run_cases(catalogue));
    found
}

/// Everything found that an audit tells of.
pub(super) fn of_an_audit(catalogue: &Catalogue, outlook: Option<&Outlook>) -> Vec<Finding> {
    let seen = catalogue::findings(catalogue).into_iter().filter(|finding| OF_AN_AUDIT.contains(&finding.check));
    seen.chain(by_figures(catalogue, outlook)).collect()
}

fn by_figures(catalogue: &Catalogue, outlook: Option<&Outlook>) -> Vec<Finding> {
    let questions = Path::default().key("questions");
    // Of a question that decides nothing it is told that all its answers add the same.
    let deciding = catalogue.questions.iter().filter(|question| !decides_nothing(question));
    let mut found: Vec<Finding> = deciding.flat_map(|q| same_points(catalogue, q, &questions)).collect();
    found.extend(outcomes::findings(catalogue));
    found.extend(shares::findings(catalogue, outlook));
    found
}

/// Choices that give the same points to the same reasons as an earlier one, and that no `when` tells from it.
fn same_points(catalogue: &Catalogue, question: &Question, list: &Path) -> Vec<Finding> {
    let conditions =
        || catalogue.questions.iter().flat_map(|other| &other.when).filter(|c| c.question == question.index);
    let told_apart =
        |one: usize, other: usize| conditions().any(|c| c.any_of.contains(one) != c.any_of.contains(other));
    let twin = |(at, choice): (usize, &Choice)| {
        let earlier = question.choices.iter().enumerate().take(at);
        let (_, twin) = { earlier }.find(|(other, it)| points(it) == points(choice) && !told_apart(*other, at))?;
        let message = format!("`{}` and `{}` of `{}` give exactly the same points", twin.id, choice.id, question.id);
        let place = list.item(question.index).key("choices").item(at);
        Some(Finding::new(Check::SamePoints, place, message).asked_after(catalogue, question))
    };
    // Two ticks of the same weight are no doubt: both together count for more.
    let one = question.kind == Kind::One;
    question.choices.iter().enumerate().filter(|_| one).filter_map(twin).collect()
}

/// The points of a choice, by reason.
fn points(choice: &Choice) -> Vec<(usize, u32)> {
    let mut points = choice.points.clone();
    points.sort_unstable();
    points
}
