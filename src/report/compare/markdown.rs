//! A comparison as Markdown.

use crate::{
    report::{
        bars::{Scale, cell},
        escape::markdown,
    },
    scoring::HalfPoints,
};

use super::{
    comparison::{Comparison, DisagreementLine, MEANS, PersonLine},
    figures,
    phrases::{ALL_AGREE, DISAGREEMENTS, EACH_PERSON, IF_AGREED, REMARKS, TEAM, TEAM_VERDICT, TIPS, settle},
};

/// The cells of the longest bar.
const CELLS: usize = 40;

/// Writes `comparison` as Markdown, ending in a newline.
pub fn comparison_markdown(comparison: &Comparison) -> String {
    let heading = |title: &str| format!("## {title}");
    let mut blocks = vec![
        format!("# {}", markdown(&comparison.catalogue.title)),
        heading(TEAM_VERDICT),
        format!("**{}**", markdown(&comparison.headline)),
        markdown(&format!("{} {MEANS}", comparison.figures_words())),
    ];
    blocks.extend(comparison.advice.iter().map(|advice| markdown(advice)));
    if comparison.conflict.is_some() {
        blocks.push(format!("> {}", markdown(&comparison.conflict_words)));
    }
    blocks.extend([heading(EACH_PERSON), people(comparison)]);
    let priorities = comparison.priorities();
    blocks.extend((!priorities.is_empty()).then(|| list(&priorities)));
    blocks.extend([heading(TIPS), list(&comparison.pivotal_words)]);
    blocks.extend(disagreements(comparison));
    if !comparison.remarks.is_empty() {
        blocks.extend([heading(REMARKS), list(&comparison.remarks)]);
    }
    blocks.push(markdown(&comparison.edition_line()));
    blocks.join("\n\n") + "\n"
}

/// A row for each person and one for the team: the verdict, the points of each option, and with two options a bar.
fn people(comparison: &Comparison) -> String {
    let options = &comparison.catalogue.options;
    let mut heads = vec![String::new(), "Verdict".into()];
    heads.extend(options.iter().map(|option| option.name.clone()));
    let has_bars = options.len() == 2;
    if has_bars {
        heads.push("Balance".into());
    }
    heads.push("Answered".into());
    let team: Vec<HalfPoints> = comparison.verdict.scores.points.iter().map(figures::rounded).collect();
    let own = comparison.people.iter().map(|person| &person.verdict.scores.points);
    let longest = own.chain([&team]).map(|points| points.iter().copied().sum()).max().unwrap_or(HalfPoints::ZERO);
    let scale = Scale::fitting(longest, CELLS);
    let bar = |points: &[HalfPoints]| match points {
        [left, right] if has_bars => {
            let cells = scale.end_to_end([*left, *right]);
            let bar = [0, 1].into_iter().zip(cells).map(|(option, cells)| cell(option, false).repeat(cells));
            Some(bar.collect::<String>())
        }
        _ => None,
    };
    let person = |person: &PersonLine| {
        let scores = &person.verdict.scores.points;
        let mut cells = vec![person.name.clone(), person.short.clone()];
        cells.extend(scores.iter().map(HalfPoints::to_string));
        cells.extend(bar(scores));
        cells.push(person.counted());
        cells
    };
    let mut rows: Vec<Vec<String>> = comparison.people.iter().map(person).collect();
    let mut cells = vec![TEAM.to_owned(), comparison.short.clone()];
    cells.extend(figures::shown(&comparison.verdict));
    cells.extend(bar(&team));
    cells.push(format!("{} of {}", comparison.verdict.scores.counted, comparison.verdict.scores.visible));
    rows.push(cells);
    table(&heads, rows.into_iter())
}

fn disagreements(comparison: &Comparison) -> Vec<String> {
    if comparison.disagreements.is_empty() {
        return vec![format!("## {DISAGREEMENTS}"), ALL_AGREE.into()];
    }
    let group = |turns: bool| {
        let lines = comparison.disagreements_that(turns);
        let title = (!lines.is_empty()).then(|| format!("## {}", settle(turns)));
        title.into_iter().chain(lines.into_iter().flat_map(|line| disagreement(comparison, line))).collect::<Vec<_>>()
    };
    [true, false].into_iter().flat_map(group).collect()
}

fn disagreement(comparison: &Comparison, line: &DisagreementLine) -> Vec<String> {
    let cells = line
        .answers
        .iter()
        .map(|answer| vec![comparison.givers(answer), answer.label.clone(), answer.adds.clone(), answer.would.clone()]);
    let notes = line.answers.iter().flat_map(|answer| &answer.notes);
    let notes: Vec<String> =
        notes.map(|(person, note)| format!("Note by {}: {note}", comparison.name(*person))).collect();
    let title = format!("### {}", markdown(line.topic()));
    let heads = ["Who", "Answer", "Points", IF_AGREED].map(str::to_owned);
    let mut blocks = vec![title, table(&heads, cells)];
    if !notes.is_empty() {
        blocks.push(list(&notes));
    }
    blocks
}

fn table(heads: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let escaped = |cells: &[String]| line(cells.iter().map(|cell| markdown(cell)).collect());
    let rule = line(vec!["---".into(); heads.len()]);
    let rows = rows.map(|cells| escaped(&cells));
    [escaped(heads), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn list(items: &[String]) -> String {
    items.iter().map(|item| format!("- {}", markdown(item))).collect::<Vec<_>>().join("\n")
}
