//! From an answers file to the responses of a quiz, and back.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    catalogue::{Catalogue, Question},
    quiz::{Answer, LONGEST_NOTE, OrderName, Responses, Weight},
    record::choice_ids,
};

use super::{
    answers_file::AnswersFile,
    edition::Edition,
    migration::{Change, Migration},
};

impl AnswersFile {
    /// The responses that fit `catalogue`, and what does not fit.
    pub fn resolve(&self, catalogue: &Catalogue) -> (Responses, Vec<Change>) {
        let mut responses = Responses { forecast_seen: self.outlook_seen, ..Responses::none(catalogue) };
        let mut changes = Vec::new();
        let (answers, notes) = (self.answers.index(), self.notes.index());
        let not_sure: BTreeSet<&str> = self.not_sure.iter().map(String::as_str).collect();
        let guesses: BTreeSet<&str> = self.guesses.iter().map(String::as_str).collect();
        for question in &catalogue.questions {
            let id = question.id.as_str();
            let (answer, change) = match answers.get(id) {
                Some(choices) => resolve_answer(question, choices),
                None if not_sure.contains(id) => (Answer::NotSure, None),
                None => (Answer::Open, None),
            };
            responses.answers.set(question, answer);
            responses.answers.set_guess(question, guesses.contains(id));
            changes.extend(change);
            let note = notes.get(id).map_or("", |note| note.as_str());
            responses.notes.set(question, &note.chars().take(LONGEST_NOTE).collect::<String>());
            if note.chars().count() > LONGEST_NOTE {
                changes.push(Change::LongNote { question: question.title.clone() });
            }
        }
        let reasons = reason_indices(catalogue);
        for (id, weight) in &self.priorities.0 {
            match reasons.get(id.as_str()) {
                Some(reason) => responses.priorities.set(*reason, *weight),
                None => changes.push(Change::ReasonGone { id: id.clone() }),
            }
        }
        let known = indices(catalogue);
        let lists = self.not_sure.iter().chain(&self.guesses);
        let ids: BTreeSet<&String> = self.answers.keys().chain(lists).chain(self.notes.keys()).collect();
        let unknown = ids.into_iter().filter(|id| !known.contains_key(id.as_str()));
        changes.extend(unknown.map(|id| Change::QuestionGone { id: id.clone() }));
        (responses, changes)
    }

    /// [`Self::resolve`], and what changed since the edition of the catalogue that this file was saved with.
    pub fn resume(&self, edition: &Edition, catalogue: &Catalogue) -> (Responses, Migration) {
        let (responses, mut changes) = self.resolve(catalogue);
        let then = &self.catalogue;
        let has_other_text = then.sha256 != edition.sha256 && !then.sha256.is_empty();
        let is_other_edition = has_other_text || then.version != edition.version;
        if is_other_edition {
            changes.extend(new_questions(self, catalogue, &responses));
        }
        let is_answered = |question: &&Question| responses.answers.get(question) != Answer::Open;
        let migration = Migration {
            versions: is_other_edition.then(|| (then.version.clone(), edition.version.clone())),
            kept: catalogue.questions.iter().filter(is_answered).count(),
            changes,
        };
        (responses, migration)
    }

    /// This file with other responses. Answers and notes that did not change stay as they were written, even if they do
    /// not fit `catalogue`: opening a file with another version of its catalogue loses nothing.
    pub fn with_responses(&self, catalogue: &Catalogue, responses: &Responses) -> Self {
        let (before, _) = self.resolve(catalogue);
        let questions = catalogue.questions.iter().map(|question| question.id.clone()).collect();
        let mut file = Self { outlook_seen: responses.forecast_seen, questions, ..self.clone() };
        for question in &catalogue.questions {
            let (id, answer, note) = (&question.id, responses.answers.get(question), responses.notes.get(question));
            if answer != before.answers.get(question) {
                file.answers.0.retain(|(known, _)| known != id);
                file.not_sure.retain(|known| known != id);
                file.answers.0.extend(choice_ids(question, answer).map(|choices| (id.clone(), choices)));
                file.not_sure.extend((answer == Answer::NotSure).then(|| id.clone()));
            }
            let is_guess = responses.answers.is_guess(question);
            if answer != before.answers.get(question) || is_guess != before.answers.is_guess(question) {
                file.guesses.retain(|known| known != id);
                file.guesses.extend(is_guess.then(|| id.clone()));
            }
            if note != before.notes.get(question) {
                file.notes.0.retain(|(known, _)| known != id);
                file.notes.0.extend((!note.is_empty()).then(|| (id.clone(), note.to_owned())));
            }
        }
        for (index, reason) in catalogue.reasons.iter().enumerate() {
            let weight = responses.priorities.get(index);
            if weight != before.priorities.get(index) {
                file.priorities.0.retain(|(known, _)| *known != reason.id);
                file.priorities.0.extend((weight != Weight::One).then(|| (reason.id.clone(), weight)));
            }
        }
        // In the order of the catalogue, then what it does not know.
        let indices = indices(catalogue);
        let index = |id: &String| indices.get(id.as_str()).copied().unwrap_or(indices.len());
        file.answers.0.sort_by_key(|(id, _)| index(id));
        file.notes.0.sort_by_key(|(id, _)| index(id));
        file.not_sure.sort_by_key(index);
        file.guesses.sort_by_key(index);
        let reasons = reason_indices(catalogue);
        file.priorities.0.sort_by_key(|(id, _)| reasons.get(id.as_str()).copied().unwrap_or(reasons.len()));
        file.format = file.needed_format();
        file
    }
}

/// The answer with these choices, and what of it does not fit the question.
fn resolve_answer(question: &Question, ids: &[String]) -> (Answer, Option<Change>) {
    let index = |id: &String| question.choices.iter().position(|choice| choice.id == *id);
    let gone: Vec<String> = ids.iter().filter(|id| index(id).is_none()).cloned().collect();
    let choices = ids.iter().filter_map(index).collect();
    // An answer whose choices are all gone is not "none of these".
    let fits = question.allows(choices) && (gone.is_empty() || gone.len() < ids.len());
    let answer = if fits { Answer::Picked(choices) } else { Answer::Open };
    let title = || question.title.clone();
    let change = match (gone.is_empty(), fits) {
        (true, true) => None,
        (true, false) => Some(Change::NoFit { question: title(), given: ids.to_vec() }),
        (false, _) => Some(Change::ChoiceGone { question: title(), gone, open: !fits }),
    };
    (answer, change)
}

/// The index of each question by its id.
fn indices(catalogue: &Catalogue) -> BTreeMap<&str, usize> {
    catalogue.questions.iter().map(|question| (question.id.as_str(), question.index)).collect()
}

/// The index of each reason by its id.
fn reason_indices(catalogue: &Catalogue) -> BTreeMap<&str, usize> {
    catalogue.reasons.iter().enumerate().map(|(index, reason)| (reason.id.as_str(), index)).collect()
}

/// The visible questions that the catalogue did not have when the file was saved. If the file does not list what it had,
/// they are the open questions before the last answered one, since in file order the person was past them.
fn new_questions(file: &AnswersFile, catalogue: &Catalogue, responses: &Responses) -> Vec<Change> {
    let visible = responses.answers.visible(catalogue);
    let is_open = |question: &Question| responses.answers.get(question) == Answer::Open;
    let last_answered = match file.order {
        OrderName::Written => visible.iter().rposition(|question| !is_open(question)).unwrap_or(0),
        OrderName::Decisive => 0,
    };
    let (answers, known) = (file.answers.index(), file.questions.iter().collect::<BTreeSet<_>>());
    let is_new = |(index, question): &(usize, &Question)| {
        if known.is_empty() {
            *index < last_answered && is_open(question) && !answers.contains_key(question.id.as_str())
        } else {
            !known.contains(&question.id)
        }
    };
    let new = visible.into_iter().enumerate().filter(is_new);
    new.map(|(_, question)| Change::New { question: question.title.clone() }).collect()
}
