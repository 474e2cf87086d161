//! How each question may be answered.

use crate::{
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::{Answer, Answers},
};

/// An answer to a question: the choices picked, or nothing that counts.
pub type Response = Option<ChoiceSet>;

/// The answers that each question may get where it is visible.
///
/// [`Plan::completed`], [`Plan::stopped`] and [`Plan::asked`] ignore an answer that is kept for a hidden question,
/// because such a question is open once it is revealed. [`Plan::changed`] and [`Plan::guessed`] bring the answer back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// For each question, at least one answer.
    pub responses: Vec<Vec<Response>>,
}

impl Plan {
    /// Each open question is answered (docs/decision-model.md, part 3).
    pub fn completed(catalogue: &Catalogue, answers: &Answers) -> Self {
        Self::new(catalogue, answers, |question, counted| match counted {
            Some(picks) => vec![Some(picks)],
            None => any(question),
        })
    }

    /// Each open question is answered or stays open (part 4).
    pub fn stopped(catalogue: &Catalogue, answers: &Answers) -> Self {
        Self::new(catalogue, answers, |question, counted| match counted {
            Some(picks) => vec![Some(picks)],
            None => any_or_none(question),
        })
    }

    /// Each question that is left is answered, perhaps with "not sure"; what is "not sure" already stays so (part 4).
    pub fn asked(catalogue: &Catalogue, answers: &Answers) -> Self {
        let shown = answers.shown(catalogue);
        let is_not_sure =
            |question: &Question| shown.get(question.index) == Some(&true) && answers.get(question) == Answer::NotSure;
        Self::new(catalogue, answers, |question, counted| match counted {
            Some(picks) => vec![Some(picks)],
            None if is_not_sure(question) => vec![None],
            None => any_or_none(question),
        })
    }

    /// Each counted answer may be another one. A question that this reveals brings the answer kept for it; without one
    /// it stays open (part 5).
    pub fn changed(catalogue: &Catalogue, answers: &Answers) -> Self {
        Self::new(catalogue, answers, |question, counted| match counted {
            Some(_) => any(question),
            None => vec![answers.get(question).picks()],
        })
    }

    /// Each guess may be another answer. A question that this reveals brings the answer kept for it, as in
    /// [`Plan::changed`] (part 14).
    pub fn guessed(catalogue: &Catalogue, answers: &Answers) -> Self {
        Self::new(catalogue, answers, |question, counted| match counted {
            Some(_) if answers.is_guess(question) => any(question),
            Some(picks) => vec![Some(picks)],
            None => vec![answers.get(question).picks()],
        })
    }

    fn new(catalogue: &Catalogue, answers: &Answers, responses: impl Fn(&Question, Response) -> Vec<Response>) -> Self {
        let counted = counted_responses(catalogue, answers);
        let questions = catalogue.questions.iter().zip(counted);
        Self { responses: questions.map(|(question, counted)| responses(question, counted)).collect() }
    }
}

/// The answer to each question that counts.
pub fn counted_responses(catalogue: &Catalogue, answers: &Answers) -> Vec<Response> {
    let questions = catalogue.questions.iter().zip(answers.shown(catalogue));
    questions.map(|(question, shown)| answers.get(question).picks().filter(|_| shown)).collect()
}

fn any(question: &Question) -> Vec<Response> {
    question.allowed().map(Some).collect()
}

fn any_or_none(question: &Question) -> Vec<Response> {
    question.allowed().map(Some).chain([None]).collect()
}
