//! What other weights of the reasons would do (docs/decision-model.md, part 5).

use num_bigint::BigUint;
use num_rational::Ratio;

use crate::{
    catalogue::Catalogue,
    quiz::Answers,
    scoring::{Outcome, excluded, outcome, points_by_option, two_best},
};

/// What other weights of the reasons would do. With three options or more, it is about the leader and the runner-up.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// The options with the highest and the next highest score, the first of equals; those ruled out come last.
    pub between: (usize, usize),
    /// `x_r`: what each reason gives to the first of them less what it gives to the second. They add up to `D`.
    pub subtotals: Vec<i64>,
    /// The break-even weight of each reason: the factor `1 - D / x_r` at which both options have equal points, 0 or
    /// more. None if no weight of this reason alone makes them equal.
    pub factors: Vec<Option<f64>>,
    /// `|D|` and `sum |x_r|`: the same option has more points as long as every weight is wrong by less than this
    /// fraction. None if no reason gives more to one option than to the other, or if fewer than two options are left.
    pub all: Option<(u64, u64)>,
    /// The share of weightings in which the leader has more points. None if nobody wins.
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
pub fn sensitivity(catalogue: &Catalogue, answers: &Answers) -> Sensitivity {
    let scores = points_by_option(catalogue, answers);
    let excluded = excluded(catalogue, answers);
    let between = two_best(&scores, excluded);
    let subtotals = subtotals(catalogue, answers, between);
    let lead: i64 = subtotals.iter().sum();
    let all: u64 = subtotals.iter().map(|x| x.unsigned_abs()).sum();
    // Weights decide nothing where fewer than two options are left.
    let has_two = !excluded.contains(between.1);
    let has_winner = has_two && outcome(&scores, excluded, catalogue.neutral) != Outcome::TooClose;
    Sensitivity {
        between,
        factors: subtotals.iter().map(|x| break_even(lead, *x).filter(|_| has_two)).collect(),
        all: (has_two && all > 0).then(|| (lead.unsigned_abs(), all)),
        share: if has_winner { share_of_weightings(&subtotals) } else { None },
        subtotals,
    }
}

/// `x_r` for each reason: what it gives to the first option less what it gives to the second.
pub fn subtotals(catalogue: &Catalogue, answers: &Answers, (first, second): (usize, usize)) -> Vec<i64> {
    let mut points = vec![0_u32; catalogue.reasons.len()];
    for (question, picks) in answers.scored(catalogue) {
        let chosen = picks.iter().filter_map(|choice| question.choices.get(choice));
        for (reason, given) in chosen.flat_map(|choice| &choice.points) {
            points.get_mut(*reason).into_iter().for_each(|sum| *sum += given);
        }
    }
    let levels = catalogue.reasons.iter().map(|r| i64::from(r.support(first)) - i64::from(r.support(second)));
    levels.zip(points).map(|(level, points)| level * i64::from(points)).collect()
}

/// `1 - D / x = (x - D) / x`, if that is 0 or more.
fn break_even(lead: i64, subtotal: i64) -> Option<f64> {
    let sign = subtotal.signum();
    let [above, below] = [sign * (subtotal - lead), sign * subtotal].map(u32::try_from);
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
