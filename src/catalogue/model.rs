//! The typed catalogue: what can be chosen, why, and what is asked.

use smallvec::SmallVec;

use super::{choice_set::ChoiceSet, schema::Strength};

/// A catalogue: the questions and all they need, resolved and valid.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// Its id.
    pub id: String,
    /// Its version, as its author writes it.
    pub version: String,
    /// The question the whole catalogue answers.
    pub title: String,
    /// What it is, in a sentence.
    pub summary: String,
    /// What its texts cite.
    pub sources: Vec<Source>,
    /// What there is to choose between, two to six.
    pub options: Vec<CatalogueOption>,
    /// What to do if the verdict is to use both.
    pub both: String,
    /// What to do where neither side is.
    pub either: String,
    /// The points that speak for neither side (`k` of the model).
    pub neutral: u32,
    /// What can speak for an option.
    pub reasons: Vec<Reason>,
    /// What is asked, in file order.
    pub questions: Vec<Question>,
    /// The options side by side, one row an aspect.
    pub comparison: Vec<Row>,
    /// Frequent questions with their answers.
    pub faq: Vec<Faq>,
    /// Worked examples, run by `check`.
    pub cases: Vec<Case>,
    /// By how much the shares of two sides may differ under random answering, 0 to 1, if the author declares it.
    pub tolerance: Option<f64>,
}

/// Something a catalogue cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id, the first word of a citation.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// When it was read, as the author writes it.
    pub accessed: Option<String>,
}

/// A source and a place in it: `article 9.1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The place of the source in [`Catalogue::sources`].
    pub source: usize,
    /// The citation as written.
    pub text: String,
}

/// An option: one of the things to choose between. (`Option` is Rust's own.)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueOption {
    /// Its id.
    pub id: String,
    /// Its name, as people say it.
    pub name: String,
    /// What it is, in a sentence.
    pub summary: String,
}

/// A reason: what can speak for one or more options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it means, in a sentence.
    pub summary: String,
    /// A clause that fits after "because", empty where the file has none.
    pub because: String,
    /// A noun phrase that names the part of a program it is about, empty where the file has none.
    pub part: String,
    /// How strongly it supports each option: a level for each of [`Catalogue::options`], 0 for no support.
    pub supports: Vec<u32>,
    /// Where it is taken from.
    pub source: Vec<Citation>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its place in [`Catalogue::questions`].
    pub index: usize,
    /// Its id.
    pub id: String,
    /// What is asked.
    pub title: String,
    /// One or two words that name it, empty where the file has none; see [`Question::topic_or_title`].
    pub topic: String,
    /// What helps to answer, shown under the title.
    pub help: String,
    /// Why it is asked.
    pub why: String,
    /// Where it is taken from.
    pub source: Vec<Citation>,
    /// How many choices it takes.
    pub kind: Kind,
    /// When it is shown: every condition must hold. Empty: always.
    pub when: Vec<Condition>,
    /// Whether a later question names it in a condition.
    pub controls: bool,
    /// What can be answered.
    pub choices: Vec<Choice>,
}

/// How many choices a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Exactly one.
    One,
    /// Any number, none included, up to `max`.
    Many {
        /// The most that may be chosen, 1 to the number of choices.
        max: usize,
    },
}

/// One condition of a `when`: an earlier question has one of some choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The place of the earlier question.
    pub question: usize,
    /// The choices of which it must have at least one.
    pub any_of: ChoiceSet,
}

/// A choice of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// What is read and picked.
    pub label: String,
    /// What it means, in a line.
    pub help: String,
    /// The points it gives: the place of the reason, and 1 to 10 points.
    pub points: Vec<(usize, u32)>,
    /// What it contributes to each option: `sum over reasons r of points(c, r) * supports(r, o)`
    /// (decision model, part 1).
    pub contribution: SmallVec<[u32; 2]>,
}

/// A row of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// The aspect compared.
    pub title: String,
    /// The places of the reasons it bears on.
    pub reasons: Vec<usize>,
    /// A text for each of [`Catalogue::options`], empty where the file has none.
    pub cells: Vec<String>,
    /// The place of the option that is better in this row, if one is.
    pub better: Option<usize>,
    /// Where it is taken from.
    pub source: Vec<Citation>,
    /// A remark or a correction.
    pub note: String,
}

/// A frequent question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faq {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// Where it is taken from.
    pub source: Vec<Citation>,
}

/// A worked example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// What project it is about.
    pub title: String,
    /// The place of each answered question, and what is chosen there.
    pub answers: Vec<(usize, ChoiceSet)>,
    /// The places of the questions answered "not sure".
    pub not_sure: Vec<usize>,
    /// The verdict it must end in.
    pub expect: Expectation,
}

/// The verdict a worked example must end in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expectation {
    /// This option is ahead, and if said, by so much.
    Option(usize, Option<Strength>),
    /// Use both.
    Both,
    /// Neither side is.
    Either,
    /// Too little was answered.
    Insufficient,
}

impl Catalogue {
    /// The name of the option at place `option`, empty where there is none.
    pub fn option_name(&self, option: usize) -> &str {
        self.options.get(option).map_or("", |option| &option.name)
    }

    /// The id of the option at place `option`, empty where there is none.
    pub fn option_id(&self, option: usize) -> &str {
        self.options.get(option).map_or("", |option| &option.id)
    }

    /// The title of the reason at place `reason`, empty where there is none.
    pub fn reason_title(&self, reason: usize) -> &str {
        self.reasons.get(reason).map_or("", |reason| &reason.title)
    }
}

impl Question {
    /// The topic, or the title of a question without one.
    pub fn topic_or_title(&self) -> &str {
        if self.topic.is_empty() { &self.title } else { &self.topic }
    }

    /// How many words its texts have together: what a person reads who reads everything.
    pub fn words(&self) -> usize {
        let hints = self.choices.iter().map(|choice| words(&choice.help));
        self.title_words() + words(&self.topic) + words(&self.help) + words(&self.why) + hints.sum::<usize>()
    }

    /// How many words its title and its labels have together: what everybody reads.
    pub fn title_words(&self) -> usize {
        words(&self.title) + self.choices.iter().map(|choice| words(&choice.label)).sum::<usize>()
    }

    /// What `picks` contribute to the option at place `option`.
    pub fn contribution(&self, picks: ChoiceSet, option: usize) -> u32 {
        let chosen = picks.iter().filter_map(|choice| self.choices.get(choice));
        chosen.map(|choice| choice.contribution.get(option).copied().unwrap_or(0)).sum()
    }

    /// The largest sum of `worth` that an allowed answer can reach.
    pub fn max_sum(&self, worth: impl Fn(&Choice) -> u32) -> u32 {
        let mut worths: Vec<u32> = self.choices.iter().map(worth).collect();
        worths.sort_unstable_by(|a, b| b.cmp(a));
        let taken = match self.kind {
            Kind::One => 1,
            Kind::Many { max } => max,
        };
        worths.iter().take(taken).sum()
    }

    /// Every allowed answer, each choice list in catalogue order: single choices for a `one` question; for a `many`
    /// question every subset, none included, up to its `max` (at most 4,096).
    pub fn allowed(&self) -> impl Iterator<Item = ChoiceSet> {
        let (singles, most) = match self.kind {
            Kind::One => (self.choices.len(), None),
            Kind::Many { max } => (0, Some(max)),
        };
        let bits = u32::try_from(self.choices.len()).unwrap_or(u32::MAX);
        let subsets = 0..most.and_then(|_| 1_u64.checked_shl(bits)).unwrap_or(0);
        let subsets =
            subsets.map(ChoiceSet::from_bits).filter(move |picks| most.is_some_and(|most| picks.len() <= most));
        (0..singles).map(ChoiceSet::one).chain(subsets)
    }

    /// Whether `picks` may be given as an answer.
    pub fn allows(&self, picks: ChoiceSet) -> bool {
        let known = picks.iter().all(|choice| choice < self.choices.len());
        known
            && match self.kind {
                Kind::One => picks.len() == 1,
                Kind::Many { max } => picks.len() <= max,
            }
    }

    /// The labels of `picks`, in catalogue order; "none of these" for none.
    pub fn labels(&self, picks: ChoiceSet) -> Vec<&str> {
        if picks.is_empty() {
            return vec!["None of these"];
        }
        picks.iter().filter_map(|choice| self.choices.get(choice)).map(|choice| choice.label.as_str()).collect()
    }

    /// The places of the reasons that its choices give points to, in the order of the catalogue.
    pub fn reasons(&self) -> Vec<usize> {
        let mut reasons: Vec<usize> =
            self.choices.iter().flat_map(|choice| choice.points.iter().map(|(reason, _)| *reason)).collect();
        reasons.sort_unstable();
        reasons.dedup();
        reasons
    }
}

/// How many words `text` has.
fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

impl Choice {
    /// The points it gives to the reason at place `reason`.
    pub fn points_to(&self, reason: usize) -> u32 {
        self.points.iter().filter(|(at, _)| *at == reason).map(|(_, points)| points).sum()
    }
}

impl Reason {
    /// How strongly it supports the option at place `option`, 0 to 3.
    pub fn support(&self, option: usize) -> u32 {
        self.supports.get(option).copied().unwrap_or(0)
    }
}
