//! Lints about outcomes: those that no answers lead to, and options that can get far more points than others.

use crate::{
    analysis::{
        Forecast, Proof,
        state_space::{Graph, Plan, Response, argmax, can_lead, can_reach, max},
    },
    catalogue::{Catalogue, CatalogueOption, ChoiceSet, Expectation, OptionSet, Question},
    diagnostics::Rule,
    quiz::Answers,
    scoring::{LinearForm, points_by_option},
    yaml::NodePath,
};

use super::exclusions::always_ruled_out;
use super::finding::{Evidence, Finding, write_first_answers};

pub(crate) fn findings(catalogue: &Catalogue, forecast: &Forecast) -> Vec<Finding> {
    let list = NodePath::default().key("options");
    let graph = Graph::new(catalogue, &Plan::stopped(catalogue, &Answers::none(catalogue)));
    let always_out = always_ruled_out(catalogue);
    let has_reason = |option: usize| catalogue.reasons.iter().any(|reason| reason.support(option) > 0);
    let of_option = |(index, option): (usize, &CatalogueOption)| {
        let finding = |rule, message| Finding::new(rule, list.item(index), message);
        // `option-without-reason` and `always-ruled-out` cover these.
        if !has_reason(index) || always_out.contains(index) {
            return None;
        }
        let wins = |rival| LinearForm::wins(index, rival, catalogue.neutral);
        let clear = |rival| LinearForm::clear(index, rival, catalogue.neutral);
        if can_lead(catalogue, &graph, index) == Some(false) {
            let message = format!("`{}` can never win", option.id);
            return Some(finding(Rule::NeverAhead, message).with_evidence(best_result(catalogue, &graph, index, wins)));
        }
        if can_be_clear(catalogue, &graph, index) {
            return None;
        }
        let mut evidence = best_result(catalogue, &graph, index, clear);
        // Giving nobody any points can come closest to a clear win, which shows nothing.
        if evidence.answers.is_empty() {
            evidence = best_result(catalogue, &graph, index, wins);
        }
        let message = format!("`{}` can win, but never clearly", option.id);
        Some(finding(Rule::NeverClear, message).with_evidence(evidence))
    };
    let mut found: Vec<Finding> = catalogue.options.iter().enumerate().filter_map(of_option).collect();
    // An option that can never win gets too few points, of course.
    if graph.exact && always_out.is_empty() && found.iter().all(|finding| finding.rule != Rule::NeverAhead) {
        found.extend(lopsided(catalogue, &graph, &list));
    }
    found.extend(never_both(catalogue));
    found.extend(never_balanced(forecast));
    found
}

/// Whether some answers make `option` win clearly. True if that is not known.
fn can_be_clear(catalogue: &Catalogue, graph: &Graph, option: usize) -> bool {
    let rivals: Vec<usize> = (0..catalogue.options.len()).filter(|rival| *rival != option).collect();
    let forms = |form: fn(usize, usize, u32) -> LinearForm| {
        rivals.iter().map(move |rival| form(option, *rival, catalogue.neutral)).collect::<Vec<_>>()
    };
    let (clear, wins) = (forms(LinearForm::clear), forms(LinearForm::wins));
    let has_exclusions = graph.has_exclusions();
    if !has_exclusions && clear.iter().any(|form| max(catalogue, graph, *form) < 0) {
        return false;
    }
    // Against a single rival, a clear lead is a win, except that 0 to 0 is a clear lead without neutral points.
    if !graph.exact || (!has_exclusions && clear.len() == 1 && catalogue.neutral > 0) {
        return true;
    }
    let start = clear.iter().map(|form| 1 + form.start()).chain(wins.iter().map(LinearForm::start)).collect();
    let gain = |question: &Question, response: Response| {
        clear.iter().chain(&wins).map(|form| form.contribution(question, response)).collect()
    };
    let is_clear = |excluded: OptionSet, values: &[i64]| {
        let beats = |(rival, value): (&usize, &i64)| excluded.contains(*rival) || *value > 0;
        !excluded.contains(option) && rivals.iter().cycle().zip(values).all(beats)
    };
    can_reach(catalogue, graph, start, gain, is_clear) != Some(false)
}

/// Finds whether one option can get more than twice as many points as another.
fn lopsided(catalogue: &Catalogue, graph: &Graph, list: &NodePath) -> Option<Finding> {
    let sums = (0..catalogue.options.len()).map(|option| (max(catalogue, graph, LinearForm::points(option)), option));
    let (min, small) = { sums.clone() }.filter(|(sum, _)| *sum > 0).min()?;
    let (max, large) = sums.rev().max_by_key(|(sum, _)| *sum)?;
    if max <= 2 * min {
        return None;
    }
    let (large_id, small_id) = (catalogue.option_id(large), catalogue.option_id(small));
    let message = format!("`{large_id}` can get {max} points, `{small_id}` only {min}");
    let answers = best_answers(catalogue, graph, LinearForm::points(large));
    let relevant = relevant(catalogue, answers.clone(), large);
    let text = format!("`{large_id}` gets {max} points with {}", write_first_answers(catalogue, &relevant));
    let evidence = Evidence { text, answers, places: Vec::new() };
    Some(Finding::new(Rule::Lopsided, list.item(small), message).with_evidence(evidence))
}

/// The best result of `option` against its hardest rival.
fn best_result(catalogue: &Catalogue, graph: &Graph, option: usize, form: impl Fn(usize) -> LinearForm) -> Evidence {
    let rivals = (0..catalogue.options.len()).filter(|rival| *rival != option);
    let hardest = rivals.min_by_key(|rival| max(catalogue, graph, form(*rival))).unwrap_or(0);
    let answers = relevant(catalogue, best_answers(catalogue, graph, form(hardest)), option);
    let scores = points_by_option(catalogue, &Answers::of_choices(catalogue, &answers));
    let score = |at: usize| format!("`{}` {}", catalogue.option_id(at), scores.get(at).copied().unwrap_or(0));
    let neutral = catalogue.neutral;
    let s = if neutral == 1 { "" } else { "s" };
    let figures = format!("{} to {}, with {neutral} neutral point{s}", score(option), score(hardest));
    let text = if answers.is_empty() {
        format!("no answer brings it closer to winning against `{}`", catalogue.option_id(hardest))
    } else {
        format!("its best result is {figures}: {}", write_first_answers(catalogue, &answers))
    };
    Evidence { text, answers, places: Vec::new() }
}

/// The answers with which `form` is largest.
fn best_answers(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> Vec<(usize, ChoiceSet)> {
    argmax(catalogue, graph, |question, response| form.contribution(question, response))
}

/// Those of `answers` that give points to `option` or decide what else is asked.
fn relevant(catalogue: &Catalogue, answers: Vec<(usize, ChoiceSet)>, option: usize) -> Vec<(usize, ChoiceSet)> {
    let matters = |question: &Question, picks| question.controls || question.contribution(picks, option) > 0;
    let question = |index: usize| catalogue.questions.get(index);
    answers.into_iter().filter(|(index, picks)| question(*index).is_some_and(|it| matters(it, *picks))).collect()
}

/// Finds whether no complete answers lead to "both", that is, to two options close together, each with at least half of
/// the points it could have got (docs/decision-model.md, part 2). Only if that is certain.
fn never_both(catalogue: &Catalogue) -> Option<Finding> {
    // A case may lead to it with incomplete answers, which are not searched here.
    let expected = catalogue.cases.iter().any(|case| case.expect == Expectation::Both);
    if catalogue.both.is_empty() || catalogue.options.len() != 2 || expected {
        return None;
    }
    let graph = Graph::new(catalogue, &Plan::completed(catalogue, &Answers::none(catalogue)));
    let wins = [(0, 1), (1, 0)].map(|(one, other)| LinearForm::wins(one, other, catalogue.neutral));
    // Each part must be 0 or more. It is a whole number, so with 1 added it must be above 0.
    let start = wins.iter().map(|form| 1 - form.start()).chain([1, 1]).collect();
    let gain = |question: &Question, response: Response| {
        let close = wins.iter().map(|form| -form.contribution(question, response));
        let strong = (0..2).map(|option| response.map_or(0, |picks| above_half(question, picks, option)));
        close.chain(strong).collect()
    };
    let is_both = |excluded: OptionSet, values: &[i64]| excluded.is_empty() && values.iter().all(|value| *value > 0);
    let never = graph.exact && can_reach(catalogue, &graph, start, gain, is_both) == Some(false);
    let message = "no complete set of answers leads to the verdict \"both\"".into();
    never.then(|| Finding::new(Rule::NeverBoth, NodePath::default().key_name("both"), message))
}

/// Twice the points that `picks` give to `option`, less the maximum of an answer.
fn above_half(question: &Question, picks: ChoiceSet, option: usize) -> i64 {
    let max = question.max_sum(|choice| choice.contribution.get(option).copied().unwrap_or(0));
    2 * i64::from(question.contribution(picks, option)) - i64::from(max)
}

/// Finds whether every complete set of answers has a winner.
fn never_balanced(forecast: &Forecast) -> Option<Finding> {
    let is_never = forecast.too_close.proof == Some(Proof::Never);
    let message = "every complete set of answers has a single winner".into();
    is_never.then(|| Finding::new(Rule::NeverBalanced, NodePath::default().key_name("questions"), message))
}
