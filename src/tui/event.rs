//! What the run loop waits for: keys, pasted text, a new size.

use std::{
    fmt, io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Receiver,
    },
};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::preview::Version;

/// A key press. Shift is part of the character.
#[expect(missing_docs, reason = "keys are named after what is printed on them")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    Char(char),
    /// A character with Control held.
    Ctrl(char),
    Enter,
    Esc,
    Tab,
    /// Shift and Tab.
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
}

impl fmt::Display for Key {
    /// The name used in help.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Char(' ') => formatter.write_str("Space"),
            Self::Char(c) => write!(formatter, "{c}"),
            Self::Ctrl(c) => write!(formatter, "Ctrl-{}", c.to_ascii_uppercase()),
            Self::BackTab => formatter.write_str("Shift-Tab"),
            Self::PageUp => formatter.write_str("PgUp"),
            Self::PageDown => formatter.write_str("PgDn"),
            Self::Delete => formatter.write_str("Del"),
            named => write!(formatter, "{named:?}"),
        }
    }
}

impl Key {
    /// The number on a digit key.
    pub fn digit(self) -> Option<usize> {
        match self {
            Self::Char(c) => c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()),
            _ => None,
        }
    }

    /// Converts a key of crossterm. `None` for a release, and for keys that the quiz does not use.
    pub(super) fn from_crossterm(key: KeyEvent) -> Option<Self> {
        Self::on_platform(key, cfg!(windows))
    }

    fn on_platform(mut key: KeyEvent, windows: bool) -> Option<Self> {
        if key.kind == KeyEventKind::Release {
            return None;
        }
        // Windows reports AltGr, which types `@` or `[` on many keyboards, as Ctrl and Alt.
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        if windows && key.modifiers.contains(alt_gr) && matches!(key.code, KeyCode::Char(_)) {
            key.modifiers.remove(alt_gr);
        }
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            return match key.code {
                // Enter typed before raw mode arrives as a line feed, which is Ctrl-J.
                KeyCode::Char('j') => Some(Self::Enter),
                // Ctrl-Backspace, and in some terminals Backspace.
                KeyCode::Char('h') => Some(Self::Backspace),
                KeyCode::Char(c) => Some(Self::Ctrl(c.to_ascii_lowercase())),
                _ => None,
            };
        }
        if key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META | KeyModifiers::HYPER)
        {
            return None;
        }
        Some(match key.code {
            KeyCode::Char(c) => Self::Char(c),
            KeyCode::Enter => Self::Enter,
            KeyCode::Esc => Self::Esc,
            KeyCode::Tab => Self::Tab,
            KeyCode::BackTab => Self::BackTab,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::Delete => Self::Delete,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            _ => return None,
        })
    }
}

/// What the run loop waits for.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The size of the window may have changed.
    Resize,
    /// The program continues after it was suspended: the whole screen must be drawn again.
    Resumed,
    /// The catalogue that is previewed was saved.
    Saved(Box<Version>),
    /// The terminal can no longer be read.
    Failed(io::Error),
}

/// The receiving end of the run loop's channel.
#[derive(Debug)]
pub struct Events {
    pub(super) receiver: Receiver<Event>,
    interrupted: Arc<AtomicBool>,
}

impl Events {
    /// Events from `receiver`; `interrupted` is set as soon as Ctrl-C is read, before its event is received.
    pub fn new(receiver: Receiver<Event>, interrupted: Arc<AtomicBool>) -> Self {
        Self { receiver, interrupted }
    }

    /// Whether Ctrl-C was pressed.
    pub(super) fn interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }
}

impl From<Receiver<Event>> for Events {
    /// Events that are never interrupted, for tests.
    fn from(receiver: Receiver<Event>) -> Self {
        Self::new(receiver, Arc::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shift_is_part_of_the_character_and_control_characters_may_mean_a_key() {
        let pressed = |c, modifiers| Key::from_crossterm(KeyEvent::new(KeyCode::Char(c), modifiers));
        assert_eq!(pressed('R', KeyModifiers::SHIFT), Some(Key::Char('R')));
        let control = ['j', 'h', 'C'].map(|c| pressed(c, KeyModifiers::CONTROL));
        assert_eq!(control, [Key::Enter, Key::Backspace, Key::Ctrl('c')].map(Some));
        let unused = [KeyModifiers::ALT, KeyModifiers::SUPER].map(|modifiers| pressed('q', modifiers));
        assert_eq!(unused, [None; 2]);
    }

    #[test]
    fn alt_gr_types_its_character_on_windows() {
        let modifiers = KeyModifiers::CONTROL | KeyModifiers::ALT;
        let pressed = |code, windows| Key::on_platform(KeyEvent::new(code, modifiers), windows);
        assert_eq!(pressed(KeyCode::Char('['), true), Some(Key::Char('[')));
        assert_eq!(pressed(KeyCode::Char('c'), false), Some(Key::Ctrl('c')));
        assert_eq!([true, false].map(|windows| pressed(KeyCode::Delete, windows)), [None; 2]);
    }

    #[test]
    fn release_is_not_a_second_press() {
        let release = KeyEvent { kind: KeyEventKind::Release, ..KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE) };
        let repeat = KeyEvent { kind: KeyEventKind::Repeat, ..release };
        assert_eq!([release, repeat].map(Key::from_crossterm), [None, Some(Key::Enter)]);
    }
}
