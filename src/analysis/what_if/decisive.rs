//! What settled it: answers that alone keep the leader ahead.

use std::cmp::Reverse;

use crate::{
    analysis::state_space::{Graph, Minimum, Plan, Reachability, Response, budget, min_sum, step, step_back},
    catalogue::{Catalogue, Question},
    quiz::Answers,
    scoring::LinearForm,
};

use super::counted;

/// The most answers of which every set is tried.
const TRIED: usize = 16;

/// Answers that alone keep the leader ahead whatever the others had been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisiveSet {
    /// The places of their questions, in file order.
    pub set: Vec<usize>,
    /// Whether no smaller set does it. If not, it is "a set": none of its answers can be left out, but another set may
    /// be smaller.
    pub smallest: bool,
}

/// A smallest set of counted answers that alone decides the outcome for `leader`.
///
/// The check is that of part 4: each question not in the set is answered in any allowed way or left open, whether it was
/// answered, open or hidden. So the set is none where the outcome is not decided.
///
/// With two options the answers that no skip logic bears on are freed cheapest first; of those it does bear on, and
/// with three options or more of all, every set is tried up to 16 answers and within the budget
/// ([`budget::TRIALS`]); beyond that one is found by freeing them in turn, the last first.
pub(crate) fn decisive_set(catalogue: &Catalogue, answers: &Answers, leader: usize) -> Option<DecisiveSet> {
    let search = Search::of(catalogue, answers, leader);
    let all = search.tied.clone();
    search.with(&all)?;
    if all.len() > TRIED || !search.graph.exact || search.cost() > budget::TRIALS {
        return search.any();
    }
    search.smallest()
}

/// All counted answers, where that they decide the outcome is known and no smaller set is.
pub(crate) fn all_of_them(catalogue: &Catalogue, answers: &Answers) -> DecisiveSet {
    let set = answers.scored(catalogue).into_iter().map(|(question, _)| question.index).collect();
    DecisiveSet { set, smallest: false }
}

struct Search<'a> {
    catalogue: &'a Catalogue,
    /// Everything may be answered in any way, or left open.
    graph: Graph,
    said: Vec<Response>,
    forms: Vec<LinearForm>,
    /// The answers whose sets are tried.
    tied: Vec<usize>,
    /// The others, and what keeping each is worth, the most first.
    plain: Vec<(i64, usize)>,
}

impl<'a> Search<'a> {
    fn of(catalogue: &'a Catalogue, answers: &Answers, leader: usize) -> Self {
        let graph = Graph::of(catalogue, &Plan::stopped(catalogue, &Answers::none(catalogue)));
        let said = counted(catalogue, answers);
        let rivals = (0..catalogue.options.len()).filter(|rival| *rival != leader);
        let forms: Vec<LinearForm> = rivals.map(|rival| LinearForm::wins(leader, rival, catalogue.neutral)).collect();
        let mut search = Self { catalogue, graph, said, forms, tied: Vec::new(), plain: Vec::new() };
        for question in &catalogue.questions {
            match search.worth(question) {
                _ if search.said.get(question.index).copied().flatten().is_none() => {}
                None => search.tied.push(question.index),
                Some(worth) => search.plain.push((worth, question.index)),
            }
        }
        search.plain.sort_by_key(|(worth, question)| (Reverse(*worth), *question));
        search
    }

    /// How many answers are weighed in trying every set of tied answers.
    fn cost(&self) -> usize {
        let tied = u32::try_from(self.tied.len()).unwrap_or(u32::MAX);
        let sets = 1_usize.checked_shl(tied).unwrap_or(usize::MAX);
        let moves: usize = self.catalogue.questions.iter().map(|question| question.allowed().count()).sum();
        sets.saturating_mul(moves).saturating_mul(self.forms.len())
    }

    /// What keeping the answer to a question is worth. None where that depends on other answers.
    fn worth(&self, question: &Question) -> Option<i64> {
        let said = self.said.get(question.index)?;
        let layer = self.graph.layers.get(question.index)?;
        let [form] = self.forms.as_slice() else { return None };
        if layer.reachability != Reachability::Always || layer.classes.len() > 1 {
            return None;
        }
        let least = layer.classes.iter().flatten().map(|to| form.of(question, *to)).min()?;
        Some(form.of(question, *said) - least)
    }

    /// The smallest set with just `kept` of the tied answers. None where there is no such set.
    fn with(&self, kept: &[usize]) -> Option<Vec<usize>> {
        let mut set = kept.to_vec();
        for form in &self.forms {
            let mut sum = self.least(*form, kept);
            for (worth, question) in &self.plain {
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

    /// The least that `form` can be where only the answers `kept` are.
    fn least(&self, form: LinearForm, kept: &[usize]) -> i64 {
        let mut stands = vec![None; self.said.len()];
        for question in kept {
            if let (Some(stands), Some(said)) = (stands.get_mut(*question), self.said.get(*question)) {
                *stands = *said;
            }
        }
        let cost = |question: &Question, said: Response| {
            let stands = stands.get(question.index).copied().flatten();
            (stands.is_none() || stands == said).then(|| form.of(question, said))
        };
        form.start() + min_sum(self.catalogue, &self.graph, cost).unwrap_or(0)
    }

    /// Tries the sets of tied answers by size; of equally small results the first.
    fn smallest(&self) -> Option<DecisiveSet> {
        let mut best: Option<Vec<usize>> = None;
        for size in 0..=self.tied.len() {
            if best.as_ref().is_some_and(|best| best.len() <= size) {
                break;
            }
            for kept in subsets(&self.tied, size) {
                let found = self.with(&kept);
                let smaller = |set: &Vec<usize>| best.as_ref().is_none_or(|best| set.len() < best.len());
                if found.as_ref().is_some_and(smaller) {
                    best = found;
                }
            }
        }
        best.map(|set| DecisiveSet { set, smallest: true })
    }

    /// Frees the tied answers in turn, the last first, as long as the rest alone still settles it.
    ///
    /// The answers before the one at hand are all kept, and those after it are done with, so one pass forward and one
    /// back are enough.
    fn any(&self) -> Option<DecisiveSet> {
        let earlier: Vec<Vec<Sums>> = self.forms.iter().map(|form| self.all_kept(*form)).collect();
        let ends = self.graph.layers.last().map_or(1, |layer| layer.after);
        let mut later: Vec<Sums> = vec![vec![Some(0); ends]; self.forms.len()];
        let mut kept = Vec::new();
        for (layer, stands) in self.said.iter().enumerate().rev() {
            let back = |stands: Response| -> Vec<Sums> {
                let forms = self.forms.iter().zip(&later);
                forms
                    .map(|(form, later)| step_back(&mut cost(*form, stands), self.catalogue, &self.graph, layer, later))
                    .collect()
            };
            let settles = |sums: &[Sums]| {
                let before = earlier.iter().filter_map(|layers| layers.get(layer));
                before
                    .zip(sums)
                    .zip(&self.forms)
                    .all(|((before, after), form)| form.start() + least_of(before, after) > 0)
            };
            let free = back(None);
            later = if self.tied.contains(&layer) && settles(&free) {
                free
            } else {
                kept.extend(self.tied.contains(&layer).then_some(layer));
                back(*stands)
            };
        }
        self.with(&kept).map(|set| DecisiveSet { set, smallest: false })
    }

    /// The least sums for each state before each question where every answer is kept.
    fn all_kept(&self, form: LinearForm) -> Vec<Sums> {
        let mut layers = vec![vec![Some(0)]];
        for (layer, stands) in self.said.iter().enumerate() {
            let before = layers.last().cloned().unwrap_or_default();
            layers.push(step(&mut cost(form, *stands), self.catalogue, &self.graph, layer, before));
        }
        layers
    }
}

/// The least sum for each state; None where it is not reached.
type Sums = Vec<Option<i64>>;

/// The least sum over all states of what leads to a state and what follows it.
fn least_of(before: &Sums, after: &Sums) -> i64 {
    before.iter().zip(after).filter_map(|(before, after)| Some((*before)? + (*after)?)).min().unwrap_or(0)
}

/// What the answers to one question give to `form`: only the one that stands, if any does.
fn cost(form: LinearForm, stands: Response) -> Minimum<impl Fn(&Question, Response) -> Option<i64>> {
    Minimum(move |question: &Question, said: Response| {
        (stands.is_none() || stands == said).then(|| form.of(question, said))
    })
}

/// The sets of `size` of `items`, the earliest items first.
fn subsets(items: &[usize], size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = items.split_first() else { return Vec::new() };
    let with = subsets(rest, size - 1).into_iter().map(|set| [vec![*first], set].concat());
    with.chain(subsets(rest, size)).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use crate::{catalogue, quiz::Answer, scoring::Outcome};

    use super::*;

    /// Twenty questions, of which each but every third is only asked if the one before it has its first choice.
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
    fn of_many_answers_a_set_is_found_of_which_none_can_be_left_out() {
        let (catalogue, answers) = chain();
        assert_eq!(crate::analysis::what_if::what_if(&catalogue, &answers).outcome, Outcome::Wins(0));
        let search = Search::of(&catalogue, &answers, 0);
        assert!(search.tied.len() > TRIED && search.graph.exact);
        let found = decisive_set(&catalogue, &answers, 0).unwrap();
        assert!(!found.smallest && !found.set.is_empty() && found.set.len() < 20);
        assert_eq!(search.with(&found.set), Some(found.set.clone()));
        for left_out in &found.set {
            let fewer: Vec<usize> = found.set.iter().copied().filter(|at| at != left_out).collect();
            assert_eq!(search.with(&fewer), None, "without {left_out} of {found:?}");
        }
    }
}
