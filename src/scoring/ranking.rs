//! Which option wins, decided in whole numbers or exact fractions (docs/decision-model.md, part 2).

use std::cmp::Ordering;

use super::{linear_form::LinearForm, points::Points};

/// Which option wins, if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The option with this index wins, clearly or narrowly.
    Wins(usize),
    /// No single winner: use both, or too close to call.
    TooClose,
}

/// The outcome for these scores. An option wins if it wins against every other.
///
/// It is enough to test the best against the second best, because the form of the leader is lowest against the rival
/// with the highest score.
pub fn outcome<P: Points>(scores: &[P], neutral: u32) -> Outcome {
    let (first, second) = two_best(scores);
    match LinearForm::wins(first, second, neutral).sign(scores) {
        Ordering::Greater => Outcome::Wins(first),
        Ordering::Equal | Ordering::Less => Outcome::TooClose,
    }
}

/// The indices of the highest score and of the highest of the others; of equal scores, the first.
pub fn two_best<P: Ord>(scores: &[P]) -> (usize, usize) {
    let best = |excluded: Option<usize>| {
        let others = scores.iter().enumerate().filter(|(option, _)| Some(*option) != excluded);
        // `max_by_key` returns the last of equals, hence the reversal.
        others.rev().max_by_key(|(_, score)| *score).map_or(0, |(option, _)| option)
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
        assert_eq!(two_best(&[3, 5, 5]), (1, 2));
        assert_eq!(two_best(&[4, 4]), (0, 1));
        assert_eq!(two_best(&[0, 1]), (1, 0));
    }

    #[test]
    fn lead_of_exactly_a_tenth_is_too_close() {
        assert_eq!(outcome(&[22_u32, 18], 0), Outcome::TooClose, "4 in 40");
        assert_eq!(outcome(&[11_u32, 7], 21), Outcome::Wins(0), "4 in 39");
        assert_eq!(outcome(&[0_u32, 0], 0), Outcome::TooClose);
    }

    #[test]
    fn lead_of_exactly_a_tenth_is_too_close_in_fractions() {
        let thirds = |above: i64| BigRational::new(above.into(), 3.into());
        assert_eq!(outcome(&[thirds(22), thirds(18)], 0), Outcome::TooClose, "4/3 in 40/3");
        assert_eq!(outcome(&[thirds(23), thirds(18)], 0), Outcome::Wins(0), "5/3 in 41/3");
        assert_eq!(outcome(&[thirds(18), thirds(23)], 4), Outcome::TooClose, "5/3 in 53/3");
    }
}
