//! Names in any script or transliteration, ranked.

use super::fold::{fold, skeleton};
use crate::{
    model::{Dataset, Kind, NodeIx},
    order::sort_by_key,
};

/// Folded names, made once for a dataset.
#[derive(Clone, Debug)]
pub struct SearchIndex {
    names: Vec<IndexedName>,
}

/// A found entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The entry.
    pub node: NodeIx,
    /// The name that matched, as written, where it is not the entry's own English or Russian
    /// name.
    pub matched: Option<String>,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Best first.
    pub hits: Vec<Hit>,
    /// Whether nothing matched and the hits are only near misses.
    pub near_misses: bool,
}

#[derive(Clone, Debug)]
struct IndexedName {
    node: NodeIx,
    folded: String,
    skeleton: String,
    original: Option<String>,
}

/// How well a name fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    NameStart,
    WordStarts,
    SoundStarts,
    Inside,
}

impl SearchIndex {
    /// Folds every name, native name, short form and alias.
    pub fn new(dataset: &Dataset) -> Self {
        let mut names = Vec::new();
        for ix in dataset.node_ixs() {
            let node = dataset.node(ix);
            let mut add = |name: &str, original: Option<&str>| {
                names.push(IndexedName {
                    node: ix,
                    folded: fold(name),
                    skeleton: skeleton(name),
                    original: original.map(str::to_owned),
                });
            };
            add(&node.name.en, None);
            if let Some(ru) = &node.name.ru {
                add(ru, None);
            }
            if let Some(short) = &node.short {
                add(&short.en, None);
                if let Some(ru) = &short.ru {
                    add(ru, None);
                }
            }
            if let Some(native) = &node.native {
                add(&native.name, Some(&native.name));
            }
            for alias in &node.aliases {
                add(alias, Some(alias));
            }
        }
        Self { names }
    }

    /// Entries whose names fit the query, best first: how well they fit, then people before the
    /// rest, then importance. Without any, the names nearest in spelling.
    pub fn search(&self, dataset: &Dataset, query: &str, limit: usize) -> Results {
        let folded = fold(query);
        if folded.is_empty() {
            return Results::default();
        }
        let sound = skeleton(query);
        let mut best: Vec<Option<(Fit, usize)>> = vec![None; dataset.nodes().len()];
        for (i, name) in self.names.iter().enumerate() {
            if let Some(fit) = fit(name, &folded, &sound, dataset.node(name.node).kind) {
                let slot = &mut best[name.node.index()];
                if slot.is_none_or(|(known, _)| fit < known) {
                    *slot = Some((fit, i));
                }
            }
        }
        let mut found: Vec<_> = dataset
            .node_ixs()
            .filter_map(|ix| best[ix.index()].map(|(fit, name)| (fit, ix, name)))
            .collect();
        sort_by_key(&mut found, |(fit, ix, _)| {
            let node = dataset.node(*ix);
            (*fit, node.kind != Kind::Person, u8::MAX - node.importance, *ix)
        });
        let near_misses = found.is_empty();
        if near_misses {
            found = self.near(&sound);
        }
        let hits = found
            .into_iter()
            .take(limit)
            .map(|(_, node, name)| Hit { node, matched: self.names[name].original.clone() })
            .collect();
        Results { hits, near_misses }
    }

    /// Names with a word that differs from the query in a third of its letters at most.
    fn near(&self, sound: &str) -> Vec<(Fit, NodeIx, usize)> {
        let allowed = sound.chars().count() / 3;
        let mut near: Vec<(usize, NodeIx, usize)> = Vec::new();
        for (i, name) in self.names.iter().enumerate() {
            let distance = name
                .skeleton
                .split(' ')
                .chain([name.skeleton.as_str()])
                .map(|word| edit_distance(word, sound))
                .min();
            if let Some(distance) = distance.filter(|distance| *distance <= allowed) {
                near.push((distance, name.node, i));
            }
        }
        sort_by_key(&mut near, |name| *name);
        near.dedup_by_key(|(_, node, _)| *node);
        near.into_iter().take(3).map(|(_, node, name)| (Fit::Inside, node, name)).collect()
    }
}

fn fit(name: &IndexedName, folded: &str, sound: &str, kind: Kind) -> Option<Fit> {
    if name.folded == folded {
        Some(Fit::Whole)
    } else if name.folded.starts_with(folded) {
        Some(Fit::NameStart)
    } else if words_start(&name.folded, folded) {
        // People are called by their surnames, wherever those stand.
        Some(if kind == Kind::Person { Fit::NameStart } else { Fit::WordStarts })
    } else if words_start(&name.skeleton, sound) {
        Some(Fit::SoundStarts)
    } else if folded.chars().count() > 2 && name.folded.contains(folded) {
        Some(Fit::Inside)
    } else {
        None
    }
}

/// Whether every word of the query starts a word of the name, in any order.
fn words_start(name: &str, query: &str) -> bool {
    query.split(' ').all(|part| name.split(' ').any(|word| word.starts_with(part)))
}

/// Levenshtein distance in characters (Wagner and Fischer 1974, one row).
pub(crate) fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::SearchIndex;
    use crate::model::{Dataset, DatasetParts, Kind, LocalizedText, Native, Node};

    fn node(id: &str, kind: Kind, en: &str, ru: &str, native: &str, aliases: &[&str]) -> Node {
        Node {
            native: Some(Native { name: native.into(), lang: "und".into() }),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            importance: 5,
            ..Node::new(id, kind, LocalizedText { en: en.into(), ru: Some(ru.into()) })
        }
    }

    fn first(query: &str) -> String {
        let nodes = vec![
            node("thaw", Kind::Concept, "The Thaw", "Хрущёвская оттепель", "", &[]),
            node(
                "khrushchev",
                Kind::Person,
                "Nikita Khrushchev",
                "Никита Хрущёв",
                "Никита Сергеевич Хрущёв",
                &["赫鲁晓夫"],
            ),
            node("bierut", Kind::Person, "Bolesław Bierut", "Болеслав Берут", "", &[]),
            node("nagy", Kind::Person, "Imre Nagy", "Имре Надь", "Nagy Imre", &[]),
        ];
        let dataset = Dataset::new(DatasetParts { nodes, ..DatasetParts::default() });
        let results = SearchIndex::new(&dataset).search(&dataset, query, 5);
        let mark = if results.near_misses { "~" } else { "" };
        let id = results.hits.first().map_or("", |hit| &dataset.node(hit.node).id);
        format!("{mark}{id}")
    }

    #[test]
    fn names_are_found_in_any_script_and_spelling_people_first() {
        for (query, expected) in [
            ("khrush", "khrushchev"),
            ("Хрущ", "khrushchev"),
            ("хрущев", "khrushchev"),
            ("Chruschtschow", "khrushchev"),
            ("Hruščov", "khrushchev"),
            ("赫鲁", "khrushchev"),
            ("boleslaw", "bierut"),
            ("Берут", "bierut"),
            ("nagy imre", "nagy"),
            ("imre nagy", "nagy"),
            ("оттепель", "thaw"),
            ("Khruschof", "~khrushchev"),
            ("Zhukovsky", "~"),
            ("", ""),
        ] {
            assert_eq!(first(query), expected, "{query}");
        }
    }
}
