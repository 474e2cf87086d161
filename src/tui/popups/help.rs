//! The keys of a screen.

use ratatui::text::{Line, Span};

use crate::tui::{
    keymap::{Binding, Context, Group, bindings},
    session::Session,
    theme::Theme,
};

use super::text::{PopupText, TextPopup};

/// The width of the names of keys.
const KEYS: u16 = 12;

pub struct Help {
    context: Context,
    /// Whether the keys of a preview work.
    is_preview: bool,
}

impl Help {
    pub fn popup(context: Context, is_preview: bool) -> TextPopup<Self> {
        TextPopup::new(Self { context, is_preview })
    }

    fn lines(&self, theme: Theme, width: u16) -> Vec<Line<'static>> {
        let mut lines: Vec<Line> = Vec::new();
        for (group, title) in Group::ALL {
            let is_shown =
                |binding: &&Binding| binding.group == group && (self.is_preview || !binding.is_for_preview());
            let rows: Vec<&Binding> = bindings(self.context).filter(is_shown).collect();
            if rows.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.push(Line::styled(title, theme.title()));
            lines.extend(rows.into_iter().flat_map(|binding| {
                let help = if self.is_preview { binding.help_in_preview() } else { binding.help };
                row(binding, help, theme, width)
            }));
        }
        lines
    }
}

/// A binding: as many of its keys as there is room for, and what it does, in lines of `width` columns.
fn row(binding: &Binding, help: &str, theme: Theme, width: u16) -> Vec<Line<'static>> {
    let column = if width < 50 { 9 } else { KEYS };
    let sign = |name: String| {
        theme.glyphs.keys.iter().find(|(known, _)| *known == name).map_or(name, |(_, sign)| (*sign).to_owned())
    };
    let names = binding.names(|_| true).into_iter().map(sign).collect::<Vec<_>>();
    let mut keys = String::new();
    for name in names {
        if !keys.is_empty() && crate::text::width(&keys) + 1 + crate::text::width(&name) > column {
            break;
        }
        keys = if keys.is_empty() { name } else { format!("{keys} {name}") };
    }
    let keys = crate::text::pad(&keys, column, theme.glyphs.ellipsis);
    let lines = crate::text::wrap(help, width.saturating_sub(column + 4)).into_iter().enumerate();
    let keys = |index| if index == 0 { keys.clone() } else { " ".repeat(column.into()) };
    lines
        .map(|(index, line)| {
            Line::from(vec![Span::styled(format!("  {}  ", keys(index)), theme.focus()), Span::raw(line)])
        })
        .collect()
}

impl PopupText for Help {
    fn text(&self, session: &Session, width: u16) -> (String, Vec<Line<'static>>) {
        ("Keys".into(), self.lines(session.theme, width))
    }
}
