//! The further catalogues that are compiled in, and the names they go by.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use whichone::{
    analysis::{audit, case_answers, verdict},
    catalogue::{Catalogue, Expectation, Kind, Strength, load},
    lints::{findings, run_cases},
    quiz::{Answer, Answers},
    scoring::Outcome,
};

/// The catalogues in `assets/catalogues`, by name of the file.
fn further() -> Vec<(String, Catalogue)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/catalogues");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let catalogue = load(&fs::read_to_string(path).unwrap()).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        (name, catalogue)
    };
    paths.iter().map(read).collect()
}

/// The exit status, the standard output and the standard error of `whichone` in `folder`, with its answers kept there.
pub(super) fn whichone_in(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whichone"));
    command.args(args).current_dir(folder).env("XDG_STATE_HOME", folder).stdin(Stdio::null());
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn whichone(args: &[&str]) -> (i32, String, String) {
    whichone_in(tempfile::tempdir().unwrap().path(), args)
}

#[test]
fn they_have_no_findings_and_their_cases_pass() {
    for (name, catalogue) in further() {
        assert_eq!(findings(&catalogue), [], "{name}");
        assert_eq!(run_cases(&catalogue), [], "{name}");
    }
}

#[test]
fn between_two_options_fairness_is_declared_and_random_answers_decide_something() {
    for (name, catalogue) in further().into_iter().filter(|(_, catalogue)| catalogue.options.len() == 2) {
        assert_eq!(catalogue.tolerance, Some(0.05), "{name}");
        let balanced = audit(&catalogue).forecast.too_close.value;
        assert!((0.15..=0.35).contains(&balanced), "{name}: {balanced}");
    }
}

#[test]
fn each_option_wins_clearly_in_a_case_and_every_balanced_verdict_has_one() {
    for (name, catalogue) in further() {
        let expected = |wanted: Expectation| catalogue.cases.iter().any(|case| case.expect == wanted);
        for option in 0..catalogue.options.len() {
            let wanted = Expectation::Option(option, Some(Strength::Clear));
            assert!(expected(wanted), "{name}: {}", catalogue.option_name(option));
        }
        assert!(expected(Expectation::Both) && expected(Expectation::Either), "{name}");
        assert!(catalogue.cases.len() >= 6, "{name}");
    }
}

#[test]
fn each_case_answers_exactly_what_it_would_be_asked_and_together_they_are_asked_everything() {
    for (name, catalogue) in further() {
        let mut seen = vec![false; catalogue.questions.len()];
        for case in &catalogue.cases {
            let answered: Vec<usize> = case.answers.iter().map(|(question, _)| *question).collect();
            let visible = case_answers(&catalogue, case).visible(&catalogue);
            let asked: Vec<usize> = visible.iter().map(|question| question.index).collect();
            assert_eq!(answered, asked, "{name}: {}", case.id);
            for at in asked {
                seen[at] = true;
            }
        }
        assert!(seen.iter().all(|seen| *seen), "{name}: {seen:?}");
    }
}

#[test]
fn every_question_choice_and_row_explains_itself() {
    for (name, catalogue) in further() {
        assert!((8..=12).contains(&catalogue.questions.len()), "{name}");
        assert!(catalogue.questions.iter().any(|question| matches!(question.kind, Kind::Many { .. })), "{name}");
        for question in &catalogue.questions {
            let told = [&question.topic, &question.help, &question.why];
            assert!(told.iter().all(|text| !text.is_empty()) && !question.source.is_empty(), "{}", question.id);
            assert!(question.choices.iter().all(|choice| !choice.help.is_empty()), "{}", question.id);
        }
        assert!(catalogue.comparison.len() >= 6, "{name}");
        for row in &catalogue.comparison {
            assert!(row.cells.iter().all(|cell| !cell.is_empty()) && !row.source.is_empty(), "{}", row.id);
        }
        assert!(catalogue.reasons.iter().all(|reason| !reason.source.is_empty()), "{name}");
        assert!(!catalogue.both.is_empty() && !catalogue.either.is_empty() && catalogue.faq.len() >= 2, "{name}");
    }
}

/// Who is ahead if each visible question is answered at random, its allowed answers equally likely.
#[test]
fn random_answers_favor_no_option() {
    const RUNS: u32 = 10_000;
    for (name, catalogue) in further() {
        let mut random = 20_261_122_u64;
        let mut ahead = vec![0_u32; catalogue.options.len()];
        for _ in 0..RUNS {
            if let Outcome::Wins(option) = verdict(&catalogue, &random_answers(&catalogue, &mut random)).outcome {
                ahead[option] += 1;
            }
        }
        let (least, most) = (ahead.iter().min().unwrap(), ahead.iter().max().unwrap());
        assert!((most - least) * 20 <= RUNS, "{name}: {ahead:?} of {RUNS} are more than five per cent apart");
        assert!(least * 10 >= RUNS, "{name}: {ahead:?}");
    }
}

fn random_answers(catalogue: &Catalogue, random: &mut u64) -> Answers {
    let mut answers = Answers::none(catalogue);
    for question in &catalogue.questions {
        // Only what is visible by now is answered: a `when` names earlier questions alone.
        if question.when.is_empty() || answers.visible(catalogue).iter().any(|it| it.index == question.index) {
            // Knuth's MMIX generator; its high bits are good enough for this.
            *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let allowed: Vec<_> = question.allowed().collect();
            let at = usize::try_from(*random >> 33).unwrap() % allowed.len();
            answers.set(question, Answer::Picked(allowed[at]));
        }
    }
    answers
}

#[test]
fn each_is_listed_with_its_name_title_options_and_length() {
    let (status, out, err) = whichone(&["catalogues"]);
    assert_eq!((status, err.as_str()), (0, ""));
    insta::assert_snapshot!(out, @r"
    language: Python or Rust?
      Python, Rust; 17 questions; python_or_rust 2.0.0
    database: SQLite, PostgreSQL or DuckDB?
      SQLite, PostgreSQL, DuckDB; 11 questions; which_database 2.1.0
    services: Monolith or services?
      Modular monolith, Services; 12 questions; monolith_or_services 2.0.0
    ");
    for (name, catalogue) in further() {
        assert!(out.contains(&format!("; {} ", catalogue.id)), "{name} is not compiled in");
    }
}

#[test]
fn built_in_name_or_id_works_wherever_a_catalogue_is_expected() {
    for name in ["database", "which_database"] {
        let (status, out, _) = whichone(&["check", name]);
        assert_eq!((status, out.as_str()), (0, "database (built in): ok; 11 questions, 10 of 10 cases pass\n"));
        assert!(whichone(&["audit", name]).1.starts_with("SQLite, PostgreSQL or DuckDB? (which_database 2.1.0)\n"));
    }
    let (status, out, _) =
        whichone(&["report", "--catalogue", "services", "--answer", "people=many", "--format", "json"]);
    assert_eq!(status, 0);
    assert!(
        out.contains("\"replay\": \"whichone report --catalogue services --answer people=many --format json\""),
        "{out}"
    );
}

#[test]
fn what_is_saved_is_resumed_compared_and_listed_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_whichone"));
    child.args(["services", "--plain", "--answer", "people=handful"]).current_dir(folder.path());
    child.env("XDG_STATE_HOME", folder.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    std::io::Write::write_all(child.stdin.as_mut().unwrap(), b"\n1\n").unwrap();
    let left = child.wait_with_output().unwrap();
    let told = String::from_utf8(left.stderr).unwrap();
    assert!(told.contains("Continue with `whichone services --plain`."), "{told}");
    let (status, out, _) = whichone_in(folder.path(), &["saved"]);
    assert_eq!(status, 0);
    assert!(out.contains("monolith_or_services 2.0.0") && out.contains(" left"), "{out}");

    let saved = folder.path().join("whichone/monolith_or_services");
    let file = fs::read_dir(saved)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    let (first, second) = (folder.path().join("ada.yaml"), folder.path().join("bo.yaml"));
    fs::copy(file.as_ref().unwrap(), &first).unwrap();
    fs::copy(file.as_ref().unwrap(), &second).unwrap();
    let (status, out, err) = whichone_in(folder.path(), &["compare", "ada.yaml", "bo.yaml", "--catalogue", "services"]);
    assert_eq!(status, 0, "{err}");
    assert!(out.contains("Monolith or services?"), "{out}");
}

#[test]
fn file_wins_over_a_built_in_name_but_a_folder_does_not() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("services")).unwrap();
    fs::write(folder.path().join("database"), include_str!("../catalogues/valid/minimal.yaml")).unwrap();
    assert!(whichone_in(folder.path(), &["check", "services"]).1.starts_with("services (built in): ok"));
    assert!(whichone_in(folder.path(), &["check", "database"]).1.starts_with("database: ok; 1 question"));
}

#[test]
fn unknown_name_lists_the_known_ones() {
    let built_in = "uilt in: `language`, `database`, `services`";
    for (word, meant) in [("databse", "did you mean `database`? B"), ("frobnicate", "b")] {
        let (status, _, err) = whichone(&[word]);
        let told = format!("whichone: no catalogue or command named `{word}`; {meant}{built_in}\n");
        assert_eq!((status, err), (2, told));
    }
    assert!(whichone(&["databse.yaml"]).2.starts_with("whichone: cannot read databse.yaml: "));
}
