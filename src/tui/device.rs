//! The terminal as a device: claimed once, released once, from wherever the program ends.

use std::{
    io::{self, IsTerminal, Write},
    sync::atomic::{AtomicBool, Ordering},
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
    claimed: AtomicBool,
}

impl Device {
    /// Finds the terminal, whatever standard output is.
    ///
    /// # Errors
    /// Where there is none to draw on.
    pub fn open() -> io::Result<Self> {
        Ok(Self { output: Output::open()?, claimed: AtomicBool::new(false) })
    }

    /// Switches the terminal to raw mode, and gives the bytes that switch it to a screen of our own: they go out with
    /// the first frame, in one write.
    ///
    /// # Errors
    /// Where there is no terminal to read keys from.
    pub fn claim(&self) -> io::Result<Vec<u8>> {
        enable_raw_mode()?;
        self.claimed.store(true, Ordering::SeqCst);
        let mut opening = Vec::new();
        queue!(opening, EnterAlternateScreen, DisableLineWrap, EnableBracketedPaste, Clear(ClearType::All))?;
        Ok(opening)
    }

    /// Gives the terminal back as it was found. Does nothing where it is not claimed; what fails on a dead terminal has
    /// nobody left to be told.
    pub fn release(&self) {
        if !self.claimed.swap(false, Ordering::SeqCst) {
            return;
        }
        let mut closing = Vec::new();
        let reset = SetAttribute(Attribute::Reset);
        _ = queue!(closing, reset, DisableBracketedPaste, EnableLineWrap, LeaveAlternateScreen, Show);
        _ = self.output.write_all(&closing);
        _ = disable_raw_mode();
    }

    /// Writes a frame, unless the terminal was given back in the meantime.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn write_all(&self, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() || !self.claimed.load(Ordering::SeqCst) {
            return Ok(());
        }
        self.output.write_all(bytes)
    }

    /// Claims the terminal anew after the process was stopped and continued; the shell has had its own modes since.
    ///
    /// # Errors
    /// Where there is no terminal any more.
    #[cfg(unix)]
    pub fn reclaim(&self) -> io::Result<()> {
        disable_raw_mode()?;
        let opening = self.claim()?;
        self.output.write_all(&opening)
    }

    /// Waits until the terminal is gone, and gives whether it is: some systems cannot wait for that.
    #[cfg(unix)]
    pub fn wait_for_hang_up(&self) -> bool {
        use rustix::event::{PollFd, PollFlags, poll};
        loop {
            let mut output = [PollFd::new(&self.output.0, PollFlags::empty())];
            match poll(&mut output, None) {
                Err(rustix::io::Errno::INTR) => {}
                Err(_) => return false,
                Ok(_) => return output.iter().any(|output| output.revents().contains(PollFlags::HUP)),
            }
        }
    }
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
