//! The points of two options, one against the other.

use ratatui::text::{Line, Span};

use crate::{scoring::HalfPoints, tui::theme::Theme};

use super::{
    measure::{blanks, digits, gap, line_width},
    scale::Scale,
};

/// One line, `Python 7  ▒▒▒▒███████  30 Rust`: the bars of both options end to end.
#[derive(Debug, Clone, Copy)]
pub struct BalanceBar<'a> {
    pub names: [&'a str; 2],
    pub points: [HalfPoints; 2],
    pub theme: Theme,
}

impl BalanceBar<'_> {
    /// The largest scale that fits into `width` columns. Long names may take up half of them.
    pub fn largest_scale(&self, width: u16) -> Scale {
        let names = self.names.map(crate::text::width).into_iter().fold(0, u16::saturating_add);
        self.scale_in(self.free(width).saturating_sub(names.min(width / 2)))
    }

    fn scale_in(&self, cells: u16) -> Scale {
        Scale::fitting(self.points.into_iter().sum(), cells)
    }

    /// The columns left for the names and the bar.
    fn free(&self, width: u16) -> u16 {
        self.points.map(|points| digits(points) + 1 + gap(width)).into_iter().fold(width, u16::saturating_sub)
    }

    /// The line, of `width` columns.
    pub fn line(&self, width: u16, scale: Scale) -> Line<'static> {
        let theme = self.theme;
        let free = self.free(width);
        let bar = Line::from(scale.min(self.scale_in(free)).bar(self.points, [0, 1], theme));
        // The shorter name is not cut if it takes up at most half of what the bar leaves.
        let free = free.saturating_sub(line_width(&bar));
        let [left_width, right_width] = self.names.map(crate::text::width);
        let left_max = left_width.min(free.div_ceil(2).max(free.saturating_sub(right_width)));
        let name = |name, max| crate::text::truncate(name, max, theme.glyphs.ellipsis);
        let ([left, right], [left_name, right_name]) = (self.points, self.names);
        let left = format!("{} {left}", name(left_name, left_max)).trim_start().to_owned();
        let right = format!("{right} {}", name(right_name, free - left_max)).trim_end().to_owned();
        let mut line = Line::from_iter([Span::styled(left, theme.option_title(0)), blanks(gap(width)).into()]);
        line.extend(bar);
        line.extend([blanks(gap(width)).into(), Span::styled(right, theme.option_title(1))]);
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{ASCII, COLOR, MONO};

    fn bar(names: [&str; 2], points: [u32; 2], theme: Theme, width: u16) -> String {
        let bar = BalanceBar { names, points: points.map(|points| HalfPoints(2 * points)), theme };
        bar.line(width, bar.largest_scale(width)).to_string()
    }

    #[test]
    fn bar_is_as_long_as_all_points() {
        let names = ["Python", "Rust"];
        let expected = format!("Python 7  {}{}  30 Rust", "▒".repeat(14), "█".repeat(60));
        assert_eq!(bar(names, [7, 30], MONO, 93), expected);
        assert_eq!(bar(names, [7, 30], MONO, 38), "Python 7 ▒▒▒▒███████████████ 30 Rust");
        assert_eq!(bar(names, [3, 4], COLOR, 20), "Python 3 █▌█▌ 4 Rust");
        assert_eq!(bar(names, [0, 0], COLOR, 38), "Python 0  0 Rust");
    }

    #[test]
    fn names_are_cut_and_points_never() {
        let names = ["Modular monolith", "Microservices"];
        assert_eq!(bar(names, [7, 30], ASCII, 38), "Modular mo~ 7 ==####### 30 Microservi~");
        for width in 7..=60 {
            let line = bar(names, [17, 30], COLOR, width);
            assert!(line.contains("17") && line.contains("30"), "{line:?} at {width}");
            assert!(line.chars().count() <= usize::from(width), "{line:?} at {width}");
        }
    }
}
