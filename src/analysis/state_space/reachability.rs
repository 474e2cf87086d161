//! Whether a question is asked.

/// Whether a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reachability {
    /// On every path.
    Always,
    /// Depending on the answers.
    Sometimes,
    /// On no path.
    Never,
}
