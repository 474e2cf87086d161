//! Folders of catalogues with one fault, one finding or none each, and what is said about them.
//!
//! What is said about a faulty file stands in `snapshots/catalogues__invalid.snap`, a file a block: where it is, what
//! is marked there, what is wrong and what to do. A new file in the folder is one block more; there is no list to
//! forget it in.

use std::{
    fs,
    path::{Path, PathBuf},
};

use whichone::{
    analysis::verdict,
    catalogue::{Catalogue, ChoiceSet, Kind, Question, limits, load},
    diagnostics::{Diagnostic, Rule},
    lints::{Finding, lost_texts},
    quiz::{Answers, Priorities, Weight},
    scoring::{HalfPoints, WeightedCatalogue},
    yaml::locate,
};

/// All that `check` finds in a catalogue that loads.
fn found(text: &str) -> Vec<Finding> {
    let mut found = whichone::lints::findings(&load(text).unwrap_or_else(|faults| panic!("{faults:?}")));
    found.extend(lost_texts(text));
    found
}

/// The catalogues of a folder, by name.
fn folder(name: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogues").join(name);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| (path.file_name().unwrap().to_str().unwrap().into(), fs::read_to_string(path).unwrap());
    paths.iter().map(read).collect()
}

fn file(folder_name: &str, name: &str) -> String {
    folder(folder_name).into_iter().find(|(file, _)| file == &format!("{name}.yaml")).unwrap().1
}

fn valid(name: &str) -> Catalogue {
    load(&file("valid", name)).unwrap()
}

fn faults(name: &str, text: &str) -> Vec<Diagnostic> {
    load(text).err().unwrap_or_else(|| panic!("{name} loads, but should not"))
}

fn table(name: &str, text: &str, faults: &[Diagnostic]) -> String {
    let row = |Diagnostic { kind: problem, position: place }: &Diagnostic| {
        let marked = &text[place.bytes.clone()];
        let (line, column, help) = (place.line, place.column, problem.help());
        format!("{name}:{line}:{column}: {marked}\n    [{}] {problem}\n    {help}\n", problem.code())
    };
    faults.iter().map(row).collect()
}

#[test]
fn every_error_has_a_position_a_code_and_help() {
    let told: Vec<String> =
        folder("invalid").iter().map(|(name, text)| table(name, text, &faults(name, text))).collect();
    insta::assert_snapshot!("invalid", told.join("\n"));
}

#[test]
fn each_invalid_file_has_one_error_unless_its_name_says_several() {
    for (name, text) in folder("invalid") {
        let (several, found) = (name.starts_with("several"), faults(&name, &text).len());
        assert_eq!(found > 1, several, "{name}: {found} faults");
    }
}

/// A line changed as an author might by mistake, if it has what it takes.
type Slip<'s> = &'s dyn Fn(&str) -> Option<String>;

/// `text` with one line changed by `slip`, for each line that it changes, with the number of that line.
fn slipped(text: &str, slip: Slip) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let changed = |at: usize| {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        lines[at] = slip(&lines[at])?;
        Some((at + 1, lines.join("\n") + "\n"))
    };
    (0..lines.len()).filter_map(changed).collect()
}

#[test]
fn mistake_on_any_line_is_reported_on_that_line() {
    let text = include_str!("../../assets/new.yaml");
    let body = |line: &str| !line.trim_start().starts_with('#') && !line.trim().is_empty();
    let no_quote = |line: &str| {
        let at = line.rfind('"').filter(|_| body(line))?;
        Some(format!("{}{}", &line[..at], &line[at + 1..]))
    };
    let no_blank = |line: &str| {
        let at = line.find(": ").filter(|at| body(line) && !line[*at..].contains('{') && !line[*at..].contains('['))?;
        Some(format!("{}{}", &line[..=at], &line[at + 2..]))
    };
    let one_more = |line: &str| line.starts_with(' ').then(|| format!(" {line}")).filter(|_| body(line));
    let one_less = |line: &str| line.starts_with("  ").then(|| line[1..].to_owned()).filter(|_| body(line));
    let no_dash = |line: &str| line.trim_start().strip_prefix("- ").map(|_| line.replacen("- ", "  ", 1));
    let no_break = |line: &str| body(line).then(|| line.replacen(": ", ":\u{a0}", 1)).filter(|new| new != line);
    let slips: [(&str, Slip); 6] = [
        ("quote", &no_quote),
        ("blank", &no_blank),
        ("one more", &one_more),
        ("one less", &one_less),
        ("dash", &no_dash),
        ("no-break space", &no_break),
    ];
    let mut elsewhere = Vec::new();
    for (name, slip) in slips {
        for (line, text) in slipped(text, slip) {
            let Err(faults) = load(&text) else { continue };
            // Where the first item of a list is, the next ones should be: they are told with its line.
            let help = faults[0].kind.help();
            if faults[0].position.line != line && !help.ends_with(&format!("like line {line}")) {
                let told = format!("{} ({help})", faults[0]);
                elsewhere.push(format!("{name} {line}: {} => {told}", text.lines().nth(line - 1).unwrap()));
            }
        }
    }
    assert!(elsewhere.is_empty(), "{}", elsewhere.join("\n"));
}

/// What follows from a wrong key alone, such as references to what has no id then, is not told.
#[test]
fn wrong_key_causes_no_follow_up_errors() {
    let text = include_str!("../../assets/new.yaml");
    let key = |line: &str| {
        let start = line.find(|c: char| c.is_ascii_lowercase()).filter(|_| !line.trim_start().starts_with('#'))?;
        let end = start + line[start..].find(':')?;
        line[start..end].chars().all(|c| c.is_ascii_lowercase() || c == '_').then_some((start, end))
    };
    let renamed = |line: &str| key(line).map(|(start, end)| format!("{}zzz{}", &line[..start], &line[end..]));
    let misspelt = |line: &str| key(line).map(|(_, end)| format!("{}s{}", &line[..end], &line[end..]));
    let a_list = |line: &str| key(line).map(|(_, end)| format!("{}: [[x]]", &line[..end]));
    let slips: [Slip; 3] = [&renamed, &misspelt, &a_list];
    for (line, text) in slips.into_iter().flat_map(|slip| slipped(text, slip)) {
        let Err(faults) = load(&text) else { continue };
        let of_meaning = faults
            .iter()
            .find(|fault| !matches!(fault.kind.code(), "unknown-key" | "missing-key" | "wrong-type" | "syntax"));
        assert_eq!(of_meaning, None, "line {line}: {}", text.lines().nth(line - 1).unwrap());
    }
}

#[test]
fn structural_errors_do_not_hide_other_errors() {
    let text = file("invalid", "several_in_structure_and_in_meaning");
    let codes: Vec<_> = faults("both", &text).iter().map(|fault| fault.kind.code()).collect();
    for code in ["unknown-key", "wrong-type", "limit", "unknown-id", "bad-id"] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
}

#[test]
fn errors_are_in_file_order() {
    for (name, text) in folder("invalid") {
        let places: Vec<_> =
            faults(&name, &text).iter().map(|fault| (fault.position.line, fault.position.column)).collect();
        assert!(places.is_sorted(), "{name}: {places:?}");
    }
}

#[test]
fn messages_never_mention_the_parser() {
    let jargon =
        ["u32", "f64", "sequence", "mapping", "variant", "field", "struct", "scalar", "deserial", " at line", "!"];
    for (name, text) in folder("invalid") {
        for fault in faults(&name, &text) {
            let words = format!("{} {}", fault.kind, fault.kind.help());
            let found = jargon.iter().find(|word| words.contains(*word));
            assert_eq!(found, None, "{name}: {words}");
        }
    }
}

#[test]
fn messages_use_plain_words() {
    let odd = [
        "stands",
        "there is no",
        "take it out",
        "spoken for",
        "speaks for",
        "doubtful",
        "ahead",
        "balanced (",
        "and here is",
    ];
    let of_table = Rule::ALL.iter().map(|check| format!("{} {}", check.means(), check.help()));
    let of_faults = folder("invalid").into_iter().flat_map(|(name, text)| {
        faults(&name, &text).into_iter().map(|fault| format!("{} {}", fault.kind, fault.kind.help()))
    });
    let of_findings = folder("findings").into_iter().flat_map(|(_, text)| {
        found(&text)
            .into_iter()
            .map(|finding| finding.message + &finding.evidence.map(|it| it.text).unwrap_or_default())
    });
    for words in of_table.chain(of_faults).chain(of_findings) {
        let found = odd.iter().find(|word| words.contains(*word));
        assert_eq!(found, None, "{words}");
    }
}

#[test]
fn every_valid_file_loads_without_a_finding() {
    for (name, text) in folder("valid") {
        let findings = found(&text);
        assert!(findings.is_empty(), "{name}: {findings:?}");
    }
}

#[test]
fn yaml_style_makes_no_difference() {
    let minimal = valid("minimal");
    for name in ["zero_indented_lists", "flow_style", "carriage_returns", "byte_order_mark"] {
        assert_eq!(valid(name), minimal, "{name}");
    }
}

#[test]
fn options_have_distinct_indices() {
    assert_eq!(valid("three_options").options.len(), 3);
    let six = valid("six_options");
    assert_eq!(six.reasons[4].supports, [0, 0, 0, 0, 1, 0]);
    assert_eq!(six.questions[0].choices[5].contribution[..], [0, 0, 0, 0, 0, 4]);
}

#[test]
fn everything_in_the_file_is_loaded() {
    let all = valid("everything");
    assert_eq!(
        (all.id.as_str(), all.version.as_str(), all.neutral, all.tolerance),
        ("everything", "2.1", 0, Some(1.0))
    );
    assert_eq!((all.both.as_str(), all.either.as_str()), ("Take both.", "Take either."));
    assert_eq!(all.sources[0].url.as_deref(), Some("https://example.org/"));
    assert_eq!(all.sources[0].accessed.as_deref(), Some("2026-11-22"));
    assert_eq!(all.reasons[0].supports, [3, 1]);
    assert_eq!(all.reasons[1].source[1].text, "book");
    assert_eq!((all.reasons[0].because.as_str(), all.reasons[1].because.as_str()), ("it must be fast", ""));
    assert_eq!((all.reasons[0].part.as_str(), all.reasons[1].part.as_str()), ("the fast code", ""));
    assert_eq!(all.questions[0].topic, "Size");
    assert_eq!(all.questions[0].choices[0].contribution[..], [30, 10]);
    assert_eq!(all.questions[1].kind, Kind::Many { max: 2 });
    assert_eq!(all.questions[1].when[0].any_of.len(), 2);
    assert_eq!(all.comparison[0].cells, ["Much", "Little"]);
    assert_eq!(all.comparison[0].reasons, [0, 1]);
    assert_eq!(all.comparison[0].better, Some(1));
    assert_eq!(all.faq[0].source[0].text, "book 6");
    assert_eq!(all.cases[2].not_sure, [0]);
}

#[test]
fn missing_keys_get_defaults() {
    let minimal = valid("minimal");
    assert_eq!((minimal.neutral, minimal.tolerance), (limits::DEFAULT_NEUTRAL, None));
    assert_eq!(minimal.questions[0].kind, Kind::One);
    assert_eq!(minimal.questions[0].choices[1].points, []);
    assert_eq!((minimal.questions[0].topic.as_str(), minimal.reasons[0].because.as_str()), ("", ""));
    assert_eq!(minimal.reasons[0].part, "");
    let row = "comparison:\n  - { id: memory, title: Memory, cells: { a: Much, b: Much } }\n";
    assert_eq!(load(&(file("valid", "minimal") + row)).unwrap().comparison[0].better, None);
}

#[test]
fn question_without_a_topic_uses_its_title() {
    let questions = valid("everything").questions;
    let names: Vec<_> = questions.iter().map(Question::topic_or_title).collect();
    assert_eq!(names, ["Size", "Which colours?"]);
}

/// 500 questions, each with a choice that gives 10 points to each of so many reasons at level 3.
fn with_many_points(reasons: usize) -> String {
    let reason = |at: usize| format!("  - {{ id: r{at}, title: T, summary: S, supports: {{ a: 3 }} }}\n");
    let points = (0..reasons).map(|at| format!("r{at}: 10")).collect::<Vec<_>>().join(", ");
    let question = |at: usize| format!("  - {{ id: q{at}, title: Q, type: many, choices: [{}] }}\n", choices(&points));
    let (reason, question): (String, String) = ((0..reasons).map(reason).collect(), (0..500).map(question).collect());
    format!(
        "format: 1\nid: c\nversion: '1'\ntitle: T\nsummary: S\noptions: [{{ id: a, name: A }}, {{ id: b, name: B }}]\n\
         reasons:\n{reason}questions:\n{question}"
    )
}

fn choices(points: &str) -> String {
    (0..4).map(|at| format!("{{ id: c{at}, label: L, points: {{ {points} }} }}")).collect::<Vec<_>>().join(", ")
}

#[test]
fn score_that_would_not_fit_when_it_is_weighed_is_an_error() {
    // 500 questions with 4 choices, each with 10 points for 83 reasons at level 3, are 4,980,000 points.
    let catalogue = load(&with_many_points(83)).unwrap();
    let mut priorities = Priorities::default();
    (1..83).for_each(|reason| priorities.set(reason, Weight::Four));
    let weighted = WeightedCatalogue::new(&catalogue, &priorities);
    let all =
        catalogue.questions.iter().map(|question| (question.index, ChoiceSet::from_bits(0b1111))).collect::<Vec<_>>();
    let found = verdict(&weighted.catalogue, &Answers::of_choices(&catalogue, &all));
    assert_eq!(weighted.shown(found.scores.points[0]), HalfPoints(60_000 * (2 + 82 * 8)));
    let faults = load(&with_many_points(84)).unwrap_err();
    assert_eq!(faults[0].kind.to_string(), "the answers can give `a` 5040000 points; at most 5000000 are allowed");
}

#[test]
fn text_may_be_as_wide_as_its_limit() {
    for (text, most) in [("Which colours?", 60), ("Size", 16), ("Middle", 30), ("Like grass.", 50)] {
        let with = |new: String| {
            let everything = file("valid", "everything");
            assert_eq!(everything.matches(&format!(": {text}")).count(), 1);
            whichone::lints::findings(&load(&everything.replace(&format!(": {text}"), &format!(": {new}"))).unwrap())
                .len()
        };
        assert_eq!((with("m".repeat(most)), with("m".repeat(most + 1))), (0, 1), "{text}");
        assert_eq!((with("大".repeat(most / 2)), with("大".repeat(most / 2 + 1))), (0, 1), "{text}");
    }
}

#[test]
fn a_question_may_have_nine_choices_and_a_hundred_and_thirty_words() {
    let with = |from: &str, to: &str| {
        let changed = file("findings", from).replacen(to, "", 1);
        whichone::lints::findings(&load(&changed).unwrap()).len()
    };
    assert_eq!(with("many_choices", "      - { id: size_5, label: Size 5, points: { speed: 1, ease: 1 } }\n"), 0);
    // It has 132 words.
    assert_eq!((with("wordy_question", "A "), with("wordy_question", "A sentence ")), (1, 0));
}

#[test]
fn other_scripts_are_kept_and_control_characters_shown() {
    assert_eq!(valid("other_letters").options[1].name, "Bär 👍");
    let shown = valid("control_characters");
    assert_eq!((shown.title.as_str(), shown.options[1].name.as_str()), ("A^[[2Jor B<U+202E>?", "B^G"));
    assert_eq!(valid("words_as_texts").version, "1.0");
}

#[test]
fn alias_is_replaced_by_its_value() {
    let questions = valid("aliases").questions;
    assert_eq!(questions[0].choices[0].points, questions[1].choices[0].points);
    assert_eq!(questions[1].choices[0].points, [(0, 4)]);
}

#[test]
fn too_long_text_is_not_read() {
    let at_the_limit = |more: usize| {
        let minimal = file("valid", "minimal");
        let rest = "#".repeat(limits::BYTES - minimal.len() + more);
        minimal + &rest
    };
    assert!(load(&at_the_limit(0)).is_ok());
    let faults = faults("too long", &at_the_limit(1));
    let told: Vec<_> = faults.iter().map(|fault| (fault.to_string(), fault.kind.help())).collect();
    let (most, has) = (limits::BYTES, limits::BYTES + 1);
    let what = format!("1:1: the file has {has} bytes; the maximum is {most}");
    assert_eq!(told, [(what, "remove texts or questions, or split it into two catalogues".into())]);
}

#[test]
fn alias_bombs_are_rejected() {
    let level = |n: usize| format!("l{n}: &l{n} [{}]\n", vec![format!("*l{}", n - 1); 9].join(", "));
    let text = "l0: &l0 x\n".to_owned() + &(1..20).map(level).collect::<String>();
    assert!(load(&text).is_err());
}

#[test]
fn deep_nesting_is_an_error() {
    assert!(load(&"- ".repeat(50_000)).is_err());
    assert!(load(&format!("title: {}", "[".repeat(2_000))).is_err());
}

#[test]
fn every_finding_has_a_position_and_a_code() {
    let told = folder("findings").into_iter().flat_map(|(name, text)| {
        let findings = found(&text);
        let paths: Vec<_> = findings.iter().map(|finding| finding.path.clone()).collect();
        let places = locate(&text, &paths);
        assert_eq!(findings.len(), 1, "{name}: {findings:?}");
        assert!(name.starts_with(&findings[0].code().replace('-', "_")), "{name}");
        findings.into_iter().zip(places).map(move |(finding, place)| {
            let (line, column, marked) = (place.line, place.column, &text[place.bytes]);
            let (level, code, help) = (finding.severity().word(), finding.code(), finding.help());
            let note =
                finding.evidence.iter().map(|witness| format!("    {}\n", witness.text)).collect::<Vec<_>>().concat();
            format!("{name}:{line}:{column}: {marked}\n    {level}[{code}]: {}\n{note}    {help}\n", finding.message)
        })
    });
    insta::assert_snapshot!("findings", told.collect::<Vec<_>>().join("\n"));
}
