//! Decisive answers: those that alone keep the leader winning.

use std::cmp::Reverse;

use crate::{
    analysis::state_space::{
        Graph, Minimum, Plan, Reachability, Response, budget, counted_responses, ends, step, step_back,
    },
    catalogue::{Catalogue, OptionSet, Question},
    quiz::Answers,
    scoring::LinearForm,
};

/// The most answers of which every subset is tried.
const MAX_TRIED: usize = 16;

/// Answers that alone keep the leader winning, whatever the others are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisiveSet {
    /// Their questions, in file order.
    pub set: Vec<usize>,
    /// Whether no smaller set does it. If not, no answer of this set can be spared, but another set may be smaller.
    pub smallest: bool,
}

/// A smallest set of counted answers that alone keeps `leader` winning. Every other question is answered in any way or
/// left open, so there is no such set while the outcome is not decided.
///
/// With two options, answers that only contribute points are released cheapest first. Of the others, and of all
/// with three options or more, every subset is tried, up to 16 answers and within the budget ([`budget::TRIALS`]).
/// Beyond that they are released in turn, the last first.
pub fn decisive_set(catalogue: &Catalogue, answers: &Answers, leader: usize) -> Option<DecisiveSet> {
    let search = Search::new(catalogue, answers, leader);
    search.complete(&search.affected)?;
    if search.affected.len() > MAX_TRIED || !search.graph.exact || search.cost() > budget::TRIALS {
        return search.irreducible();
    }
    search.smallest()
}

/// All counted answers, for an outcome that is known to be decided but for which no set was found.
pub fn all_counted(catalogue: &Catalogue, answers: &Answers) -> DecisiveSet {
    let set = answers.scored(catalogue).into_iter().map(|(question, _)| question.index).collect();
    DecisiveSet { set, smallest: false }
}

struct Search<'a> {
    catalogue: &'a Catalogue,
    /// Every question is answered in any way, or left open.
    graph: Graph,
    counted: Vec<Response>,
    /// The leader has to win against each rival.
    duels: Vec<Duel>,
    /// The answers whose subsets are tried.
    affected: Vec<usize>,
    /// The other answers, each with what keeping it is worth, the most first.
    unaffected: Vec<(i64, usize)>,
}

/// The leader against one rival.
struct Duel {
    /// Above 0 exactly if the leader wins.
    form: LinearForm,
    /// For each state after the last question, what is added to the form: nothing, if both options are left; far too
    /// little, if the leader is ruled out; none, if the leader wins because the rival is ruled out.
    ends: Sums,
}

/// Less than any form can make good.
const LOST: i64 = i64::MIN / 4;

impl Duel {
    fn new(graph: &Graph, leader: usize, rival: usize, neutral: u32) -> Self {
        let end = |excluded: &OptionSet| match (excluded.contains(leader), excluded.contains(rival)) {
            (true, _) => Some(LOST),
            (false, true) => None,
            (false, false) => Some(0),
        };
        Self { form: LinearForm::wins(leader, rival, neutral), ends: graph.ends.iter().map(end).collect() }
    }
}

impl<'a> Search<'a> {
    fn new(catalogue: &'a Catalogue, answers: &Answers, leader: usize) -> Self {
        let graph = Graph::new(catalogue, &Plan::stopped(catalogue, &Answers::none(catalogue)));
        let counted = counted_responses(catalogue, answers);
        let rivals = (0..catalogue.options.len()).filter(|rival| *rival != leader);
        let duels = rivals.map(|rival| Duel::new(&graph, leader, rival, catalogue.neutral)).collect();
        let mut search = Self { catalogue, graph, counted, duels, affected: Vec::new(), unaffected: Vec::new() };
        for question in &catalogue.questions {
            if search.response(question.index).is_none() {
                continue;
            }
            match search.worth(question) {
                None => search.affected.push(question.index),
                Some(worth) => search.unaffected.push((worth, question.index)),
            }
        }
        search.unaffected.sort_by_key(|(worth, question)| (Reverse(*worth), *question));
        search
    }

    fn response(&self, question: usize) -> Response {
        self.counted.get(question).copied().flatten()
    }

    /// How many answers are weighed if every subset is tried.
    fn cost(&self) -> usize {
        let subsets = u32::try_from(self.affected.len()).ok().and_then(|bits| 1_usize.checked_shl(bits));
        let answers: usize = self.catalogue.questions.iter().map(|question| question.allowed().count()).sum();
        subsets.unwrap_or(usize::MAX).saturating_mul(answers).saturating_mul(self.duels.len())
    }

    /// What keeping the answer to a question is worth. None if that depends on other answers.
    fn worth(&self, question: &Question) -> Option<i64> {
        let layer = self.graph.layers.get(question.index)?;
        let [Duel { form, .. }] = self.duels.as_slice() else { return None };
        if layer.reachability != Reachability::Always || layer.classes.len() > 1 {
            return None;
        }
        let min = layer.responses().map(|response| form.contribution(question, response)).min()?;
        Some(form.contribution(question, self.response(question.index)) - min)
    }

    /// `kept` with as few unaffected answers as make it decisive. None if it cannot be.
    fn complete(&self, kept: &[usize]) -> Option<Vec<usize>> {
        let mut set = kept.to_vec();
        for duel in &self.duels {
            let mut sum = self.min_with(duel, kept);
            for (worth, question) in &self.unaffected {
                if sum > 0 {
                    break;
                }
                sum += worth;
                set.push(*question);
            }
            if sum <= 0 {
                return None;
            }
        }
        set.sort_unstable();
        Some(set)
    }

    /// The least value of the form if only the answers `kept` are given.
    fn min_with(&self, duel: &Duel, kept: &[usize]) -> i64 {
        let cost = |question: &Question, response: Response| {
            let given = self.response(question.index).filter(|_| kept.contains(&question.index));
            cost(duel.form, given, question, response)
        };
        let sums = ends(&mut Minimum(cost), self.catalogue, &self.graph, Some(0));
        duel.form.start() + min_through(&sums, &duel.ends)
    }

    /// Tries the subsets of the affected answers by size; of equally small results it takes the first.
    fn smallest(&self) -> Option<DecisiveSet> {
        let mut best: Option<Vec<usize>> = None;
        for size in 0..=self.affected.len() {
            if best.as_ref().is_some_and(|best| best.len() <= size) {
                break;
            }
            for set in subsets(&self.affected, size).iter().filter_map(|kept| self.complete(kept)) {
                if best.as_ref().is_none_or(|best| set.len() < best.len()) {
                    best = Some(set);
                }
            }
        }
        best.map(|set| DecisiveSet { set, smallest: true })
    }

    /// Releases the affected answers in turn, the last first, as long as the rest stays decisive.
    ///
    /// At each answer, those before it are all kept and those after it are done, so one pass forwards and one backwards
    /// are enough.
    fn irreducible(&self) -> Option<DecisiveSet> {
        let earlier: Vec<Vec<Sums>> = self.duels.iter().map(|duel| self.sums_with_all_kept(duel.form)).collect();
        let mut later: Vec<Sums> = self.duels.iter().map(|duel| duel.ends.clone()).collect();
        let mut kept = Vec::new();
        for (layer, response) in self.counted.iter().enumerate().rev() {
            let back = |given: Response| -> Vec<Sums> {
                let back = |(duel, later): (&Duel, &Sums)| {
                    step_back(&mut costs(duel.form, given), self.catalogue, &self.graph, layer, later)
                };
                self.duels.iter().zip(&later).map(back).collect()
            };
            let is_decisive = |later: &[Sums]| {
                let before = earlier.iter().filter_map(|layers| layers.get(layer));
                let mut sums = before.zip(later).zip(&self.duels);
                sums.all(|((before, after), duel)| duel.form.start() + min_through(before, after) > 0)
            };
            let is_affected = self.affected.contains(&layer);
            let released = back(None);
            later = if is_affected && is_decisive(&released) {
                released
            } else {
                kept.extend(is_affected.then_some(layer));
                back(*response)
            };
        }
        self.complete(&kept).map(|set| DecisiveSet { set, smallest: false })
    }

    /// The least sum for each state before each question, if every answer is kept.
    fn sums_with_all_kept(&self, form: LinearForm) -> Vec<Sums> {
        let mut layers = vec![vec![Some(0)]];
        for (layer, response) in self.counted.iter().enumerate() {
            let before = layers.last().cloned().unwrap_or_default();
            layers.push(step(&mut costs(form, *response), self.catalogue, &self.graph, layer, before));
        }
        layers
    }
}

/// The least sum for each state; none if no path leads there.
type Sums = Vec<Option<i64>>;

/// The least sum of a whole path, from the sums up to each state and from it. Very large if there is no path.
fn min_through(before: &Sums, after: &Sums) -> i64 {
    let sums = before.iter().zip(after).filter_map(|(before, after)| Some((*before)? + (*after)?));
    sums.min().unwrap_or(i64::MAX / 4)
}

/// What a response contributes to `form`. If an answer is `given`, no other response is allowed.
fn cost(form: LinearForm, given: Response, question: &Question, response: Response) -> Option<i64> {
    (given.is_none() || given == response).then(|| form.contribution(question, response))
}

fn costs(form: LinearForm, given: Response) -> Minimum<impl Fn(&Question, Response) -> Option<i64>> {
    Minimum(move |question: &Question, response: Response| cost(form, given, question, response))
}

/// The subsets of `items` with `size` elements, the earliest items first.
fn subsets(items: &[usize], size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = items.split_first() else { return Vec::new() };
    let with_first = subsets(rest, size - 1).into_iter().map(|set| [vec![*first], set].concat());
    with_first.chain(subsets(rest, size)).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use crate::{catalogue, quiz::Answer, scoring::Outcome};

    use super::*;

    /// Twenty questions. All but every third are asked only if the one before has its first choice.
    fn chain() -> (Catalogue, Answers) {
        let mut text = String::from("format: 1\nid: c\nversion: '1'\ntitle: t\nsummary: s\noptions:\n");
        text.push_str("  - { id: a, name: A, summary: s }\n  - { id: b, name: B, summary: s }\nreasons:\n");
        text.push_str("  - { id: for_a, title: t, summary: s, supports: { a: 1 } }\n");
        text.push_str("  - { id: for_b, title: t, summary: s, supports: { b: 1 } }\nquestions:\n");
        for at in 0..20 {
            let when = if at % 3 == 0 { String::new() } else { format!("when: {{ q{}: [c0] }}", at - 1) };
            let (a, b) = (2 + at * 7 % 9, 1 + at % 2);
            write!(text, "  - id: q{at}\n    title: t\n    {when}\n    choices:\n").unwrap();
            write!(text, "      - {{ id: c0, label: x, points: {{ for_a: {a} }} }}\n      - {{ id: c1, label: y, points: {{ for_b: {b} }} }}\n").unwrap();
        }
        let catalogue = catalogue::load(&text).unwrap();
        let mut answers = Answers::none(&catalogue);
        for question in &catalogue.questions {
            answers.set(question, Answer::Picked(catalogue::ChoiceSet::one(0)));
        }
        (catalogue, answers)
    }

    #[test]
    fn no_answer_can_be_spared_of_a_set_from_more_than_16() {
        let (catalogue, answers) = chain();
        assert_eq!(crate::analysis::what_if::what_if(&catalogue, &answers).outcome, Outcome::Wins(0));
        let search = Search::new(&catalogue, &answers, 0);
        assert!(search.affected.len() > MAX_TRIED && search.graph.exact);
        let found = decisive_set(&catalogue, &answers, 0).unwrap();
        assert!(!found.smallest && !found.set.is_empty() && found.set.len() < 20);
        assert_eq!(search.complete(&found.set), Some(found.set.clone()));
        for left_out in &found.set {
            let fewer: Vec<usize> = found.set.iter().copied().filter(|at| at != left_out).collect();
            assert_eq!(search.complete(&fewer), None, "without {left_out} of {found:?}");
        }
    }
}
