//! From JSON to the shapes of the files.
//!
//! A derived `Deserialize` is compiled for every struct and every type in it, which is a fifth of
//! what the page loads. Here serde reads one type, a [`Value`], and the fields are taken out of it.

use serde_json::{Map, Value};

/// A part of a file.
pub(super) trait FromJson {
    /// Takes it out of a value. What does not fit is told to the reader, and what is returned
    /// then does not matter.
    fn from_json(json: Value, reader: &mut Reader) -> Self;
}

/// Says how to read a struct: the fields that must be there, then those that may be absent.
macro_rules! read_fields {
    ($shape:ident $(needed $($needed:ident),*;)? $(optional $($optional:ident),*;)?) => {
        impl $crate::dataset::schema::from_json::FromJson for $shape {
            fn from_json(
                json: serde_json::Value,
                reader: &mut $crate::dataset::schema::from_json::Reader,
            ) -> Self {
                let mut object = reader.object(json);
                Self {
                    $($($needed: reader.needed(&mut object, stringify!($needed)),)*)?
                    $($($optional: reader.optional(&mut object, stringify!($optional)),)*)?
                }
            }
        }
    };
}
pub(super) use read_fields;

/// Knows where in a file it is, and what was wrong first.
#[derive(Default)]
pub(super) struct Reader {
    path: Vec<&'static str>,
    wrong: Option<String>,
}

impl Reader {
    /// A whole file.
    ///
    /// # Errors
    /// What was found and expected where the value has another shape.
    pub(super) fn read<T: FromJson>(json: Value) -> Result<T, String> {
        let mut reader = Self::default();
        let file = T::from_json(json, &mut reader);
        reader.wrong.map_or(Ok(file), Err)
    }

    pub(super) fn object(&mut self, json: Value) -> Map<String, Value> {
        match json {
            Value::Object(object) => object,
            other => {
                self.mismatch(&other, "an object");
                Map::new()
            }
        }
    }

    pub(super) fn needed<T: FromJson>(
        &mut self,
        object: &mut Map<String, Value>,
        name: &'static str,
    ) -> T {
        let json = object.get_mut(name).map(Value::take).unwrap_or_default();
        self.path.push(name);
        let part = T::from_json(json, self);
        self.path.pop();
        part
    }

    pub(super) fn optional<T: FromJson + Default>(
        &mut self,
        object: &mut Map<String, Value>,
        name: &'static str,
    ) -> T {
        if object.contains_key(name) { self.needed(object, name) } else { T::default() }
    }

    fn integer(&mut self, json: &Value, least: i64, most: i64) -> i64 {
        let number = json.as_i64().filter(|number| (least..=most).contains(number));
        number.unwrap_or_else(|| {
            self.mismatch(json, "a whole number");
            0
        })
    }

    fn mismatch(&mut self, found: &Value, expected: &str) {
        let place = || format!("found {}, expected {expected}", shown(found));
        let path = &self.path;
        self.wrong.get_or_insert_with(|| match path.is_empty() {
            true => place(),
            false => format!("{} at {}", place(), path.join(".")),
        });
    }
}

/// What a value is, in a message.
pub(super) fn shown(json: &Value) -> String {
    match json {
        Value::String(text) => return format!("{text:?}"),
        Value::Number(number) => match number.as_i64() {
            Some(number) => return number.to_string(),
            None => "another number",
        },
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
    .to_owned()
}

impl FromJson for String {
    fn from_json(json: Value, reader: &mut Reader) -> Self {
        match json {
            Value::String(text) => text,
            other => {
                reader.mismatch(&other, "a text");
                Self::new()
            }
        }
    }
}

impl FromJson for Option<String> {
    fn from_json(json: Value, reader: &mut Reader) -> Self {
        (!json.is_null()).then(|| String::from_json(json, reader))
    }
}

impl FromJson for i64 {
    fn from_json(json: Value, reader: &mut Reader) -> Self {
        reader.integer(&json, Self::MIN, Self::MAX)
    }
}

impl FromJson for u16 {
    fn from_json(json: Value, reader: &mut Reader) -> Self {
        reader.integer(&json, 0, Self::MAX.into()) as Self
    }
}

impl FromJson for u32 {
    fn from_json(json: Value, reader: &mut Reader) -> Self {
        reader.integer(&json, 0, Self::MAX.into()) as Self
    }
}

impl FromJson for f64 {
    fn from_json(json: Value, reader: &mut Reader) -> Self {
        json.as_f64().unwrap_or_else(|| {
            reader.mismatch(&json, "a number");
            0.0
        })
    }
}

impl FromJson for [f32; 2] {
    fn from_json(json: Value, reader: &mut Reader) -> Self {
        let numbers: Vec<f64> = FromJson::from_json(json, reader);
        match numbers[..] {
            [a, b] => [a as f32, b as f32],
            _ => {
                reader.mismatch(&numbers.len().into(), "two numbers");
                [0.0; 2]
            }
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Value, reader: &mut Reader) -> Self {
        let mut list = Self::new();
        match json {
            Value::Array(items) => {
                for item in items {
                    list.push(T::from_json(item, reader));
                }
            }
            other => reader.mismatch(&other, "a list"),
        }
        list
    }
}
