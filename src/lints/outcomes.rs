//! Outcomes that no answers can come to, and sides that can get far more than others.

use crate::{
    analysis::state_space::{Graph, Plan, Response, argmax, can_lead, can_reach, max},
    catalogue::{Catalogue, CatalogueOption, ChoiceSet, Expectation, Question},
    diagnostics::Rule,
    quiz::{Answer, Answers},
    scoring::{LinearForm, scores},
    yaml::NodePath,
};

use super::finding::{Evidence, Finding, written};

/// How many answers a witness shows in its text; all of them are in its data.
const SHOWN: usize = 6;

/// All warnings about the outcomes that there can be.
pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let list = NodePath::default().key("options");
    let graph = Graph::of(catalogue, &Plan::stopped(catalogue, &Answers::none(catalogue)));
    let has_reason = |option: usize| catalogue.reasons.iter().any(|reason| reason.support(option) > 0);
    let about = |(at, option): (usize, &CatalogueOption)| {
        let finding = |check, message| Finding::new(check, list.item(at), message);
        if !has_reason(at) {
            // Told by the reasons alone.
            return None;
        }
        if can_lead(catalogue, &graph, at) == Some(false) {
            let witness = at_best(catalogue, &graph, at, |rival| LinearForm::wins(at, rival, catalogue.neutral));
            let message = format!("`{}` can never win", option.id);
            return Some(finding(Rule::NeverAhead, message).with_evidence(witness));
        }
        if can_be_clear(catalogue, &graph, at) {
            return None;
        }
        // What is best for a clear lead can be no points at all, which shows nothing: then what is best for a lead.
        let clear = |rival| LinearForm::clear(at, rival, catalogue.neutral);
        let ahead = |rival| LinearForm::wins(at, rival, catalogue.neutral);
        let witness = at_best(catalogue, &graph, at, clear);
        let witness = if witness.answers.is_empty() { at_best(catalogue, &graph, at, ahead) } else { witness };
        let message = format!("`{}` can win, but never clearly", option.id);
        Some(finding(Rule::NeverClear, message).with_evidence(witness))
    };
    let mut found: Vec<Finding> = catalogue.options.iter().enumerate().filter_map(about).collect();
    // Of an option that cannot win it is known that it gets too little.
    if graph.exact && found.iter().all(|finding| finding.rule != Rule::NeverAhead) {
        found.extend(lopsided(catalogue, &graph, &list));
    }
    found.extend(never_both(catalogue));
    found
}

/// Whether some answers put `option` clearly ahead. Also true where that is not known.
fn can_be_clear(catalogue: &Catalogue, graph: &Graph, option: usize) -> bool {
    let rivals = || (0..catalogue.options.len()).filter(|rival| *rival != option);
    let clear: Vec<LinearForm> = rivals().map(|rival| LinearForm::clear(option, rival, catalogue.neutral)).collect();
    if clear.iter().any(|form| max(catalogue, graph, *form) < 0) {
        return false;
    }
    // Against one rival that is all, since who leads clearly is ahead; but without neutral points nobody is by 0 to 0.
    if !graph.exact || (clear.len() == 1 && catalogue.neutral > 0) {
        return true;
    }
    let ahead = rivals().map(|rival| LinearForm::wins(option, rival, catalogue.neutral));
    let start = clear.iter().map(|form| 1 + form.start()).chain(ahead.clone().map(|form| form.start())).collect();
    let gives = |question: &Question, said: Response| {
        clear.iter().copied().chain(ahead.clone()).map(|form| form.of(question, said)).collect()
    };
    can_reach(catalogue, graph, start, gives) != Some(false)
}

/// Where one option can get more than twice as much as another.
fn lopsided(catalogue: &Catalogue, graph: &Graph, list: &NodePath) -> Option<Finding> {
    let sums = (0..catalogue.options.len()).map(|option| (max(catalogue, graph, LinearForm::points(option)), option));
    let (least, small) = { sums.clone() }.filter(|(sum, _)| *sum > 0).min()?;
    let (sum, large) = sums.rev().max_by_key(|(sum, _)| *sum)?;
    if sum <= 2 * least {
        return None;
    }
    let (large_id, small_id) = (catalogue.option_id(large), catalogue.option_id(small));
    let message = format!("`{large_id}` can get {sum} points, `{small_id}` only {least}");
    let answers = most_of(catalogue, graph, LinearForm::points(large));
    let text =
        format!("`{large_id}` gets {sum} points with {}", some(catalogue, &giving(catalogue, answers.clone(), large)));
    let witness = Evidence { text, answers, places: Vec::new() };
    Some(Finding::new(Rule::Lopsided, list.item(small), message).with_evidence(witness))
}

/// The answers that are best for `option` against the rival that is hardest for it.
fn at_best(catalogue: &Catalogue, graph: &Graph, option: usize, form: impl Fn(usize) -> LinearForm) -> Evidence {
    let rivals = (0..catalogue.options.len()).filter(|rival| *rival != option);
    let hardest = rivals.min_by_key(|rival| max(catalogue, graph, form(*rival))).unwrap_or(0);
    let answers = giving(catalogue, most_of(catalogue, graph, form(hardest)), option);
    let mut sheet = Answers::none(catalogue);
    for (at, picks) in &answers {
        catalogue.questions.get(*at).into_iter().for_each(|question| sheet.set(question, Answer::Picked(*picks)));
    }
    let scores = scores(catalogue, &sheet);
    let score = |at: usize| format!("`{}` {}", catalogue.option_id(at), scores.get(at).copied().unwrap_or(0));
    let neutral = catalogue.neutral;
    let s = if neutral == 1 { "" } else { "s" };
    let figures = format!("{} to {}, with {neutral} neutral point{s}", score(option), score(hardest));
    let text = if answers.is_empty() {
        format!("no answer brings it closer to winning against `{}`", catalogue.option_id(hardest))
    } else {
        format!("its best result is {figures}: {}", some(catalogue, &answers))
    };
    Evidence { text, answers, places: Vec::new() }
}

/// The answers with which `form` is the most it can be.
fn most_of(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> Vec<(usize, ChoiceSet)> {
    argmax(catalogue, graph, |question, said| form.of(question, said))
}

/// Those of `answers` that give points to `option` or decide what else is asked.
fn giving(catalogue: &Catalogue, answers: Vec<(usize, ChoiceSet)>, option: usize) -> Vec<(usize, ChoiceSet)> {
    let matters = |question: &Question, picks| question.controls || question.contribution(picks, option) > 0;
    let question = |at: usize| catalogue.questions.get(at);
    answers.into_iter().filter(|(at, picks)| question(*at).is_some_and(|it| matters(it, *picks))).collect()
}

/// Some of these answers, and how many more there are.
pub(crate) fn some(catalogue: &Catalogue, answers: &[(usize, ChoiceSet)]) -> String {
    let shown = written(catalogue, answers.get(..SHOWN).unwrap_or(answers));
    match answers.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Words for "both" that no complete answers can come to: the two options level, and each with half of what it could
/// have got (decision model, part 2). Said where it is certain, of two options.
fn never_both(catalogue: &Catalogue) -> Option<Finding> {
    // A case may come to it with answers left out, which are not gone through here.
    let expected = catalogue.cases.iter().any(|case| case.expect == Expectation::Both);
    if catalogue.both.is_empty() || catalogue.options.len() != 2 || expected {
        return None;
    }
    let graph = Graph::of(catalogue, &Plan::completed(catalogue, &Answers::none(catalogue)));
    let ahead = [(0, 1), (1, 0)].map(|(one, other)| LinearForm::wins(one, other, catalogue.neutral));
    // Each part is a whole number that must be 0 or more, hence above 0 with 1 added.
    let start = ahead.iter().map(|form| 1 - form.start()).chain([1, 1]).collect();
    let gives = |question: &Question, said: Response| {
        let level = ahead.iter().map(|form| -form.of(question, said));
        let called_for = (0..2).map(|option| said.map_or(0, |picks| called_for(question, picks, option)));
        level.chain(called_for).collect()
    };
    let never = graph.exact && can_reach(catalogue, &graph, start, gives) == Some(false);
    let message = "no complete set of answers leads to the verdict \"both\"".into();
    never.then(|| Finding::new(Rule::NeverBoth, NodePath::default().key_name("both"), message))
}

/// Twice what `picks` give to `option`, less the most that an answer could have.
fn called_for(question: &Question, picks: ChoiceSet, option: usize) -> i64 {
    let most = question.most(|choice| choice.contribution.get(option).copied().unwrap_or(0));
    2 * i64::from(question.contribution(picks, option)) - i64::from(most)
}
