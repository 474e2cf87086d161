//! Paths to the nodes of a document, and the position of what is at their end.
//!
//! Used for errors only: the text is parsed a second time, by a parser that keeps positions.

use std::{borrow::Cow, ops::Range, rc::Rc};

use crate::diagnostics::Position;

use super::{
    line_index::LineIndex,
    node::{NodeRef, Tree},
};

/// A step from a YAML node to one below it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    /// To the value of a key. Most keys are constants of the format.
    Key(Cow<'static, str>),
    /// To an item of a list.
    Item(usize),
    /// To the item of a list that is this text.
    ItemText(String),
    /// To a key itself. Only at the end of a path.
    KeyName(String),
    /// To the comment on the line of a value. Only at the end of a path.
    Comment,
}

/// The path from the root of a document to a node. Paths share their beginnings: one is made for everything that is
/// checked, and few are ever needed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NodePath(Option<Rc<(NodePath, Segment)>>);

impl NodePath {
    /// The path to the value of `key`.
    pub fn key(&self, key: impl Into<Cow<'static, str>>) -> Self {
        self.join(Segment::Key(key.into()))
    }

    /// The path to the item of a list at `index`.
    pub fn item(&self, index: usize) -> Self {
        self.join(Segment::Item(index))
    }

    /// The path to the item `text` of a list.
    pub fn item_text(&self, text: &str) -> Self {
        self.join(Segment::ItemText(text.into()))
    }

    /// The path to the key `key` itself, not its value.
    pub fn key_name(&self, key: &str) -> Self {
        self.join(Segment::KeyName(key.into()))
    }

    /// The path to the comment after the value.
    pub fn comment(&self) -> Self {
        self.join(Segment::Comment)
    }

    /// The path to the value of the key that this path ends at, if it ends at a key.
    pub(crate) fn value_of_key(&self) -> Option<Self> {
        let (parent, segment) = self.0.as_deref()?;
        if let Segment::KeyName(key) = segment { Some(parent.key(key.clone())) } else { None }
    }

    /// Its keys, the last first.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.segments_reversed()
            .filter_map(|segment| if let Segment::Key(key) = segment { Some(key.as_ref()) } else { None })
    }

    fn join(&self, segment: Segment) -> Self {
        Self(Some(Rc::new((self.clone(), segment))))
    }

    fn segments_reversed(&self) -> impl Iterator<Item = &Segment> {
        std::iter::successors(self.0.as_deref(), |(parent, _)| parent.0.as_deref()).map(|(_, segment)| segment)
    }

    /// The node at the end of the path, or else the deepest one on it that exists.
    fn walk<'t>(&self, root: NodeRef<'t>) -> Result<NodeRef<'t>, NodeRef<'t>> {
        let segments: Vec<&Segment> = self.segments_reversed().collect();
        segments.into_iter().rev().try_fold(root, |node, segment| segment.step(node).ok_or(node))
    }

    /// The node at the end of the path, if it exists.
    pub(crate) fn find<'t>(&self, root: NodeRef<'t>) -> Option<NodeRef<'t>> {
        self.walk(root).ok()
    }
}

impl Segment {
    fn step<'t>(&self, node: NodeRef<'t>) -> Option<NodeRef<'t>> {
        match self {
            Self::Item(index) => node.items()?.get(*index).copied(),
            Self::ItemText(text) => node.items()?.into_iter().find(|item| item.text() == Some(text)),
            Self::Key(key) => node.pair(key).map(|(_, value)| value),
            Self::KeyName(key) => node.pair(key).map(|(name, _)| name),
            Self::Comment => Some(node),
        }
    }
}

/// The positions of `paths` in `text`. A path of which a part does not exist is placed at the part that does.
pub fn locate(text: &str, paths: &[NodePath]) -> Vec<Position> {
    let lines = LineIndex::new(text);
    let tree = Tree::new(lines.text());
    let position = |path: &NodePath| {
        let bytes = tree.root().map_or(0..0, |root| path.walk(root).unwrap_or_else(|deepest| deepest).bytes());
        let is_comment = path.segments_reversed().next() == Some(&Segment::Comment);
        let comment = if is_comment { comment_after(lines.text(), bytes.end) } else { None };
        lines.position(comment.unwrap_or(bytes))
    };
    paths.iter().map(position).collect()
}

/// The bytes of the comment that follows the byte `end` on its line.
pub(crate) fn comment_after(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?.lines().next()?;
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\'', '"']).len();
    let comment = rest.get(spaces..).filter(|comment| spaces > 0 && comment.starts_with('#'))?;
    Some(end + spaces..end + spaces + comment.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line, the column and the text at each path.
    fn located<'t>(text: &'t str, paths: &[NodePath]) -> Vec<(usize, usize, &'t str)> {
        locate(text, paths).into_iter().map(|p| (p.line, p.column, &text[p.bytes])).collect()
    }

    #[test]
    fn path_is_located_at_its_node_or_the_deepest_that_exists() {
        let text = "é: 1\nlist:\n  - { a: x, b: [y, z] }\n";
        let item = NodePath::default().key("list").item(0);
        let paths = [item.key("b").item(1), item.key_name("b"), item.key("nowhere"), NodePath::default()];
        let expected = [(3, 20, "z"), (3, 13, "b"), (3, 5, "{ a: x, b: [y, z] }"), (1, 1, "é: 1")];
        assert_eq!(located(text, &paths), expected);
    }

    #[test]
    fn content_of_an_alias_is_located_at_its_anchor() {
        let root = NodePath::default();
        let found = located("a: &x { k: 1 }\nb: *x\n", &[root.key("b").key("k"), root.key("b")]);
        assert_eq!(found, [(1, 12, "1"), (2, 4, "*x")]);
    }

    #[test]
    fn missing_value_is_located_at_its_key_or_dash() {
        let root = NodePath::default();
        let found = located("a:\nb: 1\nc:\n  -\n  - 2\n", &[root.key("a"), root.key("c").item(0)]);
        assert_eq!(found, [(1, 1, "a"), (4, 3, "-")]);
    }

    #[test]
    fn carriage_returns_are_not_part_of_a_position() {
        let list = NodePath::default().key("list").item(0);
        let found = located("a: é\r\nlist:\r\n- [x,\r\n   y]\r\n", &[list.clone(), list.item(1)]);
        assert_eq!(found, [(3, 3, "[x,"), (4, 4, "y")]);
    }

    #[test]
    fn empty_text_is_located_at_its_start() {
        assert_eq!(locate("", &[NodePath::default()])[0].line, 1);
    }
}
