//! The colour tokens of the design, light and dark. `tests/tokens.rs` holds their
//! contrast and the style sheet's copies.

use super::Color;
use crate::model::Kind;

/// Which set of tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeName {
    /// Newsprint by day.
    #[default]
    Light,
    /// Deep water.
    Dark,
}

impl ThemeName {
    /// The word used in links and attributes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a word used in links.
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }

    /// The other one.
    pub const fn toggled(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// Colour tokens. The same names are custom properties in `www/app.css`; a test compares them.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Which set this is.
    pub name: ThemeName,
    /// Panels, bars, timeline.
    pub paper: Color,
    /// Region fill.
    pub floe: Color,
    /// Network ground.
    pub water: Color,
    /// Focused row, pressed button.
    pub tint: Color,
    /// Text, heavy rules, focus.
    pub ink: Color,
    /// Secondary text.
    pub ink2: Color,
    /// Axis, region names, muted labels.
    pub ink3: Color,
    /// Cursor, selection, chain, error: "here".
    pub spot: Color,
    /// Text on spot.
    pub onspot: Color,
    /// Footnote numbers, links, progress.
    pub deep: Color,
    /// Emphasised ties before 25 February 1956.
    pub ice: Color,
    /// Emphasised ties after.
    pub thawed: Color,
    /// Hairlines.
    pub hair: Color,
    /// Edges of floes.
    pub shore: Color,
    /// The large date numeral.
    pub num: Color,
    /// Marks by kind, in the order of [`Kind::ALL`].
    pub kinds: [Color; 7],
    /// The thaw ramp at its six stops (see [`super::thaw_color`]).
    pub thaw: [Color; 6],
}

impl Theme {
    /// Newsprint by day.
    pub const LIGHT: Self = Self {
        name: ThemeName::Light,
        paper: Color::hex(0xF4F7F7),
        floe: Color::hex(0xF4F7F7),
        water: Color::hex(0xDAE5E9),
        tint: Color::hex(0xE6EDEF),
        ink: Color::hex(0x13212B),
        ink2: Color::hex(0x42525D),
        ink3: Color::hex(0x55646E),
        spot: Color::hex(0xB5150F),
        onspot: Color::hex(0xFFFFFF),
        deep: Color::hex(0x0A5A75),
        ice: Color::hex(0x687D87),
        thawed: Color::hex(0x1B7F9E),
        hair: Color::hex(0xB4C3CA),
        shore: Color::hex(0xB4C3CA),
        num: Color::hex(0xC6D6DC),
        kinds: [
            Color::hex(0x13212B),
            Color::hex(0xA87206),
            Color::hex(0x1C8A66),
            Color::hex(0xB04F9C),
            Color::hex(0xB04F9C),
            Color::hex(0x084C8D),
            Color::hex(0x54626B),
        ],
        thaw: [
            Color::hex(0xB3C3CA),
            Color::hex(0x93A9B3),
            Color::hex(0x84A0AC),
            Color::hex(0x3A9DB9),
            Color::hex(0x157797),
            Color::hex(0x0A4A63),
        ],
    };

    /// Deep water.
    pub const DARK: Self = Self {
        name: ThemeName::Dark,
        paper: Color::hex(0x0F1D25),
        floe: Color::hex(0x12242D),
        water: Color::hex(0x071117),
        tint: Color::hex(0x162A34),
        ink: Color::hex(0xE9F1F3),
        ink2: Color::hex(0xB7C6CD),
        ink3: Color::hex(0x93A5AE),
        spot: Color::hex(0xFF6B59),
        onspot: Color::hex(0x13212B),
        deep: Color::hex(0x6CCBE6),
        ice: Color::hex(0x6E838D),
        thawed: Color::hex(0x3FB4D6),
        hair: Color::hex(0x2C424D),
        shore: Color::hex(0x27404C),
        num: Color::hex(0x173240),
        kinds: [
            Color::hex(0xF2F7F8),
            Color::hex(0xF7BE4F),
            Color::hex(0x3DB58D),
            Color::hex(0xEFA9E0),
            Color::hex(0xEFA9E0),
            Color::hex(0x3F97EA),
            Color::hex(0x8A9BA4),
        ],
        thaw: [
            Color::hex(0x3C505A),
            Color::hex(0x566D78),
            Color::hex(0x65808C),
            Color::hex(0x2C9DC0),
            Color::hex(0x4CBFDF),
            Color::hex(0x9BE2F3),
        ],
    };

    /// The tokens of a theme.
    pub const fn of(name: ThemeName) -> &'static Self {
        match name {
            ThemeName::Light => &Self::LIGHT,
            ThemeName::Dark => &Self::DARK,
        }
    }

    /// The colour of a kind's mark; never of a text.
    pub const fn kind(&self, kind: Kind) -> Color {
        self.kinds[kind as usize]
    }
}
