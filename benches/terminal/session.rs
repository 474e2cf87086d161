//! A program in a pseudo-terminal, whose output is timed as it is read.

use std::{
    fs,
    io::{Read, Write},
    path::Path,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long there must be no output before a frame counts as whole.
const QUIET: Duration = Duration::from_millis(25);

/// How long a frame may take to begin.
const DEADLINE: Duration = Duration::from_secs(20);

/// A program that runs.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    /// When each piece of output was read, and how many bytes it had.
    output: Receiver<(Instant, usize)>,
    _master: Box<dyn MasterPty + Send>,
}

/// What was sent in answer to something.
#[derive(Clone, Copy)]
pub struct Frame {
    /// From the cause to the last byte.
    pub time: Duration,
    pub bytes: usize,
}

/// What a process has used since it was started.
pub struct Usage {
    /// Time on a processor, over all threads.
    pub processor: Duration,
    /// How often a thread of it gave up the processor to wait.
    pub waits: u64,
    /// The most memory it had, in KiB.
    pub peak: u64,
    /// How much of the memory it has now is its own, in KiB: not read from files, which others share and the system can
    /// drop.
    pub own: u64,
    /// How often it wrote anything anywhere.
    pub writes: u64,
}

impl Session {
    /// Starts `command` at 100 columns and 30 rows in `home`, and gives its first frame.
    pub fn start(command: &[&str], home: &Path) -> (Self, Frame) {
        let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut builder = CommandBuilder::new(command[0]);
        builder.args(&command[1..]);
        builder.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("PATH", "/usr/bin:/bin")] {
            builder.env(name, value);
        }
        builder.env("HOME", home);
        builder.cwd(home);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), count)).is_err() {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let begun = Instant::now();
        let child = pair.slave.spawn_command(builder).unwrap();
        let session = Self { child, writer, output, _master: pair.master };
        let first = session.frame(begun, DEADLINE).expect("it draws a first frame");
        (session, first)
    }

    /// Types `keys`, and gives what they bring about; nothing if they change nothing.
    pub fn press(&mut self, keys: &str) -> Option<Frame> {
        self.answer(keys, Duration::from_millis(200))
    }

    /// [`Self::press`], where a frame must follow, however long it takes.
    pub fn press_and_wait(&mut self, keys: &str) -> Frame {
        self.answer(keys, DEADLINE).unwrap_or_else(|| panic!("{keys:?} changes nothing"))
    }

    fn answer(&mut self, keys: &str, patience: Duration) -> Option<Frame> {
        let begun = Instant::now();
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.frame(begun, patience)
    }

    /// All that is sent until there is silence, if it begins within `patience`.
    fn frame(&self, begun: Instant, patience: Duration) -> Option<Frame> {
        let mut frame: Option<Frame> = None;
        loop {
            let wait = if frame.is_some() { QUIET } else { patience };
            match self.output.recv_timeout(wait) {
                Ok((at, bytes)) => {
                    let before = frame.map_or(0, |frame| frame.bytes);
                    frame = Some(Frame { time: at - begun, bytes: before + bytes });
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return frame,
            }
        }
    }

    /// How many bytes it sends unasked within `time`.
    pub fn idle(&self, time: Duration) -> usize {
        let begun = Instant::now();
        let left = || time.checked_sub(begun.elapsed()).unwrap_or_default();
        std::iter::from_fn(|| self.output.recv_timeout(left()).ok()).map(|(_, bytes)| bytes).sum()
    }

    /// What it has used so far.
    pub fn usage(&self) -> Usage {
        let process = format!("/proc/{}", self.child.process_id().unwrap());
        let mut usage = Usage {
            processor: Duration::ZERO,
            waits: 0,
            peak: number(&format!("{process}/status"), "VmHWM:"),
            own: number(&format!("{process}/status"), "RssAnon:"),
            writes: number(&format!("{process}/io"), "syscw:"),
        };
        for thread in fs::read_dir(format!("{process}/task")).unwrap() {
            let thread = thread.unwrap().path().display().to_string();
            usage.waits += number(&format!("{thread}/status"), "voluntary_ctxt_switches:");
            usage.processor += Duration::from_nanos(number(&format!("{thread}/schedstat"), ""));
        }
        usage
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// An empty folder in place of `home`: nothing is left of the run before.
pub fn empty(home: &Path) {
    _ = fs::remove_dir_all(home);
    fs::create_dir_all(home).unwrap();
}

/// The first number after `name` at the beginning of a line of a file of the system.
fn number(path: &str, name: &str) -> u64 {
    let text = fs::read_to_string(path).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}
