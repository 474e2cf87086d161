//! The table of answers: a row for each question, and a column for each person.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    style::Style,
    text::{Line, Text},
    widgets::{Cell, Row},
};

use crate::{
    report::{Comparison, TeamRow, TriedComparison, count},
    text::{truncate, width, wrap_to},
    tui::{
        layout::is_small,
        screens::answer_lines::answer_text,
        theme::Theme,
        widgets::{Listing, ListingState, SideBySideColumns, card, render_heads, starred},
    },
};

/// The limit of a cell, in lines.
const MAX_LINES: usize = 2;

/// The columns before the selected row.
const SELECTION: u16 = 2;

/// Draws the table or, where there is no room for columns, each question with the answers below it.
pub fn render(frame: &mut Frame, area: Rect, team: &TriedComparison, list: &mut ListingState, theme: Theme) {
    let (rows, comparison) = (team.rows(), team.shown());
    let inner = if is_small(frame.area()) { area } else { framed(frame, area, rows, theme) };
    let titles = rows.iter().map(|row| row.question.topic_or_title());
    let columns = SideBySideColumns::new(titles, comparison.people.len(), (inner.width, SELECTION + 1));
    // Below its heads, the table needs a few rows.
    let columns = columns.filter(|_| !is_small(frame.area()) && inner.height > 6);
    let Some(sizes) = columns else {
        let rows = rows.iter().map(|row| stacked(row, comparison, inner, theme)).collect();
        let listing = Listing::new(rows, vec![Constraint::Fill(1)], theme);
        frame.render_stateful_widget(listing, inner, list);
        return;
    };
    let cut = |text: &str| truncate(text, sizes.cell, theme.glyphs.ellipsis);
    let heads = comparison.people.iter().map(|person| {
        let style = person.verdict.leader().map_or(theme.dim(), |leader| theme.option(leader));
        let verdict = Line::styled(cut(&person.short), style);
        Cell::from(Text::from(vec![Line::styled(cut(&person.name), theme.title()), verdict]))
    });
    let heads = Row::new(std::iter::once(Cell::from("")).chain(heads));
    let body = render_heads(frame, inner, (heads, 2), sizes.constraints(), (SELECTION, theme));
    let rows = rows.iter().map(|row| beside(row, sizes, theme)).collect();
    frame.render_stateful_widget(Listing::new(rows, sizes.constraints(), theme), body, list);
}

/// Draws the card around the table.
fn framed(frame: &mut Frame, area: Rect, rows: &[TeamRow], theme: Theme) -> Rect {
    let disputed = rows.iter().filter(|row| row.is_disputed).count();
    // What is tried may hide a question for all.
    let asked = rows.iter().filter(|row| row.cells.iter().any(|cell| cell.line.is_some())).count();
    let title = match disputed {
        0 => "Nobody disagrees".into(),
        some => format!("You disagree on {some} of {}", count(asked, "question")),
    };
    let turns = rows.iter().any(|row| row.turns);
    let note = if turns { format!("{} agreement would change who wins", theme.glyphs.star) } else { String::new() };
    card(frame, area, theme, &title, &note)
}

/// A row of the table, with its height.
fn beside(row: &TeamRow, sizes: SideBySideColumns, theme: Theme) -> (Row<'static>, u16) {
    let style = if row.is_disputed { theme.title() } else { theme.dim() };
    let title = sizes.title(row.question.topic_or_title(), row.turns, style, theme);
    let ellipsis = theme.glyphs.ellipsis;
    let cells = (0..row.cells.len()).map(|person| {
        let Answer { text, sign, style } = answer(row, person, theme);
        let mut lines = wrap_to(&text, sizes.cell, MAX_LINES, ellipsis);
        if lines.last().is_some_and(|last| width(last) + width(sign) > sizes.cell) {
            lines = wrap_to(&text, sizes.cell.saturating_sub(width(sign)), MAX_LINES, ellipsis);
        }
        lines.last_mut().into_iter().for_each(|last| last.push_str(sign));
        lines.into_iter().map(|line| Line::styled(line, style)).collect::<Text>()
    });
    let cells: Vec<Text> = std::iter::once(title).chain(cells).collect();
    let height = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1);
    let height = u16::try_from(height).unwrap_or(u16::MAX).max(1);
    (Row::new(cells).height(height), height)
}

/// A question, and below it a line for each answer, or as many as there is room for.
fn stacked(row: &TeamRow, comparison: &Comparison, area: Rect, theme: Theme) -> (Row<'static>, u16) {
    let available = area.width.saturating_sub(SELECTION + 3);
    let ellipsis = theme.glyphs.ellipsis;
    let style = if row.is_disputed { theme.title() } else { theme.dim() };
    let title = truncate(row.question.topic_or_title(), available, ellipsis);
    let mut lines = vec![starred(title, row.turns, style, theme)];
    let mut answers: Vec<(Answer, Vec<&str>)> = Vec::new();
    for (index, person) in comparison.people.iter().enumerate() {
        let answer = answer(row, index, theme);
        match answers.iter_mut().find(|(other, _)| *other == answer) {
            Some((_, names)) => names.push(&person.name),
            None => answers.push((answer, vec![&person.name])),
        }
    }
    lines.extend(answers.into_iter().map(|(Answer { text, sign, style }, names)| {
        let people = match names.as_slice() {
            [name] => truncate(name, available / 2, ellipsis),
            many if width(&many.join(", ")) <= available / 2 => many.join(", "),
            many => format!("{} people", many.len()),
        };
        let text = truncate(&format!("{people}: {text}"), available.saturating_sub(width(sign)), ellipsis);
        Line::styled(format!("  {text}{sign}"), style)
    }));
    let room = usize::from(area.height.saturating_sub(1)).max(2);
    if lines.len() > room {
        let more = lines.len() - (room - 1);
        lines.truncate(room - 1);
        lines.push(Line::styled(format!("  and {more} more"), theme.dim()));
    }
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    (Row::new([Text::from(lines)]).height(height), height)
}

/// An answer as it is shown.
#[derive(PartialEq)]
struct Answer {
    text: String,
    /// That there is a note. It is never cut.
    sign: &'static str,
    style: Style,
}

/// The answer of one person, with an arrow before what is tried.
fn answer(row: &TeamRow, person: usize, theme: Theme) -> Answer {
    let cell = row.cells.get(person);
    let line = cell.and_then(|cell| cell.line.as_ref());
    let (text, style) = line.map_or_else(|| ("not asked".into(), theme.dim()), |line| answer_text(line, false, theme));
    let sign = if line.is_some_and(|line| !line.note.is_empty()) { theme.glyphs.has_note } else { "" };
    if cell.is_some_and(|cell| cell.is_changed) {
        return Answer { text: format!("{} {text}", theme.glyphs.arrow), sign, style: theme.focus() };
    }
    Answer { text, sign, style: if row.is_disputed { style } else { theme.dim() } }
}
