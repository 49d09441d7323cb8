//! What a [`Scene`] is made of. Paths are batched by style: one [`Path`] may hold a thousand
//! edges, so the number of canvas calls follows styles, not nodes.

use super::{Color, Point, Rect, Size};

/// Items in painting order, the first at the bottom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Size of the drawing.
    pub size: Size,
    /// What to paint.
    pub items: Vec<Item>,
}

/// One thing to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Lines and areas of one style.
    Path(Path),
    /// A line of text.
    Text(Text),
}

/// Lines and areas of one style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// The outline.
    pub segs: Vec<Seg>,
    /// Inside, by the nonzero rule.
    pub fill: Option<Paint>,
    /// Along the outline, painted over the fill.
    pub stroke: Option<Stroke>,
}

/// A step of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seg {
    /// Starts anew.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A quadratic curve: control point, end.
    Quad(Point, Point),
    /// A cubic curve: two control points, end.
    Cubic(Point, Point, Point),
    /// A whole circle of its own: centre, radius.
    Circle(Point, f32),
    /// A whole upright rectangle of its own.
    Rect(Rect),
    /// Back to the last start.
    Close,
}

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// One colour.
    Solid(Color),
    /// From one colour at `x0` to another at `x1`, along x.
    FadeX {
        /// Where `from` ends.
        x0: f32,
        /// Colour at and before `x0`.
        from: Color,
        /// Where `to` begins.
        x1: f32,
        /// Colour at and after `x1`.
        to: Color,
    },
}

/// How an outline is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub color: Color,
    /// Width.
    pub width: f32,
    /// Dashes.
    pub dash: Dash,
}

/// The dash patterns of the design; a closed set, so that each keeps its meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dash {
    /// An unbroken line.
    #[default]
    Solid,
    /// 11 3: probable.
    Long,
    /// 5 4: disputed.
    Short,
    /// 1.5 5, round: the text passed on.
    Dots,
}

impl Dash {
    /// Lengths of dash and gap; empty for an unbroken line.
    pub const fn pattern(self) -> &'static [f32] {
        match self {
            Self::Solid => &[],
            Self::Long => &[11.0, 3.0],
            Self::Short => &[5.0, 4.0],
            Self::Dots => &[1.5, 5.0],
        }
    }
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Where its baseline starts, ends or is centred, after `style.align`.
    pub at: Point,
    /// How it looks.
    pub style: TextStyle,
}

/// The faces of the design.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FontFace {
    /// Sofia Sans Extra Condensed: dates and titles.
    Display,
    /// Sofia Sans Condensed: labels.
    #[default]
    Interface,
    /// PT Serif: reading text.
    Reading,
}

impl FontFace {
    /// The CSS font family list.
    pub const fn family(self) -> &'static str {
        match self {
            Self::Display => "'Sofia Sans Extra Condensed','Sofia Sans Condensed',sans-serif",
            Self::Interface => "'Sofia Sans Condensed',sans-serif",
            Self::Reading => "'PT Serif',serif",
        }
    }
}

/// Which point of a text [`Text::at`] names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// Its left end.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Face.
    pub face: FontFace,
    /// Size in pixels.
    pub size: f32,
    /// 400 to 800.
    pub weight: u16,
    /// Extra space between letters, in pixels.
    pub spacing: f32,
    /// Colour.
    pub color: Color,
    /// Colour and width of a line around the letters, painted behind them.
    pub halo: Option<(Color, f32)>,
    /// Alignment.
    pub align: Align,
}

/// Measures text. The browser asks its canvas; tests and tools use a table.
pub trait TextMetrics {
    /// Advance width in pixels of one line in a face, size, weight and letter spacing.
    fn width(&self, text: &str, style: &TextStyle) -> f32;
}

impl Path {
    /// An area.
    pub fn filled(segs: Vec<Seg>, color: Color) -> Self {
        Self { segs, fill: Some(Paint::Solid(color)), stroke: None }
    }

    /// A line.
    pub fn stroked(segs: Vec<Seg>, color: Color, width: f32) -> Self {
        Self { segs, fill: None, stroke: Some(Stroke { color, width, dash: Dash::Solid }) }
    }

    /// A dashed line.
    pub fn dashed(segs: Vec<Seg>, color: Color, width: f32, dash: Dash) -> Self {
        Self { segs, fill: None, stroke: Some(Stroke { color, width, dash }) }
    }
}

impl Scene {
    /// An empty drawing.
    pub const fn new(size: Size) -> Self {
        Self { size, items: Vec::new() }
    }

    /// Paints a path on top, unless it is empty.
    pub fn path(&mut self, path: Path) {
        if !path.segs.is_empty() {
            self.items.push(Item::Path(path));
        }
    }

    /// Paints a text on top.
    pub fn text(&mut self, text: impl Into<String>, at: Point, style: TextStyle) {
        self.items.push(Item::Text(Text { text: text.into(), at, style }));
    }
}
