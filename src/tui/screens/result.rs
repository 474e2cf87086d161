//! The result: the verdict in a line, and the tabs.
//!
//! ```text
//!  Rust, clearly.   28 to 12 · a lead of 16 in 46 (6 speak for neither) · 11 of 12 questions counted
//!  [1 Verdict]  2 Comparison  3 What would change it  4 Answers  5 About
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

use super::{Room, Screen, about, answers, change, comparison, verdict};

/// With fewer rows than this the figures scroll with the verdict, and only the points stay on the screen.
const ROOMY: usize = 16;

pub(super) fn screen(app: &App, room: Room) -> Screen {
    let Some(report) = app.result.as_deref() else { return Screen::default() };
    let roomy = room.height >= ROOMY;
    let mut top = if roomy { headline(app, report, room.width) } else { short_headline(app, report, room.width) };
    top.truncate(room.height / 3);
    top.push(tabs(app, room.width));
    if roomy {
        top.push(Line::default());
    }
    let (body, focus) = match app.tab {
        Tab::Verdict => (verdict::lines(app, report, room.width, !roomy), None),
        Tab::Comparison => (comparison::lines(app, Some(report), room.width), None),
        Tab::Change => change::lines(app, report, room.width),
        Tab::Answers => (Vec::new(), None),
        Tab::About => (about::lines(app, room.width), None),
    };
    let screen = Screen {
        status: "Result".into(),
        bar: bar(app, room.width),
        top,
        body,
        cursor: focus.as_ref().map_or(0, |focus| focus.start),
        focus,
        ..Screen::default()
    };
    if app.tab == Tab::Answers { answers::under(screen, app, report, room) } else { screen }
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
    let labels = |named: bool| -> Vec<String> {
        let tabs = Tab::ALL.iter().enumerate();
        let label = |(at, (tab, name)): (usize, &(Tab, &str))| match (*tab == app.tab, named) {
            (true, _) => format!("[{} {name}]", at + 1),
            (false, true) => format!(" {} {name} ", at + 1),
            (false, false) => (at + 1).to_string(),
        };
        tabs.map(label).collect()
    };
    let taken = |labels: &[String]| labels.iter().map(|label| label.width() + 1).sum::<usize>();
    let labels = Some(labels(true)).filter(|long| taken(long) <= width).unwrap_or_else(|| labels(false));
    let style = |label: &str| if label.starts_with('[') { app.look.strong() } else { Style::new() };
    labels.into_iter().flat_map(|label| [Span::styled(label.clone(), style(&label)), Span::raw(" ")]).collect()
}
