//! Lints about `rules_out`: options that are always ruled out, exclusions that change nothing, and those without a source.

use crate::{
    analysis::state_space::{Graph, Plan},
    catalogue::{Catalogue, OptionSet},
    diagnostics::Rule,
    quiz::Answers,
    yaml::NodePath,
};

use super::finding::Finding;

pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    if !catalogue.has_exclusions() {
        return Vec::new();
    }
    let graph = completed(catalogue);
    let always = common(&graph);
    let always = (0..catalogue.options.len()).filter(|option| always.contains(*option)).map(|option| {
        let message = format!("every complete set of answers rules out `{}`", catalogue.option_id(option));
        Finding::new(Rule::AlwaysRuledOut, NodePath::default().key("options").item(option), message)
    });
    let mut found: Vec<Finding> = always.collect();
    let before = excluded_before(catalogue, &graph);
    for (question, before) in catalogue.questions.iter().zip(before) {
        let choices = NodePath::default().key("questions").item(question.index).key("choices");
        for (index, choice) in question.choices.iter().enumerate() {
            for ruled_out in &choice.rules_out {
                let id = catalogue.option_id(ruled_out.option);
                let finding =
                    |rule, message| Finding::new(rule, choices.item(index).key("rules_out").key_name(id), message);
                if before.is_some_and(|before| before.contains(ruled_out.option)) {
                    let message = format!("`{id}` is always ruled out before `{}` is asked", question.id);
                    found.push(finding(Rule::RedundantExclusion, message));
                }
                if ruled_out.source.is_empty() {
                    let message = format!("`{}` rules out `{id}` without a source", choice.id);
                    found.push(finding(Rule::UnsourcedExclusion, message));
                }
            }
        }
    }
    found
}

/// The options that every complete set of answers rules out. None beyond the budget.
pub(crate) fn always_ruled_out(catalogue: &Catalogue) -> OptionSet {
    if catalogue.has_exclusions() { common(&completed(catalogue)) } else { OptionSet::NONE }
}

fn common(graph: &Graph) -> OptionSet {
    let common = graph.ends.iter().copied().reduce(OptionSet::intersection);
    common.filter(|_| graph.exact).unwrap_or(OptionSet::NONE)
}

/// For each question, the options that are ruled out whenever it is asked. None if it is never asked, and beyond the
/// budget.
fn excluded_before(catalogue: &Catalogue, graph: &Graph) -> Vec<Option<OptionSet>> {
    let mut states = vec![OptionSet::NONE];
    let mut before = Vec::new();
    for (question, layer) in catalogue.questions.iter().zip(&graph.layers) {
        let asked = layer.states.iter().zip(&states).filter(|(state, _)| !state.shown.is_empty());
        let common = asked.map(|(_, excluded)| *excluded).reduce(OptionSet::intersection);
        before.push(common.filter(|_| graph.exact));
        let mut after = vec![OptionSet::NONE; layer.after];
        let mut set = |to: usize, excluded: OptionSet| after.get_mut(to).into_iter().for_each(|slot| *slot = excluded);
        for (state, excluded) in layer.states.iter().zip(&states) {
            state.hidden.into_iter().for_each(|to| set(to, *excluded));
            for (to, class) in state.shown.iter().zip(&layer.classes) {
                let ruled_out =
                    class.iter().flatten().next().map_or(OptionSet::NONE, |picks| question.rules_out(*picks));
                set(*to, excluded.union(ruled_out));
            }
        }
        states = after;
    }
    before
}

fn completed(catalogue: &Catalogue) -> Graph {
    Graph::new(catalogue, &Plan::completed(catalogue, &Answers::none(catalogue)))
}
