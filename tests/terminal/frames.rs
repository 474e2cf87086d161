//! What drawing costs: one write per frame, and nothing while nothing happens.
#![cfg(target_os = "linux")]

use std::{fs, thread, time::Duration};

use crate::harness::{HELP, Session, at_question};

/// How often the threads of the program went to sleep.
fn waits(quiz: &Session) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{}/task", quiz.pid().as_raw_nonzero())).unwrap();
    let waits = |task: fs::DirEntry| {
        let status = fs::read_to_string(task.path().join("status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        line.unwrap().trim().parse::<u64>().unwrap()
    };
    tasks.map(|task| waits(task.unwrap())).sum()
}

/// How many writes the program has made.
fn writes(quiz: &Session) -> u64 {
    let counters = fs::read_to_string(format!("/proc/{}/io", quiz.pid().as_raw_nonzero())).unwrap();
    counters.lines().find_map(|line| line.strip_prefix("syscw: ")).unwrap().parse().unwrap()
}

#[test]
fn frame_is_one_synchronized_write() {
    let mut quiz = at_question();
    for (keys, words) in [("j", "▌ 2"), ("?", HELP), ("?", "▌ 2"), ("i", "Feeds these reasons"), ("\x1b", "▌ 2")]
    {
        let (written, sent) = (writes(&quiz), quiz.sent());
        quiz.press(keys, words);
        let frame = quiz.sent_since(sent);
        assert!(frame.starts_with("\x1b[?2026h") && frame.ends_with("\x1b[?2026l"), "{keys:?}: {frame:?}");
        assert_eq!(frame.matches("\x1b[?2026").count(), 2, "{keys:?}: {frame:?}");
        assert_eq!(writes(&quiz) - written, 1, "{keys:?}");
    }
    quiz.interrupt();
}

#[test]
fn idle_session_sends_nothing_and_never_wakes() {
    let mut quiz = at_question();
    quiz.press("2", "2 of ");
    quiz.wait_for_silence(Duration::from_millis(200));
    let before = (quiz.sent(), waits(&quiz));
    // The pause is what is tested.
    thread::sleep(Duration::from_secs(2));
    assert_eq!((quiz.sent(), waits(&quiz)), before);
    quiz.interrupt();
}
