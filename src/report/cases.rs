//! Worked cases: how each of them ends, and how it should.

use num_rational::Ratio;

use crate::{
    analysis::{case_answers, meets, verdict},
    catalogue::{Case, Catalogue, Expectation, Strength},
    scoring::{HalfPoints, Verdict},
    text::width,
};

use super::phrases::{figures, in_short, lead_figures};

/// How a worked case ends, and how it should.
pub struct CaseLine<'c> {
    pub case: &'c Case,
    pub verdict: Verdict,
    pub passes: bool,
    /// The catalogue's neutral points.
    neutral: u32,
    /// The verdict: "Rust, narrowly".
    pub found: String,
    /// The verdict that it must end in: "Rust, clearly", or only "Rust".
    pub expected: String,
}

impl<'c> CaseLine<'c> {
    pub fn new(catalogue: &'c Catalogue, case: &'c Case) -> Self {
        let verdict = verdict(catalogue, &case_answers(catalogue, case));
        Self {
            case,
            passes: meets(case.expect, &verdict),
            neutral: catalogue.neutral,
            found: in_short(catalogue, &verdict),
            expected: expected(catalogue, case.expect),
            verdict,
        }
    }

    /// "pass Rust, clearly", or "FAIL Rust, narrowly; expects Rust, clearly".
    pub fn in_short(&self) -> String {
        let Self { found, expected, .. } = self;
        if self.passes { format!("pass {found}") } else { format!("FAIL {found}; expects {expected}") }
    }

    /// "Case x passes: Rust, clearly; a lead of 16 of 46.", or "Case x fails: expects Rust, clearly. Now Rust, narrowly;
    /// a lead of 5 of 46."
    pub fn sentence(&self) -> String {
        let Self { case, found, expected, .. } = self;
        let lead = match self.lead() {
            None => String::new(),
            Some(_) if self.verdict.is_tie() => "; a tie".into(),
            Some(lead) => format!("; a lead of {lead}"),
        };
        if self.passes {
            format!("Case {} passes: {found}{lead}.", case.id)
        } else {
            format!("Case {} fails: expects {expected}. Now {found}{lead}.", case.id)
        }
    }

    /// The lead and what it is measured against: "16 of 46". None with one option left, or none: then nobody leads.
    fn lead(&self) -> Option<String> {
        let verdict = &self.verdict;
        let has_two = verdict.has_rival();
        has_two.then(|| match verdict.points_of_both() + self.neutral {
            0 => "0".into(),
            total => format!("{} of {total}", verdict.lead()),
        })
    }
}

fn expected(catalogue: &Catalogue, expectation: Expectation) -> String {
    match expectation {
        Expectation::Option(option, None) => catalogue.option_name(option).to_owned(),
        Expectation::Option(option, Some(Strength::Clear)) => format!("{}, clearly", catalogue.option_name(option)),
        Expectation::Option(option, Some(Strength::Leans)) => format!("{}, narrowly", catalogue.option_name(option)),
        Expectation::Both => "Use both".into(),
        Expectation::Either => "Too close to call".into(),
        Expectation::NoneLeft => "Every option is ruled out".into(),
        Expectation::Insufficient => "No verdict yet".into(),
    }
}

/// "a lead of 16 out of 46 points (6 neutral)".
pub fn lead_words(catalogue: &Catalogue, verdict: &Verdict<HalfPoints>, neutral: Ratio<u64>) -> String {
    figures(catalogue, verdict, &lead_figures(verdict, neutral)).into_iter().next().unwrap_or_default()
}

/// A table of all worked cases: whether each passes, its verdict, and the points of each option. Empty without cases.
pub fn cases_text(catalogue: &Catalogue) -> String {
    let lines: Vec<CaseLine> = catalogue.cases.iter().map(|case| CaseLine::new(catalogue, case)).collect();
    if lines.is_empty() {
        return String::new();
    }
    let names = catalogue.options.iter().map(|option| option.name.clone());
    let header: Vec<String> = ["", "case", "verdict"].map(str::to_owned).into_iter().chain(names).collect();
    let rows: Vec<Vec<String>> = lines.iter().map(cells).collect();
    let widths: Vec<u16> = (0..header.len())
        .map(|column| {
            [&header].into_iter().chain(&rows).filter_map(|row| row.get(column)).map(|cell| width(cell)).max()
        })
        .map(Option::unwrap_or_default)
        .collect();
    let mut text = format!("{}  lead\n", table_row(&header, &widths));
    for (line, row) in lines.iter().zip(&rows) {
        text.extend([&table_row(row, &widths), "  ", line.lead().as_deref().unwrap_or("-"), "\n"]);
        if !line.passes {
            text.extend(["      expects ", &line.expected, "\n"]);
        }
    }
    text
}

/// Whether a case passes, its id, its verdict, and the points of each option.
fn cells(line: &CaseLine) -> Vec<String> {
    let mark = if line.passes { "pass" } else { "FAIL" };
    let points = line.verdict.scores.points.iter().map(ToString::to_string);
    [mark.to_owned(), line.case.id.clone(), line.found.clone()].into_iter().chain(points).collect()
}

/// Words are aligned to the left, and the points, from the fourth column on, to the right.
fn table_row(cells: &[String], widths: &[u16]) -> String {
    let aligned = cells.iter().zip(widths).enumerate().map(|(column, (cell, columns))| {
        let blanks = " ".repeat(usize::from(columns.saturating_sub(width(cell))));
        if column < 3 { format!("{cell}{blanks}") } else { format!("{blanks}{cell}") }
    });
    aligned.collect::<Vec<_>>().join("  ")
}
