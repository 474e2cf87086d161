//! The catalogue as the program uses it.

use super::{choice_set::ChoiceSet, option_set::OptionSet, schema::Strength};

/// A valid catalogue, with all references resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// Its id.
    pub id: String,
    /// Its version, in the author's words.
    pub version: String,
    /// The question that the whole catalogue answers.
    pub title: String,
    /// What to expect, in a sentence.
    pub summary: String,
    /// What its texts cite.
    pub sources: Vec<Source>,
    /// What there is to choose between.
    pub options: Vec<CatalogueOption>,
    /// What to do if the verdict is to use both.
    pub both: String,
    /// What to do if it is too close to call.
    pub either: String,
    /// The points for no option: `k` in docs/decision-model.md.
    pub neutral: u32,
    /// The reasons for the options.
    pub reasons: Vec<Reason>,
    /// The questions, in file order.
    pub questions: Vec<Question>,
    /// The options side by side, one row per aspect.
    pub comparison: Vec<Row>,
    /// Frequent questions with their answers.
    pub faq: Vec<Faq>,
    /// Worked examples, run by `check`.
    pub cases: Vec<Case>,
    /// By how much the shares of the two options may differ with random answers, 0 to 1, if the author declares it.
    pub tolerance: Option<f64>,
}

/// Something that a catalogue cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub url: Option<String>,
    /// When it was read, in the author's words.
    pub accessed: Option<String>,
}

/// A source and a passage in it: `article 9.1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The index of the source in [`Catalogue::sources`].
    pub source: usize,
    /// The citation as written.
    pub text: String,
}

/// One of the things to choose between. (`Option` is Rust's own.)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueOption {
    pub id: String,
    pub name: String,
    pub summary: String,
    pub advice: Advice,
}

/// What to do next if an option wins. Each part may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Advice {
    /// If it wins clearly.
    pub clear: String,
    /// If it wins narrowly.
    pub narrow: String,
    /// Where to read on.
    pub links: Vec<Citation>,
}

/// A reason for one or more options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub id: String,
    pub title: String,
    pub summary: String,
    /// A clause that fits after "because"; may be empty.
    pub because: String,
    /// A noun phrase for the part of a program that it is about; may be empty.
    pub part: String,
    /// The level at which it supports each of [`Catalogue::options`], 0 for no support.
    pub supports: Vec<u32>,
    pub source: Vec<Citation>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its index in [`Catalogue::questions`].
    pub index: usize,
    /// Its id.
    pub id: String,
    /// The question itself.
    pub title: String,
    /// One or two words that name it; may be empty, see [`Question::topic_or_title`].
    pub topic: String,
    /// Help with the answer, shown under the title.
    pub help: String,
    /// Why it is asked.
    pub why: String,
    /// What it is based on.
    pub source: Vec<Citation>,
    /// How many choices it takes.
    pub kind: Kind,
    /// Whether the team decides the answer.
    pub yours: bool,
    /// Whether the choices are the steps of a scale.
    pub ordered: bool,
    /// The conditions that must all hold for it to be asked.
    pub when: Vec<Condition>,
    /// Whether a later question refers to it in a condition.
    pub controls: bool,
    /// The possible answers.
    pub choices: Vec<Choice>,
}

/// How many choices a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Exactly one.
    One,
    /// Any number, none included, up to `max`.
    Many {
        /// The maximum, from 1 to the number of choices.
        max: usize,
    },
}

/// One condition of a `when`: an earlier question is answered with at least one of some choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The index of the earlier question.
    pub question: usize,
    pub any_of: ChoiceSet,
}

/// A choice of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub id: String,
    pub label: String,
    pub help: String,
    /// The points it gives: the index of each reason, and 1 to 10 points.
    pub points: Vec<(usize, u32)>,
    /// The points it gives to each option, through the reasons (docs/decision-model.md, part 1).
    pub contribution: Vec<u32>,
    /// The options that it rules out.
    pub rules_out: Vec<RuledOut>,
}

/// An option that a choice rules out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuledOut {
    /// The index of the option in [`Catalogue::options`].
    pub option: usize,
    /// Why, in a sentence.
    pub why: String,
    pub source: Vec<Citation>,
}

/// A row of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub id: String,
    pub title: String,
    /// The indices of the reasons it is about.
    pub reasons: Vec<usize>,
    /// A text for each of [`Catalogue::options`]; may be empty.
    pub cells: Vec<String>,
    /// The index of the option that is better in this row.
    pub better: Option<usize>,
    pub source: Vec<Citation>,
    pub note: String,
}

/// A frequent question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faq {
    pub question: String,
    pub answer: String,
    pub source: Vec<Citation>,
}

/// A worked example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub id: String,
    pub title: String,
    /// The index of each answered question, and the choices picked.
    pub answers: Vec<(usize, ChoiceSet)>,
    /// The indices of the questions answered "not sure".
    pub not_sure: Vec<usize>,
    pub expect: Expectation,
}

/// The verdict that a worked example must end in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expectation {
    /// This option wins, and if stated, with this strength.
    Option(usize, Option<Strength>),
    /// Use both.
    Both,
    /// Too close to call.
    Either,
    /// Every option is ruled out.
    NoneLeft,
    /// Not enough answers.
    Insufficient,
}

impl Catalogue {
    /// Whether some choice rules out an option.
    pub fn has_exclusions(&self) -> bool {
        self.questions.iter().any(Question::can_rule_out)
    }

    /// The name of the option at index `option`, or nothing.
    pub fn option_name(&self, option: usize) -> &str {
        self.options.get(option).map_or("", |option| &option.name)
    }

    /// The id of the option at index `option`, or nothing.
    pub fn option_id(&self, option: usize) -> &str {
        self.options.get(option).map_or("", |option| &option.id)
    }

    /// The title of the reason at index `reason`, or nothing.
    pub fn reason_title(&self, reason: usize) -> &str {
        self.reasons.get(reason).map_or("", |reason| &reason.title)
    }
}

impl Question {
    /// The topic, or the title if there is none.
    pub fn topic_or_title(&self) -> &str {
        if self.topic.is_empty() { &self.title } else { &self.topic }
    }

    /// The number of words in all its texts: what a person reads who reads everything.
    pub fn words(&self) -> usize {
        let hints = self.choices.iter().map(|choice| words(&choice.help));
        self.title_words() + words(&self.topic) + words(&self.help) + words(&self.why) + hints.sum::<usize>()
    }

    /// The number of words in its title and labels: what everybody reads.
    pub fn title_words(&self) -> usize {
        words(&self.title) + self.choices.iter().map(|choice| words(&choice.label)).sum::<usize>()
    }

    /// The points that `picks` give to the option at index `option`.
    pub fn contribution(&self, picks: ChoiceSet, option: usize) -> u32 {
        let chosen = picks.iter().filter_map(|choice| self.choices.get(choice));
        chosen.map(|choice| choice.contribution.get(option).copied().unwrap_or(0)).sum()
    }

    /// The options that `picks` rule out.
    pub fn rules_out(&self, picks: ChoiceSet) -> OptionSet {
        let chosen = picks.iter().filter_map(|choice| self.choices.get(choice));
        chosen.flat_map(|choice| &choice.rules_out).map(|ruled_out| ruled_out.option).collect()
    }

    /// Whether some choice of it rules out an option.
    pub fn can_rule_out(&self) -> bool {
        self.choices.iter().any(|choice| !choice.rules_out.is_empty())
    }

    /// How many choices an answer has at most.
    const fn max_picks(&self) -> usize {
        match self.kind {
            Kind::One => 1,
            Kind::Many { max } => max,
        }
    }

    /// The largest sum of `value` over the choices of an allowed answer.
    pub fn max_sum(&self, value: impl Fn(&Choice) -> u32) -> u32 {
        let mut values: Vec<u32> = self.choices.iter().map(value).collect();
        values.sort_unstable_by(|a, b| b.cmp(a));
        values.iter().take(self.max_picks()).sum()
    }

    /// Every allowed answer: the single choices of a `one` question, or the subsets of up to `max` choices of a `many`
    /// question (at most 4,096), the empty one included.
    pub fn allowed(&self) -> impl Iterator<Item = ChoiceSet> {
        let bits = u32::try_from(self.choices.len()).unwrap_or(u32::MAX);
        let (singles, subsets) = match self.kind {
            Kind::One => (self.choices.len(), 0),
            Kind::Many { .. } => (0, 1_u64.checked_shl(bits).unwrap_or(0)),
        };
        let max = self.max_picks();
        let subsets = (0..subsets).map(ChoiceSet::from_bits).filter(move |picks| picks.len() <= max);
        (0..singles).map(ChoiceSet::one).chain(subsets)
    }

    /// Whether `picks` is an allowed answer.
    pub fn allows(&self, picks: ChoiceSet) -> bool {
        let min = usize::from(self.kind == Kind::One);
        (min..=self.max_picks()).contains(&picks.len()) && picks.iter().all(|choice| choice < self.choices.len())
    }

    /// The labels of `picks`, in catalogue order; "none of these" for none.
    pub fn labels(&self, picks: ChoiceSet) -> Vec<&str> {
        if picks.is_empty() {
            return vec!["None of these"];
        }
        picks.iter().filter_map(|choice| self.choices.get(choice)).map(|choice| choice.label.as_str()).collect()
    }

    /// The indices of the reasons that its choices give points to, in order.
    pub fn reasons(&self) -> Vec<usize> {
        let mut reasons: Vec<usize> =
            self.choices.iter().flat_map(|choice| choice.points.iter().map(|(reason, _)| *reason)).collect();
        reasons.sort_unstable();
        reasons.dedup();
        reasons
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

impl Choice {
    /// The points it gives to the reason at index `reason`.
    pub fn points_to(&self, reason: usize) -> u32 {
        self.points.iter().filter(|(index, _)| *index == reason).map(|(_, points)| points).sum()
    }
}

/// The points that these points of reasons give to the option at index `option` (docs/decision-model.md, part 1).
pub fn contribution(points: &[(usize, u32)], reasons: &[Reason], option: usize) -> u32 {
    let level = |reason: usize| reasons.get(reason).map_or(0, |reason| reason.support(option));
    points.iter().map(|(reason, points)| points * level(*reason)).sum()
}

impl Reason {
    /// The level at which it supports the option at index `option`, 0 to 3.
    pub fn support(&self, option: usize) -> u32 {
        self.supports.get(option).copied().unwrap_or(0)
    }
}
