//! Wrapping text by its display width.

use textwrap::{Options, WordSplitter};

use super::width::{truncate, width as text_width};

/// Wraps `text` into lines of at most `width` columns, indenting the first with `first` and the others with `next`. Keeps
/// its line breaks. Breaks at spaces and after hyphens, but never inside a path or a URL, which people copy.
pub fn wrap_indented(text: &str, width: usize, first: &str, next: &str) -> Vec<String> {
    let options = Options::new(width.max(1)).word_splitter(WordSplitter::Custom(split_points)).subsequent_indent(next);
    let wrap = |(index, line): (usize, &str)| {
        // One call per line: given several, textwrap measures the first after a line break without its indent.
        let options = options.clone().initial_indent(if index == 0 { first } else { next });
        textwrap::wrap(line, options).into_iter().map(String::from).collect::<Vec<_>>()
    };
    text.split('\n').enumerate().flat_map(wrap).collect()
}

/// Like [`wrap_indented`], without an indent.
pub fn wrap(text: &str, width: u16) -> Vec<String> {
    // Most texts fit, and they are wrapped in every frame.
    if text_width(text) <= width && !text.contains('\n') {
        return vec![text.into()];
    }
    wrap_indented(text, width.into(), "", "")
}

/// The first `lines` lines of [`wrap`]; the last ends in `ellipsis` if there are more.
pub fn wrap_to(text: &str, width: u16, lines: usize, ellipsis: &str) -> Vec<String> {
    let mut wrapped = wrap(text, width);
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            *last = truncate(&format!("{last} {ellipsis}"), width, ellipsis);
        }
    }
    wrapped
}

fn split_points(word: &str) -> Vec<usize> {
    if word.contains('/') { Vec::new() } else { WordSplitter::HyphenSplitter.split_points(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_spaces_and_hyphens_but_not_in_paths() {
        assert_eq!(wrap_indented("  1  run-time  x", 9, "", "     "), ["  1  run-", "     time", "     x"]);
        assert_eq!(wrap_indented("to ~/a-b/c d", 9, "", ""), ["to", "~/a-b/c d"]);
        assert_eq!(wrap_indented("", 9, "", ""), [""]);
        assert_eq!(wrap_indented("a\n1234 567", 8, "", "  "), ["a", "  1234", "  567"]);
    }

    #[test]
    fn omitted_lines_are_marked_with_an_ellipsis() {
        assert_eq!(wrap("a long sentence\n漢字", 6), ["a long", "senten", "ce", "漢字"]);
        assert_eq!(wrap_to("one two three", 5, 2, "…"), ["one", "two …"]);
        assert_eq!(wrap_to("seven eight nine", 5, 1, "…"), ["seve…"]);
    }
}
