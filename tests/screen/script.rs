//! Types scripts at the real loop: keys written as text, on a screen in memory.

#[path = "shown.rs"]
pub mod shown;

use std::{
    fmt::Write,
    io,
    path::{Path, PathBuf},
    sync::mpsc,
};

use ratatui::{
    Terminal,
    backend::{Backend, TestBackend},
    buffer::{Buffer, Cell},
};
use whichone::{
    catalogue::{Catalogue, Kind, load},
    quiz::{ExitReason, Order, Quiz, Responses},
    store::{ExportError, SaveStatus, SessionInfo, Store},
    tui::{
        App, Exit, Session, app,
        event::{Event, Events, Key},
        keymap::Context,
        terminal::TerminalControl,
        theme::{Background, ColorDepth, Theme},
    },
};

pub const DARK: Theme = Theme::new(ColorDepth::TrueColor, Background::Dark, false);
pub const LIGHT: Theme = Theme::new(ColorDepth::TrueColor, Background::Light, false);
pub const ANSI256: Theme = Theme::new(ColorDepth::Ansi256, Background::Dark, false);
pub const ANSI16: Theme = Theme::new(ColorDepth::Ansi16, Background::Dark, false);
pub const MONO: Theme = Theme::new(ColorDepth::Mono, Background::Dark, false);
pub const ASCII: Theme = Theme::new(ColorDepth::Mono, Background::Dark, true);

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

/// What the loop asked of the terminal besides drawing.
#[derive(Default)]
pub struct Control {
    pub copied: Vec<String>,
    pub suspended: usize,
}

impl TerminalControl for Control {
    fn suspend(&mut self) -> io::Result<()> {
        self.suspended += 1;
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.copied.push(text.into());
        Ok(())
    }
}

/// A screen in memory.
pub fn terminal((columns, rows): (u16, u16)) -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(columns, rows)).unwrap()
}

/// Runs the loop until it has taken `steps`. They wait before it starts, so that it may take several before it draws.
pub fn run(
    app: &mut App,
    terminal: &mut Terminal<TestBackend>,
    steps: &[Step],
    store: &mut impl Store,
    control: &mut impl TerminalControl,
) -> Option<Exit> {
    let (sender, receiver) = mpsc::channel();
    for step in steps {
        let event = match step {
            Step::Key(key) => Event::Key(*key),
            Step::Paste(text) => Event::Paste(text.clone()),
            Step::Resize(columns, rows) => {
                terminal.backend_mut().resize(*columns, *rows);
                Event::Resize
            }
        };
        sender.send(event).unwrap();
    }
    drop(sender);
    let exit = match app::run(app, terminal, &Events::from(receiver), store, control) {
        Ok(Exit::EndOfEvents) => None,
        Ok(exit) => Some(exit),
        Err(error) => panic!("{error}"),
    };
    // On a terminal nothing is left of what a wide character covers.
    let covered = shown::covered(terminal.backend().buffer());
    let blanks = covered.into_iter().map(|(x, y)| (x, y, &Cell::EMPTY));
    terminal.backend_mut().draw(blanks).unwrap();
    exit
}

/// What became of a script.
pub struct Played<'c> {
    pub app: App<'c>,
    /// How the loop ended, if it did.
    pub exit: Option<Exit>,
    pub terminal: Terminal<TestBackend>,
    pub store: Memory,
    pub control: Control,
    /// How many frames were drawn because of an event.
    pub draws: usize,
}

impl<'c> Played<'c> {
    /// With `session` on the screen and nothing typed yet.
    pub fn new(session: Session<'c>, size: (u16, u16), store: Memory) -> Self {
        let (app, terminal) = (App::new(session), terminal(size));
        let mut played = Self { app, exit: None, terminal, store, control: Control::default(), draws: 0 };
        played.send(&[]);
        played
    }

    /// Types more, one key after the other, each drawn before the next.
    pub fn then(mut self, script: &str) -> Self {
        for step in steps(script) {
            self.send(&[step]);
        }
        self
    }

    /// Types all keys of `script` before the first is looked at.
    pub fn at_once(mut self, script: &str) -> Self {
        self.send(&steps(script));
        self
    }

    pub fn send(&mut self, steps: &[Step]) {
        if self.exit.is_some() {
            return;
        }
        let before = self.terminal.get_frame().count();
        let Self { app, terminal, store, control, .. } = self;
        self.exit = run(app, terminal, steps, store, control);
        // The loop draws before it waits.
        self.draws += self.terminal.get_frame().count() - before - 1;
    }

    pub fn quiz(&self) -> &Quiz<'c> {
        &self.app.session.quiz
    }

    /// How the quiz ended, if it did.
    pub fn ending(&self) -> Option<ExitReason> {
        match self.exit {
            Some(Exit::Quit(ending)) => Some(ending),
            _ => None,
        }
    }

    /// The id of the question being asked; empty on other screens.
    pub fn question(&self) -> &'c str {
        self.quiz().question().map_or("", |question| &question.id)
    }

    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        shown::text(self.buffer())
    }

    /// The screen as text with its styles, and the cursor where it is seen.
    pub fn screen(&mut self) -> String {
        let mut out = shown::styled(self.buffer(), self.app.session.theme);
        if self.app.context() == Context::Field {
            let cursor = self.terminal.backend_mut().get_cursor_position().unwrap();
            writeln!(out, "cursor at column {}, row {}", cursor.x + 1, cursor.y + 1).unwrap();
        }
        out
    }
}

/// A session that begins with nothing.
pub fn session(catalogue: &Catalogue, theme: Theme) -> Session<'_> {
    Session::new(Quiz::new(catalogue, Order::Written), SessionInfo::default(), theme)
}

/// Types `script` from the welcome screen on.
pub fn play<'c>(catalogue: &'c Catalogue, theme: Theme, size: (u16, u16), script: &str) -> Played<'c> {
    Played::new(session(catalogue, theme), size, Memory::default()).then(script)
}

/// Keeps answers in memory, or cannot.
#[derive(Default)]
pub struct Memory {
    /// Why it cannot; empty where it can.
    pub trouble: &'static str,
    /// What was saved, each time.
    pub saved: Vec<Responses>,
    /// How many times it was set aside.
    pub aside: usize,
    /// The files written.
    pub files: Vec<(PathBuf, String)>,
}

impl Memory {
    /// That cannot keep anything.
    pub fn full() -> Self {
        Self { trouble: "cannot write ~/answers.yaml: No space left on device", ..Self::default() }
    }
}

impl Store for Memory {
    fn save(&mut self, quiz: &Quiz) -> SaveStatus {
        let none = Responses::none(quiz.catalogue());
        let saved = self.saved.last().unwrap_or(&none) == quiz.responses();
        if !saved && self.trouble.is_empty() {
            self.saved.push(quiz.responses().clone());
        }
        SaveStatus { saved: saved || self.trouble.is_empty(), trouble: self.trouble.into(), ..SaveStatus::default() }
    }

    fn archive(&mut self) -> Option<PathBuf> {
        self.aside += 1;
        self.saved.clear();
        self.trouble.is_empty().then(|| PathBuf::from("aside.yaml"))
    }

    fn export(&mut self, path: &Path, text: &str, over: bool) -> Result<(), ExportError> {
        if path.ends_with("answers.yaml") {
            return Err(ExportError::InputFile(path.into()));
        }
        if path.ends_with("none/result.txt") {
            return Err(ExportError::NoFolder(path.into()));
        }
        if path.ends_with("locked") {
            return Err(ExportError::Unwritten { path: path.into(), source: io::ErrorKind::PermissionDenied.into() });
        }
        if self.files.iter().any(|(there, _)| there == path) && !over {
            return Err(ExportError::Exists(path.into()));
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

/// A small catalogue of six options with long names, and reasons that count for several of them.
pub fn six() -> Catalogue {
    load(include_str!("six.yaml")).unwrap()
}

/// A small catalogue of four options in which answers rule options out: one, all but one, or all of them.
pub fn exclusions() -> Catalogue {
    load(include_str!("exclusions.yaml")).unwrap()
}

/// The keys that answer the built-in catalogue as its worked case `id` does, up to the review.
pub fn answering(catalogue: &Catalogue, id: &str) -> String {
    let case = catalogue.cases.iter().find(|case| case.id == id).unwrap();
    let mut keys = String::from("<enter>");
    for (question, picks) in &case.answers {
        assert!(picks.iter().all(|choice| choice < 9), "question {question} has a choice without a digit");
        keys.extend(picks.iter().map(|choice| (choice + 1).to_string()));
        if catalogue.questions[*question].kind != Kind::One {
            keys.push_str("<enter>");
        }
    }
    keys
}

/// The same, and on to the verdict.
pub fn verdict(catalogue: &Catalogue, id: &str) -> String {
    answering(catalogue, id) + "<enter>"
}
