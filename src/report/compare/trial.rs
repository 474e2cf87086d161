//! Agreements that are tried on a comparison without anybody having changed an answer.

use crate::{
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::{Answer, Responses},
    report::{answer_line::AnswerLine, phrases as result},
};

use super::{
    comparison::{Comparison, team_verdict},
    phrases,
    rows::{TeamRow, lines_on, rows},
};

/// That everybody whose answer to a question counts gives this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreement {
    /// The index of the question.
    pub question: usize,
    /// The answer.
    pub picks: ChoiceSet,
}

/// A comparison with agreements that are tried on it. Dropping them gives back exactly what was there.
#[derive(Debug, Clone, PartialEq)]
pub struct TriedComparison<'c> {
    people: Vec<(String, Responses)>,
    given: Comparison<'c>,
    agreements: Vec<Agreement>,
    /// What the agreements lead to; none if there are none.
    tried: Option<Comparison<'c>>,
    rows: Vec<TeamRow<'c>>,
}

/// A question with everybody's answer to it, and what agreement on each of these would lead to.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposals<'c> {
    /// The question.
    pub question: &'c Question,
    /// The answer of each person; none if the question is hidden for them.
    pub answers: Vec<Option<AnswerLine<'c>>>,
    /// The answers that all could agree on; none if nobody disagrees.
    pub proposals: Vec<Proposal>,
}

/// An agreement, and what it would lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The agreement.
    pub agreement: Agreement,
    /// The labels of its choices.
    pub label: String,
    /// The team's verdict in a few words: "Rust, narrowly".
    pub short: String,
    /// Whether it is tried now.
    pub is_tried: bool,
}

impl<'c> TriedComparison<'c> {
    /// Compares `people` ([`Comparison::new`]), with no agreement tried.
    pub fn new(catalogue: &'c Catalogue, people: Vec<(String, Responses)>, remarks: Vec<String>) -> Self {
        let given = Comparison::new(catalogue, &people, remarks);
        let rows = rows(&given, &people, (&given, &people));
        Self { people, given, agreements: Vec::new(), tried: None, rows }
    }

    /// The comparison of the answers given.
    pub const fn given(&self) -> &Comparison<'c> {
        &self.given
    }

    /// The comparison with what is tried.
    pub fn shown(&self) -> &Comparison<'c> {
        self.tried.as_ref().unwrap_or(&self.given)
    }

    /// Every question that somebody is asked, with everybody's answer: the questions on which people disagreed first. What
    /// is tried changes the answers, but not the order.
    pub fn rows(&self) -> &[TeamRow<'c>] {
        &self.rows
    }

    /// Whether an agreement is tried.
    pub const fn is_trying(&self) -> bool {
        self.tried.is_some()
    }

    /// Everybody's answer to the question at this index without an agreement on it, and what agreement would lead to.
    pub fn proposals(&self, question: usize) -> Option<Proposals<'c>> {
        let catalogue = self.given.catalogue;
        let found = catalogue.questions.get(question)?;
        let others = self.others(question);
        let people = agreed(catalogue, &self.people, &others);
        let answers = lines_on(catalogue, &people, found);
        let mut given: Vec<ChoiceSet> =
            people.iter().filter_map(|(_, responses)| counted(catalogue, responses, found)).collect();
        given.sort_unstable();
        given.dedup();
        let proposal = |picks: ChoiceSet| {
            let agreement = Agreement { question, picks };
            let then = team_verdict(catalogue, &agreed(catalogue, &people, &[agreement]));
            Proposal {
                label: found.labels(picks).join("; "),
                short: result::in_short(catalogue, &then),
                is_tried: self.agreements.contains(&agreement),
                agreement,
            }
        };
        let is_disputed = given.len() > 1;
        let proposals = given.into_iter().filter(|_| is_disputed).map(proposal).collect();
        Some(Proposals { question: found, answers, proposals })
    }

    /// Tries an agreement in place of any other on its question or, if it is tried already, no longer does.
    pub fn toggle(&mut self, agreement: Agreement) {
        let mut agreements = self.others(agreement.question);
        if !self.agreements.contains(&agreement) {
            agreements.push(agreement);
        }
        self.set(agreements);
    }

    /// Drops what is tried.
    pub fn clear(&mut self) {
        self.set(Vec::new());
    }

    /// What is tried, and what it leads to: "Trying: all who answered Latency say “Within 20 ms”. Then: Python, narrowly.", or the
    /// shortest form if no longer one `fits`. None if nothing is tried.
    pub fn words(&self, fits: impl Fn(&str) -> bool) -> Option<String> {
        let tried = self.tried.as_ref()?;
        let agreement = |it: &Agreement| {
            let question = tried.catalogue.questions.get(it.question)?;
            Some((question, question.labels(it.picks).join("; ")))
        };
        let agreements: Vec<_> = self.agreements.iter().filter_map(agreement).collect();
        let [long, medium, short] = phrases::trying(&agreements, &tried.short);
        Some([long, medium].into_iter().find(|words| fits(words)).unwrap_or(short))
    }

    /// What is tried on other questions than this one.
    fn others(&self, question: usize) -> Vec<Agreement> {
        self.agreements.iter().copied().filter(|other| other.question != question).collect()
    }

    fn set(&mut self, agreements: Vec<Agreement>) {
        let people = agreed(self.given.catalogue, &self.people, &agreements);
        let remarks = self.given.remarks.clone();
        self.tried = (!agreements.is_empty()).then(|| Comparison::new(self.given.catalogue, &people, remarks));
        self.agreements = agreements;
        self.rows = rows(&self.given, &self.people, (self.shown(), &people));
    }
}

/// The people as they would be if these agreements were made, one after the other: each replaces the answers that count.
fn agreed(catalogue: &Catalogue, people: &[(String, Responses)], agreements: &[Agreement]) -> Vec<(String, Responses)> {
    let mut people = people.to_vec();
    for Agreement { question, picks } in agreements {
        let Some(question) = catalogue.questions.get(*question) else { continue };
        for (_, responses) in &mut people {
            if counted(catalogue, responses, question).is_some() {
                responses.answers.set(question, Answer::Picked(*picks));
            }
        }
    }
    people
}

/// The answer to `question`, if it counts.
fn counted(catalogue: &Catalogue, responses: &Responses, question: &Question) -> Option<ChoiceSet> {
    let scored = responses.answers.scored(catalogue).into_iter();
    scored.filter(|(other, _)| other.index == question.index).map(|(_, picks)| picks).next()
}
