//! Ways through the quiz, typed as keys.

use crate::script::{DARK, Memory, Played, answering, built_in, play, session, shown, six, steps, three, verdict};
use whichone::{
    catalogue::{Catalogue, ChoiceSet},
    quiz::{Answer, ExitReason, Priorities, Stage},
    scoring::WeightedCatalogue,
    tui::{Exit, keymap::Context},
};

const LARGE: (u16, u16) = (100, 30);
const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

/// To the question on work, where several choices may be ticked.
const TO_MANY: &str = "<enter>11";

fn typed<'c>(catalogue: &'c Catalogue, keys: &str) -> Played<'c> {
    play(catalogue, DARK, USUAL, keys)
}

/// The text of the selected row.
fn selected(played: &Played) -> String {
    shown::selected_rows(played.buffer(), DARK).concat()
}

fn answer(played: &Played, id: &str) -> Answer {
    let quiz = played.quiz();
    quiz.answers().get(quiz.catalogue().questions.iter().find(|question| question.id == id).unwrap())
}

#[test]
fn every_worked_case_can_be_answered_by_keys() {
    let catalogue = built_in();
    for case in &catalogue.cases {
        let played = typed(&catalogue, &(verdict(&catalogue, &case.id) + "q"));
        assert_eq!(played.ending(), Some(ExitReason::Seen), "{}", case.id);
        let found = whichone::analysis::run_case(&catalogue, case).unwrap();
        let unweighted = WeightedCatalogue::new(&catalogue, &Priorities::default());
        assert_eq!(played.app.session.report().verdict, unweighted.shown_verdict(found), "{}", case.id);
    }
}

#[test]
fn every_worked_case_takes_at_most_18_keys_from_start_to_verdict() {
    let catalogue = built_in();
    for case in &catalogue.cases {
        let keys = verdict(&catalogue, &case.id);
        assert_eq!(typed(&catalogue, &keys).quiz().stage(), Stage::Result, "{}", case.id);
        let count = steps(&keys).len();
        assert!(count <= 18, "{} takes {count} keys", case.id);
    }
}

#[test]
fn digit_answers_and_continues() {
    let catalogue = built_in();
    let played = typed(&catalogue, "<enter>1");
    assert_eq!(
        (played.question(), answer(&played, "kind").picks().map(|picks| picks.contains(0))),
        ("load", Some(true))
    );
    assert_eq!(typed(&catalogue, "<enter><down><up><enter>").quiz().answers(), played.quiz().answers());
}

#[test]
fn zero_answers_not_sure_at_once() {
    let catalogue = built_in();
    for keys in ["<enter>0", "<enter><end><enter>"] {
        let played = typed(&catalogue, keys);
        assert_eq!((played.question(), answer(&played, "kind")), ("work", Answer::NotSure), "{keys}");
    }
    // Where several may be ticked as well.
    let played = typed(&catalogue, &format!("{TO_MANY}20"));
    assert_eq!((played.question(), answer(&played, "work")), ("base", Answer::NotSure));
}

#[test]
fn digits_and_space_tick_and_enter_answers() {
    let catalogue = built_in();
    let ticked = typed(&catalogue, &format!("{TO_MANY}2<down><space>"));
    assert_eq!(ticked.question(), "work");
    let text = ticked.text();
    assert!(text.matches("[x]").count() == 2 && text.contains("2 of 2 picked"), "{text}");
    let answered = ticked.then("<enter>");
    assert_eq!((answered.question(), answer(&answered, "work").picks().unwrap().len()), ("base", 2));
    // The third tick is one too many.
    let refused = typed(&catalogue, &format!("{TO_MANY}234"));
    assert!(refused.text().contains("You can pick 2. Untick one first."), "{}", refused.text());
    assert_eq!(answer(&refused, "work").picks().unwrap().len(), 2);
    let none = typed(&catalogue, &format!("{TO_MANY}<enter>"));
    assert!(answer(&none, "work").picks().is_some_and(ChoiceSet::is_empty), "none of these is an answer");
}

#[test]
fn ticks_are_no_progress_until_enter() {
    let catalogue = built_in();
    let head = |keys: &str| {
        let text = typed(&catalogue, &format!("{TO_MANY}{keys}")).text();
        text.lines().take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    // The first line says from the first tick on that it is saved.
    assert_eq!(head("1")[1], head("")[1]);
    assert_eq!(head("11")[1], head("")[1]);
    let next = &head("1<enter>")[1];
    assert!(next.contains("4 of 13") && next.matches('━').count() > head("1")[1].matches('━').count(), "{next}");
    // Come back to, it is answered, and stays so while its ticks change.
    assert_eq!(head("1<enter><left>")[1], head("1<enter><left>2")[1]);
}

#[test]
fn question_is_asked_only_where_its_condition_holds() {
    let catalogue = built_in();
    // A service is asked about its load; a simulation is not.
    assert_eq!(typed(&catalogue, "<enter>1").question(), "load");
    assert_eq!(typed(&catalogue, "<enter>5").question(), "work");
}

#[test]
fn counter_gives_a_range_while_a_branch_is_open() {
    let catalogue = built_in();
    for (keys, counter) in [("<enter>", "1 of 10–13"), ("<enter>1", "2 of 13"), ("<enter>5", "2 of 12")] {
        let text = typed(&catalogue, keys).text();
        assert!(text.contains(&format!("{counter}\n")), "{keys}: {text}");
    }
}

#[test]
fn answer_to_a_hidden_question_is_kept_and_does_not_count() {
    let catalogue = built_in();
    let service_then_simulation = "<enter>14<left><left>5";
    let review = typed(&catalogue, &format!("{service_then_simulation}r"));
    let row = review.text().lines().find(|row| row.contains("Peak load")).unwrap().to_owned();
    assert!(row.contains("10,000 or more (not asked any more)"), "{row}");
    assert_eq!(review.quiz().answers().scored(&catalogue).len(), 1);
    // Back to a service: the answer is there again, and counts.
    let again = typed(&catalogue, &format!("{service_then_simulation}<left>1"));
    assert_eq!(again.quiz().answers().scored(&catalogue).len(), 2);
}

#[test]
fn back_leads_through_every_question_and_keeps_every_answer() {
    let catalogue = built_in();
    let review = typed(&catalogue, &answering(&catalogue, "reverse_proxy"));
    let answers = review.quiz().answers().clone();
    for key in ["<left>", "h", "<bs>", "<s-tab>", "<esc>"] {
        let start = typed(&catalogue, &(answering(&catalogue, "reverse_proxy") + &key.repeat(14)));
        assert_eq!((start.quiz().stage(), start.quiz().answers()), (Stage::Welcome, &answers), "{key}");
    }
    // And forward over what is answered.
    let forward = typed(&catalogue, &(answering(&catalogue, "reverse_proxy") + "<left><left><right>l"));
    assert_eq!(forward.quiz().stage(), Stage::Review);
}

#[test]
fn answer_is_selected_and_marked_on_return() {
    let catalogue = built_in();
    let row = selected(&typed(&catalogue, "<enter>3<left>"));
    assert!(row.contains(" 3 ") && row.contains('✓'), "{row}");
}

#[test]
fn review_opens_on_the_verdict() {
    let catalogue = built_in();
    for size in [LARGE, USUAL, SMALLEST] {
        let review = play(&catalogue, DARK, size, &answering(&catalogue, "build_tool"));
        assert!(selected(&review).contains("See the verdict"), "{}", review.text());
    }
}

#[test]
fn editing_from_the_review_returns_to_the_edited_row() {
    let catalogue = built_in();
    let to_row = answering(&catalogue, "build_tool") + "<home><down>";
    let question = typed(&catalogue, &(to_row.clone() + "<enter>"));
    assert_eq!(question.question(), "work");
    let review = question.then("<enter>");
    assert_eq!(review.quiz().stage(), Stage::Review);
    assert!(selected(&review).contains("Main tasks"), "{}", review.text());
    // Back from an edit keeps the answer.
    let before = typed(&catalogue, &to_row);
    let after = typed(&catalogue, &(to_row + "<enter><down><esc>"));
    assert_eq!((after.quiz().stage(), after.quiz().answers()), (Stage::Review, before.quiz().answers()));
}

#[test]
fn editing_from_the_result_returns_to_the_review() {
    let catalogue = built_in();
    let to_answers = verdict(&catalogue, "build_tool") + "2<down>";
    let question = typed(&catalogue, &(to_answers.clone() + "<enter>"));
    assert_eq!(question.question(), "work");
    let review = question.then("<esc>");
    assert_eq!(review.quiz().stage(), Stage::Review);
    assert!(selected(&review).contains("Main tasks"), "{}", review.text());
}

#[test]
fn edit_that_reveals_a_question_selects_its_row() {
    let catalogue = built_in();
    // "Load" is hidden by a simulation and comes back with a service, with the answer that was kept.
    let review = typed(&catalogue, "<enter>12<left><left>5r<home><enter>1");
    assert!(selected(&review).contains("Peak load"), "{}", review.text());
}

#[test]
fn question_not_answered_is_said_in_the_review_and_in_the_result() {
    let catalogue = built_in();
    let keys = answering(&catalogue, "reverse_proxy");
    let not_sure = keys[..keys.len() - 1].to_owned() + "0";
    let review = typed(&catalogue, &not_sure);
    assert!(review.text().contains("1 not sure"), "{}", review.text());
    let result = review.then("<enter>");
    assert!(result.text().contains("12 of 13 answered"), "{}", result.text());
    assert!(result.text().contains("clear choice"), "{}", result.text());
}

#[test]
fn without_a_verdict_enter_goes_to_the_next_open_question() {
    let catalogue = built_in();
    let result = typed(&catalogue, "<enter>14v");
    assert!(result.text().to_lowercase().contains("no verdict yet"), "{}", result.text());
    assert_eq!(result.then("<enter>").question(), "work");
    assert_eq!(typed(&catalogue, "<enter>14v3<enter>").question(), "work");
}

#[test]
fn comparison_can_be_read_before_the_first_question() {
    let catalogue = built_in();
    let comparison = typed(&catalogue, "<down><enter>");
    assert_eq!(comparison.quiz().stage(), Stage::SideBySide);
    let before = comparison.text();
    let scrolled = comparison.then("<pgdn>");
    assert_ne!(scrolled.text(), before);
    assert_eq!(scrolled.then("<esc>").quiz().stage(), Stage::Welcome);
}

#[test]
fn result_tabs_are_reached_by_digits_tab_and_arrows() {
    let catalogue = built_in();
    let to_result = verdict(&catalogue, "build_tool");
    let shown = |keys: &str| play(&catalogue, DARK, LARGE, &format!("{to_result}{keys}")).text();
    let words = [
        "What decided it",
        "Deadline",
        "If one answer were different",
        "matter most for your answers",
        "How the verdict is worked out",
    ];
    for (at, words) in words.iter().enumerate() {
        let text = shown(&(at + 1).to_string());
        assert!(text.contains(words), "tab {}: {text}", at + 1);
        assert_eq!(shown(&"<tab>".repeat(at)), text);
        assert_eq!(shown(&"<right>".repeat(at)), text);
        assert_eq!(shown(&"<s-tab>".repeat((5 - at) % 5)), text);
    }
}

#[test]
fn last_line_of_every_tab_can_be_scrolled_to() {
    let catalogue = built_in();
    let to_result = verdict(&catalogue, "support_bot");
    // The last row of the comparison, and the last lines of the method.
    for (tab, last) in [(4, catalogue.comparison.last().unwrap().title.as_str()), (5, &catalogue.version)] {
        for size in [USUAL, SMALLEST] {
            let scrolled = play(&catalogue, DARK, size, &format!("{to_result}{tab}<end>")).text();
            assert!(scrolled.contains(last), "{last}: {scrolled}");
        }
    }
}

#[test]
fn help_lists_the_keys_of_the_screen_below_and_closes_with_any_key() {
    let catalogue = built_in();
    let help = play(&catalogue, DARK, LARGE, "<enter>1?");
    let text = help.text();
    assert!(text.contains("answer with that choice") && !text.contains("copy the result"), "{text}");
    for key in ["2", "<enter>", "<esc>", "q", "?", "x", "r", "v", "n"] {
        let closed = play(&catalogue, DARK, LARGE, &format!("<enter>1?{key}"));
        assert_eq!((closed.app.context(), closed.question()), (Context::One, "load"), "{key}");
        assert_eq!((closed.exit.clone(), answer(&closed, "load")), (None, Answer::Open), "{key}");
    }
    assert_eq!(help.then("<c-c>").ending(), Some(ExitReason::Interrupted));
}

#[test]
fn info_says_what_a_question_feeds_and_where_claims_come_from() {
    let catalogue = built_in();
    assert!(play(&catalogue, DARK, LARGE, "<enter>i").text().contains("Feeds these reasons"));
    let sources = play(&catalogue, DARK, LARGE, "<down><enter>i<end>");
    assert!(sources.text().contains("http"), "{}", sources.text());
}

#[test]
fn popup_leaves_the_footer_in_sight() {
    let catalogue = built_in();
    for size in [LARGE, USUAL, SMALLEST, (160, 45), (90, 28)] {
        for keys in ["i", "<enter>1?", "<enter>1i", "<enter>1n", "<enter>1R"] {
            let played = play(&catalogue, DARK, size, keys);
            let text = played.text();
            let footer = text.lines().rfind(|line| !line.is_empty()).unwrap();
            assert!(footer.contains("Esc ") && !footer.contains('╯'), "{keys} at {size:?}:\n{text}");
        }
    }
}

#[test]
fn resized_window_shows_what_that_size_shows_from_the_start() {
    let catalogue = built_in();
    let keys = "<enter>1<down>";
    for (sizes, size) in [("<size:40x12>", SMALLEST), ("<size:40x12><size:1x1><size:100x30>", LARGE)] {
        let mut resized = play(&catalogue, DARK, LARGE, &format!("{keys}{sizes}"));
        let mut fresh = play(&catalogue, DARK, size, keys);
        assert_eq!(resized.screen(), fresh.screen());
    }
}

#[test]
fn window_too_small_takes_no_key_but_those_that_end() {
    let catalogue = built_in();
    for size in [(39, 12), (40, 11), (1, 1)] {
        let before = "<enter>1<enter>";
        let small = format!("{before}<size:{}x{}>", size.0, size.1);
        let typed = typed(&catalogue, &format!("{small}12<enter><left>vrRy<enter>n<paste:x><enter>?<size:80x24>"));
        let mut expected = self::typed(&catalogue, before);
        assert_eq!(typed.quiz().responses(), expected.quiz().responses());
        let mut typed = typed;
        assert_eq!(typed.screen(), expected.screen());
        for (key, ending) in [("q", ExitReason::Left), ("<c-c>", ExitReason::Interrupted)] {
            assert_eq!(self::typed(&catalogue, &format!("{small}{key}")).ending(), Some(ending), "{key}");
        }
    }
}

#[test]
fn key_that_changes_nothing_draws_nothing() {
    let catalogue = built_in();
    let draws = |keys: &str| typed(&catalogue, keys).draws;
    // Up on the first row, letters without a meaning, keys of other screens, pasted text.
    assert_eq!(draws("<enter><up>xR<tab><space>z<paste:1>"), draws("<enter>"));
    assert_eq!(draws("<enter><down>"), draws("<enter>") + 1);
    let result = verdict(&catalogue, "build_tool");
    assert_eq!(draws(&format!("{result}1<up>0nf")), draws(&result));
    assert_eq!(draws("i<up><home><pgup>"), draws("i"));
}

#[test]
fn key_that_cannot_work_yet_says_why_until_the_next_key() {
    let catalogue = built_in();
    for (keys, why) in [
        ("<enter><right>", "Answer this first, or press 0 for “not sure”."),
        ("<enter>v", "Answer at least one question first."),
        ("r", "Answer at least one question first."),
        ("<enter>17", "This question has no such choice."),
    ] {
        let refused = typed(&catalogue, keys);
        assert!(refused.text().contains(why), "{keys}: {}", refused.text());
        assert!(!refused.then("<down>").text().contains(why), "{keys}");
    }
}

#[test]
fn selected_choice_is_in_view_at_the_smallest_size() {
    let catalogue = built_in();
    for keys in [
        "<enter>",
        "<enter><pgdn>",
        "<enter><end>",
        "<enter><pgdn><pgup>",
        "<enter>10r<pgup>",
        "<enter>10r<end><pgdn><pgup>",
    ] {
        let played = play(&catalogue, DARK, SMALLEST, keys);
        assert!(!selected(&played).is_empty(), "{keys}: {}", played.text());
    }
    let first = selected(&play(&catalogue, DARK, SMALLEST, "<enter>"));
    assert!(first.contains("1 "), "a question begins at its first choice: {first}");
}

#[test]
fn keys_typed_ahead_do_what_they_do_one_by_one() {
    let catalogue = built_in();
    let start = || Played::new(session(&catalogue, DARK), USUAL, Memory::default());
    for keys in [verdict(&catalogue, "fruit_sorter"), "<enter>1nwhy<enter>2<left>r<up><enter>?x".into()] {
        assert_eq!(start().at_once(&keys).screen(), start().then(&keys).screen(), "{keys}");
    }
    // The answers before an end are saved, and nothing after it is looked at.
    let ended = start().at_once("<enter>12q3");
    assert_eq!((ended.ending(), ended.quiz().answers().scored(&catalogue).len()), (Some(ExitReason::Left), 2));
    assert_eq!(ended.store.saved.last(), Some(ended.quiz().responses()));
}

#[test]
fn suspending_hands_the_terminal_over_and_changes_nothing() {
    let catalogue = built_in();
    let played = typed(&catalogue, "<enter><c-z>1");
    assert_eq!((played.control.suspended, played.question()), (1, "load"));
}

#[test]
fn another_catalogue_can_be_chosen_and_a_broken_one_cannot() {
    use std::rc::Rc;
    use whichone::tui::session::{Entry, Others};
    let catalogue = built_in();
    let entries = [("tea.yaml", Ok("Tea or coffee?".to_owned())), ("broken.yaml", Err("2 errors".to_owned()))];
    let find =
        move || entries.iter().map(|(name, title)| Entry { name: (*name).into(), title: title.clone() }).collect();
    let others = Others { hint: "your own file".into(), find: Rc::new(find) };
    let start = |store: Memory| {
        let mut session = session(&catalogue, DARK);
        session.others = Some(others.clone());
        Played::new(session, USUAL, store)
    };
    let chosen = |keys: &str| start(Memory::default()).then(&format!("<end><enter>{keys}"));
    assert_eq!(chosen("<enter>").exit, Some(Exit::Switch("tea.yaml".into())));
    let broken = chosen("<down><enter>");
    assert_eq!(broken.exit, None);
    assert!(broken.text().contains("whichone check broken.yaml"), "{}", broken.text());
    assert_eq!(chosen("<esc>").app.context(), Context::Welcome);
    assert!(!typed(&catalogue, "").text().contains("Decide something else"));
    // Answers that are not saved would be lost.
    for (store, exit) in [(Memory::default(), Some(Exit::Switch("tea.yaml".into()))), (Memory::full(), None)] {
        let answered = start(store).then("<enter>1<left><left><end>");
        assert_eq!(answered.app.context(), Context::Welcome);
        assert_eq!(answered.then("<down><down><down><enter><enter>").exit, exit);
    }
}

#[test]
fn key_right_after_the_one_that_opens_help_scrolls_it() {
    let catalogue = built_in();
    let ahead = play(&catalogue, DARK, SMALLEST, "<enter>").at_once("?<down>");
    assert_eq!(ahead.text(), play(&catalogue, DARK, SMALLEST, "<enter>?<down>").text());
    assert_eq!(ahead.app.context(), Context::Text);
}

#[test]
fn points_of_six_options_with_long_names_are_whole() {
    let catalogue = six();
    for size in [(160, 45), LARGE, USUAL, SMALLEST] {
        let played = play(&catalogue, DARK, size, "<enter>321<enter>");
        let text = played.text();
        for (option, score) in catalogue.options.iter().zip(&played.app.session.report().verdict.scores.points) {
            let name: String = option.name.chars().take(8).collect();
            let mut rows = text.lines().filter(|row| row.trim_start().starts_with(&name));
            assert!(rows.any(|row| row.ends_with(&format!(" {score}"))), "{} at {size:?}:\n{text}", option.name);
        }
    }
}

#[test]
fn long_and_wide_choices_are_whole_at_the_smallest_size() {
    let catalogue = three();
    let wide = &catalogue.questions[2].choices[3].label;
    let text = play(&catalogue, DARK, SMALLEST, "<enter>1<end><up>").text();
    let found: String = text.lines().map(|line| line.trim_matches(|c: char| !('一'..='龥').contains(&c))).collect();
    assert!(found.contains(wide), "{text}");
}

#[test]
fn review_says_which_options_an_answer_rules_out() {
    let catalogue = whichone::catalogue::load(include_str!("../../assets/catalogues/databases.yaml")).unwrap();
    let text = play(&catalogue, DARK, LARGE, "<enter>4r").text();
    assert!(text.contains("On several machines, rules out SQLite"), "{text}");
}
