//! Why a worked case fails: which of its answers matter.

use crate::{
    analysis::{case_answers, meets, state_space::budget, verdict},
    catalogue::{Case, Catalogue, ChoiceSet, Expectation, Kind, OptionSet, Question},
    quiz::Answers,
    scoring::{exclusions, points_by_option, two_best},
};

use super::finding::{Evidence, write_answers};

/// How many changes or answers a hint names.
const MAX_NAMED: usize = 3;

/// The single changes of an answer with which `case` would pass. If there is none, the answers that weigh most.
pub(crate) fn hint(catalogue: &Catalogue, case: &Case) -> Evidence {
    let answers = case_answers(catalogue, case);
    let evidence = changes_or_heaviest(catalogue, case, &answers);
    match exclusion(catalogue, case, &answers) {
        Some(exclusion) => Evidence { text: format!("{exclusion}; {}", evidence.text), ..evidence },
        None => evidence,
    }
}

/// Which answers rule out the option that the case expects, if any do: "`sqlite` is ruled out by `place: [machines]`".
fn exclusion(catalogue: &Catalogue, case: &Case, answers: &Answers) -> Option<String> {
    let Expectation::Option(expected, _) = case.expect else { return None };
    let excluding = exclusions(catalogue, answers).into_iter().filter(|it| it.option == expected);
    let named = excluding.map(|it| write_answers(catalogue, &[(it.question, ChoiceSet::one(it.choice))]));
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| format!("`{}` is ruled out by {}", catalogue.option_id(expected), named.join(" and ")))
}

fn changes_or_heaviest(catalogue: &Catalogue, case: &Case, answers: &Answers) -> Evidence {
    // Open questions and those answered "not sure" can be answered too.
    let visible = answers.visible(catalogue);
    let changes_of = |question: &&Question| {
        let index = question.index;
        changes(question, answers.get(question).picks()).into_iter().map(|other| (index, other)).collect::<Vec<_>>()
    };
    let trials = budget::TRIALS / (catalogue.questions.len() * catalogue.questions.len()).max(1);
    let changes = visible.iter().flat_map(changes_of).take(trials.max(1));
    let passes = |(index, picks): &(usize, ChoiceSet)| {
        let mut other = answers.clone();
        other.pick(catalogue, *index, *picks);
        meets(case.expect, &verdict(catalogue, &other))
    };
    let helping: Vec<(usize, ChoiceSet)> = changes.filter(passes).take(MAX_NAMED).collect();
    if helping.is_empty() {
        return heaviest(catalogue, answers);
    }
    let named: Vec<String> = helping.iter().map(|change| write_answers(catalogue, &[*change])).collect();
    let text = format!("it would pass with {}", named.join(", or with "));
    Evidence { text, answers: helping, places: Vec::new() }
}

/// The answers that differ by one choice: another one, one more, one less, or one replaced.
fn changes(question: &Question, picks: Option<ChoiceSet>) -> Vec<ChoiceSet> {
    let now = picks.unwrap_or_default();
    let choices = 0..question.choices.len();
    let others: Vec<ChoiceSet> = match question.kind {
        Kind::One => choices.map(ChoiceSet::one).collect(),
        Kind::Many { .. } => {
            let toggled = choices.clone().map(|choice| now.toggled(choice));
            let swapped = now.iter().flat_map(|old| choices.clone().map(move |new| now.toggled(old).toggled(new)));
            toggled.chain(swapped).collect()
        }
    };
    others.into_iter().filter(|other| Some(*other) != picks && question.allows(*other)).collect()
}

/// The answers that change the lead most.
fn heaviest(catalogue: &Catalogue, answers: &Answers) -> Evidence {
    let (first, second) = two_best(&points_by_option(catalogue, answers), OptionSet::NONE);
    let lead = |question: &Question, picks| {
        i64::from(question.contribution(picks, first)) - i64::from(question.contribution(picks, second))
    };
    let mut heaviest: Vec<(i64, usize, ChoiceSet)> =
        answers.scored(catalogue).into_iter().map(|(q, picks)| (lead(q, picks), q.index, picks)).collect();
    heaviest.retain(|(lead, ..)| *lead != 0);
    heaviest.sort_by_key(|(lead, index, _)| (-lead.abs(), *index));
    heaviest.truncate(MAX_NAMED);
    let favoured = |lead: i64| catalogue.option_id(if lead > 0 { first } else { second });
    let named: Vec<String> = heaviest
        .iter()
        .map(|(lead, index, picks)| {
            format!("{} ({} for `{}`)", write_answers(catalogue, &[(*index, *picks)]), lead.abs(), favoured(*lead))
        })
        .collect();
    let text = if named.is_empty() {
        "no single change was found that makes it pass, and no answer favours one option over another".into()
    } else {
        format!("no single change was found that makes it pass; these answers weigh most: {}", named.join(", "))
    };
    Evidence {
        text,
        answers: heaviest.into_iter().map(|(_, index, picks)| (index, picks)).collect(),
        places: Vec::new(),
    }
}
