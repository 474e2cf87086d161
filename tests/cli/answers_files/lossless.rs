//! Between an answers file and a quiz nothing is lost, whatever the catalogues, the answers and the edits in between.

use super::{
    fixture::catalogue,
    spec::{Said, Spec, answers, case},
};
use proptest::prelude::*;
use whichone::{
    catalogue::Catalogue,
    quiz::{Answer, Responses},
    store::{AnswersFile, Edition, parse},
};

/// The most questions that a catalogue has here.
const QUESTIONS: usize = 5;

/// Everything but the catalogue that progress is made of.
type Done = (Vec<Said>, Vec<String>, bool);

fn done() -> impl Strategy<Value = (Spec, Done)> {
    let notes = prop::collection::vec(prop_oneof![Just(String::new()), any::<String>(), "[ -~]{0,40}"], QUESTIONS);
    (case(2, QUESTIONS), notes, any::<bool>()).prop_map(|((spec, said), notes, seen)| (spec, (said, notes, seen)))
}

fn progress(catalogue: &Catalogue, (said, notes, outlook_seen): &Done) -> Responses {
    let mut progress = Responses::none(catalogue);
    progress.answers = answers(catalogue, said);
    progress.forecast_seen = *outlook_seen;
    for (question, note) in catalogue.questions.iter().zip(notes) {
        progress.notes.set(question, note);
    }
    progress
}

/// Other names for some questions and choices: to the old catalogue those are gone, and these are new.
fn renamed(text: &str, questions: u8, choices: u8) -> String {
    let mut text = text.to_owned();
    for at in (0..QUESTIONS).filter(|at| questions >> at & 1 == 1) {
        text = text.replace(&format!("q{at}"), &format!("other{at}"));
    }
    for at in (0..4).filter(|at| choices >> at & 1 == 1) {
        text = text.replace(&format!("c{at}"), &format!("another{at}"));
    }
    text
}

/// Two versions of one catalogue: what was done with the first, and with the second.
fn versions() -> impl Strategy<Value = ((Catalogue, Done), (Catalogue, Done))> {
    (done(), done(), any::<(u8, u8, bool)>()).prop_map(|((old, before), (new, after), (questions, choices, mixed))| {
        // Either a few names differ, or everything may.
        let basis = if mixed { &new } else { &old };
        let next = catalogue(&renamed(&basis.yaml(), questions, choices));
        let after = if mixed { after } else { before.clone() };
        ((old.load(), before), (next, after))
    })
}

fn empty(catalogue: &Catalogue) -> AnswersFile {
    AnswersFile::empty(Edition::of(catalogue, ""))
}

/// An answers file, as it comes back from its file.
fn filed(file: &AnswersFile) -> AnswersFile {
    let back = parse(&file.text()).unwrap();
    assert_eq!(&back, file);
    back
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn responses_survive_a_round_trip(((old, before), (new, after)) in versions()) {
        let wanted = progress(&new, &after);
        prop_assert_eq!(filed(&empty(&new).with_responses(&new, &wanted)).resolve(&new).0, wanted.clone());
        // Whatever was in the file.
        let used = empty(&old).with_responses(&old, &progress(&old, &before));
        prop_assert_eq!(filed(&used.with_responses(&new, &wanted)).resolve(&new).0, wanted);
    }

    #[test]
    fn another_catalogue_version_loses_nothing(((old, before), (new, _)) in versions()) {
        let before = progress(&old, &before);
        let file = filed(&empty(&old).with_responses(&old, &before));
        let (there, _) = file.resolve(&new);
        let saved = filed(&file.with_responses(&new, &there));
        prop_assert_eq!(saved.resolve(&old).0, before);
    }

    #[test]
    fn another_catalogue_version_changes_only_new_answers(((old, before), (new, after)) in versions()) {
        let before = progress(&old, &before);
        let file = empty(&old).with_responses(&old, &before);
        let (there, now) = (file.resolve(&new).0, progress(&new, &after));
        let back = filed(&file.with_responses(&new, &now)).resolve(&old).0;
        for question in &old.questions {
            let known = new.questions.iter().find(|known| known.id == question.id);
            if known.is_none_or(|known| there.answers.get(known) == now.answers.get(known)) {
                prop_assert_eq!(back.answers.get(question), before.answers.get(question));
            }
            if known.is_none_or(|known| there.notes.get(known) == now.notes.get(known)) {
                prop_assert_eq!(back.notes.get(question), before.notes.get(question));
            }
        }
    }

    #[test]
    fn every_answer_that_does_not_fit_is_reported(((old, before), (new, _)) in versions()) {
        let before = progress(&old, &before);
        let (there, changes) = empty(&old).with_responses(&old, &before).resolve(&new);
        let given = old.questions.iter().filter(|question| before.answers.get(question) != Answer::Open
            || !before.notes.get(question).is_empty());
        let unfit = given.filter(|question| {
            let known = new.questions.iter().find(|known| known.id == question.id);
            known.is_none_or(|known| {
                let chosen = |catalogue: &whichone::catalogue::Question, answer: Answer| -> Option<Vec<String>> {
                    Some(answer.picks()?.iter().map(|at| catalogue.choices[at].id.clone()).collect())
                };
                chosen(question, before.answers.get(question)) != chosen(known, there.answers.get(known))
            })
        });
        prop_assert_eq!(unfit.count(), changes.len());
    }
}
