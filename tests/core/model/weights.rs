//! Weights of the reasons, against brute force and the definitions (docs/decision-model.md, part 16).

use super::{
    brute,
    properties::{any_number, close, fewest_are_fewest, flips_are_right, part, settled_is_smallest, shares},
    spec::{Said, Sheet, Spec, answers, any_weights, crowd, priorities},
};
use num_rational::BigRational;
use proptest::prelude::*;
use whichone::{
    analysis::{decided, forecast, guesses, sensitivity, share_of_weightings, verdict, weight_changes, what_if},
    quiz::{Answers, Priorities, Weight},
    scoring::{HalfPoints, Outcome, VerdictKind, WeightedCatalogue},
    team::{Person, disagreements, pivotal, pool},
};

fn any_case() -> impl Strategy<Value = (Spec, Sheet, Vec<u32>)> {
    (any_number(5), any_weights()).prop_map(|((spec, sheet), weights)| (spec, sheet, weights))
}

/// The points of each option in halves: `S_o`.
fn scores(spec: &Spec, sheet: &[Said], weights: &[u32]) -> Vec<u32> {
    let points = brute::reasons(spec, sheet);
    let points = |option: usize| {
        let reasons = points.iter().zip(&spec.reasons).zip(weights);
        reasons.map(|((points, levels), weight)| u32::try_from(*points).unwrap() * levels[option] * weight).sum()
    };
    (0..spec.options).map(points).collect()
}

/// Whether the lead is clear, as the definition has it: `3 R |D| >= R E + U k`.
fn is_clear(spec: &Spec, scores: &[u32], weights: &[u32], [first, second]: [usize; 2]) -> bool {
    let [a, b] = [first, second].map(|option| i64::from(scores[option]));
    let count = i64::try_from(spec.reasons.len()).unwrap();
    let sum: i64 = weights.iter().take(spec.reasons.len()).map(|weight| i64::from(*weight)).sum();
    3 * count * (a - b) >= count * (a + b) + sum * i64::from(spec.neutral)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn verdict_with_weights_is_that_of_the_definition((spec, sheet, weights) in any_case()) {
        let catalogue = spec.load();
        let weighted = WeightedCatalogue::new(&catalogue, &priorities(&spec, &weights));
        let found = weighted.shown_verdict(verdict(&weighted.catalogue, &answers(&catalogue, &sheet)));
        let scores = scores(&spec, &sheet, &weights);
        prop_assert_eq!(&found.scores.points, &scores.iter().copied().map(HalfPoints).collect::<Vec<_>>());
        prop_assert_eq!(found.outcome, brute::outcome(&spec.weighted(&weights), &sheet));
        if found.leader().is_some() && found.has_rival() {
            let clear = is_clear(&spec, &scores, &weights, [found.first, found.second]);
            prop_assert_eq!(found.kind == VerdictKind::Clear, clear);
        }
    }

    #[test]
    fn what_answers_can_do_with_weights_matches_brute_force((spec, sheet, weights) in any_case()) {
        let catalogue = spec.load();
        let weighted = &*WeightedCatalogue::new(&catalogue, &priorities(&spec, &weights)).catalogue;
        let judge = spec.weighted(&weights);
        let given = answers(&catalogue, &sheet);
        prop_assert_eq!(decided(weighted, &given), brute::decided(&judge, &sheet));
        let ways = brute::answered(&judge, &sheet);
        for (share, outcome) in shares(&forecast(weighted, &given)) {
            let expected = part(&ways, |way| brute::outcome(&judge, way) == outcome);
            prop_assert!(close(share.value, expected), "{outcome:?}: {} {expected}", share.value);
        }
        flips_are_right(weighted, &judge, &sheet)?;
        fewest_are_fewest(weighted, &judge, &sheet)?;
        if spec.questions.len() < 5 {
            settled_is_smallest(weighted, &judge, &sheet)?;
        }
    }

    #[test]
    fn same_weight_everywhere_is_no_weight((spec, sheet, _) in any_case(), marks in any::<u8>()) {
        let catalogue = spec.load();
        let mut given = answers(&catalogue, &sheet);
        for question in &catalogue.questions {
            given.set_guess(question, marks >> question.index & 1 == 1);
        }
        let none = Priorities::default();
        let before = sensitivity(&catalogue, &given, &none);
        for weight in [Weight::Half, Weight::Two, Weight::Four] {
            let mut same = Priorities::default();
            (0..spec.reasons.len()).for_each(|reason| same.set(reason, weight));
            let weighted = &*WeightedCatalogue::new(&catalogue, &same).catalogue;
            prop_assert_eq!(verdict(weighted, &given), verdict(&catalogue, &given));
            prop_assert_eq!(what_if(weighted, &given), what_if(&catalogue, &given));
            prop_assert_eq!(forecast(weighted, &given), forecast(&catalogue, &given));
            prop_assert_eq!(guesses(weighted, &given), guesses(&catalogue, &given));
            let after = sensitivity(&catalogue, &given, &same);
            prop_assert_eq!((after.between, &after.share), (before.between, &before.share));
        }
        let mut zero = Priorities::default();
        (0..spec.reasons.len()).for_each(|reason| zero.set(reason, Weight::Zero));
        let found = verdict(&WeightedCatalogue::new(&catalogue, &zero).catalogue, &given);
        if found.has_rival() {
            prop_assert_eq!(found.outcome, Outcome::TooClose);
        }
    }

    #[test]
    fn reason_at_its_break_even_weight_makes_a_tie_with_weights((spec, sheet, weights) in any_case()) {
        let catalogue = spec.load();
        let found = sensitivity(&catalogue, &answers(&catalogue, &sheet), &priorities(&spec, &weights));
        let (first, second) = found.between;
        let points = brute::reasons(&spec, &sheet);
        let signed = |at: usize| points[at] * (i64::from(spec.reasons[at][first]) - i64::from(spec.reasons[at][second]));
        let halves = |at: usize| i64::from(weights[at]) * signed(at);
        let lead: i64 = (0..points.len()).map(halves).sum();
        for (at, factor) in found.factors.iter().enumerate().filter(|_| found.all.is_some()) {
            // The lead that the others leave, in halves, and what the reason adds at a weight of 1.
            let (rest, x) = (lead - halves(at), 2 * signed(at));
            match factor {
                Some(factor) => prop_assert!(close(rest as f64 + factor * x as f64, 0.0) && *factor >= 0.0),
                None => prop_assert!(x == 0 || rest.signum() * x.signum() > 0),
            }
        }
        let sum: u64 = (0..points.len()).map(|at| halves(at).unsigned_abs()).sum();
        if let Some((above, below)) = found.all {
            prop_assert_eq!(u128::from(above) * u128::from(sum), u128::from(below) * u128::from(lead.unsigned_abs()));
        }
        // The share of all weightings does not depend on the weights, but for who leads.
        let subtotals: Vec<i64> = (0..points.len()).map(signed).collect();
        if found.share.is_some() {
            prop_assert_eq!(found.share, share_of_weightings(&subtotals));
        }
    }

    #[test]
    fn team_with_weights_has_the_mean_of_points_at_the_mean_weight(
        (spec, sheets) in crowd(3, 4),
        own in proptest::collection::vec(any_weights(), 5),
    ) {
        let catalogue = spec.load();
        let priorities: Vec<Priorities> = own.iter().map(|weights| priorities(&spec, weights)).collect();
        let weighted: Vec<WeightedCatalogue> =
            priorities.iter().map(|priorities| WeightedCatalogue::new(&catalogue, priorities)).collect();
        let answers: Vec<Answers> = sheets.iter().map(|sheet| answers(&catalogue, sheet)).collect();
        let team: Vec<Person> =
            answers.iter().zip(&weighted).map(|(answers, weights)| Person { answers, weights }).collect();
        let found = pool(&catalogue, &team);
        let expected = mean_scores(&spec, &sheets, &own);
        prop_assert_eq!(&found.scores.points, &expected);
        let balanced = BigRational::from_integer(10.into()) * found.lead()
            <= found.points_of_both() + BigRational::from_integer(spec.neutral.into());
        prop_assert_eq!(found.outcome == Outcome::TooClose, balanced);
        // Agreement changes what everybody said, and nobody's weights.
        for disagreement in disagreements(&catalogue, &team, &found) {
            for consensus in disagreement.answers {
                let mut agreed = sheets.clone();
                for (person, sheet) in sheets.iter().enumerate() {
                    if brute::counted(&spec, sheet)[disagreement.question] {
                        let bits = consensus.picks.iter().map(|choice| 1 << choice).sum();
                        agreed[person][disagreement.question] = Said::Picked(bits);
                    }
                }
                let gains: Vec<BigRational> =
                    mean_scores(&spec, &agreed, &own).iter().zip(&expected).map(|(then, now)| then - now).collect();
                prop_assert_eq!(consensus.gains, gains);
            }
        }
        let without = |person: usize| -> Vec<Person> {
            team.iter().enumerate().filter(|(other, _)| *other != person).map(|(_, person)| *person).collect()
        };
        let conclusions = (0..team.len()).map(|person| (person, pool(&catalogue, &without(person)).conclusion()));
        let turning: Vec<_> = conclusions.filter(|(_, conclusion)| *conclusion != found.conclusion()).collect();
        let listed = pivotal(&catalogue, &team, found.conclusion()).into_iter();
        prop_assert_eq!(listed.map(|it| (it.person, it.conclusion)).collect::<Vec<_>>(), turning);
        // People who say the same with the same weights are judged as one.
        let alike = vec![team[0]; 3];
        let own = verdict(&weighted[0].catalogue, &answers[0]);
        let together = pool(&catalogue, &alike);
        prop_assert_eq!((together.kind, together.outcome), (own.kind, own.outcome));
    }
}

/// The outcome if the reason at index `reason` had this weight, in halves.
fn outcome_with(spec: &Spec, sheet: &[Said], weights: &[u32], reason: usize, weight: u32) -> Outcome {
    let mut other = weights.to_vec();
    other[reason] = weight;
    brute::outcome(&spec.weighted(&other), sheet)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn weight_changes_match_brute_force((spec, sheet, weights) in any_case()) {
        let catalogue = spec.load();
        let found = weight_changes(&catalogue, &answers(&catalogue, &sheet), &priorities(&spec, &weights));
        let now = brute::outcome(&spec.weighted(&weights), &sheet);
        let all = [0, 1, 2, 4, 8];
        let mut expected = Vec::new();
        let points = brute::reasons(&spec, &sheet);
        for reason in (0..spec.reasons.len()).filter(|reason| points[*reason] > 0) {
            for weight in all.into_iter().filter(|weight| *weight != weights[reason]) {
                let outcome = outcome_with(&spec, &sheet, &weights, reason, weight);
                // The weights between the present one and this one lead to others.
                let (from, to) = (weights[reason].min(weight), weights[reason].max(weight));
                let between = all.into_iter().filter(|other| (from..=to).contains(other) && *other != weight);
                let beside = if weight > weights[reason] { between.max() } else { between.min() };
                let beside = beside.map(|other| outcome_with(&spec, &sheet, &weights, reason, other));
                if outcome != now && beside != Some(outcome) {
                    expected.push((reason, weight, outcome));
                }
            }
        }
        let found: Vec<_> =
            found.into_iter().map(|change| (change.reason, change.weight.halves(), change.outcome)).collect();
        prop_assert_eq!(found, expected);
    }
}

/// The mean over the people who answered it of what each question gives to each option, at the mean weight 1.
fn mean_scores(spec: &Spec, sheets: &[Sheet], own: &[Vec<u32>]) -> Vec<BigRational> {
    let count = i64::try_from(spec.reasons.len()).unwrap();
    let mut scores = vec![BigRational::from_integer(0.into()); spec.options];
    for at in 0..spec.questions.len() {
        let people: Vec<usize> =
            (0..sheets.len()).filter(|person| brute::counted(spec, &sheets[*person])[at]).collect();
        for (option, score) in scores.iter_mut().enumerate() {
            for person in &people {
                let weights = &own[*person];
                let sum: i64 = weights.iter().take(spec.reasons.len()).map(|weight| i64::from(*weight)).sum();
                let bits = sheets[*person][at].bits().unwrap();
                let chosen =
                    spec.questions[at].choices.iter().enumerate().filter(|(choice, _)| bits >> choice & 1 == 1);
                let points: i64 = chosen
                    .flat_map(|(_, points)| points)
                    .map(|(reason, points)| {
                        i64::from(points * spec.reasons[*reason][option]) * i64::from(weights[*reason]) * count
                    })
                    .sum();
                if points > 0 {
                    let people = i64::try_from(people.len()).unwrap();
                    *score += BigRational::new(points.into(), (sum * people).into());
                }
            }
        }
    }
    scores
}
