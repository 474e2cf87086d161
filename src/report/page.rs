//! A page of plain text: paragraphs, tables and figures at the right edge.

use unicode_width::UnicodeWidthStr;

use crate::text::wrap_indented;

/// The width it is wrapped to, in columns.
pub(crate) const WIDTH: usize = 78;

/// What stands between two columns of a table.
pub(crate) const GAP: usize = 2;

/// The lines that a cell of a table takes at most.
const LINES: usize = 6;

/// The page as it grows.
#[derive(Debug, Default)]
pub(crate) struct Page {
    lines: Vec<String>,
}

impl Page {
    /// All of it, ending in a newline.
    pub fn written(self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// A line as it is, without the blanks at its end.
    pub fn line(&mut self, line: &str) {
        self.lines.push(line.trim_end().to_owned());
    }

    /// An empty line; never two, and none at the top.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// A title, with an empty line before it.
    pub fn heading(&mut self, title: &str) {
        self.gap();
        self.text(title, 0);
    }

    /// Text, indented, and by two more from its second line on; at the edge it is not indented.
    pub fn text(&mut self, text: &str, indent: usize) {
        let (first, next) = (" ".repeat(indent), " ".repeat(if indent == 0 { 0 } else { indent + 2 }));
        self.lines.extend(wrap_indented(text, WIDTH, &first, &next));
    }

    /// Text at the edge, if there is any.
    pub fn text_if_any(&mut self, text: &str) {
        if !text.is_empty() {
            self.text(text, 0);
        }
    }

    /// A line that stays in one piece whatever its length, such as an address that is copied.
    pub fn unbroken(&mut self, line: &str, indent: usize) {
        self.lines.push(" ".repeat(indent) + line);
    }

    /// Text, all of it indented alike.
    pub fn block(&mut self, text: &str, indent: usize) {
        let indent = " ".repeat(indent);
        self.lines.extend(wrap_indented(text, WIDTH, &indent, &indent));
    }

    /// A row of a table, indented: texts, each wrapped to the width beside it, and cut where it is very long.
    pub fn row(&mut self, indent: usize, cells: &[(&str, usize)]) {
        self.rows(indent, cells, LINES);
    }

    /// The same, with all of each text.
    pub fn whole_row(&mut self, indent: usize, cells: &[(&str, usize)]) {
        self.rows(indent, cells, usize::MAX);
    }

    fn rows(&mut self, indent: usize, cells: &[(&str, usize)], most: usize) {
        let cell = |(text, width): &(&str, usize)| {
            let mut lines = wrap_indented(text, (*width).max(1), "", "");
            if lines.len() > most {
                lines.truncate(most - 1);
                lines.push("[...]".into());
            }
            (lines, *width)
        };
        let cells: Vec<(Vec<String>, usize)> = cells.iter().map(cell).collect();
        let height = cells.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
        for at in 0..height {
            let mut line = " ".repeat(indent);
            for (lines, width) in &cells {
                let text = lines.get(at).map_or("", String::as_str);
                line.push_str(text);
                line.push_str(&" ".repeat(width.saturating_sub(text.width()) + GAP));
            }
            self.line(&line);
        }
    }

    /// A name, and a figure at the right edge of its last line.
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

    /// A command over several lines, as a shell takes it.
    pub fn command(&mut self, words: &[String]) {
        let mut line = String::from(" ");
        let mut words = words.iter().peekable();
        while let Some(word) = words.next() {
            // What follows an option stays with it.
            let value = words.next_if(|_| word.starts_with("--")).map_or(String::new(), |value| format!(" {value}"));
            let word = format!("{word}{value}");
            // Leaves room for the ` \\` that continues the command.
            if line.width() + 1 + word.width() + 2 > WIDTH && line.trim() != "" {
                self.lines.push(line + " \\");
                line = "   ".into();
            }
            line.push(' ');
            line.push_str(&word);
        }
        self.lines.push(line);
    }
}

/// The width of the widest of some texts, at most `most`.
pub(crate) fn widest<'t>(texts: impl Iterator<Item = &'t str>, most: usize) -> usize {
    texts.map(UnicodeWidthStr::width).max().unwrap_or(0).min(most)
}
