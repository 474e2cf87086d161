//! What other weights of the reasons would do (docs/decision-model.md, part 5).

use num_bigint::BigUint;
use num_rational::Ratio;

use crate::{
    catalogue::Catalogue,
    quiz::{Answers, Priorities},
    scoring::{Outcome, WeightedCatalogue, excluded, outcome, points_by_option, two_best},
};

use super::weight_changes::points_by_reason;

/// What other weights of the reasons would do. With three options or more, it is about the leader and the runner-up.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// The options with the highest and the next highest score, the first of equals; those ruled out come last.
    pub between: (usize, usize),
    /// `x_r`: what each reason gives to the first of them less what it gives to the second, at the weight 1. Without
    /// priorities they add up to `D`.
    pub subtotals: Vec<i64>,
    /// The break-even weight of each reason: the one at which both options have equal points, 0 or more. With the weights
    /// `w_r` as they are it is `w_r - D / x_r`. None if no weight of this reason alone makes them equal.
    pub factors: Vec<Option<f64>>,
    /// `|D|` and `sum w_r |x_r|`, as a fraction: the same option has more points as long as every weight is wrong by less than this
    /// fraction. None if no reason gives more to one option than to the other, or if fewer than two options are left.
    pub all: Option<(u64, u64)>,
    /// The share of all weightings in which the leader has more points, whatever the weights are now. None if nobody wins.
    pub share: Option<Weightings>,
}

/// A share of all weightings, as a fraction in lowest terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weightings {
    pub numerator: BigUint,
    pub denominator: BigUint,
}

impl Weightings {
    /// The share as a number, 0 to 1, to 53 bits.
    pub fn value(&self) -> f64 {
        const BITS: u32 = 53;
        let scaled = (&self.numerator << BITS) / &self.denominator;
        #[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
        let float = |number: u64| number as f64;
        u64::try_from(scaled).map_or(1.0, float) / float(1 << BITS)
    }
}

/// What other weights would do as things stand.
pub fn sensitivity(catalogue: &Catalogue, answers: &Answers, priorities: &Priorities) -> Sensitivity {
    let weighted = WeightedCatalogue::new(catalogue, priorities).catalogue;
    let scores = points_by_option(&weighted, answers);
    let excluded = excluded(catalogue, answers);
    let between = two_best(&scores, excluded);
    let subtotals = subtotals(catalogue, answers, between);
    let own = weighed(&subtotals, priorities);
    let lead: i64 = own.iter().sum();
    let all: u64 = own.iter().map(|x| x.unsigned_abs()).sum();
    // Weights decide nothing where fewer than two options are left.
    let has_two = !excluded.contains(between.1);
    let has_winner = has_two && outcome(&scores, excluded, weighted.neutral) != Outcome::TooClose;
    Sensitivity {
        between,
        factors: subtotals.iter().zip(&own).map(|(x, own)| break_even(lead, *x, *own).filter(|_| has_two)).collect(),
        all: (has_two && all > 0).then(|| whole(lead.unsigned_abs(), all)),
        share: if has_winner { share_of_weightings(&subtotals) } else { None },
        subtotals,
    }
}

/// `x_r` for each reason: what it gives to the first option less what it gives to the second.
pub fn subtotals(catalogue: &Catalogue, answers: &Answers, (first, second): (usize, usize)) -> Vec<i64> {
    let points = points_by_reason(catalogue, answers);
    let levels = catalogue.reasons.iter().map(|r| i64::from(r.support(first)) - i64::from(r.support(second)));
    levels.zip(points).map(|(level, points)| level * i64::from(points)).collect()
}

/// Two numbers of halves in the same proportion: in whole points if they are that.
const fn whole(one: u64, other: u64) -> (u64, u64) {
    if one.is_multiple_of(2) && other.is_multiple_of(2) { (one / 2, other / 2) } else { (one, other) }
}

/// What each reason gives at its weight `u_r`: `u_r x_r`, in halves.
pub fn weighed(subtotals: &[i64], priorities: &Priorities) -> Vec<i64> {
    let weighed = |(reason, x): (usize, &i64)| i64::from(priorities.get(reason).halves()) * x;
    subtotals.iter().enumerate().map(weighed).collect()
}

/// `w - D / x = (w x - D) / x`, if that is 0 or more. `lead` and `weighed`, which is `w x`, are in halves.
fn break_even(lead: i64, subtotal: i64, weighed: i64) -> Option<f64> {
    let sign = subtotal.signum();
    let [above, below] = [sign * (weighed - lead), sign * 2 * subtotal].map(u32::try_from);
    let (above, below) = (f64::from(above.ok()?), f64::from(below.ok()?));
    (below > 0.0).then(|| above / below)
}

/// The share of all weightings, each equally likely, in which the sum of `subtotals` is above 0. None if every
/// subtotal is 0, because then no weighting gives either side more points.
///
/// With the positive subtotals `a_1 .. a_p` and the magnitudes `b_1 .. b_q` of the negative ones, the share is
/// `f(0, 0)`, where `f(i, q) = 1` for `i < p`, `f(p, j) = 0`, and otherwise
/// `f(i, j) = b/(a+b) f(i+1, j) + a/(a+b) f(i, j+1)` with `a = a_(i+1)` and `b = b_(j+1)`.
pub fn share_of_weightings(subtotals: &[i64]) -> Option<Weightings> {
    let positive: Vec<u64> = subtotals.iter().filter(|x| **x > 0).map(|x| x.unsigned_abs()).collect();
    let negative: Vec<u64> = subtotals.iter().filter(|x| **x < 0).map(|x| x.unsigned_abs()).collect();
    if positive.is_empty() && negative.is_empty() {
        return None;
    }
    // To reduce nothing before the end, f(i, j) is kept as a numerator over the product of all (a + b) with `a` from
    // a_(i+1) and `b` from b_(j+1) on. `row` holds the numerators of f(i + 1, 0..=q), starting with the last row.
    let one = || BigUint::from(1_u32);
    let mut row: Vec<BigUint> = vec![BigUint::ZERO; negative.len() + 1];
    let mut columns: Vec<BigUint> = vec![one(); negative.len() + 1];
    for a in positive.iter().rev() {
        let (mut value, mut across) = (one(), one());
        let mut next = vec![value.clone()];
        for ((b, below), column) in negative.iter().zip(&row).zip(&mut columns).rev() {
            // `across` is the product of (a + b) over the later b, `column` that of (a + b) over the later a.
            value = below * *b * &across + &value * *a * &*column;
            next.push(value.clone());
            across *= a + b;
            *column *= a + b;
        }
        next.reverse();
        row = next;
    }
    let denominator = columns.iter().fold(one(), |product, column| product * column);
    let (numerator, denominator) = Ratio::new(row.swap_remove(0), denominator).into();
    Some(Weightings { numerator, denominator })
}
