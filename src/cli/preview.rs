//! `whichone preview`: the quiz of a catalogue that is being written, loaded again whenever the file is saved.

use std::{env, io, path::Path, process::ExitCode, slice, sync::Arc, thread};

use crate::{
    diagnostics::Severity,
    quiz::ExitReason,
    report::Metadata,
    store::SessionInfo,
    text::sanitize_line,
    tui::{
        self, TuiError,
        event::Event,
        preview::{Problem, Version},
        terminal::Tty,
    },
};

use super::{
    args::PreviewArgs,
    check::{CheckResult, check},
    diagnostics::{error_problem, finding_problems},
    environment::{follows_background, is_ascii_locale, theme, wants_line_mode},
    exit::{CliError, INTERRUPTED},
    no_store::NoStore,
    shell::{catalogue_name, path_word, sanitized_path},
    source::Source,
    watch::Watch,
};

pub(crate) fn run(args: &PreviewArgs) -> Result<ExitCode, CliError> {
    let path = &args.catalogue;
    // Fails for a file that cannot be read, or that is no file.
    Source::read_file(path)?;
    if wants_line_mode() {
        return Err(no_preview(path));
    }
    let mut watch = Watch::new(slice::from_ref(path))?;
    let first = watch.contents(0).map(version).unwrap_or_default();
    let drawing = &args.drawing;
    let tty = Tty::open(Arc::new(|| ()), follows_background(drawing.theme)).map_err(|error| match error {
        TuiError::NoTerminal(_) => no_preview(path),
        error @ TuiError::Failed(_) => error.into(),
    })?;
    let sender = tty.sender();
    thread::spawn(move || {
        while watch.wait().is_some() {
            let Some(version) = watch.contents(0).map(version) else { return };
            if sender.send(Event::Saved(Box::new(version))).is_err() {
                return;
            }
        }
        // Nobody reads this if the preview has ended.
        _ = sender.send(Event::Failed(io::Error::other("the file can no longer be watched")));
    });
    let theme = theme(drawing.theme, tty.background(), drawing.ascii || is_ascii_locale());
    let info = SessionInfo {
        folder: env::current_dir().unwrap_or_default(),
        about: Metadata { file: catalogue_name(Some(path)), ..Metadata::default() },
        ..SessionInfo::default()
    };
    let reason = tui::preview(&tty, first, (sanitized_path(path), &info, theme), &mut NoStore(vec![path.clone()]))?;
    Ok(match reason {
        ExitReason::Interrupted => ExitCode::from(INTERRUPTED),
        ExitReason::Left | ExitReason::Seen => ExitCode::SUCCESS,
    })
}

fn no_preview(path: &Path) -> CliError {
    CliError::NoPreview(path_word(path).map_or(String::new(), |word| format!(" {word}")))
}

/// Checks a saved version of a catalogue: its text, or why it cannot be read.
pub fn version(contents: &Result<String, String>) -> Version {
    let text = match contents {
        Ok(text) => text,
        Err(error) => return unreadable(error),
    };
    let result = check(text);
    let summary = result.summary();
    match result {
        CheckResult::Valid(catalogue, findings) => {
            Version { problems: finding_problems(text, &findings), summary, catalogue: Some(catalogue) }
        }
        CheckResult::Invalid(errors) => {
            let problems = errors.iter().map(|error| error_problem(text, error)).collect();
            Version { problems, summary, catalogue: None }
        }
        CheckResult::Unreadable(error) => unreadable(&error.to_string()),
    }
}

fn unreadable(error: &str) -> Version {
    let message = format!("cannot read it: {}", sanitize_line(error));
    let problem = Problem { message, severity: Severity::Error, ..Problem::default() };
    Version { summary: "1 error".into(), problems: vec![problem], catalogue: None }
}
