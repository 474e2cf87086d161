//! Which answers files there are.

use std::fs;

use super::fixture::{Fixture, open, saved_file, with_an_answer};
use whichone::store::{Store, file_for, saved_in};

/// What is listed of `fixture`: the path in it, and when it was saved, or that it is unreadable.
fn listed(fixture: &Fixture) -> Vec<(String, String)> {
    let path = |path: &std::path::Path| path.strip_prefix(fixture.folder()).unwrap().display().to_string();
    let found = saved_in(fixture.folder()).0.into_iter();
    found.map(|saved| (path(&saved.path), saved.file.map_or("unreadable".into(), |file| file.saved))).collect()
}

fn entries<const N: usize>(expected: [(&str, &str); N]) -> Vec<(String, String)> {
    expected.map(|(path, saved)| (path.into(), saved.into())).into()
}

#[test]
fn listing_is_newest_first_and_unreadable_last() {
    let fixture = Fixture::new();
    let file = |catalogue: &str, project: &str| file_for(fixture.folder(), catalogue, project);
    for catalogue in ["tea_or_coffee", "cats_or_dogs"] {
        fs::create_dir(fixture.at(catalogue)).unwrap();
    }
    let text = with_an_answer(&file("tea_or_coffee", ""));
    let at = |day: &str| text.replace("2026-11-22T13", day);
    fs::write(file("tea_or_coffee", "old"), at("2025-01-01T00")).unwrap();
    fs::write(file("cats_or_dogs", "new"), at("2026-12-24T00")).unwrap();
    fs::write(file("cats_or_dogs", "broken"), "format: [").unwrap();
    fs::create_dir(fixture.at("cats_or_dogs/folder.yaml")).unwrap();
    // Other files are not listed.
    for other in ["tea_or_coffee/notes.txt", "tea_or_coffee/.hidden.yaml", "stray.yaml"] {
        fixture.put(other, &text);
    }
    std::os::unix::fs::symlink("nowhere", fixture.at("tea_or_coffee/dangling.yaml")).unwrap();
    let expected = entries([
        ("cats_or_dogs/new-11507a0e2f5e69d5.yaml", "2026-12-24T00:00:00Z"),
        ("tea_or_coffee/no-project.yaml", "2026-11-22T13:00:00Z"),
        ("tea_or_coffee/old-cba06b5736faf67e.yaml", "2025-01-01T00:00:00Z"),
        ("cats_or_dogs/broken-f526795c95399cea.yaml", "unreadable"),
        ("cats_or_dogs/folder.yaml", "unreadable"),
    ]);
    assert_eq!(listed(&fixture), expected);
}

#[test]
fn listing_includes_archived_files_but_not_locks_or_drafts() {
    let fixture = Fixture::new();
    let folder = fixture.at("tea_or_coffee");
    fs::create_dir(&folder).unwrap();
    let path = file_for(fixture.folder(), "tea_or_coffee", "");
    let text = with_an_answer(&path);
    let mut session = open(&path);
    session.keeper.archive();
    fs::write(&path, &text).unwrap();
    fs::write(folder.join(".no-project.yaml.Ab3xYz.draft"), &text).unwrap();
    assert!(folder.join(".no-project.yaml.lock").exists());
    let listed: Vec<String> = listed(&fixture).into_iter().map(|(path, _)| path).collect();
    assert_eq!(listed, ["tea_or_coffee/no-project.1.yaml", "tea_or_coffee/no-project.yaml"]);
    assert_eq!(saved_file(&path).answered(), 1);
}

#[test]
fn listing_a_missing_folder_is_empty() {
    let fixture = Fixture::new();
    assert!(saved_in(&fixture.at("nowhere")).0.is_empty());
}
