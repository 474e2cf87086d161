//! Reads what can be read of a document with structural errors, so that other errors can be reported at the same time.
//! Errors in what was left out, or because of it, are not.

use std::{cell::RefCell, collections::HashSet, ops::Range};

use serde::{
    Deserializer,
    de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use crate::diagnostics::{Diagnostic, DiagnosticKind, closest};

use super::{
    de_error::DeError,
    line_index::LineIndex,
    node::{Content, NodeRef, Tree},
    node_path::NodePath,
};

/// How many unknown keys of a map are compared with its known ones.
const MAX_MISSPELT: usize = 20;

/// A document of which parts may have been left out.
pub(crate) struct Recovered<'t, T> {
    pub(crate) value: T,
    lines: LineIndex<'t>,
    tree: Tree,
    /// The bytes of the maps and values that were left out in whole or in part.
    gaps: Vec<Range<usize>>,
}

/// Reads `text` as a `T`, with empty values instead of those of the wrong type. None if it is not YAML.
pub(crate) fn recover<T: DeserializeOwned>(text: &str) -> Option<Recovered<'_, T>> {
    let lines = LineIndex::new(text);
    let tree = Tree::new(lines.text());
    let gaps = RefCell::default();
    let root = tree.root().filter(|_| tree.stopped.is_none())?;
    let value = T::deserialize(Part { node: Some(root), map: None, gaps: &gaps }).ok()?;
    Some(Recovered { value, lines, gaps: gaps.into_inner(), tree })
}

/// Deserializes from nothing.
pub(crate) fn empty<'de, S: DeserializeSeed<'de>>(seed: S) -> Result<S::Value, DeError> {
    seed.deserialize(Part { node: None, map: None, gaps: &RefCell::default() })
}

impl<T> Recovered<'_, T> {
    /// Locates those of `errors` that have nothing to do with a gap.
    pub(crate) fn outside_gaps(&self, errors: Vec<(DiagnosticKind, NodePath)>) -> Vec<Diagnostic> {
        let locate = |(kind, path): (DiagnosticKind, NodePath)| {
            let root = self.tree.root()?;
            let bytes = path.find(root)?.bytes();
            // An error at the name of a list can be about an item that was left out.
            let value = path.value_of_key().and_then(|value| Some(value.find(root)?.bytes()));
            let is_within =
                |inner: &Range<usize>, outer: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
            let touches_gap = self
                .gaps
                .iter()
                .any(|gap| is_within(&bytes, gap) || value.as_ref().is_some_and(|value| is_within(gap, value)));
            (!touches_gap).then(|| Diagnostic { kind, position: self.lines.position(bytes) })
        };
        errors.into_iter().filter_map(locate).collect()
    }
}

/// A part to deserialize, which always succeeds: it reads nothing as an empty value.
#[derive(Clone)]
struct Part<'t, 'g> {
    node: Option<NodeRef<'t>>,
    /// The bytes of the map that the part is in, except for the map at the root.
    map: Option<Range<usize>>,
    gaps: &'g RefCell<Vec<Range<usize>>>,
}

impl<'t> Part<'t, '_> {
    /// Notes that what is here is left out.
    fn leave_out(&self) {
        if let Some(node) = self.node {
            self.gaps.borrow_mut().push(self.map.clone().unwrap_or_else(|| node.bytes()));
        }
    }

    fn with(&self, node: Option<NodeRef<'t>>) -> Self {
        Self { node, ..self.clone() }
    }

    /// Its text, empty if there is no node. None if the node is not a scalar.
    fn text(&self) -> Option<&'t str> {
        self.node.map_or(Some(""), NodeRef::text)
    }

    fn is_null(&self) -> bool {
        self.node.is_none_or(NodeRef::is_null)
    }

    fn parsed<N: std::str::FromStr>(&self) -> Option<N> {
        let parsed = match self.node?.content() {
            Content::Scalar { text, plain: true } => text.parse().ok(),
            _ => None,
        };
        if parsed.is_none() {
            self.leave_out();
        }
        parsed
    }

    /// The pairs of a map, with each key once.
    fn pairs(&self) -> Vec<(&'t str, NodeRef<'t>)> {
        let Some(node) = self.node else { return Vec::new() };
        if !matches!(node.content(), Content::Map(_)) && !self.is_null() {
            self.leave_out();
        }
        let mut seen = HashSet::new();
        let unique = node.pairs().into_iter().filter_map(|(key, value)| {
            let name = key.text().filter(|name| seen.insert(*name));
            if name.is_none() {
                self.with(Some(key)).leave_out();
            }
            Some((name?, value))
        });
        unique.collect()
    }
}

impl<'de> Deserializer<'de> for Part<'_, '_> {
    type Error = DeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        if self.text().is_none() {
            self.leave_out();
        }
        visitor.visit_str(self.text().unwrap_or_default())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        visitor.visit_u32(self.parsed().unwrap_or(1))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        visitor.visit_bool(self.parsed().unwrap_or(false))
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        visitor.visit_f64(self.parsed().unwrap_or(0.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        let items = self.node.and_then(NodeRef::items);
        if items.is_none() && !self.is_null() {
            self.leave_out();
        }
        visitor.visit_seq(Items { rest: items.unwrap_or_default().into_iter(), gaps: self.gaps })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        let pairs: Vec<_> = self.pairs().into_iter().map(|(key, value)| (key, Some(value))).collect();
        visitor.visit_map(Pairs { rest: pairs.into_iter(), value: None, part: self })
    }

    /// Reads a missing key as an empty value, and a misspelt one as what was probably meant.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        let pairs = self.pairs();
        let known: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
        let unknown = pairs.iter().filter(|(key, _)| !fields.contains(key)).take(MAX_MISSPELT);
        let misspelt: Vec<_> =
            unknown.filter_map(|(key, value)| Some((closest(key, &known)?.as_str(), *value))).collect();
        // Two ids in one map are two items without a dash between them. Which id is meant is unknown.
        let all_pairs = self.node.map(NodeRef::pairs).unwrap_or_default().into_iter();
        let ids: Vec<_> = all_pairs.filter(|(key, _)| key.text() == Some("id")).map(|(_, id)| id.bytes()).collect();
        let has_two_ids = ids.len() > 1;
        if has_two_ids {
            self.gaps.borrow_mut().extend(ids);
        }
        let value = |field: &str| {
            let mut candidates = pairs.iter().chain(&misspelt).filter(|_| !has_two_ids || field != "id");
            candidates.find(|(key, _)| *key == field).map(|(_, value)| *value)
        };
        let values: Vec<_> = fields.iter().map(|field| (*field, value(field))).collect();
        let is_root = self.map.is_none() && self.node.is_some_and(NodeRef::is_root);
        let map = self.node.filter(|_| !is_root).map(NodeRef::bytes);
        visitor.visit_map(Pairs { rest: values.into_iter(), value: None, part: Self { map, ..self } })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        let word = self.text().filter(|word| variants.contains(word));
        if word.is_none() {
            self.leave_out();
        }
        let word = word.or(variants.first().copied()).unwrap_or_default();
        visitor.visit_enum(word.into_deserializer())
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit unit_struct newtype_struct
        tuple tuple_struct identifier ignored_any
    }
}

struct Items<'t, 'g> {
    rest: std::vec::IntoIter<NodeRef<'t>>,
    gaps: &'g RefCell<Vec<Range<usize>>>,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = DeError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, DeError> {
        let item = |node| Part { node: Some(node), map: None, gaps: self.gaps };
        self.rest.next().map(|node| seed.deserialize(item(node))).transpose()
    }
}

struct Pairs<'k, 't, 'g> {
    rest: std::vec::IntoIter<(&'k str, Option<NodeRef<'t>>)>,
    value: Option<NodeRef<'t>>,
    /// The map itself.
    part: Part<'t, 'g>,
}

impl<'de> MapAccess<'de> for Pairs<'_, '_, '_> {
    type Error = DeError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, DeError> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        let key: de::value::StrDeserializer<DeError> = key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, DeError> {
        seed.deserialize(self.part.with(self.value.take()))
    }
}
