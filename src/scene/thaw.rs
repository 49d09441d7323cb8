//! The thaw ramp: the colour of a line is its date and nothing else.

use super::{Color, Theme};
use crate::model::Moment;

/// Dates of the stops; the jump between the third and the fourth, 24 and 25 February 1956, is
/// deliberate.
const STOPS: [Moment; 6] = [
    Moment::ymd(1917, 1, 1),
    Moment::ymd(1953, 3, 5),
    Moment::ymd(1956, 2, 24),
    Moment::ymd(1956, 2, 25),
    Moment::ymd(1964, 10, 14),
    Moment::ymd(1991, 12, 31),
];

/// The colour of a date; dates outside the ramp take the colour of its end.
pub fn thaw_color(theme: &Theme, moment: Moment) -> Color {
    let Some(next) = STOPS.iter().position(|stop| moment < *stop) else {
        return theme.thaw[5];
    };
    if next == 0 {
        return theme.thaw[0];
    }
    // On the last day before the speech the ramp holds: the crack is not a gradient.
    if next == 3 {
        return theme.thaw[2];
    }
    let (from, to) = (STOPS[next - 1].as_days(), STOPS[next].as_days());
    let t = (moment.as_days() - from) / (to - from);
    theme.thaw[next - 1].mix(theme.thaw[next], t as f32)
}

#[cfg(test)]
mod tests {
    use super::{Moment, Theme, thaw_color};

    #[test]
    fn the_ramp_jumps_at_the_speech_and_holds_beyond_its_ends() {
        let at = |y, m, d| thaw_color(&Theme::LIGHT, Moment::ymd(y, m, d)).to_hex();
        assert_eq!(at(1870, 4, 22), "#b3c3ca");
        assert_eq!(at(1956, 2, 24), "#84a0ac");
        assert_eq!(at(1956, 2, 25), "#3a9db9");
        assert_eq!(at(2006, 6, 1), "#0a4a63");
        assert_eq!(at(1964, 10, 14), "#157797");
    }
}
