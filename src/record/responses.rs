//! A person's responses by ids.

use serde::Serialize;

use crate::{
    catalogue::{Catalogue, Question},
    quiz::{Answer, Responses, Weight},
    yaml::OrderedMap,
};

/// Answers and weights by ids, as an answers file has them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RecordedResponses {
    /// The ids of the choices by the id of their question; an empty list is "none of these".
    pub answers: OrderedMap<Vec<String>>,
    /// The ids of the questions answered "not sure".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_sure: Vec<String>,
    /// The ids of the questions whose answer is a guess.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guesses: Vec<String>,
    /// The weights that are not 1, by the id of their reason.
    #[serde(skip_serializing_if = "OrderedMap::is_empty")]
    pub priorities: OrderedMap<Weight>,
}

impl RecordedResponses {
    /// The responses to this catalogue, those to hidden questions too.
    pub fn new(catalogue: &Catalogue, responses: &Responses) -> Self {
        let answers = &responses.answers;
        let ids = |is_wanted: &dyn Fn(&Question) -> bool| {
            let wanted = catalogue.questions.iter().filter(|question| is_wanted(question));
            wanted.map(|question| question.id.clone()).collect()
        };
        let weight = |(reason, weight): (usize, Weight)| Some((catalogue.reasons.get(reason)?.id.clone(), weight));
        Self {
            answers: OrderedMap(
                catalogue
                    .questions
                    .iter()
                    .filter_map(|question| Some((question.id.clone(), choice_ids(question, answers.get(question))?)))
                    .collect(),
            ),
            not_sure: ids(&|question| answers.get(question) == Answer::NotSure),
            guesses: ids(&|question| answers.is_guess(question)),
            priorities: OrderedMap(responses.priorities.iter().filter_map(weight).collect()),
        }
    }
}

/// The ids of the choices of an answer; none if it has none.
pub fn choice_ids(question: &Question, answer: Answer) -> Option<Vec<String>> {
    let choices = answer.picks()?;
    Some(choices.iter().filter_map(|index| question.choices.get(index)).map(|choice| choice.id.clone()).collect())
}
