//! Two sessions on one answers file.

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use super::{
    fixture::{Fixture, open, picked, with_an_answer},
    process::Holder,
};
use whichone::store::{Lock, Store};

/// A second session on the answers file at `path`, which has one answer, is told of the first and changes nothing.
fn is_told(path: &Path) {
    let before = fs::read_to_string(path).unwrap();
    let mut second = open(path);
    assert_eq!(second.said("hour"), picked("hour", &["early"]), "it reads the answers");
    let told = second.save().trouble;
    assert!(told.starts_with(&format!("{} is open in another whichone", path.display())), "{told}");
    second.answer("hour", &["late"]);
    assert_eq!(second.fails(), told);
    assert_eq!(second.keeper.archive(), None);
    drop(second);
    assert_eq!(fs::read_to_string(path).unwrap(), before);
}

/// The next session has the answers file for itself, and leaves no lock behind.
fn can_save(fixture: &Fixture, path: &Path) {
    let mut next = open(path);
    next.answer("company", &[]);
    next.saves();
    drop(next);
    assert_eq!(fixture.names(), ["ada.yaml"]);
    assert_eq!(open(path).said("company"), picked("company", &[]));
}

#[test]
fn second_session_is_read_only_until_the_first_ends() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    with_an_answer(&path);
    let mut first = open(&path);
    is_told(&path);
    first.answer("weather", &["wet"]);
    first.saves();
    is_told(&path);
    drop(first);
    can_save(&fixture, &path);
}

#[test]
fn second_process_is_read_only_until_the_first_ends() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    with_an_answer(&path);
    let first = Holder::of(&path);
    assert_eq!(fixture.names(), [".ada.yaml.lock", "ada.yaml"]);
    is_told(&path);
    first.end();
    can_save(&fixture, &path);
}

#[test]
fn lock_of_a_killed_process_is_released() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    with_an_answer(&path);
    Holder::of(&path).kill();
    assert_eq!(fixture.names(), [".ada.yaml.lock", "ada.yaml"], "nobody could take it away");
    can_save(&fixture, &path);
}

#[test]
fn files_in_one_folder_have_separate_locks() {
    let fixture = Fixture::new();
    let mut sessions: Vec<_> = ["ada.yaml", "ada.1.yaml", "ada"].map(|name| open(&fixture.at(name))).into();
    for session in &mut sessions {
        session.answer("hour", &["late"]);
        session.saves();
    }
}

/// Whoever ends takes the file of the lock away, and another may have opened it just before: two locks on two files of
/// one name would be none.
#[test]
fn only_one_of_many_sessions_holds_the_file() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let (holders, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let come_and_go = || {
        for _ in 0..5_000 {
            if let Ok(_lock) = Lock::take(&path) {
                most.fetch_max(holders.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                thread::yield_now();
                holders.fetch_sub(1, Ordering::SeqCst);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(come_and_go);
        }
    });
    assert_eq!(most.into_inner(), 1);
    assert_eq!(fixture.names(), Vec::<String>::new());
}
