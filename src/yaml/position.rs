//! Finding the line of a fault: from a path in the document to a place in the text.
//!
//! Used on the error path only, so the text is parsed a second time, by a parser that keeps places.

use std::{borrow::Cow, ops::Range, rc::Rc};

use crate::diagnostics::{Position, quote};

use super::{
    mistakes::is_curly,
    node::{Content, NodeRef, Tree},
};

/// A step from a YAML node to one below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// To the value of a key; most keys are the format's own.
    Key(Cow<'static, str>),
    /// To an item of a list.
    Item(usize),
    /// To the item of a list that is this text.
    Listed(String),
    /// To a key itself: only at the end of a path.
    Name(String),
    /// To the comment in the line of a value: only at the end of a path.
    Comment,
}

/// The way from the root of the document to a node. Each path shares the steps of the one it was made from: one is made
/// for whatever is checked, and hardly one is ever needed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NodePath(Option<Rc<(NodePath, Segment)>>);

impl NodePath {
    /// The path one key deeper.
    pub fn key(&self, key: impl Into<Cow<'static, str>>) -> Self {
        self.then(Segment::Key(key.into()))
    }

    /// The path one list item deeper.
    pub fn item(&self, index: usize) -> Self {
        self.then(Segment::Item(index))
    }

    /// The path to the item `text` of a list.
    pub fn listed(&self, text: &str) -> Self {
        self.then(Segment::Listed(text.into()))
    }

    /// The path to the key `key` itself, not its value.
    pub fn name(&self, key: &str) -> Self {
        self.then(Segment::Name(key.into()))
    }

    /// The path to the comment behind the value.
    pub fn comment(&self) -> Self {
        self.then(Segment::Comment)
    }

    /// The path to the value of the key that it leads to, if it does.
    pub(crate) fn value(&self) -> Option<Self> {
        let (before, step) = self.0.as_deref()?;
        if let Segment::Name(key) = step { Some(before.key(key.clone())) } else { None }
    }

    /// The keys on it, the last first.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.back().filter_map(|step| if let Segment::Key(key) = step { Some(key.as_ref()) } else { None })
    }

    fn then(&self, step: Segment) -> Self {
        Self(Some(Rc::new((self.clone(), step))))
    }

    /// The steps, the last first.
    fn back(&self) -> impl Iterator<Item = &Segment> {
        std::iter::successors(self.0.as_deref(), |(before, _)| before.0.as_deref()).map(|(_, step)| step)
    }
}

/// The places of `paths` in `text`, each that of the deepest node on its path that exists.
pub fn locate(text: &str, paths: &[NodePath]) -> Vec<Position> {
    let (mark, text) = split_mark(text);
    let tree = Tree::of(text);
    let lines = LineIndex::of(text);
    let find = |path: &NodePath| {
        let bytes = tree.root().map_or(0..0, |root| follow(root, path).bytes());
        let comment =
            path.back().next().filter(|step| **step == Segment::Comment).and_then(|_| comment(text, bytes.end));
        lines.position(comment.unwrap_or(bytes))
    };
    paths.iter().map(|path| find(path).after(mark)).collect()
}

/// The bytes of the comment behind the byte `end`, in its line.
fn comment(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?.lines().next()?;
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\'', '"']).len();
    let comment = rest.get(blanks..).filter(|comment| blanks > 0 && comment.starts_with('#'))?;
    Some(end + blanks..end + blanks + comment.trim_end().len())
}

/// Why a text does not arrive as it looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LostText {
    /// This comment follows it, without quotes between.
    Comment(String),
    /// It begins and ends with these typographic quotes.
    Quotes(char, char),
}

/// The texts without quotes in `text` that do not arrive as they look, and why.
pub fn written_texts(text: &str) -> Vec<(NodePath, LostText)> {
    let (_, text) = split_mark(text);
    let tree = Tree::of(text);
    let mut found = Vec::new();
    let mut todo: Vec<(NodePath, NodeRef)> = tree.root().map(|root| (NodePath::default(), root)).into_iter().collect();
    while let Some((path, node)) = todo.pop() {
        let inside = match node.written() {
            Content::Scalar { text: value, plain: true } => {
                found.extend(lost(text, value, node.bytes().end).map(|lost| (path, lost)));
                continue;
            }
            Content::Scalar { .. } => continue,
            Content::List(items) => items.into_iter().enumerate().map(|(at, item)| (path.item(at), item)).collect(),
            Content::Map(pairs) => {
                let named = pairs.into_iter().filter_map(|(key, value)| Some((key.text()?, value)));
                named.map(|(key, value)| (path.key(key.to_owned()), value)).collect::<Vec<_>>()
            }
        };
        todo.extend(inside.into_iter().rev());
    }
    found
}

/// Why the text `value` without quotes, which ends at `end`, is not what it looks like.
fn lost(text: &str, value: &str, end: usize) -> Option<LostText> {
    if let Some(comment) = comment(text, end).and_then(|bytes| text.get(bytes)) {
        return Some(LostText::Comment(quote(comment)));
    }
    let (open, close) = (value.chars().next()?, value.chars().next_back()?);
    let is_pair = is_curly(open) && is_curly(close) && open != '’';
    (is_pair && value.chars().nth(2).is_some()).then_some(LostText::Quotes(open, close))
}

/// The length of the byte order mark that a file may begin with, and the text after it.
pub(crate) fn split_mark(text: &str) -> (usize, &str) {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    (text.len() - body.len(), body)
}

impl Position {
    /// This place in a text that has `mark` bytes before it which are no part of it.
    pub(crate) fn after(self, mark: usize) -> Self {
        Self { bytes: self.bytes.start + mark..self.bytes.end + mark, ..self }
    }
}

/// The node at the end of `path`, if all of it exists.
pub(crate) fn find<'t>(root: NodeRef<'t>, path: &NodePath) -> Option<NodeRef<'t>> {
    let steps: Vec<&Segment> = path.back().collect();
    steps.into_iter().rev().try_fold(root, step_down)
}

fn follow<'t>(root: NodeRef<'t>, path: &NodePath) -> NodeRef<'t> {
    let steps: Vec<&Segment> = path.back().collect();
    steps
        .into_iter()
        .rev()
        .try_fold(root, |node, step| step_down(node, step).ok_or(node))
        .unwrap_or_else(|deepest| deepest)
}

fn step_down<'t>(node: NodeRef<'t>, step: &Segment) -> Option<NodeRef<'t>> {
    match step {
        Segment::Item(index) => node.items()?.get(*index).copied(),
        Segment::Listed(text) => node.items()?.into_iter().find(|item| item.text() == Some(text)),
        Segment::Key(key) => node.pair(key).map(|(_, value)| value),
        Segment::Name(key) => node.pair(key).map(|(name, _)| name),
        Segment::Comment => Some(node),
    }
}

/// The lines of a text, to turn bytes into lines and columns.
pub(crate) struct LineIndex<'t> {
    text: &'t str,
    /// The byte at which each line begins.
    starts: Vec<usize>,
    /// How many characters begin before each [`STRIDE`] bytes: a file can be one line of megabytes with a thousand faults.
    counts: Vec<usize>,
}

/// How many bytes are counted together.
const STRIDE: usize = 1024;

impl<'t> LineIndex<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let strides = text.as_bytes().chunks(STRIDE).scan(0, |before, stride| {
            *before += beginning(stride);
            Some(*before)
        });
        let counts = std::iter::once(0).chain(strides).collect();
        Self { text, starts: std::iter::once(0).chain(after_breaks).collect(), counts }
    }

    /// How many characters begin before `byte`.
    fn characters(&self, byte: usize) -> usize {
        let stride = byte / STRIDE;
        let rest = self.text.as_bytes().get(stride * STRIDE..byte).unwrap_or_default();
        self.counts.get(stride).copied().unwrap_or(0) + beginning(rest)
    }

    /// The place of `bytes`; where they span lines, of the part in the first.
    pub(crate) fn position(&self, bytes: Range<usize>) -> Position {
        let from = self.boundary(bytes.start);
        let line = self.starts.partition_point(|start| *start <= from);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.characters(from) - self.characters(start) + 1;
        let rest = self.text.get(from..self.boundary(bytes.end)).unwrap_or_default();
        let shown = rest.lines().next().unwrap_or_default().trim_end();
        Position { line, column, bytes: from..from + shown.len() }
    }

    /// The place of the word that begins at `byte`.
    pub(crate) fn word(&self, byte: usize) -> Position {
        let from = self.boundary(byte);
        let rest = self.text.get(from..).unwrap_or_default();
        let word = rest.find(|c: char| c.is_whitespace() || ",:]}".contains(c)).unwrap_or(rest.len());
        self.position(from..from + word)
    }

    /// The byte at a line and a column in characters, both from 1.
    pub(crate) fn byte(&self, line: usize, column: usize) -> Option<usize> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let (at, _) = self.text.get(start..)?.char_indices().nth(column.checked_sub(1)?)?;
        Some(start + at)
    }

    /// The nearest byte not after `byte` at which a character begins.
    fn boundary(&self, byte: usize) -> usize {
        (0..=byte.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }
}

/// How many characters begin in `bytes`.
fn beginning(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_the_line_and_column_of_its_node() {
        let text = "é: 1\nlist:\n  - { a: x, b: [y, z] }\n";
        let item = NodePath::default().key("list").item(0);
        let places = locate(text, &[item.key("b").item(1), item.name("b"), item.key("nowhere"), NodePath::default()]);
        let found: Vec<_> = places.iter().map(|p| (p.line, p.column, &text[p.bytes.clone()])).collect();
        assert_eq!(found, [(3, 20, "z"), (3, 13, "b"), (3, 5, "{ a: x, b: [y, z] }"), (1, 1, "é: 1")]);
    }

    #[test]
    fn what_an_alias_stands_for_is_placed_where_it_is_written() {
        let text = "a: &x { k: 1 }\nb: *x\n";
        let root = NodePath::default();
        let places = locate(text, &[root.key("b").key("k"), root.key("b")]);
        let found: Vec<_> = places.iter().map(|p| (p.line, p.column, &text[p.bytes.clone()])).collect();
        assert_eq!(found, [(1, 12, "1"), (2, 4, "*x")]);
    }

    #[test]
    fn what_is_not_written_is_placed_at_its_key_or_its_dash() {
        let text = "a:\nb: 1\nc:\n  -\n  - 2\n";
        let root = NodePath::default();
        let places = locate(text, &[root.key("a"), root.key("c").item(0)]);
        let found: Vec<_> = places.iter().map(|p| (p.line, p.column, &text[p.bytes.clone()])).collect();
        assert_eq!(found, [(1, 1, "a"), (4, 3, "-")]);
    }

    #[test]
    fn carriage_returns_are_no_part_of_a_place() {
        let text = "a: é\r\nlist:\r\n- [x,\r\n   y]\r\n";
        let list = NodePath::default().key("list").item(0);
        let places = locate(text, &[list.clone(), list.item(1)]);
        let found: Vec<_> = places.iter().map(|p| (p.line, p.column, &text[p.bytes.clone()])).collect();
        assert_eq!(found, [(3, 3, "[x,"), (4, 4, "y")]);
    }

    #[test]
    fn columns_are_characters_however_far_into_a_line() {
        let text = format!("é\n{}", "aé漢".repeat(1_000));
        let lines = LineIndex::of(&text);
        for (column, (byte, _)) in text[3..].char_indices().enumerate() {
            let place = lines.position(byte + 3..byte + 3);
            assert_eq!((place.line, place.column), (2, column + 1));
        }
    }

    #[test]
    fn text_that_is_no_document_is_placed_at_its_start() {
        assert_eq!(locate("", &[NodePath::default()])[0].line, 1);
    }
}
