//! The sentences about options that answers rule out.

use crate::{
    catalogue::{Catalogue, Citation},
    scoring::{Exclusion, Outcome, Verdict, VerdictKind},
};

use super::{
    phrases::and,
    topics::{about, topics},
};

/// An option that an answer rules out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExclusionLine<'c> {
    pub exclusion: Exclusion,
    /// "“Writers: several at once” rules it out: only one process may write at a time."
    pub clause: String,
    /// "Files is ruled out by “Writers: several at once”: only one process may write at a time."
    pub sentence: String,
    pub source: &'c [Citation],
}

impl ExclusionLine<'_> {
    /// The sentence and its sources: "… at a time. \[manual\]"
    pub fn words(&self) -> String {
        let texts: Vec<&str> = self.source.iter().map(|citation| citation.text.as_str()).collect();
        if texts.is_empty() { self.sentence.clone() } else { format!("{} [{}]", self.sentence, texts.join(", ")) }
    }
}

/// Which answers of a team rule out which options for all, and which only some of its answers rule out, in sentences.
pub fn of_team(catalogue: &Catalogue, for_all: &[(usize, usize)], by_some: &[(usize, usize)]) -> Vec<String> {
    let by_some = named(catalogue, by_some);
    let by_some = if by_some.is_empty() {
        String::new()
    } else {
        format!("Some answers, but not all, rule out {by_some}. Settle that first.")
    };
    [in_short(catalogue, for_all), by_some].into_iter().filter(|sentence| !sentence.is_empty()).collect()
}

/// Which answers rule out which options, in a sentence: "Ruled out: Files by Location; Redis by Writers and Speed."
/// `exclusions` are options, each with a question that rules it out: by option, then in file order.
pub fn in_short(catalogue: &Catalogue, exclusions: &[(usize, usize)]) -> String {
    let named = named(catalogue, exclusions);
    if named.is_empty() { String::new() } else { format!("Ruled out: {named}.") }
}

/// "Files by Location; Redis by Writers and Speed".
fn named(catalogue: &Catalogue, exclusions: &[(usize, usize)]) -> String {
    let named = exclusions.chunk_by(|one, other| one.0 == other.0).filter_map(|exclusions| {
        let mut questions: Vec<usize> = exclusions.iter().map(|(_, question)| *question).collect();
        questions.dedup();
        let (option, _) = exclusions.first()?;
        Some(format!("{} by {}", catalogue.option_name(*option), and(&topics(catalogue, &questions))))
    });
    named.collect::<Vec<String>>().join("; ")
}

/// The answers that rule options out.
pub fn lines<'c>(catalogue: &'c Catalogue, exclusions: &[Exclusion]) -> Vec<ExclusionLine<'c>> {
    let line = |exclusion: &Exclusion| {
        let question = catalogue.questions.get(exclusion.question)?;
        let choice = question.choices.get(exclusion.choice)?;
        let ruled_out = choice.rules_out.iter().find(|it| it.option == exclusion.option)?;
        let name = catalogue.option_name(exclusion.option);
        let why = ruled_out.why.trim_end_matches('.');
        let answer = about(question, &choice.label);
        let clause = format!("“{answer}” rules it out: {why}");
        let sentence = format!("{name} is ruled out by “{answer}”: {why}.");
        Some(ExclusionLine { exclusion: *exclusion, clause, sentence, source: &ruled_out.source })
    };
    exclusions.iter().filter_map(line).collect()
}

/// What the points alone would have said, if that is something else.
pub fn by_points<P>(catalogue: &Catalogue, verdict: &Verdict<P>) -> Option<String> {
    match verdict.by_points {
        _ if verdict.kind == VerdictKind::Insufficient || verdict.by_points == verdict.outcome => None,
        Outcome::Wins(option) => Some(format!("By points alone, {} would win.", catalogue.option_name(option))),
        Outcome::TooClose | Outcome::NoneLeft => Some("By points alone, there would be no single winner.".into()),
    }
}
