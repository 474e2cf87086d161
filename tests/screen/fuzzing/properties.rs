//! The same checks with inputs made at random.

use super::{answers_file, catalogue, keys, mutations::slip, report, seeds::files};
use crate::{
    any_key::any_key,
    script::{ASCII, DARK, Memory, Step, built_in, three},
};
use proptest::{prelude::*, test_runner::TestRunner};
use whichone::{
    quiz::{Order, Quiz},
    store::SessionInfo,
    tui::{Session, event::Key},
};

/// Checks `cases` times `text` with up to `most` slips at once.
fn with_slips(name: &str, text: &str, most: usize, cases: u32, check: fn(&[u8])) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let slips = prop::collection::vec(slip(), 1..=most);
    let tried = TestRunner::new(config).run(&slips, |slips| {
        check(slips.iter().fold(text.to_owned(), |text, slip| slip.apply(&text)).as_bytes());
        Ok(())
    });
    tried.unwrap_or_else(|error| panic!("{name}: {error}"));
}

#[test]
fn mutations_of_the_built_in_catalogue_are_harmless() {
    with_slips("questions.yaml", include_str!("../../../questions.yaml"), 3, 40, catalogue::check);
}

#[test]
fn mutations_of_any_catalogue_are_harmless() {
    for folder in ["valid", "model"] {
        for (path, text) in files(&format!("tests/catalogues/{folder}")) {
            with_slips(&path.display().to_string(), &String::from_utf8(text).unwrap(), 5, 40, catalogue::check);
        }
    }
}

#[test]
fn mutations_of_any_answers_file_are_harmless() {
    for (path, text) in files("fuzz/seeds/answers_file") {
        with_slips(&path.display().to_string(), &String::from_utf8(text).unwrap(), 5, 60, answers_file::check);
    }
}

/// What means something in one format or another, and what does not.
fn hostile() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(
        "\\`*_{}[]<>()#+-.!|~&$@:;=\"'%^?/ \n\r\t\u{0}\u{1b}\u{7f}\u{85}\u{a0}\u{202e}\u{2028}\u{feff}\u{fffe}1ax漢👍"
            .chars()
            .collect::<Vec<_>>(),
    );
    let words = ["http://", "www.", "```", "---", "<!--", "-->", "</p>", "&lt;", "![x](y)", "[^1]:", "$(x)", "{{x}}"];
    let word = prop_oneof![
        6 => signs.prop_map(String::from),
        2 => prop::sample::select(words.to_vec()).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(word, 0..12).prop_map(|words| words.concat())
}

/// A few steps that belong together.
fn steps() -> impl Strategy<Value = Vec<Step>> {
    let note = |text| vec![Step::Key(Key::Char('n')), Step::Paste(text), Step::Key(Key::Enter)];
    prop_oneof![
        24 => any_key().prop_map(|key| vec![Step::Key(key)]),
        2 => (0_u16..=220, 0_u16..=70).prop_map(|(columns, rows)| vec![Step::Resize(columns, rows)]),
        1 => hostile().prop_map(|text| vec![Step::Paste(text)]),
        2 => hostile().prop_map(note),
    ]
}

/// A wide name moves by one column in the selected row. Ratatui's difference alone leaves the column behind it as it was.
#[test]
fn selected_row_has_no_hole_where_a_wide_name_was() {
    let catalogue = three();
    let key = |key| Step::Key(key);
    let note = || vec![key(Key::Char('n')), Step::Paste(String::new()), key(Key::Enter)];
    let steps = [
        vec![Step::Resize(86, 18)],
        note(),
        vec![key(Key::Char('2')), key(Key::Char('i'))],
        note(),
        vec![key(Key::Enter), key(Key::Enter), key(Key::Right), key(Key::Char(']'))],
    ];
    let memory = Memory { trouble: "the disk is full", ..Memory::default() };
    let session = Session::new(Quiz::new(&catalogue, Order::Written), SessionInfo::default(), ASCII);
    keys::play(session, steps.concat(), memory);
}

/// What is tried reveals a question, whose answer is selected; dropping it hides the question again.
#[test]
fn answers_keep_a_selection_when_what_is_tried_is_dropped() {
    let catalogue = three();
    let key = |key| Step::Key(key);
    let mut steps = vec![Step::Resize(40, 12), key(Key::Enter), key(Key::Enter), key(Key::Enter)];
    steps.extend([key(Key::Char('n')), Step::Paste(String::new()), key(Key::Enter)]);
    steps.extend("12[6".chars().map(|c| key(Key::Char(c))));
    steps.extend([key(Key::End), key(Key::Backspace)]);
    let session = Session::new(Quiz::new(&catalogue, Order::Written), SessionInfo::default(), ASCII);
    keys::play(session, steps, Memory { trouble: "the disk is full", ..Memory::default() });
}

/// The only keys that change answers other than the one being asked for.
#[test]
fn answers_that_are_tried_can_be_applied() {
    let catalogue = three();
    let mut steps = vec![Step::Resize(40, 12)];
    steps.extend("\n\n1\n1\n3\na".chars().map(|c| Step::Key(if c == '\n' { Key::Enter } else { Key::Char(c) })));
    let session = Session::new(Quiz::new(&catalogue, Order::Written), SessionInfo::default(), ASCII);
    keys::play(session, steps, Memory::default());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_as_a_catalogue_is_harmless(text in "\\PC{0,40}|[-:{}\\[\\]\"'&*!|> a\n\r\t,#?éx\u{feff}]{0,40}") {
        catalogue::check(text.as_bytes());
    }

    #[test]
    fn any_text_as_an_answers_file_is_harmless(texts in prop::collection::vec(hostile(), 6)) {
        let quoted: Vec<String> = texts.iter().map(|text| serde_json::to_string(text).unwrap()).collect();
        let [project, id, choice, unsure, note, noted] = &quoted[..] else { unreachable!() };
        answers_file::check(format!(
            "format: 1\ncatalogue: {{ id: which_store, version: {project} }}\nproject: {project}\nby: {project}\nanswers: {{ {id}: \
             [{choice}], reads: [last, {choice}] }}\nnot_sure: [{unsure}, writers]\nguesses: [reads, {id}, {unsure}]\npriorities: {{ {id}: 0.5, queries: 4 }}\nnotes: {{ writers: {note}, {noted}: \
             {note} }}\n"
        ).as_bytes());
    }

    #[test]
    fn any_keys_at_any_size_lose_nothing(
        size in (0_u16..=220, 0_u16..=70),
        steps in prop::collection::vec(steps(), 0..40),
        small in any::<bool>(),
        saves in any::<bool>(),
    ) {
        let (catalogue, theme) = if small { (three(), ASCII) } else { (built_in(), DARK) };
        let memory = Memory { trouble: if saves { "" } else { "the disk is full" }, ..Memory::default() };
        let session = Session::new(Quiz::new(&catalogue, Order::Written), SessionInfo::default(), theme);
        keys::play(session, [vec![Step::Resize(size.0, size.1)], steps.concat()].concat(), memory);
    }

    #[test]
    fn any_text_in_a_report_stays_text(text in hostile()) {
        report::check(text.as_bytes());
    }
}
