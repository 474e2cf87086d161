//! Exact fractions as people read them, so that what is shown adds up.

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::{catalogue::Catalogue, report::phrases, scoring::Verdict};

/// The pooled points, the lead, and how many questions counted.
///
/// The points are rounded to a tenth, unless all of them are whole; the lead and what it is out of are the difference
/// and the sum of the points as they are shown, and "about" where those are rounded.
pub(crate) fn pooled(catalogue: &Catalogue, verdict: &Verdict<BigRational>) -> Vec<String> {
    let scores = &verdict.scores.points;
    let whole = scores.iter().all(BigRational::is_integer);
    let points = phrases::points(catalogue, verdict, |score| decimal(&tenths(score), whole));
    let shown = |option: usize| scores.get(option).map_or(BigInt::ZERO, tenths);
    let (first, second) = (shown(verdict.first), shown(verdict.second));
    let (ahead, of) = (&first - &second, &first + &second + BigInt::from(catalogue.neutral) * 10);
    let is_rounded = scores.iter().any(|score| BigRational::from(tenths(score)) != score * BigInt::from(10));
    let ahead = match (ahead == BigInt::ZERO, is_rounded) {
        (true, _) => "less than 0.1".into(),
        (false, true) => format!("about {}", decimal(&ahead, whole)),
        (false, false) => decimal(&ahead, whole),
    };
    let figures = phrases::figures(catalogue, verdict, (&ahead, &decimal(&of, whole)));
    [vec![points], figures].concat()
}

/// The pooled points of each option, as they are shown.
pub(crate) fn shown(verdict: &Verdict<BigRational>) -> Vec<String> {
    let scores = &verdict.scores.points;
    let whole = scores.iter().all(BigRational::is_integer);
    scores.iter().map(|score| decimal(&tenths(score), whole)).collect()
}

/// Points, 0 or more, in tenths.
pub(crate) fn whole_tenths(points: &BigRational) -> u32 {
    tenths(points).try_into().unwrap_or(u32::MAX)
}

/// How far the lead would move, in points, to a tenth.
pub(crate) fn size(points: &BigRational) -> String {
    match tenths(points) {
        none if none == BigInt::ZERO => "<0.1".into(),
        some => decimal(&some, points.is_integer()),
    }
}

/// A number of tenths, the nearest; a half away from 0.
fn tenths(points: &BigRational) -> BigInt {
    (points * BigInt::from(10)).round().to_integer()
}

/// Tenths, 0 or more, as "5.3"; as "5" where they are `whole`.
fn decimal(tenths: &BigInt, whole: bool) -> String {
    let (points, rest): (BigInt, BigInt) = (tenths / 10, tenths % 10);
    if whole { points.to_string() } else { format!("{points}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_rounded_to_a_tenth_and_never_to_none() {
        let shown = |above: i64, below: i64| size(&BigRational::new(above.into(), below.into()));
        assert_eq!([shown(26, 3), shown(6, 1), shown(1, 20), shown(1, 21)], ["8.7", "6", "0.1", "<0.1"]);
        assert_eq!([shown(21, 2), shown(599, 60)], ["10.5", "10.0"]);
    }
}
