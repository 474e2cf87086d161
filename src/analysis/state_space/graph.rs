//! The joint states, question by question: what the controlling questions were answered, and which options are ruled out.

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, OptionSet, Question};

use super::{
    budget,
    condition_index::ConditionIndex,
    plan::{Plan, Response},
    reachability::Reachability,
};

/// The joint states before one question, and where its answers lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// The answers; those in one class are the same to all later conditions, and rule out the same options.
    pub classes: Vec<Vec<Response>>,
    pub states: Vec<State>,
    /// How many states there are after it.
    pub after: usize,
    /// Whether it is asked.
    pub reachability: Reachability,
}

impl Layer {
    /// All answers.
    pub fn responses(&self) -> impl Iterator<Item = Response> {
        self.classes.iter().flatten().copied()
    }
}

/// Where one state leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The next state if the question is hidden; none if it cannot be.
    pub hidden: Option<usize>,
    /// The next state for each class of answers; empty if the question is always hidden here.
    pub shown: Vec<usize>,
}

/// All joint states under one [`Plan`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// One for each question, in file order.
    pub layers: Vec<Layer>,
    /// Whether it is exact. If not, the budget was too small, and each question with an open `when` may be hidden or
    /// shown regardless of the others: bounds taken over it are sound but not tight.
    pub exact: bool,
    /// The options that are ruled out in each state after the last question.
    pub ends: Vec<OptionSet>,
}

impl Graph {
    /// The joint states of `catalogue` under `plan`.
    pub fn new(catalogue: &Catalogue, plan: &Plan) -> Self {
        let mut conditions = ConditionIndex::new(catalogue, plan);
        if let Some((layers, ends)) = joint(catalogue, &mut conditions) {
            return Self { layers, exact: true, ends };
        }
        let (layers, ends) = relaxed(catalogue, &mut conditions);
        Self { layers, exact: false, ends }
    }

    /// Whether it depends on open answers if some question is asked.
    pub fn has_skip_logic(&self) -> bool {
        self.layers.iter().any(|layer| layer.reachability == Reachability::Sometimes)
    }

    /// Whether some answers rule out an option.
    pub fn has_exclusions(&self) -> bool {
        self.ends != [OptionSet::NONE]
    }
}

/// A joint state: the codes of the controlling questions, and the options that are ruled out.
type Key = (u128, OptionSet);

/// Every joint state. None beyond the budget.
fn joint(catalogue: &Catalogue, conditions: &mut ConditionIndex) -> Option<(Vec<Layer>, Vec<OptionSet>)> {
    let mut layers = Vec::with_capacity(catalogue.questions.len());
    let mut keys: Vec<Key> = vec![(0, OptionSet::NONE)];
    let (mut used, mut edges) = (0_u128, 0_usize);
    for question in &catalogue.questions {
        let shown: Vec<bool> = keys.iter().map(|(codes, _)| conditions.all_hold(&question.when, *codes)).collect();
        let reachability = match (shown.contains(&true), shown.contains(&false)) {
            (true, false) => Reachability::Always,
            (true, true) => Reachability::Sometimes,
            (false, _) => Reachability::Never,
        };
        let field = conditions.allocate(question.index, reachability, used)?;
        let expired = conditions.expired(question);
        used = (used | field.mask()) & !expired;
        let classes = classes(conditions, question);
        edges += keys.len() * classes.len().max(1);
        if edges > budget::EDGES {
            return None;
        }
        let mut next = Numbers::default();
        let mut to = |(codes, excluded): Key, code: usize, ruled_out: OptionSet| {
            next.of(((codes | field.encode(code)) & !expired, excluded.union(ruled_out)))
        };
        let state = |(key, shown): (&Key, bool)| State {
            hidden: (!shown).then(|| to(*key, 0, OptionSet::NONE)),
            shown: classes.iter().filter(|_| shown).map(|class| to(*key, class.code, class.rules_out)).collect(),
        };
        let states = keys.iter().zip(shown).map(state).collect();
        keys = next.keys;
        layers.push(Layer { classes: responses(classes), states, after: keys.len(), reachability });
    }
    Some((layers, keys.into_iter().map(|(_, excluded)| excluded).collect()))
}

/// One state for each set of options that are ruled out: a question with an open `when` may be hidden or shown.
fn relaxed(catalogue: &Catalogue, conditions: &mut ConditionIndex) -> (Vec<Layer>, Vec<OptionSet>) {
    let mut layers = Vec::with_capacity(catalogue.questions.len());
    let mut keys: Vec<Key> = vec![(0, OptionSet::NONE)];
    for question in &catalogue.questions {
        let reachability = conditions.reachability(&question.when);
        conditions.set_possible(question.index, reachability);
        let classes = classes(conditions, question);
        let shown = || classes.iter().filter(|_| reachability != Reachability::Never);
        let mut next = Numbers::default();
        let state = |(_, excluded): &Key| State {
            hidden: (reachability != Reachability::Always).then(|| next.of((0, *excluded))),
            shown: shown().map(|class| next.of((0, excluded.union(class.rules_out)))).collect(),
        };
        let states = keys.iter().map(state).collect();
        keys = next.keys;
        layers.push(Layer { classes: responses(classes), states, after: keys.len(), reachability });
    }
    (layers, keys.into_iter().map(|(_, excluded)| excluded).collect())
}

/// The joint states after a question, numbered as they appear.
#[derive(Default)]
struct Numbers {
    keys: Vec<Key>,
    numbers: BTreeMap<Key, usize>,
}

impl Numbers {
    fn of(&mut self, key: Key) -> usize {
        *self.numbers.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.keys.len() - 1
        })
    }
}

/// Answers that are the same to all later conditions, and rule out the same options.
struct Class {
    code: usize,
    rules_out: OptionSet,
    responses: Vec<Response>,
}

fn classes(conditions: &ConditionIndex, question: &Question) -> Vec<Class> {
    let mut classes: Vec<Class> = Vec::new();
    for (code, all) in conditions.classes(question.index) {
        let earlier = classes.len();
        for response in all {
            let rules_out = response.map_or(OptionSet::NONE, |picks| question.rules_out(picks));
            match classes.iter_mut().skip(earlier).find(|class| class.rules_out == rules_out) {
                Some(class) => class.responses.push(response),
                None => classes.push(Class { code, rules_out, responses: vec![response] }),
            }
        }
    }
    classes
}

fn responses(classes: Vec<Class>) -> Vec<Vec<Response>> {
    classes.into_iter().map(|class| class.responses).collect()
}
