//! From a sheet to the progress of a quiz, and back.

use crate::{
    catalogue::{Catalogue, Question},
    document::Entries,
    quiz::{Answer, LONGEST_NOTE, OrderName, Progress},
};

use super::{
    Edition, Sheet,
    drift::{Change, Drift},
};

impl Sheet {
    /// What of this sheet fits `catalogue`, and what does not.
    #[must_use]
    pub fn take(&self, catalogue: &Catalogue) -> (Progress, Vec<Change>) {
        let mut progress = Progress { outlook_seen: self.outlook_seen, ..Progress::none(catalogue) };
        let mut changes = Vec::new();
        for question in &catalogue.questions {
            let (answer, unfit) = self.answer(question);
            progress.answers.set(question, answer);
            changes.extend(unfit);
            let note = self.notes.get(&question.id).map_or("", String::as_str);
            progress.notes.set(question, &note.chars().take(LONGEST_NOTE).collect::<String>());
            if note.chars().count() > LONGEST_NOTE {
                changes.push(Change::LongNote { question: question.title.clone() });
            }
        }
        let gone = |id: &&String| !catalogue.questions.iter().any(|question| question.id == **id);
        let mut ids: Vec<&String> = self.answers.keys().chain(&self.not_sure).chain(self.notes.keys()).collect();
        ids.sort_unstable();
        ids.dedup();
        changes.extend(ids.into_iter().filter(gone).map(|id| Change::QuestionGone { id: id.clone() }));
        (progress, changes)
    }

    /// [`Self::take`], and what changed between the edition that this sheet was saved with and this one.
    #[must_use]
    pub fn resume(&self, edition: &Edition, catalogue: &Catalogue) -> (Progress, Drift) {
        let (progress, mut changes) = self.take(catalogue);
        let then = &self.catalogue;
        let other_text = then.sha256 != edition.sha256 && !then.sha256.is_empty();
        let drifted = other_text || then.version != edition.version;
        if drifted {
            changes.extend(new_questions(self, catalogue, &progress));
        }
        let answered = |question: &&Question| progress.answers.get(question) != Answer::Open;
        let drift = Drift {
            versions: drifted.then(|| (then.version.clone(), edition.version.clone())),
            kept: catalogue.questions.iter().filter(answered).count(),
            changes,
        };
        (progress, drift)
    }

    /// The answer to `question`, and what of it does not fit.
    fn answer(&self, question: &Question) -> (Answer, Option<Change>) {
        let Some(given) = self.answers.get(&question.id) else {
            let not_sure = self.not_sure.contains(&question.id);
            return (if not_sure { Answer::NotSure } else { Answer::Open }, None);
        };
        let place = |id: &String| question.choices.iter().position(|choice| choice.id == *id);
        let gone: Vec<String> = given.iter().filter(|id| place(id).is_none()).cloned().collect();
        let picks = given.iter().filter_map(place).collect();
        // With nothing left of it, it is not the answer "none of these".
        let fits = question.allows(picks) && (gone.is_empty() || gone.len() < given.len());
        let answer = if fits { Answer::Picked(picks) } else { Answer::Open };
        let title = || question.title.clone();
        let change = match (gone.is_empty(), fits) {
            (true, true) => None,
            (true, false) => Some(Change::NoFit { question: title(), given: given.clone() }),
            (false, _) => Some(Change::ChoiceGone { question: title(), gone, open: !fits }),
        };
        (answer, change)
    }

    /// This sheet with `progress` on it. What it says of a question stays as it was written where the progress is still
    /// what was taken from it, and so does what `catalogue` does not know: a sheet opened with another version of its
    /// catalogue loses nothing.
    #[must_use]
    pub fn with(&self, catalogue: &Catalogue, progress: &Progress) -> Self {
        let (taken, _) = self.take(catalogue);
        let questions = catalogue.questions.iter().map(|question| question.id.clone()).collect();
        let mut sheet = Self { outlook_seen: progress.outlook_seen, questions, ..self.clone() };
        for question in &catalogue.questions {
            let answer = progress.answers.get(question);
            if answer != taken.answers.get(question) {
                sheet.answers.set(&question.id, choice_ids(question, answer));
                sheet.not_sure.retain(|id| *id != question.id);
                if answer == Answer::NotSure {
                    sheet.not_sure.push(question.id.clone());
                }
            }
            let note = progress.notes.get(question);
            if note != taken.notes.get(question) {
                sheet.notes.set(&question.id, Some(note.to_owned()).filter(|note| !note.is_empty()));
            }
        }
        in_order(catalogue, &mut sheet.answers);
        in_order(catalogue, &mut sheet.notes);
        let place = |id: &String| place(catalogue, id);
        sheet.not_sure.sort_by_key(place);
        sheet
    }
}

/// The ids of the choices picked, if the answer is one that counts.
fn choice_ids(question: &Question, answer: Answer) -> Option<Vec<String>> {
    let picks = answer.picks()?;
    Some(picks.iter().filter_map(|at| question.choices.get(at)).map(|choice| choice.id.clone()).collect())
}

/// Sorts what is about questions in the order of the catalogue, what it does not know last.
fn in_order<V>(catalogue: &Catalogue, entries: &mut Entries<V>) {
    entries.0.sort_by_key(|(id, _)| place(catalogue, id));
}

fn place(catalogue: &Catalogue, id: &str) -> usize {
    let found = catalogue.questions.iter().position(|question| question.id == id);
    found.unwrap_or(catalogue.questions.len())
}

/// The visible questions that the catalogue did not have when the sheet was saved. Of a sheet that does not say which it
/// had, the open ones before one that is answered: in file order the person was past their place.
fn new_questions(sheet: &Sheet, catalogue: &Catalogue, progress: &Progress) -> Vec<Change> {
    let visible = progress.answers.visible(catalogue);
    let open = |question: &&Question| progress.answers.get(question) == Answer::Open;
    let last = visible.iter().rposition(|question| !open(question)).filter(|_| sheet.order == OrderName::File);
    let is_new = |(at, question): &(usize, &Question)| match sheet.questions.as_slice() {
        [] => *at < last.unwrap_or(0) && open(question) && sheet.answers.get(&question.id).is_none(),
        known => !known.contains(&question.id),
    };
    let new = visible.into_iter().enumerate().filter(is_new);
    new.map(|(_, question)| Change::New { question: question.title.clone() }).collect()
}
