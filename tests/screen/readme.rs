//! What the README shows is what the program does: the pictures and the table of keys are made here, and compared with
//! the files. `UPDATE_README=1 cargo test --test screen readme` writes them.

use std::{env, fmt::Write, fs, path::Path, rc::Rc};

use crate::{
    script::{DARK, Memory, Played, built_in, session, verdict},
    svg::svg,
};
use whichone::{
    report::Metadata,
    store::SessionInfo,
    tui::{
        keymap::{BINDINGS, Binding, Context},
        session::Others,
    },
};

/// Fails where the file does not hold `wanted`; writes it if asked to.
fn keep(path: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if env::var_os("UPDATE_README").is_some() {
        fs::write(&path, wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{} is out of date: run UPDATE_README=1 cargo test --test screen readme", path.display());
}

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn pictures_are_real_frames() {
    let catalogue = built_in();
    for (name, keys) in [
        ("welcome", String::new()),
        ("question", "<enter>14<enter><enter><down>f".into()),
        ("result", verdict(&catalogue, "reverse_proxy")),
        ("what-if", format!("{}3<down>", verdict(&catalogue, "build_tool"))),
    ] {
        let mut session = session(&catalogue, DARK);
        let about = Metadata { project: "edge-proxy".into(), ..Metadata::default() };
        session.opening = SessionInfo { about, ..SessionInfo::default() };
        let hint = "database · services · your own file".into();
        session.others = Some(Others { hint, find: Rc::new(Vec::new) });
        let played = Played::new(session, (100, 30), Memory::default()).then(&keys);
        keep(&format!("assets/{name}.svg"), &svg(played.buffer()));
    }
}

#[test]
fn table_of_keys_is_the_keymap() {
    let readme = readme();
    let (begin, end) = ("<!-- keys -->\n", "<!-- /keys -->");
    let (before, rest) = readme.split_once(begin).unwrap();
    let (_, after) = rest.split_once(end).unwrap();
    keep("README.md", &format!("{before}{begin}{}{end}{after}", table()));
}

fn table() -> String {
    let mut out = String::from("| keys | what they do | where |\n| --- | --- | --- |\n");
    for binding in BINDINGS {
        let names = binding.names(|_| true);
        let keys: Vec<String> = names.iter().map(|key| format!("`{key}`")).collect();
        writeln!(out, "| {} | {} | {} |", keys.join(" "), binding.help, places(binding)).unwrap();
    }
    out
}

/// The contexts of a binding, in a few words.
fn places(binding: &Binding) -> String {
    use Context::{
        Agreement, Broken, Catalogues, Confirm, Export, Field, Many, One, Rank, Result, Review, SideBySide, Team, Text,
        TooSmall, Welcome,
    };
    // Contexts with a name of their own, the largest first.
    let groups: [(&[Context], &str); 5] = [
        (
            &[
                Welcome, SideBySide, One, Many, Review, Result, Team, Catalogues, Text, Confirm, Export, Rank,
                Agreement, Field, Broken, TooSmall,
            ],
            "everywhere",
        ),
        (
            &[Welcome, SideBySide, One, Many, Review, Result, Team, Catalogues, Text, Export, Rank, Agreement, Broken],
            "all but dialogs and text fields",
        ),
        (&[Welcome, SideBySide, One, Many, Review, Result, Team], "every screen"),
        (&[Welcome, SideBySide, One, Many, Review, Result], "every screen of the quiz"),
        (&[One, Many], "questions"),
    ];
    let mut left = binding.contexts.to_vec();
    let mut names: Vec<(usize, &str)> = Vec::new();
    for (group, name) in groups {
        if group.iter().all(|context| left.contains(context)) {
            let at = binding.contexts.iter().position(|context| group.contains(context)).unwrap();
            names.push((at, name));
            left.retain(|context| !group.contains(context));
        }
    }
    for (context, name) in Context::ALL {
        if left.contains(&context) {
            let at = binding.contexts.iter().position(|known| *known == context).unwrap();
            names.push((at, name));
        }
    }
    names.sort_unstable();
    names.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ")
}

#[test]
fn catalogue_in_the_readme_loads_without_findings() {
    let readme = readme();
    let yaml = readme.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let catalogue = whichone::catalogue::load(yaml).unwrap();
    assert_eq!(whichone::lints::findings(&catalogue), []);
}
