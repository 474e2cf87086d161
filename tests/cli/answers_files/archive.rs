//! Starting over: the old sheet gets another name.

use std::fs;

use super::{
    faults::{Fault, on_a_full_disk},
    fixture::{Fixture, Session, open, open_for, sheet, with_an_answer},
};
use whichone::{
    quiz::Quiz,
    store::{Store, WriteStep},
};

/// How many sheets can be set aside beside one.
const MOST: usize = 9_999;

#[test]
fn archived_files_are_numbered_and_never_changed() {
    let fixture = Fixture::new();
    let path = fixture.at("sheet.yaml");
    let first = with_an_answer(&path);
    let mut session = open(&path);
    assert_eq!(session.keeper.archive(), Some(fixture.at("sheet.1.yaml")));
    assert_eq!(session.keeper.archive(), None, "there is no sheet any more");

    session = start_over(session);
    session.answer("weather", &["dry"]);
    session.saves();
    let second = fs::read_to_string(&path).unwrap();
    assert_eq!(sheet(&path).answered(), 1, "nothing of the old one is on the new one");
    assert_eq!(session.keeper.archive(), Some(fixture.at("sheet.2.yaml")));

    session = start_over(session);
    session.saves();
    drop(session);
    assert_eq!(fixture.names(), ["sheet.1.yaml", "sheet.2.yaml"], "nothing is saved before the first answer");
    assert_eq!(fs::read_to_string(fixture.at("sheet.1.yaml")).unwrap(), first);
    assert_eq!(fs::read_to_string(fixture.at("sheet.2.yaml")).unwrap(), second);
    assert!(open(&path).resumed.is_none());
}

/// With the same keeper, at the beginning.
fn start_over(session: Session) -> Session {
    let quiz = Quiz::new(session.quiz.catalogue(), session.quiz.order().clone());
    Session { quiz, ..session }
}

#[test]
fn archive_numbers_in_use_are_skipped() {
    let fixture = Fixture::new();
    with_an_answer(&fixture.at("sheet"));
    fixture.put("sheet.1", "not a sheet");
    assert_eq!(open(&fixture.at("sheet")).keeper.archive(), Some(fixture.at("sheet.2")));
    assert_eq!(fs::read_to_string(fixture.at("sheet.1")).unwrap(), "not a sheet");
}

#[test]
fn starting_over_keeps_the_project_and_the_person() {
    let fixture = Fixture::new();
    let path = fixture.at("sheet.yaml");
    let mut session = open_for(&path, "the kitchen", "Ada");
    session.answer("hour", &["late"]);
    session.saves();
    drop(session);
    let mut session = open(&path);
    session.keeper.archive();
    session = start_over(session);
    session.answer("weather", &["wet"]);
    session.saves();
    let new = sheet(&path);
    assert_eq!((new.project.as_str(), new.by.as_str()), ("the kitchen", "Ada"));
}

#[test]
fn file_is_never_overwritten_if_all_archive_numbers_are_in_use() {
    let fixture = Fixture::new();
    let path = fixture.at("sheet.yaml");
    let old = with_an_answer(&path);
    for number in 1..=MOST {
        fixture.put(&format!("sheet.{number}.yaml"), "");
    }
    let mut session = open(&path);
    assert_eq!(session.keeper.archive(), None);
    session = start_over(session);
    session.answer("weather", &["wet"]);
    let trouble = session.fails();
    assert!(trouble.starts_with("cannot write ") && trouble.contains("sheet.yaml: "), "{trouble}");
    assert_eq!(fs::read_to_string(&path).unwrap(), old);
}

#[test]
fn starting_over_without_a_saved_file_archives_nothing() {
    let fixture = Fixture::new();
    let (mut session, _broken) = on_a_full_disk(&fixture.at("sheet.yaml"), Fault::Before(WriteStep::Create));
    session.answer("hour", &["late"]);
    session.fails();
    assert_eq!(session.keeper.archive(), None, "there is no sheet");
    start_over(session).saves();
}

#[test]
fn starting_over_works_if_the_old_file_was_deleted() {
    let fixture = Fixture::new();
    let path = fixture.at("sheet.yaml");
    let old = with_an_answer(&path);
    fs::write(&path, old.replace("hour:", "unknown:")).unwrap();
    let mut session = open(&path);
    fs::remove_file(&path).unwrap();
    assert_eq!(session.keeper.archive(), None);
    session = start_over(session);
    session.answer("weather", &["wet"]);
    session.saves();
    assert_eq!(sheet(&path).answered(), 1);
}
