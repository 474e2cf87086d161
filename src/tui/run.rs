//! The loop: draw, wait, take every key that is there, save, draw again if anything changed.

use std::io;

use crate::{quiz::Ending, report::Format, sheet::Keep};

use super::{
    app::{App, Effect},
    input::Input,
};

/// What the loop needs of a terminal. The real one is [`super::terminal::Tty`]; tests have one of their own.
pub trait Terminal {
    /// Columns and rows.
    ///
    /// # Errors
    /// Where the terminal cannot be asked.
    fn size(&self) -> io::Result<(u16, u16)>;

    /// Draws the screen for `app`; sends only what changed since the last time.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    fn draw(&mut self, app: &App) -> io::Result<()>;

    /// Forgets what is on the screen, so that the next draw sends all of it.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    fn renew(&mut self) -> io::Result<()>;

    /// Waits until something happens, and gives all that has.
    ///
    /// # Errors
    /// Where the terminal cannot be read.
    fn read(&mut self) -> io::Result<Vec<Input>>;

    /// Asks the terminal to copy `text`.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    fn copy(&mut self, text: &str) -> io::Result<()>;

    /// Hands the terminal to the shell; returns when the program may go on.
    ///
    /// # Errors
    /// Where the process cannot be stopped.
    fn suspend(&mut self) -> io::Result<()>;
}

/// Runs `app` on `terminal` until it ends. What is on the screen is saved: `keeper` has it before it is drawn.
///
/// # Errors
/// Where the terminal fails.
pub fn run(app: &mut App, terminal: &mut impl Terminal, keeper: &mut impl Keep) -> io::Result<Ending> {
    let (columns, rows) = terminal.size()?;
    app.resize(columns, rows);
    app.keep(keeper);
    terminal.draw(app)?;
    loop {
        let before = app.clone();
        let mut redraw = false;
        for input in terminal.read()? {
            redraw |= input == Input::Resize;
            match update(app, terminal, input)? {
                Effect::None => {}
                Effect::Suspend => terminal.suspend()?,
                Effect::StartOver => {
                    app.keep(keeper);
                    app.start_over(keeper.set_aside().as_deref());
                }
                Effect::Export(export) => {
                    let text = export.format.write(&app.report());
                    let done = keeper.export(&app.full_path(&export.file), &text, export.over);
                    app.exported(export, done);
                }
                Effect::Copy => {
                    terminal.copy(&Format::Text.write(&app.report()))?;
                    app.copied();
                    // It goes out with a frame, also where that shows nothing new.
                    redraw = true;
                }
                Effect::Leave(ending) => {
                    app.keep(keeper);
                    return Ok(ending);
                }
            }
        }
        app.keep(keeper);
        if redraw || *app != before {
            terminal.draw(app)?;
        }
    }
}

fn update(app: &mut App, terminal: &mut impl Terminal, input: Input) -> io::Result<Effect> {
    match input {
        Input::Key(key) => Ok(app.press(key)),
        Input::Paste(text) => {
            app.paste(&text);
            Ok(Effect::None)
        }
        Input::Resize => {
            terminal.renew()?;
            let (columns, rows) = terminal.size()?;
            app.resize(columns, rows);
            Ok(Effect::None)
        }
    }
}
