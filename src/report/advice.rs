//! What to do with a verdict.

use crate::{
    catalogue::{Advice, Catalogue, Citation},
    scoring::{HalfPoints, Verdict, VerdictKind},
};

use super::{columns::Column, phrases::and};

/// How many parts are named for one option: those of its strongest reasons.
const MAX_PARTS: usize = 3;

/// What to do with a verdict, in paragraphs. It says which reasons are for which side if `columns` are
/// given.
pub fn advice<P>(catalogue: &Catalogue, verdict: &Verdict<P>, columns: &[Column]) -> Vec<String> {
    let of_leader = |text: fn(&Advice) -> &String| {
        let advice = catalogue.options.get(verdict.first).map(|option| &option.advice);
        let text = advice.map(text).filter(|text| !text.is_empty()).cloned();
        text.into_iter().chain(advice.and_then(|advice| links(catalogue, advice))).collect()
    };
    match verdict.kind {
        VerdictKind::Clear => of_leader(|advice| &advice.clear),
        VerdictKind::Leans => of_leader(|advice| &advice.narrow),
        VerdictKind::Both => {
            let paragraphs = [split(verdict, columns), catalogue.both.clone()];
            paragraphs.into_iter().filter(|text| !text.is_empty()).collect()
        }
        VerdictKind::Either if catalogue.either.is_empty() => Vec::new(),
        VerdictKind::Either => vec![catalogue.either.clone()],
        VerdictKind::NoneLeft => {
            vec![
                "No option is left. Change an answer that rules one out, or look for an option that is not listed here."
                    .into(),
            ]
        }
        VerdictKind::Insufficient => {
            vec!["A verdict needs answers to at least half of the questions.".into()]
        }
    }
}

/// Where to read on: "Read on: The Rust Book (chapter 4); The Rustonomicon." The list of sources has the addresses.
fn links(catalogue: &Catalogue, advice: &Advice) -> Option<String> {
    let title = |link: &Citation| {
        let source = catalogue.sources.get(link.source)?;
        Some(match link.text.split_once(' ') {
            Some((_, place)) => format!("{} ({place})", source.title),
            None => source.title.clone(),
        })
    };
    let titles: Vec<String> = advice.links.iter().filter_map(title).collect();
    (!titles.is_empty()).then(|| format!("Read on: {}.", titles.join("; ")))
}

/// Which parts of the program to write with which option. If the catalogue has no parts for one of them, which reasons
/// are for which option.
fn split<P>(verdict: &Verdict<P>, columns: &[Column]) -> String {
    let sharing: Vec<&Column> = verdict.sharing.iter().filter_map(|option| columns.get(*option)).collect();
    let with_parts = |column: &&Column| {
        let named = column.reasons.iter().filter(|line| line.points > HalfPoints::ZERO && !line.reason.part.is_empty());
        let parts: Vec<&str> = named.map(|line| line.reason.part.as_str()).take(MAX_PARTS).collect();
        (!parts.is_empty()).then(|| format!("Use {} for {}.", column.option.name, and(&parts)))
    };
    let with_titles = |column: &&Column| {
        let strong =
            column.reasons.iter().filter(|line| line.points > HalfPoints::ZERO).map(|line| line.reason.title.as_str());
        format!("{}: {}.", column.option.name, strong.collect::<Vec<_>>().join(", "))
    };
    let sides: Option<Vec<String>> = sharing.iter().map(with_parts).collect();
    sides.unwrap_or_else(|| sharing.iter().map(with_titles).collect()).join(" ")
}
