//! The rule above the footer, with what is hidden and why a key did nothing; and the keys that work now.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::tui::{
    app::App,
    keymap::{self, Action, Binding, Place},
    look::Glyphs,
    text::{fit, more},
};

use super::View;

/// The rule: a notice on its left; how many lines are hidden above and below on its right.
pub(super) fn rule(app: &App, width: usize, above: usize, below: usize) -> Line<'static> {
    let glyphs = app.look.glyphs;
    let more = more(glyphs, above, below);
    let said = app
        .notice
        .clone()
        .filter(|notice| fits(app, notice, width, above, below))
        .or_else(|| unsaved(app))
        .or_else(|| decided(app, width).map(Into::into));
    let notice = said.map_or(String::new(), |said| format!(" {said} "));
    let notice = fit(&notice, room(width, &more), glyphs.cut);
    let gap = width.saturating_sub(notice.width() + more.width() + 2);
    Line::from(vec![
        Span::raw(glyphs.line.repeat(usize::from(!notice.is_empty()))),
        Span::styled(notice.clone(), app.look.strong()),
        Span::raw(glyphs.line.repeat(gap + usize::from(notice.is_empty()))),
        Span::raw(more),
        Span::raw(glyphs.line),
    ])
}

/// Whether a notice fits into the rule beside how many lines are hidden; where not, it stands in a box.
pub(super) fn fits(app: &App, notice: &str, width: usize, above: usize, below: usize) -> bool {
    notice.width() + 2 <= room(width, &more(app.look.glyphs, above, below))
}

/// The columns a rule has for a notice, its two spaces included, beside how many lines are hidden.
fn room(width: usize, more: &str) -> usize {
    width.saturating_sub(more.width() + 4)
}

/// That answers are not saved. On the welcome screen it stands at length.
fn unsaved(app: &App) -> Option<String> {
    let troubled = !app.keeping.trouble.is_empty() && app.screen() != Place::Welcome;
    troubled.then(|| format!("Not saved: {}", app.keeping.trouble))
}

/// That nothing left can change who is ahead, without saying who that is.
fn decided(app: &App, width: usize) -> Option<&'static str> {
    let asking = app.quiz.question().is_some() && app.can(Action::Verdict);
    let decided = app.insight.decided.is_some() && app.insight.left.1 > 0;
    let long = "Nothing left can change who is ahead: v shows the verdict, or go on";
    let short = "Decided: v shows the verdict";
    (asking && decided).then_some(if width > long.len() + 8 { long } else { short })
}

/// The keys that work at `place`, in at most `rows` lines and in the order of the table: all that fit, where "keys" and
/// "leave" come first, then Enter. `view` is what is seen of what scrolls.
pub(super) fn lines(app: &App, width: usize, rows: usize, view: View) -> Vec<Line<'static>> {
    let works = |binding: &&Binding| !binding.hint.is_empty() && app.can_in(binding.action, || view);
    let hinted = keymap::at(app.place()).filter(works);
    let hints: Vec<(u8, Hint)> = hinted.map(|binding| (rank(binding.action), Hint::of(app, binding))).collect();
    let mut shown: Vec<usize> = Vec::new();
    for wanted in 0..=3 {
        for (at, _) in hints.iter().enumerate().filter(|(_, (rank, _))| *rank == wanted) {
            let joins = |other: &usize| *other == at || shown.contains(other);
            let all = hints.iter().enumerate().filter(|(other, _)| joins(other)).map(|(_, (_, hint))| hint);
            if wrap(all, width).len() <= rows {
                shown.push(at);
            }
        }
    }
    let shown = hints.iter().enumerate().filter(|(at, _)| shown.contains(at)).map(|(_, (_, hint))| hint);
    wrap(shown, width).into_iter().map(|hints| line(app, &hints)).collect()
}

/// What comes first where there is no room for all.
fn rank(action: Action) -> u8 {
    match action {
        Action::Keys | Action::Leave => 0,
        Action::Accept | Action::Turn => 1,
        Action::Back => 2,
        _ => 3,
    }
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
