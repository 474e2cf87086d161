//! The sentences of a result. Every number in them is one that the reader can add up.

use crate::{
    catalogue::{Catalogue, CatalogueOption, Question},
    quiz::{Answer, Answers, OrderName},
    scoring::{Points, Verdict, VerdictKind},
};

use super::{columns::Column, metadata::InterviewMode};

/// The title over the single answers and the sets of answers that would change the verdict.
pub(crate) const WHAT_IF: &str = "What if answers were different";

/// The title over what other weights would do.
pub(crate) const WHAT_IF_WEIGHTS: &str = "What if a reason counted for more or less";

/// The title over the rows of the comparison that matter.
pub(crate) const SIDE_BY_SIDE: &str = "Side by side, for what matters most here";

/// The verdict in a few words.
pub(crate) fn headline<P>(catalogue: &Catalogue, verdict: &Verdict<P>) -> String {
    match verdict.kind {
        VerdictKind::Clear => format!("{}, the clear choice.", catalogue.option_name(verdict.first)),
        VerdictKind::Leans => format!("{}, but not by much.", catalogue.option_name(verdict.first)),
        VerdictKind::Both if sharing_all(catalogue, verdict) => "Use both.".into(),
        VerdictKind::Both => format!("Use {} together.", and(&sharing(catalogue, verdict))),
        VerdictKind::Either => format!("Too close to call: {}.", or(&sharing(catalogue, verdict))),
        VerdictKind::Insufficient => {
            format!("No verdict yet: {} needed.", count(verdict.missing(), "more answer"))
        }
    }
}

/// The verdict as it stands in a table cell: "Rust, narrowly", "Too close to call".
pub(crate) fn in_short<P>(catalogue: &Catalogue, verdict: &Verdict<P>) -> String {
    match verdict.kind {
        VerdictKind::Clear => format!("{}, clearly", catalogue.option_name(verdict.first)),
        VerdictKind::Leans => format!("{}, narrowly", catalogue.option_name(verdict.first)),
        VerdictKind::Both if sharing_all(catalogue, verdict) => "Use both".into(),
        VerdictKind::Both => format!("Use {}", and(&sharing(catalogue, verdict))),
        VerdictKind::Either => "Too close to call".into(),
        VerdictKind::Insufficient => "No verdict yet".into(),
    }
}

/// What `question` is about, in a word or two.
pub(crate) fn topic(question: &Question) -> &str {
    question.topic_or_title()
}

/// An answer with what it is about: "Team: Python and Rust"; a question keeps its own sign at the end.
pub(crate) fn about(question: &Question, answer: &str) -> String {
    let topic = topic(question);
    let colon = if topic.ends_with(['?', ':', '.', '!', '…']) { "" } else { ":" };
    format!("{topic}{colon} {answer}")
}

/// A question within a sentence: its topic, or its title in quotation marks.
fn named(question: &Question) -> String {
    match question.topic.as_str() {
        "" => format!("\u{201c}{}\u{201d}", question.title),
        topic => topic.into(),
    }
}

/// The topics of the questions at these places, of very many the first and how many more.
pub(crate) fn topics(catalogue: &Catalogue, places: &[usize]) -> Vec<String> {
    let questions = places.iter().filter_map(|at| catalogue.questions.get(*at));
    let mut names: Vec<String> = questions.map(named).collect();
    let more = names.len().saturating_sub(NAMED);
    if more > 0 {
        names.truncate(NAMED);
        names.push(format!("{more} more"));
    }
    names
}

fn sharing_all<P>(catalogue: &Catalogue, verdict: &Verdict<P>) -> bool {
    catalogue.options.len() == 2 && verdict.sharing.len() == 2
}

pub(crate) fn sharing<'c, P>(catalogue: &'c Catalogue, verdict: &Verdict<P>) -> Vec<&'c str> {
    verdict.sharing.iter().map(|option| catalogue.option_name(*option)).collect()
}

/// The points of the options, most first: "28 points to 12" where one of two leads, else each by name.
pub(crate) fn points<P: Points>(catalogue: &Catalogue, verdict: &Verdict<P>, shown: impl Fn(&P) -> String) -> String {
    let mut ranked: Vec<(&CatalogueOption, &P)> = catalogue.options.iter().zip(&verdict.scores.points).collect();
    ranked.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    match ranked.as_slice() {
        [(_, first), (_, second)] if verdict.leader().is_some() => {
            let (first, second) = (shown(first), shown(second));
            let points = if first == "1" { "point" } else { "points" };
            format!("{first} {points} to {second}")
        }
        many => {
            let named = many.iter().map(|(option, score)| format!("{} {}", option.name, shown(score)));
            named.collect::<Vec<_>>().join(", ")
        }
    }
}

/// " over PostgreSQL": whom a lead is over, where there are more than two options.
pub(crate) fn over_runner_up<P>(catalogue: &Catalogue, verdict: &Verdict<P>) -> String {
    match catalogue.options.len() {
        2 => String::new(),
        _ => format!(" over {}", catalogue.option_name(verdict.second)),
    }
}

/// The lead, and how many questions counted; the lead and what it is out of as they are shown.
pub(crate) fn figures<P: Points>(
    catalogue: &Catalogue,
    verdict: &Verdict<P>,
    (ahead, of): (&str, &str),
) -> Vec<String> {
    let neutral = match catalogue.neutral {
        0 => String::new(),
        points => format!(" ({points} neutral)"),
    };
    let over = over_runner_up(catalogue, verdict);
    let lead =
        if verdict.is_tie() { "a tie".into() } else { format!("a lead of {ahead}{over} out of {of} points{neutral}") };
    vec![lead, answered(verdict.scores.counted, verdict.scores.visible)]
}

/// The same for whole points.
pub(crate) fn whole_figures(catalogue: &Catalogue, verdict: &Verdict) -> Vec<String> {
    let (ahead, of) = verdict.lead;
    figures(catalogue, verdict, (&ahead.to_string(), &of.to_string()))
}

/// "11 of 12 questions answered".
pub(crate) fn answered(counted: usize, visible: usize) -> String {
    format!("{counted} of {} answered", count(visible, "question"))
}

/// "1 point", "2 points".
pub fn count(number: impl TryInto<usize>, thing: &str) -> String {
    let number = number.try_into().unwrap_or(usize::MAX);
    format!("{number} {}", things(number, thing))
}

/// "point", "points".
pub fn things(number: usize, thing: &str) -> String {
    format!("{thing}{}", if number == 1 { "" } else { "s" })
}

/// What the verdict means for what to do; without `columns` it does not say which reasons go to which side.
pub(crate) fn advice<P>(catalogue: &Catalogue, verdict: &Verdict<P>, columns: &[Column]) -> Vec<String> {
    match verdict.kind {
        VerdictKind::Clear | VerdictKind::Leans => Vec::new(),
        VerdictKind::Both => paragraphs([split(verdict, columns), catalogue.both.clone()]),
        VerdictKind::Either => paragraphs([catalogue.either.clone()]),
        VerdictKind::Insufficient => {
            vec!["A verdict needs answers to at least half of the questions.".into()]
        }
    }
}

fn paragraphs<const N: usize>(texts: [String; N]) -> Vec<String> {
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

/// Which parts of the program go to which side, or which reasons, where the catalogue has no parts for some side.
fn split<P>(verdict: &Verdict<P>, columns: &[Column]) -> String {
    let sharing: Vec<&Column> = verdict.sharing.iter().filter_map(|option| columns.get(*option)).collect();
    let with_parts = |column: &&Column| {
        let named = column.reasons.iter().filter(|line| line.points > 0 && !line.reason.part.is_empty());
        let parts: Vec<&str> = named.map(|line| line.reason.part.as_str()).take(PARTS).collect();
        (!parts.is_empty()).then(|| format!("Use {} for {}.", column.option.name, and(&parts)))
    };
    let with_titles = |column: &&Column| {
        let strong = column.reasons.iter().filter(|line| line.points > 0).map(|line| line.reason.title.as_str());
        format!("{}: {}.", column.option.name, strong.collect::<Vec<_>>().join(", "))
    };
    let sides: Option<Vec<String>> = sharing.iter().map(with_parts).collect();
    sides.unwrap_or_else(|| sharing.iter().map(with_titles).collect()).join(" ")
}

/// How many parts of the program are named for one side: those of its strongest reasons.
const PARTS: usize = 3;

/// How many questions or reasons a sentence names. Nobody reads on in a longer one; the answers are listed besides.
const NAMED: usize = 20;

/// What the verdict does not rest on: questions without an answer that counts, and reasons nobody was asked about.
pub(crate) fn left_out(catalogue: &Catalogue, answers: &Answers) -> Vec<String> {
    let visible = answers.visible(catalogue);
    let those =
        |wanted: Answer| visible.iter().filter(|q| answers.get(q) == wanted).map(|q| named(q)).collect::<Vec<_>>();
    let counting = answers.scored(catalogue);
    let asked: Vec<usize> = counting.iter().flat_map(|(question, _)| question.reasons()).collect();
    let unasked = catalogue.reasons.iter().enumerate().filter(|(at, _)| !asked.contains(at));
    let unasked: Vec<String> = unasked.map(|(_, reason)| reason.title.clone()).collect();
    let sentence = |opening: &str, parts: &[String]| {
        let (named, more) = parts.split_at(parts.len().min(NAMED));
        let more = if more.is_empty() { String::new() } else { format!("; and {} more", more.len()) };
        (!parts.is_empty()).then(|| format!("{opening}: {}{more}.", named.join("; ")))
    };
    [
        sentence("Not sure", &those(Answer::NotSure)),
        sentence("Not answered", &those(Answer::Open)),
        sentence("No answer could give points to", &unasked),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What was unusual about how the questions were asked; empty where nothing was.
pub(crate) fn manner(manner: InterviewMode) -> String {
    match (manner.order, manner.outlook_seen) {
        (OrderName::File, false) => "",
        (OrderName::File, true) => "The forecast was visible while answering.",
        (OrderName::Short, false) => "The questions with the most influence were asked first.",
        (OrderName::Short, true) => {
            "The questions with the most influence were asked first; the forecast was visible while answering."
        }
    }
    .into()
}

/// An answer in words.
pub(crate) fn answer(question: &Question, answer: Answer) -> Vec<String> {
    match answer {
        Answer::Open => vec!["Not answered".into()],
        Answer::NotSure => vec!["Not sure".into()],
        Answer::Picked(picks) => question.labels(picks).into_iter().map(Into::into).collect(),
    }
}

/// What an answer that counts adds to the options at these places: "+5 Rust, +1 Python"; "no points" where it adds
/// nothing.
pub(crate) fn adds(catalogue: &Catalogue, adds: &[(usize, u32)]) -> String {
    let part = |(at, points): &(usize, u32)| format!("+{points} {}", catalogue.option_name(*at));
    if adds.is_empty() {
        return "no points".into();
    }
    adds.iter().map(part).collect::<Vec<_>>().join(", ")
}

/// A small number as a word.
pub(crate) fn number(number: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

pub(crate) fn and<T: AsRef<str>>(words: &[T]) -> String {
    joined(words, "and")
}

pub(crate) fn or<T: AsRef<str>>(words: &[T]) -> String {
    joined(words, "or")
}

fn joined<T: AsRef<str>>(words: &[T], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().into(),
        [first @ .., end] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", first.join(", "), end.as_ref())
        }
    }
}
