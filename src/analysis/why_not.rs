//! Why the winner and not another option (docs/decision-model.md, part 13).

use std::collections::BTreeMap;

use crate::{
    catalogue::Catalogue,
    quiz::{Answers, Priorities},
    scoring::{self, Outcome, WeightedCatalogue},
};

use super::{
    decided::current_outcome,
    sensitivity::{subtotals, weighed},
};

/// With up to so many reasons that tell two options apart, the explanation is the simplest there is.
const MAX_EXACT: usize = 12;

/// Why a rival does not win: each reason for it is covered by reasons for the winner, or an answer rules it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyNot {
    /// The rival.
    pub option: usize,
    /// The first question whose answer rules it out. Then the other fields are empty.
    pub excluded_by: Option<usize>,
    /// `u_r x_r`: what each reason gives to the winner less what it gives to the rival, in half points.
    pub subtotals: Vec<i64>,
    /// The groups, that of the strongest con first.
    pub covered: Vec<Cover>,
    /// The pros in no group, the strongest first.
    pub pros: Vec<usize>,
    /// The cons, the strongest first, if they cannot be covered; else none.
    pub cons: Vec<usize>,
    /// Whether no simpler cover exists.
    pub exact: bool,
}

/// One con under one pro or more, or several cons under one pro. The strongest come first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The reasons for the rival.
    pub cons: Vec<usize>,
    /// The reasons for the winner. They give at least as many points.
    pub by: Vec<usize>,
}

/// Why each other option does not win, in catalogue order; nothing if nobody wins (docs/decision-model.md, "Part 13: Why
/// not the other").
///
/// ```
/// use whichone::{analysis::{case_answers, why_not}, catalogue, quiz::Priorities};
///
/// let text = std::fs::read_to_string("assets/new.yaml").unwrap();
/// let catalogue = catalogue::load(&text).unwrap();
/// let answers = case_answers(&catalogue, &catalogue.cases[0]);
/// let why_not = why_not(&catalogue, &answers, &Priorities::default());
/// assert_eq!(catalogue.options[why_not[0].option].name, "Buy");
/// ```
pub fn why_not(catalogue: &Catalogue, answers: &Answers, priorities: &Priorities) -> Vec<WhyNot> {
    let weighted = WeightedCatalogue::new(catalogue, priorities).catalogue;
    let Outcome::Wins(winner) = current_outcome(&weighted, answers) else { return Vec::new() };
    let exclusions = scoring::exclusions(catalogue, answers);
    let explained = |rival: usize| match exclusions.iter().find(|exclusion| exclusion.option == rival) {
        Some(exclusion) => WhyNot {
            option: rival,
            excluded_by: Some(exclusion.question),
            subtotals: Vec::new(),
            covered: Vec::new(),
            pros: Vec::new(),
            cons: Vec::new(),
            exact: true,
        },
        None => explain(rival, weighed(&subtotals(catalogue, answers, (winner, rival)), priorities)),
    };
    (0..catalogue.options.len()).filter(|rival| *rival != winner).map(explained).collect()
}

/// Covers the cons among `subtotals`, those below 0, with the pros, those above 0.
fn explain(option: usize, subtotals: Vec<i64>) -> WhyNot {
    let with_sign = |sign: i64| -> Vec<WeighedReason> {
        let all = subtotals.iter().enumerate().filter(|(_, x)| x.signum() == sign);
        all.map(|(reason, x)| WeighedReason { reason, weight: x.unsigned_abs() }).collect()
    };
    let (pros, cons) = (with_sign(1), with_sign(-1));
    let exact = pros.len() + cons.len() <= MAX_EXACT;
    let found =
        if exact { Search::new(&pros, &cons).best().map(|found| found.by) } else { greedy(pros.clone(), cons.clone()) };
    let strongest_first = |reasons: &mut Vec<usize>| {
        let weight = |reason: &usize| subtotals.get(*reason).map_or(0, |x| x.unsigned_abs());
        reasons.sort_by_key(|reason| (std::cmp::Reverse(weight(reason)), *reason));
    };
    let mut left: Vec<usize> = cons.iter().map(|con| con.reason).collect();
    strongest_first(&mut left);
    let mut covered: Vec<Cover> = Vec::new();
    if let Some(by) = found {
        for con in left.drain(..) {
            let mut by = by.get(&con).cloned().unwrap_or_default();
            strongest_first(&mut by);
            match covered.iter_mut().find(|cover| cover.by == by) {
                Some(cover) => cover.cons.push(con),
                None => covered.push(Cover { cons: vec![con], by }),
            }
        }
    }
    let mut unused: Vec<usize> = pros.iter().map(|pro| pro.reason).collect();
    unused.retain(|reason| !covered.iter().any(|cover| cover.by.contains(reason)));
    strongest_first(&mut unused);
    WhyNot { option, excluded_by: None, covered, pros: unused, cons: left, exact, subtotals }
}

/// A reason, and by how many points it favours one of two options.
#[derive(Debug, Clone, Copy)]
struct WeighedReason {
    reason: usize,
    weight: u64,
}

/// For each con the pros that cover it, by their reasons. Cons with the same pro are in one group.
type CoveredBy = BTreeMap<usize, Vec<usize>>;

/// A partition of cons into groups. The smaller one is the better one.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Partition {
    /// How many pros it uses.
    count: usize,
    /// What they add up to.
    sum: u64,
    by: CoveredBy,
}

/// The search for the best partition of each set of cons with each set of pros. A set has a bit for each reason.
struct Search<'w> {
    pros: &'w [WeighedReason],
    cons: &'w [WeighedReason],
    known: BTreeMap<(u16, u16), Option<Partition>>,
}

impl<'w> Search<'w> {
    fn new(pros: &'w [WeighedReason], cons: &'w [WeighedReason]) -> Self {
        Self { pros, cons, known: BTreeMap::new() }
    }

    fn best(&mut self) -> Option<Partition> {
        let all = |reasons: &[WeighedReason]| (1_u16 << reasons.len()) - 1;
        self.best_of(all(self.cons), all(self.pros))
    }

    /// The best partition of `cons` with these `pros`. The first con is in some group: alone, or with others under one
    /// pro. What remains is the same problem again.
    fn best_of(&mut self, cons: u16, pros: u16) -> Option<Partition> {
        let first = cons & cons.wrapping_neg();
        if first == 0 {
            return Some(Partition::default());
        }
        if let Some(known) = self.known.get(&(cons, pros)) {
            return known.clone();
        }
        let alone = subsets(pros).map(|by| (first, by));
        let with_others = subsets(cons & !first).flat_map(|others| {
            let single = subsets(pros).filter(|by| by.is_power_of_two());
            single.map(move |by| (first | others, by))
        });
        let mut best: Option<Partition> = None;
        for (group, by) in alone.chain(with_others) {
            let (group_cons, group_pros) = (members(self.cons, group), members(self.pros, by));
            let (need, sum) = (total(&group_cons), total(&group_pros));
            let rest = if sum >= need { self.best_of(cons & !group, pros & !by) } else { None };
            let Some(mut partition) = rest else { continue };
            partition.count += group_pros.len();
            partition.sum += sum;
            let by: Vec<usize> = group_pros.iter().map(|pro| pro.reason).collect();
            partition.by.extend(group_cons.iter().map(|con| (con.reason, by.clone())));
            if best.as_ref().is_none_or(|best| partition < *best) {
                best = Some(partition);
            }
        }
        self.known.insert((cons, pros), best.clone());
        best
    }
}

/// Every subset of `set` but the empty one.
fn subsets(set: u16) -> impl Iterator<Item = u16> {
    std::iter::successors(Some(set), move |subset| Some(subset.checked_sub(1)? & set)).take_while(|subset| *subset > 0)
}

fn members(reasons: &[WeighedReason], set: u16) -> Vec<WeighedReason> {
    reasons.iter().enumerate().filter(|(index, _)| set >> index & 1 == 1).map(|(_, reason)| *reason).collect()
}

fn total(reasons: &[WeighedReason]) -> u64 {
    reasons.iter().map(|reason| reason.weight).sum()
}

/// Some partition of the cons, the strongest con first: under a pro that has enough to spare, or under the weakest pro
/// that is enough, or under the strongest pros together. None if it finds none.
fn greedy(mut pros: Vec<WeighedReason>, mut cons: Vec<WeighedReason>) -> Option<CoveredBy> {
    pros.sort_by_key(|pro| pro.weight);
    cons.sort_by_key(|con| std::cmp::Reverse(con.weight));
    let mut by = CoveredBy::new();
    // The pros that are alone in their group, each with what it has to spare.
    let mut spare: Vec<WeighedReason> = Vec::new();
    for con in cons {
        if let Some(pro) = spare.iter_mut().filter(|pro| pro.weight >= con.weight).min_by_key(|pro| pro.weight) {
            pro.weight -= con.weight;
            by.insert(con.reason, vec![pro.reason]);
        } else if let Some(index) = pros.iter().position(|pro| pro.weight >= con.weight) {
            let pro = pros.remove(index);
            spare.push(WeighedReason { weight: pro.weight - con.weight, ..pro });
            by.insert(con.reason, vec![pro.reason]);
        } else {
            let mut together = Vec::new();
            while total(&together) < con.weight {
                together.push(pros.pop()?);
            }
            by.insert(con.reason, together.iter().map(|pro| pro.reason).collect());
        }
    }
    Some(by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(subtotals: &[i64]) -> WhyNot {
        explain(1, subtotals.to_vec())
    }

    #[test]
    fn several_cons_share_a_pro_if_that_takes_fewer() {
        let why_not = reasons(&[8, 3, -3, -4]);
        assert_eq!(why_not.covered, [Cover { cons: vec![3, 2], by: vec![0] }]);
        assert_eq!((why_not.pros, why_not.cons), (vec![1], vec![]));
    }

    #[test]
    fn cons_that_no_groups_can_cover_are_left() {
        let why_not = reasons(&[6, 5, -3, -7]);
        assert_eq!((why_not.covered, why_not.pros, why_not.cons), (vec![], vec![0, 1], vec![3, 2]));
    }

    #[test]
    fn many_reasons_are_covered_greedily() {
        let mut subtotals = vec![-3, -1, 9, -5, 2, 2, 2, -2, -2];
        subtotals.extend([1; 8]);
        let why_not = reasons(&subtotals);
        assert!(!why_not.exact);
        assert_eq!(why_not.covered[0], Cover { cons: vec![3, 0, 1], by: vec![2] });
        assert!(why_not.cons.is_empty());
    }
}
