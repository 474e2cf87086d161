//! A seeded sample of ways through the questions, for what is too large to be worked out.

use smallvec::SmallVec;

use crate::{
    catalogue::{Catalogue, Condition, Picks, Question},
    verdict::standing::Form,
};

use super::{
    budget,
    graph::{Graph, Layer},
    plan::Said,
};

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
        let layers = catalogue.questions.iter().zip(&graph.layers);
        let asked: Vec<Asked> = layers.map(|(question, layer)| Asked::of(catalogue, question, layer)).collect();
        let size = u32::try_from(budget::SAMPLED / asked.len().max(1)).unwrap_or(u32::MAX).clamp(1, 1 << 14);
        let mut dice = Dice(0);
        for _ in 0..size {
            let (said, scores) = draw(&asked, catalogue.options.len(), &mut dice);
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

/// An answer, and what it adds to each option.
type Move = (Said, Adds);
type Adds = SmallVec<[u32; 2]>;

/// A question as far as a completion needs it, worked out once and kept close together.
struct Asked<'c> {
    when: &'c [Condition],
    moves: Vec<Move>,
}

impl<'c> Asked<'c> {
    fn of(catalogue: &Catalogue, question: &'c Question, layer: &Layer) -> Self {
        let adds = |picks: Picks| (0..catalogue.options.len()).map(|option| question.adds(picks, option)).collect();
        let all = layer.classes.iter().flatten();
        Self { when: &question.when, moves: all.map(|said| (*said, said.map_or_else(Adds::new, adds))).collect() }
    }

    /// Whether it is shown, with this said to the questions before it.
    fn is_shown(&self, said: &[Said]) -> bool {
        let picks = |at: usize| said.get(at).copied().flatten();
        self.when.iter().all(|c| picks(c.question).is_some_and(|picks| picks.meets(c.any_of)))
    }
}

/// What is said in one completion, and its scores.
fn draw(asked: &[Asked], options: usize, dice: &mut Dice) -> (Vec<Said>, Vec<u32>) {
    let mut scores = vec![0; options];
    let mut all: Vec<Said> = Vec::with_capacity(asked.len());
    for question in asked {
        let drawn = if question.is_shown(&all) { dice.pick(&question.moves) } else { None };
        for (score, adds) in scores.iter_mut().zip(drawn.iter().flat_map(|(_, adds)| adds)) {
            *score += adds;
        }
        all.push(drawn.and_then(|(said, _)| *said));
    }
    (all, scores)
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
    fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        let wide = u128::from(self.roll()) * u128::try_from(of.len()).ok()?;
        of.get(usize::try_from(wide >> 64).ok()?)
    }
}
