//! Which key a byte or a sequence stands for: as xterm sends them, and kitty where its protocol was left switched on.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// The key that sends this byte, which is ASCII.
pub(super) fn ascii(byte: u8) -> KeyEvent {
    let control = |letter: u8| KeyEvent::new(KeyCode::Char(letter.into()), KeyModifiers::CONTROL);
    match byte {
        b'\r' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        0x7f => KeyCode::Backspace.into(),
        0 => control(b' '),
        0x01..=0x1a => control(byte - 1 + b'a'),
        0x1b..=0x1f => control(byte - 0x1b + b'3'),
        _ => KeyCode::Char(byte.into()).into(),
    }
}

/// The key that sends ESC O and this byte.
pub(super) fn keypad(byte: u8) -> Option<KeyEvent> {
    if byte == b'M' { Some(KeyCode::Enter.into()) } else { named(byte).map(Into::into) }
}

/// The key that sends a control sequence with these parameters and this last byte.
pub(super) fn control(parameters: &str, last: u8) -> Option<KeyEvent> {
    let numbers = numbers(parameters)?;
    let number = |at: usize, part: usize| numbers.get(at).and_then(|parts| parts.get(part)).copied().flatten();
    let first = number(0, 0).unwrap_or(1);
    let modifiers = modifiers(number(1, 0).unwrap_or(1));
    let shifted = || number(0, 1).filter(|_| modifiers.contains(KeyModifiers::SHIFT));
    let code = match last {
        b'Z' => KeyCode::BackTab,
        b'u' => coded(shifted().unwrap_or(first), modifiers)?,
        b'~' if first == 27 => coded(number(2, 0)?, modifiers)?,
        b'~' => numbered(first)?,
        letter => named(letter)?,
    };
    let kind = if number(1, 1) == Some(3) { KeyEventKind::Release } else { KeyEventKind::Press };
    Some(KeyEvent::new_with_kind(code, modifiers, kind))
}

/// The numbers between semicolons, each of one or more between colons; none where there is anything else.
fn numbers(parameters: &str) -> Option<Vec<Vec<Option<u32>>>> {
    let number = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
    parameters.split(';').map(|parts| parts.split(':').map(number).collect()).collect()
}

fn named(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        4 | 8 => KeyCode::End,
        3 => KeyCode::Delete,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        _ => return None,
    })
}

/// The key with this code of a character.
fn coded(code: u32, modifiers: KeyModifiers) -> Option<KeyCode> {
    let shift = modifiers.contains(KeyModifiers::SHIFT);
    Some(match code {
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        9 if shift => KeyCode::BackTab,
        9 => KeyCode::Tab,
        8 | 127 => KeyCode::Backspace,
        // Keys without a character have a code for private use.
        0..=31 | 0xe000..=0xf8ff => return None,
        code => {
            let character = char::from_u32(code)?;
            KeyCode::Char(if shift { character.to_ascii_uppercase() } else { character })
        }
    })
}

fn modifiers(mask: u32) -> KeyModifiers {
    let held = [
        KeyModifiers::SHIFT,
        KeyModifiers::ALT,
        KeyModifiers::CONTROL,
        KeyModifiers::SUPER,
        KeyModifiers::HYPER,
        KeyModifiers::META,
    ];
    let bits = mask.saturating_sub(1);
    held.into_iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, held)| held).collect()
}
