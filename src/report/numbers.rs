//! Shares and counts as people read them. [`crate::analysis::Forecast::percents`] rounds the shares of a forecast.

/// A share as a percentage with one decimal. Only 0 is shown as 0.
pub fn tenth(share: f64) -> String {
    if share > 0.0 && share < 0.0005 { "<0.1%".into() } else { format!("{:.1}%", 100.0 * share) }
}

/// Tenths as a number: "5.3", or "5" for fifty.
pub fn decimal(tenths: u64) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

/// How many of `cells` cells a bar for `share`, 0 to 1, fills.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a few cells, 0 or more"
)]
pub fn filled(share: f64, cells: usize) -> usize {
    ((share * cells as f64).round() as usize).min(cells)
}

/// 38165 as "38,165".
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_zero_is_shown_as_zero() {
        assert_eq!([tenth(0.0), tenth(0.000_1), tenth(0.25)], ["0.0%", "<0.1%", "25.0%"]);
    }

    #[test]
    fn digits_are_grouped_by_thousands() {
        assert_eq!([grouped(7), grouped(390_625), grouped(1_000_000)], ["7", "390,625", "1,000,000"]);
    }
}
