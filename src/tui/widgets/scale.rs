//! Bars: their length, and how they are drawn.

use std::cmp::Reverse;

use ratatui::{style::Style, text::Span};

use crate::{scoring::HalfPoints, tui::theme::Theme};

/// The cells for a point: 2, 1½, 1, ½, ¼ and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scale {
    /// So many half cells
    halves: u32,
    /// for so many points.
    points: Reverse<u32>,
}

impl Scale {
    const fn new(halves: u32, points: u32) -> Self {
        Self { halves, points: Reverse(points) }
    }

    /// The largest scale on which `points` take up at most `cells`, else the smallest scale.
    pub fn fitting(points: HalfPoints, cells: u16) -> Self {
        let larger = [4, 3, 2].map(|halves| Self::new(halves, 1));
        let smaller = (0..u32::BITS).map(|power| Self::new(1, 1 << power));
        let fits = |scale: &Self| {
            u64::from(points.0) * u64::from(scale.halves) <= 4 * u64::from(cells) * u64::from(scale.points.0)
        };
        larger.into_iter().chain(smaller).find(fits).unwrap_or(Self::new(1, 1 << (u32::BITS - 1)))
    }

    /// The length of a bar in half cells: rounded, at least one for any points, and even if the theme has no half cells.
    fn halves(self, points: HalfPoints, theme: Theme) -> u32 {
        let unit = if theme.has_half_cells() { 1 } else { 2 };
        let per = 2 * u64::from(self.points.0) * unit;
        let units = (u64::from(points.0) * u64::from(self.halves) + per / 2) / per;
        u32::try_from(units.max(u64::from(points > HalfPoints::ZERO)) * unit).unwrap_or(u32::MAX)
    }

    pub fn columns(self, points: HalfPoints, theme: Theme) -> u16 {
        u16::try_from(self.halves(points, theme).div_ceil(2)).unwrap_or(u16::MAX)
    }

    /// The bars of two options end to end. Rounding does not make them longer than one bar for all points: the second
    /// bar takes what the first one leaves, and two half cells share a cell.
    pub fn bar(self, points: [HalfPoints; 2], options: [usize; 2], theme: Theme) -> Vec<Span<'static>> {
        let ([left, right], [left_option, right_option]) = (points, options);
        let all = self.halves(left + right, theme);
        let first = self.halves(left, theme).min(all.saturating_sub(self.halves(right.min(HalfPoints(1)), theme)));
        let mut second = all - first;
        let mut spans = vec![cells(first, left_option, theme)];
        if first % 2 == 1 {
            let behind = theme.option(right_option).fg.filter(|_| second > 0);
            spans.push(Span::styled("▌", Style { bg: behind, ..theme.option(left_option) }));
            second = second.saturating_sub(1);
        }
        spans.push(cells(second, right_option, theme));
        if second % 2 == 1 {
            spans.push(Span::styled("▌", theme.option(right_option)));
        }
        spans
    }

    /// A bar that grows to the left.
    pub fn bar_to_left(self, points: HalfPoints, option: usize, theme: Theme) -> [Span<'static>; 2] {
        let halves = self.halves(points, theme);
        let end = if halves % 2 == 1 { "▐" } else { "" };
        [Span::styled(end, theme.option(option)), cells(halves, option, theme)]
    }

    /// `█ = 2 points`. `None` for the usual scale.
    pub fn legend(self, theme: Theme) -> Option<String> {
        let full = theme.glyphs.full;
        match (self.halves, self.points.0) {
            (4, _) => None,
            (3, _) => Some(format!("{full}{full}{full} = 2 points")),
            (2, _) => Some(format!("{full} = 1 point")),
            (_, points) => Some(format!("{full} = {} points", u64::from(points) * 2)),
        }
    }
}

/// The full cells of a bar.
fn cells(halves: u32, option: usize, theme: Theme) -> Span<'static> {
    let cells = u16::try_from(halves / 2).unwrap_or(u16::MAX);
    Span::styled(theme.bar(option).repeat(cells.into()), theme.option(option))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{ASCII, COLOR, MONO};

    #[test]
    fn the_largest_scale_that_fits_is_taken() {
        let legends =
            [20, 19, 14, 9, 4].map(|cells| Scale::fitting(HalfPoints(20), cells).legend(COLOR).unwrap_or_default());
        assert_eq!(legends, ["", "███ = 2 points", "█ = 1 point", "█ = 2 points", "█ = 4 points"]);
        assert!(Scale::fitting(HalfPoints(u32::MAX), 1).columns(HalfPoints(u32::MAX), COLOR) <= 1);
        assert!(
            Scale::fitting(HalfPoints(20), 9) < Scale::fitting(HalfPoints(20), 14),
            "the smaller of two scales is less"
        );
    }

    #[test]
    fn bars_fit_are_as_long_as_all_points_and_show_every_point() {
        for theme in [COLOR, MONO, ASCII] {
            for (left, right) in (0..40).flat_map(|left| (0..40).map(move |right| (left, right))) {
                for cells in [1, 11, 60] {
                    let [left, right] = [left, right].map(HalfPoints);
                    let scale = Scale::fitting(left + right, cells);
                    let bar = scale.bar([left, right], [0, 1], theme);
                    let width: usize = bar.iter().map(Span::width).sum();
                    assert_eq!(width, usize::from(scale.columns(left + right, theme)), "{left} and {right} points");
                    assert!(width <= usize::from(cells) && (left.0 + right.0 == 0 || width > 0));
                    let shows_second = bar.iter().skip(1).any(|span| span.width() > 0);
                    assert!(shows_second || right.0 == 0 || width == 1, "{left} and {right} points");
                }
            }
        }
    }
}
