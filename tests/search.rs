//! Search over the shipped history: what readers type leads to whom they mean.
#![cfg(feature = "tool")]

mod support;

use twentieth::query::SearchIndex;

#[test]
fn the_first_hit_is_who_is_meant() {
    let dataset = support::shipped();
    let index = SearchIndex::new(&dataset);
    for (query, expected) in [
        ("Khrushchev", "khrushchev-nikita"),
        ("khruschev", "khrushchev-nikita"),
        ("Хрущ", "khrushchev-nikita"),
        ("Хрущёв", "khrushchev-nikita"),
        ("хрущев", "khrushchev-nikita"),
        ("Chruschtschow", "khrushchev-nikita"),
        ("Hruščov", "khrushchev-nikita"),
        ("Сталин", "stalin-joseph"),
        ("Stalin", "stalin-joseph"),
        ("Ленин", "lenin-vladimir"),
        ("Берия", "beria-lavrenty"),
        ("Жуков", "zhukov-georgy"),
        ("Имре Надь", "nagy-imre"),
        ("Nagy Imre", "nagy-imre"),
        ("Гомулка", "gomulka-wladyslaw"),
        ("boleslaw", "bierut-boleslaw"),
        ("XX съезд", "1956-02-14-20th-congress"),
        ("The Secret Speech", "1956-02-25-secret-speech"),
    ] {
        let hits = index.search(&dataset, query, 1).hits;
        let found = hits.first().map(|hit| dataset.node(hit.node).id.as_str());
        assert_eq!(found, Some(expected), "{query}");
    }
}
