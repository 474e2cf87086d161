//! Whether the open questions can still change the outcome, and how many of them there are (decision model, part 4).

use std::cell::OnceCell;

use crate::{
    catalogue::{Catalogue, Question},
    quiz::{Answer, Answers},
    scoring::{self, LinearForm, Outcome, Verdict, half_counts, outcome, score, scores},
};

use super::state_space::{Graph, Plan, can_lead, max_sum, min, min_sum};

/// What the open questions can still do to the outcome, and how many of them there are.
///
/// Beyond the budget (see [`super::state_space::budget`]) what it says are sound bounds.
#[derive(Debug)]
pub struct Lookahead<'c, 'a> {
    pub(crate) catalogue: &'c Catalogue,
    pub(crate) answers: &'a Answers,
    /// Each open question is answered in any allowed way or left open. Worked out once it is needed, as are the others.
    stopped: OnceCell<Graph>,
    /// Each question not asked yet is answered in any allowed way, or "not sure".
    asked: OnceCell<Graph>,
    decided: OnceCell<Option<Outcome>>,
}

impl<'c, 'a> Lookahead<'c, 'a> {
    /// Of `answers` as they stand.
    pub const fn of(catalogue: &'c Catalogue, answers: &'a Answers) -> Self {
        Self { catalogue, answers, stopped: OnceCell::new(), asked: OnceCell::new(), decided: OnceCell::new() }
    }

    fn stopped(&self) -> &Graph {
        self.stopped.get_or_init(|| Graph::of(self.catalogue, &Plan::stopped(self.catalogue, self.answers)))
    }

    pub(crate) fn asked(&self) -> &Graph {
        // Without a "not sure", the same may be said to every question as in the other.
        let is_not_sure = |question: &Question| self.answers.get(question) == Answer::NotSure;
        if !self.catalogue.questions.iter().any(is_not_sure) {
            return self.stopped();
        }
        self.asked.get_or_init(|| Graph::of(self.catalogue, &Plan::asked(self.catalogue, self.answers)))
    }

    /// Whether all it says is exact.
    pub fn is_exact(&self) -> bool {
        self.stopped().exact && self.asked().exact
    }

    /// The outcome, if it stays what it is in every completion in which each open question is answered in any allowed
    /// way or left open. None while it can still change.
    ///
    /// That somebody is ahead is decided pairwise, against each rival, and exact for any number of options. That it
    /// stays balanced is exact too: with three options or more the forms against all rivals are looked at together (see
    /// [`Self::can_lead`]). Beyond the budget an outcome is called decided only where sound bounds prove it.
    pub fn decided(&self) -> Option<Outcome> {
        *self.decided.get_or_init(|| self.stays())
    }

    fn stays(&self) -> Option<Outcome> {
        let now = outcome(&scores(self.catalogue, self.answers), self.catalogue.neutral);
        let stays = match now {
            Outcome::Wins(leader) => self.keeps_winning(leader),
            Outcome::TooClose => self.options().all(|option| self.reaches(option) == Some(false)),
        };
        stays.then_some(now)
    }

    /// The options that can still be ahead in the end, each open question answered in any allowed way or left open, in
    /// catalogue order (part 8: "who can still win"). Beyond the budget an option is listed unless sound bounds rule it
    /// out.
    pub fn contenders(&self) -> Vec<usize> {
        self.options().filter(|option| self.reaches(*option) != Some(false)).collect()
    }

    /// The least and the most questions left to be asked.
    ///
    /// A question "not sure" is done, and "not sure" is a possible answer to each that is left; a hidden question is
    /// left if it is revealed, also where an answer to it is kept. The most never grows while questions are answered.
    pub fn remaining(&self) -> (usize, usize) {
        self.remaining_of(|_| 1)
    }

    /// The least and the most that `size` of the questions left to be asked can add up to.
    pub(crate) fn remaining_of(&self, size: impl Fn(&Question) -> u32) -> (usize, usize) {
        let shown = self.answers.shown(self.catalogue);
        let is_done = |question: &Question| {
            shown.get(question.index) == Some(&true) && self.answers.get(question) != Answer::Open
        };
        let size = |question: &Question, _| if is_done(question) { 0 } else { i64::from(size(question)) };
        let min = min_sum(self.catalogue, self.asked(), |question, said| Some(size(question, said))).unwrap_or(0);
        let max = max_sum(self.catalogue, self.asked(), size);
        let whole = |sum: i64| usize::try_from(sum).unwrap_or(0);
        (whole(min), whole(max))
    }

    fn options(&self) -> impl Iterator<Item = usize> + use<> {
        0..self.catalogue.options.len()
    }

    fn reaches(&self, option: usize) -> Option<bool> {
        can_lead(self.catalogue, self.stopped(), option)
    }

    /// Whether `leader` is ahead of every rival whatever is answered.
    fn keeps_winning(&self, leader: usize) -> bool {
        let form = |rival| LinearForm::wins(leader, rival, self.catalogue.neutral);
        let ahead = |rival| min(self.catalogue, self.stopped(), form(rival)) > 0;
        self.options().filter(|rival| *rival != leader).all(ahead)
    }

    /// [`verdict()`], where what the open questions can still do is worked out for other things too.
    pub fn verdict(&self) -> Verdict {
        let scores = score(self.catalogue, self.answers);
        let is_enough = half_counts(&scores) || self.decided().is_some();
        scoring::verdict(scores, self.catalogue.neutral, is_enough)
    }
}

/// Judges the answers (decision model, part 2).
///
/// With `A` the option with most points and `B` the next, `D = S_A - S_B`, `E = S_A + S_B` and `k` the neutral points:
/// balanced if `10 D <= E + k`, clear if `3 D >= E + k`, leaning otherwise. Insufficient before that, where fewer than
/// half of the visible questions count and the outcome is not decided.
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
    Lookahead::of(catalogue, answers).verdict()
}

/// [`Lookahead::decided`] alone.
pub fn decided(catalogue: &Catalogue, answers: &Answers) -> Option<Outcome> {
    Lookahead::of(catalogue, answers).decided()
}

/// [`Lookahead::remaining`] alone.
pub fn remaining(catalogue: &Catalogue, answers: &Answers) -> (usize, usize) {
    Lookahead::of(catalogue, answers).remaining()
}
