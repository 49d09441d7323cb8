//! Sentences with gaps, and what fills them.
//!
//! `{0}` is the first argument. `{0|entry|entries}` is the noun that fits the number `{0}`, without
//! the number. `[, {3}]` is left out where an argument in it is empty or 0.

use super::number;
use crate::{case::lowercase, model::Lang};

/// What fills a gap.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// Words as they are.
    Text(&'a str),
    /// Words in lower case.
    Lower(&'a str),
    /// A count.
    Number(usize),
}

/// The sentence with its gaps filled. A gap without an argument stays empty.
pub(super) fn filled(lang: Lang, template: &str, args: &[Arg<'_>]) -> String {
    let mut out = String::new();
    fill(lang, template, args, &mut out);
    out
}

/// Appends the sentence; whether every argument in it said something.
fn fill(lang: Lang, template: &str, args: &[Arg<'_>], out: &mut String) -> bool {
    let mut said = true;
    let mut rest = template;
    while let Some(at) = rest.bytes().position(|byte| byte == b'{' || byte == b'[') {
        let (plain, marked) = rest.split_at(at);
        out.push_str(plain);
        let optional = marked.starts_with('[');
        let Some((inside, after)) = marked.split_once(if optional { ']' } else { '}' }) else {
            rest = marked;
            break;
        };
        rest = after;
        let inside = inside.get(1..).unwrap_or_default();
        if optional {
            let length = out.len();
            if !fill(lang, inside, args, out) {
                out.truncate(length);
            }
            continue;
        }
        let mut parts = inside.split('|');
        let index = parts.next().and_then(|digits| digits.parse::<usize>().ok());
        match index.and_then(|index| args.get(index)) {
            Some(&Arg::Number(n)) => {
                said &= n > 0;
                match parts.nth(plural(lang, n)) {
                    Some(noun) => out.push_str(noun),
                    None => out.push_str(&number(lang, n)),
                }
            }
            Some(&Arg::Text(text)) => {
                said &= !text.is_empty();
                out.push_str(text);
            }
            Some(&Arg::Lower(text)) => out.push_str(&lowercase(text)),
            None => {}
        }
    }
    out.push_str(rest);
    said
}

/// Which form of a noun goes with a number: one, many in English; one, few, many in Russian.
pub(super) fn plural(lang: Lang, n: usize) -> usize {
    match (lang, n % 10, n % 100) {
        (Lang::En, ..) => usize::from(n != 1),
        (Lang::Ru, _, 11..=14) => 2,
        (Lang::Ru, 1, _) => 0,
        (Lang::Ru, 2..=4, _) => 1,
        (Lang::Ru, ..) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{Arg, filled};
    use crate::model::Lang;

    #[test]
    fn gaps_are_filled() {
        let args = [Arg::Text("Name"), Arg::Number(2000), Arg::Text(""), Arg::Lower("Word")];
        for (template, expected) in [
            ("", ""),
            ("plain", "plain"),
            ("{0}: {3}", "Name: word"),
            ("{1} {1|entry|entries}", "2,000 entries"),
            ("a[, {0}]", "a, Name"),
            ("a[, {2}]b", "ab"),
            ("a[, {0} {2}]b[, {1}]", "ab, 2,000"),
            ("{9}.", "."),
            ("{0", "{0"),
        ] {
            assert_eq!(filled(Lang::En, template, &args), expected, "{template}");
        }
    }
}
