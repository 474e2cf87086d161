//! Aliases (`*name`) that would fill the memory: in two bytes, each can repeat a megabyte.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser};

use super::node::ByteOffsets;

/// The byte of the first alias at which `text`, with its aliases expanded, exceeds `max` bytes.
pub(crate) fn overflow(text: &str, max: usize) -> Option<usize> {
    if !text.contains('*') || !text.contains('&') {
        return None;
    }
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    // The anchors of the open lists and maps, and the total before each.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut total: usize = 0;
    for (event, span) in Parser::new_from_str(text).map_while(Result::ok) {
        match event {
            Event::Scalar(value, _, anchor, _) => {
                sizes.insert(anchor, value.len() + 1);
                total = total.saturating_add(value.len() + 1);
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                open.push((anchor, total));
                total = total.saturating_add(1);
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let (anchor, before) = open.pop()?;
                sizes.insert(anchor, total - before);
            }
            Event::Alias(anchor) => {
                total = total.saturating_add(sizes.get(&anchor).copied().unwrap_or(1));
                if total > max {
                    return Some(ByteOffsets::new(text).byte(span.start.index()));
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_alias_counts_as_what_it_stands_for() {
        let text = "a: &x [one, two]\nb: [*x, *x]\nc: &y [*x, *x]\nd: *y\n";
        assert_eq!(overflow(text, 1_000), None);
        assert_eq!(overflow(text, 30).map(|byte| &text[byte..byte + 5]), Some("*x]\nc"));
        assert_eq!(overflow(text, 60).map(|byte| &text[byte..byte + 2]), Some("*y"));
        assert_eq!(overflow("stars *** & more, more than five", 5), None);
    }

    #[test]
    fn nested_aliases_are_found_without_expanding_them() {
        let level = |n: usize| format!("l{n}: &l{n} [{}]\n", vec![format!("*l{}", n - 1); 9].join(", "));
        let text = "l0: &l0 x\n".to_owned() + &(1..100).map(level).collect::<String>();
        assert!(overflow(&text, 1 << 24).is_some_and(|byte| text[..byte].lines().count() == 9));
    }
}
