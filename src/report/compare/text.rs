//! The comparison for a terminal's scrollback: plain text, 78 columns.

use crate::document::wrapped;

use super::{Comparison, DisputeLine, MEANS};

/// The width it is wrapped to, in columns.
const WIDTH: usize = 78;

/// Writes `comparison` as plain text, ending in a newline.
#[must_use]
pub fn comparison_text(comparison: &Comparison) -> String {
    let mut out = Vec::new();
    paragraph(&mut out, &comparison.catalogue.title, 0);
    out.push(String::new());
    paragraph(&mut out, &format!("Together: {}", comparison.headline), 0);
    paragraph(&mut out, &comparison.figures.join("; "), 0);
    paragraph(&mut out, MEANS, 0);
    for sentence in comparison.advice.iter().chain([&comparison.conflict_words]).filter(|it| !it.is_empty()) {
        out.push(String::new());
        paragraph(&mut out, sentence, 0);
    }
    heading(&mut out, "Alone");
    for person in &comparison.people {
        paragraph(&mut out, &format!("{}: {}", person.name, person.headline), 2);
        paragraph(&mut out, &person.figures.join("; "), 4);
    }
    heading(&mut out, "Whose leaving would turn it");
    for sentence in &comparison.leaving_words {
        paragraph(&mut out, sentence, 2);
    }
    write_disputes(&mut out, comparison);
    if !comparison.remarks.is_empty() {
        heading(&mut out, "About the sheets");
    }
    for remark in &comparison.remarks {
        paragraph(&mut out, remark, 2);
    }
    out.push(String::new());
    let catalogue = comparison.catalogue;
    paragraph(&mut out, &format!("From the catalogue {} {}.", catalogue.id, catalogue.version), 0);
    out.join("\n") + "\n"
}

fn write_disputes(out: &mut Vec<String>, comparison: &Comparison) {
    if comparison.disputes.is_empty() {
        heading(out, "Where they disagree");
        paragraph(out, "Nowhere: no two answers that count differ.", 2);
    }
    for (turns, title) in [
        (true, "Where they disagree, and agreement could turn it"),
        (false, "Where they disagree, and agreement would not turn it"),
    ] {
        let disputes = comparison.disputes(turns);
        if !disputes.is_empty() {
            heading(out, title);
        }
        for dispute in disputes {
            write_dispute(out, comparison, dispute);
        }
    }
}

fn write_dispute(out: &mut Vec<String>, comparison: &Comparison, dispute: &DisputeLine) {
    paragraph(out, &dispute.question.title, 2);
    for answer in &dispute.answers {
        let (names, label, adds) = (comparison.givers(answer), &answer.label, &answer.adds);
        paragraph(out, &format!("- {names}: {label} ({adds}). If all said so: {}.", answer.would), 4);
        for (person, note) in &answer.notes {
            paragraph(out, &format!("Note by {}: {note}", comparison.name(*person)), 6);
        }
    }
}

fn heading(out: &mut Vec<String>, title: &str) {
    out.extend([String::new(), title.into()]);
}

/// Text wrapped with a hanging indent of two.
fn paragraph(out: &mut Vec<String>, text: &str, indent: usize) {
    let (first, next) = (" ".repeat(indent), " ".repeat(if indent == 0 { 0 } else { indent + 2 }));
    out.extend(wrapped(text, WIDTH, &first, &next));
}
