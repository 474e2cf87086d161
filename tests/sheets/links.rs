//! Sheets behind links, and in folders that are not there.

use std::{fs, os::unix::fs::symlink, path::Path};

use crate::desk::{Desk, open, picked, sheet, with_an_answer};

/// A desk with a folder that is linked into: `link.yaml` leads to `there/sheet.yaml`.
fn linked() -> Desk {
    let desk = Desk::new();
    fs::create_dir(desk.at("there")).unwrap();
    symlink("there/sheet.yaml", desk.at("link.yaml")).unwrap();
    desk
}

fn leads_to(link: &Path, target: &str) {
    assert_eq!(fs::read_link(link).unwrap(), Path::new(target));
}

#[test]
fn behind_a_dangling_link_the_sheet_is_made_where_the_link_leads() {
    let desk = linked();
    with_an_answer(&desk.at("link.yaml"));
    leads_to(&desk.at("link.yaml"), "there/sheet.yaml");
    assert_eq!(sheet(&desk.at("there/sheet.yaml")).answered(), 1);
    assert_eq!(desk.names(), ["link.yaml", "there"]);
}

#[test]
fn a_sheet_behind_a_link_is_the_one_that_is_read_replaced_and_set_aside() {
    let desk = linked();
    with_an_answer(&desk.at("there/sheet.yaml"));
    let mut session = open(&desk.at("link.yaml"));
    assert_eq!(session.said("hour"), picked("hour", &["early"]));
    session.answer("weather", &["dry"]);
    session.saves();
    assert_eq!(sheet(&desk.at("there/sheet.yaml")).answered(), 2);
    let aside = whichone::store::Store::archive(&mut session.keeper).unwrap();
    assert_eq!(aside, desk.at("there/sheet.1.yaml"));
    leads_to(&desk.at("link.yaml"), "there/sheet.yaml");
}

#[test]
fn a_sheet_has_one_lock_whatever_link_leads_to_it() {
    let desk = linked();
    let _first = open(&desk.at("link.yaml"));
    let mut second = open(&desk.at("there/sheet.yaml"));
    assert!(second.save().trouble.contains("is open in another whichone"));
}

#[test]
fn a_chain_of_links_is_followed_from_folder_to_folder() {
    let desk = linked();
    symlink("../link.yaml", desk.at("there/second.yaml")).unwrap();
    symlink(desk.at("there/second.yaml"), desk.at("third.yaml")).unwrap();
    with_an_answer(&desk.at("third.yaml"));
    assert_eq!(sheet(&desk.at("there/sheet.yaml")).answered(), 1);
    assert_eq!(desk.names(), ["link.yaml", "there", "third.yaml"]);
}

#[test]
fn links_that_lead_to_each_other_are_said_to() {
    let desk = Desk::new();
    symlink("b.yaml", desk.at("a.yaml")).unwrap();
    symlink("a.yaml", desk.at("b.yaml")).unwrap();
    let mut session = open(&desk.at("a.yaml"));
    session.answer("hour", &["late"]);
    let trouble = session.fails();
    assert!(trouble.contains(".yaml: too many symbolic links lead to it"), "{trouble}");
    assert_eq!(desk.names(), ["a.yaml", "b.yaml"]);
    leads_to(&desk.at("a.yaml"), "b.yaml");
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let desk = Desk::new();
    let path = desk.at("nowhere/sheet.yaml");
    let mut session = open(&path);
    session.answer("hour", &["late"]);
    let trouble = session.fails();
    assert_eq!(trouble, format!("the folder of {} does not exist; create it, or use another file", path.display()));
    assert_eq!(desk.names(), Vec::<String>::new());
}
