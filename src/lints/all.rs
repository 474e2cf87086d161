//! All lints of a catalogue.

use crate::{
    analysis::{Audit, Forecast, forecast},
    catalogue::Catalogue,
    quiz::Answers,
};

use super::{
    cases::run_cases, choices, conditions, exclusions, fairness, finding::Finding, lengths, outcomes, points, sources,
    texts,
};

/// Everything found in `catalogue`.
pub fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = by_logic(catalogue);
    found.extend(choices::findings(catalogue));
    found.extend(texts::findings(catalogue));
    found.extend(lengths::findings(catalogue));
    found.extend(sources::findings(catalogue));
    found.extend(by_points(catalogue, &forecast(catalogue, &Answers::none(catalogue))));
    found.extend(run_cases(catalogue));
    found
}

/// What an audit reports: everything that is not about texts or cases.
pub fn audit_findings(catalogue: &Catalogue, audit: &Audit) -> Vec<Finding> {
    let mut found = by_logic(catalogue);
    found.extend(by_points(catalogue, &audit.forecast));
    found
}

fn by_logic(catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = conditions::findings(catalogue);
    found.extend(points::findings(catalogue));
    found.extend(exclusions::findings(catalogue));
    found
}

fn by_points(catalogue: &Catalogue, forecast: &Forecast) -> Vec<Finding> {
    let mut found = choices::same_points(catalogue);
    found.extend(outcomes::findings(catalogue, forecast));
    found.extend(fairness::findings(catalogue, forecast));
    found
}
