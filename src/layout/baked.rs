//! Settled layouts as bytes: `baked.bin`.
//!
//! ```text
//! "20LB"  version: u8  request hash: u64 LE
//! for each variant:
//!   nodes: varint    high bytes of all x, low bytes of all x, the same of all y
//!   floes: varint    for each: region varint, rings varint, each ring a line
//!   sheet: varint    the floes of the whole sheet, written the same way
//!   names: varint    for each region: a line
//! line: points varint, then every point as zigzag varints of its difference to the one before
//! ```
//!
//! Coordinates are fractions of the canvas in steps of 1/16383. High and low bytes stand apart
//! because compressors like that. Borders and coasts follow from the rings and are not stored.

use std::fmt;

use super::{Variant, outlines::outlines, request::hash_of};
use crate::model::{Dataset, RegionIx};

/// Points in fractions of the canvas from its top left.
pub type Line = Vec<[f32; 2]>;

/// The layouts of a history.
#[derive(Clone, Debug, PartialEq)]
pub struct Baked {
    /// What they were made from; see [`is_for`](Self::is_for).
    pub request_hash: u64,
    /// One a [`Variant`], in the order of [`Variant::ALL`].
    pub variants: [BakedVariant; 2],
}

/// One layout. All points are fractions of the canvas from its top left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BakedVariant {
    /// Width ÷ height of the canvas it was made for.
    pub aspect: f32,
    /// Where each node is, by `NodeIx`.
    pub positions: Vec<[f32; 2]>,
    /// The ice as it lies in the steady state, one floe a region that has ground.
    pub ice: Ice,
    /// The ice before the crack: one sheet, where the floes reach into what is water later.
    pub sheet: Ice,
    /// Middles of the places where a region's name may stand, by `RegionIx`, best first.
    pub names: Vec<Line>,
}

/// Floes with their outlines, which follow from the rings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ice {
    /// At most one a region.
    pub floes: Vec<Floe>,
    /// Lines between two floes.
    pub borders: Vec<Line>,
    /// Lines between a floe and the water. Closed ones end where they begin.
    pub coasts: Vec<Line>,
}

/// The ice of a region.
#[derive(Clone, Debug, PartialEq)]
pub struct Floe {
    /// Whose it is.
    pub region: RegionIx,
    /// Closed rings, largest first, the last point not repeated. Fill all of them as one path
    /// with the even-odd rule: a ring inside another is a lake.
    pub rings: Vec<Line>,
}

/// Why bytes are no layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BakedError {
    /// They do not begin with the magic.
    NotALayout {
        /// What they begin with.
        found: Vec<u8>,
    },
    /// Another version wrote them.
    Version {
        /// Its number.
        found: u8,
    },
    /// They end too early.
    Truncated {
        /// What was being read.
        reading: &'static str,
        /// Where they end.
        at: usize,
    },
    /// A number is not possible here.
    OutOfRange {
        /// What was being read.
        reading: &'static str,
        /// What was found.
        found: i64,
        /// The largest that is possible.
        most: i64,
    },
    /// Something follows the last layout.
    TrailingBytes {
        /// How much.
        count: usize,
    },
}

const MAGIC: [u8; 4] = *b"20LB";
const VERSION: u8 = 2;
/// Steps of a coordinate.
const STEPS: u16 = 16_383;

impl Baked {
    /// The layout for a shape of canvas.
    pub fn variant(&self, variant: Variant) -> &BakedVariant {
        &self.variants[variant.index()]
    }

    /// This layout with every node the share `t` (0 to 1) of its way to where another has it, on the
    /// ground of the other.
    pub fn toward(&self, other: &Self, t: f32) -> Self {
        let mut between = other.clone();
        for (variant, from) in between.variants.iter_mut().zip(&self.variants) {
            for (at, from) in variant.positions.iter_mut().zip(&from.positions) {
                *at = [0, 1].map(|axis| from[axis] + (at[axis] - from[axis]) * t);
            }
        }
        between
    }

    /// Whether it was made from this dataset by this version of the layout.
    pub fn is_for(&self, dataset: &Dataset) -> bool {
        self.request_hash == hash_of(dataset)
    }

    /// The bytes of `baked.bin`. Borders, coasts and aspects are left out; reading
    /// finds them again.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Self { request_hash, variants } = self;
        let mut out = MAGIC.to_vec();
        out.push(VERSION);
        out.extend(request_hash.to_le_bytes());
        for BakedVariant { aspect: _, positions, ice, sheet, names } in variants {
            write_varint(&mut out, positions.len() as u32);
            for axis in 0..2 {
                let steps = positions.iter().map(|p| quantum(p[axis]).to_be_bytes());
                out.extend(steps.clone().map(|[high, _]| high));
                out.extend(steps.map(|[_, low]| low));
            }
            for Ice { floes, .. } in [ice, sheet] {
                write_varint(&mut out, floes.len() as u32);
                for Floe { region, rings } in floes {
                    write_varint(&mut out, region.0);
                    write_varint(&mut out, rings.len() as u32);
                    rings.iter().for_each(|ring| write_line(&mut out, ring));
                }
            }
            write_varint(&mut out, names.len() as u32);
            names.iter().for_each(|line| write_line(&mut out, line));
        }
        out
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote. Any bytes are safe to give.
    ///
    /// # Errors
    ///
    /// A [`BakedError`] that says what was found and what was expected.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BakedError> {
        if !bytes.starts_with(&MAGIC) {
            let found = bytes.iter().copied().take(MAGIC.len()).collect();
            return Err(BakedError::NotALayout { found });
        }
        let mut reader = Reader { bytes, at: MAGIC.len() };
        let version = reader.byte("version")?;
        if version != VERSION {
            return Err(BakedError::Version { found: version });
        }
        let request_hash = reader.hash()?;
        let [wide, tall] = Variant::ALL;
        let variants = [reader.variant(wide)?, reader.variant(tall)?];
        match bytes.len() - reader.at {
            0 => Ok(Self { request_hash, variants }),
            count => Err(BakedError::TrailingBytes { count }),
        }
    }
}

impl BakedVariant {
    /// A layout from its independent parts, the second list of floes being the whole sheet:
    /// coordinates are snapped to the steps of the file, so that a layout equals what reading its
    /// bytes gives; borders and coasts follow.
    pub fn new(aspect: f32, positions: Line, floes: [Vec<Floe>; 2], names: Vec<Line>) -> Self {
        let [ice, sheet] = floes.map(Ice::new);
        let names = names.into_iter().map(snap).collect();
        Self { aspect, positions: snap(positions), ice, sheet, names }
    }
}

impl Ice {
    fn new(floes: Vec<Floe>) -> Self {
        let floes: Vec<Floe> = floes
            .into_iter()
            .map(|Floe { region, rings }| Floe {
                region,
                rings: rings.into_iter().map(snap).collect(),
            })
            .collect();
        let (borders, coasts) = outlines(&floes);
        Self { floes, borders, coasts }
    }

    /// Whether there is none: a history that was never baked lies on plain ground.
    pub fn is_empty(&self) -> bool {
        self.floes.is_empty()
    }
}

/// Points at the steps of the file.
fn snap(line: Line) -> Line {
    line.into_iter().map(|p| p.map(|value| fraction(quantum(value)))).collect()
}

impl fmt::Display for BakedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotALayout { found } => {
                write!(
                    f,
                    "found bytes {found:02x?}, expected a baked layout to begin with \"20LB\""
                )
            }
            Self::Version { found } => {
                write!(f, "found version {found} of baked layouts, expected {VERSION}")
            }
            Self::Truncated { reading, at } => {
                write!(f, "found the end of the file at byte {at}, expected {reading}")
            }
            Self::OutOfRange { reading, found, most } => {
                write!(f, "found {found} as {reading}, expected 0 to {most}")
            }
            Self::TrailingBytes { count } => {
                write!(f, "found {count} bytes after the last layout, expected the end of the file")
            }
        }
    }
}

impl std::error::Error for BakedError {}

/// The step of the file nearest to a fraction; outside 0 to 1 the nearest edge.
pub(super) fn quantum(value: f32) -> u16 {
    // The cast saturates, and takes what is not a number for 0.
    ((value * f32::from(STEPS) + 0.5) as u16).min(STEPS)
}

/// Undoes [`quantum`].
pub(super) fn fraction(step: u16) -> f32 {
    f32::from(step) / f32::from(STEPS)
}

fn write_varint(out: &mut Vec<u8>, mut n: u32) {
    while 0x80 <= n {
        out.push((n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn write_line(out: &mut Vec<u8>, line: &[[f32; 2]]) {
    write_varint(out, line.len() as u32);
    let mut before = [0i32; 2];
    for point in line {
        for axis in 0..2 {
            let step = i32::from(quantum(point[axis]));
            let difference = step - before[axis];
            write_varint(out, ((difference << 1) ^ (difference >> 31)).cast_unsigned());
            before[axis] = step;
        }
    }
}

/// Bytes and how far they have been read.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn variant(&mut self, variant: Variant) -> Result<BakedVariant, BakedError> {
        let n = self.count("number of nodes", 4)?;
        let mut steps = [vec![0u16; n], vec![0u16; n]];
        for axis in &mut steps {
            for shift in [8, 0] {
                for step in axis.iter_mut() {
                    *step |= u16::from(self.byte("position")?) << shift;
                }
            }
            for &step in axis.iter() {
                in_range("position", step.into(), STEPS.into())?;
            }
        }
        let [x, y] = steps;
        let positions = x.into_iter().zip(y).map(|(x, y)| [fraction(x), fraction(y)]).collect();
        let floes = [self.floes()?, self.floes()?];
        let n = self.count("number of names", 1)?;
        let names = (0..n).map(|_| self.line("name")).collect::<Result<_, _>>()?;
        Ok(BakedVariant::new(variant.aspect(), positions, floes, names))
    }

    fn floes(&mut self) -> Result<Vec<Floe>, BakedError> {
        let mut floes = Vec::new();
        for _ in 0..self.count("number of floes", 2)? {
            let region = RegionIx(self.varint("region")?);
            let n = self.count("number of rings", 1)?;
            let rings = (0..n).map(|_| self.line("ring")).collect::<Result<_, _>>()?;
            floes.push(Floe { region, rings });
        }
        Ok(floes)
    }

    fn line(&mut self, reading: &'static str) -> Result<Line, BakedError> {
        let n = self.count(reading, 2)?;
        let mut line = Vec::with_capacity(n);
        let mut before = [0i64; 2];
        for _ in 0..n {
            for value in &mut before {
                let zigzag = i64::from(self.varint(reading)?);
                *value += (zigzag >> 1) ^ -(zigzag & 1);
                in_range(reading, *value, STEPS.into())?;
            }
            line.push(before.map(|value| fraction(value as u16)));
        }
        Ok(line)
    }

    /// How many things follow that take at least `size` bytes each; more than the rest of the
    /// file holds is an error before memory is asked for.
    fn count(&mut self, reading: &'static str, size: usize) -> Result<usize, BakedError> {
        let n = self.varint(reading)?;
        let most = (self.bytes.len() - self.at) / size;
        in_range(reading, n.into(), i64::try_from(most).unwrap_or(i64::MAX))?;
        Ok(n as usize)
    }

    fn varint(&mut self, reading: &'static str) -> Result<u32, BakedError> {
        let mut n = 0i64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte(reading)?;
            n |= i64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        in_range(reading, n, u32::MAX.into())?;
        Ok(n as u32)
    }

    fn hash(&mut self) -> Result<u64, BakedError> {
        let mut bytes = [0; 8];
        for byte in &mut bytes {
            *byte = self.byte("request hash")?;
        }
        Ok(u64::from_le_bytes(bytes))
    }

    #[inline(never)]
    fn byte(&mut self, reading: &'static str) -> Result<u8, BakedError> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte.ok_or(BakedError::Truncated { reading, at: self.bytes.len() })
    }
}

#[inline(never)]
fn in_range(reading: &'static str, found: i64, most: i64) -> Result<(), BakedError> {
    if (0..=most).contains(&found) {
        Ok(())
    } else {
        Err(BakedError::OutOfRange { reading, found, most })
    }
}
