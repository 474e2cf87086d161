//! Lints about the length of texts: of one, of a question, and of all the questions that one person is asked.

use unicode_width::UnicodeWidthStr;

use crate::{
    analysis::{Lookahead, state_space::argmax},
    catalogue::{Catalogue, ChoiceSet, Question},
    diagnostics::Rule,
    quiz::Answers,
    yaml::NodePath,
};

use super::finding::{Evidence, Finding, write_first_answers};

// The widest texts that fit, in columns.
const TOPIC_COLUMNS: usize = 16;
/// One line of a small terminal.
const TITLE_COLUMNS: usize = 60;
/// A label has its hint beside it.
const LABEL_COLUMNS: usize = 30;
const HINT_COLUMNS: usize = 50;

// The most that people should have to read, in words.
const QUESTION_WORDS: usize = 130;
/// Some six minutes of reading.
const PATH_WORDS: usize = 1_450;
/// Titles and labels are read even by those who skip the rest.
const PATH_TITLE_WORDS: usize = 470;

pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut found: Vec<Finding> = catalogue.questions.iter().flat_map(of_question).collect();
    found.extend(wordy_path(catalogue, Question::words, PATH_WORDS, ""));
    found.extend(wordy_path(catalogue, Question::title_words, PATH_TITLE_WORDS, " in titles and labels"));
    found
}

fn of_question(question: &Question) -> Vec<Finding> {
    let (id, path) = (format!("`{}`", question.id), NodePath::default().key("questions").item(question.index));
    let mut found = Vec::new();
    found.extend(too_wide(Rule::LongQuestion, path.key("title"), "title", &id, &question.title, TITLE_COLUMNS));
    found.extend(too_wide(Rule::LongTopic, path.key("topic"), "topic", &id, &question.topic, TOPIC_COLUMNS));
    for (index, choice) in question.choices.iter().enumerate() {
        let (owner, path) = (format!("`{}` of {id}", choice.id), path.key("choices").item(index));
        found.extend(too_wide(Rule::LongLabel, path.key("label"), "label", &owner, &choice.label, LABEL_COLUMNS));
        found.extend(too_wide(Rule::LongHint, path.key("help"), "help", &owner, &choice.help, HINT_COLUMNS));
    }
    let words = question.words();
    if words > QUESTION_WORDS {
        let message = format!("{id} has {words} words; the recommended maximum is {QUESTION_WORDS}");
        found.push(Finding::new(Rule::WordyQuestion, path, message));
    }
    found
}

fn too_wide(rule: Rule, path: NodePath, key: &str, owner: &str, text: &str, max: usize) -> Option<Finding> {
    let columns = text.width();
    let message = format!("the {key} of {owner} is {columns} columns wide; the maximum is {max}");
    (columns > max).then(|| Finding::new(rule, path, message))
}

/// Finds whether the longest path has more than `max` of the words that `count` counts. Only if that is certain.
fn wordy_path(catalogue: &Catalogue, count: fn(&Question) -> usize, max: usize, texts: &str) -> Option<Finding> {
    let counts: Vec<usize> = catalogue.questions.iter().map(count).collect();
    // Nobody is asked more than everything, which is quick to add up.
    if counts.iter().sum::<usize>() <= max {
        return None;
    }
    let words = |question: &Question| counts.get(question.index).map_or(0, |words| u32::try_from(*words).unwrap_or(0));
    let nothing = Answers::none(catalogue);
    let lookahead = Lookahead::new(catalogue, &nothing);
    let (_, longest) = lookahead.remaining_size(words);
    if longest <= max || !lookahead.is_exact() {
        return None;
    }
    let message = format!("one person may have to read {longest} words{texts}; the recommended maximum is {max}");
    let finding = Finding::new(Rule::WordyPath, NodePath::default().key_name("questions"), message);
    let path = argmax(catalogue, lookahead.asked(), |question, _| i64::from(words(question)));
    let answers = revealing(catalogue, path);
    if answers.is_empty() {
        return Some(finding);
    }
    let text = format!("the longest path has {}", write_first_answers(catalogue, &answers));
    Some(finding.with_evidence(Evidence { text, answers, places: Vec::new() }))
}

/// Those of `answers` on which another visible question depends.
fn revealing(catalogue: &Catalogue, mut answers: Vec<(usize, ChoiceSet)>) -> Vec<(usize, ChoiceSet)> {
    let visible = Answers::of_choices(catalogue, &answers).visible(catalogue);
    answers.retain(|(at, _)| visible.iter().flat_map(|question| &question.when).any(|when| when.question == *at));
    answers
}
