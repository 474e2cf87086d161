//! Our texts in ASCII.

use ratatui::buffer::Buffer;

/// Replaces the typographic characters of our own texts. Letters of other people's texts stay.
pub fn to_ascii(buf: &mut Buffer) {
    for cell in &mut buf.content {
        let plain = match cell.symbol() {
            "\u{201c}" | "\u{201d}" => "\"",
            "\u{2018}" | "\u{2019}" => "'",
            "\u{2013}" | "\u{2014}" | "·" => "-",
            "…" => "~",
            "×" => "x",
            "→" => ">",
            _ => continue,
        };
        cell.set_symbol(plain);
    }
}
