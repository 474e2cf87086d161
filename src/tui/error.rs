//! Why the quiz cannot be shown.

use std::io;

/// Why the quiz cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// There is no terminal to draw on or to read keys from.
    #[error("no terminal ({0}); run whichone in a terminal window, or pipe the answers in, one per line")]
    NoTerminal(io::Error),
    /// The terminal failed while in use.
    #[error("the terminal failed: {0}")]
    Failed(io::Error),
}
