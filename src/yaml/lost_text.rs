//! Texts that a reader of the file sees and the program does not.

use std::ops::Range;

use crate::{diagnostics::quote, text::is_typographic_quote};

use super::{
    line_index::without_mark,
    node::{Content, NodeRef, Tree},
    node_path::{NodePath, comment_after},
};

/// Why YAML does not read a text as it looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LostText {
    /// It is not in quotes, and this comment follows it.
    Comment(String),
    /// It begins and ends with these typographic quotes.
    Quotes(char, char),
}

/// The texts without quotes that YAML does not read as they look.
pub(crate) fn lost_texts(text: &str) -> Vec<(NodePath, LostText)> {
    let text = without_mark(text);
    let tree = Tree::new(text);
    let mut found = Vec::new();
    let mut todo: Vec<(NodePath, NodeRef)> = tree.root().map(|root| (NodePath::default(), root)).into_iter().collect();
    while let Some((path, node)) = todo.pop() {
        let children: Vec<_> = match node.content_unless_alias() {
            Some(Content::Scalar { text: value, plain: true }) => {
                found.extend(lost_text(text, value, node.bytes()).map(|lost| (path, lost)));
                continue;
            }
            Some(Content::List(items)) => items.into_iter().enumerate().map(|(i, item)| (path.item(i), item)).collect(),
            Some(Content::Map(pairs)) => {
                let named = pairs.into_iter().filter_map(|(key, value)| Some((key.text()?, value)));
                named.map(|(key, value)| (path.key(key.to_owned()), value)).collect()
            }
            Some(Content::Scalar { .. }) | None => continue,
        };
        todo.extend(children.into_iter().rev());
    }
    found
}

fn lost_text(text: &str, value: &str, bytes: Range<usize>) -> Option<LostText> {
    if let Some(comment) = comment_after(text, bytes.end).and_then(|bytes| text.get(bytes)) {
        return Some(LostText::Comment(quote(comment)));
    }
    let (open, close) = (value.chars().next()?, value.chars().next_back()?);
    // `’` at the beginning is an apostrophe.
    let is_pair = is_typographic_quote(open) && is_typographic_quote(close) && open != '’';
    (is_pair && value.chars().nth(2).is_some()).then_some(LostText::Quotes(open, close))
}
