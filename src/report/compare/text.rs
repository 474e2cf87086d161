//! A comparison as plain text.

use unicode_width::UnicodeWidthStr;

use crate::{
    report::{
        bars::{Scale, cell},
        page::{GAP, Page, WIDTH, widest},
        summary::clipped,
    },
    scoring::HalfPoints,
};

use super::{
    comparison::{Comparison, DisagreementLine, MEANS},
    figures,
    phrases::{ALL_AGREE, DISAGREEMENTS, EACH_PERSON, IF_AGREED, REMARKS, TEAM, TEAM_VERDICT, TIPS, settle},
};

/// The maximum width of a name.
const NAME: usize = 22;

/// The maximum width of the people who gave an answer.
const WHO: usize = 16;

/// The maximum width of what agreement would do.
const THEN: usize = 26;

/// Writes `comparison` as plain text, ending in a newline.
pub fn comparison_text(comparison: &Comparison) -> String {
    let mut page = Page::default();
    let people = format!("{} people", comparison.people.len());
    page.with_figure(0, &comparison.catalogue.title, &people);
    page.heading(TEAM_VERDICT);
    page.block(&comparison.headline, 2);
    page.block(&comparison.figures.join("; "), 2);
    page.block(MEANS, 2);
    for sentence in comparison.advice.iter().chain([&comparison.conflict_words]).filter(|it| !it.is_empty()) {
        page.gap();
        page.block(sentence, 2);
    }
    page.heading(EACH_PERSON);
    if comparison.catalogue.options.len() == 2 {
        write_balance(&mut page, comparison);
    } else {
        write_points(&mut page, comparison);
    }
    for person in comparison.people.iter().filter(|person| !person.answered_all()) {
        page.text(&format!("{}: {}", person.name, person.answered()), 2);
    }
    comparison.priorities().iter().for_each(|sentence| page.text(sentence, 2));
    page.heading(TIPS);
    comparison.pivotal_words.iter().for_each(|sentence| page.text(sentence, 2));
    write_disagreements(&mut page, comparison);
    if !comparison.remarks.is_empty() {
        page.heading(REMARKS);
    }
    comparison.remarks.iter().for_each(|remark| page.text(remark, 2));
    page.gap();
    page.text(&comparison.edition_line(), 0);
    page.written()
}

/// The points of two options as one bar for each person and one for the team, all on one scale.
fn write_balance(page: &mut Page, comparison: &Comparison) {
    let mut rows: Vec<(String, [String; 2], [HalfPoints; 2], &str)> = Vec::new();
    for person in &comparison.people {
        let scores = [0, 1].map(|option| person.verdict.points(option));
        let name = clipped(&person.name, NAME, false);
        rows.push((name, scores.map(|score| score.to_string()), scores, &person.short));
    }
    let scores = &comparison.verdict.scores.points;
    let team = [0, 1].map(|option| scores.get(option).map_or(HalfPoints::ZERO, figures::rounded));
    let shown = figures::shown(&comparison.verdict);
    let shown = [0, 1].map(|option| shown.get(option).cloned().unwrap_or_default());
    rows.push((TEAM.into(), shown, team, &comparison.short));
    let name = widest(rows.iter().map(|(name, ..)| name.as_str()), NAME);
    let [left, right] =
        [0, 1].map(|side| widest(rows.iter().filter_map(|(_, shown, ..)| shown.get(side)).map(String::as_str), WIDTH));
    let verdict = widest(rows.iter().map(|(.., verdict)| *verdict), NAME);
    let room = WIDTH.saturating_sub(2 + name + left + right + verdict + 4 * GAP);
    let longest = rows.iter().map(|(_, _, points, _)| points.iter().copied().sum()).max().unwrap_or(HalfPoints::ZERO);
    let scale = Scale::fitting(longest, room);
    let bars = scale.cells(longest);
    let [first, second] = [0, 1].map(|option| clipped(comparison.catalogue.option_name(option), NAME, false));
    let head_gap = (left + GAP + bars + GAP + right).saturating_sub(first.width() + second.width()).max(GAP);
    page.line(&format!("{}{first}{}{second}", " ".repeat(2 + name + GAP), " ".repeat(head_gap)));
    for (person, [own_left, own_right], points, verdict) in &rows {
        let cells = scale.end_to_end(*points);
        let bar: String =
            [0, 1].into_iter().zip(cells).map(|(option, cells)| cell(option, false).repeat(cells)).collect();
        let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
        let (after_name, before, after_bar) = (pad(person, name), pad(own_left, left), pad(&bar, bars));
        let after = pad(own_right, right);
        page.line(&format!(
            "  {person}{after_name}  {before}{own_left}  {bar}{after_bar}  {own_right}{after}  {verdict}"
        ));
    }
}

/// The points of three options or more, a row for each person.
fn write_points(page: &mut Page, comparison: &Comparison) {
    let name = widest(comparison.people.iter().map(|person| person.name.as_str()).chain([TEAM]), NAME);
    let shorts = comparison.people.iter().map(|person| person.short.as_str()).chain([comparison.short.as_str()]);
    let verdict = widest(shorts, 26);
    let rest = WIDTH.saturating_sub(2 + name + verdict + 2 * GAP);
    for person in &comparison.people {
        page.row(2, &[(&person.name, name), (&person.short, verdict), (&person.points, rest)]);
    }
    let points = comparison.figures.first().map_or("", String::as_str);
    page.row(2, &[(TEAM, name), (&comparison.short, verdict), (points, rest)]);
}

fn write_disagreements(page: &mut Page, comparison: &Comparison) {
    if comparison.disagreements.is_empty() {
        page.heading(DISAGREEMENTS);
        page.text(ALL_AGREE, 2);
    }
    for turns in [true, false] {
        let lines = comparison.disagreements_that(turns);
        if lines.is_empty() {
            continue;
        }
        page.heading(settle(turns));
        let answers = || lines.iter().flat_map(|line| &line.answers);
        let givers: Vec<String> = answers().map(|answer| comparison.givers(answer)).collect();
        let who = widest(givers.iter().map(String::as_str), WHO);
        let then = widest(answers().map(|answer| answer.would.as_str()).chain([IF_AGREED]), THEN);
        let answer = WIDTH.saturating_sub(4 + who + then + 2 * GAP);
        for (index, line) in lines.iter().enumerate() {
            if index == 0 {
                page.row(2, &[("", answer + 2), ("", who), (IF_AGREED, then)]);
            }
            write_disagreement(page, comparison, line, [answer, who, then]);
        }
    }
}

fn write_disagreement(
    page: &mut Page,
    comparison: &Comparison,
    line: &DisagreementLine,
    [width, who, then]: [usize; 3],
) {
    page.text(line.topic(), 2);
    for answer in &line.answers {
        let label = format!("{} ({})", answer.label, answer.adds);
        page.whole_row(4, &[(&label, width), (&comparison.givers(answer), who), (&answer.would, then)]);
        for (person, note) in &answer.notes {
            page.text(&format!("Note by {}: {note}", comparison.name(*person)), 6);
        }
    }
}
