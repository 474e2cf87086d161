//! Why a worked case fails: which of its answers matter.

use crate::analysis::case_answers;
use crate::analysis::meets;
use crate::analysis::verdict;
use crate::{
    analysis::state_space::budget,
    catalogue::{Case, Catalogue, ChoiceSet, Kind, Question},
    lints::finding::{Evidence, written},
    quiz::{Answer, Answers},
    scoring::{points_by_option, two_best},
};

/// How many changes or answers are named.
const NAMED: usize = 3;

/// The single changes of an answer after which `case` comes out as expected; where there is none, the answers that
/// speak most for the option that leads.
pub(crate) fn hint(catalogue: &Catalogue, case: &Case) -> Evidence {
    let answers = case_answers(catalogue, case);
    // What is open or "not sure" can be answered too.
    let visible = answers.visible(catalogue);
    let other = |question: &&Question| {
        let index = question.index;
        changes(question, answers.get(question).picks()).into_iter().map(|other| (index, other)).collect::<Vec<_>>()
    };
    let trials = budget::TRIALS / (catalogue.questions.len() * catalogue.questions.len()).max(1);
    let changes = visible.iter().flat_map(other).take(trials.max(1));
    let comes_out = |(at, picks): &(usize, ChoiceSet)| {
        let mut sheet = answers.clone();
        catalogue.questions.get(*at).into_iter().for_each(|question| sheet.set(question, Answer::Picked(*picks)));
        meets(case.expect, &verdict(catalogue, &sheet))
    };
    let helping: Vec<(usize, ChoiceSet)> = changes.filter(comes_out).take(NAMED).collect();
    if helping.is_empty() {
        return largest(catalogue, &answers);
    }
    let named: Vec<String> = helping.iter().map(|change| written(catalogue, &[*change])).collect();
    let text = format!("it would pass with {}", named.join(", or with "));
    Evidence { text, answers: helping, places: Vec::new() }
}

/// The other answers of one change: another choice; one choice more or less, or one for another.
fn changes(question: &Question, picks: Option<ChoiceSet>) -> Vec<ChoiceSet> {
    let now = picks.unwrap_or_default();
    let choices = 0..question.choices.len();
    let others: Vec<ChoiceSet> = match question.kind {
        Kind::One => choices.map(ChoiceSet::one).collect(),
        Kind::Many { .. } => {
            let toggled = choices.clone().map(|choice| now.toggled(choice));
            let swapped = now.iter().flat_map(|gone| choices.clone().map(move |new| now.toggled(gone).toggled(new)));
            toggled.chain(swapped).collect()
        }
    };
    others.into_iter().filter(|other| Some(*other) != picks && question.allows(*other)).collect()
}

/// The answers that give most to the lead.
fn largest(catalogue: &Catalogue, answers: &Answers) -> Evidence {
    let (first, second) = two_best(&points_by_option(catalogue, answers));
    let lead = |question: &Question, picks| {
        i64::from(question.contribution(picks, first)) - i64::from(question.contribution(picks, second))
    };
    let mut giving: Vec<(i64, usize, ChoiceSet)> =
        answers.scored(catalogue).into_iter().map(|(q, picks)| (lead(q, picks), q.index, picks)).collect();
    giving.retain(|(lead, ..)| *lead != 0);
    giving.sort_by_key(|(lead, at, _)| (-lead.abs(), *at));
    giving.truncate(NAMED);
    let of = |lead: i64| catalogue.option_id(if lead > 0 { first } else { second });
    let named: Vec<String> = giving
        .iter()
        .map(|(lead, at, picks)| {
            format!("{} ({} for `{}`)", written(catalogue, &[(*at, *picks)]), lead.abs(), of(*lead))
        })
        .collect();
    let text = if named.is_empty() {
        "no single change was found that makes it pass, and no answer favours one option over another".into()
    } else {
        format!("no single change was found that makes it pass; these answers weigh most: {}", named.join(", "))
    };
    Evidence { text, answers: giving.into_iter().map(|(_, at, picks)| (at, picks)).collect(), places: Vec::new() }
}
