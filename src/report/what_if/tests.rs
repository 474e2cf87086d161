use insta::assert_snapshot;

use crate::{
    analysis::{SingleChange, what_if::DecisiveSet},
    catalogue::load,
};

use super::*;

/// A catalogue with so many options, and four questions, the last without a topic.
pub(in crate::report) fn catalogue(options: usize) -> Catalogue {
    let options: Vec<&str> = ["{ id: a, name: Ash }", "{ id: b, name: Beech }", "{ id: c, name: Cedar }"]
        .into_iter()
        .take(options)
        .collect();
    let question = |at: usize, topic: &str| {
        format!(
            "  - {{ id: q{at}, title: 'Question {at}?', {topic}choices: \
             [{{ id: one, label: One, points: {{ r: 1 }} }}, {{ id: two, label: Two, points: {{ s: 1 }} }}] }}\n"
        )
    };
    let questions: Vec<String> = ["topic: Soil, ", "topic: Light, ", "topic: Rain, ", ""]
        .iter()
        .enumerate()
        .map(|(at, topic)| question(at, topic))
        .collect();
    load(&format!(
        "format: 1\nid: trees\nversion: '1'\ntitle: Which tree?\nsummary: S.\noptions: [{}]\nreasons:\n  \
         - {{ id: r, title: R, summary: S., supports: {{ a: 1 }} }}\n  - {{ id: s, title: T, summary: S., supports: {{ b: 1 }} }}\n\
         questions:\n{}",
        options.join(", "),
        questions.concat()
    ))
    .unwrap()
}

fn change(set: &[usize]) -> ChangeSet {
    ChangeSet { answers: set.len(), set: set.into(), exact: true }
}

fn bound(answers: usize) -> ChangeSet {
    ChangeSet { answers, set: Vec::new(), exact: false }
}

fn single(outcome: Outcome) -> SingleChange {
    SingleChange { question: 0, from: ChoiceSet::one(0), to: ChoiceSet::one(1), outcome }
}

/// Every kind of what-if result.
fn all_changes() -> Vec<WhatIf> {
    let led = WhatIf {
        outcome: Outcome::Wins(0),
        single: Vec::new(),
        to_change: Some(change(&[0, 1])),
        to_win: vec![None, Some(change(&[0, 1, 2]))],
        decided_by: None,
    };
    let tie = WhatIf { outcome: Outcome::TooClose, to_change: None, to_win: vec![None, None], ..led.clone() };
    let decisive = |set: &[usize], smallest| Some(DecisiveSet { set: set.into(), smallest });
    vec![
        tie.clone(),
        WhatIf { single: vec![single(Outcome::Wins(1))], ..tie },
        WhatIf { to_change: None, to_win: vec![None, None], ..led.clone() },
        WhatIf {
            single: vec![single(Outcome::TooClose)],
            to_change: Some(change(&[0])),
            to_win: vec![None, Some(change(&[0, 3]))],
            ..led.clone()
        },
        WhatIf {
            single: vec![single(Outcome::Wins(1))],
            to_change: Some(change(&[0])),
            to_win: vec![None, Some(change(&[0]))],
            ..led.clone()
        },
        WhatIf {
            single: vec![single(Outcome::Wins(1)), single(Outcome::Wins(2))],
            to_change: Some(change(&[0])),
            to_win: vec![None, Some(change(&[0]))],
            ..led.clone()
        },
        WhatIf { to_win: vec![None, None], ..led.clone() },
        WhatIf { to_change: Some(change(&[0, 1, 3])), ..led.clone() },
        WhatIf {
            to_change: Some(bound(2)),
            to_win: vec![None, Some(bound(4))],
            decided_by: decisive(&[2], true),
            ..led.clone()
        },
        WhatIf { decided_by: decisive(&[3], true), ..led.clone() },
        WhatIf { decided_by: decisive(&[0, 1], true), ..led.clone() },
        WhatIf { decided_by: decisive(&[0, 1], false), ..led },
    ]
}

#[test]
fn every_sentence_about_other_answers() {
    let mut sentences = Vec::new();
    for catalogue in [catalogue(2), catalogue(3)] {
        for changes in all_changes() {
            let shown = [
                robustness(&catalogue, &changes),
                to_no_winner(&catalogue, &changes),
                decided_by(&catalogue, &changes, 4),
            ];
            sentences.extend(shown.into_iter().filter(|sentence| !sentence.is_empty()));
            sentences.extend(to_win(&catalogue, &changes));
            sentences.extend(revisit(&catalogue, &changes).into_iter().map(|line| format!("  * {line}")));
            sentences.push(String::new());
        }
    }
    assert_snapshot!(sentences.join("\n"));
}
