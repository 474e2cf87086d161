//! Several people's answers beside each other, as one value.

use num_rational::{BigRational, Ratio};

use crate::{
    analysis::weighted_verdict,
    catalogue::{Catalogue, Question},
    quiz::{Priorities, Responses},
    report::{advice, answer_line::contributions, exclusions, phrases as result, priorities, topics::topic},
    scoring::{HalfPoints, Verdict, WeightedCatalogue},
    team::{
        Conflict, Consensus, Disagreement, Person, Pivotal, conflict, disagreements, pivotal, pool, pooled_exclusions,
    },
};

use super::{figures, phrases};

/// How the team's points come about.
pub(super) const MEANS: &str = "Team points are the average per question over everyone who answered it.";

/// What priorities do in a team.
const OWN_PRIORITIES: &str = "Each person's priorities count in their own verdict, and in the team's with the same total \
                              weight for everyone. Points of single answers are shown without them.";

/// A comparison: each person's verdict, the team's verdict, and what it depends on.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'c> {
    /// What changed since the answers files were saved, in sentences.
    pub remarks: Vec<String>,
    /// The catalogue.
    pub catalogue: &'c Catalogue,
    /// Each person, in the order given.
    pub people: Vec<PersonLine>,
    /// The team's verdict, in exact fractions.
    pub verdict: Verdict<BigRational>,
    /// The team's verdict in a few words.
    pub headline: String,
    /// The verdict in a table cell: "Rust, narrowly".
    pub short: String,
    /// The team's points and the lead, in figures that add up, and how many questions counted.
    pub figures: Vec<String>,
    /// What to do with a verdict without a winner, in paragraphs.
    pub advice: Vec<String>,
    /// Whether the team's outcome conflicts with those of its people.
    pub conflict: Option<Conflict>,
    /// The conflict in sentences, empty if there is none.
    pub conflict_words: String,
    /// The people without whom the outcome would be different.
    pub pivotal: Vec<Pivotal>,
    /// A sentence for each of them, or one that there are none.
    pub pivotal_words: Vec<String>,
    /// Where people disagree; what could change the outcome comes first.
    pub disagreements: Vec<DisagreementLine<'c>>,
}

/// A person, and the verdict of their answers alone.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonLine {
    /// The name shown for them.
    pub name: String,
    /// The verdict, with their own weights.
    pub verdict: Verdict<HalfPoints>,
    /// The neutral points, with the mean of their weights.
    pub neutral: Ratio<u64>,
    /// How much each reason counts for them.
    pub priorities: Priorities,
    /// The verdict without priorities; none if there are none.
    pub without_priorities: Option<Verdict<HalfPoints>>,
    /// The verdict in a table cell: "Rust, narrowly".
    pub short: String,
    /// The points of the options, most first.
    pub points: String,
}

/// A question on which people disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct DisagreementLine<'c> {
    pub question: &'c Question,
    /// Whether agreement on one of the answers would change the outcome.
    pub turns: bool,
    pub answers: Vec<ConsensusLine>,
}

/// An answer given to a question on which people disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsensusLine {
    /// The answer, who gave it, and what agreement on it would do.
    pub consensus: Consensus,
    pub label: String,
    /// What it adds to the options.
    pub adds: String,
    /// What agreement on it would do, in a few words.
    pub would: String,
    /// The indices of those who gave it as a guess.
    pub guesses: Vec<usize>,
    /// The notes of those who gave it, each with the index of the person.
    pub notes: Vec<(usize, String)>,
}

impl<'c> Comparison<'c> {
    /// Compares `people`, each with a name ([`names()`](super::names())). The remarks are about their answers files.
    pub fn new(catalogue: &'c Catalogue, people: &[(String, Responses)], remarks: Vec<String>) -> Self {
        let weights = weights(catalogue, people);
        let team = team(people, &weights);
        let own = |person: &Person| weighted_verdict(person.weights, person.answers);
        let own: Vec<Verdict<HalfPoints>> = team.iter().map(own).collect();
        let lines = people.iter().zip(&weights).zip(&own);
        let lines = lines.map(|((person, weights), own)| PersonLine::new(catalogue, person, weights, own.clone()));
        let lines = lines.collect();
        let verdict = pool(catalogue, &team);
        let now = verdict.conclusion();
        let (conflict, pivotal) = (conflict(&own, &verdict), pivotal(catalogue, &team, now));
        let disagreements = disagreements(catalogue, &team, &verdict);
        let disputed = |option: usize| {
            let questions = disagreements.iter().filter(move |found| found.disputed.contains(option));
            questions.map(move |found| (option, found.question))
        };
        let mut disputed: Vec<(usize, usize)> = (0..catalogue.options.len()).flat_map(disputed).collect();
        disputed.sort_unstable();
        let disagreements =
            disagreements.into_iter().filter_map(|found| disagreement_line(catalogue, people, &verdict, found));
        Self {
            disagreements: disagreements.collect(),
            people: lines,
            headline: result::headline(catalogue, &verdict),
            short: result::in_short(catalogue, &verdict),
            figures: figures::team_figures(catalogue, &verdict),
            advice: exclusions::of_team(catalogue, &pooled_exclusions(catalogue, &team), &disputed)
                .into_iter()
                .chain(advice::advice(catalogue, &verdict, &[]))
                .collect(),
            conflict_words: conflict.map_or(String::new(), |it| phrases::conflict(catalogue, &it, people.len())),
            conflict,
            pivotal_words: phrases::pivotal(catalogue, people, &pivotal, now),
            pivotal,
            verdict,
            catalogue,
            remarks,
        }
    }

    pub(super) fn name(&self, person: usize) -> &str {
        self.people.get(person).map_or("", |person| &person.name)
    }

    /// The names of those who gave an answer, and who of them guessed.
    pub(super) fn givers(&self, answer: &ConsensusLine) -> String {
        let giver = |person: &usize| {
            let guess = if answer.guesses.contains(person) { " (a guess)" } else { "" };
            format!("{}{guess}", self.name(*person))
        };
        answer.consensus.people.iter().map(giver).collect::<Vec<_>>().join(", ")
    }

    /// How much the reasons count for each person who has priorities, in sentences.
    pub(super) fn priorities(&self) -> Vec<String> {
        let own = self.people.iter().filter(|person| !person.priorities.is_empty());
        let sentence = |person: &PersonLine| {
            format!("{}: {}.", person.name, priorities::words(self.catalogue, &person.priorities))
        };
        let sentences = own.map(sentence).collect::<Vec<_>>();
        let all = (!sentences.is_empty()).then(|| OWN_PRIORITIES.to_owned());
        all.into_iter().chain(sentences).collect()
    }

    pub(super) fn edition_line(&self) -> String {
        format!("From the catalogue {} {}.", self.catalogue.id, self.catalogue.version)
    }

    /// The disagreements that could change the outcome, or those that could not.
    pub(super) fn disagreements_that(&self, turn: bool) -> Vec<&DisagreementLine<'c>> {
        self.disagreements.iter().filter(|line| line.turns == turn).collect()
    }
}

/// The team's verdict alone.
pub fn team_verdict(catalogue: &Catalogue, people: &[(String, Responses)]) -> Verdict<BigRational> {
    pool(catalogue, &team(people, &weights(catalogue, people)))
}

/// The catalogue with the weights of each person.
fn weights<'c>(catalogue: &'c Catalogue, people: &[(String, Responses)]) -> Vec<WeightedCatalogue<'c>> {
    people.iter().map(|(_, responses)| WeightedCatalogue::new(catalogue, &responses.priorities)).collect()
}

fn team<'a>(people: &'a [(String, Responses)], weights: &'a [WeightedCatalogue<'a>]) -> Vec<Person<'a>> {
    let answers = people.iter().map(|(_, responses)| &responses.answers);
    answers.zip(weights).map(|(answers, weights)| Person { answers, weights }).collect()
}

impl PersonLine {
    fn new(
        catalogue: &Catalogue,
        (name, responses): &(String, Responses),
        weights: &WeightedCatalogue,
        verdict: Verdict<HalfPoints>,
    ) -> Self {
        Self {
            name: name.clone(),
            neutral: weights.neutral(),
            priorities: responses.priorities.clone(),
            without_priorities: priorities::verdict_without(catalogue, responses),
            short: result::in_short(catalogue, &verdict),
            points: result::points(catalogue, &verdict, HalfPoints::to_string),
            verdict,
        }
    }

    /// "12 of 13".
    pub(super) fn counted(&self) -> String {
        format!("{} of {}", self.verdict.scores.counted, self.verdict.scores.visible)
    }

    /// "12 of 13 questions answered".
    pub(super) fn answered(&self) -> String {
        result::answered(self.verdict.scores.counted, self.verdict.scores.visible)
    }

    pub(super) const fn answered_all(&self) -> bool {
        self.verdict.scores.counted == self.verdict.scores.visible
    }
}

impl DisagreementLine<'_> {
    /// What the question is about, in a word or two.
    pub(super) fn topic(&self) -> &str {
        topic(self.question)
    }
}

fn disagreement_line<'c>(
    catalogue: &'c Catalogue,
    people: &[(String, Responses)],
    pool: &Verdict<BigRational>,
    found: Disagreement,
) -> Option<DisagreementLine<'c>> {
    let question = catalogue.questions.get(found.question)?;
    let turns = found.turns(pool.conclusion());
    let line = |consensus: Consensus| {
        let note = |person: &usize| Some((*person, people.get(*person)?.1.notes.get(question).to_owned()));
        let is_guess = |person: &usize| people.get(*person).is_some_and(|(_, own)| own.answers.is_guess(question));
        ConsensusLine {
            guesses: consensus.people.iter().copied().filter(is_guess).collect(),
            label: question.labels(consensus.picks).join("; "),
            // As the catalogue has it, because people may have different weights.
            adds: result::contribution(
                catalogue,
                &contributions(catalogue, &Priorities::default(), question, consensus.picks),
            ),
            would: phrases::agreement(catalogue, pool, &consensus)
                + &result::rules_out(catalogue, question.rules_out(consensus.picks)),
            notes: consensus.people.iter().filter_map(note).filter(|(_, note)| !note.is_empty()).collect(),
            consensus,
        }
    };
    Some(DisagreementLine { question, turns, answers: found.answers.into_iter().map(line).collect() })
}
