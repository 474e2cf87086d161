//! Reading text from a path that may hold anything: a folder, an endless device, another encoding.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
    str::Utf8Error,
};

/// Why a text cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// The system failed.
    #[error(transparent)]
    Failed(#[from] io::Error),
    /// It is a folder.
    #[error("it is a folder, not a file")]
    Folder,
    /// It is a folder, a pipe or a device, and only a file will do.
    #[error("it is a folder or a device, not a file")]
    NoFile,
    /// It is too long.
    #[error("it is larger than {} MiB", max >> 20)]
    TooLong {
        /// The most bytes that are read.
        max: usize,
    },
    /// It is in UTF-16 or UTF-32.
    #[error("it is in UTF-16 or UTF-32: save it as UTF-8")]
    Wide,
    /// It is not UTF-8.
    #[error(
        "line {line}, column {column} is not UTF-8 (byte {byte:02x}): type that character again, or save the file as UTF-8"
    )]
    NotUtf8 {
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// The first invalid byte.
        byte: u8,
    },
    /// It is a decision record whose front matter is broken.
    #[error("its front matter is not valid YAML, or does not end with `---`")]
    FrontMatter,
    /// There are too many symbolic links.
    #[error("too many symbolic links lead to it")]
    Links,
}

/// Reads a file or a pipe of at most `max` bytes, without its byte order mark, which would count as a column.
pub(crate) fn read_text(path: &Path, max: usize) -> Result<String, TextError> {
    let file = File::open(path)?;
    let found = file.metadata()?;
    if found.is_dir() {
        return Err(TextError::Folder);
    }
    if found.is_file() && found.len() > max as u64 {
        return Err(TextError::TooLong { max });
    }
    let mut bytes = Vec::new();
    file.take(max as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > max {
        return Err(TextError::TooLong { max });
    }
    text_of(bytes)
}

/// [`read_text`] of a file only: a pipe may keep us waiting, and a device may be endless.
pub(crate) fn read_file(path: &Path, max: usize) -> Result<String, TextError> {
    if !fs::metadata(path)?.is_file() {
        return Err(TextError::NoFile);
    }
    read_text(path, max)
}

fn text_of(bytes: Vec<u8>) -> Result<String, TextError> {
    if is_wide(&bytes) {
        return Err(TextError::Wide);
    }
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(error.as_bytes(), error.utf8_error()))?;
    Ok(text.strip_prefix('\u{feff}').map(Into::into).unwrap_or(text))
}

/// Whether it begins with the byte order mark of UTF-16 or UTF-32, or with an ASCII character in one of them.
fn is_wide(bytes: &[u8]) -> bool {
    let ascii = |byte: u8| (1..=127).contains(&byte);
    match *bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 0, 0xfe, 0xff, ..] => true,
        [0, a, 0, b, ..] | [a, 0, b, 0, ..] if ascii(a) && ascii(b) => true,
        [0, 0, 0, a, ..] | [a, 0, 0, 0, ..] => ascii(a),
        _ => false,
    }
}

/// The error with its line and column.
fn not_utf8(bytes: &[u8], error: Utf8Error) -> TextError {
    let (valid, rest) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
    let valid = String::from_utf8_lossy(valid);
    let valid = valid.strip_prefix('\u{feff}').unwrap_or(&valid);
    let line = valid.rsplit('\n').next().unwrap_or_default();
    TextError::NotUtf8 {
        line: valid.matches('\n').count() + 1,
        column: line.chars().count() + 1,
        byte: rest.first().copied().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(bytes: &[u8]) -> String {
        text_of(bytes.into()).map_or_else(|error| error.to_string(), |text| format!("{text:?}"))
    }

    #[test]
    fn invalid_utf8_is_reported_with_line_and_column() {
        let message = |line, column, byte| {
            format!(
                "line {line}, column {column} is not UTF-8 (byte {byte}): type that character again, or save the file as UTF-8"
            )
        };
        assert_eq!(result(b"a\n\xc3\xa9\xe6\xbc\xa2\xff!"), message(2, 3, "ff"));
        assert_eq!(result(b"\xef\xbb\xbfW\xe4hrung"), message(1, 2, "e4"));
        assert_eq!(result(b"a\r\nb\xed\xa0\x80"), message(2, 2, "ed"));
        assert_eq!(result(b"cut off \xe6\xbc"), message(1, 9, "e6"));
    }

    #[test]
    fn utf16_and_utf32_are_recognized_with_and_without_byte_order_mark() {
        let wide = TextError::Wide.to_string();
        let units = |order: fn(u16) -> [u8; 2]| "id: é".encode_utf16().flat_map(order).collect::<Vec<u8>>();
        for (mark, bytes) in [([0xff, 0xfe], units(u16::to_le_bytes)), ([0xfe, 0xff], units(u16::to_be_bytes))] {
            assert_eq!((result(&bytes), result(&[&mark, bytes.as_slice()].concat())), (wide.clone(), wide.clone()));
        }
        assert_eq!((result(b"a\0\0\0b\0\0\0"), result(b"\0\0\0a\0\0\0b")), (wide.clone(), wide));
        assert_eq!(
            (result(b""), result(b"a"), result(b"\0"), result(b"a\0b")),
            ("\"\"".into(), "\"a\"".into(), "\"\\0\"".into(), "\"a\\0b\"".into())
        );
        assert_eq!(result(b"\xef\xbb\xbfa: 1\r\n"), "\"a: 1\\r\\n\"");
    }
}
