//! The checks that all parts of a catalogue share. They collect errors and continue.

use std::{collections::HashSet, ops::RangeInclusive};

use crate::{
    catalogue::{ChoiceSet, Citation, Question},
    diagnostics::{DiagnosticKind, IdKind, Rule},
    text::sanitize_line,
    yaml::NodePath,
};

use super::ids::{Ids, wrong_id};

/// How many errors are shown. One more is collected, to know whether there are more.
pub(crate) const MAX_ERRORS: usize = 200;

/// An error, and the path to where it is.
pub(crate) type ValidationError = (DiagnosticKind, NodePath);

/// Checks values, and collects what is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct Validator {
    pub(crate) errors: Vec<ValidationError>,
}

impl Validator {
    pub(crate) fn add(&mut self, kind: DiagnosticKind, path: NodePath) {
        if !self.is_full() {
            self.errors.push((kind, path));
        }
    }

    /// Whether no more errors are collected. Check this before work that is only for an error.
    pub(crate) fn is_full(&self) -> bool {
        self.errors.len() > MAX_ERRORS
    }

    /// Returns `value` if there were no errors.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, Vec<ValidationError>> {
        if self.errors.is_empty() { Ok(value) } else { Err(self.errors) }
    }

    /// Checks that the value of `key` is within `bounds`; `noun` names it in the help.
    pub(crate) fn check_number(
        &mut self,
        key: &str,
        found: u32,
        bounds: &RangeInclusive<usize>,
        noun: &str,
        path: NodePath,
    ) {
        if bounds.contains(&(found as usize)) {
            return;
        }
        let (min, max) = bounds.clone().into_inner();
        let bound = if min == max {
            min.to_string()
        } else if (found as usize) < min {
            format!("at least {min}")
        } else {
            format!("at most {max}")
        };
        let what = format!("`{key}` must be {bound}, not {found}");
        let help = if min == max { format!("write {min}") } else { format!("write {noun} from {min} to {max}") };
        self.add(DiagnosticKind::new(Rule::Limit, what, help), path);
    }

    /// Checks that the number of `kind` that `owner` has is within `bounds`.
    pub(crate) fn check_length(
        &mut self,
        owner: &str,
        kind: IdKind,
        length: usize,
        bounds: &RangeInclusive<usize>,
        path: NodePath,
    ) {
        let (min, max) = bounds.clone().into_inner();
        let counted = |count: usize| match (count, kind) {
            (1, _) => format!("1 {}", kind.word()),
            (_, IdKind::Faq) => format!("{count} FAQ entries"),
            _ => format!("{count} {}s", kind.word()),
        };
        let (what, help) = if bounds.contains(&length) {
            return;
        } else if length == 0 {
            let what = format!("{owner} has no {}s; it needs at least {min}", kind.word());
            (what, format!("add at least {}", counted(min)))
        } else if length < min {
            let what = format!("{owner} has only {}; it needs at least {min}", counted(length));
            (what, format!("add at least {} more", min - length))
        } else {
            let what = format!("{owner} has {}; the maximum is {max}", counted(length));
            (what, format!("remove {}", length - max))
        };
        self.add(DiagnosticKind::new(Rule::Limit, what, help), path);
    }

    /// Checks that an id is allowed, and returns whether it is.
    pub(crate) fn check_id(&mut self, kind: IdKind, id: &str, path: NodePath) -> bool {
        let wrong = wrong_id(kind, id);
        let is_allowed = wrong.is_none();
        if let Some((what, help)) = wrong {
            self.add(DiagnosticKind::new(Rule::BadId, what, help), path);
        }
        is_allowed
    }

    /// Checks that the ids of a list are allowed and unique, and returns them to resolve references.
    pub(crate) fn check_ids<'a>(&mut self, kind: IdKind, ids: impl Iterator<Item = &'a str>, list: &NodePath) -> Ids {
        let mut known = Ids::new(kind, ids.map(Into::into));
        let mut refused = Vec::new();
        for (index, id) in known.all.iter().enumerate() {
            let path = list.item(index).key("id");
            if known.index(id) != Some(index) {
                self.add(DiagnosticKind::Duplicate { kind, id: id.clone() }, path);
            } else if !self.check_id(kind, id, path) {
                refused.push(index);
            }
        }
        known.refused = refused;
        known
    }

    /// The index of `id` in its list. An id close to a refused one refers to that: the error is reported where that is
    /// defined, and not again for every reference.
    pub(crate) fn resolve(&mut self, ids: &Ids, id: &str, path: NodePath) -> Option<usize> {
        let found = ids.index(id).or_else(|| ids.meant(id));
        if found.is_none() && !self.is_full() {
            let (id, known) = (id.into(), ids.corrected());
            let kind = match &ids.question {
                Some(question) => DiagnosticKind::UnknownChoice { question: question.clone(), id, known },
                None => DiagnosticKind::Unknown { kind: ids.kind, id, known },
            };
            self.add(kind, path);
        }
        found
    }

    /// The indices of the ids of a list, which must not repeat any.
    pub(crate) fn resolve_list(&mut self, ids: &Ids, list: &[String], path: &NodePath) -> Vec<usize> {
        let mut indices = Vec::new();
        let mut seen = HashSet::new();
        for (at, id) in list.iter().enumerate() {
            let Some(index) = self.resolve(ids, id, path.item(at)) else { continue };
            if seen.insert(index) {
                indices.push(index);
            } else {
                self.add(DiagnosticKind::Repeated { kind: ids.kind, id: id.clone() }, path.item(at));
            }
        }
        indices
    }

    /// The choices of `question` with the ids `wanted`.
    pub(crate) fn choices(&mut self, question: &Question, wanted: &[String], path: &NodePath) -> ChoiceSet {
        let index = |id: &String| question.choices.iter().position(|choice| choice.id == *id);
        let choices: ChoiceSet = wanted.iter().filter_map(index).collect();
        if choices.len() == wanted.len() {
            return choices;
        }
        self.resolve_list(&Ids::choices(question), wanted, path).into_iter().collect()
    }

    /// The citations of the item at `item`. The first word of each is the id of the source.
    pub(crate) fn citations(&mut self, sources: &Ids, texts: Vec<String>, list: &NodePath) -> Vec<Citation> {
        let mut citations = Vec::new();
        for (index, text) in texts.into_iter().enumerate() {
            let id = text.split_whitespace().next().unwrap_or_default();
            if let Some(source) = self.resolve(sources, id, list.item(index)) {
                citations.push(Citation { source, text: sanitize_line(text) });
            }
        }
        citations
    }
}
