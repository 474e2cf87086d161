//! `whichone compare` on the screen: everybody's answers beside each other, and what agreement on one would do.

use crate::{
    any_key::any_key,
    fuzzing::keys,
    script::{ASCII, DARK, MONO, Memory, Played, Step, built_in, session, three},
};
use insta::assert_snapshot;
use proptest::prelude::*;
use whichone::{
    catalogue::Catalogue,
    quiz::{ExitReason, Responses},
    report::TriedComparison,
    store::parse,
    tui::{Session, keymap::Context, theme::Theme},
};

const DESIGN: (u16, u16) = (100, 30);

/// Cy analyses data, so some questions are hidden for them alone; they guess, are not sure, and left some out.
const CY: &str = "\
format: 2
catalogue: { id: python_or_rust, version: \"2.0.0\" }
by: Cy
answers:
  kind: [data]
  work: [models, gluing]
  base: []
  cores: [waiting]
  settled: [design]
  lifetime: [five_years]
guesses: [settled, lifetime]
not_sure: [upkeep]
notes:
  settled: >-
    We wrote the design in spring, but two of the five customers we asked since then want it to do something else, and the
    third one has not answered yet. Until they have, I would not bet on more than half of it, whatever the plan says about
    October.
";

/// The people whose answers files these are.
fn people(catalogue: &Catalogue, files: &[&str]) -> Vec<(String, Responses)> {
    let person = |text: &&str| {
        let file = parse(text).unwrap();
        (file.by.clone(), file.resume(&file.catalogue, catalogue).0)
    };
    files.iter().map(person).collect()
}

fn comparing<'c>(catalogue: &'c Catalogue, files: &[&str], theme: Theme) -> Session<'c> {
    let team = TriedComparison::new(catalogue, people(catalogue, files), Vec::new());
    let mut session = session(catalogue, theme);
    session.team = Some(team);
    session
}

const ADA: &str = include_str!("../teams/ada.yaml");
const BO: &str = include_str!("../teams/bo.yaml");

fn team<'c>(catalogue: &'c Catalogue, theme: Theme, size: (u16, u16), keys: &str) -> Played<'c> {
    Played::new(comparing(catalogue, &[ADA, BO, CY], theme), size, Memory::default()).then(keys)
}

#[test]
fn table_popup_and_trying_at_every_size() {
    let catalogue = built_in();
    for (columns, rows) in [(160, 45), DESIGN, (80, 24), (40, 12)] {
        for (name, keys) in [("table", ""), ("popup", "jjjj<enter>"), ("trying", "jjjj<enter><enter>")] {
            let mut played = team(&catalogue, DARK, (columns, rows), keys);
            assert_snapshot!(format!("{name}_{columns}x{rows}"), played.screen());
        }
    }
    assert_snapshot!("trying_mono", team(&catalogue, MONO, DESIGN, "j<enter><enter>").screen());
    assert_snapshot!("trying_ascii", team(&catalogue, ASCII, (80, 24), "j<enter><enter>").screen());
    assert_snapshot!("info", team(&catalogue, DARK, DESIGN, "i").screen());
}

#[test]
fn many_people_are_listed_below_each_question() {
    let catalogue = built_in();
    let files = [ADA, BO, CY, CY, CY, CY, CY];
    let mut played = Played::new(comparing(&catalogue, &files, DARK), DESIGN, Memory::default());
    assert_snapshot!(played.screen());
    played = played.then("jj<enter>");
    assert_snapshot!("many_people_popup", played.screen());
}

/// The verdicts that the popup promises.
fn promised(popup: &str) -> Vec<String> {
    const HEAD: &str = "Team verdict";
    let mut lines = popup.lines().skip_while(|line| !line.contains(HEAD));
    let Some(head) = lines.next() else { return Vec::new() };
    let at = head.split(HEAD).next().unwrap().chars().count();
    let verdict = |line: &str| line.chars().skip(at).take_while(|c| *c != '│').collect::<String>().trim().to_owned();
    lines.take_while(|line| !line.contains("Enter try")).map(verdict).collect()
}

#[test]
fn every_agreement_leads_to_what_its_popup_says() {
    let catalogue = built_in();
    let mut changed = 0;
    // The second round tries each on top of another agreement.
    for before in ["", "j<enter><enter><home>"] {
        for row in 0..11 {
            let open = format!("{before}{}<enter>", "j".repeat(row));
            let popup = team(&catalogue, DARK, (160, 45), &open).text();
            for (index, verdict) in promised(&popup).into_iter().enumerate() {
                if verdict.ends_with("(tried now)") {
                    continue;
                }
                let keys = format!("{open}<home>{}<enter>", "j".repeat(index));
                let tried = team(&catalogue, DARK, (160, 45), &keys).text();
                assert!(tried.contains(&format!("Then: {verdict}.\n")), "{verdict}:\n{tried}");
                changed += usize::from(verdict != "Too close to call");
            }
        }
    }
    assert!(changed > 5, "{changed}");
}

#[test]
fn agreements_add_up_until_escape_drops_them() {
    let catalogue = built_in();
    let given = team(&catalogue, DARK, DESIGN, "j").text();
    let mut played = team(&catalogue, DARK, DESIGN, "j<enter>j<enter>");
    let one = played.text();
    assert!(one.contains("Trying: all who answered CPU say “All cores, shared data”. Then: Rust, "), "{one}");
    assert!(one.contains("→ All cores, shared"), "{one}");
    played = played.then("<up><enter><enter>");
    let two = played.text();
    assert!(two.contains("Trying: all agree on CPU and Kind. Then: "), "{two}");
    // An agreement that is tried is selected, and choosing it again drops it.
    played = played.then("<enter>");
    assert!(played.text().contains("(tried now)"), "{}", played.text());
    played = played.then("<enter>");
    assert!(played.text().contains("answered CPU say"), "{}", played.text());
    played = played.then("<esc>").then("<down>").then("<up><down>");
    assert_eq!(played.text(), given);
    // There is nothing left to drop.
    let draws = played.draws;
    played = played.then("<esc>");
    assert_eq!((played.draws, played.exit.is_none()), (draws, true));
    assert!(played.quiz().is_untouched() && played.store.saved.is_empty());
    assert_eq!(played.then("q").ending(), Some(ExitReason::Left));
}

/// Only Bo is asked about the network. If both agreed that one process writes, nobody would be.
#[test]
fn question_that_is_hidden_for_somebody_has_no_answer() {
    let catalogue = three();
    let file = |rest: &str| format!("format: 1\ncatalogue: {{ id: which_store, version: '0.1' }}\n{rest}");
    let ada = file("by: Ada\nanswers: { writers: [one], reads: [last] }\n");
    let bo = file("by: Bo\nanswers: { writers: [many], network: [from_afar], reads: [joins, search] }\n");
    let mut played = Played::new(comparing(&catalogue, &[&ada, &bo], DARK), DESIGN, Memory::default());
    let row = |played: &Played, words: &str| {
        let text = played.text();
        let line = text.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{text}"));
        line.replace(['│', '▌'], "").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(row(&played, "Yes, over"), "Do they write from not asked Yes, over a network");
    played = played.then("<end><enter>");
    let popup = played.text();
    assert!(popup.contains("Ada  not asked") && popup.contains("nothing to settle"), "{popup}");
    assert!(!popup.contains("If all who answered") && !popup.contains("Enter try"), "{popup}");
    played = played.then("<esc><home>");
    let writers = row(&played, "More than five");
    assert!(writers.ends_with("One More than five"), "{writers}");
    played = played.then("<enter><enter>");
    assert_eq!(row(&played, "→ not asked"), "Do they write from not asked → not asked");
    assert!(played.text().contains("You disagree on 1 of 2 questions"), "{}", played.text());
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        12 => any_key().prop_map(Step::Key),
        1 => (30_u16..=170, 8_u16..=50).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
    ];
    // `q` would end most runs early.
    let step = step.prop_filter("ends", |step| *step != crate::script::steps("q")[0]);
    prop::collection::vec(step, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_at_any_size_keep_the_selection_in_sight(steps in steps(), is_ascii in any::<bool>()) {
        let catalogue = built_in();
        let theme = if is_ascii { ASCII } else { DARK };
        keys::play(comparing(&catalogue, &[ADA, BO, CY], theme), steps, Memory::default());
    }
}

#[test]
fn keys_of_the_quiz_mean_nothing_in_a_comparison() {
    let catalogue = built_in();
    let played = team(&catalogue, DARK, DESIGN, "");
    let draws = played.draws;
    let played = played.then("vrRnfgecw12<tab><left>xpd");
    assert_eq!((played.draws, played.app.context()), (draws, Context::Team));
    let played = played.then("?");
    let help = played.text();
    assert!(help.contains("drop what you are trying") && !help.contains("start over"), "{help}");
    assert_eq!(played.then("<c-c>").ending(), Some(ExitReason::Interrupted));
}
