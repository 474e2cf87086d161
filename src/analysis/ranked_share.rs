//! The share of weightings that respect an order of the most important reasons (docs/decision-model.md, part 15).

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::sensitivity::{Sensitivity, Weightings, share_of_weightings};

/// How many terms the sum may have.
const MAX_TERMS: usize = 1 << 13;

impl Sensitivity {
    /// The [`share`](Self::share) of those weightings in which the `ranked` reasons count most, in that order. None if
    /// nobody wins, and where [`ranked_share`] gives none.
    pub fn ranked_share(&self, ranked: &[usize]) -> Option<Weightings> {
        self.share.as_ref().and_then(|_| ranked_share(&self.subtotals, ranked))
    }
}

/// Of all weightings in which the `ranked` reasons, given by their indices, count at least as much as each other in that
/// order, and the last of them at least as much as every other reason, the share in which the sum of `subtotals` is
/// above 0. None if nothing is ranked, if a reason is ranked twice or unknown, if every subtotal is 0, and if the other
/// reasons have so many different subtotals that it would take too long.
///
/// With `k` reasons ranked, and `S` over the sets of the others, the share is
/// `sum (-1)^|S| f(v_S) / (k + |S|)` divided by `sum (-1)^|S| / (k + |S|)`, where `f` is [`share_of_weightings`] and `v_S`
/// holds `X_1, X_2 / 2, ..., (X_k + x_S) / (k + |S|)` and each of the other subtotals; `X_i` is the sum of the first `i`
/// ranked subtotals, and `x_S` that of `S`.
pub fn ranked_share(subtotals: &[i64], ranked: &[usize]) -> Option<Weightings> {
    let mut others: BTreeMap<usize, i64> = subtotals.iter().copied().enumerate().collect();
    let ranked: Vec<i64> = ranked.iter().map(|reason| others.remove(reason)).collect::<Option<_>>()?;
    if ranked.is_empty() || subtotals.iter().all(|x| *x == 0) {
        return None;
    }
    // Sets with the same subtotals give the same term: what matters is how many of each value are in `S`.
    let mut values: BTreeMap<i64, usize> = BTreeMap::new();
    for x in others.values() {
        *values.entry(*x).or_default() += 1;
    }
    let values: Vec<(i64, usize)> = values.into_iter().collect();
    let terms = values.iter().try_fold(1_usize, |terms, (_, count)| terms.checked_mul(count + 1));
    terms.filter(|terms| *terms <= MAX_TERMS)?;
    let mut sum = Sum { above: BigRational::default(), all: BigRational::default() };
    add_terms(&mut sum, &ranked, &values, &mut Vec::new(), &BigInt::from(1));
    let share = sum.above / sum.all;
    let (numerator, denominator) = (share.numer().magnitude().clone(), share.denom().magnitude().clone());
    Some(Weightings { numerator, denominator })
}

struct Sum {
    above: BigRational,
    all: BigRational,
}

/// Adds the terms of every set that has `taken` of the first values; there are `ways` such sets.
fn add_terms(sum: &mut Sum, ranked: &[i64], values: &[(i64, usize)], taken: &mut Vec<usize>, ways: &BigInt) {
    let Some((_, count)) = values.get(taken.len()) else {
        return add_term(sum, ranked, values, taken, ways);
    };
    let mut binomial = BigInt::from(1);
    for take in 0..=*count {
        taken.push(take);
        add_terms(sum, ranked, values, taken, &(ways * &binomial));
        taken.pop();
        binomial = binomial * BigInt::from(count - take) / BigInt::from(take + 1);
    }
}

fn add_term(sum: &mut Sum, ranked: &[i64], values: &[(i64, usize)], taken: &[usize], ways: &BigInt) {
    let size: usize = taken.iter().sum();
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let last = whole(ranked.len() + size);
    // All values of `v_S` are multiplied by a common multiple of their denominators, which does not change `f`.
    let common = (1..whole(ranked.len())).fold(last, lcm);
    let in_set: i64 = values.iter().zip(taken).map(|((x, _), take)| x * whole(*take)).sum();
    let mut reached = 0;
    let mut scaled: Vec<i64> = Vec::new();
    for (index, x) in (1..).zip(ranked) {
        reached += x;
        let is_last = index == whole(ranked.len());
        scaled.push(if is_last { (reached + in_set) * (common / last) } else { reached * (common / index) });
    }
    scaled.extend(values.iter().flat_map(|(x, count)| std::iter::repeat_n(x * common, *count)));
    let sign = if size.is_multiple_of(2) { 1 } else { -1 };
    let factor = BigRational::new(ways * sign, last.into());
    if let Some(share) = share_of_weightings(&scaled) {
        let share = BigRational::new(share.numerator.into(), share.denominator.into());
        sum.above += &factor * share;
    }
    sum.all += factor;
}

/// The least common multiple of two positive numbers.
fn lcm(one: i64, other: i64) -> i64 {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    one / a * other
}
