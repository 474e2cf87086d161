//! From a sheet to the progress of a quiz, and back.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    catalogue::{Catalogue, Question},
    quiz::{Answer, LONGEST_NOTE, OrderName, Responses},
};

use super::{
    answers_file::{AnswersFile, Edition},
    migration::{Change, Migration},
};

impl AnswersFile {
    /// What of this sheet fits `catalogue`, and what does not.
    pub fn take(&self, catalogue: &Catalogue) -> (Responses, Vec<Change>) {
        let mut progress = Responses { forecast_seen: self.outlook_seen, ..Responses::none(catalogue) };
        let mut changes = Vec::new();
        let (answers, notes) = (self.answers.index(), self.notes.index());
        let not_sure: BTreeSet<&str> = self.not_sure.iter().map(String::as_str).collect();
        for question in &catalogue.questions {
            let id = question.id.as_str();
            let (answer, unfit) = match answers.get(id) {
                Some(given) => answer(question, given),
                None if not_sure.contains(id) => (Answer::NotSure, None),
                None => (Answer::Open, None),
            };
            progress.answers.set(question, answer);
            changes.extend(unfit);
            let note = notes.get(id).map_or("", |note| note.as_str());
            progress.notes.set(question, &note.chars().take(LONGEST_NOTE).collect::<String>());
            if note.chars().count() > LONGEST_NOTE {
                changes.push(Change::LongNote { question: question.title.clone() });
            }
        }
        let places = places(catalogue);
        let gone = |id: &&String| !places.contains_key(id.as_str());
        let mut ids: Vec<&String> = self.answers.keys().chain(&self.not_sure).chain(self.notes.keys()).collect();
        ids.sort_unstable();
        ids.dedup();
        changes.extend(ids.into_iter().filter(gone).map(|id| Change::QuestionGone { id: id.clone() }));
        (progress, changes)
    }

    /// [`Self::take`], and what changed between the edition that this sheet was saved with and this one.
    pub fn resume(&self, edition: &Edition, catalogue: &Catalogue) -> (Responses, Migration) {
        let (progress, mut changes) = self.take(catalogue);
        let then = &self.catalogue;
        let other_text = then.sha256 != edition.sha256 && !then.sha256.is_empty();
        let drifted = other_text || then.version != edition.version;
        if drifted {
            changes.extend(new_questions(self, catalogue, &progress));
        }
        let answered = |question: &&Question| progress.answers.get(question) != Answer::Open;
        let drift = Migration {
            versions: drifted.then(|| (then.version.clone(), edition.version.clone())),
            kept: catalogue.questions.iter().filter(answered).count(),
            changes,
        };
        (progress, drift)
    }

    /// This sheet with `progress` on it. What it says of a question stays as it was written where the progress is still
    /// what was taken from it, and so does what `catalogue` does not know: a sheet opened with another version of its
    /// catalogue loses nothing.
    pub fn with(&self, catalogue: &Catalogue, progress: &Responses) -> Self {
        let (taken, _) = self.take(catalogue);
        let questions = catalogue.questions.iter().map(|question| question.id.clone()).collect();
        let mut sheet = Self { outlook_seen: progress.forecast_seen, questions, ..self.clone() };
        let ids = |changed: &dyn Fn(&Question) -> bool| -> BTreeSet<&str> {
            let changed = catalogue.questions.iter().filter(|question| changed(question));
            changed.map(|question| question.id.as_str()).collect()
        };
        let answered = ids(&|question| progress.answers.get(question) != taken.answers.get(question));
        let noted = ids(&|question| progress.notes.get(question) != taken.notes.get(question));
        sheet.answers.0.retain(|(id, _)| !answered.contains(id.as_str()));
        sheet.not_sure.retain(|id| !answered.contains(id.as_str()));
        sheet.notes.0.retain(|(id, _)| !noted.contains(id.as_str()));
        for question in &catalogue.questions {
            let (id, answer, note) = (&question.id, progress.answers.get(question), progress.notes.get(question));
            if answered.contains(id.as_str()) {
                sheet.answers.0.extend(choice_ids(question, answer).map(|given| (id.clone(), given)));
                sheet.not_sure.extend((answer == Answer::NotSure).then(|| id.clone()));
            }
            if noted.contains(id.as_str()) && !note.is_empty() {
                sheet.notes.0.push((id.clone(), note.to_owned()));
            }
        }
        // In the order of the catalogue, what it does not know last.
        let places = places(catalogue);
        let place = |id: &String| places.get(id.as_str()).copied().unwrap_or(places.len());
        sheet.answers.0.sort_by_key(|(id, _)| place(id));
        sheet.notes.0.sort_by_key(|(id, _)| place(id));
        sheet.not_sure.sort_by_key(place);
        sheet
    }
}

/// The answer to `question` that a sheet gives, and what of it does not fit.
fn answer(question: &Question, given: &[String]) -> (Answer, Option<Change>) {
    let place = |id: &String| question.choices.iter().position(|choice| choice.id == *id);
    let gone: Vec<String> = given.iter().filter(|id| place(id).is_none()).cloned().collect();
    let picks = given.iter().filter_map(place).collect();
    // With nothing left of it, it is not the answer "none of these".
    let fits = question.allows(picks) && (gone.is_empty() || gone.len() < given.len());
    let answer = if fits { Answer::Picked(picks) } else { Answer::Open };
    let title = || question.title.clone();
    let change = match (gone.is_empty(), fits) {
        (true, true) => None,
        (true, false) => Some(Change::NoFit { question: title(), given: given.to_vec() }),
        (false, _) => Some(Change::ChoiceGone { question: title(), gone, open: !fits }),
    };
    (answer, change)
}

/// The ids of the choices picked, if the answer is one that counts.
fn choice_ids(question: &Question, answer: Answer) -> Option<Vec<String>> {
    let picks = answer.picks()?;
    Some(picks.iter().filter_map(|at| question.choices.get(at)).map(|choice| choice.id.clone()).collect())
}

/// The place of each question by its id.
fn places(catalogue: &Catalogue) -> BTreeMap<&str, usize> {
    catalogue.questions.iter().map(|question| (question.id.as_str(), question.index)).collect()
}

/// The visible questions that the catalogue did not have when the sheet was saved. Of a sheet that does not say which it
/// had, the open ones before one that is answered: in file order the person was past their place.
fn new_questions(sheet: &AnswersFile, catalogue: &Catalogue, progress: &Responses) -> Vec<Change> {
    let visible = progress.answers.visible(catalogue);
    let open = |question: &&Question| progress.answers.get(question) == Answer::Open;
    let last = visible.iter().rposition(|question| !open(question)).filter(|_| sheet.order == OrderName::File);
    let (answers, known) = (sheet.answers.index(), sheet.questions.iter().collect::<BTreeSet<_>>());
    let is_new = |(at, question): &(usize, &Question)| {
        if known.is_empty() {
            *at < last.unwrap_or(0) && open(question) && !answers.contains_key(question.id.as_str())
        } else {
            !known.contains(&question.id)
        }
    };
    let new = visible.into_iter().enumerate().filter(is_new);
    new.map(|(_, question)| Change::New { question: question.title.clone() }).collect()
}
