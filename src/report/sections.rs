//! The titles, lines and sentences of a result that every format shares.

use crate::{
    catalogue::{Citation, Row},
    quiz::{Answer, Weight},
};

use super::{
    Report,
    answer_line::AnswerLine,
    citations,
    exclusions::ExclusionLine,
    phrases, rows,
    strongest_answers::{STRONGEST, StrongestAnswer},
    weights, what_if,
};

impl<'c> Report<'c> {
    /// The catalogue's question and the project: "Python or Rust? · sensor-hub".
    pub fn title_line(&self) -> String {
        without_empty([&self.catalogue.title, &self.about.project]).join(" \u{b7} ")
    }

    /// Who answered, when, and how many questions: "By Ada · 2026-11-22 · 13 of 13 questions answered".
    pub fn about_line(&self) -> String {
        let by = if self.about.by.is_empty() { String::new() } else { format!("By {}", self.about.by) };
        let answered = phrases::answered(self.verdict.scores.counted, self.verdict.scores.visible);
        without_empty([&by, &self.about.date, &answered]).join(" \u{b7} ")
    }

    /// How robust the verdict is: against other answers, other weights of the reasons, and guesses.
    pub fn solid_line(&self) -> String {
        without_empty([&self.robustness, &self.weighing, &self.guesses_line]).join(" ")
    }

    /// The title over the strongest answers.
    pub fn strongest_title(&self) -> String {
        let name = |option| self.catalogue.option_name(option);
        match self.verdict.leader() {
            None => "What counted most".into(),
            Some(_) if self.is_between_two() => "What decided it".into(),
            Some(leader) => format!("What decided it: points of {} over {}", name(leader), name(self.verdict.second)),
        }
    }

    /// The strongest answers that are listed.
    pub fn strongest(&self) -> &[StrongestAnswer<'c>] {
        self.strongest_answers.get(..STRONGEST).unwrap_or(&self.strongest_answers)
    }

    /// "+5 Rust".
    pub fn points_of(&self, line: &StrongestAnswer) -> String {
        format!("+{} {}", line.points, self.catalogue.option_name(line.option))
    }

    /// "No points: AI, Startup"; empty if every reason got some.
    pub fn without_points_line(&self) -> String {
        let titles: Vec<&str> = self.without_points.iter().map(|reason| reason.title.as_str()).collect();
        if titles.is_empty() { String::new() } else { format!("No points: {}", titles.join(", ")) }
    }

    /// How much the reasons count, which answers rule options out, what the points alone would have said, and what to do, in
    /// paragraphs.
    pub fn paragraphs(&self) -> Vec<String> {
        let priorities = Some(self.priorities_line.clone()).filter(|sentence| !sentence.is_empty());
        let excluded = self.exclusions.iter().map(ExclusionLine::words);
        let by_points = Some(self.by_points.clone()).filter(|sentence| !sentence.is_empty());
        priorities.into_iter().chain(excluded).chain(by_points).chain(self.advice.iter().cloned()).collect()
    }

    /// The sentences about other answers: what to find out first; that no single change matters, if so; the smallest
    /// sets; decisive answers.
    pub fn what_if_sentences(&self) -> Vec<&str> {
        let robustness = if self.what_if.is_empty() { &self.robustness } else { "" };
        let first = [self.find_out.as_str(), robustness, self.to_no_winner.as_str()];
        let sentences =
            first.into_iter().chain(self.to_win.iter().map(String::as_str)).chain([self.decided_by.as_str()]);
        sentences.filter(|sentence| !sentence.is_empty()).collect()
    }

    /// The single changes with a title each for those that the team could decide and for the others. Without titles if
    /// there is only one kind.
    pub fn what_if_groups(&self) -> Vec<(&'static str, &[what_if::WhatIfLine<'c>])> {
        let yours = self.what_if.iter().take_while(|line| line.question.yours).count();
        match self.what_if.split_at_checked(yours) {
            Some((yours, others)) if !yours.is_empty() && !others.is_empty() => {
                vec![("What you could decide", yours), ("What would have to be true", others)]
            }
            _ if self.what_if.is_empty() => Vec::new(),
            _ => vec![("", &self.what_if)],
        }
    }

    /// "Why not Files?", or "Why not the others?" if there are several.
    pub fn why_not_title(&self) -> String {
        match self.why_not.as_slice() {
            [only] => only.title.clone(),
            _ => "Why not the others?".into(),
        }
    }

    /// The break-even weight of each reason that has one.
    pub fn break_even_lines(&self) -> Vec<(&'c str, String)> {
        let line = |break_even: &weights::BreakEven| {
            let counts = match self.priorities.get(break_even.reason) {
                Weight::One => String::new(),
                weight => format!("counts {weight}×, "),
            };
            let figure = format!("{counts}ties at {}×", weights::times(break_even.factor?));
            Some((self.catalogue.reason_title(break_even.reason), figure))
        };
        self.break_evens.iter().filter_map(line).collect()
    }

    /// In how many ways of weighing the reasons the leader is ahead if these reasons matter most, in that order; empty if none
    /// are given, or if nobody leads.
    pub fn ranked_words(&self, ranked: &[usize]) -> String {
        weights::ranked(self.catalogue, &self.sensitivity, ranked)
    }

    /// The sentences about other weights.
    pub fn weight_sentences(&self) -> Vec<String> {
        if !self.verdict.has_rival() {
            return Vec::new();
        }
        let some = self.break_evens.iter().filter(|break_even| break_even.factor.is_some()).count();
        let never = weights::never_ties(self.break_evens.len() - some, some);
        let others = [never, self.margin.clone(), self.ranked_words(&self.ranked)];
        self.tipping.iter().cloned().chain(others).filter(|text| !text.is_empty()).collect()
    }

    /// What an answer adds and rules out, in words: "+5 Rust, +1 Python"; "no points" for a counted answer that gives
    /// none.
    pub fn contribution_words(&self, line: &AnswerLine) -> String {
        match line.answer {
            Answer::Picked(_) => {
                phrases::contribution(self.catalogue, &line.contribution) + &self.rules_out_words(line)
            }
            Answer::Open | Answer::NotSure => String::new(),
        }
    }

    /// Which options an answer that counts rules out: ", rules out Files"; empty if none.
    pub fn rules_out_words(&self, line: &AnswerLine) -> String {
        let picks = line.answer.picks();
        picks.map_or(String::new(), |picks| phrases::rules_out(self.catalogue, line.question.rules_out(picks)))
    }

    /// The rows of the comparison that matter for these answers, the most important first.
    pub fn rows_that_matter(&self) -> Vec<&'c Row> {
        rows(self.catalogue, &self.columns).into_iter().filter(|line| line.matters).map(|line| line.row).collect()
    }

    /// The citations of a claim, and their links.
    pub(crate) fn cited(&self, citations: &'c [Citation]) -> Vec<(&'c str, Option<&'c str>)> {
        citations::cited(self.catalogue, citations)
    }

    /// The catalogue and, if known, the digest of its file.
    pub fn edition_line(&self) -> String {
        let catalogue = self.catalogue;
        let digest = &self.about.sha256;
        let digest = if digest.is_empty() { String::new() } else { format!(", SHA-256 {digest}") };
        format!("From the catalogue {} {}{digest}.", catalogue.id, catalogue.version)
    }
}

fn without_empty<const N: usize>(texts: [&str; N]) -> Vec<&str> {
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}
