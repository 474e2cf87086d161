//! A terminal that types a script: keys written as text, and the screen kept as text with its styles.

use std::{
    collections::VecDeque,
    fmt::Write,
    io,
    path::{Path, PathBuf},
};

use ratatui::{
    backend::{Backend, TestBackend},
    buffer::{Buffer, Cell},
    layout::Position,
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr;
use whichone::{
    catalogue::{Catalogue, load},
    quiz::{Ending, Order, Progress, Quiz},
    sheet::{ExportError, Keep, Keeping, Opening},
    tui::{
        App, Look,
        canvas::Canvas,
        input::{Input, Key},
        look,
        run::{Terminal, run},
        screens,
    },
};

/// What a script can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Key(Key),
    Resize(u16, u16),
    Paste(String),
}

/// Keys as text: a character is itself, a name stands in angle brackets: `"2<enter><size:80x24><paste:some text>"`.
pub fn steps(script: &str) -> Vec<Step> {
    parsed(script, |name| panic!("no key is called <{name}>"))
}

/// The same of any text: what stands in angle brackets and is no name is typed as it is.
pub fn any_steps(script: &str) -> Vec<Step> {
    parsed(script, |_| None)
}

fn parsed(script: &str, unknown: impl Fn(&str) -> Option<Step>) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let name = rest.strip_prefix('<').and_then(|named| named.split_once('>'));
        let step = name.and_then(|(name, after)| Some((named(name).or_else(|| unknown(name))?, after)));
        let (step, after) = step.unwrap_or((Step::Key(Key::Char(c)), &rest[c.len_utf8()..]));
        steps.push(step);
        rest = after;
    }
    steps
}

fn named(name: &str) -> Option<Step> {
    if let Some(text) = name.strip_prefix("paste:") {
        return Some(Step::Paste(text.to_owned()));
    }
    if let Some((columns, rows)) = name.strip_prefix("size:").and_then(|size| size.split_once('x')) {
        return Some(Step::Resize(columns.parse().ok()?, rows.parse().ok()?));
    }
    Some(Step::Key(match name {
        "enter" => Key::Enter,
        "esc" => Key::Esc,
        "tab" => Key::Tab,
        "s-tab" => Key::BackTab,
        "bs" => Key::Backspace,
        "del" => Key::Delete,
        "c-u" => Key::Ctrl('u'),
        "c-w" => Key::Ctrl('w'),
        "up" => Key::Up,
        "down" => Key::Down,
        "left" => Key::Left,
        "right" => Key::Right,
        "pgup" => Key::PageUp,
        "pgdn" => Key::PageDown,
        "home" => Key::Home,
        "end" => Key::End,
        "space" => Key::Char(' '),
        "c-c" => Key::Ctrl('c'),
        "c-z" => Key::Ctrl('z'),
        _ => return None,
    }))
}

/// The terminal that types it.
pub struct Script {
    canvas: Canvas,
    screen: TestBackend,
    steps: VecDeque<Step>,
    size: (u16, u16),
    pub frames: usize,
    pub suspended: usize,
    pub copied: Vec<String>,
}

impl Script {
    pub fn new(steps: impl IntoIterator<Item = Step>, size: (u16, u16)) -> Self {
        let steps = steps.into_iter().collect();
        let (canvas, screen) = blank(size);
        Self { canvas, screen, steps, size, frames: 0, suspended: 0, copied: vec![] }
    }

    /// What is on the screen.
    pub fn buffer(&self) -> &Buffer {
        self.screen.buffer()
    }

    /// Where the cursor stands.
    pub fn cursor(&mut self) -> Position {
        self.screen.get_cursor_position().unwrap()
    }

    fn rows(&self) -> impl Iterator<Item = Vec<&Cell>> {
        let buffer = self.buffer();
        (0..buffer.area.height).map(|y| (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect())
    }

    /// The places that wide characters cover.
    fn covered(&self) -> Vec<(u16, u16)> {
        let buffer = self.buffer();
        let mut covered = Vec::new();
        let mut at = 0;
        while let Some(cell) = buffer.content.get(at) {
            let width = if cell.symbol().is_ascii() { 1 } else { cell.symbol().width().max(1) };
            covered.extend((at + 1..at + width).map(|at| buffer.pos_of(at)));
            at += width;
        }
        covered
    }

    /// The screen as text: every row with its end visible, behind it what is styled and how; then the cursor.
    pub fn screen(&mut self) -> String {
        let cursor = self.cursor();
        let mut out = String::new();
        for row in self.rows() {
            let text: String = visible(&row).map(Cell::symbol).collect();
            writeln!(out, "{text}|{}", styles(&row)).unwrap();
        }
        writeln!(out, "cursor at column {}, row {}", cursor.x + 1, cursor.y + 1).unwrap();
        out
    }
}

fn blank((columns, rows): (u16, u16)) -> (Canvas, TestBackend) {
    (Canvas::default(), TestBackend::new(columns, rows))
}

/// Whether a wide character before it covers each cell of a row.
fn covered(row: &[&Cell]) -> Vec<bool> {
    let mut rest = 0;
    let covered = |cell: &&Cell| {
        let covered = rest > 0;
        rest = if covered { rest - 1 } else { cell.symbol().width().saturating_sub(1) };
        covered
    };
    row.iter().map(covered).collect()
}

/// The cells of a row, without those that are covered.
fn visible<'b>(row: &[&'b Cell]) -> impl Iterator<Item = &'b Cell> {
    let covered = covered(row);
    row.iter().copied().zip(covered).filter(|(_, covered)| !covered).map(|(cell, _)| cell)
}

/// The styled stretches of a row: "  2-15 bold, 20-24 colour 63".
fn styles(row: &[&Cell]) -> String {
    let style = |cell: &Cell| {
        let mut parts = Vec::new();
        if cell.modifier.contains(Modifier::BOLD) {
            parts.push("bold".to_owned());
        }
        if cell.modifier.contains(Modifier::UNDERLINED) {
            parts.push("underlined".to_owned());
        }
        if let Color::Indexed(index) = cell.fg {
            parts.push(format!("colour {index}"));
        }
        assert_eq!(cell.bg, Color::Reset, "the background is the terminal's own");
        parts.join(" ")
    };
    // What a wide character covers is of its style.
    let covered = covered(row);
    let mut styles: Vec<String> = Vec::new();
    for (cell, is_covered) in row.iter().zip(covered) {
        styles.push(if is_covered { styles.last().unwrap().clone() } else { style(cell) });
    }
    let mut out = Vec::new();
    let mut start = 0;
    for same in styles.chunk_by(|one, next| one == next) {
        let end = start + same.len();
        if !same[0].is_empty() {
            out.push(format!("{}-{end} {}", start + 1, same[0]));
        }
        start = end;
    }
    if out.is_empty() { String::new() } else { format!("  {}", out.join(", ")) }
}

impl Terminal for Script {
    fn size(&self) -> io::Result<(u16, u16)> {
        Ok(self.size)
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        self.frames += 1;
        self.canvas.show(screens::frame(app), &mut self.screen).map_err(io::Error::other)?;
        // On a terminal nothing is left of what a wide character covers, also once that gives way to a narrow one.
        let covered = self.covered();
        let blanks = covered.into_iter().map(|(x, y)| (x, y, &Cell::EMPTY));
        self.screen.draw(blanks).map_err(io::Error::other)
    }

    fn renew(&mut self) -> io::Result<()> {
        (self.canvas, self.screen) = blank(self.size);
        Ok(())
    }

    fn read(&mut self) -> io::Result<Vec<Input>> {
        match self.steps.pop_front() {
            Some(Step::Key(key)) => Ok(vec![Input::Key(key)]),
            Some(Step::Paste(text)) => Ok(vec![Input::Paste(text)]),
            Some(Step::Resize(columns, rows)) => {
                self.size = (columns, rows);
                Ok(vec![Input::Resize])
            }
            None => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the script is over")),
        }
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.copied.push(text.into());
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.suspended += 1;
        Ok(())
    }
}

pub const COLOUR: Look = Look { colour: true, glyphs: &look::UNICODE };
pub const MONO: Look = Look { colour: false, glyphs: &look::UNICODE };
pub const ASCII: Look = Look { colour: false, glyphs: &look::ASCII };

/// What became of a script: how the program ended, if it did; the app; the terminal.
pub struct Played<'c> {
    pub ending: Option<Ending>,
    pub app: App<'c>,
    pub terminal: Script,
    pub keeper: Memory,
}

/// Types `script` at a terminal of this size and look.
pub fn play<'c>(catalogue: &'c Catalogue, look: Look, size: (u16, u16), script: &str) -> Played<'c> {
    play_steps(catalogue, look, size, steps(script))
}

pub fn play_steps(catalogue: &Catalogue, look: Look, size: (u16, u16), steps: Vec<Step>) -> Played<'_> {
    let app = App::new(Quiz::new(catalogue, Order::File), Opening::default(), look);
    play_app(app, size, steps, Memory::default())
}

/// Types `steps` at an app that may have begun before.
pub fn play_app(mut app: App<'_>, size: (u16, u16), steps: Vec<Step>, mut keeper: Memory) -> Played<'_> {
    let mut terminal = Script::new(steps, size);
    let ending = match run(&mut app, &mut terminal, &mut keeper) {
        Ok(ending) => Some(ending),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => None,
        Err(error) => panic!("{error}"),
    };
    Played { ending, app, terminal, keeper }
}

/// A keeper that keeps in memory, or cannot.
#[derive(Default)]
pub struct Memory {
    /// Why it cannot; empty where it can.
    pub trouble: &'static str,
    /// What was saved, each time.
    pub saved: Vec<Progress>,
    /// How many times it was set aside.
    pub aside: usize,
    /// The files written.
    pub files: Vec<(PathBuf, String)>,
}

impl Keep for Memory {
    fn save(&mut self, quiz: &Quiz) -> Keeping {
        let none = Progress::none(quiz.catalogue());
        let saved = self.saved.last().unwrap_or(&none) == quiz.progress();
        if !saved && self.trouble.is_empty() {
            self.saved.push(quiz.progress().clone());
        }
        Keeping { saved: saved || self.trouble.is_empty(), trouble: self.trouble.into() }
    }

    fn set_aside(&mut self) -> Option<PathBuf> {
        self.aside += 1;
        self.saved.clear();
        self.trouble.is_empty().then(|| PathBuf::from("aside.yaml"))
    }

    fn export(&mut self, path: &Path, text: &str, over: bool) -> Result<(), ExportError> {
        if self.files.iter().any(|(there, _)| there == path) && !over {
            return Err(ExportError::Exists(path.into()));
        }
        if path.ends_with("nowhere") {
            return Err(ExportError::Unwritten { path: path.into(), source: io::ErrorKind::PermissionDenied.into() });
        }
        self.files.retain(|(there, _)| there != path);
        self.files.push((path.into(), text.into()));
        Ok(())
    }
}

/// The built-in catalogue.
pub fn built_in() -> Catalogue {
    load(include_str!("../../questions.yaml")).unwrap()
}

/// A small catalogue of three options, with a condition, both types of question, and long and wide texts.
pub fn three() -> Catalogue {
    load(include_str!("three.yaml")).unwrap()
}

/// The keys that answer the built-in catalogue as its worked case `id` does, up to the review.
pub fn answering(catalogue: &Catalogue, id: &str) -> String {
    let case = catalogue.cases.iter().find(|case| case.id == id).unwrap();
    let mut keys = String::from("<enter>");
    for (question, picks) in &case.answers {
        assert!(picks.iter().all(|choice| choice < 9), "question {question} has a choice without a digit");
        keys.extend(picks.iter().map(|choice| (choice + 1).to_string()));
        keys.push_str("<enter>");
    }
    keys
}
