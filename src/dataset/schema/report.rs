//! Reads the parts of a file and collects what is wrong with them.
//!
//! One loop checks the type of a column, and records are put together from its values. Columns of
//! their own types are compiled for each, which was a fifth of what the page loads.

use super::json::Json;
use crate::{
    dataset::{Problem, ProblemKind},
    model::{Certainty, HistDate, LocalizedText},
};

/// An object within a file.
#[derive(Clone)]
pub(super) struct Part<'a> {
    json: &'a Json,
    /// Its path, for messages: `nodes.roles`.
    at: String,
}

/// What a value must be.
#[derive(Clone, Copy)]
enum Shape {
    Text,
    Whole,
    Number,
    List,
    Object,
}

impl Shape {
    fn fits(self, json: &Json) -> bool {
        match self {
            Self::Text => matches!(json, Json::Text(_)),
            Self::Whole => json.whole().is_some(),
            Self::Number => matches!(json, Json::Number(_)),
            Self::List => matches!(json, Json::List(_)),
            Self::Object => matches!(json, Json::Object(_)),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Whole => "a whole number",
            Self::Number => "a number",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// What a value is, in a message.
pub(super) fn shown(json: &Json) -> String {
    match json {
        Json::Text(text) => return format!("\"{text}\""),
        Json::Number(_) => match json.whole() {
            Some(number) => return number.to_string(),
            None => "another number",
        },
        Json::Null => "nothing",
        Json::Bool(_) => "true or false",
        Json::List(_) => "a list",
        Json::Object(_) => "an object",
    }
    .to_owned()
}

/// Values of one type, one a record; past its end they are empty.
#[derive(Clone, Copy)]
pub(super) struct Column<'a>(&'a [Json]);

impl Column<'_> {
    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    /// The text of record `i`, empty where there is none.
    #[inline(never)]
    pub(super) fn text(self, i: usize) -> String {
        self.filled(i).unwrap_or_default()
    }

    /// The text of record `i`, if there is one.
    #[inline(never)]
    pub(super) fn filled(self, i: usize) -> Option<String> {
        match self.0.get(i) {
            Some(Json::Text(text)) if !text.is_empty() => Some(text.clone()),
            _ => None,
        }
    }

    /// The whole number of record `i`, 0 where there is none.
    #[inline(never)]
    pub(super) fn number(self, i: usize) -> i64 {
        self.0.get(i).and_then(Json::whole).unwrap_or(0)
    }

    /// The number of record `i`.
    pub(super) fn real(self, i: usize) -> Option<f64> {
        match self.0.get(i) {
            Some(Json::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// Undoes [`deltas`](super::columns::deltas); whether the numbers are indices is for the
    /// caller to check.
    #[inline(never)]
    pub(super) fn sums(self) -> Vec<i64> {
        let mut sum = 0i64;
        let mut sums = Vec::with_capacity(self.len());
        for i in 0..self.len() {
            sum = sum.saturating_add(self.number(i));
            sums.push(sum);
        }
        sums
    }
}

/// Texts in both languages.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    en: Column<'a>,
    ru: Column<'a>,
}

impl Texts<'_> {
    pub(super) fn len(self) -> usize {
        self.en.len().max(self.ru.len())
    }

    /// The text of record `i`, empty where there is none.
    #[inline(never)]
    pub(super) fn get(self, i: usize) -> LocalizedText {
        LocalizedText { en: self.en.text(i), ru: self.ru.filled(i) }
    }

    /// The text of record `i`, if there is one.
    #[inline(never)]
    pub(super) fn filled(self, i: usize) -> Option<LocalizedText> {
        Some(self.get(i)).filter(|text| !text.is_empty())
    }
}

/// Small numbers, one character of `0–9a–z` each.
#[derive(Clone, Copy)]
pub(super) struct Digits<'a>(&'a str);

impl Digits<'_> {
    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    /// The number of record `i`; −1 where its character is no digit.
    #[inline(never)]
    pub(super) fn get(self, i: usize) -> i64 {
        let byte = self.0.as_bytes().get(i).copied().unwrap_or(b'0');
        char::from(byte).to_digit(36).map_or(-1, i64::from)
    }
}

static NOTHING: Json = Json::Null;

/// Collects what is wrong with a file.
pub(super) struct Report {
    what: &'static str,
    /// What was found first that has another shape: then the rest cannot be trusted.
    pub(super) wrong: Option<String>,
    pub(super) problems: Vec<Problem>,
}

/// Shapes.
impl Report {
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, wrong: None, problems: Vec::new() }
    }

    pub(super) fn file(json: &Json) -> Part<'_> {
        Part { json, at: String::new() }
    }

    fn check(&mut self, json: &Json, shape: Shape, part: &Part<'_>, name: &str) {
        if !shape.fits(json) && self.wrong.is_none() {
            let (found, expected) = (shown(json), shape.words());
            let dot = if part.at.is_empty() { "" } else { "." };
            self.wrong =
                Some(format!("found {found}, expected {expected} at {}{dot}{name}", part.at));
        }
    }

    /// A field that must be there.
    #[inline(never)]
    fn field<'a>(&mut self, part: &Part<'a>, name: &str, shape: Shape) -> &'a Json {
        let json = part.json.get(name).unwrap_or(&NOTHING);
        self.check(json, shape, part, name);
        json
    }

    /// A list, empty where it is absent.
    #[inline(never)]
    fn list<'a>(&mut self, part: &Part<'a>, name: &str, shape: Shape) -> &'a [Json] {
        let Some(json) = part.json.get(name) else { return &[] };
        self.check(json, Shape::List, part, name);
        let Json::List(items) = json else { return &[] };
        for item in items {
            self.check(item, shape, part, name);
        }
        items
    }

    fn child<'a>(json: &'a Json, part: &Part<'_>, name: &str) -> Part<'a> {
        let dot = if part.at.is_empty() { "" } else { "." };
        Part { json, at: [part.at.as_str(), dot, name].concat() }
    }

    /// An object that must be there.
    #[inline(never)]
    pub(super) fn part<'a>(&mut self, part: &Part<'a>, name: &str) -> Part<'a> {
        Self::child(self.field(part, name, Shape::Object), part, name)
    }

    /// An object that may be absent: it is read as one without columns.
    #[inline(never)]
    pub(super) fn optional<'a>(&mut self, part: &Part<'a>, name: &str) -> Part<'a> {
        match part.json.get(name) {
            None => Self::child(&NOTHING, part, name),
            Some(_) => self.part(part, name),
        }
    }

    /// A list of objects.
    #[inline(never)]
    pub(super) fn rows<'a>(&mut self, part: &Part<'a>, name: &str) -> Vec<Part<'a>> {
        let rows = self.list(part, name, Shape::Object);
        rows.iter().map(|row| Self::child(row, part, name)).collect()
    }

    /// A list of lists of whole numbers.
    pub(super) fn lists<'a>(&mut self, part: &Part<'a>, name: &str) -> Vec<Column<'a>> {
        let mut lists = Vec::new();
        for list in self.list(part, name, Shape::List) {
            if let Json::List(items) = list {
                for item in items {
                    self.check(item, Shape::Whole, part, name);
                }
                lists.push(Column(items));
            }
        }
        lists
    }

    /// A text that must be there.
    #[inline(never)]
    pub(super) fn text(&mut self, part: &Part<'_>, name: &str) -> String {
        match self.field(part, name, Shape::Text) {
            Json::Text(text) => text.clone(),
            _ => String::new(),
        }
    }

    /// A whole number that must be there.
    pub(super) fn whole(&mut self, part: &Part<'_>, name: &str) -> i64 {
        self.field(part, name, Shape::Whole).whole().unwrap_or(0)
    }

    /// A text outside a column.
    #[inline(never)]
    pub(super) fn localized(&mut self, part: &Part<'_>, name: &str) -> LocalizedText {
        let part = self.part(part, name);
        let ru = part.json.get("ru").is_some().then(|| self.text(&part, "ru"));
        LocalizedText { en: self.text(&part, "en"), ru }
    }

    pub(super) fn texts<'a>(&mut self, part: &Part<'a>, name: &str) -> Column<'a> {
        Column(self.list(part, name, Shape::Text))
    }

    pub(super) fn numbers<'a>(&mut self, part: &Part<'a>, name: &str) -> Column<'a> {
        Column(self.list(part, name, Shape::Whole))
    }

    pub(super) fn reals<'a>(&mut self, part: &Part<'a>, name: &str) -> Column<'a> {
        Column(self.list(part, name, Shape::Number))
    }

    #[inline(never)]
    pub(super) fn pairs<'a>(&mut self, part: &Part<'a>, name: &str) -> Texts<'a> {
        let part = self.optional(part, name);
        Texts { en: self.texts(&part, "en"), ru: self.texts(&part, "ru") }
    }

    #[inline(never)]
    pub(super) fn digits<'a>(&mut self, part: &Part<'a>, name: &str) -> Digits<'a> {
        if part.json.get(name).is_none() {
            return Digits("");
        }
        match self.field(part, name, Shape::Text) {
            Json::Text(text) => Digits(text),
            _ => Digits(""),
        }
    }
}

/// Values.
impl Report {
    #[inline(never)]
    pub(super) fn add(&mut self, kind: ProblemKind, record: &str, i: usize, field: &str) {
        self.push(kind, format!("{record} {i}"), field);
    }

    #[inline(never)]
    fn push(&mut self, kind: ProblemKind, record: String, field: &str) {
        let problem = Problem::new(kind).in_file(self.what, None);
        self.problems.push(problem.of_record(record).at_field(field));
    }

    /// Columns may be shorter than the records, never longer.
    #[inline(never)]
    pub(super) fn columns(&mut self, table: &str, records: usize, columns: &[(&str, usize)]) {
        for (field, found) in columns {
            if *found > records {
                let kind = ProblemKind::BadColumn { found: *found, expected: records };
                self.push(kind, table.to_owned(), field);
            }
        }
    }

    /// An index of an arena of `len` records.
    #[inline(never)]
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

    /// A number from `least` to `most`, or `least`.
    pub(super) fn range(
        &mut self,
        found: i64,
        (least, most): (i64, i64),
        record: &str,
        i: usize,
        field: &str,
    ) -> i64 {
        if (least..=most).contains(&found) {
            return found;
        }
        let expected = format!("{least} to {most}");
        let kind = ProblemKind::OutOfRange { found: found.to_string(), expected };
        self.add(kind, record, i, field);
        least
    }

    /// A date, where there is one.
    #[inline(never)]
    pub(super) fn date(
        &mut self,
        column: Column<'_>,
        at: usize,
        record: &str,
        i: usize,
    ) -> Option<HistDate> {
        match HistDate::parse(&column.filled(at)?) {
            Ok(date) => Some(date),
            Err(error) => {
                self.add(ProblemKind::BadDate(error), record, i, "date");
                None
            }
        }
    }

    pub(super) fn certainty(&mut self, digits: Digits<'_>, record: &str, i: usize) -> Certainty {
        let all = Certainty::ALL;
        let level = self.index(digits.get(i), all.len(), record, i, "certainty");
        all[level.unwrap_or(0)]
    }

    /// The position of a word in a list.
    #[inline(never)]
    pub(super) fn word(
        &mut self,
        word: &str,
        all: &[&'static str],
        record: &str,
        i: usize,
        field: &str,
    ) -> Option<usize> {
        let found = all.iter().position(|known| *known == word);
        if found.is_none() {
            let kind = ProblemKind::BadWord {
                found: word.to_owned(),
                expected: all.to_vec(),
                suggestion: None,
            };
            self.add(kind, record, i, field);
        }
        found
    }
}
