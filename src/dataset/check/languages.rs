//! What is said: short, once, and in every language.

use std::collections::HashMap;

use super::{Finding, Subject, rules::finding, sentences};
use crate::{
    dataset::ProblemKind,
    model::{Dataset, Dispute, LocalizedText, NodeIx, RelationIx},
};

/// Longest a summary may be.
const SENTENCES: usize = 3;
/// A sentence of fewer words may stand in two summaries: "He died in prison."
const WORDS_OF_OWN: usize = 6;
/// Shorter texts are names and dates, whose lengths say nothing.
const LETTERS_TO_COMPARE: usize = 60;
/// Russian letters to English ones, in texts that say the same.
const RATIO: std::ops::RangeInclusive<f64> = 0.55..=1.7;

pub(super) fn summaries_are_short(dataset: &Dataset) -> Vec<Finding> {
    let mut found = Vec::new();
    for (ix, field, text) in summaries(dataset) {
        if !sentences::ends_as_sentence(text) {
            let kind = ProblemKind::NoFullStop { found: sentences::last_words(text) };
            found.push(finding(Subject::Node(ix), field, kind));
        }
        let count = sentences::count(text);
        if count > SENTENCES {
            let kind = ProblemKind::TooManySentences { found: count };
            found.push(finding(Subject::Node(ix), field, kind));
        }
    }
    found
}

/// No sentence stands in two summaries: one of them then says nothing of its own.
pub(super) fn summaries_share_no_sentence(dataset: &Dataset) -> Vec<Finding> {
    let mut first: HashMap<String, NodeIx> = HashMap::new();
    let mut found = Vec::new();
    for (ix, field, text) in summaries(dataset) {
        for sentence in sentences::split(text) {
            let words: Vec<String> = sentence
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect();
            if words.len() < WORDS_OF_OWN {
                continue;
            }
            match first.insert(words.join(" "), ix) {
                Some(other) if other != ix => {
                    let other = dataset.node(other).id.clone();
                    let kind = ProblemKind::SharedSentence { found: sentence.to_owned(), other };
                    found.push(finding(Subject::Node(ix), field, kind));
                }
                _ => {}
            }
        }
    }
    found
}

/// Every summary in every language, with its field.
fn summaries(dataset: &Dataset) -> impl Iterator<Item = (NodeIx, &'static str, &str)> {
    dataset.node_ixs().flat_map(|ix| {
        let LocalizedText { en, ru } = &dataset.node(ix).summary;
        let texts = [("summary", Some(en)), ("summary: ru", ru.as_ref())];
        texts.into_iter().filter_map(move |(field, text)| {
            // An empty summary has been reported as missing.
            text.filter(|text| !text.is_empty()).map(|text| (ix, field, text.as_str()))
        })
    })
}

/// A history whose title is in Russian is in Russian throughout, and says there what it says in
/// English. Silent in one that is in English alone.
pub(super) fn everything_is_said_in_every_language(dataset: &Dataset) -> Vec<Finding> {
    if dataset.meta().title.ru.is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut check = |subject: Subject, field: String, text: &LocalizedText| {
        found.extend(compare(text).map(|kind| finding(subject, field, kind)));
    };
    for ix in dataset.node_ixs() {
        let node = dataset.node(ix);
        let mut of_node = |field: &str, text: &LocalizedText| {
            check(Subject::Node(ix), field.to_owned(), text);
        };
        of_node("name", &node.name);
        of_node("summary", &node.summary);
        for (field, text) in [("short", &node.short), ("country", &node.country)] {
            if let Some(text) = text {
                of_node(field, text);
            }
        }
        for (i, role) in node.roles.iter().enumerate() {
            of_node(&format!("role {}: title", i + 1), &role.title);
        }
        for (field, text) in of_disputes(&node.disputes) {
            of_node(&field, text);
        }
    }
    for (i, relation) in dataset.relations().iter().enumerate() {
        let ix = RelationIx::from_index(i);
        check(Subject::Relation(ix), "note".to_owned(), &relation.note);
        for (field, text) in of_disputes(&relation.disputes) {
            check(Subject::Relation(ix), field, text);
        }
    }
    for (i, passage) in dataset.parts().passages.iter().enumerate() {
        check(Subject::Passage(i), "title".to_owned(), &passage.title);
        check(Subject::Passage(i), "summary".to_owned(), &passage.summary);
        for (at, claim) in passage.claims.iter().enumerate() {
            check(Subject::Passage(i), format!("claim {}: text", at + 1), &claim.text);
            check(Subject::Passage(i), format!("claim {}: today", at + 1), &claim.today);
        }
    }
    for (i, series) in dataset.parts().series.iter().enumerate() {
        let texts = [("title", &series.title), ("unit", &series.unit), ("note", &series.note)];
        for (field, text) in texts {
            check(Subject::Series(i), field.to_owned(), text);
        }
        for (at, value) in series.values.iter().enumerate() {
            check(Subject::Series(i), format!("value {}: label", at + 1), &value.label);
            check(Subject::Series(i), format!("value {}: whose", at + 1), &value.whose);
        }
    }
    found
}

fn of_disputes(disputes: &[Dispute]) -> impl Iterator<Item = (String, &LocalizedText)> {
    disputes.iter().enumerate().flat_map(|(i, dispute)| {
        let about = (format!("dispute {}: about", i + 1), &dispute.about);
        let accounts = dispute.accounts.iter().enumerate().map(move |(at, account)| {
            (format!("dispute {}: account {}: text", i + 1, at + 1), &account.text)
        });
        std::iter::once(about).chain(accounts)
    })
}

fn compare(LocalizedText { en, ru }: &LocalizedText) -> Option<ProblemKind> {
    if en.is_empty() {
        return None;
    }
    let Some(ru) = ru else {
        return Some(ProblemKind::NotTranslated);
    };
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let (english, russian) = (letters(en), letters(ru));
    let ratio = russian as f64 / english as f64;
    let comparable = english >= LETTERS_TO_COMPARE || russian >= LETTERS_TO_COMPARE;
    (comparable && !RATIO.contains(&ratio))
        .then_some(ProblemKind::UnequalLengths { english, russian })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_by_their_letters() {
        let long =
            "He was shot in Leningrad on the first of December 1934, in the corridor of Smolny.";
        let half = "Его застрелили в Ленинграде первого декабря 1934 года, в коридоре Смольного.";
        for (en, ru, expected) in [
            ("", None, None),
            ("Moscow", Some("Москва"), None),
            ("UN", Some("Организация Объединённых Наций"), None),
            ("Moscow", None, Some(ProblemKind::NotTranslated)),
            (long, Some(half), None),
            (
                long,
                Some("Его застрелили."),
                Some(ProblemKind::UnequalLengths { english: 65, russian: 13 }),
            ),
        ] {
            let text = LocalizedText { en: en.to_owned(), ru: ru.map(str::to_owned) };
            assert_eq!(compare(&text), expected, "{en}");
        }
    }
}
