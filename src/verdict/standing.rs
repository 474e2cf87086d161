//! Who is ahead, decided in whole numbers by cross-multiplication (decision model, part 2).

use std::cmp::Ordering;

use crate::{
    catalogue::{Catalogue, Picks, Question},
    quiz::Answers,
};

use super::points::Points;

/// Who is ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The option at this place is: the verdict is clear or leans its way.
    Ahead(usize),
    /// Nobody is: both or either.
    Balanced,
}

/// An additive whole-number form of two scores: `plus * S_option - minus * S_rival + start`.
///
/// Additive means that it is the sum of what each answer gives to it, so its distribution and its extremes can be
/// worked out question by question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    option: usize,
    rival: usize,
    plus: i64,
    minus: i64,
    start: i64,
}

impl Form {
    /// Above 0 exactly if `option` is ahead of `rival`: `9 S_A - 11 S_B > k` is `10 (S_A - S_B) > S_A + S_B + k`
    /// (decision model, part 3).
    #[must_use]
    pub fn ahead(option: usize, rival: usize, neutral: u32) -> Self {
        Self { option, rival, plus: 9, minus: 11, start: -i64::from(neutral) }
    }

    /// At or above 0 exactly if `option`, which has no fewer points, leads `rival` by a third or more: `2 S_A - 4 S_B >=
    /// k` is `3 (S_A - S_B) >= S_A + S_B + k` (decision model, part 2).
    #[must_use]
    pub fn clear(option: usize, rival: usize, neutral: u32) -> Self {
        Self { option, rival, plus: 2, minus: 4, start: -i64::from(neutral) }
    }

    /// `D = S_option - S_rival`.
    #[must_use]
    pub const fn lead(option: usize, rival: usize) -> Self {
        Self { option, rival, plus: 1, minus: 1, start: 0 }
    }

    /// `S_option`.
    #[must_use]
    pub const fn points(option: usize) -> Self {
        Self { option, rival: option, plus: 1, minus: 0, start: 0 }
    }

    /// What it is before anything is answered.
    #[must_use]
    pub const fn start(&self) -> i64 {
        self.start
    }

    /// What an answer to `question` gives to it; no answer gives nothing.
    #[must_use]
    pub fn of(&self, question: &Question, said: Option<Picks>) -> i64 {
        let gives = |picks| {
            let adds = |option| i64::from(question.adds(picks, option));
            self.plus * adds(self.option) - self.minus * adds(self.rival)
        };
        said.map_or(0, gives)
    }

    /// What it is for these scores.
    #[must_use]
    pub fn at<P: Points>(&self, scores: &[P]) -> P::Signed {
        let score = |option: usize| scores.get(option).cloned().unwrap_or_else(|| P::whole(0));
        score(self.option).form(self.plus, &score(self.rival), self.minus, self.start)
    }

    /// Whether it is below, at or above 0 for these scores.
    #[must_use]
    pub fn sign<P: Points>(&self, scores: &[P]) -> Ordering {
        self.at(scores).cmp(&P::Signed::default())
    }
}

/// The scores `S_o` of the answers that count (decision model, part 1).
#[must_use]
pub fn scores(catalogue: &Catalogue, answers: &Answers) -> Vec<u32> {
    added_up(catalogue, &answers.counting(catalogue))
}

/// The sum of the contributions of these answers, for each option.
pub(super) fn added_up(catalogue: &Catalogue, counting: &[(&Question, Picks)]) -> Vec<u32> {
    let score = |option| counting.iter().map(|(question, picks)| question.adds(*picks, option)).sum();
    (0..catalogue.options.len()).map(score).collect()
}

/// Who is ahead with these scores: an option that is ahead of every other, or nobody.
///
/// This is part 2's test of the option with most points against the next, since the form of the leader is least against
/// the rival with most points.
#[must_use]
pub fn standing<P: Points>(scores: &[P], neutral: u32) -> Outcome {
    let (first, second) = two_best(scores);
    match Form::ahead(first, second, neutral).sign(scores) {
        Ordering::Greater => Outcome::Ahead(first),
        Ordering::Equal | Ordering::Less => Outcome::Balanced,
    }
}

/// The places of the highest score and of the highest of the others, the first of equals.
#[must_use]
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
        assert_eq!(standing(&[22_u32, 18], 0), Outcome::Balanced, "4 in 40");
        assert_eq!(standing(&[11_u32, 7], 21), Outcome::Ahead(0), "4 in 39");
        assert_eq!(standing(&[0_u32, 0], 0), Outcome::Balanced);
    }

    #[test]
    fn the_bands_meet_at_a_tenth_in_fractions_too() {
        let thirds = |above: i64| BigRational::new(above.into(), 3.into());
        assert_eq!(standing(&[thirds(22), thirds(18)], 0), Outcome::Balanced, "4/3 in 40/3");
        assert_eq!(standing(&[thirds(23), thirds(18)], 0), Outcome::Ahead(0), "5/3 in 41/3");
        assert_eq!(standing(&[thirds(18), thirds(23)], 4), Outcome::Balanced, "5/3 in 53/3");
    }
}
