//! Whether answers are saved, and how that is said.

/// Whether answers are saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keeping {
    /// Whether all that was done is on the disk.
    pub saved: bool,
    /// Why answers are not saved, in one line that is safe to show; empty where they are.
    pub trouble: String,
}

impl Keeping {
    /// Where answers go, or why they go nowhere; `place` is the file, and empty where there is none to name.
    #[must_use]
    pub fn promise(&self, place: &str) -> String {
        match (self.trouble.as_str(), place) {
            ("", "") => "Nothing leaves this computer.".into(),
            ("", place) => format!("Nothing leaves this computer: each answer is saved in {place}."),
            (trouble, _) => format!("Your answers are not saved: {trouble}."),
        }
    }

    /// What leaving does to answers that are not saved.
    #[must_use]
    pub fn leaving(&self) -> String {
        let why = if self.trouble.is_empty() { String::new() } else { format!(": {}", self.trouble) };
        format!("Not all that you answered is saved{why}. Leaving prints it, so that you can keep it.")
    }

    /// What starting over does to the answers so far.
    #[must_use]
    pub const fn starting_over(&self) -> &'static str {
        if self.saved {
            "This goes back to the beginning. The answers so far are kept in a file beside the new one."
        } else {
            "This goes back to the beginning. The answers so far are not saved: they are forgotten."
        }
    }
}
