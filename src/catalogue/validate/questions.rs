//! Questions, their choices and their `when`.

use std::{collections::VecDeque, ops::RangeInclusive};

use crate::{
    catalogue::{
        Choice, Condition, Kind, Question, Reason, RuledOut, contribution, limits,
        schema::{self, SourcedWhy, TextOr, Type},
    },
    diagnostics::{DiagnosticKind, IdKind, Rule, quote},
    text::{sanitize, sanitize_line},
    yaml::NodePath,
};

use super::{
    ids::{Ids, KnownIds},
    validator::Validator,
};

pub(crate) fn validate(
    validator: &mut Validator,
    known: &KnownIds,
    reasons: &[Reason],
    questions: Vec<schema::Question>,
) -> Vec<Question> {
    let list = NodePath::default().key("questions");
    let ids = validator.check_ids(IdKind::Question, questions.iter().map(|q| q.id.as_str()), &list);
    let whens: Vec<Vec<String>> = questions.iter().map(|question| question.when.keys().cloned().collect()).collect();
    let mut done: Vec<Question> = Vec::new();
    for (index, question) in questions.into_iter().enumerate() {
        let path = list.item(index);
        let kind = kind(validator, &question, &path);
        check_ordered(validator, &question, &path);
        let when = conditions(validator, (&ids, &whens), &done, &question, &path);
        let choices = choices(validator, known, reasons, question.choices, &path.key("choices"));
        for condition in &when {
            done.get_mut(condition.question).into_iter().for_each(|earlier| earlier.controls = true);
        }
        done.push(Question {
            index,
            id: question.id,
            title: sanitize_line(question.title),
            topic: sanitize_line(question.topic),
            help: sanitize(question.help),
            why: sanitize(question.why),
            source: validator.citations(&known.sources, question.source, &path.key("source")),
            kind,
            yours: question.yours,
            ordered: question.ordered,
            when,
            controls: false,
            choices,
        });
    }
    done
}

impl Type {
    /// How many choices a question of this type may have.
    pub(crate) const fn bounds(self) -> &'static RangeInclusive<usize> {
        match self {
            Self::One => &limits::CHOICES_ONE,
            Self::Many => &limits::CHOICES_MANY,
        }
    }
}

fn kind(validator: &mut Validator, question: &schema::Question, path: &NodePath) -> Kind {
    let count = question.choices.len();
    match (question.kind, question.max) {
        (Type::One, None) => Kind::One,
        (Type::One, Some(_)) => {
            let what = format!("`max` needs `type: many`, but `{}` takes one choice", quote(&question.id));
            let kind = DiagnosticKind::new(Rule::Conflict, what, "add `type: many`, or remove `max`");
            validator.add(kind, path.key_name("max"));
            Kind::One
        }
        (Type::Many, None) => Kind::Many { max: count },
        (Type::Many, Some(max)) => {
            validator.check_number("max", max, &(1..=count.max(1)), "a whole number", path.key("max"));
            Kind::Many { max: max as usize }
        }
    }
}

/// Checks that only the choices of a question of one choice are steps of a scale.
fn check_ordered(validator: &mut Validator, question: &schema::Question, path: &NodePath) {
    if question.ordered && question.kind == Type::Many {
        let what = format!("`ordered` needs one choice, but `{}` takes many", quote(&question.id));
        let kind = DiagnosticKind::new(Rule::Conflict, what, "remove `ordered`, or `type: many`");
        validator.add(kind, path.key_name("ordered"));
    }
}

/// The conditions of a `when`. Each must be about a question that is already `done`.
fn conditions(
    validator: &mut Validator,
    (ids, whens): (&Ids, &[Vec<String>]),
    done: &[Question],
    question: &schema::Question,
    path: &NodePath,
) -> Vec<Condition> {
    let when = path.key("when");
    let mut conditions = Vec::new();
    for (id, wanted) in &question.when.0 {
        let Some(index) = validator.resolve(ids, id, when.key_name(id)) else { continue };
        let Some(earlier) = done.get(index) else {
            if !validator.is_full() {
                let cycle = cycle((ids, whens), index, done.len()).unwrap_or_default();
                let kind = DiagnosticKind::NotEarlier { question: question.id.clone(), id: id.clone(), cycle };
                validator.add(kind, when.key_name(id));
            }
            continue;
        };
        let any_of = validator.choices(earlier, wanted, &when.key(id.clone()));
        conditions.push(Condition { question: index, any_of });
    }
    conditions
}

/// The ids on the shortest cycle of `when`s that begins with the one from question `end` to question `start`. None if no
/// `when` leads from `start` back to `end`: then moving `start` up is enough.
fn cycle((ids, whens): (&Ids, &[Vec<String>]), start: usize, end: usize) -> Option<Vec<String>> {
    let mut previous: Vec<Option<usize>> = vec![None; whens.len()];
    let mut todo = VecDeque::from([start]);
    *previous.get_mut(start)? = Some(end);
    while let Some(at) = todo.pop_front().filter(|at| *at != end) {
        for next in whens.get(at)?.iter().filter_map(|id| ids.index(id)) {
            if let Some(slot) = previous.get_mut(next).filter(|slot| slot.is_none()) {
                *slot = Some(at);
                todo.push_back(next);
            }
        }
    }
    let mut cycle = vec![end];
    let mut at = (*previous.get(end)?)?;
    while at != end {
        cycle.push(at);
        at = (*previous.get(at)?)?;
    }
    cycle.push(end);
    cycle.into_iter().rev().map(|at| ids.all.get(at).cloned()).collect()
}

fn choices(
    validator: &mut Validator,
    known: &KnownIds,
    reasons: &[Reason],
    choices: Vec<schema::Choice>,
    list: &NodePath,
) -> Vec<Choice> {
    validator.check_ids(IdKind::Choice, choices.iter().map(|choice| choice.id.as_str()), list);
    let mut resolve = |(index, choice): (usize, schema::Choice)| {
        let points = points(validator, known, &choice, &list.item(index));
        let options = 0..known.options.len();
        let contribution = options.map(|option| contribution(&points, reasons, option)).collect();
        let rules_out = rules_out(validator, known, choice.rules_out.0, &list.item(index));
        Choice {
            id: choice.id,
            label: sanitize_line(choice.label),
            help: sanitize(choice.help),
            points,
            contribution,
            rules_out,
        }
    };
    choices.into_iter().enumerate().map(&mut resolve).collect()
}

fn points(validator: &mut Validator, known: &KnownIds, choice: &schema::Choice, path: &NodePath) -> Vec<(usize, u32)> {
    let path = path.key("points");
    let mut points = Vec::new();
    for (reason, count) in &choice.points.0 {
        let Some(index) = validator.resolve(&known.reasons, reason, path.key_name(reason)) else { continue };
        validator.check_number(reason, *count, &limits::POINTS, "points", path.key(reason.clone()));
        // A number out of range is an error already. Clamp it, so that no sum overflows.
        let count = (*count).min(u32::try_from(*limits::POINTS.end()).unwrap_or(0));
        if count > 0 {
            points.push((index, count));
        }
    }
    points
}

fn rules_out(
    validator: &mut Validator,
    known: &KnownIds,
    rules_out: Vec<(String, TextOr<SourcedWhy>)>,
    path: &NodePath,
) -> Vec<RuledOut> {
    let path = path.key("rules_out");
    let mut all = Vec::new();
    for (id, ruled_out) in rules_out {
        let Some(option) = validator.resolve(&known.options, &id, path.key_name(&id)) else { continue };
        let (why, source) = match ruled_out {
            TextOr::Text(why) => (why, Vec::new()),
            TextOr::Map(sourced) => (sourced.why, sourced.source),
        };
        let path = path.key(id);
        let source = validator.citations(&known.sources, source, &path.key("source"));
        all.push(RuledOut { option, why: sanitize_line(why), source });
    }
    all
}
