//! Invisible characters that YAML does not treat as spaces. They come with pasted text.

/// The name and the code point of `c`, if it is invisible.
pub(crate) fn invisible(c: char) -> Option<String> {
    let name = match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => "a no-break space",
        '\u{ad}' => "a soft hyphen",
        '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => {
            "a wide or narrow space"
        }
        '\u{200b}' => "a zero-width space",
        '\u{200c}' | '\u{200d}' => "a zero-width joiner",
        '\u{2060}' => "a word joiner",
        '\u{feff}' => "a byte order mark",
        _ => return None,
    };
    Some(format!("{name} (U+{:04X})", u32::from(c)))
}

/// ", which contains a no-break space (U+00A0)", or nothing: why a word differs from one that looks the same.
pub(crate) fn invisible_in(word: &str) -> String {
    word.chars().find_map(invisible).map(|name| format!(", which contains {name}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_have_names() {
        assert_eq!(invisible('\u{a0}').as_deref(), Some("a no-break space (U+00A0)"));
        assert_eq!(invisible_in("si\u{200b}ze"), ", which contains a zero-width space (U+200B)");
        assert_eq!((invisible(' '), invisible_in("größe")), (None, String::new()));
    }
}
