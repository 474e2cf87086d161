//! What the questions named in conditions tell those conditions.

use smallvec::{SmallVec, smallvec};

use crate::catalogue::{Catalogue, ChoiceSet, Condition};

use super::{
    graph::Reachability,
    plan::{Moves, Plan},
};

/// The questions of a catalogue as those that control others.
///
/// Answers of which the same conditions hold are one class. A class has a code: 0 where no condition holds, which is
/// also what a hidden question says.
pub(crate) struct ConditionIndex<'p> {
    plan: &'p Plan,
    /// By the places of the questions; nothing for those that no condition names, which are nearly all of many.
    all: Vec<Option<Box<Controller>>>,
}

#[derive(Default)]
struct Controller {
    /// The distinct choices that conditions ask for.
    sets: SmallVec<[ChoiceSet; 2]>,
    /// The last question that names it.
    last: usize,
    classes: SmallVec<[Moves; 1]>,
    /// The code of each class.
    codes: SmallVec<[usize; 2]>,
    /// By code, which of `sets` are met.
    met: SmallVec<[Met; 2]>,
    /// The codes it can have, once it was asked.
    possible: SmallVec<[usize; 2]>,
    field: Field,
}

/// Which of the sets of a controller are met.
type Met = SmallVec<[bool; 8]>;

/// Where the code of a controlling question stands in the key of a state; nowhere, if it has one code only.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Field {
    shift: u32,
    width: u32,
}

impl Field {
    pub(crate) const fn mask(self) -> u128 {
        ((1_u128 << self.width) - 1) << self.shift
    }

    pub(crate) const fn put(self, code: usize) -> u128 {
        if self.width == 0 { 0 } else { (code as u128) << self.shift }
    }

    fn get(self, key: u128) -> usize {
        usize::try_from((key & self.mask()) >> self.shift).unwrap_or(0)
    }

    /// The lowest free place for codes up to `most`. None if 128 bits are too few.
    fn free(most: usize, used: u128) -> Option<Self> {
        let width = usize::BITS - most.leading_zeros();
        let fields = (0..128_u32.saturating_sub(width)).map(|shift| Self { shift, width });
        fields.into_iter().find(|field| field.mask() & used == 0)
    }
}

impl<'p> ConditionIndex<'p> {
    pub(crate) fn of(catalogue: &Catalogue, plan: &'p Plan) -> Self {
        let mut all: Vec<Option<Box<Controller>>> = std::iter::repeat_with(|| None).take(plan.moves.len()).collect();
        for question in &catalogue.questions {
            for condition in &question.when {
                let Some(slot) = all.get_mut(condition.question) else { continue };
                let controller = slot.get_or_insert_default();
                controller.last = question.index;
                if !controller.sets.contains(&condition.any_of) {
                    controller.sets.push(condition.any_of);
                }
            }
        }
        for (controller, moves) in all.iter_mut().zip(&plan.moves) {
            if let Some(controller) = controller {
                controller.classify(moves);
            }
        }
        Self { plan, all }
    }

    fn get(&self, index: usize) -> Option<&Controller> {
        self.all.get(index)?.as_deref()
    }

    fn get_mut(&mut self, index: usize) -> Option<&mut Controller> {
        self.all.get_mut(index)?.as_deref_mut()
    }

    /// Whether all of `conditions` hold in the state `key`.
    pub(crate) fn hold(&self, conditions: &[Condition], key: u128) -> bool {
        conditions
            .iter()
            .all(|condition| self.get(condition.question).is_some_and(|c| c.meets(c.code(key), condition.any_of)))
    }

    /// Whether a question with these conditions is asked, the controlling questions taken one by one.
    pub(crate) fn presence(&self, conditions: &[Condition]) -> Reachability {
        let mut presence = Reachability::Always;
        for condition in conditions {
            let Some(controller) = self.get(condition.question) else { return Reachability::Never };
            let mut holds = controller.possible.iter().map(|code| controller.meets(*code, condition.any_of));
            let first = holds.next().unwrap_or(false);
            if holds.any(|other| other != first) {
                presence = Reachability::Sometimes;
            } else if !first {
                return Reachability::Never;
            }
        }
        presence
    }

    /// Notes which codes the question at `index` can have.
    pub(crate) fn note(&mut self, index: usize, presence: Reachability) {
        let Some(controller) = self.get_mut(index) else { return };
        let answered = controller.codes.iter().copied().filter(|_| presence != Reachability::Never);
        let hidden = (presence != Reachability::Always).then_some(0);
        controller.possible = answered.chain(hidden).collect();
        controller.possible.sort_unstable();
        controller.possible.dedup();
    }

    /// Gives the question at `index` a field for its code, where it needs one. None if there is no room.
    pub(crate) fn enter(&mut self, index: usize, presence: Reachability, used: u128) -> Option<Field> {
        self.note(index, presence);
        let Some(controller) = self.get_mut(index) else { return Some(Field::default()) };
        if let (Some(most), true) = (controller.possible.last(), controller.possible.len() > 1) {
            controller.field = Field::free(*most, used)?;
        }
        Some(controller.field)
    }

    /// The fields of those of the named questions that no question after `index` names.
    pub(crate) fn leave(&self, index: usize, conditions: &[Condition]) -> u128 {
        let named = conditions.iter().filter_map(|condition| self.get(condition.question));
        named.filter(|controller| controller.last == index).fold(0, |bits, controller| bits | controller.field.mask())
    }

    /// The classes of the question at `index`, which are needed once.
    pub(crate) fn take_classes(&mut self, index: usize) -> SmallVec<[Moves; 1]> {
        match self.get_mut(index) {
            Some(controller) => std::mem::take(&mut controller.classes),
            None => self.plan.moves.get(index).cloned().into_iter().collect(),
        }
    }

    /// The code of each class of the question at `index`.
    pub(crate) fn codes(&self, index: usize) -> &[usize] {
        self.get(index).map_or(&[0], |controller| &controller.codes)
    }
}

impl Controller {
    /// Puts those of `moves` together of which the same conditions hold.
    fn classify(&mut self, moves: &Moves) {
        self.met = smallvec![smallvec![false; self.sets.len()]];
        for said in moves {
            let holds: Met = self.sets.iter().map(|set| said.is_some_and(|picks| picks.meets(*set))).collect();
            let code = self.met.iter().position(|known| *known == holds).unwrap_or(self.met.len());
            if code == self.met.len() {
                self.met.push(holds);
            }
            let class = self.codes.iter().position(|known| *known == code).unwrap_or(self.codes.len());
            if class == self.codes.len() {
                self.codes.push(code);
                self.classes.push(Moves::new());
            }
            self.classes.get_mut(class).into_iter().for_each(|class| class.push(*said));
        }
    }

    fn code(&self, key: u128) -> usize {
        match self.possible.as_slice() {
            [only] => *only,
            _ => self.field.get(key),
        }
    }

    fn meets(&self, code: usize, any_of: ChoiceSet) -> bool {
        let set = self.sets.iter().position(|set| *set == any_of);
        let met = self.met.get(code).zip(set).and_then(|(met, set)| met.get(set));
        met.copied().unwrap_or(false)
    }
}
