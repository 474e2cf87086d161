//! From the text of a file to a catalogue, or to all its errors.

use crate::{
    diagnostics::{Diagnostic, DiagnosticKind, IdKind, Rule},
    yaml::{FileFormat, locate, read, recover},
};

use super::{
    Catalogue, limits,
    schema::CatalogueFile,
    validate::{MAX_ERRORS, structural_errors, validate},
};

const FORMAT: FileFormat = FileFormat {
    max_bytes: limits::BYTES,
    top_level_keys: &["format", "id", "version", "title", "summary", "neutral", "both", "either"],
    beginning: "begin with `format: 1`, `id`, `version`, `title` and `summary`",
};

/// How many verdicts are known in a file without options.
const VERDICTS_WITHOUT_OPTIONS: usize = 4;

/// Reads a catalogue.
///
/// ```
/// let text = std::fs::read_to_string("assets/new.yaml").unwrap();
/// let catalogue = whichone::catalogue::load(&text).unwrap();
/// assert_eq!(catalogue.title, "Build it or buy it?");
///
/// // All errors are found at once, each with its position.
/// let errors = whichone::catalogue::load(&text.replace("title: Build it", "titel: Build it")).unwrap_err();
/// assert_eq!(errors[0].kind.to_string(), "unknown key `titel`");
/// ```
///
/// # Errors
/// Every error that can be found, in the order of the file: all wrong keys and values, and all wrong ids, limits and
/// contradictions in what has none of these.
pub fn load(text: &str) -> Result<Catalogue, Vec<Diagnostic>> {
    load_unsorted(text).map_err(|mut errors| {
        errors.sort_by_key(|error| (error.position.bytes.start, error.position.bytes.end));
        // A value that an alias repeats is wrong once.
        errors.dedup();
        if let Some(last) = errors.get(MAX_ERRORS).cloned() {
            errors.truncate(MAX_ERRORS);
            let what = format!("too many errors: only the first {MAX_ERRORS} are shown");
            let kind = DiagnosticKind::new(Rule::Limit, what, "fix these first, and check again");
            errors.push(Diagnostic { kind, position: last.position });
        }
        errors
    })
}

fn load_unsorted(text: &str) -> Result<Catalogue, Vec<Diagnostic>> {
    if text.len() > limits::BYTES {
        let what = format!("the file has {} bytes; the maximum is {}", text.len(), limits::BYTES);
        let help = "remove texts or questions, or split it into two catalogues";
        return Err(vec![Diagnostic::at_start(DiagnosticKind::new(Rule::Limit, what, help))]);
    }
    let file = read(text, &FORMAT, structural_errors).map_err(|errors| with_validation(text, errors))?;
    validate(file).map_err(|errors| {
        let (kinds, paths): (Vec<_>, Vec<_>) = errors.into_iter().unzip();
        kinds.into_iter().zip(locate(text, &paths)).map(|(kind, position)| Diagnostic { kind, position }).collect()
    })
}

/// Adds to the structural errors of `text` what validation finds in the rest of it.
fn with_validation(text: &str, mut errors: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_structural =
        |rule| matches!(rule, Rule::UnknownKey | Rule::MissingKey | Rule::DuplicateKey | Rule::WrongType);
    if errors.iter().all(|error| is_structural(error.kind.rule()))
        && let Some(mut recovered) = recover::<Option<CatalogueFile>>(text)
        && let Some(Err(mut found)) = recovered.value.take().map(validate)
    {
        found.retain(|(kind, _)| !may_be_due_to_gap(kind));
        errors.extend(recovered.outside_gaps(found));
    }
    errors
}

/// Whether the reason can be that something was left out: what is referred to, or one side of a contradiction.
fn may_be_due_to_gap(kind: &DiagnosticKind) -> bool {
    match kind {
        DiagnosticKind::Unknown { kind: IdKind::Verdict, known, .. } => known.len() <= VERDICTS_WITHOUT_OPTIONS,
        DiagnosticKind::Unknown { known, .. } | DiagnosticKind::UnknownChoice { known, .. } => known.is_empty(),
        kind => kind.rule() == Rule::Conflict,
    }
}
