//! The preview of a catalogue: what it shows at every size, and what it keeps when the file is saved.

use std::sync::mpsc;

use crate::script::{ASCII, Control, DARK, LIGHT, MONO, Memory, Step, shown, steps, terminal};
use insta::assert_snapshot;
use ratatui::{Terminal, backend::TestBackend};
use whichone::{
    cli::preview::version,
    quiz::ExitReason,
    store::SessionInfo,
    tui::{
        event::{Event, Events},
        preview,
        theme::Theme,
    },
};

const NEW: &str = include_str!("../../assets/new.yaml");
const SIX: &str = include_str!("six.yaml");

/// What happens while a catalogue is previewed.
enum Do {
    Keys(&'static str),
    Save(String),
}
use Do::{Keys, Save};

/// Previews a file that has `first` in it, and then does all of `what`.
fn previewed(first: &str, theme: Theme, size: (u16, u16), what: Vec<Do>) -> (ExitReason, Terminal<TestBackend>) {
    let (sender, receiver) = mpsc::channel();
    let saved = |text: String| Event::Saved(Box::new(version(&Ok(text))));
    for what in what {
        match what {
            Save(text) => sender.send(saved(text)).unwrap(),
            Keys(keys) => {
                for step in steps(keys) {
                    let Step::Key(key) = step else { panic!("only keys") };
                    sender.send(Event::Key(key)).unwrap();
                }
            }
        }
    }
    drop(sender);
    let mut terminal = terminal(size);
    let reason = preview::run(
        &mut terminal,
        &Events::from(receiver),
        version(&Ok(first.into())),
        ("mine.yaml".into(), &SessionInfo::default(), theme),
        &mut Memory::default(),
        &mut Control::default(),
    );
    (reason.unwrap(), terminal)
}

fn text(first: &str, what: Vec<Do>) -> String {
    shown::text(previewed(first, DARK, (100, 30), what).1.backend().buffer())
}

/// With two errors, one of them in a long line.
fn broken() -> String {
    NEW.replace("speed: 4", "spede: 4").replace("type: many", "type: several")
}

/// With a case that fails, and a warning.
fn failing() -> String {
    NEW.replace("verdict: build, strength: clear", "verdict: buy").replace("They would notice", "They choose us for it")
}

/// The screens that only a preview has.
fn screens() -> Vec<(&'static str, String, Vec<Do>)> {
    vec![
        ("welcome", NEW.into(), vec![]),
        ("question", NEW.into(), vec![Keys("<enter>1")]),
        ("points", NEW.into(), vec![Keys("<enter>1d1")]),
        ("points_of_six", SIX.into(), vec![Keys("<enter>1d2")]),
        ("errors", NEW.into(), vec![Keys("<enter>1"), Save(broken())]),
        ("version_before", NEW.into(), vec![Keys("<enter>1"), Save(broken()), Keys("<esc>")]),
        ("loaded_again", NEW.into(), vec![Keys("<enter>1"), Save(failing())]),
        ("cases", failing(), vec![Keys("x")]),
        ("case_passes", failing(), vec![Keys("x<down><enter>")]),
        ("case_fails", failing(), vec![Keys("x<enter>")]),
        ("never_loaded", broken(), vec![]),
        ("help", NEW.into(), vec![Keys("<enter>?")]),
    ]
}

#[test]
fn preview_at_every_size() {
    for size @ (columns, rows) in [(160, 45), (100, 30), (80, 24), (40, 12)] {
        for (name, first, what) in screens() {
            let (_, terminal) = previewed(&first, DARK, size, what);
            let screen = shown::styled(terminal.backend().buffer(), DARK);
            assert_snapshot!(format!("{name}_{columns}x{rows}"), screen);
        }
    }
}

#[test]
fn preview_draws_only_ascii_and_no_colors_where_it_should() {
    for size in [(100, 30), (40, 12)] {
        for (name, first, what) in screens() {
            let (_, terminal) = previewed(&first, ASCII, size, what);
            let text = shown::text(terminal.backend().buffer());
            assert!(text.is_ascii(), "{name} at {size:?}:\n{text}");
        }
        for (theme, other) in [(MONO, None), (LIGHT, None)] {
            for (name, first, what) in screens() {
                let (_, terminal) = previewed(&first, theme, size, what);
                assert_eq!(shown::foreign(terminal.backend().buffer(), theme), other, "{name} at {size:?}");
            }
        }
    }
}

#[test]
fn worked_case_follows_the_file_until_its_answers_are_changed() {
    let other_answers = NEW.replace(
        "answers: { difference: [choose_us], needed: [later]",
        "answers: { difference: [choose_us], needed: [month]",
    );
    assert_ne!(other_answers, NEW);
    let screen = text(NEW, vec![Keys("x<enter>2"), Save(other_answers.clone())]);
    assert!(
        screen.contains("Within a month") && screen.contains("Case own_product fails: expects Build, clearly."),
        "{screen}"
    );
    // On the same tab, though it was changed there.
    let edited = vec![Keys("x<enter>2<down><enter>22"), Save(other_answers)];
    let screen = text(NEW, edited);
    assert!(
        screen.contains("Within a quarter") && screen.contains("Case own_product, with other answers."),
        "{screen}"
    );
}

#[test]
fn own_answers_return_after_a_worked_case() {
    let own = "<enter>31<enter>";
    let screen = text(NEW, vec![Keys(own), Keys("x<enter>"), Keys("x<home><enter>r")]);
    assert!(screen.contains("They never see it") && screen.contains("Within a month"), "{screen}");
    // Also if the case is gone, and with what the new version has of them.
    let gone =
        NEW.replace("id: own_product", "id: something_else").replace("label: Within a month", "label: In a month");
    let screen = text(NEW, vec![Keys(own), Keys("x<enter>"), Save(gone), Keys("r")]);
    assert!(screen.contains("They never see it") && screen.contains("In a month"), "{screen}");
}

#[test]
fn starting_over_leaves_the_worked_case() {
    let screen = text(NEW, vec![Keys("<enter>1x<enter>R<enter>")]);
    assert!(screen.contains("Start") && !screen.contains("own_product") && !screen.contains("Continue"), "{screen}");
}

#[test]
fn selection_stays_on_the_screen_if_choices_are_removed() {
    let (before, rest) = NEW.split_once("      - { id: quarter").unwrap();
    let (_, after) = rest.split_once("  - id: gaps\n").unwrap();
    let fewer = format!("{before}      - {{ id: later, label: Later, points: {{ fit: 2 }} }}\n  - id: gaps\n{after}");
    let screen = text(NEW, vec![Keys("<enter>1<end>"), Save(fewer)]);
    assert!(screen.contains("▌ 0  Not sure"), "{screen}");
    // At another question, its own first choice is selected.
    let renamed = NEW.replace("id: needed", "id: due").replace("needed: ", "due: ");
    let screen = text(NEW, vec![Keys("<enter>1<end>"), Save(renamed)]);
    assert!(screen.contains("▌ 1"), "{screen}");
}

#[test]
fn keys_of_a_preview_do_nothing_in_a_quiz() {
    let catalogue = crate::script::built_in();
    let played = crate::script::play(&catalogue, DARK, (100, 30), "<enter>1");
    let before = played.text();
    assert_eq!(played.then("dxp").text(), before);
}

#[test]
fn preview_ends_with_q_and_ctrl_c() {
    for first in [NEW.to_owned(), broken()] {
        assert_eq!(previewed(&first, DARK, (100, 30), vec![Keys("q")]).0, ExitReason::Left);
        assert_eq!(previewed(&first, DARK, (100, 30), vec![Keys("<c-c>")]).0, ExitReason::Interrupted);
    }
    // Also in a later version, and where the file loaded only later.
    let later = vec![Save(NEW.into()), Save(failing()), Keys("q")];
    assert_eq!(previewed(&broken(), DARK, (100, 30), later).0, ExitReason::Left);
}
