//! The linear forms of two scores whose sign decides a verdict.

use std::cmp::Ordering;

use crate::catalogue::{ChoiceSet, Question};

use super::points::Points;

/// A linear form of two scores in whole numbers: `plus * S_option - minus * S_rival + start`.
///
/// It is additive: each answer contributes a fixed amount, whatever the others are. That is why its distribution and
/// its bounds can be computed question by question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinearForm {
    option: usize,
    rival: usize,
    plus: i64,
    minus: i64,
    start: i64,
}

impl LinearForm {
    /// Above 0 exactly if `option` wins against `rival`: `9 S_A - 11 S_B > k` is `10 (S_A - S_B) > S_A + S_B + k`,
    /// rearranged.
    pub fn wins(option: usize, rival: usize, neutral: u32) -> Self {
        Self { option, rival, plus: 9, minus: 11, start: -i64::from(neutral) }
    }

    /// At or above 0 exactly if `option`, whose score is no lower, leads `rival` by a third or more:
    /// `2 S_A - 4 S_B >= k` is `3 (S_A - S_B) >= S_A + S_B + k`, rearranged.
    pub fn clear(option: usize, rival: usize, neutral: u32) -> Self {
        Self { option, rival, plus: 2, minus: 4, start: -i64::from(neutral) }
    }

    /// `D = S_option - S_rival`.
    pub const fn lead(option: usize, rival: usize) -> Self {
        Self { option, rival, plus: 1, minus: 1, start: 0 }
    }

    /// `S_option`.
    pub const fn points(option: usize) -> Self {
        Self { option, rival: option, plus: 1, minus: 0, start: 0 }
    }

    /// Its value before anything is answered.
    pub const fn start(&self) -> i64 {
        self.start
    }

    /// What an answer to `question` contributes; nothing if there is no answer.
    pub fn contribution(&self, question: &Question, response: Option<ChoiceSet>) -> i64 {
        response.map_or(0, |picks| {
            let points = |option| i64::from(question.contribution(picks, option));
            self.plus * points(self.option) - self.minus * points(self.rival)
        })
    }

    /// Its value for these scores.
    pub fn value<P: Points>(&self, scores: &[P]) -> P::Signed {
        let score = |option: usize| scores.get(option).cloned().unwrap_or_else(|| P::whole(0));
        score(self.option).form(self.plus, &score(self.rival), self.minus, self.start)
    }

    /// Whether its value is below, at or above 0 for these scores.
    pub fn sign<P: Points>(&self, scores: &[P]) -> Ordering {
        self.value(scores).cmp(&P::Signed::default())
    }
}
