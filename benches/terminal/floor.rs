//! The least that a ratatui program with a list can do: the floor that `cargo bench --bench terminal` measures against.

use std::io::{self, BufWriter, Write, stdout};

use crossterm::{
    event::{Event, KeyCode, read},
    execute,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    style::{Modifier, Style},
    widgets::{Block, List, ListState},
};

fn main() -> io::Result<()> {
    let choices: Vec<String> = (1..=5).map(|number| format!("Choice {number}")).collect();
    let mut marked = ListState::default().with_selected(Some(0));
    enable_raw_mode()?;
    let mut terminal = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, stdout())))?;
    execute!(terminal.backend_mut(), EnterAlternateScreen)?;
    loop {
        terminal.draw(|frame| {
            let list = List::new(choices.iter().map(String::as_str)).block(Block::bordered().title("Question"));
            let list = list.highlight_symbol("> ").highlight_style(Style::new().add_modifier(Modifier::BOLD));
            frame.render_stateful_widget(list, frame.area(), &mut marked);
        })?;
        match read()? {
            Event::Key(key) if key.code == KeyCode::Down => marked.select_next(),
            Event::Key(key) if key.code == KeyCode::Up => marked.select_previous(),
            Event::Key(key) if key.code == KeyCode::Char('q') => break,
            _ => {}
        }
    }
    disable_raw_mode()?;
    execute!(terminal.backend_mut(), LeaveAlternateScreen)?;
    terminal.show_cursor()?;
    terminal.backend_mut().flush()
}
