//! Stopping and going on, with a shell that has job control and without one.

use rustix::process::{Pid, Signal, kill_process};
use vt100::Screen;

use crate::harness::{QUESTIONS, Session, Setup, WELCOME, text, whichone};

const CTRL_Z: &str = "\x1a";

/// A shell with job control, at its prompt.
fn shell() -> Session {
    // Without line editing the shell leaves the line settings and the modes of the terminal alone.
    let options = ["--norc", "--noprofile", "--noediting", "-i"];
    let shell = Setup::new("/bin/bash", &options).env("PS1", "ready> ").env("HISTFILE", "/dev/null").start();
    shell.wait_until("the prompt", at_prompt);
    shell
}

fn at_prompt(screen: &Screen) -> bool {
    !screen.alternate_screen() && text(screen).ends_with("ready>")
}

/// Waits for the shell to say that it has stopped the program, and checks that it has the terminal back.
fn wait_for_stop(shell: &Session, termios: &str) {
    shell.wait_until("the prompt after a stop", |screen| text(screen).contains("Stopped") && at_prompt(screen));
    assert_eq!(shell.termios(), termios, "the line settings at the prompt");
    shell.wait_until("the modes of the shell", |screen| !screen.hide_cursor() && !screen.bracketed_paste());
}

/// Waits for exactly this screen, drawn on a screen of its own.
fn wait_for_same(session: &Session, expected: &str) {
    let same = |screen: &Screen| screen.alternate_screen() && text(screen) == expected;
    session.wait_until("the same screen", same);
}

fn suspend_and_come_back(command: &str, stop: impl Fn(&mut Session)) {
    let mut shell = shell();
    let termios = shell.termios();
    shell.press(&format!("{command}\n"), WELCOME);
    shell.press("\r", QUESTIONS[0]);
    shell.press("\x1b[B", "▌ 2");
    let question = shell.screen();
    for _ in 0..2 {
        stop(&mut shell);
        wait_for_stop(&shell, &termios);
        shell.press("echo $((6 * 7))\n", "42\nready>");
        shell.keys("fg\n");
        wait_for_same(&shell, &question);
    }
    shell.press("\r", QUESTIONS[1]);
    shell.keys("\x03");
    shell.wait_until("the prompt", at_prompt);
    shell.keys("exit\n");
    shell.end().restored();
}

#[test]
fn ctrl_z_restores_the_terminal_and_fg_redraws() {
    suspend_and_come_back("whichone", |shell| shell.keys(CTRL_Z));
}

#[test]
fn sigtstp_works_like_ctrl_z() {
    suspend_and_come_back("sh -c 'echo $$ > pid; exec whichone'", |shell| {
        let pid = std::fs::read_to_string(shell.home().join("pid")).unwrap();
        kill_process(Pid::from_raw(pid.trim().parse().unwrap()).unwrap(), Signal::TSTP).unwrap();
    });
}

/// A shell waits for all of a job: were the program alone to stop, the person would sit before a dead terminal.
#[test]
fn ctrl_z_stops_the_whole_job() {
    suspend_and_come_back("sh -c 'whichone; true'", |shell| shell.keys(CTRL_Z));
}

#[test]
fn preview_can_be_suspended() {
    suspend_and_come_back("whichone catalogues --show language > q.yaml; whichone preview q.yaml", |shell| {
        shell.keys(CTRL_Z);
    });
}

#[test]
fn preview_loads_what_was_saved_while_it_was_stopped() {
    let mut shell = shell();
    let termios = shell.termios();
    let path = shell.home().join("mine.yaml");
    std::fs::write(&path, "format: 2\n").unwrap();
    shell.press("whichone preview mine.yaml\n", "Starts once the file loads.");
    let broken = shell.screen();
    shell.keys(CTRL_Z);
    wait_for_stop(&shell, &termios);
    shell.keys("fg\n");
    wait_for_same(&shell, &broken);
    shell.keys(CTRL_Z);
    wait_for_stop(&shell, &termios);
    shell.press("whichone new new.yaml; mv new.yaml mine.yaml\n", "Created");
    shell.keys("fg\n");
    shell.wait_for(WELCOME);
    shell.keys("q");
    shell.wait_until("the prompt", at_prompt);
    shell.keys("exit\n");
    shell.end().restored();
}

/// As in `ssh -t host whichone`, or in a terminal window of its own.
#[test]
fn ctrl_z_is_ignored_without_job_control() {
    let mut quiz = whichone(&[]).at_welcome();
    quiz.keys(CTRL_Z);
    quiz.press("\r", QUESTIONS[0]);
    quiz.interrupt();
}

/// As after a debugger, or where a shell stops it in a way that cannot be noticed.
#[test]
fn continuing_after_sigstop_redraws_everything() {
    let mut quiz = whichone(&[]).at_welcome();
    let (welcome, sent) = (quiz.screen(), quiz.sent());
    quiz.signal(Signal::STOP);
    quiz.signal(Signal::CONT);
    quiz.wait_for_more(sent);
    wait_for_same(&quiz, &welcome);
    assert!(quiz.sent() > sent + welcome.len() / 2, "only {} bytes", quiz.sent() - sent);
    quiz.keys("q");
    quiz.end().exited(1).restored();
}
