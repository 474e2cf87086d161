//! Which option wins, decided in whole numbers or exact fractions (docs/decision-model.md, part 2).

use std::cmp::Ordering;

use crate::catalogue::OptionSet;

use super::{linear_form::LinearForm, points::Points};

/// Which option wins, if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The option with this index wins, clearly or narrowly.
    Wins(usize),
    /// No single winner: use both, or too close to call.
    TooClose,
    /// Every option is ruled out.
    NoneLeft,
}

/// The outcome for these scores. Of the options that are not `excluded`, one wins if it wins against every other; the
/// only one left wins whatever its score.
///
/// It is enough to test the best against the second best, because the form of the leader is lowest against the rival
/// with the highest score.
pub fn outcome<P: Points>(scores: &[P], excluded: OptionSet, neutral: u32) -> Outcome {
    let mut left = excluded.others(scores.len());
    match (left.next(), left.next()) {
        (None, _) => return Outcome::NoneLeft,
        (Some(only), None) => return Outcome::Wins(only),
        _ => {}
    }
    let (first, second) = two_best(scores, excluded);
    match LinearForm::wins(first, second, neutral).sign(scores) {
        Ordering::Greater => Outcome::Wins(first),
        Ordering::Equal | Ordering::Less => Outcome::TooClose,
    }
}

/// The indices of the highest score and of the highest of the others; of equal scores, the first. Options that are
/// `excluded` come after all others.
pub fn two_best<P: Ord>(scores: &[P], excluded: OptionSet) -> (usize, usize) {
    let best = |taken: Option<usize>| {
        let others = scores.iter().enumerate().filter(|(option, _)| Some(*option) != taken);
        // `max_by_key` returns the last of equals, hence the reversal.
        let best = others.rev().max_by_key(|(option, score)| (!excluded.contains(*option), *score));
        best.map_or(0, |(option, _)| option)
    };
    let first = best(None);
    (first, best(Some(first)))
}

#[cfg(test)]
mod tests {
    use num_rational::BigRational;

    use super::*;

    #[test]
    fn two_best_takes_the_first_of_equals_and_never_one_twice() {
        assert_eq!(two_best(&[3, 5, 5], OptionSet::NONE), (1, 2));
        assert_eq!(two_best(&[4, 4], OptionSet::NONE), (0, 1));
        assert_eq!(two_best(&[0, 1], OptionSet::NONE), (1, 0));
    }

    #[test]
    fn lead_of_exactly_a_tenth_is_too_close() {
        assert_eq!(outcome(&[22_u32, 18], OptionSet::NONE, 0), Outcome::TooClose, "4 in 40");
        assert_eq!(outcome(&[11_u32, 7], OptionSet::NONE, 21), Outcome::Wins(0), "4 in 39");
        assert_eq!(outcome(&[0_u32, 0], OptionSet::NONE, 0), Outcome::TooClose);
    }

    #[test]
    fn excluded_options_cannot_win() {
        let excluded = |options: &[usize]| options.iter().copied().collect::<OptionSet>();
        assert_eq!(two_best(&[9, 3, 5], excluded(&[0])), (2, 1));
        assert_eq!(two_best(&[9, 3, 5], excluded(&[0, 2])), (1, 0));
        assert_eq!(outcome(&[9_u32, 3, 5], excluded(&[0]), 0), Outcome::Wins(2));
        assert_eq!(outcome(&[9_u32, 5, 5], excluded(&[0]), 0), Outcome::TooClose);
        assert_eq!(outcome(&[9_u32, 0, 5], excluded(&[0, 2]), 0), Outcome::Wins(1), "the only one left");
        assert_eq!(outcome(&[9_u32, 3, 5], excluded(&[0, 1, 2]), 0), Outcome::NoneLeft);
    }

    #[test]
    fn lead_of_exactly_a_tenth_is_too_close_in_fractions() {
        let thirds = |above: i64| BigRational::new(above.into(), 3.into());
        assert_eq!(outcome(&[thirds(22), thirds(18)], OptionSet::NONE, 0), Outcome::TooClose, "4/3 in 40/3");
        assert_eq!(outcome(&[thirds(23), thirds(18)], OptionSet::NONE, 0), Outcome::Wins(0), "5/3 in 41/3");
        assert_eq!(outcome(&[thirds(18), thirds(23)], OptionSet::NONE, 4), Outcome::TooClose, "5/3 in 53/3");
    }
}
