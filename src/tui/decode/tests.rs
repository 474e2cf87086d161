//! What bytes mean, whole and in pieces.

use super::*;
use crate::tui::input::{Input, Key, from_event};

/// What the program is told of `bytes`, and of nothing more coming after them.
fn told(bytes: &[u8]) -> Vec<Input> {
    told_in(&mut Decoder::default(), bytes)
}

fn told_in(decoder: &mut Decoder, bytes: &[u8]) -> Vec<Input> {
    let mut events: Vec<Event> = bytes.iter().filter_map(|byte| decoder.take(*byte)).collect();
    events.extend(decoder.give_up());
    events.iter().filter_map(from_event).collect()
}

fn keys(keys: &[Key]) -> Vec<Input> {
    keys.iter().map(|key| Input::Key(*key)).collect()
}

#[test]
fn keys_in_every_way_they_are_sent() {
    for (bytes, key) in [
        ("a", Key::Char('a')),
        ("é", Key::Char('é')),
        ("漢", Key::Char('漢')),
        ("👍", Key::Char('👍')),
        ("\r", Key::Enter),
        ("\n", Key::Enter),
        ("\x1bOM", Key::Enter),
        ("\t", Key::Tab),
        ("\x1b[Z", Key::BackTab),
        ("\x7f", Key::Backspace),
        ("\x08", Key::Backspace),
        ("\x03", Key::Ctrl('c')),
        ("\x1b\x03", Key::Ctrl('c')),
        ("\x1b", Key::Esc),
        ("\x1b[A", Key::Up),
        ("\x1bOB", Key::Down),
        ("\x1b[1;2C", Key::Right),
        ("\x1b[D", Key::Left),
        ("\x1b[H", Key::Home),
        ("\x1b[1~", Key::Home),
        ("\x1b[8~", Key::End),
        ("\x1b[3~", Key::Delete),
        ("\x1b[5~", Key::PageUp),
        ("\x1b[6~", Key::PageDown),
        // The protocol of kitty, and the other keys of xterm.
        ("\x1b[99;5u", Key::Ctrl('c')),
        ("\x1b[27;5;99~", Key::Ctrl('c')),
        ("\x1b[97;2u", Key::Char('A')),
        ("\x1b[49:33;2u", Key::Char('!')),
        ("\x1b[13u", Key::Enter),
        ("\x1b[27u", Key::Esc),
        ("\x1b[9;2u", Key::BackTab),
        ("\x1b[1;1:1B", Key::Down),
    ] {
        assert_eq!(told(bytes.as_bytes()), keys(&[key]), "{bytes:?}");
    }
    assert_eq!(told(b"\x1b\x1b"), keys(&[Key::Esc, Key::Esc]));
}

/// What means nothing, each to its end.
const NOTHING: [&[u8]; 38] = [
    b"\x1bq",
    b"\x1b\r",
    "\x1bé".as_bytes(),
    b"\x1b[15~",
    b"\x1bOP",
    b"\x1b[P",
    b"\x1b[[A",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[M 1q",
    b"\x1b[M\xff\xff\xff",
    b"\x1b[<0;13;1M",
    b"\x1b[<0;0;0m",
    b"\x1b[32;1;1M",
    b"\x1b[0;0R",
    b"\x1b[12;40R",
    b"\x1b[?64;1;2;6;22c",
    b"\x1b[>41;354;0c",
    b"\x1b[?0u",
    b"\x1b[?2026;2$y",
    b"\x1b[?997;1n",
    b"\x1b[4;600;800t",
    b"\x1b[1;1:3B",
    b"\x1b[13;1:3u",
    b"\x1b[57441;2u",
    b"\x1b[97;3u",
    b"\x1b[99999999999999999999u",
    b"\x1b[1;99999999999999999999B",
    b"\x1b[;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;1A",
    b"\x1b[201~",
    b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
    b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    b"\x1bP>|tmux 3.3a\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b^2 1 2\x1b\\",
    b"\xff\xfe\x80\xc0\xc1\xf5",
    b"\xe6\xbc",
];

#[test]
fn all_else_means_nothing_and_ends() {
    for bytes in NOTHING {
        assert_eq!(told(bytes), [], "{}", bytes.escape_ascii());
        // What follows is a key, but for one that follows half a character.
        assert_eq!(told(&[bytes, b"\r"].concat()), keys(&[Key::Enter]), "{}", bytes.escape_ascii());
    }
    assert_eq!(told(&NOTHING.concat()), []);
}

/// A control character is a key, whatever has begun: Enter and Ctrl-C always come through.
#[test]
fn what_never_ends_is_left_at_the_next_control_character() {
    for begun in ["\x1b[", "\x1b[?2026", "\x1b[1;", "\x1bO", "\x1b]11;", "\x1bP", "\x1b_", "\u{6f22}\x1b["] {
        for (byte, key) in [("\r", Key::Enter), ("\x03", Key::Ctrl('c'))] {
            let found = told(format!("{begun}{byte}").as_bytes());
            assert_eq!(found.last(), Some(&Input::Key(key)), "{begun:?}");
        }
        let mut decoder = Decoder::default();
        told_in(&mut decoder, begun.as_bytes());
        assert_eq!(told_in(&mut decoder, b"x"), keys(&[Key::Char('x')]), "{begun:?}, and a pause");
    }
}

#[test]
fn pasted_text_is_text() {
    let paste = |text: &str| Input::Paste(text.into());
    assert_eq!(
        told(b"\x1b[200~q\r\x1b[A\x03\xff\x1b[201~x"),
        [paste("q\r\x1b[A\x03\u{fffd}"), Input::Key(Key::Char('x'))]
    );
    assert_eq!(told(b"\x1b[200~\x1b[201~"), [paste("")]);
    // Its end never comes.
    let mut decoder = Decoder::default();
    assert_eq!(told_in(&mut decoder, b"\x1b[200~abc\x1b[20"), [paste("abc\x1b[20")]);
    assert_eq!(told_in(&mut decoder, b"x\x1b[201~"), keys(&[Key::Char('x')]));
}

#[test]
fn of_a_megabyte_that_is_pasted_the_beginning_is_kept() {
    let text = "漢字x".repeat(150_000);
    let mut decoder = Decoder::default();
    for byte in [b"\x1b[200~", text.as_bytes()].concat() {
        assert_eq!(decoder.take(byte), None);
        assert!(decoder.bytes.len() <= 2 * MOST_PASTED + 1);
    }
    let found = told_in(&mut decoder, b"\x1b[201~j");
    let [Input::Paste(kept), Input::Key(Key::Char('j'))] = found.as_slice() else { panic!("{found:?}") };
    assert!(text.starts_with(kept.trim_end_matches('\u{fffd}')) && kept.len() >= MOST_PASTED);
}

/// Shift and F1 as older terminals send it.
#[test]
fn a_key_of_the_keypad_with_a_modifier_means_nothing() {
    assert_eq!(told(b"\x1bO2P"), []);
    assert_eq!(told(b"\x1bO5R1"), keys(&[Key::Char('1')]));
}

/// As over a slow line: what comes late would answer questions.
#[test]
fn pasted_text_may_pause_for_longer_than_anything_else() {
    let mut decoder = Decoder::default();
    assert!(b"\x1b]11;rgb".iter().all(|byte| decoder.take(*byte).is_none()));
    let text = decoder.patience();
    assert_eq!(told_in(&mut decoder, b""), []);
    assert!(b"\x1b[200~first".iter().all(|byte| decoder.take(*byte).is_none()));
    assert!(decoder.is_pasting() && decoder.patience() >= text.map(|patience| 5 * patience));
}
