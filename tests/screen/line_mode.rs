//! The quiz by line: what is told, and what is understood.
use insta::assert_snapshot;
use proptest::prelude::*;
use whichone::{
    analysis::run_case,
    catalogue::{Catalogue, load},
    line_mode::{self, LineIo},
    quiz::{Answer, ExitReason, Order, Priorities, Quiz, Responses, Weight},
    report::{Metadata, Report},
    scoring::{VerdictKind, WeightedCatalogue},
    store::SessionInfo,
};

use crate::script::{Memory, built_in, three};

/// What became of a conversation.
struct Talk<'c> {
    quiz: Quiz<'c>,
    ending: ExitReason,
    /// What was told, and what was written, which is repeated there.
    told: String,
    keeper: Memory,
}

fn talk(catalogue: &Catalogue, lines: impl AsRef<[u8]>) -> Talk<'_> {
    go_on(Quiz::new(catalogue, Order::Written), &SessionInfo::default(), lines, Memory::default())
}

fn go_on<'c>(mut quiz: Quiz<'c>, opening: &SessionInfo, lines: impl AsRef<[u8]>, mut keeper: Memory) -> Talk<'c> {
    let mut lines = LineIo { input: lines.as_ref(), output: Vec::new(), repeat: true, ascii: false };
    let ending = line_mode::ask(&mut quiz, opening, &mut lines, &mut keeper).unwrap();
    Talk { quiz, ending, told: String::from_utf8(lines.output).unwrap(), keeper }
}

/// The answers of a worked case, a line each.
fn answering(catalogue: &Catalogue, id: &str) -> Vec<String> {
    let case = catalogue.cases.iter().find(|case| case.id == id).unwrap();
    let line = |(_, picks): &(usize, whichone::catalogue::ChoiceSet)| {
        picks.iter().map(|choice| (choice + 1).to_string()).collect::<Vec<_>>().join(" ")
    };
    case.answers.iter().map(line).collect()
}

#[test]
fn whole_quiz_by_line() {
    let catalogue = built_in();
    let mut lines = answering(&catalogue, "reverse_proxy");
    lines.insert(1, "9".into());
    lines.insert(2, "?".into());
    lines.insert(4, "b".into());
    lines.insert(5, "n As measured on Monday.".into());
    lines.insert(6, String::new());
    lines.insert(8, "f".into());
    lines.extend(["14", "3", "b", "", "2", "3", "", "b", "r", "", "?", ""].map(Into::into));
    let talk = talk(&catalogue, lines.join("\n") + "\n");
    assert_eq!(talk.ending, ExitReason::Seen);
    assert_eq!(Report::of(&talk.quiz, &Metadata::default()).verdict.kind, VerdictKind::Clear);
    assert_snapshot!(talk.told);
}

#[test]
fn verdict_both_names_the_parts() {
    let catalogue = load(include_str!("../catalogues/valid/table_or_broker.yaml")).unwrap();
    let told = talk(&catalogue, answering(&catalogue, "payments").join("\n") + "\n\n\n").told;
    assert!(told.contains("Use Table for jobs that belong to a change in the database."), "{told}");
}

#[test]
fn why_explains_the_other_options_once_there_is_a_verdict() {
    let catalogue = built_in();
    let says = |case: &str| {
        let mut lines = answering(&catalogue, case);
        lines.extend([String::new(), "why".into()]);
        talk(&catalogue, lines.join("\n") + "\n").told
    };
    assert!(says("reverse_proxy").contains("Why not Python?\n  No performance pressure 3 and"));
    assert!(says("telemetry_intake").contains("No option wins, so there is nothing to compare."));
    assert!(talk(&catalogue, "why\n").told.contains("Type a number from 1 to"));
}

#[test]
fn every_worked_case_can_be_answered_by_line() {
    let catalogue = built_in();
    let unweighted = WeightedCatalogue::new(&catalogue, &Priorities::default());
    for case in &catalogue.cases {
        let talk = talk(&catalogue, answering(&catalogue, &case.id).join("\n") + "\n\n\n");
        assert_eq!(talk.ending, ExitReason::Seen, "{}", case.id);
        assert_eq!(
            Report::of(&talk.quiz, &Metadata::default()).verdict,
            unweighted.shown_verdict(run_case(&catalogue, case).unwrap()),
            "{}",
            case.id
        );
    }
}

#[test]
fn end_of_input_quits_anywhere() {
    let catalogue = built_in();
    for (lines, ending, saved) in [
        ("", ExitReason::Left, 0),
        ("1", ExitReason::Left, 1),
        ("1\n2\n", ExitReason::Left, 2),
        ("1\nq\n2\n", ExitReason::Left, 1),
        ("1\nv\n", ExitReason::Seen, 1),
        ("1\nv\nb\n2\n", ExitReason::Seen, 1),
        ("1\nover\nyes\n", ExitReason::Left, 0),
        ("1\nover\n", ExitReason::Left, 1),
    ] {
        let talk = talk(&catalogue, lines);
        assert_eq!((talk.ending, talk.keeper.saved.len()), (ending, saved), "{lines:?}");
    }
}

#[test]
fn many_answers_are_numbers_and_enter_alone_is_none_of_these() {
    let catalogue = three();
    let answer = |lines: &str| {
        let talk = talk(&catalogue, format!("1\n{lines}"));
        let answer = talk.quiz.answers().get(&catalogue.questions[2]);
        (answer.picks().map(|picks| picks.iter().collect::<Vec<_>>()), answer, talk.told)
    };
    assert_eq!(answer("1 3\n").0, Some(vec![0, 2]));
    assert_eq!(answer(" 3,  1 \n").0, Some(vec![0, 2]));
    assert_eq!(answer("\n").0, Some(vec![]));
    assert_eq!(answer("0\n").1, Answer::NotSure);
    assert_eq!(answer("1 2 3\n").1, Answer::Open, "two at most");
    assert!(answer("1 2 3\n").2.contains("Pick up to 2."));
    assert_eq!(answer("1 9\n").1, Answer::Open);
    assert_eq!(answer("1 0\n").1, Answer::Open);
    // Given again, an answer is what is written last, not what is added to it.
    assert_eq!(answer("1 2\nb\n2 3\n").0, Some(vec![1, 2]));
    assert_eq!(answer("1 2\nb\n\n").0, Some(vec![0, 1]), "Enter keeps it");
}

#[test]
fn unknown_input_changes_nothing_and_says_what_works() {
    let catalogue = built_in();
    for line in ["", "10", "-1", "x", "1 2", "1.0", "99999999999999999999", "yes", "b", "b b", "v", "r", "\u{1b}[A"] {
        let talk = talk(&catalogue, format!("{line}\n"));
        assert_eq!(talk.quiz.responses(), &Responses::none(&catalogue), "{line:?}");
        let says = talk.told.split("Your answer: ").nth(1).unwrap();
        let useful = ["Type a number", "This is the first question.", "Answer at least one"];
        assert!(useful.iter().any(|part| says.contains(part)), "{line:?}: {says}");
    }
}

#[test]
fn continuing_says_what_changed_and_where() {
    let catalogue = built_in();
    let mut progress = Responses::none(&catalogue);
    progress.answers.set(&catalogue.questions[0], Answer::NotSure);
    let opening = SessionInfo {
        about: Metadata { project: "sensor hub".into(), ..Metadata::default() },
        folder: std::path::PathBuf::new(),
        answers_file: "~/ada.yaml".into(),
        saved: "yesterday".into(),
        changes: vec!["New question: “Why?”".into()],
    };
    let quiz = Quiz::resumed(&catalogue, Order::Written, progress);
    let told = go_on(quiz, &opening, "", Memory::default()).told;
    for part in ["About sensor hub. ", "in ~/ada.yaml.", "New question: “Why?”", "saved yesterday", "Question 2 of "]
    {
        assert!(told.contains(part), "no {part:?} in\n{told}");
    }
}

#[test]
fn starting_over_asks_and_archives_the_old_answers() {
    let catalogue = built_in();
    let no = talk(&catalogue, "1\nover\nno\n");
    assert_eq!((no.quiz.has_answers(), no.keeper.aside), (true, 0));
    let yes = talk(&catalogue, "1\nOver\nyes\n");
    assert_eq!((yes.quiz.has_answers(), yes.keeper.aside), (false, 1));
    assert!(yes.told.contains("Your earlier answers are in aside.yaml."), "{}", yes.told);
    assert_eq!(talk(&catalogue, "over\nyes\n").keeper.aside, 0, "nothing is there to set aside");
}

#[test]
fn note_is_set_or_prompted_for_and_a_dash_deletes_it() {
    let catalogue = built_in();
    let note = |lines: &str| {
        let talk = talk(&catalogue, lines);
        (talk.quiz.notes().get(&catalogue.questions[0]).to_owned(), talk.told)
    };
    assert_eq!(note("n why not\n").0, "why not");
    assert_eq!(note("N\nas measured\n").0, "as measured");
    assert_eq!(note("note as measured\nn\n\n").0, "as measured", "Enter leaves it");
    let (gone, told) = note("n as measured\nn\n-\n");
    assert!(gone.is_empty() && told.contains("Note deleted."), "{told}");
    assert!(note(&format!("n {}\n", "x".repeat(1001))).1.contains("Notes can be up to 1000 characters"));
}

/// The lines that lead to a narrow verdict.
fn narrow(catalogue: &Catalogue) -> Vec<String> {
    let mut lines = answering(catalogue, "build_tool");
    lines.push(String::new());
    lines
}

#[test]
fn answers_and_weights_are_tried_by_words() {
    let catalogue = built_in();
    let with = |more: &[&str]| {
        let lines = narrow(&catalogue).into_iter().chain(more.iter().map(|line| (*line).to_owned()));
        talk(&catalogue, lines.collect::<Vec<_>>().join("\n"))
    };
    let before = with(&[]);
    let tried = with(&["try 4 3", "weigh 9 4"]);
    assert!(tried.told.contains("Trying: 1 answer differs."), "{}", tried.told);
    assert!(tried.told.contains("Trying: 1 answer and 1 weight differ."), "{}", tried.told);
    assert_eq!(tried.quiz.responses(), before.quiz.responses(), "nothing is given yet");
    let applied = with(&["weigh 9 4", "apply"]);
    assert_eq!(applied.quiz.priorities().get(8), Weight::Four);
    let told = applied.told.replace('\n', " ");
    assert!(told.contains("counts four times. Without it: Rust, narrowly."), "{told}");
    assert_eq!(applied.keeper.saved.last().map(|saved| saved.priorities.get(8)), Some(Weight::Four), "saved");
    let dropped = with(&["weigh 9 4", "drop", "apply"]);
    assert_eq!(dropped.quiz.responses(), before.quiz.responses());
    assert!(dropped.told.contains("You are not trying anything."));
    let left = with(&["weigh 9 4", "b", "v", "apply"]);
    assert_eq!(left.quiz.responses(), before.quiz.responses(), "going back drops it");
    insta::assert_snapshot!(
        "trying_by_words",
        with(&["try", "try 4 3", "weigh", "weigh 1 0.5"])
            .told
            .split("Enter to quit:")
            .skip(1)
            .collect::<Vec<_>>()
            .join("Enter to quit:")
    );
}

#[test]
fn what_cannot_be_tried_says_why() {
    let catalogue = built_in();
    for (line, why) in [
        ("try x", "Type \"try\" for what you can try."),
        ("try 99 1", "Questions are numbered from 1 to 13, as in the review."),
        ("try 4 9", "The choices for"),
        ("try 4", "The choices for"),
        ("weigh 99 2", "Reasons are numbered from 1 to 13; \"weigh\" lists them."),
        ("weigh 1 3", "A weight is 0, 0.5, 1, 2 or 4."),
        ("weigh 1", "Type \"weigh\" for the reasons"),
        ("apply", "You are not trying anything."),
    ] {
        let lines = [narrow(&catalogue), vec![line.into()]].concat();
        let talk = talk(&catalogue, lines.join("\n"));
        assert!(talk.told.contains(why), "{line}: {}", talk.told);
    }
}

#[test]
fn answer_is_marked_and_unmarked_as_a_guess() {
    let catalogue = built_in();
    let guess = |lines: &str| {
        let talk = talk(&catalogue, lines);
        (talk.quiz.answers().is_guess(&catalogue.questions[0]), talk.told)
    };
    let (marked, told) = guess("1\nb\nguess\na\nr\n");
    assert!(marked && told.contains("Marked as a guess.") && told.contains("(your answer, a guess)"), "{told}");
    assert!(told.contains("Guess: "), "in the review: {told}");
    let (marked, told) = guess("1\nb\ng\nG\n");
    assert!(!marked && told.contains("No longer a guess."), "{told}");
    assert!(guess("guess\n").1.contains("Answer this first. Then you can mark the answer as a guess."));
}

#[test]
fn words_in_any_case_work_and_the_question_can_be_repeated() {
    let catalogue = built_in();
    let told = |lines: &str| talk(&catalogue, lines).told;
    assert_eq!(told("1\nBACK\nReview\nverdict\nquit\n").matches("Enter to quit:").count(), 1);
    assert_eq!(told("again\nA\n").matches("Question 1 of ").count(), 3);
    assert_eq!(told("help\n").matches("You can also type").count(), 1);
}

#[test]
fn failed_saves_are_reported_once() {
    let catalogue = built_in();
    let keeper = Memory { trouble: "the disk is full", ..Memory::default() };
    let told = go_on(Quiz::new(&catalogue, Order::Written), &SessionInfo::default(), "1\n2\n", keeper).told;
    assert_eq!(told.matches("not saved").count(), 1, "{told}");
}

#[test]
fn hostile_lines_and_catalogues_are_harmless() {
    let hostile = std::fs::read_to_string("tests/screen/three.yaml")
        .unwrap()
        .replace("label: One,", "label: \"\\e[2JOne\\u202e\",");
    let catalogue = load(&hostile).unwrap();
    let long = "x".repeat(200_000);
    let note = format!("n {long}");
    let lines = ["n \x1b]0;evil\x07\u{9b}2J\u{202e}", "1", "b", &note, &long, "r", "\u{feff}v"].join("\n");
    let talk = talk(&catalogue, [lines.as_bytes(), b"\nn \xff\xfe\n\xff"].concat());
    assert!(talk.told.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{}", talk.told);
    assert!(talk.quiz.notes().get(&catalogue.questions[0]).starts_with("^[]0;evil^G<U+009B>2J<U+202E>"));
    assert!(talk.told.contains("^[[2JOne<U+202E>"), "the catalogue's choice is told");
}

#[test]
fn every_reply_reads_well() {
    let catalogue = built_in();
    let first = talk(
        &catalogue,
        "x\n1 2\n99\nb\nr\nn\n\nn As measured.\nn\n-\n0\nf\nr\n99\nover\nno\n1\n1\nv\nx\na\nb\n?\nover\nyes\nover\nq\n",
    );
    let many = three();
    let second = talk(&many, "1\n1 2 3\n9\n1 x\n\nb\nb\n2\nv\n\n");
    let opening = SessionInfo {
        about: Metadata { project: "sensor hub".into(), ..Metadata::default() },
        answers_file: "~/answers.yaml".into(),
        saved: "yesterday".into(),
        changes: vec!["New question: “Why?”".into()],
        ..SessionInfo::default()
    };
    let keeper = Memory { trouble: "cannot write ~/answers.yaml: No space left on device", ..Memory::default() };
    let third = go_on(Quiz::new(&many, Order::Written), &opening, "1\nover\nno\n", keeper);
    assert_snapshot!([first.told, second.told, third.told].join("\n=====\n\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_lines_are_harmless(lines in prop::collection::vec("[0-9bvwronqR?,é \u{1b}]{0,4}", 0..40), small in any::<bool>()) {
        let catalogue = if small { three() } else { built_in() };
        let talk = talk(&catalogue, lines.join("\n"));
        prop_assert!(talk.told.chars().all(|c| c == '\n' || !c.is_control()));
        let none = Responses::none(&catalogue);
        prop_assert_eq!(talk.keeper.saved.last().unwrap_or(&none), talk.quiz.responses());
    }
}
