//! What a program sends, read all the time and shown on an emulated screen.

use std::{
    io::{Read, Write},
    num::NonZeroU16,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU8, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use vt100::{Parser, Screen};

/// How long anything may take on a machine that is busy with something else.
pub const DEADLINE: Duration = Duration::from_secs(20);

/// Where keys are typed, until the terminal is taken away.
pub type Writer = Arc<Mutex<Option<Box<dyn Write + Send>>>>;

/// What programs ask a terminal at once: its background, and what it is.
const QUESTION: &[u8] = b"\x1b]11;?\x07\x1b[c";

/// What a dark terminal answers.
pub const DARK: &str = "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1b[?62;22c";

/// What a light terminal answers.
pub const LIGHT: &str = "\x1b]11;rgb:fafa/fafa/fafa\x1b\\\x1b[?62;22c";

/// Everything a program sent, and the screen it makes.
pub struct Output {
    seen: Mutex<Seen>,
    changed: Condvar,
    closing: AtomicBool,
    pace: AtomicU8,
}

/// How fast a terminal takes what is sent to it.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Pace {
    /// At once.
    Usual,
    /// A byte each millisecond.
    Slow,
    /// Not at all.
    Stopped,
}

/// What was sent so far.
pub struct Seen {
    /// The terminal it was sent to.
    pub parser: Parser,
    /// All of it, as bytes.
    pub bytes: Vec<u8>,
    /// When the last of it came.
    last: Instant,
    /// Whether nothing more will come.
    pub ended: bool,
}

impl Output {
    /// Of a program on a terminal of this many columns and rows.
    pub fn new(size: (u16, u16)) -> Self {
        let (rows, columns) = cells(size);
        let parser = Parser::new(rows, columns, 0);
        let seen = Seen { parser, bytes: Vec::new(), last: Instant::now(), ended: false };
        Self {
            seen: Mutex::new(seen),
            changed: Condvar::new(),
            closing: AtomicBool::new(false),
            pace: AtomicU8::new(0),
        }
    }

    /// Reads until the end, which a terminal tells by an error, or until it is closed. Answers as a terminal does.
    pub fn read_from(
        self: &Arc<Self>,
        mut reader: Box<dyn Read + Send>,
        writer: Writer,
        answer: &'static str,
    ) -> JoinHandle<()> {
        let output = Arc::clone(self);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            let mut searched = 0;
            while let Ok(count @ 1..) = reader.read(output.room(&mut buffer)) {
                let mut seen = output.lock();
                seen.parser.process(&buffer[..count]);
                seen.bytes.extend_from_slice(&buffer[..count]);
                seen.last = Instant::now();
                output.changed.notify_all();
                let new = &seen.bytes[searched..];
                if let Some(at) = new.windows(QUESTION.len()).position(|bytes| bytes == QUESTION) {
                    searched += at + QUESTION.len();
                    if let Some(writer) = &mut *writer.lock().unwrap_or_else(PoisonError::into_inner) {
                        _ = writer.write_all(answer.as_bytes());
                    }
                } else {
                    searched = searched.max(seen.bytes.len().saturating_sub(QUESTION.len() - 1));
                }
                if output.closing.load(Ordering::SeqCst) {
                    break;
                }
            }
            drop(reader);
            output.lock().ended = true;
            output.changed.notify_all();
        })
    }

    /// Takes what is sent at this pace from now on, but for what is being read already.
    pub fn pace(&self, pace: Pace) {
        self.pace.store(pace as u8, Ordering::SeqCst);
    }

    /// As much of `buffer` as may be filled next, once anything may be.
    fn room<'b>(&self, buffer: &'b mut [u8]) -> &'b mut [u8] {
        let pace = || self.pace.load(Ordering::SeqCst);
        while pace() == Pace::Stopped as u8 {
            thread::sleep(Duration::from_millis(1));
        }
        if pace() == Pace::Usual as u8 {
            return buffer;
        }
        thread::sleep(Duration::from_millis(1));
        &mut buffer[..1]
    }

    /// Makes the reader stop after the next output.
    pub fn close(&self) {
        self.closing.store(true, Ordering::SeqCst);
    }

    /// What was sent so far.
    pub fn lock(&self) -> MutexGuard<'_, Seen> {
        // A test that failed must not hide why by failing again.
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until this holds and nothing was sent for `quiet`.
    pub fn wait(&self, what: &str, quiet: Duration, holds: impl Fn(&Seen) -> bool) {
        let begun = Instant::now();
        let mut seen = self.lock();
        loop {
            let (held, silent) = (holds(&seen), seen.last.elapsed());
            if held && (silent >= quiet || seen.ended) {
                return;
            }
            let screen = || text(seen.parser.screen());
            let left = DEADLINE.checked_sub(begun.elapsed()).filter(|_| !seen.ended);
            let left = left.unwrap_or_else(|| panic!("waited in vain for {what:?}; on the screen:\n{}", screen()));
            let pause = if held { left.min(quiet.saturating_sub(silent)) } else { left };
            seen = self.changed.wait_timeout(seen, pause).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// The text on a screen, without what is blank at the ends of its rows.
pub fn text(screen: &Screen) -> String {
    let (_, columns) = screen.size();
    let rows: Vec<String> = screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect();
    rows.join("\n").trim_end().to_owned()
}

/// Rows and columns, as the emulator wants them; those of the first terminals where a size is not known.
pub fn cells((columns, rows): (u16, u16)) -> (NonZeroU16, NonZeroU16) {
    let (columns, rows) = if columns == 0 || rows == 0 { (80, 24) } else { (columns, rows) };
    (NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap())
}
