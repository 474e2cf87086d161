//! The one table of keys. Dispatch, footer, help popup and README are made from it.

use super::{
    action::{Action, Edit},
    event::Key,
};

/// Where a key is pressed. A key can mean something else in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// The welcome screen.
    Welcome,
    /// The comparison, opened from the welcome screen.
    SideBySide,
    /// A question with one answer.
    One,
    /// A question with many answers.
    Many,
    /// The review.
    Review,
    /// The result, whatever its tab.
    Result,
    /// The list of catalogues.
    Catalogues,
    /// A popup with text: help, info, forecast.
    Text,
    /// A confirmation.
    Confirm,
    /// The formats a result can be written in.
    Export,
    /// A text field, where every character is text.
    Field,
    /// The reasons, to rank them.
    Rank,
    /// The preview of a catalogue that never loaded yet.
    Broken,
    /// The comparison of several people's answers.
    Team,
    /// A question in it, with the agreements to try.
    Agreement,
    /// A window too small for a screen.
    TooSmall,
}

impl Context {
    /// Every context with its name in the README.
    pub const ALL: [(Self, &'static str); 16] = [
        (Self::Welcome, "welcome"),
        (Self::SideBySide, "side by side"),
        (Self::One, "question, one answer"),
        (Self::Many, "question, many answers"),
        (Self::Review, "review"),
        (Self::Result, "result"),
        (Self::Catalogues, "list of catalogues or cases"),
        (Self::Text, "help, info"),
        (Self::Confirm, "confirmation"),
        (Self::Export, "export"),
        (Self::Field, "text field"),
        (Self::Rank, "ranking"),
        (Self::Broken, "`preview` of a file with errors"),
        (Self::Team, "`compare`"),
        (Self::Agreement, "question in `compare`"),
        (Self::TooSmall, "window too small"),
    ];
}

/// The groups of the help popup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Choosing and answering.
    Answer,
    /// Going somewhere.
    Go,
    /// Exporting and copying the result.
    Keep,
    /// Ending.
    Quit,
}

impl Group {
    /// Every group with its title, in the order of the help popup.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Answer, "Choose"), (Self::Go, "Go"), (Self::Keep, "Save a copy"), (Self::Quit, "Quit")];
}

/// A row of the table: keys, and what each asks for in some contexts.
#[derive(Debug)]
pub struct Binding {
    /// Where the keys are bound.
    pub contexts: &'static [Context],
    /// The keys, each with its action. The footer names the arrows, else the first key or range of digits.
    pub keys: &'static [(Key, Action)],
    /// The word in the footer; empty for keys that the footer leaves out.
    pub footer: &'static str,
    /// The text in the help popup and the README.
    pub help: &'static str,
    /// Its group in the help popup.
    pub group: Group,
}

use Context::{
    Agreement, Broken, Catalogues, Confirm, Export, Field, Many, One, Rank, Result, Review, SideBySide, Team, Text,
    TooSmall, Welcome,
};
use Key::{
    BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up,
};

const QUIZ: &[Context] = &[Welcome, SideBySide, One, Many, Review, Result];
const SCREENS: &[Context] = &[Welcome, SideBySide, One, Many, Review, Result, Team];
const SCROLLING: &[Context] =
    &[Welcome, SideBySide, One, Many, Review, Result, Team, Catalogues, Text, Export, Rank, Agreement, Broken];
const QUESTIONS: &[Context] = &[One, Many];
const EVERYWHERE: &[Context] = &[
    Welcome, SideBySide, One, Many, Review, Result, Team, Catalogues, Text, Confirm, Export, Rank, Agreement, Field,
    Broken, TooSmall,
];

const DIGITS: &[(Key, Action)] = &[
    (Char('1'), Action::Digit(1)),
    (Char('2'), Action::Digit(2)),
    (Char('3'), Action::Digit(3)),
    (Char('4'), Action::Digit(4)),
    (Char('5'), Action::Digit(5)),
    (Char('6'), Action::Digit(6)),
    (Char('7'), Action::Digit(7)),
    (Char('8'), Action::Digit(8)),
    (Char('9'), Action::Digit(9)),
];
const TAB_DIGITS: &[(Key, Action)] = DIGITS.split_at(5).0;
const RANKS: &[(Key, Action)] = DIGITS.split_at(3).0;
const MOVES: &[(Key, Action)] =
    &[(Up, Action::Up), (Down, Action::Down), (Char('k'), Action::Up), (Char('j'), Action::Down)];
const TABS: &[(Key, Action)] = &[
    (Left, Action::PreviousTab),
    (Right, Action::NextTab),
    (BackTab, Action::PreviousTab),
    (Tab, Action::NextTab),
    (Char('h'), Action::PreviousTab),
    (Char('l'), Action::NextTab),
];
const BACK: &[(Key, Action)] = &[
    (Left, Action::Back),
    (Char('h'), Action::Back),
    (Backspace, Action::Back),
    (BackTab, Action::Back),
    (Esc, Action::Back),
];
const CLOSE: &[(Key, Action)] = &[
    (Esc, Action::Back),
    (Left, Action::Back),
    (Char('h'), Action::Back),
    (Backspace, Action::Back),
    (Char('q'), Action::Back),
];
const EDITS: &[(Key, Action)] = &[
    (Left, Action::Edit(Edit::Left)),
    (Right, Action::Edit(Edit::Right)),
    (Home, Action::Edit(Edit::Home)),
    (End, Action::Edit(Edit::End)),
    (Backspace, Action::Edit(Edit::DeleteBefore)),
    (Delete, Action::Edit(Edit::DeleteAfter)),
    (Ctrl('w'), Action::Edit(Edit::DeleteWord)),
    (Ctrl('u'), Action::Edit(Edit::DeleteToStart)),
];
const ACCEPT: &[(Key, Action)] = &[(Enter, Action::Accept)];

const fn row(
    contexts: &'static [Context],
    keys: &'static [(Key, Action)],
    footer: &'static str,
    help: &'static str,
    group: Group,
) -> Binding {
    Binding { contexts, keys, footer, help, group }
}

/// The table, in the order of the footer.
#[rustfmt::skip]
pub static BINDINGS: &[Binding] = &[
    row(&[One], DIGITS, "answer", "answer with that choice", Group::Answer),
    row(&[Many], DIGITS, "tick", "tick or untick that choice", Group::Answer),
    row(&[Export], TAB_DIGITS, "choose", "choose that format", Group::Answer),
    row(&[Many], &[(Char(' '), Action::Toggle)], "", "tick or untick the selected choice", Group::Answer),
    row(&[Many], ACCEPT, "answer", "answer with what is ticked; with nothing ticked, none of these", Group::Answer),
    row(SCROLLING, MOVES, "move", "move", Group::Answer),
    row(SCROLLING, &[(PageUp, Action::PageUp), (PageDown, Action::PageDown)], "", "one page", Group::Answer),
    row(SCROLLING, &[(Home, Action::First), (End, Action::Last)], "", "first, last", Group::Answer),
    row(&[Welcome, Catalogues, Export], ACCEPT, "choose", "choose the selected row", Group::Answer),
    row(&[One], ACCEPT, "answer", "answer with the selected choice", Group::Answer),
    row(&[Review], ACCEPT, "edit", "see the verdict, or edit the selected answer", Group::Answer),
    row(&[Result], ACCEPT, "edit", "edit the selected answer, or try it (What if)", Group::Answer),
    row(&[Team], ACCEPT, "open", "show the answers to the selected question, and what agreement would do", Group::Answer),
    row(&[Agreement], ACCEPT, "try", "try the selected agreement or, if it is tried already, drop it", Group::Answer),
    row(&[Team], &[(Esc, Action::Back), (Backspace, Action::Back)], "drop", "drop what you are trying", Group::Go),
    row(&[Result], &[(Char('['), Action::PreviousChoice), (Char(']'), Action::NextChoice)], "choices", "try the other choices of the selected question", Group::Answer),
    row(&[Result], &[(Char('+'), Action::Heavier), (Char('-'), Action::Lighter), (Char('='), Action::Heavier)], "weigh", "make the selected reason count for more or less", Group::Answer),
    row(&[Rank], RANKS, "rank", "give the selected reason that rank, or take it away", Group::Answer),
    row(&[Result], &[(Char('w'), Action::Rank)], "rank", "rank the reasons that matter most", Group::Answer),
    row(&[Result], &[(Char('a'), Action::Apply)], "apply", "apply what you are trying", Group::Answer),
    row(&[Result], &[(Esc, Action::Back), (Backspace, Action::Back)], "back", "back to your answers; while trying, drops it first", Group::Go),
    row(QUESTIONS, &[(Char('0'), Action::NotSure)], "", "not sure", Group::Answer),
    row(&[Confirm], &[(Enter, Action::Accept), (Char('y'), Action::Accept)], "yes", "yes", Group::Answer),
    row(&[Confirm], &[(Esc, Action::Back), (Char('n'), Action::Back), (Left, Action::Back), (Char('h'), Action::Back), (Backspace, Action::Back)], "no", "no", Group::Answer),
    row(QUESTIONS, &[(Char('d'), Action::Points)], "points", "show or hide the points (in `preview`)", Group::Go),
    row(QUIZ, &[(Char('x'), Action::Cases)], "cases", "show a worked case (in `preview`)", Group::Go),
    row(QUIZ, &[(Char('p'), Action::Problems)], "problems", "what is wrong with the file (in `preview`)", Group::Go),
    row(&[SideBySide, One, Many, Review], BACK, "back", "back; every answer stays", Group::Go),
    row(QUESTIONS, &[(Right, Action::Forward), (Char('l'), Action::Forward)], "next", "next question", Group::Go),
    row(&[Result], TABS, "tabs", "previous, next tab", Group::Go),
    row(&[Result], TAB_DIGITS, "", "that tab", Group::Go),
    row(QUESTIONS, &[(Char('f'), Action::Forecast)], "forecast", "show or hide the forecast", Group::Go),
    row(&[Welcome, SideBySide, One, Many, Review], &[(Char('v'), Action::Verdict)], "verdict", "the verdict", Group::Go),
    row(QUESTIONS, &[(Char('n'), Action::Note)], "note", "write a note", Group::Answer),
    row(QUESTIONS, &[(Char('g'), Action::Guess)], "guess", "mark or unmark as a guess", Group::Answer),
    row(QUIZ, &[(Char('i'), Action::Info)], "info", "background and sources", Group::Go),
    row(&[Team], &[(Char('i'), Action::Info)], "info", "the figures, who tips the balance, and remarks", Group::Go),
    row(&[Result], &[(Char('e'), Action::Export)], "export", "write the result to a file", Group::Keep),
    row(&[Result], &[(Char('c'), Action::Copy)], "copy", "copy the result as text", Group::Keep),
    row(&[Welcome, SideBySide, One, Many, Result], &[(Char('r'), Action::Review)], "answers", "all your answers", Group::Go),
    row(&[Catalogues, Export, Rank, Agreement, Text], CLOSE, "close", "close", Group::Go),
    row(&[Field], ACCEPT, "save", "save", Group::Answer),
    row(&[Field], &[(Esc, Action::Back)], "cancel", "cancel", Group::Answer),
    row(&[Field], EDITS, "", "edit the text", Group::Answer),
    row(QUIZ, &[(Char('R'), Action::StartOver)], "", "start over (asks first; keeps your old answers)", Group::Quit),
    row(SCREENS, &[(Char('?'), Action::Help)], "help", "these keys", Group::Go),
    row(&[Welcome, SideBySide, One, Many, Review, Result, Team, Broken, TooSmall], &[(Char('q'), Action::Quit)], "quit", "quit", Group::Quit),
    row(EVERYWHERE, &[(Ctrl('c'), Action::Interrupt)], "", "quit at once, with exit status 130", Group::Quit),
    row(EVERYWHERE, &[(Ctrl('z'), Action::Suspend)], "", "suspend (fg resumes)", Group::Quit),
];

/// What `key` asks for in `context`.
pub fn action(context: Context, key: Key) -> Option<Action> {
    let bound = bindings(context).flat_map(|binding| binding.keys).find(|(bound, _)| *bound == key);
    match (bound, key) {
        (Some((_, action)), _) => Some(*action),
        (None, Key::Char(c)) if context == Context::Field => Some(Action::Insert(c)),
        // In a text, any key that does not scroll closes it.
        (None, _) if context == Context::Text => Some(Action::Back),
        _ => None,
    }
}

/// The rows for `context`, in the order of the footer.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| binding.contexts.contains(&context))
}

impl Binding {
    /// Whether it only works in a preview.
    pub fn is_for_preview(&self) -> bool {
        self.keys.iter().all(|(_, action)| matches!(action, Action::Points | Action::Cases | Action::Problems))
    }

    /// What it does, in a preview.
    pub fn help_in_preview(&self) -> &str {
        match self.keys {
            [(_, Action::StartOver), ..] => "start over (asks first)",
            _ => self.help.trim_end_matches(" (in `preview`)"),
        }
    }

    /// The names of the keys whose action `is_wanted`. Consecutive digits are a range: "1-5".
    pub fn names(&self, is_wanted: impl Fn(Action) -> bool) -> Vec<String> {
        let wanted: Vec<Key> = self.keys.iter().filter(|(_, action)| is_wanted(*action)).map(|(key, _)| *key).collect();
        names(&wanted)
    }

    /// The same with only the first key of each action.
    pub fn first_names(&self, is_wanted: impl Fn(Action) -> bool) -> Vec<String> {
        let mut first: Vec<(Key, Action)> = Vec::new();
        for (key, action) in self.keys.iter().filter(|(_, action)| is_wanted(*action)) {
            if !first.iter().any(|(_, known)| known == action) {
                first.push((*key, *action));
            }
        }
        names(&first.into_iter().map(|(key, _)| key).collect::<Vec<Key>>())
    }
}

/// The names of keys. Consecutive digits are a range: "1-5".
fn names(keys: &[Key]) -> Vec<String> {
    let runs = keys.chunk_by(|one, next| matches!((one.digit(), next.digit()), (Some(a), Some(b)) if a + 1 == b));
    let name = |run: &[Key]| match run {
        [first, .., last] => Some(format!("{first}-{last}")),
        [only] => Some(only.to_string()),
        [] => None,
    };
    runs.filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_context() {
        for (context, name) in Context::ALL {
            let mut seen: Vec<Key> = Vec::new();
            for (key, _) in bindings(context).flat_map(|binding| binding.keys) {
                assert!(!seen.contains(key), "{key} is bound twice in {name}");
                seen.push(*key);
            }
        }
    }

    #[test]
    fn every_context_can_be_interrupted_and_every_screen_quit() {
        for (context, name) in Context::ALL {
            assert_eq!(action(context, Ctrl('c')), Some(Action::Interrupt), "{name}");
            assert_eq!(
                action(context, Char('q')) == Some(Action::Quit),
                SCREENS.contains(&context) || [Broken, TooSmall].contains(&context)
            );
        }
    }

    #[test]
    fn in_a_window_too_small_only_quitting_is_bound() {
        let bound: Vec<Action> =
            bindings(TooSmall).flat_map(|binding| binding.keys).map(|(_, action)| *action).collect();
        assert_eq!(bound, [Action::Quit, Action::Interrupt, Action::Suspend]);
    }

    #[test]
    fn in_a_text_field_every_character_is_text() {
        for c in "qvr?0 jR".chars() {
            assert_eq!(action(Field, Char(c)), Some(Action::Insert(c)));
        }
    }

    #[test]
    fn digits_are_named_as_a_range() {
        let [first, ..] = BINDINGS else { panic!("there are bindings") };
        assert_eq!(first.names(|action| matches!(action, Action::Digit(1..=5))), ["1-5"]);
        assert_eq!(first.names(|action| matches!(action, Action::Digit(1))), ["1"]);
    }
}
