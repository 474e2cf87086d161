//! Every structural fault of a text that did not deserialise, one an item at the least.
//!
//! A deserialiser stops at its first error. So each item of each list is deserialised by itself, out of the lines
//! where it stands, and the rest of the file without its lists.

use saphyr::{LoadableYamlNode, MarkedYaml, YamlData};
use serde::de::DeserializeOwned;

use super::{
    fault::{Fault, Place, Problem, list, suggest},
    file::{Case, Faq, File, Opt, Question, Reason, Row, Source},
    place::Lines,
};

/// The faults of `text`, of which `first` is the one that stopped the deserialiser. In the order of the file.
pub(super) fn faults(text: &str, first: &serde_yaml::Error) -> Vec<Fault> {
    let lines = Lines::of(text);
    let Some(root) = MarkedYaml::load_from_str(text).ok().and_then(|documents| documents.into_iter().next()) else {
        return vec![fault(&lines, first, 0)];
    };
    let mut found = Vec::new();
    let mut shell = text.to_owned();
    for (key, items) in lists(&root) {
        let Some(check) = checker(key) else { continue };
        for item in items {
            let body = text.get(lines.bytes(item)).unwrap_or_default();
            let indented = format!("{}{body}", " ".repeat(item.span.start.col()));
            found.extend(check(&indented).map(|error| fault(&lines, &error, item.span.start.line() - 1)));
        }
        if let (Some(first), Some(last)) = (items.first(), items.last()) {
            blank(&mut shell, lines.bytes(first).start, lines.bytes(last).end);
        }
    }
    found.extend(serde_yaml::from_str::<File>(&shell).err().map(|error| fault(&lines, &error, 0)));
    if found.is_empty() {
        found.push(fault(&lines, first, 0));
    }
    found.sort_by_key(|fault| (fault.place.line, fault.place.column));
    found
}

type Checker = fn(&str) -> Option<serde_yaml::Error>;

/// What deserialises an item of the list `key` by itself.
fn checker(key: &str) -> Option<Checker> {
    Some(match key {
        "sources" => error_of::<Source>,
        "options" => error_of::<Opt>,
        "reasons" => error_of::<Reason>,
        "questions" => error_of::<Question>,
        "comparison" => error_of::<Row>,
        "faq" => error_of::<Faq>,
        "cases" => error_of::<Case>,
        _ => return None,
    })
}

fn error_of<T: DeserializeOwned>(text: &str) -> Option<serde_yaml::Error> {
    serde_yaml::from_str::<T>(text).err()
}

fn lists<'a, 'y>(root: &'a MarkedYaml<'y>) -> Vec<(&'a str, &'a Vec<MarkedYaml<'y>>)> {
    let YamlData::Mapping(map) = &root.data else { return Vec::new() };
    let entry = |(key, value): (&'a MarkedYaml<'y>, &'a MarkedYaml<'y>)| match &value.data {
        YamlData::Sequence(items) => Some((key.data.as_str()?, items)),
        _ => None,
    };
    map.iter().filter_map(entry).collect()
}

/// Overwrites a list with an empty one, from the start of its first item to the end of its last; every line break
/// stays, so that what follows keeps its lines.
fn blank(shell: &mut String, from: usize, to: usize) {
    let opening = shell.get(..from).map_or(from, |before| before.trim_end_matches(' ').trim_end_matches('-').len());
    let flow = shell.get(..opening).is_some_and(|before| before.ends_with('['));
    let keep = |c: char| if c == '\n' { '\n' } else { ' ' };
    let Some(old) = shell.get(opening..to) else { return };
    let spaces: String = old.chars().map(keep).collect();
    let filler = if flow { spaces } else { format!("[]{}", spaces.get(2..).unwrap_or_default()) };
    shell.replace_range(opening..to, &filler);
}

/// `error` with `lines_before` lines added to its place, in words for the author of a catalogue.
fn fault(lines: &Lines, error: &serde_yaml::Error, lines_before: usize) -> Fault {
    let at = error.location();
    let (line, column) = at.map_or((1, 1), |at| (at.line() + lines_before, at.column()));
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    let (path, message) = text.split_once(": ").filter(|(path, _)| is_path(path)).unwrap_or(("", text));
    let place: Place = lines.place(line, column);
    Fault { problem: problem(path, message), place }
}

/// Whether the deserialiser's words begin with the way to the value, such as `choices[2].points`.
fn is_path(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "_.[]".contains(c))
}

/// The deserialiser's `message` about the value at `path`, put plainly, with what to write instead.
fn problem(path: &str, message: &str) -> Problem {
    let quoted: Vec<String> = message.split('`').skip(1).step_by(2).map(Into::into).collect();
    let (name, known) = quoted.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let (what, instead) = if message.starts_with("unknown field") {
        let among = format!("the keys here are {}", list(known));
        (format!("there is no key `{name}` here"), suggest(name, known).unwrap_or(among))
    } else if message.starts_with("unknown variant") {
        let among = format!("write {}", known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(" or "));
        (format!("`{name}` is not possible here"), suggest(name, known).unwrap_or(among))
    } else if message.starts_with("missing field") {
        (format!("the key `{name}` is missing"), format!("add `{name}: …`"))
    } else if message.starts_with("duplicate") {
        (format!("the key `{name}` stands here twice"), "keep one of the two".into())
    } else if let Some((found, wanted)) = wrong_type(message) {
        let place = if path.is_empty() { String::new() } else { format!("`{path}`: ") };
        (format!("{place}{found} stands where {wanted} should"), format!("write {wanted} here"))
    } else {
        return Problem::Syntax(message.into());
    };
    Problem::Structure { what, instead }
}

/// What was found and what was wanted, from the deserialiser's words for a value of another type.
fn wrong_type(message: &str) -> Option<(String, String)> {
    let (found, wanted) = message.strip_prefix("invalid ")?.split_once(": ")?.1.rsplit_once(", expected ")?;
    let found = found.split_once(" `").map_or(found.to_owned(), |(kind, value)| format!("the {kind} `{value}"));
    let found = match found.as_str() {
        "sequence" => "a list".into(),
        "map" => "a map".into(),
        "unit value" => "nothing".into(),
        _ => found,
    };
    let wanted = match wanted {
        "u32" => "a whole number, 0 or more".into(),
        "f64" => "a number".into(),
        "a sequence" => "a list".into(),
        struct_name if struct_name.starts_with("struct ") => "a map (`key: value` pairs)".into(),
        other => other.to_owned(),
    };
    Some((found, wanted))
}
