//! Whether the open questions can still change the outcome, and how many are left (docs/decision-model.md, part 4).

use std::cell::OnceCell;

use crate::{
    catalogue::{Catalogue, OptionSet, Question},
    quiz::{Answer, Answers},
    scoring::{
        self, HalfPoints, LinearForm, Outcome, Verdict, WeightedCatalogue, excluded, half_counts, outcome,
        points_by_option, score,
    },
};

use super::state_space::{Graph, Plan, can_lead, max_sum, min_sum, min_where};

/// What the open questions can still do to the outcome, and how many are left.
///
/// Beyond the budget ([`super::state_space::budget`]) its figures are sound bounds. What several figures need is
/// computed once, when the first asks for it.
#[derive(Debug)]
pub struct Lookahead<'c, 'a> {
    pub(crate) catalogue: &'c Catalogue,
    pub(crate) answers: &'a Answers,
    stopped: OnceCell<Graph>,
    asked: OnceCell<Graph>,
    decided: OnceCell<Option<Outcome>>,
}

impl<'c, 'a> Lookahead<'c, 'a> {
    /// Looks ahead from `answers`.
    pub const fn new(catalogue: &'c Catalogue, answers: &'a Answers) -> Self {
        Self { catalogue, answers, stopped: OnceCell::new(), asked: OnceCell::new(), decided: OnceCell::new() }
    }

    /// Each open question gets any allowed answer, or stays open.
    fn stopped(&self) -> &Graph {
        self.stopped.get_or_init(|| Graph::new(self.catalogue, &Plan::stopped(self.catalogue, self.answers)))
    }

    /// Each question that is left gets any allowed answer, or "not sure".
    pub(crate) fn asked(&self) -> &Graph {
        // Without a "not sure" both graphs are the same, and beyond the budget making one takes tens of milliseconds.
        if !self.catalogue.questions.iter().any(|question| self.answers.get(question) == Answer::NotSure) {
            return self.stopped();
        }
        self.asked.get_or_init(|| Graph::new(self.catalogue, &Plan::asked(self.catalogue, self.answers)))
    }

    /// Whether all its figures are exact.
    pub fn is_exact(&self) -> bool {
        self.stopped().exact && self.asked().exact
    }

    /// The outcome, if it is the same in every completion, each open question getting any allowed answer or staying
    /// open. None while it can still change, and if the bounds beyond the budget do not prove it.
    pub fn decided(&self) -> Option<Outcome> {
        *self.decided.get_or_init(|| {
            let now = current_outcome(self.catalogue, self.answers);
            (is_certain(self.catalogue, self.stopped(), now) == Some(true)).then_some(now)
        })
    }

    /// The options that can still win, in catalogue order. Beyond the budget an option is listed unless the bounds
    /// exclude it.
    pub fn contenders(&self) -> Vec<usize> {
        let can_win = |option: &usize| can_lead(self.catalogue, self.stopped(), *option) != Some(false);
        (0..self.catalogue.options.len()).filter(can_win).collect()
    }

    /// The least and the most questions left.
    ///
    /// A question answered "not sure" is done, and "not sure" is a possible answer to those that are left. A hidden
    /// question is left on every path that reveals it, even if an answer to it is kept.
    pub fn remaining(&self) -> (usize, usize) {
        self.remaining_size(|_| 1)
    }

    /// The least and the most that `size` of the questions left can add up to.
    pub(crate) fn remaining_size(&self, size: impl Fn(&Question) -> u32) -> (usize, usize) {
        let shown = self.answers.shown(self.catalogue);
        let is_done = |question: &Question| {
            shown.get(question.index) == Some(&true) && self.answers.get(question) != Answer::Open
        };
        let size = |question: &Question| if is_done(question) { 0 } else { i64::from(size(question)) };
        let min = min_sum(self.catalogue, self.asked(), |question, _| Some(size(question))).unwrap_or(0);
        let max = max_sum(self.catalogue, self.asked(), |question, _| size(question));
        (usize::try_from(min).unwrap_or(0), usize::try_from(max).unwrap_or(0))
    }

    /// The verdict ([`verdict()`]).
    pub fn verdict(&self) -> Verdict {
        let scores = score(self.catalogue, self.answers);
        let is_enough = half_counts(&scores) || self.decided().is_some();
        scoring::verdict(scores, self.catalogue.neutral, is_enough)
    }
}

/// Whether every path through `graph` leads to the outcome `now`. None if that is unknown: beyond the budget.
pub fn is_certain(catalogue: &Catalogue, graph: &Graph, now: Outcome) -> Option<bool> {
    let options = catalogue.options.len();
    let left = |excluded: &OptionSet| excluded.others(options).count();
    let proven = match now {
        Outcome::Wins(leader) => keeps_winning(catalogue, graph, leader),
        Outcome::TooClose if graph.ends.iter().all(|excluded| left(excluded) > 1) => {
            let can_win: Vec<Option<bool>> = (0..options).map(|option| can_lead(catalogue, graph, option)).collect();
            if can_win.contains(&None) && !can_win.contains(&Some(true)) {
                return None;
            }
            can_win.iter().all(|can_win| *can_win == Some(false))
        }
        Outcome::TooClose => false,
        Outcome::NoneLeft => graph.ends.iter().all(|excluded| left(excluded) == 0),
    };
    (proven || graph.exact).then_some(proven)
}

/// Whether `leader` wins against each rival on every path through `graph`.
fn keeps_winning(catalogue: &Catalogue, graph: &Graph, leader: usize) -> bool {
    let beats = |rival: usize| {
        let form = LinearForm::wins(leader, rival, catalogue.neutral);
        let min = min_where(catalogue, graph, form, |excluded| !excluded.contains(rival));
        min.is_none_or(|min| min > 0)
    };
    graph.ends.iter().all(|excluded| !excluded.contains(leader))
        && (0..catalogue.options.len()).filter(|rival| *rival != leader).all(beats)
}

/// The outcome as things stand, whether or not enough was answered.
pub fn current_outcome(catalogue: &Catalogue, answers: &Answers) -> Outcome {
    outcome(&points_by_option(catalogue, answers), excluded(catalogue, answers), catalogue.neutral)
}

/// The verdict of these answers (docs/decision-model.md, part 2).
///
/// ```
/// use whichone::{analysis::{case_answers, verdict}, catalogue, scoring::VerdictKind};
///
/// let text = std::fs::read_to_string("assets/new.yaml").unwrap();
/// let catalogue = catalogue::load(&text).unwrap();
/// let answers = case_answers(&catalogue, &catalogue.cases[0]);
/// let verdict = verdict(&catalogue, &answers);
/// assert_eq!(verdict.kind, VerdictKind::Clear);
/// assert_eq!(catalogue.options[verdict.leader().unwrap()].name, "Build");
/// ```
pub fn verdict(catalogue: &Catalogue, answers: &Answers) -> Verdict {
    Lookahead::new(catalogue, answers).verdict()
}

/// The verdict with a person's weights, as the person sees it.
pub fn weighted_verdict(weights: &WeightedCatalogue, answers: &Answers) -> Verdict<HalfPoints> {
    weights.shown_verdict(verdict(&weights.catalogue, answers))
}

/// [`Lookahead::decided`] alone.
pub fn decided(catalogue: &Catalogue, answers: &Answers) -> Option<Outcome> {
    Lookahead::new(catalogue, answers).decided()
}

/// [`Lookahead::remaining`] alone.
pub fn remaining(catalogue: &Catalogue, answers: &Answers) -> (usize, usize) {
    Lookahead::new(catalogue, answers).remaining()
}
