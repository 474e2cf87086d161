//! Another catalogue, chosen on the welcome screen.

use std::{fs, path::Path};

use crate::{
    drawing::ASCII,
    harness::{QUESTIONS, Session, WELCOME, text, whichone},
};
use whichone::store::parse;

/// Where answers are saved in a home.
const STATE: &str = ".local/state/whichone";

/// Opens the list of catalogues on the welcome screen.
fn open_list(quiz: &mut Session) {
    quiz.press("\x1b[F", "▌  Decide something else");
    quiz.press("\r", "SQLite, PostgreSQL or DuckDB?");
}

/// The files of a folder of answers.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

#[test]
fn another_catalogue_has_its_own_welcome_its_own_file_and_its_own_command() {
    let mut quiz = whichone(&[]).at_question();
    let state = quiz.home().join(STATE);
    quiz.press("2", QUESTIONS[1]);
    assert_eq!(files(&state.join("python_or_rust")), [".no-project.yaml.lock", "no-project.yaml"]);
    quiz.press("hh", WELCOME);
    open_list(&mut quiz);
    quiz.press("\r", "DuckDB");
    let fresh = whichone(&["database"]).at_welcome().screen();
    quiz.wait_until("all of its welcome", |screen| text(screen) == fresh);
    assert_eq!(files(&state.join("python_or_rust")), ["no-project.yaml"], "the lock is released");
    quiz.press("\r", "1 of ");
    quiz.press("1", "2 of ");
    for catalogue in ["python_or_rust", "which_database"] {
        let saved = parse(&fs::read_to_string(state.join(catalogue).join("no-project.yaml")).unwrap()).unwrap();
        assert_eq!((saved.catalogue.id.as_str(), saved.answers.0.len()), (catalogue, 1));
    }
    quiz.keys("q");
    let printed = quiz.end().exited(1).restored().printed();
    assert!(printed.ends_with("Continue with `whichone database`."), "{printed}");
}

#[test]
fn catalogue_in_the_current_folder_can_be_chosen() {
    let faulty = "format: 1\nid: broken\n";
    let setup = whichone(&[]).file("tea.yaml", ASCII).file("broken.yaml", faulty).file("answers.yaml", "a: 1\n");
    let mut quiz = setup.at_welcome();
    open_list(&mut quiz);
    assert!(quiz.screen().contains("tea.yaml") && !quiz.screen().contains("answers.yaml"), "{}", quiz.screen());
    quiz.press("jj\r", "whichone check broken.yaml");
    quiz.press("\x1b[F\r", "Tea");
    quiz.wait_for("▌  Start");
    quiz.press("\r2", "Who is there?");
    quiz.keys("\x03");
    let printed = quiz.end().exited(130).restored().printed();
    assert!(printed.ends_with("Continue with `whichone tea.yaml`."), "{printed}");
}

#[test]
fn named_file_offers_no_other_catalogue() {
    for arguments in [["--file", "answers.yaml"], ["--answer", "kind=embedded"]] {
        let quiz = whichone(&arguments).at_welcome();
        assert!(!quiz.screen().contains("Decide something else"), "{}", quiz.screen());
    }
}
