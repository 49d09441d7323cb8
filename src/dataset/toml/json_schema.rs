//! The authoring format as JSON Schema, for editors that complete and check TOML while typing.

use serde_json::{Map, Value as Json, json};

use super::shape::{self, Field, Shape, Value};
use crate::dataset::Target;

/// JSON Schema (draft 2020-12) of one file of a history, made from the same table that files are
/// checked against.
pub fn json_schema() -> Json {
    let mut defs = Map::new();
    let mut schema = table(&shape::FILE, &mut defs);
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!("Twentieth: a file of a history"));
    schema.insert("$defs".to_owned(), Json::Object(defs));
    Json::Object(schema)
}

/// Shapes by the key they stand under, each once.
type Defs = Map<String, Json>;

fn table(shape: &Shape, defs: &mut Defs) -> Map<String, Json> {
    let properties: Map<String, Json> =
        shape.fields().map(|field| (field.key.to_owned(), property(field, defs))).collect();
    let required: Vec<&str> =
        shape.fields().filter(|field| field.required).map(|field| field.key).collect();
    let mut table = Map::new();
    table.insert("description".to_owned(), json!(shape.about));
    table.insert("type".to_owned(), json!("object"));
    table.insert("additionalProperties".to_owned(), json!(false));
    table.insert("properties".to_owned(), Json::Object(properties));
    if !required.is_empty() {
        table.insert("required".to_owned(), json!(required));
    }
    table
}

/// A reference to a shape, which is written among the definitions on first use.
fn reference(key: &str, shape: &Shape, defs: &mut Defs) -> Json {
    if !defs.contains_key(key) {
        // Before its fields are: a shape may hold itself.
        defs.insert(key.to_owned(), Json::Null);
        let table = table(shape, defs);
        defs.insert(key.to_owned(), Json::Object(table));
    }
    json!({ "$ref": format!("#/$defs/{key}") })
}

fn property(field: &Field, defs: &mut Defs) -> Json {
    let mut value = value(field, defs);
    if let Some(value) = value.as_object_mut() {
        // A table describes itself; how the key uses it is worth more to its author.
        value.insert("description".to_owned(), json!(field.about));
    }
    value
}

fn value(field: &Field, defs: &mut Defs) -> Json {
    const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
    let id = || json!({ "type": "string", "pattern": ID });
    let filled = || json!({ "type": "string", "minLength": 1 });
    match field.value {
        Value::Id | Value::Ref(_) => id(),
        Value::Refs(Target::Source) => json!({ "type": "array", "items": id(), "minItems": 1 }),
        Value::Refs(_) => json!({ "type": "array", "items": id() }),
        Value::Plain => filled(),
        Value::Plains => json!({ "type": "array", "items": filled() }),
        Value::Text => json!({ "oneOf": [filled(), reference("text", &shape::TEXT, defs)] }),
        Value::Date => json!({ "type": "string", "format": "edtf", "minLength": 4 }),
        Value::Word(words) => json!({ "enum": words() }),
        Value::Words(words) => json!({ "type": "array", "items": { "enum": words() } }),
        Value::Whole(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Value::Number(min, max, _) => json!({ "type": "number", "minimum": min, "maximum": max }),
        Value::Fractions => json!({
            "type": "array",
            "items": { "type": "number", "minimum": 0, "maximum": 1 },
            "minItems": 2,
            "maxItems": 2,
        }),
        Value::Flag => json!({ "type": "boolean" }),
        Value::Table(shape) => reference(field.key, shape, defs),
        Value::Tables(shape) => {
            json!({ "type": "array", "items": reference(field.key, shape, defs) })
        }
    }
}
