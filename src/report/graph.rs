//! The questions of a catalogue and what reveals them as a Mermaid flowchart (<https://mermaid.js.org>).

use crate::catalogue::{Catalogue, Condition, Question};

/// Draws the questions in file order, with an arrow from each question that a `when` names. Ends in a newline.
pub fn graph(catalogue: &Catalogue) -> String {
    let mut lines = vec![
        "%% An arrow says which answers reveal a question; all arrows into one must hold.".to_owned(),
        "flowchart TD".into(),
    ];
    lines.extend(catalogue.questions.iter().map(node));
    lines.extend(catalogue.questions.iter().flat_map(|question| arrows(catalogue, question)));
    lines.join("\n") + "\n"
}

/// A name that is not one of Mermaid's keywords.
fn name(question: &Question) -> String {
    format!("q_{}", question.id)
}

fn node(question: &Question) -> String {
    format!("    {}[\"{}\"]", name(question), escaped(&question.title))
}

fn arrows(catalogue: &Catalogue, question: &Question) -> Vec<String> {
    let arrow = |condition: &Condition| {
        let from = catalogue.questions.get(condition.question)?;
        // A condition without choices never holds.
        let never = condition.any_of.is_empty();
        let label = if never { "never".into() } else { escaped(&from.labels(condition.any_of).join("; ")) };
        Some(format!("    {} -->|\"{label}\"| {}", name(from), name(question)))
    };
    question.when.iter().filter_map(arrow).collect()
}

/// `text` for a quoted label: what Mermaid would take for markup becomes an entity.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (index, c) in text.chars().enumerate() {
        match c {
            '\n' => out.push(' '),
            // These would begin a list.
            '.' | ')' if digits > 0 && index == digits => out.extend(format!("#{};", u32::from(c)).chars()),
            '-' | '+' if index == 0 => out.extend(format!("#{};", u32::from(c)).chars()),
            '"' | '#' | '<' | '>' | '&' | '`' | '|' | '\\' | '*' | '_' | '[' | ']' | '{' | '}' | '%' | ';' => {
                out.extend(format!("#{};", u32::from(c)).chars());
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::load;

    #[test]
    fn arrows_are_labelled_with_the_answers_that_reveal_a_question() {
        let text =
            include_str!("../../tests/screen/three.yaml").replace("Two to five", "\"1. \\\"Two\\\" | <b> `five` #1\"");
        let drawn = graph(&load(&text).unwrap());
        let label = "1#46; #34;Two#34; #124; #60;b#62; #96;five#96; #35;1#59; More than five";
        assert!(drawn.contains(&format!("    q_writers -->|\"{label}\"| q_network\n")), "{drawn}");
        assert!(drawn.contains("    q_reads[\"What is read back?\"]\n"), "{drawn}");
    }
}
