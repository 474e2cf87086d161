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
    /// Open or close the outlook.
    Outlook,
    /// Write a note on the question.
    Note,
    /// Write the result to a file.
    Export,
    /// Copy the result as text.
    Copy,
    /// Move in the line being typed, or take something out of it.
    Edit,
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

impl Action {
    /// Whether pressing its key where it does not work says why.
    #[must_use]
    pub const fn is_refused_aloud(self) -> bool {
        matches!(self, Self::Forward | Self::Verdict | Self::Review)
    }
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
    /// The tab of the result on what would change it, with answers to go back to.
    Change,
    /// The outlook, where it lies over the question.
    Outlook,
    /// The list of keys.
    Keys,
    /// A question of the program itself: leave, start over.
    Asking,
    /// The formats a result can be written in.
    Export,
    /// A line being typed: every character is text there.
    Typing,
}

impl Place {
    /// Every place, with its name, in the order in which a person comes to them.
    pub const ALL: [(Self, &'static str); 12] = [
        (Self::Welcome, "Welcome"),
        (Self::Comparison, "Comparison"),
        (Self::One, "Question with one answer"),
        (Self::Many, "Question with many answers"),
        (Self::Review, "Review"),
        (Self::Result, "Result"),
        (Self::Change, "What would change it"),
        (Self::Outlook, "Outlook"),
        (Self::Keys, "Keys"),
        (Self::Export, "Export"),
        (Self::Asking, "Leave, start over, write over"),
        (Self::Typing, "Note, name of a file"),
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
    /// What they do, in a line.
    pub what: &'static str,
}

use Key::{
    BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up,
};
use Place::{Asking, Change, Comparison, Export, Keys, Many, One, Outlook, Result, Review, Typing, Welcome};

const LISTS: &[Place] = &[Welcome, One, Many, Review, Change, Export];
const TEXTS: &[Place] = &[Comparison, Result, Keys];
const SCREENS: &[Place] = &[Welcome, Comparison, One, Many, Review, Result, Change];
const PAGES: &[Place] = &[Welcome, Comparison, One, Many, Review, Result, Change, Keys];
const TABS: &[Place] = &[Result, Change];
const EVERYWHERE: &[Place] =
    &[Welcome, Comparison, One, Many, Review, Result, Change, Outlook, Keys, Export, Asking, Typing];
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
    what: &'static str,
) -> Binding {
    Binding { action, keys, on, hint: hint.0, word: hint.1, what }
}

/// Not in the footer.
const QUIET: (&str, &str) = ("", "");

/// The table, in the order of the footer.
#[rustfmt::skip]
pub static BINDINGS: &[Binding] = &[
    row(Action::Turn, &[Tab, BackTab, Right, Left, Char('l'), Char('h')], TABS, ("Tab", "tabs"), "next tab, tab before"),
    row(Action::Tab, &[Char('1'), Char('2'), Char('3'), Char('4'), Char('5')], TABS, QUIET, "that tab"),
    row(Action::Move, &[Up, Down, Char('k'), Char('j')], LISTS, ("Up/Down", "move"), "move the mark"),
    row(Action::Scroll, &[Up, Down, Char('k'), Char('j')], TEXTS, ("Up/Down", "scroll"), "scroll by a line"),
    row(Action::Page, &[PageUp, PageDown], PAGES, QUIET, "by a screenful"),
    row(Action::Ends, &[Home, End], PAGES, QUIET, "to the first, to the last"),
    row(Action::Ends, &[Home, End], &[Export], QUIET, "to the first, to the last"),
    row(Action::Mark, &[Char('1'), Char('2'), Char('3'), Char('4'), Char('5')], &[Export], ("1-5", "mark"), "mark that format"),
    row(Action::Accept, &[Enter], &[Export], ("Enter", "choose"), "on to the name of the file"),
    row(Action::Mark, &DIGITS, &[One], ("1-9", "mark"), "mark that choice"),
    row(Action::Tick, &TICKS, &[Many], ("1-9", "tick"), "tick or untick that choice, the marked one"),
    row(Action::Accept, &[Enter], &[Welcome], ("Enter", "choose"), "do what is marked"),
    row(Action::Accept, &[Enter], &[One], ("Enter", "answer"), "answer with the marked choice"),
    row(Action::Accept, &[Enter], &[Many], ("Enter", "answer"), "answer with what is ticked; with nothing ticked, none of these"),
    row(Action::Accept, &[Enter], &[Review], ("Enter", "open"), "see the verdict, or edit the marked answer"),
    row(Action::Accept, &[Enter, Char('y')], &[Asking], ("Enter", "yes"), "yes"),
    row(Action::Back, &[Left, Char('h'), Backspace, BackTab, Esc], &[Comparison, One, Many, Review], ("Left", "back"), "back; every answer is kept"),
    row(Action::Accept, &[Enter], &[Change], ("Enter", "edit"), "go to the question, to change its answer"),
    row(Action::Back, &[Esc, Backspace], TABS, QUIET, "back to the review"),
    row(Action::Back, &[Esc, Backspace, Left, Char('h'), Char('o'), Char('q')], &[Outlook], ("Esc", "close"), "close"),
    row(Action::Back, &[Esc, Backspace, Left, Char('h'), Char('?'), Char('q')], &[Keys], ("Esc", "close"), "close"),
    row(Action::Forward, &[Right, Char('l')], &[One, Many], ("Right", "next"), "on, past an answered question"),
    row(Action::MarkNotSure, &[Char('0')], &[One, Many], ("0", "not sure"), "mark “not sure”"),
    row(Action::Verdict, &[Char('v')], &[Welcome, Comparison, One, Many, Review], ("v", "verdict"), "the verdict, once something is answered"),
    row(Action::Outlook, &[Char('o')], &[One, Many], ("o", "outlook"), "open or close the outlook: what the open questions can still do"),
    row(Action::Note, &[Char('n')], &[One, Many], ("n", "note"), "write a note on the question"),
    row(Action::Accept, &[Enter], &[Typing], ("Enter", "done"), "keep the note (an empty one is taken away); write the file"),
    row(Action::Back, &[Esc], &[Typing], ("Esc", "back"), "leave the note as it was; back to the formats"),
    row(Action::Export, &[Char('e')], TABS, ("e", "export"), "write the result to a file, in one of five formats"),
    row(Action::Copy, &[Char('c')], TABS, ("c", "copy"), "copy the result as text, through the terminal"),
    row(Action::Back, &[Esc, Backspace, Left, Char('h'), Char('e'), Char('q')], &[Export], ("Esc", "close"), "close"),
    row(Action::Edit, &[Left, Right, Home, End, Backspace, Delete, Ctrl('w'), Ctrl('u')], &[Typing], QUIET, "move in the line; take out a character, a word, all before the cursor"),
    row(Action::Review, &[Char('r')], &[Welcome, Comparison, One, Many, Result, Change], ("r", "review"), "the review of all answers"),
    row(Action::Restart, &[Char('R')], SCREENS, QUIET, "start over, after asking; the answers so far are kept"),
    row(Action::Decline, &[Esc, Char('n'), Left, Char('h'), Backspace], &[Asking], ("Esc", "no"), "no, go back"),
    row(Action::Keys, &[Char('?')], SCREENS, ("?", "keys"), "these keys"),
    row(Action::Leave, &[Char('q')], SCREENS, ("q", "leave"), "leave; asks first where answers are not saved"),
    row(Action::Interrupt, &[Ctrl('c')], EVERYWHERE, QUIET, "leave at once, with exit status 130"),
    row(Action::Suspend, &[Ctrl('z')], EVERYWHERE, QUIET, "suspend; `fg` comes back"),
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
    /// The names of its keys; of digits that follow each other, the first and the last.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut keys = self.keys.iter().peekable();
        while let Some(key) = keys.next() {
            let mut last = *key;
            while let Some(next) =
                keys.next_if(|next| next.digit().is_some() && next.digit() == last.digit().map(|d| d + 1))
            {
                last = *next;
            }
            names.push(if last == *key { key.to_string() } else { format!("{key}-{last}") });
        }
        names
    }

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
            assert!(resolve(place, Char('q')).is_some() || [Asking, Typing].contains(&place), "{name}");
        }
    }
}
