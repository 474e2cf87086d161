//! Files that are not answers files of this catalogue: they are never written to, and the error says what is wrong and
//! where.

use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::Path,
    process::Command,
    sync::mpsc,
    thread,
    time::{Duration, SystemTime},
};

use super::fixture::{Fixture, open, with_an_answer};
use whichone::store::{BYTES, Store};

/// How long what must not hang may take on a machine that is busy with something else.
const DEADLINE: Duration = Duration::from_secs(20);

/// What tells that a file was written to or replaced.
fn state(path: &Path) -> (u64, SystemTime, Option<Vec<u8>>) {
    let found = fs::metadata(path).unwrap();
    let content = found.is_file().then(|| fs::read(path).unwrap());
    (found.ino(), found.modified().unwrap(), content)
}

/// Goes through a session on `path` in `fixture`; gives what was said to be the trouble.
fn trouble_with(fixture: &Fixture, path: &Path) -> String {
    let (before, names) = (state(path), fixture.names());
    let mut session = open(path);
    assert!(session.resumed.is_none(), "nothing can be resumed");
    let told = session.save();
    assert!(told.saved, "nothing was answered yet");
    session.answer("hour", &["late"]);
    let trouble = session.fails();
    assert_eq!(told.trouble, trouble, "said from the start");
    assert_eq!(session.keeper.archive(), None);
    session.answer("weather", &["wet"]);
    session.fails();
    // All of it can still be printed.
    assert_eq!(session.keeper.answers_file(&session.quiz).answered(), 2);
    drop(session);
    assert_eq!(state(path), before, "{trouble}");
    assert_eq!(fixture.names(), names, "{trouble}");
    trouble
}

#[test]
fn answers_file_of_another_catalogue_is_left_alone() {
    let fixture = Fixture::new();
    let file = with_an_answer(&fixture.at("good"));
    let other = file.replace("id: tea_or_coffee", "id: cats_or_dogs");
    let cases: [(&str, Vec<u8>, &str); 12] = [
        ("yaml", b"format: [1\nanswers".to_vec(), ":2:"),
        ("key", format!("{file}mood: good\n").into(), "unknown key `mood`"),
        ("type", file.replace("\n  - early", " 3").into(), ":9:9: "),
        ("twice", format!("{file}answers: {{}}\n").into(), ":16:1: "),
        ("alike", file.replace("  hour:", "  hour: []\n  \" hour\":").into(), "duplicate question `hour`"),
        ("other", other.into(), "has answers for the catalogue `cats_or_dogs`, not `tea_or_coffee`"),
        (
            "future",
            file.replace("format: 1", "format: 3\nsomething: new").into(),
            ":1:9: this answers file has format 3",
        ),
        ("deep", format!("catalogue: {}", "[".repeat(200_000)).into(), ":1:1012: lists or maps are nested too deeply"),
        ("list", b"- 1\n".to_vec(), ":1:1"),
        ("bytes", b"format: 1\nby: \xff\xfe\n".to_vec(), "UTF-8"),
        ("long", "#".repeat(too_long()).into(), "it is larger than 8 MiB"),
        ("wide", format!(" {}", "é".repeat(too_long() / 2)).into(), "it is larger than 8 MiB"),
    ];
    for (name, content, what) in cases {
        let path = fixture.put(name, content);
        let trouble = trouble_with(&fixture, &path);
        let shown = path.display().to_string();
        assert!(trouble.contains(&shown) && trouble.contains(what), "{name}: {trouble}");
    }
}

fn too_long() -> usize {
    BYTES + 1
}

#[test]
fn special_files_are_not_read() {
    let fixture = Fixture::new();
    let folder = fixture.at("folder");
    fs::create_dir(&folder).unwrap();
    for path in [folder.as_path(), Path::new("/dev/zero")] {
        // A device stands in a folder where other things come and go; all that matters is that it ends.
        let trouble = if path == folder { trouble_with(&fixture, path) } else { told_of(path) };
        assert!(trouble.ends_with(": it is a folder or a device, not a file"), "{trouble}");
    }
}

#[test]
fn pipe_does_not_block() {
    let fixture = Fixture::new();
    let pipe = fixture.at("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let (done, waiting) = mpsc::channel();
    thread::spawn(move || done.send(trouble_with(&fixture, &pipe)));
    let trouble = waiting.recv_timeout(DEADLINE).expect("it must not hang");
    assert!(trouble.ends_with(": it is a folder or a device, not a file"), "{trouble}");
}

/// What is said of a file that is not in a folder of the test. The lock beside it goes with the session.
fn told_of(path: &Path) -> String {
    open(path).save().trouble
}

#[test]
fn errors_about_any_file_are_safe_to_print() {
    let fixture = Fixture::new();
    let file = with_an_answer(&fixture.at("good"));
    let evil = "\"\\e[2J\\u202e\\a\\n\"";
    for content in [
        format!("{file}{evil}: 1\n"),
        file.replace("id: tea_or_coffee", &format!("id: {evil}")),
        file.replace("order: written", &format!("order: {evil}")),
        file.replace("format: 1", "format: \u{1b}[2J"),
    ] {
        let path = fixture.put("\u{1b}[2J\u{202e}\nada.yaml", content);
        let trouble = trouble_with(&fixture, &path);
        let inert = |c: char| !c.is_control() && c != '\u{202e}';
        assert!(trouble.chars().all(inert), "{trouble:?}");
    }
}

#[test]
fn empty_file_becomes_an_answers_file() {
    let fixture = Fixture::new();
    let path = fixture.put("made_by_touch", "\n");
    let mut session = open(&path);
    assert!(session.resumed.is_none());
    session.answer("hour", &["late"]);
    session.saves();
    assert_eq!(super::fixture::saved_file(&path).answered(), 1);
}

#[test]
#[cfg(unix)]
fn write_protected_file_is_read_but_not_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let fixture = Fixture::new();
    let path = fixture.at("protected");
    with_an_answer(&path);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let before = state(&path);
    let mut session = open(&path);
    assert!(session.resumed.is_some(), "it is read");
    session.answer("weather", &["wet"]);
    assert!(session.fails().contains("is read-only"));
    drop(session);
    assert_eq!(state(&path), before);
    // One that others may write to stays so, whatever the mask of who saves it.
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
    let mut session = open(&path);
    session.answer("weather", &["wet"]);
    session.saves();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o666);
}
