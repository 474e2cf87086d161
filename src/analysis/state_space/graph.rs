//! The joint states of the controlling questions, question by question.

use std::collections::BTreeMap;

use smallvec::{SmallVec, smallvec};

use crate::catalogue::Catalogue;

use super::{
    budget,
    condition_index::ConditionIndex,
    plan::{Moves, Plan},
};

/// Whether a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reachability {
    /// Whatever is answered.
    Always,
    /// Depending on the answers.
    Sometimes,
    /// Whatever is answered, it is not.
    Never,
}

/// The joint states before one question, and where its answers lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// The answers, those that no later condition tells apart together.
    pub classes: SmallVec<[Moves; 1]>,
    /// The states before it.
    pub states: SmallVec<[State; 1]>,
    /// How many states there are after it.
    pub after: usize,
    /// Whether it is asked.
    pub reachability: Reachability,
}

/// Where one state leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Where it leads if the question is hidden, where it can be.
    pub hidden: Option<usize>,
    /// Where each class of answers leads; empty where the question is hidden.
    pub shown: SmallVec<[usize; 2]>,
}

/// All joint states under one [`Plan`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// One for each question, in file order.
    pub layers: Vec<Layer>,
    /// Whether it is exact. If not, the budget was too small, and each question with an open `when` may be hidden or
    /// shown whatever the others are: extremes taken over it are bounds, sound and not tight (decision model, part 3).
    pub exact: bool,
}

impl Graph {
    /// The joint states of `catalogue` under `plan`.
    pub fn of(catalogue: &Catalogue, plan: &Plan) -> Self {
        let mut controllers = ConditionIndex::of(catalogue, plan);
        if let Some(layers) = joint(catalogue, &mut controllers) {
            return Self { layers, exact: true };
        }
        let mut controllers = ConditionIndex::of(catalogue, plan);
        Self { layers: relaxed(catalogue, &mut controllers), exact: false }
    }

    /// Whether an open answer decides if some question is asked.
    pub fn has_skip_logic(&self) -> bool {
        self.layers.iter().any(|layer| layer.reachability == Reachability::Sometimes)
    }
}

/// Every joint state. None beyond the budget.
fn joint(catalogue: &Catalogue, controllers: &mut ConditionIndex) -> Option<Vec<Layer>> {
    let mut layers = Vec::with_capacity(catalogue.questions.len());
    let mut keys: SmallVec<[u128; 1]> = smallvec![0];
    let (mut used, mut edges) = (0_u128, 0_usize);
    for (index, question) in catalogue.questions.iter().enumerate() {
        let shown: SmallVec<[bool; 8]> = keys.iter().map(|key| controllers.hold(&question.when, *key)).collect();
        let presence = match (shown.contains(&true), shown.contains(&false)) {
            (true, false) => Reachability::Always,
            (true, true) => Reachability::Sometimes,
            (false, _) => Reachability::Never,
        };
        let field = controllers.enter(index, presence, used)?;
        used |= field.mask();
        let ended = controllers.leave(index, &question.when);
        used &= !ended;
        let classes = controllers.take_classes(index);
        edges += keys.len() * classes.len().max(1);
        if edges > budget::EDGES {
            return None;
        }
        let mut after = Keys::default();
        let mut lead = |key: u128, code: usize| after.place((key | field.put(code)) & !ended);
        let state = |(key, shown): (&u128, bool)| State {
            hidden: (!shown).then(|| lead(*key, 0)),
            shown: controllers.codes(index).iter().filter(|_| shown).map(|code| lead(*key, *code)).collect(),
        };
        let states = keys.iter().zip(shown).map(state).collect();
        keys = after.keys;
        layers.push(Layer { classes, states, after: keys.len(), reachability: presence });
    }
    Some(layers)
}

/// One state throughout: a question with an open `when` may be hidden or shown.
fn relaxed(catalogue: &Catalogue, controllers: &mut ConditionIndex) -> Vec<Layer> {
    let mut layers = Vec::with_capacity(catalogue.questions.len());
    for (index, question) in catalogue.questions.iter().enumerate() {
        let presence = controllers.presence(&question.when);
        controllers.note(index, presence);
        let classes = controllers.take_classes(index);
        let state = State {
            hidden: (presence != Reachability::Always).then_some(0),
            shown: classes.iter().filter(|_| presence != Reachability::Never).map(|_| 0).collect(),
        };
        layers.push(Layer { classes, states: smallvec![state], after: 1, reachability: presence });
    }
    layers
}

/// The distinct states of a layer, numbered as they come.
#[derive(Default)]
struct Keys {
    /// Empty as long as the states are few.
    places: BTreeMap<u128, usize>,
    keys: SmallVec<[u128; 1]>,
}

impl Keys {
    /// Up to so many states are looked through.
    const FEW: usize = 8;

    fn place(&mut self, key: u128) -> usize {
        let known = match self.keys.len() {
            ..=Self::FEW => self.keys.iter().position(|known| *known == key),
            _ => self.places.get(&key).copied(),
        };
        known.unwrap_or_else(|| self.add(key))
    }

    fn add(&mut self, key: u128) -> usize {
        let place = self.keys.len();
        self.keys.push(key);
        if place == Self::FEW {
            self.places = self.keys.iter().copied().zip(0..).collect();
        } else if place > Self::FEW {
            self.places.insert(key, place);
        }
        place
    }
}
