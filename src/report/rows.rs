//! The comparison as it bears on the answers given: what matters first.

use std::cmp::Reverse;

use crate::catalogue::{Catalogue, Row};

use super::columns::Column;

/// A row matters where one of its reasons has at least one in so many of the leader's points.
const MATTERS: u32 = 5;

/// A row of the comparison, and whether it matters to the answers given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowLine<'c> {
    /// The row.
    pub row: &'c Row,
    /// Whether a reason of it carries the verdict: has a fifth of the points of the option that has most.
    pub matters: bool,
}

/// The rows, those with a reason of most points first. Without columns, for nothing is answered, as in the file.
pub fn rows<'c>(catalogue: &'c Catalogue, columns: &[Column]) -> Vec<RowLine<'c>> {
    let most = columns.iter().map(|column| column.points).max().unwrap_or(0);
    let mut rows: Vec<(u32, &Row)> =
        catalogue.comparison.iter().map(|row| (weight(catalogue, columns, row), row)).collect();
    rows.sort_by_key(|(weight, _)| Reverse(*weight));
    rows.into_iter().map(|(weight, row)| RowLine { row, matters: weight > 0 && MATTERS * weight >= most }).collect()
}

/// The most points that a reason of the row has from the answers given.
fn weight(catalogue: &Catalogue, columns: &[Column], row: &Row) -> u32 {
    let reasons = row.reasons.iter().filter_map(|at| catalogue.reasons.get(*at));
    let lines = || columns.iter().flat_map(|column| &column.reasons);
    let points = reasons.flat_map(|reason| lines().filter(|line| line.reason.id == reason.id).map(|line| line.points));
    points.max().unwrap_or(0)
}
