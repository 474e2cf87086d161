//! A deserializer for a node of the tree. Its errors know their positions.

use std::collections::HashSet;

use serde::{
    Deserializer,
    de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{
    de_error::DeError,
    node::{Content, NodeRef},
    recovery,
};

#[derive(Clone, Copy)]
pub(crate) struct Value<'t> {
    pub(crate) node: NodeRef<'t>,
    /// The keys of this map whose lists are taken as empty.
    pub(crate) skipped_lists: &'static [&'static str],
    /// Errors in this map that were found already.
    pub(crate) known: &'t KnownErrors,
}

/// Keys of a map with errors. They are skipped, so that the next error is found.
#[derive(Default)]
pub(crate) struct KnownErrors {
    pub(crate) unknown_keys: Vec<String>,
    /// Keys that are missing, occur twice or have a wrong value.
    pub(crate) wrong_keys: Vec<String>,
}

static NO_ERRORS: KnownErrors = KnownErrors { unknown_keys: Vec::new(), wrong_keys: Vec::new() };

impl<'t> Value<'t> {
    pub(crate) fn new(node: NodeRef<'t>) -> Self {
        Self { node, skipped_lists: &[], known: &NO_ERRORS }
    }

    fn scalar<'de, V: Visitor<'de>>(text: &str, plain: bool, visitor: V) -> Result<V::Value, DeError> {
        match text {
            "" | "~" | "null" if plain => visitor.visit_unit(),
            "true" if plain => visitor.visit_bool(true),
            "false" if plain => visitor.visit_bool(false),
            number if plain => Self::number(number, visitor),
            text => visitor.visit_str(text),
        }
    }

    fn number<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, DeError> {
        let digits = text.trim_start_matches(['+', '-']);
        let padded = digits.starts_with('0') && digits.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        let numeric = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') && !padded;
        if let Some(whole) = text.parse::<u64>().ok().filter(|_| numeric) {
            visitor.visit_u64(whole)
        } else if let Some(whole) = text.parse::<i64>().ok().filter(|_| numeric) {
            visitor.visit_i64(whole)
        } else if let Some(number) = text.parse().ok().filter(|_| numeric) {
            visitor.visit_f64(number)
        } else {
            visitor.visit_str(text)
        }
    }

    fn map<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        let mut pairs = self.node.pairs();
        let KnownErrors { unknown_keys, wrong_keys } = self.known;
        let is_known = |key: &str| unknown_keys.iter().chain(wrong_keys).any(|known| known == key);
        pairs.retain(|(key, _)| !key.text().is_some_and(is_known));
        let mut seen = HashSet::new();
        for (key, _) in &pairs {
            let Some(text) = key.text() else { return Err(DeError::key_is_not_text().at(key.bytes())) };
            if !seen.insert(text) {
                return Err(DeError::duplicate_key(text).at(key.bytes()));
            }
        }
        visitor.visit_map(Pairs {
            rest: pairs.into_iter(),
            last: None,
            skipped_lists: self.skipped_lists,
            wrong_keys: wrong_keys.iter(),
        })
    }

    fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        match self.node.content() {
            Content::Scalar { text, plain } => Self::scalar(text, plain, visitor),
            Content::List(items) => visitor.visit_seq(Items(items.into_iter())),
            Content::Map(_) => self.map(visitor),
        }
    }

    /// Whether nothing is written, which can mean an empty list or map.
    fn is_empty(self) -> bool {
        matches!(self.node.content(), Content::Scalar { text: "", plain: true })
    }
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = DeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.visit(visitor).map_err(|error| error.at(self.node.bytes()))
    }

    /// Any scalar will do: in `version: 1.0`, the version is text.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        match self.node.text() {
            Some(text) => visitor.visit_str(text).map_err(|error: DeError| error.at(self.node.bytes())),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        if self.node.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        if self.is_empty() {
            return visitor.visit_seq(de::value::SeqDeserializer::new(std::iter::empty::<&str>()));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        if self.is_empty() {
            return visitor.visit_map(de::value::MapDeserializer::new(std::iter::empty::<(&str, &str)>()));
        }
        self.deserialize_any(visitor)
    }

    /// Serde would accept a list as the values of the keys in order.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        if self.node.items().is_some() {
            let error: DeError = de::Error::invalid_type(de::Unexpected::Seq, &name);
            return Err(error.at(self.node.bytes()));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        let result = match self.node.content() {
            Content::Scalar { text, .. } => visitor.visit_enum(text.into_deserializer()),
            Content::List(_) => Err(de::Error::invalid_type(de::Unexpected::Seq, &"a word")),
            Content::Map(_) => Err(de::Error::invalid_type(de::Unexpected::Map, &"a word")),
        };
        result.map_err(|error: DeError| error.at(self.node.bytes()))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct
        tuple tuple_struct ignored_any
    }
}

struct Items<'t>(std::vec::IntoIter<NodeRef<'t>>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = DeError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, DeError> {
        let value = |node| seed.deserialize(Value::new(node)).map_err(DeError::in_list);
        self.0.next().map(value).transpose()
    }
}

struct Pairs<'t> {
    rest: std::vec::IntoIter<(NodeRef<'t>, NodeRef<'t>)>,
    /// The pair whose key was read last.
    last: Option<(NodeRef<'t>, NodeRef<'t>)>,
    skipped_lists: &'static [&'static str],
    /// Keys that are read as if they had no value.
    wrong_keys: std::slice::Iter<'t, String>,
}

impl<'de> MapAccess<'de> for Pairs<'_> {
    type Error = DeError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, DeError> {
        self.last = self.rest.next();
        if let Some((key, _)) = self.last {
            return seed.deserialize(Value::new(key)).map(Some);
        }
        let Some(key) = self.wrong_keys.next() else { return Ok(None) };
        let key: de::value::StrDeserializer<DeError> = key.as_str().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, DeError> {
        let Some((key, value)) = self.last else { return recovery::empty(seed) };
        let name = key.text().unwrap_or_default();
        if self.skipped_lists.contains(&name) && value.items().is_some() {
            return seed.deserialize(de::value::SeqDeserializer::new(std::iter::empty::<&str>()));
        }
        seed.deserialize(Value::new(value)).map_err(|error| error.under(name))
    }
}
