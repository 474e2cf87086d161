//! A program that asks as `whichone` does and panics at the key `x`: in handling it, or in drawing what follows. The
//! tests run it to see what a panic leaves behind.
//!
//! ```text
//! cargo run --example panics update|draw SHEET
//! ```

use std::{cell::Cell, env, error::Error, io, path::PathBuf, sync::Arc};

use whichone::{
    catalogue::load,
    quiz::{Order, Quiz},
    sheet::{Clock, Edition, Keeper, Opening},
    tui::{
        App, Look,
        input::{Input, Key},
        look::UNICODE,
        run::{self, Terminal},
        terminal::Tty,
    },
};

/// The terminal, but for what `x` does.
struct Panics {
    terminal: Tty,
    in_drawing: bool,
    pressed: Cell<bool>,
}

impl Terminal for Panics {
    fn size(&self) -> io::Result<(u16, u16)> {
        self.terminal.size()
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        self.terminal.draw(app)?;
        assert!(!self.pressed.get(), "this is what went wrong");
        Ok(())
    }

    fn renew(&mut self) -> io::Result<()> {
        // Asked for by the loop while it handles what was read.
        assert!(!self.pressed.get() || self.in_drawing, "this is what went wrong");
        self.terminal.renew()
    }

    fn read(&mut self) -> io::Result<Vec<Input>> {
        let inputs = self.terminal.read()?;
        if !inputs.contains(&Input::Key(Key::Char('x'))) {
            return Ok(inputs);
        }
        self.pressed.set(true);
        Ok(vec![Input::Resize])
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.terminal.copy(text)
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.terminal.suspend()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let in_drawing = arguments.next().is_some_and(|place| place == "draw");
    let sheet = PathBuf::from(arguments.next().ok_or("name a sheet")?);
    let text = include_str!("../questions.yaml");
    let catalogue = load(text).map_err(|_| "the catalogue has faults")?;
    let edition = Edition::of(&catalogue, text);
    let (mut keeper, _) = Keeper::open(Ok(sheet), (&catalogue, edition), ("", ""), Clock::new(None));
    let mut app =
        App::new(Quiz::new(&catalogue, Order::File), Opening::default(), Look { colour: true, glyphs: &UNICODE });
    let terminal = Tty::claim(Arc::new(|| eprintln!("these are the last words")))?;
    run::run(&mut app, &mut Panics { terminal, in_drawing, pressed: Cell::new(false) }, &mut keeper)?;
    Ok(())
}
