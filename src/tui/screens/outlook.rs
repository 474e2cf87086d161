//! The outlook: what the open questions can still do. A column beside the question, or over it where there is no room.
//!
//! ```text
//!  Outlook
//!  If the rest were answered
//!  at random:
//!  Python ahead  ███████   61 %
//!  balanced      ██        14 %
//!  Rust ahead    ███       25 %
//! ```

use ratatui::{
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use crate::{
    report::{CAVEAT, contenders_words, decided_words, filled, grouped, outlook_labels, percents},
    tui::{
        app::{App, View},
        text::{boxed, fit, paragraph, spread},
    },
    verdict::{Outcome, Outlook, Share},
};

use super::{Pen, Room};

/// [`CAVEAT`], where there is little room.
const SHORT_CAVEAT: &str = "Not a chance of being right.";

/// The lines of the outlook, at most `width` columns wide; where they would be more than `rows`, without what can be
/// done without.
pub(super) fn lines(app: &App, width: usize, rows: usize) -> Vec<Line<'static>> {
    let full = all_lines(app, width, true);
    if full.len() <= rows { full } else { all_lines(app, width, false) }
}

/// Draws the outlook over the question; gives the row where a person should look.
pub(super) fn draw(pen: &mut Pen, app: &App, room: Room) -> usize {
    let inner = room.width.min(46).saturating_sub(4);
    let title = Span::styled(" Outlook ", app.look.strong());
    let lines = lines(app, inner, room.height.saturating_sub(2));
    pen.boxed(boxed(app.look.glyphs, title, "", lines, inner + 4), room).1 + 1
}

fn all_lines(app: &App, width: usize, full: bool) -> Vec<Line<'static>> {
    let mut lines = decided(app, app.insight.decided, width);
    lines.extend(match &app.insight.view {
        Some(View::Shares(outlook)) => shares(app, outlook, width, full),
        Some(View::Contenders(options)) => contenders(app, options, width),
        None => Vec::new(),
    });
    lines
}

fn shares(app: &App, outlook: &Outlook, width: usize, full: bool) -> Vec<Line<'static>> {
    let opening = if full { "If the rest were answered at random" } else { "The rest answered at random" };
    let mark = if outlook.exact { "" } else { " (estimated)" };
    let mut lines = paragraph(&format!("{opening}{mark}:"), width, 0, Style::new());
    let [first, second] = outlook.ahead;
    let rows = [first, outlook.balanced, second];
    for ((label, side), (share, percent)) in labels(app).into_iter().zip(rows.iter().zip(percents(&rows, false))) {
        lines.push(row(app, &label, side, share, &percent, width));
    }
    if let Some(counts) = outlook.counts.as_ref().filter(|_| full) {
        let [first, second] = counts.ahead;
        let ways = [first, counts.balanced, second];
        lines.push(Line::default());
        for ((label, _), ways) in labels(app).into_iter().zip(ways) {
            lines.push(spread(Line::raw(label), [Span::raw(grouped(ways))], width));
        }
        lines.push(spread(Line::raw("of"), [Span::raw(format!("{} ways", grouped(counts.completions)))], width));
        lines.push(Line::default());
    }
    lines.extend(paragraph(if full { CAVEAT } else { SHORT_CAVEAT }, width, 0, Style::new()));
    lines
}

/// What each row is about, and the option it belongs to.
fn labels(app: &App) -> [(String, Option<usize>); 3] {
    let [first, balanced, second] = outlook_labels(app.quiz.catalogue());
    [(first, Some(0)), (balanced, None), (second, Some(1))]
}

/// A label, a bar and a share.
fn row(app: &App, label: &str, side: Option<usize>, share: &Share, percent: &str, width: usize) -> Line<'static> {
    let glyphs = app.look.glyphs;
    let figure = format!("{percent:>6}");
    let names = labels(app).iter().map(|(label, _)| label.width()).max().unwrap_or(0);
    let cells = width.saturating_sub(names + 2 + figure.width()).min(10);
    let label = fit(label, width.saturating_sub(cells + 2 + figure.width()), glyphs.cut);
    let full = filled(share.value, cells);
    let bar = format!("{}{}", glyphs.full.repeat(full), " ".repeat(cells - full));
    let style = side.map_or(Style::new(), |option| app.look.side(option));
    spread(Line::raw(label), [Span::styled(bar, style), Span::raw(figure)], width)
}

/// Who can still win, where there are three options or more.
fn contenders(app: &App, contenders: &[usize], width: usize) -> Vec<Line<'static>> {
    paragraph(&contenders_words(app.quiz.catalogue(), contenders, app.insight.exact), width, 0, Style::new())
}

fn decided(app: &App, decided: Option<Outcome>, width: usize) -> Vec<Line<'static>> {
    let words = |outcome| paragraph(&decided_words(app.quiz.catalogue(), outcome), width, 0, app.look.strong());
    decided.map_or(Vec::new(), words)
}
