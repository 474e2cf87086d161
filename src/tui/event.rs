//! What the run loop waits for: keys, pasted text, a new size. Crossterm's events are read in a thread of their own and
//! become ours here and nowhere else.

use std::{
    fmt, io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender},
    },
    thread,
    time::Duration,
};

use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::terminal::Device;

/// A late answer ends with this long a silence, if nothing else ends it.
const SILENCE: Duration = Duration::from_millis(100);

/// A key press. Shift is part of the character; releases are dropped.
#[expect(missing_docs, reason = "they are called what is on them")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    Char(char),
    /// A character with Control held.
    Ctrl(char),
    Enter,
    Esc,
    Tab,
    /// Shift and Tab.
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
}

impl fmt::Display for Key {
    /// The name people know it by.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Char(' ') => formatter.write_str("Space"),
            Self::Char(c) => write!(formatter, "{c}"),
            Self::Ctrl(c) => write!(formatter, "Ctrl-{}", c.to_ascii_uppercase()),
            Self::BackTab => formatter.write_str("Shift-Tab"),
            Self::PageUp => formatter.write_str("PgUp"),
            Self::PageDown => formatter.write_str("PgDn"),
            Self::Delete => formatter.write_str("Del"),
            named => write!(formatter, "{named:?}"),
        }
    }
}

impl Key {
    /// The number on a digit key.
    pub fn digit(self) -> Option<usize> {
        match self {
            Self::Char(c) => c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()),
            _ => None,
        }
    }

    /// Our key for one of crossterm's; `None` for releases and for keys that nothing here uses.
    fn from_crossterm(key: KeyEvent) -> Option<Self> {
        if key.kind == KeyEventKind::Release {
            return None;
        }
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            return match key.code {
                // An Enter typed while the terminal was not in raw mode arrives as a line feed, which is Ctrl-J.
                KeyCode::Char('j') => Some(Self::Enter),
                // Terminals send this for Ctrl-Backspace, and some for Backspace.
                KeyCode::Char('h') => Some(Self::Backspace),
                KeyCode::Char(c) => Some(Self::Ctrl(c.to_ascii_lowercase())),
                _ => None,
            };
        }
        if key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META | KeyModifiers::HYPER)
        {
            return None;
        }
        Some(match key.code {
            KeyCode::Char(c) => Self::Char(c),
            KeyCode::Enter => Self::Enter,
            KeyCode::Esc => Self::Esc,
            KeyCode::Tab => Self::Tab,
            KeyCode::BackTab => Self::BackTab,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::Delete => Self::Delete,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            _ => return None,
        })
    }
}

/// What the run loop waits for.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The window may have another size.
    Resize,
    /// The program is back from the shell: the whole screen must be drawn again.
    Resumed,
    /// The terminal cannot be read any more.
    Failed(io::Error),
}

/// Where the run loop takes its events from.
#[derive(Debug)]
pub struct Events {
    pub(super) receiver: Receiver<Event>,
    interrupted: Arc<AtomicBool>,
}

impl Events {
    /// Events from `receiver`; `interrupted` is set as soon as Ctrl-C is read, though its event may still wait.
    pub fn new(receiver: Receiver<Event>, interrupted: Arc<AtomicBool>) -> Self {
        Self { receiver, interrupted }
    }

    /// Whether Ctrl-C was pressed.
    pub(super) fn interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }
}

impl From<Receiver<Event>> for Events {
    /// Events that nothing interrupts, for tests.
    fn from(receiver: Receiver<Event>) -> Self {
        Self::new(receiver, Arc::default())
    }
}

/// Starts the thread that reads the terminal until it is released. After a query that had no answer, a late one is
/// dropped.
pub(super) fn spawn_reader(
    device: Arc<Device>,
    sender: Sender<Event>,
    interrupted: Arc<AtomicBool>,
    query_unanswered: bool,
) -> io::Result<()> {
    thread::Builder::new().name("reader".into()).spawn(move || {
        let ended = Ended(sender);
        let mut answer = LateAnswer { is_expected: query_unanswered, has_begun: false };
        loop {
            if answer.has_begun && event::poll(SILENCE).is_ok_and(|ready| !ready) {
                answer.has_begun = false;
            }
            let event = match event::read() {
                Ok(event) if answer.drops(&event) => continue,
                Ok(event::Event::Key(key)) => Key::from_crossterm(key).map(Event::Key),
                Ok(event::Event::Paste(text)) => Some(Event::Paste(text)),
                Ok(event::Event::Resize(..)) => Some(Event::Resize),
                Ok(_) => None,
                Err(error) => Some(Event::Failed(device.unless_gone(error))),
            };
            if device.is_free() {
                return;
            }
            let is_typed = matches!(&event, Some(Event::Paste(_) | Event::Key(_)));
            if is_typed && !device.is_shown() && !matches!(event, Some(Event::Key(Key::Ctrl('c')))) {
                // Typed before there was anything to see.
                continue;
            }
            if matches!(event, Some(Event::Key(Key::Ctrl('c')))) {
                interrupted.store(true, Ordering::Relaxed);
            }
            let failed = matches!(event, Some(Event::Failed(_)));
            if event.is_some_and(|event| ended.0.send(event).is_err()) || failed {
                return;
            }
        }
    })?;
    Ok(())
}

/// Tells the run loop if reading panics; it would wait for ever.
struct Ended(Sender<Event>);

impl Drop for Ended {
    fn drop(&mut self) {
        if thread::panicking() {
            _ = self.0.send(Event::Failed(io::Error::other("reading it failed")));
        }
    }
}

/// Recognises the answer to a query that came too late, which crossterm takes for keys.
///
/// `ESC ] 11;rgb:… ESC \` becomes Alt-`]`, characters and Alt-`\`; an answer may also end with BEL, which is Ctrl-G.
#[derive(Debug)]
struct LateAnswer {
    is_expected: bool,
    /// Whether its end is still to come: what was read last, or a silence.
    has_begun: bool,
}

impl LateAnswer {
    /// Whether `event` is part of an answer and must be dropped.
    fn drops(&mut self, event: &event::Event) -> bool {
        let event::Event::Key(KeyEvent { code, modifiers, .. }) = *event else { return false };
        let starts = (code, modifiers) == (KeyCode::Char(']'), KeyModifiers::ALT);
        if !self.is_expected || !(self.has_begun || starts) {
            return false;
        }
        self.has_begun = !matches!(
            (code, modifiers),
            (KeyCode::Char('\\'), KeyModifiers::ALT) | (KeyCode::Char('g' | 'c'), KeyModifiers::CONTROL)
        );
        // No answer contains Ctrl-C.
        (code, modifiers) != (KeyCode::Char('c'), KeyModifiers::CONTROL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: KeyModifiers = KeyModifiers::NONE;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

    fn char(c: char, modifiers: KeyModifiers) -> event::Event {
        event::Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
    }

    #[test]
    fn shift_is_part_of_the_character_and_control_characters_may_mean_a_key() {
        let pressed = |c, modifiers| Key::from_crossterm(KeyEvent::new(KeyCode::Char(c), modifiers));
        assert_eq!(pressed('R', KeyModifiers::SHIFT), Some(Key::Char('R')));
        assert_eq!(
            ['j', 'h', 'C'].map(|c| pressed(c, CONTROL)),
            [Key::Enter, Key::Backspace, Key::Ctrl('c')].map(Some)
        );
        assert_eq!([ALT, KeyModifiers::SUPER].map(|modifiers| pressed('q', modifiers)), [None; 2]);
    }

    #[test]
    fn release_is_not_a_second_press() {
        let release = KeyEvent { kind: KeyEventKind::Release, ..KeyEvent::new(KeyCode::Enter, NONE) };
        let repeat = KeyEvent { kind: KeyEventKind::Repeat, ..release };
        assert_eq!([release, repeat].map(Key::from_crossterm), [None, Some(Key::Enter)]);
    }

    /// What is left of an answer as crossterm reads it, with `end`, between a key before and a key after.
    fn left(is_expected: bool, end: event::Event) -> Vec<event::Event> {
        let body = "11;rgb:1e1e/1e1e/2e2e".chars().map(|c| char(c, NONE));
        let answer = [char('n', NONE), char(']', ALT)].into_iter().chain(body).chain([end, char('2', NONE)]);
        let mut filter = LateAnswer { is_expected, has_begun: false };
        answer.filter(|event| !filter.drops(event)).collect()
    }

    #[test]
    fn late_answer_is_dropped_up_to_its_end() {
        for end in [char('\\', ALT), char('g', CONTROL)] {
            assert_eq!(left(true, end.clone()), [char('n', NONE), char('2', NONE)]);
            assert_eq!(left(false, end).len(), 25, "nothing is dropped if the query was answered");
        }
    }

    #[test]
    fn ctrl_c_and_a_new_size_get_through_a_late_answer() {
        let ctrl_c = char('c', CONTROL);
        assert_eq!(left(true, ctrl_c.clone()), [char('n', NONE), ctrl_c, char('2', NONE)]);
        let size = event::Event::Resize(80, 24);
        assert_eq!(left(true, size.clone()), [char('n', NONE), size]);
    }
}
