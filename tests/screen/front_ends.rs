//! The screen, line mode and no asking at all: the same answers give the same result.
#[allow(dead_code)]
#[path = "../core/model/spec.rs"]
mod spec;

use std::{env, fs, process::Command};

use proptest::prelude::*;
use serde_json::Value;
use whichone::{
    catalogue::{Catalogue, Question},
    line_mode::{self, LineIo},
    quiz::{Answer, Answers, Order, Quiz},
    report::{Metadata, Report, json},
    store::SessionInfo,
};

use crate::script::{DARK, Memory, play};

/// What is asked of somebody who means to answer so, up to the first question they leave open.
fn asked<'c>(catalogue: &'c Catalogue, meant: &Answers) -> Vec<(&'c Question, Answer)> {
    let mut given = Answers::none(catalogue);
    let mut asked = Vec::new();
    while let Some(next) = given.visible(catalogue).into_iter().find(|q| given.get(q) == Answer::Open) {
        let answer = meant.get(next);
        if answer == Answer::Open {
            break;
        }
        given.set(next, answer);
        asked.push((next, answer));
    }
    asked
}

/// The keys that answer so, and then show the verdict.
fn keys(asked: &[(&Question, Answer)]) -> String {
    let answer = |(question, answer): &(&Question, Answer)| match answer {
        Answer::NotSure => "0".into(),
        Answer::Picked(picks) if question.kind == whichone::catalogue::Kind::One => numbers(Answer::Picked(*picks), ""),
        picked => format!("{}<enter>", numbers(*picked, "")),
    };
    format!("<enter>{}v", asked.iter().map(answer).collect::<String>())
}

/// The lines that do.
fn lines(asked: &[(&Question, Answer)]) -> String {
    let answer = |(_, answer): &(&Question, Answer)| match answer {
        Answer::NotSure => "0\n".into(),
        picked => numbers(*picked, " ") + "\n",
    };
    format!("{}v\n", asked.iter().map(answer).collect::<String>())
}

fn numbers(answer: Answer, between: &str) -> String {
    let numbers = answer.picks().unwrap().iter().map(|at| (at + 1).to_string());
    numbers.collect::<Vec<_>>().join(between)
}

/// The arguments that do.
fn arguments(asked: &[(&Question, Answer)]) -> Vec<String> {
    let argument = |(question, answer): &(&Question, Answer)| match answer.picks() {
        None => ["--not-sure".to_owned(), question.id.clone()],
        Some(picks) => {
            let ids: Vec<&str> = picks.iter().map(|at| question.choices[at].id.as_str()).collect();
            ["--answer".into(), format!("{}={}", question.id, ids.join(","))]
        }
    };
    asked.iter().flat_map(argument).collect()
}

/// A result as JSON, but for how it was come to.
fn result(json: &str) -> Value {
    let mut result: Value = serde_json::from_str(json).unwrap();
    result["about"].take();
    result["catalogue"].take();
    result
}

fn on_the_screen(catalogue: &Catalogue, keys: &str) -> Value {
    let played = play(catalogue, DARK, (80, 24), keys);
    result(&json(&Report::of(played.quiz(), &Metadata::default())))
}

fn by_line(catalogue: &Catalogue, lines: &str) -> Value {
    let mut quiz = Quiz::new(catalogue, Order::Written);
    let mut lines = LineIo { input: lines.as_bytes(), output: Vec::new(), repeat: true, ascii: false };
    line_mode::ask(&mut quiz, &SessionInfo::default(), &mut lines, &mut Memory::default()).unwrap();
    result(&json(&Report::of(&quiz, &Metadata::default())))
}

fn headless(catalogue: &str, arguments: &[String]) -> Value {
    let path = env::temp_dir().join(format!("whichone-front-ends-{}.yaml", std::process::id()));
    fs::write(&path, catalogue).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_whichone"));
    command.args(["report", "--format", "json", "--catalogue"]).arg(&path).args(arguments);
    let output = command.output().unwrap();
    fs::remove_file(&path).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    result(&String::from_utf8(output.stdout).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn screen_line_mode_and_report_agree(
        (spec, given) in (2_usize..=4).prop_flat_map(|options| spec::case(options, 7)),
    ) {
        let catalogue = spec.load();
        let asked = asked(&catalogue, &spec::answers(&catalogue, &given));
        let by_line = by_line(&catalogue, &lines(&asked));
        prop_assert_eq!(&on_the_screen(&catalogue, &keys(&asked)), &by_line);
        let arguments = arguments(&asked);
        // Without answers there is nothing to report on.
        if !arguments.is_empty() {
            prop_assert_eq!(&headless(&spec.yaml(), &arguments), &by_line);
        }
    }
}
