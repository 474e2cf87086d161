//! Shares as people read them. They are rounded only here, so that one share is never shown as two.

use std::cmp::Reverse;

use super::forecast::{Forecast, Proof, Share};

/// The shares of a forecast as people read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Percents {
    /// One for each option.
    pub wins: Vec<String>,
    pub too_close: String,
    pub none: String,
}

impl Forecast {
    /// The shares of all outcomes, in whole per cents or in tenths, so that they add up to a hundred.
    pub fn percents(&self, tenths: bool) -> Percents {
        let shares: Vec<Share> = self.wins.iter().copied().chain([self.too_close, self.none]).collect();
        let mut wins = percents(&shares, self.wins.len(), tenths);
        let none = wins.pop().unwrap_or_default();
        let too_close = wins.pop().unwrap_or_default();
        Percents { wins, too_close, none }
    }
}

/// The shares in whole per cents, or in tenths, so that they add up to a hundred. `neutral` is the index of the one that
/// favours no option.
///
/// A share below one step that is not proven to be 0 is shown as "less than one step", and the sum leaves it out. A
/// share just below all is shown in the same way.
fn percents(shares: &[Share], neutral: usize, tenths: bool) -> Vec<String> {
    let all = if tenths { 1000 } else { 100 };
    let is_tiny = |share: &Share| share.proof.is_none() && share.value * f64::from(all) < 1.0;
    let exact = |share: &Share| if is_tiny(share) { 0.0 } else { share.value * f64::from(all) };
    let exact: Vec<f64> = shares.iter().map(exact).collect();
    let mut steps: Vec<u32> = exact.iter().map(|steps| floor(*steps, all)).collect();
    let wanted = if shares.iter().any(is_tiny) { floor(exact.iter().sum(), all) } else { all };
    // The largest remainders are rounded up until the sum is right, of equal ones the neutral one first.
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let remainder = |index: &usize| exact.get(*index).map_or(0, |steps| floor(steps.fract() * 1e6, 1_000_000));
    order.sort_by_key(|index| (Reverse(remainder(index)), *index != neutral));
    let missing = wanted.saturating_sub(steps.iter().sum());
    for index in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        if let Some(steps) = steps.get_mut(index) {
            *steps += 1;
        }
    }
    shares.iter().zip(steps).map(|(share, steps)| percent(share, steps, all, is_tiny(share))).collect()
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
        percents(&values.map(unproven), 1, false)
    }

    #[test]
    fn per_cents_add_up_to_a_hundred() {
        assert_eq!(shown([0.355_8, 0.287_1, 0.357_1]), ["35%", "29%", "36%"]);
        assert_eq!(shown([1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]), ["33%", "34%", "33%"]);
        assert_eq!(shown([0.5, 0.25, 0.25]), ["50%", "25%", "25%"]);
    }

    #[test]
    fn tenths_add_up_to_a_hundred() {
        assert_eq!(percents(&[0.343_4, 0.315_9, 0.340_7].map(unproven), 1, true), ["34.3%", "31.6%", "34.1%"]);
    }

    #[test]
    fn share_is_shown_as_none_or_all_only_if_proven() {
        assert_eq!(shown([0.004, 0.496, 0.5]), ["<1%", "49%", "50%"]);
        assert_eq!(shown([0.000_1, 0.000_1, 0.999_8]), ["<1%", "<1%", ">99%"]);
        let [always, never] = [Proof::Always, Proof::Never].map(|proof| Share::new(0.5, (0.0, 1.0), Some(proof)));
        assert_eq!(percents(&[never, never, always], 1, false), ["0%", "0%", "100%"]);
    }
}
