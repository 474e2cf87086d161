//! A person's ways through the quiz, typed as keys, with the screen they end on.

use insta::assert_snapshot;
use whichone::{
    quiz::{Ending, Stage},
    verdict::Strength,
};

use crate::script::{COLOUR, answering, built_in, play, three};

const LARGE: (u16, u16) = (100, 30);
const USUAL: (u16, u16) = (80, 24);

#[test]
fn the_whole_default_quiz_ends_in_a_verdict_side_by_side() {
    let catalogue = built_in();
    let mut played = play(&catalogue, COLOUR, LARGE, &(answering(&catalogue, "reverse_proxy") + "<enter>"));
    assert_eq!(played.app.report().verdict.strength, Strength::Clear);
    assert_snapshot!(played.terminal.screen());
}

#[test]
fn every_worked_case_can_be_typed_and_comes_out_as_it_says() {
    let catalogue = built_in();
    for case in &catalogue.cases {
        let played = play(&catalogue, COLOUR, USUAL, &(answering(&catalogue, &case.id) + "<enter>q"));
        assert_eq!(played.ending, Some(Ending::Seen), "{}", case.id);
        let found = whichone::verdict::run_case(&catalogue, case).unwrap();
        assert_eq!(played.app.report().verdict, found, "{}", case.id);
    }
}

#[test]
fn a_balanced_verdict_says_what_to_do() {
    let catalogue = built_in();
    let mut played = play(&catalogue, COLOUR, LARGE, &(answering(&catalogue, "fruit_sorter") + "<enter>"));
    assert_eq!(played.app.report().verdict.strength, Strength::Both);
    assert_snapshot!(played.terminal.screen());
}

#[test]
fn each_tab_of_the_result() {
    let catalogue = built_in();
    let to_result = answering(&catalogue, "reverse_proxy") + "<enter>";
    for (key, name) in [("2", "comparison"), ("3", "change"), ("4", "answers"), ("5", "about")] {
        let mut played = play(&catalogue, COLOUR, LARGE, &format!("{to_result}{key}"));
        assert_snapshot!(format!("tab_{name}"), played.terminal.screen());
    }
}

#[test]
fn a_question_is_asked_only_where_its_condition_holds() {
    let catalogue = built_in();
    let question = |keys: &str| {
        let played = play(&catalogue, COLOUR, USUAL, keys);
        played.app.quiz().question().map(|question| question.id.clone())
    };
    // A service is asked about its load; a tool goes straight on.
    assert_eq!(question("<enter>1<enter>").as_deref(), Some("load"));
    assert_eq!(question("<enter>5<enter>").as_deref(), Some("first_release"));
}

#[test]
fn an_answer_whose_question_went_away_is_kept_and_not_counted() {
    let catalogue = built_in();
    let (service, tool) = ("<enter>1<enter>", "<left><left>5<enter>");
    let mut played = play(&catalogue, COLOUR, USUAL, &format!("{service}4<enter>{tool}r"));
    assert_snapshot!("kept_not_counted", played.terminal.screen());
    // Back to a service: the answer is there again, and counts.
    let played = play(&catalogue, COLOUR, USUAL, &format!("{service}4<enter>{tool}<left>1<enter>"));
    assert_eq!(played.app.quiz().answers().counting(&catalogue).len(), 2);
}

#[test]
fn editing_from_the_review_comes_back_to_it() {
    let catalogue = built_in();
    let to_review = answering(&catalogue, "build_tool");
    let mut played = play(&catalogue, COLOUR, USUAL, &format!("{to_review}<down><down>"));
    assert_snapshot!("review_marked", played.terminal.screen());
    let played = play(&catalogue, COLOUR, USUAL, &format!("{to_review}<down><down><enter>"));
    assert_eq!(played.app.quiz().question().unwrap().id, "first_release");
    let mut played = play(&catalogue, COLOUR, USUAL, &format!("{to_review}<down><down><enter>1<enter>"));
    assert_eq!(played.app.quiz().stage(), Stage::Review);
    assert_snapshot!("review_after_editing", played.terminal.screen());
}

#[test]
fn back_from_an_edit_keeps_the_answer() {
    let catalogue = built_in();
    let to_review = answering(&catalogue, "build_tool");
    let before = play(&catalogue, COLOUR, USUAL, &to_review);
    let after = play(&catalogue, COLOUR, USUAL, &format!("{to_review}<down><enter>3<esc>"));
    assert_eq!(after.app.quiz().stage(), Stage::Review);
    assert_eq!(after.app.quiz().answers(), before.app.quiz().answers());
}

#[test]
fn a_resize_in_the_middle_draws_the_same_screen_as_the_size_had_from_the_start() {
    let catalogue = built_in();
    let keys = "<enter>1<enter>2";
    let mut resized = play(&catalogue, COLOUR, LARGE, &format!("{keys}<size:40x12>"));
    let mut small = play(&catalogue, COLOUR, (40, 12), keys);
    assert_eq!(resized.terminal.screen(), small.terminal.screen());
    let mut back = play(&catalogue, COLOUR, LARGE, &format!("{keys}<size:40x12><size:0x0><size:100x30>"));
    let mut large = play(&catalogue, COLOUR, LARGE, keys);
    assert_eq!(back.terminal.screen(), large.terminal.screen());
}

#[test]
fn a_key_that_changes_nothing_draws_nothing() {
    let catalogue = built_in();
    let frames = |keys: &str| play(&catalogue, COLOUR, USUAL, keys).terminal.frames;
    // Up on the first row, a letter without a meaning, keys of other screens.
    assert_eq!(frames("<enter><up>xR<tab><space>z<paste:1>"), frames("<enter>"));
    assert_eq!(frames("<enter><down>"), frames("<enter>") + 1);
}

#[test]
fn a_key_that_cannot_work_yet_says_why() {
    let catalogue = built_in();
    let screen = |keys: &str| play(&catalogue, COLOUR, USUAL, keys).terminal.screen();
    assert!(screen("<enter><right>").contains("Answer this question first, or say that you are not sure."));
    assert!(screen("<enter>v").contains("Answer at least one question first."));
    assert!(!screen("<enter>v<down>").contains("Answer at least one"), "the next key takes it away");
}

#[test]
fn a_many_question_is_ticked_and_answered_or_answered_with_none() {
    let catalogue = built_in();
    let to_work = "<enter>5<enter>1<enter>1<enter>";
    let mut played = play(&catalogue, COLOUR, USUAL, &format!("{to_work}2<down><space>"));
    assert_eq!(played.app.quiz().question().unwrap().id, "work");
    assert_snapshot!("many_ticked", played.terminal.screen());
    // A third tick is one too many: nothing changes, and the rule says why.
    let mut played = play(&catalogue, COLOUR, USUAL, &format!("{to_work}234"));
    assert_snapshot!("many_too_many", played.terminal.screen());
    let none = play(&catalogue, COLOUR, USUAL, &format!("{to_work}<enter>"));
    assert_eq!(none.app.quiz().answers().counting(&catalogue).len(), 4, "none of these counts");
}

#[test]
fn not_sure_is_an_answer_that_does_not_count() {
    let catalogue = built_in();
    let mut played = play(&catalogue, COLOUR, USUAL, "<enter>0<enter>0<enter>1<enter>v");
    assert_eq!(played.app.report().verdict.strength, Strength::Insufficient);
    assert_snapshot!(played.terminal.screen());
}

#[test]
fn the_comparison_can_be_browsed_without_answering() {
    let catalogue = built_in();
    let mut played = play(&catalogue, COLOUR, USUAL, "<down><enter><pgdn>");
    assert_snapshot!(played.terminal.screen());
    let back = play(&catalogue, COLOUR, USUAL, "<down><enter><esc>");
    assert_eq!(back.app.quiz().stage(), Stage::Welcome);
}

#[test]
fn what_is_marked_is_seen_before_it_is_answered() {
    let catalogue = built_in();
    let mut paged = play(&catalogue, COLOUR, (40, 12), "<enter><pgdn>");
    assert!(!paged.terminal.screen().contains('▸'));
    let mut back = play(&catalogue, COLOUR, (40, 12), "<enter><pgdn><enter>");
    assert_eq!(back.app.quiz().question().unwrap().index, 0);
    assert!(back.terminal.screen().contains('▸'));
    let answered = play(&catalogue, COLOUR, (40, 12), "<enter><pgdn><enter><enter>");
    assert_eq!(answered.app.quiz().question().unwrap().index, 1);
}

#[test]
fn an_edit_that_brings_an_answer_back_marks_it() {
    let catalogue = built_in();
    // "Load" is hidden by the second answer to the first question, and comes back with what was kept.
    let mut played = play(&catalogue, COLOUR, USUAL, "<enter>1<enter>2<enter><esc><esc>2<enter>r<down><enter>1<enter>");
    let screen = played.terminal.screen();
    let marked = screen.lines().find(|line| line.contains('▸')).unwrap();
    assert!(marked.contains("requests"), "{screen}");
}

#[test]
fn a_page_in_the_review_never_leaves_the_mark_behind() {
    let catalogue = built_in();
    for keys in ["<pgup><pgdn>", "<end><pgdn><pgup>", "<pgup><pgdn><pgdn><pgup>"] {
        let mut played = play(&catalogue, COLOUR, (40, 12), &format!("<enter>1<enter>0<enter>r{keys}"));
        assert!(played.terminal.screen().contains('▸'), "{keys}: {}", played.terminal.screen());
    }
}

#[test]
fn the_keys_are_listed_for_the_screen_they_work_on() {
    let catalogue = built_in();
    let mut played = play(&catalogue, COLOUR, LARGE, "<enter>1<enter>?");
    assert_snapshot!(played.terminal.screen());
}

#[test]
fn suspending_hands_the_terminal_over_and_changes_nothing() {
    let catalogue = built_in();
    let played = play(&catalogue, COLOUR, USUAL, "<enter>1<c-z><enter>");
    assert_eq!(played.terminal.suspended, 1);
    assert_eq!(played.app.quiz().question().unwrap().id, "load");
}

#[test]
fn three_options_stand_side_by_side_and_the_lead_is_over_the_runner_up() {
    let catalogue = three();
    let mut played = play(&catalogue, COLOUR, (112, 30), "<enter>3<enter>1<enter>23<enter><enter>");
    assert_snapshot!(played.terminal.screen());
}
