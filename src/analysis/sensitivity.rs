//! What other weights of the reasons would do (decision model, part 5).

use num_bigint::BigUint;
use num_rational::Ratio;

use crate::{
    catalogue::Catalogue,
    quiz::Answers,
    scoring::{Outcome, outcome, scores, two_best},
};

/// What other weights of the reasons would do. With three options or more: between the leader and the runner-up.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// The option with most points, the first of equals, and the one with most of the others.
    pub between: (usize, usize),
    /// `x_r`: what each reason gives to the first of them less what it gives to the second. They add up to `D`.
    pub subtotals: Vec<i64>,
    /// For each reason the factor `1 - D / x_r` at which both have equal points, the others as they are; 0 or more.
    /// None where no weight of this reason alone can do that.
    pub factors: Vec<Option<f64>>,
    /// `|D|` and `sum |x_r|`: who has more points survives every combination of errors smaller than this fraction of
    /// each weight. None where no reason gives more to the one than to the other.
    pub all: Option<(u64, u64)>,
    /// The share of weightings in which the leader has more points. None where nobody is ahead.
    pub share: Option<Weightings>,
}

/// A share of all weightings, exact, as a fraction in lowest terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weightings {
    /// Above the line.
    pub numerator: BigUint,
    /// Below the line.
    pub denominator: BigUint,
}

impl Weightings {
    /// The share as a number, 0 to 1, to 53 bits.
    pub fn value(&self) -> f64 {
        const BITS: u32 = 53;
        let scaled = (&self.numerator << BITS) / &self.denominator;
        #[expect(clippy::cast_precision_loss, reason = "2^53 at the most")]
        let whole = |number: u64| number as f64;
        u64::try_from(scaled).map_or(1.0, whole) / whole(1 << BITS)
    }
}

/// What other weights would do as things stand.
pub fn sensitivity(catalogue: &Catalogue, answers: &Answers) -> Sensitivity {
    let scores = scores(catalogue, answers);
    let between = two_best(&scores);
    let subtotals = subtotals(catalogue, answers, between);
    let lead: i64 = subtotals.iter().sum();
    let all: u64 = subtotals.iter().map(|x| x.unsigned_abs()).sum();
    let is_ahead = outcome(&scores, catalogue.neutral) != Outcome::TooClose;
    Sensitivity {
        between,
        factors: subtotals.iter().map(|x| factor(lead, *x)).collect(),
        all: (all > 0).then(|| (lead.unsigned_abs(), all)),
        share: if is_ahead { share_of_weightings(&subtotals) } else { None },
        subtotals,
    }
}

/// `x_r` for each reason: `sum over counting choices of points * (supports(r, A) - supports(r, B))`.
fn subtotals(catalogue: &Catalogue, answers: &Answers, (first, second): (usize, usize)) -> Vec<i64> {
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

/// `1 - D / x = (x - D) / x`, where that is 0 or more.
fn factor(lead: i64, subtotal: i64) -> Option<f64> {
    let (above, below) = if subtotal < 0 { (lead - subtotal, -subtotal) } else { (subtotal - lead, subtotal) };
    let number = |value: i64| u32::try_from(value).ok().map(f64::from);
    (below > 0).then_some(())?;
    Some(number(above)? / number(below)?)
}

/// Of all ways to weigh the reasons, uniform on the simplex, the share in which the sum of `subtotals` is above 0
/// (decision model, part 5). None where every subtotal is 0: then no weighting gives either side more points.
///
/// With the positive subtotals `a_1..a_p`, the magnitudes of the negative ones `b_1..b_q` and zeros dropped:
/// `f(i, q) = 1` for `i < p`, `f(p, j) = 0`, `f(i, j) = b_j / (a_i + b_j) f(i+1, j) + a_i / (a_i + b_j) f(i, j+1)`; the
/// share is `f(0, 0)`. It is the chance that the exponential weights, read as times, run out on the other side first.
pub fn share_of_weightings(subtotals: &[i64]) -> Option<Weightings> {
    let positive: Vec<u64> = subtotals.iter().filter(|x| **x > 0).map(|x| x.unsigned_abs()).collect();
    let negative: Vec<u64> = subtotals.iter().filter(|x| **x < 0).map(|x| x.unsigned_abs()).collect();
    if positive.is_empty() && negative.is_empty() {
        return None;
    }
    // f(i, j) is held as a whole number over the product of all (a + b) with a from a_i and b from b_j on, so that
    // nothing is reduced before the end. `row` is f(i + 1, 0..=q), from the last row up.
    let one = || BigUint::from(1_u32);
    let mut row: Vec<BigUint> = vec![BigUint::ZERO; negative.len() + 1];
    let mut below: Vec<BigUint> = vec![one(); negative.len() + 1];
    for a in positive.iter().rev() {
        let (mut value, mut across) = (one(), one());
        let mut next = vec![value.clone()];
        let columns = negative.iter().zip(&row).zip(&mut below).rev();
        for ((b, under), column) in columns {
            // `across` is the product of (a + b) over the later b, `column` that of (a + b_j) over the later a.
            value = under * *b * &across + &value * *a * &*column;
            next.push(value.clone());
            across *= a + b;
            *column *= a + b;
        }
        next.reverse();
        row = next;
    }
    let under = below.iter().fold(one(), |product, column| product * column);
    let share = Ratio::new(row.swap_remove(0), under);
    let (numerator, denominator) = share.into();
    Some(Weightings { numerator, denominator })
}
