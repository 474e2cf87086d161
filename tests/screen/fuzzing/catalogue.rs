//! Any text as a catalogue: it is refused with every fault in its place, or it can be asked to the end.

use super::assertions::{is_safe, lies_in};
use serde_json::Value;
use whichone::{
    analysis::{audit, decisive_order},
    catalogue::{Catalogue, Kind, load},
    cli::diagnostics,
    diagnostics::Diagnostic,
    lints::{Finding, audit_findings, findings},
    quiz::{Command, Order, Quiz, Stage},
    report::{Checked, Format, Metadata, Report, audit_json, audit_text, check_json, graph},
    yaml::locate,
};

pub fn check(bytes: &[u8]) {
    // A file that is not UTF-8 is refused before.
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match load(text) {
        Err(faults) => refused(text, &faults),
        Ok(catalogue) => {
            doubted(text, &catalogue, &findings(&catalogue));
            audited(text, &catalogue);
            answered(&catalogue, Order::Written);
            answered(&catalogue, decisive_order(&catalogue));
        }
    }
}

fn refused(text: &str, faults: &[Diagnostic]) {
    assert!(!faults.is_empty());
    let outside = faults.iter().find(|fault| !lies_in(&fault.position, text));
    assert!(outside.is_none(), "{outside:?}");
    let told = diagnostics::errors("x", text, faults);
    assert!(is_safe(&told), "{told:?}");
    is_json(&check_json(&[("x", false, Checked::Faulty(faults))], true));
}

fn doubted(text: &str, catalogue: &Catalogue, findings: &[Finding]) {
    let places = |finding: &Finding| {
        let others = finding.evidence.iter().flat_map(|witness| witness.places.clone());
        others.chain([finding.path.clone()]).collect::<Vec<_>>()
    };
    let paths: Vec<_> = findings.iter().flat_map(places).collect();
    let outside = locate(text, &paths).into_iter().find(|place| !lies_in(place, text));
    assert!(outside.is_none(), "{outside:?}");
    let told = diagnostics::findings("x", text, findings);
    assert!(is_safe(&told), "{told:?}");
    is_json(&check_json(&[("x", true, Checked::Loaded(catalogue, text, findings))], true));
}

fn audited(text: &str, catalogue: &Catalogue) {
    let audit = audit(catalogue);
    for told in [audit_text(catalogue, &audit), graph(catalogue)] {
        assert!(is_safe(&told), "{told:?}");
    }
    is_json(&audit_json(catalogue, &audit, &audit_findings(catalogue, &audit), text));
}

/// Answers every question, each in another way, up to the verdict, and writes it in every format.
fn answered(catalogue: &Catalogue, order: Order) {
    let mut quiz = Quiz::new(catalogue, order);
    quiz.apply(Command::Continue).unwrap();
    let mut asked = 0;
    while let Some(question) = quiz.question() {
        let choice = question.index % question.choices.len();
        let answer = match question.kind {
            _ if question.index % 4 == 3 => Command::NotSure,
            Kind::One => Command::Choose(choice),
            Kind::Many { .. } => {
                quiz.apply(Command::Toggle(choice)).unwrap();
                Command::Confirm
            }
        };
        quiz.apply(answer).unwrap();
        asked += 1;
        assert!(asked <= catalogue.questions.len(), "no question is asked twice");
    }
    assert_eq!(quiz.stage(), Stage::Review);
    quiz.apply(Command::Finish).unwrap();
    let report = Report::of(&quiz, &Metadata::default());
    assert_eq!(report.remaining, (0, 0), "nothing is left to be asked");
    for format in Format::ALL {
        let written = format.write(&report);
        assert!(is_safe(&written), "{written:?}");
    }
}

fn is_json(text: &str) {
    serde_json::from_str::<Value>(text).unwrap();
}
