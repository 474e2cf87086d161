//! Exact fractions as people read them: what is shown adds up.

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::{
    catalogue::Catalogue,
    report::phrases::{self, LeadFigures},
    scoring::{HalfPoints, Verdict},
};

/// The team's points, the lead, and how many questions counted.
///
/// Points are rounded to a tenth, unless all are whole. The lead and its total are the difference and the sum of the
/// points shown, and "about" if those are rounded.
pub fn team_figures(catalogue: &Catalogue, verdict: &Verdict<BigRational>) -> Vec<String> {
    let scores = &verdict.scores.points;
    let whole = scores.iter().all(BigRational::is_integer);
    let points = phrases::points(catalogue, verdict, |score| decimal(&tenths(score), whole));
    let shown = |option: usize| scores.get(option).map_or(BigInt::ZERO, tenths);
    let (first, second) = (shown(verdict.first), shown(verdict.second));
    let (lead, total) = (&first - &second, &first + &second + BigInt::from(catalogue.neutral) * 10);
    let neutral = if catalogue.neutral == 0 { String::new() } else { catalogue.neutral.to_string() };
    let is_rounded = scores.iter().any(|score| BigRational::from(tenths(score)) != score * BigInt::from(10));
    let lead = match (lead == BigInt::ZERO, is_rounded) {
        _ if verdict.is_tie() => String::new(),
        (true, _) => "less than 0.1".into(),
        (false, true) => format!("about {}", decimal(&lead, whole)),
        (false, false) => decimal(&lead, whole),
    };
    let lead = LeadFigures { lead, total: decimal(&total, whole), neutral };
    let figures = phrases::figures(catalogue, verdict, &lead);
    [vec![points], figures].concat()
}

/// The team's points for each option, as they are shown.
pub fn shown(verdict: &Verdict<BigRational>) -> Vec<String> {
    let scores = &verdict.scores.points;
    let whole = scores.iter().all(BigRational::is_integer);
    scores.iter().map(|score| decimal(&tenths(score), whole)).collect()
}

/// Points, 0 or more, rounded to halves: precise enough for a bar.
pub fn rounded(points: &BigRational) -> HalfPoints {
    let halves = (points * BigInt::from(2)).round().to_integer();
    HalfPoints(halves.try_into().unwrap_or(u32::MAX))
}

/// A change of the lead, in points, to a tenth.
pub fn size(points: &BigRational) -> String {
    match tenths(points) {
        zero if zero == BigInt::ZERO => "<0.1".into(),
        tenths => decimal(&tenths, points.is_integer()),
    }
}

/// The nearest number of tenths; halves are rounded away from 0.
fn tenths(points: &BigRational) -> BigInt {
    (points * BigInt::from(10)).round().to_integer()
}

/// Tenths, 0 or more, as "5.3", or as "5" if they are `whole`.
fn decimal(tenths: &BigInt, whole: bool) -> String {
    let (points, rest): (BigInt, BigInt) = (tenths / 10, tenths % 10);
    if whole { points.to_string() } else { format!("{points}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn size_is_rounded_to_a_tenth_but_never_to_zero() {
        let shown = |above: i64, below: i64| size(&BigRational::new(above.into(), below.into()));
        assert_eq!([shown(26, 3), shown(6, 1), shown(1, 20), shown(1, 21)], ["8.7", "6", "0.1", "<0.1"]);
        assert_eq!([shown(21, 2), shown(599, 60)], ["10.5", "10.0"]);
    }
}
