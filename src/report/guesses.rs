//! Guesses, and what to find out first, in sentences.

use crate::{
    analysis::{Guesses, Weighed},
    catalogue::Catalogue,
    quiz::Notes,
};

use super::{
    phrases::{capitalized, number},
    topics::named,
};

/// How many questions to find out are listed.
const MAX_FIND_OUT: usize = 6;

/// Whether the verdict holds whatever the guesses turn out to be, and if not, which to check first. Empty without guesses.
pub fn sentence(catalogue: &Catalogue, guesses: &Guesses) -> String {
    let count = guesses.questions.len();
    let opening = match count {
        0 => return String::new(),
        1 => "One answer is a guess".to_owned(),
        count => format!("{} answers are guesses", capitalized(&number(count))),
    };
    let turn = if count == 1 { "it turns" } else { "they turn" };
    match (guesses.holds, &guesses.check_first) {
        (Some(true), _) => format!("{opening}; the verdict holds whatever {turn} out to be."),
        (Some(false), Some(first)) => format!("{opening}. {}", check_first(catalogue, first, count)),
        _ => format!("{opening}. The verdict holds in every combination tried, but there are too many to try all."),
    }
}

fn check_first(catalogue: &Catalogue, first: &Weighed, count: usize) -> String {
    let name = catalogue.questions.get(first.question).map_or(String::new(), named);
    // A sample without another outcome does not prove that there is none.
    let always = first.share <= 0.0 && (first.exact || count == 1);
    let holds = percent(Weighed { share: 1.0 - first.share, ..*first });
    let holds = if always { String::new() } else { format!(" in {holds} of combinations") };
    format!("Check {name} first: if it is right, the verdict holds{holds}.")
}

/// What to find out first, and from whom: "Find out first: Team (decides in 45% of combinations; note: Ask Bo), CPU (8%)."
pub fn find_out(catalogue: &Catalogue, notes: &Notes, weighed: &[Weighed]) -> String {
    let part = |(index, weighed): (usize, &Weighed)| {
        let question = catalogue.questions.get(weighed.question)?;
        let share = match (index, percent(*weighed)) {
            (0, share) if share == "100%" => "its answer decides".into(),
            (0, share) => format!("decides in {share} of combinations"),
            (_, share) => share,
        };
        let note = Some(notes.get(question)).filter(|note| !note.is_empty());
        let note = note.map_or(String::new(), |note| format!("; note: {}", note.trim_end_matches('.')));
        Some(format!("{} ({share}{note})", named(question)))
    };
    let parts: Vec<String> = weighed.iter().take(MAX_FIND_OUT).enumerate().filter_map(part).collect();
    if parts.is_empty() { String::new() } else { format!("Find out first: {}.", parts.join(", ")) }
}

/// "45%", "about 45%"; never none or all.
fn percent(weighed: Weighed) -> String {
    let about = if weighed.exact { "" } else { "about " };
    match (100.0 * weighed.share).round() {
        share if share < 1.0 => format!("{about}<1%"),
        share if share > 99.0 && (weighed.share < 1.0 || !weighed.exact) => format!("{about}>99%"),
        share => format!("{about}{share}%"),
    }
}
