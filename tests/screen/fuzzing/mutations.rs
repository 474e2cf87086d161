//! Changes that a slip of the hand could make to a text.

use proptest::{prelude::*, sample::Index};

/// One of them.
#[derive(Debug, Clone)]
pub enum Slip {
    DeleteLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    DeleteChar(Index),
    RepeatChar(Index),
    PutChar(Index, char),
    ReplaceChar(Index, char),
    Cut(Index),
}

impl Slip {
    pub fn apply(&self, text: &str) -> String {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut chars: Vec<char> = text.chars().collect();
        if chars.is_empty() {
            return String::new();
        }
        let (line_count, char_count) = (lines.len(), chars.len());
        let line = |at: &Index| at.index(line_count);
        let char = |at: &Index| at.index(char_count);
        match self {
            Self::DeleteLine(at) => drop(lines.remove(line(at))),
            Self::RepeatLine(at) => lines.insert(line(at), lines[line(at)]),
            Self::SwapLines(a, b) => lines.swap(line(a), line(b)),
            Self::DeleteChar(at) => drop(chars.remove(char(at))),
            Self::RepeatChar(at) => chars.insert(char(at), chars[char(at)]),
            Self::PutChar(at, new) => chars.insert(char(at), *new),
            Self::ReplaceChar(at, new) => chars[char(at)] = *new,
            Self::Cut(at) => chars.truncate(char(at)),
        }
        match self {
            Self::DeleteLine(_) | Self::RepeatLine(_) | Self::SwapLines(..) => lines.concat(),
            _ => chars.into_iter().collect(),
        }
    }
}

pub fn slip() -> impl Strategy<Value = Slip> {
    let meaningful = "\"'{}[]:,-#&*!|>%@`?<~ \t\r\n\\\0\u{1b}\u{85}\u{2028}\u{feff}\u{202e}1.eéß漢👍";
    let new = prop_oneof![prop::sample::select(meaningful.chars().collect::<Vec<_>>()), any::<char>()];
    prop_oneof![
        any::<Index>().prop_map(Slip::DeleteLine),
        any::<Index>().prop_map(Slip::RepeatLine),
        any::<(Index, Index)>().prop_map(|(a, b)| Slip::SwapLines(a, b)),
        any::<Index>().prop_map(Slip::DeleteChar),
        any::<Index>().prop_map(Slip::RepeatChar),
        (any::<Index>(), new.clone()).prop_map(|(at, new)| Slip::PutChar(at, new)),
        (any::<Index>(), new).prop_map(|(at, new)| Slip::ReplaceChar(at, new)),
        any::<Index>().prop_map(Slip::Cut),
    ]
}
