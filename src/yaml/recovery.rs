//! What can be read of a document in which some parts do not fit, so that what is wrong in the others can be told at
//! the same time. Nothing is made up that is told of: faults in what was left out, or because of it, are not.

use std::{cell::RefCell, collections::HashSet, ops::Range};

use serde::{
    Deserializer,
    de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use crate::diagnostics::{Diagnostic, DiagnosticKind, IdKind, suggested};

use super::{
    de_error::DeError,
    node::{Content, NodeRef, Tree},
    position::{LineIndex, NodePath, find, split_mark},
};

/// How many unknown keys of a map are compared with those that it can have.
const MOST_MISSPELT: usize = 20;

/// How many verdicts there are where no option is known.
const WITHOUT_OPTIONS: usize = 3;

/// A document, read in part.
pub(crate) struct Recovered<'t, T> {
    pub(crate) value: T,
    text: &'t str,
    /// How many bytes stand before `text` that are no part of it.
    mark: usize,
    tree: Tree,
    /// The bytes of what was left out, and of the map around it.
    gaps: Vec<Range<usize>>,
}

/// Reads `text` as a `T`, empty where it does not fit. None where it is not YAML.
pub(crate) fn recover<T: DeserializeOwned>(text: &str) -> Option<Recovered<'_, T>> {
    let (mark, text) = split_mark(text);
    let tree = Tree::of(text);
    let gaps = RefCell::default();
    let root = tree.root().filter(|_| tree.stopped.is_none())?;
    let value = T::deserialize(Part { node: Some(root), around: None, gaps: &gaps }).ok()?;
    Some(Recovered { value, text, mark, gaps: gaps.into_inner(), tree })
}

/// What `seed` is where nothing is written.
pub(crate) fn nothing<'de, S: DeserializeSeed<'de>>(seed: S) -> Result<S::Value, DeError> {
    seed.deserialize(Part { node: None, around: None, gaps: &RefCell::default() })
}

impl<T> Recovered<'_, T> {
    /// Those of `problems` that what was left out has nothing to do with, on their lines.
    pub(crate) fn sound(&self, problems: Vec<(DiagnosticKind, NodePath)>) -> Vec<Diagnostic> {
        let lines = LineIndex::of(self.text);
        let is_about_gap = |problem: &DiagnosticKind| match problem {
            // What is referred to may be what was left out, and so may one side of a contradiction.
            DiagnosticKind::Unknown { kind: IdKind::Verdict, known, .. } => known.len() <= WITHOUT_OPTIONS,
            DiagnosticKind::Unknown { known, .. } | DiagnosticKind::UnknownChoice { known, .. } => known.is_empty(),
            DiagnosticKind::Conflict { .. } => true,
            _ => false,
        };
        let placed =
            problems.into_iter().filter(|(problem, _)| !is_about_gap(problem)).filter_map(|(problem, path)| {
                let root = self.tree.root()?;
                let bytes = find(root, &path)?.bytes();
                // Of a list something may be missing that was left out.
                let value = path.value().and_then(|value| Some(find(root, &value)?.bytes()));
                let is_in = |gap: &Range<usize>, bytes: &Range<usize>| gap.start <= bytes.start && bytes.end <= gap.end;
                let has = |gap: &Range<usize>| value.as_ref().is_some_and(|value| is_in(value, gap));
                (!self.gaps.iter().any(|gap| is_in(gap, &bytes) || has(gap)))
                    .then(|| Diagnostic { kind: problem, position: lines.position(bytes).after(self.mark) })
            });
        placed.collect()
    }
}

/// A part to deserialise, which always succeeds: none is read as an empty one.
#[derive(Clone)]
struct Part<'t, 'g> {
    node: Option<NodeRef<'t>>,
    /// The bytes of the map around it, but for the whole document.
    around: Option<Range<usize>>,
    gaps: &'g RefCell<Vec<Range<usize>>>,
}

impl<'t> Part<'t, '_> {
    /// Notes that what is here is left out.
    fn leave_out(&self) {
        if let Some(node) = self.node {
            self.gaps.borrow_mut().push(self.around.clone().unwrap_or_else(|| node.bytes()));
        }
    }

    fn with(&self, node: Option<NodeRef<'t>>) -> Self {
        Self { node, ..self.clone() }
    }

    /// Its text, if it is one; `""` if nothing is there.
    fn text(&self) -> Option<&'t str> {
        self.node.map_or(Some(""), NodeRef::text)
    }

    fn is_nothing(&self) -> bool {
        self.node.is_none_or(|node| matches!(node.content(), Content::Scalar { text: "" | "~" | "null", plain: true }))
    }

    /// The number here, if it is written as one.
    fn number<N: std::str::FromStr>(&self) -> Option<N> {
        let number = match self.node?.content() {
            Content::Scalar { text, plain: true } => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.leave_out();
        }
        number
    }

    /// The pairs of a map, each key once.
    fn pairs(&self) -> Vec<(&'t str, NodeRef<'t>)> {
        let Some(node) = self.node else { return Vec::new() };
        if !matches!(node.content(), Content::Map(_)) && !self.is_nothing() {
            self.leave_out();
        }
        let mut seen = HashSet::new();
        let named = node.pairs().into_iter().filter_map(|(key, value)| {
            let name = key.text().filter(|name| seen.insert(*name));
            if name.is_none() {
                self.with(Some(key)).leave_out();
            }
            Some((name?, value))
        });
        named.collect()
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
        visitor.visit_u32(self.number().unwrap_or(1))
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        visitor.visit_f64(self.number().unwrap_or(0.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        let items = self.node.and_then(NodeRef::items);
        if items.is_none() && !self.is_nothing() {
            self.leave_out();
        }
        visitor.visit_seq(Items { rest: items.unwrap_or_default().into_iter(), list: self })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        let pairs: Vec<_> = self.pairs().into_iter().map(|(key, value)| (key, Some(value))).collect();
        visitor.visit_map(Pairs { rest: pairs.into_iter(), value: None, map: self })
    }

    /// A key that is missing is read as nothing, one that is misspelt as what was probably meant.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        let pairs = self.pairs();
        let known: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
        let unknown = pairs.iter().filter(|(key, _)| !fields.contains(key)).take(MOST_MISSPELT);
        let meant: Vec<_> =
            unknown.filter_map(|(key, value)| Some((suggested(key, &known)?.as_str(), *value))).collect();
        let written = |field: &str| pairs.iter().find(|(key, _)| *key == field);
        let misspelt = |field: &str| meant.iter().find(|(key, _)| *key == field);
        // Of two items in one map nobody knows which id is meant.
        let ids =
            self.node.map(NodeRef::pairs).unwrap_or_default().into_iter().filter(|(key, _)| key.text() == Some("id"));
        let ids: Vec<Range<usize>> = ids.map(|(_, id)| id.bytes()).collect();
        let is_twice = ids.len() > 1;
        if is_twice {
            self.gaps.borrow_mut().extend(ids);
        }
        let value = |field: &str| written(field).or_else(|| misspelt(field)).filter(|_| !is_twice || field != "id");
        let rest: Vec<_> = fields.iter().map(|field| (*field, value(field).map(|(_, value)| *value))).collect();
        let is_root = self.around.is_none() && self.node.is_some_and(NodeRef::is_root);
        let around = self.node.filter(|_| !is_root).map(NodeRef::bytes);
        let map = Self { around, ..self };
        visitor.visit_map(Pairs { rest: rest.into_iter(), value: None, map })
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
        bool i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit unit_struct newtype_struct
        tuple tuple_struct identifier ignored_any
    }
}

struct Items<'t, 'g> {
    rest: std::vec::IntoIter<NodeRef<'t>>,
    list: Part<'t, 'g>,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = DeError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, DeError> {
        let item = |node| Part { node: Some(node), around: None, gaps: self.list.gaps };
        self.rest.next().map(|node| seed.deserialize(item(node))).transpose()
    }
}

struct Pairs<'k, 't, 'g> {
    rest: std::vec::IntoIter<(&'k str, Option<NodeRef<'t>>)>,
    value: Option<NodeRef<'t>>,
    map: Part<'t, 'g>,
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
        seed.deserialize(self.map.with(self.value.take()))
    }
}
