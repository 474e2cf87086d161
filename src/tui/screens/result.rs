//! The result: the verdict in a line, and the tabs.
//!
//! ```text
//!  Rust, clearly.   28 to 12 · a lead of 16 in 46 (6 speak for neither) · 11 of 12 questions counted
//!  [1 Verdict]  2 Comparison  3 Answers  4 About
//! ```

use ratatui::{
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use crate::{
    report::Report,
    tui::{
        app::{App, Tab},
        text::{fit, wrap},
    },
};

use super::{Room, Screen, about, answers, comparison, verdict};

/// With fewer rows than this the figures scroll with the verdict, and only the points stay on the screen.
const ROOMY: usize = 16;

pub(super) fn screen(app: &App, room: Room) -> Screen {
    let report = app.report();
    let roomy = room.height >= ROOMY;
    let mut top = if roomy { headline(app, &report, room.width) } else { short_headline(app, &report, room.width) };
    top.push(tabs(app, room.width));
    if roomy {
        top.push(Line::default());
    }
    let body = match app.tab {
        Tab::Verdict => verdict::lines(app, &report, room.width, !roomy),
        Tab::Comparison => comparison::lines(app, Some(&report), room.width),
        Tab::Answers => answers::lines(app, &report, room.width),
        Tab::About => about::lines(app, room.width),
    };
    Screen { status: "Result".into(), bar: bar(app, room.width), top, body, ..Screen::default() }
}

fn bar(app: &App, width: usize) -> Line<'static> {
    Line::styled(app.look.glyphs.thick.repeat(width), app.look.strong())
}

/// The verdict, with the figures it follows from.
fn headline(app: &App, report: &Report, width: usize) -> Vec<Line<'static>> {
    let text = format!("{}   {}", report.headline, figures(app, report));
    let mut lines: Vec<Line> = Vec::new();
    for (at, line) in wrap(&text, width, 0).into_iter().enumerate() {
        let bold = if at == 0 { report.headline.len().min(line.len()) } else { 0 };
        let (verdict, rest) = line.split_at_checked(bold).unwrap_or(("", &line));
        let style = headline_style(app, report);
        lines.push(Line::from(vec![Span::styled(verdict.to_owned(), style), Span::raw(rest.to_owned())]));
    }
    lines
}

/// The verdict and the points, in one line.
fn short_headline(app: &App, report: &Report, width: usize) -> Vec<Line<'static>> {
    let headline = fit(&report.headline, width, app.look.glyphs.cut);
    let rest = fit(&format!("  {}", report.points), width.saturating_sub(headline.width()), app.look.glyphs.cut);
    vec![Line::from(vec![Span::styled(headline, headline_style(app, report)), Span::raw(rest)])]
}

fn headline_style(app: &App, report: &Report) -> Style {
    report.verdict.leader().map_or(app.look.strong(), |option| app.look.side_title(option))
}

/// The points, the lead and how many questions counted, in one text.
pub(super) fn figures(app: &App, report: &Report) -> String {
    let parts: Vec<&str> = std::iter::once(&report.points).chain(&report.figures).map(String::as_str).collect();
    parts.join(&format!(" {} ", app.look.glyphs.dot))
}

/// The tabs, the open one in brackets; the others by their number alone where there is no room for their names.
fn tabs(app: &App, width: usize) -> Line<'static> {
    let label = |at: usize, name: &str, open: bool| {
        let label = if name.is_empty() { (at + 1).to_string() } else { format!("{} {name}", at + 1) };
        if open { format!("[{label}]") } else { format!(" {label} ") }
    };
    let all = |short: bool| -> Vec<(String, bool)> {
        let tabs = Tab::ALL.iter().enumerate();
        let named = |(at, (tab, name)): (usize, &(Tab, &'static str))| {
            let open = *tab == app.tab;
            (label(at, if short && !open { "" } else { name }, open), open)
        };
        tabs.map(named).collect()
    };
    let long = all(false);
    let fits = long.iter().map(|(text, _)| text.width() + 1).sum::<usize>() <= width;
    let shown = if fits { long } else { all(true) };
    Line::from_iter(
        shown
            .into_iter()
            .map(|(text, open)| Span::styled(text + " ", if open { app.look.strong() } else { Style::new() })),
    )
}
