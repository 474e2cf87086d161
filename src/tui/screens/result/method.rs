//! The method tab: how the verdict is worked out, what it leaves out, and what people ask.

use ratatui::{Frame, layout::Rect, text::Line};

use crate::{
    report::{Report, source_line},
    text::wrap,
    tui::{
        layout::{MEASURE, is_small},
        theme::Theme,
        widgets::{ScrollState, ScrollText, card},
    },
};

pub fn render(frame: &mut Frame, area: Rect, report: &Report, theme: Theme, scroll: &mut ScrollState) {
    let inner = if is_small(frame.area()) { area } else { card(frame, area, theme, "", "") };
    let width = inner.width.saturating_sub(3).min(MEASURE);
    let mut lines: Vec<Line> = Vec::new();
    for (title, texts) in sections(report) {
        if texts.iter().all(String::is_empty) {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(wrap(&title, width).into_iter().map(|line| Line::styled(format!(" {line}"), theme.title())));
        let texts = texts.iter().filter(|text| !text.is_empty());
        lines.extend(texts.flat_map(|text| wrap(text, width)).map(|line| Line::from(format!(" {line}"))));
    }
    // The scrollbar is drawn over the border.
    let area = Rect { width: inner.width + u16::from(inner.right() < area.right()), ..inner };
    frame.render_stateful_widget(ScrollText::new(lines, theme), area, scroll);
}

/// The titles, each with its paragraphs.
fn sections(report: &Report) -> Vec<(String, Vec<String>)> {
    let catalogue = report.catalogue;
    let advice = if report.verdict.leader().is_some() { report.advice.clone() } else { Vec::new() };
    let mut sections = vec![
        ("What to do next".to_owned(), advice),
        ("How the verdict is worked out".into(), report.method().into()),
        ("What it leaves out".into(), report.left_out.clone()),
        ("How it was asked".into(), vec![report.interview_mode.clone()]),
    ];
    if !catalogue.faq.is_empty() {
        sections.push(("Questions people ask".into(), vec![String::new()]));
        sections.extend(catalogue.faq.iter().map(|faq| (faq.question.clone(), vec![faq.answer.clone()])));
    }
    sections.push((
        "Sources".into(),
        catalogue.sources.iter().map(|source| format!("{}: {}", source.id, source_line(source))).collect(),
    ));
    let edition = format!("{} {}", catalogue.id, catalogue.version);
    sections.push(("Catalogue".into(), vec![edition]));
    sections
}
