//! Small catalogues: described plainly, drawn at random, and written as YAML to be loaded.

use std::fmt::Write;

use proptest::{collection::vec, prelude::*};
use whichone::{
    catalogue::{self, Catalogue, ChoiceSet},
    quiz::{Answer, Answers, Priorities, Weight},
};

/// A catalogue as the brute force reads it.
#[derive(Debug, Clone)]
pub struct Spec {
    pub neutral: u32,
    pub options: usize,
    /// For each reason its level of support for each option.
    pub reasons: Vec<Vec<u32>>,
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone, Default)]
pub struct Question {
    /// For each choice, its points: reason and number.
    pub choices: Vec<Vec<(usize, u32)>>,
    /// The most choices of a `many` question.
    pub many: Option<usize>,
    /// Whether the team decides the answer.
    pub yours: bool,
    /// Whether the choices are the steps of a scale; only for one choice.
    pub ordered: bool,
    /// Question and bits of choices.
    pub when: Vec<(usize, u64)>,
    /// Bits of the options that each choice rules out; none if shorter.
    pub rules_out: Vec<u64>,
}

impl Question {
    /// Bits of the options that these bits of choices rule out.
    pub fn excluded(&self, bits: u64) -> u64 {
        let chosen = self.rules_out.iter().enumerate().filter(|(choice, _)| bits >> choice & 1 == 1);
        chosen.fold(0, |all, (_, options)| all | options)
    }
}

/// What a sheet says to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Open,
    NotSure,
    /// Bits of choices.
    Picked(u64),
}

impl Said {
    pub fn bits(self) -> Option<u64> {
        match self {
            Self::Picked(bits) => Some(bits),
            _ => None,
        }
    }
}

pub type Sheet = Vec<Said>;

impl Spec {
    /// Two options, one reason for each, and questions of one choice each with contributions `(to A, to B)`.
    pub fn of_two(neutral: u32, questions: &[&[(u32, u32)]]) -> Self {
        let choice = |(a, b): &(u32, u32)| [(0, *a), (1, *b)].into_iter().filter(|(_, points)| *points > 0).collect();
        let question =
            |choices: &&[(u32, u32)]| Question { choices: choices.iter().map(choice).collect(), ..Question::default() };
        Self {
            neutral,
            options: 2,
            reasons: vec![vec![1, 0], vec![0, 1]],
            questions: questions.iter().map(question).collect(),
        }
    }

    pub fn allowed(&self, question: usize) -> Vec<u64> {
        let question = &self.questions[question];
        let all = 1_u64 << question.choices.len();
        match question.many {
            None => (0..question.choices.len()).map(|at| 1 << at).collect(),
            Some(max) => (0..all).filter(|bits| bits.count_ones() as usize <= max).collect(),
        }
    }

    pub fn yaml(&self) -> String {
        let mut out =
            format!("format: 1\nid: c\nversion: '1'\ntitle: t\nsummary: s\nneutral: {}\noptions:\n", self.neutral);
        for option in 0..self.options {
            writeln!(out, "  - {{ id: o{option}, name: n, summary: s }}").unwrap();
        }
        out.push_str("reasons:\n");
        for (at, levels) in self.reasons.iter().enumerate() {
            let supports: Vec<String> = (levels.iter().enumerate())
                .filter(|(_, level)| **level > 0)
                .map(|(option, level)| format!("o{option}: {level}"))
                .collect();
            writeln!(out, "  - {{ id: r{at}, title: t, summary: s, supports: {{ {} }} }}", supports.join(", "))
                .unwrap();
        }
        out.push_str("questions:\n");
        for (at, question) in self.questions.iter().enumerate() {
            writeln!(out, "  - id: q{at}\n    title: t").unwrap();
            if let Some(max) = question.many {
                writeln!(out, "    type: many\n    max: {max}").unwrap();
            }
            if question.yours {
                out.push_str("    yours: true\n");
            }
            if question.ordered {
                out.push_str("    ordered: true\n");
            }
            if !question.when.is_empty() {
                let names =
                    |bits: u64| (0..64).filter(|at| bits >> at & 1 == 1).map(|at| format!("c{at}")).collect::<Vec<_>>();
                let when = question.when.iter().map(|(q, bits)| format!("q{q}: [{}]", names(*bits).join(", ")));
                writeln!(out, "    when: {{ {} }}", when.collect::<Vec<_>>().join(", ")).unwrap();
            }
            out.push_str("    choices:\n");
            for (at, points) in question.choices.iter().enumerate() {
                let points: Vec<String> =
                    points.iter().map(|(reason, points)| format!("r{reason}: {points}")).collect();
                write!(out, "      - {{ id: c{at}, label: l{at}, points: {{ {} }}", points.join(", ")).unwrap();
                let excluded = question.excluded(1 << at);
                if excluded > 0 {
                    let excluded = (0..self.options).filter(|option| excluded >> option & 1 == 1);
                    let excluded: Vec<String> = excluded.map(|option| format!("o{option}: w")).collect();
                    write!(out, ", rules_out: {{ {} }}", excluded.join(", ")).unwrap();
                }
                out.push_str(" }\n");
            }
        }
        out
    }

    pub fn load(&self) -> Catalogue {
        catalogue::load(&self.yaml()).unwrap_or_else(|faults| panic!("{faults:?}\n{}", self.yaml()))
    }

    /// The same with the options in reverse order.
    pub fn mirrored(&self) -> Self {
        let mut mirrored = self.clone();
        mirrored.reasons.iter_mut().for_each(|levels| levels.reverse());
        let options = self.options;
        let reverse = |bits: &mut u64| *bits = (0..options).map(|at| (*bits >> at & 1) << (options - 1 - at)).sum();
        mirrored.questions.iter_mut().flat_map(|question| &mut question.rules_out).for_each(reverse);
        mirrored
    }

    /// Part 16: the points of each reason times the number of reasons and its weight, and `neutral` times the sum of the
    /// weights. Weights are in halves.
    pub fn weighted(&self, weights: &[u32]) -> Self {
        let mut weighted = self.clone();
        let count = u32::try_from(self.reasons.len()).unwrap();
        weighted.neutral *= weights.iter().take(self.reasons.len()).sum::<u32>();
        let points = weighted.questions.iter_mut().flat_map(|question| &mut question.choices).flatten();
        points.for_each(|(reason, points)| *points *= count * weights[*reason]);
        weighted
    }

    /// The same with all points and `neutral` multiplied.
    pub fn scaled(&self, factor: u32) -> Self {
        let mut scaled = self.clone();
        scaled.neutral *= factor;
        let points = scaled.questions.iter_mut().flat_map(|q| &mut q.choices).flatten();
        points.for_each(|(_, points)| *points *= factor);
        scaled
    }
}

pub fn answers(catalogue: &Catalogue, sheet: &[Said]) -> Answers {
    let mut answers = Answers::none(catalogue);
    for (question, said) in catalogue.questions.iter().zip(sheet) {
        let answer = match said {
            Said::Open => Answer::Open,
            Said::NotSure => Answer::NotSure,
            Said::Picked(bits) => Answer::Picked(ChoiceSet::from_bits(*bits)),
        };
        answers.set(question, answer);
        assert_eq!(answers.get(question), answer, "the test gives allowed answers");
    }
    answers
}

/// A weight for each reason, in halves.
pub fn any_weights() -> impl Strategy<Value = Vec<u32>> {
    vec(prop::sample::select(vec![0, 1, 2, 2, 4, 8]), 40)
}

pub fn priorities(spec: &Spec, weights: &[u32]) -> Priorities {
    let mut priorities = Priorities::default();
    for (reason, halves) in weights.iter().enumerate().take(spec.reasons.len()) {
        priorities.set(reason, Weight::ALL.into_iter().find(|weight| weight.halves() == *halves).unwrap());
    }
    priorities
}

pub fn bits(picks: ChoiceSet) -> u64 {
    picks.iter().map(|choice| 1 << choice).sum()
}

/// Numbers a question is made of; any numbers will do.
type Raw = (u8, Vec<(u8, u8, u8)>, Vec<(u8, u8)>, u8);

fn question(options: usize, at: usize, (kind, points, when, _): &Raw) -> Question {
    let give = |(_, reason, points): &(u8, u8, u8)| (usize::from(*reason) % (options + 1), u32::from(*points) % 6);
    // At most four allowed answers: 2 to 4 choices, any of 2, or none or one of 3.
    let (count, many) = match kind % 8 {
        0 => (2, Some(2)),
        1 => (3, Some(1)),
        2 => (1, Some(1)),
        3 | 4 => (2, None),
        5 | 6 => (3, None),
        _ => (4, None),
    };
    let choice = |at: usize| {
        let given = points.iter().filter(|(choice, ..)| usize::from(*choice) % count == at).map(give);
        let mut given: Vec<(usize, u32)> = given.filter(|(_, points)| *points > 0).collect();
        given.sort_unstable();
        given.dedup_by_key(|(reason, _)| *reason);
        given
    };
    let mut conditions: Vec<(usize, u64)> = Vec::new();
    for (controller, choices) in when.iter().filter(|_| at > 0) {
        let controller = usize::from(*controller) % at;
        if conditions.iter().all(|(known, _)| *known != controller) {
            conditions.push((controller, u64::from(*choices)));
        }
    }
    Question { choices: (0..count).map(choice).collect(), many, when: conditions, ..Question::default() }
}

/// What somebody says to a question; any number will do. Most of them answer.
fn said(spec: &Spec, at: usize, raw: u8) -> Said {
    let allowed = spec.allowed(at);
    match raw % 8 {
        0 | 1 => Said::Open,
        2 => Said::NotSure,
        pick => Said::Picked(allowed[usize::from(raw / 8 + pick) % allowed.len()]),
    }
}

/// A random catalogue of `options` with up to `questions` questions, and the random sheets of one to five people. In
/// half of the cases there are questions that nobody answers, so that there is not always enough for a verdict.
pub fn crowd(options: usize, questions: usize) -> impl Strategy<Value = (Spec, Vec<Sheet>)> {
    let sheets = vec(vec(any::<u8>(), questions), 1..=5);
    let silent = prop_oneof![Just(0), any::<u8>()];
    (case(options, questions), sheets, silent).prop_map(|((spec, _), raw, silent)| {
        let said = |at: usize, raw: u8| if silent >> at & 1 == 1 { Said::Open } else { said(&spec, at, raw) };
        let sheet = |raw: &Vec<u8>| (0..spec.questions.len()).map(|at| said(at, raw[at])).collect();
        let sheets = raw.iter().map(sheet).collect();
        (spec, sheets)
    })
}

/// A random catalogue of `options` with up to `questions` questions, and a random sheet, kept answers included.
pub fn case(options: usize, questions: usize) -> impl Strategy<Value = (Spec, Sheet)> {
    let raw = (any::<u8>(), vec(any::<(u8, u8, u8)>(), 1..6), vec(any::<(u8, u8)>(), 0..3), any::<u8>());
    let levels = vec(vec(0..=3_u32, options), options + 1);
    (0..8_u32, levels, vec(raw, 1..=questions)).prop_map(move |(neutral, mut reasons, raw)| {
        for (at, levels) in reasons.iter_mut().enumerate() {
            // Most reasons are one-sided, as in life.
            levels.iter_mut().enumerate().for_each(|(option, level)| {
                if at < options {
                    *level = if option == at { (*level).max(1) } else { 0 };
                }
            });
        }
        let mut spec = Spec { neutral, options, reasons, questions: Vec::new() };
        let mut sheet = Vec::new();
        for (at, raw) in raw.iter().enumerate() {
            let mut question = question(options, at, raw);
            for (controller, bits) in &mut question.when {
                let known = *bits & ((1 << spec.questions[*controller].choices.len()) - 1);
                // Now and then none at all: then it never holds.
                *bits = if known == 0 && *bits % 16 > 0 { 1 } else { known };
            }
            spec.questions.push(question);
            sheet.push(said(&spec, at, raw.3));
        }
        (spec, sheet)
    })
}

/// The same, and about one choice in four rules an option out, or two.
pub fn case_with_exclusions(options: usize, questions: usize) -> impl Strategy<Value = (Spec, Sheet)> {
    let excluded = vec(vec(any::<u8>(), 4), questions);
    (case(options, questions), excluded).prop_map(|((mut spec, sheet), raw)| {
        exclude(&mut spec, &raw);
        (spec, sheet)
    })
}

/// The same with several sheets.
pub fn crowd_with_exclusions(options: usize, questions: usize) -> impl Strategy<Value = (Spec, Vec<Sheet>)> {
    let excluded = vec(vec(any::<u8>(), 4), questions);
    (crowd(options, questions), excluded).prop_map(|((mut spec, sheets), raw)| {
        exclude(&mut spec, &raw);
        (spec, sheets)
    })
}

/// Lets choices rule options out; any number will do.
fn exclude(spec: &mut Spec, raw: &[Vec<u8>]) {
    let option = |raw: u8| 1_u64 << (usize::from(raw) % spec.options);
    let rules_out = |raw: &u8| match raw % 16 {
        0..=2 => option(raw / 16),
        3 => option(raw / 16) | option(raw / 32),
        _ => 0,
    };
    for (question, raw) in spec.questions.iter_mut().zip(raw) {
        question.rules_out = raw.iter().take(question.choices.len()).map(rules_out).collect();
    }
}
