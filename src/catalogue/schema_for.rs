//! The JSON Schema with the ids of one catalogue, so that an editor completes them.

use serde_json::{Map, Value, json};

use super::{Catalogue, Question, SCHEMA};

/// The JSON Schema of catalogue files, with the ids of `catalogue` wherever one is referred to. It does not know which
/// questions are earlier: only [`load()`](super::load()) checks that.
pub fn schema_for(catalogue: &Catalogue) -> String {
    let Ok(mut schema) = serde_json::from_str::<Value>(SCHEMA) else { return SCHEMA.into() };
    let reasons: Vec<(&str, &str)> = catalogue.reasons.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect();
    let options: Vec<(&str, &str)> = catalogue.options.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect();
    let sources: Vec<&str> = catalogue.sources.iter().map(|source| source.id.as_str()).collect();
    let verdicts: Vec<&str> = ids(&options).into_iter().chain(["both", "either", "insufficient", "none"]).collect();
    let questions: Vec<&str> = catalogue.questions.iter().map(|question| question.id.as_str()).collect();

    name_keys(&mut schema, "Choice", "points", &reasons);
    name_keys(&mut schema, "Choice", "rules_out", &options);
    name_keys(&mut schema, "Reason", "supports", &options);
    name_keys(&mut schema, "Row", "cells", &options);
    name_choices(&mut schema, "Question", "when", &catalogue.questions);
    name_choices(&mut schema, "Case", "answers", &catalogue.questions);
    name_values(&mut schema, "Case", "not_sure/items", &questions);
    name_values(&mut schema, "Row", "reasons/items", &ids(&reasons));
    name_values(&mut schema, "Row", "better", &ids(&options));
    name_values(&mut schema, "Expect", "verdict", &verdicts);
    for definition in ["Reason", "Question", "Row", "Faq", "SourcedWhy"] {
        cite(&mut schema, definition, "source/items", &sources);
    }
    cite(&mut schema, "Advice", "links/items", &sources);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn ids<'c>(named: &[(&'c str, &'c str)]) -> Vec<&'c str> {
    named.iter().map(|(id, _)| *id).collect()
}

/// The schema of a property of a definition.
fn property<'s>(schema: &'s mut Value, definition: &str, path: &str) -> Option<&'s mut Map<String, Value>> {
    schema.pointer_mut(&format!("/$defs/{definition}/properties/{path}"))?.as_object_mut()
}

/// Allows only these keys in a map, each with its description, and values as before.
fn name_keys(schema: &mut Value, definition: &str, path: &str, keys: &[(&str, &str)]) {
    let Some(map) = property(schema, definition, path) else { return };
    let Some(values) = map.get("additionalProperties").cloned() else { return };
    let key = |(id, title): &(&str, &str)| {
        let mut value = values.clone();
        if let Some(value) = value.as_object_mut() {
            value.insert("description".into(), json!(title));
        }
        ((*id).to_owned(), value)
    };
    map.insert("properties".into(), keys.iter().map(key).collect::<Map<_, _>>().into());
    map.insert("additionalProperties".into(), json!(false));
}

/// Allows only these questions as keys of a map, each with a list of its choices.
fn name_choices(schema: &mut Value, definition: &str, path: &str, questions: &[Question]) {
    let Some(map) = property(schema, definition, path) else { return };
    let question = |question: &Question| {
        let choices: Vec<&str> = question.choices.iter().map(|choice| choice.id.as_str()).collect();
        let value = json!({ "description": question.title, "type": "array", "items": { "enum": choices } });
        (question.id.clone(), value)
    };
    map.insert("properties".into(), questions.iter().map(question).collect::<Map<_, _>>().into());
    map.insert("additionalProperties".into(), json!(false));
}

/// Allows only these values.
fn name_values(schema: &mut Value, definition: &str, path: &str, values: &[&str]) {
    if let Some(property) = property(schema, definition, path).filter(|_| !values.is_empty()) {
        property.insert("enum".into(), json!(values));
    }
}

/// Allows the ids of sources, alone or with a place after them.
fn cite(schema: &mut Value, definition: &str, path: &str, sources: &[&str]) {
    if let Some(items) = property(schema, definition, path).filter(|_| !sources.is_empty()) {
        let pattern = format!("^({}) ", sources.join("|"));
        items.insert("anyOf".into(), json!([{ "enum": sources }, { "type": "string", "pattern": pattern }]));
    }
}
