//! The rule above the footer, with what is hidden and why a key did nothing; and the keys that work now.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::tui::{
    app::App,
    keymap::{self, Action, Binding, Place},
    look::Glyphs,
    text::{fit, more},
};

/// The rule: a notice on its left; how many lines are hidden above and below on its right.
pub(super) fn rule(app: &App, width: usize, above: usize, below: usize) -> Line<'static> {
    let glyphs = app.look.glyphs;
    let more = more(glyphs, above, below);
    let notice = app.notice.as_ref().map_or(String::new(), |notice| format!(" {notice} "));
    let notice = fit(&notice, width.saturating_sub(more.width() + 4), glyphs.cut);
    let gap = width.saturating_sub(notice.width() + more.width() + 2);
    Line::from(vec![
        Span::raw(glyphs.line.repeat(usize::from(!notice.is_empty()))),
        Span::styled(notice.clone(), app.look.strong()),
        Span::raw(glyphs.line.repeat(gap + usize::from(notice.is_empty()))),
        Span::raw(more),
        Span::raw(glyphs.line),
    ])
}

/// The keys that work at `place`, in at most `rows` lines. "keys" and "leave" are always there; of the others those
/// that fit, in the order of the table.
pub(super) fn lines(app: &App, place: Place, width: usize, rows: usize) -> Vec<Line<'static>> {
    let hinted = keymap::at(place).filter(|binding| !binding.hint.is_empty() && app.can(binding.action));
    let (kept, others): (Vec<_>, Vec<_>) = hinted.partition(|binding| is_kept(binding.action));
    let mut chosen: Vec<Hint> = Vec::new();
    let kept: Vec<Hint> = kept.into_iter().map(|binding| Hint::of(app, binding)).collect();
    for binding in others {
        let next = Hint::of(app, binding);
        let all = chosen.iter().chain([&next]).chain(&kept);
        if wrap(all, width).len() > rows {
            break;
        }
        chosen.push(next);
    }
    let lines = wrap(chosen.iter().chain(&kept), width);
    lines.into_iter().map(|hints| line(app, &hints)).collect()
}

fn is_kept(action: Action) -> bool {
    matches!(action, Action::Keys | Action::Leave)
}

/// A key and what it does, as the footer shows it.
struct Hint {
    key: String,
    word: &'static str,
}

impl Hint {
    fn of(app: &App, binding: &'static Binding) -> Self {
        let choices = app.quiz.question().map_or(9, |question| question.choices.len().min(9));
        let key = key_name(binding.hint, app.look.glyphs).replace("1-9", &format!("1-{choices}"));
        Self { key, word: binding.word_now(app) }
    }

    fn width(&self) -> usize {
        self.key.width() + 1 + self.word.width()
    }
}

/// The name of a key, by its sign where the glyphs have one.
pub(super) fn key_name(name: &str, glyphs: &Glyphs) -> String {
    let sign = |word: &str| {
        let known = glyphs.keys.iter().find(|(key, _)| *key == word);
        known.map_or(word.to_owned(), |(_, sign)| (*sign).to_owned())
    };
    let parts: Vec<String> = name.split('/').map(sign).collect();
    let signs = parts.iter().all(|part| part.width() == 1);
    parts.join(if signs { "" } else { "/" })
}

fn wrap<'h>(hints: impl Iterator<Item = &'h Hint>, width: usize) -> Vec<Vec<&'h Hint>> {
    let mut lines: Vec<Vec<&Hint>> = vec![Vec::new()];
    let mut taken = 0;
    for hint in hints {
        let more = hint.width() + if taken == 0 { 0 } else { 2 };
        if taken > 0 && taken + more > width {
            lines.push(Vec::new());
            taken = 0;
        }
        taken += if taken == 0 { hint.width() } else { more };
        lines.last_mut().into_iter().for_each(|line| line.push(hint));
    }
    lines
}

fn line(app: &App, hints: &[&Hint]) -> Line<'static> {
    let spans = hints.iter().enumerate().flat_map(|(at, hint)| {
        let gap = if at == 0 { "" } else { "  " };
        [Span::raw(gap), Span::styled(hint.key.clone(), app.look.strong()), Span::raw(format!(" {}", hint.word))]
    });
    Line::from_iter(spans)
}
