//! Scores, added up afresh from the answers (docs/decision-model.md, part 1).

use crate::{
    catalogue::{Catalogue, ChoiceSet, OptionSet, Question, Reason},
    quiz::Answers,
};

/// The points of the answers that count: whole numbers for one person, exact means for several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores<P = u32> {
    /// `S_o`: the points of each option.
    pub points: Vec<P>,
    /// `M_o`: the most points that each option could have got on the counted questions.
    pub max: Vec<P>,
    /// The number of questions that count.
    pub counted: usize,
    /// The number of visible questions.
    pub visible: usize,
    /// The options that are ruled out.
    pub excluded: OptionSet,
}

/// An answer that rules an option out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exclusion {
    pub option: usize,
    pub question: usize,
    pub choice: usize,
}

/// Every answer that rules an option out: by option, then in file order (docs/decision-model.md, part 12).
pub fn exclusions(catalogue: &Catalogue, answers: &Answers) -> Vec<Exclusion> {
    let mut exclusions = Vec::new();
    for (question, picks) in answers.scored(catalogue) {
        for choice in picks.iter() {
            let ruled_out = question.choices.get(choice).into_iter().flat_map(|choice| &choice.rules_out);
            exclusions.extend(ruled_out.map(|it| Exclusion { option: it.option, question: question.index, choice }));
        }
    }
    exclusions.sort_by_key(|exclusion| exclusion.option);
    exclusions
}

/// The options that the answers rule out.
pub fn excluded(catalogue: &Catalogue, answers: &Answers) -> OptionSet {
    let sets = answers.scored(catalogue).into_iter().map(|(question, picks)| question.rules_out(picks));
    sets.fold(OptionSet::NONE, OptionSet::union)
}

/// What one reason gives to one option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subtotal {
    pub reason: usize,
    pub points: u32,
    /// The most points it could have given on the counted questions.
    pub max: u32,
}

/// The scores of these answers.
pub fn score(catalogue: &Catalogue, answers: &Answers) -> Scores {
    let counted = answers.scored(catalogue);
    let questions: Vec<&Question> = counted.iter().map(|(question, _)| *question).collect();
    Scores {
        points: points_by_option(catalogue, answers),
        max: max_points(catalogue, &questions),
        counted: counted.len(),
        visible: answers.visible(catalogue).len(),
        excluded: excluded(catalogue, answers),
    }
}

/// `S_o`: the points of each option.
pub fn points_by_option(catalogue: &Catalogue, answers: &Answers) -> Vec<u32> {
    let counted = answers.scored(catalogue);
    let score = |option| counted.iter().map(|(question, picks)| question.contribution(*picks, option)).sum();
    (0..catalogue.options.len()).map(score).collect()
}

/// `M_o`: the most points that each option can get from `questions`.
pub fn max_points(catalogue: &Catalogue, questions: &[&Question]) -> Vec<u32> {
    let max = |question: &Question, option: usize| {
        question.max_sum(|choice| choice.contribution.get(option).copied().unwrap_or(0))
    };
    (0..catalogue.options.len()).map(|option| questions.iter().map(|question| max(question, option)).sum()).collect()
}

impl Subtotal {
    /// What each reason that supports `option` gives to it, in catalogue order. They add up to the option's score.
    pub fn for_option(catalogue: &Catalogue, counted: &[(&Question, ChoiceSet)], option: usize) -> Vec<Self> {
        let subtotal = |(index, reason): (usize, &Reason)| {
            let level = reason.support(option);
            let points = counted.iter().map(|(question, picks)| points_to(question, *picks, index) * level);
            let max = counted.iter().map(|(question, _)| question.max_sum(|choice| choice.points_to(index)) * level);
            Self { reason: index, points: points.sum(), max: max.sum() }
        };
        let reasons = catalogue.reasons.iter().enumerate();
        reasons.filter(|(_, reason)| reason.support(option) > 0).map(subtotal).collect()
    }
}

/// The points that the choices `picks` give to a reason.
fn points_to(question: &Question, picks: ChoiceSet, reason: usize) -> u32 {
    let chosen = picks.iter().filter_map(|choice| question.choices.get(choice));
    chosen.map(|choice| choice.points_to(reason)).sum()
}
