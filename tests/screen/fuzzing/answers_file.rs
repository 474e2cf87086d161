//! Any text as a sheet: it is refused with its fault in its place, or nothing that it says is lost.

use std::sync::LazyLock;

use super::assertions::{is_safe, is_safe_line, lies_in};
use crate::script::three;
use whichone::{
    catalogue::{Catalogue, ChoiceSet, Kind},
    cli::diagnostics,
    quiz::{Answer, Responses},
    report::{Format, Report},
    store::{AnswersFile, Edition, parse},
};

static THREE: LazyLock<Catalogue> = LazyLock::new(three);

pub fn check(bytes: &[u8]) {
    // A file that is not UTF-8 is refused before.
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match parse(text) {
        Err(faults) => {
            assert!(faults.iter().all(|fault| lies_in(&fault.position, text)), "{faults:?}");
            let told = diagnostics::errors("x", text, &faults);
            assert!(!faults.is_empty() && is_safe(&told), "{told:?}");
        }
        Ok(sheet) => {
            comes_back(&sheet);
            goes_on(&sheet);
        }
    }
}

/// What a sheet has to say, whatever its order.
fn said(sheet: &AnswersFile) -> AnswersFile {
    let mut sheet = AnswersFile { questions: Vec::new(), ..sheet.clone() };
    sheet.answers.0.sort();
    sheet.notes.0.sort();
    sheet.not_sure.sort();
    sheet
}

fn comes_back(sheet: &AnswersFile) {
    assert_eq!(&parse(&sheet.text()).unwrap(), sheet);
    let AnswersFile {
        format: _,
        catalogue,
        project,
        by,
        saved,
        order: _,
        answers,
        not_sure,
        notes,
        outlook_seen: _,
        questions,
    } = sheet;
    let names = [&catalogue.id, &catalogue.version, &catalogue.sha256, project, by, saved].into_iter();
    let lists = answers.0.iter().flat_map(|(_, choices)| choices).chain(not_sure).chain(questions);
    let notes = answers.keys().chain(notes.0.iter().flat_map(|(id, note)| [id, note]));
    for text in names.chain(lists).chain(notes) {
        assert!(is_safe_line(text), "{text:?}");
    }
}

/// Opened with a catalogue and saved there, the sheet says all that it said, and what is answered anew.
fn goes_on(sheet: &AnswersFile) {
    let edition = Edition::of(&THREE, "");
    let (progress, drift) = sheet.resume(&edition, &THREE);
    assert!(drift.sentences().iter().all(|sentence| is_safe_line(sentence)), "{drift:?}");
    let saved = sheet.with_responses(&THREE, &progress);
    comes_back(&saved);
    assert_eq!(saved.resolve(&THREE).0, progress);
    assert_eq!(said(&saved), said(sheet));

    let mut anew = Responses::none(&THREE);
    for question in &THREE.questions {
        let picked = Answer::Picked(if question.kind == Kind::One { ChoiceSet::one(1) } else { ChoiceSet::NONE });
        anew.answers.set(question, if progress.answers.get(question) == picked { Answer::NotSure } else { picked });
    }
    let again = saved.with_responses(&THREE, &anew);
    comes_back(&again);
    assert_eq!(again.resolve(&THREE).0, anew);

    let report = Report::new(&THREE, &progress.answers, &progress.notes, sheet.metadata("three.yaml"));
    for format in Format::ALL {
        let written = format.write(&report);
        assert!(is_safe(&written), "{written:?}");
    }
}
