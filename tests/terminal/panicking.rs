//! A program that asks as `whichone` does and panics when the person starts over: this test program, started again.

use std::{
    env,
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

/// What the panic says.
pub const MESSAGE: &str = "this is what went wrong";

/// The command that runs it on `answers.yaml`, for a shell.
pub fn command() -> String {
    let program = env::current_exe().unwrap();
    format!("{} --exact panicking::asks_until_start_over --ignored --nocapture", program.display())
}

struct PanickingStore(FileStore);

impl Store for PanickingStore {
    fn save(&mut self, quiz: &Quiz) -> SaveStatus {
        self.0.save(quiz)
    }

    fn archive(&mut self) -> Option<PathBuf> {
        panic!("{MESSAGE}")
    }

    fn export(&mut self, path: &Path, text: &str, overwrite: bool) -> Result<(), ExportError> {
        self.0.export(path, text, overwrite)
    }
}

#[test]
#[ignore = "another test runs it in a terminal"]
fn asks_until_start_over() {
    let text = include_str!("../../questions.yaml");
    let catalogue = load(text).unwrap();
    let edition = Edition::of(&catalogue, text);
    let (store, _) = FileStore::open(Ok("answers.yaml".into()), (&catalogue, edition), ("", ""), Clock::system());
    let theme = Theme::new(ColorDepth::Ansi256, Background::Dark, false);
    let session = Session::new(Quiz::new(&catalogue, Order::Written), SessionInfo::default(), theme);
    let tty = Tty::open(Arc::new(|| eprintln!("these are the last words")), false).unwrap();
    tui::ask(&tty, session, &mut PanickingStore(store)).1.unwrap();
}
