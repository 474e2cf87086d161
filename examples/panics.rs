//! A program that asks as `whichone` does and panics when the answers are to be started over. The tests run it to see what
//! a panic leaves behind.
//!
//! ```text
//! cargo run --example panics SHEET
//! ```

use std::{
    env,
    error::Error,
    path::{Path, PathBuf},
    sync::Arc,
};

use whichone::{
    catalogue::load,
    quiz::{Order, Quiz},
    store::{Clock, Edition, ExportError, FileStore, SaveStatus, SessionInfo, Store},
    tui::{
        self, Session,
        terminal::Tty,
        theme::{Background, ColorDepth, Theme},
    },
};

/// Saves answers as usual.
struct Panics(FileStore);

impl Store for Panics {
    fn save(&mut self, quiz: &Quiz) -> SaveStatus {
        self.0.save(quiz)
    }

    #[expect(clippy::panic, reason = "this is what the example is for")]
    fn archive(&mut self) -> Option<PathBuf> {
        panic!("this is what went wrong")
    }

    fn export(&mut self, path: &Path, text: &str, over: bool) -> Result<(), ExportError> {
        self.0.export(path, text, over)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let sheet = PathBuf::from(env::args().nth(1).ok_or("name a sheet")?);
    let text = include_str!("../questions.yaml");
    let catalogue = load(text).map_err(|_| "the catalogue has faults")?;
    let edition = Edition::of(&catalogue, text);
    let (keeper, _) = FileStore::open(Ok(sheet), (&catalogue, edition), ("", ""), Clock::system());
    let theme = Theme::new(ColorDepth::Ansi256, Background::Dark, false);
    let session = Session::new(Quiz::new(&catalogue, Order::File), SessionInfo::default(), theme);
    let tty = Tty::open(Arc::new(|| eprintln!("these are the last words")), false)?;
    tui::ask(&tty, session, &mut Panics(keeper)).1?;
    Ok(())
}
