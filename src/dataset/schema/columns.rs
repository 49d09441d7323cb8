//! How a column is written: trimmed, as one character a record, as differences, as pooled values.

use std::{collections::HashMap, hash::Hash};

use serde::Serialize;
use serde_json::Value;

use super::from_json::{FromJson, Reader, read_fields};
use crate::{
    dataset::{Problem, ProblemKind},
    model::{Certainty, HistDate, LocalizedText},
};

/// Small numbers, one character of `0–9a–z` each; zeros at the end are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Codes(String);

impl FromJson for Codes {
    fn from_json(json: Value, reader: &mut Reader) -> Self {
        Self(String::from_json(json, reader))
    }
}

impl Codes {
    /// Numbers from 36 on become 0, as if absent.
    pub(super) fn of(values: impl Iterator<Item = usize>) -> Self {
        let digit = |value| u32::try_from(value).ok().and_then(|value| char::from_digit(value, 36));
        let codes: String = values.map(|value| digit(value).unwrap_or('0')).collect();
        Self(codes.trim_end_matches('0').to_owned())
    }

    /// The number of record `i`; `None` where its character is no digit.
    pub(super) fn get(&self, i: usize) -> Option<u32> {
        let byte = self.0.as_bytes().get(i).copied().unwrap_or(b'0');
        char::from(byte).to_digit(36)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
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
read_fields! {
    TextColumn
    optional en, ru;
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

    /// The text of record `i`, empty where there is none.
    pub(super) fn get(&self, i: usize) -> LocalizedText {
        LocalizedText { en: string(&self.en, i), ru: filled(&self.ru, i) }
    }

    /// The text of record `i`, if there is one.
    pub(super) fn filled(&self, i: usize) -> Option<LocalizedText> {
        Some(self.get(i)).filter(|text| !text.is_empty())
    }

    pub(super) fn len(&self) -> usize {
        self.en.len().max(self.ru.len())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
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

/// The text of record `i`, empty where there is none.
pub(super) fn string(column: &[String], i: usize) -> String {
    column.get(i).cloned().unwrap_or_default()
}

/// The text of record `i`, if there is one.
pub(super) fn filled(column: &[String], i: usize) -> Option<String> {
    column.get(i).filter(|text| !text.is_empty()).cloned()
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

/// The certainty of record `i`.
pub(super) fn certainty(codes: &Codes, record: &str, i: usize, report: &mut Report) -> Certainty {
    report.code(codes, &Certainty::ALL, record, i, "certainty").unwrap_or_default()
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

/// Undoes [`deltas`]; whether the numbers are indices is for the reader to check.
pub(super) fn sums(deltas: &[i64]) -> impl Iterator<Item = i64> + '_ {
    deltas.iter().scan(0i64, |sum, delta| {
        *sum = sum.saturating_add(*delta);
        Some(*sum)
    })
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

/// Collects what is wrong with a file.
pub(super) struct Report {
    what: &'static str,
    pub(super) problems: Vec<Problem>,
}

impl Report {
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, problems: Vec::new() }
    }

    pub(super) fn add(&mut self, kind: ProblemKind, record: &str, i: usize, field: &str) {
        let problem = Problem::new(kind).in_file(self.what, None);
        self.problems.push(problem.of_record(format!("{record} {i}")).at_field(field));
    }

    /// A column may be shorter than the records, never longer.
    pub(super) fn column(&mut self, len: usize, records: usize, table: &str, field: &str) {
        if len > records {
            let kind = ProblemKind::BadColumn { found: len, expected: records };
            let problem = Problem::new(kind).in_file(self.what, None);
            self.problems.push(problem.of_record(table).at_field(field));
        }
    }

    /// An index of an arena of `len` records.
    pub(super) fn index(
        &mut self,
        found: i64,
        len: usize,
        record: &str,
        i: usize,
        field: &str,
    ) -> Option<usize> {
        let index = usize::try_from(found).ok().filter(|index| *index < len);
        if index.is_none() {
            self.add(ProblemKind::BadIndex { found: found.to_string(), len }, record, i, field);
        }
        index
    }

    /// A date, where there is one.
    pub(super) fn date(
        &mut self,
        text: Option<&String>,
        record: &str,
        i: usize,
        field: &str,
    ) -> Option<HistDate> {
        let text = text.filter(|text| !text.is_empty())?;
        match HistDate::parse(text) {
            Ok(date) => Some(date),
            Err(error) => {
                self.add(ProblemKind::BadDate(error), record, i, field);
                None
            }
        }
    }

    /// One of a list, by its code.
    pub(super) fn code<T: Copy>(
        &mut self,
        codes: &Codes,
        all: &[T],
        record: &str,
        i: usize,
        field: &str,
    ) -> Option<T> {
        let found = codes.get(i).map_or(-1, i64::from);
        self.index(found, all.len(), record, i, field).map(|code| all[code])
    }

    /// One of a list, by its word.
    pub(super) fn word<T: Copy>(
        &mut self,
        word: &str,
        all: &[(T, &'static str)],
        record: &str,
        i: usize,
        field: &str,
    ) -> Option<T> {
        let found = all.iter().find(|(_, id)| *id == word);
        if found.is_none() {
            let expected = all.iter().map(|(_, id)| *id).collect();
            let kind = ProblemKind::BadWord { found: word.to_owned(), expected, suggestion: None };
            self.add(kind, record, i, field);
        }
        found.map(|(value, _)| *value)
    }
}
