//! Texts that are made to take time and memory, and texts that are no texts.

use super::run::{Folder, check, whichone};

/// A catalogue without its questions.
pub const HEAD: &str = include_str!("../../fixtures/head.yaml");

const MEGABYTE: usize = 1024 * 1024;

/// A question with this title and these labels.
pub fn question(id: &str, title: &str, [one, other]: [&str; 2]) -> String {
    let one = format!("{{ id: one, label: {one}, points: {{ calm: 1 }} }}");
    let other = format!("{{ id: other, label: {other}, points: {{ haste: 1 }} }}");
    format!("  - {{ id: {id}, title: {title}, choices: [{one}, {other}] }}\n")
}

/// A catalogue of so many questions.
pub fn catalogue(count: usize) -> String {
    let questions = (0..count).map(|at| question(&format!("q{at}"), "What?", ["A", "B"]));
    format!("{HEAD}questions:\n{}", questions.collect::<String>())
}

/// `item` for each number below `count`, with `between` between them.
pub fn each(count: usize, between: &str, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(between)
}

/// The same in one line.
fn many(count: usize, item: impl Fn(usize) -> String) -> String {
    each(count, ",", item)
}

/// Checks a text that must be refused with these words.
fn refused(text: impl AsRef<[u8]>, words: &str) {
    let folder = Folder::new();
    let told = check(&folder.put("hostile.yaml", text));
    assert!(told.refused().contains(words), "no {words:?} in: {}", told.begins());
}

/// Checks a text that must work.
fn works(text: impl AsRef<[u8]>) {
    let folder = Folder::new();
    let file = folder.put("hostile.yaml", text);
    assert_eq!(check(&file).code, 0);
    let told = whichone(&["report", "--catalogue", file.to_str().unwrap(), "--answer", "q0=one"]);
    assert_eq!(told.code, 0, "{}", told.begins());
}

#[test]
fn aliases_of_aliases() {
    let level = |n: usize| format!("x{n}: &x{n} [{}]\n", many(10, |_| format!("*x{}", n - 1)));
    let bomb = "x0: &x0 [lol]\n".to_owned() + &(1..30).map(level).collect::<String>();
    refused(&bomb, "repeat too much");
    refused(catalogue(1) + &bomb, "the aliases (`*name`) repeat too much");
    let maps = |n: usize| format!("x{n}: &x{n} {{{}}}\n", many(10, |k| format!("k{k}: *x{}", n - 1)));
    refused("x0: &x0 {k: lol}\n".to_owned() + &(1..30).map(maps).collect::<String>(), "repeat too much");
}

#[test]
fn aliases_of_something_large() {
    let label = format!("both: &t {}\n", "x".repeat(MEGABYTE));
    let questions: String = (0..2_000).map(|at| question(&format!("q{at}"), "*t", ["*t", "*t"])).collect();
    refused(format!("{HEAD}{label}questions:\n{questions}"), "repeat too much");
    let whole = question("q0", "What?", ["A", "B"]).replacen("- {", "- &q {", 1);
    refused(format!("{HEAD}questions:\n{whole}{}", "  - *q\n".repeat(500_000)), "repeat too much");
}

#[test]
fn lists_in_lists_in_lists() {
    let deep = "lists or maps are nested too deeply";
    for sign in ["[", "{a: ", "- ", "? "] {
        refused(sign.repeat(10_000), deep);
        refused(format!("{HEAD}both:\n  {}", sign.repeat(10_000)), deep);
        refused(sign.repeat(MEGABYTE / 2), deep);
    }
    refused("[".repeat(10_000) + &"]".repeat(10_000), deep);
    refused("[']',".repeat(MEGABYTE / 5), deep);
    // As deep as a file of this size can be by indents.
    let indents: Vec<String> = (0..2_500).map(|depth| " ".repeat(depth)).collect();
    refused(indents.join("a:\n") + "a:\n", "unknown key `a`");
}

#[test]
fn too_many_of_a_kind() {
    refused(catalogue(20_000), "the catalogue has 20000 questions; the maximum is ");
    let choices = many(10_000, |at| format!("{{ id: c{at}, label: L{at} }}"));
    let one = format!("{HEAD}questions: [{{ id: q, title: T, choices: [{choices}] }}]\n");
    refused(one, "has 10000 choices; the maximum is 50");
    for (key, item, words) in [
        ("sources", "{ id: xN, title: T }", "the catalogue has 10000 sources; the maximum is 1000"),
        ("comparison", "{ id: xN, title: T, cells: {} }", "10000 comparison rows"),
        ("faq", "{ question: T, answer: T }", "10000 FAQ entries"),
        ("cases", "{ id: xN, title: T, expect: { verdict: tea } }", "10000 cases"),
    ] {
        let list = many(10_000, |at| item.replace('N', &at.to_string()));
        refused(format!("{}{key}: [{list}]\n", catalogue(1)), words);
    }
    refused(format!("{HEAD}{}\n", each(30_000, "\n", |at| format!("k{at}: 1"))), "unknown key `k0`");
    refused(format!("both: [{}]\n", "a,".repeat(2_000_001)), "more than 2000000 keys, values and items");
}

#[test]
fn thousands_of_errors_are_cut() {
    let more = "too many errors: only the first 200 are shown";
    refused(catalogue(500).replace("id: q", "id: Q"), more);
    refused(catalogue(500).replace("title: What", "titel: What"), more);
    let when = many(5_000, |at| format!("x{at}: [one]"));
    let unknown = catalogue(500).replacen("id: q499,", &format!("id: q499, when: {{{when}}},"), 1);
    refused(unknown, more);
}

/// As a program would write it.
#[test]
fn catalogue_on_one_line() {
    let question = |at: usize| {
        let choice = |id: &str, reason: &str| format!(r#"{{"id":"{id}","label":"Same","points":{{"{reason}":1}}}}"#);
        format!(r#"{{"id":"q{at}","title":"T?","choices":[{},{}]}}"#, choice("one", "calm"), choice("other", "haste"))
    };
    let head = r#"{"format":1,"id":"t","version":"1","title":"T?","summary":"S.","options":[{"id":"tea","name":"T","summary":"L."},{"id":"coffee","name":"C","summary":"B."}],"reasons":[{"id":"calm","title":"C","supports":{"tea":1},"summary":"I."},{"id":"haste","title":"H","supports":{"coffee":1},"summary":"I."}],"questions":["#;
    let text = format!("{head}{}]}}", many(500, question));
    works(&text);
    refused(text.replace("\"id\":\"q", "\"id\":\"Q"), "`Q199` is not allowed as an id");
    refused(text.replace("\"title\":\"T?\",\"choices", "\"choices"), "missing key `title`");
}

#[test]
fn texts_of_a_megabyte() {
    let words = "word ".repeat(MEGABYTE / 5);
    let solid = "x".repeat(MEGABYTE);
    let wide = "漢".repeat(MEGABYTE / 3);
    works(format!("{HEAD}questions:\n{}", question("q0", &solid, [&words, &wide])));
    works(catalogue(1).replace("Tea or coffee?", &solid).replace("name: Coffee", &format!("name: {words}")));
    refused(catalogue(1).replace("tea_or_coffee", &solid), "is not allowed as an id");
    refused(catalogue(1) + &solid + ": 1\n", "expected `key: value`");
    refused(catalogue(1).replace("calm: 1", &format!("? {solid}\n: 1")), "unknown reason `xxxx");
}

#[test]
fn bytes_that_are_not_text_are_located() {
    let text = catalogue(2);
    let with = |bytes: &[u8]| {
        let at = text.find("What?").unwrap();
        [&text.as_bytes()[..at], "é".as_bytes(), bytes, &text.as_bytes()[at..]].concat()
    };
    refused(with(b"\0"), "hostile.yaml:11:23\n");
    refused(with(b"\0"), "the control character U+0000 is not allowed");
    refused(with(b"\x1b[2J"), "the control character U+001B is not allowed");
    refused(with(b"\xff"), "line 11, column 23 is not UTF-8 (byte ff)");
    refused([text.as_bytes(), b"# \xe6\xbc"].concat(), "line 13, column 3 is not UTF-8 (byte e6)");
    refused([b"\xef\xbb\xbf", with(b"\xff").as_slice()].concat(), "line 11, column 23 is");
    for units in [u16::to_le_bytes, u16::to_be_bytes] {
        let wide = |text: &str| text.encode_utf16().flat_map(units).collect::<Vec<u8>>();
        refused(wide(&text), "it is in UTF-16 or UTF-32: save it as UTF-8");
        refused(wide(&format!("\u{feff}{text}")), "it is in UTF-16 or UTF-32: save it as UTF-8");
    }
    refused(b"\0".repeat(MEGABYTE), "the control character U+0000 is not allowed");
    refused("", "the file is empty");
    refused("\n".repeat(MEGABYTE), "the file is empty");
}

#[test]
fn byte_order_mark_and_carriage_returns_are_ignored() {
    works(format!("\u{feff}{}", catalogue(2)));
    works(catalogue(2).replace('\n', "\r\n"));
    refused(format!("\u{feff}{}", catalogue(2).replacen("format", "fromat", 1)), "hostile.yaml:1:1\n");
}
