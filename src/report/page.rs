//! A page of plain text: paragraphs, tables, and figures at the right edge.

use unicode_width::UnicodeWidthStr;

use crate::text::{Shell, wrap_indented};

/// The width in columns.
pub const WIDTH: usize = 78;

/// The spaces between two columns of a table.
pub const GAP: usize = 2;

/// The most lines of a table cell.
const MAX_LINES: usize = 6;

/// A page being written.
#[derive(Debug, Default)]
pub struct Page {
    lines: Vec<String>,
}

impl Page {
    /// The whole page, ending in a newline.
    pub fn written(self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// A line as it is, without the spaces at its end.
    pub fn line(&mut self, line: &str) {
        self.lines.push(line.trim_end().to_owned());
    }

    /// An empty line, unless the last one is empty or there is none.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// A title after an empty line.
    pub fn heading(&mut self, title: &str) {
        self.gap();
        self.text(title, 0);
    }

    /// Text with an indent. From the second line on the indent is two larger, unless it is 0.
    pub fn text(&mut self, text: &str, indent: usize) {
        let (first, next) = (" ".repeat(indent), " ".repeat(if indent == 0 { 0 } else { indent + 2 }));
        self.lines.extend(wrap_indented(text, WIDTH, &first, &next));
    }

    /// Text without an indent, if there is any.
    pub fn text_if_any(&mut self, text: &str) {
        if !text.is_empty() {
            self.text(text, 0);
        }
    }

    /// A line that is not wrapped, such as an address to be copied.
    pub fn unbroken(&mut self, line: &str, indent: usize) {
        self.lines.push(" ".repeat(indent) + line);
    }

    /// Text with the same indent for all lines.
    pub fn block(&mut self, text: &str, indent: usize) {
        let indent = " ".repeat(indent);
        self.lines.extend(wrap_indented(text, WIDTH, &indent, &indent));
    }

    /// A row of a table: texts, each wrapped to its width, and shortened if very long.
    pub fn row(&mut self, indent: usize, cells: &[(&str, usize)]) {
        self.rows(indent, cells, MAX_LINES);
    }

    /// The same, but no text is shortened.
    pub fn whole_row(&mut self, indent: usize, cells: &[(&str, usize)]) {
        self.rows(indent, cells, usize::MAX);
    }

    fn rows(&mut self, indent: usize, cells: &[(&str, usize)], max_lines: usize) {
        let cell = |(text, width): &(&str, usize)| {
            let mut lines = wrap_indented(text, (*width).max(1), "", "");
            if lines.len() > max_lines {
                lines.truncate(max_lines - 1);
                lines.push("[...]".into());
            }
            (lines, *width)
        };
        let cells: Vec<(Vec<String>, usize)> = cells.iter().map(cell).collect();
        let height = cells.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
        for row in 0..height {
            let mut line = " ".repeat(indent);
            for (lines, width) in &cells {
                let text = lines.get(row).map_or("", String::as_str);
                line.push_str(text);
                line.push_str(&" ".repeat(width.saturating_sub(text.width()) + GAP));
            }
            self.line(&line);
        }
    }

    /// A name with a figure at the right edge of its last line.
    pub fn with_figure(&mut self, indent: usize, name: &str, figure: &str) {
        let room = WIDTH.saturating_sub(figure.width() + GAP);
        let (first, next) = (" ".repeat(indent), " ".repeat(indent + 2));
        let mut lines = wrap_indented(name, room, &first, &next);
        if let Some(last) = lines.last_mut() {
            let gap = WIDTH.saturating_sub(last.width() + figure.width());
            *last = format!("{last}{}{figure}", " ".repeat(gap));
        }
        self.lines.extend(lines);
    }

    /// A command, continued over several lines where the shells of this system can do that.
    pub fn command(&mut self, words: &[String]) {
        let mut line = String::from(" ");
        let mut words = words.iter().peekable();
        let continuation = Shell::NATIVE.continuation();
        while let Some(word) = words.next() {
            // Keep an option and its value on one line.
            let value = words.next_if(|_| word.starts_with("--")).map_or(String::new(), |value| format!(" {value}"));
            let word = format!("{word}{value}");
            if let Some(continuation) = continuation
                && line.width() + 1 + word.width() + continuation.width() > WIDTH
                && line.trim() != ""
            {
                self.lines.push(line + continuation);
                line = "   ".into();
            }
            line.push(' ');
            line.push_str(&word);
        }
        self.lines.push(line);
    }
}

/// The width of the widest text, at most `max`.
pub fn widest<'t>(texts: impl Iterator<Item = &'t str>, max: usize) -> usize {
    texts.map(UnicodeWidthStr::width).max().unwrap_or(0).min(max)
}
