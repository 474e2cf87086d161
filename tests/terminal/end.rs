//! What is left when a program has ended: its exit status, and the terminal as the shell finds it.

use portable_pty::ExitStatus;
use vt100::Parser;

use crate::{
    modes::Modes,
    output::{Seen, cells},
};

/// A program that has ended, and the terminal it left.
pub struct End {
    status: ExitStatus,
    before: String,
    after: String,
    whole: Parser,
    /// What all it sent has switched.
    pub modes: Modes,
    /// All it sent.
    bytes: Vec<u8>,
}

impl End {
    /// What is left of a program that ended so, with the line settings before and after.
    pub fn new(status: ExitStatus, (before, after): (String, String), seen: &Seen) -> Self {
        // Tall enough for all that was printed.
        let (rows, _) = cells((1, 400));
        let (_, columns) = seen.parser.screen().size();
        let mut whole = Parser::new(rows, columns, 0);
        whole.process(&seen.bytes);
        Self { status, before, after, whole, modes: Modes::after(&seen.bytes), bytes: seen.bytes.clone() }
    }

    /// What is left on the terminal: everything printed, without what was drawn on a screen of its own.
    pub fn printed(&self) -> String {
        // Unlike its rows, these lines are not broken at the edge of the screen.
        let contents = self.whole.screen().contents();
        contents.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    /// What it drew on a screen of its own.
    pub fn drawn(&self) -> &str {
        let sent = std::str::from_utf8(&self.bytes).expect("what it sends is text");
        sent.rsplit_once("\x1b[?1049l").expect("it left its own screen").0
    }

    /// It ended with this exit status.
    pub fn exited(&self, code: u32) -> &Self {
        let ended = (self.status.exit_code(), self.status.signal());
        assert_eq!(ended, (code, None), "printed:\n{}", self.printed());
        self
    }

    /// It ended by this signal, by the name that the system has for it.
    pub fn killed_by(&self, signal: &str) -> &Self {
        let ended = self.status.signal().unwrap_or_default();
        assert!(ended.starts_with(signal), "{}, not {signal}; printed:\n{}", self.status, self.printed());
        self
    }

    /// It had the terminal for itself, and gave it back as it was.
    pub fn restored(&self) -> &Self {
        assert!(self.modes.touched(1049), "it never drew anything; printed:\n{}", self.printed());
        self.unchanged()
    }

    /// The terminal is as it was.
    pub fn unchanged(&self) -> &Self {
        assert_eq!(self.modes.leftovers(), Vec::<String>::new());
        let asked = self.modes.questions();
        assert!(asked.is_empty() || asked == ["background", "c"], "it asked {asked:?}: not every terminal answers");
        assert_eq!(self.before, self.after, "the line settings");
        let screen = self.whole.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert!(!screen.bold() && !screen.inverse() && screen.fgcolor() == vt100::Color::Default, "a style is left");
        self
    }

    /// It never touched the terminal, but for plain lines.
    pub fn untouched(&self) -> &Self {
        assert!(!self.bytes.contains(&0x1b), "it sent escapes:\n{}", self.bytes.escape_ascii());
        assert_eq!(self.before, self.after, "the line settings");
        self
    }
}
