//! Warnings about the `when`s: by logic alone, exact, and through other questions too.

use crate::{
    catalogue::{Catalogue, ChoiceSet, Condition, Kind, Question},
    diagnostics::Rule,
    yaml::NodePath,
};

use super::{
    finding::{Evidence, Finding},
    reachability::{Need, Needs, having, meeting, minimal_core},
};

/// All warnings about the `when` of `question`.
pub(crate) fn findings(catalogue: &Catalogue, question: &Question) -> Vec<Finding> {
    if question.when.is_empty() {
        return Vec::new();
    }
    let needs = Needs::asked(catalogue, std::iter::once(question.index));
    if let Some((named, clashing)) = needs.conflict(catalogue) {
        return vec![never_shown(catalogue, question, named, &clashing)];
    }
    let implied = |condition| implied(catalogue, question, condition, &needs);
    if let Some(why) = question.when.iter().map(implied).collect::<Option<Vec<Evidence>>>() {
        return always_holds(catalogue, question, why).into_iter().collect();
    }
    let about = |condition| match implied(condition) {
        Some(why) => vec![already_holds(catalogue, question, condition, why)],
        None => never_chosen(catalogue, question, condition, &needs),
    };
    question.when.iter().flat_map(about).collect()
}

/// The answers of the fewest choices by which `question` is asked; empty where it always is. None where it never is.
pub fn path_to(catalogue: &Catalogue, question: &Question) -> Option<Vec<(usize, ChoiceSet)>> {
    Needs::asked(catalogue, std::iter::once(question.index)).answers(catalogue)
}

fn never_shown(catalogue: &Catalogue, question: &Question, named: &Question, needs: &[Need]) -> Finding {
    let message = format!("`{}` is never asked: no answers make its `when` true", question.id);
    let clashing = minimal_core(needs, |needs| meeting(named, needs, ChoiceSet::NONE).is_none());
    Finding::new(Rule::NeverShown, path(question), message).with_evidence(whens(catalogue, named, &clashing))
}

/// That all of a `when` holds as soon as the questions that it names are asked.
fn always_holds(catalogue: &Catalogue, question: &Question, why: Vec<Evidence>) -> Option<Finding> {
    let named: Vec<String> = question.when.iter().map(|c| format!("`{}`", id(catalogue, c.question))).collect();
    let message = format!("the `when` of `{}` is true for every answer to {}", question.id, named.join(" and "));
    let witness = why.into_iter().reduce(Evidence::and)?;
    Some(Finding::new(Rule::AlwaysHolds, path(question), message).with_evidence(witness))
}

/// That `condition` of `question` holds wherever the others do.
fn already_holds(catalogue: &Catalogue, question: &Question, condition: &Condition, why: Evidence) -> Finding {
    let named = condition.question;
    let written = words(catalogue, named, condition.any_of);
    let message =
        format!("`{written}` in the `when` of `{}` is redundant: the rest of the `when` implies it", question.id);
    Finding::new(Rule::AlreadyHolds, path(question).key_name(id(catalogue, named)), message).with_evidence(why)
}

/// Why `condition` of `question` holds as soon as all questions that its `when` names are asked. None where it need
/// not. Its other conditions cannot bear on it but by that: they are about other questions.
fn implied(catalogue: &Catalogue, question: &Question, condition: &Condition, needs: &Needs) -> Option<Evidence> {
    let named = catalogue.questions.get(condition.question)?;
    let others: Vec<Need> = needs.of(named.index).iter().copied().filter(|need| need.owner != question.index).collect();
    let holds = |needs: &[Need]| meeting(named, needs, condition.any_of).is_none();
    if !holds(&others) {
        return None;
    }
    let why = minimal_core(&others, holds);
    Some(if why.is_empty() {
        Evidence::text(format!("every answer to `{}` includes one of the choices listed", named.id))
    } else {
        whens(catalogue, named, &why)
    })
}

/// The choices named in `condition` that nobody can have taken who is asked, while others of them can be had.
fn never_chosen(catalogue: &Catalogue, question: &Question, condition: &Condition, needs: &Needs) -> Vec<Finding> {
    let Some(named) = catalogue.questions.get(condition.question) else { return Vec::new() };
    let needs = needs.of(named.index);
    let finding = |choice: usize| {
        let name = named.choices.get(choice).map_or("", |choice| &choice.id);
        let (asked, answered) = (&question.id, &named.id);
        let message = format!("nobody who is asked `{asked}` can have picked `{name}` for `{answered}`");
        let why = minimal_core(needs, |needs| excluded(named, needs, choice));
        let place = path(question).key(answered.to_owned()).item_text(name);
        Finding::new(Rule::NeverChosen, place, message).with_evidence(whens(catalogue, named, &why))
    };
    condition.any_of.iter().filter(|choice| excluded(named, needs, *choice)).map(finding).collect()
}

fn excluded(question: &Question, needs: &[Need], choice: usize) -> bool {
    having(question, needs, ChoiceSet::one(choice), ChoiceSet::NONE).is_none()
}

/// The `when`s in which `needs` of `named` stand.
fn whens(catalogue: &Catalogue, named: &Question, needs: &[Need]) -> Evidence {
    let said = needs.iter().enumerate().map(|(at, need)| {
        let (owner, written) = (id(catalogue, need.owner), words(catalogue, named.index, need.any_of));
        let start = if at == 0 { "the `when`" } else { "and that" };
        if need.any_of.is_empty() {
            format!("{start} of `{owner}` lists no choice of `{}`", named.id)
        } else {
            format!("{start} of `{owner}` needs `{written}`")
        }
    });
    let said = said.collect::<Vec<_>>().join(", ");
    let text = match (needs.len() > 1, named.kind) {
        (true, Kind::Many { max }) => format!("{said}; `{}` takes at most {max}", named.id),
        _ => said,
    };
    let places = needs.iter().filter_map(|need| catalogue.questions.get(need.owner));
    let places = places.map(|owner| path(owner).key_name(&named.id)).collect();
    Evidence { text, answers: Vec::new(), places }
}

/// A condition as it is written.
pub(crate) fn words(catalogue: &Catalogue, question: usize, any_of: ChoiceSet) -> String {
    let choices = catalogue.questions.get(question).map_or(&[][..], |question| &question.choices);
    let named: Vec<&str> = any_of.iter().filter_map(|at| Some(choices.get(at)?.id.as_str())).collect();
    format!("{}: [{}]", id(catalogue, question), named.join(", "))
}

fn id(catalogue: &Catalogue, question: usize) -> &str {
    catalogue.questions.get(question).map_or("", |question| &question.id)
}

/// The path to the `when` of `question`.
fn path(question: &Question) -> NodePath {
    NodePath::default().key("questions").item(question.index).key("when")
}
