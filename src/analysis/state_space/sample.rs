//! A seeded sample of ways through the questions, for what is too large to be worked out.

use std::collections::BTreeMap;

use crate::{
    catalogue::{Catalogue, Question},
    scoring::LinearForm,
};

use super::{
    budget,
    graph::Graph,
    plan::{Moves, Response},
};

/// Completions drawn at random, each allowed answer to a question equally likely; the same ones each time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// How many options have scores.
    options: usize,
    /// The scores of each completion, one after the other.
    scores: Vec<u32>,
}

impl Sample {
    /// As many completions as the budget has room for, 16,384 at the most, under the plan that `graph` was made of.
    pub fn of(catalogue: &Catalogue, graph: &Graph) -> Self {
        let options = catalogue.options.len();
        let mut scores = vec![0; size(catalogue) * options];
        Self::walk(catalogue, graph, |question, moves, drawn| {
            let adds = |said: Response, option| said.map_or(0, |picks| question.contribution(picks, option));
            let adds = moves.iter().flat_map(|said| (0..options).map(|option| adds(*said, option)));
            let adds: Vec<u32> = adds.collect();
            for (scores, place) in scores.chunks_exact_mut(options).zip(drawn) {
                let adds = place.and_then(|place| adds.get(place * options..)).unwrap_or_default();
                scores.iter_mut().zip(adds).for_each(|(score, add)| *score += add);
            }
        });
        Self { options, scores }
    }

    /// Gives each question to `visit`, with the ways to answer it and, for each completion, the place of the one drawn;
    /// none where it is hidden. One question after the other for all completions, so that each is read once.
    pub fn walk(catalogue: &Catalogue, graph: &Graph, mut visit: impl FnMut(&Question, &[Response], &[Option<usize>])) {
        // What is said to the questions that control others.
        let mut said: BTreeMap<usize, Vec<Response>> = BTreeMap::new();
        let mut dice = SplitMix64(0);
        let mut drawn = vec![None; size(catalogue)];
        for (question, layer) in catalogue.questions.iter().zip(&graph.layers) {
            let moves: Moves = layer.classes.iter().flatten().copied().collect();
            let when: Vec<_> = question.when.iter().map(|c| (said.get(&c.question), c.any_of)).collect();
            for (at, place) in drawn.iter_mut().enumerate() {
                let picks = |said: Option<&Vec<Response>>| said.and_then(|all| all.get(at).copied().flatten());
                let is_shown = when.iter().all(|(said, any_of)| picks(*said).is_some_and(|said| said.meets(*any_of)));
                *place = if is_shown { dice.below(moves.len()) } else { None };
            }
            visit(question, &moves, &drawn);
            if question.controls {
                let of = |place: &Option<usize>| place.and_then(|place| moves.get(place).copied().flatten());
                said.insert(question.index, drawn.iter().map(of).collect());
            }
        }
    }

    /// The scores of each completion.
    pub fn completions(&self) -> impl Iterator<Item = &[u32]> {
        self.scores.chunks_exact(self.options)
    }

    /// The share of them for which `holds` does, 0 to 1.
    pub fn part(&self, holds: impl Fn(&[u32]) -> bool) -> f64 {
        self.average(|scores| i32::from(holds(scores)))
    }

    /// The mean of `form`.
    pub fn mean(&self, form: LinearForm) -> f64 {
        self.average(|scores| i32::try_from(form.at(scores)).unwrap_or(i32::MAX))
    }

    fn average(&self, value: impl Fn(&[u32]) -> i32) -> f64 {
        let size = u32::try_from(self.completions().count()).map_or(f64::INFINITY, f64::from);
        self.completions().map(|scores| f64::from(value(scores))).sum::<f64>() / size
    }
}

/// How many completions are drawn.
fn size(catalogue: &Catalogue) -> usize {
    (budget::SAMPLED / catalogue.questions.len().max(1)).clamp(1, 1 << 14)
}

/// A deterministic generator of evenly spread numbers.
///
/// `SplitMix64`, of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64(u64);

impl SplitMix64 {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A place among `len`; none where there are none. The upper bits of the product are even to `len / 2^64`.
    fn below(&mut self, len: usize) -> Option<usize> {
        let wide = u128::from(self.roll()) * u128::try_from(len).ok()?;
        usize::try_from(wide >> 64).ok().filter(|_| len > 0)
    }
}
