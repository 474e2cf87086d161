//! A screen as a picture.

use std::{collections::BTreeMap, fmt::Write};

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr;

/// The size of a cell, in pixels.
const CELL: (usize, usize) = (9, 19);

/// The terminal's own colours, of text and of what it is drawn on.
const TEXT: &str = "#d9e0ee";
const BACKGROUND: &str = "#1e1e2e";

/// `buffer` as an SVG picture on a dark background.
pub fn svg(buffer: &Buffer) -> String {
    let (width, height) = (usize::from(buffer.area.width) * CELL.0, usize::from(buffer.area.height) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-10 -10 {} {}\" width=\"{}\">\n<style>\n\
         text {{ fill: {TEXT}; font: 15px ui-monospace, \"DejaVu Sans Mono\", Menlo, Consolas, monospace; white-space: pre \
         }}\n.b {{ font-weight: bold }}\n</style>\n\
         <rect x=\"-10\" y=\"-10\" width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n",
        width + 20,
        height + 20,
        width + 20,
    );
    for y in 0..buffer.area.height {
        let row: Vec<&Cell> = (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect();
        write_row(&mut out, usize::from(y), &row);
    }
    out + "</svg>\n"
}

/// The colours of a cell: text and background.
fn colors(cell: &Cell) -> [String; 2] {
    let hex = |color: Color, default: &str| match color {
        Color::Reset => default.to_owned(),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        other => panic!("the picture has no colour for {other:?}"),
    };
    let [text, background] = [hex(cell.fg, TEXT), hex(cell.bg, BACKGROUND)];
    if cell.modifier.contains(Modifier::REVERSED) { [background, text] } else { [text, background] }
}

/// The part of a cell that a block fills, in halves of the cell: left, top, width, height.
fn block(symbol: &str) -> Option<[usize; 4]> {
    Some(match symbol {
        "█" => [0, 0, 2, 2],
        "▌" => [0, 0, 1, 2],
        "▐" => [1, 0, 1, 2],
        "▀" => [0, 0, 2, 1],
        "▄" => [0, 1, 2, 1],
        _ => return None,
    })
}

/// What a cell is filled with: its background, if it is not the terminal's, and its block.
fn fills(cell: &Cell) -> Vec<(String, [usize; 4])> {
    let [text, background] = colors(cell);
    let behind = (background != BACKGROUND).then_some((background, [0, 0, 2, 2]));
    let block = block(cell.symbol()).map(|part| (text, part));
    behind.into_iter().chain(block).collect()
}

/// How a line is drawn through a cell, from its top left corner; letters would leave gaps between lines.
fn line(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "─" => "m0 9.5h9",
        "│" => "m4.5 0v19",
        "╭" => "m4.5 19v-5.5q0 -4 4.5 -4",
        "╮" => "m0 9.5q4.5 0 4.5 4v5.5",
        "╰" => "m4.5 0v5.5q0 4 4.5 4",
        "╯" => "m0 9.5q4.5 0 4.5 -4v-5.5",
        _ => return None,
    })
}

fn write_row(out: &mut String, y: usize, row: &[&Cell]) {
    write_fills(out, y, row);
    write_lines(out, y, row);
    write_text(out, y, row);
}

/// One rectangle for each stretch of cells that are filled alike.
fn write_fills(out: &mut String, y: usize, row: &[&Cell]) {
    let mut rects: Vec<(String, [usize; 4], usize, usize)> = Vec::new();
    for (x, cell) in row.iter().enumerate() {
        for (color, part) in fills(cell) {
            match rects.last_mut() {
                Some((same, kind, start, count))
                    if (&*same, *kind) == (&color, part) && part[2] == 2 && *start + *count == x =>
                {
                    *count += 1;
                }
                _ => rects.push((color, part, x, 1)),
            }
        }
    }
    let (wide, high) = CELL;
    // Half a cell is not a whole number of pixels.
    let half = |halves: usize, of: usize| f64::from(u32::try_from(halves * of).unwrap()) / 2.0;
    for (color, [left, top, width, height], x, count) in rects {
        let [x, y] = [half(2 * x + left, wide), half(2 * y + top, high)];
        let [width, height] = [half(width * count, wide), half(height, high)];
        writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{color}\" \
             shape-rendering=\"crispEdges\"/>"
        )
        .unwrap();
    }
}

/// One path for the lines of each colour.
fn write_lines(out: &mut String, y: usize, row: &[&Cell]) {
    let mut paths: BTreeMap<String, String> = BTreeMap::new();
    for (x, cell) in row.iter().enumerate() {
        if let Some(line) = line(cell.symbol()) {
            let [color, _] = colors(cell);
            write!(paths.entry(color).or_default(), "M{} {}{line}", x * CELL.0, y * CELL.1).unwrap();
        }
    }
    for (color, path) in paths {
        writeln!(out, "<path d=\"{path}\" fill=\"none\" stroke=\"{color}\"/>").unwrap();
    }
}

/// One `text` for each stretch of one style without wide gaps, stretched to its cells, so that no font can shift it.
fn write_text(out: &mut String, y: usize, row: &[&Cell]) {
    let look = |cell: &Cell| (colors(cell)[0].clone(), cell.modifier.contains(Modifier::BOLD));
    let is_text = |cell: &Cell| cell.symbol() != " " && line(cell.symbol()).is_none() && block(cell.symbol()).is_none();
    let mut start = 0;
    while start < row.len() {
        if !is_text(row[start]) {
            start += 1;
            continue;
        }
        let continues = |at: usize| match row[at].symbol() {
            // One blank between two words.
            " " => row.get(at + 1).is_some_and(|next| is_text(next) && look(next) == look(row[start])),
            _ => is_text(row[at]) && look(row[at]) == look(row[start]),
        };
        let end = (start..row.len()).find(|&at| !continues(at)).unwrap_or(row.len());
        let text: String = row[start..end].iter().map(|cell| cell.symbol()).collect();
        let (color, is_bold) = look(row[start]);
        let class = if is_bold { " class=\"b\"" } else { "" };
        let fill = if color == TEXT { String::new() } else { format!(" style=\"fill: {color}\"") };
        let (x, bottom, length) = (start * CELL.0, y * CELL.1 + 14, text.width() * CELL.0);
        let text = escaped(&text);
        writeln!(out, "<text x=\"{x}\" y=\"{bottom}\" textLength=\"{length}\"{class}{fill}>{text}</text>").unwrap();
        start = end;
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
