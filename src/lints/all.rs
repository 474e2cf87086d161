//! All lints of a catalogue.

use super::{conditions, outcomes, reading, shares, texts};
use crate::analysis::forecast;
use crate::analysis::{Audit, Forecast};
use crate::lints::cases::run_cases;
use crate::lints::finding::Finding;
use crate::lints::points::decides_nothing;
use crate::lints::points::idle_question;
use crate::lints::points::idle_reasons;
use crate::lints::points::same_points;
use crate::lints::points::unsupported_options;
use crate::lints::points::useless_max;
use crate::quiz::Answers;

use crate::{catalogue::Catalogue, diagnostics::Rule, yaml::NodePath};

/// What of [`catalogue::findings`] belongs to an audit: what is about meaning and not about texts.
const OF_AN_AUDIT: [Rule; 8] = [
    Rule::NeverShown,
    Rule::AlwaysHolds,
    Rule::AlreadyHolds,
    Rule::NeverChosen,
    Rule::DecidesNothing,
    Rule::ReasonNotAsked,
    Rule::ReasonSupportsNothing,
    Rule::OptionWithoutReason,
];

/// Everything found in `catalogue`: by form and by logic, by its figures, and by its worked cases.
pub fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = by_text(catalogue);
    found.extend(reading::findings(catalogue));
    found.extend(by_figures(catalogue, forecast(catalogue, &Answers::none(catalogue)).as_ref()));
    found.extend(run_cases(catalogue));
    found
}

/// Everything found that an audit tells of.
pub fn audit_findings(catalogue: &Catalogue, audit: &Audit) -> Vec<Finding> {
    let seen = by_text(catalogue).into_iter().filter(|finding| OF_AN_AUDIT.contains(&finding.rule));
    seen.chain(by_figures(catalogue, audit.forecast.as_ref())).collect()
}

fn by_figures(catalogue: &Catalogue, forecast: Option<&Forecast>) -> Vec<Finding> {
    let questions = NodePath::default().key("questions");
    // Of a question that decides nothing it is told that all its answers add the same.
    let deciding = catalogue.questions.iter().filter(|question| !decides_nothing(question));
    let mut found: Vec<Finding> = deciding.flat_map(|q| same_points(catalogue, q, &questions)).collect();
    found.extend(outcomes::findings(catalogue));
    found.extend(shares::findings(catalogue, forecast));
    found
}

/// Everything that can be seen without points: in file order within each kind.
fn by_text(catalogue: &Catalogue) -> Vec<Finding> {
    let root = NodePath::default();
    let mut found = Vec::new();
    found.extend(catalogue.questions.iter().flat_map(|question| conditions::findings(catalogue, question)));
    found.extend(catalogue.questions.iter().filter_map(|q| idle_question(catalogue, q, &root.key("questions"))));
    found.extend(catalogue.questions.iter().filter_map(|q| useless_max(q, &root.key("questions"))));
    found.extend(idle_reasons(catalogue, &root.key("reasons")));
    found.extend(unsupported_options(catalogue, &root.key("options")));
    found.extend(texts::findings(catalogue));
    found
}
