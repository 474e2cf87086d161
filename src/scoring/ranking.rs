//! Who is ahead, decided in whole numbers by cross-multiplication (decision model, part 2).

use std::cmp::Ordering;

use crate::{
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::Answers,
};

use super::points::Points;

/// Who is ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The option at this place is: the verdict is clear or leans its way.
    Wins(usize),
    /// Nobody is: both or either.
    TooClose,
}

/// An additive whole-number form of two scores: `plus * S_option - minus * S_rival + start`.
///
/// Additive means that it is the sum of what each answer gives to it, so its distribution and its extremes can be
/// worked out question by question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinearForm {
    option: usize,
    rival: usize,
    plus: i64,
    minus: i64,
    start: i64,
}

impl LinearForm {
    /// Above 0 exactly if `option` is ahead of `rival`: `9 S_A - 11 S_B > k` is `10 (S_A - S_B) > S_A + S_B + k`
    /// (decision model, part 3).
    pub fn wins(option: usize, rival: usize, neutral: u32) -> Self {
        Self { option, rival, plus: 9, minus: 11, start: -i64::from(neutral) }
    }

    /// At or above 0 exactly if `option`, which has no fewer points, leads `rival` by a third or more: `2 S_A - 4 S_B >=
    /// k` is `3 (S_A - S_B) >= S_A + S_B + k` (decision model, part 2).
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

    /// What it is before anything is answered.
    pub const fn start(&self) -> i64 {
        self.start
    }

    /// What an answer to `question` gives to it; no answer gives nothing.
    pub fn of(&self, question: &Question, said: Option<ChoiceSet>) -> i64 {
        let gives = |picks| {
            let adds = |option| i64::from(question.contribution(picks, option));
            self.plus * adds(self.option) - self.minus * adds(self.rival)
        };
        said.map_or(0, gives)
    }

    /// What it is for these scores.
    pub fn at<P: Points>(&self, scores: &[P]) -> P::Signed {
        let score = |option: usize| scores.get(option).cloned().unwrap_or_else(|| P::whole(0));
        score(self.option).form(self.plus, &score(self.rival), self.minus, self.start)
    }

    /// Whether it is below, at or above 0 for these scores.
    pub fn sign<P: Points>(&self, scores: &[P]) -> Ordering {
        self.at(scores).cmp(&P::Signed::default())
    }
}

/// The scores `S_o` of the answers that count (decision model, part 1).
pub fn scores(catalogue: &Catalogue, answers: &Answers) -> Vec<u32> {
    added_up(catalogue, &answers.scored(catalogue))
}

/// The sum of the contributions of these answers, for each option.
pub(crate) fn added_up(catalogue: &Catalogue, counting: &[(&Question, ChoiceSet)]) -> Vec<u32> {
    let score = |option| counting.iter().map(|(question, picks)| question.contribution(*picks, option)).sum();
    (0..catalogue.options.len()).map(score).collect()
}

/// Who is ahead with these scores: an option that is ahead of every other, or nobody.
///
/// This is part 2's test of the option with most points against the next, since the form of the leader is least against
/// the rival with most points.
pub fn outcome<P: Points>(scores: &[P], neutral: u32) -> Outcome {
    let (first, second) = two_best(scores);
    match LinearForm::wins(first, second, neutral).sign(scores) {
        Ordering::Greater => Outcome::Wins(first),
        Ordering::Equal | Ordering::Less => Outcome::TooClose,
    }
}

/// The places of the highest score and of the highest of the others, the first of equals.
pub fn two_best<P: Ord>(scores: &[P]) -> (usize, usize) {
    let best = |but: Option<usize>| {
        let others = scores.iter().enumerate().filter(|(at, _)| Some(*at) != but);
        // `max_by_key` gives the last of equals, hence the reversal.
        others.rev().max_by_key(|(_, score)| *score).map_or(0, |(at, _)| at)
    };
    let first = best(None);
    (first, best(Some(first)))
}

#[cfg(test)]
mod tests {
    use num_rational::BigRational;

    use super::*;

    #[test]
    fn the_first_of_equals_comes_first_and_never_twice() {
        assert_eq!(two_best(&[3, 5, 5]), (1, 2));
        assert_eq!(two_best(&[4, 4]), (0, 1));
        assert_eq!(two_best(&[0, 1]), (1, 0));
    }

    #[test]
    fn the_bands_meet_at_a_tenth() {
        assert_eq!(outcome(&[22_u32, 18], 0), Outcome::TooClose, "4 in 40");
        assert_eq!(outcome(&[11_u32, 7], 21), Outcome::Wins(0), "4 in 39");
        assert_eq!(outcome(&[0_u32, 0], 0), Outcome::TooClose);
    }

    #[test]
    fn the_bands_meet_at_a_tenth_in_fractions_too() {
        let thirds = |above: i64| BigRational::new(above.into(), 3.into());
        assert_eq!(outcome(&[thirds(22), thirds(18)], 0), Outcome::TooClose, "4/3 in 40/3");
        assert_eq!(outcome(&[thirds(23), thirds(18)], 0), Outcome::Wins(0), "5/3 in 41/3");
        assert_eq!(outcome(&[thirds(18), thirds(23)], 4), Outcome::TooClose, "5/3 in 53/3");
    }
}
