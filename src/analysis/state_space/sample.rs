//! Random completions, for what is too large to be exact. The seed is fixed, so they are always the same.

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, Question};

use super::{budget, graph::Graph, plan::Response};

/// Calls `visit` for each question with its answers and, for each completion, the index of the answer drawn; none
/// if the question is hidden.
pub fn walk(catalogue: &Catalogue, graph: &Graph, mut visit: impl FnMut(&Question, &[Response], &[Option<usize>])) {
    // The answers drawn for the controlling questions.
    let mut controlling: BTreeMap<usize, Vec<Response>> = BTreeMap::new();
    let mut random = SplitMix64::default();
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

/// How many completions are drawn.
pub fn size(catalogue: &Catalogue) -> usize {
    (budget::SAMPLED / catalogue.questions.len().max(1)).clamp(1, budget::SAMPLE)
}

/// A random number generator: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators"
/// (2014).
#[derive(Default)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`; none if `bound` is 0. The upper half of the product is uniform but for `bound / 2^64`.
    pub fn below(&mut self, bound: usize) -> Option<usize> {
        let product = u128::from(self.next()) * u128::try_from(bound).ok()?;
        usize::try_from(product >> 64).ok().filter(|_| bound > 0)
    }
}
