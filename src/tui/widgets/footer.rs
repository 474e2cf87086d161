//! The last line: the keys that work now.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget,
};

use crate::tui::{action::Action, theme::Theme};

/// The names of keys, and what they do.
#[derive(Debug)]
pub struct Hint {
    pub names: Vec<String>,
    pub action: Action,
    pub word: &'static str,
}

impl Hint {
    /// The keys that are shown: the arrows at the start, else two characters that belong together, else the first key.
    fn keys(&self, theme: Theme) -> String {
        let sign = |name: &String| theme.glyphs.keys.iter().find(|(known, _)| known == name).map(|(_, sign)| *sign);
        let arrows: Vec<&str> = self.names.iter().map_while(sign).collect();
        let between = if theme.is_ascii() { "/" } else { "" };
        match self.names.as_slice() {
            _ if !arrows.is_empty() => arrows.join(between),
            [one, other] if one.len() == 1 && other.len() == 1 => format!("{one}{other}"),
            names => names.first().cloned().unwrap_or_default(),
        }
    }

    fn line(&self, theme: Theme) -> Line<'static> {
        Line::from(vec![
            Span::styled(self.keys(theme), theme.focus()),
            Span::raw(" "),
            Span::styled(self.word, theme.dim()),
        ])
    }

    /// Whether it is at the right: help and quit.
    const fn is_right(&self) -> bool {
        matches!(self.action, Action::Help | Action::Quit)
    }
}

/// The keys of a screen at the left, help and quit at the right. What does not fit is left out.
#[derive(Debug)]
pub struct Footer {
    /// The most important first.
    pub hints: Vec<Hint>,
    /// Replaces the keys at the left.
    pub left: Option<Line<'static>>,
    pub theme: Theme,
}

impl Widget for Footer {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let (right, left): (Vec<&Hint>, Vec<&Hint>) = self.hints.iter().partition(|hint| hint.is_right());
        let theme = self.theme;
        let lines = |hints: &[&Hint]| hints.iter().map(|hint| hint.line(theme)).collect::<Vec<_>>();
        let gap = if area.width >= 90 { 3 } else { 2 };
        let right = joined(&lines(&right), gap, usize::MAX);
        let available = usize::from(area.width).saturating_sub(if right.width() > 0 { right.width() + gap } else { 0 });
        let all = joined(&lines(&left), gap, usize::MAX);
        let left = self.left.unwrap_or_else(|| {
            // People try to move without being told.
            let others: Vec<&Hint> = left.iter().copied().filter(|hint| hint.action != Action::Up).collect();
            if all.width() <= available { all } else { joined(&lines(&others), gap, available) }
        });
        left.render(area, buf);
        right.right_aligned().render(area, buf);
    }
}

/// As many of the first `lines` as fit into `max` columns.
fn joined(lines: &[Line<'static>], gap: usize, max: usize) -> Line<'static> {
    let mut all = Line::default();
    for line in lines {
        let gap = if all.spans.is_empty() { 0 } else { gap };
        if all.width() + gap + line.width() > max {
            break;
        }
        all.push_span(" ".repeat(gap));
        all.spans.extend(line.spans.clone());
    }
    all
}
