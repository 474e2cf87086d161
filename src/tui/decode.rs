//! From the bytes that a terminal sends to keys and pasted text.
//!
//! What a terminal sends is not only keys: late answers to what another program asked, reports of the mouse, of the
//! focus and of colours that one left switched on. All that is taken to its end and means nothing; it must neither be
//! taken for keys, since digits tick and Enter answers, nor keep waiting for an end that never comes.

mod keys;

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// How long after Esc the rest of a key may come, as over a slow line. Nobody types so fast.
const ESC_PATIENCE: Duration = Duration::from_millis(50);

/// How long the rest of anything else may take.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long a paste may pause: what came after that would be keys.
const PASTE_PATIENCE: Duration = Duration::from_secs(5);

/// The longest control sequence that means anything, in bytes.
const LONGEST: usize = 64;

/// How much of pasted text is kept, in bytes. No line that is typed takes so much.
const MOST_PASTED: usize = 64 * 1024;

/// What follows pasted text.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Takes bytes, one after the other, however they are cut into pieces.
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
    /// The bytes of what has begun, but for those that say what it is.
    bytes: Vec<u8>,
    alt: bool,
}

/// What has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Nothing,
    /// A character of so many bytes.
    Character(usize),
    /// ESC, which may be a key or begin all that follows.
    Escape,
    /// ESC O: a key of the keypad.
    Keypad,
    /// ESC \[: a control sequence (ECMA-48, 5.4).
    Control,
    /// ESC ], P, X, ^ or _: a string for a program (ECMA-48, 5.6), which ends with BEL, ESC \, or any control character.
    Text,
    /// So many bytes that mean nothing.
    Skip(u8),
    /// Pasted text.
    Paste,
}

impl Decoder {
    /// Whether text is being pasted: each piece of it may take as long as the one before.
    #[must_use]
    pub fn is_pasting(&self) -> bool {
        self.state == State::Paste
    }

    /// How long the rest of what has begun may take; none where nothing has.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Nothing => None,
            State::Escape => Some(ESC_PATIENCE),
            State::Paste => Some(PASTE_PATIENCE),
            _ => Some(PATIENCE),
        }
    }

    /// Takes it that the rest will not come: Esc is a key then, and pasted text what came of it.
    pub fn give_up(&mut self) -> Option<Event> {
        let event = match self.state {
            State::Escape => Some(Event::Key(KeyCode::Esc.into())),
            State::Paste => Some(self.pasted()),
            _ => None,
        };
        self.begin(State::Nothing);
        event
    }

    /// Takes a byte; gives what it completes.
    pub fn take(&mut self, byte: u8) -> Option<Event> {
        match (self.state, byte) {
            (State::Paste, _) => return self.paste(byte),
            (State::Skip(left), _) => self.begin(if left > 1 { State::Skip(left - 1) } else { State::Nothing }),
            (State::Escape, 0x1b) => return Some(Event::Key(KeyCode::Esc.into())),
            (_, 0x1b) => self.begin(State::Escape),
            (State::Escape, b'[') => self.begin(State::Control),
            (State::Escape, b'O') => self.begin(State::Keypad),
            (State::Escape, b']' | b'P' | b'X' | b'^' | b'_') => self.begin(State::Text),
            (State::Escape, _) => {
                self.begin(State::Nothing);
                self.alt = true;
                return self.take(byte);
            }
            (State::Control, 0x20..=0x3f) if self.bytes.len() < LONGEST => self.bytes.push(byte),
            // In the keypad's: that Shift, Alt or Control is held.
            (State::Control, 0x20..=0x3f) | (State::Keypad, 0x30..=0x3f) | (State::Text, 0x20..) => {}
            (State::Control, 0x40..=0x7e) => return self.control(byte),
            (State::Keypad, 0x40..=0x7e) => {
                self.begin(State::Nothing);
                return keys::keypad(byte).map(Event::Key);
            }
            (State::Character(length), 0x80..=0xbf) => return self.character(byte, length),
            (_, 0xc2..=0xf4) => {
                let alt = self.alt;
                self.begin(State::Character(if byte < 0xe0 { 2 } else { 3 + usize::from(byte >= 0xf0) }));
                (self.alt, self.bytes) = (alt, vec![byte]);
            }
            // The end of a string, and what no character begins with.
            (State::Text, 0x07) | (_, 0x80..) => self.begin(State::Nothing),
            (_, ascii) => return Some(self.key(keys::ascii(ascii))),
        }
        None
    }

    fn begin(&mut self, state: State) {
        self.state = state;
        self.bytes.clear();
        self.alt = false;
    }

    /// A key, with Alt if ESC stood before it.
    fn key(&mut self, key: KeyEvent) -> Event {
        let alt = if self.alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
        self.begin(State::Nothing);
        Event::Key(KeyEvent { modifiers: key.modifiers | alt, ..key })
    }

    fn character(&mut self, byte: u8, length: usize) -> Option<Event> {
        self.bytes.push(byte);
        if self.bytes.len() < length {
            return None;
        }
        let character = std::str::from_utf8(&self.bytes).ok().and_then(|text| text.chars().next());
        let Some(character) = character else {
            self.begin(State::Nothing);
            return None;
        };
        Some(self.key(KeyCode::Char(character).into()))
    }

    /// The end of a control sequence.
    fn control(&mut self, last: u8) -> Option<Event> {
        let parameters = String::from_utf8_lossy(&self.bytes).into_owned();
        self.begin(match (parameters.as_str(), last) {
            ("200", b'~') => State::Paste,
            // The old report of the mouse: a button, a column and a row follow.
            ("", b'M') => State::Skip(3),
            // A function key of the Linux console: its letter follows.
            ("", b'[') => State::Skip(1),
            _ => State::Nothing,
        });
        keys::control(&parameters, last).filter(|_| parameters.len() < LONGEST).map(Event::Key)
    }

    fn paste(&mut self, byte: u8) -> Option<Event> {
        self.bytes.push(byte);
        let length = self.bytes.len();
        if self.bytes.ends_with(PASTE_END) {
            self.bytes.truncate(length - PASTE_END.len());
            let pasted = self.pasted();
            self.begin(State::Nothing);
            return Some(pasted);
        }
        // What is too much goes, but for what the end may have begun with.
        if length > 2 * MOST_PASTED {
            self.bytes.drain(MOST_PASTED..length - PASTE_END.len());
        }
        None
    }

    fn pasted(&self) -> Event {
        let kept = self.bytes.get(..MOST_PASTED).unwrap_or(&self.bytes);
        Event::Paste(String::from_utf8_lossy(kept).into_owned())
    }
}

#[cfg(test)]
mod tests;
