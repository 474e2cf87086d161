//! Reading a text that may be anything: too long, without an end, in another encoding, no file at all.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
    str::Utf8Error,
};

/// Why a text cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// The system says so.
    #[error(transparent)]
    Failed(#[from] io::Error),
    /// A folder.
    #[error("it is a folder, not a file")]
    Folder,
    /// A folder, a pipe or a device, where only a file will do.
    #[error("it is a folder or a device, not a file")]
    NoFile,
    /// It is longer than what is read.
    #[error("it is larger than {} MiB", most >> 20)]
    TooLong {
        /// The most that is read, in bytes.
        most: usize,
    },
    /// Two or four bytes a character.
    #[error("it is in UTF-16 or UTF-32: save it as UTF-8")]
    Wide,
    /// A byte that stands for nothing in UTF-8.
    #[error(
        "line {line}, column {column} is not UTF-8 (byte {byte:02x}): type that character again, or save the file as UTF-8"
    )]
    NotUtf8 {
        /// From 1.
        line: usize,
        /// From 1, in characters.
        column: usize,
        /// The first byte that does not fit.
        byte: u8,
    },
    /// Links that lead in a circle, or nearly.
    #[error("too many symbolic links lead to it")]
    Links,
}

/// The text of what is at `path`, a pipe for example, of at most this many bytes; of more, none is read. Without the
/// byte order mark that it may begin with: it is no part of the text, and would count as a column in its first line.
///
/// # Errors
/// Where it cannot be read, is longer, or is no text in UTF-8.
pub fn read_text(path: &Path, most: usize) -> Result<String, TextError> {
    let file = File::open(path)?;
    let found = file.metadata()?;
    if found.is_dir() {
        return Err(TextError::Folder);
    }
    if found.is_file() && found.len() > most as u64 {
        return Err(TextError::TooLong { most });
    }
    let mut bytes = Vec::new();
    file.take(most as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        return Err(TextError::TooLong { most });
    }
    text_of(bytes)
}

/// [`read_text`], of a file alone: a pipe would be waited for, and a device may have no end.
///
/// # Errors
/// As there, and where it is no file.
pub fn read_file(path: &Path, most: usize) -> Result<String, TextError> {
    if !fs::metadata(path)?.is_file() {
        return Err(TextError::NoFile);
    }
    read_text(path, most)
}

fn text_of(bytes: Vec<u8>) -> Result<String, TextError> {
    if is_wide(&bytes) {
        return Err(TextError::Wide);
    }
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(error.as_bytes(), error.utf8_error()))?;
    Ok(text.strip_prefix('\u{feff}').map(Into::into).unwrap_or(text))
}

/// Whether it begins with the mark of UTF-16 or UTF-32, or with a character of ASCII written so.
fn is_wide(bytes: &[u8]) -> bool {
    let ascii = |byte: u8| (1..=127).contains(&byte);
    match *bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 0, 0xfe, 0xff, ..] => true,
        [0, a, 0, b, ..] | [a, 0, b, 0, ..] if ascii(a) && ascii(b) => true,
        [0, 0, 0, a, ..] | [a, 0, 0, 0, ..] => ascii(a),
        _ => false,
    }
}

/// Where the text ends that `bytes` begin with.
fn not_utf8(bytes: &[u8], error: Utf8Error) -> TextError {
    let (good, rest) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
    let good = String::from_utf8_lossy(good);
    let good = good.strip_prefix('\u{feff}').unwrap_or(&good);
    let line = good.rsplit('\n').next().unwrap_or_default();
    TextError::NotUtf8 {
        line: good.matches('\n').count() + 1,
        column: line.chars().count() + 1,
        byte: rest.first().copied().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> String {
        text_of(bytes.into()).map_or_else(|error| error.to_string(), |text| format!("{text:?}"))
    }

    #[test]
    fn a_byte_that_is_no_text_is_told_with_its_place() {
        let place = |line, column, byte| {
            format!(
                "line {line}, column {column} is not UTF-8 (byte {byte}): type that character again, or save the file as UTF-8"
            )
        };
        assert_eq!(told(b"a\n\xc3\xa9\xe6\xbc\xa2\xff!"), place(2, 3, "ff"));
        assert_eq!(told(b"\xef\xbb\xbfW\xe4hrung"), place(1, 2, "e4"));
        assert_eq!(told(b"a\r\nb\xed\xa0\x80"), place(2, 2, "ed"));
        assert_eq!(told(b"cut off \xe6\xbc"), place(1, 9, "e6"));
    }

    #[test]
    fn other_encodings_are_known_with_a_mark_and_without() {
        let wide = TextError::Wide.to_string();
        let units = |order: fn(u16) -> [u8; 2]| "id: é".encode_utf16().flat_map(order).collect::<Vec<u8>>();
        for (mark, bytes) in [([0xff, 0xfe], units(u16::to_le_bytes)), ([0xfe, 0xff], units(u16::to_be_bytes))] {
            assert_eq!((told(&bytes), told(&[&mark, bytes.as_slice()].concat())), (wide.clone(), wide.clone()));
        }
        assert_eq!((told(b"a\0\0\0b\0\0\0"), told(b"\0\0\0a\0\0\0b")), (wide.clone(), wide));
        assert_eq!(
            (told(b""), told(b"a"), told(b"\0"), told(b"a\0b")),
            ("\"\"".into(), "\"a\"".into(), "\"\\0\"".into(), "\"a\\0b\"".into())
        );
        assert_eq!(told(b"\xef\xbb\xbfa: 1\r\n"), "\"a: 1\\r\\n\"");
    }
}
