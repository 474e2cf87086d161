//! The thread that reads the terminal: crossterm's events become ours here.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
    thread,
    time::Duration,
};

use crossterm::event::{self, KeyCode, KeyEvent, KeyModifiers};

use crate::tui::event::{Event, Key};

use super::device::Device;

/// How long nothing may arrive before a late answer without an end of its own counts as complete.
const SILENCE: Duration = Duration::from_millis(100);

/// Starts the thread, which ends when the terminal is released. With `query_unanswered`, a late answer to the query for
/// the background is dropped.
pub(super) fn spawn(
    device: Arc<Device>,
    sender: Sender<Event>,
    interrupted: Arc<AtomicBool>,
    query_unanswered: bool,
) -> io::Result<()> {
    thread::Builder::new().name("reader".into()).spawn(move || {
        let sender = PanicGuard(sender);
        let mut answer = LateAnswer { is_expected: query_unanswered, has_begun: false };
        loop {
            if answer.has_begun && event::poll(SILENCE).is_ok_and(|ready| !ready) {
                answer.has_begun = false;
            }
            let event = match event::read() {
                Ok(event) if answer.drops(&event) => None,
                Ok(event::Event::Key(key)) => Key::from_crossterm(key).map(Event::Key),
                Ok(event::Event::Paste(text)) => Some(Event::Paste(text)),
                Ok(event::Event::Resize(..)) => Some(Event::Resize),
                Ok(_) => None,
                Err(error) => {
                    #[cfg(unix)]
                    let error = crate::tui::signals::end_if_gone(&device, error);
                    Some(Event::Failed(error))
                }
            };
            if device.is_free() {
                return;
            }
            let Some(event) = event else { continue };
            if matches!(event, Event::Key(Key::Ctrl('c'))) {
                interrupted.store(true, Ordering::Relaxed);
            } else if matches!(event, Event::Paste(_) | Event::Key(_)) && !device.is_shown() {
                // Typed before there was anything to see.
                continue;
            }
            let has_failed = matches!(event, Event::Failed(_));
            if sender.0.send(event).is_err() || has_failed {
                return;
            }
        }
    })?;
    Ok(())
}

/// Ends the run loop if the reader panics; it would wait forever.
struct PanicGuard(Sender<Event>);

impl Drop for PanicGuard {
    fn drop(&mut self) {
        if thread::panicking() {
            _ = self.0.send(Event::Failed(io::Error::other("reading it failed")));
        }
    }
}

/// Recognizes an answer to a query that came too late, which crossterm takes for keys.
///
/// `ESC ] 11;rgb:… ESC \` becomes Alt-`]`, characters and Alt-`\`; an answer may also end with BEL, which is Ctrl-G.
#[derive(Debug)]
struct LateAnswer {
    is_expected: bool,
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

    /// What passes the filter of a key, an answer that ends with `end`, and another key.
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
