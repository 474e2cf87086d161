//! How the verdict is made, what it rests on, and frequent questions: a tab of the result.

use ratatui::text::Line;

use crate::{
    catalogue::{Catalogue, Citation},
    tui::app::App,
};

use super::page::Page;

pub(super) fn lines(app: &App, width: usize) -> Vec<Line<'static>> {
    let catalogue = app.quiz.catalogue();
    let mut page = Page::new(app.look, width);
    page.heading("How the verdict is made");
    for text in method(catalogue) {
        page.text(&text, 2);
    }
    page.heading("The reasons");
    for reason in &catalogue.reasons {
        page.text(&format!("{}: {}{}", reason.title, reason.summary, cited(&reason.source)), 2);
    }
    if !catalogue.faq.is_empty() {
        page.heading("Frequent questions");
    }
    for faq in &catalogue.faq {
        page.text(&format!("{} {}{}", faq.question, faq.answer, cited(&faq.source)), 2);
    }
    if !catalogue.sources.is_empty() {
        page.heading("Sources");
    }
    for source in &catalogue.sources {
        let url = source.url.as_ref().map_or(String::new(), |url| format!(", {url}"));
        let accessed = source.accessed.as_ref().map_or(String::new(), |day| format!(" (read on {day})"));
        page.text(&format!("{}: {}{url}{accessed}", source.id, source.title), 2);
    }
    page.text(&format!("This is the catalogue {} {}.", catalogue.id, catalogue.version), 2);
    page.lines
}

/// The rules of the verdict, in sentences (decision model, parts 1 and 2).
fn method(catalogue: &Catalogue) -> [String; 6] {
    let neutral = catalogue.neutral;
    [
        "Each choice gives points to one or more reasons, and each reason supports one or more options. The points of an \
         option are the sum over all answers that count. An answer counts if its question is asked and it is not \
         “not sure”; “none of these” counts, with no points."
            .into(),
        format!(
            "The lead is the difference between the two highest sums, measured against both sums plus {neutral} points \
             that speak for no side{}.",
            if neutral > 2 { ": with them, one stray point is never a clear verdict" } else { "" }
        ),
        "A lead of a third or more is clear. A lead of more than a tenth leans. With less than that nobody is ahead: it \
         is “both” where each side has half or more of the points it could have had on the questions counted, and \
         “either” where not."
            .into(),
        "With fewer than half of the questions counted there is no verdict, unless nothing left can change who is ahead."
            .into(),
        "“9 of 10” at a reason: the points it got, of the most that the counted questions could have given it.".into(),
        "The points are a judgement written down, not a measurement. A verdict is an argument to check, not a proof.".into(),
    ]
}

fn cited(source: &[Citation]) -> String {
    let texts: Vec<&str> = source.iter().map(|citation| citation.text.as_str()).collect();
    if texts.is_empty() { String::new() } else { format!(" ({})", texts.join(", ")) }
}
