//! What the README shows is what the program does: the picture and the table of keys are made here, and compared with
//! the files. `UPDATE_README=1 cargo test` writes them.

use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path};

use whichone::tui::keymap::{Place, at};

use crate::{
    script::{COLOUR, answering, built_in, play},
    svg::svg,
};

/// Fails where the file does not hold `wanted`; writes it if asked to.
fn keep(path: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if env::var_os("UPDATE_README").is_some() {
        fs::write(&path, wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{} is out of date: run UPDATE_README=1 cargo test", path.display());
}

#[test]
fn the_picture_is_a_real_frame() {
    let catalogue = built_in();
    let keys = answering(&catalogue, "ar_repair_guide") + "<enter>";
    let played = play(&catalogue, COLOUR, (100, 30), &keys);
    keep("assets/result.svg", &svg(played.terminal.buffer()));
}

#[test]
fn the_table_of_keys_is_the_one_in_the_code() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (begin, end) = ("<!-- keys -->\n", "<!-- /keys -->");
    let (before, rest) = readme.split_once(begin).unwrap();
    let (_, after) = rest.split_once(end).unwrap();
    keep("README.md", &format!("{before}{begin}{}{end}{after}", table()));
}

/// One row for each meaning of keys, with the places where they have it.
fn table() -> String {
    let mut rows: Vec<(Vec<String>, &str)> = Vec::new();
    let mut places: BTreeMap<(Vec<String>, &str), Vec<&str>> = BTreeMap::new();
    for (place, name) in Place::ALL {
        for binding in at(place) {
            let row = (binding.names(), binding.what);
            if !rows.contains(&row) {
                rows.push(row.clone());
            }
            places.entry(row).or_default().push(name);
        }
    }
    let mut out = String::from("| keys | what they do | where |\n| --- | --- | --- |\n");
    for row in rows {
        let names = places[&row].join(", ").to_lowercase();
        let names = names.replace("question with one answer, question with many answers", "questions");
        let names = match names.as_str() {
            "welcome, comparison, questions, review, result" => "every screen",
            _ if places[&row].len() == Place::ALL.len() => "everywhere",
            some => some,
        };
        let keys: Vec<String> = row.0.iter().map(|key| format!("`{key}`")).collect();
        writeln!(out, "| {} | {} | {names} |", keys.join(" "), row.1).unwrap();
    }
    out
}

#[test]
fn the_catalogue_in_the_readme_loads_and_nothing_in_it_is_doubtful() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let yaml = readme.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let catalogue = whichone::catalogue::load(yaml).unwrap();
    assert_eq!(whichone::catalogue::findings(&catalogue), []);
}
