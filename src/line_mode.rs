//! The quiz by line: the same state machine, for screen readers, for terminals that cannot place text, for pipes.
//!
//! ```text
//! Question 4 of 9 to 12.
//! When do you need a first usable version?
//!   1  Within days
//!   2  Within weeks
//!   0  Not sure
//! Your answer: 2
//! ```
//! The loop of [`ask`]: tell the stage, read a line, find out what it means (`heard`), do it, save. What is told is made
//! by `words` from the quiz alone, so it is the same whatever the way to it was.

mod parse;
mod text;

use std::io::{self, BufRead, Write};

use crate::{
    line_mode::parse::{Input, parse},
    quiz::{Command, ExitReason, Quiz, Stage},
    store::{SaveStatus, SessionInfo, Store},
    text::{sanitize_line, straight_quotes},
};

/// The longest line that is read, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Where lines come from and go to.
#[derive(Debug)]
pub struct LineIo<R, W> {
    /// What a person writes.
    pub input: R,
    /// What they read.
    pub output: W,
    /// Whether what they write is not seen where they read, as in a pipe: it is repeated there then.
    pub repeat: bool,
    /// Whether quotation marks must be ASCII.
    pub ascii: bool,
}

/// Takes a person through `quiz`; `opening` is told first.
///
/// # Errors
/// Where lines cannot be read or written; `quiz` is as it was then.
pub fn ask<R: BufRead, W: Write>(
    quiz: &mut Quiz,
    opening: &SessionInfo,
    lines: &mut LineIo<R, W>,
    keeper: &mut impl Store,
) -> io::Result<ExitReason> {
    let mut keeping = keeper.save(quiz);
    lines.print(&text::opening(quiz, opening, &keeping))?;
    let mut seen = false;
    let mut told = None;
    loop {
        if quiz.stage() == Stage::Welcome {
            begin(quiz);
        }
        if told != Some(quiz.stage()) {
            lines.print(&text::stage(quiz, &opening.about))?;
        }
        told = Some(quiz.stage());
        seen |= quiz.stage() == Stage::Result;
        let ending = if seen { ExitReason::Seen } else { ExitReason::Left };
        let Some(line) = lines.read(text::prompt(quiz))? else { return Ok(ending) };
        match parse(quiz, &line) {
            Input::Do(commands) => match commands.into_iter().try_for_each(|command| quiz.apply(command)) {
                Ok(()) => {}
                Err(refusal) => lines.print(&[refusal.to_string()])?,
            },
            Input::Note(question, text) => note(quiz, lines, question, text)?,
            Input::Again => told = None,
            Input::Outlook => {
                _ = quiz.apply(Command::SeeOutlook);
                lines.print(&text::outlook(quiz))?;
            }
            Input::Help => lines.print(&text::help(quiz))?,
            Input::StartOver => {
                if lines.agrees(&format!("Start over? {}", keeping.restart_warning()))? {
                    start_over(quiz, lines, keeper)?;
                    (seen, told) = (false, None);
                } else {
                    lines.print(&["Nothing changed.".into()])?;
                }
            }
            Input::Leave => return Ok(ending),
            Input::Unclear(why) => lines.print(&[why])?,
        }
        let now = keeper.save(quiz);
        lines.tell_trouble(&keeping, &now)?;
        keeping = now;
    }
}

/// To the first question that is open, or the review. Never refused at the welcome.
fn begin(quiz: &mut Quiz) {
    _ = quiz.apply(Command::Continue);
}

/// Notes `text`, or asks for the note.
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
    let done =
        quiz.apply(Command::Note { question, text }).map_or_else(|refusal| refusal.to_string(), |()| done.into());
    lines.print(&[done])
}

fn start_over<R: BufRead, W: Write>(
    quiz: &mut Quiz,
    lines: &mut LineIo<R, W>,
    keeper: &mut impl Store,
) -> io::Result<()> {
    let aside = keeper.archive();
    // Not refused: there is something to forget.
    _ = quiz.apply(Command::Restart);
    lines.print(&[text::aside(aside.as_deref())])
}

impl<R: BufRead, W: Write> LineIo<R, W> {
    /// Tells paragraphs.
    fn print(&mut self, paragraphs: &[String]) -> io::Result<()> {
        let mut text = text::wrapped(paragraphs);
        if self.ascii {
            text = straight_quotes(&text);
        }
        self.output.write_all(text.as_bytes())
    }

    /// Tells why answers are not saved, or where they are now, when that changed.
    fn tell_trouble(&mut self, before: &SaveStatus, now: &SaveStatus) -> io::Result<()> {
        if (&now.trouble, &now.moved) == (&before.trouble, &before.moved) {
            return Ok(());
        }
        self.print(&[now.location_notice("")])
    }

    /// Reads a line after `prompt`; none at the end of the input.
    fn read(&mut self, prompt: &str) -> io::Result<Option<String>> {
        write!(self.output, "{prompt} ")?;
        self.output.flush()?;
        let mut bytes = Vec::new();
        let mut input = io::Read::take(&mut self.input, LONGEST);
        input.read_until(b'\n', &mut bytes)?;
        if bytes.len() as u64 == LONGEST && !bytes.ends_with(b"\n") {
            // What is cut off must not be taken for a line of its own.
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
