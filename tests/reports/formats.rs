//! Results as they are written: each format for each kind of verdict, with the same numbers in all. `tests/screen` holds
//! the screen to those of the JSON.
//! `tests/screen/fuzzing` has what hostile text does to them.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use serde_json::Value;
use whichone::{
    analysis::case_answers,
    catalogue::{Catalogue, load},
    quiz::{Answer, OrderName, Responses, Weight},
    report::{DecisionDetails, Format, InterviewMode, Metadata, Report, ascii_text},
    scoring::VerdictKind,
};

use crate::reading::{elements_and_text, markdown_text};
use crate::script::{DARK, built_in, exclusions, play, three, verdict};

/// A result of each kind.
const KINDS: [(&str, &str); 5] = [
    ("clear", "reverse_proxy"),
    ("leaning", "build_tool"),
    ("both", "fruit_sorter"),
    ("either", "telemetry_intake"),
    ("unfinished", ""),
];

fn about() -> Metadata {
    Metadata {
        project: "edge proxy".into(),
        by: "Ada".into(),
        date: "2026-11-22".into(),
        sha256: "0123456789abcdef".repeat(4),
        file: String::new(),
        decision: DecisionDetails::default(),
        interview_mode: Some(InterviewMode { order: OrderName::Written, forecast_seen: true }),
    }
}

/// The answers of a worked case, or four of the first questions; with two notes.
fn progress(catalogue: &Catalogue, case: &str) -> Responses {
    let mut progress = Responses { forecast_seen: true, ..Responses::none(catalogue) };
    match catalogue.cases.iter().find(|known| known.id == case) {
        Some(case) => progress.answers = case_answers(catalogue, case),
        None => {
            for _ in 0..4 {
                let visible = progress.answers.visible(catalogue);
                let open = visible.into_iter().find(|question| progress.answers.get(question) == Answer::Open).unwrap();
                let not_sure = open.index % 2 == 1;
                let answer = if not_sure { Answer::NotSure } else { Answer::Picked(open.allowed().nth(1).unwrap()) };
                progress.answers.set(open, answer);
            }
        }
    }
    progress.notes.set(&catalogue.questions[0], "Four gateways, one team.");
    progress
}

fn report<'c>(catalogue: &'c Catalogue, case: &str) -> Report<'c> {
    let progress = progress(catalogue, case);
    Report::new(catalogue, &progress, about())
}

/// A report with weights of every size.
fn weighed(catalogue: &Catalogue) -> Report<'_> {
    let case = catalogue.cases.iter().find(|case| case.id == "build_tool").unwrap();
    let mut responses = Responses::from(case_answers(catalogue, case));
    for (id, weight) in [("concurrency", Weight::Four), ("onboarding", Weight::Half), ("slack", Weight::Zero)] {
        let reason = catalogue.reasons.iter().position(|reason| reason.id == id).unwrap();
        responses.priorities.set(reason, weight);
    }
    Report::new(catalogue, &responses, Metadata::default())
}

#[test]
fn every_format_states_the_priorities_and_the_verdict_without_them() {
    let catalogue = built_in();
    let report = weighed(&catalogue);
    let said = "Priorities: Concurrency at scale counts four times, Easy to pick up half as much, and No performance pressure \
                does not count. Without them: Rust, narrowly.";
    let [text, markdown, record, html] =
        [Format::Text, Format::Markdown, Format::Adr, Format::Html].map(|format| format.write(&report));
    for shown in [text.clone(), markdown_text(&markdown), markdown_text(&record), elements_and_text(&html).1] {
        assert!(shown.split_whitespace().collect::<Vec<_>>().join(" ").contains(said), "{shown}");
    }
    assert!(text.contains("4× Concurrency at scale") && html.contains("--points: 2.5"), "{html}");
    assert_snapshot!("priorities_markdown", markdown.split("## How the verdict").next().unwrap());
}

#[test]
#[cfg(unix)]
fn each_format_of_each_kind_of_verdict() {
    let catalogue = built_in();
    for (kind, case) in KINDS {
        let report = report(&catalogue, case);
        let strengths =
            [VerdictKind::Clear, VerdictKind::Leans, VerdictKind::Both, VerdictKind::Either, VerdictKind::Insufficient];
        let at = KINDS.iter().position(|(name, _)| *name == kind).unwrap();
        assert_eq!(report.verdict.kind, strengths[at], "{kind}");
        for format in Format::ALL {
            assert_snapshot!(format!("{kind}_{}", format.name()), format.write(&report));
        }
    }
}

#[test]
fn every_format_says_what_guesses_and_unknown_answers_can_do() {
    let catalogue = built_in();
    let mut progress = progress(&catalogue, "build_tool");
    let mut counted = progress.answers.scored(&catalogue);
    let (unknown, _) = counted.pop().unwrap();
    for (question, _) in counted {
        progress.answers.set_guess(question, true);
    }
    progress.answers.set(unknown, Answer::NotSure);
    progress.notes.set(unknown, "Ask Bo.");
    let report = Report::new(&catalogue, &progress, about());
    for format in Format::ALL {
        let written = format.write(&report);
        let flat = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let expected: &[&str] = match format {
            Format::Json => &["\"check_first\": \"", "\"find_out\": [ {"],
            Format::Adr => {
                &["answers are guesses. Check", "different from the guess", "becomes known; the answer was “not sure”"]
            }
            _ => &["answers are guesses. Check", "Guess: ", "Find out first: ", "Ask Bo."],
        };
        for words in expected {
            assert!(flat.contains(words), "{words} is not in {}:\n{written}", format.name());
        }
    }
}

/// The points in a text: every "9 of 10", and every "+4".
fn figures(text: &str) -> BTreeSet<String> {
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty();
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || ",;().│┐┌".contains(c)).filter(|w| !w.is_empty()).collect();
    let pairs = words.windows(3).filter(|three| number(three[0]) && three[1] == "of" && number(three[2]));
    let pairs = pairs.map(|three| three.join(" "));
    let sums = words.iter().filter(|word| word.strip_prefix('+').is_some_and(number)).map(|word| (*word).to_owned());
    pairs.chain(sums).collect()
}

#[test]
fn every_format_has_the_same_numbers() {
    let catalogue = built_in();
    let kinds = KINDS.map(|(kind, case)| (kind, report(&catalogue, case)));
    for (kind, report) in kinds.into_iter().chain([("priorities", weighed(&catalogue))]) {
        let text = Format::Text.write(&report);
        let shown = figures(&text);
        assert!(shown.len() > 5, "{kind}: {shown:?}");
        let (markdown, html) = (Format::Markdown.write(&report), Format::Html.write(&report));
        for (name, text) in [("markdown", markdown_text(&markdown)), ("html", elements_and_text(&html).1)] {
            assert_eq!(figures(&text), shown, "{kind} as {name}");
        }
        let record = markdown_text(&Format::Adr.write(&report));
        assert!(figures(&record).is_subset(&shown), "{kind}: {:?}", figures(&record).difference(&shown));
        // The points, the lead and the counts are the same words everywhere.
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = [&report.points, &report.figures[1], &report.method()[2]].map(|text| flat(text));
        for text in [text, markdown_text(&markdown), elements_and_text(&html).1, record] {
            for said in &said {
                assert!(flat(&text).contains(said), "{kind}: {said}\nin {text}");
            }
        }
        let json: Value = serde_json::from_str(&Format::Json.write(&report)).unwrap();
        if !report.priorities.is_empty() {
            for (option, column) in catalogue.options.iter().zip(&report.columns) {
                let points = json["priorities"]["verdict"]["scores"][&option.id].as_f64();
                assert_eq!(points, Some(column.points.value()), "{kind}");
            }
            continue;
        }
        for (option, column) in catalogue.options.iter().zip(&report.columns) {
            let points = u64::from(column.points.0 / 2);
            assert_eq!(json["verdict"]["scores"][&option.id].as_u64(), Some(points), "{kind}");
            let of = |list: &str, points: &dyn Fn(&Value) -> u64| {
                json[list].as_array().unwrap().iter().map(points).sum::<u64>()
            };
            assert_eq!(of("answers", &|line| line["adds"][&option.id].as_u64().unwrap()), points, "{kind}: by answers");
            let by_reason =
                |line: &Value| line["points"].as_u64().unwrap() * line["supports"][&option.id].as_u64().unwrap();
            assert_eq!(of("reasons", &by_reason), points, "{kind}: by reasons");
        }
    }
}

#[test]
fn advice_names_the_parts_in_every_format() {
    let catalogue = load(include_str!("../catalogues/valid/table_or_broker.yaml")).unwrap();
    let report = report(&catalogue, "payments");
    let words = |text: &str| text.split_whitespace().filter(|word| *word != "│").collect::<Vec<_>>().join(" ");
    let where_to = "Use Table for jobs that belong to a change in the database. \
                    Use Broker for jobs that several programs must get.";
    assert_eq!(report.advice[0], where_to);
    let screen = play(&catalogue, DARK, (100, 40), &verdict(&catalogue, "payments")).text();
    for text in [
        Format::Text.write(&report),
        markdown_text(&Format::Markdown.write(&report)),
        markdown_text(&Format::Adr.write(&report)),
        elements_and_text(&Format::Html.write(&report)).1,
        screen,
    ] {
        assert!(words(&text).contains(where_to), "{text}");
    }
}

#[test]
fn three_options_in_every_format() {
    let catalogue = three();
    let mut progress = Responses::none(&catalogue);
    for question in catalogue.questions.clone() {
        progress
            .answers
            .set(&question, Answer::Picked(question.allowed().nth(2 % question.allowed().count()).unwrap()));
    }
    let report = Report::new(&catalogue, &progress, about());
    for format in [Format::Markdown, Format::Adr, Format::Html] {
        assert_snapshot!(format!("three_{}", format.name()), format.write(&report));
    }
}

#[test]
#[cfg(unix)]
fn exclusions_in_every_format() {
    let catalogue = exclusions();
    for case in &catalogue.cases {
        let answers = case_answers(&catalogue, case);
        let report = Report::new(&catalogue, &answers.clone().into(), about());
        for format in Format::ALL {
            assert_snapshot!(format!("exclusions_{}_{}", case.id, format.name()), format.write(&report));
        }
    }
}

#[test]
fn command_in_a_report_gives_the_same_result() {
    let catalogue = built_in();
    for (kind, case) in KINDS {
        let report = report(&catalogue, case);
        let words = shlex::split(&report.replay("json")).unwrap();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_whichone")).args(&words[1..]).output().unwrap();
        let again: Value = serde_json::from_slice(&output.stdout).unwrap();
        let first: Value = serde_json::from_str(&Format::Json.write(&report)).unwrap();
        for part in ["verdict", "outlook", "changes", "reasons", "not_asked"] {
            assert_eq!(again[part], first[part], "{kind}: {part}");
        }
    }
}

/// Three options, of which one reason supports two at different levels.
const LEVELS: &str = "\
format: 1
id: levels
version: '1'
title: Which?
summary: s
options: [{ id: a, name: A }, { id: b, name: B }, { id: c, name: C }]
sources: [{ id: book, title: The Book, url: 'https://a.example/b' }, { id: talk, title: A talk }]
reasons:
  - { id: r, title: Speed, supports: { a: 2, b: 1 }, summary: s, because: it must be fast, source: [book chapter 2] }
  - { id: x, title: Safety, supports: { c: 3 }, summary: s }
questions:
  - id: q
    title: How fast?
    topic: Pace
    choices: [{ id: fast, label: Fast, points: { r: 3 } }, { id: slow, label: Slow, points: { x: 1 } }]
  - id: w
    title: How safe?
    choices: [{ id: very, label: Very, points: { x: 1 } }, { id: so, label: So }]
comparison:
  - { id: m, title: Pace, reasons: [r], cells: { a: Quick., b: Less so., c: Slow. }, source: [book chapter 2, talk] }
faq: [{ question: Why?, answer: Because., source: [talk] }]
";

/// The result of the first choice of each question.
fn levels(catalogue: &Catalogue) -> Report<'_> {
    let mut progress = Responses::none(catalogue);
    for question in &catalogue.questions {
        progress.answers.set(question, Answer::Picked(question.allowed().next().unwrap()));
    }
    Report::new(catalogue, &progress, Metadata::default())
}

#[test]
fn decision_record_gives_each_option_its_own_points() {
    let catalogue = load(LEVELS).unwrap();
    let record = Format::Adr.write(&levels(&catalogue));
    for line in [
        "* Speed: A (6 of 6 points) and B (3 of 3 points)",
        "* Good, because it must be fast (6 of 6 points): Pace: Fast (+6)",
        "* Good, because it must be fast (3 of 3 points): Pace: Fast (+3)",
        "* Bad, because it must be fast, which points to A (6 of 6 points) and B (3 of 3 points)",
        "* Good, because it scores on Safety (3 of 6 points): How safe? Very (+3)",
        "* Bad, because it gives up Safety, which C (3 of 6 points) would offer",
    ] {
        assert!(record.contains(&format!("{line}\n")), "{line}\nnot in\n{record}");
    }
}

#[test]
fn every_report_has_sources_and_faq() {
    let catalogue = load(LEVELS).unwrap();
    let report = levels(&catalogue);
    let text = Format::Text.write(&report);
    for line in [
        "  Pace [book chapter 2, talk]",
        "Questions people ask\n  Why?\n    Because. [talk]",
        "Sources\n  book: The Book\n    https://a.example/b\n  talk: A talk\n",
    ] {
        assert!(text.contains(line), "{line}\nnot in\n{text}");
    }
    let markdown = Format::Markdown.write(&report);
    assert!(markdown.contains("| Pace | Quick. | Less so. | Slow. | book chapter 2, talk |"), "{markdown}");
    assert!(markdown.contains("### Why?\n\nBecause. (talk)\n"), "{markdown}");
    for markdown in [markdown, Format::Adr.write(&report)] {
        assert!(markdown.contains("* book: The Book, <https://a.example/b>\n* talk: A talk\n"), "{markdown}");
    }
    let html = Format::Html.write(&report);
    assert!(
        html.contains("<li>book: The Book, <a href=\"https://a.example/b\">https://a.example/b</a></li>"),
        "{html}"
    );
    assert!(html.contains("<a href=\"https://a.example/b\">book chapter 2</a>, talk"), "{html}");
}

#[test]
fn each_answer_is_beside_its_topic() {
    let catalogue = built_in();
    for (kind, case) in KINDS {
        let report = report(&catalogue, case);
        let given = report.columns.iter().flat_map(|column| &column.reasons).flat_map(|line| &line.given);
        let words: Vec<String> = given.map(|given| format!("{}: {}", given.question.topic, given.label)).collect();
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let text = flat(&match format {
                Format::Markdown => markdown_text(&format.write(&report)),
                Format::Html => elements_and_text(&format.write(&report)).1,
                _ => format.write(&report),
            });
            for words in &words {
                assert!(text.contains(words), "{kind}: {words}\nnot in\n{text}");
            }
            assert!(!text.contains("What are you building?"), "{kind}: topics, not questions");
        }
    }
}

#[test]
#[cfg(unix)]
fn ascii_text_draws_only_ascii() {
    let catalogue = built_in();
    for (kind, case) in KINDS {
        let text = ascii_text(&report(&catalogue, case));
        assert!(text.is_ascii(), "{kind}: {text}");
        let fits = |line: &str| line.len() <= 78 || line.contains("://");
        assert!(text.lines().all(|line| fits(line) && line.trim_end() == line), "{kind}: {text}");
    }
}

/// The title, the outcome, the consequences, the options and what would make one revisit it.
#[test]
fn sentences_of_a_decision_record() {
    let catalogues = [
        built_in(),
        three(),
        load(LEVELS).unwrap(),
        load(include_str!("../catalogues/valid/table_or_broker.yaml")).unwrap(),
    ];
    let mut told = Vec::new();
    for catalogue in &catalogues {
        let mut reports =
            vec![levels(catalogue), Report::new(catalogue, &Responses::none(catalogue), Metadata::default())];
        for case in &catalogue.cases {
            reports.push(Report::new(catalogue, &case_answers(catalogue, case).into(), Metadata::default()));
        }
        for report in reports {
            let record = Format::Adr.write(&report);
            let wanted = ["# ", "We have", "Chosen", "No option", "* Good", "* Bad", "* Neutral"];
            let is_wanted =
                |line: &&str| wanted.iter().any(|wanted| line.starts_with(wanted)) || line.contains("(then: ");
            let revisit = record.lines().skip_while(|line| *line != "### Revisit this decision if").nth(2).unwrap();
            let lines = record.lines().take_while(|line| *line != "### Answers").filter(is_wanted);
            told.extend(lines.chain([revisit]).map(str::to_owned));
            told.push(String::new());
        }
    }
    assert_snapshot!(told.join("\n"));
}
