use insta::assert_snapshot;

use crate::{
    analysis::case_answers,
    catalogue::{Catalogue, ChoiceSet, load},
    quiz::{Answer, Answers},
    report::metadata::Metadata,
};

use super::*;

const LANGUAGE: &str = include_str!("../../../questions.yaml");
const DATABASE: &str = include_str!("../../../assets/catalogues/databases.yaml");

/// The report on a worked case, or on the first two answers if there is no such case.
fn report<'c>(catalogue: &'c Catalogue, case: &str) -> Report<'c> {
    let mut answers = Answers::none(catalogue);
    for question in catalogue.questions.iter().filter(|question| question.when.is_empty()).take(2) {
        answers.set(question, Answer::Picked(ChoiceSet::one(0)));
    }
    let case = catalogue.cases.iter().find(|known| known.id == case);
    let answers = case.map_or(answers, |case| case_answers(catalogue, case));
    Report::new(catalogue, &answers.clone().into(), Metadata::default())
}

fn drawn(report: &Report, width: usize, ascii: bool, coloured: bool) -> String {
    let lines = summary(report, width, ascii, coloured);
    let text = |line: &SummaryLine| line.iter().map(|part| part.text.as_str()).collect::<String>();
    lines.iter().map(text).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_kind_of_verdict_at_80_columns() {
    let (language, database) = (load(LANGUAGE).unwrap(), load(DATABASE).unwrap());
    for (name, catalogue, case) in [
        ("clear", &language, "reverse_proxy"),
        ("narrow", &language, "build_tool"),
        ("both", &language, "fruit_sorter"),
        ("either", &language, "telemetry_intake"),
        ("insufficient", &language, ""),
        ("three", &database, "practice"),
        ("three_both", &database, "exchange"),
    ] {
        let report = report(catalogue, case);
        assert_snapshot!(name, drawn(&report, 80, false, false));
        let ascii = drawn(&report, 80, true, false);
        assert!(ascii.is_ascii(), "{ascii}");
        assert_snapshot!(format!("{name}_ascii"), ascii);
    }
}

#[test]
fn coloured_bars_have_one_character() {
    let catalogue = load(LANGUAGE).unwrap();
    let report = report(&catalogue, "reverse_proxy");
    let lines = summary(&report, 80, false, true);
    let bar: Vec<_> = lines[2].iter().filter(|part| part.text.contains('█')).map(|part| part.ink).collect();
    assert_eq!(bar, [Ink::Option(0), Ink::Option(1)]);
    assert!(!drawn(&report, 80, false, true).contains('▒'));
    assert!(drawn(&report, 80, true, true).contains("==##"), "in ASCII each option keeps its character");
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for text in [LANGUAGE, DATABASE, include_str!("../../../tests/screen/three.yaml")] {
        let catalogue = load(text).unwrap();
        let cases = catalogue.cases.iter().map(|case| case.id.as_str()).chain([""]);
        for case in cases {
            let report = report(&catalogue, case);
            for width in 20..=120 {
                for (ascii, coloured) in [(false, false), (true, false), (false, true)] {
                    let drawn = drawn(&report, width, ascii, coloured);
                    for line in drawn.lines() {
                        assert!(line.width() <= width && line.trim_end() == line, "{width}: {line:?} in\n{drawn}");
                    }
                }
            }
        }
    }
}

#[test]
fn two_options_take_at_most_ten_lines() {
    let catalogue = load(LANGUAGE).unwrap();
    for case in catalogue.cases.iter().map(|case| case.id.as_str()).chain([""]) {
        // Two more say where the answers are.
        assert!(summary(&report(&catalogue, case), 80, false, true).len() + 3 <= 13, "{case}");
    }
}

#[test]
fn sentence_ends_before_a_capital_letter() {
    assert_eq!(sentences("Take 1.5 of it, e.g. two. Then rest! "), ["Take 1.5 of it, e.g. two.", "Then rest!"]);
    assert_eq!(sentences("One"), ["One"]);
    assert_eq!(sentences(""), [""; 0]);
}

#[test]
fn bar_has_a_cell_for_any_point_and_none_for_none() {
    let cells_for = |points, all, cells| super::cells_for(HalfPoints(points), HalfPoints(all), cells);
    assert_eq!([cells_for(0, 0, 10), cells_for(0, 5, 10), cells_for(5, 5, 10)], [None, Some(0), Some(10)]);
    assert_eq!([cells_for(1, 1000, 10), cells_for(999, 1000, 10), cells_for(1, 2, 10)], [Some(1), Some(9), Some(5)]);
}

#[test]
fn long_text_is_clipped() {
    assert_eq!([clipped("数据库", 6, false), clipped("数据库", 5, false)], ["数据库", "数据…"]);
    assert_eq!([clipped("a name", 5, true), clipped("a name", 2, true)], ["a...", "a"]);
}
