//! What would change the verdict, in words: groups of sentences and of answers that can be gone back to.

use crate::{
    catalogue::{Catalogue, Picks},
    quiz::Answers,
    verdict::{Change, Changes, Flip, Outcome, Weightings, Weights},
};

use super::words::number;

/// A part of what would change the verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What it is about.
    pub title: String,
    /// What it says.
    pub text: String,
    /// The answers it speaks of.
    pub items: Vec<Item>,
}

/// An answer that can be gone back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The place of its question.
    pub question: usize,
    /// The question, what was answered, and what another answer would do.
    pub text: String,
}

/// How much one reason would have to weigh for the points to be equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tipping {
    /// The place of the reason.
    pub reason: usize,
    /// The factor, 0 or more. None where no weight of this reason alone makes the points equal.
    pub factor: Option<f64>,
}

/// The groups for these answers.
pub(super) fn groups(catalogue: &Catalogue, answers: &Answers, changes: &Changes) -> Vec<Group> {
    let mut groups = vec![single(catalogue, changes)];
    if let Outcome::Ahead(leader) = changes.outcome {
        groups.extend(fewest(catalogue, answers, changes, leader));
        groups.push(settled(catalogue, answers, changes, leader));
    }
    groups
}

/// What there is to say before there is a verdict.
pub(super) fn too_early() -> Group {
    let text = "There is no verdict yet that could change: answer half of the questions first.";
    Group { title: "What would change it".into(), text: text.into(), items: Vec::new() }
}

/// For each question and outcome the change of the fewest choices, the first of equals.
fn shortest(flips: &[Flip]) -> Vec<Flip> {
    let toggled = |flip: &Flip| flip.from.differing(flip.to).len();
    let mut kept: Vec<Flip> = Vec::new();
    for flip in flips {
        match kept.iter_mut().find(|other| other.question == flip.question && other.outcome == flip.outcome) {
            Some(other) if toggled(flip) < toggled(other) => *other = *flip,
            Some(_) => {}
            None => kept.push(*flip),
        }
    }
    kept
}

fn single(catalogue: &Catalogue, changes: &Changes) -> Group {
    let items = shortest(&changes.single).into_iter().filter_map(|flip| {
        let question = catalogue.questions.get(flip.question)?;
        let labels = |picks: Picks| question.labels(picks).join("; ");
        let outcome = outcome(catalogue, flip.outcome);
        let text = format!("{} Not “{}” but “{}”: {outcome}.", question.title, labels(flip.from), labels(flip.to));
        Some(Item { question: flip.question, text })
    });
    let items: Vec<Item> = items.collect();
    let text = if items.is_empty() { "No single answer would change who is ahead." } else { "" };
    Group { title: "One answer given differently".into(), text: text.into(), items }
}

/// The fewest answers that would level the points, and those that would put the other side ahead, where one is not
/// enough; a single one stands in its own group.
fn fewest(catalogue: &Catalogue, answers: &Answers, changes: &Changes, leader: usize) -> Vec<Group> {
    let other = (0..catalogue.options.len()).find(|option| *option != leader).filter(|_| catalogue.options.len() == 2);
    let other = other.map_or("another option", |option| catalogue.option_name(option));
    let leader = catalogue.option_name(leader);
    let ends = [
        (&changes.to_level, format!("So that {leader} is no longer ahead")),
        (&changes.to_other, format!("So that {other} is ahead")),
    ];
    let group = |(change, title): (&Option<Change>, String)| {
        let text = match change {
            None => "No other answers to these questions would do it.".to_owned(),
            Some(change) if change.answers == 1 => return None,
            Some(change) if change.exact => {
                format!(
                    "{} answers would have to be others. It would do to change these, here as they are now:",
                    capital(&number(change.answers))
                )
            }
            Some(change) => {
                format!("At least {} changed answers; how many is too long to work out.", number(change.answers))
            }
        };
        let places = change.iter().flat_map(|change| &change.set);
        let items = places.filter_map(|at| given(catalogue, answers, *at)).collect();
        Some(Group { title, text, items })
    };
    ends.into_iter().filter_map(group).collect()
}

fn settled(catalogue: &Catalogue, answers: &Answers, changes: &Changes, leader: usize) -> Group {
    let title = "What settled it".into();
    let Some(settled) = &changes.settled_by else {
        let text = "Nothing yet: questions without an answer can still change who is ahead.".into();
        return Group { title, text, items: Vec::new() };
    };
    let leader = catalogue.option_name(leader);
    let text = match settled.set.len() {
        1 => format!("This one answer keeps {leader} ahead, whatever the others had been."),
        count if settled.smallest => {
            format!(
                "These {} answers alone keep {leader} ahead, whatever the others had been; no fewer do.",
                number(count)
            )
        }
        count => format!("These {} answers alone keep {leader} ahead, whatever the others had been.", number(count)),
    };
    let items = settled.set.iter().filter_map(|at| given(catalogue, answers, *at)).collect();
    Group { title, text, items }
}

/// A question with the answer given.
fn given(catalogue: &Catalogue, answers: &Answers, at: usize) -> Option<Item> {
    let question = catalogue.questions.get(at)?;
    let labels = question.labels(answers.get(question).picks()?).join("; ");
    Some(Item { question: at, text: format!("{} {labels}", question.title) })
}

/// What a change would make of it.
pub(super) fn outcome(catalogue: &Catalogue, outcome: Outcome) -> String {
    match outcome {
        Outcome::Ahead(option) => format!("{} would be ahead", catalogue.option_name(option)),
        Outcome::Balanced => "it would be balanced".into(),
    }
}

/// The sentence on the verdict tab: what it takes to change the outcome, and what other weights would do.
pub(super) fn stays(catalogue: &Catalogue, changes: &Changes, weights: &Weights) -> String {
    let sentence = match changes.outcome {
        Outcome::Ahead(leader) => survives(catalogue.option_name(leader), changes),
        Outcome::Balanced if changes.single.is_empty() => "No single answer would put anyone ahead.".into(),
        Outcome::Balanced => "One answer given differently could put somebody ahead.".into(),
    };
    let weighed = weights.share.as_ref().map(|share| {
        let leader = catalogue.option_name(weights.between.0);
        match in_ways(share) {
            None => format!(" However the reasons are weighed, {leader} leads."),
            Some(ways) => format!(" Weighing the reasons differently, {leader} leads in {ways} ways."),
        }
    });
    sentence + &weighed.unwrap_or_default()
}

fn survives(leader: &str, changes: &Changes) -> String {
    match &changes.to_level {
        None => format!("It stays {leader} whatever had been answered."),
        Some(change) if change.answers == 1 => {
            format!("One answer given differently, and {leader} would not be ahead.")
        }
        Some(change) if change.answers == 2 => format!("It stays {leader} whatever any one answer had been."),
        Some(change) => format!("It stays {leader} whatever any {} answers had been.", number(change.answers - 1)),
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

/// What other weights would do, in sentences.
pub(super) fn weighing(catalogue: &Catalogue, weights: &Weights) -> String {
    let Some(share) = &weights.share else {
        return "Nobody is ahead, so there is no lead to weigh.".into();
    };
    let leader = catalogue.option_name(weights.between.0);
    let ways = match in_ways(share) {
        None => format!("{leader} has more points however the reasons are weighed."),
        Some(ways) => format!("Of all ways to weigh the reasons, {leader} has more points in {ways}."),
    };
    let margin = weights.all.map_or(String::new(), |(lead, all)| {
        if lead == all {
            return format!(" No reason speaks against {leader}.");
        }
        // Below the fraction, and rounded down: what is promised must hold.
        let percent = (100 * lead).saturating_sub(1) / all;
        if percent == 0 {
            return String::new();
        }
        format!(" {leader} keeps more points even if every weight is wrong at once, each by up to {percent} %.")
    });
    ways + &margin
}

/// The reasons that give more to the one side than to the other, the nearest tipping point first.
pub(super) fn tippings(weights: &Weights) -> Vec<Tipping> {
    let counting = weights.subtotals.iter().zip(&weights.factors).enumerate().filter(|(_, (x, _))| **x != 0);
    let mut tippings: Vec<Tipping> =
        counting.map(|(reason, (_, factor))| Tipping { reason, factor: *factor }).collect();
    let distance = |tipping: &Tipping| tipping.factor.map_or(f64::INFINITY, |factor| (factor - 1.0).abs());
    tippings.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    tippings
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// How many times, with as many digits as tell it from 0 and from 1.
#[must_use]
pub fn times(factor: f64) -> String {
    let decimals = match factor {
        factor if factor >= 10.0 => 0,
        factor if factor < 0.1 || (factor - 1.0).abs() < 0.1 => 2,
        _ => 1,
    };
    format!("{factor:.decimals$}")
}
