//! The points of the options, and what each reason gives to the two best.

use std::cmp::Reverse;

use crate::{catalogue::Reason, quiz::Weight, scoring::HalfPoints};

use super::{Report, columns::Column, priorities};

/// What follows the points of an option that is ruled out.
pub const RULED_OUT: &str = ", ruled out";

/// A reason, and its points for the two options of [`Report::pair`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartLine<'c> {
    /// The index of the reason.
    pub index: usize,
    pub reason: &'c Reason,
    /// Its title, and its weight if that is not 1: "2× Hiring".
    pub label: String,
    /// Its points for the first of them.
    pub left: HalfPoints,
    /// Its points for the second.
    pub right: HalfPoints,
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

    /// The reasons with points for either of them, even if they do not count, and those that were weighed; most points first.
    pub fn chart(&self) -> Vec<ChartLine<'c>> {
        let sides = self.pair().map(|option| self.columns.get(option));
        let line = |(index, reason): (usize, &'c Reason)| {
            let lines = sides
                .map(|column| column.and_then(|column| column.reasons.iter().find(|line| line.reason.id == reason.id)));
            let is_weighed = self.priorities.get(index) != Weight::One;
            if !is_weighed && !lines.into_iter().flatten().any(|line| !line.given.is_empty()) {
                return None;
            }
            let [left, right] = lines.map(|line| line.map_or(HalfPoints::ZERO, |line| line.points));
            let label = priorities::label(self.catalogue, &self.priorities, index);
            Some(ChartLine { index, reason, label, left, right })
        };
        let mut lines: Vec<ChartLine> = self.catalogue.reasons.iter().enumerate().filter_map(line).collect();
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
    pub fn points_label(&self, option: usize, points: HalfPoints) -> String {
        let ruled_out = if self.is_ruled_out(option) { RULED_OUT } else { "" };
        format!("{points}{ruled_out}")
    }

    /// Whether any option has points.
    pub fn has_points(&self) -> bool {
        self.columns.iter().any(|column| column.points > HalfPoints::ZERO)
    }

    /// Whether there are two options and none is ruled out, so that one bar shows the points of both.
    pub const fn is_between_two(&self) -> bool {
        self.columns.len() == 2 && self.exclusions.is_empty()
    }
}
