//! What if: the single answers that would change the verdict, and sentences about how solid it is.

use crate::{
    analysis::{Sensitivity, SingleChange, Weightings, WhatIf, state_space::ChangeSet, verdicts_after},
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::Answers,
    scoring::Outcome,
};

use super::phrases::{and, in_short, number, things, topic, topics};

/// A different answer to one question, and the verdict it would make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIfLine<'c> {
    /// The question.
    pub question: &'c Question,
    /// The answer given.
    pub from: String,
    /// The other answer.
    pub to: String,
    /// The verdict it would make: "Rust, narrowly".
    pub then: String,
    /// The outcome it would make.
    pub outcome: Outcome,
}

impl WhatIfLine<'_> {
    /// What its question is about, in a word or two.
    pub fn topic(&self) -> &str {
        topic(self.question)
    }
}

/// How much one reason would have to weigh for the points to be equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BreakEven {
    /// The place of the reason.
    pub reason: usize,
    /// The factor, 0 or more. None where no weight of this reason alone makes the points equal.
    pub factor: Option<f64>,
}

/// The shortest single changes, in file order.
pub(crate) fn lines<'c>(catalogue: &'c Catalogue, answers: &Answers, changes: &WhatIf) -> Vec<WhatIfLine<'c>> {
    let flips = shortest(&changes.single);
    let verdicts = verdicts_after(catalogue, answers, &flips);
    let line = |(flip, verdict): (&SingleChange, _)| {
        let question = catalogue.questions.get(flip.question)?;
        let labels = |picks: ChoiceSet| question.labels(picks).join("; ");
        Some(WhatIfLine {
            question,
            from: labels(flip.from),
            to: labels(flip.to),
            then: in_short(catalogue, &verdict),
            outcome: flip.outcome,
        })
    };
    flips.iter().zip(verdicts).filter_map(line).collect()
}

/// For each question and outcome the change of the fewest choices, the first of equals. Flips come question by question.
fn shortest(flips: &[SingleChange]) -> Vec<SingleChange> {
    let toggled = |flip: &SingleChange| flip.from.differing(flip.to).len();
    let mut kept: Vec<SingleChange> = Vec::new();
    for flip in flips {
        let mut same = kept.iter_mut().rev().take_while(|other| other.question == flip.question);
        match same.find(|other| other.outcome == flip.outcome) {
            Some(other) if toggled(flip) < toggled(other) => *other = *flip,
            Some(_) => {}
            None => kept.push(*flip),
        }
    }
    kept
}

/// What it takes to make it too close to call, where one change is not enough and what it takes does not make another
/// option win.
pub(crate) fn to_tie(catalogue: &Catalogue, changes: &WhatIf) -> String {
    let Some(change) = changes.to_tie.as_ref().filter(|change| change.answers > 1) else { return String::new() };
    if changes.to_other.as_ref().is_some_and(|other| other.answers <= change.answers) {
        return String::new();
    }
    match set(catalogue, change) {
        Some(set) => format!("It would be too close to call if {set}."),
        None => {
            format!("At least {} answers would have to change for it to be too close to call.", number(change.answers))
        }
    }
}

/// What it takes to make another option win, where one change is not enough.
pub(crate) fn to_other(catalogue: &Catalogue, changes: &WhatIf) -> String {
    let Outcome::Wins(leader) = changes.outcome else { return String::new() };
    let rival = (0..catalogue.options.len()).find(|option| *option != leader);
    let rival = rival.filter(|_| catalogue.options.len() == 2).map(|option| catalogue.option_name(option));
    let leader = catalogue.option_name(leader);
    let (would, to) = match rival {
        Some(rival) => (format!("{rival} would win"), format!("for {rival} to win")),
        None => (format!("Another option would overtake {leader}"), format!("for another option to overtake {leader}")),
    };
    match &changes.to_other {
        None => rival.map_or_else(
            || format!("No other answers would make another option overtake {leader}."),
            |rival| format!("No other answers would make {rival} win."),
        ),
        Some(change) if change.answers == 1 => String::new(),
        Some(change) => match set(catalogue, change) {
            Some(set) => format!("{would} if {set}."),
            None => format!("At least {} answers would have to change {to}.", number(change.answers)),
        },
    }
}

/// The smallest sets of answers that would change the verdict, where one is not enough: "two answers change: CPU and Team
/// (then: Too close to call)".
pub(crate) fn revisit(catalogue: &Catalogue, changes: &WhatIf) -> Vec<String> {
    let Outcome::Wins(leader) = changes.outcome else { return Vec::new() };
    let rival = (0..catalogue.options.len()).find(|option| *option != leader);
    let wins = match rival.filter(|_| catalogue.options.len() == 2) {
        Some(rival) => format!("{} wins", catalogue.option_name(rival)),
        None => format!("another option overtakes {}", catalogue.option_name(leader)),
    };
    let line = |change: &ChangeSet, then: &str| {
        let (answers, named) = (number(change.answers), topics(catalogue, &change.set));
        if change.exact {
            format!("{answers} answers change: {} (then: {then})", and(&named))
        } else {
            format!("at least {answers} answers change (then: {then})")
        }
    };
    let other = changes.to_other.as_ref().filter(|change| change.answers > 1);
    let tie = changes.to_tie.as_ref().filter(|change| change.answers > 1);
    let tie = tie.filter(|tie| changes.to_other.as_ref().is_none_or(|other| other.answers > tie.answers));
    let tie = tie.map(|change| line(change, "Too close to call"));
    tie.into_iter().chain(other.map(|change| line(change, &wins))).collect()
}

/// "two answers changed: CPU and Maintainers"; none where the answers are not known.
fn set(catalogue: &Catalogue, change: &ChangeSet) -> Option<String> {
    let named = topics(catalogue, &change.set);
    change
        .exact
        .then(|| format!("{} {} changed: {}", number(change.answers), things(change.answers, "answer"), and(&named)))
}

/// The answers that alone decide it, where they are at most half of the `counted` ones.
pub(crate) fn decided_by(catalogue: &Catalogue, changes: &WhatIf, counted: usize) -> String {
    let (Outcome::Wins(leader), Some(settled)) = (changes.outcome, &changes.decided_by) else {
        return String::new();
    };
    let (leader, named) = (catalogue.option_name(leader), topics(catalogue, &settled.set));
    let smaller = if settled.smallest { "; no smaller set does" } else { "" };
    match settled.set.len() {
        0 => String::new(),
        count if 2 * count > counted => String::new(),
        1 => format!("This answer alone decides it for {leader}: {}.", and(&named)),
        count => {
            format!("These {} answers alone decide it for {leader}{smaller}: {}.", number(count), and(&named))
        }
    }
}

/// How solid the verdict is, in a sentence.
pub(crate) fn solidity(catalogue: &Catalogue, changes: &WhatIf) -> String {
    let single = |outcome: Outcome| changes.single.iter().any(|flip| flip.outcome == outcome);
    match (changes.outcome, &changes.to_tie) {
        (Outcome::TooClose, _) if changes.single.is_empty() => "Changing one answer would not produce a winner.".into(),
        (Outcome::TooClose, _) => "Changing one answer could produce a winner.".into(),
        (Outcome::Wins(_), None) => "No other answers would change the winner.".into(),
        (Outcome::Wins(_), Some(change)) if change.answers > 2 => {
            format!("Changing any {} answers would not change the winner.", number(change.answers - 1))
        }
        (Outcome::Wins(_), Some(change)) if change.answers == 2 => {
            "Changing any one answer would not change the winner.".into()
        }
        _ if single(Outcome::TooClose) => "One different answer would make it too close to call.".into(),
        _ => {
            let winners = (0..catalogue.options.len()).filter(|option| single(Outcome::Wins(*option)));
            let winners: Vec<&str> = winners.map(|option| catalogue.option_name(option)).collect();
            match winners.as_slice() {
                [winner] => format!("One different answer would make {winner} win."),
                _ => "One different answer would change the winner.".into(),
            }
        }
    }
}

/// A share of weightings in words: in tenths, near the ends in hundredths. None for all of them.
fn in_ways(share: &Weightings) -> Option<String> {
    let rounded = |of: f64| format!("about {:.0} of {of}", (share.value() * of).round());
    match share.value() {
        _ if share.numerator == share.denominator => None,
        value if value > 0.99 => Some("more than 99 of 100".into()),
        value if value < 0.01 => Some("fewer than 1 of 100".into()),
        value if (0.05..0.95).contains(&value) => Some(rounded(10.0)),
        _ => Some(rounded(100.0)),
    }
}

/// In how many ways of weighing the reasons the leader wins; between three options and more it is held against the
/// runner-up. Empty where nobody leads.
pub(crate) fn weighing(catalogue: &Catalogue, weights: &Sensitivity) -> String {
    let Some(share) = &weights.share else { return String::new() };
    let (leader, wins) = wins(catalogue, weights);
    match in_ways(share) {
        None => format!("{leader} {wins} however you weigh the reasons."),
        Some(ways) => format!("{leader} {wins} in {ways} of all ways to weigh the reasons."),
    }
}

/// How wrong every weight may be at once; between two options of which neither leads, what more weight on a reason could
/// do.
pub(crate) fn margin(catalogue: &Catalogue, weights: &Sensitivity) -> String {
    if weights.share.is_none() {
        return if catalogue.options.len() == 2 { undecided(catalogue, weights) } else { String::new() };
    }
    let Some((lead, all)) = weights.all else { return String::new() };
    let (leader, _) = wins(catalogue, weights);
    let runner_up = catalogue.option_name(weights.between.1);
    let two = catalogue.options.len() == 2;
    if lead == all {
        return if two {
            format!("Nothing counts against {leader}.")
        } else {
            format!("No reason favours {runner_up} over {leader}.")
        };
    }
    // Below the fraction, and rounded down: what is promised must hold.
    let percent = (100 * lead).saturating_sub(1) / all;
    let win = if two { "win".into() } else { format!("beat {runner_up}") };
    if percent == 0 {
        return String::new();
    }
    format!("Even if every weight were off by up to {percent}%, {leader} would still {win}.")
}

/// What more weight on a reason could do between two options of which neither leads. A reason that counts for enough
/// outweighs all others, and the neutral points too.
fn undecided(catalogue: &Catalogue, weights: &Sensitivity) -> String {
    let (first, second) = weights.between;
    let gives = |sign: i64| weights.subtotals.iter().any(|x| x.signum() == sign);
    let would_win =
        |option| format!("{} would win if one of its reasons counted for more.", catalogue.option_name(option));
    match (gives(1), gives(-1)) {
        (true, true) => "Either would win if one of its reasons counted for more.".into(),
        (true, false) => would_win(first),
        (false, true) => would_win(second),
        (false, false) => "No reason gives more points to one than to the other.".into(),
    }
}

/// The leader, and what it does: it "wins" or, among three options and more, "beats" the runner-up.
fn wins<'c>(catalogue: &'c Catalogue, weights: &Sensitivity) -> (&'c str, String) {
    let (leader, runner_up) = weights.between;
    let wins = match catalogue.options.len() {
        2 => "wins".into(),
        _ => format!("beats {}", catalogue.option_name(runner_up)),
    };
    (catalogue.option_name(leader), wins)
}

/// The reasons that give more to the one side than to the other, the nearest tipping point first.
pub(crate) fn tippings(weights: &Sensitivity) -> Vec<BreakEven> {
    let counting = weights.subtotals.iter().zip(&weights.factors).enumerate().filter(|(_, (x, _))| **x != 0);
    let mut tippings: Vec<BreakEven> =
        counting.map(|(reason, (_, factor))| BreakEven { reason, factor: *factor }).collect();
    let distance = |tipping: &BreakEven| tipping.factor.map_or(f64::INFINITY, |factor| (factor - 1.0).abs());
    tippings.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    tippings
}

/// What the reasons that cannot tie the points have in common, where `some` can; empty where `never` is none.
pub fn never_ties(never: usize, some: usize) -> String {
    match (never, some) {
        (0, _) => String::new(),
        (_, 0) => "No reason alone can tie the points.".into(),
        (1, _) => "No weight of the other reason ties the points.".into(),
        (never, _) => format!("No weight of the other {never} alone ties the points."),
    }
}

/// How many times, with as many digits as tell it from 0 and from 1.
pub fn times(factor: f64) -> String {
    if factor > 0.0 && factor < 0.005 {
        return "less than 0.01".into();
    }
    let decimals = match factor {
        factor if factor >= 10.0 => 0,
        0.0 => 0,
        factor if factor < 0.1 || (factor - 1.0).abs() < 0.1 => 2,
        _ => 1,
    };
    format!("{factor:.decimals$}")
}

#[cfg(test)]
mod tests;
