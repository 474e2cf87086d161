//! Any text as an answers file: it is refused, with the error in its place, or nothing in it is lost.

use std::sync::LazyLock;

use super::assertions::{is_safe, is_safe_line, lies_in};
use crate::script::three;
use whichone::{
    catalogue::{Catalogue, ChoiceSet, Kind},
    cli::diagnostics,
    quiz::{Answer, Responses, Weight},
    report::{Format, Report},
    store::{AnswersFile, Edition, parse},
};

static THREE: LazyLock<Catalogue> = LazyLock::new(three);

pub fn check(bytes: &[u8]) {
    // A file that is not UTF-8 is refused before.
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match parse(text) {
        Err(errors) => {
            assert!(errors.iter().all(|error| lies_in(&error.position, text)), "{errors:?}");
            let shown = diagnostics::errors("x", text, &errors);
            assert!(!errors.is_empty() && is_safe(&shown), "{shown:?}");
        }
        Ok(file) => {
            comes_back(&file);
            keeps_everything(&file);
        }
    }
}

/// What a file holds, whatever its order.
fn sorted(file: &AnswersFile) -> AnswersFile {
    let mut file = AnswersFile { questions: Vec::new(), ..file.clone() };
    file.answers.0.sort();
    file.notes.0.sort();
    file.not_sure.sort();
    file.guesses.sort();
    file.priorities.0.sort();
    file
}

fn comes_back(file: &AnswersFile) {
    assert_eq!(&parse(&file.text()).unwrap(), file);
    let AnswersFile {
        format: _,
        catalogue,
        project,
        by,
        saved,
        order: _,
        answers,
        not_sure,
        guesses,
        priorities,
        notes,
        outlook_seen: _,
        review_by,
        verdict: _,
        questions,
    } = file;
    let names = [&catalogue.id, &catalogue.version, &catalogue.sha256, project, by, saved, review_by].into_iter();
    let lists = answers.0.iter().flat_map(|(_, choices)| choices).chain(not_sure).chain(guesses).chain(questions);
    let notes = answers.keys().chain(priorities.keys()).chain(notes.0.iter().flat_map(|(id, note)| [id, note]));
    for text in names.chain(lists).chain(notes) {
        assert!(is_safe_line(text), "{text:?}");
    }
}

/// Opened with a catalogue and saved there, the file keeps all it had, plus what is answered anew.
fn keeps_everything(file: &AnswersFile) {
    let edition = Edition::of(&THREE, "");
    let (responses, migration) = file.resume(&edition, &THREE);
    assert!(migration.sentences().iter().all(|sentence| is_safe_line(sentence)), "{migration:?}");
    let saved = file.with_responses(&THREE, &responses);
    comes_back(&saved);
    assert_eq!(saved.resolve(&THREE).0, responses);
    assert_eq!(sorted(&saved), sorted(file));

    let mut anew = Responses::none(&THREE);
    for question in &THREE.questions {
        let picked = Answer::Picked(if question.kind == Kind::One { ChoiceSet::one(1) } else { ChoiceSet::NONE });
        anew.answers.set(question, if responses.answers.get(question) == picked { Answer::NotSure } else { picked });
    }
    for reason in 0..THREE.reasons.len() {
        let weight = if responses.priorities.get(reason) == Weight::Half { Weight::One } else { Weight::Half };
        anew.priorities.set(reason, weight);
    }
    let again = saved.with_responses(&THREE, &anew);
    comes_back(&again);
    assert_eq!(again.resolve(&THREE).0, anew);

    let report = Report::new(&THREE, &responses, file.metadata("three.yaml"));
    for format in Format::ALL {
        let written = format.write(&report);
        assert!(is_safe(&written), "{written:?}");
    }
}
