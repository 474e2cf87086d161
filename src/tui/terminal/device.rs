//! The terminal as a device: claimed once, released once, however the program ends.

use std::{
    io,
    sync::{Arc, Mutex, MutexGuard, Once, PoisonError},
};

use crossterm::{
    cursor::Show,
    event::{DisableBracketedPaste, EnableBracketedPaste},
    queue,
    style::{Attribute, SetAttribute},
    terminal::{
        Clear, ClearType, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen,
        LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    },
};
use ratatui::layout::Size;

/// Prints what must not be lost, once the terminal is restored and a signal or a panic is about to end the process.
pub type ExitMessagePrinter = Arc<dyn Fn() + Send + Sync>;

/// The size assumed where a terminal does not know its own, as on a serial line.
const UNKNOWN_SIZE: Size = Size::new(80, 24);

/// How long to wait for a terminal that is busy and cannot be polled.
#[cfg(unix)]
const UNPOLLED_WAIT: std::time::Duration = std::time::Duration::from_millis(10);

/// The terminal, shared by the run loop, the panic hook, and the threads for signals and keys.
pub(in crate::tui) struct Device {
    output: Output,
    /// Locked while writing, so that no frame can follow the release.
    state: Mutex<State>,
    exit_message: ExitMessagePrinter,
    exit_message_printed: Once,
}

/// Who has the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The shell.
    Free,
    /// We do, in raw mode; nothing is drawn yet.
    Claimed,
    /// We do, on the alternate screen.
    Shown,
    /// The shell, while the process is stopped.
    #[cfg_attr(not(unix), expect(dead_code, reason = "only Unix stops processes"))]
    Suspended,
}

impl Device {
    /// Finds the terminal, even if standard output is something else.
    pub fn open(exit_message: ExitMessagePrinter) -> io::Result<Self> {
        let state = Mutex::new(State::Free);
        Ok(Self { output: Output::open()?, state, exit_message, exit_message_printed: Once::new() })
    }

    /// Switches to raw mode. The first frame switches to the alternate screen.
    pub fn claim(&self) -> io::Result<()> {
        let mut state = self.state();
        enable_raw_mode()?;
        *state = State::Claimed;
        Ok(())
    }

    /// Restores the terminal if it is claimed.
    pub fn release(&self) {
        self.restore(State::Free);
    }

    /// Restores the terminal, and prints the exit message unless that was done.
    pub fn release_and_print(&self) {
        self.release();
        // A second thread waits here, so it cannot end the process while the message is being printed.
        self.exit_message_printed.call_once(|| (self.exit_message)());
    }

    /// Restores the terminal before the process is stopped.
    #[cfg(unix)]
    pub fn suspend(&self) {
        self.restore(State::Suspended);
    }

    /// Takes the terminal back when the process continues; the shell has changed its modes meanwhile. Returns whether
    /// it was claimed when the process stopped.
    #[cfg(unix)]
    pub fn resume(&self) -> io::Result<bool> {
        let mut state = self.state();
        if *state == State::Free {
            return Ok(false);
        }
        disable_raw_mode()?;
        enable_raw_mode()?;
        *state = State::Shown;
        self.output.write_all(&enter_screen()?)?;
        Ok(true)
    }

    /// Writes to the terminal; the first time, the switch to the alternate screen is part of the same write. Writes
    /// nothing once the terminal is released.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        match *state {
            State::Free | State::Suspended => Ok(()),
            State::Shown => self.output.write_all(bytes),
            State::Claimed => {
                *state = State::Shown;
                self.output.write_all(&[&enter_screen()?, bytes].concat())
            }
        }
    }

    pub fn is_free(&self) -> bool {
        *self.state() == State::Free
    }

    /// Whether something is drawn on the alternate screen.
    pub fn is_shown(&self) -> bool {
        *self.state() == State::Shown
    }

    pub fn size(&self) -> io::Result<Size> {
        let size = self.output.size()?;
        Ok(if size.width == 0 || size.height == 0 { UNKNOWN_SIZE } else { size })
    }

    #[cfg(unix)]
    pub fn output(&self) -> &std::fs::File {
        &self.output.0
    }

    fn restore(&self, next: State) {
        let mut state = self.state();
        match *state {
            State::Shown => {
                let mut closing = Vec::new();
                let reset = SetAttribute(Attribute::Reset);
                _ = queue!(closing, EndSynchronizedUpdate, reset, DisableBracketedPaste, EnableLineWrap);
                _ = queue!(closing, LeaveAlternateScreen, Show);
                // An error means that the terminal is gone.
                _ = self.output.write_all(&closing);
                _ = disable_raw_mode();
            }
            State::Claimed => _ = disable_raw_mode(),
            // A terminal that is not claimed cannot be suspended.
            State::Free => return,
            State::Suspended => {}
        }
        *state = next;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is locked.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Switches to the alternate screen.
fn enter_screen() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let reset = SetAttribute(Attribute::Reset);
    queue!(bytes, EnterAlternateScreen, DisableLineWrap, EnableBracketedPaste, reset, Clear(ClearType::All))?;
    Ok(bytes)
}

/// Where frames go: a handle without the lock and the line buffer of standard output.
#[cfg(unix)]
#[derive(Debug)]
struct Output(std::fs::File);

#[cfg(unix)]
impl Output {
    fn open() -> io::Result<Self> {
        use std::{io::IsTerminal, os::fd::AsFd};
        let stdout = io::stdout();
        if stdout.is_terminal() {
            return Ok(Self(stdout.as_fd().try_clone_to_owned()?.into()));
        }
        std::fs::File::options().write(true).open("/dev/tty").map(Self)
    }

    /// Writes everything, even if another program has left the terminal in non-blocking mode.
    fn write_all(&self, mut bytes: &[u8]) -> io::Result<()> {
        use rustix::{
            event::{PollFd, PollFlags, poll},
            io::Errno,
        };
        use std::io::Write;
        while !bytes.is_empty() {
            match (&self.0).write(bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    let mut end = [PollFd::new(&self.0, PollFlags::OUT)];
                    match poll(&mut end, None) {
                        // macOS cannot poll `/dev/tty`, and says so at once.
                        Ok(_) if end.iter().any(|end| end.revents().contains(PollFlags::NVAL)) => {
                            std::thread::sleep(UNPOLLED_WAIT);
                        }
                        Ok(_) | Err(Errno::INTR) => {}
                        Err(error) => return Err(error.into()),
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        let size = rustix::termios::tcgetwinsize(&self.0)?;
        Ok(Size::new(size.ws_col, size.ws_row))
    }
}

/// Where frames go: the console, even if standard output is something else. Written to as a file, it would take UTF-8 for
/// its own code page.
#[cfg(windows)]
#[derive(Debug)]
struct Output(crossterm_winapi::Console);

#[cfg(windows)]
impl Output {
    fn open() -> io::Result<Self> {
        Ok(Self(crossterm_winapi::Handle::current_out_handle()?.into()))
    }

    fn write_all(&self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_char_buffer(bytes).map(drop)
    }

    #[expect(clippy::unused_self, reason = "there is one console")]
    fn size(&self) -> io::Result<Size> {
        crossterm::terminal::size().map(Size::from)
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::{
        io::Read,
        os::{fd::OwnedFd, unix::net::UnixStream},
        sync::atomic::{AtomicU32, Ordering},
        thread,
        time::Duration,
    };

    use super::*;

    fn device(output: OwnedFd, state: State, exit_message: ExitMessagePrinter) -> Device {
        Device {
            output: Output(output.into()),
            state: Mutex::new(state),
            exit_message,
            exit_message_printed: Once::new(),
        }
    }

    /// Everything a device in `state` sends while `run` uses it.
    fn sent(state: State, run: impl Fn(&Device)) -> String {
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        run(&device(ours.into(), state, Arc::new(|| ())));
        let mut sent = String::new();
        theirs.read_to_string(&mut sent).unwrap();
        sent
    }

    #[test]
    fn unknown_size_counts_as_80x24() {
        let size = portable_pty::PtySize { rows: 0, cols: 0, pixel_width: 0, pixel_height: 0 };
        let pair = portable_pty::native_pty_system().openpty(size).unwrap();
        let terminal = std::fs::File::open(pair.master.tty_name().unwrap()).unwrap();
        assert_eq!(device(terminal.into(), State::Free, Arc::new(|| ())).size().unwrap(), Size::new(80, 24));
    }

    #[test]
    fn non_blocking_terminal_gets_every_byte() {
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        ours.set_nonblocking(true).unwrap();
        let frame: Vec<u8> = (0..4_000_000u32).map(|index| (index % 251) as u8).collect();
        let reader = thread::spawn(move || {
            thread::sleep(Duration::from_millis(50));
            let mut read = Vec::new();
            theirs.read_to_end(&mut read).unwrap();
            read
        });
        device(ours.into(), State::Shown, Arc::new(|| ())).write(&frame).unwrap();
        assert!(reader.join().unwrap() == frame);
    }

    #[test]
    fn alternate_screen_is_entered_once_with_the_first_frame_and_left_once() {
        assert_eq!(sent(State::Claimed, Device::release), "", "nothing was drawn");
        let sent = sent(State::Claimed, |device| {
            device.write(b"one").unwrap();
            device.write(b"two").unwrap();
            device.release();
            device.release();
            device.write(b"three").unwrap();
        });
        assert_eq!((sent.matches("\u{1b}[?1049h").count(), sent.matches("\u{1b}[?1049l").count()), (1, 1));
        assert!(sent.contains("\u{1b}[2Jonetwo\u{1b}[") && !sent.contains("three"), "{sent:?}");
    }

    #[test]
    fn suspended_terminal_gets_no_frames_and_can_still_be_released() {
        let sent = sent(State::Shown, |device| {
            device.suspend();
            device.write(b"frame").unwrap();
            device.release();
            assert_eq!(*device.state(), State::Free);
        });
        assert!(!sent.contains("frame") && sent.matches("\u{1b}[?1049l").count() == 1, "{sent:?}");
    }

    #[test]
    fn exit_message_is_printed_once() {
        static PRINTED: AtomicU32 = AtomicU32::new(0);
        let output = UnixStream::pair().unwrap().0.into();
        let device = device(output, State::Free, Arc::new(|| _ = PRINTED.fetch_add(1, Ordering::Relaxed)));
        device.release_and_print();
        device.release_and_print();
        assert_eq!(PRINTED.load(Ordering::Relaxed), 1);
    }
}
