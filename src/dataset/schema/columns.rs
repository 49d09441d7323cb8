//! How a column is written: trimmed, as one character a record, as differences, as pooled values.

use std::{collections::HashMap, hash::Hash};

use serde::Serialize;

use crate::model::{Certainty, HistDate, LocalizedText};

/// Small numbers, one character of `0–9a–z` each; zeros at the end are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Codes(String);

impl Codes {
    /// Numbers from 36 on become 0, as if absent.
    pub(super) fn of(values: impl Iterator<Item = usize>) -> Self {
        let digit = |value| u32::try_from(value).ok().and_then(|value| char::from_digit(value, 36));
        let codes: String = values.map(|value| digit(value).unwrap_or('0')).collect();
        Self(codes.trim_end_matches('0').to_owned())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Texts in both languages; empty is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct TextColumn {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) en: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) ru: Vec<String>,
}

impl TextColumn {
    pub(super) fn of<'a>(texts: impl Iterator<Item = Option<&'a LocalizedText>>) -> Self {
        let mut column = Self::default();
        for text in texts {
            column.en.push(text.map_or(String::new(), |text| text.en.clone()));
            column.ru.push(text.and_then(|text| text.ru.clone()).unwrap_or_default());
        }
        Self { en: trimmed(column.en), ru: trimmed(column.ru) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.en.is_empty() && self.ru.is_empty()
    }
}

/// Leaves out the empty values at the end.
pub(super) fn trimmed<T: Default + PartialEq>(mut column: Vec<T>) -> Vec<T> {
    let empty = T::default();
    while column.last().is_some_and(|last| *last == empty) {
        column.pop();
    }
    column
}

/// A column of texts that may be absent.
pub(super) fn optional<'a>(texts: impl Iterator<Item = Option<&'a str>>) -> Vec<String> {
    trimmed(texts.map(|text| text.unwrap_or_default().to_owned()).collect())
}

/// A column of dates that may be absent.
pub(super) fn dates<'a>(dates: impl Iterator<Item = Option<&'a HistDate>>) -> Vec<String> {
    optional(dates.map(|date| date.map(HistDate::text)))
}

/// A column of certainties.
pub(super) fn certainties(levels: impl Iterator<Item = Certainty>) -> Codes {
    let code = |level| Certainty::ALL.iter().position(|known| *known == level).unwrap_or(0);
    Codes::of(levels.map(code))
}

/// Each number less the one before: rising indices become small ones.
pub(super) fn deltas(values: impl Iterator<Item = usize>) -> Vec<i64> {
    let mut last = 0;
    values
        .map(|value| {
            let value = i64::try_from(value).unwrap_or(i64::MAX);
            value - std::mem::replace(&mut last, value)
        })
        .collect()
}

/// Values that recur, each written once, in the order of first use.
pub(super) struct Pool<T> {
    index: HashMap<T, usize>,
    values: Vec<T>,
}

impl<T: Clone + Eq + Hash> Pool<T> {
    pub(super) fn new() -> Self {
        Self { index: HashMap::new(), values: Vec::new() }
    }

    pub(super) fn add(&mut self, value: T) -> usize {
        let next = self.values.len();
        *self.index.entry(value).or_insert_with_key(|value| {
            self.values.push(value.clone());
            next
        })
    }

    pub(super) fn into_values(self) -> Vec<T> {
        self.values
    }
}
