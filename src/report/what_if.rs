//! What if: the single answers that would change the verdict, and sentences about how robust it is.

use crate::{
    analysis::{Sensitivity, SingleChange, Weightings, WhatIf, state_space::ChangeSet, verdicts_after},
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::Answers,
    scoring::Outcome,
};

use super::{
    phrases::{and, in_short, number, or, things},
    topics::{topic, topics},
};

/// A different answer to one question, and the verdict it would lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIfLine<'c> {
    pub question: &'c Question,
    pub from: String,
    pub to: String,
    /// The choices of the different answer.
    pub picks: ChoiceSet,
    /// The verdict it would lead to: "Rust, narrowly".
    pub then: String,
    pub outcome: Outcome,
}

impl WhatIfLine<'_> {
    /// What the question is about, in a word or two.
    pub fn topic(&self) -> &str {
        topic(self.question)
    }
}

/// The break-even weight of a reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BreakEven {
    pub reason: usize,
    /// The factor, 0 or more. None if no weight of this reason alone makes the points equal.
    pub factor: Option<f64>,
}

/// The shortest single changes: first those that the team could decide, then in file order, the nearest step first.
pub fn lines<'c>(catalogue: &'c Catalogue, answers: &Answers, changes: &WhatIf) -> Vec<WhatIfLine<'c>> {
    let mut changes = shortest(catalogue, &changes.single);
    changes.sort_by_key(|change| {
        let question = catalogue.questions.get(change.question);
        let is_fact = question.is_none_or(|question| !question.yours);
        (is_fact, change.question, question.map_or(0, |question| steps(question, change)))
    });
    let verdicts = verdicts_after(catalogue, answers, &changes);
    let line = |(change, verdict): (&SingleChange, _)| {
        let question = catalogue.questions.get(change.question)?;
        let labels = |picks: ChoiceSet| question.labels(picks).join("; ");
        Some(WhatIfLine {
            question,
            from: labels(change.from),
            to: labels(change.to),
            picks: change.to,
            then: in_short(catalogue, &verdict),
            outcome: change.outcome,
        })
    };
    changes.iter().zip(verdicts).filter_map(line).collect()
}

/// How many steps of its scale a change takes; 0 if the choices of its question are none.
fn steps(question: &Question, change: &SingleChange) -> usize {
    let step = |picks: ChoiceSet| picks.iter().next().unwrap_or(0);
    if question.ordered { step(change.from).abs_diff(step(change.to)) } else { 0 }
}

/// For each question and outcome the change of the fewest choices or steps, the first of equals. The changes are in file
/// order.
fn shortest(catalogue: &Catalogue, changes: &[SingleChange]) -> Vec<SingleChange> {
    let size = |change: &SingleChange| {
        let steps = catalogue.questions.get(change.question).map_or(0, |question| steps(question, change));
        (change.from.differing(change.to).len(), steps)
    };
    let mut shortest: Vec<SingleChange> = Vec::new();
    for change in changes {
        let mut same_question = shortest.iter_mut().rev().take_while(|other| other.question == change.question);
        match same_question.find(|other| other.outcome == change.outcome) {
            Some(other) if size(change) < size(other) => *other = *change,
            Some(_) => {}
            None => shortest.push(*change),
        }
    }
    shortest
}

/// Which answers would have to change for there to be no single winner. Empty if one change is enough, and if as few
/// changes make another option win.
pub fn to_no_winner(catalogue: &Catalogue, changes: &WhatIf) -> String {
    let Some(change) = without_winner(changes) else { return String::new() };
    match set(catalogue, change) {
        Some(set) => format!("There would be no single winner if {set}."),
        None => {
            format!(
                "At least {} answers would have to change for there to be no single winner.",
                number(change.answers)
            )
        }
    }
}

/// The fewest changes after which the leader no longer wins, if it takes more than one and fewer than for another to win.
fn without_winner(changes: &WhatIf) -> Option<&ChangeSet> {
    let change = changes.to_change.as_ref().filter(|change| change.answers > 1)?;
    changes.to_other().is_none_or(|other| other.answers > change.answers).then_some(change)
}

/// What it takes for each option that does not win now to win, the one that it takes least for first. Options that one
/// change is enough for are left out.
pub fn to_win(catalogue: &Catalogue, changes: &WhatIf) -> Vec<String> {
    let mut options: Vec<_> = changes.to_win.iter().enumerate().collect();
    options.retain(|(option, set)| {
        changes.outcome != Outcome::Wins(*option) && set.as_ref().is_none_or(|set| set.answers > 1)
    });
    options.sort_by_key(|(_, set)| set.as_ref().map_or(usize::MAX, |set| set.answers));
    let sentence = |(option, change): (usize, &Option<ChangeSet>)| {
        let name = catalogue.option_name(option);
        let Some(change) = change else { return format!("No other answers would make {name} win.") };
        match set(catalogue, change) {
            Some(set) => format!("{name} would win if {set}."),
            None => format!("At least {} answers would have to change for {name} to win.", number(change.answers)),
        }
    };
    options.into_iter().map(sentence).collect()
}

/// The smallest sets of answers that would change the verdict, if one is not enough: "two answers change: CPU and Team
/// (then: no single winner)".
pub fn revisit(catalogue: &Catalogue, changes: &WhatIf) -> Vec<String> {
    if !matches!(changes.outcome, Outcome::Wins(_)) {
        return Vec::new();
    }
    let line = |change: &ChangeSet, then: &str| {
        let (answers, named) = (number(change.answers), topics(catalogue, &change.set));
        if change.exact {
            format!("{answers} answers change: {} (then: {then})", and(&named))
        } else {
            format!("at least {answers} answers change (then: {then})")
        }
    };
    let no_winner = without_winner(changes).map(|change| line(change, "no single winner"));
    let wins = changes.to_win.iter().enumerate().filter_map(|(option, change)| {
        let change = change.as_ref().filter(|change| change.answers > 1)?;
        Some(line(change, &format!("{} wins", catalogue.option_name(option))))
    });
    no_winner.into_iter().chain(wins).collect()
}

/// "two answers changed: CPU and Maintainers"; none if the answers are not known.
fn set(catalogue: &Catalogue, change: &ChangeSet) -> Option<String> {
    let named = topics(catalogue, &change.set);
    change
        .exact
        .then(|| format!("{} {} changed: {}", number(change.answers), things(change.answers, "answer"), and(&named)))
}

/// The answers that alone decide it, if they are at most half of the `counted` ones.
pub fn decided_by(catalogue: &Catalogue, changes: &WhatIf, counted: usize) -> String {
    let (Outcome::Wins(leader), Some(decisive)) = (changes.outcome, &changes.decided_by) else {
        return String::new();
    };
    let (leader, named) = (catalogue.option_name(leader), topics(catalogue, &decisive.set));
    let smaller = if decisive.smallest { "; no smaller set does" } else { "" };
    match decisive.set.len() {
        0 => String::new(),
        count if 2 * count > counted => String::new(),
        1 => format!("This answer alone decides it for {leader}: {}.", and(&named)),
        count => {
            format!("These {} answers alone decide it for {leader}{smaller}: {}.", number(count), and(&named))
        }
    }
}

/// How robust the verdict is against other answers, in a sentence.
pub fn robustness(catalogue: &Catalogue, changes: &WhatIf) -> String {
    let single = |outcome: Outcome| changes.single.iter().any(|change| change.outcome == outcome);
    match (changes.outcome, &changes.to_change) {
        (Outcome::TooClose, _) if changes.single.is_empty() => "Changing one answer would not produce a winner.".into(),
        (Outcome::TooClose, _) => "Changing one answer could produce a winner.".into(),
        (Outcome::NoneLeft, _) if changes.single.is_empty() => "Changing one answer would not leave an option.".into(),
        (Outcome::Wins(_), None) => "No other answers would change the winner.".into(),
        (Outcome::Wins(_), Some(change)) if change.answers > 2 => {
            format!("Changing any {} answers would not change the winner.", number(change.answers - 1))
        }
        (Outcome::Wins(_), Some(change)) if change.answers == 2 => {
            "Changing any one answer would not change the winner.".into()
        }
        _ => {
            // The worst first: that another option wins.
            let winners = (0..catalogue.options.len()).filter(|option| single(Outcome::Wins(*option)));
            let winners: Vec<&str> = winners.map(|option| catalogue.option_name(option)).collect();
            match winners.as_slice() {
                [] => "One different answer would leave no single winner.".into(),
                many => format!("One different answer would make {} win.", or(many)),
            }
        }
    }
}

/// A share of weightings in words: in tenths, or in hundredths near the ends. None for all of them.
fn in_ways(share: &Weightings) -> Option<String> {
    let rounded = |total: f64| format!("about {:.0} of {total}", (share.value() * total).round());
    match share.value() {
        _ if share.numerator == share.denominator => None,
        value if value > 0.99 => Some("more than 99 of 100".into()),
        value if value < 0.01 => Some("fewer than 1 of 100".into()),
        value if (0.05..0.95).contains(&value) => Some(rounded(10.0)),
        _ => Some(rounded(100.0)),
    }
}

/// In how many ways of weighing the reasons the leader wins or, among three options and more, beats the runner-up. Empty
/// if nobody leads.
pub fn weighing(catalogue: &Catalogue, weights: &Sensitivity) -> String {
    let Some(share) = &weights.share else { return String::new() };
    let (leader, wins) = wins(catalogue, weights);
    match in_ways(share) {
        None => format!("{leader} {wins} however you weigh the reasons."),
        Some(ways) => format!("{leader} {wins} in {ways} of all ways to weigh the reasons."),
    }
}

/// The same if the `ranked` reasons count most, in that order. Empty if nobody leads, or if it would take too long.
pub fn ranked(catalogue: &Catalogue, weights: &Sensitivity, ranked: &[usize]) -> String {
    let Some(share) = weights.ranked_share(ranked) else { return String::new() };
    let (leader, wins) = wins(catalogue, weights);
    let named: Vec<&str> = ranked.iter().map(|reason| catalogue.reason_title(*reason)).collect();
    let matters = match named.as_slice() {
        [first] => format!("If {first} matters most"),
        many => format!("If {} matter most, in that order", and(many)),
    };
    match in_ways(&share) {
        None => format!("{matters}, {leader} {wins} however you weigh the reasons."),
        Some(ways) => format!("{matters}, {leader} {wins} in {ways} of all ways to weigh them that way."),
    }
}

/// How wrong all weights may be at once. If neither of two options leads: what more weight on a reason could do.
pub fn margin(catalogue: &Catalogue, weights: &Sensitivity) -> String {
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
    // Strictly below the fraction, and rounded down, so that the promise holds.
    let percent = (100 * lead).saturating_sub(1) / all;
    let win = if two { "win".into() } else { format!("beat {runner_up}") };
    if percent == 0 {
        return String::new();
    }
    format!("Even if every weight were off by up to {percent}%, {leader} would still {win}.")
}

/// What more weight on a reason could do if neither of two options leads. A reason that counts for enough outweighs all
/// others, and the neutral points too.
fn undecided(catalogue: &Catalogue, weights: &Sensitivity) -> String {
    let (first, second) = weights.between;
    let has = |sign: i64| weights.subtotals.iter().any(|x| x.signum() == sign);
    let would_win =
        |option| format!("{} would win if one of its reasons counted for more.", catalogue.option_name(option));
    match (has(1), has(-1)) {
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

/// The break-even weights of the reasons that give more to one side than to the other, the nearest to 1 first.
pub fn break_evens(weights: &Sensitivity) -> Vec<BreakEven> {
    let counting = weights.subtotals.iter().zip(&weights.factors).enumerate().filter(|(_, (x, _))| **x != 0);
    let mut break_evens: Vec<BreakEven> =
        counting.map(|(reason, (_, factor))| BreakEven { reason, factor: *factor }).collect();
    let distance = |break_even: &BreakEven| break_even.factor.map_or(f64::INFINITY, |factor| (factor - 1.0).abs());
    break_evens.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    break_evens
}

/// That `never` reasons cannot tie the points while `some` can; empty if there are none.
pub fn never_ties(never: usize, some: usize) -> String {
    match (never, some) {
        (0, _) => String::new(),
        (_, 0) => "No reason alone can tie the points.".into(),
        (1, _) => "No weight of the other reason ties the points.".into(),
        (never, _) => format!("No weight of the other {never} alone ties the points."),
    }
}

/// A factor, with enough digits to tell it from 0 and from 1.
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
