//! The order of asking.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::catalogue::Question;

/// The orders of asking, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum OrderName {
    /// As in the file.
    #[default]
    #[serde(rename = "written", alias = "file")]
    File,
    /// The widest range of points first.
    #[serde(rename = "decisive", alias = "short")]
    Short,
}

/// The order of asking (decision model, part 6). Whatever it is, no question is asked before one that controls it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Order {
    /// As in the file.
    #[default]
    File,
    /// Of the questions whose `when` holds already, the one whose turn comes first: a turn for each question of the
    /// catalogue. [`crate::analysis::short_order`] makes one that soon decides who is ahead.
    Turns(Vec<usize>),
}

impl Order {
    /// Its name.
    pub const fn name(&self) -> OrderName {
        match self {
            Self::File => OrderName::File,
            Self::Turns(_) => OrderName::Short,
        }
    }

    /// The `visible` questions, given in file order, in the order of asking.
    pub fn sort<'c>(&self, visible: Vec<&'c Question>) -> Vec<&'c Question> {
        match self {
            Self::File => visible,
            Self::Turns(turns) => in_turns(visible, turns),
        }
    }
}

fn in_turns<'c>(visible: Vec<&'c Question>, turns: &[usize]) -> Vec<&'c Question> {
    let turn = |question: &Question| (turns.get(question.index).copied().unwrap_or(usize::MAX), question.index);
    let mut asked: BTreeSet<usize> = BTreeSet::new();
    let (mut ready, mut waiting): (Vec<&Question>, Vec<&Question>) =
        visible.into_iter().partition(|q| q.when.is_empty());
    let mut arranged = Vec::with_capacity(ready.len() + waiting.len());
    // What controls a visible question is visible and stands earlier in the file, so somebody is always ready.
    while let Some(next) = ready.iter().copied().min_by_key(|question| turn(question)) {
        ready.retain(|question| question.index != next.index);
        asked.insert(next.index);
        arranged.push(next);
        let (free, still): (Vec<&Question>, Vec<&Question>) =
            waiting.into_iter().partition(|question| question.when.iter().all(|c| asked.contains(&c.question)));
        ready.extend(free);
        waiting = still;
    }
    arranged
}
