//! What if answers were different: the changes that would lead to another outcome, and how robust the verdict is.

use crate::{
    analysis::{SingleChange, WhatIf, state_space::ChangeSet, verdicts_after},
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
    /// The labels of the different answer, joined with "; ".
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

/// The shortest single changes: first those that the team could decide, then in file order, the nearest step first.
///
/// `weighted` is the catalogue with the person's weights.
pub fn lines<'c>(
    catalogue: &'c Catalogue,
    weighted: &Catalogue,
    answers: &Answers,
    changes: &WhatIf,
) -> Vec<WhatIfLine<'c>> {
    let mut changes = shortest(catalogue, &changes.single);
    changes.sort_by_key(|change| {
        let question = catalogue.questions.get(change.question);
        let is_fact = question.is_none_or(|question| !question.yours);
        (is_fact, change.question, question.map_or(0, |question| steps(question, change)))
    });
    let verdicts = verdicts_after(weighted, answers, &changes);
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
        let first = shortest.partition_point(|other| other.question < change.question);
        let same = shortest.iter().skip(first).position(|other| other.outcome == change.outcome);
        match same.and_then(|at| Some((first + at, shortest.get(first + at)?))) {
            Some((_, other)) if size(change) >= size(other) => continue,
            // The shorter change comes where its own answer does.
            Some((at, _)) => {
                shortest.remove(at);
            }
            None => {}
        }
        shortest.push(*change);
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

#[cfg(test)]
pub(super) mod tests;
