//! `preview` and `check --watch`: what they show once a catalogue is saved, however an editor saves it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::harness::{Session, WELCOME, script, whichone};

const CATALOGUE: &str = include_str!("../../assets/new.yaml");

/// Its first three questions.
const FIRST: &str = "Would customers notice";
const SECOND: &str = "When do you need it?";
const THIRD: &str = "What is missing from the products";

/// With an error.
fn broken() -> String {
    CATALOGUE.replace("speed: 4", "spede: 4")
}

/// With another title of the second question.
fn reworded() -> String {
    CATALOGUE.replace(SECOND, "When is it due?")
}

/// Without the second question.
fn shortened() -> String {
    let (before, rest) = CATALOGUE.split_once("  - id: needed\n").unwrap();
    let (_, after) = rest.split_once("  - id: gaps\n").unwrap();
    format!("{before}  - id: gaps\n{after}").replace("needed: [later], ", "").replace("needed: [month], ", "")
}

/// What editors do when a file is saved.
#[derive(Debug, Clone, Copy)]
enum Save {
    InPlace,
    /// Write another file, and rename it over this one.
    Rename,
    /// Rename this one, and write it anew.
    Backup,
    /// Delete this one, and write it anew.
    Delete,
}

impl Save {
    fn save(self, path: &Path, text: &str) {
        let beside = |end: &str| PathBuf::from(format!("{}{end}", path.display()));
        match self {
            Self::InPlace => fs::write(path, text).unwrap(),
            Self::Rename => {
                fs::write(beside(".new"), text).unwrap();
                fs::rename(beside(".new"), path).unwrap();
            }
            Self::Backup => {
                fs::rename(path, beside("~")).unwrap();
                fs::write(path, text).unwrap();
            }
            Self::Delete => {
                fs::remove_file(path).unwrap();
                fs::write(path, text).unwrap();
            }
        }
    }
}

/// A preview at the second question, with the first answered.
fn at_second() -> Session {
    let mut preview = whichone(&["preview", "mine.yaml"]).file("mine.yaml", CATALOGUE).at_welcome();
    preview.press("\r", FIRST);
    preview.press("1", SECOND);
    preview
}

fn follows(how: Save) {
    let mut preview = at_second();
    let path = preview.home().join("mine.yaml");
    preview.press("\x1b[B", "▌ 2");

    how.save(&path, &broken());
    preview.wait_for("unknown reason `spede`");
    let screen = preview.screen();
    assert!(screen.contains("^^^^^") && screen.contains("did you mean `speed`?"), "{screen}");
    // What loaded before can still be used.
    preview.press("\x1b", "The file has 1 error, so you see the version before.");
    assert!(preview.screen().contains(SECOND), "{}", preview.screen());
    preview.press("3", THIRD);
    preview.press("\x1b[D", "▌ 3");
    preview.press("p", "unknown reason `spede`");

    how.save(&path, &reworded());
    preview.wait_for("When is it due?");
    let screen = preview.screen();
    assert!(screen.contains("Loaded again: ok; 4 questions, 2 of 2 cases pass."), "{screen}");
    assert!(screen.contains("2 of 4") && screen.contains("▌ 3") && !screen.contains("spede"), "{screen}");

    how.save(&path, &shortened());
    preview.wait_for(THIRD);
    preview.press("r", "See the verdict");
    let screen = preview.screen();
    assert!(screen.contains("They choose us for it") && !screen.contains("Deadline"), "{screen}");

    how.save(&path, CATALOGUE);
    preview.wait_for("Deadline");
    assert!(preview.screen().contains("They choose us for it"), "{}", preview.screen());
    preview.keys("q");
    assert_eq!(preview.end().exited(0).restored().printed(), "");
}

#[test]
fn preview_follows_a_file_that_is_written_in_place() {
    follows(Save::InPlace);
}

#[test]
fn preview_follows_a_file_that_is_renamed_over() {
    follows(Save::Rename);
}

#[test]
fn preview_follows_a_file_that_is_moved_away_or_deleted_first() {
    follows(Save::Backup);
    follows(Save::Delete);
}

#[test]
fn preview_follows_a_file_behind_a_symbolic_link() {
    for how in [Save::InPlace, Save::Rename] {
        let preview = whichone(&["preview", "mine.yaml"]).link("elsewhere", "mine.yaml", CATALOGUE).at_welcome();
        how.save(&preview.home().join("elsewhere/mine.yaml"), &reworded());
        preview.wait_for("Loaded again");
        preview.interrupt();
    }
}

#[test]
fn preview_of_a_file_with_errors_starts_once_it_loads() {
    let mut preview = whichone(&["preview", "mine.yaml"]).file("mine.yaml", &broken()).start();
    preview.wait_for("Starts once the file loads.");
    assert!(preview.screen().contains("mine.yaml: 1 error") && preview.screen().contains("^^^^^"));
    // No key answers anything yet.
    preview.keys("1dx\r");
    let path = preview.home().join("mine.yaml");
    Save::Rename.save(&path, &broken().replace("speed: 2", "spede: 2"));
    preview.wait_for("mine.yaml: 2 errors");
    Save::Rename.save(&path, CATALOGUE);
    preview.wait_for(WELCOME);
    preview.press("\r", FIRST);
    preview.interrupt();

    let mut preview = whichone(&["preview", "mine.yaml"]).file("mine.yaml", &broken()).start();
    preview.wait_for("Starts once the file loads.");
    preview.keys("q");
    preview.end().exited(0).restored();
}

#[test]
fn preview_of_a_deleted_file_continues() {
    let mut preview = at_second();
    let path = preview.home().join("mine.yaml");
    fs::remove_file(&path).unwrap();
    preview.wait_for("cannot read it: No such file");
    preview.press("\x1b", SECOND);
    fs::write(&path, reworded()).unwrap();
    preview.wait_for("When is it due?");
    preview.interrupt();
}

/// The text of a note is kept as a draft.
#[test]
fn preview_loads_again_while_a_note_is_typed() {
    let mut preview = at_second();
    let path = preview.home().join("mine.yaml");
    preview.press("nTrade fair", "Trade fair");
    // Errors wait until the note is saved or cancelled.
    Save::Rename.save(&path, &broken());
    preview.press(" in May", "Trade fair in May");
    Save::Rename.save(&path, &reworded());
    preview.wait_for("When is it due?");
    preview.press("n", "Trade fair in May");
    preview.interrupt();
}

#[test]
fn preview_never_saves_answers() {
    let mut preview = at_second();
    preview.press("1", THIRD);
    let home = preview.home().to_owned();
    let files = || {
        let entries = fs::read_dir(&home).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        entries.collect::<Vec<_>>()
    };
    assert_eq!(files(), ["mine.yaml"]);
    preview.press("v", "1 Verdict");
    preview.press("e1", "Enter");
    preview.press("\x15mine.yaml\r", "That file is the catalogue.");
    assert_eq!(
        (files(), fs::read_to_string(home.join("mine.yaml")).unwrap()),
        (vec!["mine.yaml".into()], CATALOGUE.into())
    );
    preview.interrupt();
}

#[test]
fn check_watch_prints_again_after_a_save_and_ends_on_ctrl_c() {
    let setup = whichone(&["check", "--watch", "--cases", "mine.yaml", "other.yaml"]);
    let mut watch = setup.file("mine.yaml", CATALOGUE).file("other.yaml", CATALOGUE).start();
    watch.wait_for("other.yaml: ok; 4 questions, 2 of 2 cases pass");
    let path = watch.home().join("mine.yaml");
    Save::Rename.save(&path, &broken());
    watch.wait_for("mine.yaml: 1 error");
    Save::Rename.save(&path, CATALOGUE);
    watch.wait_for("--- mine.yaml ---\n\n      case");
    watch.keys("\x03");
    let end = watch.end();
    end.killed_by("Interrupt").unchanged();
    let printed = end.printed();
    // Only what was saved is printed again.
    assert_eq!(printed.matches("--- mine.yaml ---").count(), 2, "{printed}");
    assert_eq!(printed.matches("other.yaml: ok").count(), 1, "{printed}");
    assert!(printed.contains("did you mean `speed`?"), "{printed}");
}

#[test]
fn check_watch_prints_at_once_to_a_pipe() {
    let command = "whichone check --watch mine.yaml | while read line; do echo \"got $line\"; done";
    let mut watch = script(command).file("mine.yaml", CATALOGUE).start();
    watch.wait_for("got mine.yaml: ok; 4 questions, 2 of 2 cases pass");
    Save::Rename.save(&watch.home().join("mine.yaml"), &broken());
    watch.wait_for("got mine.yaml: 1 error");
    watch.keys("\x03");
    watch.end().unchanged();
}
