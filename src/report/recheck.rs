//! What became of recorded verdicts, a line each.

use serde::Serialize;

use crate::{
    catalogue::Catalogue,
    record::{Difference, RecordedVerdict, Status},
    scoring::{HalfPoints, VerdictKind},
};

use super::{
    escape::markdown,
    json::pretty,
    phrases::{and, or},
};

/// What became of the decision in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecheckLine {
    /// The file, as it is shown.
    pub path: String,
    /// What became of it.
    pub status: RecheckStatus,
    /// The verdict that is recorded; none if there is none.
    pub was: Option<ShortVerdict>,
    /// The verdict that the same answers lead to today; none if they lead to none.
    pub now: Option<ShortVerdict>,
    /// Why the status is what it is, in sentences without a full stop.
    pub because: Vec<String>,
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RecheckStatus {
    /// The same kind and the same winner.
    Unchanged,
    /// Another kind, or another winner.
    Moved,
    /// It needs a new answer, or has no verdict.
    Incomplete,
    /// The day on which it was to be reviewed has passed.
    ReviewDue,
    /// It cannot be read, or its catalogue cannot.
    Unreadable,
}

/// The kind of a verdict and the option that wins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShortVerdict {
    /// The kind.
    pub kind: VerdictKind,
    /// The id of the option that wins; none if nobody does.
    pub leader: Option<String>,
    /// The verdict in words: "Rust, narrowly".
    #[serde(skip)]
    pub words: String,
}

impl From<Status> for RecheckStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Unchanged => Self::Unchanged,
            Status::Moved => Self::Moved,
            Status::Incomplete => Self::Incomplete,
        }
    }
}

impl ShortVerdict {
    /// A recorded verdict, with the names that `catalogue` has today.
    pub fn new(catalogue: &Catalogue, verdict: &RecordedVerdict) -> Self {
        let name = |id: &str| option_name(catalogue, id);
        let sharing: Vec<String> = verdict.sharing.iter().map(|id| name(id)).collect();
        let name = name(verdict.leader.as_deref().unwrap_or_default());
        let words = match verdict.kind {
            VerdictKind::Clear => format!("{name}, clearly"),
            VerdictKind::Leans => format!("{name}, narrowly"),
            VerdictKind::Both => format!("use {}", and(&sharing)),
            VerdictKind::Either => format!("too close to call: {}", or(&sharing)),
            VerdictKind::NoneLeft => "every option ruled out".into(),
            VerdictKind::Insufficient => "no verdict".into(),
        };
        Self { kind: verdict.kind, leader: verdict.leader.clone(), words }
    }
}

/// Which points and exclusions differ, in words: "points of Latency/Speed 4 → 2".
pub fn difference_words(catalogue: &Catalogue, difference: &Difference) -> Vec<String> {
    let question = |id: &str| name_of(catalogue.questions.iter().map(|it| (it.id.as_str(), it.topic_or_title())), id);
    let reason = |id: &str| name_of(catalogue.reasons.iter().map(|it| (it.id.as_str(), it.title.as_str())), id);
    let option = |id: &str| option_name(catalogue, id);
    let points = difference.points.iter().map(|change| {
        let (question, reason) = (question(&change.question), reason(&change.reason));
        // A reason for one option only does not need its name.
        let supports = catalogue.reasons.iter().find(|it| it.id == change.reason).map(|it| &it.supports);
        let is_for_one = supports.is_some_and(|levels| levels.iter().filter(|level| **level > 0).count() == 1);
        let option = if is_for_one { String::new() } else { format!(" for {}", option(&change.option)) };
        format!("points of {question}/{reason}{option} {} → {}", change.before, change.after)
    });
    let exclusions = difference.exclusions.iter().map(|change| {
        let now = if change.is_ruled_out { "now rules out" } else { "no longer rules out" };
        format!("{} {now} {}", question(&change.question), option(&change.option))
    });
    let neutral = match difference.neutral {
        (before, after) if before == after => None,
        (before, after) => Some(format!("neutral points {before} → {after}")),
    };
    points.chain(exclusions).chain(neutral).collect()
}

fn option_name(catalogue: &Catalogue, id: &str) -> String {
    name_of(catalogue.options.iter().map(|it| (it.id.as_str(), it.name.as_str())), id)
}

/// The name for an id, or the id itself.
fn name_of<'n>(mut names: impl Iterator<Item = (&'n str, &'n str)>, id: &str) -> String {
    names.find(|(known, _)| *known == id).map_or(id, |(_, name)| name).to_owned()
}

impl RecheckLine {
    /// "was Rust, clearly; now Rust, narrowly: points of Latency/Speed 4 → 2".
    fn words(&self) -> String {
        let [was, now] = [&self.was, &self.now].map(|verdict| verdict.as_ref().map_or("no verdict", |it| &it.words));
        let because = self.because.join("; ");
        match self.status {
            RecheckStatus::Unchanged => format!("unchanged ({was})"),
            RecheckStatus::Moved if because.is_empty() => format!("was {was}; now {now}"),
            RecheckStatus::Moved => format!("was {was}; now {now}: {because}"),
            RecheckStatus::Incomplete if self.was.is_none() => because,
            RecheckStatus::Incomplete => format!("was {was}; incomplete: {because}"),
            RecheckStatus::ReviewDue => format!("{because} ({was})"),
            RecheckStatus::Unreadable => format!("cannot be checked: {because}"),
        }
    }
}

/// A line of text for each file.
pub fn recheck_text(lines: &[RecheckLine]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| format!("{}: {}", line.path, line.words())).collect();
    if lines.is_empty() { "No decisions found.\n".into() } else { lines.join("\n") + "\n" }
}

/// A Markdown list with the files that there is something to say about, for an issue.
pub fn recheck_markdown(lines: &[RecheckLine]) -> String {
    let (unchanged, rest): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.status == RecheckStatus::Unchanged);
    let items = rest.iter().map(|line| format!("- **{}**: {}", markdown(&line.path), markdown(&line.words())));
    let items = items.collect::<Vec<_>>().join("\n");
    let unchanged: Vec<String> = unchanged.iter().map(|line| markdown(&line.path)).collect();
    let unchanged = if unchanged.is_empty() { String::new() } else { format!("Unchanged: {}.", and(&unchanged)) };
    let none = if lines.is_empty() { "No decisions found." } else { "" };
    let blocks = ["# Decisions checked again", none, &items, &unchanged].into_iter().filter(|block| !block.is_empty());
    blocks.collect::<Vec<_>>().join("\n\n") + "\n"
}

/// The lines as JSON, ending in a newline.
pub fn recheck_json(lines: &[RecheckLine]) -> String {
    pretty(&lines)
}

/// Which points make up the difference between two verdicts, with sums for each option.
pub fn difference_text(
    catalogue: &Catalogue,
    difference: &Difference,
    [before, after]: [&RecordedVerdict; 2],
) -> String {
    let mut lines = difference_words(catalogue, difference);
    if lines.is_empty() {
        lines.push("No points differ.".into());
    }
    let score = |(id, before, after): &(String, HalfPoints, HalfPoints)| {
        format!("{}: {before} → {after} ({})", option_name(catalogue, id), signed(*before, *after))
    };
    lines.push(String::new());
    lines.extend(difference.scores.iter().map(score));
    let [before, after] = [before, after].map(|verdict| ShortVerdict::new(catalogue, verdict).words);
    lines.push(if before == after { format!("Verdict: {before}") } else { format!("Verdict: {before} → {after}") });
    lines.join("\n") + "\n"
}

/// "+2", "-0.5", "no change".
fn signed(before: HalfPoints, after: HalfPoints) -> String {
    let size = before.abs_diff(after);
    match before.cmp(&after) {
        std::cmp::Ordering::Less => format!("+{size}"),
        std::cmp::Ordering::Greater => format!("-{size}"),
        std::cmp::Ordering::Equal => "no change".into(),
    }
}
