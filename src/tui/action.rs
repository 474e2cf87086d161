//! What a key asks for. Only the keymap looks at keys.

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Select the row above, or scroll up a line.
    Up,
    /// Select the row below, or scroll down a line.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// To the first row or line.
    First,
    /// To the last row or line.
    Last,
    /// Pick the choice, the format or the tab with this number, from 1.
    Digit(usize),
    /// Tick or untick the selected choice.
    Toggle,
    /// Answer "not sure".
    NotSure,
    /// Choose the selected row, answer, or confirm.
    Accept,
    /// One screen back; in a popup, close it.
    Back,
    /// To the question after an answered one.
    Forward,
    /// Try the choice before that of the selected question.
    PreviousChoice,
    /// Try its next choice.
    NextChoice,
    /// Make the selected reason count for less.
    Lighter,
    /// Make it count for more.
    Heavier,
    /// Rank the reasons.
    Rank,
    /// Take over what is tried.
    Apply,
    /// The next tab.
    NextTab,
    /// The tab before.
    PreviousTab,
    /// Show the verdict.
    Verdict,
    /// Review the answers.
    Review,
    /// Show or hide the forecast.
    Forecast,
    /// In a preview, show or hide the points.
    Points,
    /// In a preview, show the answers of a worked case.
    Cases,
    /// In a preview, show what is wrong with the catalogue.
    Problems,
    /// Write a note on the question.
    Note,
    /// Mark the answer as a guess, or unmark it.
    Guess,
    /// Show where a question or a claim comes from.
    Info,
    /// Write the result to a file.
    Export,
    /// Copy the result.
    Copy,
    /// Start over.
    StartOver,
    /// Show the keys.
    Help,
    /// Quit.
    Quit,
    /// Quit at once, with exit status 130.
    Interrupt,
    /// Hand the terminal to the shell for a while.
    Suspend,
    /// Put a character into the text.
    Insert(char),
    /// Edit the text.
    Edit(Edit),
}

/// How a text field is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Cursor one character to the left.
    Left,
    /// Cursor one character to the right.
    Right,
    /// Cursor to the start.
    Home,
    /// Cursor to the end.
    End,
    /// Delete the character before the cursor.
    DeleteBefore,
    /// Delete the character under the cursor.
    DeleteAfter,
    /// Delete the word before the cursor.
    DeleteWord,
    /// Delete everything before the cursor.
    DeleteToStart,
}
