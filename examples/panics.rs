//! A program that claims the terminal as `whichone` does, draws, and panics at the first key. The tests run it to see
//! that the report of a panic can be read.
//!
//! ```text
//! cargo run --example panics
//! ```

use std::{
    error::Error,
    path::{Path, PathBuf},
};

use whichone::{
    catalogue::load,
    quiz::{Order, Quiz},
    sheet::{ExportError, Keep, Keeping, Opening, export},
    tui::{
        App, Look,
        look::UNICODE,
        run::{self, Terminal},
        terminal::Tty,
    },
};

/// The terminal, but for its keys.
struct Panics(Tty);

impl Terminal for Panics {
    fn size(&self) -> std::io::Result<(u16, u16)> {
        self.0.size()
    }

    fn draw(&mut self, app: &App) -> std::io::Result<()> {
        self.0.draw(app)
    }

    fn renew(&mut self) -> std::io::Result<()> {
        self.0.renew()
    }

    fn read(&mut self) -> std::io::Result<Vec<whichone::tui::input::Input>> {
        self.0.read()?;
        unreachable!("this is what went wrong");
    }

    fn copy(&mut self, text: &str) -> std::io::Result<()> {
        self.0.copy(text)
    }

    fn suspend(&mut self) -> std::io::Result<()> {
        self.0.suspend()
    }
}

/// Keeps nothing.
struct Nowhere;

impl Keep for Nowhere {
    fn save(&mut self, _quiz: &Quiz) -> Keeping {
        Keeping::default()
    }

    fn set_aside(&mut self) -> Option<PathBuf> {
        None
    }

    fn export(&mut self, path: &Path, text: &str, over: bool) -> Result<(), ExportError> {
        export(path, text, over)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let catalogue = load(include_str!("../questions.yaml")).map_err(|_| "the catalogue has faults")?;
    let quiz = Quiz::new(&catalogue, Order::File);
    let mut app = App::new(quiz, Opening::default(), Look { colour: true, glyphs: &UNICODE });
    run::run(&mut app, &mut Panics(Tty::claim()?), &mut Nowhere)?;
    Ok(())
}
