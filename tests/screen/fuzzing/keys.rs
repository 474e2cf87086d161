//! Any keys, pastes and sizes, through the real loop: what is shown is what the app says, the selection is in sight, and
//! only the question being asked is answered.

use std::{
    io,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use super::assertions::{is_safe, is_safe_line};
use crate::script::{self, ASCII, DARK, Memory, Step, any_steps, built_in, shown, three};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};
use whichone::{
    analysis::{case_answers, decisive_order},
    catalogue::Catalogue,
    quiz::{Order, Quiz, Responses},
    scoring::VerdictKind,
    store::{AnswersFile, Edition, ExportError, SaveStatus, SessionInfo, Store, parse},
    tui::{App, Session, event::Key, keymap::Context, terminal::TerminalControl},
};

static THREE: LazyLock<Catalogue> = LazyLock::new(three);
static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(built_in);

/// The largest screen, in columns and rows.
const LARGEST: (u16, u16) = (500, 200);

/// The smallest screen that shows anything.
const SMALLEST: (u16, u16) = (40, 12);

/// How many steps are taken.
const MOST_STEPS: usize = 120;

/// The first line names the setting, all after it is a script as `script::steps` reads it.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (setting, script) = text.split_once('\n').unwrap_or(("", &text));
    let is = |word: &str| setting.split_whitespace().any(|said| said == word);
    let (catalogue, theme) = if is("built-in") { (&*BUILT_IN, DARK) } else { (&*THREE, ASCII) };
    let order = if is("short") { decisive_order(catalogue) } else { Order::Written };
    let mut progress = Responses::none(catalogue);
    if let Some(case) = catalogue.cases.first().filter(|_| is("answered")) {
        progress.answers = case_answers(catalogue, case);
    }
    let memory = Memory { trouble: if is("unsaved") { "the disk is full" } else { "" }, ..Memory::default() };
    play(
        Session::new(Quiz::resumed(catalogue, order, progress), SessionInfo::default(), theme),
        any_steps(script),
        memory,
    );
}

/// Takes `steps` one by one and looks at what each did.
pub fn play(session: Session, steps: Vec<Step>, memory: Memory) {
    let catalogue = session.quiz.catalogue();
    let kept = session.quiz.responses().clone();
    let mut store = Witness { memory, kept, asked: None, applies: false, catalogue };
    let mut app = App::new(session);
    let mut terminal = script::terminal((80, 24));
    for step in steps.into_iter().take(MOST_STEPS) {
        let step = match step {
            Step::Resize(columns, rows) => Step::Resize(columns.min(LARGEST.0), rows.min(LARGEST.1)),
            other => other,
        };
        let before = (app.context(), app.session.quiz.clone());
        store.applies = before.0 == Context::Result && matches!(step, Step::Key(Key::Char('a')));
        let exit = script::run(&mut app, &mut terminal, std::slice::from_ref(&step), &mut store, &mut Shell);
        assert_eq!(app.session.quiz.responses(), &store.kept, "what is on the screen is saved");
        if before.0 == Context::TooSmall && !matches!(step, Step::Resize(..)) {
            let ends = matches!(step, Step::Key(Key::Char('q') | Key::Ctrl('c')));
            assert!(app.session.quiz == before.1 && exit.is_some() == ends, "{step:?} in a window too small");
        }
        if exit.is_some() {
            break;
        }
        look(&mut app, &mut terminal, &step);
    }
    let progress = app.session.quiz.responses();
    let file = AnswersFile::empty(Edition::of(catalogue, "")).with_responses(catalogue, progress);
    assert_eq!(&parse(&file.text()).unwrap().resolve(catalogue).0, progress);
}

/// The screen is what the same app drawn from nothing shows, in the styles of the theme, and the selection is seen.
fn look(app: &mut App, terminal: &mut Terminal<TestBackend>, step: &Step) {
    let theme = app.session.theme;
    let area = terminal.backend().buffer().area;
    let mut anew = script::terminal((area.width, area.height));
    anew.draw(|frame| app.render(frame)).unwrap();
    let [buffer, fresh] = [terminal, &mut anew].map(|terminal| terminal.backend().buffer());
    let is_same = shown::seen(buffer) == shown::seen(fresh);
    assert!(is_same, "after {step:?} shown:\n{}\ndrawn anew:\n{}", shown::text(buffer), shown::text(fresh));
    let obeyed = buffer.content.iter().find(|cell| !is_safe_line(cell.symbol()));
    assert_eq!((obeyed, shown::foreign(buffer, theme)), (None, None), "{}", shown::text(buffer));
    if area.width >= SMALLEST.0 && area.height >= SMALLEST.1 && has_selection(app, buffer) {
        let selected = shown::selected_rows(buffer, theme);
        let sign = if theme == ASCII { '>' } else { '▌' };
        let is_seen = selected.iter().any(|row| row.contains(sign));
        assert!(is_seen, "after {step:?} nothing is selected in\n{}", shown::text(buffer));
    }
}

/// Whether a row is selected on the screen.
fn has_selection(app: &App, buffer: &Buffer) -> bool {
    match app.context() {
        Context::Welcome
        | Context::One
        | Context::Many
        | Context::Review
        | Context::Catalogues
        | Context::Export
        | Context::Team => true,
        Context::Result => match shown::open_tab(buffer) {
            Some(2) => true,
            Some(3) => {
                let report = app.session.report();
                report.verdict.kind != VerdictKind::Insufficient && !report.what_if.is_empty()
            }
            _ => false,
        },
        _ => false,
    }
}

/// A shell that the terminal is handed to.
struct Shell;

impl TerminalControl for Shell {
    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        assert!(is_safe(text), "{text:?}");
        Ok(())
    }
}

/// A store before whose eyes nothing changes but, of the question being asked, the answer or the note, until all are set
/// aside; and answers where those that are tried on the result are applied.
struct Witness<'c> {
    memory: Memory,
    kept: Responses,
    asked: Option<usize>,
    /// Whether this step may apply what is tried.
    applies: bool,
    catalogue: &'c Catalogue,
}

impl Store for Witness<'_> {
    fn save(&mut self, quiz: &Quiz) -> SaveStatus {
        let now = quiz.responses();
        let before = std::mem::replace(&mut self.kept, now.clone());
        for question in &self.catalogue.questions {
            let answered = before.answers.get(question) != now.answers.get(question);
            let noted = before.notes.get(question) != now.notes.get(question);
            let most = u8::from(self.asked == Some(question.index));
            let answered = answered && !self.applies;
            assert!(u8::from(answered) + u8::from(noted) <= most, "{}: {before:?}, {now:?}", question.id);
        }
        assert!(now.forecast_seen || !before.forecast_seen);
        self.asked = quiz.question().map(|question| question.index);
        self.memory.save(quiz)
    }

    fn archive(&mut self) -> Option<PathBuf> {
        self.kept = Responses::none(self.catalogue);
        self.memory.archive()
    }

    fn export(&mut self, path: &Path, text: &str, over: bool) -> Result<(), ExportError> {
        assert!(is_safe(text), "{text:?}");
        self.memory.export(path, text, over)
    }
}
