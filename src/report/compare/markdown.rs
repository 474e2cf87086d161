//! The comparison as Markdown.

use crate::report::escape::markdown;

use super::{Comparison, DisputeLine, MEANS};

/// Writes `comparison` as Markdown, ending in a newline.
#[must_use]
pub fn comparison_markdown(comparison: &Comparison) -> String {
    let catalogue = comparison.catalogue;
    let mut blocks = vec![
        format!("# {}", markdown(&catalogue.title)),
        format!("**Together: {}**", markdown(&comparison.headline)),
        markdown(&format!("Points: {}. {MEANS}", comparison.figures.join("; "))),
    ];
    blocks.extend(comparison.advice.iter().map(|advice| markdown(advice)));
    if comparison.conflict.is_some() {
        blocks.push(format!("> {}", markdown(&comparison.conflict_words)));
    }
    let people = comparison.people.iter().map(|person| {
        let cells = [&person.name, &person.headline].into_iter().chain(&person.figures);
        cells.cloned().collect::<Vec<_>>()
    });
    blocks.extend(["## Alone".into(), table(&["", "Verdict", "Points", "Lead", "Answered"], people)]);
    blocks.extend(["## Whose leaving would turn it".into(), list(&comparison.leaving_words)]);
    blocks.extend(disputes(comparison));
    if !comparison.remarks.is_empty() {
        blocks.extend(["## About the sheets".into(), list(&comparison.remarks)]);
    }
    blocks.push(markdown(&format!("From the catalogue {} {}.", catalogue.id, catalogue.version)));
    blocks.join("\n\n") + "\n"
}

fn disputes(comparison: &Comparison) -> Vec<String> {
    if comparison.disputes.is_empty() {
        return vec!["## Where they disagree".into(), "Nowhere: no two answers that count differ.".into()];
    }
    let groups = [
        (true, "## Where they disagree, and agreement could turn it"),
        (false, "## Where they disagree, and agreement would not turn it"),
    ];
    let group = |(turns, title): (bool, &str)| {
        let disputes = comparison.disputes(turns);
        let title = (!disputes.is_empty()).then(|| title.to_owned());
        title.into_iter().chain(disputes.into_iter().flat_map(|it| dispute(comparison, it))).collect::<Vec<_>>()
    };
    groups.into_iter().flat_map(group).collect()
}

fn dispute(comparison: &Comparison, dispute: &DisputeLine) -> Vec<String> {
    let cells = dispute
        .answers
        .iter()
        .map(|answer| vec![answer.label.clone(), comparison.givers(answer), answer.adds.clone(), answer.would.clone()]);
    let notes = dispute.answers.iter().flat_map(|answer| &answer.notes);
    let notes: Vec<String> =
        notes.map(|(person, note)| format!("Note by {}: {note}", comparison.name(*person))).collect();
    let title = format!("### {}", markdown(&dispute.question.title));
    let mut blocks = vec![title, table(&["Answer", "Given by", "Adds", "If all said so"], cells)];
    if !notes.is_empty() {
        blocks.push(list(&notes));
    }
    blocks
}

fn table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let heads_line = line(heads.iter().map(|head| (*head).to_owned()).collect());
    let rule = line(vec!["---".into(); heads.len()]);
    let rows = rows.map(|cells| line(cells.iter().map(|cell| markdown(cell)).collect()));
    [heads_line, rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn list(items: &[String]) -> String {
    items.iter().map(|item| format!("- {}", markdown(item))).collect::<Vec<_>>().join("\n")
}
