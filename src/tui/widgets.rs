//! Our own widgets. Nearly all know only the theme and numbers.
//!
//! All bars on a screen have the same [`Scale`]: a screen asks each widget for its
//! [`largest_scale`](BalanceBar::largest_scale), and draws all bars on the smallest of them.

mod ascii;
mod balance_bar;
mod big_text;
mod break_even_plot;
mod card;
mod choice_list;
mod diverging_chart;
mod finish;
mod footer;
mod forecast;
mod header;
mod listing;
mod measure;
mod progress;
mod rank_bars;
mod scale;
mod scroll_text;
mod scrollbar;
mod side_by_side;
#[cfg(test)]
pub mod testing;
mod text_field;
mod verdict_line;

pub use balance_bar::BalanceBar;
pub use big_text::BigText;
pub use break_even_plot::{BreakEvenPlot, BreakEvenRow};
pub use card::{card, option_card, popup_frame, rule};
pub use choice_list::{Choice, ChoiceLayout, ChoiceList};
pub use diverging_chart::{ChartRow, DivergingChart};
pub use finish::finish;
pub use footer::{Footer, Hint};
pub use forecast::ForecastBar;
pub use header::Header;
pub use listing::{Listing, ListingState};
pub use progress::render_progress_header;
pub use rank_bars::{Rank, RankBars};
pub use scale::Scale;
pub use scroll_text::{ScrollState, ScrollText};
pub use scrollbar::{lines, max_offset, render_scrollbar};
pub use side_by_side::{SPACING, SideBySideColumns, render_heads, starred};
pub use text_field::TextField;
pub use verdict_line::VerdictLine;
