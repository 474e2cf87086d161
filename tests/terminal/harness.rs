//! A program in a pseudo-terminal: started with a clean environment, watched on an emulated screen, and looked at
//! closely once it has ended.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtyPair, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use vt100::Screen;

use crate::{
    exit::Exited,
    output::{DARK, DEADLINE, Output, Seen, Writer, cells},
};

pub use crate::output::{Pace, text};

/// How long there must be no output before a screen counts as drawn.
const QUIET: Duration = Duration::from_millis(30);

/// The built program.
pub const WHICHONE: &str = env!("CARGO_BIN_EXE_whichone");

/// Columns and rows that screens are designed for.
pub const DESIGN: (u16, u16) = (100, 30);

/// Words of the welcome screen, at every size.
pub const WELCOME: &str = "Enter choose";
/// The first questions of the built-in catalogue, where the second choice is always picked.
pub const QUESTIONS: [&str; 3] =
    ["What are you building?", "Which one or two tasks make up most of the code?", "Which of these already apply?"];
/// Words of the review.
pub const REVIEW: &str = "See the verdict";
/// Words of the result.
pub const RESULT: &str = "1 Verdict";
/// Words of the help popup.
pub const HELP: &str = " closes ";

/// What to start, and in what terminal.
pub struct Setup {
    command: CommandBuilder,
    home: PathBuf,
    /// Whether the home is somebody else's, and outlasts the session.
    shared: bool,
    size: (u16, u16),
    typed: &'static str,
    answer: &'static str,
    /// The size of the terminal that controls it, if that is not the one it is drawn on.
    control: Option<(u16, u16)>,
}

/// The program itself, with these arguments.
pub fn whichone(arguments: &[&str]) -> Setup {
    Setup::new(WHICHONE, arguments)
}

/// A shell script that can name the program `whichone`.
pub fn script(text: &str) -> Setup {
    Setup::new("/bin/sh", &["-c", text])
}

/// The program at the first question of the built-in catalogue.
pub fn at_question() -> Session {
    whichone(&[]).at_question()
}

impl Setup {
    /// `program` with a clean environment and a home of its own.
    pub fn new(program: &str, arguments: &[&str]) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("terminal-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&home).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        let here = Path::new(WHICHONE).parent().unwrap().display();
        let path = format!("{here}:/usr/local/bin:/usr/bin:/bin");
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("PATH", &path)] {
            command.env(name, value);
        }
        command.env("HOME", &home);
        command.cwd(&home);
        Self { command, home, shared: false, size: DESIGN, typed: "", answer: DARK, control: None }
    }

    /// In a home that other sessions have too.
    pub fn at(mut self, home: &Path) -> Self {
        fs::remove_dir_all(&self.home).unwrap();
        self.command.env("HOME", home);
        self.command.cwd(home);
        Self { home: home.into(), shared: true, ..self }
    }

    /// With a variable of the environment.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Without a variable of the environment.
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// In a terminal of this many columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// With these keys waiting before it is started.
    pub fn typed(mut self, keys: &'static str) -> Self {
        self.typed = keys;
        self
    }

    /// On a terminal that says this when it is asked for its background and what it is.
    pub fn answer(mut self, answer: &'static str) -> Self {
        self.answer = answer;
        self
    }

    /// Controlled by another terminal, of this size. The one of the session is `$TTY`.
    pub fn controlled_by_another(mut self, columns: u16, rows: u16) -> Self {
        self.control = Some((columns, rows));
        self
    }

    /// With a file in its home, which is its working directory.
    pub fn file(self, name: &str, text: &str) -> Self {
        fs::write(self.home.join(name), text).unwrap();
        self
    }

    /// With a symbolic link in its home to a file in a folder there, which has this text. Both have this name.
    pub fn link(self, folder: &str, name: &str, text: &str) -> Self {
        let target = self.home.join(folder).join(name);
        fs::create_dir_all(self.home.join(folder)).unwrap();
        fs::write(&target, text).unwrap();
        std::os::unix::fs::symlink(target, self.home.join(name)).unwrap();
        self
    }

    /// On a terminal that does not control it, in a session of its own: there is no `/dev/tty`.
    pub fn uncontrolled(mut self) -> Self {
        self.command.set_controlling_tty(false);
        self
    }

    /// Starts it.
    pub fn start(mut self) -> Session {
        let PtyPair { master, slave } = native_pty_system().openpty(pty_size(self.size)).unwrap();
        let before = termios(&*master);
        let mut writer = master.take_writer().unwrap();
        writer.write_all(self.typed.as_bytes()).unwrap();
        let writer: Writer = Arc::new(Mutex::new(Some(writer)));
        let output = Arc::new(Output::new(self.size));
        let reader = output.read_from(master.try_clone_reader().unwrap(), Arc::clone(&writer), self.answer);
        let mut others: Vec<Box<dyn Send>> = Vec::new();
        let child = match self.control {
            None => slave.spawn_command(self.command).unwrap(),
            Some(size) => {
                self.command.env("TTY", master.tty_name().unwrap());
                let control = native_pty_system().openpty(pty_size(size)).unwrap();
                let child = control.slave.spawn_command(self.command).unwrap();
                others.push(control.master);
                others.push(slave);
                child
            }
        };
        Session {
            child,
            writer,
            master: Some(master),
            reader: Some(reader),
            output,
            others,
            before,
            home: self.home,
            shared: self.shared,
        }
    }

    /// Starts it, and waits for the welcome screen.
    pub fn at_welcome(self) -> Session {
        let quiz = self.start();
        quiz.wait_for(WELCOME);
        quiz
    }

    /// Starts it, and goes to the first question of the built-in catalogue.
    pub fn at_question(self) -> Session {
        let mut quiz = self.at_welcome();
        quiz.press("\r", QUESTIONS[0]);
        quiz
    }

    /// Starts it, answers the first question of the built-in catalogue, and asks for the verdict.
    pub fn at_result(self) -> Session {
        let mut quiz = self.at_question();
        quiz.press("2", QUESTIONS[1]);
        quiz.press("v", RESULT);
        quiz
    }
}

/// A program that runs in a pseudo-terminal.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    writer: Writer,
    master: Option<Box<dyn MasterPty + Send>>,
    reader: Option<JoinHandle<()>>,
    output: Arc<Output>,
    /// What must not be closed before the program ends.
    others: Vec<Box<dyn Send>>,
    before: String,
    home: PathBuf,
    shared: bool,
}

impl Session {
    /// Types `keys`.
    pub fn keys(&mut self, keys: &str) {
        self.bytes(keys.as_bytes());
    }

    /// Sends `bytes`.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.writer.lock().unwrap().as_mut().unwrap().write_all(bytes).unwrap();
    }

    /// Has the terminal take what is sent at this pace.
    pub fn pace(&self, pace: Pace) {
        self.output.pace(pace);
    }

    /// Waits until `words` are on the screen, and then for silence.
    pub fn wait_for(&self, words: &str) {
        self.wait_until(words, |screen| text(screen).contains(words));
    }

    /// Types `keys`, which must change something, and waits until `words` are on the screen.
    pub fn press(&mut self, keys: &str, words: &str) {
        let sent = self.sent();
        self.keys(keys);
        let holds = |seen: &Seen| seen.bytes.len() > sent && text(seen.parser.screen()).contains(words);
        self.output.wait(words, QUIET, holds);
    }

    /// Waits until the screen is as it should be, and then for silence.
    pub fn wait_until(&self, what: &str, holds: impl Fn(&Screen) -> bool) {
        self.output.wait(what, QUIET, |seen| holds(seen.parser.screen()));
    }

    /// Waits until more than this many bytes were sent, and then for silence.
    pub fn wait_for_more(&self, sent: usize) {
        self.output.wait("more", QUIET, |seen| seen.bytes.len() > sent);
    }

    /// Waits until nothing was sent for `quiet`.
    pub fn wait_for_silence(&self, quiet: Duration) {
        self.output.wait("silence", quiet, |_| true);
    }

    /// The text on the screen.
    pub fn screen(&self) -> String {
        text(self.output.lock().parser.screen())
    }

    /// What is on the screen, wherever its lines end.
    pub fn words(&self) -> String {
        self.screen().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// How many bytes were sent so far.
    pub fn sent(&self) -> usize {
        self.output.lock().bytes.len()
    }

    /// What was sent after the first so many bytes.
    pub fn sent_since(&self, sent: usize) -> String {
        String::from_utf8(self.output.lock().bytes[sent..].to_vec()).unwrap()
    }

    /// The line settings of the terminal.
    pub fn termios(&self) -> String {
        termios(&**self.master.as_ref().unwrap())
    }

    /// The directory it runs in.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The process started.
    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().try_into().unwrap()).unwrap()
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let (height, width) = cells((columns, rows));
        self.output.lock().parser.set_size(height, width);
        self.master.as_ref().unwrap().resize(pty_size((columns, rows))).unwrap();
    }

    /// Takes the terminal away, as closing its window does, and gives how the program ended.
    pub fn close(mut self) -> ExitStatus {
        // The reader has a handle too; it lets go of it after the next output, which this key brings about.
        self.output.close();
        self.keys("\x1b[A");
        self.output.wait("the reader to stop", Duration::ZERO, |seen| seen.ended);
        self.reader.take().unwrap().join().unwrap();
        *self.writer.lock().unwrap() = None;
        self.master = None;
        self.exit()
    }

    /// Waits for the program to end by itself, and for the last of its output.
    pub fn end(mut self) -> Exited {
        let status = self.exit();
        self.others.clear();
        self.output.pace(Pace::Usual);
        self.output.wait("the end of output", Duration::ZERO, |seen| seen.ended);
        let after = self.termios();
        Exited::new(status, (self.before.clone(), after), &self.output.lock())
    }

    /// Ends it with Ctrl-C, and sees to it that it leaves the terminal as it was.
    pub fn interrupt(mut self) {
        self.keys("\x03");
        self.end().exited(130).restored();
    }

    fn exit(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(begun.elapsed() < DEADLINE, "it does not end; on the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
        if !self.shared {
            _ = fs::remove_dir_all(&self.home);
        }
    }
}

/// All line settings, as text to compare.
fn termios(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has line settings"))
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}
