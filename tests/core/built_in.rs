//! The built-in catalogue: whole, consistent, and fair to both sides.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use whichone::{
    analysis::{audit, case_answers},
    catalogue::{Catalogue, ChoiceSet, Expectation, Kind, Question, Strength, load},
    lints::{findings, run_cases},
    quiz::{Answer, Answers},
};

fn built_in() -> Catalogue {
    load(include_str!("../../questions.yaml")).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

#[test]
fn it_has_no_findings() {
    let catalogue = built_in();
    assert_eq!(findings(&catalogue), []);
    assert_eq!(run_cases(&catalogue), []);
}

#[test]
fn each_reason_is_asked_about_and_supports_its_option() {
    let catalogue = built_in();
    let python = ["rapid_development", "data_and_ai", "web_and_automation", "onboarding"];
    let rust = ["performance", "memory_safety", "concurrency", "maintainability"];
    for (side, reasons) in [python, rust].iter().enumerate() {
        for id in reasons {
            let at = catalogue.reasons.iter().position(|reason| reason.id == *id).unwrap_or_else(|| panic!("no {id}"));
            let reason = &catalogue.reasons[at];
            assert!(reason.support(side) > 0 && reason.support(1 - side) == 0, "{id}");
            assert!(catalogue.questions.iter().any(|question| question.reasons().contains(&at)), "{id} is not asked");
        }
    }
    assert_eq!(catalogue.options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>(), ["python", "rust"]);
}

#[test]
fn nobody_is_asked_more_than_thirteen_questions_of_nine_choices() {
    let catalogue = built_in();
    let kinds = &catalogue.questions[0];
    for choice in 0..kinds.choices.len() {
        let mut answers = Answers::none(&catalogue);
        answers.set(kinds, Answer::Picked(ChoiceSet::one(choice)));
        let asked = answers.visible(&catalogue).len();
        assert!((12..=13).contains(&asked), "{}: {asked}", kinds.choices[choice].id);
    }
    assert!(catalogue.questions.iter().all(|question| question.choices.len() <= 9));
    assert!(catalogue.questions.iter().any(|question| matches!(question.kind, Kind::Many { .. })));
}

#[test]
fn every_question_and_choice_explains_itself() {
    for question in built_in().questions {
        let told = [&question.title, &question.topic, &question.help, &question.why];
        assert!(told.iter().all(|text| !text.is_empty()) && !question.source.is_empty(), "{}", question.id);
        for choice in &question.choices {
            assert!(!choice.label.is_empty() && !choice.help.is_empty(), "{}: {}", question.id, choice.id);
        }
    }
}

#[test]
fn the_comparison_is_complete() {
    let catalogue = built_in();
    assert_eq!(catalogue.comparison.len(), 16);
    for row in &catalogue.comparison {
        assert!(row.cells.iter().all(|cell| !cell.is_empty()) && !row.source.is_empty(), "{}", row.id);
    }
    assert!(catalogue.faq.len() >= 5, "{}", catalogue.faq.len());
    assert!(!catalogue.both.is_empty() && !catalogue.either.is_empty());
}

/// While somebody answers, no text names a language or what belongs to one, but where the team and the code at hand are
/// asked about.
#[test]
fn no_language_is_named_while_one_answers() {
    let named = ["Python", "Rust", "Django", "NumPy", "pandas", "PyTorch", "Tokio", "Cargo"];
    for question in built_in().questions.iter().filter(|question| !["team", "base"].contains(&question.id.as_str())) {
        let choices = question.choices.iter().flat_map(|choice| [&choice.label, &choice.help]);
        for text in [&question.title, &question.help, &question.why].into_iter().chain(choices) {
            assert!(!named.iter().any(|name| text.contains(name)), "{}: {text}", question.id);
        }
    }
}

/// Nobody can look the article up by its chapters, so facts cite sources that anybody can read.
#[test]
fn the_article_is_named_once_and_cited_nowhere() {
    let text = include_str!("../../questions.yaml");
    assert_eq!(text.matches("Python vs Rust").count(), 1);
    assert!(built_in().sources.iter().all(|source| source.id == "whichone" || source.url.is_some()));
}

#[test]
fn the_cases_cover_every_use_of_the_article_and_every_verdict() {
    let catalogue = built_in();
    let expects = |wanted: &dyn Fn(Expectation) -> bool| catalogue.cases.iter().filter(|c| wanted(c.expect)).count();
    // The cases for its chapters 3.1 to 3.4, and 6.1 to 6.4.
    let of_chapter_3 = ["indie_game", "data_science", "automation", "desktop_program"];
    let of_chapter_6 = ["brake_controller", "reverse_proxy", "ar_repair_guide", "wallet_library"];
    for (option, cases) in [(0, of_chapter_3), (1, of_chapter_6)] {
        for id in cases {
            let case = catalogue.cases.iter().find(|case| case.id == id);
            let expected = case.unwrap_or_else(|| panic!("no case {id}")).expect;
            assert!(matches!(expected, Expectation::Option(to, _) if to == option), "{id}: {expected:?}");
        }
    }
    assert!(catalogue.cases.len() >= 11);
    assert!(expects(&|expect| expect == Expectation::Both) > 0);
    assert!(expects(&|expect| expect == Expectation::Either) > 0);
    for option in 0..2 {
        assert!(expects(&|expect| expect == Expectation::Option(option, Some(Strength::Clear))) > 0);
        assert!(expects(&|expect| expect == Expectation::Option(option, Some(Strength::Leans))) > 0);
    }
}

#[test]
fn each_case_answers_exactly_what_it_would_be_asked() {
    let catalogue = built_in();
    for case in &catalogue.cases {
        let answered: Vec<usize> = case.answers.iter().map(|(question, _)| *question).collect();
        let visible = case_answers(&catalogue, case).visible(&catalogue);
        let asked: Vec<usize> = visible.iter().map(|question| question.index).collect();
        assert_eq!(answered, asked, "{}", case.id);
        assert!(case.not_sure.is_empty(), "{}", case.id);
    }
}

#[test]
fn choices_do_not_always_list_one_side_first() {
    let catalogue = built_in();
    let side = |question: &Question, choice: usize| {
        question.choices[choice].contribution[0].cmp(&question.choices[choice].contribution[1])
    };
    let first: Vec<_> = catalogue.questions.iter().map(|question| side(question, 0)).collect();
    assert!(first.contains(&std::cmp::Ordering::Greater) && first.contains(&std::cmp::Ordering::Less), "{first:?}");
}

#[test]
fn random_answers_favor_neither_option() {
    let audited = audit(&built_in());
    let outlook = audited.forecast;
    let shares: Vec<f64> = outlook.wins.iter().map(|share| share.value).collect();
    assert!(audited.exact);
    assert!(shares.iter().all(|share| (0.30..=0.40).contains(share)), "{shares:?}");
    assert!((shares[0] - shares[1]).abs() <= 0.03, "{shares:?}");
}

#[test]
fn both_sides_can_reach_about_the_same_points() {
    let catalogue = built_in();
    let most = [0, 1].map(|option| most_points(&catalogue, &mut Answers::none(&catalogue), 0, option));
    assert!(most[0].abs_diff(most[1]) * 10 <= most[0].max(most[1]), "{most:?}");
}

/// The most points of `option` that the questions from `at` on can add: every answer is tried where another question
/// depends on it, else the best is taken.
fn most_points(catalogue: &Catalogue, answers: &mut Answers, at: usize, option: usize) -> u32 {
    let Some(question) = catalogue.questions.get(at) else { return 0 };
    if !answers.visible(catalogue).iter().any(|visible| visible.index == at) {
        return most_points(catalogue, answers, at + 1, option);
    }
    let controls = catalogue.questions.iter().any(|later| later.when.iter().any(|when| when.question == at));
    if !controls {
        return question.max_sum(|choice| choice.contribution[option])
            + most_points(catalogue, answers, at + 1, option);
    }
    let tried = question.allowed().map(|picks| {
        answers.set(question, Answer::Picked(picks));
        question.contribution(picks, option) + most_points(catalogue, answers, at + 1, option)
    });
    tried.max().unwrap()
}

/// The projects of `tests/stories`, each answered by two people who knew neither the points nor the verdict.
#[test]
fn stories_get_the_verdict_an_architect_would_give() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let told = files.filter(|path| path.extension().is_some_and(|it| it == "md") && !path.ends_with("README.md"));
    let stories: Vec<PathBuf> = told.collect();
    assert_eq!(stories.len(), 12);
    for story in stories {
        let expected = verdict_of(&fs::read_to_string(&story).unwrap());
        for reader in ["first", "second"] {
            let file = story.with_extension(format!("{reader}.yaml"));
            let report = Command::new(env!("CARGO_BIN_EXE_whichone"))
                .args(["report", "--format", "json"])
                .arg(&file)
                .output()
                .unwrap();
            assert!(report.stderr.is_empty(), "{}: {}", file.display(), String::from_utf8_lossy(&report.stderr));
            let report: Value = serde_json::from_slice(&report.stdout).unwrap();
            let found = report["verdict"]["leader"].as_str().or(report["verdict"]["kind"].as_str());
            assert_eq!(found, Some(expected.as_str()), "{}", file.display());
            assert_eq!(report["not_asked"]["open"], json!([]), "{}", file.display());
        }
    }
}

/// The first word below the heading "Verdict": an option, "Both" or "Either".
fn verdict_of(story: &str) -> String {
    let (_, verdict) = story.split_once("## Verdict\n\n").unwrap();
    verdict.split('.').next().unwrap().to_lowercase()
}
