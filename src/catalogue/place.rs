//! Finding the line of a fault: from a path in the document to a place in the text.
//!
//! Used on the error path only, so the text is parsed a second time, by a parser that keeps spans.

use std::ops::Range;

use saphyr::{LoadableYamlNode, MarkedYaml, YamlData};

use super::fault::Place;

/// A step from a YAML node to one below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To the value of a key.
    Key(String),
    /// To an item of a list.
    Item(usize),
    /// To a key itself: only at the end of a path.
    Name(String),
}

/// The way from the root of the document to a node.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path(Vec<Step>);

impl Path {
    /// The path one key deeper.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.then(Step::Key(key.into()))
    }

    /// The path one list item deeper.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.then(Step::Item(index))
    }

    /// The path to the key `key` itself, not its value.
    #[must_use]
    pub fn name(&self, key: &str) -> Self {
        self.then(Step::Name(key.into()))
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

/// The places of `paths` in `text`, each that of the deepest node on its path that exists.
#[must_use]
pub fn locate(text: &str, paths: &[Path]) -> Vec<Place> {
    let documents = MarkedYaml::load_from_str(text).unwrap_or_default();
    let lines = Lines::of(text);
    let find = |path: &Path| documents.first().map_or_else(|| lines.place(1, 1), |root| lines.span(follow(root, path)));
    paths.iter().map(find).collect()
}

fn follow<'a, 'y>(root: &'a MarkedYaml<'y>, path: &Path) -> &'a MarkedYaml<'y> {
    path.0.iter().try_fold(root, |node, step| step_down(node, step).ok_or(node)).unwrap_or_else(|deepest| deepest)
}

fn step_down<'a, 'y>(node: &'a MarkedYaml<'y>, step: &Step) -> Option<&'a MarkedYaml<'y>> {
    match (&node.data, step) {
        (YamlData::Sequence(items), Step::Item(index)) => items.get(*index),
        (YamlData::Mapping(map), Step::Key(key)) => map.iter().find(|(k, _)| is(k, key)).map(|(_, value)| value),
        (YamlData::Mapping(map), Step::Name(key)) => map.iter().find(|(k, _)| is(k, key)).map(|(name, _)| name),
        _ => None,
    }
}

fn is(node: &MarkedYaml, key: &str) -> bool {
    node.data.as_str() == Some(key)
}

/// The lines of a text, to turn lines and columns into bytes.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The byte at a line and a column, both from 1; the nearest one where there is none.
    pub(super) fn byte(&self, line: usize, column: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let rest = self.text.get(start..).unwrap_or_default();
        let row = rest.split('\n').next().unwrap_or_default();
        start + row.char_indices().nth(column.saturating_sub(1)).map_or(row.len(), |(at, _)| at)
    }

    /// The word at a line and a column, both from 1.
    pub(super) fn place(&self, line: usize, column: usize) -> Place {
        let start = self.byte(line, column);
        let rest = self.text.get(start..).unwrap_or_default();
        let word = rest.find(|c: char| c.is_whitespace() || ",:]}".contains(c)).unwrap_or(rest.len());
        Place { line, column, bytes: start..start + word }
    }

    /// The bytes of a node. The parser ends a flow collection before its closing bracket; here it is included.
    pub(super) fn bytes(&self, node: &MarkedYaml) -> Range<usize> {
        let (from, to) = (node.span.start, node.span.end);
        let start = self.byte(from.line(), from.col() + 1);
        let end = self.byte(to.line(), to.col() + 1).max(start);
        let opens = |c| self.text.get(start..).is_some_and(|rest| rest.starts_with(c));
        let closes = |c| self.text.get(end..).is_some_and(|rest| rest.starts_with(c));
        let bracket = (opens('{') && closes('}')) || (opens('[') && closes(']'));
        start..end + usize::from(bracket)
    }

    /// The place of a node; of one that spans lines, the rest of its first.
    fn span(&self, node: &MarkedYaml) -> Place {
        let (line, column) = (node.span.start.line(), node.span.start.col() + 1);
        let Range { start, end } = self.bytes(node);
        Place { line, column, bytes: start..end.min(self.byte(line, usize::MAX)).max(start) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_the_line_and_column_of_its_node() {
        let text = "é: 1\nlist:\n  - { a: x, b: [y, z] }\n";
        let item = Path::default().key("list").item(0);
        let places = locate(text, &[item.key("b").item(1), item.name("b"), item.key("nowhere"), Path::default()]);
        let found: Vec<_> = places.iter().map(|p| (p.line, p.column, &text[p.bytes.clone()])).collect();
        assert_eq!(found, [(3, 20, "z"), (3, 13, "b"), (3, 5, "{ a: x, b: [y, z] }"), (1, 1, "é: 1")]);
    }

    #[test]
    fn text_that_is_no_document_is_placed_at_its_start() {
        assert_eq!(locate("", &[Path::default()])[0].line, 1);
    }
}
