//! The sentences of a result. Readers can add up every number in them.

use num_rational::Ratio;

use crate::{
    catalogue::{Catalogue, CatalogueOption, Choice, OptionSet},
    quiz::{Answer, Answers, OrderName},
    scoring::{HalfPoints, Verdict, VerdictKind},
};

use super::{
    metadata::InterviewMode,
    numbers::decimal,
    topics::{MAX_NAMED, named},
};

/// The title over other answers.
pub const WHAT_IF: &str = "What if answers were different";

/// The title over other weights.
pub const WHAT_IF_WEIGHTS: &str = "What if a reason counted for more or less";

/// The title over the comparison.
pub const SIDE_BY_SIDE: &str = "Side by side, for what matters most here";

/// The verdict in a few words.
pub fn headline<P>(catalogue: &Catalogue, verdict: &Verdict<P>) -> String {
    match verdict.kind {
        VerdictKind::Clear if is_only_left(verdict) => {
            format!("{}, the only option left.", catalogue.option_name(verdict.first))
        }
        VerdictKind::Clear => format!("{}, the clear choice.", catalogue.option_name(verdict.first)),
        VerdictKind::Leans => format!("{}, but not by much.", catalogue.option_name(verdict.first)),
        VerdictKind::Both if is_all(catalogue, verdict) => "Use both.".into(),
        VerdictKind::Both => format!("Use {} together.", and(&sharing(catalogue, verdict))),
        VerdictKind::Either => format!("Too close to call: {}.", or(&sharing(catalogue, verdict))),
        VerdictKind::NoneLeft => "Every option is ruled out.".into(),
        VerdictKind::Insufficient => {
            format!("No verdict yet: {} needed.", count(verdict.missing(), "more answer"))
        }
    }
}

/// What to say beside the names of the options of the verdict: "The clear choice."
pub fn beside_names<P>(catalogue: &Catalogue, verdict: &Verdict<P>) -> String {
    match verdict.kind {
        VerdictKind::Clear if is_only_left(verdict) => "The only option left.".into(),
        VerdictKind::Clear => "The clear choice.".into(),
        VerdictKind::Leans => "But not by much.".into(),
        VerdictKind::Both => "Use both.".into(),
        VerdictKind::Either => format!("Either will do: {}.", or(&sharing(catalogue, verdict))),
        VerdictKind::NoneLeft => "All are ruled out.".into(),
        VerdictKind::Insufficient => format!("Answer {}.", count(verdict.missing(), "more question")),
    }
}

/// The verdict in a table cell: "Rust, narrowly", "Too close to call".
pub fn in_short<P>(catalogue: &Catalogue, verdict: &Verdict<P>) -> String {
    match verdict.kind {
        VerdictKind::Clear if is_only_left(verdict) => {
            format!("{}, the only one left", catalogue.option_name(verdict.first))
        }
        VerdictKind::Clear => format!("{}, clearly", catalogue.option_name(verdict.first)),
        VerdictKind::Leans => format!("{}, narrowly", catalogue.option_name(verdict.first)),
        VerdictKind::Both if is_all(catalogue, verdict) => "Use both".into(),
        VerdictKind::Both => format!("Use {}", and(&sharing(catalogue, verdict))),
        VerdictKind::Either => "Too close to call".into(),
        VerdictKind::NoneLeft => "Every option is ruled out".into(),
        VerdictKind::Insufficient => "No verdict yet".into(),
    }
}

/// Whether the winner is the only option that is not ruled out.
pub fn is_only_left<P>(verdict: &Verdict<P>) -> bool {
    verdict.leader().is_some() && !verdict.has_rival()
}

fn is_all<P>(catalogue: &Catalogue, verdict: &Verdict<P>) -> bool {
    catalogue.options.len() == 2 && verdict.sharing.len() == 2
}

/// The names of the options that share the verdict.
pub fn sharing<'c, P>(catalogue: &'c Catalogue, verdict: &Verdict<P>) -> Vec<&'c str> {
    verdict.sharing.iter().map(|option| catalogue.option_name(*option)).collect()
}

/// The points of the options, most first: "28 points to 12" if one of two leads and none is ruled out, otherwise
/// each by name.
pub fn points<P: Ord>(catalogue: &Catalogue, verdict: &Verdict<P>, shown: impl Fn(&P) -> String) -> String {
    let options = catalogue.options.iter().zip(&verdict.scores.points).enumerate();
    let mut ranked: Vec<(usize, (&CatalogueOption, &P))> = options.collect();
    ranked.sort_by_key(|(_, (_, score))| std::cmp::Reverse(*score));
    match ranked.as_slice() {
        [(_, (_, first)), (_, (_, second))] if verdict.leader().is_some() && verdict.scores.excluded.is_empty() => {
            let (first, second) = (shown(first), shown(second));
            let points = if first == "1" { "point" } else { "points" };
            format!("{first} {points} to {second}")
        }
        many => {
            let named = many.iter().map(|(index, (option, score))| {
                let out = if verdict.scores.excluded.contains(*index) { " (ruled out)" } else { "" };
                format!("{} {}{out}", option.name, shown(score))
            });
            named.collect::<Vec<_>>().join(", ")
        }
    }
}

/// " over PostgreSQL": the runner-up, if there are more than two options.
pub fn over_runner_up<P>(catalogue: &Catalogue, verdict: &Verdict<P>) -> String {
    match catalogue.options.len() {
        2 => String::new(),
        _ => format!(" over {}", catalogue.option_name(verdict.second)),
    }
}

/// The lead in numbers, as they are shown.
pub struct LeadFigures {
    /// `D`; empty for a tie.
    pub lead: String,
    /// `E` and the neutral points.
    pub total: String,
    /// The neutral points; empty if there are none.
    pub neutral: String,
}

/// The lead, and how many questions counted.
pub fn figures<P>(catalogue: &Catalogue, verdict: &Verdict<P>, figures: &LeadFigures) -> Vec<String> {
    let LeadFigures { lead, total, neutral } = figures;
    let neutral = if neutral.is_empty() { String::new() } else { format!(" ({neutral} neutral)") };
    let over = over_runner_up(catalogue, verdict);
    let answered = answered(verdict.scores.counted, verdict.scores.visible);
    // With one option left, or none, nobody leads.
    if !verdict.has_rival() {
        return vec![answered];
    }
    let lead =
        if lead.is_empty() { "a tie".into() } else { format!("a lead of {lead}{over} out of {total} points{neutral}") };
    vec![lead, answered]
}

/// The figures of one person's verdict. Neutral points are rounded to a tenth, and the total is the sum of what is shown.
pub fn lead_figures(verdict: &Verdict<HalfPoints>, neutral: Ratio<u64>) -> LeadFigures {
    const TENTHS_IN_HALF: u64 = 5;
    let neutral = (neutral * Ratio::from_integer(10)).round().to_integer();
    LeadFigures {
        lead: if verdict.is_tie() { String::new() } else { verdict.lead().to_string() },
        total: decimal(TENTHS_IN_HALF * u64::from(verdict.points_of_both().0) + neutral),
        neutral: if neutral == 0 { String::new() } else { decimal(neutral) },
    }
}

/// "11 of 12 questions answered".
pub fn answered(counted: usize, visible: usize) -> String {
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

/// What the verdict leaves out: questions without an answer that counts, and reasons that no question asked about.
pub fn left_out(catalogue: &Catalogue, answers: &Answers) -> Vec<String> {
    let visible = answers.visible(catalogue);
    let with = |answer: Answer| -> Vec<String> {
        visible.iter().filter(|question| answers.get(question) == answer).map(|question| named(question)).collect()
    };
    let counted = answers.scored(catalogue);
    let asked: Vec<usize> = counted.iter().flat_map(|(question, _)| question.reasons()).collect();
    let unasked = catalogue.reasons.iter().enumerate().filter(|(index, _)| !asked.contains(index));
    let unasked: Vec<String> = unasked.map(|(_, reason)| reason.title.clone()).collect();
    let sentence = |opening: &str, parts: &[String]| {
        let (named, more) = parts.split_at(parts.len().min(MAX_NAMED));
        let more = if more.is_empty() { String::new() } else { format!("; and {} more", more.len()) };
        (!parts.is_empty()).then(|| format!("{opening}: {}{more}.", named.join("; ")))
    };
    [
        sentence("Not sure", &with(Answer::NotSure)),
        sentence("Not answered", &with(Answer::Open)),
        sentence("No answer could give points to", &unasked),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What was unusual about how the questions were asked; empty if nothing was.
pub fn interview_mode(mode: InterviewMode) -> String {
    match (mode.order, mode.forecast_seen) {
        (OrderName::Written, false) => "",
        (OrderName::Written, true) => "The forecast was visible while answering.",
        (OrderName::Decisive, false) => "The questions with the most influence were asked first.",
        (OrderName::Decisive, true) => {
            "The questions with the most influence were asked first; the forecast was visible while answering."
        }
    }
    .into()
}

/// What an answer that counts adds to the options: "+5 Rust, +1 Python", or "no points".
pub fn contribution(catalogue: &Catalogue, contribution: &[(usize, HalfPoints)]) -> String {
    let part = |(option, points): &(usize, HalfPoints)| format!("+{points} {}", catalogue.option_name(*option));
    if contribution.is_empty() {
        return "no points".into();
    }
    contribution.iter().map(part).collect::<Vec<_>>().join(", ")
}

/// The points that a choice gives to reasons and, through them, to options, and which options it rules out: "speed 4 →
/// Rust 8, Go 4".
pub fn points_words(catalogue: &Catalogue, choice: &Choice) -> String {
    let reasons = choice
        .points
        .iter()
        .filter_map(|(index, points)| catalogue.reasons.get(*index).map(|reason| format!("{} {points}", reason.id)));
    let options = catalogue.options.iter().zip(&choice.contribution).filter(|(_, points)| **points > 0);
    let options = options.map(|(option, points)| format!("{} {points}", option.name));
    let ruled_out = rules_out(catalogue, choice.rules_out.iter().map(|it| it.option).collect());
    match (reasons.collect::<Vec<_>>().join(", "), options.collect::<Vec<_>>().join(", ")) {
        (reasons, _) if reasons.is_empty() => format!("no points{ruled_out}"),
        (reasons, options) => format!("{reasons} → {options}{ruled_out}"),
    }
}

/// Which options an answer rules out: ", rules out Files"; empty if none.
pub fn rules_out(catalogue: &Catalogue, ruled_out: OptionSet) -> String {
    let names = (0..catalogue.options.len()).filter(|option| ruled_out.contains(*option));
    let names: Vec<&str> = names.map(|option| catalogue.option_name(option)).collect();
    if names.is_empty() { String::new() } else { format!(", rules out {}", and(&names)) }
}

/// A number, as a word if it is small.
pub fn number(number: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// A sentence that begins with a capital letter.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

pub fn and<T: AsRef<str>>(words: &[T]) -> String {
    joined(words, "and")
}

pub fn or<T: AsRef<str>>(words: &[T]) -> String {
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
