//! The state machine and the scores, for any commands and any answers.
use proptest::prelude::*;
use whichone::{
    analysis::{remaining, verdict},
    catalogue::{Catalogue, ChoiceSet, Kind, Question, load},
    quiz::{Answer, Answers, Command, CommandError, Order, Quiz, Stage},
    scoring::score,
};

const CATALOGUES: [&str; 2] = [include_str!("../../questions.yaml"), include_str!("../screen/three.yaml")];

fn any_catalogue() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&CATALOGUES)
}

fn any_command() -> impl Strategy<Value = Command> {
    prop_oneof![
        6 => (0_usize..8).prop_map(Command::Choose),
        4 => (0_usize..8).prop_map(Command::Toggle),
        3 => Just(Command::Confirm),
        2 => Just(Command::NotSure),
        2 => Just(Command::Guess),
        3 => Just(Command::Back),
        2 => Just(Command::Forward),
        2 => (0_usize..20).prop_map(Command::Jump),
        2 => Just(Command::Continue),
        1 => Just(Command::Browse),
        1 => Just(Command::Review),
        1 => Just(Command::Finish),
        1 => Just(Command::Restart),
    ]
}

fn any_commands() -> impl Strategy<Value = Vec<Command>> {
    prop::collection::vec(any_command(), 0..80)
}

/// A quiz after `commands`, those that were refused left out.
fn after<'c>(catalogue: &'c Catalogue, commands: &[Command]) -> Quiz<'c> {
    let mut quiz = Quiz::new(catalogue, Order::Written);
    for command in commands {
        _ = quiz.apply(command.clone());
    }
    quiz
}

/// Whether a question is visible, by the words of the decision model and nothing else.
fn is_visible(catalogue: &Catalogue, answers: &Answers, question: &Question) -> bool {
    question.when.iter().all(|condition| {
        let earlier = &catalogue.questions[condition.question];
        let picked = answers.get(earlier).picks().unwrap_or(ChoiceSet::NONE);
        is_visible(catalogue, answers, earlier) && condition.any_of.iter().any(|choice| picks_has(picked, choice))
    })
}

fn picks_has(picks: ChoiceSet, choice: usize) -> bool {
    picks.iter().any(|picked| picked == choice)
}

/// The points of an option, added up choice by choice and reason by reason.
fn brute_score(catalogue: &Catalogue, answers: &Answers, option: usize) -> u32 {
    let mut sum = 0;
    for question in &catalogue.questions {
        for (at, choice) in question.choices.iter().enumerate() {
            let picked = answers.get(question).picks().is_some_and(|picks| picks_has(picks, at));
            if picked && is_visible(catalogue, answers, question) {
                for (reason, points) in &choice.points {
                    sum += points * catalogue.reasons[*reason].supports[option];
                }
            }
        }
    }
    sum
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn rejected_command_changes_nothing(text in any_catalogue(), commands in any_commands(), next in any_command()) {
        let catalogue = load(text).unwrap();
        let mut quiz = after(&catalogue, &commands);
        let before = quiz.clone();
        if quiz.apply(next).is_err() {
            prop_assert_eq!(quiz, before);
        }
    }

    #[test]
    fn back_is_rejected_only_at_the_welcome_screen(text in any_catalogue(), commands in any_commands()) {
        let catalogue = load(text).unwrap();
        let mut quiz = after(&catalogue, &commands);
        let before = quiz.clone();
        match quiz.apply(Command::Back) {
            Ok(()) => prop_assert!(before.stage() != Stage::Welcome && before.answers() == quiz.answers()),
            Err(refusal) => prop_assert!(before.stage() == Stage::Welcome && refusal == CommandError::NothingBefore),
        }
    }

    #[test]
    fn back_undoes_a_step_forward(text in any_catalogue(), commands in any_commands(), choice in 0_usize..8) {
        let catalogue = load(text).unwrap();
        let mut quiz = after(&catalogue, &commands);
        let Stage::Question { index, editing: false } = quiz.stage() else { return Ok(()) };
        let step = match quiz.question().unwrap().kind {
            Kind::One => Command::Choose(choice % quiz.question().unwrap().choices.len()),
            Kind::Many { .. } => Command::Confirm,
        };
        quiz.apply(step).unwrap();
        quiz.apply(Command::Back).unwrap();
        prop_assert_eq!(quiz.stage(), Stage::Question { index, editing: false });
        prop_assert!(quiz.answers().get(quiz.question().unwrap()) != Answer::Open);
    }

    #[test]
    fn repeated_back_ends_at_the_welcome_screen(text in any_catalogue(), commands in any_commands()) {
        let catalogue = load(text).unwrap();
        let mut quiz = after(&catalogue, &commands);
        let steps = (0..=catalogue.questions.len() + 3).take_while(|_| quiz.apply(Command::Back).is_ok()).count();
        prop_assert!(steps <= catalogue.questions.len() + 2, "back does not end");
        prop_assert_eq!(quiz.stage(), Stage::Welcome);
    }

    #[test]
    fn question_asked_is_always_visible(text in any_catalogue(), commands in any_commands()) {
        let catalogue = load(text).unwrap();
        let quiz = after(&catalogue, &commands);
        let visible: Vec<usize> = quiz.path().iter().map(|question| question.index).collect();
        let expected: Vec<usize> = catalogue.questions.iter()
            .filter(|question| is_visible(&catalogue, quiz.answers(), question)).map(|question| question.index).collect();
        prop_assert_eq!(&visible, &expected);
        if let Stage::Question { index, .. } = quiz.stage() {
            prop_assert!(visible.contains(&index));
        }
    }

    #[test]
    fn score_is_the_sum_of_scored_answers(text in any_catalogue(), commands in any_commands()) {
        let catalogue = load(text).unwrap();
        let quiz = after(&catalogue, &commands);
        let scores: Vec<u32> =
            (0..catalogue.options.len()).map(|option| brute_score(&catalogue, quiz.answers(), option)).collect();
        prop_assert_eq!(score(&catalogue, quiz.answers()).points, scores);
    }

    #[test]
    fn hidden_answers_change_nothing(text in any_catalogue(), commands in any_commands(), noise in any::<u64>()) {
        let catalogue = load(text).unwrap();
        let quiz = after(&catalogue, &commands);
        let mut noisy = quiz.answers().clone();
        for question in &catalogue.questions {
            if !is_visible(&catalogue, quiz.answers(), question) {
                let allowed: Vec<_> = question.allowed().collect();
                let place = usize::try_from(noise % allowed.len() as u64).unwrap();
                noisy.set(question, Answer::Picked(allowed[place]));
            }
        }
        prop_assert_eq!(verdict(&catalogue, &noisy), verdict(&catalogue, quiz.answers()));
        prop_assert_eq!(noisy.visible(&catalogue), quiz.answers().visible(&catalogue));
    }

    /// As after saving a catalogue without changing it.
    #[test]
    fn carrying_to_the_same_catalogue_changes_nothing(text in any_catalogue(), commands in any_commands()) {
        let (catalogue, same) = (load(text).unwrap(), load(text).unwrap());
        let quiz = after(&catalogue, &commands);
        let carried = Quiz::carried(&same, &catalogue, quiz.responses(), quiz.stage());
        prop_assert_eq!(carried.responses(), quiz.responses());
        // Stages that have nothing to show are left.
        if quiz.has_answers() && quiz.stage() != Stage::SideBySide {
            prop_assert_eq!(carried.stage(), quiz.stage());
        }
    }

    /// Whatever the other catalogue is, the quiz can continue with it.
    #[test]
    fn carried_quiz_asks_only_visible_questions(
        from in any_catalogue(), to in any_catalogue(), commands in any_commands(), more in any_commands(),
    ) {
        let (from, to) = (load(from).unwrap(), load(to).unwrap());
        let quiz = after(&from, &commands);
        let mut carried = Quiz::carried(&to, &from, quiz.responses(), quiz.stage());
        for command in more {
            if let Some(question) = carried.question() {
                prop_assert!(is_visible(&to, carried.answers(), question));
            }
            _ = carried.apply(command);
        }
    }

    #[test]
    fn every_answer_leaves_fewer_questions(text in any_catalogue(), commands in any_commands()) {
        let catalogue = load(text).unwrap();
        let mut quiz = Quiz::new(&catalogue, Order::Written);
        for command in commands {
            let before = remaining(&catalogue, quiz.answers());
            let was_open = quiz.question().is_some_and(|question| quiz.answers().get(question) == Answer::Open);
            let answers = matches!(command, Command::Choose(_) | Command::Confirm | Command::NotSure);
            if quiz.apply(command).is_ok() && was_open && answers {
                let after = remaining(&catalogue, quiz.answers());
                prop_assert!(after.1 < before.1 && after.0 <= after.1, "{before:?} to {after:?}");
            }
        }
    }
}

proptest! {
    #[test]
    fn only_answers_with_choices_are_guesses(text in any_catalogue(), commands in any_commands()) {
        let catalogue = load(text).unwrap();
        let quiz = after(&catalogue, &commands);
        for question in &catalogue.questions {
            prop_assert!(!quiz.answers().is_guess(question) || quiz.answers().get(question).picks().is_some());
        }
    }
}

#[test]
fn guess_is_toggled_and_undone_with_its_answer() {
    let catalogue = load(CATALOGUES[1]).unwrap();
    let first = &catalogue.questions[0];
    let mut quiz = after(&catalogue, &[Command::Continue]);
    assert_eq!(quiz.apply(Command::Guess), Err(CommandError::NothingToMark));
    quiz.apply(Command::NotSure).unwrap();
    quiz.apply(Command::Back).unwrap();
    assert_eq!(quiz.apply(Command::Guess), Err(CommandError::NothingToMark));
    quiz.apply(Command::Choose(0)).unwrap();
    quiz.apply(Command::Back).unwrap();
    quiz.apply(Command::Guess).unwrap();
    assert!(quiz.answers().is_guess(first));
    quiz.apply(Command::Choose(0)).unwrap();
    assert!(quiz.answers().is_guess(first), "the same answer again");
    quiz.apply(Command::Back).unwrap();
    quiz.apply(Command::Guess).unwrap();
    assert!(!quiz.answers().is_guess(first));
    quiz.apply(Command::Guess).unwrap();
    quiz.apply(Command::Choose(1)).unwrap();
    assert!(!quiz.answers().is_guess(first), "another answer");
    quiz.apply(Command::Review).unwrap();
    assert_eq!(quiz.apply(Command::Guess), Err(CommandError::NotHere));
}

#[test]
fn undone_tick_leaves_the_question_open() {
    let catalogue = load(CATALOGUES[1]).unwrap();
    let mut quiz = after(&catalogue, &[Command::Continue, Command::Choose(0)]);
    assert_eq!(quiz.question().unwrap().id, "reads");
    quiz.apply(Command::Toggle(1)).unwrap();
    assert_eq!(quiz.answers().get(quiz.question().unwrap()), Answer::Picked(ChoiceSet::one(1)));
    quiz.apply(Command::Toggle(1)).unwrap();
    assert_eq!(quiz.answers().get(quiz.question().unwrap()), Answer::Open);
    quiz.apply(Command::Toggle(0)).unwrap();
    quiz.apply(Command::Toggle(1)).unwrap();
    assert_eq!(quiz.apply(Command::Toggle(2)), Err(CommandError::TooMany { max: 2 }));
}

#[test]
fn every_rejected_command_says_why() {
    let catalogue = load(CATALOGUES[1]).unwrap();
    let mut quiz = Quiz::new(&catalogue, Order::Written);
    assert_eq!(quiz.apply(Command::Back), Err(CommandError::NothingBefore));
    assert_eq!(quiz.apply(Command::Finish), Err(CommandError::NothingAnswered));
    assert_eq!(quiz.apply(Command::Choose(0)), Err(CommandError::NotHere));
    assert_eq!(quiz.apply(Command::Jump(1)), Err(CommandError::NoSuchQuestion));
    quiz.apply(Command::Continue).unwrap();
    assert_eq!(quiz.apply(Command::Forward), Err(CommandError::Unanswered));
    assert_eq!(quiz.apply(Command::Choose(9)), Err(CommandError::NoSuchChoice));
    assert_eq!(quiz.apply(Command::Toggle(0)), Err(CommandError::NotHere));
    assert_eq!(quiz.apply(Command::Restart), Err(CommandError::NothingAnswered));
}

/// Another version of the template for new catalogues.
fn edited(edits: &[(&str, &str)]) -> Catalogue {
    let mut text = NEW.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    load(&text).unwrap()
}

const NEW: &str = include_str!("../../assets/new.yaml");

#[test]
fn answers_are_carried_by_the_ids_of_questions_and_choices() {
    let from = load(NEW).unwrap();
    let quiz = after(&from, &[Command::Continue, Command::Choose(1), Command::Choose(0), Command::Toggle(1)]);
    let carried = |to: &Catalogue| -> Vec<Answer> {
        let carried = Quiz::carried(to, &from, quiz.responses(), quiz.stage());
        to.questions.iter().map(|question| carried.answers().get(question)).collect()
    };
    let [first, second] = [0, 1].map(|choice| Answer::Picked(ChoiceSet::one(choice)));
    // A choice before it, and another title.
    let before = edited(&[
        (
            "      - { id: month,",
            "      - { id: week, label: Within a week, points: { speed: 5 } }\n      - { id: month,",
        ),
        ("When do you need it?", "When is it due?"),
    ]);
    assert_eq!(carried(&before), [second, second, second, Answer::Open]);
    // Its choice is gone, or is another: it is open again, not "none of these".
    let gone = edited(&[
        ("id: month", "id: thirty_days"),
        ("[month]", "[thirty_days]"),
        ("id: scale", "id: size"),
        ("rule, scale", "rule, size"),
    ]);
    assert_eq!(carried(&gone), [second, Answer::Open, Answer::Open, Answer::Open]);
    // A question that takes one answer takes no more than that, and the other way round.
    let many = edited(&[("topic: Deadline", "topic: Deadline\n    type: many")]);
    assert_eq!(carried(&many), [second, first, second, Answer::Open]);
    let renamed = edited(&[("id: needed", "id: due"), ("needed: ", "due: ")]);
    assert_eq!(carried(&renamed), [second, Answer::Open, second, Answer::Open]);
}

#[test]
fn quiz_is_carried_to_the_same_question_or_the_next_one_asked() {
    let from = load(NEW).unwrap();
    let at = |commands: &[Command], to: &Catalogue| {
        let quiz = after(&from, commands);
        Quiz::carried(to, &from, quiz.responses(), quiz.stage()).question().map(|question| question.id.clone())
    };
    let second = [Command::Continue, Command::Choose(0)];
    let added = edited(&[(
        "questions: #",
        "questions: #\n  - { id: new, title: New?, choices: [ { id: good, label: Y }, { id: bad, label: N } ] }\n#",
    )]);
    assert_eq!(at(&second, &added).unwrap(), "needed");
    let renamed = edited(&[("id: needed", "id: due"), ("needed: ", "due: ")]);
    assert_eq!(at(&second, &renamed).unwrap(), "gaps");
    // The last one is gone: the one before it. It is no longer asked: the same.
    let last = [Command::Continue, Command::Choose(0), Command::Choose(0), Command::Confirm];
    assert_eq!(at(&last, &from).unwrap(), "people");
    let renamed = edited(&[("id: people", "id: team_then"), ("people: ", "team_then: ")]);
    assert_eq!(at(&last, &renamed).unwrap(), "gaps");
    let hidden = edited(&[("when: { difference: [choose_us, notice] }", "when: { difference: [notice] }")]);
    assert_eq!(at(&last, &hidden).unwrap(), "gaps");
}
