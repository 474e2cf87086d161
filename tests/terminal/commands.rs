//! The command line around the quiz: no terminal, a faulty catalogue, output that goes elsewhere.

use std::{
    path::Path,
    process::{Command, Output, Stdio},
};

use crate::harness::{QUESTIONS, WHICHONE, script, whichone};

#[test]
fn no_terminal_says_what_to_do() {
    // The terminal of the test is neither its input nor its output nor in control of it.
    let session = script("whichone < /dev/null 2> message | cat; cat message").uncontrolled().start();
    let printed = session.end().untouched().printed();
    assert!(printed.starts_with("whichone: no terminal ("), "{printed}");
    assert!(printed.contains("run whichone in a terminal window"), "{printed}");
}

#[test]
fn no_terminal_exits_with_2() {
    let session = script("exec whichone < /dev/null > result 2>&1").uncontrolled().start();
    session.end().exited(2).untouched();
}

#[test]
fn dumb_terminal_gets_line_mode() {
    for (name, value) in [("TERM", "dumb"), ("ACCESSIBLE", "1")] {
        let mut quiz = whichone(&[]).env(name, value).start();
        quiz.wait_for("Your answer:");
        quiz.press("1\n", "Question 2 of 13");
        quiz.press("v\n", "Enter to quit:");
        quiz.keys("\n");
        let end = quiz.end();
        if name == "TERM" {
            end.untouched();
        }
        assert!(!end.modes.touched(1049));
        let printed = end.exited(0).printed();
        assert!(
            printed.ends_with("Full report: whichone report ~/.local/state/whichone/python_or_rust/no-project.yaml"),
            "{printed}"
        );
    }
}

#[test]
fn interrupted_line_mode_says_where_the_answers_are() {
    let mut quiz = whichone(&["--plain"]).start();
    quiz.wait_for("Your answer:");
    quiz.press("1\n", "Question 2 of 13");
    quiz.keys("\x03");
    let end = quiz.end();
    let printed = end.exited(130).untouched().printed();
    assert!(printed.ends_with("no-project.yaml. Continue with `whichone --plain`."), "{printed}");
}

#[test]
fn result_is_written_and_copied_through_the_terminal() {
    let mut quiz = script("whichone --format adr --output decision.md; echo $?; head -n 2 decision.md").at_result();
    quiz.press("c", "Copied.");
    // Somebody else may have copied something since.
    let sent = quiz.sent();
    quiz.keys("c");
    quiz.wait_for_more(sent);
    quiz.press("e2", "Will be written to ");
    quiz.press("\x15r.md\r", "Written to ");
    let written = std::fs::read_to_string(quiz.home().join("r.md")).unwrap();
    assert!(written.starts_with("# Python or Rust?"), "{written}");
    quiz.keys("q");
    let end = quiz.end();
    assert_eq!(end.exited(0).restored().printed(), "0\n---\nstatus: proposed");
    assert!(end.drawn().contains("\x1b]52;c;"), "the text of the result");
}

#[test]
fn result_does_not_replace_a_read_only_file() {
    let mut quiz = whichone(&[]).file("ro.md", "mine").at_result();
    let path = quiz.home().join("ro.md");
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o444)).unwrap();
    quiz.press("e2", "Will be written to ");
    quiz.press("\x15ro.md\r", "That file is read-only. Choose another name.");
    assert_eq!(std::fs::read_to_string(path).unwrap(), "mine");
    quiz.interrupt();
}

#[test]
fn unwritable_output_stops_before_asking() {
    let quiz = whichone(&["--output", "there.md"]).file("there.md", "mine").start();
    let kept = quiz.home().join("there.md");
    let text = std::fs::read_to_string(kept).unwrap();
    let end = quiz.end();
    let printed = end.exited(2).untouched().printed();
    assert!(printed.contains("already exists") && text == "mine", "{printed}");
}

#[test]
fn piped_lines_are_answered_without_a_terminal() {
    let command = "printf '1\\n2\\nv\\n' | whichone > result 2> asked; echo $? $(head -n 1 result) $(grep -c '^Question [0-9]' asked)";
    let session = script(&format!("({command}) | cat")).uncontrolled().start();
    assert_eq!(session.end().untouched().printed(), "0 Python or Rust? 3");
}

#[test]
fn redirected_output_draws_on_the_terminal_and_writes_the_result() {
    let mut quiz = script("whichone > result; status=$?; cat -v result; exit $status").at_result();
    let kept = quiz.home().join("result");
    assert_eq!(std::fs::read(kept).unwrap(), b"", "nothing before the end");
    quiz.keys("q");
    let end = quiz.end();
    // `cat -v` would show an escape as `^[`.
    let printed = end.exited(0).restored().printed();
    assert!(printed.starts_with("Python or Rust?\n") && printed.contains("From the catalogue"), "{printed}");
    assert!(!printed.contains("^["), "{printed}");
}

#[test]
fn redirected_input_reads_keys_from_the_terminal() {
    let mut quiz = script("exec whichone < /dev/null").at_question();
    quiz.press("2", QUESTIONS[1]);
    quiz.interrupt();
}

#[test]
fn invalid_catalogue_is_shown_with_line_and_caret() {
    let faulty = "format: 1\nid: broken\nversion: \"1\"\ntitle: Broken\nsummary: Broken.\noptions: 3\n";
    let end = whichone(&["broken.yaml"]).file("broken.yaml", faulty).start().end();
    let printed = end.exited(2).untouched().printed();
    assert!(printed.contains("broken.yaml:6:10"), "{printed}");
    assert!(printed.lines().any(|line| line.contains('^')), "{printed}");
    assert!(printed.contains("whichone: broken.yaml: "), "{printed}");
}

#[test]
fn missing_catalogue_is_named() {
    let end = whichone(&["nowhere.yaml"]).start().end();
    let printed = end.exited(2).untouched().printed();
    assert!(printed.starts_with("whichone: cannot read nowhere.yaml: "), "{printed}");
}

/// Runs it with pipes, as another program would.
fn piped(arguments: &[&str]) -> Output {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR"));
    Command::new(WHICHONE).args(arguments).env_clear().current_dir(home).stdin(Stdio::null()).output().unwrap()
}

#[test]
fn commands_that_draw_nothing_need_no_terminal() {
    let expected = [
        (["check"], "language (built in): "),
        (["--help"], "Exit status: "),
        (["--version"], concat!("whichone ", env!("CARGO_PKG_VERSION"))),
    ];
    for (arguments, text) in expected {
        let Output { status, stdout, stderr } = piped(&arguments);
        let stdout = String::from_utf8(stdout).unwrap();
        assert_eq!((status.code(), String::from_utf8(stderr).unwrap().as_str()), (Some(0), ""), "{arguments:?}");
        assert!(stdout.contains(text) && !stdout.contains('\x1b'), "{arguments:?}:\n{stdout}");
    }
}

#[test]
fn wrong_use_exits_with_2() {
    let Output { status, stdout, stderr } = piped(&["--no-such-option"]);
    assert_eq!((status.code(), stdout.as_slice()), (Some(2), b"".as_slice()));
    assert!(String::from_utf8(stderr).unwrap().contains("--no-such-option"));
}

#[test]
fn bash_completes_ids_after_an_equals_sign() {
    let commands = "whichone new 'my own.yaml'; whichone completions bash > rc; echo \"PS1='ready> '\" >> rc; exec bash --rcfile rc -i";
    let mut shell = script(commands).start();
    shell.wait_for("ready>");
    shell.press("whichone report --answer kin\tserv\t", "--answer kind=service");
    shell.press("--answer work=loops,pag\t", "work=loops,pages");
    shell.press("--format=ad\t", "--format=adr");
    shell.press("\u{1}\u{b}whichone graph serv\t", "whichone graph services");
    // Nothing behind the cursor is lost.
    shell.press("\u{1}\u{b}whichone report --answer kind=sev\u{1b}[D\u{1b}[D\u{1b}[D\tX", "kind=Xsev");
    shell.press("\u{1}\u{b}whichone report --answer kizz\u{1b}[D\u{1b}[D\t", "--answer kind=zz");
    // Spaces, quotes and colons.
    shell.press("\u{1}\u{b}whichone graph my\t", "graph my\\ own.yaml");
    shell.press("\u{1}\u{b}whichone graph \"my\t", "graph \"my own.yaml");
    shell.press("\u{1}\u{b}whichone report --catalogue \"my own.yaml\" --decided bu\ti\t", "--decided build");
    shell.press("\u{1}\u{b}whichone --by Ada: --answer work= --not-sure ki\t", "--not-sure kind");
    shell.keys("\u{1}\u{b}exit\n");
    shell.end();
}
