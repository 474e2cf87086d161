//! The rules of the source: the core is pure, modules import only modules above them, no two files import each other,
//! and each dependency has a reason.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The modules, from the top: each imports only those before it.
const LAYERS: [&str; 15] = [
    "text",
    "diagnostics",
    "yaml",
    "catalogue",
    "quiz",
    "scoring",
    "analysis",
    "lints",
    "team",
    "record",
    "report",
    "store",
    "tui",
    "line_mode",
    "cli",
];

/// How many of them are the core.
const CORE: usize = 11;

/// The parts of the standard library that the core may not import.
const IMPURE: [&str; 8] =
    ["std::fs", "std::io", "std::env", "std::net", "std::process", "std::thread", "std::time", "std::sync"];

/// What the core may not use without importing it.
const IMPURE_WORDS: [&str; 3] = ["println!", "eprintln!", "static mut"];

/// A source file, without comments and without its unit tests.
struct Source {
    code: String,
    /// The full path of each import, and of each path in the code.
    imports: Vec<String>,
    /// What it re-exports: the name and its full path.
    exports: BTreeMap<String, String>,
}

/// All source files, by the paths of their modules: `crate::tui::app`.
fn sources() -> BTreeMap<String, Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut texts, mut folders) = (BTreeMap::new(), vec![src.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            if path.is_dir() {
                folders.push(path);
            } else if !["lib", "main", "tests", "json_schema"].contains(&name) {
                let module = path.strip_prefix(&src).unwrap().with_extension("");
                let module = module.to_str().unwrap().replace(['/', '\\'], "::");
                texts.insert(format!("crate::{module}"), code(&fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let modules: BTreeSet<String> = texts.keys().cloned().collect();
    let source = |(module, code): (String, String)| {
        let source = Source::new(&module, code, &modules);
        (module, source)
    };
    texts.into_iter().map(source).collect()
}

fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

impl Source {
    fn new(module: &str, code: String, modules: &BTreeSet<String>) -> Self {
        let (mut imports, mut exports, mut rest) = (Vec::new(), BTreeMap::new(), String::new());
        for statement in code.split_inclusive(';') {
            let Some((before, tree)) = statement.rsplit_once("use ").filter(|(before, _)| {
                before.lines().last().is_none_or(|line| line.trim().is_empty() || line.trim().starts_with("pub"))
            }) else {
                rest += statement;
                continue;
            };
            let is_export = before.lines().last().is_some_and(|line| line.contains("pub"));
            rest += before;
            for path in leaves(tree.trim_end_matches(';')) {
                let path = full(path.trim_end_matches("::self"), module, modules);
                if is_export {
                    exports.insert(path.rsplit("::").next().unwrap().to_owned(), path);
                } else {
                    imports.push(path);
                }
            }
        }
        let paths = rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
        imports
            .extend(paths.filter(|path| path.trim_matches(':').contains("::")).map(|path| full(path, module, modules)));
        Self { code, imports, exports }
    }
}

/// The paths of a `use` tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn leaves(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((prefix, group)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap().trim().to_owned()];
    };
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for c in group.trim_end().strip_suffix('}').unwrap().chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match c {
            ',' if depth == 0 => parts.push(String::new()),
            c => parts.last_mut().unwrap().push(c),
        }
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| leaves(part)).map(|leaf| format!("{}{leaf}", prefix.trim())).collect()
}

/// A path from the root of its crate.
fn full(path: &str, module: &str, modules: &BTreeSet<String>) -> String {
    let (mut base, mut rest) = (module, path.trim_matches(':'));
    while let Some(after) = rest.strip_prefix("super::") {
        (base, rest) = (base.rsplit_once("::").unwrap().0, after);
    }
    if base != module || modules.contains(&format!("{module}::{}", rest.split("::").next().unwrap())) {
        format!("{base}::{rest}")
    } else {
        rest.to_owned()
    }
}

/// The file that defines what `path` names.
fn definition(path: &str, sources: &BTreeMap<String, Source>) -> Option<String> {
    let mut path = path.to_owned();
    loop {
        let module = path.match_indices("::").map(|(at, _)| &path[..at]).chain([path.as_str()]);
        let module = module.filter(|module| sources.contains_key(*module)).last()?.to_owned();
        let name = path[module.len()..].trim_start_matches("::").split("::").next().unwrap();
        match sources[&module].exports.get(name) {
            Some(export) if *export != path => path.clone_from(export),
            _ => return Some(module),
        }
    }
}

#[test]
fn core_is_pure() {
    let import_names =
        |names: BTreeSet<String>| names.iter().map(|name| name.replace('-', "_")).collect::<BTreeSet<_>>();
    let allowed = import_names(dependencies("dependencies", Targets::All));
    let crates = import_names(dependencies("dependencies", Targets::Any));
    assert!(allowed.contains("serde") && !allowed.contains("crossterm") && crates.contains("crossterm"));
    for (module, source) in sources() {
        if !LAYERS[..CORE].contains(&module.split("::").nth(1).unwrap()) {
            continue;
        }
        for import in &source.imports {
            let impure = IMPURE.iter().find(|impure| import == *impure || import.starts_with(&format!("{impure}::")));
            assert_eq!(impure, None, "{module}");
            let name = import.split("::").next().unwrap();
            assert!(!crates.contains(name) || allowed.contains(name), "{module} imports {name}");
        }
        let word = IMPURE_WORDS.iter().find(|word| source.code.contains(**word));
        assert_eq!(word, None, "{module}");
    }
}

#[test]
fn modules_import_only_modules_above_them() {
    let layer = |path: &str| {
        let name = path.strip_prefix("crate::")?.split("::").next()?;
        LAYERS.iter().position(|layer| *layer == name)
    };
    for (module, source) in sources() {
        let own = layer(&module);
        assert!(own.is_some(), "{module} is in no layer");
        let above = source.imports.iter().chain(source.exports.values()).find(|import| layer(import) > own);
        assert_eq!(above, None, "{module}");
    }
}

#[test]
fn no_files_import_each_other() {
    let sources = sources();
    let imports = |(module, source): (&String, &Source)| {
        let files = source.imports.iter().filter_map(|import| definition(import, &sources));
        (module.clone(), files.filter(|file| file != module).collect::<BTreeSet<String>>())
    };
    let mut open: BTreeMap<String, BTreeSet<String>> = sources.iter().map(imports).collect();
    assert!(open.values().any(|files| !files.is_empty()));
    // What imports nothing that is still open is in no circle, and neither is what nothing open imports.
    loop {
        let is_imported = |module: &String| open.values().any(|files| files.contains(module));
        let imports = |files: &BTreeSet<String>| files.iter().any(|file| open.contains_key(file));
        let Some(free) = open.iter().find(|(module, files)| !is_imported(module) || !imports(files)) else { break };
        let free = free.0.clone();
        open.remove(&free);
    }
    let circles: Vec<String> = open
        .iter()
        .map(|(module, files)| {
            let files = files.iter().filter(|file| open.contains_key(*file)).cloned().collect::<Vec<_>>();
            format!("{module} imports {}", files.join(", "))
        })
        .collect();
    assert_eq!(circles, Vec::<String>::new());
}

/// A file of the repository.
fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Which tables of Cargo.toml are meant.
#[derive(Clone, Copy, PartialEq)]
enum Targets {
    /// Those for all targets, WebAssembly too: what the core may import.
    All,
    /// Also those for some targets alone.
    Any,
}

/// The crates in the tables of this kind in Cargo.toml. In what `cargo package` makes of that file each crate has a table.
fn dependencies(kind: &str, targets: Targets) -> BTreeSet<String> {
    let manifest = text("Cargo.toml");
    let tables = manifest.split("\n[").filter_map(|table| table.split_once("]\n"));
    let tables = tables.filter(|(header, _)| targets == Targets::Any || !header.starts_with("target."));
    let crates = tables.flat_map(|(header, lines)| {
        let header: Vec<&str> = header.split('.').collect();
        match header[..] {
            [.., last] if last == kind => lines.lines().filter_map(|line| line.split_once(" = ")).collect(),
            [.., before, name] if before == kind => vec![(name, lines)],
            _ => Vec::new(),
        }
    });
    crates.map(|(name, _)| name.to_owned()).filter(|name| !name.starts_with('#')).collect()
}

/// What stands between backticks.
fn quoted(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn each_dependency_has_a_reason() {
    let text = text("ARCHITECTURE.md");
    let (_, section) = text.split_once("\n## Dependencies\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | "));
    let mut named = BTreeSet::new();
    for (crates, reason) in rows {
        assert!(reason.trim_end_matches('|').trim().len() > 2, "{crates}");
        named.append(&mut quoted(crates));
    }
    let paragraph = |start: &str| quoted(section.lines().find(|line| line.starts_with(start)).unwrap());
    assert_eq!(named, dependencies("dependencies", Targets::Any));
    assert_eq!(paragraph("For tests: "), dependencies("dev-dependencies", Targets::Any));
}
