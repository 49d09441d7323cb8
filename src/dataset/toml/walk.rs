//! Holds a parsed file against the [`shape`](super::shape) table: reports what does not fit and
//! repairs it or takes it out, so that the serde mirror can be filled without failing.

use std::borrow::Cow;

use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue},
};

use super::{
    lines::Lines,
    shape::{self, Field, Shape, Value},
};
use crate::{
    dataset::{Problem, ProblemKind, Target, suggest::nearest},
    model::HistDate,
};

/// Checks and cleans a whole file.
pub(super) fn clean(
    file: &str,
    lines: &Lines,
    table: &mut Spanned<DeTable<'_>>,
    problems: &mut Vec<Problem>,
) {
    let mut walk = Walk { file, lines, problems };
    let at = At { record: String::new(), path: String::new(), offset: 0 };
    walk.table(&shape::FILE, table.get_mut(), &at);
}

/// What a record is called in messages: `person kirov-sergei`, `relation a wrote b`.
fn record_name(key: &str, table: &DeTable<'_>) -> String {
    let word = |key: &str| table.get(key).and_then(|value| value.get_ref().as_str());
    let kind = key.replace('_', " ");
    if key == "relation" {
        let [from, verb, to] = ["from", "type", "to"].map(|key| word(key).unwrap_or("…"));
        return format!("{kind} {from} {verb} {to}");
    }
    format!("{kind} {}", word("id").unwrap_or("without id"))
}

struct Walk<'a> {
    file: &'a str,
    lines: &'a Lines,
    problems: &'a mut Vec<Problem>,
}

/// Where the walk is.
struct At {
    record: String,
    /// Fields passed on the way, each with its colon: `dispute 2: `.
    path: String,
    /// Byte offset, for the line.
    offset: usize,
}

impl At {
    fn below(&self, part: &str, offset: usize) -> Self {
        Self { record: self.record.clone(), path: format!("{}{part}: ", self.path), offset }
    }
}

impl Walk<'_> {
    fn report(&mut self, kind: ProblemKind, key: &str, at: &At) {
        self.problems.push(
            Problem::new(kind)
                .in_file(self.file, Some(self.lines.line(at.offset)))
                .of_record(at.record.clone())
                .at_field(format!("{}{key}", at.path)),
        );
    }

    fn table(&mut self, shape: &Shape, table: &mut DeTable<'_>, at: &At) {
        self.take_out_unknown_keys(shape, table, at);
        for field in shape.fields() {
            let Some(value) = table.get_mut(field.key) else {
                if field.required {
                    self.report(missing(field), field.key, at);
                }
                continue;
            };
            let at =
                At { record: at.record.clone(), path: at.path.clone(), offset: value.span().start };
            if !self.value(field, value, &at) {
                table.remove(field.key);
            }
        }
    }

    fn take_out_unknown_keys(&mut self, shape: &Shape, table: &mut DeTable<'_>, at: &At) {
        let mut unknown: Vec<(usize, String)> = table
            .iter()
            .filter(|(key, _)| shape.field(key.get_ref()).is_none())
            .map(|(key, _)| (key.span().start, key.get_ref().to_string()))
            .collect();
        unknown.sort();
        let known: Vec<&'static str> = shape.fields().map(|field| field.key).collect();
        for (offset, key) in unknown {
            table.remove(key.as_str());
            let suggestion = nearest(&key, known.iter().copied()).map(str::to_owned);
            let at = At { record: at.record.clone(), path: at.path.clone(), offset };
            let kind = ProblemKind::UnknownKey { found: key, suggestion, known: known.clone() };
            let place = at.path.trim_end_matches(": ").to_owned();
            self.report(kind, "", &At { path: place, ..at });
        }
    }

    /// Checks one value and repairs what can be; whether it may stay.
    fn value(&mut self, field: &Field, value: &mut Spanned<DeValue<'_>>, at: &At) -> bool {
        match field.value {
            Value::Table(shape) => match value.get_mut() {
                DeValue::Table(table) => {
                    self.table(shape, table, &at.below(field.key, at.offset));
                    true
                }
                other => self.wrong_type(field, other, "a table", at),
            },
            Value::Tables(shape) => self.tables(field, shape, value, at),
            Value::Text => self.text(field, value, at),
            Value::Plains | Value::Refs(_) | Value::Words(_) => self.list(field, value, at),
            Value::Flag => match value.get_ref() {
                DeValue::Boolean(_) => true,
                other => self.wrong_type(field, other, "true or false", at),
            },
            Value::Whole(min, max) => {
                let found = match value.get_ref() {
                    DeValue::Integer(number) => number.to_string(),
                    other => return self.wrong_type(field, other, "a whole number", at),
                };
                let fits = found.parse().is_ok_and(|number| (min..=max).contains(&number));
                let expected = if min == max {
                    format!("{min}")
                } else {
                    format!("a whole number from {min} to {max}")
                };
                self.in_range(fits, found, expected, field, at)
            }
            Value::Number(min, max, unit) => {
                let Some(number) = number(value.get_ref()) else {
                    return self.wrong_type(field, value.get_ref(), "a number", at);
                };
                let expected = format!("{unit} from {min} to {max}");
                let fits = (min..=max).contains(&number);
                self.in_range(fits, number.to_string(), expected, field, at)
            }
            Value::Fractions => {
                let numbers = value.get_ref().as_array().map(|array| {
                    array.iter().filter_map(|item| number(item.get_ref())).collect::<Vec<f64>>()
                });
                let Some(pair) = numbers.filter(|numbers| numbers.len() == 2) else {
                    return self.wrong_type(field, value.get_ref(), "two numbers", at);
                };
                let fits = pair.iter().all(|number| (0.0..=1.0).contains(number));
                let expected = "two numbers from 0 to 1".to_owned();
                self.in_range(fits, format!("{pair:?}"), expected, field, at)
            }
            Value::Id | Value::Ref(_) | Value::Plain | Value::Date | Value::Word(_) => {
                self.word(field, value.get_mut(), field.key, at)
            }
        }
    }

    /// One string: not empty, and what its type asks for.
    fn word(&mut self, field: &Field, value: &mut DeValue<'_>, key: &str, at: &At) -> bool {
        let text = match value {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => {
                let text = plain(value);
                self.wrong_type_at(value, "a text in quotes", key, at);
                *value = DeValue::String(Cow::Owned(text.clone()));
                text
            }
            _ => return self.wrong_type_at(value, "a text in quotes", key, at),
        };
        if text.trim().is_empty() {
            self.report(ProblemKind::EmptyText, key, at);
            return false;
        }
        match field.value {
            Value::Id if !is_id(&text) => {
                let suggestion = Some(slug(&text)).filter(|slug| is_id(slug));
                self.report(ProblemKind::BadId { found: text, suggestion }, key, at);
                true
            }
            Value::Date => match HistDate::parse(&text) {
                Ok(_) => true,
                Err(error) => {
                    self.report(ProblemKind::BadDate(error), key, at);
                    false
                }
            },
            Value::Word(words) | Value::Words(words) => {
                let expected = words();
                if expected.contains(&text.as_str()) {
                    return true;
                }
                let suggestion = nearest(&text, expected.iter().copied()).map(str::to_owned);
                self.report(ProblemKind::BadWord { found: text, expected, suggestion }, key, at);
                false
            }
            _ => true,
        }
    }

    fn list<'v>(&mut self, field: &Field, value: &mut Spanned<DeValue<'v>>, at: &At) -> bool {
        let span = value.span();
        let items = match value.get_mut() {
            DeValue::Array(items) => std::mem::replace(items, DeArray::new()),
            DeValue::String(text) => {
                let item = Spanned::new(span, DeValue::String(std::mem::take(text)));
                self.wrong_type(field, item.get_ref(), "a list of texts", at);
                [item].into_iter().collect()
            }
            other => return self.wrong_type(field, other, "a list of texts", at),
        };
        let mut kept: DeArray<'v> = DeArray::new();
        let several = items.len() > 1;
        for (i, mut item) in items.into_iter().enumerate() {
            let key =
                if several { format!("{} {}", field.key, i + 1) } else { field.key.to_owned() };
            let offset = item.span().start;
            let at = At { record: at.record.clone(), path: at.path.clone(), offset };
            if self.word(field, item.get_mut(), &key, &at) {
                kept.push(item);
            }
        }
        if kept.is_empty() && field.required {
            self.report(missing(field), field.key, at);
        }
        *value.get_mut() = DeValue::Array(kept);
        true
    }

    fn text(&mut self, field: &Field, value: &mut Spanned<DeValue<'_>>, at: &At) -> bool {
        if let DeValue::Table(table) = value.get_mut() {
            self.table(&shape::TEXT, table, &at.below(field.key, at.offset));
            return table.contains_key("en");
        }
        if !self.word(field, value.get_mut(), field.key, at) {
            return false;
        }
        // The serde mirror knows the long form only.
        let span = value.span();
        let text = std::mem::replace(value.get_mut(), DeValue::Boolean(false));
        let long = DeTable::from_iter([(
            Spanned::new(span.clone(), Cow::Borrowed("en")),
            Spanned::new(span, text),
        )]);
        *value.get_mut() = DeValue::Table(long);
        true
    }

    fn tables<'v>(
        &mut self,
        field: &Field,
        shape: &Shape,
        value: &mut Spanned<DeValue<'v>>,
        at: &At,
    ) -> bool {
        let span = value.span();
        if let DeValue::Table(table) = value.get_mut() {
            let item = Spanned::new(span, DeValue::Table(std::mem::take(table)));
            self.wrong_type(field, item.get_ref(), &format!("[[{}]]", field.key), at);
            *value.get_mut() = DeValue::Array([item].into_iter().collect());
        }
        let items = match value.get_mut() {
            DeValue::Array(items) => items,
            other => return self.wrong_type(field, other, &format!("[[{}]]", field.key), at),
        };
        let several = items.len() > 1;
        let mut kept = DeArray::new();
        for (i, mut item) in std::mem::replace(items, DeArray::new()).into_iter().enumerate() {
            let offset = item.span().start;
            let DeValue::Table(table) = item.get_mut() else {
                self.wrong_type(field, item.get_ref(), "a table", at);
                continue;
            };
            let below = if at.record.is_empty() {
                At { record: record_name(field.key, table), path: String::new(), offset }
            } else if several {
                at.below(&format!("{} {}", field.key, i + 1), offset)
            } else {
                at.below(field.key, offset)
            };
            self.table(shape, table, &below);
            kept.push(item);
        }
        *value.get_mut() = DeValue::Array(kept);
        true
    }

    fn in_range(
        &mut self,
        fits: bool,
        found: String,
        expected: String,
        field: &Field,
        at: &At,
    ) -> bool {
        if !fits {
            self.report(ProblemKind::OutOfRange { found, expected }, field.key, at);
        }
        fits
    }

    fn wrong_type(&mut self, field: &Field, found: &DeValue<'_>, expected: &str, at: &At) -> bool {
        self.wrong_type_at(found, expected, field.key, at)
    }

    /// Reports, and answers that the value cannot stay.
    fn wrong_type_at(&mut self, found: &DeValue<'_>, expected: &str, key: &str, at: &At) -> bool {
        let found = match found {
            DeValue::String(text) => format!("the text {text:?}"),
            DeValue::Integer(_) | DeValue::Float(_) => format!("the number {}", plain(found)),
            DeValue::Datetime(_) => format!("{} without quotes", plain(found)),
            DeValue::Boolean(flag) => format!("{flag}"),
            DeValue::Array(items) => format!("a list of {}", items.len()),
            DeValue::Table(_) => "a table".to_owned(),
        };
        self.report(ProblemKind::WrongType { found, expected: expected.to_owned() }, key, at);
        false
    }
}

/// What a missing field is called: the two without which nothing may be drawn have their own name.
fn missing(field: &Field) -> ProblemKind {
    match field.value {
        Value::Tables(inner) if std::ptr::eq(inner, &shape::ACCOUNT) => {
            ProblemKind::FewAccounts { found: 0 }
        }
        Value::Refs(Target::Source) => ProblemKind::NoSource,
        Value::Ref(Target::Region) => ProblemKind::NoRegion,
        _ => ProblemKind::MissingField { expected: field.about },
    }
}

/// A number, date or time as its author wrote it.
fn plain(value: &DeValue<'_>) -> String {
    match value {
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        other => other.type_str().to_owned(),
    }
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(_) | DeValue::Float(_) => plain(value).replace('_', "").parse().ok(),
        _ => None,
    }
}

/// Whether a text is an id: lower-case ASCII words joined by single hyphens.
fn is_id(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.split('-').all(word)
}

/// The id nearest to a text: its ASCII words, lower-case, joined by hyphens.
fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}
