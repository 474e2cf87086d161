//! Where the parts of a screen go. This depends only on the size of the window.

use ratatui::layout::{Constraint, Flex, Layout, Margin, Rect};

/// The smallest window that shows a screen, in columns and rows.
pub const SMALLEST: (u16, u16) = (40, 12);

/// The longest line of text that is easy to read, in columns.
pub const MEASURE: u16 = 84;

/// The widest a single pane is drawn, in columns.
const PANE: u16 = 100;
/// The smallest width with two panes, in columns.
const TWO_PANES: u16 = 140;
/// The widest two panes are drawn, in columns.
const WIDEST: u16 = 160;
/// The tallest a screen is drawn, in rows.
const TALLEST: u16 = 36;

/// The parts of every screen.
#[derive(Debug, Clone, Copy)]
pub struct Regions {
    pub body: Rect,
    /// The line above the footer.
    pub notice: Rect,
    pub footer: Rect,
}

pub const fn is_too_small(area: Rect) -> bool {
    area.width < SMALLEST.0 || area.height < SMALLEST.1
}

/// Whether `area` has no room for borders, margins and help.
pub const fn is_small(area: Rect) -> bool {
    area.width < 60 || area.height < 18
}

/// The parts of a screen: in the middle of a large window, with margins where there is room.
pub fn regions(window: Rect) -> Regions {
    let widest = if window.width < TWO_PANES { PANE } else { WIDEST };
    let area = centered(window, window.width.min(widest), window.height.min(TALLEST));
    let (columns, rows) = match (area.width, area.height) {
        (90.., 28..) => (3, 1),
        (60.., _) => (2, 0),
        _ => (1, 0),
    };
    let inner = area.inner(Margin::new(columns, rows));
    let [body, notice, footer] =
        inner.layout(&Layout::vertical([Constraint::Fill(1), Constraint::Length(1), Constraint::Length(1)]));
    Regions { body, notice, footer }
}

/// Where popups may be: the notice and the footer stay visible.
pub fn popup_space(window: Rect) -> Rect {
    Rect { height: regions(window).notice.y.saturating_sub(window.y), ..window }
}

/// The width of the text of a popup, at most.
pub fn popup_text_width(window: Rect) -> u16 {
    window.width.saturating_sub(10).clamp(1, 76)
}

/// The left and the right pane, if `body` has room for two.
pub fn panes(body: Rect) -> Option<[Rect; 2]> {
    let layout = Layout::horizontal([Constraint::Length(44), Constraint::Fill(1)]).spacing(3);
    (body.width >= TWO_PANES - 6).then(|| body.layout(&layout))
}

/// An area of this size in the middle of `area`, cut to fit.
pub fn centered(area: Rect, width: u16, height: u16) -> Rect {
    let [row] = area.layout(&Layout::vertical([Constraint::Length(height)]).flex(Flex::Center));
    let [centered] = row.layout(&Layout::horizontal([Constraint::Length(width)]).flex(Flex::Center));
    centered
}

/// `area` without its first `columns` columns.
pub const fn indented(area: Rect, columns: u16) -> Rect {
    Rect { x: area.x.saturating_add(columns), width: area.width.saturating_sub(columns), ..area }
}

/// Splits off the first `width` columns of `area`.
pub fn split_left(area: Rect, width: u16) -> [Rect; 2] {
    area.layout(&Layout::horizontal([Constraint::Length(width), Constraint::Fill(1)]))
}

/// Splits off the first `height` rows of `area`.
pub fn split_top(area: Rect, height: u16) -> [Rect; 2] {
    area.layout(&Layout::vertical([Constraint::Length(height.min(area.height)), Constraint::Fill(1)]))
}
