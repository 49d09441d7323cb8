//! The crowd of a lane: facts that found no room are packed once more, those that share a place as
//! one counted mark.

use std::ops::Range;

use super::{
    LaneBand,
    clusters::{CHIP_HEIGHT, Roll, rolls},
    facts::Contest,
    gather::HEADLINES,
};
use crate::{
    number::Bounded,
    scene::Rect,
    time_axis::{LaneItem, Place},
};

/// A counted mark.
#[derive(Clone, Debug)]
pub(super) struct Chip {
    pub(super) rect: Rect,
    /// Of the facts of its lane, in the order in which they competed.
    pub(super) members: Vec<usize>,
}

/// What an item of a second packing stands for.
#[derive(Clone, Copy)]
enum Id {
    Fact(usize),
    Roll(usize),
}

/// So much of a bar is left to be seen under a counted mark, pixels.
const BAR_LEFT: f32 = 12.0;
/// Room on either side of a counted mark.
const CHIP_ROOM: f32 = 1.0;

impl Contest<'_> {
    /// Where a counted mark of half the width `half` stands that is wanted at `x`: beside a bar that
    /// it would hide.
    fn beside_bars(&self, places: &[Place], x: f32, half: f32) -> f32 {
        let hidden = self.items.iter().zip(places).find_map(|(item, place)| {
            let [from, to] = item.mark;
            let covered = to.min(x + half) - from.max(x - half);
            let is_bar = item.is_bar && *place != Place::Crowded;
            (is_bar && covered > 0.0 && to - from - covered < BAR_LEFT).then_some([from, to])
        });
        match hidden {
            None => x,
            Some([_, to]) if to + 2.0 * half <= self.plot.right() => to + half,
            Some([from, _]) => (from - half).max(self.plot.x + half),
        }
    }

    /// The places of all facts, and the counted marks of those that have none.
    pub(super) fn places(&self, band: &LaneBand) -> (Vec<Place>, Vec<Chip>) {
        let places = self.pack(band.rows, &self.items, &|i| i);
        let travelled = self.request.scale.travelled();
        let x_of = |i: usize| {
            let [from, to] = self.items[i].mark;
            (from + to) / 2.0 - self.plot.x
        };
        // Long stretches are lines along the edge of their lane, offices lie under all else.
        let counts = |i: usize| !self.items[i].is_bar && !self.is_office(i);
        let is_crowded = |(i, place): &(usize, &Place)| **place == Place::Crowded && counts(*i);
        let crowded: Vec<(usize, f32)> =
            places.iter().enumerate().filter(is_crowded).map(|(i, _)| (i, x_of(i))).collect();
        let mut rolls = rolls(&crowded, travelled);
        if rolls.is_empty() {
            return (places, Vec::new());
        }

        // They compete anew: after the headlines, before all else.
        let rolled: Vec<usize> = rolls.iter().flat_map(|roll| roll.members.clone()).collect();
        let mut is_rolled = vec![false; self.items.len()];
        for i in rolled {
            is_rolled[i] = true;
        }
        let last = self.items.iter().rposition(|item| item.tier == HEADLINES);
        let headlines = last.map_or(0, |last| last + 1);
        let mut items = Vec::with_capacity(self.items.len());
        let mut ids: Vec<Id> = Vec::with_capacity(self.items.len());
        let add = |range: Range<usize>, items: &mut Vec<LaneItem>, ids: &mut Vec<Id>| {
            for i in range.filter(|i| !is_rolled[*i]) {
                items.push(self.items[i]);
                ids.push(Id::Fact(i));
            }
        };
        add(0..headlines, &mut items, &mut ids);
        for (i, roll) in rolls.iter().enumerate() {
            let half = roll.width() / 2.0 + CHIP_ROOM;
            let x = self.plot.x + roll.x.bounded(half, (self.plot.w - half).max(half));
            let x = self.beside_bars(&places, x, half);
            items.push(LaneItem {
                mark: [x - half, x + half],
                is_bar: false,
                wants_label: false,
                insists: false,
                headline: false,
                tier: HEADLINES,
            });
            ids.push(Id::Roll(i));
        }
        add(headlines..self.items.len(), &mut items, &mut ids);

        let fact_of = |i: usize| match ids[i] {
            Id::Fact(fact) => fact,
            Id::Roll(_) => 0,
        };
        let found = self.pack(band.rows, &items, &fact_of);
        let mut places = vec![Place::Crowded; self.items.len()];
        let mut standing: Vec<(usize, Rect)> = Vec::new();
        for ((id, place), item) in ids.iter().zip(found).zip(&items) {
            match (*id, place) {
                (Id::Fact(i), place) => places[i] = place,
                (Id::Roll(i), Place::Row { row, .. }) => {
                    let [from, to] = item.mark;
                    let y = band.row_y(row) - CHIP_HEIGHT / 2.0;
                    let width = to - from - 2.0 * CHIP_ROOM;
                    standing.push((i, Rect::new(from + CHIP_ROOM, y, width, CHIP_HEIGHT)));
                }
                (Id::Roll(_), Place::Crowded) => {}
            }
        }
        for (i, place) in places.iter().enumerate() {
            if *place == Place::Crowded && !is_rolled[i] && counts(i) {
                standing.iter().any(|(roll, _)| rolls[*roll].takes(i, x_of(i), travelled));
            }
        }
        let chip = |(i, rect): (usize, Rect)| {
            let roll: &mut Roll = &mut rolls[i];
            Chip { rect, members: std::mem::take(&mut roll.members) }
        };
        (places, standing.into_iter().map(chip).collect())
    }
}
