//! From the text of a file to a catalogue, or to all its faults.

use crate::{
    diagnostics::{Diagnostic, DiagnosticKind},
    yaml::{locate, read, recover},
};

use super::{
    Catalogue, limits,
    schema::CatalogueFile,
    validate::{self, problems::MOST_FAULTS, structure},
};

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
/// Every fault that can be found, in the order of the file: all wrong keys and values, and
/// all wrong ids, limits and contradictions in what is right.
pub fn load(text: &str) -> Result<Catalogue, Vec<Diagnostic>> {
    read_all(text).map_err(|mut faults| {
        faults.sort_by_key(|fault| (fault.position.bytes.start, fault.position.bytes.end));
        // What is written once and used twice, by an alias, is wrong once.
        faults.dedup();
        if let Some(last) = faults.get(MOST_FAULTS).cloned() {
            faults.truncate(MOST_FAULTS);
            let what = format!("too many errors: only the first {MOST_FAULTS} are shown");
            let problem = DiagnosticKind::Limit { what, instead: "fix these first, and check again".into() };
            faults.push(Diagnostic { kind: problem, position: last.position });
        }
        faults
    })
}

/// `faults` of the structure of `text`, and those of meaning in the parts that are sound.
fn with_meaning(text: &str, mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_readable = faults.iter().all(|fault| matches!(fault.kind, DiagnosticKind::Structure { .. }));
    if let Some(mut mended) = if is_readable { recover::<Option<CatalogueFile>>(text) } else { None }
        && let Some(Err(problems)) = mended.value.take().map(validate::validate)
    {
        faults.extend(mended.sound(problems));
    }
    faults
}

fn read_all(text: &str) -> Result<Catalogue, Vec<Diagnostic>> {
    if text.len() > limits::BYTES {
        let problem = DiagnosticKind::Limit {
            what: format!("the file has {} bytes; the maximum is {}", text.len(), limits::BYTES),
            instead: "remove texts or questions, or split it into two catalogues".into(),
        };
        return Err(vec![Diagnostic::at_start(problem)]);
    }
    let file: CatalogueFile =
        read(text, limits::BYTES, structure::in_document).map_err(|faults| with_meaning(text, faults))?;
    validate::validate(file).map_err(|unplaced| {
        let (problems, paths): (Vec<_>, Vec<_>) = unplaced.into_iter().unzip();
        let places = locate(text, &paths);
        problems.into_iter().zip(places).map(|(problem, place)| Diagnostic { kind: problem, position: place }).collect()
    })
}
