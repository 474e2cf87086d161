//! Any keys, pastes and sizes, through the real loop: what is shown is what the app says, and only the question being
//! asked is answered.

use std::{
    cell::RefCell,
    io,
    path::{Path, PathBuf},
    rc::Rc,
    sync::LazyLock,
};

use whichone::{
    catalogue::Catalogue,
    quiz::{Order, Progress, Quiz},
    sheet::{Edition, ExportError, Keep, Keeping, Opening, Sheet, read},
    tui::{
        App,
        input::Input,
        run::{Terminal, run},
    },
    verdict::{case_answers, short_order},
};

use crate::{
    script::{ASCII, COLOUR, Memory, Script, Step, any_steps, built_in, three},
    told::{is_safe, is_safe_line},
};

static THREE: LazyLock<Catalogue> = LazyLock::new(three);
static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(built_in);

/// The largest screen, in columns and rows.
const LARGEST: (u16, u16) = (500, 200);

/// How many steps are taken.
const MOST_STEPS: usize = 120;

/// The first line names the setting, all after it is a script as `script::steps` reads it.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (setting, script) = text.split_once('\n').unwrap_or(("", &text));
    let is = |word: &str| setting.split_whitespace().any(|said| said == word);
    let (catalogue, look) = if is("built-in") { (&*BUILT_IN, COLOUR) } else { (&*THREE, ASCII) };
    let order = if is("short") { short_order(catalogue) } else { Order::File };
    let mut progress = Progress::none(catalogue);
    if let Some(case) = catalogue.cases.first().filter(|_| is("answered")) {
        progress.answers = case_answers(catalogue, case);
    }
    let memory = Memory { trouble: if is("unsaved") { "the disk is full" } else { "" }, ..Memory::default() };
    let app = App::new(Quiz::resumed(catalogue, order, progress), Opening::default(), look);
    play(app, any_steps(script), memory);
}

pub fn play(mut app: App, steps: Vec<Step>, memory: Memory) {
    let steps = steps.into_iter().take(MOST_STEPS).map(|step| match step {
        Step::Resize(columns, rows) => Step::Resize(columns.min(LARGEST.0), rows.min(LARGEST.1)),
        other => other,
    });
    let kept = Rc::new(RefCell::new(app.quiz().progress().clone()));
    let mut terminal = Watched { script: Script::new(steps, (80, 24)), kept: Rc::clone(&kept) };
    let catalogue = app.quiz().catalogue();
    let mut keeper = Witness { memory, kept, asked: None, catalogue };
    if let Err(error) = run(&mut app, &mut terminal, &mut keeper) {
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof, "{error}");
    }
    let progress = app.quiz().progress();
    let sheet = Sheet::empty(Edition::of(catalogue, "")).with(catalogue, progress);
    assert_eq!(&read(&sheet.text()).unwrap().take(catalogue).0, progress);
}

/// A terminal that shows what the same screen drawn from nothing shows, of answers that were handed to the keeper.
struct Watched {
    script: Script,
    kept: Rc<RefCell<Progress>>,
}

impl Terminal for Watched {
    fn draw(&mut self, app: &App) -> io::Result<()> {
        assert_eq!(app.quiz().progress(), &*self.kept.borrow(), "what is on the screen is kept");
        self.script.draw(app)?;
        let mut anew = Script::new([], self.script.size()?);
        anew.draw(app)?;
        let is_same = self.script.buffer() == anew.buffer() && self.script.cursor() == anew.cursor();
        assert!(is_same, "shown:\n{}\ndrawn anew:\n{}", self.script.screen(), anew.screen());
        let obeyed = anew.buffer().content.iter().find(|cell| !is_safe_line(cell.symbol()));
        assert!(obeyed.is_none(), "{obeyed:?}");
        Ok(())
    }

    fn size(&self) -> io::Result<(u16, u16)> {
        self.script.size()
    }

    fn renew(&mut self) -> io::Result<()> {
        self.script.renew()
    }

    fn read(&mut self) -> io::Result<Vec<Input>> {
        self.script.read()
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        assert!(is_safe(text), "{text:?}");
        self.script.copy(text)
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.script.suspend()
    }
}

/// A keeper before whose eyes nothing changes but, of the question being asked, the answer or the note, until all are set
/// aside.
struct Witness<'c> {
    memory: Memory,
    kept: Rc<RefCell<Progress>>,
    asked: Option<usize>,
    catalogue: &'c Catalogue,
}

impl Keep for Witness<'_> {
    fn save(&mut self, quiz: &Quiz) -> Keeping {
        let (before, now) = (self.kept.replace(quiz.progress().clone()), quiz.progress());
        for question in &self.catalogue.questions {
            let answered = before.answers.get(question) != now.answers.get(question);
            let noted = before.notes.get(question) != now.notes.get(question);
            let most = u8::from(self.asked == Some(question.index));
            assert!(u8::from(answered) + u8::from(noted) <= most, "{}: {before:?}, {now:?}", question.id);
        }
        assert!(now.outlook_seen || !before.outlook_seen);
        self.asked = quiz.question().map(|question| question.index);
        self.memory.save(quiz)
    }

    fn set_aside(&mut self) -> Option<PathBuf> {
        *self.kept.borrow_mut() = Progress::none(self.catalogue);
        self.memory.set_aside()
    }

    fn export(&mut self, path: &Path, text: &str, over: bool) -> Result<(), ExportError> {
        assert!(is_safe(text), "{text:?}");
        self.memory.export(path, text, over)
    }
}
