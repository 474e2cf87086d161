//! The keys that work now, in the last line.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget,
};

use crate::tui::{action::Action, theme::Theme};

/// Keys, by their names, and what they do.
#[derive(Debug)]
pub struct Hint {
    pub names: Vec<String>,
    pub action: Action,
    pub word: &'static str,
}

impl Hint {
    /// The keys that are named: the arrows that come first, else the first key.
    fn keys(&self, theme: Theme) -> String {
        let sign = |name: &String| theme.glyphs.keys.iter().find(|(known, _)| known == name).map(|(_, sign)| *sign);
        let arrows: Vec<&str> = self.names.iter().map_while(sign).collect();
        let between = if theme.is_ascii() { "/" } else { "" };
        if arrows.is_empty() { self.names.first().cloned().unwrap_or_default() } else { arrows.join(between) }
    }

    fn line(&self, theme: Theme) -> Line<'static> {
        Line::from(vec![
            Span::styled(self.keys(theme), theme.focus()),
            Span::raw(" "),
            Span::styled(self.word, theme.dim()),
        ])
    }

    /// Help and quitting stand at the right.
    const fn is_right(&self) -> bool {
        matches!(self.action, Action::Help | Action::Quit)
    }
}

/// The line of keys: what a screen offers at the left, help and quitting at the right. What does not fit is left out.
#[derive(Debug)]
pub struct Footer {
    /// What is offered, the most important first.
    pub hints: Vec<Hint>,
    /// What stands at the left instead of keys.
    pub left: Option<Line<'static>>,
    /// How it looks.
    pub theme: Theme,
}

impl Widget for Footer {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let (right, left): (Vec<&Hint>, Vec<&Hint>) = self.hints.iter().partition(|hint| hint.is_right());
        let theme = self.theme;
        let lines = |hints: &[&Hint]| hints.iter().map(|hint| hint.line(theme)).collect::<Vec<_>>();
        let gap = if area.width >= 90 { 3 } else { 2 };
        let right = joined(&lines(&right), gap, usize::MAX);
        let room = usize::from(area.width).saturating_sub(if right.width() > 0 { right.width() + gap } else { 0 });
        let all = joined(&lines(&left), gap, usize::MAX);
        let left = self.left.unwrap_or_else(|| {
            // Moving is what a person tries anyway.
            let others: Vec<&Hint> = left.iter().copied().filter(|hint| hint.action != Action::Up).collect();
            if all.width() <= room { all } else { joined(&lines(&others), gap, room) }
        });
        left.render(area, buf);
        right.right_aligned().render(area, buf);
    }
}

/// As many of `lines`, from the first on, as fit into `room` columns.
fn joined(lines: &[Line<'static>], gap: usize, room: usize) -> Line<'static> {
    let mut all = Line::default();
    for line in lines {
        let gap = if all.spans.is_empty() { 0 } else { gap };
        if all.width() + gap + line.width() > room {
            break;
        }
        all.push_span(" ".repeat(gap));
        all.spans.extend(line.spans.clone());
    }
    all
}
