//! Results as they are written: each format for each kind of verdict, the same numbers as on the screen, and hostile
//! text that means nothing but itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[allow(dead_code)]
#[path = "screen/script.rs"]
mod script;

use std::collections::BTreeSet;

use html5ever::{parse_document, tendril::TendrilSink};
use insta::assert_snapshot;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;
use whichone::{
    catalogue::{Catalogue, load},
    quiz::{Answer, Notes, Order, OrderName, Progress, Quiz},
    report::{About, Format, Manner, Report},
    sheet::Opening,
    tui::App,
    verdict::{Strength, case_answers},
};

use script::{COLOUR, Memory, built_in, play_app, steps, three};

/// What parts an `@` from what follows it.
const PART: &str = "<!-- -->";

/// A result of each kind.
const KINDS: [(&str, &str); 5] = [
    ("clear", "reverse_proxy"),
    ("leaning", "build_tool"),
    ("both", "fruit_sorter"),
    ("either", "telemetry_intake"),
    ("unfinished", ""),
];

fn about() -> About {
    About {
        project: "edge proxy".into(),
        by: "Ada".into(),
        date: "2026-11-22".into(),
        sha256: "0123456789abcdef".repeat(4),
        file: String::new(),
        manner: Some(Manner { order: OrderName::File, outlook_seen: true }),
    }
}

/// The answers of a worked case, or four of the first questions; with two notes.
fn progress(catalogue: &Catalogue, case: &str) -> Progress {
    let mut progress = Progress { outlook_seen: true, ..Progress::none(catalogue) };
    match catalogue.cases.iter().find(|known| known.id == case) {
        Some(case) => progress.answers = case_answers(catalogue, case),
        None => {
            for _ in 0..4 {
                let visible = progress.answers.visible(catalogue);
                let open = visible.into_iter().find(|question| progress.answers.get(question) == Answer::Open).unwrap();
                let not_sure = open.index % 2 == 1;
                let answer = if not_sure { Answer::NotSure } else { Answer::Picked(open.allowed().nth(1).unwrap()) };
                progress.answers.set(open, answer);
            }
        }
    }
    progress.notes.set(&catalogue.questions[0], "Four gateways, one team.");
    progress
}

fn report<'c>(catalogue: &'c Catalogue, case: &str) -> Report<'c> {
    let progress = progress(catalogue, case);
    Report::new(catalogue, &progress.answers, &progress.notes, about())
}

#[test]
fn each_format_of_each_kind_of_verdict() {
    let catalogue = built_in();
    for (kind, case) in KINDS {
        let report = report(&catalogue, case);
        let strengths = [Strength::Clear, Strength::Leans, Strength::Both, Strength::Either, Strength::Insufficient];
        let at = KINDS.iter().position(|(name, _)| *name == kind).unwrap();
        assert_eq!(report.verdict.strength, strengths[at], "{kind}");
        for format in Format::ALL {
            assert_snapshot!(format!("{kind}_{}", format.name()), format.write(&report));
        }
    }
}

/// All text of a page, with a space between elements.
fn page_text(html: &str) -> String {
    fn walk(node: &Handle, out: &mut String) {
        match &node.data {
            NodeData::Text { contents } => out.push_str(&contents.borrow()),
            NodeData::Element { name, .. } if &*name.local == "style" => return,
            _ => {}
        }
        for child in node.children.borrow().iter() {
            walk(child, out);
        }
        out.push(' ');
    }
    let mut out = String::new();
    walk(&parsed(html).document, &mut out);
    out
}

fn parsed(html: &str) -> RcDom {
    let page = parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    assert_eq!(*page.errors.borrow(), Vec::<String>::new(), "the page parses without errors");
    page
}

/// All text of a Markdown document, with a space between its parts; code as it is.
fn markdown_text(markdown: &str) -> String {
    let text = |event| match event {
        Event::Text(text) | Event::Code(text) => text.into_string(),
        Event::InlineHtml(html) if &*html == PART => String::new(),
        _ => " ".into(),
    };
    Parser::new_ext(body(markdown), Options::ENABLE_TABLES).map(text).collect()
}

/// A document without its front matter.
fn body(markdown: &str) -> &str {
    markdown.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(markdown, |(_, body)| body)
}

/// The points in a text: every "9 of 10", and every "+4".
fn figures(text: &str) -> BTreeSet<String> {
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty();
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || ",;().│┐┌".contains(c)).filter(|w| !w.is_empty()).collect();
    let pairs = words.windows(3).filter(|three| number(three[0]) && three[1] == "of" && number(three[2]));
    let pairs = pairs.map(|three| three.join(" "));
    let sums = words.iter().filter(|word| word.strip_prefix('+').is_some_and(number)).map(|word| (*word).to_owned());
    pairs.chain(sums).collect()
}

/// What the first, the third and the fourth tab of the result show on a screen with room for all.
fn on_the_screen(catalogue: &Catalogue, case: &str) -> String {
    let tab = |key: &str| {
        let quiz = Quiz::resumed(catalogue, Order::File, progress(catalogue, case));
        let app = App::new(quiz, Opening::default(), COLOUR);
        let mut played = play_app(app, (112, 300), steps(&format!("v{key}")), Memory::default());
        // Without the styles, behind the end of each row.
        let text = |row: &str| row.rsplit_once('|').map_or(String::new(), |(text, _)| text.trim_end().to_owned());
        played.terminal.screen().lines().map(text).collect::<Vec<_>>().join("\n")
    };
    ["1", "3", "4"].map(tab).join("\n")
}

#[test]
fn every_number_in_a_report_is_the_one_on_the_screen() {
    let catalogue = built_in();
    for (kind, case) in KINDS {
        let report = report(&catalogue, case);
        let screen = on_the_screen(&catalogue, case);
        let shown = figures(&screen);
        assert!(shown.len() > 5, "{kind}: {shown:?}");
        let (markdown, html) = (Format::Markdown.write(&report), Format::Html.write(&report));
        for (name, text) in
            [("text", Format::Text.write(&report)), ("markdown", markdown_text(&markdown)), ("html", page_text(&html))]
        {
            assert_eq!(figures(&text), shown, "{kind} as {name}");
        }
        let record = markdown_text(&Format::Adr.write(&report));
        assert!(figures(&record).is_subset(&shown), "{kind}: {:?}", figures(&record).difference(&shown));
        // The points, the lead and the counts are the same words everywhere.
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" · ", "; ");
        for text in [screen, Format::Text.write(&report), markdown_text(&markdown), page_text(&html), record] {
            assert!(flat(&text).contains(&report.figures_line()), "{kind}: {}\nin {text}", report.figures_line());
        }
        let json: Value = serde_json::from_str(&Format::Json.write(&report)).unwrap();
        for (option, column) in catalogue.options.iter().zip(&report.columns) {
            let points = u64::from(column.points);
            assert_eq!(json["verdict"]["scores"][&option.id].as_u64(), Some(points), "{kind}");
            let of = |list: &str, points: &dyn Fn(&Value) -> u64| {
                json[list].as_array().unwrap().iter().map(points).sum::<u64>()
            };
            assert_eq!(of("answers", &|line| line["adds"][&option.id].as_u64().unwrap()), points, "{kind}: by answers");
            let by_reason =
                |line: &Value| line["points"].as_u64().unwrap() * line["supports"][&option.id].as_u64().unwrap();
            assert_eq!(of("reasons", &by_reason), points, "{kind}: by reasons");
        }
    }
}

/// Text that means something in Markdown, HTML, YAML or to a terminal. A word at each end tells where it is cut.
const HOSTILE: &[&str] = &[
    "a1 <script>alert(1)</script> <b>x</b> &amp; <!-- z1",
    "a2 **x** _y_ `code` ~~z~~ [l](http://e.x) ![i](j) z2",
    "# a3 heading z3",
    "- a4 item z4",
    "1. a5 item z5",
    "> a6 quote z6",
    "a7 | cell | {{ x }} {% x %} z7",
    "--- a8",
    "a9: [b, {c: d}] # e ' \" z9",
    "```a10``` z10",
    "=== a11 z11",
    "a12 http://e.x/y www.e.x @everyone $x$ z12",
    "a13 \\ \\* \\<b> z13",
    "a14 \u{1b}[2J\u{202e}\u{7}\r\n\r\n# b z14",
];

fn hostile_catalogue(text: &str) -> Catalogue {
    let quoted = serde_json::to_string(text).unwrap();
    let yaml = format!(
        "format: 1\nid: c\nversion: {quoted}\ntitle: {quoted}\nsummary: {quoted}\nboth: {quoted}\neither: {quoted}\n\
         options:\n  - {{ id: a, name: {quoted}, summary: {quoted} }}\n  - {{ id: b, name: {quoted}, summary: {quoted} }}\n\
         reasons:\n  - {{ id: r, title: {quoted}, supports: {{ a: 1 }}, summary: {quoted} }}\n\
         questions:\n  - id: q\n    title: {quoted}\n    choices:\n      - {{ id: x, label: {quoted}, points: {{ r: 9 }} }}\n      \
         - {{ id: w, label: {quoted} }}\n\
         comparison:\n  - {{ id: m, title: {quoted}, reasons: [r], cells: {{ a: {quoted}, b: {quoted} }} }}\n"
    );
    load(&yaml).unwrap_or_else(|faults| panic!("{faults:?}\n{yaml}"))
}

/// A result in which every text is `text`, as a sheet and a catalogue give it.
fn with_hostile(text: &str, mut check: impl FnMut(&Report, &str)) {
    let catalogue = hostile_catalogue(text);
    let mut progress = Progress::none(&catalogue);
    progress.answers.set(&catalogue.questions[0], Answer::Picked(catalogue.questions[0].allowed().next().unwrap()));
    let mut notes = Notes::none(&catalogue);
    notes.set(&catalogue.questions[0], text);
    let shown = notes.get(&catalogue.questions[0]).to_owned();
    let about = About { project: shown.clone(), by: shown.clone(), file: shown.clone(), ..about() };
    check(&Report::new(&catalogue, &progress.answers, &notes, about), &shown);
}

#[test]
fn hostile_text_is_inert_in_every_format() {
    for text in HOSTILE {
        with_hostile(text, |report, _| {
            for format in Format::ALL {
                let written = format.write(report);
                let obeyed = |c: char| c != '\n' && c.is_control() || c == '\u{202e}';
                assert!(!written.contains(obeyed), "{text:?} as {}: {written:?}", format.name());
            }
        });
    }
}

/// The events of a Markdown document without its texts: what markup it has, in order.
fn markup(markdown: &str) -> Vec<String> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH | Options::ENABLE_FOOTNOTES;
    let kind = |event: Event| match event {
        Event::Text(_) | Event::SoftBreak => None,
        Event::InlineHtml(html) if &*html == PART => None,
        Event::Start(Tag::CodeBlock(_)) => Some("code".into()),
        other => Some(format!("{other:?}")),
    };
    Parser::new_ext(body(markdown), options).filter_map(kind).collect()
}

/// A document without the command in it, which is quoted for a shell.
fn without_command(markdown: &str) -> String {
    markdown.lines().filter(|line| !line.starts_with("    ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn hostile_text_in_markdown_is_text_in_every_place() {
    let plain = "plain words";
    for text in HOSTILE {
        for format in [Format::Markdown, Format::Adr] {
            let (mut expected, mut places) = (Vec::new(), 0);
            with_hostile(plain, |report, _| {
                let written = format.write(report);
                expected = markup(&written);
                places = markdown_text(&without_command(&written)).matches(plain).count();
            });
            assert!(places > 12, "{places}");
            with_hostile(text, |report, shown| {
                let written = format.write(report);
                assert_eq!(markup(&written), expected, "{text:?} in\n{written}");
                assert_eq!(
                    markdown_text(&without_command(&written)).matches(shown).count(),
                    places,
                    "{shown:?} in\n{written}"
                );
                // What renderers make links and mentions of without any markup.
                let prose: Vec<&str> = body(&written).lines().filter(|line| !line.starts_with("    ")).collect();
                for line in prose {
                    assert!(!line.replace("\\://", "").contains("://"), "{line}");
                    assert!(!line.replace("www\\.", "").contains("www."), "{line}");
                    assert_eq!(line.matches('@').count(), line.matches(&format!("@{PART}")).count(), "{line}");
                }
            });
        }
    }
}

#[test]
fn the_front_matter_of_a_record_is_yaml_with_the_texts_as_they_are() {
    for text in HOSTILE {
        with_hostile(text, |report, shown| {
            let written = Format::Adr.write(report);
            let (front, _) = written.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
            let front: serde_yaml::Value = serde_yaml::from_str(front).unwrap();
            assert_eq!(front["status"].as_str(), Some("proposed"));
            assert_eq!(front["date"].as_str(), Some("2026-11-22"));
            assert_eq!(front["decision-makers"][0].as_str(), Some(shown));
        });
    }
}

#[test]
fn hostile_text_on_a_page_is_text() {
    fn elements(node: &Handle, found: &mut Vec<(String, Vec<String>)>) {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let attributes = attrs.borrow().iter().map(|attribute| attribute.name.local.to_string()).collect();
            found.push((name.local.to_string(), attributes));
        }
        node.children.borrow().iter().for_each(|child| elements(child, found));
    }
    for text in HOSTILE {
        with_hostile(text, |report, shown| {
            let page = Format::Html.write(report);
            assert!(page_text(&page).contains(shown), "{shown:?} in {page}");
            let mut found = Vec::new();
            elements(&parsed(&page).document, &mut found);
            let foreign = ["script", "img", "link", "iframe", "object", "a", "b"];
            assert!(found.iter().all(|(name, _)| !foreign.contains(&name.as_str())), "{text:?}: {found:?}");
            let known = ["lang", "charset", "name", "content", "http-equiv", "class", "id", "aria-labelledby"];
            let known = [&known[..], &["aria-hidden", "scope", "style", "data-name", "role", "colspan"]].concat();
            assert!(found.iter().flat_map(|(_, names)| names).all(|name| known.contains(&name.as_str())), "{found:?}");
        });
    }
}

#[test]
fn three_options_are_written_too() {
    let catalogue = three();
    let mut progress = Progress::none(&catalogue);
    for question in catalogue.questions.clone() {
        progress
            .answers
            .set(&question, Answer::Picked(question.allowed().nth(2 % question.allowed().count()).unwrap()));
    }
    let report = Report::new(&catalogue, &progress.answers, &progress.notes, about());
    for format in [Format::Markdown, Format::Adr, Format::Html] {
        assert_snapshot!(format!("three_{}", format.name()), format.write(&report));
    }
}

#[test]
fn the_command_in_a_report_comes_to_the_same_result() {
    let catalogue = built_in();
    for (kind, case) in KINDS {
        let report = report(&catalogue, case);
        let words = shlex::split(&report.replay("json")).unwrap();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_whichone")).args(&words[1..]).output().unwrap();
        let again: Value = serde_json::from_slice(&output.stdout).unwrap();
        let first: Value = serde_json::from_str(&Format::Json.write(&report)).unwrap();
        for part in ["verdict", "outlook", "changes", "reasons", "not_asked"] {
            assert_eq!(again[part], first[part], "{kind}: {part}");
        }
    }
}
