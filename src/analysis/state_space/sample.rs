//! A sample of completions, for what is too large to be exact.

use std::collections::BTreeMap;

use crate::{
    catalogue::{Catalogue, Question},
    scoring::LinearForm,
};

use super::{budget, graph::Graph, plan::Response};

/// Random completions, each allowed answer to a question being equally likely. The seed is fixed, so they are always
/// the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    options: usize,
    /// The scores of all completions, one completion after the other.
    scores: Vec<u32>,
}

impl Sample {
    /// Draws as many completions as the budget allows, at most 16,384, under the plan that `graph` was made of.
    pub fn new(catalogue: &Catalogue, graph: &Graph) -> Self {
        let options = catalogue.options.len();
        let mut all_scores = vec![0; size(catalogue) * options];
        Self::walk(catalogue, graph, |question, responses, drawn| {
            let points = |response: &Response| -> Vec<u32> {
                (0..options).map(|option| response.map_or(0, |picks| question.contribution(picks, option))).collect()
            };
            let points: Vec<Vec<u32>> = responses.iter().map(points).collect();
            for (scores, drawn) in all_scores.chunks_exact_mut(options).zip(drawn) {
                let added = drawn.and_then(|index| points.get(index));
                scores.iter_mut().zip(added.into_iter().flatten()).for_each(|(score, points)| *score += points);
            }
        });
        Self { options, scores: all_scores }
    }

    /// Calls `visit` for each question with its answers and, for each completion, the index of the answer drawn; none
    /// if the question is hidden.
    pub fn walk(catalogue: &Catalogue, graph: &Graph, mut visit: impl FnMut(&Question, &[Response], &[Option<usize>])) {
        // The answers drawn for the controlling questions.
        let mut controlling: BTreeMap<usize, Vec<Response>> = BTreeMap::new();
        let mut random = SplitMix64(0);
        let mut drawn = vec![None; size(catalogue)];
        for (question, layer) in catalogue.questions.iter().zip(&graph.layers) {
            let responses: Vec<Response> = layer.responses().collect();
            let when: Vec<_> = question.when.iter().map(|c| (controlling.get(&c.question), c.any_of)).collect();
            for (completion, drawn) in drawn.iter_mut().enumerate() {
                let picks = |all: Option<&Vec<Response>>| all.and_then(|all| all.get(completion).copied().flatten());
                let is_shown = when.iter().all(|(all, any_of)| picks(*all).is_some_and(|picks| picks.meets(*any_of)));
                *drawn = if is_shown { random.below(responses.len()) } else { None };
            }
            visit(question, &responses, &drawn);
            if question.controls {
                let response = |drawn: &Option<usize>| drawn.and_then(|index| responses.get(index).copied().flatten());
                controlling.insert(question.index, drawn.iter().map(response).collect());
            }
        }
    }

    /// The scores of each completion.
    pub fn completions(&self) -> impl Iterator<Item = &[u32]> {
        self.scores.chunks_exact(self.options)
    }

    /// The share of completions for which `holds` is true, 0 to 1.
    pub fn share(&self, holds: impl Fn(&[u32]) -> bool) -> f64 {
        self.average(|scores| i32::from(holds(scores)))
    }

    /// The mean of `form`.
    pub fn mean(&self, form: LinearForm) -> f64 {
        self.average(|scores| i32::try_from(form.value(scores)).unwrap_or(i32::MAX))
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

/// A random number generator: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators"
/// (2014).
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`; none if `bound` is 0. The upper half of the product is uniform but for `bound / 2^64`.
    fn below(&mut self, bound: usize) -> Option<usize> {
        let product = u128::from(self.next()) * u128::try_from(bound).ok()?;
        usize::try_from(product >> 64).ok().filter(|_| bound > 0)
    }
}
