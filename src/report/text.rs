//! A result as plain text, in the order of the result screen.

use unicode_width::UnicodeWidthStr;

use crate::{scoring::HalfPoints, text::straight_quotes};

use super::{
    Report,
    answer_line::AnswerLine,
    bars::{Scale, cell},
    chart::{ChartLine, RULED_OUT},
    citations::cited,
    columns::Column,
    page::{GAP, Page, WIDTH, widest},
    phrases::{SIDE_BY_SIDE, WHAT_IF, WHAT_IF_WEIGHTS},
    strongest_answers::StrongestAnswer,
    summary::clipped,
    what_if::WhatIfLine,
};

/// The maximum width of a topic.
const TOPIC: usize = 20;

/// The maximum width of the points that an answer adds.
const ADDS: usize = 24;

/// The maximum width of a reason beside its bar.
const REASON: usize = 30;

/// The maximum width of an option beside its bar.
const NAME: usize = 20;

/// Writes `report` as plain text, ending in a newline.
pub fn text(report: &Report) -> String {
    written(report, false)
}

/// [`text`], with ASCII characters for bars, lines, arrows and quotation marks.
pub fn ascii_text(report: &Report) -> String {
    straight_quotes(&written(report, true)).replace('\u{b7}', "-")
}

fn written(report: &Report, ascii: bool) -> String {
    let mut text = Text { report, ascii, lines: report.chart(), page: Page::default() };
    text.head();
    text.chart();
    text.strongest_answers();
    text.why_not();
    text.what_if();
    text.weights();
    text.answers();
    text.reasons();
    text.rows();
    text.method();
    text.page.written()
}

struct Text<'r, 'c> {
    report: &'r Report<'c>,
    ascii: bool,
    /// The rows of the chart; its scale is that of all bars.
    lines: Vec<ChartLine<'c>>,
    page: Page,
}

impl Text<'_, '_> {
    /// The verdict, advice, and the points of the options.
    fn head(&mut self) {
        let report = self.report;
        self.page.text(&report.title_line(), 0);
        self.page.text(&report.about_line(), 0);
        self.page.gap();
        let verdict = format!("{}  {}", report.headline, report.points);
        if verdict.width() <= WIDTH {
            self.page.line(&verdict);
        } else {
            self.page.text(&report.headline, 0);
            self.page.text(&report.points, 0);
        }
        self.page.text_if_any(&report.solid_line());
        for paragraph in report.paragraphs() {
            self.page.gap();
            self.page.text(&paragraph, 0);
        }
        self.page.gap();
        self.balance();
    }

    /// The largest scale that fits all bars of the report.
    fn scale(&self) -> Scale {
        let report = self.report;
        let points = report.columns.iter().map(|column| column.points);
        let names = report.columns.iter().map(|column| column.option.name.as_str());
        let head = if report.is_between_two() {
            let names: usize = names.map(|name| name.width().min(NAME)).sum();
            Scale::fitting(points.sum(), WIDTH.saturating_sub(2 + names + 2 * (GAP + 1 + DIGITS)))
        } else {
            let max = points.max().unwrap_or_default();
            let ruled_out = if report.exclusions.is_empty() { 0 } else { RULED_OUT.len() };
            Scale::fitting(max, WIDTH.saturating_sub(2 + widest(names, NAME) + GAP + 1 + DIGITS + ruled_out))
        };
        // Each side of the axis gets half of what the names leave.
        let room = (WIDTH.saturating_sub(2 + self.reason_width() + GAP) / 2).saturating_sub(3 + DIGITS);
        let max = self.lines.iter().map(|line| line.left.max(line.right)).max().unwrap_or_default();
        head.min(Scale::fitting(max, room))
    }

    /// The points of two options as one bar, or of more as one bar each.
    fn balance(&mut self) {
        let report = self.report;
        if !report.has_points() {
            return;
        }
        let scale = self.scale();
        let name = |column: &Column| clipped(&column.option.name, NAME, self.ascii);
        if let ([left, right], true) = (report.columns.as_slice(), report.is_between_two()) {
            let [first, second] = scale.end_to_end([left.points, right.points]);
            let bars = [self.bar(0, first), self.bar(1, second)].concat();
            let line = format!("  {} {}  {bars}  {} {}", name(left), left.points, right.points, name(right));
            self.page.line(&line);
            return;
        }
        let width = widest(report.columns.iter().map(|column| column.option.name.as_str()), NAME);
        for (option, column) in report.ranked() {
            let (name, bar) = (name(column), self.bar(option, scale.cells(column.points)));
            let gap = " ".repeat(width.saturating_sub(name.width()) + GAP);
            let between = if bar.is_empty() { "" } else { " " };
            let points = report.points_label(option, column.points);
            self.page.line(&format!("  {name}{gap}{bar}{between}{points}"));
        }
    }

    fn bar(&self, option: usize, cells: usize) -> String {
        cell(option, self.ascii).repeat(cells)
    }

    fn reason_width(&self) -> usize {
        widest(self.lines.iter().map(|line| line.label.as_str()), REASON)
    }

    /// The points of each reason on either side of an axis.
    fn chart(&mut self) {
        let report = self.report;
        if self.lines.is_empty() {
            return;
        }
        let (scale, labels) = (self.scale(), self.reason_width());
        let legend = scale.legend(self.ascii).map_or(String::new(), |legend| format!(" ({legend})"));
        self.page.heading(&format!("Reasons{legend}"));
        let [left, right] = report.pair();
        let [to_left, to_right, axis] = if self.ascii { ["<", ">", "|"] } else { ["◂", "▸", "│"] };
        let name_room = (WIDTH.saturating_sub(2 + labels + GAP) / 2).saturating_sub(9).min(NAME);
        let [left_name, right_name] = report.pair_names().map(|name| clipped(name, name_room, self.ascii));
        // Each row has a name, the text before the axis, and the text after it.
        let mut rows =
            vec![(String::new(), format!("{to_left} for {left_name}"), format!("for {right_name} {to_right}"))];
        for line in &self.lines {
            let [before, after] = [(left, line.left), (right, line.right)].map(|(option, points)| {
                if points > HalfPoints::ZERO { self.bar(option, scale.cells(points)) } else { String::new() }
            });
            let before = if line.left > HalfPoints::ZERO { format!("{} {before}", line.left) } else { before };
            let after = if line.right > HalfPoints::ZERO { format!("{after} {}", line.right) } else { after };
            rows.push((clipped(&line.label, labels, self.ascii), before, after));
        }
        let room = widest(rows.iter().map(|(_, before, _)| before.as_str()), WIDTH);
        for (label, before, after) in &rows {
            let label_gap = " ".repeat(labels.saturating_sub(label.width()) + GAP);
            let gap = " ".repeat(room.saturating_sub(before.width()));
            self.page.line(&format!("  {label}{label_gap}{gap}{before} {axis} {after}"));
        }
        let without = report.without_points_line();
        if !without.is_empty() {
            self.page.text(&without, 2);
        }
    }

    /// The strongest answers.
    fn strongest_answers(&mut self) {
        let report = self.report;
        let lines = report.strongest();
        if lines.is_empty() {
            return;
        }
        self.page.heading(&report.strongest_title());
        let points: Vec<String> = lines.iter().map(|line| report.points_of(line)).collect();
        let topic = widest(lines.iter().map(StrongestAnswer::topic), TOPIC);
        let adds = widest(points.iter().map(String::as_str), ADDS);
        let answer = answer_width(lines.iter().map(|line| line.answer.as_str()), topic, adds);
        for (line, points) in lines.iter().zip(&points) {
            self.page.row(2, &[(line.topic(), topic), (&line.answer, answer), (points, adds)]);
        }
    }

    /// Why the other options do not win.
    fn why_not(&mut self) {
        for section in &self.report.why_not {
            self.page.heading(&section.title);
            for sentence in &section.sentences {
                self.page.text(sentence, 2);
            }
        }
    }

    /// What other answers would do.
    fn what_if(&mut self) {
        let report = self.report;
        let sentences = report.what_if_sentences();
        if report.what_if.is_empty() && sentences.is_empty() {
            return;
        }
        self.page.heading(WHAT_IF);
        if !report.what_if.is_empty() {
            let arrow = if self.ascii { "->" } else { "→" };
            let topic = widest(report.what_if.iter().map(WhatIfLine::topic).chain(["Question"]), TOPIC);
            let then = widest(report.what_if.iter().map(|line| line.then.as_str()), ADDS);
            let middle = WIDTH.saturating_sub(2 + topic + GAP + GAP + then);
            let changes: Vec<String> = report
                .what_if
                .iter()
                .map(|line| {
                    let one = format!("{} {arrow} {}", line.from, line.to);
                    if one.width() <= middle { one } else { format!("{}\n{arrow} {}", line.from, line.to) }
                })
                .collect();
            let middle = widest(changes.iter().flat_map(|change| change.split('\n')), middle);
            let head = format!("You said {arrow} instead");
            let middle = middle.max(head.width());
            self.page.row(2, &[("Question", topic), (&head, middle), ("Then", then)]);
            let mut changes = changes.iter();
            for (title, lines) in report.what_if_groups() {
                self.page.text_if_any(title);
                for (line, change) in lines.iter().zip(&mut changes) {
                    self.page.row(2, &[(line.topic(), topic), (change, middle), (&line.then, then)]);
                }
            }
            self.page.gap();
        }
        for sentence in sentences {
            self.page.text(sentence, 2);
        }
    }

    /// What other weights would do.
    fn weights(&mut self) {
        let report = self.report;
        let lines = report.break_even_lines();
        if lines.is_empty() && report.weight_sentences().is_empty() {
            return;
        }
        self.page.heading(WHAT_IF_WEIGHTS);
        let title = widest(lines.iter().map(|(title, _)| *title), WIDTH / 2);
        for (name, figure) in &lines {
            self.page.row(2, &[(name, title), (figure, WIDTH - 2 - title - GAP)]);
        }
        let sentences = report.weight_sentences();
        if !sentences.is_empty() && !lines.is_empty() {
            self.page.gap();
        }
        for text in sentences {
            self.page.text(&text, 2);
        }
    }

    /// Every answer with its points and note.
    fn answers(&mut self) {
        let report = self.report;
        self.page.heading("Answers");
        let all = || report.answers.iter().chain(&report.hidden_answers);
        let topic = widest(all().map(AnswerLine::topic), TOPIC);
        let adds: Vec<String> = report.answers.iter().map(|line| report.contribution_words(line)).collect();
        let width = widest(adds.iter().map(String::as_str), ADDS);
        let answers: Vec<String> = all().map(AnswerLine::said).collect();
        let answer = answer_width(answers.iter().map(String::as_str), topic, width);
        for (line, adds) in report.answers.iter().zip(&adds) {
            self.page.whole_row(2, &[(line.topic(), topic), (&line.said(), answer), (adds, width)]);
            self.note(line, topic);
        }
        let rest = WIDTH - 2 - topic - GAP;
        for line in &report.hidden_answers {
            self.page.whole_row(2, &[(line.topic(), topic), (&line.kept_words(), rest)]);
            self.note(line, topic);
        }
    }

    fn note(&mut self, line: &AnswerLine, topic: usize) {
        if let Some(note) = line.note_line() {
            self.page.whole_row(2, &[("", topic), (&note, WIDTH - 2 - topic - GAP)]);
        }
    }

    /// The points of each reason, and the answers that gave them.
    fn reasons(&mut self) {
        for column in self.report.columns.iter().filter(|column| !column.reasons.is_empty()) {
            self.page.heading(&format!("Points for {}: {}", column.option.name, column.points));
            for line in &column.reasons {
                self.page.with_figure(2, &line.label, &line.of_max());
                for given in &line.given {
                    self.page.with_figure(4, &given.words(), &format!("+{}", given.points));
                }
            }
        }
    }

    /// The rows of the comparison that matter for the answers.
    fn rows(&mut self) {
        let report = self.report;
        let rows = report.rows_that_matter();
        if rows.is_empty() {
            return;
        }
        self.page.heading(SIDE_BY_SIDE);
        for row in rows {
            let sources = cited_words(&cited(report.catalogue, &row.source));
            self.page.text(&format!("{}{sources}", row.title), 2);
            for (option, cell) in report.catalogue.options.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty()) {
                self.page.text(&format!("{}: {cell}", option.name), 4);
            }
        }
    }

    /// What the verdict leaves out, how it was worked out, and the sources.
    fn method(&mut self) {
        let (report, catalogue) = (self.report, self.report.catalogue);
        let mut section = |title: &str, paragraphs: &[&str]| {
            let mut paragraphs = paragraphs.iter().filter(|text| !text.is_empty()).peekable();
            if paragraphs.peek().is_some() {
                self.page.heading(title);
            }
            for (index, text) in paragraphs.enumerate() {
                if index > 0 {
                    self.page.gap();
                }
                self.page.block(text, 2);
            }
        };
        let left_out: Vec<&str> = report.left_out.iter().map(String::as_str).collect();
        section("What it leaves out", &left_out);
        section("How the verdict is worked out", &report.method().each_ref().map(String::as_str));
        section("How it was asked", &[&report.interview_mode]);
        if !catalogue.faq.is_empty() {
            self.page.heading("Questions people ask");
        }
        for faq in &catalogue.faq {
            self.page.block(&faq.question, 2);
            self.page.block(&format!("{}{}", faq.answer, cited_words(&cited(catalogue, &faq.source))), 4);
        }
        if !catalogue.sources.is_empty() {
            self.page.heading("Sources");
        }
        for source in report.sources() {
            self.page.text(&source.words, 2);
            if let Some(link) = source.link {
                self.page.unbroken(link, 4);
            }
        }
        self.page.heading("Reproduce this verdict");
        self.page.block(&report.edition_line(), 2);
        self.page.command(&report.replay_words(""));
    }
}

/// The width of answers beside topics and points.
fn answer_width<'t>(answers: impl Iterator<Item = &'t str>, topic: usize, adds: usize) -> usize {
    widest(answers, WIDTH.saturating_sub(2 + topic + GAP + GAP + adds))
}

/// The digits of points to leave room for beside bars.
const DIGITS: usize = 3;

/// " [pydocs library/gc, nomicon]"; empty without citations.
fn cited_words(citations: &[(&str, Option<&str>)]) -> String {
    let texts: Vec<&str> = citations.iter().map(|(text, _)| *text).collect();
    if texts.is_empty() { String::new() } else { format!(" [{}]", texts.join(", ")) }
}
