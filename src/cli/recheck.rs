//! `whichone recheck` and `whichone diff`: recorded decisions with today's catalogues.

use std::{
    fs,
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
    store::{AnswersFile, folder_of, load_decision, may_be_decision},
    text::sanitize_line,
};

use super::{
    args::{CompareFormat, DiffArgs, RecheckArgs},
    environment::clock,
    exit::{CliError, FAILURE},
    output::{print, warn},
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
        let paths = if is_folder { decisions_in(path) } else { vec![path.clone()] };
        for path in paths {
            match line(&path, args.catalogue.as_deref(), today) {
                Ok(Some(line)) => lines.push(line),
                // A folder may hold other files, too.
                Ok(None) if is_folder => {}
                Ok(None) if !path.exists() => lines.push(unreadable(&path, "there is no such file".into())),
                Ok(None) => lines.push(unreadable(&path, "it has no decision, or another one superseded it".into())),
                Err(error) => lines.push(unreadable(&path, reason(&path, &error))),
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
        because.insert(0, "the answers were edited after the verdict".into());
    }
    let is_due = !file.review_by.is_empty() && file.review_by.as_str() < today;
    if is_due {
        because.push(format!("review date {} has passed", file.review_by));
    }
    Ok(Some(RecheckLine {
        path: shown,
        status: if is_due && status == Status::Unchanged { RecheckStatus::ReviewDue } else { status.into() },
        was: Some(ShortVerdict::new(catalogue, was)),
        now: now.map(|now| ShortVerdict::new(catalogue, &now)),
        because,
    }))
}

fn unreadable(path: &Path, because: String) -> RecheckLine {
    let (path, because) = (sanitized_path(path), vec![because]);
    RecheckLine { path, status: RecheckStatus::Unreadable, was: None, now: None, because }
}

/// The answers files and decision records in a folder and the folders in it, by name, and what cannot be read.
fn decisions_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return vec![folder.into()] };
    let mut entries: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.retain(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
    entries.sort();
    let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink());
    let decisions = entries.into_iter().flat_map(|path| match path.is_dir() && !is_link(&path) {
        true => decisions_in(&path),
        false if may_be_decision(&path) => vec![path],
        false => Vec::new(),
    });
    decisions.collect()
}

/// What is wrong with a file, without its path: that is said before.
fn reason(path: &Path, error: &CliError) -> String {
    let text = match error {
        CliError::InvalidFile { name, diagnostics, .. } => {
            let first = diagnostics.first().map(ToString::to_string).unwrap_or_default();
            format!("{name}:{first}")
        }
        error => error.to_string(),
    };
    let path = sanitized_path(path);
    sanitize_line(text.strip_prefix(&format!("{path}:")).unwrap_or(&text))
}

/// A decision with a catalogue.
struct Decision {
    catalogue: Catalogue,
    responses: Responses,
    /// The name of the catalogue, and its digest.
    source: (String, String),
    digest: String,
    /// The answers and weights that no longer fit, in sentences without a full stop.
    lost: Vec<String>,
}

impl Decision {
    /// The decision in `file`, which is at `path`, with the catalogue named here if it is about that one, or else the one it was
    /// made with.
    fn new(path: &Path, file: &AnswersFile, catalogue: Option<&Path>) -> Result<Self, CliError> {
        let named = catalogue.map(|name| Source::read(Some(name))).transpose()?;
        let named = named.map(|source| source.load().map(|catalogue| (source, catalogue))).transpose()?;
        let about_it = named.filter(|(_, catalogue)| catalogue.id == file.catalogue.id);
        // A folder may have decisions about several catalogues.
        let (source, catalogue) = if let Some(named) = about_it {
            named
        } else {
            let source = own_source(path, file)?;
            let catalogue = source.load()?;
            (source, catalogue)
        };
        if file.catalogue.id != catalogue.id {
            let (found, wanted) = (file.catalogue.id.clone(), catalogue.id);
            return Err(CliError::OtherCatalogue { found, wanted });
        }
        let edition = source.edition(&catalogue);
        let (responses, changes) = file.resolve(&catalogue);
        let visible = responses.answers.visible(&catalogue);
        let is_visible = |title: &str| visible.iter().any(|question| question.title == title);
        let lost = changes.iter().filter(|change| change.needs_attention(is_visible));
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

/// The catalogue that `file` was made with. A path is relative to the file, or to the current folder.
fn own_source(path: &Path, file: &AnswersFile) -> Result<Source, CliError> {
    let name = file.verdict.as_ref().map_or(file.catalogue.id.as_str(), |verdict| &verdict.catalogue);
    let name = Path::new(name);
    if Source::is_built_in(name) {
        return Source::read(Some(name));
    }
    let places = [folder_of(path).join(name), name.to_owned()];
    // Anything but a file could block.
    let found = places.iter().find(|path| path.is_file());
    found.map_or_else(|| Err(CliError::NoCatalogue(sanitized_path(name))), |path| Source::read_file(path))
}

/// `whichone diff`: which points make up the difference between two decisions, or one with two catalogues.
pub(crate) fn diff(args: &DiffArgs) -> Result<ExitCode, CliError> {
    let load = |path: &Path| load_decision(path)?.ok_or_else(|| CliError::NoDecision(path.into()));
    let verdict = |decision: &Decision, path: &Path| decision.verdict().ok_or_else(|| CliError::NoVerdict(path.into()));
    let file = &args.answers_file;
    let answers = load(file)?;
    let own = |catalogue: Option<&PathBuf>| Decision::new(file, &answers, catalogue.map(PathBuf::as_path));
    let (was, after, other) = match (&args.other, args.catalogues.as_slice()) {
        (Some(other), catalogues) => {
            let before = own(catalogues.first())?;
            let after = Decision::new(other, &load(other)?, catalogues.last().map(PathBuf::as_path))?;
            if before.catalogue.id != after.catalogue.id {
                let (found, wanted) = (after.catalogue.id, before.catalogue.id);
                return Err(CliError::OtherCatalogue { found, wanted });
            }
            (verdict(&before, file)?, after, other)
        }
        (None, [old, new, ..]) => (verdict(&own(Some(old))?, file)?, own(Some(new))?, file),
        // With what is recorded.
        (None, catalogues) => {
            let was = answers.verdict.clone().ok_or_else(|| CliError::NothingRecorded(file.clone()))?;
            (was, own(catalogues.first())?, file)
        }
    };
    let now = verdict(&after, other)?;
    for sentence in &after.lost {
        warn(&format!("whichone: {sentence}."));
    }
    print(&difference_text(&after.catalogue, &difference(&was, &now), [&was, &now]))?;
    Ok(ExitCode::SUCCESS)
}
