//! Keys, as the rest of the program knows them: one value a key, made from the terminal's events at the edge.

use std::fmt;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key press. Shift is part of the character; releases are dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character.
    Char(char),
    /// A character with Control held.
    Ctrl(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
}

impl fmt::Display for Key {
    /// The name people know it by.
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

/// What can happen to the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The screen has another size, or must be drawn anew.
    Resize,
}

impl Key {
    /// The number on a digit key.
    #[must_use]
    pub fn digit(self) -> Option<usize> {
        match self {
            Self::Char(c) => c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()),
            _ => None,
        }
    }
}

/// What an event of the terminal means here; `None` for those that mean nothing: releases, the mouse.
#[must_use]
pub fn from_event(event: &Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => from_key(*key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text.clone())),
        Event::Resize(..) => Some(Input::Resize),
        _ => None,
    }
}

fn from_key(key: KeyEvent) -> Option<Key> {
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return match key.code {
            // An Enter typed before the terminal was in raw mode arrives as a line feed, which is Ctrl-J.
            KeyCode::Char('j') => Some(Key::Enter),
            // What terminals without a better protocol send for Ctrl-Backspace.
            KeyCode::Char('h') => Some(Key::Backspace),
            KeyCode::Char(c) => Some(Key::Ctrl(c.to_ascii_lowercase())),
            _ => None,
        };
    }
    if key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META | KeyModifiers::HYPER) {
        return None;
    }
    Some(match key.code {
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Option<Input> {
        from_event(&Event::Key(KeyEvent::new(code, modifiers)))
    }

    #[test]
    fn shift_is_part_of_the_character() {
        assert_eq!(press(KeyCode::Char('?'), KeyModifiers::SHIFT), Some(Input::Key(Key::Char('?'))));
        assert_eq!(press(KeyCode::Char('R'), KeyModifiers::SHIFT), Some(Input::Key(Key::Char('R'))));
    }

    #[test]
    fn a_release_is_not_a_second_press() {
        let release = KeyEvent { kind: KeyEventKind::Release, ..KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE) };
        assert_eq!(from_event(&Event::Key(release)), None);
    }

    #[test]
    fn enter_typed_too_early_is_enter() {
        assert_eq!(press(KeyCode::Char('j'), KeyModifiers::CONTROL), Some(Input::Key(Key::Enter)));
    }

    #[test]
    fn pasted_text_is_no_keys_and_alt_keys_mean_nothing() {
        assert_eq!(from_event(&Event::Paste("q\r".into())), Some(Input::Paste("q\r".into())));
        assert_eq!(press(KeyCode::Char('q'), KeyModifiers::ALT), None);
    }
}
