//! The program with its built-in catalogue, against the floor.

use std::{fs, path::Path, process::Command, time::Duration};

use super::{
    session::{Frame, Session, empty},
    table::{Bound, Row, median, print},
};

const ROUNDS: usize = 15;
/// How many keys are timed in a round, after as many that warm it up.
const KEYS: usize = 20;
const IDLE: Duration = Duration::from_secs(3);
const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";

const OURS: &str = env!("CARGO_BIN_EXE_whichone");

/// What one run of a program shows; times in milliseconds.
struct Run {
    first: f64,
    first_bytes: f64,
    first_writes: f64,
    key: f64,
    key_bytes: f64,
    key_processor: f64,
    burst: f64,
    unmoved: f64,
    peak: f64,
    own: f64,
}

/// What a program does while nobody does anything.
struct Idle {
    processor: f64,
    waits: f64,
    bytes: f64,
}

/// Measures both in turn, and prints what there is to say.
pub fn compare(home: &Path) {
    let floor = floor();
    let (mut floors, mut ours) = (Vec::new(), Vec::new());
    // The first round reads the programs from the disk.
    for round in 0..=ROUNDS {
        let runs = (run(&[&floor], "", home), run(&[OURS], "\r", home));
        if round > 0 {
            floors.push(runs.0);
            ours.push(runs.1);
        }
    }
    let idle = idle(home);
    let of = |runs: &[Run], part: fn(&Run) -> f64| median(runs.iter().map(part));
    let both = |name, bound, part: fn(&Run) -> f64| Row::new(name, Some(of(&floors, part)), of(&ours, part), bound);
    let alone = |name, bound, value| Row::new(name, None, value, bound);
    print(
        &format!("{ROUNDS} rounds, medians; times in ms"),
        &[
            both("first whole frame", Bound::Ratio(1.5), |run| run.first),
            both("key to last byte", Bound::Ratio(1.25), |run| run.key),
            both("processor time a key", Bound::None, |run| run.key_processor),
            both("peak memory, KiB", Bound::Ratio(1.6), |run| run.peak),
            both("memory of its own, KiB", Bound::None, |run| run.own),
            Row::new("size of the binary, KiB", Some(size(&floor)), size(OURS), Bound::None),
            both("first frame, bytes", Bound::None, |run| run.first_bytes),
            alone("first frame, writes", Bound::Most(1.0), of(&ours, |run| run.first_writes)),
            both("a moved mark, bytes", Bound::Most(250.0), |run| run.key_bytes),
            alone("a key that changes nothing, bytes", Bound::Most(0.0), of(&ours, |run| run.unmoved)),
            alone("100 moves at once, in moves", Bound::Most(4.0), of(&ours, |run| run.burst / run.key)),
            alone("3 s idle, processor time", Bound::Most(0.0), idle.processor),
            alone("3 s idle, wake-ups", Bound::Most(0.0), idle.waits),
            alone("3 s idle, bytes", Bound::Most(0.0), idle.bytes),
        ],
    );
}

/// One run of `command`; `start` goes to its first list.
fn run(command: &[&str], start: &str, home: &Path) -> Run {
    let (mut session, first, writes) = at_list(command, start, home);
    for _ in 0..KEYS / 2 {
        session.press_and_wait(DOWN);
        session.press_and_wait(UP);
    }
    let before = session.usage();
    let keys: Vec<_> = [DOWN, UP].iter().cycle().take(KEYS).map(|key| session.press_and_wait(key)).collect();
    let after = session.usage();
    let burst = session.press_and_wait(&[DOWN; 100].concat());
    // The mark is at the end, or beyond what the floor has: a letter means nothing to either.
    let unmoved = session.press("x").map_or(0, |frame| frame.bytes);
    Run {
        first: milliseconds(first.time),
        first_bytes: first.bytes as f64,
        first_writes: writes as f64,
        key: median(keys.iter().map(|frame| milliseconds(frame.time))),
        key_bytes: median(keys.iter().map(|frame| frame.bytes as f64)),
        key_processor: milliseconds(after.processor.saturating_sub(before.processor)) / KEYS as f64,
        burst: milliseconds(burst.time),
        unmoved: unmoved as f64,
        peak: after.peak as f64,
        own: after.own as f64,
    }
}

/// At the first list of `command`, with its first frame and how often it had written anything by then.
fn at_list(command: &[&str], start: &str, home: &Path) -> (Session, Frame, u64) {
    empty(home);
    let (mut session, first) = Session::start(command, home);
    let writes = session.usage().writes;
    if !start.is_empty() {
        session.press_and_wait(start);
    }
    (session, first, writes)
}

fn idle(home: &Path) -> Idle {
    let (session, ..) = at_list(&[OURS], "\r", home);
    let before = session.usage();
    let bytes = session.idle(IDLE);
    let after = session.usage();
    Idle {
        processor: milliseconds(after.processor.saturating_sub(before.processor)),
        waits: (after.waits - before.waits) as f64,
        bytes: bytes as f64,
    }
}

/// The floor program, built as the program itself is.
fn floor() -> String {
    let built = Command::new(env!("CARGO")).args(["build", "--release", "--quiet", "--example", "floor"]).status();
    assert!(built.is_ok_and(|status| status.success()), "the floor cannot be built");
    Path::new(OURS).with_file_name("examples").join("floor").display().to_string()
}

fn size(path: &str) -> f64 {
    fs::metadata(path).unwrap().len() as f64 / 1024.0
}

pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
