//! Shares and counts as people read them; the shares of an outlook are rounded by [`crate::analysis::percent`].

/// A share as a percentage with one decimal; one that is not 0 is not shown as 0.
pub fn tenth(share: f64) -> String {
    if share > 0.0 && share < 0.0005 { "<0.1%".into() } else { format!("{:.1}%", 100.0 * share) }
}

/// How many of `cells` cells a bar for `part`, 0 to 1, fills, rounded.
pub fn filled(part: f64, cells: usize) -> usize {
    let number = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
    (1..=cells).filter(|cell| part * number(cells) >= number(*cell) - 0.5).count()
}

/// 38165 as "38,165".
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

    #[test]
    fn a_share_that_is_not_nought_is_not_shown_as_nought() {
        assert_eq!([tenth(0.0), tenth(0.000_1), tenth(0.25)], ["0.0%", "<0.1%", "25.0%"]);
    }

    #[test]
    fn counts_are_grouped_by_thousands() {
        assert_eq!([grouped(7), grouped(390_625), grouped(1_000_000)], ["7", "390,625", "1,000,000"]);
    }
}
