//! What the answers to controlling questions tell later conditions.

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, ChoiceSet, Condition, Question};

use super::{
    plan::{Plan, Response},
    reachability::Reachability,
};

/// The controlling questions of a catalogue: those that some `when` names.
///
/// Their answers fall into classes, each with a code. Answers of one class satisfy the same conditions. Answers that
/// satisfy none have code 0, and so have hidden questions.
pub struct ConditionIndex<'p> {
    plan: &'p Plan,
    controllers: BTreeMap<usize, Controller>,
}

#[derive(Default)]
struct Controller {
    /// The distinct sets of choices that conditions ask for.
    sets: Vec<ChoiceSet>,
    /// The index of the last question whose `when` names it.
    last: usize,
    /// The code of each class, and its answers.
    classes: Vec<(usize, Vec<Response>)>,
    /// For each code, which of `sets` it satisfies.
    satisfied: Vec<Vec<bool>>,
    /// The codes that it can have once it was its turn, in ascending order.
    possible: Vec<usize>,
    field: Field,
}

/// The bits of a state's key that hold the code of a controlling question. There are none if only one code is possible.
#[derive(Debug, Clone, Copy, Default)]
pub struct Field {
    shift: u32,
    width: u32,
}

impl Field {
    pub const fn mask(self) -> u128 {
        ((1_u128 << self.width) - 1) << self.shift
    }

    pub const fn encode(self, code: usize) -> u128 {
        if self.width == 0 { 0 } else { (code as u128) << self.shift }
    }

    fn decode(self, key: u128) -> usize {
        usize::try_from((key & self.mask()) >> self.shift).unwrap_or(0)
    }

    /// The lowest unused bits for codes up to `max`. None if 128 bits are too few.
    fn allocate(max: usize, used: u128) -> Option<Self> {
        let width = usize::BITS - max.leading_zeros();
        let mut fields = (0..128_u32.saturating_sub(width)).map(|shift| Self { shift, width });
        fields.find(|field| field.mask() & used == 0)
    }
}

impl<'p> ConditionIndex<'p> {
    pub fn new(catalogue: &Catalogue, plan: &'p Plan) -> Self {
        let mut controllers: BTreeMap<usize, Controller> = BTreeMap::new();
        for question in &catalogue.questions {
            for condition in &question.when {
                let controller = controllers.entry(condition.question).or_default();
                controller.last = question.index;
                if !controller.sets.contains(&condition.any_of) {
                    controller.sets.push(condition.any_of);
                }
            }
        }
        for (index, controller) in &mut controllers {
            controller.classify(plan.responses.get(*index).map_or(&[], Vec::as_slice));
        }
        Self { plan, controllers }
    }

    /// Whether all of `conditions` hold in the state with this key.
    pub fn all_hold(&self, conditions: &[Condition], key: u128) -> bool {
        let holds = |condition: &Condition| {
            let controller = self.controllers.get(&condition.question)?;
            Some(controller.satisfies(controller.code(key), condition.any_of))
        };
        conditions.iter().all(|condition| holds(condition) == Some(true))
    }

    /// Whether a question with these conditions is asked, as far as each controlling question tells on its own.
    pub fn reachability(&self, conditions: &[Condition]) -> Reachability {
        let mut reachability = Reachability::Always;
        for condition in conditions {
            let Some(controller) = self.controllers.get(&condition.question) else { return Reachability::Never };
            let satisfies = |code: &usize| controller.satisfies(*code, condition.any_of);
            if !controller.possible.iter().any(satisfies) {
                return Reachability::Never;
            }
            if !controller.possible.iter().all(satisfies) {
                reachability = Reachability::Sometimes;
            }
        }
        reachability
    }

    /// Records which codes a question can have.
    pub fn set_possible(&mut self, question: usize, reachability: Reachability) {
        let Some(controller) = self.controllers.get_mut(&question) else { return };
        let answered = controller.classes.iter().filter(|_| reachability != Reachability::Never);
        let hidden = (reachability != Reachability::Always).then_some(0);
        controller.possible = answered.map(|(code, _)| *code).chain(hidden).collect();
        controller.possible.sort_unstable();
        controller.possible.dedup();
    }

    /// Records which codes a question can have, and gives it a field in the key if it needs one. None if the key is
    /// full.
    pub fn allocate(&mut self, question: usize, reachability: Reachability, used: u128) -> Option<Field> {
        self.set_possible(question, reachability);
        let Some(controller) = self.controllers.get_mut(&question) else { return Some(Field::default()) };
        controller.field = match controller.possible.as_slice() {
            [_, .., max] => Field::allocate(*max, used)?,
            _ => Field::default(),
        };
        Some(controller.field)
    }

    /// The fields that no question after this one needs.
    pub fn expired(&self, question: &Question) -> u128 {
        let controllers = question.when.iter().filter_map(|condition| self.controllers.get(&condition.question));
        let expired = controllers.filter(|controller| controller.last == question.index);
        expired.fold(0, |bits, controller| bits | controller.field.mask())
    }

    /// The classes of a question's answers, each with its code. If the question controls no other, there is one class.
    pub fn classes(&self, question: usize) -> Vec<(usize, Vec<Response>)> {
        match self.controllers.get(&question) {
            Some(controller) => controller.classes.clone(),
            None => self.plan.responses.get(question).map(|responses| (0, responses.clone())).into_iter().collect(),
        }
    }
}

impl Controller {
    fn classify(&mut self, responses: &[Response]) {
        self.satisfied = vec![vec![false; self.sets.len()]];
        for response in responses {
            let satisfied: Vec<bool> =
                self.sets.iter().map(|set| response.is_some_and(|picks| picks.meets(*set))).collect();
            let known = self.satisfied.iter().position(|known| *known == satisfied);
            let code = known.unwrap_or_else(|| {
                self.satisfied.push(satisfied);
                self.satisfied.len() - 1
            });
            match self.classes.iter_mut().find(|(known, _)| *known == code) {
                Some((_, class)) => class.push(*response),
                None => self.classes.push((code, vec![*response])),
            }
        }
    }

    fn code(&self, key: u128) -> usize {
        match self.possible.as_slice() {
            [only] => *only,
            _ => self.field.decode(key),
        }
    }

    fn satisfies(&self, code: usize, any_of: ChoiceSet) -> bool {
        let set = self.sets.iter().position(|set| *set == any_of);
        let satisfied = self.satisfied.get(code).zip(set).and_then(|(satisfied, set)| satisfied.get(set));
        satisfied.copied().unwrap_or(false)
    }
}
