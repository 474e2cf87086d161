//! What the review and the answers tab of the result share.

use ratatui::style::Style;

use crate::{
    quiz::Answer,
    report::{AnswerLine, things},
    tui::theme::Theme,
};

/// "1 note · 1 guess · 1 not sure".
pub fn summary(lines: &[AnswerLine], theme: Theme) -> String {
    let notes = lines.iter().filter(|line| !line.note.is_empty()).count();
    let count = |answer| lines.iter().filter(|line| line.answer == answer).count();
    let (not_sure, open) = (count(Answer::NotSure), count(Answer::Open));
    let guesses = lines.iter().filter(|line| line.is_guess).count();
    let guess = if guesses == 1 { "guess" } else { "guesses" };
    let parts = [
        (notes, things(notes, "note")),
        (guesses, guess.into()),
        (not_sure, "not sure".into()),
        (open, "not answered".into()),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    parts.collect::<Vec<_>>().join(&format!(" {} ", theme.glyphs.dot))
}

/// The text of an answer. A question that `is_hidden` is not asked any more.
pub fn answer_text(line: &AnswerLine, is_hidden: bool, theme: Theme) -> (String, Style) {
    let is_dim = is_hidden || line.answer.picks().is_none();
    let style = if is_dim { theme.dim() } else { Style::new() };
    let text = if is_hidden { format!("{} (not asked any more)", line.said()) } else { line.said() };
    (text, style)
}
