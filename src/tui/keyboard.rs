//! The terminal as what is read from. Unix alone.

use std::{
    fs::File,
    io::{self, IsTerminal, Read},
    os::{fd::AsFd, unix::net::UnixStream},
    time::{Duration, Instant},
};

use crossterm::event::Event;
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
};
use signal_hook::{consts::SIGWINCH, low_level::pipe};

use super::decode::Decoder;

/// How many bytes are taken before what they did is drawn. A flood of keys is seen to do something.
const MOST_AT_ONCE: usize = 16 * 1024;

/// Where keys come from, and that the size has changed.
#[derive(Debug)]
pub struct Keyboard {
    terminal: File,
    resized: UnixStream,
    decoder: Decoder,
    /// When what the decoder is at began.
    begun: Instant,
}

/// What there is to read.
struct Ready {
    keys: bool,
    /// Whether keys are known to be there. Some systems cannot wait for a terminal: reading waits for it then.
    surely: bool,
    size: bool,
}

impl Keyboard {
    /// The terminal that standard input is, or the one in control.
    ///
    /// # Errors
    /// Where there is none.
    pub fn open() -> io::Result<Self> {
        let stdin = io::stdin();
        let terminal =
            if stdin.is_terminal() { stdin.as_fd().try_clone_to_owned()?.into() } else { File::open("/dev/tty")? };
        let (resized, sender) = UnixStream::pair()?;
        for end in [&resized, &sender] {
            end.set_nonblocking(true)?;
        }
        pipe::register(SIGWINCH, sender)?;
        Ok(Self { terminal, resized, decoder: Decoder::default(), begun: Instant::now() })
    }

    /// Waits until something happens, and gives all that has.
    ///
    /// # Errors
    /// Where the terminal cannot be read; [`is_gone`] tells whether it is gone.
    pub fn read(&mut self) -> io::Result<Vec<Event>> {
        let mut events = Vec::new();
        while events.is_empty() {
            let ready = self.wait(self.patience())?;
            if !ready.keys && !ready.size {
                events.extend(self.decoder.give_up());
            }
            if ready.size {
                while self.resized.read(&mut [0; 64]).is_ok_and(|count| count > 0) {}
                // The size is asked for when it is drawn.
                events.push(Event::Resize(0, 0));
            }
            let (mut more, mut taken) = (ready.keys, 0);
            while more && taken < MOST_AT_ONCE {
                taken += match self.take(&mut events) {
                    // It will fail again; what was typed before counts.
                    Err(_) if !events.is_empty() => break,
                    taken => taken?,
                };
                more = self.wait(Some(Duration::ZERO))?.surely;
            }
        }
        Ok(events)
    }

    /// How long the rest of what has begun may still take.
    fn patience(&self) -> Option<Duration> {
        let patience = self.decoder.patience()?;
        Some(if self.decoder.is_pasting() { patience } else { patience.saturating_sub(self.begun.elapsed()) })
    }

    /// Takes the bytes that are there; gives how many.
    fn take(&mut self, events: &mut Vec<Event>) -> io::Result<usize> {
        if self.decoder.patience().is_none() {
            self.begun = Instant::now();
        }
        let mut buffer = [0; 4096];
        let count = match self.terminal.read(&mut buffer) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => count,
            Err(error) if matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock) => 0,
            Err(error) => return Err(error),
        };
        events.extend(buffer.iter().take(count).filter_map(|byte| self.decoder.take(*byte)));
        Ok(count)
    }

    /// Waits until there is something to read, at most so long.
    fn wait(&self, most: Option<Duration>) -> io::Result<Ready> {
        let time = most.map(Timespec::try_from).transpose().map_err(io::Error::other)?;
        let mut ends = [PollFd::new(&self.terminal, PollFlags::IN), PollFd::new(&self.resized, PollFlags::IN)];
        match poll(&mut ends, time.as_ref()) {
            // The signal that came is in the pipe, or somebody else's.
            Err(Errno::INTR) => self.wait(most),
            Err(error) => Err(error.into()),
            Ok(_) => {
                let [keys, size] = ends.map(|end| end.revents());
                let surely = keys.intersects(PollFlags::IN | PollFlags::HUP);
                Ok(Ready { keys: !keys.is_empty(), surely, size: !size.is_empty() })
            }
        }
    }
}

/// Whether something failed because the terminal is gone: reading gives nothing then, or is refused, as writing is.
pub fn is_gone(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::UnexpectedEof || error.raw_os_error() == Some(Errno::IO.raw_os_error())
}
