//! Sorting, once for everything the page sorts.
//!
//! The sorts of the standard library are compiled anew for every type of item and every
//! comparison, some kilobytes each, and the page orders a dozen kinds of small lists. Here one
//! sort, of indices, is shared by all of them. What runs natively alone sorts as usual.

use std::cmp::Ordering;

/// Sorts as [`slice::sort_by`] does: equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let view = &*items;
    for (a, b) in swaps(view.len(), &|a, b| compare(&view[a], &view[b])) {
        items.swap(a, b);
    }
}

/// Sorts as [`slice::sort_by_key`] does: items with equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts as [`slice::sort_by_cached_key`] does: a key is made once for each item.
pub fn sort_by_cached_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    for (a, b) in swaps(keys.len(), &|a, b| keys[a].cmp(&keys[b])) {
        items.swap(a, b);
    }
}

/// Merges runs of one, of two, of four …: stable, and small next to the sort of the library.
fn merged(mut items: Vec<usize>, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut run = 1;
    while run < items.len() {
        let mut next = Vec::with_capacity(items.len());
        for two in items.chunks(run * 2) {
            let (mut left, mut right) = two.split_at(run.min(two.len()));
            while let ([a, after_a @ ..], [b, after_b @ ..]) = (left, right) {
                if compare(*b, *a).is_lt() {
                    next.push(*b);
                    right = after_b;
                } else {
                    next.push(*a);
                    left = after_a;
                }
            }
            next.extend_from_slice(left);
            next.extend_from_slice(right);
        }
        items = next;
        run *= 2;
    }
    items
}

/// The swaps that bring `len` items, compared by where they stand at first, into order.
fn swaps(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    // Which item belongs where.
    let order = &mut merged((0..len).collect(), compare);
    let mut swaps = Vec::new();
    for start in 0..len {
        // Along a cycle of places, each hands the item of `start` on to the next.
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start || from == at {
                break;
            }
            swaps.push((at, from));
            at = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{sort_by, sort_by_cached_key, sort_by_key};

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(keys in prop::collection::vec(0..20u8, 0..80)) {
            let mut items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut falling = items.clone();
            let mut cached = items.clone();
            sort_by_key(&mut items, |(key, _)| *key);
            sort_by_cached_key(&mut cached, |(key, _)| *key);
            prop_assert_eq!(&items, &expected);
            prop_assert_eq!(&cached, &expected);

            expected.sort_by(|(a, _), (b, _)| b.cmp(a));
            sort_by(&mut falling, |(a, _), (b, _)| b.cmp(a));
            prop_assert_eq!(falling, expected);
        }
    }
}
