//! Writes the report of saved answers, as text or as Markdown.
//!
//! ```text
//! whichone assets/new.yaml --file answers.yaml
//! cargo run --example draw_report -- assets/new.yaml answers.yaml markdown
//! ```

use std::{env, error::Error, fs, process::ExitCode};

use whichone::{
    catalogue,
    diagnostics::Diagnostic,
    report::{Format, Report},
    store::{self, Edition},
};

const USAGE: &str = "usage: draw_report CATALOGUE.yaml ANSWERS.yaml [text|markdown]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let (catalogue_path, answers_path, format) = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [catalogue, answers] | [catalogue, answers, "text"] => (catalogue, answers, Format::Text),
        [catalogue, answers, "markdown"] => (catalogue, answers, Format::Markdown),
        _ => return Err(USAGE.into()),
    };

    let text = read(catalogue_path)?;
    let catalogue = catalogue::load(&text).map_err(|errors| located(catalogue_path, &errors))?;
    let file = store::parse(&read(answers_path)?).map_err(|errors| located(answers_path, &errors))?;
    if file.catalogue.id != catalogue.id {
        return Err(format!("{answers_path} is for `{}`, not `{}`", file.catalogue.id, catalogue.id).into());
    }

    // The catalogue may have changed since the answers were saved.
    let (responses, migration) = file.resume(&Edition::of(&catalogue, &text), &catalogue);
    for sentence in migration.sentences() {
        eprintln!("{sentence}");
    }
    let metadata = file.metadata(catalogue_path);
    let report = Report::new(&catalogue, &responses, metadata);
    print!("{}", format.write(&report));
    Ok(())
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {path}: {error}"))
}

/// One line for each error, as compilers print them: `file:line:column: message`.
fn located(path: &str, errors: &[Diagnostic]) -> String {
    errors.iter().map(|error| format!("{path}:{error}")).collect::<Vec<_>>().join("\n")
}
