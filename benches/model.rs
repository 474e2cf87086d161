//! How long the figures of a result take for 12, 100 and 500 questions (docs/decision-model.md, part 10):
//! `cargo bench --bench model`.
//!
//! "Plain" catalogues have no skip logic, and five answers to each question, worth 0 to 4 points to one of the options.
//! "Skipping" ones are the same, but every second question depends on the one before it and on one of the first three.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "a bench may fail as a test does")]

use std::fmt::Write;

use divan::{Bencher, black_box};
use whichone::{
    catalogue::{self, Catalogue},
    quiz::{Answer, Answers, Responses, Weight},
    report::{Metadata, Report},
};

fn main() {
    divan::main();
}

/// A catalogue to measure.
#[derive(Debug, Clone, Copy)]
enum Case {
    BuiltIn,
    Plain(usize),
    Skipping(usize),
    /// Twenty controlling questions that later questions still name: beyond the budget.
    TooLarge,
}

const CASES: [Case; 5] = [Case::BuiltIn, Case::Plain(100), Case::Plain(500), Case::Skipping(100), Case::Skipping(500)];

const ALL: [Case; 6] = [CASES[0], CASES[1], CASES[2], CASES[3], CASES[4], Case::TooLarge];

impl Case {
    fn load(self) -> Catalogue {
        match self {
            Self::BuiltIn => catalogue::load(include_str!("../questions.yaml")).unwrap(),
            Self::Plain(size) => catalogue(size, |_| String::new()),
            Self::Skipping(size) => catalogue(size, |at| match at {
                4.. if at % 2 == 0 => format!("when: {{ q{}: [c0, c2, c4], q{}: [c1, c2, c3] }}", at - 1, at / 2 % 3),
                _ => String::new(),
            }),
            Self::TooLarge => catalogue(40, |at| match at {
                20.. => format!("when: {{ q{}: [c0, c1] }}", at - 20),
                _ => String::new(),
            }),
        }
    }
}

fn catalogue(size: usize, when: impl Fn(usize) -> String) -> Catalogue {
    let mut text = String::from("format: 1\nid: c\nversion: '1'\ntitle: t\nsummary: s\noptions:\n");
    text.push_str("  - { id: a, name: A, summary: s }\n  - { id: b, name: B, summary: s }\nreasons:\n");
    text.push_str("  - { id: for_a, title: t, summary: s, supports: { a: 1 } }\n");
    text.push_str("  - { id: for_b, title: t, summary: s, supports: { b: 1 } }\nquestions:\n");
    for at in 0..size {
        write!(text, "  - id: q{at}\n    title: t\n    {}\n    choices:\n", when(at)).unwrap();
        let reason = if at % 2 == 0 { "for_a" } else { "for_b" };
        for choice in 0..5 {
            writeln!(text, "      - {{ id: c{choice}, label: l{choice}, points: {{ {reason}: {choice} }} }}").unwrap();
        }
    }
    catalogue::load(&text).unwrap()
}

/// Answers to all questions but those that are `open`, mostly in favour of the first option.
fn answered(catalogue: &Catalogue, open: impl Fn(usize) -> bool) -> Answers {
    let mut answers = Answers::none(catalogue);
    for question in catalogue.questions.iter().filter(|question| !open(question.index)) {
        let allowed: Vec<_> = question.allowed().collect();
        // Every fifth answer is the first one, the others favour the first option.
        let pick = match question.index {
            index if index % 5 == 0 => 0,
            index if index % 2 == 0 => allowed.len() - 1,
            _ => 1,
        };
        answers.set(question, Answer::Picked(allowed[pick]));
    }
    answers
}

#[divan::bench(args = ALL)]
fn forecast_of_no_answers(bencher: Bencher, case: &Case) {
    let catalogue = case.load();
    let answers = Answers::none(&catalogue);
    bencher.bench_local(|| whichone::analysis::forecast(&catalogue, black_box(&answers)));
}

#[divan::bench(args = CASES)]
fn forecast_of_half_the_answers(bencher: Bencher, case: &Case) {
    let catalogue = case.load();
    let answers = answered(&catalogue, |index| 2 * index > catalogue.questions.len());
    bencher.bench_local(|| whichone::analysis::forecast(&catalogue, black_box(&answers)));
}

#[divan::bench(args = ALL)]
fn decided_of_no_answers(bencher: Bencher, case: &Case) {
    let catalogue = case.load();
    let answers = Answers::none(&catalogue);
    bencher.bench_local(|| whichone::analysis::decided(&catalogue, black_box(&answers)));
}

#[divan::bench(args = CASES)]
fn decided_of_half_the_answers(bencher: Bencher, case: &Case) {
    let catalogue = case.load();
    let answers = answered(&catalogue, |index| 2 * index > catalogue.questions.len());
    bencher.bench_local(|| whichone::analysis::decided(&catalogue, black_box(&answers)));
}

#[divan::bench(args = ALL)]
fn remaining(bencher: Bencher, case: &Case) {
    let catalogue = case.load();
    let answers = Answers::none(&catalogue);
    bencher.bench_local(|| whichone::analysis::remaining(&catalogue, black_box(&answers)));
}

#[divan::bench(args = ALL)]
fn what_if(bencher: Bencher, case: &Case) {
    let catalogue = case.load();
    let answers = answered(&catalogue, |_| false);
    bencher.bench_local(|| whichone::analysis::what_if(&catalogue, black_box(&answers)));
}

#[divan::bench(args = CASES)]
fn sensitivity(bencher: Bencher, case: &Case) {
    let catalogue = case.load();
    let answers = answered(&catalogue, |_| false);
    bencher.bench_local(|| {
        whichone::analysis::sensitivity(&catalogue, black_box(&answers), &whichone::quiz::Priorities::default())
    });
}

#[divan::bench(args = CASES)]
fn verdict(bencher: Bencher, case: &Case) {
    let catalogue = case.load();
    let answers = answered(&catalogue, |_| false);
    bencher.bench_local(|| whichone::analysis::verdict(&catalogue, black_box(&answers)));
}

#[divan::bench(args = ALL)]
fn audit(bencher: Bencher, case: &Case) {
    let catalogue = case.load();
    bencher.bench_local(|| whichone::analysis::audit(black_box(&catalogue)));
}

/// What a key on the result costs when it tries an answer or a weight: a whole report.
#[divan::bench(args = [Case::BuiltIn, Case::Plain(200), Case::Skipping(200), Case::TooLarge])]
fn trying(bencher: Bencher, case: &Case) {
    let catalogue = case.load();
    let mut responses = Responses::from(answered(&catalogue, |_| false));
    responses.priorities.set(0, Weight::Half);
    bencher.bench_local(|| Report::new(&catalogue, black_box(&responses), Metadata::default()));
}
