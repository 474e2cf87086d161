//! Answers files behind links, and in folders that are not there.

use std::{fs, os::unix::fs::symlink, path::Path};

use super::fixture::{Fixture, open, picked, saved_file, with_an_answer};

/// A fixture with a folder that is linked into: `link.yaml` leads to `there/ada.yaml`.
fn linked() -> Fixture {
    let fixture = Fixture::new();
    fs::create_dir(fixture.at("there")).unwrap();
    symlink("there/ada.yaml", fixture.at("link.yaml")).unwrap();
    fixture
}

fn leads_to(link: &Path, target: &str) {
    assert_eq!(fs::read_link(link).unwrap(), Path::new(target));
}

#[test]
fn dangling_symlink_creates_its_target() {
    let fixture = linked();
    with_an_answer(&fixture.at("link.yaml"));
    leads_to(&fixture.at("link.yaml"), "there/ada.yaml");
    assert_eq!(saved_file(&fixture.at("there/ada.yaml")).answered(), 1);
    assert_eq!(fixture.names(), ["link.yaml", "there"]);
}

#[test]
fn file_behind_a_symlink_is_read_replaced_and_archived() {
    let fixture = linked();
    with_an_answer(&fixture.at("there/ada.yaml"));
    let mut session = open(&fixture.at("link.yaml"));
    assert_eq!(session.said("hour"), picked("hour", &["early"]));
    session.answer("weather", &["dry"]);
    session.saves();
    assert_eq!(saved_file(&fixture.at("there/ada.yaml")).answered(), 2);
    let aside = whichone::store::Store::archive(&mut session.keeper).unwrap();
    assert_eq!(aside, fixture.at("there/ada.1.yaml"));
    leads_to(&fixture.at("link.yaml"), "there/ada.yaml");
}

#[test]
fn all_symlinks_to_a_file_share_one_lock() {
    let fixture = linked();
    let _first = open(&fixture.at("link.yaml"));
    let mut second = open(&fixture.at("there/ada.yaml"));
    assert!(second.save().trouble.contains("is open in another whichone"));
}

#[test]
fn chain_of_symlinks_is_followed_across_folders() {
    let fixture = linked();
    symlink("../link.yaml", fixture.at("there/second.yaml")).unwrap();
    symlink(fixture.at("there/second.yaml"), fixture.at("third.yaml")).unwrap();
    with_an_answer(&fixture.at("third.yaml"));
    assert_eq!(saved_file(&fixture.at("there/ada.yaml")).answered(), 1);
    assert_eq!(fixture.names(), ["link.yaml", "there", "third.yaml"]);
}

#[test]
fn symlink_cycle_is_reported() {
    let fixture = Fixture::new();
    symlink("b.yaml", fixture.at("a.yaml")).unwrap();
    symlink("a.yaml", fixture.at("b.yaml")).unwrap();
    let mut session = open(&fixture.at("a.yaml"));
    session.answer("hour", &["late"]);
    let trouble = session.fails();
    assert!(trouble.contains(".yaml: too many symbolic links lead to it"), "{trouble}");
    assert_eq!(fixture.names(), ["a.yaml", "b.yaml"]);
    leads_to(&fixture.at("a.yaml"), "b.yaml");
}

#[test]
fn missing_folder_is_not_created() {
    let fixture = Fixture::new();
    let path = fixture.at("nowhere/ada.yaml");
    let mut session = open(&path);
    session.answer("hour", &["late"]);
    let trouble = session.fails();
    assert_eq!(trouble, format!("the folder of {} does not exist; create it, or use another file", path.display()));
    assert_eq!(fixture.names(), Vec::<String>::new());
}
