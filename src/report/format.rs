//! The formats a result can be written in.

use super::{
    Report, adr, json,
    markup::{html, markdown},
    text,
};

/// A format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// GitHub Markdown.
    Markdown,
    /// A decision record, MADR 4.0.0.
    Adr,
    /// JSON, for other programs.
    Json,
    /// A web page, which also prints well.
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Text, Self::Markdown, Self::Adr, Self::Json, Self::Html];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Adr => "adr",
            Self::Json => "json",
            Self::Html => "html",
        }
    }

    /// A description in a few words.
    pub const fn what(self) -> &'static str {
        match self {
            Self::Text => "Plain text, for email",
            Self::Markdown => "Markdown, for a wiki",
            Self::Adr => "Decision record (MADR 4.0.0)",
            Self::Json => "JSON, for other programs",
            Self::Html => "Web page (HTML), also prints well",
        }
    }

    /// The suggested file name.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Text => "result.txt",
            Self::Markdown => "result.md",
            Self::Adr => "decision.md",
            Self::Json => "result.json",
            Self::Html => "result.html",
        }
    }

    /// Writes `report` in this format, ending in a newline.
    pub fn write(self, report: &Report) -> String {
        match self {
            Self::Text => text(report),
            Self::Markdown => markdown(report),
            Self::Adr => adr(report),
            Self::Json => json(report),
            Self::Html => html(report),
        }
    }
}
