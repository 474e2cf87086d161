//! What `check` says about meaning, against brute force over all answer sheets: each finding is there exactly where no
//! sheet contradicts it.

use super::{
    brute,
    spec::{Said, Sheet, Spec, bits, case, case_with_exclusions},
};
use proptest::{collection::vec, prelude::*};
use whichone::{
    catalogue::{self, Catalogue, ChoiceSet},
    diagnostics::Rule,
    lints::{Finding, path_to},
    scoring::Outcome,
};

/// The findings of `check` about `id`, which the message names first.
fn about<'f>(found: &'f [Finding], check: Rule, id: &str) -> Vec<&'f Finding> {
    let named = format!("`{id}`");
    let is_about = |finding: &&Finding| finding.rule == check && finding.message.contains(&named);
    found.iter().filter(is_about).collect()
}

/// Every complete sheet, and which questions it shows.
fn ways(spec: &Spec) -> Vec<(Sheet, Vec<bool>)> {
    let sheets = brute::answered(spec, &vec![Said::Open; spec.questions.len()]);
    sheets.into_iter().map(|sheet| (sheet.clone(), brute::shown(spec, &sheet))).collect()
}

/// Whether a condition holds, by its definition.
fn holds((at, any_of): &(usize, u64), (sheet, shown): &(Sheet, Vec<bool>)) -> bool {
    shown[*at] && sheet[*at].bits().is_some_and(|bits| bits & any_of != 0)
}

/// The condition as messages write it.
fn words((at, any_of): &(usize, u64)) -> String {
    let names: Vec<String> = (0..64).filter(|bit| any_of >> bit & 1 == 1).map(|bit| format!("c{bit}")).collect();
    format!("`q{at}: [{}]`", names.join(", "))
}

/// A sheet with these answers and nothing else.
fn only(spec: &Spec, answers: &[(usize, ChoiceSet)]) -> Sheet {
    let mut sheet = vec![Said::Open; spec.questions.len()];
    for (at, picks) in answers {
        sheet[*at] = Said::Picked(bits(*picks));
    }
    sheet
}

fn clear(spec: &Spec, sheet: &[Said], option: usize) -> bool {
    let (scores, excluded) = (brute::scores(spec, sheet), brute::excluded(spec, sheet));
    let rivals = (0..spec.options).filter(|other| *other != option && excluded >> other & 1 == 0);
    let is_clear = |next: i64| 3 * (scores[option] - next) >= scores[option] + next + i64::from(spec.neutral);
    brute::outcome(spec, sheet) == Outcome::Wins(option) && rivals.map(|other| scores[other]).max().is_none_or(is_clear)
}

/// Whether the verdict on a complete sheet is "both": level, and each side with half of what it could have got.
fn is_both(spec: &Spec, sheet: &[Said]) -> bool {
    let counted = brute::counted(spec, sheet);
    let alone = |at: usize, bits: u64| {
        let mut one = Spec { questions: vec![spec.questions[at].clone()], ..spec.clone() };
        one.questions[0].when.clear();
        brute::scores(&one, &[Said::Picked(bits)])
    };
    let most = |option: usize| -> i64 {
        let best = |at: usize| spec.allowed(at).into_iter().map(|bits| alone(at, bits)[option]).max().unwrap();
        (0..counted.len()).filter(|at| counted[*at]).map(best).sum()
    };
    let scores = brute::scores(spec, sheet);
    let needed = |option: usize| most(option) > 0 && 2 * scores[option] >= most(option);
    brute::outcome(spec, sheet) == Outcome::TooClose && needed(0) && needed(1)
}

fn load_with(spec: &Spec, more: &str) -> Catalogue {
    catalogue::load(&(spec.yaml() + more)).unwrap()
}

proptest! {
    #[test]
    fn condition_lints_match_brute_force((spec, _) in case(2, 6)) {
        let catalogue = spec.load();
        let (found, ways) = (whichone::lints::findings(&catalogue), ways(&spec));
        for (at, question) in spec.questions.iter().enumerate() {
            let id = format!("q{at}");
            let reached: Vec<_> = ways.iter().filter(|(_, shown)| shown[at]).collect();
            let never = about(&found, Rule::NeverShown, &id);
            prop_assert_eq!(never.len(), usize::from(reached.is_empty()), "{}", spec.yaml());
            match path_to(&catalogue, &catalogue.questions[at]) {
                None => prop_assert!(reached.is_empty()),
                Some(way) => {
                    prop_assert!(brute::shown(&spec, &only(&spec, &way))[at], "{way:?} {}", spec.yaml());
                    for left_out in 0..way.len() {
                        let mut less = way.clone();
                        less.remove(left_out);
                        prop_assert!(!brute::shown(&spec, &only(&spec, &less))[at], "{way:?} {}", spec.yaml());
                    }
                }
            }
            if question.when.is_empty() || reached.is_empty() {
                continue;
            }
            let asked = |way: &&(Sheet, Vec<bool>)| question.when.iter().all(|(named, _)| way.1[*named]);
            let always = ways.iter().filter(asked).all(|(_, shown)| shown[at]);
            let start = format!("the `when` of `{id}`");
            let told = found.iter().filter(|f| f.rule == Rule::AlwaysHolds && f.message.starts_with(&start)).count();
            prop_assert_eq!(told, usize::from(always), "{} {}", id, spec.yaml());
            for condition in question.when.iter().filter(|_| !always) {
                let others = |way: &(Sheet, Vec<bool>)| {
                    question.when.iter().filter(|other| other.0 != condition.0).all(|other| holds(other, way))
                };
                let both = ways.iter().filter(|way| way.1[condition.0] && others(way));
                let already = { both }.all(|way| holds(condition, way));
                let start = format!("{} in the `when` of `{id}`", words(condition));
                let told = found.iter().filter(|f| f.rule == Rule::AlreadyHolds && f.message.starts_with(&start));
                prop_assert_eq!(told.count(), usize::from(already), "{} {}", start, spec.yaml());
                for choice in (0..64).filter(|choice| condition.1 >> choice & 1 == 1) {
                    let taken = |(sheet, _): &&(Sheet, Vec<bool>)| sheet[condition.0].bits().unwrap() >> choice & 1 == 1;
                    let chosen = reached.iter().any(|way| taken(&&**way));
                    let whole = format!("nobody who is asked `{id}` can have picked `c{choice}` for `q{}`", condition.0);
                    let told = found.iter().filter(|f| f.rule == Rule::NeverChosen && f.message == whole).count();
                    prop_assert_eq!(told, usize::from(!chosen && !already), "{} {}", whole, spec.yaml());
                }
            }
        }
        let points: Vec<Vec<i64>> = ways.iter().map(|(sheet, _)| brute::reasons(&spec, sheet)).collect();
        for reason in 0..spec.reasons.len() {
            let idle = points.iter().all(|points| points[reason] == 0);
            let told = about(&found, Rule::ReasonNotAsked, &format!("r{reason}")).len();
            prop_assert_eq!(told, usize::from(idle), "r{} {}", reason, spec.yaml());
        }
    }

    #[test]
    fn longest_path_matches_brute_force(
        (spec, _) in case(2, 6),
        lengths in vec((0..190_usize, 0..600_usize), 6),
    ) {
        let mut catalogue = spec.load();
        for (question, (title, why)) in catalogue.questions.iter_mut().zip(&lengths) {
            question.title = "word ".repeat(*title);
            question.why = "word ".repeat(*why);
        }
        let found = whichone::lints::findings(&catalogue);
        let sheets = brute::stopped(&spec, &vec![Said::Open; spec.questions.len()]);
        let questions = || spec.questions.iter().zip(&lengths);
        let all = questions().map(|(question, (title, why))| title + why + question.choices.len());
        let titles = questions().map(|(question, (title, _))| title + question.choices.len());
        for (words, most, named) in [
            (all.collect::<Vec<_>>(), 1450, "words; the recommended maximum is 1450"),
            (titles.collect(), 470, "words in titles and labels; the recommended maximum is 470"),
        ] {
            let asked = |sheet: &Sheet| brute::shown(&spec, sheet).into_iter().enumerate().filter(|(_, shown)| *shown);
            let read = |sheet: &Sheet| asked(sheet).map(|(at, _)| words[at]).sum::<usize>();
            let longest = sheets.iter().map(read).max().unwrap();
            let wanted = format!("one person may have to read {longest} {named}");
            let told = found.iter().find(|finding| finding.message.ends_with(named));
            let message = told.map(|finding| finding.message.clone());
            prop_assert_eq!(message, (longest > most).then_some(wanted), "{}", spec.yaml());
            if let Some(finding) = told {
                let answers = finding.evidence.as_ref().map_or(&[][..], |witness| &witness.answers);
                prop_assert_eq!(read(&only(&spec, answers)), longest, "{:?} {}", finding, spec.yaml());
            }
        }
    }

    #[test]
    fn outcome_lints_for_two_options_match_brute_force((spec, _) in case(2, 5)) {
        outcomes_are_what_a_sheet_shows(&spec)?;
        let found = whichone::lints::findings(&load_with(&spec, "both: Take both.\n"));
        if found.iter().any(|finding| finding.rule == Rule::NeverBoth) {
            for (sheet, _) in ways(&spec) {
                prop_assert!(!is_both(&spec, &sheet), "{sheet:?} {}", spec.yaml());
            }
        }
    }

    #[test]
    fn outcome_lints_for_any_number_of_options_match_brute_force(
        (spec, _) in prop_oneof![case(3, 4), case_with_exclusions(2, 5), case_with_exclusions(3, 4), case_with_exclusions(5, 3)],
    ) {
        outcomes_are_what_a_sheet_shows(&spec)?;
    }

    #[test]
    fn exclusion_lints_match_brute_force((spec, _) in prop_oneof![case_with_exclusions(2, 5), case_with_exclusions(4, 4)]) {
        let (found, ways) = (whichone::lints::findings(&spec.load()), ways(&spec));
        for option in 0..spec.options {
            let is_out = |sheet: &Sheet| brute::excluded(&spec, sheet) >> option & 1 == 1;
            let always = ways.iter().all(|(sheet, _)| is_out(sheet));
            prop_assert_eq!(about(&found, Rule::AlwaysRuledOut, &format!("o{option}")).len(), usize::from(always));
            for (at, question) in spec.questions.iter().enumerate() {
                let asked: Vec<&Sheet> = ways.iter().filter(|(_, shown)| shown[at]).map(|(sheet, _)| sheet).collect();
                let before = |sheet: &&Sheet| {
                    let earlier: Sheet = sheet.iter().enumerate().map(|(other, said)| if other < at { *said } else { Said::Open }).collect();
                    is_out(&earlier)
                };
                let redundant = !asked.is_empty() && asked.iter().all(before);
                let excluding = (0..question.choices.len()).filter(|choice| question.excluded(1 << choice) >> option & 1 == 1);
                let expected = excluding.count() * usize::from(redundant);
                let whole = format!("`o{option}` is always ruled out before `q{at}` is asked");
                let told = found.iter().filter(|f| f.rule == Rule::RedundantExclusion && f.message == whole).count();
                prop_assert_eq!(told, expected, "{} {}", whole, spec.yaml());
            }
        }
    }
}

fn outcomes_are_what_a_sheet_shows(spec: &Spec) -> Result<(), TestCaseError> {
    let found = whichone::lints::findings(&spec.load());
    let sheets = brute::stopped(spec, &vec![Said::Open; spec.questions.len()]);
    let mut most = vec![0; spec.options];
    let (mut can_lead, mut can_be_clear) = (vec![false; spec.options], vec![false; spec.options]);
    for sheet in &sheets {
        for (option, score) in brute::scores(spec, sheet).into_iter().enumerate() {
            most[option] = most[option].max(score);
            can_lead[option] |= brute::outcome(spec, sheet) == Outcome::Wins(option);
            can_be_clear[option] |= clear(spec, sheet, option);
        }
    }
    let complete = brute::answered(spec, &vec![Said::Open; spec.questions.len()]);
    let always_out = |option: usize| complete.iter().all(|sheet| brute::excluded(spec, sheet) >> option & 1 == 1);
    for option in 0..spec.options {
        let told = |check| about(&found, check, &format!("o{option}")).len();
        // `always-ruled-out` covers these.
        let always_out = always_out(option);
        prop_assert_eq!(
            told(Rule::NeverAhead),
            usize::from(!can_lead[option] && !always_out),
            "o{} {}",
            option,
            spec.yaml()
        );
        let unclear = can_lead[option] && !can_be_clear[option] && !always_out;
        prop_assert_eq!(told(Rule::NeverClear), usize::from(unclear), "o{} {}", option, spec.yaml());
    }
    let least = most.iter().copied().filter(|sum| *sum > 0).min().unwrap_or(0);
    let wide = (0..spec.options).all(|option| can_lead[option] && !always_out(option))
        && most.iter().any(|sum| *sum > 2 * least);
    let told = found.iter().filter(|finding| finding.rule == Rule::Lopsided);
    prop_assert_eq!(told.clone().count(), usize::from(wide), "{:?} {}", most, spec.yaml());
    for finding in told {
        let scores = brute::scores(spec, &only(spec, &finding.evidence.as_ref().unwrap().answers));
        prop_assert_eq!(scores.iter().max(), most.iter().max(), "{:?} {}", finding, spec.yaml());
    }
    Ok(())
}
