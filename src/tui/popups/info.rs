//! Background: which reasons a question feeds, and where claims come from.

use ratatui::text::Line;

use crate::{
    catalogue::{Catalogue, Citation, Question},
    report::{TriedComparison, source_line},
    store::shown_path,
    text::wrap,
    tui::session::Session,
};

use super::text::{PopupText, TextPopup};

/// A title and its paragraphs.
type Section = (String, Vec<String>);

pub struct Info {
    title: String,
    sections: Vec<Section>,
}

impl Info {
    pub fn question(catalogue: &Catalogue, question: &Question, note: &str) -> TextPopup<Self> {
        let feeds: Vec<&str> = question.reasons().into_iter().map(|index| catalogue.reason_title(index)).collect();
        let feeds = if feeds.is_empty() { "Decides which questions come next.".into() } else { feeds.join(", ") };
        let choice = |choice: &crate::catalogue::Choice| match choice.help.as_str() {
            "" => choice.label.clone(),
            help => format!("{}: {help}", choice.label),
        };
        let sections = vec![
            (question.title.clone(), vec![question.help.clone()]),
            ("Your note".into(), vec![note.to_owned()]),
            ("Why we ask".into(), vec![question.why.clone()]),
            ("Choices".into(), question.choices.iter().map(choice).collect()),
            ("Feeds these reasons".into(), vec![feeds]),
            ("Sources".into(), sources(catalogue, &question.source)),
        ];
        Self::popup(question.topic_or_title().to_owned(), sections)
    }

    /// About the catalogue and the session.
    pub fn catalogue(session: &Session) -> TextPopup<Self> {
        let catalogue = session.catalogue();
        let place = session.location_notice();
        let sections = vec![
            (format!("{} ({} {})", catalogue.title, catalogue.id, catalogue.version), vec![catalogue.summary.clone()]),
            ("Since you answered".into(), session.opening.changes.clone()),
            ("Your answers".into(), vec![place, format!("Working directory: {}", shown_path(&session.opening.folder))]),
            ("Options".into(), catalogue.options.iter().map(|o| format!("{}: {}", o.name, o.summary)).collect()),
            ("Sources".into(), catalogue.sources.iter().map(source_line).collect()),
        ];
        Self::popup("About these questions".into(), sections)
    }

    /// What a comparison of several people says beside their answers.
    pub fn team(team: &TriedComparison) -> TextPopup<Self> {
        let title = if team.is_trying() { "With what you are trying" } else { "About this comparison" };
        Self::popup(title.into(), team.shown().sections())
    }

    /// Remarks and sources of the comparison.
    pub fn comparison(catalogue: &Catalogue) -> TextPopup<Self> {
        let section = |row: &crate::catalogue::Row| {
            let note = Some(row.note.clone()).filter(|note| !note.is_empty());
            (row.title.clone(), note.into_iter().chain(sources(catalogue, &row.source)).collect())
        };
        let sections = catalogue.comparison.iter().map(section);
        let mut sections: Vec<Section> = sections.filter(|(_, texts): &Section| !texts.is_empty()).collect();
        if sections.is_empty() {
            sections.push(("This catalogue has none.".into(), Vec::new()));
        }
        Self::popup("Remarks and sources".into(), sections)
    }

    fn popup(title: String, sections: Vec<Section>) -> TextPopup<Self> {
        let non_empty = |(title, texts): Section| {
            let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
            (title, texts)
        };
        let sections = sections.into_iter().map(non_empty).enumerate();
        // The first title is shown even without texts.
        let sections =
            sections.filter(|(index, (_, texts))| *index == 0 || !texts.is_empty()).map(|(_, section)| section);
        TextPopup::new(Self { title, sections: sections.collect() })
    }
}

/// The sources of citations, each with the place that is cited.
fn sources(catalogue: &Catalogue, citations: &[Citation]) -> Vec<String> {
    let cited = |citation: &Citation| {
        let found = catalogue.sources.get(citation.source)?;
        let place = citation.text.split_once(' ').map_or(String::new(), |(_, place)| format!(" ({place})"));
        Some(format!("{}{place}", source_line(found)))
    };
    citations.iter().filter_map(cited).collect()
}

impl PopupText for Info {
    fn text(&self, session: &Session, width: u16) -> (String, Vec<Line<'static>>) {
        let mut lines: Vec<Line> = Vec::new();
        for (title, texts) in &self.sections {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(wrap(title, width).into_iter().map(|line| Line::styled(line, session.theme.title())));
            lines.extend(texts.iter().flat_map(|text| wrap(text, width)).map(Line::from));
        }
        (self.title.clone(), lines)
    }
}
