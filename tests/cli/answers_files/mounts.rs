//! Disks that are full, and folders that cannot be written to. Permissions do not bind the superuser, so there it takes
//! a file system of its own, mounted where no other process sees it.

use std::{
    env,
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::Command,
};

use rustix::process::geteuid;

use super::{
    fixture::{Fixture, Session, open, picked, with_an_answer},
    process,
};
use whichone::store::Store;

/// Mounts a file system of 16 KiB on the first argument, where it can be made read-only, and runs the others.
const MOUNT: &str =
    "mount -t tmpfs -o size=16k none \"$0\" && mount -o remount,ro \"$0\" && mount -o remount,rw \"$0\"";

/// Runs one of the tests below with a small file system of its own, unless there can be none.
fn in_a_mount(name: &str) {
    let fixture = Fixture::new();
    let run = |script: &str, command: &Command| {
        let mut run = Command::new("unshare");
        run.args(["--map-root-user", "--mount", "sh", "-c", script]).arg(fixture.folder());
        run.arg(command.get_program()).args(command.get_args()).env("MOUNTED", fixture.folder()).output()
    };
    let probe = run(MOUNT, &Command::new("true"));
    if !probe.as_ref().is_ok_and(|probe| probe.status.success()) {
        println!("skipped: nothing can be mounted here: {probe:?}");
        return;
    }
    let output = run(&format!("{MOUNT} && exec \"$@\""), &process::test(name)).unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"), "{output:?}");
}

/// The folder that [`in_a_mount`] has mounted.
fn mounted() -> Option<PathBuf> {
    env::var_os("MOUNTED").map(PathBuf::from)
}

fn remount(mode: &str) {
    let status = Command::new("mount").arg("-o").arg(format!("remount,{mode}")).arg(mounted().unwrap()).status();
    assert!(status.unwrap().success());
}

#[test]
fn full_disk_keeps_the_old_answers_and_saves_once_there_is_room() {
    in_a_mount("answers_files::mounts::full");
}

#[test]
#[ignore = "another test runs it in a file system of its own"]
fn full() {
    let Some(folder) = mounted() else { return };
    let path = folder.join("ada.yaml");
    let old = with_an_answer(&path);
    let filler = folder.join("filler");
    assert!(fs::write(&filler, vec![0; 64 * 1024]).is_err(), "more than there is room for");
    let mut session = open(&path);
    session.answer("company", &["cat"]);
    let trouble = session.fails();
    assert!(trouble.contains("No space left") && trouble.contains("ada.yaml"), "{trouble}");
    assert_eq!(fs::read_to_string(&path).unwrap(), old);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3, "the answers file, its lock and the filler");
    fs::remove_file(filler).unwrap();
    session.saves();
    drop(session);
    assert_eq!(open(&path).said("company"), picked("company", &["cat"]));
}

/// A session on an answers file in a folder that cannot be written to.
fn cannot_write(session: &mut Session) {
    assert_eq!(session.said("hour"), picked("hour", &["early"]), "it can be read");
    let before = session.keeper.save(&session.quiz);
    assert!(before.trouble.contains("ada.yaml: "), "said from the start: {before:?}");
    session.answer("company", &["cat"]);
    session.fails();
    assert_eq!(session.keeper.archive(), None);
}

#[test]
fn file_on_a_read_only_disk_is_only_read() {
    in_a_mount("answers_files::mounts::read_only");
}

#[test]
#[ignore = "another test runs it in a file system of its own"]
fn read_only() {
    let Some(path) = mounted().map(|folder| folder.join("ada.yaml")) else { return };
    let old = with_an_answer(&path);
    remount("ro");
    cannot_write(&mut open(&path));
    assert_eq!(fs::read_to_string(&path).unwrap(), old);
}

#[test]
fn file_in_a_read_only_folder_is_only_read() {
    if geteuid().is_root() {
        println!("skipped: permissions do not bind the superuser");
        return;
    }
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let old = with_an_answer(&path);
    fs::set_permissions(fixture.folder(), Permissions::from_mode(0o555)).unwrap();
    cannot_write(&mut open(&path));
    fs::set_permissions(fixture.folder(), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), old);
}

#[test]
fn file_that_cannot_be_archived_is_never_overwritten() {
    in_a_mount("answers_files::mounts::cannot_rename");
}

#[test]
#[ignore = "another test runs it in a file system of its own"]
fn cannot_rename() {
    let Some(path) = mounted().map(|folder| folder.join("ada.yaml")) else { return };
    let old = with_an_answer(&path);
    let mut session = open(&path);
    // What is mounted somewhere cannot be renamed.
    assert!(Command::new("mount").arg("--bind").args([&path, &path]).status().unwrap().success());
    assert_eq!(session.keeper.archive(), None);
    assert!(Command::new("umount").arg(&path).status().unwrap().success());
    session.answer("hour", &["late"]);
    let trouble = session.fails();
    assert!(trouble.contains("ada.yaml: "), "{trouble}");
    assert!(!path.with_file_name("ada.1.yaml").exists());
    assert_eq!(fs::read_to_string(&path).unwrap(), old);
}
