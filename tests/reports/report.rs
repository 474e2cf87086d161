//! The result in words, for the worked cases of the built-in catalogue.
use insta::assert_snapshot;
use unicode_width::UnicodeWidthStr;
use whichone::{
    analysis::case_answers,
    catalogue::{Catalogue, ChoiceSet, load},
    quiz::{Answer, Answers, OrderName, Priorities, Responses, Weight},
    report::{InterviewMode, Metadata, Report, ascii_text, text},
    scoring::{HalfPoints, VerdictKind},
};

fn built_in() -> Catalogue {
    load(include_str!("../../questions.yaml")).unwrap()
}

fn answers(catalogue: &Catalogue, id: &str) -> Answers {
    case_answers(catalogue, catalogue.cases.iter().find(|case| case.id == id).unwrap())
}

#[test]
#[cfg(unix)]
fn every_kind_of_verdict_in_words() {
    let catalogue = built_in();
    for id in ["reverse_proxy", "build_tool", "fruit_sorter", "telemetry_intake"] {
        let interview_mode = InterviewMode { order: OrderName::Written, forecast_seen: false };
        let report = Report::new(
            &catalogue,
            &answers(&catalogue, id).into(),
            Metadata { interview_mode: Some(interview_mode), ..Metadata::default() },
        );
        assert_snapshot!(id, text(&report));
    }
}

/// Weights that differ from reason to reason, in several ways.
fn some_priorities(catalogue: &Catalogue, turn: usize) -> Priorities {
    let mut priorities = Priorities::default();
    for reason in 0..catalogue.reasons.len() {
        priorities.set(reason, Weight::ALL[(reason * turn + turn) % Weight::ALL.len()]);
    }
    priorities
}

#[test]
fn every_number_adds_up() {
    for catalogue in catalogues() {
        for (turn, case) in catalogue.cases.iter().enumerate() {
            let answers = case_answers(&catalogue, case);
            for priorities in [Priorities::default(), some_priorities(&catalogue, turn)] {
                let responses = Responses { priorities, ..answers.clone().into() };
                numbers_add_up(&Report::new(&catalogue, &responses, Metadata::default()));
            }
        }
    }
}

fn numbers_add_up(report: &Report) {
    let verdict = &report.verdict;
    assert_eq!(report.columns.iter().map(|column| column.points).collect::<Vec<_>>(), verdict.scores.points);
    for (option, column) in report.columns.iter().enumerate() {
        assert_eq!(column.reasons.iter().map(|line| line.points).sum::<HalfPoints>(), column.points);
        for line in &column.reasons {
            assert_eq!(line.given.iter().map(|given| given.points).sum::<HalfPoints>(), line.points);
            assert!(line.points <= line.max);
        }
        let added = report.answers.iter().flat_map(|line| &line.contribution);
        let added = added.filter(|(to, _)| *to == option).map(|(_, points)| *points);
        assert_eq!(added.sum::<HalfPoints>(), column.points, "{option}");
    }
    // "a lead of 4.5 out of 47.1 points (6.6 neutral)"
    if verdict.has_rival() {
        let numbers: Vec<f64> = report.figures[0].split([' ', '(']).filter_map(|word| word.parse().ok()).collect();
        let shown = |points: HalfPoints| f64::from(points.0) / 2.0;
        let (total, neutral) = match (numbers.as_slice(), verdict.is_tie()) {
            (_, true) => return,
            ([lead, total, neutral], false) => (total - lead + shown(verdict.lead()), *neutral),
            ([lead, total], false) => (total - lead + shown(verdict.lead()), 0.0),
            (other, false) => panic!("{other:?}"),
        };
        assert!((total - neutral - shown(verdict.points_of_both())).abs() < 1e-9, "{:?}", report.figures);
    }
}

#[test]
#[cfg(unix)]
fn no_line_is_longer_than_a_terminal_is_wide() {
    let mut long = built_in();
    long.options.iter_mut().for_each(|option| option.name.push_str(", the language, as of the year 2026"));
    long.reasons.iter_mut().for_each(|reason| reason.title.push_str(", and all that comes with it"));
    long.questions.iter_mut().for_each(|question| question.topic.clear());
    for catalogue in catalogues().into_iter().chain([long]) {
        for case in &catalogue.cases {
            let about = Metadata { project: "a project".into(), by: "Ada".into(), ..Metadata::default() };
            let report = Report::new(&catalogue, &case_answers(&catalogue, case).into(), about);
            for text in [text(&report), ascii_text(&report)] {
                // An address is never broken.
                let fits = |line: &str| line.width() <= 78 && line.trim_end() == line || line.contains("://");
                assert!(text.lines().all(fits), "{}: {:?}", case.id, text.lines().find(|line| !fits(line)));
            }
        }
    }
}

#[test]
fn many_unanswered_questions_are_cut() {
    let head = "format: 1\nid: many\nversion: '1'\ntitle: Which?\nsummary: Many.\noptions: [{ id: a, name: A }, { id: b, name: B }]\n\
                reasons: [{ id: r, title: R, summary: R., supports: { a: 1 } }]\nquestions:\n";
    let question = |at| {
        let choices = "choices: [{ id: one, label: One, points: { r: 1 } }, { id: two, label: Two }]";
        format!("  - {{ id: q{at}, title: 'Number {at}?', {choices} }}\n")
    };
    let left_out = |count: usize| {
        let catalogue = load(&(head.to_owned() + &(1..=count).map(question).collect::<String>())).unwrap();
        let report = Report::new(&catalogue, &Answers::none(&catalogue).into(), Metadata::default());
        assert_eq!(report.answers.len(), count, "all of them are listed with the answers");
        report.left_out[0].clone()
    };
    assert!(left_out(20).ends_with("“Number 19?”; “Number 20?”."), "{}", left_out(20));
    assert!(left_out(23).ends_with("“Number 19?”; “Number 20?”; and 3 more."), "{}", left_out(23));
}

/// What "both" says of four reasons with 3, 5, 4 and 4 points for A and three with 5, 6 and 5 for B, and of one more
/// that got none, with these parts in that order.
fn what_goes_where(parts: [&str; 8]) -> String {
    let points = [("a", 3), ("a", 5), ("a", 4), ("a", 4), ("b", 5), ("b", 6), ("b", 5), ("a", 0)];
    let reason = |(at, ((side, _), part)): (usize, (&(&str, u32), &str))| {
        format!("  - {{ id: r{at}, title: Reason {at}, summary: S., supports: {{ {side}: 1 }}, part: '{part}' }}\n")
    };
    let reasons: String = points.iter().zip(parts).enumerate().map(reason).collect();
    let given: Vec<String> = points.iter().enumerate().map(|(at, (_, points))| format!("r{at}: {points}")).collect();
    let yaml = format!(
        "format: 1\nid: tiny\nversion: '1'\ntitle: Which?\nsummary: S.\n\
         options: [{{ id: a, name: A }}, {{ id: b, name: B }}]\nreasons:\n{reasons}questions:\n\
         \x20 - id: q\n    title: Q?\n    choices:\n      - {{ id: all, label: All, points: {{ {} }} }}\n      \
         - {{ id: none, label: None, points: {{ r7: 3 }} }}\n",
        given.join(", ")
    );
    let catalogue = load(&yaml).unwrap_or_else(|faults| panic!("{faults:?}\n{yaml}"));
    let mut answers = Answers::none(&catalogue);
    answers.set(&catalogue.questions[0], Answer::Picked(ChoiceSet::one(0)));
    let report = Report::new(&catalogue, &answers.clone().into(), Metadata::default());
    assert_eq!(report.verdict.kind, VerdictKind::Both);
    report.advice.join(" ")
}

#[test]
fn advice_for_both_uses_the_three_strongest_reasons() {
    let parts = ["the tests", "", "the figures", "the forms", "the parser", "", "the loops", "the rest"];
    assert_eq!(
        what_goes_where(parts),
        "Use A for the figures, the forms and the tests. Use B for the parser and the loops."
    );
    let parts = ["the tests", "the charts", "the figures", "the forms", "the parser", "", "", ""];
    assert_eq!(what_goes_where(parts), "Use A for the charts, the figures and the forms. Use B for the parser.");
}

#[test]
fn reasons_without_parts_are_named_instead() {
    let titles = "A: Reason 1, Reason 2, Reason 3, Reason 0. B: Reason 5, Reason 4, Reason 6.";
    assert_eq!(what_goes_where([""; 8]), titles);
    assert_eq!(what_goes_where(["the figures", "", "", "", "", "", "", ""]), titles);
    assert_eq!(what_goes_where(["", "", "", "", "", "the loops", "", "the figures"]), titles);
}

#[test]
fn left_out_answers_are_named() {
    let catalogue = built_in();
    let mut answers = answers(&catalogue, "build_tool");
    let question = |id: &str| catalogue.questions.iter().find(|question| question.id == id).unwrap();
    answers.set(question("team"), Answer::NotSure);
    answers.set(question("upkeep"), Answer::Open);
    let report = Report::new(&catalogue, &answers.clone().into(), Metadata::default());
    assert_eq!(report.left_out[0], "Not sure: Team.");
    assert_eq!(report.left_out[1], "Not answered: Maintainers.");
}

#[test]
fn too_few_answers_have_no_what_if() {
    let catalogue = built_in();
    let mut answers = Answers::none(&catalogue);
    let kind = &catalogue.questions[0];
    answers.set(kind, Answer::Picked(kind.allowed().nth(4).unwrap()));
    let report = Report::new(&catalogue, &answers.clone().into(), Metadata::default());
    assert_eq!((report.verdict.kind, report.verdict.leader()), (VerdictKind::Insufficient, None));
    assert_eq!(report.headline, "No verdict yet: 5 more answers needed.");
    assert_eq!((report.missing, report.robustness.as_str(), report.what_if.len()), (5, "", 0));
}

/// The catalogues that are built in.
fn catalogues() -> Vec<Catalogue> {
    [
        include_str!("../../questions.yaml"),
        include_str!("../../assets/catalogues/databases.yaml"),
        include_str!("../../assets/catalogues/services.yaml"),
    ]
    .map(|text| load(text).unwrap())
    .into()
}

#[test]
fn what_if_sentences() {
    let mut told = Vec::new();
    for catalogue in catalogues() {
        for case in &catalogue.cases {
            let report = Report::new(&catalogue, &case_answers(&catalogue, case).into(), Metadata::default());
            let sentences = [
                &report.headline,
                &report.robustness,
                &report.weighing,
                &report.margin,
                &report.to_no_winner,
                &report.to_win.join(" "),
                &report.decided_by,
            ];
            told.push(format!("{} {}", catalogue.id, case.id));
            let sentences = sentences.into_iter().filter(|sentence| !sentence.is_empty());
            told.extend(sentences.map(|sentence| format!("  {sentence}")));
        }
    }
    assert_snapshot!(told.join("\n"));
}

#[test]
fn what_if_row_names_its_verdict() {
    let catalogue = built_in();
    let report = Report::new(&catalogue, &answers(&catalogue, "build_tool").into(), Metadata::default());
    let rows =
        report.what_if.iter().map(|line| format!("{}: {} -> {}: {}", line.question.id, line.from, line.to, line.then));
    assert_snapshot!(rows.collect::<Vec<_>>().join("\n"));
    for catalogue in catalogues() {
        for case in &catalogue.cases {
            let report = Report::new(&catalogue, &case_answers(&catalogue, case).into(), Metadata::default());
            for line in &report.what_if {
                assert_ne!(line.outcome, report.verdict.outcome);
                let winner = matches!(line.outcome, whichone::scoring::Outcome::Wins(_));
                assert_eq!(
                    winner,
                    line.then.ends_with(", clearly") || line.then.ends_with(", narrowly"),
                    "{}",
                    line.then
                );
            }
        }
    }
}

#[test]
fn decisive_answers_add_up_to_the_lead() {
    for catalogue in catalogues() {
        for case in &catalogue.cases {
            let report = Report::new(&catalogue, &case_answers(&catalogue, case).into(), Metadata::default());
            let signed = |option: usize| {
                report
                    .strongest_answers
                    .iter()
                    .filter(|line| line.option == option)
                    .map(|line| line.points)
                    .sum::<HalfPoints>()
            };
            assert_eq!(
                signed(report.verdict.first),
                signed(report.verdict.second) + report.verdict.lead(),
                "{}",
                case.id
            );
            assert!(report.strongest_answers.is_sorted_by(
                |a, b| a.points > b.points || a.points == b.points && a.question.index < b.question.index
            ));
        }
    }
    let catalogue = built_in();
    let report = Report::new(&catalogue, &answers(&catalogue, "reverse_proxy").into(), Metadata::default());
    let first = &report.strongest_answers[0];
    assert_eq!((first.question.id.as_str(), first.option, first.points), ("load", 1, HalfPoints(8)));
    assert_eq!(first.answer, report.answers[1].words.join("; "));
}

#[test]
fn reasons_without_points_are_listed_apart() {
    for catalogue in catalogues() {
        for case in &catalogue.cases {
            let report = Report::new(&catalogue, &case_answers(&catalogue, case).into(), Metadata::default());
            let with_points = |id: &str| {
                let mut lines = report.columns.iter().flat_map(|column| &column.reasons);
                lines.any(|line| line.reason.id == id && line.points > HalfPoints::ZERO)
            };
            let without = report.without_points.iter().map(|reason| reason.id.as_str()).collect::<Vec<_>>();
            let ids = catalogue.reasons.iter().map(|reason| reason.id.as_str());
            assert_eq!(without, ids.filter(|id| !with_points(id)).collect::<Vec<_>>(), "{}", case.id);
        }
    }
    let catalogue = built_in();
    let nothing = Report::new(&catalogue, &Answers::none(&catalogue).into(), Metadata::default());
    assert_eq!(nothing.without_points.len(), catalogue.reasons.len());
}

#[test]
fn without_a_winner_it_says_which_weight_would_produce_one() {
    let catalogue = built_in();
    let report = Report::new(&catalogue, &answers(&catalogue, "telemetry_intake").into(), Metadata::default());
    assert_eq!((report.verdict.kind, report.break_evens.len()), (VerdictKind::Either, 0));
    let [first, ..] = report.tipping.as_slice() else { panic!("no weight tips it") };
    assert!(first.starts_with("Python would win if ") && first.contains(" counted twice"), "{first}");
    assert!(text(&report).split_whitespace().collect::<Vec<_>>().join(" ").contains(first));
}

#[test]
fn reasons_are_drawn_on_one_scale_and_add_up() {
    for catalogue in catalogues() {
        for case in &catalogue.cases {
            let report = Report::new(&catalogue, &case_answers(&catalogue, case).into(), Metadata::default());
            let sides =
                report.chart().iter().fold([HalfPoints::ZERO; 2], |[a, b], line| [a + line.left, b + line.right]);
            assert_eq!(sides, report.pair().map(|option| report.columns[option].points), "{}", case.id);
            // A cell stands for as many points in the chart as in the bar above it.
            let text = text(&report);
            let bars =
                text.lines().take_while(|line| !line.starts_with("What")).filter(|line| line.contains(['█', '▒', '░']));
            for line in bars.filter(|line| !line.contains(" = ")) {
                for (cell, points) in cells_and_points(line) {
                    let all: HalfPoints = report.columns.iter().map(|column| column.points).sum();
                    assert!(cell == points || cell == 2 * points || all > HalfPoints(80), "{}: {line}", case.id);
                }
            }
        }
    }
}

/// The length of each bar of a line that has one number for each, and the number.
fn cells_and_points(line: &str) -> Vec<(usize, usize)> {
    let runs = ['▒', '█', '░'].map(|cell| line.chars().filter(|c| *c == cell).count());
    let bars: Vec<usize> = runs.into_iter().filter(|run| *run > 0).collect();
    let numbers: Vec<usize> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    if bars.len() == numbers.len() { bars.into_iter().zip(numbers).collect() } else { Vec::new() }
}

#[test]
fn share_is_the_same_everywhere() {
    let fair = include_str!("../../questions.yaml");
    let catalogue = load(&fair.replace("tolerance: 0.03", "tolerance: 0.0")).unwrap();
    let audit = whichone::analysis::audit(&catalogue);
    let findings = whichone::lints::audit_findings(&catalogue, &audit);
    let unfair = findings.iter().find(|finding| finding.rule == whichone::diagnostics::Rule::Unfair).unwrap();
    let page = whichone::report::audit_text(&catalogue, &audit);
    let shares =
        unfair.message.split_whitespace().filter(|word| word.contains('%')).map(|word| word.trim_end_matches(','));
    let shares: Vec<&str> = shares.collect();
    assert!(shares.len() == 2 && shares.iter().all(|share| page.contains(share)), "{}\n{page}", unfair.message);
}
