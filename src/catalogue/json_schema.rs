//! Generates the JSON Schema of catalogue files from their types, and compares it with the one in `assets`.

use std::{borrow::Cow, env, fs};

use schemars::{
    JsonSchema, Schema, SchemaGenerator,
    generate::SchemaSettings,
    json_schema,
    transform::{RecursiveTransform, Transform},
};
use serde_json::{Value, json};

use crate::yaml::OrderedMap;

use super::{
    SCHEMA,
    schema::CatalogueFile,
    validate::{VERDICT_WORDS, YAML_WORDS},
};

fn schema() -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<CatalogueFile>();
    RecursiveTransform(allow_unquoted_texts).transform(&mut schema);
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

/// Allows numbers and booleans for texts, because `version: 1.0` is a text without quotes. It does not list the allowed
/// types, or editors would offer `true` and `false` for a title.
fn allow_unquoted_texts(schema: &mut Schema) {
    let is_text = match schema.get("type") {
        Some(Value::String(one)) => one == "string",
        Some(Value::Array(many)) => many.contains(&json!("string")),
        _ => false,
    };
    if schema.get("pattern").is_some() {
        // Some readers of YAML take these for booleans or null, others for strings.
        schema.insert("not".into(), json!({ "enum": YAML_WORDS.iter().chain(&VERDICT_WORDS).collect::<Vec<_>>() }));
    } else if is_text && ["enum", "const"].iter().all(|key| schema.get(*key).is_none()) {
        schema.remove("type");
        schema.insert("not".into(), json!({ "type": ["object", "array"] }));
    }
}

/// A map with any keys.
impl<V: JsonSchema> JsonSchema for OrderedMap<V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("OrderedMap_of_{}", V::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let values = generator.subschema_for::<V>();
        json_schema!({ "type": "object", "additionalProperties": values })
    }
}

#[test]
fn schema_in_assets_is_generated_from_the_types() {
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/questions.schema.json"), schema()).unwrap();
    }
    assert!(SCHEMA == schema(), "out of date: run `UPDATE_SCHEMA=1 cargo test --lib schema`, twice");
}
