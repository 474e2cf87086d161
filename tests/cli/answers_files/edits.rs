//! Answers files that another program changes while a session has them open.

use std::fs;

use super::fixture::{Fixture, NOON, Session, TEA, open, open_for, picked, saved_file, tea, with_an_answer};
use whichone::{
    quiz::{Order, Quiz},
    store::{Clock, Edition, FileStore, Lock, Store, file_for, find_file},
};

/// A session that has saved an answer of its own, and the text of an edit to its file.
fn edited(fixture: &Fixture) -> (Session, String) {
    let path = fixture.at("ada.yaml");
    with_an_answer(&path);
    let mut session = open(&path);
    session.answer("weather", &["wet"]);
    session.saves();
    let edit = fs::read_to_string(&path).unwrap().replace("wet", "dry") + "# mine\n";
    fs::write(&path, &edit).unwrap();
    (session, edit)
}

#[test]
fn edit_by_another_program_is_kept_and_answers_go_to_a_new_file() {
    let fixture = Fixture::new();
    let (mut session, edit) = edited(&fixture);
    session.answer("hour", &["late"]);
    let keeping = session.save();
    let moved = fixture.at("ada.1.yaml");
    assert!(keeping.saved && keeping.trouble.is_empty(), "{keeping:?}");
    let told = format!(
        "Another program changed your answers file. Your answers here are now saved in {}.",
        whichone::store::shown_path(&moved)
    );
    assert_eq!(keeping.location_notice("ada.yaml"), told);
    assert_eq!(fs::read_to_string(fixture.at("ada.yaml")).unwrap(), edit);
    let ours = saved_file(&moved).answers;
    assert_eq!(ours.index()["hour"], &["late"]);
    assert_eq!(ours.index()["weather"], &["wet"]);
    // From then on it is the new file that is saved, and locked.
    session.answer("weather", &["dry"]);
    session.saves();
    assert_eq!(saved_file(&moved).answers.index()["weather"], &["dry"]);
    assert!(Lock::take(&moved).is_err() && Lock::take(&fixture.at("ada.yaml")).is_ok());
    assert!(session.keeper.has_moved() && session.keeper.path() == Some(&*moved));
}

#[test]
fn edit_that_undoes_an_answer_is_noticed() {
    let fixture = Fixture::new();
    let (mut session, edit) = edited(&fixture);
    session.saves();
    assert_eq!(fs::read_to_string(fixture.at("ada.yaml")).unwrap(), edit);
    assert_eq!(saved_file(&fixture.at("ada.1.yaml")).answers.index()["weather"], &["wet"]);
}

#[test]
fn file_that_was_only_read_may_change() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let edit = with_an_answer(&path).replace("early", "late") + "# mine\n";
    let mut session = open(&path);
    fs::write(&path, &edit).unwrap();
    session.saves();
    assert_eq!((fixture.names().len(), fs::read_to_string(&path).unwrap()), (2, edit), "the file and its lock");
}

#[test]
fn rewriting_a_file_with_the_same_text_is_not_a_change() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let text = with_an_answer(&path);
    let mut session = open(&path);
    fs::remove_file(&path).unwrap();
    fs::write(&path, text).unwrap();
    session.answer("weather", &["dry"]);
    session.saves();
    assert!(!session.keeper.has_moved());
    assert_eq!(saved_file(&path).answered(), 2);
}

#[test]
fn file_that_appears_during_the_session_is_not_overwritten() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let mut session = open(&path);
    fs::write(&path, "mine").unwrap();
    session.answer("weather", &["dry"]);
    session.saves();
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(saved_file(&fixture.at("ada.1.yaml")).answered(), 1);
}

#[test]
fn deleted_file_is_written_again() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let text = with_an_answer(&path);
    let mut session = open(&path);
    fs::remove_file(&path).unwrap();
    session.saves();
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    // So starting over finds the answers that it promises to keep.
    fs::remove_file(&path).unwrap();
    session.saves();
    assert_eq!(session.keeper.archive(), Some(fixture.at("ada.1.yaml")));
}

#[test]
fn name_locked_by_another_session_is_not_used() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    with_an_answer(&path);
    let mut other = open(&fixture.at("ada.1.yaml"));
    assert_eq!(open(&path).keeper.archive(), Some(fixture.at("ada.2.yaml")));
    other.answer("hour", &["late"]);
    other.saves();
    assert_eq!(saved_file(&fixture.at("ada.1.yaml")).answers.index()["hour"], &["late"]);
}

#[test]
fn changed_name_or_order_is_saved_without_an_answer() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    with_an_answer(&path);
    open_for(&path, "", "Bob").saves();
    assert_eq!(saved_file(&path).by, "Bob");
    let mut session = open(&path);
    let progress = session.quiz.responses().clone();
    session.quiz = Quiz::resumed(tea(), Order::Ranked(vec![2, 1, 0]), progress);
    session.saves();
    assert!(fs::read_to_string(&path).unwrap().contains("\norder: decisive\n"));
}

#[test]
fn result_is_dated_when_the_answers_were_saved() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    with_an_answer(&path);
    let later = Clock::fixed_utc(NOON + 3 * 24 * 3600).unwrap();
    let (mut keeper, resumed) = FileStore::open(Ok(path), (tea(), Edition::of(tea(), TEA)), ("", ""), later);
    let progress = resumed.unwrap().responses;
    let mut session = Session { quiz: Quiz::resumed(tea(), Order::Written, progress), keeper, resumed: None };
    assert_eq!(session.save().date, "2026-11-22");
    assert_eq!(session.keeper.metadata(&session.quiz, "").date, "2026-11-22");
    session.answer("weather", &["dry"]);
    assert_eq!(session.keeper.metadata(&session.quiz, "").date, "2026-11-25");
    assert_eq!(session.save().date, "2026-11-25");
    keeper = session.keeper;
    assert_eq!(keeper.metadata(&session.quiz, "").date, "2026-11-25");
}

#[test]
fn symlink_at_the_lock_path_does_not_create_its_target() {
    let fixture = Fixture::new();
    std::os::unix::fs::symlink("target", fixture.at(".ada.yaml.lock")).unwrap();
    let mut session = open(&fixture.at("ada.yaml"));
    session.answer("hour", &["late"]);
    session.fails();
    assert_eq!(fixture.names(), [".ada.yaml.lock"]);
}

#[test]
fn projects_never_share_a_file_and_old_file_names_are_found() {
    let fixture = Fixture::new();
    fs::create_dir(fixture.at("tea_or_coffee")).unwrap();
    let file = |project: &str| find_file(fixture.folder(), "tea_or_coffee", project);
    let of = |project: &str| {
        with_an_answer(&fixture.at("any.yaml")).replace("saved:", &format!("project: {project}\nsaved:"))
    };
    let usual = file_for(fixture.folder(), "tea_or_coffee", "ours");
    let name = usual.file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!((name.len(), file("ours")), ("ours-.yaml".len() + 16, usual.clone()));
    let earlier = usual.with_file_name(format!("{}.yaml", &name[..5 + 8]));
    fs::write(&earlier, of("ours")).unwrap();
    assert_eq!(file("ours"), earlier);
    fs::write(&earlier, of("theirs")).unwrap();
    assert_eq!(file("ours"), usual);
    fs::write(&usual, of("theirs")).unwrap();
    let second = usual.with_file_name(name.replace(".yaml", "-2.yaml"));
    assert_eq!(file("ours"), second);
    fs::write(&second, of("ours")).unwrap();
    assert_eq!(file("ours"), second);
}

#[test]
fn old_values_of_order_are_read() {
    let fixture = Fixture::new();
    let text = with_an_answer(&fixture.at("ada.yaml"));
    for (old, new) in [("file", "written"), ("short", "decisive")] {
        let path = fixture.put("old.yaml", text.replace("order: written", &format!("order: {old}")));
        let read = saved_file(&path);
        assert_eq!(read.answered(), 1);
        assert!(read.text().contains(&format!("order: {new}\n")));
    }
    assert_eq!(open(&fixture.at("old.yaml")).said("hour"), picked("hour", &["early"]));
}

#[test]
fn every_error_reads_well() {
    use std::{io, path::PathBuf};
    use whichone::store::{ExportError, StoreError, TextError};
    let file = || PathBuf::from("a.yaml");
    let system = || io::Error::from(io::ErrorKind::PermissionDenied);
    let files = [
        StoreError::Busy(file()),
        StoreError::Unreadable { path: file(), source: TextError::Links },
        StoreError::Missing(file()),
        StoreError::OtherCatalogue { path: file(), found: "tea".into(), wanted: "cats".into() },
        StoreError::Unwritten { path: file(), source: system() },
        StoreError::Protected(file()),
        StoreError::NoFolder(file()),
        StoreError::Nowhere,
    ];
    let exports = [
        ExportError::Exists(file()),
        ExportError::InputFile(file()),
        ExportError::Protected(file()),
        ExportError::NoFolder(file()),
        ExportError::Unwritten { path: file(), source: system() },
    ];
    let texts = [
        TextError::Failed(system()),
        TextError::Folder,
        TextError::NoFile,
        TextError::TooLong { max: 8 << 20 },
        TextError::Wide,
        TextError::NotUtf8 { line: 3, column: 5, byte: 255 },
    ];
    let lines = files.iter().map(ToString::to_string).chain(exports.iter().map(ToString::to_string));
    insta::assert_snapshot!(lines.chain(texts.iter().map(ToString::to_string)).collect::<Vec<_>>().join("\n"));
}
