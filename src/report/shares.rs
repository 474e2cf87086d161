//! Shares and counts as people read them.

use crate::verdict::{Proof, Share};

/// Whole per cents that add up to a hundred. A share under 1 % or over 99 % that is not proven to be none or all is
/// shown as such, and stands for less than one in the sum.
#[must_use]
pub fn percents(shares: &[Share; 3]) -> Vec<String> {
    let tiny = |share: &Share| share.proof.is_none() && share.value < 0.01;
    let few = shares.iter().filter(|share| tiny(share)).count();
    let parts: Vec<f64> = shares.iter().map(|share| if tiny(share) { 0.0 } else { share.value * 100.0 }).collect();
    let mut whole: Vec<i64> = parts.iter().map(|part| floor(*part)).collect();
    // The largest remainders are rounded up until the sum is right; "<1 %" stands for what is missing then.
    let wanted = if few > 0 { floor(parts.iter().sum::<f64>()) } else { 100 };
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let rest = |at: &usize| parts.get(*at).map_or(0.0, |part| part.fract());
    order.sort_by(|a, b| rest(b).total_cmp(&rest(a)));
    let missing = usize::try_from(wanted - whole.iter().sum::<i64>()).unwrap_or(0);
    for at in order.into_iter().take(missing) {
        if let Some(number) = whole.get_mut(at) {
            *number += 1;
        }
    }
    shares.iter().zip(whole).map(|(share, whole)| percent(share, whole, tiny(share))).collect()
}

fn percent(share: &Share, whole: i64, tiny: bool) -> String {
    match share.proof {
        Some(Proof::Never) => "0 %".into(),
        Some(Proof::Always) => "100 %".into(),
        None if tiny => "<1 %".into(),
        None if whole > 99 || share.value > 0.99 => ">99 %".into(),
        None => format!("{whole} %"),
    }
}

/// The whole part of a number of per cents.
fn floor(number: f64) -> i64 {
    (0..100).rev().find(|whole| f64::from(*whole) + 1.0 <= number + 1e-9).map_or(0, |whole| i64::from(whole) + 1)
}

/// 38165 as "38,165".
#[must_use]
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(values: [f64; 3]) -> Vec<String> {
        percents(&values.map(|value| Share { value, least: value, most: value, proof: None }))
    }

    #[test]
    fn per_cents_add_up_to_a_hundred() {
        assert_eq!(shown([0.355_8, 0.287_1, 0.357_1]), ["35 %", "29 %", "36 %"]);
        assert_eq!(shown([1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]), ["34 %", "33 %", "33 %"]);
        assert_eq!(shown([0.5, 0.25, 0.25]), ["50 %", "25 %", "25 %"]);
    }

    #[test]
    fn nothing_is_nought_or_certain_unless_it_is_proven() {
        assert_eq!(shown([0.004, 0.496, 0.5]), ["<1 %", "49 %", "50 %"]);
        assert_eq!(shown([0.000_1, 0.000_1, 0.999_8]), ["<1 %", "<1 %", ">99 %"]);
        let always = Share { value: 1.0, least: 1.0, most: 1.0, proof: Some(Proof::Always) };
        let never = Share { value: 0.0, least: 0.0, most: 0.0, proof: Some(Proof::Never) };
        assert_eq!(percents(&[never, never, always]), ["0 %", "0 %", "100 %"]);
    }

    #[test]
    fn counts_are_grouped_by_thousands() {
        assert_eq!([grouped(7), grouped(390_625), grouped(1_000_000)], ["7", "390,625", "1,000,000"]);
    }
}
