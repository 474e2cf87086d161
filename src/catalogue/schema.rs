//! The JSON Schema of catalogue files, for editors.

use schemars::{
    Schema,
    generate::SchemaSettings,
    transform::{RecursiveTransform, Transform},
};
use serde_json::{Value, json};

use super::file::File;

/// The JSON Schema of a catalogue file, made from its types, ending in a newline. It knows shapes, ranges and the form
/// of ids; what refers to what only [`super::load()`] knows.
#[must_use]
pub fn schema() -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<File>();
    RecursiveTransform(texts_without_quotes).transform(&mut schema);
    // Texts and numbers alone: it can always be written.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// A text without quotes that looks like a number or a truth value is a text all the same: `version: 1.0`.
fn texts_without_quotes(schema: &mut Schema) {
    let fixed = ["pattern", "enum", "const"].iter().any(|key| schema.get(*key).is_some());
    let wider = match schema.get("type") {
        Some(Value::String(one)) if one == "string" => json!(["string", "number", "boolean"]),
        Some(Value::Array(many)) if many.contains(&json!("string")) => json!(["string", "number", "boolean", "null"]),
        _ => return,
    };
    if !fixed {
        schema.insert("type".into(), wider);
    }
}
