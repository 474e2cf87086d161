//! A screen as a picture.

use std::fmt::Write;

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr;

/// The size of a cell, in pixels.
const CELL: (usize, usize) = (9, 19);

/// `buffer` as an SVG picture, dark on light or light on dark, as the reader's system is set.
pub fn svg(buffer: &Buffer) -> String {
    let (width, height) = (usize::from(buffer.area.width) * CELL.0, usize::from(buffer.area.height) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-10 -10 {} {}\" width=\"{}\">\n<style>\n\
         rect {{ fill: #fff }} text {{ fill: #24292f; font: 15px ui-monospace, \"DejaVu Sans Mono\", Menlo, Consolas, \
         monospace }}\n.b {{ font-weight: bold }} .u {{ text-decoration: underline }}\n\
         @media (prefers-color-scheme: dark) {{ rect {{ fill: #16181d }} text {{ fill: #e6e6e6 }} }}\n</style>\n\
         <rect x=\"-10\" y=\"-10\" width=\"100%\" height=\"100%\" rx=\"8\"/>\n",
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

/// One `text` for each stretch of one style without wide gaps, stretched to its cells, so that no font can shift it.
fn write_row(out: &mut String, y: usize, row: &[&Cell]) {
    let look = |cell: &Cell| (cell.fg, cell.modifier);
    let blank = |at: usize| row.get(at).is_none_or(|cell| cell.symbol() == " ");
    let mut start = 0;
    while start < row.len() {
        let goes_on = |at: usize| look(row[at]) == look(row[start]) && !(blank(at) && blank(at + 1));
        let end = (start..row.len()).find(|&at| !goes_on(at)).unwrap_or(row.len()).max(start + 1);
        let text: String = row[start..end].iter().map(|cell| cell.symbol()).collect();
        if !text.trim().is_empty() {
            let lead = text.len() - text.trim_start().len();
            let (x, bottom) = ((start + lead) * CELL.0, y * CELL.1 + 14);
            let length = text.trim().width() * CELL.0;
            let style = attributes(row[start]);
            let text = escaped(text.trim());
            writeln!(out, "<text x=\"{x}\" y=\"{bottom}\" textLength=\"{length}\"{style}>{text}</text>").unwrap();
        }
        start = end;
    }
}

fn attributes(cell: &Cell) -> String {
    let mut classes = Vec::new();
    if cell.modifier.contains(Modifier::BOLD) {
        classes.push("b");
    }
    if cell.modifier.contains(Modifier::UNDERLINED) {
        classes.push("u");
    }
    let class = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
    let colour = match cell.fg {
        Color::Indexed(63) => " style=\"fill: #5f5fff\"",
        Color::Indexed(130) => " style=\"fill: #af5f00\"",
        Color::Reset => "",
        other => panic!("the picture has no colour for {other:?}"),
    };
    class + colour
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
