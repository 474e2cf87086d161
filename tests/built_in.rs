//! The built-in catalogue: whole, consistent, and fair to both sides.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use whichone::{
    catalogue::{self, Catalogue, Citation, Expectation, Kind, Picks, Question, Strength, load},
    quiz::{Answer, Answers},
    verdict::{Outcome, case_answers, judge, run_cases},
};

fn built_in() -> Catalogue {
    load(include_str!("../questions.yaml")).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

#[test]
fn nothing_is_doubtful_in_it() {
    let catalogue = built_in();
    assert_eq!(catalogue::findings(&catalogue), []);
    assert_eq!(run_cases(&catalogue), []);
}

#[test]
fn each_of_the_eight_reasons_is_asked_about_and_speaks_for_its_side() {
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
fn it_has_the_questions_that_the_quiz_promises() {
    let questions = built_in().questions;
    assert!((11..=14).contains(&questions.len()), "{}", questions.len());
    let branches = questions.iter().filter(|question| !question.when.is_empty()).count();
    assert!((2..=3).contains(&branches), "{branches}");
    assert!(questions.iter().any(|question| matches!(question.kind, Kind::Many { .. })));
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
    assert_eq!(catalogue.comparison.len(), 12);
    for row in &catalogue.comparison {
        assert!(row.cells.iter().all(|cell| !cell.is_empty()) && !row.source.is_empty(), "{}", row.id);
    }
    assert!(catalogue.faq.len() >= 5, "the article alone has five");
    assert!(!catalogue.both.is_empty() && !catalogue.either.is_empty());
}

/// Chapters 1 to 10 less those that only describe, and the FAQ.
#[test]
fn what_the_article_says_is_cited_by_chapter() {
    let catalogue = built_in();
    let questions = catalogue.questions.iter().flat_map(|question| &question.source);
    let reasons = catalogue.reasons.iter().flat_map(|reason| &reason.source);
    let rows = catalogue.comparison.iter().flat_map(|row| &row.source);
    let faq = catalogue.faq.iter().flat_map(|faq| &faq.source);
    let cited: BTreeSet<&str> = questions.chain(reasons).chain(rows).chain(faq).map(chapter).collect();
    for chapter in ["3", "6", "7", "8", "9", "FAQ"] {
        assert!(cited.contains(chapter), "chapter {chapter} is not cited: {cited:?}");
    }
}

/// The chapter of the article that is cited, or nothing.
fn chapter(citation: &Citation) -> &str {
    let place = citation.text.strip_prefix("article ").unwrap_or_default();
    place.split(['.', ' ']).next().unwrap_or_default()
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
fn the_reasons_of_one_side_do_not_always_come_first() {
    let catalogue = built_in();
    let side =
        |question: &Question, choice: usize| question.choices[choice].adds[0].cmp(&question.choices[choice].adds[1]);
    let first: Vec<_> = catalogue.questions.iter().map(|question| side(question, 0)).collect();
    assert!(first.contains(&std::cmp::Ordering::Greater) && first.contains(&std::cmp::Ordering::Less), "{first:?}");
}

/// Who is ahead if each visible question is answered at random, its allowed answers equally likely.
#[test]
fn random_answers_favour_neither_side() {
    const RUNS: u32 = 20_000;
    let catalogue = built_in();
    let mut random = SplitMix64(20_261_122);
    let allowed: Vec<Vec<Picks>> = catalogue.questions.iter().map(|question| question.allowed().collect()).collect();
    let mut ahead = [0_u32; 2];
    for _ in 0..RUNS {
        if let Outcome::Ahead(option) = judge(&catalogue, &random_answers(&catalogue, &allowed, &mut random)).outcome {
            ahead[option] += 1;
        }
    }
    let shares = ahead.map(|count| f64::from(count) / f64::from(RUNS));
    assert!((shares[0] - shares[1]).abs() <= 0.05, "{shares:?}");
    assert!(shares.iter().all(|share| *share > 0.25), "a fair quiz that decides nothing is none: {shares:?}");
}

fn random_answers(catalogue: &Catalogue, allowed: &[Vec<Picks>], random: &mut SplitMix64) -> Answers {
    let mut answers = Answers::none(catalogue);
    for (question, allowed) in catalogue.questions.iter().zip(allowed) {
        // Only what is visible by now is answered: a `when` names earlier questions alone.
        let visible = || answers.visible(catalogue).iter().any(|visible| visible.index == question.index);
        if question.when.is_empty() || visible() {
            answers.set(question, Answer::Picked(allowed[random.below(allowed.len())]));
        }
    }
    answers
}

/// The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number under `bound`, which is so small that the bias of the remainder does not matter.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }
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
        return question.most(|choice| choice.adds[option]) + most_points(catalogue, answers, at + 1, option);
    }
    let tried = question.allowed().map(|picks| {
        answers.set(question, Answer::Picked(picks));
        question.adds(picks, option) + most_points(catalogue, answers, at + 1, option)
    });
    tried.max().unwrap()
}
