//! `whichone compare`: a screen on a terminal, and text everywhere else.

use crate::harness::{Setup, script, whichone};

const FILES: [&str; 3] = ["compare", "ada.yaml", "bo.yaml"];

/// With the answers of both.
fn with_files(setup: Setup) -> Setup {
    setup.file("ada.yaml", include_str!("../teams/ada.yaml")).file("bo.yaml", include_str!("../teams/bo.yaml"))
}

#[test]
fn agreement_is_tried_on_the_screen_and_the_verdict_printed() {
    let mut compare = with_files(whichone(&FILES)).start();
    compare.wait_for("You disagree on 11 of 13 questions");
    let given = compare.words();
    assert!(given.contains("Rust, but not by much."), "{given}");
    compare.press("\r", "If all who answered agreed on");
    compare.press("\r", "Trying: all who answered");
    assert!(!compare.words().contains("Rust, but not by much."), "{}", compare.screen());
    compare.keys("q");
    // What was tried is not printed.
    let printed = compare.end().exited(0).restored().printed();
    assert!(printed.starts_with("Rust, but not by much. ") && printed.ends_with("questions answered."), "{printed}");
    assert!(printed.lines().all(|line| line.len() <= 100), "{printed}");
}

#[test]
fn comparison_is_printed_where_nobody_sees_a_screen() {
    let compare = "whichone compare ada.yaml bo.yaml";
    let each = [
        format!("{compare} | cat"),
        format!("{compare} --format text"),
        format!("{compare} --output out; cat out"),
        format!("ACCESSIBLE=1 {compare}"),
        format!("TERM=dumb {compare}"),
    ];
    let printed = each.map(|command| with_files(script(&command)).start().end().exited(0).untouched().printed());
    assert!(printed[0].contains("Settle these first"), "{}", printed[0]);
    for other in &printed[1..] {
        assert_eq!(other, &printed[0]);
    }
}
