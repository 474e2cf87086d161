//! A comparison as titles with paragraphs: what surrounds the table of answers on the screen.

use super::{
    comparison::{Comparison, MEANS, PersonLine},
    phrases::{EACH_PERSON, REMARKS, TEAM_VERDICT, TIPS},
};

impl Comparison<'_> {
    /// Titles, each with its paragraphs: everything but the disagreements.
    pub(crate) fn sections(&self) -> Vec<(String, Vec<String>)> {
        let team = [format!("{} {}", self.headline, self.figures_words()), MEANS.into()];
        let team = team.into_iter().chain(self.advice.clone()).chain([self.conflict_words.clone()]);
        let person = |person: &PersonLine| {
            let missing = if person.answered_all() { String::new() } else { format!(", {}", person.answered()) };
            format!("{}: {} ({}{missing})", person.name, person.short, person.points)
        };
        let remarks = self.remarks.iter().cloned().chain([self.edition_line()]);
        vec![
            (TEAM_VERDICT.into(), team.collect()),
            (EACH_PERSON.into(), self.people.iter().map(person).chain(self.priorities()).collect()),
            (TIPS.into(), self.pivotal_words.clone()),
            (REMARKS.into(), remarks.collect()),
        ]
    }

    /// The figures as a sentence.
    pub(crate) fn figures_words(&self) -> String {
        format!("{}.", self.figures.join("; "))
    }
}
