//! `whichone recheck` and `whichone diff`: recorded decisions with today's catalogues.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    catalogue::Catalogue,
    quiz::Responses,
    record::{RecordedVerdict, Status, difference, recheck},
    report::{
        RecheckLine, RecheckStatus, ShortVerdict, difference_text, difference_words, recheck_json, recheck_markdown,
        recheck_text,
    },
    store::{AnswersFile, TextError, is_markdown, load_decision},
    text::sanitize_line,
};

use super::{
    args::{CompareFormat, DiffArgs, RecheckArgs},
    environment::clock,
    exit::{CliError, FAILURE},
    output::print,
    shell::sanitized_path,
    source::Source,
};

/// The exit status if something moved, is incomplete or is to be reviewed.
const ATTENTION: u8 = 3;

pub(crate) fn run(args: &RecheckArgs) -> Result<ExitCode, CliError> {
    let now = clock()?.now();
    let today = now.split('T').next().unwrap_or_default();
    let mut lines: Vec<RecheckLine> = Vec::new();
    for path in &args.paths {
        let is_folder = path.is_dir();
        let paths = if is_folder { decisions_in(path)? } else { vec![path.clone()] };
        for path in paths {
            match line(&path, args.catalogue.as_deref(), today) {
                Ok(Some(line)) => lines.push(line),
                // A folder may hold other files, too.
                Ok(None) if is_folder => {}
                Ok(None) => {
                    lines.push(unreadable(&path, "there is no decision of whichone in it, or it is superseded".into()));
                }
                Err(error) => lines.push(unreadable(&path, sanitize_line(error.to_string()))),
            }
        }
    }
    print(&match args.format {
        CompareFormat::Text => recheck_text(&lines),
        CompareFormat::Markdown => recheck_markdown(&lines),
        CompareFormat::Json => recheck_json(&lines),
    })?;
    let has = |status: RecheckStatus| lines.iter().any(|line| line.status == status);
    Ok(if has(RecheckStatus::Unreadable) {
        ExitCode::from(FAILURE)
    } else if lines.iter().all(|line| line.status == RecheckStatus::Unchanged) {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(ATTENTION)
    })
}

/// What became of the decision at `path`; none if there is none.
fn line(path: &Path, catalogue: Option<&Path>, today: &str) -> Result<Option<RecheckLine>, CliError> {
    let Some(file) = load_decision(path).map_err(CliError::from)? else { return Ok(None) };
    let shown = sanitized_path(path);
    let Some(was) = &file.verdict else {
        let because = vec!["recorded no verdict".into()];
        let line = RecheckLine { path: shown, status: RecheckStatus::Incomplete, was: None, now: None, because };
        return Ok(Some(line));
    };
    let decision = Decision::new(path, &file, catalogue)?;
    let catalogue = &decision.catalogue;
    let now = decision.verdict();
    let status = recheck(was, now.as_ref(), !decision.lost.is_empty());
    let mut because = match (status, &now) {
        (Status::Moved, Some(now)) => difference_words(catalogue, &difference(was, now)),
        (Status::Incomplete, _) if decision.lost.is_empty() => vec!["too few answers for a verdict".into()],
        (Status::Incomplete, _) => decision.lost.clone(),
        _ => Vec::new(),
    };
    if status != Status::Unchanged && file.digest() != was.digest {
        because.push("the answers were edited after the verdict".into());
    }
    let is_due = !file.review_by.is_empty() && file.review_by.as_str() < today;
    if is_due {
        because.push(format!("review date {} has passed", file.review_by));
    }
    Ok(Some(RecheckLine {
        path: shown,
        status: if is_due && status == Status::Unchanged { RecheckStatus::ReviewDue } else { status.into() },
        was: Some(ShortVerdict::new(Some(catalogue), was)),
        now: now.map(|now| ShortVerdict::new(Some(catalogue), &now)),
        because,
    }))
}

fn unreadable(path: &Path, because: String) -> RecheckLine {
    let (path, because) = (sanitized_path(path), vec![because]);
    RecheckLine { path, status: RecheckStatus::Unreadable, was: None, now: None, because }
}

/// The answers files and decision records in a folder and the folders in it, by name.
fn decisions_in(folder: &Path) -> Result<Vec<PathBuf>, CliError> {
    let failed = |error: io::Error| CliError::Unreadable { path: folder.into(), source: TextError::Failed(error) };
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        entries.push(entry.map_err(failed)?.path());
    }
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        let is_link = fs::symlink_metadata(&path).is_ok_and(|it| it.is_symlink());
        if path.is_dir() && !is_link {
            found.extend(decisions_in(&path)?);
        } else if is_markdown(&path) || is_answers_file(&path) {
            found.push(path);
        }
    }
    Ok(found)
}

/// Whether a YAML file is an answers file and not, for example, a catalogue.
fn is_answers_file(path: &Path) -> bool {
    let is_yaml = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
    is_yaml && fs::read_to_string(path).is_ok_and(|text| text.lines().any(|line| line.starts_with("catalogue:")))
}

/// A decision with a catalogue.
struct Decision {
    catalogue: Catalogue,
    responses: Responses,
    /// The name of the catalogue, and its digest.
    source: (String, String),
    digest: String,
    /// The answers that no longer fit, in sentences without a full stop.
    lost: Vec<String>,
}

impl Decision {
    /// The decision in `file`, which is at `path`, with the catalogue named here or else the one it was made with.
    fn new(path: &Path, file: &AnswersFile, catalogue: Option<&Path>) -> Result<Self, CliError> {
        let source = source(path, file, catalogue)?;
        let catalogue = source.load()?;
        if file.catalogue.id != catalogue.id {
            let (found, wanted) = (file.catalogue.id.clone(), catalogue.id);
            return Err(CliError::OtherCatalogue { found, wanted });
        }
        let edition = source.edition(&catalogue);
        let (responses, changes) = file.resolve(&catalogue);
        let lost = changes.iter().filter(|change| change.needs_an_answer());
        Ok(Self {
            lost: lost.map(|change| change.sentence().trim_end_matches('.').to_owned()).collect(),
            source: (source.name, edition.sha256),
            digest: file.digest(),
            catalogue,
            responses,
        })
    }

    fn verdict(&self) -> Option<RecordedVerdict> {
        let (name, sha256) = &self.source;
        RecordedVerdict::new(&self.catalogue, &self.responses, name, sha256, self.digest.clone())
    }
}

/// The catalogue that is named, or else the one that `file` was made with. A path is relative to the file, or to the current
/// folder.
fn source(path: &Path, file: &AnswersFile, catalogue: Option<&Path>) -> Result<Source, CliError> {
    if let Some(catalogue) = catalogue {
        return Source::read(Some(catalogue));
    }
    let name = file.verdict.as_ref().map_or(file.catalogue.id.as_str(), |verdict| &verdict.catalogue);
    let name = Path::new(name);
    let beside = path.parent().map(|folder| folder.join(name)).filter(|path| path.is_file());
    Source::read(Some(beside.as_deref().unwrap_or(name)))
}

/// `whichone diff`: which points make up the difference between two decisions, or one with two catalogues.
pub(crate) fn diff(args: &DiffArgs) -> Result<ExitCode, CliError> {
    let [old, new] = match args.catalogues.as_slice() {
        [] => [None, None],
        [one] => [Some(one), Some(one)],
        [old, new, ..] => [Some(old), Some(new)],
    };
    let other = args.other.as_deref().unwrap_or(&args.answers_file);
    if args.other.is_none() && args.catalogues.len() < 2 {
        return Err(CliError::NothingToCompare);
    }
    let decision = |path: &Path, catalogue: Option<&PathBuf>| {
        let file = load_decision(path)?.ok_or_else(|| CliError::NoDecision(path.into()))?;
        Decision::new(path, &file, catalogue.map(PathBuf::as_path))
    };
    let (before, after) = (decision(&args.answers_file, old)?, decision(other, new)?);
    if before.catalogue.id != after.catalogue.id {
        let (found, wanted) = (before.catalogue.id, after.catalogue.id);
        return Err(CliError::OtherCatalogue { found, wanted });
    }
    let verdict = |decision: &Decision, path: &Path| decision.verdict().ok_or_else(|| CliError::NoVerdict(path.into()));
    let [was, now] = [verdict(&before, &args.answers_file)?, verdict(&after, other)?];
    print(&difference_text(&after.catalogue, &difference(&was, &now), [&was, &now]))?;
    Ok(ExitCode::SUCCESS)
}
