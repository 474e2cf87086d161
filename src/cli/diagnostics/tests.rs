//! Slips of the hand in every catalogue that is right: each is told in its place, or leaves a catalogue that runs.

use proptest::{prelude::*, sample::Index, test_runner::TestRunner};

use super::*;
use crate::{
    catalogue::{Catalogue, Picks, load},
    quiz::{Answer, Answers},
    verdict::{self, judge},
};

/// A change that a slip of the hand could make.
#[derive(Debug, Clone)]
enum Slip {
    DeleteLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    DeleteChar(Index),
    RepeatChar(Index),
    PutChar(Index, char),
    ReplaceChar(Index, char),
    Cut(Index),
}

impl Slip {
    fn apply(&self, text: &str) -> String {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut chars: Vec<char> = text.chars().collect();
        if chars.is_empty() {
            return String::new();
        }
        let (line_count, char_count) = (lines.len(), chars.len());
        let line = |at: &Index| at.index(line_count);
        let char = |at: &Index| at.index(char_count);
        match self {
            Self::DeleteLine(at) => drop(lines.remove(line(at))),
            Self::RepeatLine(at) => lines.insert(line(at), lines[line(at)]),
            Self::SwapLines(a, b) => lines.swap(line(a), line(b)),
            Self::DeleteChar(at) => drop(chars.remove(char(at))),
            Self::RepeatChar(at) => chars.insert(char(at), chars[char(at)]),
            Self::PutChar(at, new) => chars.insert(char(at), *new),
            Self::ReplaceChar(at, new) => chars[char(at)] = *new,
            Self::Cut(at) => chars.truncate(char(at)),
        }
        match self {
            Self::DeleteLine(_) | Self::RepeatLine(_) | Self::SwapLines(..) => lines.concat(),
            _ => chars.into_iter().collect(),
        }
    }
}

fn slip() -> impl Strategy<Value = Slip> {
    let meaningful = "\"'{}[]:,-#&*!|>%@`?<~ \t\r\n\\\0\u{1b}\u{85}\u{2028}\u{feff}\u{202e}1.eéß漢👍";
    let new = prop_oneof![prop::sample::select(meaningful.chars().collect::<Vec<_>>()), any::<char>()];
    prop_oneof![
        any::<Index>().prop_map(Slip::DeleteLine),
        any::<Index>().prop_map(Slip::RepeatLine),
        any::<(Index, Index)>().prop_map(|(a, b)| Slip::SwapLines(a, b)),
        any::<Index>().prop_map(Slip::DeleteChar),
        any::<Index>().prop_map(Slip::RepeatChar),
        (any::<Index>(), new.clone()).prop_map(|(at, new)| Slip::PutChar(at, new)),
        (any::<Index>(), new).prop_map(|(at, new)| Slip::ReplaceChar(at, new)),
        any::<Index>().prop_map(Slip::Cut),
    ]
}

/// Whether `place` lies in `text`: its line, its column and its bytes, which agree.
fn lies_in(place: &Place, text: &str) -> bool {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = text.len() - body.len();
    let before = text.get(mark..place.bytes.start);
    let line = before.map(|before| before.matches('\n').count() + 1);
    let column = before.map(|before| before.rsplit('\n').next().unwrap_or_default().chars().count() + 1);
    text.get(place.bytes.clone()).is_some_and(|marked| !marked.contains('\n'))
        && (line, column) == (Some(place.line), Some(place.column))
}

fn is_told(text: &str) -> Result<(), TestCaseError> {
    let told = match load(text) {
        Ok(catalogue) => runs(&catalogue, text)?,
        Err(found) => {
            prop_assert!(!found.is_empty());
            let outside = found.iter().find(|fault| !lies_in(&fault.place, text));
            prop_assert!(outside.is_none(), "{outside:?}");
            faults("x", text, &found)
        }
    };
    prop_assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told:?}");
    Ok(())
}

/// Checks a catalogue that loads and answers it, the first choice throughout; gives what is told of it.
fn runs(catalogue: &Catalogue, text: &str) -> Result<String, TestCaseError> {
    let found = verdict::findings(catalogue);
    let places = |finding: &Finding| {
        let others = finding.witness.iter().flat_map(|witness| witness.places.clone());
        others.chain([finding.path.clone()]).collect::<Vec<_>>()
    };
    let paths: Vec<_> = found.iter().flat_map(places).collect();
    let outside = locate(text, &paths).into_iter().find(|place| !lies_in(place, text));
    prop_assert!(outside.is_none(), "{outside:?}");
    let mut answers = Answers::none(catalogue);
    for question in &catalogue.questions {
        answers.set(question, Answer::Picked(Picks::one(0)));
    }
    let verdict = judge(catalogue, &answers);
    prop_assert_eq!(verdict.tally.scores.len(), catalogue.options.len());
    Ok(findings("x", text, &found))
}

/// Tries 200 times up to `most` slips at once in `text`.
fn try_slips(name: &str, text: &str, most: usize) {
    let config = ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() };
    let slips = prop::collection::vec(slip(), 1..=most);
    let tried = TestRunner::new(config)
        .run(&slips, |slips| is_told(&slips.iter().fold(text.to_owned(), |text, slip| slip.apply(&text))));
    tried.unwrap_or_else(|error| panic!("{name}: {error}"));
}

#[test]
fn slips_in_the_built_in_catalogue_are_told_in_their_places() {
    try_slips("questions.yaml", include_str!("../../../questions.yaml"), 3);
}

#[test]
fn slips_in_every_valid_catalogue_are_told_in_their_places() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/catalogues");
    for folder in [format!("{folder}/valid"), format!("{folder}/model")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            try_slips(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap(), 5);
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_told_in_its_place(text in "\\PC{0,40}|[-:{}\\[\\]\"'&*!|> a\n\r\t,#?éx\u{feff}]{0,40}") {
        is_told(&text)?;
    }
}
