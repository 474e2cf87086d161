//! The library behind `whichone`, a terminal questionnaire that tells you which option to choose and shows its
//! working.
//!
//! A [`Catalogue`](catalogue::Catalogue) has options, reasons for them, and questions whose choices give points to the
//! reasons. The answers add up to a [`Verdict`](scoring::Verdict). There is one as soon as half of the visible questions
//! have an answer that counts, or the open ones can no longer change the outcome:
//!
//! ```
//! use whichone::{analysis::verdict, catalogue, quiz::{Command, Order, Quiz}, scoring::VerdictKind};
//!
//! let catalogue = catalogue::load("
//! format: 1
//! id: tea_or_coffee
//! version: '1.0'
//! title: Tea or coffee?
//! summary: What to drink now.
//! options:
//!   - { id: tea, name: Tea, summary: Leaves. }
//!   - { id: coffee, name: Coffee, summary: Beans. }
//! reasons:
//!   - { id: calm, title: Calm, supports: { tea: 1 }, summary: It calms. }
//!   - { id: speed, title: Speed, supports: { coffee: 1 }, summary: It is quick. }
//! questions:
//!   - id: hour
//!     title: What time is it?
//!     choices:
//!       - { id: morning, label: Morning, points: { speed: 4 } }
//!       - { id: evening, label: Evening, points: { calm: 4 } }
//! ").unwrap();
//!
//! let mut quiz = Quiz::new(&catalogue, Order::Written);
//! quiz.apply(Command::Continue).unwrap();
//! quiz.apply(Command::Choose(1)).unwrap(); // Evening
//!
//! let verdict = verdict(&catalogue, quiz.answers());
//! let winner = &catalogue.options[verdict.leader().unwrap()];
//! println!("{}: {} points", winner.name, verdict.scores.points[0]); // Tea: 4 points
//! assert_eq!((winner.name.as_str(), verdict.kind), ("Tea", VerdictKind::Clear));
//! ```
//!
//! `ARCHITECTURE.md` says what each module holds, in an order in which each imports only from those above it. Those of
//! the core, from [`text`] to [`report`], know no terminal, file, environment or clock, and compile for WebAssembly too.
//! Around it are [`store`], [`tui`], [`line_mode`] and [`cli`].

#![cfg_attr(
    target_family = "wasm",
    allow(unused_imports, dead_code, reason = "some of it is for the modules around the core alone")
)]

pub mod analysis;
pub mod catalogue;
#[cfg(not(target_family = "wasm"))]
pub mod cli;
pub mod diagnostics;
#[cfg(not(target_family = "wasm"))]
pub mod line_mode;
pub mod lints;
pub mod quiz;
pub mod record;
pub mod report;
pub mod scoring;
#[cfg(not(target_family = "wasm"))]
pub mod store;
pub mod team;
pub mod text;
#[cfg(not(target_family = "wasm"))]
pub mod tui;
pub mod yaml;
