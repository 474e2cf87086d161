//! Lints about what is cited.

use std::collections::BTreeSet;

use crate::{
    catalogue::{Catalogue, Citation, Source},
    diagnostics::Rule,
    yaml::NodePath,
};

use super::finding::Finding;

pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let citing = citing(catalogue);
    // `unsourced-exclusion` covers those without a source.
    let choices = catalogue.questions.iter().flat_map(|question| &question.choices);
    let exclusions = choices.flat_map(|choice| &choice.rules_out).map(|ruled_out| &ruled_out.source);
    let all = citing.iter().map(|(_, source)| *source).chain(exclusions);
    let cited: BTreeSet<usize> = all.flatten().map(|citation| citation.source).collect();
    let mut found = uncited_sources(catalogue, &cited);
    // A catalogue that cites nothing at all does not need to.
    if citing.iter().any(|(_, source)| !source.is_empty()) {
        let missing = citing.into_iter().filter(|(_, source)| source.is_empty());
        let message = "no source is cited here, but others cite theirs";
        found.extend(missing.map(|(path, _)| Finding::new(Rule::SourceMissing, path, message.into())));
    }
    found
}

/// Everything that can cite sources, and what it cites.
fn citing(catalogue: &Catalogue) -> Vec<(NodePath, &Vec<Citation>)> {
    let lists: [(&str, Vec<&Vec<Citation>>); 4] = [
        ("reasons", catalogue.reasons.iter().map(|it| &it.source).collect()),
        ("questions", catalogue.questions.iter().map(|it| &it.source).collect()),
        ("comparison", catalogue.comparison.iter().map(|it| &it.source).collect()),
        ("faq", catalogue.faq.iter().map(|it| &it.source).collect()),
    ];
    let items = lists.into_iter().flat_map(|(key, sources)| {
        let list = NodePath::default().key(key);
        sources.into_iter().enumerate().map(move |(index, source)| (list.item(index), source))
    });
    items.collect()
}

fn uncited_sources(catalogue: &Catalogue, cited: &BTreeSet<usize>) -> Vec<Finding> {
    let list = NodePath::default().key("sources");
    let uncited = catalogue.sources.iter().enumerate().filter(|(index, _)| !cited.contains(index));
    let finding = |(index, source): (usize, &Source)| {
        Finding::new(Rule::SourceNotCited, list.item(index), format!("nothing cites the source `{}`", source.id))
    };
    uncited.map(finding).collect()
}
