//! The order in which questions are asked.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::catalogue::Question;

/// The name of an [`Order`], in files and on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum OrderName {
    /// As in the file.
    #[default]
    #[serde(rename = "written", alias = "file")]
    Written,
    /// The widest range of points first.
    #[serde(rename = "decisive", alias = "short")]
    Decisive,
}

/// The order in which questions are asked (docs/decision-model.md, part 6). No question is asked before those that its
/// `when` refers to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Order {
    /// As in the file.
    #[default]
    Written,
    /// By a rank for each question of the catalogue, the lowest first. [`crate::analysis::decisive_order`] makes one that
    /// soon decides the winner.
    Ranked(Vec<usize>),
}

impl Order {
    /// Its name.
    pub const fn name(&self) -> OrderName {
        match self {
            Self::Written => OrderName::Written,
            Self::Ranked(_) => OrderName::Decisive,
        }
    }

    /// Sorts the `visible` questions, which are in file order.
    pub fn sort<'c>(&self, visible: Vec<&'c Question>) -> Vec<&'c Question> {
        match self {
            Self::Written => visible,
            Self::Ranked(ranks) => by_rank(visible, ranks),
        }
    }
}

fn by_rank<'c>(visible: Vec<&'c Question>, ranks: &[usize]) -> Vec<&'c Question> {
    let rank = |question: &Question| (ranks.get(question.index).copied().unwrap_or(usize::MAX), question.index);
    let mut asked: BTreeSet<usize> = BTreeSet::new();
    let (mut ready, mut waiting): (Vec<&Question>, Vec<&Question>) =
        visible.into_iter().partition(|q| q.when.is_empty());
    let mut sorted = Vec::new();
    // The questions that a visible one depends on are visible and earlier in the file, so one is always ready.
    while let Some(next) = ready.iter().copied().min_by_key(|question| rank(question)) {
        ready.retain(|question| question.index != next.index);
        asked.insert(next.index);
        sorted.push(next);
        let is_ready = |question: &mut &Question| question.when.iter().all(|c| asked.contains(&c.question));
        ready.extend(waiting.extract_if(.., is_ready));
    }
    sorted
}
