//! The quiz: a person's answers and the current stage, as a pure state machine.
//!
//! ```text
//!  Welcome ──start──▶ Question ──▶ … ──▶ Question ──▶ Review ──finish──▶ Result
//!     │  ◀──back───            ◀──back──          ◀──        ◀──back──
//!     └──browse──▶ SideBySide          jump ▲──────┘
//! ```
//! [`Quiz::apply`] accepts every command at every stage: one that does not apply returns a [`CommandError`] and changes
//! nothing. Going back is always allowed and keeps every answer. Which questions are visible is derived from the answers,
//! never stored.

mod answers;
mod carry;
mod command;
mod notes;
mod order;
mod priorities;
mod state;
mod trial;

pub use answers::{Answer, Answers};
pub use command::{Command, CommandError};
pub(crate) use notes::LONGEST_NOTE;
pub use notes::Notes;
pub use order::{Order, OrderName};
pub use priorities::{InvalidWeight, Priorities, Weight};
pub use state::{ExitReason, Quiz, Responses, Stage};
pub use trial::Trial;
