//! What a shell gets when it asks what can follow, and the manual pages.

use std::process::Command;

/// What completes the last of `words`, each line a candidate.
fn completed(words: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_whichone"))
        .args(["--", "whichone"])
        .args(words)
        .env("COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .env("_CLAP_IFS", "\n")
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn names_and_ids_are_completed() {
    for (words, candidates) in [
        (&["rec"][..], &["recheck"][..]),
        (&["ser"], &["services"]),
        (&["check", "dat"], &["database"]),
        (&["catalogues", "--show", "l"], &["language"]),
        (&["report", "--catalogue", "se"], &["services"]),
        (&["report", "--answer", "ki"], &["kind="]),
        (&["services", "--not-sure", "wai"], &["waiting"]),
        (&["report", "--answer", "kind=se"], &["kind=service"]),
        (&["report", "--answer", "work=loops,pag"], &["work=loops,pages"]),
        (&["report", "--answer", "work=pages,pag"], &[]),
        (&["report", "--weight", "onb"], &["onboarding="]),
        (&["report", "--weight", "onboarding=0"], &["onboarding=0", "onboarding=0.5"]),
        (&["report", "--rank", "onb"], &["onboarding"]),
        (&["report", "--decided", "r"], &["rust"]),
        (&["report", "--case", "brake"], &["brake_controller"]),
        (&["report", "--answer", "kind=service", "--guess", "ki"], &["kind"]),
    ] {
        assert_eq!(completed(words), candidates, "{words:?}");
    }
}

#[test]
fn ids_are_those_of_the_catalogue_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tools.yaml");
    let file = file.to_str().unwrap();
    let new = Command::new(env!("CARGO_BIN_EXE_whichone")).args(["new", file]).output().unwrap();
    assert!(new.status.success());
    assert_eq!(completed(&["report", "--catalogue", file, "--decided", ""]), ["build", "buy"]);
    assert!(completed(&["report", "--catalogue", "missing.yaml", "--decided", ""]).is_empty());
}

#[test]
fn manual_has_a_page_for_each_command() {
    let folder = tempfile::tempdir().unwrap();
    let man = |args: &[&str]| Command::new(env!("CARGO_BIN_EXE_whichone")).arg("man").args(args).output().unwrap();
    assert!(man(&["--output", folder.path().to_str().unwrap()]).status.success());
    for page in ["whichone.1", "whichone-report.1", "whichone-recheck.1"] {
        let text = std::fs::read_to_string(folder.path().join(page)).unwrap();
        assert!(text.contains(".SH SYNOPSIS"), "{page}");
    }
    let page = std::fs::read(folder.path().join("whichone.1")).unwrap();
    assert_eq!(String::from_utf8(man(&[]).stdout).unwrap(), String::from_utf8(page).unwrap());
    let new = folder.path().join("new/man1");
    assert!(man(&["--output", new.to_str().unwrap()]).status.success());
    assert!(new.join("whichone.1").exists());
    let taken = folder.path().join("whichone.1");
    let taken = man(&["--output", taken.to_str().unwrap()]);
    assert_eq!(taken.status.code(), Some(2));
    let error = String::from_utf8(taken.stderr).unwrap();
    assert!(error.starts_with("whichone: cannot write "), "{error}");
}
