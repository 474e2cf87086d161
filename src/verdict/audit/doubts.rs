//! What is doubtful in a catalogue, as far as its figures show.

use crate::{
    catalogue::{self, Catalogue, Choice, Finding, Level, Question},
    document::Path,
    quiz::Answers,
    verdict::{
        decided::can_still_lead,
        outlook::{Outlook, Proof},
    },
};

/// The findings that can be seen without figures and belong to an audit.
const SEEN: [&str; 3] = ["never-shown", "decides-nothing", "option-without-reason"];

/// Everything doubtful, the most of it first seen by [`catalogue::findings`].
pub(super) fn findings(catalogue: &Catalogue, outlook: Option<&Outlook>) -> Vec<Finding> {
    let root = Path::default();
    let mut found: Vec<Finding> =
        catalogue::findings(catalogue).into_iter().filter(|finding| SEEN.contains(&finding.code)).collect();
    found.extend(catalogue.questions.iter().flat_map(|q| same_points(catalogue, q, &root.key("questions"))));
    found.extend(never_ahead(catalogue, &root.key("options")));
    found.extend(outlook.and_then(never_balanced));
    found.extend(unfair(catalogue, outlook));
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
        Some(Finding {
            code: "same-points",
            level: Level::Warning,
            message: format!("`{}` and `{}` of `{}` add exactly the same", twin.id, choice.id, question.id),
            help: "nothing tells them apart: make them one, or give them different points".into(),
            path: list.item(question.index).key("choices").item(at),
        })
    };
    question.choices.iter().enumerate().filter_map(twin).collect()
}

/// The points of a choice, by reason.
fn points(choice: &Choice) -> Vec<(usize, u32)> {
    let mut points = choice.points.clone();
    points.sort_unstable();
    points
}

/// Options that have a reason and yet are never ahead, whatever is answered or left open.
fn never_ahead(catalogue: &Catalogue, list: &Path) -> Vec<Finding> {
    let can = can_still_lead(catalogue, &Answers::none(catalogue));
    let has_reason = |option: usize| catalogue.reasons.iter().any(|reason| reason.support(option) > 0);
    let options = catalogue.options.iter().enumerate();
    let never = options.filter(|(option, _)| !can.contains(option) && has_reason(*option));
    let finding = |(at, option): (usize, &catalogue::Opt)| Finding {
        code: "never-ahead",
        level: Level::Warning,
        message: format!("no answers put `{}` ahead", option.id),
        help: "give its reasons more points, or take it out".into(),
        path: list.item(at),
    };
    never.map(finding).collect()
}

/// Where every complete set of answers puts somebody ahead.
fn never_balanced(outlook: &Outlook) -> Option<Finding> {
    (outlook.balanced.proof == Some(Proof::Never)).then(|| Finding {
        code: "never-balanced",
        level: Level::Warning,
        message: "no complete answers end balanced".into(),
        help: "check the points: some answers should leave it open".into(),
        path: Path::default().key("questions"),
    })
}

/// A declared fairness that is broken: the shares of the two sides, ahead under random answering, differ by more than
/// the tolerance. Rounding alone breaks nothing.
fn unfair(catalogue: &Catalogue, outlook: Option<&Outlook>) -> Option<Finding> {
    let tolerance = catalogue.tolerance?;
    let path = Path::default().key("fairness").key("tolerance");
    let Some(outlook) = outlook else {
        return Some(Finding {
            code: "fairness-unknown",
            level: Level::Warning,
            message: "fairness is declared, and only measured between two options".into(),
            help: "take `fairness` out".into(),
            path,
        });
    };
    let [one, other] = outlook.ahead.map(|share| share.value);
    let apart = (one - other).abs();
    (apart > tolerance + 1e-12).then(|| Finding {
        code: "unfair",
        // An estimate proves nothing.
        level: if outlook.exact { Level::Error } else { Level::Warning },
        message: format!(
            "answered at random, the two sides are ahead in {:.1} % and {:.1} % of the ways{}: more than {:.1} percentage points apart",
            100.0 * one,
            100.0 * other,
            if outlook.exact { "" } else { " (estimated)" },
            100.0 * tolerance,
        ),
        help: "change the points until neither side is favoured, or the tolerance if it should be".into(),
        path,
    })
}
