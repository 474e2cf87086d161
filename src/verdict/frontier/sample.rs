//! A seeded sample of ways through the questions, for what is too large to be worked out.

use crate::{
    catalogue::{Catalogue, Question},
    verdict::standing::Form,
};

use super::{budget, graph::Graph, plan::Said};

/// Completions drawn at random, each allowed answer to a question equally likely; the same ones each time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The scores of each.
    scores: Vec<Vec<u32>>,
}

impl Sample {
    /// As many completions as the budget has room for, 16,384 at the most, under the plan that `graph` was made of.
    #[must_use]
    pub fn of(catalogue: &Catalogue, graph: &Graph) -> Self {
        let mut all = Vec::new();
        Self::walk(catalogue, graph, |_, scores| all.push(scores.to_vec()));
        Self { scores: all }
    }

    /// Gives each completion to `visit`: what is said to each question, and the scores. Returns how many there are.
    pub fn walk(catalogue: &Catalogue, graph: &Graph, mut visit: impl FnMut(&[Said], &[u32])) -> u32 {
        let moves: Vec<Vec<Said>> = graph.layers.iter().map(|layer| layer.classes.concat()).collect();
        let size = u32::try_from(budget::SAMPLED / moves.len().max(1)).unwrap_or(u32::MAX).clamp(1, 1 << 14);
        let mut dice = Dice(0);
        for _ in 0..size {
            let (said, scores) = draw(catalogue, &moves, &mut dice);
            visit(&said, &scores);
        }
        size
    }

    /// The share of them for which `holds` does, 0 to 1.
    #[must_use]
    pub fn part(&self, holds: impl Fn(&[u32]) -> bool) -> f64 {
        self.average(|scores| i32::from(holds(scores)))
    }

    /// The mean of `form`.
    #[must_use]
    pub fn mean(&self, form: Form) -> f64 {
        self.average(|scores| i32::try_from(form.at(scores)).unwrap_or(i32::MAX))
    }

    fn average(&self, value: impl Fn(&[u32]) -> i32) -> f64 {
        let size = u32::try_from(self.scores.len()).map_or(f64::INFINITY, f64::from);
        self.scores.iter().map(|scores| f64::from(value(scores))).sum::<f64>() / size
    }
}

/// What is said in one completion, and its scores.
fn draw(catalogue: &Catalogue, moves: &[Vec<Said>], dice: &mut Dice) -> (Vec<Said>, Vec<u32>) {
    let mut scores = vec![0; catalogue.options.len()];
    let mut all: Vec<Said> = Vec::with_capacity(moves.len());
    for (question, moves) in catalogue.questions.iter().zip(moves) {
        let said = if is_shown(question, &all) { dice.pick(moves).flatten() } else { None };
        for (option, score) in scores.iter_mut().enumerate() {
            *score += said.map_or(0, |picks| question.adds(picks, option));
        }
        all.push(said);
    }
    (all, scores)
}

fn is_shown(question: &Question, said: &[Said]) -> bool {
    let picks = |at: usize| said.get(at).copied().flatten();
    question.when.iter().all(|c| picks(c.question).is_some_and(|picks| picks.meets(c.any_of)))
}

/// A deterministic generator of evenly spread numbers.
///
/// `SplitMix64`, of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// One of `of`. The upper bits of the product are even to `len / 2^64`.
    fn pick<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        let wide = u128::from(self.roll()) * u128::try_from(of.len()).ok()?;
        of.get(usize::try_from(wide >> 64).ok()?).copied()
    }
}
