//! The questions, their choices and their `when`.

use std::{collections::VecDeque, ops::RangeInclusive};

use crate::{
    catalogue::{
        Choice, Condition, Kind, Question, Reason,
        choice_set::ChoiceSet,
        limits,
        schema::{self, Type},
    },
    diagnostics::{DiagnosticKind, IdKind, quote},
    text::{sanitize, sanitize_line},
    yaml::NodePath,
};

use super::{
    Known, citations,
    problems::{Ids, Problems},
};

pub(crate) fn validate(
    problems: &mut Problems,
    known: &Known,
    reasons: &[Reason],
    questions: Vec<schema::Question>,
) -> Vec<Question> {
    let list = NodePath::default().key("questions");
    let ids = problems.ids(IdKind::Question, questions.iter().map(|q| q.id.as_str()), &list);
    let whens: Vec<Vec<String>> = questions.iter().map(|question| question.when.keys().cloned().collect()).collect();
    let mut done: Vec<Question> = Vec::new();
    for (index, question) in questions.into_iter().enumerate() {
        let path = list.item(index);
        let kind = kind(problems, &question, &path);
        let when = conditions(problems, (&ids, &whens), &done, &question, &path);
        let choices = choices(problems, known, reasons, question.choices, &path.key("choices"));
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
            source: citations(problems, known, question.source, &path),
            kind,
            when,
            controls: false,
            choices,
        });
    }
    done
}

impl Type {
    /// How many choices a question of this type has.
    pub(crate) const fn bounds(self) -> &'static RangeInclusive<usize> {
        match self {
            Self::One => &limits::CHOICES_ONE,
            Self::Many => &limits::CHOICES_MANY,
        }
    }
}

fn kind(problems: &mut Problems, question: &schema::Question, path: &NodePath) -> Kind {
    let count = question.choices.len();
    match (question.kind, question.max) {
        (Type::One, None) => Kind::One,
        (Type::One, Some(_)) => {
            let what = format!("`max` needs `type: many`, but `{}` takes one choice", quote(&question.id));
            let instead = "add `type: many`, or remove `max`".into();
            problems.add(DiagnosticKind::Conflict { what, instead }, path.name("max"));
            Kind::One
        }
        (Type::Many, None) => Kind::Many { max: count },
        (Type::Many, Some(max)) => {
            problems.value("max", max, &(1..=count.max(1)), "a whole number", path.key("max"));
            Kind::Many { max: max as usize }
        }
    }
}

/// The conditions of the `when`, each about a question that is already `done`.
fn conditions(
    problems: &mut Problems,
    (ids, whens): (&Ids, &[Vec<String>]),
    done: &[Question],
    question: &schema::Question,
    path: &NodePath,
) -> Vec<Condition> {
    let when = path.key("when");
    let mut conditions = Vec::new();
    for (id, wanted) in &question.when.0 {
        let Some(place) = problems.find(ids, id, when.name(id)) else { continue };
        let Some(earlier) = done.get(place) else {
            let cycle = if problems.is_full() { None } else { cycle((ids, whens), place, done.len()) };
            let cycle = cycle.unwrap_or_default();
            let problem = DiagnosticKind::NotEarlier { question: question.id.clone(), id: id.clone(), cycle };
            problems.add(problem, when.name(id));
            continue;
        };
        let any_of = picks(problems, earlier, wanted, &when.key(id.clone()));
        conditions.push(Condition { question: place, any_of });
    }
    conditions
}

/// The ids from the question at `to` by one `when` after the other back to it, of which the first leads to the question
/// at `from`. None where no way leads back: then moving `from` up is enough.
fn cycle((ids, whens): (&Ids, &[Vec<String>]), from: usize, to: usize) -> Option<Vec<String>> {
    let mut before: Vec<Option<usize>> = vec![None; whens.len()];
    let mut todo = VecDeque::from([from]);
    *before.get_mut(from)? = Some(to);
    while let Some(at) = todo.pop_front().filter(|at| *at != to) {
        for next in whens.get(at)?.iter().filter_map(|id| ids.place(id)) {
            if let Some(slot) = before.get_mut(next).filter(|slot| slot.is_none()) {
                *slot = Some(at);
                todo.push_back(next);
            }
        }
    }
    let mut way = vec![to];
    let mut at = (*before.get(to)?)?;
    while at != to {
        way.push(at);
        at = (*before.get(at)?)?;
    }
    way.push(to);
    way.reverse();
    way.into_iter().map(|at| ids.iter().nth(at).map(Into::into)).collect()
}

/// The choices of `question` named in `wanted`.
pub(crate) fn picks(problems: &mut Problems, question: &Question, wanted: &[String], path: &NodePath) -> ChoiceSet {
    let place = |id: &String| question.choices.iter().position(|choice| choice.id == *id);
    let picks: ChoiceSet = wanted.iter().filter_map(place).collect();
    if picks.len() == wanted.len() {
        return picks;
    }
    let ids = Ids::choices(question);
    problems.find_all(&ids, wanted, path).into_iter().collect()
}

fn choices(
    problems: &mut Problems,
    known: &Known,
    reasons: &[Reason],
    choices: Vec<schema::Choice>,
    list: &NodePath,
) -> Vec<Choice> {
    problems.ids(IdKind::Choice, choices.iter().map(|choice| choice.id.as_str()), list);
    let mut resolve = |(index, choice): (usize, schema::Choice)| {
        let points = points(problems, known, &choice, &list.item(index));
        let added = |option: usize| points.iter().map(|(r, p)| p * support(reasons, *r, option)).sum();
        let adds = (0..known.options.len()).map(added).collect();
        Choice {
            id: choice.id,
            label: sanitize_line(choice.label),
            help: sanitize(choice.help),
            points,
            contribution: adds,
        }
    };
    choices.into_iter().enumerate().map(&mut resolve).collect()
}

fn points(problems: &mut Problems, known: &Known, choice: &schema::Choice, path: &NodePath) -> Vec<(usize, u32)> {
    let path = path.key("points");
    let mut points = Vec::new();
    for (reason, count) in &choice.points.0 {
        let Some(place) = problems.find(&known.reasons, reason, path.name(reason)) else { continue };
        problems.value(reason, *count, &limits::POINTS, "points", path.key(reason.clone()));
        // Out of bounds is a fault already; clamped, so that sums of the rest stay small.
        let count = (*count).min(u32::try_from(*limits::POINTS.end()).unwrap_or(0));
        if count > 0 {
            points.push((place, count));
        }
    }
    points
}

fn support(reasons: &[Reason], reason: usize, option: usize) -> u32 {
    reasons.get(reason).map_or(0, |reason| reason.support(option).min(3))
}
