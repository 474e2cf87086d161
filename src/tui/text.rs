//! Measuring and laying out text by the columns it takes on the screen.

use ratatui::{
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use crate::document::{is_one_line, wrapped};

use super::look::Glyphs;

/// `text` in lines of at most `width` columns, every line but the first indented by `hang`. Line breaks in it stay.
#[must_use]
pub fn wrap(text: &str, width: usize, hang: usize) -> Vec<String> {
    let indent = " ".repeat(hang.min(width / 2));
    wrapped(text, width.max(1), "", &indent)
}

/// How many lines [`wrap`] makes of `text`.
#[must_use]
pub fn height(text: &str, width: usize, hang: usize) -> usize {
    if is_one_line(text, width.max(1)) { 1 } else { wrap(text, width, hang).len() }
}

/// [`wrap`], as lines of one style.
#[must_use]
pub fn paragraph(text: &str, width: usize, hang: usize, style: Style) -> Vec<Line<'static>> {
    // Each is known to be a line: it need not be searched for breaks, nor copied.
    wrap(text, width, hang).into_iter().map(|line| Line::from(Span::raw(line)).style(style)).collect()
}

/// `text` cut to `width` columns, the last of them `cut` if anything had to go.
#[must_use]
pub fn fit(text: &str, width: usize, cut: &str) -> String {
    if text.width() <= width {
        return text.into();
    }
    let mut kept = String::new();
    for c in text.chars() {
        let mut longer = kept.clone();
        longer.push(c);
        if longer.width() + cut.width() > width {
            break;
        }
        kept = longer;
    }
    if cut.width() <= width { kept + cut } else { kept }
}

/// `line` with spaces behind it, up to `width` columns. Its style is that of its spans then, so that what is added to it
/// keeps its own.
#[must_use]
pub fn pad(line: Line<'static>, width: usize) -> Line<'static> {
    let gap = width.saturating_sub(line.width());
    let spans = line.spans.into_iter().map(|span| span.patch_style(line.style));
    Line::from_iter(spans.chain([Span::raw(" ".repeat(gap))]))
}

/// `left` at the left edge and `right` at the right one, at least a space apart.
#[must_use]
pub fn spread(left: Line<'static>, right: impl IntoIterator<Item = Span<'static>>, width: usize) -> Line<'static> {
    let right: Vec<Span<'static>> = right.into_iter().collect();
    let taken: usize = right.iter().map(Span::width).sum();
    let mut line = pad(left, width.saturating_sub(taken));
    line.spans.extend(right);
    line
}

/// Blocks of lines beside each other, each in columns as wide as `widths` says, with `gap` between them.
#[must_use]
pub fn beside(blocks: Vec<Vec<Line<'static>>>, widths: &[usize], gap: &str) -> Vec<Line<'static>> {
    let height = blocks.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows = vec![Line::default(); height];
    for (block, (at, width)) in blocks.into_iter().zip(widths.iter().enumerate()) {
        let filled = block.into_iter().chain(std::iter::repeat(Line::default()));
        for (row, line) in rows.iter_mut().zip(filled) {
            if at > 0 {
                row.spans.push(Span::raw(gap.to_owned()));
            }
            row.spans.extend(pad(line, *width).spans);
        }
    }
    rows
}

/// `lines` in a box of `width` columns, with `title` in its upper side and `note` in its lower one.
#[must_use]
pub fn boxed(
    glyphs: &Glyphs,
    title: Span<'static>,
    note: &str,
    lines: Vec<Line<'static>>,
    width: usize,
) -> Vec<Line<'static>> {
    let [upper_left, upper_right, lower_left, lower_right] = glyphs.corners;
    let rest = |taken: usize| glyphs.line.repeat(width.saturating_sub(taken + 2));
    let after = Span::raw(format!("{}{upper_right}", rest(title.width())));
    let mut framed = vec![Line::from(vec![Span::raw(upper_left), title, after])];
    for line in lines {
        let inside = pad(line, width.saturating_sub(4)).spans.into_iter();
        let side = |text: String| std::iter::once(Span::raw(text));
        framed.push(side(format!("{} ", glyphs.side)).chain(inside).chain(side(format!(" {}", glyphs.side))).collect());
    }
    framed.push(Line::raw(format!("{lower_left}{}{note}{lower_right}", rest(note.width()))));
    framed
}

/// "↑ 3 more  ↓ 12 more": how many lines are hidden above and below; nothing where none are.
#[must_use]
pub fn more(glyphs: &Glyphs, above: usize, below: usize) -> String {
    let parts = [(glyphs.above, above), (glyphs.below, below)].into_iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts.map(|(sign, count)| format!("{sign} {count} more")).collect();
    if parts.is_empty() { String::new() } else { format!(" {} ", parts.join("  ")) }
}

/// `width` columns shared among `count` blocks with `gap` columns between them; the first take what is left over.
#[must_use]
pub fn shares(width: usize, count: usize, gap: usize) -> Vec<usize> {
    let room = width.saturating_sub(gap * count.saturating_sub(1));
    let count = count.max(1);
    (0..count).map(|at| room / count + usize::from(at < room % count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_wraps_by_columns_and_not_by_characters() {
        assert_eq!(wrap("漢字漢字 ab", 5, 0), ["漢字", "漢字", "ab"]);
        assert_eq!(wrap("one two three", 8, 2), ["one two", "  three"]);
        assert_eq!(wrap("one\ntwo", 80, 0), ["one", "two"]);
        assert!(!wrap("any", 0, 4).is_empty());
        assert_eq!(wrap("in ~/a-b/c.yaml, run-time", 14, 0), ["in", "~/a-b/c.yaml,", "run-time"]);
        assert_eq!(wrap("at /long/way/home", 8, 0), ["at", "/long/wa", "y/home"]);
    }

    #[test]
    fn a_cut_shows() {
        assert_eq!(fit("abcdef", 4, "…"), "abc…");
        assert_eq!(fit("漢字漢", 4, "…"), "漢…");
        assert_eq!(fit("abc", 3, "…"), "abc");
        assert_eq!(fit("abc", 0, "…"), "");
    }

    #[test]
    fn shares_add_up_to_the_width() {
        for (width, count) in [(98, 2), (97, 2), (100, 3), (3, 6), (0, 1)] {
            let shares = shares(width, count, 1);
            assert!(shares.iter().sum::<usize>() + count - 1 <= width.max(count - 1), "{width} {count}: {shares:?}");
        }
        assert_eq!(shares(97, 2, 1), [48, 48]);
    }
}
