//! A screen as text: its rows, and how they are styled, in the words of the theme.

use std::fmt::Write;

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier, Style},
};
use unicode_width::UnicodeWidthStr;
use whichone::tui::theme::Theme;

/// The rows, without the blanks at their ends.
pub fn text(buffer: &Buffer) -> String {
    let row = |row: Vec<&Cell>| row.into_iter().map(Cell::symbol).collect::<String>().trim_end().to_owned();
    rows(buffer).map(|cells| row(visible(&cells)) + "\n").collect()
}

/// Every row with its end visible, and behind it what is styled and how.
pub fn styled(buffer: &Buffer, theme: Theme) -> String {
    let names = Names::of(theme);
    let mut out = String::new();
    for row in rows(buffer) {
        let text: String = visible(&row).into_iter().map(Cell::symbol).collect();
        writeln!(out, "{text}|{}", styles(&row, &names)).unwrap();
    }
    out
}

/// The cells of each row.
pub fn rows(buffer: &Buffer) -> impl Iterator<Item = Vec<&Cell>> {
    (0..buffer.area.height).map(|y| (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect())
}

/// The cells of a row that are seen: a wide character covers those behind it.
fn visible<'b>(row: &[&'b Cell]) -> Vec<&'b Cell> {
    let mut covered = 0;
    let mut visible = Vec::new();
    for cell in row {
        if covered == 0 {
            covered = cell.symbol().width().max(1);
            visible.push(*cell);
        }
        covered -= 1;
    }
    visible
}

/// The places that wide characters cover.
pub fn covered(buffer: &Buffer) -> Vec<(u16, u16)> {
    let mut covered = Vec::new();
    let mut at = 0;
    while let Some(cell) = buffer.content.get(at) {
        let width = if cell.symbol().is_ascii() { 1 } else { cell.symbol().width().max(1) };
        covered.extend((at + 1..at + width).map(|at| buffer.pos_of(at)));
        at += width;
    }
    covered
}

/// What is seen, cell by cell: symbols with their styles, row by row. Blanks that look like any other have no style.
pub fn seen(buffer: &Buffer) -> Vec<Vec<Cell>> {
    let look = |cell: &Cell| if is_blank(cell) { Cell::EMPTY } else { cell.clone() };
    rows(buffer).map(|row| visible(&row).into_iter().map(look).collect()).collect()
}

fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.contains(Modifier::REVERSED)
}

/// The styled stretches of a row: "  2-15 bold, 20-24 option 1".
fn styles(row: &[&Cell], names: &Names) -> String {
    let mut stretches: Vec<(usize, usize, String)> = Vec::new();
    let mut at = 1;
    for cell in visible(row) {
        let end = at + cell.symbol().width().max(1);
        if !is_blank(cell) {
            let style = names.name(cell);
            match stretches.last_mut() {
                Some((_, last, same)) if *same == style => *last = end - 1,
                _ => stretches.push((at, end - 1, style)),
            }
        }
        at = end;
    }
    let styled = stretches.into_iter().filter(|(_, _, style)| !style.is_empty());
    let styled: Vec<String> = styled.map(|(start, end, style)| format!("{start}-{end} {style}")).collect();
    if styled.is_empty() { String::new() } else { format!("  {}", styled.join(", ")) }
}

type Look = (Color, Color, Modifier);

fn look(style: Style) -> Look {
    let mut cell = Cell::default();
    cell.set_style(style);
    (cell.fg, cell.bg, cell.modifier)
}

/// What the styles and the colours of a theme are called; of two that look the same, the first counts.
struct Names {
    styles: Vec<(Look, String)>,
    text: Vec<(Color, String)>,
    background: Vec<(Color, String)>,
}

impl Names {
    fn of(theme: Theme) -> Self {
        let roles: Vec<(Look, String)> = theme.roles().into_iter().map(|(name, style)| (look(style), name)).collect();
        let plain = (look(Style::new()), String::new());
        let is_color = |(color, _): &(Color, String)| *color != Color::Reset;
        let text = roles.iter().map(|((text, ..), name)| (*text, name.clone()));
        // Options that share a cell.
        let options = text.clone().filter(|(_, name)| name.starts_with("option"));
        let background = roles.iter().map(|((_, background, _), name)| (*background, name.clone()));
        Self {
            text: text.clone().filter(is_color).collect(),
            background: background.chain(options).filter(is_color).collect(),
            styles: std::iter::once(plain).chain(roles.clone()).collect(),
        }
    }

    /// The name of the style of `cell`; of one that the theme does not have, its parts.
    fn name(&self, cell: &Cell) -> String {
        let look = (cell.fg, cell.bg, cell.modifier);
        if let Some((_, name)) = self.styles.iter().find(|(known, _)| *known == look) {
            return name.clone();
        }
        let color = |color: Color, known: &[(Color, String)]| {
            let known = known.iter().find(|(known, _)| *known == color);
            known.map_or_else(|| format!("{color:?}"), |(_, name)| name.clone())
        };
        let mut parts = Vec::new();
        if cell.fg != Color::Reset {
            parts.push(color(cell.fg, &self.text));
        }
        if cell.bg != Color::Reset {
            parts.push(format!("on {}", color(cell.bg, &self.background)));
        }
        parts.extend(cell.modifier.iter_names().map(|(name, _)| name.to_lowercase()));
        parts.join(" ")
    }

    /// Whether `cell` has nothing but colours and modifiers of the theme.
    fn has(&self, cell: &Cell) -> bool {
        let has =
            |known: &[(Color, String)], color| color == Color::Reset || known.iter().any(|(known, _)| *known == color);
        let modifiers = Modifier::BOLD | Modifier::DIM | Modifier::REVERSED;
        has(&self.text, cell.fg) && has(&self.background, cell.bg) && modifiers.contains(cell.modifier)
    }
}

/// A cell with a colour or a modifier that the theme does not have.
pub fn foreign(buffer: &Buffer, theme: Theme) -> Option<&Cell> {
    let names = Names::of(theme);
    buffer.content.iter().find(|cell| !names.has(cell))
}

/// The number of the tab of the result that is open.
pub fn open_tab(buffer: &Buffer) -> Option<usize> {
    let titles = ["1 Verdict", "2 Answers", "3 What if", "4 Compare", "5 Method"];
    let is_open = |title: &str| {
        rows(buffer).any(|row| {
            let symbols: Vec<&str> = row.iter().map(|cell| cell.symbol()).collect();
            let found = symbols.windows(title.len()).position(|window| window.concat() == title);
            found.is_some_and(|at| row[at + 2].modifier.contains(Modifier::BOLD))
        })
    };
    titles.iter().position(|title| is_open(title)).map(|at| at + 1)
}

/// The texts of the selected rows.
pub fn selected_rows(buffer: &Buffer, theme: Theme) -> Vec<String> {
    let (_, style) = theme.roles().into_iter().find(|(name, _)| name == "selected").unwrap();
    let (_, background, modifier) = look(style);
    let is_selected = |cell: &&Cell| match background {
        Color::Reset => cell.modifier.contains(modifier),
        background => cell.bg == background,
    };
    let is_marked = |row: &Vec<&Cell>| row.iter().any(is_selected);
    rows(buffer).filter(is_marked).map(|row| visible(&row).into_iter().map(Cell::symbol).collect()).collect()
}
