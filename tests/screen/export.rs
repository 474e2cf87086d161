//! Writing the result to a file, and copying it.

use crate::script::{DARK, Played, built_in, play, verdict};
use whichone::{catalogue::Catalogue, tui::keymap::Context};

const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

fn typed<'c>(catalogue: &'c Catalogue, keys: &str) -> Played<'c> {
    play(catalogue, DARK, USUAL, keys)
}

#[test]
fn result_is_written_in_each_format() {
    let catalogue = built_in();
    let to_result = verdict(&catalogue, "reverse_proxy");
    let files = |keys: &str| typed(&catalogue, &format!("{to_result}{keys}")).store.files;
    for (at, name) in ["result.txt", "result.md", "decision.md", "result.json", "result.html"].iter().enumerate() {
        let written = files(&format!("e{}<enter>", at + 1));
        assert_eq!(written[0].0.to_str().unwrap(), *name);
        assert!(written[0].1.contains("18"), "{}", written[0].1);
    }
    assert_eq!(files("e<down><down><enter><c-u>docs/adr-7.md<enter>")[0].0.to_str().unwrap(), "docs/adr-7.md");
    for keys in ["e<esc>", "e<enter><esc><esc>", "e<enter><c-u><enter>"] {
        assert_eq!(files(keys), [], "{keys}");
    }
}

#[test]
fn existing_file_is_replaced_only_after_asking() {
    let catalogue = built_in();
    let to_result = verdict(&catalogue, "reverse_proxy");
    let played = |keys: &str| typed(&catalogue, &format!("{to_result}e1<enter>{keys}"));
    let asked = played("e1<enter>");
    assert!(asked.text().contains("already exists"), "{}", asked.text());
    // "No" leads back to the name, "yes" writes.
    let other = asked.then("<esc>");
    assert_eq!(other.app.context(), Context::Field);
    assert_eq!(other.then("2<enter>").store.files.len(), 2);
    let replaced = played("e1<enter>y");
    assert!(
        replaced.store.files.len() == 1 && replaced.text().contains("Written to result.txt"),
        "{}",
        replaced.text()
    );
}

#[test]
fn export_that_cannot_be_written_says_why_and_asks_for_another_name() {
    let catalogue = built_in();
    let to_result = verdict(&catalogue, "reverse_proxy");
    for (name, why) in [
        ("locked", "Cannot write it: permission denied"),
        ("answers.yaml", "That file holds your answers."),
        ("none/result.txt", "No such folder."),
    ] {
        for size in [USUAL, SMALLEST] {
            let refused = play(&catalogue, DARK, size, &format!("{to_result}e1<c-u>{name}<enter>"));
            assert!(refused.text().contains(why) && refused.text().contains(name), "{}", refused.text());
            assert_eq!(refused.then("2<enter>").store.files.len(), 1, "the name is still there to be changed");
        }
    }
}

#[test]
fn copying_sends_the_result_to_the_terminal() {
    let catalogue = built_in();
    let played = typed(&catalogue, &(verdict(&catalogue, "reverse_proxy") + "c"));
    assert!(played.control.copied[0].contains("Rust, the clear choice."), "{:?}", played.control.copied);
    assert!(played.text().contains("Copied."), "{}", played.text());
}
