//! The points of the options, and what each reason gives to the two best.

use std::cmp::Reverse;

use crate::catalogue::Reason;

use super::{Report, columns::Column};

/// What follows the points of an option that is ruled out.
pub const RULED_OUT: &str = ", ruled out";

/// A reason, and its points for the two options of [`Report::pair`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartLine<'c> {
    pub reason: &'c Reason,
    /// Its points for the first of them.
    pub left: u32,
    /// Its points for the second.
    pub right: u32,
}

impl<'c> Report<'c> {
    /// The leader and the runner-up, in catalogue order.
    pub fn pair(&self) -> [usize; 2] {
        let (first, second) = (self.verdict.first, self.verdict.second);
        [first.min(second), first.max(second)]
    }

    /// Their names.
    pub fn pair_names(&self) -> [&'c str; 2] {
        self.pair().map(|option| self.catalogue.option_name(option))
    }

    /// The reasons with points for either of them, most points first.
    pub fn chart(&self) -> Vec<ChartLine<'c>> {
        let sides = self.pair().map(|option| self.columns.get(option));
        let line = |reason: &'c Reason| {
            let points = |column: &Column| {
                column.reasons.iter().filter(|line| line.reason.id == reason.id).map(|line| line.points).sum()
            };
            let [left, right] = sides.map(|column| column.map_or(0, points));
            ChartLine { reason, left, right }
        };
        let lines = self.catalogue.reasons.iter().map(line);
        let mut lines: Vec<ChartLine> = lines.filter(|line| line.left + line.right > 0).collect();
        lines.sort_by_key(|line| Reverse(line.left.max(line.right)));
        lines
    }

    /// The options, most points first, and of equals in catalogue order; those that are ruled out come last.
    pub fn ranked(&self) -> Vec<(usize, &Column<'c>)> {
        let mut ranked: Vec<_> = self.columns.iter().enumerate().collect();
        ranked.sort_by_key(|(option, column)| (self.is_ruled_out(*option), Reverse(column.points)));
        ranked
    }

    /// Whether an answer rules the option out.
    pub fn is_ruled_out(&self, option: usize) -> bool {
        self.verdict.scores.excluded.contains(option)
    }

    /// The points of an option, and whether it is ruled out: "13, ruled out".
    pub fn points_label(&self, option: usize, points: u32) -> String {
        let ruled_out = if self.is_ruled_out(option) { RULED_OUT } else { "" };
        format!("{points}{ruled_out}")
    }

    /// Whether any option has points.
    pub fn has_points(&self) -> bool {
        self.columns.iter().any(|column| column.points > 0)
    }

    /// Whether there are two options and none is ruled out, so that one bar shows the points of both.
    pub const fn is_between_two(&self) -> bool {
        self.columns.len() == 2 && self.exclusions.is_empty()
    }
}
