//! In a pane of tmux, which is a terminal of its own between the program and the other.

use std::{path::Path, process::Command};

use crate::harness::{DESIGN, HELP, QUESTIONS, REVIEW, Session, Setup, WELCOME, text};

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

    /// The pane as tmux has it.
    fn pane(&self) -> String {
        let shown = Command::new("tmux").args(["-S", &self.socket(), "capture-pane", "-p"]).output().unwrap();
        String::from_utf8(shown.stdout).unwrap()
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

/// A shell in a server, without the last row of tmux, which would have a clock.
fn shell(server: &Server, home: &Path) -> Session {
    let shell = "PS1='ready> ' exec bash --norc --noprofile --noediting -i";
    let tmux = server.client(home, &["new-session", shell, ";", "set", "-g", "status", "off"]);
    tmux.wait_for("ready>");
    tmux
}

#[test]
fn tmux_split_detach_and_quit_lose_nothing() {
    if !is_there() {
        return;
    }
    let server = Server(tempfile::tempdir().unwrap());
    let home = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut tmux = shell(&server, home.path());
    tmux.press("whichone\n", WELCOME);
    tmux.press("\r", QUESTIONS[0]);
    tmux.press("2", QUESTIONS[1]);
    let whole = tmux.screen();
    // Beside it a second pane, and it is gone again.
    server.tell(&["split-window", "-h", "echo beside; exec cat"]);
    tmux.wait_for("beside");
    tmux.wait_for(QUESTIONS[1]);
    tmux.keys("\x04");
    tmux.wait_until("all of the question again", |screen| text(screen) == whole);
    tmux.keys(&format!("{PREFIX}d"));
    tmux.end().exited(0);
    let mut again = server.client(home.path(), &["attach"]);
    again.wait_until("the question where it was left", |screen| text(screen) == whole);
    again.press("\r", QUESTIONS[2]);
    again.keys("q");
    // The screen of the shell is back, with what was said at the end.
    again.wait_until("the shell", |screen| {
        let shown = text(screen);
        shown.starts_with("ready> whichone\n") && shown.contains("Saved in ~/")
    });
    assert!(!again.screen().contains("pick one"), "{}", again.screen());
    again.keys("exit\n");
    again.end().exited(0);
}

/// In scripts whose width terminals disagree about: vowels above and below, letters that join.
const SCRIPTS: &str = "format: 1\nid: scripts\nversion: '1'\ntitle: चाय या कॉफ़ी?\nsummary: क्षि ज़िन्दगी ที่นี่.\n\
    options: [{ id: a, name: ज़िन्दगी, summary: क्षमा कीजिए और चाय पीजिए. }, { id: b, name: ที่นี่, summary: น้ำชาที่ดีที่สุดอยู่ที่นี่. }]\n\
    reasons: [{ id: r, title: शान्ति, supports: { a: 1 }, summary: R. }, { id: s, title: ความเร็ว, supports: { b: 1 }, summary: S. }]\n\
    questions:\n\
    - { id: q0, title: क्या समय हुआ है और आप कहाँ हैं?, help: हिन्दी में पूछा गया प्रश्न, why: ज़िन्दगी, choices: [\
        { id: a, label: सुबह के नौ बजे, help: क्षणिक, points: { r: 3 } }, { id: b, label: ที่นี่ตอนนี้, help: น้ำ, points: { s: 3 } }] }\n\
    - { id: q1, title: plain text, choices: [{ id: a, label: 🇩🇪 flag and 👩‍👩‍👧 family, points: { r: 1 } }, { id: b, label: plain, points: { s: 1 } }] }\n\
    comparison: [{ id: c, title: स्वाद, reasons: [r], cells: { a: मीठा और हल्का, b: เข้มข้น } }]\n";

#[test]
fn text_of_uncertain_width_leaves_no_residue() {
    if !is_there() {
        return;
    }
    let server = Server(tempfile::tempdir().unwrap());
    let home = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    std::fs::write(home.path().join("scripts.yaml"), SCRIPTS).unwrap();
    let mut tmux = shell(&server, home.path());
    tmux.press("whichone scripts.yaml\n", WELCOME);
    let steps = [
        ("j\r", "← back"),
        ("h", WELCOME),
        ("k\r", "1 of 2"),
        ("j", "▌ 2"),
        ("?", HELP),
        ("?", "▌ 2"),
        ("1", "2 of 2"),
        ("j", "▌ 2"),
        ("h", "1 of 2"),
        ("l", "2 of 2"),
        ("1", REVIEW),
        ("k", "2 of 2"),
        ("jv", "1 Verdict"),
        ("2", "2 Answers"),
        ("3", "3 What if"),
        ("4", "4 Compare"),
        ("1", "1 Verdict"),
    ];
    for (keys, words) in steps {
        tmux.press(keys, words);
        let moved_to = server.pane();
        // A window of another size and back again has everything drawn anew.
        tmux.resize(30, 10);
        tmux.wait_for("Please enlarge");
        tmux.resize(DESIGN.0, DESIGN.1);
        tmux.wait_for(words);
        assert_eq!(moved_to, server.pane(), "after {keys:?}");
    }
    tmux.keys("q");
    tmux.wait_for("Saved in");
    tmux.keys("exit\n");
    tmux.end().exited(0);
}
