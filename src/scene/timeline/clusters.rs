//! Dense stretches rolled up into counted marks.
//!
//! Facts of a lane that found no room, and of which more than a few share a place, become one mark
//! with their number. Places are cells of a grid that moves with time, so that panning does not
//! regroup them; zooming in opens them, since the cells keep their width on the screen.

use crate::order::sort_by_key;

/// Width of a cell in pixels.
const CELL: f64 = 44.0;
/// Fewer than this stay ticks.
const LEAST: usize = 4;
/// Width of the mark beside its digits, and of a digit.
const PADDING: f32 = 8.0;
const DIGIT: f32 = 6.6;
/// Height of the mark.
pub(super) const CHIP_HEIGHT: f32 = 15.0;

/// Facts that share a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Roll {
    cell: i64,
    /// The middle of its mark, pixels of the plot.
    pub(super) x: f32,
    /// Which facts, by the caller's count.
    pub(super) members: Vec<usize>,
}

impl Roll {
    /// The width of its mark.
    pub(super) fn width(&self) -> f32 {
        let mut digits = 1;
        let mut rest = self.members.len() / 10;
        while 0 < rest {
            (digits, rest) = (digits + 1, rest / 10);
        }
        PADDING + digits as f32 * DIGIT
    }

    /// Takes a fact that shares its place.
    pub(super) fn takes(&mut self, i: usize, x: f32, travelled: f64) -> bool {
        let here = cell_of(x, travelled) == self.cell;
        if here {
            self.members.push(i);
        }
        here
    }
}

fn cell_of(x: f32, travelled: f64) -> i64 {
    ((f64::from(x) + travelled) / CELL).floor() as i64
}

/// The places that more than a few facts share, from the left. `crowded` has their number and x in
/// pixels of the plot; `travelled` is how far the plot has moved along time.
pub(super) fn rolls(crowded: &[(usize, f32)], travelled: f64) -> Vec<Roll> {
    let mut by_cell: Vec<(i64, usize, f32)> =
        crowded.iter().map(|(i, x)| (cell_of(*x, travelled), *i, *x)).collect();
    sort_by_key(&mut by_cell, |(cell, i, _)| (*cell, *i));
    by_cell
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|cell| LEAST <= cell.len())
        .map(|cell| {
            let sum: f32 = cell.iter().map(|(.., x)| x).sum();
            Roll {
                cell: cell[0].0,
                x: sum / cell.len() as f32,
                members: cell.iter().map(|(_, i, _)| *i).collect(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::rolls;

    #[test]
    fn more_than_a_few_in_one_place_become_a_number() {
        let few = [(0, 10.0), (1, 11.0), (2, 12.0)];
        assert_eq!(rolls(&few, 0.0), []);
        let many: Vec<(usize, f32)> = (0..12).map(|i| (i, 50.0 + i as f32)).collect();
        let found = rolls(&[&few[..], &many].concat(), 0.0);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].members.len(), found[0].x), (12, 55.5));
        assert!(found[0].width() > 20.0);
    }

    #[test]
    fn panning_does_not_regroup() {
        let at = |dx: f32| -> Vec<(usize, f32)> {
            (0..60).map(|i| (i, (i * i % 397) as f32 + dx)).collect()
        };
        let members = |dx: f32| -> Vec<Vec<usize>> {
            rolls(&at(dx), f64::from(-dx)).into_iter().map(|roll| roll.members).collect()
        };
        for dx in [-60.0, 3.0, 17.0, 41.0] {
            assert_eq!(members(dx), members(0.0), "{dx}");
        }
    }
}
