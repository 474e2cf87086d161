//! The real terminal: claimed, drawn on, read from, and given back.

use std::{io, sync::Arc};

use crossterm::{
    clipboard::CopyToClipboard,
    queue,
    terminal::{Clear, ClearType, size},
};
use ratatui::backend::CrosstermBackend;

use super::{
    App, LastWords, TuiError, canvas::Canvas, device::Device, input::Input, input::from_event, run::Terminal, screens,
};

/// The size taken where a terminal does not know its own, as on a serial line.
const UNKNOWN: (u16, u16) = (80, 24);

/// The terminal the program runs on. Dropping it gives the terminal back.
pub struct Tty {
    device: Arc<Device>,
    #[cfg(unix)]
    keyboard: super::keyboard::Keyboard,
    #[cfg(unix)]
    last_words: LastWords,
    canvas: Canvas,
    /// What is on its way to the screen: everything is collected, so that a frame is one write.
    bytes: Vec<u8>,
}

impl Tty {
    /// Claims the terminal, and sees to it that it is given back, however the program ends: by returning, by a panic,
    /// by a signal; where it ends before its time, `last_words` are said.
    ///
    /// # Errors
    /// [`TuiError::NoTerminal`] where there is none to draw on or to read keys from.
    pub fn claim(last_words: LastWords) -> Result<Self, TuiError> {
        // The theme decides about colours. Left to itself, crossterm would send an empty style under `NO_COLOR`, and
        // bold and underline would go with the colours.
        crossterm::style::force_color_output(true);
        let device = Arc::new(Device::open().map_err(TuiError::NoTerminal)?);
        #[cfg(unix)]
        let keyboard = super::keyboard::Keyboard::open().map_err(TuiError::NoTerminal)?;
        known_size().map_err(TuiError::NoTerminal)?;
        // Only now: without a terminal the end of the process is somebody else's.
        release_on_panic(Arc::clone(&device), Arc::clone(&last_words));
        #[cfg(unix)]
        super::signals::watch(Arc::clone(&device), Arc::clone(&last_words)).map_err(TuiError::Failed)?;
        let bytes = device.claim().map_err(TuiError::NoTerminal)?;
        Ok(Self {
            device,
            #[cfg(unix)]
            keyboard,
            #[cfg(unix)]
            last_words,
            canvas: Canvas::default(),
            bytes,
        })
    }

    fn send(&mut self) -> io::Result<()> {
        let sent = self.device.write_all(&self.bytes);
        self.bytes.clear();
        self.unless_gone(sent)
    }

    /// What was `done`, unless that failed because the terminal is gone: then the process ends here.
    #[cfg_attr(not(unix), expect(clippy::unused_self, reason = "elsewhere a terminal does not go away"))]
    fn unless_gone<T>(&self, done: io::Result<T>) -> io::Result<T> {
        #[cfg(unix)]
        if done.as_ref().is_err_and(super::keyboard::is_gone) {
            super::signals::hang_up(&self.device, &self.last_words);
        }
        done
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        self.device.release();
    }
}

impl Terminal for Tty {
    fn size(&self) -> io::Result<(u16, u16)> {
        known_size()
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        self.canvas.show(screens::frame(app), &mut CrosstermBackend::new(&mut self.bytes))?;
        self.send()
    }

    fn renew(&mut self) -> io::Result<()> {
        self.canvas = Canvas::default();
        queue!(self.bytes, Clear(ClearType::All))
    }

    #[cfg(unix)]
    fn read(&mut self) -> io::Result<Vec<Input>> {
        let read = self.keyboard.read();
        let events = self.unless_gone(read)?;
        Ok(events.iter().filter_map(from_event).collect())
    }

    #[cfg(not(unix))]
    fn read(&mut self) -> io::Result<Vec<Input>> {
        use crossterm::event;
        // With no time at all, crossterm does not look for further events.
        let at_once = std::time::Duration::from_micros(50);
        let mut inputs: Vec<Input> = from_event(&event::read()?).into_iter().collect();
        while event::poll(at_once)? {
            inputs.extend(from_event(&event::read()?));
        }
        Ok(inputs)
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        // With the next frame, in one write.
        queue!(self.bytes, CopyToClipboard::to_clipboard_from(text))
    }

    fn suspend(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        if super::signals::can_come_back() {
            // Before anyone else of the job stops, and the shell has the terminal.
            self.device.lend();
            super::signals::stop()?;
        }
        Ok(())
    }
}

fn known_size() -> io::Result<(u16, u16)> {
    let (columns, rows) = size()?;
    Ok(if columns == 0 || rows == 0 { UNKNOWN } else { (columns, rows) })
}

/// Gives the terminal back before a panic is reported, so that the report can be read, and the last words after it.
fn release_on_panic(device: Arc<Device>, last_words: LastWords) {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        device.release();
        report(panic);
        last_words();
    }));
}
