//! In a pane of tmux, which is a terminal of its own between the program and the other.

use std::{path::Path, process::Command};

use super::harness::{Session, Setup, text};

/// The keys before a command to tmux.
const PREFIX: &str = "\x02";

/// Whether tmux is there; where not, says that nothing was tested.
fn is_there() -> bool {
    let found = Command::new("tmux").arg("-V").output().is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("not tested: tmux is not installed");
    }
    found
}

/// A server of its own, which ends with the test. Its socket has a short name: the path of one may not be long.
struct Server(tempfile::TempDir);

impl Server {
    fn socket(&self) -> String {
        self.0.path().join("s").to_str().unwrap().to_owned()
    }

    fn client(&self, home: &Path, command: &[&str]) -> Session {
        let socket = self.socket();
        let setup = Setup::new("tmux", &[&["-u", "-f", "/dev/null", "-S", &socket], command].concat()).at(home);
        setup.env("HISTFILE", "/dev/null").start()
    }

    fn tell(&self, command: &[&str]) {
        let status = Command::new("tmux").args(["-S", &self.socket()]).args(command).status().unwrap();
        assert!(status.success(), "{command:?}: {status}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        _ = Command::new("tmux").args(["-S", &self.socket(), "kill-server"]).output();
    }
}

#[test]
fn splitting_detaching_and_quitting_lose_nothing() {
    if !is_there() {
        return;
    }
    let server = Server(tempfile::tempdir().unwrap());
    let home = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let shell = "PS1='ready> ' exec bash --norc --noprofile --noediting -i";
    // Its last row would have a clock.
    let command = ["new-session", shell, ";", "set", "-g", "status", "off"];
    let mut tmux = server.client(home.path(), &command);
    tmux.wait_for("ready>");
    tmux.press("whichone\n", "Start the questions");
    tmux.press("\r", "Question 1 ");
    tmux.press("2\r", "Question 2 ");
    let whole = tmux.screen();
    // Beside it a second pane, and it is gone again.
    server.tell(&["split-window", "-h", "echo beside; exec cat"]);
    tmux.wait_for("beside");
    tmux.wait_for("Question 2 ");
    tmux.keys("\x04");
    tmux.wait_until("all of the question again", |screen| text(screen) == whole);
    tmux.keys(&format!("{PREFIX}d"));
    tmux.end().exited(0);
    let mut again = server.client(home.path(), &["attach"]);
    again.wait_until("the question where it was left", |screen| text(screen) == whole);
    again.press("1\r", "Question 3 ");
    again.keys("q");
    // The screen of the shell is back, with what was said at the end.
    again.wait_until("the shell", |screen| {
        let shown = text(screen);
        shown.starts_with("ready> whichone\n") && shown.contains("whichone: your answers are saved in ")
    });
    assert!(!again.screen().contains("Question"), "{}", again.screen());
    again.keys("exit\n");
    again.end().exited(0);
}
