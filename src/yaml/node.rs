//! A document as a tree of nodes that know their bytes.
//!
//! Used for errors only: a file that loads is read by `serde_yaml`, which keeps no positions.

use std::{collections::HashMap, ops::Range};

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// The first document of a text, up to its first syntax error.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    /// The byte of the first syntax error.
    pub(crate) stopped: Option<usize>,
}

#[derive(Debug)]
struct Node {
    bytes: Range<usize>,
    data: Data,
}

#[derive(Debug)]
enum Data {
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<usize>),
    /// Keys and values in turn.
    Map(Vec<usize>),
    /// The index of the anchored node. Copies of copies would fill the memory.
    Alias(usize),
}

/// A node of a tree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NodeRef<'t> {
    tree: &'t Tree,
    index: usize,
}

/// What a node holds.
#[derive(Debug)]
pub(crate) enum Content<'t> {
    /// A text. If `plain`, it has no quotes and may be a number or null.
    Scalar {
        text: &'t str,
        plain: bool,
    },
    List(Vec<NodeRef<'t>>),
    /// In the order of the file. A key can occur twice.
    Map(Vec<(NodeRef<'t>, NodeRef<'t>)>),
}

impl Tree {
    pub(crate) fn new(text: &str) -> Self {
        let mut builder = Builder { text, offsets: ByteOffsets::new(text), ..Builder::default() };
        for event in Parser::new_from_str(text) {
            match event {
                Ok((Event::DocumentEnd, _)) => break,
                Ok((event, span)) => builder.add(event, span),
                Err(error) => {
                    builder.tree.stopped = Some(builder.offsets.byte(error.marker().index()));
                    break;
                }
            }
        }
        builder.tree
    }

    pub(crate) fn root(&self) -> Option<NodeRef<'_>> {
        (!self.nodes.is_empty()).then_some(NodeRef { tree: self, index: 0 })
    }
}

impl<'t> NodeRef<'t> {
    /// The bytes it takes up. Those of an alias are the alias itself.
    pub(crate) fn bytes(self) -> Range<usize> {
        self.node().map_or(0..0, |node| node.bytes.clone())
    }

    pub(crate) fn is_root(self) -> bool {
        self.index == 0
    }

    /// What it holds. An alias holds what its anchor does.
    pub(crate) fn content(self) -> Content<'t> {
        let mut node = self.node();
        if let Some(Data::Alias(index)) = node.map(|node| &node.data) {
            node = self.tree.nodes.get(*index);
        }
        let child = |index: &usize| NodeRef { tree: self.tree, index: *index };
        match node.map(|node| &node.data) {
            Some(Data::Scalar { text, plain }) => Content::Scalar { text, plain: *plain },
            Some(Data::List(items)) => Content::List(items.iter().map(child).collect()),
            Some(Data::Map(items)) => {
                let pairs = items.chunks_exact(2).filter_map(|pair| Some((child(pair.first()?), child(pair.last()?))));
                Content::Map(pairs.collect())
            }
            Some(Data::Alias(_)) | None => Content::Scalar { text: "", plain: true },
        }
    }

    pub(crate) fn content_unless_alias(self) -> Option<Content<'t>> {
        let is_alias = matches!(self.node().map(|node| &node.data), Some(Data::Alias(_)));
        (!is_alias).then(|| self.content())
    }

    /// Whether it is null: nothing at all, `~` or `null`.
    pub(crate) fn is_null(self) -> bool {
        matches!(self.content(), Content::Scalar { text: "" | "~" | "null", plain: true })
    }

    /// Its text, if it is a scalar.
    pub(crate) fn text(self) -> Option<&'t str> {
        match self.content() {
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Its items, if it is a list.
    pub(crate) fn items(self) -> Option<Vec<NodeRef<'t>>> {
        match self.content() {
            Content::List(items) => Some(items),
            _ => None,
        }
    }

    /// Its keys and values; none if it is not a map.
    pub(crate) fn pairs(self) -> Vec<(NodeRef<'t>, NodeRef<'t>)> {
        match self.content() {
            Content::Map(pairs) => pairs,
            _ => Vec::new(),
        }
    }

    pub(crate) fn pair(self, key: &str) -> Option<(NodeRef<'t>, NodeRef<'t>)> {
        self.pairs().into_iter().find(|(name, _)| name.text() == Some(key))
    }

    fn node(self) -> Option<&'t Node> {
        self.tree.nodes.get(self.index)
    }
}

/// The byte at which a second document begins.
pub(crate) fn second_document(text: &str) -> Option<usize> {
    let events = Parser::new_from_str(text).map_while(Result::ok);
    let mut starts = events.filter(|(event, _)| matches!(event, Event::DocumentStart(_)));
    starts.nth(1).map(|(_, span)| ByteOffsets::new(text).byte(span.start.index()))
}

/// Builds a tree from the parser's events.
#[derive(Default)]
struct Builder<'s> {
    text: &'s str,
    offsets: ByteOffsets,
    tree: Tree,
    /// The lists and maps that are still open, the innermost last.
    open: Vec<usize>,
    anchors: HashMap<usize, usize>,
}

impl Builder<'_> {
    fn add(&mut self, event: Event<'_>, span: Span) {
        let (anchor, data) = match event {
            Event::Scalar(text, style, anchor, _) => {
                (anchor, Data::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain })
            }
            Event::SequenceStart(anchor, _) => (anchor, Data::List(Vec::new())),
            Event::MappingStart(anchor, _) => (anchor, Data::Map(Vec::new())),
            Event::Alias(anchor) => match self.anchors.get(&anchor) {
                Some(node) => (0, Data::Alias(*node)),
                None => return,
            },
            Event::SequenceEnd | Event::MappingEnd => return self.close(span),
            _ => return,
        };
        let opens = matches!(data, Data::List(_) | Data::Map(_));
        let bytes = self.bytes(&data, span);
        let index = self.tree.nodes.len();
        self.attach(index);
        self.tree.nodes.push(Node { bytes, data });
        if anchor > 0 {
            self.anchors.insert(anchor, index);
        }
        if opens {
            self.open.push(index);
        }
    }

    fn attach(&mut self, child: usize) {
        let parent = self.open.last().and_then(|parent| self.tree.nodes.get_mut(*parent));
        if let Some(Node { data: Data::List(items) | Data::Map(items), .. }) = parent {
            items.push(child);
        }
    }

    /// Closes the innermost list or map. The parser ends a flow collection before or after its closing bracket.
    fn close(&mut self, span: Span) {
        let Some(node) = self.open.pop().and_then(|index| self.tree.nodes.get_mut(index)) else { return };
        let start = node.bytes.start;
        let end = self.offsets.byte(span.end.index()).max(start);
        let opening = self.text.get(start..).and_then(|rest| rest.chars().next());
        let closing = self.text.get(end..).and_then(|rest| rest.chars().next());
        let ends_before_bracket = matches!((opening, closing), (Some('{'), Some('}')) | (Some('['), Some(']')));
        node.bytes = start..end + usize::from(ends_before_bracket);
    }

    /// The bytes of a new node. A value that is not written, as in `key:`, has the bytes of what precedes it.
    fn bytes(&self, data: &Data, span: Span) -> Range<usize> {
        let bytes = self.offsets.byte(span.start.index())..self.offsets.byte(span.end.index());
        match data {
            Data::Scalar { text, plain: true } if text.is_empty() => self.preceding(bytes.start),
            _ => bytes,
        }
    }

    fn preceding(&self, byte: usize) -> Range<usize> {
        let parent = self.open.last().and_then(|parent| self.tree.nodes.get(*parent));
        if let Some(Node { data: Data::Map(items), .. }) = parent
            && items.len() % 2 == 1
            && let Some(key) = items.last().and_then(|key| self.tree.nodes.get(*key))
        {
            return key.bytes.clone();
        }
        let before = self.text.get(..byte).unwrap_or_default().trim_end();
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        before.len() - last..before.len()
    }
}

/// Converts offsets in characters, which parsers count, to bytes.
#[derive(Default)]
pub(crate) struct ByteOffsets {
    length: usize,
    /// The byte of each character; empty if the text is ASCII.
    starts: Vec<usize>,
}

impl ByteOffsets {
    pub(crate) fn new(text: &str) -> Self {
        let starts = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(byte, _)| byte).collect() };
        Self { length: text.len(), starts }
    }

    /// The byte of the character at `index`, or the end of the text.
    pub(crate) fn byte(&self, index: usize) -> usize {
        if self.starts.is_empty() {
            return index.min(self.length);
        }
        self.starts.get(index).copied().unwrap_or(self.length)
    }
}
