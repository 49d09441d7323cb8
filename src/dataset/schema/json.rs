//! JSON (RFC 8259) as a tree.
//!
//! The page reads two files that this crate wrote, and a general reader with exact numbers weighs
//! more than all of their checks. A property test holds this one to what `serde_json` reads.

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    /// Exact for whole numbers below 2⁵³ and for decimals of up to 15 digits.
    Number(f64),
    Text(String),
    List(Vec<Self>),
    /// In the order of the file.
    Object(Vec<(String, Self)>),
}

/// Lists and objects within each other; the files need seven.
const DEEPEST: u32 = 32;

impl Json {
    /// Reads a whole text.
    ///
    /// # Errors
    /// Line and column, from 1, of the first character that fits nothing.
    pub(super) fn parse(text: &str) -> Result<Self, (usize, usize)> {
        let mut parser = Parser { text, at: 0 };
        let value = parser.value(DEEPEST);
        parser.blanks();
        match value {
            Some(value) if parser.at == text.len() => Ok(value),
            _ => {
                let before = &text.as_bytes()[..parser.at.min(text.len())];
                let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
                let lines = before.iter().filter(|b| **b == b'\n').count();
                Err((lines + 1, before.len() - line_start + 1))
            }
        }
    }

    /// A field of an object.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => {
                fields.iter().find(|(known, _)| known == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// A whole number.
    pub(super) fn whole(&self) -> Option<i64> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match *self {
            Self::Number(n) if n.trunc() == n && n.abs() <= EXACT => Some(n as i64),
            _ => None,
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

/// `None` is a text that is no JSON; `at` is then where.
impl Parser<'_> {
    /// 0 past the end, which no JSON holds.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    #[inline(never)]
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: u32) -> Option<Json> {
        self.blanks();
        match self.peek() {
            b'{' | b'[' => self.list(depth.checked_sub(1)?),
            b'"' => self.string().map(Json::Text),
            b'-' | b'0'..=b'9' => self.number(),
            _ => {
                let words = [
                    ("null", Json::Null),
                    ("true", Json::Bool(true)),
                    ("false", Json::Bool(false)),
                ];
                let rest = self.text.get(self.at..)?;
                let (word, value) = words.into_iter().find(|(word, _)| rest.starts_with(word))?;
                self.at += word.len();
                Some(value)
            }
        }
    }

    /// A list, or an object: a list of fields.
    fn list(&mut self, depth: u32) -> Option<Json> {
        let is_object = self.peek() == b'{';
        let end = if is_object { b'}' } else { b']' };
        let (mut items, mut fields) = (Vec::new(), Vec::new());
        self.at += 1;
        self.blanks();
        let mut more = !self.take(end);
        while more {
            if is_object {
                self.blanks();
                let name = self.string()?;
                self.blanks();
                if !self.take(b':') {
                    return None;
                }
                fields.push((name, self.value(depth)?));
            } else {
                items.push(self.value(depth)?);
            }
            self.blanks();
            more = self.take(b',');
            if !more && !self.take(end) {
                return None;
            }
        }
        Some(if is_object { Json::Object(fields) } else { Json::List(items) })
    }

    fn string(&mut self) -> Option<String> {
        let mut out = String::new();
        if !self.take(b'"') {
            return None;
        }
        loop {
            let start = self.at;
            while !matches!(self.peek(), 0..b' ' | b'"' | b'\\') {
                self.at += 1;
            }
            // Both ends are next to ASCII, so they cut no character.
            out.push_str(self.text.get(start..self.at)?);
            if self.take(b'"') {
                return Some(out);
            }
            if !self.take(b'\\') {
                return None;
            }
            let escape = self.peek();
            self.at += 1;
            out.push(match escape {
                b'"' | b'\\' | b'/' => char::from(escape),
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'u' => self.unicode()?,
                _ => return None,
            });
        }
    }

    /// What follows `\u`; characters beyond the first plane are written as two halves.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hex4()?;
        if first & 0xfc00 != 0xd800 {
            return char::from_u32(first);
        }
        let second = if self.take(b'\\') && self.take(b'u') { self.hex4()? } else { 0 };
        let is_pair = second & 0xfc00 == 0xdc00;
        char::from_u32(0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff)).filter(|_| is_pair)
    }

    fn hex4(&mut self) -> Option<u32> {
        let mut value = 0;
        for _ in 0..4 {
            value = value * 16 + char::from(self.peek()).to_digit(16)?;
            self.at += 1;
        }
        Some(value)
    }

    fn number(&mut self) -> Option<Json> {
        let negative = self.take(b'-');
        let (mut mantissa, mut scale) = (0u64, 0i32);
        let starts_with_zero = self.peek() == b'0';
        let whole = self.digits(&mut mantissa, &mut scale, 0);
        if whole == 0 || (starts_with_zero && whole > 1) {
            return None;
        }
        if self.take(b'.') && self.digits(&mut mantissa, &mut scale, 1) == 0 {
            return None;
        }
        if self.take(b'e') || self.take(b'E') {
            let down = self.take(b'-');
            if !down {
                self.take(b'+');
            }
            let (mut exponent, mut beyond) = (0u64, 0i32);
            if self.digits(&mut exponent, &mut beyond, 0) == 0 {
                return None;
            }
            // Anything past 400 is zero or infinite.
            let exponent = exponent.min(100_000) as i32;
            scale = scale.saturating_add(if down { -exponent } else { exponent });
        }
        let mut power = 1.0;
        for _ in 0..scale.unsigned_abs().min(400) {
            power *= 10.0;
        }
        // One rounding, after Clinger, "How to read floating point numbers accurately", 1990.
        let value = match mantissa {
            0 => 0.0,
            _ if scale < 0 => mantissa as f64 / power,
            _ => mantissa as f64 * power,
        };
        Some(Json::Number(if negative { -value } else { value }))
    }

    /// Appends digits to the mantissa while they fit, and says how many there are. Those that do
    /// not fit, and those after the point, move the scale.
    fn digits(&mut self, mantissa: &mut u64, scale: &mut i32, fraction: i32) -> usize {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            if *mantissa < 1_000_000_000_000_000_000 {
                *mantissa = *mantissa * 10 + u64::from(self.peek() - b'0');
                *scale = scale.saturating_sub(fraction);
            } else {
                *scale = scale.saturating_add(1 - fraction);
            }
            self.at += 1;
        }
        self.at - start
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::Json;

    fn of(value: &Value) -> Json {
        match value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(number) => Json::Number(number.as_f64().unwrap()),
            Value::String(text) => Json::Text(text.clone()),
            Value::Array(items) => Json::List(items.iter().map(of).collect()),
            Value::Object(fields) => {
                Json::Object(fields.iter().map(|(name, value)| (name.clone(), of(value))).collect())
            }
        }
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-(1i64 << 53)..1 << 53).prop_map(Value::from),
            (-180_000_000i64..180_000_000).prop_map(|n| Value::from(n as f64 / 1e6)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map("\\PC{0,4}", inner, 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_what_serde_json_writes(value in values()) {
            prop_assert_eq!(Json::parse(&value.to_string()), Ok(of(&value)));
            let pretty = serde_json::to_string_pretty(&value).unwrap();
            prop_assert_eq!(Json::parse(&pretty), Ok(of(&value)));
        }

        #[test]
        fn refuses_what_serde_json_refuses(text in "[\\[\\]{}:,\"\\\\u0-9a-fnrtEl.+ \n-]{0,12}") {
            let (own, known) = (Json::parse(&text), serde_json::from_str::<Value>(&text));
            // A number too large for a double is refused there, and infinite here.
            let too_large = known.as_ref().is_err_and(|e| e.to_string().contains("out of range"));
            prop_assert!(too_large || own.is_ok() == known.is_ok(), "{text:?} {own:?} {known:?}");
        }
    }

    #[test]
    fn numbers_and_escapes_keep_their_value() {
        for (text, expected) in [
            ("0", Json::Number(0.0)),
            ("-12.5e-1", Json::Number(-1.25)),
            ("55.7558", Json::Number(55.7558)),
            ("1e22", Json::Number(1e22)),
            ("0e999", Json::Number(0.0)),
            ("1e-999", Json::Number(0.0)),
            (r#""\u0444\ud83d\ude00\/\n""#, Json::Text("ф\u{1f600}/\n".to_owned())),
        ] {
            assert_eq!(Json::parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_says_where() {
        for (text, expected) in [
            ("", (1, 1)),
            ("<!doctype html>", (1, 1)),
            ("{\"a\":1,\n \"b\" 2}", (2, 6)),
            ("01", (1, 3)),
            ("1 2", (1, 3)),
            ("\"\\ud800x\"", (1, 8)),
            (&"[".repeat(9999), (1, 33)),
        ] {
            assert_eq!(Json::parse(text), Err(expected), "{text:.20}");
        }
    }
}
