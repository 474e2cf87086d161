//! The one table of keys. Dispatch, the footer, the list of keys and the README are all made from it.

use super::{app::App, input::Key};

/// What a key means. What that does depends on the screen; see [`App::can`] and [`App::press`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Move the mark one row up or down.
    Move,
    /// Move the text one line up or down.
    Scroll,
    /// Move by a screenful.
    Page,
    /// Move to the first or the last.
    Ends,
    /// Mark the choice with this number.
    Mark,
    /// Tick or untick a choice.
    Tick,
    /// Mark "not sure".
    MarkNotSure,
    /// Do what the mark is on.
    Accept,
    /// One screen back.
    Back,
    /// On, past an answered question.
    Forward,
    /// The next tab, or the one before.
    Turn,
    /// The tab with this number.
    Tab,
    /// Show the verdict.
    Verdict,
    /// Review the answers.
    Review,
    /// Start over.
    Restart,
    /// Show the keys.
    Keys,
    /// Leave.
    Leave,
    /// No, in answer to a question of the program itself.
    Decline,
    /// Leave at once, with nothing printed.
    Interrupt,
    /// Hand the terminal back to the shell for a while.
    Suspend,
}

/// Where keys are pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The welcome screen.
    Welcome,
    /// The comparison, from the welcome screen.
    Comparison,
    /// A question with one answer.
    One,
    /// A question with many.
    Many,
    /// The review.
    Review,
    /// The result.
    Result,
    /// The list of keys.
    Keys,
    /// A question of the program itself: leave, start over.
    Asking,
}

impl Place {
    /// Every place, with its name, in the order in which a person comes to them.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Welcome, "Welcome"),
        (Self::Comparison, "Comparison"),
        (Self::One, "Question with one answer"),
        (Self::Many, "Question with many answers"),
        (Self::Review, "Review"),
        (Self::Result, "Result"),
        (Self::Keys, "Keys"),
        (Self::Asking, "Leave, start over"),
    ];
}

/// A row of the table.
#[derive(Debug)]
pub struct Binding {
    /// What is meant.
    pub action: Action,
    /// By which keys.
    pub keys: &'static [Key],
    /// Where.
    pub on: &'static [Place],
    /// The keys as the footer names them; empty for those it leaves out.
    pub hint: &'static str,
    /// What they do, as the footer says it.
    pub word: &'static str,
    /// All keys, as the list of keys names them.
    pub names: &'static str,
    /// What they do, in a line.
    pub what: &'static str,
}

use Key::{BackTab, Backspace, Char, Ctrl, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up};
use Place::{Asking, Comparison, Keys, Many, One, Result, Review, Welcome};

const LISTS: &[Place] = &[Welcome, One, Many, Review];
const TEXTS: &[Place] = &[Comparison, Result, Keys];
const SCREENS: &[Place] = &[Welcome, Comparison, One, Many, Review, Result];
const EVERYWHERE: &[Place] = &[Welcome, Comparison, One, Many, Review, Result, Keys, Asking];
const DIGITS: [Key; 9] =
    [Char('1'), Char('2'), Char('3'), Char('4'), Char('5'), Char('6'), Char('7'), Char('8'), Char('9')];
const TICKS: [Key; 10] =
    [Char(' '), Char('1'), Char('2'), Char('3'), Char('4'), Char('5'), Char('6'), Char('7'), Char('8'), Char('9')];

/// Shortens the rows below.
const fn row(
    action: Action,
    keys: &'static [Key],
    on: &'static [Place],
    hint: (&'static str, &'static str),
    names: &'static str,
    what: &'static str,
) -> Binding {
    Binding { action, keys, on, hint: hint.0, word: hint.1, names, what }
}

/// Not in the footer.
const QUIET: (&str, &str) = ("", "");

/// The table, in the order of the footer.
#[rustfmt::skip]
pub static BINDINGS: &[Binding] = &[
    row(Action::Turn, &[Tab, BackTab, Right, Left, Char('l'), Char('h')], &[Result], ("Tab", "tabs"), "Tab Shift-Tab Left Right h l", "next tab, tab before"),
    row(Action::Tab, &[Char('1'), Char('2'), Char('3'), Char('4')], &[Result], QUIET, "1-4", "that tab"),
    row(Action::Move, &[Up, Down, Char('k'), Char('j')], LISTS, ("Up/Down", "move"), "Up Down k j", "move the mark"),
    row(Action::Scroll, &[Up, Down, Char('k'), Char('j')], TEXTS, ("Up/Down", "scroll"), "Up Down k j", "scroll by a line"),
    row(Action::Page, &[PageUp, PageDown], &[Welcome, Comparison, One, Many, Review, Result, Keys], QUIET, "PgUp PgDn", "by a screenful"),
    row(Action::Ends, &[Home, End], &[Welcome, Comparison, One, Many, Review, Result, Keys], QUIET, "Home End", "to the first, to the last"),
    row(Action::Mark, &DIGITS, &[One], ("1-9", "mark"), "1-9", "mark that choice"),
    row(Action::Tick, &TICKS, &[Many], ("1-9", "tick"), "1-9 Space", "tick or untick that choice, the marked one"),
    row(Action::Accept, &[Enter], &[Welcome], ("Enter", "choose"), "Enter", "do what is marked"),
    row(Action::Accept, &[Enter], &[One], ("Enter", "answer"), "Enter", "answer with the marked choice"),
    row(Action::Accept, &[Enter], &[Many], ("Enter", "answer"), "Enter", "answer with what is ticked; with nothing ticked, none of these"),
    row(Action::Accept, &[Enter], &[Review], ("Enter", "open"), "Enter", "see the verdict, or edit the marked answer"),
    row(Action::Accept, &[Enter, Char('y')], &[Asking], ("Enter", "yes"), "Enter y", "yes"),
    row(Action::Back, &[Left, Char('h'), Backspace, BackTab, Esc], &[Comparison, One, Many, Review], ("Left", "back"), "Left h Backspace Shift-Tab Esc", "back; every answer is kept"),
    row(Action::Back, &[Esc, Backspace], &[Result], QUIET, "Esc Backspace", "back to the review"),
    row(Action::Back, &[Esc, Backspace, Left, Char('h'), Char('?'), Char('q')], &[Keys], ("Esc", "close"), "Esc Backspace Left h ? q", "close"),
    row(Action::Forward, &[Right, Char('l')], &[One, Many], ("Right", "next"), "Right l", "on, past an answered question"),
    row(Action::MarkNotSure, &[Char('0')], &[One, Many], ("0", "not sure"), "0", "mark “not sure”"),
    row(Action::Verdict, &[Char('v')], &[Welcome, Comparison, One, Many, Review], ("v", "verdict"), "v", "the verdict, once something is answered"),
    row(Action::Review, &[Char('r')], &[Welcome, Comparison, One, Many, Result], ("r", "review"), "r", "the review of all answers"),
    row(Action::Restart, &[Char('R')], SCREENS, QUIET, "R", "start over, after asking"),
    row(Action::Decline, &[Esc, Char('n'), Left, Char('h'), Backspace], &[Asking], ("Esc", "no"), "Esc n Left h Backspace", "no, go back"),
    row(Action::Keys, &[Char('?')], SCREENS, ("?", "keys"), "?", "these keys"),
    row(Action::Leave, &[Char('q')], SCREENS, ("q", "leave"), "q", "leave; asks first where answers would be lost"),
    row(Action::Interrupt, &[Ctrl('c')], EVERYWHERE, QUIET, "Ctrl-C", "leave at once, with exit status 130"),
    row(Action::Suspend, &[Ctrl('z')], EVERYWHERE, QUIET, "Ctrl-Z", "suspend; `fg` comes back"),
];

/// What `key` means at `place`.
#[must_use]
pub fn resolve(place: Place, key: Key) -> Option<Action> {
    at(place).find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

/// The rows for `place`, in the order of the footer.
pub fn at(place: Place) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| binding.on.contains(&place))
}

impl Binding {
    /// What the keys do as things stand, as the footer says it.
    #[must_use]
    pub fn word_now(&self, app: &App) -> &'static str {
        if self.action == Action::Accept && app.marks_not_sure() {
            "not sure"
        } else if self.action == Action::Accept && app.would_answer_none() {
            "none of these"
        } else {
            self.word
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for (place, name) in Place::ALL {
            let mut seen: Vec<Key> = Vec::new();
            for key in at(place).flat_map(|binding| binding.keys) {
                assert!(!seen.contains(key), "{key:?} stands twice for {name}");
                seen.push(*key);
            }
        }
    }

    #[test]
    fn every_place_can_be_left_and_interrupted() {
        for (place, name) in Place::ALL {
            assert_eq!(resolve(place, Ctrl('c')), Some(Action::Interrupt), "{name}");
            assert!(resolve(place, Char('q')).is_some() || place == Asking, "{name}");
        }
    }
}
