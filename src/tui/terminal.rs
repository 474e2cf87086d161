//! The real terminal: claimed, drawn on, read from, and restored.

mod backend;
mod device;
mod reader;

use std::{
    io,
    sync::{Arc, mpsc},
};

use crossterm::{clipboard::CopyToClipboard, queue};
use ratatui::Terminal;

use super::{
    background,
    error::TuiError,
    event::{Event, Events},
    terminal::backend::{Surface, TtyBackend},
    theme::Background,
};

pub(super) use device::Device;
pub use device::ExitMessagePrinter;

/// What the run loop asks of a terminal besides drawing.
pub trait TerminalControl {
    /// Hands the terminal to the shell and stops the process, unless nobody could continue it.
    /// [`Event::Resumed`] follows when it continues.
    ///
    /// # Errors
    /// If the process cannot be stopped.
    fn suspend(&mut self) -> io::Result<()>;

    /// Asks the terminal to copy `text` to the clipboard.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    fn copy(&mut self, text: &str) -> io::Result<()>;
}

/// The terminal the program runs on. Dropping it restores the terminal.
pub struct Tty {
    device: Arc<Device>,
    pub(super) events: Events,
    sender: mpsc::Sender<Event>,
    background: Option<Background>,
}

impl Tty {
    /// Claims the terminal, and restores it however the program ends: by a return, a panic, a signal, or a terminal that
    /// is gone. Unless it returns, `exit_message` is printed. With `ask_background`, asks the terminal for its background.
    ///
    /// # Errors
    /// [`TuiError::NoTerminal`] if there is none to draw on or to read keys from.
    pub fn open(exit_message: ExitMessagePrinter, ask_background: bool) -> Result<Self, TuiError> {
        // Left to itself, crossterm sends an empty style if `NO_COLOR` is set, and the selection with it. The theme
        // decides about colours.
        crossterm::style::force_color_output(true);
        let device = Arc::new(Device::open(exit_message).map_err(TuiError::NoTerminal)?);
        #[cfg(unix)]
        let input = input().map_err(TuiError::NoTerminal)?;
        device.size().map_err(TuiError::NoTerminal)?;
        restore_on_panic(Arc::clone(&device));
        let (sender, receiver) = mpsc::channel();
        #[cfg(unix)]
        super::signals::watch(&device, sender.clone()).map_err(TuiError::Failed)?;
        #[cfg(windows)]
        restore_on_console_events(Arc::clone(&device));
        device.claim().map_err(TuiError::NoTerminal)?;
        let interrupted = Arc::default();
        let events = Events::new(receiver, Arc::clone(&interrupted));
        // Its drop restores the terminal if something fails below.
        let mut tty = Self { device: Arc::clone(&device), events, sender: sender.clone(), background: None };
        // A signal restores the terminal even while this waits for an answer.
        let query = ask_background.then(background::query);
        tty.background = query.map(|query| query.background);
        // Discard keys typed before the first frame.
        #[cfg(unix)]
        rustix::termios::tcflush(&input, rustix::termios::QueueSelector::IFlush)
            .map_err(|error| TuiError::Failed(error.into()))?;
        #[cfg(windows)]
        while crossterm::event::poll(std::time::Duration::from_millis(1)).map_err(TuiError::Failed)? {
            crossterm::event::read().map_err(TuiError::Failed)?;
        }
        #[cfg(unix)]
        super::signals::watch_terminal(&device, input).map_err(TuiError::Failed)?;
        let unanswered = query.is_some_and(|query| query.unanswered);
        reader::spawn(device, sender, interrupted, unanswered).map_err(TuiError::Failed)?;
        Ok(tty)
    }

    /// Ratatui's terminal, with a blank screen.
    pub(super) fn terminal(&self) -> io::Result<Terminal<TtyBackend>> {
        let mut terminal = Terminal::new(TtyBackend::new(Arc::clone(&self.device))?)?;
        if self.device.is_shown() {
            // Another catalogue was drawn on it before.
            terminal.clear()?;
        }
        Ok(terminal)
    }

    /// Where other threads send events to the run loop.
    pub fn sender(&self) -> mpsc::Sender<Event> {
        self.sender.clone()
    }

    /// The terminal's background, if it was asked for.
    pub fn background(&self) -> Option<Background> {
        self.background
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        self.device.release();
        // Ends the reader, which would take keys from a pager that shows the result.
        #[cfg(unix)]
        super::signals::wake_reader();
    }
}

/// Implemented for a reference, because the run loop borrows the events too.
impl TerminalControl for &Tty {
    fn suspend(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        if super::signals::can_continue() {
            // Before the other processes of the job stop and the shell takes the terminal.
            self.device.suspend();
            super::signals::stop()?;
        }
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut bytes = Vec::new();
        queue!(bytes, CopyToClipboard::to_clipboard_from(text))?;
        Surface::send(&self.device, &bytes)
    }
}

/// The terminal that crossterm reads: standard input, or the controlling terminal.
#[cfg(unix)]
fn input() -> io::Result<std::fs::File> {
    use std::{io::IsTerminal, os::fd::AsFd};
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Ok(stdin.as_fd().try_clone_to_owned()?.into());
    }
    std::fs::File::open("/dev/tty")
}

/// Restores the terminal before Ctrl-Break ends the process. Ctrl-C is a key.
#[cfg(windows)]
fn restore_on_console_events(device: Arc<Device>) {
    /// The exit status of Ctrl-C on Unix.
    const INTERRUPTED: i32 = 130;
    // Fails only if there is a handler already.
    _ = ctrlc::set_handler(move || {
        device.release_and_print();
        std::process::exit(INTERRUPTED);
    });
}

/// Restores the terminal before a panic is reported, so that the report can be read.
fn restore_on_panic(device: Arc<Device>) {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        device.release();
        report(panic);
        device.release_and_print();
    }));
}
