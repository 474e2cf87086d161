//! Every screen, drawn from the state of the app and the size of the terminal, and from nothing else.
//!
//! ```text
//!  Python or Rust?                                   Question 4 · up to 8 left   header
//!  ━━━━━━━━━━━━━━━━━━━━━━━━━━──────────────────────────────────────────────────   bar
//!  When must something useful be running?                                        top, stays
//!  ▸ 1  Within days                                                              body, scrolls
//!    2  Within weeks
//!  ───────────────────────────────────────────────────────────────── ↓ 3 more   rule: notice, more
//!  ↑↓ move  1-9 mark  ⏎ answer  ← back  ? keys  q leave                          footer
//! ```
//! Each file makes a `Screen` of its parts; [`frame()`] lays any of them out.

mod about;
mod answers;
mod ask;
mod change;
mod comparison;
mod export;
mod footer;
mod keys;
mod outlook;
mod page;
mod question;
mod result;
mod review;
mod typing;
mod verdict;
pub(super) mod welcome;

use std::ops::Range;

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::{
    app::{App, Overlay},
    frame::Frame,
    keymap::Place,
    look::UNICODE,
    text::{fit, spread},
};

/// The smallest size that shows a screen, in columns and rows.
pub const SMALLEST: (u16, u16) = (40, 12);

/// The widest a screen is drawn, in columns; on a wider terminal it stands in the middle.
const WIDEST: u16 = 112;

/// The parts of a screen. All lines are at most as wide as [`Room::width`].
#[derive(Debug, Default)]
struct Screen {
    /// At the right of the header.
    status: String,
    /// Under the header.
    bar: Line<'static>,
    /// Stays above the body.
    top: Vec<Line<'static>>,
    /// Scrolls.
    body: Vec<Line<'static>>,
    /// The lines of the body that must be seen: those of the marked row. A text has none.
    focus: Option<Range<usize>>,
    /// The line of the body where a person should look, if it has a focus.
    cursor: usize,
    /// Stands to the right of top and body, from this column on.
    side: Option<(usize, Vec<Line<'static>>)>,
}

/// The room there is for a screen.
#[derive(Debug, Clone, Copy)]
struct Room {
    /// Columns, without the margins.
    width: usize,
    /// Rows between the bar and the rule.
    height: usize,
}

/// What is seen of the text or the list that scrolls, in lines.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct View {
    /// The first that is shown.
    pub(super) first: usize,
    /// How many do not fit.
    pub(super) hidden: usize,
    /// The last of a text that can stand first; 0 for a list, which scrolls with its mark.
    pub(super) reach: usize,
    /// How far a page goes: lines of a text, rows of a list.
    pub(super) page: usize,
    /// Whether the marked row begins among those shown. A text has none to miss.
    pub(super) shows_mark: bool,
}

/// Where the parts of a screen go. It depends on the size alone, so that nothing jumps when other keys work.
#[derive(Debug, Clone, Copy)]
struct Layout {
    /// The left margin, in columns from the left edge.
    left: u16,
    room: Room,
    /// Rows of keys below the rule.
    footer: usize,
}

impl Layout {
    fn new(columns: u16, rows: u16) -> Self {
        let inner = columns.min(WIDEST);
        let width = usize::from(inner.saturating_sub(2));
        // Wide screens have room for all keys in a row, and low ones need the rows.
        let footer = if width < 96 && rows >= 20 { 2 } else { 1 };
        // The header, the bar and the rule.
        let height = usize::from(rows).saturating_sub(3 + footer);
        Self { left: (columns - inner) / 2 + 1, room: Room { width, height }, footer }
    }
}

impl Screen {
    fn of(app: &App, room: Room) -> Self {
        match app.screen() {
            Place::Welcome => welcome::screen(app, room),
            Place::Comparison => comparison::screen(app, room),
            Place::Review => review::screen(app, room),
            Place::Result | Place::Change => result::screen(app, room),
            _ => question::screen(app, room),
        }
    }

    /// How many rows the body has.
    fn window(&self, room: Room) -> usize {
        room.height.saturating_sub(self.top.len())
    }

    /// How many lines of the body do not fit.
    fn hidden(&self, room: Room) -> usize {
        self.body.len().saturating_sub(self.window(room))
    }

    /// Lays out those of the `blocks` of the body that are seen, each in its place, with the lines of the one at a place
    /// among them. There can be thousands of others.
    fn lay_out(
        mut self,
        app: &App,
        room: Room,
        blocks: &[Range<usize>],
        lines: impl Fn(usize) -> Vec<Line<'static>>,
    ) -> Self {
        let first = self.first(room, app);
        let seen = first..first + self.window(room);
        for (at, block) in blocks.iter().enumerate() {
            if block.start < seen.end && block.end > seen.start {
                let mut lines = lines(at);
                // No more and no fewer, so that all else stays in its place.
                lines.resize(block.len(), Line::default());
                self.body.splice(block.clone(), lines);
            }
        }
        self
    }

    fn view(&self, room: Room, app: &App) -> View {
        let (first, hidden, window) = (self.first(room, app), self.hidden(room), self.window(room));
        let shows_mark = self.focus.as_ref().is_none_or(|focus| (first..first + window).contains(&focus.start));
        let reach = if self.focus.is_some() { 0 } else { hidden };
        View { first, hidden, reach, page: window.saturating_sub(1), shows_mark }
    }

    /// The first line of the body that is shown. A text says so itself; a list shows its marked row and a line below it,
    /// with the first row marked as much above it as can be, with the last row as much below, unless `app.view` says
    /// where to begin.
    fn first(&self, room: Room, app: &App) -> usize {
        let (window, hidden) = (self.window(room), self.hidden(room));
        let Some(focus) = &self.focus else { return app.scroll.min(hidden) };
        if let Some(first) = app.view {
            return first.min(hidden);
        }
        let lowest = if app.mark == 0 {
            focus.end.saturating_sub(window)
        } else if app.mark + 1 == app.rows() {
            hidden
        } else {
            (focus.end + 1).saturating_sub(window)
        };
        lowest.min(focus.start).min(hidden)
    }
}

/// Places behind `body` for blocks of so many lines each, blank until [`Screen::lay_out`].
fn reserve(body: &mut Vec<Line>, heights: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut end = body.len();
    let places = heights.map(|height| {
        end += height;
        end - height..end
    });
    let places = places.collect();
    body.resize(end, Line::default());
    places
}

/// Whether there is room for the outlook beside a question.
pub(super) fn has_room_beside(app: &App) -> bool {
    app.size.0 >= question::BESIDE
}

/// What is seen of what scrolls now. All of the screen is laid out for it.
pub(super) fn view(app: &App) -> View {
    let room = Layout::new(app.size.0, app.size.1).room;
    let under = || Screen::of(app, room).view(room, app);
    match app.overlay {
        Some(Overlay::Keys(first)) => keys::view(&keys::lines(app, room, under), room, first),
        _ => under(),
    }
}

/// The screen for `app`, at the size it was told.
#[must_use]
pub fn frame(app: &App) -> Frame {
    let mut frame = Frame::blank(app.size);
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let message = format!("whichone needs {} x {} characters", SMALLEST.0, SMALLEST.1);
        let lines = super::text::wrap(&message, usize::from(area.width), 0);
        frame.put(area, lines.into_iter().map(Line::from));
        return frame;
    }
    let layout = Layout::new(area.width, area.height);
    let mut pen = Pen { frame, left: layout.left, width: layout.room.width, row: 0 };
    let (column, row) = draw(&mut pen, app, layout);
    let mut frame = pen.frame;
    let glyphs = app.look.glyphs;
    if glyphs.quotes != UNICODE.quotes {
        frame.replace(&UNICODE.quotes, &glyphs.quotes);
    }
    // The real cursor stands where a person should look: screen readers and magnifiers follow it.
    let column = layout.left.saturating_add(small(column)).min(area.width.saturating_sub(1));
    frame.cursor = (column, small(row).min(area.height.saturating_sub(1))).into();
    frame
}

/// Draws all of the screen; gives the column and the row where a person should look.
fn draw(pen: &mut Pen, app: &App, layout: Layout) -> (usize, usize) {
    let room = layout.room;
    let screen = Screen::of(app, room);
    let window = screen.window(room);
    let view = screen.view(room, app);
    let (top, first, below) = (screen.top.len(), view.first, view.hidden - view.first);
    let looked_at = screen.cursor.saturating_sub(first).min(window.saturating_sub(1));
    let cursor = 2 + if screen.focus.is_some() { top + looked_at } else { 0 };
    pen.lines([header(app, &screen.status, room.width), screen.bar]);
    pen.lines(screen.top);
    pen.lines(screen.body.into_iter().skip(first).take(window));
    if let Some((column, lines)) = screen.side {
        pen.beside(column, 2, lines);
    }
    pen.row = 2 + room.height;
    pen.lines([footer::rule(app, room.width, first, below)]);
    let (keys, scrolls) = match app.overlay {
        Some(Overlay::Keys(line)) => {
            let keys = keys::lines(app, room, || view);
            let scrolls = keys::view(&keys, room, line);
            (keys, scrolls)
        }
        _ => (Vec::new(), view),
    };
    pen.lines(footer::lines(app, room.width, layout.footer, scrolls));
    let cursor = match &app.overlay {
        Some(Overlay::Keys(line)) => (0, keys::draw(pen, app, room, keys, *line)),
        Some(Overlay::Asking(asked)) => (0, ask::draw(pen, app, room, asked)),
        Some(Overlay::Export(mark)) => (0, export::draw(pen, app, room, *mark)),
        Some(Overlay::Typing(what, typed)) => typing::draw(pen, app, room, *what, typed),
        None if app.outlook_covers() => (0, outlook::draw(pen, app, room)),
        None => (0, cursor),
    };
    told(pen, app, room, (first, below));
    cursor
}

/// A notice that is too long for the rule, whole: over the last rows of the screen.
fn told(pen: &mut Pen, app: &App, room: Room, (above, below): (usize, usize)) {
    let too_long = |notice: &&String| !footer::fits(app, notice, room.width, above, below);
    let Some(notice) = app.notice.as_ref().filter(too_long) else { return };
    let lines = super::text::paragraph(notice, room.width.saturating_sub(4), 0, app.look.strong());
    let framed = super::text::boxed(app.look.glyphs, Span::raw(""), "", lines, room.width);
    let row = (2 + room.height).saturating_sub(framed.len());
    pen.cover(0, row, room.width, framed);
}

fn header(app: &App, status: &str, width: usize) -> Line<'static> {
    let glyphs = app.look.glyphs;
    let status = fit(status, width, glyphs.cut);
    let title = fit(&app.quiz.catalogue().title, width.saturating_sub(status.width() + 2), glyphs.cut);
    spread(Line::styled(title, app.look.strong()), [Span::raw(status)], width)
}

/// Writes line after line on a frame, and nowhere else.
struct Pen {
    frame: Frame,
    left: u16,
    width: usize,
    row: usize,
}

impl Pen {
    /// Lines in the next rows.
    fn lines(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        for line in lines {
            self.frame.put(self.area(0, self.row, self.width, 1), [line]);
            self.row += 1;
        }
    }

    /// Lines from this column and row on.
    fn beside(&mut self, column: usize, row: usize, lines: Vec<Line<'static>>) {
        let area = self.area(column, row, self.width.saturating_sub(column), lines.len());
        self.frame.put(area, lines);
    }

    /// Lines of this width over what stands there.
    fn cover(&mut self, column: usize, row: usize, width: usize, lines: Vec<Line<'static>>) {
        let area = self.area(column, row, width, lines.len());
        self.frame.cover(area, lines);
    }

    /// A box of `lines` in the middle of the rows between the bar and the rule; gives its first column and row.
    fn boxed(&mut self, mut lines: Vec<Line<'static>>, room: Room) -> (usize, usize) {
        let width = lines.iter().map(Line::width).max().unwrap_or(0).min(room.width);
        lines.truncate(room.height);
        let (column, row) = ((room.width - width) / 2, 2 + (room.height - lines.len()) / 2);
        self.cover(column, row, width, lines);
        (column, row)
    }

    /// The part of the frame at these columns and rows, as far as there is one.
    fn area(&self, column: usize, row: usize, width: usize, height: usize) -> Rect {
        let wanted = Rect::new(self.left.saturating_add(small(column)), small(row), small(width), small(height));
        wanted.intersection(self.frame.area())
    }
}

/// A number of columns or rows as the screen has them.
fn small(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        catalogue::load,
        quiz::{Order, Progress, Quiz},
        sheet::Opening,
        tui::{Look, keymap::BINDINGS, look::UNICODE},
    };

    const CATALOGUES: [&str; 2] = [include_str!("../../questions.yaml"), include_str!("../../tests/screen/three.yaml")];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

        #[test]
        fn no_line_is_cut_in_silence(
            which in 0_usize..2,
            keys in prop::collection::vec(0_usize..200, 0..40),
            columns in 40_u16..=220,
            rows in 12_u16..=70,
        ) {
            let catalogue = load(CATALOGUES[which]).unwrap();
            let mut progress = Progress::none(&catalogue);
            for question in &catalogue.questions {
                progress.notes.set(question, "A note with words of several lengths, a /path/that/is/long, and 漢字漢字漢字.");
            }
            let quiz = Quiz::resumed(&catalogue, Order::File, progress);
            let mut app = App::new(quiz, Opening::default(), Look { colour: true, glyphs: &UNICODE });
            app.resize(columns, rows);
            let bound: Vec<_> = BINDINGS.iter().flat_map(|binding| binding.keys).collect();
            for key in keys {
                app.press(*bound[key % bound.len()]);
            }
            let room = Layout::new(columns, rows).room;
            let screen = Screen::of(&app, room);
            prop_assert!(screen.top.len() < room.height, "no room for the body");
            let side = screen.side.map_or(Vec::new(), |(_, lines)| lines);
            let lines = [screen.bar].into_iter().chain(screen.top).chain(screen.body).chain(side);
            for line in lines {
                prop_assert!(line.width() <= room.width, "{} columns, not {}: {line}", line.width(), room.width);
            }
        }
    }
}
