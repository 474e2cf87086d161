//! Shares as people read them: rounded in one place, so that the same share is never shown as two.

use std::cmp::Reverse;

use super::forecast::{Proof, Share};

/// The shares of the first option, of no single winner, and of the second option, in whole per cents or in tenths,
/// so that they add up to a hundred. One below a step that is not proven to be none is shown as less than the step, and
/// stands for what is missing in the sum; one above all but a step likewise.
pub fn percents(shares: &[Share; 3], tenths: bool) -> [String; 3] {
    let all = if tenths { 1000 } else { 100 };
    let tiny = |share: &Share| share.proof.is_none() && share.value * f64::from(all) < 1.0;
    let parts = shares.map(|share| if tiny(&share) { 0.0 } else { share.value * f64::from(all) });
    let mut steps = parts.map(|part| floor(part, all));
    let wanted = if shares.iter().any(tiny) { floor(parts.iter().sum(), all) } else { all };
    // The largest remainders are rounded up until the sum is right; of equal ones the balance, which favours nobody.
    let mut order = [1, 0, 2];
    let rest = |at: &usize| parts.get(*at).map_or(0, |part| floor((part - part.floor()) * 1e6, 1_000_000));
    order.sort_by_key(|at| Reverse(rest(at)));
    let missing = wanted.saturating_sub(steps.iter().sum());
    for at in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        if let Some(step) = steps.get_mut(at) {
            *step += 1;
        }
    }
    let [first, balanced, second] = shares;
    let [a, b, c] = steps;
    [(first, a), (balanced, b), (second, c)].map(|(share, step)| percent(share, step, all, tiny(share)))
}

fn percent(share: &Share, step: u32, all: u32, tiny: bool) -> String {
    let shown = |step: u32| if all == 1000 { format!("{}.{}%", step / 10, step % 10) } else { format!("{step}%") };
    match share.proof {
        Some(Proof::Never) => shown(0),
        Some(Proof::Always) => shown(all),
        None if tiny => format!("<{}", shown(1)),
        None if step >= all || (1.0 - share.value) * f64::from(all) < 1.0 => format!(">{}", shown(all - 1)),
        None => shown(step),
    }
}

/// The whole part of a number from 0 to `most`, a last digit forgiven.
fn floor(number: f64, most: u32) -> u32 {
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = high - (high - low) / 2;
        if f64::from(middle) <= number + 1e-9 { low = middle } else { high = middle - 1 }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(values: [f64; 3]) -> Vec<String> {
        percents(&values.map(|value| Share { value, least: value, most: value, proof: None }), false).to_vec()
    }

    #[test]
    fn per_cents_add_up_to_a_hundred() {
        assert_eq!(shown([0.355_8, 0.287_1, 0.357_1]), ["35%", "29%", "36%"]);
        assert_eq!(shown([1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]), ["33%", "34%", "33%"]);
        assert_eq!(shown([0.5, 0.25, 0.25]), ["50%", "25%", "25%"]);
    }

    #[test]
    fn tenths_add_up_too() {
        let shares = [0.343_4, 0.315_9, 0.340_7].map(|value| Share { value, least: value, most: value, proof: None });
        assert_eq!(percents(&shares, true), ["34.3%", "31.6%", "34.1%"]);
    }

    #[test]
    fn nothing_is_nought_or_certain_unless_it_is_proven() {
        assert_eq!(shown([0.004, 0.496, 0.5]), ["<1%", "49%", "50%"]);
        assert_eq!(shown([0.000_1, 0.000_1, 0.999_8]), ["<1%", "<1%", ">99%"]);
        let always = Share { value: 1.0, least: 1.0, most: 1.0, proof: Some(Proof::Always) };
        let never = Share { value: 0.0, least: 0.0, most: 0.0, proof: Some(Proof::Never) };
        assert_eq!(percents(&[never, never, always], false), ["0%", "0%", "100%"]);
    }
}
