//! Answers files that are made to take time and memory, or that are no texts.

use super::{
    catalogues::each,
    run::{Folder, Told, whichone},
};

const HEAD: &str = "format: 1\ncatalogue: { id: python_or_rust, version: '1' }\n";

fn report(text: impl AsRef<[u8]>) -> Told {
    let folder = Folder::new();
    whichone(&["report", folder.put("hostile.yaml", text).to_str().unwrap()])
}

fn refused(text: impl AsRef<[u8]>, words: &str) {
    let told = report(text);
    assert!(told.refused().contains(words), "no {words:?} in: {}", told.begins());
}

#[test]
fn alias_bombs_and_deep_nesting() {
    let level = |n: usize| format!("x{n}: &x{n} [{}]\n", vec![format!("*x{}", n - 1); 10].join(","));
    let bomb = "x0: &x0 [lol]\n".to_owned() + &(1..30).map(level).collect::<String>();
    refused(format!("{HEAD}{bomb}"), "the aliases (`*name`) repeat too much");
    let note = format!("by: &n {}\nnotes:\n", "x".repeat(1 << 20));
    let notes = each(10_000, "\n", |at| format!("  q{at}: *n"));
    refused(format!("{HEAD}{note}{notes}\n"), "the aliases (`*name`) repeat too much");
    for sign in ["[", "{a: ", "- ", "? "] {
        refused(format!("{HEAD}answers:\n  {}", sign.repeat(10_000)), "lists or maps are nested too deeply");
    }
    refused(format!("{HEAD}{}\n", each(30_000, "\n", |at| format!("k{at}: 1"))), "unknown key `k0`");
}

#[test]
fn bytes_that_are_not_text_are_located() {
    refused(format!("{HEAD}by: \"\0\"\n"), "hostile.yaml:3:6\n");
    refused([HEAD.as_bytes(), b"by: \xc3\xa9\xff\n"].concat(), "line 3, column 6 is not UTF-8 (byte ff)");
    let wide: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(wide, "it is in UTF-16 or UTF-32: save it as UTF-8");
}

#[test]
fn odd_but_valid_files_are_read() {
    let answers = "answers: { kind: [service] }\n";
    for text in [
        format!("\u{feff}{HEAD}{answers}"),
        format!("{HEAD}{answers}").replace('\n', "\r\n"),
        format!("{HEAD}{answers}notes: {{ kind: {} }}\n", "x".repeat(1 << 20)),
        format!("{HEAD}{answers}by: {}\n", "word ".repeat(200_000)),
    ] {
        let told = report(text);
        assert!(told.code == 0 && told.text.contains("Web app or back-end service"), "{told:?}");
    }
}

#[test]
fn hundred_thousand_unknown_answers() {
    let answers = each(100_000, "\n", |at| format!("  x{at}: [a]"));
    let told = report(format!("{HEAD}answers:\n{answers}\n"));
    assert!(told.code == 0 && told.text.contains("And 99992 more like these"), "{}", told.begins());
}
