//! Whether answers are saved, and how that is said.

/// Whether answers are saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SaveStatus {
    /// Whether all that was done is on the disk.
    pub saved: bool,
    /// Why answers are not saved, in one line that is safe to show; empty where they are.
    pub trouble: String,
    /// The file that answers are saved in since another program changed the first one; empty where none did.
    pub moved: String,
    /// The day of what is saved, or of today where something is not; empty where nobody keeps a calendar.
    pub date: String,
}

impl SaveStatus {
    /// Where answers go, or why they go nowhere; `place` is the file, and empty where there is none to name.
    pub fn promise(&self, place: &str) -> String {
        match (self.trouble.as_str(), place) {
            ("", _) if !self.moved.is_empty() => self.moving(),
            ("", "") => "Your answers stay on this computer.".into(),
            ("", place) => format!("Your answers stay on this computer, in {place}."),
            (trouble, _) => format!("Your answers are not saved: {trouble}."),
        }
    }

    /// That answers go to another file.
    pub fn moving(&self) -> String {
        format!("Another program changed your answers file. Your answers here are now saved in {}.", self.moved)
    }

    /// What quitting does to answers that are not saved.
    pub fn leaving(&self) -> String {
        let why = if self.trouble.is_empty() { String::new() } else { format!(": {}", self.trouble) };
        format!("Some answers are not saved{why}. If you quit, they are printed so that you can keep them.")
    }

    /// What starting over does to the answers so far.
    pub const fn starting_over(&self) -> &'static str {
        if self.saved {
            "All questions are asked again. Your old answers are kept in a second file."
        } else {
            "All questions are asked again. Your answers so far will be lost: they could not be saved."
        }
    }
}
