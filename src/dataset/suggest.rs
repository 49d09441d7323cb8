//! "Did you mean …?"

/// The known word most like `found`, if any is like it. Ties go to the first in order of `known`.
///
/// Like means: few slips of the keyboard apart, the same words in another order
/// (`nikita-khrushchev`), or some of its words (`khrushchev`).
pub(crate) fn nearest<'a>(
    found: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let limit = (found.chars().count() / 4).clamp(1, 4);
    known
        .into_iter()
        .filter_map(|candidate| Some((cost(found, candidate, limit)?, candidate)))
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, candidate)| candidate)
}

fn cost(found: &str, candidate: &str, limit: usize) -> Option<usize> {
    let slips = distance(found, candidate);
    if slips <= limit {
        return Some(slips);
    }
    let (found, candidate) = (words(found), words(candidate));
    // A lone number is no likeness: many events share their year.
    let speaking = |word: &&str| word.len() > 3 && word.bytes().any(|b| b.is_ascii_alphabetic());
    let part = found.iter().all(|word| candidate.contains(word)) && found.iter().any(speaking);
    part.then_some(1 + candidate.len() - found.len().min(candidate.len()))
}

fn words(id: &str) -> Vec<&str> {
    id.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect()
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of two
/// neighbours, each letter moved at most once (Boytsov, "Indexing methods for approximate
/// dictionary searching", 2011, part 2.1).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let width = b.len() + 1;
    let mut before_last = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; width];
        for j in 1..width {
            let changed = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + changed);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_slips() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "ab", 2),
            ("kirov", "kirov", 0),
            ("kirov", "kriov", 1),
            ("хрущёв", "хрущев", 1),
            ("sumary", "summary", 1),
            ("bierut", "beirute", 2),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
            assert_eq!(distance(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn nearest_suggests_only_what_is_like() {
        let known = ["bierut-boleslaw", "khrushchev-nikita", "khrushchev-sergei", "moscow", "as"];
        for (found, expected) in [
            ("kruschev-nikita", Some("khrushchev-nikita")),
            ("nikita-khrushchev", Some("khrushchev-nikita")),
            ("bierut", Some("bierut-boleslaw")),
            ("mosocw", Some("moscow")),
            ("1956", None),
            ("tito-josip", None),
            ("zz", None),
        ] {
            assert_eq!(nearest(found, known), expected, "{found}");
        }
    }
}
