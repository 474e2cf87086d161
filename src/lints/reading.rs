//! How much one person can be asked to read.

use crate::{
    analysis::{Lookahead, state_space::argmax},
    catalogue::{
        Catalogue, ChoiceSet, Question,
        limits::{PATH_TITLE_WORDS, PATH_WORDS},
    },
    diagnostics::Rule,
    quiz::{Answer, Answers},
    yaml::NodePath,
};

use super::{
    finding::{Evidence, Finding},
    outcomes::some,
};

/// A path with too many words, in all and in its titles and labels alone. Said where it is certain.
pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let all = wordy(catalogue, Question::words, PATH_WORDS, "");
    let titles = wordy(catalogue, Question::title_words, PATH_TITLE_WORDS, " in titles and labels");
    all.into_iter().chain(titles).collect()
}

/// That the longest path has more than `most` of what `count` counts; `place` says where they are.
fn wordy(catalogue: &Catalogue, count: fn(&Question) -> usize, most: usize, place: &str) -> Option<Finding> {
    let counts: Vec<usize> = catalogue.questions.iter().map(count).collect();
    // Nobody is asked more than everything, which is soon added up.
    if counts.iter().sum::<usize>() <= most {
        return None;
    }
    let words = |question: &Question| counts.get(question.index).map_or(0, |words| u32::try_from(*words).unwrap_or(0));
    let nothing = Answers::none(catalogue);
    let ahead = Lookahead::of(catalogue, &nothing);
    let (_, longest) = ahead.remaining_of(words);
    if longest <= most || !ahead.is_exact() {
        return None;
    }
    let message = format!("one person may have to read {longest} words{place}; the recommended maximum is {most}");
    let finding = Finding::new(Rule::WordyPath, NodePath::default().key_name("questions"), message);
    let answers = deciding(catalogue, argmax(catalogue, ahead.asked(), |question, _| i64::from(words(question))));
    if answers.is_empty() {
        return Some(finding);
    }
    let text = format!("the longest path has {}", some(catalogue, &answers));
    Some(finding.with_evidence(Evidence { text, answers, places: Vec::new() }))
}

/// Those of `answers` that reveal a question.
fn deciding(catalogue: &Catalogue, mut answers: Vec<(usize, ChoiceSet)>) -> Vec<(usize, ChoiceSet)> {
    let mut path = Answers::none(catalogue);
    for (at, picks) in &answers {
        catalogue.questions.get(*at).into_iter().for_each(|question| path.set(question, Answer::Picked(*picks)));
    }
    let asked = path.visible(catalogue);
    answers.retain(|(at, _)| asked.iter().flat_map(|question| &question.when).any(|when| when.question == *at));
    answers
}
