//! A quiz that continues with another version of its catalogue.

use crate::catalogue::{Catalogue, Question};

use super::{
    answers::Answer,
    order::Order,
    state::{Quiz, Responses, Stage},
};

impl Responses {
    /// What of these responses to the catalogue `from` fits `to`, by the ids of questions and choices. An answer whose
    /// choices are all gone becomes open.
    pub fn carried(&self, from: &Catalogue, to: &Catalogue) -> Self {
        let mut carried = Self { forecast_seen: self.forecast_seen, ..Self::none(to) };
        for question in &to.questions {
            let Some(before) = from.questions.iter().find(|before| before.id == question.id) else { continue };
            carried.answers.set(question, carried_answer(self.answers.get(before), before, question));
            carried.answers.set_guess(question, self.answers.is_guess(before));
            carried.notes.set(question, self.notes.get(before));
        }
        for (reason, weight) in self.priorities.iter() {
            let id = from.reasons.get(reason).map(|reason| &reason.id);
            let index = to.reasons.iter().position(|reason| Some(&reason.id) == id);
            if let Some(index) = index {
                carried.priorities.set(index, weight);
            }
        }
        carried
    }
}

fn carried_answer(answer: Answer, from: &Question, to: &Question) -> Answer {
    let Answer::Picked(picks) = answer else { return answer };
    let index = |id: &str| to.choices.iter().position(|choice| choice.id == id);
    let ids = picks.iter().filter_map(|pick| from.choices.get(pick)).map(|choice| choice.id.as_str());
    let kept = ids.filter_map(index).collect();
    // An answer whose choices are all gone is not "none of these".
    if to.allows(kept) && (picks.is_empty() || !kept.is_empty()) { Answer::Picked(kept) } else { Answer::Open }
}

impl<'c> Quiz<'c> {
    /// A quiz at this stage of `catalogue`.
    pub const fn at(catalogue: &'c Catalogue, responses: Responses, stage: Stage) -> Self {
        let last = if let Stage::Question { index, .. } = stage { index } else { 0 };
        Self { catalogue, order: Order::Written, responses, stage, last }
    }

    /// Continues a quiz on the catalogue `from` with `catalogue`, which is another version of it: with the answers that
    /// still exist, and at the same question or, if that is gone, at one beside it.
    pub fn carried(catalogue: &'c Catalogue, from: &Catalogue, responses: &Responses, stage: Stage) -> Self {
        let mut quiz = Self::at(catalogue, responses.carried(from, catalogue), Stage::Welcome);
        quiz.go(quiz.carried_stage(from, stage));
        quiz
    }

    fn carried_stage(&self, from: &Catalogue, stage: Stage) -> Stage {
        match stage {
            Stage::Question { index, editing } => self.carried_question(from, index, editing),
            Stage::SideBySide if self.catalogue.comparison.is_empty() => Stage::Welcome,
            Stage::Review | Stage::Result if !self.has_answers() => Stage::Welcome,
            stage => stage,
        }
    }

    /// The same question, else the next one that is asked, else the one before.
    fn carried_question(&self, from: &Catalogue, index: usize, editing: bool) -> Stage {
        let path = self.path();
        let asked = |before: &Question| path.iter().find(|question| question.id == before.id).copied();
        if let Some(same) = from.questions.get(index).and_then(asked) {
            return Stage::Question { index: same.index, editing };
        }
        let (before, after) = from.questions.split_at(index.min(from.questions.len()));
        let beside = after.iter().chain(before.iter().rev()).find_map(asked);
        beside.map_or(Stage::Welcome, |question| Stage::Question { index: question.index, editing: false })
    }
}
