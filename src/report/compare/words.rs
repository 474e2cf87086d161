//! The sentences of a comparison.

use num_rational::BigRational;

use crate::{
    catalogue::Catalogue,
    quiz::Progress,
    verdict::{Agreed, Conflict, Leaving, Outcome, Points, Verdict},
};

use super::figures::size;

/// Why the pool and the people can differ.
const WHY: &str = "Means of each question keep how strongly each answer speaks and a count of verdicts does not, so the \
                   two can differ.";

/// That people come to something else by themselves.
pub(super) fn conflict(catalogue: &Catalogue, conflict: &Conflict, people: usize) -> String {
    let found = |outcome: Outcome| match outcome {
        Outcome::Ahead(option) => format!("come out for {}", catalogue.option_name(option)),
        Outcome::Balanced => "find it too close to call".into(),
    };
    let together = found(conflict.pooled);
    let what = match conflict.most {
        Some((other, count)) => {
            let nobody = if conflict.with == 0 { ", which nobody does alone" } else { "" };
            format!("alone, {count} of {people} people {}; together they {together}{nobody}", found(other))
        }
        None => format!("together they {together}, which nobody does alone"),
    };
    format!("The verdicts conflict: {what}. {WHY}")
}

/// What the others would come to, for each person without whom it is something else than `now`.
pub(super) fn leaving(
    catalogue: &Catalogue,
    people: &[(String, Progress)],
    leaving: &[Leaving],
    now: Option<Outcome>,
) -> Vec<String> {
    if leaving.is_empty() {
        return vec![format!("Nobody's: {} whoever leaves.", stays(catalogue, now))];
    }
    let without = |leaving: &Leaving| {
        let (name, _) = people.get(leaving.person)?;
        Some(format!("Without {name}, {}.", would(catalogue, leaving.conclusion)))
    };
    leaving.iter().filter_map(without).collect()
}

/// What agreement on an answer would do.
pub(super) fn agreement(catalogue: &Catalogue, pool: &Verdict<BigRational>, agreed: &Agreed) -> String {
    let now = pool.conclusion();
    let then = if agreed.conclusion == now { stays(catalogue, now) } else { would(catalogue, agreed.conclusion) };
    let none = BigRational::whole(0);
    let [towards, against] = agreed.ends().map(|at| catalogue.option_name(at));
    let moved = if agreed.size() == none {
        "no lead moves".into()
    } else if catalogue.options.len() > 2 {
        format!("{towards} gains {} on {against}", size(&agreed.size()))
    } else {
        format!("the lead moves by {} towards {towards}", size(&agreed.size()))
    };
    format!("{then}; {moved}")
}

fn would(catalogue: &Catalogue, conclusion: Option<Outcome>) -> String {
    match conclusion {
        Some(Outcome::Ahead(option)) => format!("{} would win", catalogue.option_name(option)),
        Some(Outcome::Balanced) => "it would be too close to call".into(),
        None => "too little would be answered".into(),
    }
}

fn stays(catalogue: &Catalogue, conclusion: Option<Outcome>) -> String {
    match conclusion {
        Some(Outcome::Ahead(option)) => format!("{} still wins", catalogue.option_name(option)),
        Some(Outcome::Balanced) => "it is still too close to call".into(),
        None => "too little stays answered".into(),
    }
}
