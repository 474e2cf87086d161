//! Lints about `when`s. They are exact, and follow conditions through other questions.

use crate::{
    catalogue::{Catalogue, ChoiceSet, Condition, Kind, Question},
    diagnostics::Rule,
    yaml::NodePath,
};

use super::{
    finding::{Evidence, Finding, write_choices},
    reachability::{Need, Needs, meeting, meeting_with, minimal_core},
};

pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    catalogue.questions.iter().flat_map(|question| of_question(catalogue, question)).collect()
}

fn of_question(catalogue: &Catalogue, question: &Question) -> Vec<Finding> {
    if question.when.is_empty() {
        return Vec::new();
    }
    let needs = Needs::to_ask(catalogue, question);
    if let Some((named, conflicting)) = needs.conflict(catalogue) {
        return vec![never_shown(catalogue, question, named, &conflicting)];
    }
    let implied = |condition| implied(catalogue, question, condition, &needs);
    if let Some(evidence) = question.when.iter().map(implied).collect::<Option<Vec<Evidence>>>() {
        return always_holds(catalogue, question, evidence).into_iter().collect();
    }
    let of_condition = |condition| match implied(condition) {
        Some(evidence) => vec![already_holds(catalogue, question, condition, evidence)],
        None => never_chosen(catalogue, question, condition, &needs),
    };
    question.when.iter().flat_map(of_condition).collect()
}

fn never_shown(catalogue: &Catalogue, question: &Question, named: &Question, needs: &[Need]) -> Finding {
    let message = format!("`{}` is never asked: no answers make its `when` true", question.id);
    let conflicting = minimal_core(needs, |needs| meeting(named, needs).is_none());
    Finding::new(Rule::NeverShown, path(question), message).with_evidence(whens(catalogue, named, &conflicting))
}

/// The whole `when` holds as soon as the questions that it names are asked.
fn always_holds(catalogue: &Catalogue, question: &Question, evidence: Vec<Evidence>) -> Option<Finding> {
    let named: Vec<String> = question.when.iter().map(|c| format!("`{}`", id(catalogue, c.question))).collect();
    let message = format!("the `when` of `{}` is true for every answer to {}", question.id, named.join(" and "));
    let evidence = evidence.into_iter().reduce(Evidence::and)?;
    Some(Finding::new(Rule::AlwaysHolds, path(question), message).with_evidence(evidence))
}

/// `condition` holds whenever the others do.
fn already_holds(catalogue: &Catalogue, question: &Question, condition: &Condition, evidence: Evidence) -> Finding {
    let named = condition.question;
    let written = write_choices(catalogue, named, condition.any_of);
    let message =
        format!("`{written}` in the `when` of `{}` is redundant: the rest of the `when` implies it", question.id);
    Finding::new(Rule::AlreadyHolds, path(question).key_name(id(catalogue, named)), message).with_evidence(evidence)
}

/// Why `condition` holds as soon as all questions that the `when` of `question` names are asked. None if it need not.
/// The other conditions are about other questions, so they can only imply it in this way.
fn implied(catalogue: &Catalogue, question: &Question, condition: &Condition, needs: &Needs) -> Option<Evidence> {
    let named = catalogue.questions.get(condition.question)?;
    let others: Vec<Need> =
        needs.get(named.index).iter().copied().filter(|need| need.owner != question.index).collect();
    let holds = |needs: &[Need]| meeting_with(named, needs, ChoiceSet::NONE, condition.any_of).is_none();
    if !holds(&others) {
        return None;
    }
    let core = minimal_core(&others, holds);
    Some(if core.is_empty() {
        Evidence::text(format!("every answer to `{}` includes one of the choices listed", named.id))
    } else {
        whens(catalogue, named, &core)
    })
}

/// Finds the choices of `condition` that nobody who is asked `question` can have picked.
fn never_chosen(catalogue: &Catalogue, question: &Question, condition: &Condition, needs: &Needs) -> Vec<Finding> {
    let Some(named) = catalogue.questions.get(condition.question) else { return Vec::new() };
    let needs = needs.get(named.index);
    let finding = |choice: usize| {
        let name = named.choices.get(choice).map_or("", |choice| &choice.id);
        let (asked, answered) = (&question.id, &named.id);
        let message = format!("nobody who is asked `{asked}` can have picked `{name}` for `{answered}`");
        let core = minimal_core(needs, |needs| is_excluded(named, needs, choice));
        let path = path(question).key(answered.to_owned()).item_text(name);
        Finding::new(Rule::NeverChosen, path, message).with_evidence(whens(catalogue, named, &core))
    };
    condition.any_of.iter().filter(|choice| is_excluded(named, needs, *choice)).map(finding).collect()
}

fn is_excluded(question: &Question, needs: &[Need], choice: usize) -> bool {
    meeting_with(question, needs, ChoiceSet::one(choice), ChoiceSet::NONE).is_none()
}

/// The `when`s that `needs` of `named` come from.
fn whens(catalogue: &Catalogue, named: &Question, needs: &[Need]) -> Evidence {
    let sentences = needs.iter().enumerate().map(|(index, need)| {
        let (owner, written) = (id(catalogue, need.owner), write_choices(catalogue, named.index, need.any_of));
        let start = if index == 0 { "the `when`" } else { "and that" };
        if need.any_of.is_empty() {
            format!("{start} of `{owner}` lists no choice of `{}`", named.id)
        } else {
            format!("{start} of `{owner}` needs `{written}`")
        }
    });
    let needed = sentences.collect::<Vec<_>>().join(", ");
    let text = match (needs.len() > 1, named.kind) {
        (true, Kind::Many { max }) => format!("{needed}; `{}` takes at most {max}", named.id),
        _ => needed,
    };
    let places = needs.iter().filter_map(|need| catalogue.questions.get(need.owner));
    let places = places.map(|owner| path(owner).key_name(&named.id)).collect();
    Evidence { text, answers: Vec::new(), places }
}

fn id(catalogue: &Catalogue, question: usize) -> &str {
    catalogue.questions.get(question).map_or("", |question| &question.id)
}

/// The path to the `when` of `question`.
fn path(question: &Question) -> NodePath {
    NodePath::default().key("questions").item(question.index).key("when")
}
