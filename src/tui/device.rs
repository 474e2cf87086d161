//! The terminal as a device: claimed once, released once, from wherever the program ends.

use std::{
    io::{self, IsTerminal, Write},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crossterm::{
    cursor::Show,
    event::{DisableBracketedPaste, EnableBracketedPaste},
    queue,
    style::{Attribute, SetAttribute},
    terminal::{
        Clear, ClearType, DisableLineWrap, EnableLineWrap, EnterAlternateScreen, LeaveAlternateScreen,
        disable_raw_mode, enable_raw_mode,
    },
};

/// A terminal to draw on, shared by the loop, the panic hook and the thread that waits for signals.
#[derive(Debug)]
pub struct Device {
    output: Output,
    /// Held while something is written, so that no frame can follow the release.
    state: Mutex<State>,
}

/// Who has the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The shell.
    Free,
    /// We do.
    Claimed,
    /// The shell, for as long as the process is stopped.
    Lent,
}

impl Device {
    /// Finds the terminal, whatever standard output is.
    ///
    /// # Errors
    /// Where there is none to draw on.
    pub fn open() -> io::Result<Self> {
        Ok(Self { output: Output::open()?, state: Mutex::new(State::Free) })
    }

    /// Switches the terminal to raw mode, and gives the bytes that switch it to a screen of our own: they go out with
    /// the first frame, in one write.
    ///
    /// # Errors
    /// Where there is no terminal to read keys from.
    pub fn claim(&self) -> io::Result<Vec<u8>> {
        enable_raw_mode()?;
        *self.state() = State::Claimed;
        opening()
    }

    /// Gives the terminal back as it was found. Does nothing where it is not claimed; what fails on a dead terminal has
    /// nobody left to be told.
    pub fn release(&self) {
        let mut state = self.state();
        if *state == State::Claimed {
            self.close();
        }
        *state = State::Free;
    }

    /// Gives the terminal back for as long as the process is stopped.
    #[cfg(unix)]
    pub fn lend(&self) {
        let mut state = self.state();
        if *state == State::Claimed {
            self.close();
            *state = State::Lent;
        }
    }

    /// Takes the terminal again when the process goes on, if it was claimed when it stopped; the shell has had its own
    /// modes since. Gives whether it was.
    ///
    /// # Errors
    /// Where there is no terminal any more.
    #[cfg(unix)]
    pub fn reclaim(&self) -> io::Result<bool> {
        let mut state = self.state();
        if *state == State::Free {
            return Ok(false);
        }
        disable_raw_mode()?;
        enable_raw_mode()?;
        *state = State::Claimed;
        self.output.write_all(&opening()?)?;
        Ok(true)
    }

    /// Writes a frame, unless the terminal was given back in the meantime.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn write_all(&self, bytes: &[u8]) -> io::Result<()> {
        let state = self.state();
        if bytes.is_empty() || *state != State::Claimed {
            return Ok(());
        }
        self.output.write_all(bytes)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that panics runs while it is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn close(&self) {
        let mut closing = Vec::new();
        let reset = SetAttribute(Attribute::Reset);
        _ = queue!(closing, reset, DisableBracketedPaste, EnableLineWrap, LeaveAlternateScreen, Show);
        _ = self.output.write_all(&closing);
        _ = disable_raw_mode();
    }
}

/// What switches the terminal to a screen of our own.
fn opening() -> io::Result<Vec<u8>> {
    let mut opening = Vec::new();
    queue!(opening, EnterAlternateScreen, DisableLineWrap, EnableBracketedPaste, Clear(ClearType::All))?;
    Ok(opening)
}

impl Drop for Device {
    fn drop(&mut self) {
        self.release();
    }
}

/// Where frames go: a handle of its own, not standard output with its small buffer and its lock.
#[cfg(unix)]
#[derive(Debug)]
struct Output(std::fs::File);

#[cfg(unix)]
impl Output {
    fn open() -> io::Result<Self> {
        use std::os::fd::AsFd;
        let stdout = io::stdout();
        if stdout.is_terminal() {
            return Ok(Self(stdout.as_fd().try_clone_to_owned()?.into()));
        }
        std::fs::File::options().write(true).open("/dev/tty").map(Self)
    }

    fn write_all(&self, bytes: &[u8]) -> io::Result<()> {
        (&self.0).write_all(bytes)
    }
}

/// Where frames go: the console itself, if standard output is not it.
#[cfg(not(unix))]
#[derive(Debug)]
struct Output(Option<std::fs::File>);

#[cfg(not(unix))]
impl Output {
    fn open() -> io::Result<Self> {
        if io::stdout().is_terminal() {
            return Ok(Self(None));
        }
        std::fs::File::options().write(true).open("CONOUT$").map(Some).map(Self)
    }

    fn write_all(&self, bytes: &[u8]) -> io::Result<()> {
        match &self.0 {
            Some(console) => (&mut &*console).write_all(bytes),
            None => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(bytes)?;
                stdout.flush()
            }
        }
    }
}
