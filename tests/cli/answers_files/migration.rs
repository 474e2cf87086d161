//! An answers file opened with another version of its catalogue.

use std::{fs, path::Path};

use super::fixture::{Fixture, TEA, catalogue, open, picked, saved_file, tea};
use whichone::{
    catalogue::Catalogue,
    quiz::{Answer, Responses},
    store::{AnswersFile, Change, Edition, Migration},
};

/// An answers file of [`TEA`], with these answers as YAML.
fn file_of(answers: &str) -> AnswersFile {
    let edition = Edition::of(tea(), TEA);
    whichone::store::parse(&format!(
        "format: 1\ncatalogue: {{ id: {}, version: \"{}\", sha256: {} }}\n{answers}\n",
        edition.id, edition.version, edition.sha256
    ))
    .unwrap()
}

/// [`TEA`] with these texts replaced, as its next version.
fn next(changes: &[(&str, &str)]) -> (Catalogue, Edition) {
    let text = TEA.replace("version: \"1.0.0\"", "version: \"1.1.0\"");
    let text = changes.iter().fold(text, |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    });
    let catalogue = catalogue(&text);
    let edition = Edition::of(&catalogue, &text);
    (catalogue, edition)
}

/// What becomes of these answers in the next version.
fn drifted(answers: &str, changes: &[(&str, &str)]) -> (Vec<Answer>, Migration) {
    let (catalogue, edition) = next(changes);
    let (progress, drift) = file_of(answers).resume(&edition, &catalogue);
    assert_eq!(drift.versions, Some(("1.0.0".into(), "1.1.0".into())));
    (said(&catalogue, &progress), drift)
}

fn said(catalogue: &Catalogue, progress: &Responses) -> Vec<Answer> {
    catalogue.questions.iter().map(|question| progress.answers.get(question)).collect()
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

const ALL: &str = "answers: { hour: [late], company: [cat, boss] }\nnot_sure: [weather]";

#[test]
fn unchanged_catalogue_is_not_mentioned() {
    let (progress, drift) = file_of(ALL).resume(&Edition::of(tea(), TEA), tea());
    assert_eq!(drift, Migration { versions: None, kept: 3, changes: vec![] });
    assert!(drift.is_empty() && drift.sentences().is_empty());
    let expected = [picked("hour", &["late"]), picked("company", &["cat", "boss"]), Answer::NotSure];
    assert_eq!(said(tea(), &progress), expected);
}

#[test]
fn changed_version_or_text_is_reported_even_if_all_answers_fit() {
    let (_, drift) = drifted(ALL, &[]);
    assert_eq!((drift.kept, drift.changes.len()), (3, 0));
    let told = "The questions have changed since you answered (version 1.0.0, now 1.1.0). 3 answers still fit.";
    assert_eq!(drift.sentences(), [told]);

    let text = TEA.replace("Who is there?", "Who is with you?");
    let (_, drift) = file_of(ALL).resume(&Edition::of(&catalogue(&text), &text), &catalogue(&text));
    let told = "The questions have changed since you answered (version still 1.0.0). 3 answers still fit.";
    assert_eq!(drift.sentences(), [told]);

    // Somebody who writes an answers file by hand need not work out the digest.
    let by_hand =
        AnswersFile { catalogue: Edition { sha256: String::new(), ..Edition::of(tea(), TEA) }, ..file_of(ALL) };
    assert!(by_hand.resume(&Edition::of(tea(), TEA), tea()).1.is_empty());
}

#[test]
fn removed_question_is_named() {
    let (said, drift) = drifted(
        "answers: { hour: [late], company: [cat] }\nnotes: { company: Purrs., weather: Rain. }",
        &[("id: company", "id: companions")],
    );
    assert_eq!(said[1], Answer::Open);
    assert_eq!((drift.kept, drift.changes.as_slice()), (1, [Change::QuestionGone { id: "company".into() }].as_slice()));
    assert_eq!(drift.sentences()[1], "Question removed: `company`. Your answer stays in the file.");
}

#[test]
fn removed_question_is_named_once() {
    let gone = "answers: { gone: [a] }\nnot_sure: [gone, other]\nnotes: { gone: b, noted: c }";
    let (_, drift) = drifted(gone, &[]);
    let change = |id: &str| Change::QuestionGone { id: id.into() };
    assert_eq!(drift.changes, [change("gone"), change("noted"), change("other")]);
}

#[test]
fn removed_choice_reopens_the_question() {
    let (said, drift) = drifted("answers: { hour: [early] }", &[("id: early", "id: morning")]);
    assert_eq!(said[0], Answer::Open);
    let question = "What time is it?".to_owned();
    assert_eq!(drift.changes, [Change::ChoiceGone { question, gone: ids(&["early"]), open: true }]);
    assert_eq!(drift.sentences()[1], "“What time is it?” needs a new answer: the choice `early` was removed.");
}

#[test]
fn removed_choice_leaves_the_other_ticks() {
    let (said, drift) = drifted("answers: { hour: [late], company: [cat, boss] }", &[("id: cat", "id: lion")]);
    assert_eq!(said[1], picked("company", &["boss"]));
    let question = "Who is there?".to_owned();
    assert_eq!(drift.changes, [Change::ChoiceGone { question, gone: ids(&["cat"]), open: false }]);
    let told = "“Who is there?” keeps the rest of your answer: the choice `cat` was removed.";
    assert_eq!(drift.sentences()[1], told);
}

#[test]
fn removing_all_chosen_choices_does_not_mean_none_of_these() {
    let changes = [("id: cat", "id: lion"), ("id: boss", "id: chief")];
    let (said, drift) = drifted("answers: { company: [cat, boss] }", &changes);
    assert_eq!((said[1], drift.kept), (Answer::Open, 0));
    let question = "Who is there?".to_owned();
    assert_eq!(drift.changes, [Change::ChoiceGone { question, gone: ids(&["cat", "boss"]), open: true }]);
}

#[test]
fn too_many_choices_reopen_the_question() {
    for change in [("type: many", "type: many\n    max: 1"), ("    type: many\n", "")] {
        let (said, drift) = drifted("answers: { company: [cat, boss] }", &[change]);
        assert_eq!(said[1], Answer::Open);
        let question = "Who is there?".to_owned();
        assert_eq!(drift.changes, [Change::NoFit { question, given: ids(&["cat", "boss"]) }]);
        let told = "“Who is there?” needs a new answer: it no longer accepts `cat`, `boss`.";
        assert_eq!(drift.sentences()[1], told);
        // One of them it still takes.
        let (said, drift) = drifted("answers: { hour: [late], company: [boss] }", &[change]);
        assert_eq!((said[1], drift.changes), (picked("company", &["boss"]), vec![]));
    }
    let (_, drift) = drifted("answers: { company: [] }", &[("    type: many\n", "")]);
    let told = "“Who is there?” needs a new answer: it no longer accepts “none of these”.";
    assert_eq!(drift.sentences()[1], told);
}

const NEW: (&str, &str) = (
    "  - id: company\n",
    "  - id: place\n    title: Where is it?\n    choices: [{ id: home, label: Home, points: {} }, { id: away, label: \
     Away, points: {} }]\n  - id: company\n",
);

#[test]
fn new_question_is_named_but_unreached_ones_are_not() {
    let (said, drift) = drifted("answers: { hour: [late], company: [cat] }", &[NEW]);
    assert_eq!((said[1], said[3]), (Answer::Open, Answer::Open));
    assert_eq!(drift.changes, [Change::New { question: "Where is it?".into() }], "the weather was not reached yet");
    assert_eq!(drift.sentences()[1], "New question: “Where is it?”");
    let (_, drift) = drifted("answers: { hour: [late] }", &[NEW]);
    assert_eq!(drift.changes, [], "it comes up by itself");
}

/// In another order than that of the file, an open question before one that is answered says nothing.
#[test]
fn questions_unreached_in_another_order_are_not_new() {
    let (_, drift) = drifted("order: short\nanswers: { weather: [wet] }", &[]);
    assert_eq!(drift.changes, []);
}

/// The answers of `path`, opened with the next version and saved there with a new one.
fn saved_with_next(path: &Path, changes: &[(&str, &str)]) -> AnswersFile {
    let (catalogue, edition) = next(changes);
    let old = saved_file(path);
    let (mut progress, _) = old.resume(&edition, &catalogue);
    let weather = catalogue.questions.iter().find(|question| question.id == "weather").unwrap();
    progress.answers.set(weather, Answer::NotSure);
    let new = AnswersFile { catalogue: edition, ..old }.with_responses(&catalogue, &progress);
    fs::write(path, new.text()).unwrap();
    saved_file(path)
}

#[test]
fn answers_that_do_not_fit_stay_until_the_question_is_answered_again() {
    let fixture = Fixture::new();
    let path = fixture.put("ada.yaml", file_of("answers: { hour: [early], company: [cat, boss] }").text());
    let changes = [("id: early", "id: morning"), ("id: cat", "id: lion"), ("id: hour", "id: time")];
    let saved = saved_with_next(&path, &changes);
    assert_eq!(saved.answers.get("hour"), Some(&ids(&["early"])));
    assert_eq!(saved.answers.get("company"), Some(&ids(&["cat", "boss"])));
    let mut back = open(&path);
    assert_eq!(back.said("hour"), picked("hour", &["early"]));
    assert_eq!(back.said("company"), picked("company", &["cat", "boss"]));
    assert_eq!(back.said("weather"), Answer::NotSure);
    back.answer("company", &[]);
    back.answer("weather", &["wet"]);
    back.saves();
    let saved = saved_file(&path);
    assert_eq!((saved.answers.get("company"), saved.not_sure.len()), (Some(&vec![]), 0));
}

#[test]
fn long_lists_of_changes_are_cut() {
    let many: Vec<String> = (0..200).map(|at| format!("choice_{at}")).collect();
    let (_, drift) =
        drifted(&format!("answers: {{ company: [cat, {}], {}: [a] }}", many.join(", "), "x".repeat(500)), &[]);
    for sentence in drift.sentences() {
        assert!(sentence.chars().count() < 160, "{sentence}");
    }
}

#[test]
fn guesses_are_kept_until_their_answer_is_another_one() {
    let fixture = Fixture::new();
    let text = "answers: { hour: [early], company: [cat] }\nguesses: [hour, company, gone]";
    let path = fixture.put("ada.yaml", file_of(text).text());
    let saved = saved_with_next(&path, &[("id: early", "id: morning")]);
    assert_eq!((saved.format, saved.guesses), (2, ids(&["hour", "company", "gone"])), "nothing is dropped");
    let mut back = open(&path);
    back.answer("company", &["boss"]);
    back.saves();
    assert_eq!(saved_file(&path).guesses, ids(&["hour", "gone"]));
}
