//! A question: what is asked, the choices, why it is asked, and the forecast if it is open.

use std::borrow::Cow;

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::Paragraph,
};

use crate::{
    analysis::weighted_verdict,
    catalogue::{Kind, Question},
    quiz::{Answer, Command, CommandError},
    report::{AnswerLine, NOT_SURE, answered, in_short, lead_words, points_words, takes},
    scoring::WeightedCatalogue,
    text::{truncate, width, wrap, wrap_to},
    tui::{
        action::Action,
        keymap::Context,
        layout::{MEASURE, indented, is_small, panes, split_top},
        popups::{forecast::Forecast, info::Info, note::Note},
        screen::{Effect, Screen, move_selection},
        session::Session,
        widgets::{
            Choice, ChoiceLayout, ChoiceList, ForecastBar, ListingState, Rank, RankBars, card, render_progress_header,
            rule,
        },
    },
};

pub struct QuestionScreen {
    context: Context,
    list: ListingState,
    /// The area below the question in the last frame; empty in a small window.
    below: Rect,
}

impl QuestionScreen {
    /// Selects the answer, or the first choice if there is none.
    pub fn new(session: &Session) -> Self {
        let selected = session.quiz.question().map_or(0, |question| match session.answer(question) {
            Answer::Open => 0,
            Answer::NotSure => question.choices.len(),
            Answer::Picked(picks) => picks.iter().next().unwrap_or(0),
        });
        let is_one = session.quiz.question().is_none_or(|question| question.kind == Kind::One);
        let context = if is_one { Context::One } else { Context::Many };
        Self { context, list: ListingState::new(selected), below: Rect::new(0, 0, u16::MAX, u16::MAX) }
    }

    /// Whether there is room for the forecast below the question.
    fn has_room_for_forecast(&self, session: &Session) -> bool {
        self.below.height > forecast_rows(session, self.below)
    }

    const fn is_not_sure_selected(&self, question: &Question) -> bool {
        self.list.selected >= question.choices.len()
    }

    fn answer(&self, question: &Question, action: Action) -> Option<Command> {
        let is_one = question.kind == Kind::One;
        match action {
            Action::NotSure => Some(Command::NotSure),
            Action::Guess => Some(Command::Guess),
            Action::Accept if self.is_not_sure_selected(question) => Some(Command::NotSure),
            Action::Accept if is_one => Some(Command::Choose(self.list.selected)),
            Action::Accept => Some(Command::Confirm),
            Action::Toggle if !self.is_not_sure_selected(question) => Some(Command::Toggle(self.list.selected)),
            Action::Digit(digit) if is_one => Some(Command::Choose(digit.saturating_sub(1))),
            Action::Digit(digit) => Some(Command::Toggle(digit.saturating_sub(1))),
            _ => None,
        }
    }
}

impl<'c> Screen<'c> for QuestionScreen {
    fn context(&self) -> Context {
        self.context
    }

    fn is_enabled(&self, action: Action, session: &Session<'c>) -> bool {
        let Some(question) = session.quiz.question() else { return false };
        match action {
            Action::Digit(digit) => digit <= question.choices.len(),
            Action::Forward => session.answer(question) != Answer::Open,
            Action::Guess => session.answer(question).picks().is_some(),
            _ => true,
        }
    }

    fn label(&self, action: Action, session: &Session<'c>) -> Option<&'static str> {
        let question = session.quiz.question()?;
        let ticks = session.answer(question).picks().unwrap_or_default();
        match action {
            Action::Accept if self.is_not_sure_selected(question) => Some("not sure"),
            Action::Accept if question.kind != Kind::One && ticks.is_empty() => Some("none of these"),
            Action::Guess if session.quiz.answers().is_guess(question) => Some("no guess"),
            Action::Points if session.points_open() => Some("hide points"),
            Action::Forecast if session.forecast_open && self.has_room_for_forecast(session) => Some("hide forecast"),
            _ => None,
        }
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        let Some(question) = session.quiz.question() else { return Effect::None };
        if let Action::Digit(digit) = action {
            if digit > question.choices.len() {
                session.notice = Some(CommandError::NoSuchChoice.to_string());
                return Effect::Redraw;
            }
            self.list.selected = digit.saturating_sub(1);
        }
        if let Some(command) = self.answer(question, action) {
            return Effect::Command(command);
        }
        match action {
            Action::Back => Effect::Command(Command::Back),
            Action::Forward => Effect::Command(Command::Forward),
            Action::Forecast if session.forecast_open && self.has_room_for_forecast(session) => {
                session.hide_forecast();
                Effect::Redraw
            }
            Action::Forecast => {
                // How much room it takes is known only now.
                session.see_forecast();
                session.forecast_open |= self.has_room_for_forecast(session);
                if session.forecast_open && self.has_room_for_forecast(session) {
                    Effect::Redraw
                } else {
                    Effect::Open(Box::new(Forecast::popup()))
                }
            }
            Action::Note => Effect::Open(Box::new(Note::new(question.index, session))),
            Action::Info => {
                let note = session.quiz.notes().get(question);
                Effect::Open(Box::new(Info::question(session.catalogue(), question, note)))
            }
            action => move_selection(&mut self.list.selected, action, question.choices.len() + 1, self.list.page),
        }
    }

    fn selected(&self) -> usize {
        self.list.selected
    }

    fn select(&mut self, selected: usize, session: &Session<'c>) {
        // The row for "not sure" comes after the choices.
        let last = session.quiz.question().map_or(0, |question| question.choices.len());
        self.list.selected = selected.min(last);
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, session: &Session<'c>) {
        let Some(question) = session.quiz.question() else { return };
        if let Some([left, right]) = panes(area) {
            render_topics(frame, left, session, question);
            self.render_question(frame, right, session, question);
        } else {
            self.render_question(frame, area, session, question);
        }
    }
}

impl QuestionScreen {
    fn render_question(&mut self, frame: &mut Frame, area: Rect, session: &Session, question: &Question) {
        let body = render_progress_header(frame, area, session, session.quiz.number(question));
        if is_small(frame.area()) {
            self.render_small(frame, body, session, question);
        } else {
            self.render_large(frame, body, session, question);
        }
    }

    /// In a small window: only the title and the choices, with the hint of the selected one.
    fn render_small(&mut self, frame: &mut Frame, area: Rect, session: &Session, question: &Question) {
        let theme = session.theme;
        self.below = Rect::default();
        let max_lines = usize::from(area.height / 3).max(1);
        // There is no card to say so.
        let guess = if session.quiz.answers().is_guess(question) { "Guess: " } else { "" };
        let title = format!("{guess}{}", question.title);
        let title = wrap_to(&title, area.width, max_lines, theme.glyphs.ellipsis);
        let [top, rest] = split_top(area, u16::try_from(title.len()).unwrap_or(1));
        frame.render_widget(Paragraph::new(title.join("\n")).style(theme.title()), top);
        let hints = hints(question, session);
        let choices = choices(question, &hints, session);
        let list = choice_list(&choices, question, session);
        let gap = u16::from(list.height(rest.width, ChoiceLayout::Inline) < rest.height);
        // The selection symbol may be in the margin.
        let list_area = Rect { x: rest.x.saturating_sub(1), width: rest.width + 1, ..split_top(rest, gap)[1] };
        frame.render_stateful_widget(list, list_area, &mut self.list);
    }

    fn render_large(&mut self, frame: &mut Frame, area: Rect, session: &Session, question: &Question) {
        let theme = session.theme;
        let ellipsis = theme.glyphs.ellipsis;
        let inset = if area.width >= 90 { 2 } else { 1 };
        let [_, rest] = split_top(area, 1);
        let measure = area.width.saturating_sub(2 * inset).min(MEASURE);
        let max_lines = usize::from(area.height / 6).max(1);
        let title = wrap_to(&question.title, measure, max_lines, ellipsis);
        let help = match (question.help.as_str(), takes(question).as_str()) {
            ("", takes) => takes.to_owned(),
            (help, "") => help.to_owned(),
            (help, takes) => format!("{help} {takes}"),
        };
        let help = if help.is_empty() { Vec::new() } else { wrap_to(&help, measure, max_lines, ellipsis) };
        let head = title.iter().map(|line| Line::styled(line.clone(), theme.title()));
        let head: Vec<Line> = head.chain(help.iter().map(|line| Line::styled(line.clone(), theme.dim()))).collect();
        let [top, rest] = split_top(rest, u16::try_from(head.len()).unwrap_or(u16::MAX));
        frame.render_widget(Paragraph::new(head), indented(top, inset));
        let [_, rest] = split_top(rest, 1);

        // The choices get all the room they need. If hints have no column, the selected one is below the card.
        let hints = hints(question, session);
        let choices = choices(question, &hints, session);
        let list = choice_list(&choices, question, session);
        let inner = rest.width.saturating_sub(2);
        let layout = list.layout(inner, rest.height.saturating_sub(2));
        let hints = if layout == ChoiceLayout::Below { longest_hint(&choices, measure) } else { 0 };
        let wanted = list.height(inner, layout).saturating_add(2);
        let [card_area, below] = split_top(rest, wanted.min(rest.height.saturating_sub(hints)));
        self.render_card(frame, card_area, session, question, list);
        let below = if hints > 0 {
            let [hint_area, below] = split_top(below, hints);
            let hint = choices.get(self.list.selected).map_or(NOT_SURE, |choice| choice.hint);
            let hint = wrap_to(hint, measure, hints.into(), ellipsis);
            frame.render_widget(Paragraph::new(hint.join("\n")).style(theme.dim()), indented(hint_area, inset));
            below
        } else {
            below
        };
        self.render_below(frame, below, session, question, (inset, measure));
    }

    fn render_card(&mut self, frame: &mut Frame, area: Rect, session: &Session, question: &Question, list: ChoiceList) {
        let theme = session.theme;
        let number = session.quiz.number(question);
        let topic = if question.topic.is_empty() { String::new() } else { format!("  {}", question.topic) };
        let ticked = session.answer(question).picks().unwrap_or_default().len();
        let note = match question.kind {
            Kind::One => "pick one".to_owned(),
            Kind::Many { max } if max < question.choices.len() => format!("{ticked} of {max} picked"),
            Kind::Many { .. } => format!("{ticked} picked"),
        };
        let inner = card(frame, area, theme, "", &note);
        let noted = if session.quiz.notes().get(question).is_empty() { "" } else { theme.glyphs.note };
        let noted = if noted.is_empty() { String::new() } else { format!(" {noted} note ") };
        let topic = Span::styled(format!(" {number}{topic} "), theme.focus());
        let guess = if session.quiz.answers().is_guess(question) { " guess " } else { "" };
        let title = Line::from_iter([
            topic,
            Span::styled(guess, Style::reset().patch(theme.title())),
            Span::styled(noted, theme.dim()),
        ]);
        let title_area = Rect { x: area.x + 2, width: area.width.saturating_sub(4), height: 1, ..area };
        frame.render_widget(title, title_area.intersection(area));
        frame.render_stateful_widget(list, inner, &mut self.list);
    }

    /// Why the question is asked, the note, and the forecast if it is open. The forecast has priority, then the note.
    fn render_below(
        &mut self,
        frame: &mut Frame,
        area: Rect,
        session: &Session,
        question: &Question,
        (inset, measure): (u16, u16),
    ) {
        let theme = session.theme;
        let area = if session.points_open() { render_score(frame, area, session, (inset, measure)) } else { area };
        self.below = area;
        let bar_rows = forecast_rows(session, area);
        let shows_forecast = session.forecast_open && self.has_room_for_forecast(session);
        let mut available = area.height.saturating_sub(if shows_forecast { bar_rows + 1 } else { 0 });
        let mut rest = area;
        let why = if question.why.is_empty() { Vec::new() } else { wrap(&question.why, measure) };
        let note = session.quiz.notes().get(question);
        let note_rows = if note.is_empty() { 0 } else { 2 };
        let why_rows = u16::try_from(why.len()).unwrap_or(u16::MAX).saturating_add(2);
        if !why.is_empty() && why_rows <= available.saturating_sub(note_rows) {
            let lines = why.into_iter().map(|line| Line::styled(line, theme.dim()));
            let lines: Vec<Line> = [Line::styled("Why we ask", theme.title())].into_iter().chain(lines).collect();
            let [text, after] = split_top(split_top(rest, 1)[1], why_rows - 1);
            frame.render_widget(Paragraph::new(lines), indented(text, inset));
            (rest, available) = (after, available - why_rows);
        }
        if note_rows > 0 && note_rows <= available {
            let [line, after] = split_top(split_top(rest, 1)[1], 1);
            let line = indented(line, inset);
            let space = line.width.saturating_sub(24);
            frame.render_widget(
                Line::from(vec![
                    Span::styled("Your note   ", theme.title()),
                    Span::raw(truncate(note, space, theme.glyphs.ellipsis)),
                    Span::styled("  n edits it", theme.dim()),
                ]),
                line,
            );
            rest = after;
        }
        if shows_forecast {
            let [card_area, _] = split_top(split_top(rest, 1)[1], bar_rows);
            let bar = ForecastBar { session };
            let note = format!(" {} ", bar.condition()).replace("  ", "");
            let inner = card(frame, card_area, theme, "Forecast", "");
            let title_area = Rect { height: 1, width: card_area.width.saturating_sub(2), ..card_area };
            frame.render_widget(
                Line::from_iter([Span::styled(note, theme.dim()), rule(theme)]).right_aligned(),
                title_area,
            );
            frame.render_widget(bar, inner.inner(ratatui::layout::Margin::new(1, 0)));
        }
    }
}

/// The rows that the forecast takes with its border.
fn forecast_rows(session: &Session, area: Rect) -> u16 {
    ForecastBar { session }.height(area.width.saturating_sub(4)) + 2
}

/// What is beside each choice: its hint or, if the points are open, what it adds.
fn hints<'q>(question: &'q Question, session: &Session) -> Vec<Cow<'q, str>> {
    let hint = |choice: &'q crate::catalogue::Choice| {
        if session.points_open() {
            points_words(session.catalogue(), choice).into()
        } else {
            choice.help.as_str().into()
        }
    };
    question.choices.iter().map(hint).collect()
}

fn choices<'q>(question: &'q Question, hints: &'q [Cow<str>], session: &Session) -> Vec<Choice<'q>> {
    let picks = session.answer(question).picks().unwrap_or_default();
    let choice = |(index, (choice, hint)): (usize, (&'q crate::catalogue::Choice, &'q Cow<str>))| Choice {
        label: &choice.label,
        hint,
        is_picked: picks.contains(index),
    };
    question.choices.iter().zip(hints).enumerate().map(choice).collect()
}

/// The score so far: as bars, in words where there is less room, or not at all. Returns the rest of `area`.
fn render_score(frame: &mut Frame, area: Rect, session: &Session, (inset, measure): (u16, u16)) -> Rect {
    let (catalogue, theme) = (session.catalogue(), session.theme);
    let weights = WeightedCatalogue::new(catalogue, session.quiz.priorities());
    let verdict = weighted_verdict(&weights, session.quiz.answers());
    let options = catalogue.options.iter().zip(&verdict.scores.points).enumerate();
    let rows: Vec<Rank> = options
        .map(|(option, (named, points))| {
            let ruled_out = verdict.scores.excluded.contains(option);
            Rank { name: &named.name, points: *points, option, ruled_out }
        })
        .collect();
    let bars = RankBars { rows: &rows, theme };
    let scale = bars.largest_scale(measure);
    let title = Line::styled("Points so far", theme.title());
    let words = match verdict.scores.counted {
        0 => in_short(catalogue, &verdict),
        _ => format!("{}: {}", in_short(catalogue, &verdict), lead_words(catalogue, &verdict, weights.neutral())),
    };
    let words = wrap(&words, measure).into_iter().map(|line| Line::styled(line, theme.dim()));
    let mut lines: Vec<Line> = [title].into_iter().chain(bars.lines(measure, scale)).chain(words.clone()).collect();
    if lines.len() >= area.height.into() {
        let points = wrap(&format!("Points so far: {}", session.points_so_far()), measure);
        lines = points.into_iter().map(|line| Line::styled(line, theme.title())).chain(words).collect();
    }
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    if height >= area.height {
        return area;
    }
    let [text, rest] = split_top(split_top(area, 1)[1], height);
    frame.render_widget(Paragraph::new(lines), indented(text, inset));
    rest
}

fn choice_list<'q>(choices: &'q [Choice<'q>], question: &Question, session: &Session) -> ChoiceList<'q> {
    let is_picked = session.answer(question) == Answer::NotSure;
    let not_sure = Choice { label: "Not sure", hint: NOT_SURE, is_picked };
    ChoiceList { choices, not_sure, has_ticks: question.kind != Kind::One, theme: session.theme }
}

/// The lines of the longest hint.
fn longest_hint(choices: &[Choice], measure: u16) -> u16 {
    let lines = choices.iter().map(|choice| wrap(choice.hint, measure).len()).max().unwrap_or(0);
    u16::try_from(lines).unwrap_or(u16::MAX).min(3)
}

/// The pane beside the question: every topic, with its answer.
fn render_topics(frame: &mut Frame, area: Rect, session: &Session, current: &Question) {
    let theme = session.theme;
    let lines = answered(session.catalogue(), session.quiz.responses());
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(4).min(area.height);
    let inner = card(frame, split_top(area, height)[0], theme, "Your answers", "");
    // In the order in which the questions are asked and numbered.
    let path = session.quiz.path();
    let ordered: Vec<&AnswerLine> =
        path.iter().filter_map(|question| lines.iter().find(|line| line.question.index == question.index)).collect();
    let topics = ordered.iter().map(|line| width(line.question.topic_or_title())).max().unwrap_or(0).min(16);
    let index = ordered.iter().position(|line| line.question.index == current.index).unwrap_or(0);
    let height = usize::from(inner.height.saturating_sub(2));
    let first = (index + 1).saturating_sub(height.saturating_sub(height / 3)).min(ordered.len().saturating_sub(height));
    let body = split_top(inner, 1)[1];
    for (line, row) in ordered.iter().skip(first).take(height).zip(body.rows()) {
        let is_current = line.question.index == current.index;
        let is_done = line.answer != Answer::Open;
        let mark = match (is_current, is_done) {
            (true, _) => theme.glyphs.selection,
            (_, true) if !theme.glyphs.check.is_empty() => theme.glyphs.check,
            (_, true) => "x",
            _ => " ",
        };
        let topic = crate::text::pad(line.question.topic_or_title(), topics, theme.glyphs.ellipsis);
        let available = inner.width.saturating_sub(topics + 6);
        let answer = if is_done { truncate(&line.said(), available, theme.glyphs.ellipsis) } else { String::new() };
        let topic_style = if is_current { theme.focus() } else { theme.dim() };
        let answer_style = if line.answer.picks().is_some() { ratatui::style::Style::new() } else { theme.dim() };
        frame.render_widget(
            Line::from(vec![
                Span::styled(format!(" {mark} "), theme.focus()),
                Span::styled(topic, topic_style),
                Span::styled(format!("  {answer}"), answer_style),
            ]),
            row,
        );
    }
}
