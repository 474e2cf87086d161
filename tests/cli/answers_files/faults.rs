//! A disk that fails at each step of saving, and a process that is killed there.

use std::{
    cell::Cell,
    fs::{self, File},
    io::{self, Write},
    path::Path,
    rc::Rc,
};

use super::{
    fixture::{Fixture, Session, open, picked, saved_file, with_an_answer},
    process,
};
use rustix::io::Errno;
use whichone::store::{Disk, Files, WriteStep};

/// How many bytes of a draft are written at the most before one of [`faults`] strikes. An answers file has more.
const PARTS: [usize; 5] = [0, 1, 10, 64, 150];

/// Where a disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Before this step.
    Before(WriteStep),
    /// After so many bytes of the draft.
    Part(usize),
    /// After all of them.
    Whole,
}

impl Fault {
    /// In few letters, for the command line of another process.
    pub fn code(self) -> String {
        match self {
            Self::Before(step) => format!("before {}", WriteStep::ALL.iter().position(|known| *known == step).unwrap()),
            Self::Part(bytes) => format!("part {bytes}"),
            Self::Whole => "whole 0".into(),
        }
    }

    /// What [`Self::code`] says.
    pub fn of(code: &str) -> Self {
        let (kind, number) = code.split_once(' ').unwrap();
        let number = number.parse().unwrap();
        match kind {
            "before" => Self::Before(WriteStep::ALL[number]),
            "part" => Self::Part(number),
            _ => Self::Whole,
        }
    }
}

/// Every fault there is.
fn faults() -> impl Iterator<Item = Fault> {
    let parts = PARTS.into_iter().map(Fault::Part);
    WriteStep::ALL.into_iter().map(Fault::Before).chain(parts).chain([Fault::Whole])
}

/// A disk with a fault: what happens there, it is told.
pub struct Faulty<F> {
    pub fault: Fault,
    /// Whether it has the fault now.
    pub broken: Rc<Cell<bool>>,
    pub strike: F,
}

impl<F: Fn() -> io::Error> Disk for Faulty<F> {
    fn before(&mut self, step: WriteStep) -> io::Result<()> {
        if self.broken.get() && self.fault == Fault::Before(step) { Err((self.strike)()) } else { Ok(()) }
    }

    fn write(&mut self, draft: &mut File, bytes: &[u8]) -> io::Result<()> {
        let written = match self.fault {
            Fault::Part(count) if self.broken.get() => count,
            Fault::Whole if self.broken.get() => bytes.len(),
            _ => return Files.write(draft, bytes),
        };
        draft.write_all(&bytes[..written])?;
        Err((self.strike)())
    }
}

/// A session on a disk that is full from this step on, and what mends it.
pub fn on_a_full_disk(path: &Path, fault: Fault) -> (Session, Rc<Cell<bool>>) {
    let mut session = open(path);
    let broken = Rc::new(Cell::new(true));
    let full = || io::Error::from(Errno::NOSPC);
    session.keeper = session.keeper.with_disk(Box::new(Faulty { fault, broken: Rc::clone(&broken), strike: full }));
    (session, broken)
}

/// The text of an answers file with the second question answered too.
fn with_two_answers() -> String {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    with_an_answer(&path);
    let mut session = open(&path);
    session.answer("company", &["cat", "boss"]);
    session.saves();
    fs::read_to_string(path).unwrap()
}

fn is_draft(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "draft")
}

/// Whether the new answers file is in its place though the fault struck.
fn is_done(fault: Fault) -> bool {
    fault == Fault::Before(WriteStep::SyncFolder)
}

#[test]
fn failed_step_leaves_the_old_or_the_new_file() {
    let new = with_two_answers();
    assert!(PARTS.iter().all(|part| *part < new.len()));
    for fault in faults() {
        let fixture = Fixture::new();
        let path = fixture.at("ada.yaml");
        let old = with_an_answer(&path);
        let (mut session, broken) = on_a_full_disk(&path, fault);
        session.answer("company", &["cat", "boss"]);
        for _ in 0..2 {
            let trouble = session.fails();
            assert!(trouble.contains(&path.display().to_string()), "{fault:?}: {trouble}");
            assert!(trouble.contains("cannot write") && trouble.contains("No space left"), "{fault:?}: {trouble}");
            assert_eq!(fs::read_to_string(&path).unwrap(), if is_done(fault) { &*new } else { &*old }, "{fault:?}");
            assert_eq!(fixture.names(), [".ada.yaml.lock", "ada.yaml"], "{fault:?}");
        }
        broken.set(false);
        session.saves();
        assert_eq!(fs::read_to_string(&path).unwrap(), new, "{fault:?}");
    }
}

#[test]
fn failed_step_leaves_no_partial_first_file() {
    for fault in faults() {
        let fixture = Fixture::new();
        let path = fixture.at("ada.yaml");
        let (mut session, broken) = on_a_full_disk(&path, fault);
        session.answer("hour", &["late"]);
        session.fails();
        assert_eq!(path.exists(), is_done(fault), "{fault:?}");
        broken.set(false);
        session.saves();
        drop(session);
        assert_eq!(open(&path).said("hour"), picked("hour", &["late"]), "{fault:?}");
        assert_eq!(fixture.names(), ["ada.yaml"], "{fault:?}");
    }
}

/// After the last step failed nobody knows what is on the disk, so the answers of before are not on it either.
#[test]
fn answers_undone_after_a_failed_save_are_saved() {
    for fault in faults() {
        let fixture = Fixture::new();
        let path = fixture.at("ada.yaml");
        let old = with_an_answer(&path);
        let (mut session, broken) = on_a_full_disk(&path, fault);
        session.answer("hour", &["late"]);
        session.fails();
        broken.set(false);
        session.answer("hour", &["early"]);
        session.saves();
        assert_eq!(fs::read_to_string(&path).unwrap(), old, "{fault:?}");
    }
}

#[test]
fn untouched_session_saves_nothing() {
    for fault in faults() {
        let fixture = Fixture::new();
        let (mut session, _broken) = on_a_full_disk(&fixture.at("ada.yaml"), fault);
        session.saves();
        assert_eq!(fixture.names(), [".ada.yaml.lock"], "{fault:?}");
    }
}

#[test]
fn process_killed_at_any_step_leaves_the_old_or_the_new_file() {
    for fault in faults() {
        let fixture = Fixture::new();
        let path = fixture.at("ada.yaml");
        let old = with_an_answer(&path);
        process::killed_while_saving(&path, fault, ("company", "cat"));
        let drafts = fixture.names().iter().filter(|name| is_draft(name)).count();
        let drafted = !matches!(fault, Fault::Before(WriteStep::Create | WriteStep::SyncFolder));
        assert_eq!(drafts > 0, drafted, "{fault:?}: {:?}", fixture.names());

        let found = fs::read_to_string(&path).unwrap();
        assert_eq!(found == old, !is_done(fault), "{fault:?}:\n{found}");
        assert_eq!(saved_file(&path).answers.get("company").is_some(), is_done(fault), "{fault:?}");

        let mut next = open(&path);
        assert_eq!(fixture.names(), [".ada.yaml.lock", "ada.yaml"], "the next session clears up, {fault:?}");
        assert_eq!(next.said("hour"), picked("hour", &["early"]));
        next.answer("weather", &["wet"]);
        next.saves();
        drop(next);
        assert_eq!(fixture.names(), ["ada.yaml"], "{fault:?}");
    }
}

#[test]
fn process_killed_during_the_first_save_leaves_no_partial_file() {
    for fault in faults() {
        let fixture = Fixture::new();
        let path = fixture.at("ada.yaml");
        process::killed_while_saving(&path, fault, ("hour", "late"));
        assert_eq!(path.exists(), is_done(fault), "{fault:?}");
        let next = open(&path);
        assert_eq!(next.resumed.is_some(), is_done(fault), "{fault:?}");
        assert_eq!(fixture.names().iter().filter(|name| is_draft(name)).count(), 0, "{fault:?}");
    }
}

#[test]
fn session_deletes_only_its_own_drafts() {
    let fixture = Fixture::new();
    let (mine, others) =
        (".ada.Ab3xYz.draft", [".ada.old.draft", ".ada.x.Ab3xYz.draft", ".ada.yaml.Ab3xYz.draft", "ada.Ab3xYz.draft"]);
    for name in others.iter().chain([&mine]) {
        fixture.put(name, "a draft");
    }
    drop(open(&fixture.at("ada")));
    assert_eq!(fixture.names(), others);
}
