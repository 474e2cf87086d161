//! What is no file, has no end, or does not stay as it is.

use std::{
    fs::{self, File},
    io::Write,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use super::{
    catalogues::catalogue,
    run::{Folder, check, script, whichone},
};
use whichone::{catalogue::limits, store::BYTES};

fn pipe(folder: &Folder) -> std::path::PathBuf {
    let pipe = folder.at("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    pipe
}

/// A file of this many bytes that takes no room on the disk.
fn sparse(folder: &Folder, bytes: u64) -> std::path::PathBuf {
    File::create(folder.at("long.yaml")).unwrap().set_len(bytes).unwrap();
    folder.at("long.yaml")
}

#[test]
fn too_long_file_is_not_read() {
    let folder = Folder::new();
    let catalogues = format!("it is larger than {} MiB", limits::BYTES >> 20);
    let files = format!("it is larger than {} MiB", BYTES >> 20);
    // More than there is memory for.
    let long = sparse(&folder, 100 << 30);
    let told = whichone(&["report", long.to_str().unwrap()]);
    assert!(check(&long).refused().contains(&catalogues) && told.refused().contains(&files), "{told:?}");
    for endless in ["/dev/zero", "/dev/urandom"] {
        assert!(check(Path::new(endless)).refused().contains(&catalogues));
    }
    let told = script("yes | \"$WHICHONE\" check /dev/stdin", &[]);
    assert!(told.refused().contains(&catalogues), "{told:?}");
}

#[test]
fn catalogue_can_be_a_pipe() {
    let folder = Folder::new();
    let good = folder.put("good.yaml", catalogue(3));
    let good = good.to_str().unwrap();
    for way in [
        r#""$WHICHONE" check <(cat "$1")"#,
        r#"cat "$1" | "$WHICHONE" check /dev/stdin"#,
        r#""$WHICHONE" check /dev/stdin < "$1""#,
        r#""$WHICHONE" report --catalogue <(cat "$1") --answer q0=one"#,
        r#"(head -c 200 "$1"; sleep 0.1; tail -c +201 "$1") | "$WHICHONE" check /dev/stdin"#,
    ] {
        let told = script(way, &[good]);
        assert_eq!(told.code, 0, "{way}: {told:?}");
    }
    let named = pipe(&folder);
    let writer = thread::spawn({
        let named = named.clone();
        move || fs::write(named, catalogue(3)).unwrap()
    });
    assert_eq!(check(&named).code, 0);
    writer.join().unwrap();
}

/// As every program waits that reads a pipe; an interrupt ends it.
#[test]
fn silent_pipe_is_waited_for() {
    let folder = Folder::new();
    let told = script(r#"timeout -s INT 0.3 "$WHICHONE" check "$1""#, &[pipe(&folder).to_str().unwrap()]);
    assert_eq!((told.code, told.text.as_str()), (124, ""));
}

#[test]
fn answers_file_must_be_a_regular_file() {
    let folder = Folder::new();
    let no_file = ": it is a folder or a device, not a file";
    let pipe = pipe(&folder);
    let places = [pipe.to_str().unwrap(), folder.at("").to_str().unwrap(), "/dev/zero", "/dev/tty"].map(str::to_owned);
    for place in &places {
        assert!(whichone(&["report", place]).refused().contains(no_file), "{place}");
        assert!(whichone(&["compare", place, "other.yaml"]).refused().contains(no_file), "{place}");
    }
    let told = script(r#""$WHICHONE" report <(cat /dev/null)"#, &[]);
    assert!(told.refused().contains(no_file), "{told:?}");
}

/// Whoever can make a pipe beside an answers file could keep the program waiting for ever.
#[test]
fn pipe_at_the_lock_path_does_not_block() {
    let folder = Folder::new();
    let lock = folder.at(".ada.yaml.lock");
    fs::rename(pipe(&folder), lock).unwrap();
    let file = folder.at("ada.yaml");
    let told = script(r#"printf '1\nq\n' | "$WHICHONE" --plain --file "$1""#, &[file.to_str().unwrap()]);
    assert!(told.text.contains("Your answers are not saved: "), "{told:?}");
}

#[test]
fn folder_and_unreadable_file() {
    let folder = Folder::new();
    let told = check(&folder.at(""));
    assert!(told.refused().contains("it is a folder, not a file"), "{told:?}");
    let secret = folder.put("secret.yaml", catalogue(1));
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    // Nothing is kept from the superuser.
    if File::open(&secret).is_err() {
        assert!(check(&secret).refused().contains("ermission denied"));
        assert!(whichone(&["report", secret.to_str().unwrap()]).refused().contains("ermission denied"));
    }
}

/// Another program writes it in place, or cuts it, at that moment.
#[test]
fn file_that_changes_while_it_is_read() {
    let folder = Folder::new();
    let (whole, done) = (catalogue(1_000), AtomicBool::new(false));
    let file = folder.put("changing.yaml", &whole);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let mut writing = File::create(&file).unwrap();
                for part in whole.as_bytes().chunks(5_000) {
                    writing.write_all(part).unwrap();
                }
                writing.set_len(10_000).unwrap();
            }
        });
        let codes: Vec<i32> = (0..10).map(|_| check(&file).code).collect();
        done.store(true, Ordering::Relaxed);
        assert!(codes.iter().all(|code| [0, 2].contains(code)), "{codes:?}");
    });
}
