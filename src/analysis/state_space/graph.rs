//! The joint states of the controlling questions, question by question.

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;

use super::{
    budget,
    condition_index::ConditionIndex,
    plan::{Plan, Response},
    reachability::Reachability,
};

/// The joint states before one question, and where its answers lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// The answers; those in one class are the same to all later conditions.
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
}

impl Graph {
    /// The joint states of `catalogue` under `plan`.
    pub fn new(catalogue: &Catalogue, plan: &Plan) -> Self {
        let mut conditions = ConditionIndex::new(catalogue, plan);
        match joint(catalogue, &mut conditions) {
            Some(layers) => Self { layers, exact: true },
            None => Self { layers: relaxed(catalogue, &mut conditions), exact: false },
        }
    }

    /// Whether it depends on open answers if some question is asked.
    pub fn has_skip_logic(&self) -> bool {
        self.layers.iter().any(|layer| layer.reachability == Reachability::Sometimes)
    }

    /// How many states there are after the last question.
    pub fn final_states(&self) -> usize {
        self.layers.last().map_or(1, |layer| layer.after)
    }
}

/// Every joint state. None beyond the budget.
fn joint(catalogue: &Catalogue, conditions: &mut ConditionIndex) -> Option<Vec<Layer>> {
    let mut layers = Vec::with_capacity(catalogue.questions.len());
    let mut keys = vec![0_u128];
    let (mut used, mut edges) = (0_u128, 0_usize);
    for question in &catalogue.questions {
        let shown: Vec<bool> = keys.iter().map(|key| conditions.all_hold(&question.when, *key)).collect();
        let reachability = match (shown.contains(&true), shown.contains(&false)) {
            (true, false) => Reachability::Always,
            (true, true) => Reachability::Sometimes,
            (false, _) => Reachability::Never,
        };
        let field = conditions.allocate(question.index, reachability, used)?;
        let expired = conditions.expired(question);
        used = (used | field.mask()) & !expired;
        let (codes, classes): (Vec<usize>, Vec<_>) = conditions.classes(question.index).into_iter().unzip();
        edges += keys.len() * classes.len().max(1);
        if edges > budget::EDGES {
            return None;
        }
        // The keys after this question, numbered as they appear.
        let (mut next_keys, mut numbers) = (Vec::new(), BTreeMap::new());
        let mut next = |key: u128, code: usize| {
            let key = (key | field.encode(code)) & !expired;
            *numbers.entry(key).or_insert_with(|| {
                next_keys.push(key);
                next_keys.len() - 1
            })
        };
        let state = |(key, shown): (&u128, bool)| State {
            hidden: (!shown).then(|| next(*key, 0)),
            shown: codes.iter().filter(|_| shown).map(|code| next(*key, *code)).collect(),
        };
        let states = keys.iter().zip(shown).map(state).collect();
        keys = next_keys;
        layers.push(Layer { classes, states, after: keys.len(), reachability });
    }
    Some(layers)
}

/// A single state throughout: a question with an open `when` may be hidden or shown.
fn relaxed(catalogue: &Catalogue, conditions: &mut ConditionIndex) -> Vec<Layer> {
    let mut layers = Vec::with_capacity(catalogue.questions.len());
    for question in &catalogue.questions {
        let reachability = conditions.reachability(&question.when);
        conditions.set_possible(question.index, reachability);
        let classes: Vec<_> = conditions.classes(question.index).into_iter().map(|(_, class)| class).collect();
        let state = State {
            hidden: (reachability != Reachability::Always).then_some(0),
            shown: classes.iter().filter(|_| reachability != Reachability::Never).map(|_| 0).collect(),
        };
        layers.push(Layer { classes, states: vec![state], after: 1, reachability });
    }
    layers
}
