//! The quiz line by line: for screen readers, for terminals that cannot place text, and for pipes.
//!
//! ```text
//! Question 4 of 9 to 12.
//! When do you need a first usable version?
//!   1  Within days
//!   2  Within weeks
//!   0  Not sure
//! Your answer: 2
//! ```
//! [`ask`] loops: it prints the stage, reads a line, parses it (`parse`), applies it and saves. All paragraphs are made
//! from the state of the quiz (`text`), whichever way led there.

mod parse;
mod text;
mod trial;

use std::io::{self, BufRead, Write};

use crate::{
    line_mode::parse::{Input, parse},
    quiz::{Command, ExitReason, Quiz, Stage, Trial},
    store::{SessionInfo, Store},
    text::{sanitize_line, straight_quotes},
};

/// The limit of a line, in bytes. The rest of a longer line is skipped.
const MAX_LINE: u64 = 64 * 1024;

/// Where lines are read and written.
#[derive(Debug)]
pub struct LineIo<R, W> {
    /// What a person types.
    pub input: R,
    /// What a person reads.
    pub output: W,
    /// Whether to repeat the input in the output, where a terminal does not show it, as with a pipe.
    pub repeat: bool,
    /// Whether to write ASCII quotation marks.
    pub ascii: bool,
}

/// Takes a person through `quiz`, after an introduction made from `info`.
///
/// # Errors
/// If lines cannot be read or written. The answers given until then are in `quiz`.
pub fn ask<R: BufRead, W: Write>(
    quiz: &mut Quiz,
    info: &SessionInfo,
    lines: &mut LineIo<R, W>,
    store: &mut impl Store,
) -> io::Result<ExitReason> {
    let mut status = store.save(quiz);
    lines.print(&text::introduction(quiz, info, &status))?;
    let mut verdict_seen = false;
    let mut printed = None;
    // What is tried on the result.
    let mut tried: Option<Trial> = None;
    loop {
        if quiz.stage() == Stage::Welcome {
            // To the first open question, or the review. Always applies here.
            _ = quiz.apply(Command::Continue);
        }
        if quiz.stage() != Stage::Result && tried.take().is_some() {
            lines.print(&["What you were trying is dropped.".into()])?;
        }
        let trial = tried.clone().unwrap_or_else(|| Trial::new(quiz.responses()));
        if printed != Some(quiz.stage()) {
            lines.print(&text::stage(quiz, &info.about))?;
        }
        printed = Some(quiz.stage());
        verdict_seen |= quiz.stage() == Stage::Result;
        let exit = if verdict_seen { ExitReason::Seen } else { ExitReason::Left };
        let Some(line) = lines.read(text::prompt(quiz))? else { return Ok(exit) };
        match parse(quiz, &line) {
            Input::Commands(commands) => {
                if let Err(error) = commands.into_iter().try_for_each(|command| quiz.apply(command)) {
                    lines.print(&[error.to_string()])?;
                }
            }
            Input::Note(question, text) => note(quiz, lines, question, text)?,
            Input::Guess => guess(quiz, lines)?,
            Input::Again if tried.is_some() => {
                lines.print(&trial::result(quiz, &trial, &info.about))?;
            }
            Input::Again => printed = None,
            Input::Forecast => {
                _ = quiz.apply(Command::SeeForecast);
                lines.print(&text::forecast(quiz))?;
            }
            Input::WhyNot => lines.print(&text::why_not(trial::report(quiz, &trial, &info.about)))?,
            Input::Try(None) => lines.print(&trial::changes(quiz, &trial, &info.about))?,
            Input::Weigh(None) => lines.print(&trial::reasons(quiz, &trial, &info.about))?,
            Input::Try(Some(wanted)) | Input::Weigh(Some(wanted)) => {
                let trial = wanted.applied(quiz, trial);
                lines.print(&trial::result(quiz, &trial, &info.about))?;
                tried = Some(trial).filter(|trial| !trial.is_given(quiz.responses()));
            }
            Input::Apply | Input::Drop if tried.is_none() => {
                lines.print(&["You are not trying anything.".into()])?;
            }
            Input::Apply => {
                // Applies on the result.
                _ = quiz.apply(Command::Adopt(trial));
                (tried, printed) = (None, None);
            }
            Input::Drop => (tried, printed) = (None, None),
            Input::Help => lines.print(&text::help(quiz))?,
            Input::StartOver => {
                if lines.agrees(&format!("Start over? {}", status.restart_warning()))? {
                    start_over(quiz, lines, store)?;
                    (verdict_seen, printed) = (false, None);
                } else {
                    lines.print(&["Nothing changed.".into()])?;
                }
            }
            Input::Quit => {
                if tried.is_some() {
                    lines.print(&["What you were trying is dropped.".into()])?;
                }
                return Ok(exit);
            }
            Input::Invalid(message) => lines.print(&[message])?,
        }
        let before = std::mem::replace(&mut status, store.save(quiz));
        if (&status.trouble, &status.moved) != (&before.trouble, &before.moved) {
            lines.print(&[status.location_notice("")])?;
        }
    }
}

/// Saves a note, and asks for it if there is no `text`.
fn note<R: BufRead, W: Write>(
    quiz: &mut Quiz,
    lines: &mut LineIo<R, W>,
    question: usize,
    text: Option<String>,
) -> io::Result<()> {
    let text = match text {
        Some(text) => text,
        None => match lines.read(text::NOTE_PROMPT)? {
            Some(text) if !text.is_empty() => text,
            _ => return lines.print(&["Note unchanged.".into()]),
        },
    };
    let (text, done) = if text == "-" { (String::new(), "Note deleted.") } else { (text, "Note saved.") };
    let result = quiz.apply(Command::Note { question, text });
    lines.print(&[result.map_or_else(|error| error.to_string(), |()| done.into())])
}

/// Marks the answer as a guess, or unmarks it.
fn guess<R: BufRead, W: Write>(quiz: &mut Quiz, lines: &mut LineIo<R, W>) -> io::Result<()> {
    let result = quiz.apply(Command::Guess);
    let is_guess = quiz.question().is_some_and(|question| quiz.answers().is_guess(question));
    let done = if is_guess { "Marked as a guess." } else { "No longer a guess." };
    lines.print(&[result.map_or_else(|error| error.to_string(), |()| done.into())])
}

fn start_over<R: BufRead, W: Write>(
    quiz: &mut Quiz,
    lines: &mut LineIo<R, W>,
    store: &mut impl Store,
) -> io::Result<()> {
    let archived = store.archive();
    // Applies: there are answers.
    _ = quiz.apply(Command::Restart);
    lines.print(&[text::started_over(archived.as_deref())])
}

impl<R: BufRead, W: Write> LineIo<R, W> {
    fn print(&mut self, paragraphs: &[String]) -> io::Result<()> {
        let mut text = text::wrapped(paragraphs);
        if self.ascii {
            text = straight_quotes(&text);
        }
        self.output.write_all(text.as_bytes())
    }

    /// Reads a line after `prompt`. `None` at the end of the input.
    fn read(&mut self, prompt: &str) -> io::Result<Option<String>> {
        write!(self.output, "{prompt} ")?;
        self.output.flush()?;
        let mut bytes = Vec::new();
        let mut input = io::Read::take(&mut self.input, MAX_LINE);
        input.read_until(b'\n', &mut bytes)?;
        if bytes.len() as u64 == MAX_LINE && !bytes.ends_with(b"\n") {
            // The rest must not be read as a line of its own.
            self.input.skip_until(b'\n')?;
        }
        let line = sanitize_line(String::from_utf8_lossy(&bytes));
        if bytes.is_empty() {
            writeln!(self.output)?;
            return Ok(None);
        }
        if self.repeat {
            writeln!(self.output, "{line}")?;
        }
        writeln!(self.output)?;
        Ok(Some(line))
    }

    fn agrees(&mut self, question: &str) -> io::Result<bool> {
        self.print(&[question.into()])?;
        let answer = self.read("yes or no:")?;
        Ok(answer.is_some_and(|answer| ["y", "yes"].contains(&answer.to_lowercase().as_str())))
    }
}
