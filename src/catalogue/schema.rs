//! The JSON Schema of catalogue files, for editors.

use schemars::{
    Schema,
    generate::SchemaSettings,
    transform::{RecursiveTransform, Transform},
};
use serde_json::{Value, json};

use super::{
    check::{VERDICT_WORDS, YAML_WORDS},
    file::File,
};

/// The JSON Schema of a catalogue file, made from its types, ending in a newline. It knows shapes, ranges and the form
/// of ids; what refers to what only [`super::load()`] knows.
#[must_use]
pub fn schema() -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<File>();
    RecursiveTransform(texts_without_quotes).transform(&mut schema);
    // Texts and numbers alone: it can always be written.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// A text without quotes that looks like a number or a truth value is a text all the same: `version: 1.0`. It is not
/// listed which types are allowed, or editors would offer `true` and `false` for a title.
fn texts_without_quotes(schema: &mut Schema) {
    let is_text = match schema.get("type") {
        Some(Value::String(one)) => one == "string",
        Some(Value::Array(many)) => many.contains(&json!("string")),
        _ => false,
    };
    if schema.get("pattern").is_some() {
        // Some readers of YAML take these for values, and then they are no strings; for others they are.
        schema.insert("not".into(), json!({ "enum": YAML_WORDS.iter().chain(&VERDICT_WORDS).collect::<Vec<_>>() }));
    } else if is_text && ["enum", "const"].iter().all(|key| schema.get(*key).is_none()) {
        schema.remove("type");
        schema.insert("not".into(), json!({ "type": ["object", "array"] }));
    }
}
