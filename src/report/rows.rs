//! The comparison, with the rows that matter for the answers first.

use std::cmp::Reverse;

use crate::{
    catalogue::{Catalogue, Row},
    scoring::HalfPoints,
};

use super::columns::Column;

/// A row matters if one of its reasons has at least a fifth of the highest score.
const PART: u32 = 5;

/// A row of the comparison.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowLine<'c> {
    pub row: &'c Row,
    /// Whether it matters for the answers given.
    pub matters: bool,
}

/// The rows, those with the strongest reasons first. Without columns they are in file order.
pub fn rows<'c>(catalogue: &'c Catalogue, columns: &[Column]) -> Vec<RowLine<'c>> {
    let max = columns.iter().map(|column| column.points).max().unwrap_or_default();
    let mut rows: Vec<(HalfPoints, &Row)> =
        catalogue.comparison.iter().map(|row| (weight(catalogue, columns, row), row)).collect();
    rows.sort_by_key(|(weight, _)| Reverse(*weight));
    rows.into_iter()
        .map(|(weight, row)| RowLine { row, matters: weight.0 > 0 && PART.saturating_mul(weight.0) >= max.0 })
        .collect()
}

/// The most points that a reason of the row got.
fn weight(catalogue: &Catalogue, columns: &[Column], row: &Row) -> HalfPoints {
    let reasons = row.reasons.iter().filter_map(|reason| catalogue.reasons.get(*reason));
    let lines = || columns.iter().flat_map(|column| &column.reasons);
    let points = reasons.flat_map(|reason| lines().filter(|line| line.reason.id == reason.id).map(|line| line.points));
    points.max().unwrap_or_default()
}
