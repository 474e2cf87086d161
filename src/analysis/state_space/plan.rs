//! How each question may be answered.

use smallvec::{SmallVec, smallvec};

use crate::{
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::{Answer, Answers},
};

/// What is said to a question: these choices, or nothing that counts.
pub type Response = Option<ChoiceSet>;

/// Some ways to answer one question. Those of most questions are kept in place: with thousands of questions, a list of
/// lists takes longer to make and to drop than to work with.
pub type Moves = SmallVec<[Response; 6]>;

/// What may be said to each question where it is visible, in file order.
///
/// The answer to a question that is hidden as things stand is ignored by [`Plan::completed`], [`Plan::stopped`] and
/// [`Plan::asked`]: part 3 calls every question that is "not visible yet and revealed on the way" open. Part 5 alone
/// brings it back: [`Plan::changed`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// For each question, at least one way to answer it.
    pub moves: Vec<Moves>,
}

impl Plan {
    /// Every open question is answered (decision model, part 3).
    pub fn completed(catalogue: &Catalogue, answers: &Answers) -> Self {
        Self::over(catalogue, answers, |question, said| said.map_or_else(|| any(question), fixed))
    }

    /// Every open question is answered or left open (part 4).
    pub fn stopped(catalogue: &Catalogue, answers: &Answers) -> Self {
        Self::over(catalogue, answers, |question, said| said.map_or_else(|| any_or_none(question), fixed))
    }

    /// Every question not asked yet is answered, or "not sure"; what was "not sure" stays so (part 4).
    pub fn asked(catalogue: &Catalogue, answers: &Answers) -> Self {
        let shown = answers.shown(catalogue);
        let not_sure =
            |question: &Question| shown.get(question.index) == Some(&true) && answers.get(question) == Answer::NotSure;
        Self::over(catalogue, answers, |question, said| match said {
            Some(picks) => fixed(picks),
            None if not_sure(question) => smallvec![None],
            None => any_or_none(question),
        })
    }

    /// Every counted answer may be another one; a question revealed by that brings its kept answer, and stays open
    /// without one (part 5).
    pub fn changed(catalogue: &Catalogue, answers: &Answers) -> Self {
        Self::over(catalogue, answers, |question, said| {
            if said.is_some() { any(question) } else { smallvec![answers.get(question).picks()] }
        })
    }

    /// What `moves` gives for each question and the answer to it that counts.
    fn over(catalogue: &Catalogue, answers: &Answers, moves: impl Fn(&Question, Response) -> Moves) -> Self {
        let shown = answers.shown(catalogue).into_iter();
        let said = |question: &Question, shown: bool| answers.get(question).picks().filter(|_| shown);
        let questions = catalogue.questions.iter().zip(shown);
        Self { moves: questions.map(|(question, shown)| moves(question, said(question, shown))).collect() }
    }
}

fn fixed(picks: ChoiceSet) -> Moves {
    smallvec![Some(picks)]
}

fn any(question: &Question) -> Moves {
    question.allowed().map(Some).collect()
}

fn any_or_none(question: &Question) -> Moves {
    question.allowed().map(Some).chain([None]).collect()
}
