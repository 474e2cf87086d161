//! The screen of a preview whose catalogue never loaded yet: what is wrong with it.

use ratatui::{
    Frame, Terminal,
    backend::Backend,
    text::{Line, Span},
};

use crate::{
    quiz::ExitReason,
    text::truncate,
    tui::{
        action::Action,
        error::TuiError,
        event::{Event, Events},
        keymap::{self, Context},
        layout::{regions, split_top},
        screen::scroll,
        terminal::TerminalControl,
        theme::Theme,
        widgets::{Footer, Hint, ScrollState, ScrollText, finish},
    },
};

use super::{
    problems,
    state::{Preview, Version},
};

/// How waiting ended.
pub enum Waited {
    Version(Version),
    Exit(ExitReason),
}

/// Shows what is wrong until the file is saved again, or the person quits.
pub fn wait<B: Backend>(
    preview: &Preview,
    theme: Theme,
    terminal: &mut Terminal<B>,
    events: &Events,
    control: &mut impl TerminalControl,
) -> Result<Waited, TuiError>
where
    B::Error: Send + Sync + 'static,
{
    let failed = |error: B::Error| TuiError::Failed(std::io::Error::other(error));
    let mut state = ScrollState::default();
    terminal.draw(|frame| render(frame, preview, theme, &mut state)).map_err(failed)?;
    loop {
        let Ok(event) = events.receiver.recv() else { return Ok(Waited::Exit(ExitReason::Left)) };
        let action = match event {
            Event::Saved(version) => return Ok(Waited::Version(*version)),
            Event::Failed(error) => return Err(TuiError::Failed(error)),
            Event::Key(key) => keymap::action(Context::Broken, key),
            Event::Resumed => {
                terminal.clear().map_err(failed)?;
                None
            }
            Event::Paste(_) => continue,
            Event::Resize => None,
        };
        match action {
            Some(Action::Interrupt) => return Ok(Waited::Exit(ExitReason::Interrupted)),
            Some(Action::Quit) => return Ok(Waited::Exit(ExitReason::Left)),
            Some(Action::Suspend) => control.suspend().map_err(TuiError::Failed)?,
            Some(action) => _ = scroll(&mut state, action),
            None => {}
        }
        terminal.draw(|frame| render(frame, preview, theme, &mut state)).map_err(failed)?;
    }
}

fn render(frame: &mut Frame, preview: &Preview, theme: Theme, state: &mut ScrollState) {
    let regions = regions(frame.area());
    let [top, body] = split_top(regions.body, 1);
    let title = format!("{}: {}", preview.file, preview.summary);
    let title = truncate(&title, top.width, theme.glyphs.ellipsis);
    frame.render_widget(Line::styled(title, theme.title()), top);
    let [_, body] = split_top(body, 1);
    let lines = problems::lines(&preview.problems, theme, body.width.saturating_sub(2));
    frame.render_stateful_widget(ScrollText::new(lines, theme), body, state);
    let notice = truncate("Starts once the file loads.", regions.notice.width, theme.glyphs.ellipsis);
    frame.render_widget(Line::from(Span::styled(notice, theme.focus())), regions.notice);
    let binding_hints = keymap::bindings(Context::Broken).filter(|binding| !binding.footer.is_empty());
    let hint = |binding: &keymap::Binding| {
        let (_, action) = binding.keys.first()?;
        let is_wanted = *action == Action::Quit || state.max > 0;
        let word = if *action == Action::Up { "scroll" } else { binding.footer };
        is_wanted.then(|| Hint { names: binding.names(|_| true), action: *action, word })
    };
    let hints = binding_hints.filter_map(hint).collect();
    frame.render_widget(Footer { hints, left: None, theme }, regions.footer);
    finish(frame.buffer_mut(), theme);
}
