//! The popups, each in a file of its own. A popup is a screen over another one, which is dim behind it.

pub mod agreement;
pub mod cases;
pub mod catalogues;
pub mod confirm;
pub mod export;
pub mod forecast;
pub mod help;
pub mod info;
mod menu;
pub mod note;
pub mod problems;
pub mod rank;
mod text;
