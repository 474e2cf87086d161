//! The points of three to six options.

use ratatui::text::{Line, Span};

use crate::{report::RULED_OUT, scoring::HalfPoints, tui::theme::Theme};

use super::{
    measure::{blanks, digits, gap, longest},
    scale::Scale,
};

/// An option in [`RankBars`].
#[derive(Debug, Clone, Copy)]
pub struct Rank<'a> {
    pub name: &'a str,
    pub points: HalfPoints,
    /// Its index in the catalogue.
    pub option: usize,
    /// Whether an answer rules it out.
    pub ruled_out: bool,
}

/// A row for each option: its name, a bar and its points.
#[derive(Debug, Clone, Copy)]
pub struct RankBars<'a> {
    pub rows: &'a [Rank<'a>],
    pub theme: Theme,
}

impl RankBars<'_> {
    /// The largest scale that fits into `width` columns.
    pub fn largest_scale(&self, width: u16) -> Scale {
        let max = self.rows.iter().map(|row| row.points).max().unwrap_or_default();
        let longest_number = self.rows.iter().map(|row| digits(row.points)).max().unwrap_or(0);
        let ruled_out = if self.rows.iter().any(|row| row.ruled_out) { longest([RULED_OUT]) } else { 0 };
        let taken = [self.names_width(width), gap(width), 1, longest_number, ruled_out];
        Scale::fitting(max, taken.into_iter().fold(width, u16::saturating_sub))
    }

    fn names_width(&self, width: u16) -> u16 {
        longest(self.rows.iter().map(|row| row.name)).min(width / 3)
    }

    pub fn lines(&self, width: u16, scale: Scale) -> Vec<Line<'static>> {
        let theme = self.theme;
        let scale = scale.min(self.largest_scale(width));
        let line = |row: &Rank| {
            let title = theme.option_title(row.option);
            let name = crate::text::pad(row.name, self.names_width(width), theme.glyphs.ellipsis);
            let mut line = Line::from_iter([Span::styled(name, title), blanks(gap(width)).into()]);
            if row.points > HalfPoints::ZERO {
                line.extend(scale.bar([row.points, HalfPoints::ZERO], [row.option; 2], theme));
                line.push_span(" ");
            }
            line.push_span(Span::styled(row.points.to_string(), title));
            if row.ruled_out {
                line.push_span(RULED_OUT);
            }
            line
        };
        self.rows.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{ASCII, COLOR, MONO, drawn};

    #[test]
    fn each_option_has_a_row() {
        let rows = [("PostgreSQL", 9, 1), ("SQLite", 5, 0), ("Redis", 0, 2)];
        let rows =
            rows.map(|(name, points, option)| Rank { name, points: HalfPoints(2 * points), option, ruled_out: false });
        let bars = |theme, width| {
            let bars = RankBars { rows: &rows, theme };
            drawn(bars.lines(width, bars.largest_scale(width)))
        };
        assert_eq!(bars(MONO, 60), ["PostgreSQL  ██████████████████ 9", "SQLite      ▒▒▒▒▒▒▒▒▒▒ 5", "Redis       0"]);
        assert_eq!(bars(ASCII, 20), ["Postg~ ######### 9", "SQLite ===== 5", "Redis  0"]);
        assert_eq!(bars(COLOR, 15), ["Post… ████▌ 9", "SQLi… ██▌ 5", "Redis 0"]);
    }
}
