//! What a test works on: a folder for answers files, a small catalogue, and sessions with both.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use tempfile::TempDir;
use whichone::{
    catalogue::{self, Catalogue, ChoiceSet},
    quiz::{Answer, Order, Quiz, Responses},
    store::{AnswersFile, Clock, Edition, FileStore, Resumed, SaveStatus, Store, parse},
};

/// A catalogue of three questions: the second takes many choices.
pub const TEA: &str = concat!(
    include_str!("../../fixtures/head.yaml"),
    r#"questions:
  - id: hour
    title: What time is it?
    choices:
      - { id: early, label: Early, points: { haste: 4 } }
      - { id: late, label: Late, points: { calm: 4 } }
  - id: company
    title: Who is there?
    type: many
    choices:
      - { id: cat, label: A cat, points: { calm: 2 } }
      - { id: boss, label: The boss, points: { haste: 2 } }
      - { id: friend, label: A friend, points: { calm: 1 } }
  - id: weather
    title: What is the weather like?
    choices:
      - { id: wet, label: Wet, points: { calm: 1 } }
      - { id: dry, label: Dry, points: { haste: 1 } }
"#
);

/// 2026-11-22T13:00:00Z.
pub const NOON: i64 = 1_795_352_400;

/// A text as a catalogue.
pub fn catalogue(text: &str) -> Catalogue {
    catalogue::load(text).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
}

/// The catalogue that most tests use.
pub fn tea() -> &'static Catalogue {
    static LOADED: LazyLock<Catalogue> = LazyLock::new(|| catalogue(TEA));
    &LOADED
}

/// A folder that nothing else uses.
pub struct Fixture(TempDir);

impl Fixture {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// The path of a file in it.
    pub fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file in it.
    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.at(name), content).unwrap();
        self.at(name)
    }

    /// The names of what is in it, in order.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }
}

/// A session with [`tea`].
pub struct Session {
    pub keeper: FileStore,
    pub resumed: Option<Resumed>,
    pub quiz: Quiz<'static>,
}

/// Opens the answers file at `path`.
pub fn open(path: &Path) -> Session {
    open_for(path, "", "")
}

/// Opens the answers file at `path`, for this project and by this person.
pub fn open_for(path: &Path, project: &str, by: &str) -> Session {
    let (keeper, resumed) = FileStore::open(
        Ok(path.into()),
        (tea(), Edition::of(tea(), TEA)),
        (project, by),
        Clock::fixed_utc(NOON).unwrap(),
    );
    let progress = resumed.as_ref().map_or_else(|| Responses::none(tea()), |resumed| resumed.responses.clone());
    Session { keeper, resumed, quiz: Quiz::resumed(tea(), Order::Written, progress) }
}

impl Session {
    /// Answers a question with these choices; with none of them it is "none of these".
    pub fn answer(&mut self, question: &str, choices: &[&str]) {
        self.say(question, picked(question, choices));
    }

    /// Says this to a question.
    pub fn say(&mut self, question: &str, answer: Answer) {
        let mut progress = self.quiz.responses().clone();
        progress.answers.set(asked(question), answer);
        self.quiz = Quiz::resumed(tea(), Order::Written, progress);
    }

    /// What it has on a question.
    pub fn said(&self, question: &str) -> Answer {
        self.quiz.answers().get(asked(question))
    }

    pub fn save(&mut self) -> SaveStatus {
        self.keeper.save(&self.quiz)
    }

    /// Saves, which must succeed.
    pub fn saves(&mut self) {
        let SaveStatus { saved, trouble, .. } = self.save();
        assert_eq!((saved, trouble.as_str()), (true, ""));
    }

    /// Saves, which must fail; gives why.
    pub fn fails(&mut self) -> String {
        let before = self.quiz.clone();
        let SaveStatus { saved, trouble, .. } = self.save();
        assert!(!saved && !trouble.is_empty(), "saved: {saved}, trouble: {trouble:?}");
        assert_eq!(self.quiz, before, "saving is no business of the quiz");
        trouble
    }
}

fn asked(question: &str) -> &'static catalogue::Question {
    tea().questions.iter().find(|known| known.id == question).unwrap()
}

/// These choices of a question.
pub fn picked(question: &str, choices: &[&str]) -> Answer {
    let place = |id: &&str| asked(question).choices.iter().position(|choice| choice.id == *id).unwrap();
    Answer::Picked(choices.iter().map(place).collect::<ChoiceSet>())
}

/// The answers in a file, which must be an answers file.
pub fn saved_file(path: &Path) -> AnswersFile {
    let text = fs::read_to_string(path).unwrap();
    parse(&text).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
}

/// An answers file with an answer to the first question, and its text.
pub fn with_an_answer(path: &Path) -> String {
    let mut session = open(path);
    session.answer("hour", &["early"]);
    session.saves();
    fs::read_to_string(path).unwrap()
}
