//! Several people together, against the definitions, and against single people.

use std::cmp::Reverse;

use super::{
    brute,
    spec::{Said, Sheet, Spec, answers, bits, crowd, crowd_with_exclusions},
};
use num_rational::BigRational;
use proptest::prelude::*;
use whichone::{
    analysis::verdict,
    catalogue::{Catalogue, OptionSet},
    quiz::{Answers, Priorities},
    scoring::{Outcome, Points, Verdict, VerdictKind, WeightedCatalogue},
    team::{Conflict, Consensus, Disagreement, Person, Pivotal, conflict, disagreements, pivotal, pool},
};

/// The judge counts in sixtieths of a point: up to five people have whole means in them.
const UNIT: i64 = 60;

/// A pool by the definitions, in sixtieths.
#[derive(Debug, Clone, PartialEq)]
struct Pool {
    scores: Vec<i64>,
    most: Vec<i64>,
    counted: usize,
    visible: usize,
    strength: VerdictKind,
    outcome: Outcome,
    lead: (i64, i64),
    excluded: u64,
}

impl Pool {
    fn conclusion(&self) -> Option<Outcome> {
        (self.strength != VerdictKind::Insufficient).then_some(self.outcome)
    }
}

/// What an answer to a question gives to an option.
fn gives(spec: &Spec, question: usize, bits: u64, option: usize) -> i64 {
    let chosen = spec.questions[question].choices.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
    let points = chosen.flat_map(|(_, points)| points);
    points.map(|(reason, points)| i64::from(points * spec.reasons[*reason][option])).sum()
}

fn pooled(spec: &Spec, sheets: &[Sheet]) -> Pool {
    let shown: Vec<Vec<bool>> = sheets.iter().map(|sheet| brute::shown(spec, sheet)).collect();
    let (mut scores, mut most) = (vec![0; spec.options], vec![0; spec.options]);
    let (mut counted, mut visible, mut excluded) = (0, 0, 0);
    for at in 0..spec.questions.len() {
        let given: Vec<u64> = given(spec, sheets, at).into_iter().map(|(_, bits)| bits).collect();
        visible += usize::from(shown.iter().any(|shown| shown[at]));
        counted += usize::from(!given.is_empty());
        excluded |= by_all(spec, at, &given);
        for option in (0..spec.options).filter(|_| !given.is_empty()) {
            let sum: i64 = given.iter().map(|bits| gives(spec, at, *bits, option)).sum();
            scores[option] += UNIT * sum / i64::try_from(given.len()).unwrap();
            most[option] +=
                UNIT * spec.allowed(at).into_iter().map(|bits| gives(spec, at, bits, option)).max().unwrap();
        }
    }
    let alike = sheets.iter().all(|sheet| *sheet == sheets[0]) && brute::decided(spec, &sheets[0]).is_some();
    // With one option left, or none, anything is enough.
    let one_left = excluded.count_ones() as usize + 1 >= spec.options;
    let is_enough = 2 * counted >= visible || alike || one_left;
    let (strength, outcome, lead) = part_two(i64::from(spec.neutral) * UNIT, &scores, &most, excluded);
    let strength = if is_enough { strength } else { VerdictKind::Insufficient };
    Pool { scores, most, counted, visible, strength, outcome, lead, excluded }
}

/// Bits of the options that each of these answers rules out.
fn by_all(spec: &Spec, at: usize, given: &[u64]) -> u64 {
    given.iter().map(|bits| spec.questions[at].excluded(*bits)).reduce(|all, own| all & own).unwrap_or(0)
}

/// The people whose answer to a question counts, and their answers.
fn given(spec: &Spec, sheets: &[Sheet], at: usize) -> Vec<(usize, u64)> {
    let counts = |(_, sheet): &(usize, &Sheet)| brute::counted(spec, sheet)[at];
    sheets.iter().enumerate().filter(counts).map(|(person, sheet)| (person, sheet[at].bits().unwrap())).collect()
}

/// Parts 2 and 12, as they are written.
fn part_two(k: i64, scores: &[i64], most: &[i64], excluded: u64) -> (VerdictKind, Outcome, (i64, i64)) {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    let is_out = |option: usize| excluded >> option & 1 == 1;
    order.sort_by_key(|option| (is_out(*option), -scores[*option]));
    let balanced = |rival: usize| {
        let (a, b) = (scores[order[0]], scores[rival]);
        10 * (a - b) <= a + b + k
    };
    let lead = ((scores[order[0]] - scores[order[1]]).max(0), scores[order[0]] + scores[order[1]] + k);
    let needed = |option: &usize| most[*option] > 0 && 2 * scores[*option] >= most[*option];
    match order.iter().filter(|option| !is_out(**option)).count() {
        0 => return (VerdictKind::NoneLeft, Outcome::NoneLeft, lead),
        1 => return (VerdictKind::Clear, Outcome::Wins(order[0]), lead),
        _ => {}
    }
    let strength = match lead {
        _ if balanced(order[1])
            && order.iter().filter(|option| !is_out(**option) && balanced(**option)).all(needed) =>
        {
            VerdictKind::Both
        }
        _ if balanced(order[1]) => VerdictKind::Either,
        (d, e) if 3 * d >= e => VerdictKind::Clear,
        _ => VerdictKind::Leans,
    };
    (strength, if balanced(order[1]) { Outcome::TooClose } else { Outcome::Wins(order[0]) }, lead)
}

fn without(sheets: &[Sheet], person: usize) -> Vec<Sheet> {
    sheets.iter().enumerate().filter(|(at, _)| *at != person).map(|(_, sheet)| sheet.clone()).collect()
}

/// The disagreements by the definitions, each with the size of its largest shift.
fn disputed(spec: &Spec, sheets: &[Sheet], (first, second): (usize, usize)) -> Vec<Disagreement> {
    let now = pooled(spec, sheets);
    let mut found = Vec::new();
    for question in 0..spec.questions.len() {
        let heard = given(spec, sheets, question);
        let mut said: Vec<u64> = heard.iter().map(|(_, bits)| *bits).collect();
        said.sort_unstable();
        said.dedup();
        let agreed = |bits: u64| {
            let mut all = sheets.to_vec();
            for (person, _) in &heard {
                all[*person][question] = Said::Picked(bits);
            }
            let then = pooled(spec, &all);
            let lead = |pool: &Pool| pool.scores[first] - pool.scores[second];
            Consensus {
                picks: whichone::catalogue::ChoiceSet::from_bits(bits),
                people: heard.iter().filter(|(_, own)| *own == bits).map(|(person, _)| *person).collect(),
                conclusion: then.conclusion(),
                shift: sixtieths(lead(&then) - lead(&now)),
                gains: then.scores.iter().zip(&now.scores).map(|(then, now)| sixtieths(then - now)).collect(),
            }
        };
        if said.len() > 1 {
            let by_any = said.iter().fold(0, |any, bits| any | spec.questions[question].excluded(*bits));
            let disputed = options(spec, by_any & !by_all(spec, question, &said));
            found.push(Disagreement { question, answers: said.into_iter().map(agreed).collect(), disputed });
        }
    }
    let turns = |dispute: &Disagreement| dispute.answers.iter().any(|agreed| agreed.conclusion != now.conclusion());
    let widest = |dispute: &Disagreement| {
        // By every pair of options.
        let apart = |agreed: &Consensus| {
            let pairs = agreed.gains.iter().flat_map(|one| agreed.gains.iter().map(move |other| one - other));
            pairs.max().unwrap()
        };
        dispute.answers.iter().map(apart).max()
    };
    found.sort_by_key(|dispute| {
        (dispute.disputed.is_empty(), Reverse(turns(dispute)), Reverse(widest(dispute)), dispute.question)
    });
    found
}

fn options(spec: &Spec, bits: u64) -> OptionSet {
    (0..spec.options).filter(|option| bits >> option & 1 == 1).collect()
}

fn sixtieths(number: i64) -> BigRational {
    BigRational::new(number.into(), UNIT.into())
}

fn in_sixtieths(numbers: &[i64]) -> Vec<BigRational> {
    numbers.iter().map(|number| sixtieths(*number)).collect()
}

/// A person's verdict in fractions.
fn fractions(verdict: Verdict) -> Verdict<BigRational> {
    let whole = |points: u32| BigRational::whole(points);
    Verdict {
        kind: verdict.kind,
        outcome: verdict.outcome,
        by_points: verdict.by_points,
        scores: whichone::scoring::Scores {
            points: verdict.scores.points.into_iter().map(whole).collect(),
            max: verdict.scores.max.into_iter().map(whole).collect(),
            counted: verdict.scores.counted,
            visible: verdict.scores.visible,
            excluded: verdict.scores.excluded,
        },
        first: verdict.first,
        second: verdict.second,
        sharing: verdict.sharing,
    }
}

/// The answers of all.
fn crowd_of(catalogue: &Catalogue, sheets: &[Sheet]) -> Vec<Answers> {
    sheets.iter().map(|sheet| answers(catalogue, sheet)).collect()
}

/// The catalogue with the weight 1 for every reason.
fn unweighted(catalogue: &Catalogue) -> WeightedCatalogue<'_> {
    WeightedCatalogue::new(catalogue, &Priorities::default())
}

/// People with the same weights.
fn team<'a>(weights: &'a WeightedCatalogue, people: &'a [Answers]) -> Vec<Person<'a>> {
    people.iter().map(|answers| Person { answers, weights }).collect()
}

/// Two options and more, in half of the catalogues with answers that rule options out.
fn crowds() -> impl Strategy<Value = (Spec, Vec<Sheet>)> {
    prop_oneof![crowd(2, 6), crowd(3, 5), crowd_with_exclusions(2, 5), crowd_with_exclusions(4, 4)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pooled_verdict_is_that_of_the_mean_contributions((spec, sheets) in crowds()) {
        let catalogue = spec.load();
        let weights = unweighted(&catalogue);
        let people = crowd_of(&catalogue, &sheets);
        let (found, expected) = (pool(&catalogue, &team(&weights, &people)), pooled(&spec, &sheets));
        prop_assert_eq!(&found.scores.points, &in_sixtieths(&expected.scores));
        prop_assert_eq!(&found.scores.max, &in_sixtieths(&expected.most));
        prop_assert_eq!((found.scores.counted, found.scores.visible), (expected.counted, expected.visible));
        prop_assert_eq!((found.kind, found.outcome), (expected.strength, expected.outcome));
        prop_assert_eq!(found.scores.excluded, options(&spec, expected.excluded));
        let by_points = part_two(i64::from(spec.neutral) * UNIT, &expected.scores, &expected.most, 0).1;
        prop_assert_eq!(found.by_points, by_points);
        let neutral = BigRational::whole(spec.neutral);
        prop_assert_eq!(found.lead(), sixtieths(expected.lead.0));
        prop_assert_eq!(found.points_of_both() + neutral, sixtieths(expected.lead.1));
    }

    #[test]
    fn consensus_and_pivotal_match_brute_force((spec, sheets) in crowds()) {
        let catalogue = spec.load();
        let people = crowd_of(&catalogue, &sheets);
        let weights = unweighted(&catalogue);
        let people = team(&weights, &people);
        let now = pool(&catalogue, &people);
        prop_assert_eq!(disagreements(&catalogue, &people, &now), disputed(&spec, &sheets, (now.first, now.second)));
        if sheets.len() > 1 {
            let leave = |person| Pivotal { person, conclusion: pooled(&spec, &without(&sheets, person)).conclusion() };
            let turn: Vec<Pivotal> =
                (0..sheets.len()).map(leave).filter(|leaving| leaving.conclusion != now.conclusion()).collect();
            prop_assert_eq!(pivotal(&catalogue, &people, now.conclusion()), turn);
        }
    }

    #[test]
    fn conflict_matches_its_definition((spec, sheets) in crowds()) {
        let catalogue = spec.load();
        let people = crowd_of(&catalogue, &sheets);
        let own: Vec<Verdict> = people.iter().map(|answers| verdict(&catalogue, answers)).collect();
        let together = pool(&catalogue, &team(&unweighted(&catalogue), &people));
        let has = |outcome: Outcome| own.iter().filter(|own| own.conclusion() == Some(outcome)).count();
        let outcomes = (0..spec.options).map(Outcome::Wins).chain([Outcome::TooClose, Outcome::NoneLeft]);
        let found = conflict(&own, &together);
        let expected = together.conclusion().and_then(|pooled| {
            let others = outcomes.clone().filter(|outcome| *outcome != pooled);
            let most = others.map(|outcome| (outcome, has(outcome))).find(|(_, count)| 2 * count > sheets.len());
            let nobody = has(pooled) == 0 && outcomes.clone().any(|outcome| has(outcome) > 0);
            (most.is_some() || nobody).then(|| Conflict { pooled, majority: most, supporters: has(pooled) })
        });
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn order_of_people_does_not_matter((spec, sheets) in crowds(), turn in 0..5_usize) {
        let catalogue = spec.load();
        let mut people: Vec<Answers> = crowd_of(&catalogue, &sheets);
        let turn = turn % people.len();
        let weights = unweighted(&catalogue);
        let before = pool(&catalogue, &team(&weights, &people));
        let shifts = |people: &[Answers]| {
            let all = disagreements(&catalogue, &team(&weights, people), &before).into_iter();
            let shift = |agreed: Consensus| (bits(agreed.picks), agreed.people.len(), agreed.conclusion, agreed.shift);
            all.map(|d| (d.question, d.answers.into_iter().map(shift).collect::<Vec<_>>())).collect::<Vec<_>>()
        };
        let as_before = shifts(&people);
        people.rotate_left(turn);
        prop_assert_eq!(shifts(&people), as_before);
        people.reverse();
        prop_assert_eq!(pool(&catalogue, &team(&weights, &people)), before);
    }

    #[test]
    fn identical_people_get_the_verdict_of_one((spec, sheets) in crowds(), times in 1..5_usize) {
        let catalogue = spec.load();
        let one = answers(&catalogue, &sheets[0]);
        let alike = pool(&catalogue, &team(&unweighted(&catalogue), &vec![one.clone(); times]));
        prop_assert_eq!(alike, fractions(verdict(&catalogue, &one)));
    }
}

/// The discursive dilemma: three people, two questions, and most of them conclude the opposite of what most of them
/// hold on each question.
///
/// Yes gives 4 points to A, no gives 5 to B, and nothing speaks for neither side.
///
/// |          | first | second | A    | B    | lead            | verdict     |
/// | -------- | ----- | ------ | ---- | ---- | --------------- | ----------- |
/// | one      | yes   | yes    | 8    | 0    | 8 of 8          | A, clearly  |
/// | two      | yes   | no     | 4    | 5    | 1 of 9          | leans to B  |
/// | three    | no    | yes    | 4    | 5    | 1 of 9          | leans to B  |
/// | together | 8/3   | 5/3 B  | 16/3 | 10/3 | 2 of 26/3: 0.23 | leans to A  |
///
/// For each question two of three say yes: 8/3 for A and 5/3 for B in the mean. Two of three lean to B by themselves;
/// the pool leans to A.
#[test]
fn discursive_dilemma() {
    let spec = Spec::of_two(0, &[&[(4, 0), (0, 5)], &[(4, 0), (0, 5)]]);
    let (yes, no) = (Said::Picked(1), Said::Picked(2));
    let catalogue = spec.load();
    let people = crowd_of(&catalogue, &[vec![yes, yes], vec![yes, no], vec![no, yes]]);
    let own: Vec<Verdict> = people.iter().map(|answers| verdict(&catalogue, answers)).collect();
    let verdicts: Vec<_> = own.iter().map(|own| (own.kind, own.outcome)).collect();
    let to_b = (VerdictKind::Leans, Outcome::Wins(1));
    assert_eq!(verdicts, [(VerdictKind::Clear, Outcome::Wins(0)), to_b, to_b]);

    let weights = unweighted(&catalogue);
    let people = team(&weights, &people);
    let together = pool(&catalogue, &people);
    let thirds = |number: i64| BigRational::new(number.into(), 3.into());
    assert_eq!(together.scores.points, [thirds(16), thirds(10)]);
    assert_eq!((together.lead(), together.points_of_both()), (thirds(6), thirds(26)));
    assert_eq!((together.kind, together.outcome), (VerdictKind::Leans, Outcome::Wins(0)));
    let most = Some((Outcome::Wins(1), 2));
    assert_eq!(conflict(&own, &together), Some(Conflict { pooled: Outcome::Wins(0), majority: most, supporters: 1 }));

    // Without one: A has 2 + 2, B 5/2 + 5/2, a lead of 1 in 9. Without two or three: A has 4 + 2, B 5/2: A is ahead.
    let turned = Pivotal { person: 0, conclusion: Some(Outcome::Wins(1)) };
    assert_eq!(pivotal(&catalogue, &people, together.conclusion()), [turned]);
    // All yes to one of them: A has 4 + 8/3, B 5/3. All no: A has 8/3, B 5 + 5/3, so D falls from 2 to -4.
    let no = disagreements(&catalogue, &people, &together).remove(0).answers.remove(1);
    assert_eq!((no.people, no.conclusion, no.shift), (vec![2], Some(Outcome::Wins(1)), thirds(-18)));
}
