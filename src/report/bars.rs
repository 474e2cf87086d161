//! Bars in text: a character for each option, and one scale for all bars of a page.

use std::cmp::Reverse;

use crate::scoring::HalfPoints;

/// The characters of bars without colours, one for each option.
pub const CELLS: [&str; 6] = ["▒", "█", "░", "▚", "▞", "▓"];

/// The same in ASCII.
pub const ASCII_CELLS: [&str; 6] = ["=", "#", "+", "*", "o", "x"];

/// The character of the bars of `option`.
pub fn cell(option: usize, ascii: bool) -> &'static str {
    let cells = if ascii { &ASCII_CELLS } else { &CELLS };
    cells.get(option).copied().unwrap_or("#")
}

/// How many cells a point takes up: 2, 1, ½, ¼ and so on. Scales are ordered by size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scale {
    /// This many cells …
    cells: u32,
    /// … for this many points.
    points: Reverse<u32>,
}

impl Scale {
    /// The largest scale on which `points` take up at most `width` cells.
    pub fn fitting(points: HalfPoints, width: usize) -> Self {
        let scale = |cells, points| Self { cells, points: Reverse(points) };
        let width = u64::try_from(width).unwrap_or(u64::MAX);
        let fits = |scale: &Self| {
            u64::from(points.0) * u64::from(scale.cells) <= width.saturating_mul(2 * u64::from(scale.points.0))
        };
        let smaller = (0..u32::BITS).map(|power| scale(1, 1 << power));
        let smallest = scale(1, 1 << (u32::BITS - 1));
        std::iter::once(scale(2, 1)).chain(smaller).find(fits).unwrap_or(smallest)
    }

    /// The cells of a bar: rounded, but at least one for any point.
    pub fn cells(self, points: HalfPoints) -> usize {
        let per = 2 * u64::from(self.points.0);
        let cells = (u64::from(points.0) * u64::from(self.cells) + per / 2) / per;
        usize::try_from(cells).unwrap_or(usize::MAX).max(usize::from(points > HalfPoints::ZERO))
    }

    /// The cells of two bars end to end. The second gets the rest of all cells, so that rounding adds nothing.
    pub fn end_to_end(self, [left, right]: [HalfPoints; 2]) -> [usize; 2] {
        let all = self.cells(left + right);
        let first = self.cells(left).min(all.saturating_sub(usize::from(right > HalfPoints::ZERO)));
        [first, all - first]
    }

    /// The legend of the scale: "█ = 2 points"; none if a bar has a cell or two for each point.
    pub fn legend(self, ascii: bool) -> Option<String> {
        let points = self.points.0;
        (points > 1).then(|| format!("{} = {points} points", cell(1, ascii)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: HalfPoints = HalfPoints(20);
    const MAX: HalfPoints = HalfPoints(u32::MAX);

    #[test]
    fn largest_scale_that_fits_is_taken() {
        let cells = [20, 19, 9, 4].map(|width| Scale::fitting(TEN, width).cells(TEN));
        assert_eq!(cells, [20, 10, 5, 3]);
        assert_eq!(Scale::fitting(TEN, 4).legend(false).as_deref(), Some("█ = 4 points"));
        assert_eq!(Scale::fitting(TEN, 10).legend(false), None);
        assert!(Scale::fitting(MAX, 1).cells(MAX) <= 2);
    }

    #[test]
    fn two_bars_are_as_long_as_all_points_and_show_both_sides() {
        for (left, right) in (0..40).flat_map(|left| (0..40).map(move |right| (left, right))) {
            let [left, right] = [left, right].map(HalfPoints);
            let scale = Scale::fitting(left + right, 30);
            let [first, second] = scale.end_to_end([left, right]);
            assert_eq!(first + second, scale.cells(left + right));
            assert!((left.0 == 0 || first > 0 || first + second < 2) && (right.0 == 0 || second > 0));
        }
    }
}
