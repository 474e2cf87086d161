//! How a verdict is worked out, and the sources behind it.

use crate::{catalogue::Source, scoring::VerdictKind};

use super::{
    Report,
    citations::link,
    phrases::{LeadFigures, lead_figures, over_runner_up},
};

impl Report<'_> {
    /// How the verdict is worked out, in paragraphs, with the figures of this one.
    pub fn method(&self) -> [String; 4] {
        [
            "Your answers give points to reasons, and each reason counts for one or more options. The option with the \
             most points wins. Answers of “not sure” and questions that were not asked are left out."
                .into(),
            "A lead of at least a third of all points is clear, one of more than a tenth is narrow. With a tenth or less \
             there is no single winner: “use both” if each side got at least half of what it could get, “too close to \
             call” if not. Neutral points are added to the total, so that a stray point or two is never a clear verdict."
                .into(),
            self.lead_line(),
            "The points are a judgement, not a measurement. Treat the verdict as an argument to check, not as proof."
                .into(),
        ]
    }

    /// The points and the lead: "Here: 30 points to 7. The lead is 23 of 43 points, 6 neutral points included."
    fn lead_line(&self) -> String {
        let (catalogue, verdict) = (self.catalogue, &self.verdict);
        let LeadFigures { lead, total, neutral } = lead_figures(verdict, self.neutral);
        let lead = if lead.is_empty() { "0" } else { &lead };
        let neutral = match neutral.as_str() {
            "" => String::new(),
            "1" => ", 1 neutral point included".into(),
            points => format!(", {points} neutral points included"),
        };
        let over = over_runner_up(catalogue, verdict);
        let could_get = match verdict.kind {
            VerdictKind::Both | VerdictKind::Either => verdict.sharing.as_slice(),
            VerdictKind::Clear | VerdictKind::Leans | VerdictKind::NoneLeft | VerdictKind::Insufficient => &[],
        };
        let could_get = could_get.iter().filter_map(|option| {
            let (score, max) = (verdict.scores.points.get(*option)?, verdict.scores.max.get(*option)?);
            Some(format!(" {} got {score} of the {max} it could get.", catalogue.option_name(*option)))
        });
        let could_get: String = could_get.collect();
        if !verdict.has_rival() {
            return format!("Here: {}. Options that an answer rules out cannot win.", self.points);
        }
        let weighed = if self.priorities.is_empty() { "" } else { " All points include your priorities." };
        format!("Here: {}. The lead{over} is {lead} of {total} points{neutral}.{could_get}{weighed}", self.points)
    }
}

/// A source in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceLine<'c> {
    /// "book: The Book", followed by the address if it is not a link.
    pub words: String,
    /// Its address, if it is a link.
    pub link: Option<&'c str>,
}

impl<'c> Report<'c> {
    /// The sources of the catalogue, each with the id that citations refer to.
    pub(crate) fn sources(&self) -> Vec<SourceLine<'c>> {
        let line = |source: &'c Source| {
            let link = link(source);
            let rest = source.url.as_deref().filter(|_| link.is_none()).map_or(String::new(), |url| format!(", {url}"));
            SourceLine { words: format!("{}: {}{rest}", source.id, source.title), link }
        };
        self.catalogue.sources.iter().map(line).collect()
    }
}
