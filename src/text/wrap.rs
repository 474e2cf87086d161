//! Wrapping text by its display width.

use textwrap::{Options, WordSplitter};

use super::width::truncate;

/// `text` in lines of at most `width` columns, the first after `first` and the others after `next`. Line breaks in it
/// stay. A line ends at a space, or after a hyphen; never inside a path or an address, which people copy.
pub fn wrap_indented(text: &str, width: usize, first: &str, next: &str) -> Vec<String> {
    let options = Options::new(width.max(1)).word_splitter(WordSplitter::Custom(hyphens)).subsequent_indent(next);
    let wrap = |(at, line): (usize, &str)| {
        // Line by line: given all of them at once, textwrap measures the first after a break without its indent.
        let options = options.clone().initial_indent(if at == 0 { first } else { next });
        textwrap::wrap(line, options).into_iter().map(String::from).collect::<Vec<_>>()
    };
    text.split('\n').enumerate().flat_map(wrap).collect()
}

/// [`wrap_indented`] without an indent.
pub fn wrap(text: &str, width: u16) -> Vec<String> {
    wrap_indented(text, width.into(), "", "")
}

/// The first `lines` lines of [`wrap`]; the last ends in `ellipsis` where there are more.
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

/// Where `word` may be split: after a hyphen between letters or digits.
fn hyphens(word: &str) -> Vec<usize> {
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
    fn lines_that_are_left_out_are_marked() {
        assert_eq!(wrap("a long sentence\n漢字", 6), ["a long", "senten", "ce", "漢字"]);
        assert_eq!(wrap_to("one two three", 5, 2, "…"), ["one", "two …"]);
        assert_eq!(wrap_to("seven eight nine", 5, 1, "…"), ["seve…"]);
    }
}
