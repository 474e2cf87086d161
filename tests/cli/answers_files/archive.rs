//! Starting over: the old answers file gets another name.

use std::fs;

use super::{
    faults::{Fault, on_a_full_disk},
    fixture::{Fixture, Session, open, open_for, saved_file, with_an_answer},
};
use whichone::{
    quiz::Quiz,
    store::{Store, WriteStep},
};

/// How many answers files can be set aside beside one.
const MOST: usize = 9_999;

#[test]
fn archived_files_are_numbered_and_never_changed() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let first = with_an_answer(&path);
    let mut session = open(&path);
    assert_eq!(session.keeper.archive(), Some(fixture.at("ada.1.yaml")));
    assert_eq!(session.keeper.archive(), None, "there is no answers file any more");

    session = start_over(session);
    session.answer("weather", &["dry"]);
    session.saves();
    let second = fs::read_to_string(&path).unwrap();
    assert_eq!(saved_file(&path).answered(), 1, "nothing of the old one is on the new one");
    assert_eq!(session.keeper.archive(), Some(fixture.at("ada.2.yaml")));

    session = start_over(session);
    session.saves();
    drop(session);
    assert_eq!(fixture.names(), ["ada.1.yaml", "ada.2.yaml"], "nothing is saved before the first answer");
    assert_eq!(fs::read_to_string(fixture.at("ada.1.yaml")).unwrap(), first);
    assert_eq!(fs::read_to_string(fixture.at("ada.2.yaml")).unwrap(), second);
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
    with_an_answer(&fixture.at("ada"));
    fixture.put("ada.1", "not an answers file");
    assert_eq!(open(&fixture.at("ada")).keeper.archive(), Some(fixture.at("ada.2")));
    assert_eq!(fs::read_to_string(fixture.at("ada.1")).unwrap(), "not an answers file");
}

#[test]
fn starting_over_keeps_the_project_and_the_person() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let mut session = open_for(&path, "the kitchen", "Ada");
    session.answer("hour", &["late"]);
    session.saves();
    drop(session);
    let mut session = open(&path);
    session.keeper.archive();
    session = start_over(session);
    session.answer("weather", &["wet"]);
    session.saves();
    let new = saved_file(&path);
    assert_eq!((new.project.as_str(), new.by.as_str()), ("the kitchen", "Ada"));
}

#[test]
fn file_is_never_overwritten_if_all_archive_numbers_are_in_use() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let old = with_an_answer(&path);
    for number in 1..=MOST {
        fixture.put(&format!("ada.{number}.yaml"), "");
    }
    let mut session = open(&path);
    assert_eq!(session.keeper.archive(), None);
    session = start_over(session);
    session.answer("weather", &["wet"]);
    let trouble = session.fails();
    assert!(trouble.starts_with("cannot write ") && trouble.contains("ada.yaml: "), "{trouble}");
    assert_eq!(fs::read_to_string(&path).unwrap(), old);
}

#[test]
fn starting_over_without_a_saved_file_archives_nothing() {
    let fixture = Fixture::new();
    let (mut session, _broken) = on_a_full_disk(&fixture.at("ada.yaml"), Fault::Before(WriteStep::Create));
    session.answer("hour", &["late"]);
    session.fails();
    assert_eq!(session.keeper.archive(), None, "there is no answers file");
    start_over(session).saves();
}

#[test]
fn starting_over_works_if_the_old_file_was_deleted() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let old = with_an_answer(&path);
    fs::write(&path, old.replace("hour:", "unknown:")).unwrap();
    let mut session = open(&path);
    fs::remove_file(&path).unwrap();
    assert_eq!(session.keeper.archive(), None);
    session = start_over(session);
    session.answer("weather", &["wet"]);
    session.saves();
    assert_eq!(saved_file(&path).answered(), 1);
}
