//! The answers to the questions of a catalogue, and which questions they make visible.

use crate::catalogue::{Catalogue, ChoiceSet, Condition, Question};

/// What a person said to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    /// Nothing yet.
    #[default]
    Open,
    /// "Not sure": it was asked, and does not count.
    NotSure,
    /// These choices. For a `many` question none at all is an answer too.
    Picked(ChoiceSet),
}

impl Answer {
    /// The choices picked, if any answer that counts was given.
    pub const fn picks(self) -> Option<ChoiceSet> {
        match self {
            Self::Picked(picks) => Some(picks),
            Self::Open | Self::NotSure => None,
        }
    }
}

/// An answer for each question of one catalogue. Those of hidden questions are kept here, and count for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers(Vec<Answer>);

impl Answers {
    /// Nothing answered.
    pub fn none(catalogue: &Catalogue) -> Self {
        Self(vec![Answer::Open; catalogue.questions.len()])
    }

    /// The answer to `question`, whether it is visible or not.
    pub fn get(&self, question: &Question) -> Answer {
        self.0.get(question.index).copied().unwrap_or_default()
    }

    /// Sets the answer to `question`; changes nothing where the question does not allow it.
    pub fn set(&mut self, question: &Question, answer: Answer) {
        let allowed = answer.picks().is_none_or(|picks| question.allows(picks));
        if let Some(slot) = self.0.get_mut(question.index).filter(|_| allowed) {
            *slot = answer;
        }
    }

    /// Whether each question of the catalogue is visible: whether its `when` holds.
    ///
    /// A condition holds if the question it names is visible and has one of the listed choices; "not sure", unanswered
    /// and hidden make it false (decision model, part 1).
    pub fn shown(&self, catalogue: &Catalogue) -> Vec<bool> {
        // What each earlier question says to conditions: its choices if it is visible and answered, else none.
        let mut said: Vec<ChoiceSet> = Vec::with_capacity(catalogue.questions.len());
        let mut shown = Vec::with_capacity(catalogue.questions.len());
        for question in &catalogue.questions {
            let holds = |c: &Condition| said.get(c.question).is_some_and(|picks| picks.meets(c.any_of));
            let visible = question.when.iter().all(holds);
            said.push(self.get(question).picks().filter(|_| visible).unwrap_or_default());
            shown.push(visible);
        }
        shown
    }

    /// The questions that are visible, or those that are not, in file order.
    fn questions<'c>(&self, catalogue: &'c Catalogue, visible: bool) -> Vec<&'c Question> {
        let shown = self.shown(catalogue);
        let wanted = catalogue.questions.iter().zip(shown).filter(|(_, shown)| *shown == visible);
        wanted.map(|(question, _)| question).collect()
    }

    /// The visible questions, in file order.
    pub fn visible<'c>(&self, catalogue: &'c Catalogue) -> Vec<&'c Question> {
        self.questions(catalogue, true)
    }

    /// The answers that count: those of visible questions that are neither open nor "not sure".
    pub fn scored<'c>(&self, catalogue: &'c Catalogue) -> Vec<(&'c Question, ChoiceSet)> {
        let visible = self.visible(catalogue).into_iter();
        visible.filter_map(|question| Some((question, self.get(question).picks()?))).collect()
    }

    /// The answers that are kept and do not count, because their question is hidden.
    pub fn hidden_answers<'c>(&self, catalogue: &'c Catalogue) -> Vec<(&'c Question, Answer)> {
        let hidden = self.questions(catalogue, false).into_iter();
        hidden.map(|question| (question, self.get(question))).filter(|(_, answer)| *answer != Answer::Open).collect()
    }
}
