//! What each key does.

use std::{path::Path, rc::Rc};

use crate::{
    catalogue::Question,
    quiz::{Answer, Answers, Command, Ending, Stage},
    sheet::{Opening, shown_path},
    tui::{
        input::Key,
        keymap::{Action, Place, resolve},
        screens::{self, View, welcome},
        typed::Typed,
    },
};

use super::{App, Asked, Effect, Export, Insight, Line, Made, Overlay, Tab};

impl App<'_> {
    /// Takes a key: what it means here, if it works now, is done.
    pub fn press(&mut self, key: Key) -> Effect {
        self.notice = None;
        let place = self.place();
        if !matches!(key, Key::PageUp | Key::PageDown) {
            // What is marked is seen before anything is done with it.
            let acts = matches!(key, Key::Enter | Key::Char(' ')) && self.overlay.is_none();
            let unseen = acts && self.view.is_some() && !screens::view(self).shows_mark;
            self.view = None;
            if unseen {
                return Effect::None;
            }
        }
        match (resolve(place, key), key) {
            (Some(action), _) if self.can_or_scrolls(action) || action.is_refused_aloud() => {
                return self.act(place, action, key);
            }
            (None, Key::Char(c)) if place == Place::Typing => self.type_in(&c.to_string()),
            _ => {}
        }
        Effect::None
    }

    /// Takes pasted text, which means something in a line alone.
    pub fn paste(&mut self, text: &str) {
        if self.place() == Place::Typing {
            self.notice = None;
            self.type_in(text);
        }
    }

    /// [`Self::can`], where it is not known whether there is anything to scroll: that is found out by scrolling.
    fn can_or_scrolls(&self, action: Action) -> bool {
        self.can_in(action, || View { reach: 1, hidden: 1, ..View::default() })
    }

    fn act(&mut self, place: Place, action: Action, key: Key) -> Effect {
        match action {
            Action::Interrupt => return Effect::Leave(Ending::Interrupted),
            Action::Suspend => return Effect::Suspend,
            Action::Leave => return self.leave(),
            Action::Accept if place == Place::Asking => return self.agree(),
            Action::Back if place == Place::Keys => self.overlay = None,
            Action::Back if place == Place::Outlook => self.toggle_outlook(),
            Action::Back if place == Place::Typing => self.drop_line(),
            Action::Back if place == Place::Export => self.overlay = None,
            Action::Move | Action::Ends | Action::Mark if place == Place::Export => self.move_format(key),
            Action::Export => self.overlay = Some(Overlay::Export(0)),
            Action::Copy => return Effect::Copy,
            Action::Note => self.open_note(),
            Action::Edit => self.edit(key),
            Action::Outlook => self.toggle_outlook(),
            Action::Decline => self.decline(),
            Action::Move | Action::Scroll | Action::Page | Action::Ends => self.travel(key),
            Action::Mark => self.mark_choice(key),
            Action::MarkNotSure => self.mark = self.rows().saturating_sub(1),
            Action::Tick => self.tick(key),
            Action::Accept if place == Place::Typing => return self.take_line(),
            Action::Accept if place == Place::Export => self.choose_format(),
            Action::Accept if place == Place::Welcome => self.accept_welcome(),
            Action::Accept => self.accept(place),
            Action::Back => self.command(Command::Back),
            Action::Forward => self.command(Command::Forward),
            Action::Turn => self.turn(key),
            Action::Tab => self.open_tab(key.digit().unwrap_or(0).saturating_sub(1)),
            Action::Verdict => self.command(Command::Finish),
            Action::Review => self.command(Command::Review),
            Action::Restart => self.overlay = Some(Overlay::Asking(Asked::Restart)),
            Action::Keys => self.overlay = Some(Overlay::Keys(0)),
        }
        Effect::None
    }

    /// Carries out a command of the quiz; where the screen changes, the mark and the text start anew.
    pub(super) fn command(&mut self, command: Command) {
        let before = self.quiz.stage();
        let shown = self.quiz.answers().shown(self.quiz.catalogue());
        if let Err(refusal) = self.quiz.apply(command) {
            self.notice = Some(refusal.to_string());
            return;
        }
        let now = self.quiz.stage();
        if now != before {
            let open = |question: &&Question| self.quiz.answers().get(question) == Answer::Open;
            self.fresh = self.quiz.question().filter(open).map(|question| question.index);
        }
        if self.quiz.answers() != &self.insight.answers || self.settled() != self.insight.settled {
            self.look_ahead();
        }
        if now == before {
            return;
        }
        self.result = None;
        self.scroll = 0;
        self.mark = match before {
            Stage::Question { index, editing: true } if now == Stage::Review => {
                self.revealed_row(&shown).unwrap_or_else(|| self.review_row(index))
            }
            _ => self.first_mark(),
        };
        if now == Stage::Result {
            self.verdict_seen = true;
            self.tab = Tab::Verdict;
            self.result = Some(Made(Rc::new(self.report())));
        }
    }

    /// The row of the review that shows the question at this place of the catalogue.
    fn review_row(&self, index: usize) -> usize {
        let rows = self.quiz.answers().visible(self.quiz.catalogue());
        rows.iter().position(|question| question.index == index).map_or(0, |row| row + 1)
    }

    /// The first row of the review that was not `shown` before: what an edit revealed should be seen.
    fn revealed_row(&self, shown: &[bool]) -> Option<usize> {
        let rows = self.quiz.answers().visible(self.quiz.catalogue());
        rows.iter().position(|question| shown.get(question.index) == Some(&false)).map(|row| row + 1)
    }

    fn accept(&mut self, place: Place) {
        let command = match place {
            Place::Review => self.review_command(),
            Place::Change => self.items().get(self.mark).copied().map(Command::Jump),
            Place::One | Place::Many if self.marks_not_sure() => Some(Command::NotSure),
            Place::One => Some(Command::Choose(self.mark)),
            Place::Many => Some(Command::Confirm),
            _ => None,
        };
        if let Some(command) = command {
            self.command(command);
        }
    }

    fn accept_welcome(&mut self) {
        match welcome::row(self, self.mark) {
            Some(welcome::Row::Begin) => self.command(Command::Start),
            Some(welcome::Row::StartOver) => self.overlay = Some(Overlay::Asking(Asked::Restart)),
            Some(welcome::Row::Browse) => self.command(Command::Browse),
            None => {}
        }
    }

    fn review_command(&self) -> Option<Command> {
        let Some(row) = self.mark.checked_sub(1) else { return Some(Command::Finish) };
        let rows = self.quiz.answers().visible(self.quiz.catalogue());
        rows.get(row).map(|question| Command::Jump(question.index))
    }

    fn mark_choice(&mut self, key: Key) {
        let choices = self.rows().saturating_sub(1);
        match key.digit() {
            Some(digit) if (1..=choices).contains(&digit) => self.mark = digit - 1,
            _ => self.notice = Some(crate::quiz::Refusal::NoSuchChoice.to_string()),
        }
    }

    fn tick(&mut self, key: Key) {
        if key == Key::Char(' ') && self.marks_not_sure() {
            return;
        }
        let choice = key.digit().map_or(self.mark, |digit| digit.saturating_sub(1));
        let choices = self.rows().saturating_sub(1);
        if choice < choices {
            self.mark = choice;
        }
        self.command(Command::Toggle(choice));
    }

    fn toggle_outlook(&mut self) {
        self.outlook = !self.outlook;
        if self.outlook {
            self.command(Command::SeeOutlook);
        }
        self.look_ahead();
    }

    /// Works out what the answers can still do.
    fn look_ahead(&mut self) {
        self.insight = Insight::of(self.quiz.catalogue(), self.quiz.answers(), &self.settled(), self.outlook);
    }

    /// The answers without the ticks of a question that was open when it was come to: Enter makes an answer of them.
    fn settled(&self) -> Answers {
        let mut answers = self.quiz.answers().clone();
        if let Some(question) = self.quiz.question().filter(|question| self.fresh == Some(question.index)) {
            answers.set(question, Answer::Open);
        }
        answers
    }

    fn turn(&mut self, key: Key) {
        let back = matches!(key, Key::BackTab | Key::Left | Key::Char('h'));
        let count = Tab::ALL.len();
        let at = Tab::ALL.iter().position(|(tab, _)| *tab == self.tab).unwrap_or(0);
        self.open_tab((at + if back { count - 1 } else { 1 }) % count);
    }

    fn open_tab(&mut self, at: usize) {
        if let Some((tab, _)) = Tab::ALL.get(at) {
            self.tab = *tab;
            self.scroll = 0;
            self.mark = 0;
            // What stands above the first row is read first.
            self.view = Some(0);
        }
    }

    /// Moves the mark of a list, or the text.
    fn travel(&mut self, key: Key) {
        let rows = if self.overlay.is_none() { self.rows() } else { 0 };
        let paging = matches!(key, Key::PageUp | Key::PageDown);
        let view = if rows == 0 || paging { screens::view(self) } else { View::default() };
        let (at, last) = if rows > 0 { (self.mark, rows - 1) } else { (self.scrolled(), view.reach) };
        let page = view.page.max(1);
        let to = match key {
            Key::Up | Key::Char('k') => at.saturating_sub(1),
            Key::Down | Key::Char('j') => at + 1,
            Key::PageUp => at.saturating_sub(page),
            Key::PageDown => at + page,
            Key::Home => 0,
            _ => last,
        };
        let to = to.min(last);
        // Where not all fits, a page moves the view and not the mark, to the text above the first row, below the last, or
        // around a tall one; but in the review, which is long by its rows, only at its ends.
        let moves_view = paging && (to == at || (self.screen() != Place::Review && view.hidden > 0));
        if let Some(Overlay::Keys(line)) = &mut self.overlay {
            *line = to;
        } else if rows == 0 {
            self.scroll = to;
        } else if moves_view {
            let back = key == Key::PageUp;
            self.view = Some(if back { view.first.saturating_sub(page) } else { (view.first + page).min(view.hidden) });
        } else {
            self.view = None;
            self.mark = to;
        }
    }

    /// The first line shown of the text that scrolls now.
    fn scrolled(&self) -> usize {
        match self.overlay {
            Some(Overlay::Keys(line)) => line,
            _ => self.scroll,
        }
    }

    /// Leaves, after asking where answers are not saved. Once a verdict was seen, the result is printed on leaving with
    /// every answer in it, so nothing is lost.
    fn leave(&mut self) -> Effect {
        let safe = self.keeping.saved || self.verdict_seen || !self.can(Action::Restart);
        if safe {
            return Effect::Leave(self.ending());
        }
        self.overlay = Some(Overlay::Asking(Asked::Leave));
        Effect::None
    }

    /// No, in answer to a question of the program.
    fn decline(&mut self) {
        self.overlay = match self.overlay.take() {
            Some(Overlay::Asking(Asked::Overwrite(export))) => {
                Some(Overlay::Typing(Line::File(export.format), Typed::new(&export.file)))
            }
            _ => None,
        };
    }

    /// Does what the line was typed for.
    fn take_line(&mut self) -> Effect {
        if let Some(Overlay::Typing(Line::File(_), _)) = self.overlay {
            return self.write_result();
        }
        self.keep_note();
        Effect::None
    }

    /// Leaves the line, and what it was for as it was.
    fn drop_line(&mut self) {
        match self.overlay {
            Some(Overlay::Typing(Line::File(format), _)) => self.drop_file(format),
            _ => self.drop_note(),
        }
    }

    /// Begins anew, with nothing answered; `aside` is where the old answers are kept.
    pub(in crate::tui) fn start_over(&mut self, aside: Option<&Path>) {
        let mut quiz = self.quiz.clone();
        // Not refused: there is something to forget.
        _ = quiz.apply(Command::Restart);
        let opening = Opening { saved: String::new(), news: Vec::new(), ..self.opening.clone() };
        let (size, keeping) = (self.size, self.keeping.clone());
        *self = Self { size, keeping, ..Self::new(quiz, opening, self.look) };
        self.notice = aside.map(|aside| format!("What was saved is kept in {}", shown_path(aside)));
    }

    fn ending(&self) -> Ending {
        if self.verdict_seen { Ending::Seen } else { Ending::Left }
    }

    /// Yes, in answer to a question of the program.
    fn agree(&mut self) -> Effect {
        match self.overlay.take() {
            Some(Overlay::Asking(Asked::Leave)) => Effect::Leave(self.ending()),
            Some(Overlay::Asking(Asked::Restart)) => Effect::StartOver,
            Some(Overlay::Asking(Asked::Overwrite(export))) => Effect::Export(Export { over: true, ..export }),
            _ => Effect::None,
        }
    }
}
