//! The last step of every frame.

use ratatui::buffer::{Buffer, CellWidth};

use crate::tui::theme::Theme;

use super::ascii::to_ascii;

/// Makes a frame fit for the terminal, once everything is drawn.
pub fn finish(buf: &mut Buffer, theme: Theme) {
    if theme.is_ascii() {
        to_ascii(buf);
    }
    empty_covered(buf);
}

/// Empties the cells that wide characters cover, so that they equal no cell that is seen. Ratatui sends what differs from
/// the last frame; where such a cell comes to light, it must be sent even if it holds a space of the same style.
fn empty_covered(buf: &mut Buffer) {
    let mut covered = 0;
    for cell in &mut buf.content {
        if covered > 0 {
            covered -= 1;
            cell.set_symbol("");
        } else {
            covered = cell.cell_width().saturating_sub(1);
        }
    }
}
