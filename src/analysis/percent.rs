//! Shares as people read them. They are rounded only here, so that one share is never shown as two.

use std::cmp::Reverse;

use super::forecast::{Proof, Share};

/// The shares in whole per cents, or in tenths, so that they add up to a hundred: the first option wins, no single
/// winner, the second option wins.
///
/// A share below one step that is not proven to be 0 is shown as "less than one step", and the sum leaves it out. A
/// share just below all is shown in the same way.
pub fn percents(shares: &[Share; 3], tenths: bool) -> [String; 3] {
    let all = if tenths { 1000 } else { 100 };
    let is_tiny = |share: &Share| share.proof.is_none() && share.value * f64::from(all) < 1.0;
    let exact = shares.map(|share| if is_tiny(&share) { 0.0 } else { share.value * f64::from(all) });
    let mut steps = exact.map(|steps| floor(steps, all));
    let wanted = if shares.iter().any(is_tiny) { floor(exact.iter().sum(), all) } else { all };
    // The largest remainders are rounded up until the sum is right. Of equal ones the middle comes first, because it
    // favours neither option.
    let mut order = [1, 0, 2];
    let remainder = |index: &usize| exact.get(*index).map_or(0, |steps| floor(steps.fract() * 1e6, 1_000_000));
    order.sort_by_key(|index| Reverse(remainder(index)));
    let missing = wanted.saturating_sub(steps.iter().sum());
    for index in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        if let Some(steps) = steps.get_mut(index) {
            *steps += 1;
        }
    }
    let [first, middle, second] = shares;
    let [a, b, c] = steps;
    [(first, a), (middle, b), (second, c)].map(|(share, steps)| percent(share, steps, all, is_tiny(share)))
}

fn percent(share: &Share, steps: u32, all: u32, is_tiny: bool) -> String {
    let shown = |steps: u32| if all == 1000 { format!("{}.{}%", steps / 10, steps % 10) } else { format!("{steps}%") };
    match share.proof {
        Some(Proof::Never) => shown(0),
        Some(Proof::Always) => shown(all),
        None if is_tiny => format!("<{}", shown(1)),
        None if steps >= all || (1.0 - share.value) * f64::from(all) < 1.0 => format!(">{}", shown(all - 1)),
        None => shown(steps),
    }
}

/// `number` rounded down to `0..=max`. The tiny addend forgives rounding errors of the shares.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number, 0 or more")]
fn floor(number: f64, max: u32) -> u32 {
    ((number + 1e-9) as u32).min(max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unproven(value: f64) -> Share {
        Share { value, min: value, max: value, proof: None }
    }

    fn shown(values: [f64; 3]) -> Vec<String> {
        percents(&values.map(unproven), false).to_vec()
    }

    #[test]
    fn per_cents_add_up_to_a_hundred() {
        assert_eq!(shown([0.355_8, 0.287_1, 0.357_1]), ["35%", "29%", "36%"]);
        assert_eq!(shown([1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]), ["33%", "34%", "33%"]);
        assert_eq!(shown([0.5, 0.25, 0.25]), ["50%", "25%", "25%"]);
    }

    #[test]
    fn tenths_add_up_to_a_hundred() {
        assert_eq!(percents(&[0.343_4, 0.315_9, 0.340_7].map(unproven), true), ["34.3%", "31.6%", "34.1%"]);
    }

    #[test]
    fn share_is_shown_as_none_or_all_only_if_proven() {
        assert_eq!(shown([0.004, 0.496, 0.5]), ["<1%", "49%", "50%"]);
        assert_eq!(shown([0.000_1, 0.000_1, 0.999_8]), ["<1%", "<1%", ">99%"]);
        let [always, never] = [Proof::Always, Proof::Never].map(|proof| Share::new(0.5, (0.0, 1.0), Some(proof)));
        assert_eq!(percents(&[never, never, always], false), ["0%", "0%", "100%"]);
    }
}
