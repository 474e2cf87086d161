//! The scores of completions, each with its weight: all of them where few enough differ, else a sample.

use crate::{
    catalogue::{Catalogue, OptionSet, Question},
    scoring::{LinearForm, max_points},
};

use super::{
    budget,
    graph::Graph,
    plan::Response,
    sample::{size, walk},
    semiring::{Semiring, ends},
};

/// The scores of completions, each allowed answer to a question being equally likely.
#[derive(Debug, Clone, PartialEq)]
pub struct Completions {
    /// Whether they are all. If not, they are a sample.
    pub exact: bool,
    options: usize,
    /// The scores, one completion after the other.
    scores: Vec<u32>,
    /// The options that each rules out.
    excluded: Vec<OptionSet>,
    /// How likely each is; they add up to 1.
    weights: Vec<f64>,
}

impl Completions {
    /// All completions under the plan that `graph` was made of, or within the budget a sample of them.
    pub fn new(catalogue: &Catalogue, graph: &Graph) -> Self {
        Self::all(catalogue, graph).unwrap_or_else(|| Self::sample(catalogue, graph))
    }

    /// All completions; those with the same scores and the same options ruled out are one. None beyond the budget.
    pub fn all(catalogue: &Catalogue, graph: &Graph) -> Option<Self> {
        let options = catalogue.options.len();
        let questions: Vec<&Question> = catalogue.questions.iter().collect();
        let is_wide = max_points(catalogue, &questions).iter().any(|max| *max >= 1 << BITS);
        if is_wide || !graph.exact {
            return None;
        }
        let mut pass = ScoreVectors { options, states: 0, over_budget: false };
        let vectors = ends(&mut pass, catalogue, graph, vec![(0, 1.0)]);
        if pass.over_budget {
            return None;
        }
        let mut all = Self { exact: true, options, scores: Vec::new(), excluded: Vec::new(), weights: Vec::new() };
        for (excluded, vectors) in graph.ends.iter().zip(vectors) {
            for (packed, weight) in vectors {
                all.scores.extend((0..options).map(|option| unpack(packed, option)));
                all.excluded.push(*excluded);
                all.weights.push(weight);
            }
        }
        Some(all)
    }

    /// Random completions with a fixed seed, so that they are always the same: as many as the budget allows.
    pub fn sample(catalogue: &Catalogue, graph: &Graph) -> Self {
        let (options, size) = (catalogue.options.len(), size(catalogue));
        let mut all_scores = vec![0; size * options];
        let mut excluded = vec![OptionSet::NONE; size];
        walk(catalogue, graph, |question, responses, drawn| {
            let effect = |response: &Response| {
                let points = |option| response.map_or(0, |picks| question.contribution(picks, option));
                let ruled_out = response.map_or(OptionSet::NONE, |picks| question.rules_out(picks));
                ((0..options).map(points).collect::<Vec<u32>>(), ruled_out)
            };
            let effects: Vec<_> = responses.iter().map(effect).collect();
            let completions = all_scores.chunks_exact_mut(options).zip(&mut excluded);
            for ((scores, excluded), drawn) in completions.zip(drawn) {
                let Some((points, ruled_out)) = drawn.and_then(|index| effects.get(index)) else { continue };
                scores.iter_mut().zip(points).for_each(|(score, points)| *score += points);
                *excluded = excluded.union(*ruled_out);
            }
        });
        let weight = 1.0 / u32::try_from(size).map_or(f64::INFINITY, f64::from);
        Self { exact: false, options, scores: all_scores, excluded, weights: vec![weight; size] }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// The scores of each, and the options that it rules out.
    pub fn iter(&self) -> impl Iterator<Item = (&[u32], OptionSet)> {
        self.scores.chunks_exact(self.options).zip(self.excluded.iter().copied())
    }

    /// How likely each is; they add up to 1.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The share of completions for which `holds` is true, 0 to 1.
    pub fn share(&self, holds: impl Fn(&[u32], OptionSet) -> bool) -> f64 {
        let weighted = self.iter().zip(&self.weights);
        weighted.filter(|((scores, excluded), _)| holds(scores, *excluded)).map(|(_, weight)| weight).sum()
    }

    /// The mean of `form`.
    pub fn mean(&self, form: LinearForm) -> f64 {
        let value = |scores: &[u32]| f64::from(i32::try_from(form.value(scores)).unwrap_or(i32::MAX));
        self.iter().zip(&self.weights).map(|((scores, _), weight)| value(scores) * weight).sum()
    }
}

/// The bits of one score in a packed vector: six scores fit in 128 bits.
const BITS: u32 = 21;

fn unpack(packed: u128, option: usize) -> u32 {
    let shift = u32::try_from(option).map_or(0, |option| option * BITS);
    u32::try_from((packed >> shift) & ((1 << BITS) - 1)).unwrap_or(0)
}

/// Distributions over score vectors. A vector is packed into one number, so that adding numbers adds vectors.
struct ScoreVectors {
    options: usize,
    /// The vectors of all states so far.
    states: usize,
    over_budget: bool,
}

/// Packed vectors in ascending order, each with its probability.
type Weighted = Vec<(u128, f64)>;

impl ScoreVectors {
    /// The scores that an answer adds.
    fn pack(&self, question: &Question, response: Response) -> u128 {
        let mut packed = 0;
        for option in (0..self.options).rev() {
            let points = response.map_or(0, |picks| question.contribution(picks, option));
            packed = (packed << BITS) | u128::from(points);
        }
        packed
    }

    /// Merges equal vectors.
    fn merge(&mut self, mut vectors: Weighted) -> Weighted {
        vectors.sort_by_key(|(packed, _)| *packed);
        vectors.dedup_by(|(packed, weight), (kept, sum)| {
            let is_same = packed == kept;
            if is_same {
                *sum += *weight;
            }
            is_same
        });
        self.states += vectors.len();
        self.over_budget |= self.states > budget::VECTORS;
        vectors
    }
}

impl Semiring for ScoreVectors {
    type Value = Weighted;
    type Term = Weighted;

    fn term(&mut self, question: &Question, responses: &[Response], allowed: usize) -> Weighted {
        let count = u32::try_from(allowed).map_or(f64::INFINITY, f64::from);
        let term = responses.iter().map(|response| (self.pack(question, *response), 1.0 / count)).collect();
        self.merge(term)
    }

    fn times(&mut self, value: &Weighted, term: &Weighted) -> Weighted {
        if self.over_budget {
            return Vec::new();
        }
        let shifted = |(added, share): &(u128, f64)| {
            let (added, share) = (*added, *share);
            value.iter().map(move |(packed, weight)| (packed + added, weight * share))
        };
        let products = term.iter().flat_map(shifted).collect();
        self.merge(products)
    }

    fn plus(&mut self, mut one: Weighted, other: Weighted) -> Weighted {
        one.extend(other);
        self.merge(one)
    }
}
