//! Styles and glyphs: a table of roles with a colour for each kind of terminal, and the characters we draw with.

use ratatui::{
    style::{Color, Modifier, Style},
    symbols::border,
    text::{Line, Span},
};

use crate::report::{ASCII_CELLS, CELLS};

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColorDepth {
    /// 24 bits.
    TrueColor,
    /// The 256 colours of xterm.
    Ansi256,
    /// The terminal's own sixteen.
    Ansi16,
    /// No colours, only bold, dim and reverse.
    Mono,
}

/// The background of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Light text on dark.
    Dark,
    /// Dark text on light.
    Light,
}

/// What a colour is used for. Options have six more, see [`Theme::option`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
enum Role {
    Dim,
    Line,
    Focus,
    SelectedText,
    SelectedBackground,
    Warning,
    Option,
}

/// The colours of a role on a dark and on a light background: true colour, one of 256, and one of sixteen, where `None`
/// is the text colour of the terminal.
type Colors = ([u32; 2], [u8; 2], [Option<Color>; 2]);

/// A row for every [`Role`], in their order; from [`Role::Option`] on, one for each of the six options.
///
/// Tests check that all text has a contrast of at least 4.5 to 1 on #1e1e2e, #2e3440, white, #fdf6e3 and the selected
/// row. People with red-green blindness can tell blue from amber.
static PALETTE: [Colors; 12] = [
    ([0x0094_9cb0, 0x005f_6675], [247, 241], [None, None]),
    ([0x004a_5166, 0x00c4_c9d4], [240, 252], [None, None]),
    ([0x00c3_a6ff, 0x006a_3fc4], [141, 91], [Some(Color::LightMagenta), Some(Color::Magenta)]),
    ([0x00f4_f5fb, 0x001b_1d27], [255, 234], [None, None]),
    ([0x002b_2f42, 0x00eb_e7f7], [236, 255], [None, None]),
    ([0x00ff_d166, 0x008a_6100], [221, 88], [Some(Color::Yellow), None]),
    ([0x007c_c4ff, 0x000b_5fc0], [117, 25], [Some(Color::LightBlue), Some(Color::Blue)]),
    ([0x00ff_b454, 0x00a8_480a], [215, 94], [Some(Color::LightYellow), Some(Color::Red)]),
    ([0x005f_d7c0, 0x000b_7066], [79, 23], [Some(Color::LightCyan), Some(Color::Cyan)]),
    ([0x00f5_9ad0, 0x00a8_267f], [212, 126], [Some(Color::LightMagenta), Some(Color::Magenta)]),
    ([0x00b5_dd6b, 0x0047_700c], [149, 58], [Some(Color::LightGreen), Some(Color::Green)]),
    ([0x00b8_c0d0, 0x0056_606f], [250, 239], [Some(Color::White), None]),
];

/// The styles and glyphs for a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    pub(crate) depth: ColorDepth,
    background: Background,
    pub(crate) glyphs: &'static Glyphs,
}

impl Theme {
    /// With `ascii`, only ASCII is drawn.
    pub const fn new(depth: ColorDepth, background: Background, ascii: bool) -> Self {
        Self { depth, background, glyphs: if ascii { &ASCII } else { &UNICODE } }
    }

    /// The styles with names, for tests.
    pub fn roles(self) -> Vec<(String, Style)> {
        let roles = [
            ("bold", self.title()),
            ("dim", self.dim()),
            ("line", self.line()),
            ("focus", self.focus()),
            ("tab", self.tab()),
            ("selected", self.selected()),
            ("warning", self.warning()),
        ];
        let options =
            (0..6).flat_map(|index| [(index, "", self.option(index)), (index, " bold", self.option_title(index))]);
        let options = options.map(|(index, bold, style)| (format!("option {}{bold}", index + 1), style));
        roles.into_iter().map(|(name, style)| (name.to_owned(), style)).chain(options).collect()
    }

    #[expect(clippy::unused_self, reason = "one of the roles, which all belong to a theme")]
    pub(crate) const fn title(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Help, hints and what keys do.
    pub(crate) fn dim(self) -> Style {
        match self.color(Role::Dim as usize) {
            None => Style::new().add_modifier(Modifier::DIM),
            color => fg(color),
        }
    }

    /// Borders and tracks. Never text.
    pub(crate) fn line(self) -> Style {
        match self.color(Role::Line as usize) {
            None if self.depth == ColorDepth::Ansi16 => Style::new().add_modifier(Modifier::DIM),
            color => fg(color),
        }
    }

    /// The position, and the keys that work: never dim, even over a dim border.
    pub(crate) fn focus(self) -> Style {
        fg(self.color(Role::Focus as usize)).patch(self.title()).remove_modifier(Modifier::DIM)
    }

    pub(crate) fn tab(self) -> Style {
        self.focus().add_modifier(Modifier::REVERSED)
    }

    /// What is behind a popup: readable, and without colours.
    pub(crate) fn behind_popup(self) -> Style {
        Style::reset().patch(self.dim())
    }

    pub(crate) fn selected(self) -> Style {
        fg(self.color(Role::SelectedText as usize)).patch(self.title()).patch(self.selected_row())
    }

    /// For a selected row whose texts keep their colours.
    pub(crate) fn selected_row(self) -> Style {
        match self.color(Role::SelectedBackground as usize) {
            Some(background) => Style::new().bg(background),
            None => Style::new().add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM),
        }
    }

    /// The first two columns of the selected row.
    pub(crate) fn selection_symbol(self) -> Line<'static> {
        Line::from_iter([Span::styled(self.glyphs.selection, self.focus()), " ".into()])
    }

    /// For what must not be missed, such as answers that are not saved.
    pub(crate) fn warning(self) -> Style {
        fg(self.color(Role::Warning as usize)).patch(self.title())
    }

    pub(crate) fn option(self, index: usize) -> Style {
        fg(self.color(Role::Option as usize + index))
    }

    pub(crate) fn option_title(self, index: usize) -> Style {
        self.option(index).patch(self.title())
    }

    /// A cell of a bar for the option at `index`: a full block, or without colours a pattern.
    pub(crate) fn bar(self, index: usize) -> &'static str {
        let pattern = self.glyphs.patterns.get(index).filter(|_| !self.has_half_cells());
        pattern.copied().unwrap_or(self.glyphs.full)
    }

    /// Whether half a cell of a bar can be drawn: not if options differ by pattern.
    pub(crate) fn has_half_cells(self) -> bool {
        self.depth != ColorDepth::Mono && !self.is_ascii()
    }

    /// The left and the right arrow.
    pub(crate) fn arrows(self) -> &'static str {
        if self.is_ascii() { "<>" } else { "←→" }
    }

    /// Whether only ASCII is drawn.
    pub(crate) fn is_ascii(self) -> bool {
        self.glyphs.full == ASCII.full
    }

    fn color(self, role: usize) -> Option<Color> {
        let (true_color, ansi256, ansi16) = PALETTE.get(role)?;
        let [dark, light] = match self.depth {
            ColorDepth::TrueColor => true_color.map(|color| Some(Color::from_u32(color))),
            ColorDepth::Ansi256 => ansi256.map(|color| Some(Color::Indexed(color))),
            ColorDepth::Ansi16 => *ansi16,
            ColorDepth::Mono => [None, None],
        };
        if self.background == Background::Dark { dark } else { light }
    }
}

fn fg(color: Option<Color>) -> Style {
    Style { fg: color, ..Style::new() }
}

/// The characters we draw with. Each is one column wide, unless its comment says otherwise.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Glyphs {
    /// At the left edge of the selected row.
    pub selection: &'static str,
    pub border: border::Set<'static>,
    pub line: &'static str,
    pub gauge_done: &'static str,
    pub gauge_left: &'static str,
    /// A cell of a bar.
    pub full: &'static str,
    /// Without colours: cells of bars, by option.
    pub patterns: [&'static str; 6],
    /// A cell of a bar that belongs to no option.
    pub track: &'static str,
    pub axis: &'static str,
    pub cross: &'static str,
    pub point: &'static str,
    pub towards: [&'static str; 2],
    pub arrow: &'static str,
    pub star: &'static str,
    /// Before a note. May be wider than a column.
    pub note: &'static str,
    /// Behind an answer that has a note, with a blank.
    pub has_note: &'static str,
    /// May be empty.
    pub check: &'static str,
    pub dot: &'static str,
    pub ellipsis: &'static str,
    pub times: &'static str,
    pub scrollbar_thumb: &'static str,
    /// The names of keys, and how they are shown.
    pub keys: [(&'static str, &'static str); 6],
}

static UNICODE: Glyphs = Glyphs {
    selection: "▌",
    border: border::ROUNDED,
    line: "─",
    gauge_done: "━",
    gauge_left: "─",
    full: "█",
    patterns: CELLS,
    track: "░",
    axis: "│",
    cross: "┼",
    point: "●",
    towards: ["◂", "▸"],
    arrow: "→",
    star: "★",
    note: "✎",
    has_note: " ✎",
    check: "✓",
    dot: "·",
    ellipsis: "…",
    times: "×",
    scrollbar_thumb: "┃",
    keys: [("Up", "↑"), ("Down", "↓"), ("Left", "←"), ("Right", "→"), ("[", "["), ("]", "]")],
};

static ASCII: Glyphs = Glyphs {
    selection: ">",
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    line: "-",
    gauge_done: "=",
    gauge_left: "-",
    full: "#",
    patterns: ASCII_CELLS,
    track: ".",
    axis: "|",
    cross: "+",
    point: "o",
    towards: ["<", ">"],
    arrow: ">",
    star: "*",
    note: "note:",
    has_note: " (note)",
    check: "",
    dot: "-",
    ellipsis: "~",
    times: "x",
    scrollbar_thumb: "%",
    keys: [("Up", "Up"), ("Down", "Down"), ("Left", "Left"), ("Right", "Right"), ("[", "["), ("]", "]")],
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Two dark backgrounds, and two light ones.
    const BACKGROUNDS: [[u32; 2]; 2] = [[0x001e_1e2e, 0x002e_3440], [0x00ff_ffff, 0x00fd_f6e3]];

    /// The red, green and blue of a colour of the xterm palette.
    fn xterm(index: u8) -> [u8; 3] {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        if index >= 232 {
            return [8 + 10 * (index - 232); 3];
        }
        let index = usize::from(index - 16);
        [STEPS[index / 36], STEPS[index / 6 % 6], STEPS[index % 6]]
    }

    fn to_rgb(color: u32) -> [u8; 3] {
        let [_, red, green, blue] = color.to_be_bytes();
        [red, green, blue]
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(color: [u8; 3]) -> f64 {
        let [red, green, blue] = color.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_has_a_contrast_of_4_5_on_every_background_and_on_the_selected_row() {
        let is_text = |role: &usize| ![Role::Line as usize, Role::SelectedBackground as usize].contains(role);
        for (side, backgrounds) in BACKGROUNDS.iter().enumerate() {
            let selected = &PALETTE[Role::SelectedBackground as usize];
            for role in (0..PALETTE.len()).filter(is_text) {
                let colors = &PALETTE[role];
                let depths = [
                    [colors, selected].map(|(rgb, ..)| to_rgb(rgb[side])),
                    [colors, selected].map(|(_, index, _)| xterm(index[side])),
                ];
                for [text, selected] in depths {
                    for on in backgrounds.map(to_rgb).into_iter().chain([selected]) {
                        let found = contrast(text, on);
                        assert!(found >= 4.5, "role {role}, side {side}: {found:.2} of {text:?} on {on:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_two_options_and_no_option_and_a_warning_have_one_colour() {
        for depth in [ColorDepth::TrueColor, ColorDepth::Ansi256] {
            for theme in [Background::Dark, Background::Light].map(|background| Theme::new(depth, background, false)) {
                let mut colors: Vec<_> = (0..6).map(|option| theme.option(option)).chain([theme.warning()]).collect();
                colors.sort_by_key(|style| format!("{:?}", style.fg));
                colors.dedup_by_key(|style| style.fg);
                assert_eq!(colors.len(), 7, "{theme:?}");
            }
        }
    }
}
