//! Several people's answers beside each other, as one value with all that a comparison says, and one file for each
//! format it is written in.

mod figures;
mod json;
mod markdown;
mod names;
mod phrases;
mod text;

use num_rational::BigRational;

use crate::{
    analysis::verdict,
    catalogue::{Catalogue, Question},
    quiz::{Answers, Responses},
    scoring::{Outcome, Verdict},
    team::{Conflict, Consensus, Disagreement, Pivotal, conflict, disagreements, pivotal, pool},
};

use super::{model::adds, phrases as result};

pub use json::comparison_json;
pub use markdown::comparison_markdown;
pub use names::names;
pub use text::comparison_text;

/// How the pooled points come about, for the reader of a comparison.
const MEANS: &str = "Team points are the average per question over everyone who answered it.";

/// A comparison: each person's verdict, the pooled one, and what it hangs on.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'c> {
    /// What a reader must know of the sheets, in sentences: what changed since they were saved.
    pub remarks: Vec<String>,
    /// The catalogue answered.
    pub catalogue: &'c Catalogue,
    /// Each person, in the order given.
    pub people: Vec<PersonLine>,
    /// The pooled verdict, in exact fractions.
    pub verdict: Verdict<BigRational>,
    /// The pooled verdict in a few words.
    pub headline: String,
    /// It in a table cell: "Rust, narrowly".
    pub short: String,
    /// The pooled points and the lead, in figures that add up, and how many questions counted.
    pub figures: Vec<String>,
    /// What the pooled verdict means for what to do, in paragraphs.
    pub advice: Vec<String>,
    /// Whether people come to something else by themselves.
    pub conflict: Option<Conflict>,
    /// The same in sentences, empty where they do not.
    pub conflict_words: String,
    /// Without whom the pooled outcome is another.
    pub pivotal: Vec<Pivotal>,
    /// The same in sentences, one for each of them, or one that there are none.
    pub pivotal_words: Vec<String>,
    /// Where people disagree: what could turn the pooled outcome first.
    pub disagreements: Vec<DisputeLine<'c>>,
}

/// A person, and the verdict of their answers alone.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonLine {
    /// What they are called.
    pub name: String,
    /// Their own verdict.
    pub verdict: Verdict,
    /// It in a table cell: "Rust, narrowly".
    pub short: String,
    /// The points of the options, most first.
    pub points: String,
}

/// A question on which people disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct DisputeLine<'c> {
    /// The question.
    pub question: &'c Question,
    /// Whether agreement on one of the answers would turn the pooled outcome.
    pub turns: bool,
    /// The answers given.
    pub answers: Vec<AgreedLine>,
}

/// An answer given to a question on which people disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreedLine {
    /// The answer, who gave it, and what agreement on it would do.
    pub agreed: Consensus,
    /// The labels of its choices.
    pub label: String,
    /// What it adds to the options.
    pub adds: String,
    /// What agreement on it would do, in words without an end.
    pub would: String,
    /// The notes of those who gave it: the place of the person, and the note.
    pub notes: Vec<(usize, String)>,
}

impl<'c> Comparison<'c> {
    /// Compares `people`: what each is called ([`names()`]), and what they did; `remarks` are about their sheets.
    pub fn new(catalogue: &'c Catalogue, people: &[(String, Responses)], remarks: Vec<String>) -> Self {
        let answers: Vec<&Answers> = people.iter().map(|(_, progress)| &progress.answers).collect();
        let own: Vec<Verdict> = answers.iter().map(|answers| verdict(catalogue, answers)).collect();
        let verdict = pool(catalogue, &answers);
        let now = verdict.conclusion();
        let (conflict, pivotal) = (conflict(&own, &verdict), pivotal(catalogue, &answers, now));
        let disagreements = disagreements(catalogue, &answers, &verdict).into_iter();
        let disagreements = disagreements.filter_map(|dispute| dispute_line(catalogue, people, &verdict, dispute));
        Self {
            disagreements: disagreements.collect(),
            people: people.iter().zip(own).map(|((name, _), own)| PersonLine::new(catalogue, name, own)).collect(),
            headline: result::headline(catalogue, &verdict),
            short: result::in_short(catalogue, &verdict),
            figures: figures::pooled(catalogue, &verdict),
            advice: result::advice(catalogue, &verdict, &[]),
            conflict_words: conflict.map_or(String::new(), |it| phrases::conflict(catalogue, &it, people.len())),
            conflict,
            pivotal_words: phrases::leaving(catalogue, people, &pivotal, now),
            pivotal,
            verdict,
            catalogue,
            remarks,
        }
    }

    /// What the person at this place is called, empty where there is none.
    fn name(&self, person: usize) -> &str {
        self.people.get(person).map_or("", |person| &person.name)
    }

    /// Who gave an answer.
    fn givers(&self, answer: &AgreedLine) -> String {
        answer.agreed.people.iter().map(|person| self.name(*person)).collect::<Vec<_>>().join(", ")
    }

    /// The catalogue it is from.
    fn edition_line(&self) -> String {
        format!("From the catalogue {} {}.", self.catalogue.id, self.catalogue.version)
    }

    /// The questions on which agreement could turn the pooled outcome, or those on which it could not.
    fn disputes(&self, turns: bool) -> Vec<&DisputeLine<'c>> {
        self.disagreements.iter().filter(|dispute| dispute.turns == turns).collect()
    }
}

impl PersonLine {
    fn new(catalogue: &Catalogue, name: &str, verdict: Verdict) -> Self {
        Self {
            name: name.into(),
            short: result::in_short(catalogue, &verdict),
            points: result::points(catalogue, &verdict, u32::to_string),
            verdict,
        }
    }

    /// "12 of 13".
    fn counted(&self) -> String {
        format!("{} of {}", self.verdict.scores.counted, self.verdict.scores.visible)
    }

    /// "12 of 13 questions answered".
    fn answered(&self) -> String {
        result::answered(self.verdict.scores.counted, self.verdict.scores.visible)
    }

    const fn answered_all(&self) -> bool {
        self.verdict.scores.counted == self.verdict.scores.visible
    }
}

impl DisputeLine<'_> {
    /// What the question is about, in a word or two.
    fn topic(&self) -> &str {
        result::topic(self.question)
    }
}

fn dispute_line<'c>(
    catalogue: &'c Catalogue,
    people: &[(String, Responses)],
    pool: &Verdict<BigRational>,
    dispute: Disagreement,
) -> Option<DisputeLine<'c>> {
    let question = catalogue.questions.get(dispute.question)?;
    let now: Option<Outcome> = pool.conclusion();
    let turns = dispute.turns(now);
    let line = |agreed: Consensus| {
        let note = |person: &usize| Some((*person, people.get(*person)?.1.notes.get(question).to_owned()));
        let notes = agreed.people.iter().filter_map(note).filter(|(_, note)| !note.is_empty()).collect();
        AgreedLine {
            label: question.labels(agreed.picks).join("; "),
            adds: result::adds(catalogue, &adds(catalogue, question, agreed.picks)),
            would: phrases::agreement(catalogue, pool, &agreed),
            notes,
            agreed,
        }
    };
    Some(DisputeLine { question, turns, answers: dispute.answers.into_iter().map(line).collect() })
}
