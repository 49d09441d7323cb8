//! Paths → pixels, without a canvas: anti-aliased by coverage, on an opaque ground.
//!
//! A browser without a GPU strokes some ten thousand curves in hundreds of milliseconds; adding up
//! coverage column by column takes a fraction of that (see `benches/README.md`). Only what the
//! network draws in bulk is known here: straight and quadratic lines, whole and dashed, circles and
//! small polygons, filled and outlined. Texts and gradients are left to the canvas.

use super::{Color, Paint, Path, Point, Rect, Seg, Size, Stroke};

/// An opaque picture in memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster {
    width: usize,
    height: usize,
    /// Row by row from the top left, `0xAABBGGRR`: the bytes of `ImageData` on every machine that
    /// runs wasm.
    pixels: Vec<u32>,
    /// Physical pixels for each of the scene.
    ratio: f32,
    /// What lies beyond each side of the frame, in pixels of the scene.
    bleed: f32,
    /// Coverage of a polygon, kept between polygons.
    coverage: Vec<f32>,
}

/// Curves are straight pieces that stay so near to them, physical pixels.
const FLATNESS: f32 = 0.2;
/// The most pieces of one curve.
const PIECES: usize = 24;

impl Raster {
    /// A picture of one colour: a frame with `bleed` pixels more on each side, at so many physical
    /// pixels for each of its own. The size is rounded as the canvas rounds it.
    pub fn new(frame: Size, bleed: f32, ratio: f32, ground: Color) -> Self {
        let side = |side: f32| ((side + 2.0 * bleed) * ratio).round().max(1.0) as usize;
        let (width, height) = (side(frame.w), side(frame.h));
        Self {
            width,
            height,
            pixels: vec![packed(ground); width * height],
            ratio,
            bleed,
            coverage: Vec::new(),
        }
    }

    /// Width and height in physical pixels.
    pub fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// The pixels, row by row, `0xAABBGGRR`.
    pub fn pixels(&self) -> &[u32] {
        &self.pixels
    }

    /// Whether all of a path can be drawn here.
    pub fn can(path: &Path) -> bool {
        !matches!(path.fill, Some(Paint::FadeX { .. }))
            && !path.segs.iter().any(|seg| matches!(seg, Seg::Cubic(..)))
    }

    /// Draws outlines of a path, all or some of them.
    pub fn path(&mut self, path: &Path, segs: &[Seg]) {
        let fill = match path.fill {
            Some(Paint::Solid(color)) => Some(color),
            _ => None,
        };
        let mut line: Vec<Point> = Vec::new();
        for seg in segs {
            match *seg {
                Seg::Move(p) => {
                    self.outline(&mut line, fill, path.stroke, false);
                    line.push(self.place(p));
                }
                Seg::Line(p) => line.push(self.place(p)),
                Seg::Quad(c, p) => {
                    let (c, p) = (self.place(c), self.place(p));
                    flatten(&mut line, c, p);
                }
                Seg::Close => self.outline(&mut line, fill, path.stroke, true),
                Seg::Circle(center, radius) => {
                    self.outline(&mut line, fill, path.stroke, false);
                    let (center, radius) = (self.place(center), radius * self.ratio);
                    self.circle(center, radius, fill, path.stroke);
                }
                Seg::Rect(rect) => {
                    self.outline(&mut line, fill, path.stroke, false);
                    line.extend(corners(rect).map(|p| self.place(p)));
                    self.outline(&mut line, fill, path.stroke, true);
                }
                // Not drawn: see `can`.
                Seg::Cubic(..) => {}
            }
        }
        self.outline(&mut line, fill, path.stroke, false);
    }

    fn place(&self, p: Point) -> Point {
        Point::new((p.x + self.bleed) * self.ratio, (p.y + self.bleed) * self.ratio)
    }

    /// Fills and strokes one outline in physical pixels, and empties it.
    fn outline(
        &mut self,
        line: &mut Vec<Point>,
        fill: Option<Color>,
        stroke: Option<Stroke>,
        closed: bool,
    ) {
        if line.len() > 1 {
            if let Some(color) = fill {
                self.polygon(line, color);
            }
            if let Some(stroke) = stroke {
                if closed {
                    line.push(line[0]);
                }
                self.stroke(line, stroke);
            }
        }
        line.clear();
    }

    fn stroke(&mut self, line: &[Point], stroke: Stroke) {
        let width = stroke.width * self.ratio;
        let pattern = stroke.dash.pattern();
        let color = Blend::new(stroke.color);
        if pattern.is_empty() {
            for ends in line.windows(2) {
                self.line(ends[0], ends[1], width, color);
            }
            return;
        }
        let (mut at, mut left) = (0, pattern[0] * self.ratio);
        for ends in line.windows(2) {
            let (mut from, to) = (ends[0], ends[1]);
            loop {
                let rest = from.distance(to);
                let step = left.min(rest);
                let next = if rest > 0.0 { from.lerp(to, step / rest) } else { to };
                if at % 2 == 0 {
                    self.line(from, next, width, color);
                }
                left -= step;
                from = next;
                if left > 0.0 {
                    break;
                }
                at = (at + 1) % pattern.len();
                left = pattern[at] * self.ratio;
            }
        }
    }

    /// A straight line with butt ends: for each column (or row, where it is steep) the part of each
    /// pixel that the line covers.
    fn line(&mut self, a: Point, b: Point, width: f32, color: Blend) {
        let (dx, dy) = ((b.x - a.x).abs(), (b.y - a.y).abs());
        let steep = dy > dx;
        let turn = |p: Point| if steep { (p.y, p.x) } else { (p.x, p.y) };
        let ((mut u0, mut v0), (mut u1, mut v1)) = (turn(a), turn(b));
        if u0 > u1 {
            (u0, v0, u1, v1) = (u1, v1, u0, v0);
        }
        if u1 <= u0 {
            return;
        }
        let (columns, rows) = match steep {
            true => (self.height, self.width),
            false => (self.width, self.height),
        };
        let slope = (v1 - v0) / (u1 - u0);
        let half = width / 2.0 * (1.0 + slope * slope).sqrt();
        let first = u0.max(0.0) as usize;
        let end = (u1.ceil().max(0.0) as usize).min(columns);
        let (stride_u, stride_v) = if steep { (self.width, 1) } else { (1, self.width) };
        // From here on in fixed point: this loop is what a large picture costs.
        let limit = fixed(rows as f32);
        let step = fixed(slope);
        let (mut middle, half) = (fixed(v0 + slope * (first as f32 + 0.5 - u0)), fixed(half));
        for column in first..end {
            let (top, bottom) = ((middle - half).max(0), (middle + half).min(limit));
            middle += step;
            if bottom <= top {
                continue;
            }
            let mut color = color;
            if column == first || column + 1 == end {
                // The line may begin or end within these columns.
                let left = column as f32;
                color.alpha *= u1.min(left + 1.0) - u0.max(left);
            }
            let alpha = color.alpha as u32;
            let (from, to) = ((top >> SHIFT) as usize, ((bottom - 1) >> SHIFT) as usize);
            let mut at = column * stride_u + from * stride_v;
            if from == to {
                mix(&mut self.pixels[at], color.packed, (alpha * (bottom - top) as u32) >> SHIFT);
                continue;
            }
            let above = ONE - (top & (ONE - 1));
            mix(&mut self.pixels[at], color.packed, (alpha * above as u32) >> SHIFT);
            for _ in from + 1..to {
                at += stride_v;
                mix(&mut self.pixels[at], color.packed, alpha);
            }
            at += stride_v;
            let below = ((bottom - 1) & (ONE - 1)) + 1;
            mix(&mut self.pixels[at], color.packed, (alpha * below as u32) >> SHIFT);
        }
    }

    /// A circle: its fill, then the ring of its stroke.
    fn circle(&mut self, c: Point, radius: f32, fill: Option<Color>, stroke: Option<Stroke>) {
        let half = stroke.map_or(0.0, |stroke| stroke.width * self.ratio / 2.0);
        let reach = radius + half + 1.0;
        let fill = fill.map(Blend::new);
        let ring = stroke.map(|stroke| Blend::new(stroke.color));
        let (top, bottom) = span(c.y - reach, c.y + reach, self.height);
        let (left, right) = span(c.x - reach, c.x + reach, self.width);
        for row in top..bottom {
            for column in left..right {
                let (x, y) = (column as f32 + 0.5 - c.x, row as f32 + 0.5 - c.y);
                let distance = (x * x + y * y).sqrt();
                let pixel = &mut self.pixels[row * self.width + column];
                if let Some(fill) = fill {
                    pixel.blend(fill, (radius - distance + 0.5).clamp(0.0, 1.0));
                }
                if let Some(ring) = ring {
                    let gap = (distance - radius).abs();
                    pixel.blend(ring, (half - gap + 0.5).clamp(0.0, (2.0 * half).min(1.0)));
                }
            }
        }
    }

    /// The inside of a closed outline that does not cross itself, by signed areas: each side adds
    /// to its rows what lies right of it, and a running sum over the row gives the coverage
    /// (as font rasterisers do; R. Levien, "font-rs", 2016).
    fn polygon(&mut self, line: &[Point], color: Color) {
        let low = |axis: fn(&Point) -> f32| line.iter().map(axis).fold(f32::INFINITY, f32::min);
        let high = |axis: fn(&Point) -> f32| line.iter().map(axis).fold(-f32::INFINITY, f32::max);
        let (left, right) = span(low(|p| p.x), high(|p| p.x), self.width);
        let (top, bottom) = span(low(|p| p.y), high(|p| p.y), self.height);
        if right <= left || bottom <= top {
            return;
        }
        // One more column takes what lies right of the box.
        let (columns, rows) = (right - left + 1, bottom - top);
        self.coverage.clear();
        self.coverage.resize(columns * rows, 0.0);
        for (i, from) in line.iter().enumerate() {
            let to = line[(i + 1) % line.len()];
            let shift = |p: Point| Point::new(p.x - left as f32, p.y - top as f32);
            side(&mut self.coverage, columns, rows, shift(*from), shift(to));
        }
        let color = Blend::new(color);
        for row in 0..rows {
            let mut sum = 0.0;
            for column in 0..columns - 1 {
                sum += self.coverage[row * columns + column];
                let pixel = &mut self.pixels[(top + row) * self.width + left + column];
                pixel.blend(color, sum.abs().min(1.0));
            }
        }
    }
}

/// Adds one side of a polygon to a table of signed areas.
fn side(coverage: &mut [f32], columns: usize, rows: usize, a: Point, b: Point) {
    let (sign, a, b) = if a.y < b.y { (1.0, a, b) } else { (-1.0, b, a) };
    if b.y <= a.y {
        return;
    }
    let slope = (b.x - a.x) / (b.y - a.y);
    let (first, end) = span(a.y, b.y, rows);
    for row in first..end {
        let (y0, y1) = (a.y.max(row as f32), b.y.min(row as f32 + 1.0));
        let area = sign * (y1 - y0);
        let at = |y: f32| (a.x + slope * (y - a.y)).clamp(0.0, (columns - 1) as f32);
        let (x0, x1) = (at(y0).min(at(y1)), at(y0).max(at(y1)));
        let line = &mut coverage[row * columns..(row + 1) * columns];
        let (left, right) = (x0 as usize, x1 as usize);
        if left == right {
            // Within one pixel: what is right of the side's middle.
            let share = 1.0 - ((x0 + x1) / 2.0 - left as f32);
            line[left] += area * share;
            if left + 1 < columns {
                line[left + 1] += area * (1.0 - share);
            }
            continue;
        }
        // Over several pixels: the part right of the side, pixel by pixel.
        let per_column = area / (x1 - x0);
        let mut before = 0.0;
        for (column, cell) in line.iter_mut().enumerate().take(right + 1).skip(left) {
            let (from, to) = (x0.max(column as f32), x1.min(column as f32 + 1.0));
            let here = per_column * (to - from);
            let share = 1.0 - ((from + to) / 2.0 - column as f32);
            *cell += here * share + before;
            before = here * (1.0 - share);
        }
        if right + 1 < columns {
            line[right + 1] += before;
        }
    }
}

/// The whole pixels that a stretch touches, within 0 to `count`.
fn span(from: f32, to: f32, count: usize) -> (usize, usize) {
    // The casts saturate.
    (from.max(0.0) as usize, (to.ceil().max(0.0) as usize).min(count))
}

fn corners(rect: Rect) -> [Point; 4] {
    let (x, y) = (rect.x, rect.y);
    [(x, y), (rect.right(), y), (rect.right(), rect.bottom()), (x, rect.bottom())]
        .map(|(x, y)| Point::new(x, y))
}

/// Appends a quadratic curve from the last point as straight pieces.
fn flatten(line: &mut Vec<Point>, control: Point, to: Point) {
    let from = line.last().copied().unwrap_or(control);
    let (x, y) = (from.x - 2.0 * control.x + to.x, from.y - 2.0 * control.y + to.y);
    // A quarter of this vector is how far the middle lies off the chord.
    let off = (x * x + y * y).sqrt() / 4.0;
    let pieces = ((off / FLATNESS).sqrt().ceil() as usize).clamp(1, PIECES);
    for i in 1..=pieces {
        let t = i as f32 / pieces as f32;
        line.push(from.lerp(control, t).lerp(control.lerp(to, t), t));
    }
}

const fn packed(color: Color) -> u32 {
    0xff00_0000 | (color.b as u32) << 16 | (color.g as u32) << 8 | color.r as u32
}

/// A colour ready to be mixed.
#[derive(Clone, Copy)]
struct Blend {
    packed: u32,
    /// Opacity, 0 to 256.
    alpha: f32,
}

impl Blend {
    fn new(color: Color) -> Self {
        Self { packed: packed(color), alpha: color.alpha * 256.0 }
    }
}

trait Pixel {
    /// Mixes a colour in by the part of the pixel that it covers, 0 to 1.
    fn blend(&mut self, color: Blend, covered: f32);
}

impl Pixel for u32 {
    fn blend(&mut self, color: Blend, covered: f32) {
        mix(self, color.packed, (covered * color.alpha) as Self);
    }
}

/// Mixes a colour into a pixel by a share of 0 to 256.
#[inline(always)]
fn mix(pixel: &mut u32, color: u32, share: u32) {
    // Red and blue at once, with room for the product between them.
    let keep = 256 - share;
    let red_blue = ((*pixel & 0x00ff_00ff) * keep + (color & 0x00ff_00ff) * share) & 0xff00_ff00;
    let green = ((*pixel & 0x0000_ff00) * keep + (color & 0x0000_ff00) * share) & 0x00ff_0000;
    *pixel = 0xff00_0000 | ((red_blue | green) >> 8);
}

/// Fixed point: bits after the point, and one.
const SHIFT: u32 = 16;
const ONE: i64 = 1 << SHIFT;

fn fixed(x: f32) -> i64 {
    (x * ONE as f32) as i64
}

#[cfg(test)]
mod tests {
    use super::{Color, Path, Point, Raster, Seg, Size};
    use crate::scene::{Dash, Paint, Rect, Stroke};

    const WHITE: Color = Color::hex(0xff_ffff);
    const BLACK: Color = Color::hex(0x00_0000);

    fn drawn(paths: &[Path]) -> Raster {
        let mut raster = Raster::new(Size::new(40.0, 30.0), 0.0, 1.0, WHITE);
        for path in paths {
            raster.path(path, &path.segs);
        }
        raster
    }

    /// How much ink there is, in whole black pixels.
    fn ink(raster: &Raster) -> f32 {
        raster.pixels().iter().map(|pixel| 1.0 - (pixel & 0xff) as f32 / 255.0).sum()
    }

    fn line(points: &[(f32, f32)], width: f32) -> Path {
        let mut segs: Vec<Seg> = Vec::new();
        for (x, y) in points {
            let p = Point::new(*x, *y);
            segs.push(if segs.is_empty() { Seg::Move(p) } else { Seg::Line(p) });
        }
        Path::stroked(segs, BLACK, width)
    }

    #[test]
    fn a_line_has_as_much_ink_as_its_area() {
        for (points, width) in [
            ([(5.0, 5.0), (35.0, 5.0)], 1.0),
            ([(5.0, 5.0), (35.0, 5.0)], 0.4),
            ([(5.5, 4.3), (5.5, 27.9)], 2.0),
            ([(3.0, 3.0), (30.0, 20.0)], 0.9),
            ([(30.0, 25.0), (20.0, 3.0)], 1.7),
        ] {
            let raster = drawn(&[line(&points, width)]);
            let [(x0, y0), (x1, y1)] = points;
            let area = Point::new(x0, y0).distance(Point::new(x1, y1)) * width;
            assert!(
                (ink(&raster) - area).abs() < area * 0.06 + 0.2,
                "{points:?}: {}",
                ink(&raster)
            );
        }
    }

    #[test]
    fn nothing_is_drawn_outside_and_nothing_breaks_there() {
        let far = [(-1e6, -1e6), (1e6, 1e6)];
        assert!(ink(&drawn(&[line(&far, 1.0)])) > 20.0);
        for points in [[(-9.0, -3.0), (60.0, -3.0)], [(70.0, 0.0), (90.0, 30.0)], [(4.0, 4.0); 2]] {
            assert_eq!(ink(&drawn(&[line(&points, 1.0)])), 0.0, "{points:?}");
        }
        let circle = Path::filled(vec![Seg::Circle(Point::new(-50.0, 15.0), 20.0)], BLACK);
        assert_eq!(ink(&drawn(&[circle])), 0.0);
    }

    #[test]
    fn areas_have_the_ink_of_their_size() {
        let triangle = [(4.3, 3.2), (30.7, 8.1), (12.2, 26.9)].map(|(x, y)| Point::new(x, y));
        let [a, b, c] = triangle;
        let area = ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0;
        let around = |turned: bool| {
            let mut corners = triangle;
            if turned {
                corners.reverse();
            }
            let [a, b, c] = corners;
            Path::filled(vec![Seg::Move(a), Seg::Line(b), Seg::Line(c), Seg::Close], BLACK)
        };
        for (path, area) in [
            (around(false), area),
            (around(true), area),
            (Path::filled(vec![Seg::Rect(Rect::new(3.25, 4.5, 10.5, 7.0))], BLACK), 73.5),
            (Path::filled(vec![Seg::Rect(Rect::new(-10.0, -10.0, 100.0, 100.0))], BLACK), 1200.0),
            (
                Path::filled(vec![Seg::Circle(Point::new(20.3, 14.8), 9.0)], BLACK),
                81.0 * std::f32::consts::PI,
            ),
        ] {
            let found = ink(&drawn(std::slice::from_ref(&path)));
            assert!((found - area).abs() < area * 0.01 + 0.5, "{found} for {area}: {path:?}");
        }
    }

    #[test]
    fn a_curve_goes_where_its_middle_is() {
        let segs = vec![
            Seg::Move(Point::new(2.0, 25.0)),
            Seg::Quad(Point::new(20.0, -15.0), Point::new(38.0, 25.0)),
        ];
        let raster = drawn(&[Path::stroked(segs, BLACK, 2.0)]);
        let at = |x: usize, y: usize| raster.pixels()[y * 40 + x] & 0xff;
        assert!(at(20, 5) < 60, "the middle of the curve is at 20, 5");
        assert_eq!(at(20, 20), 255);
    }

    #[test]
    fn dashes_leave_gaps_and_opacity_mixes() {
        let stroke = |dash| Stroke { color: BLACK, width: 1.0, dash };
        let path =
            |dash| Path { stroke: Some(stroke(dash)), ..line(&[(2.0, 9.5), (38.0, 9.5)], 1.0) };
        let (whole, dashed) =
            (ink(&drawn(&[path(Dash::Solid)])), ink(&drawn(&[path(Dash::Short)])));
        assert!((whole - 36.0).abs() < 0.2 && (dashed - 20.0).abs() < 0.3, "{whole} {dashed}");
        let half = Paint::Solid(BLACK.with_alpha(0.5));
        let rect = vec![Seg::Rect(Rect::new(0.0, 0.0, 40.0, 30.0))];
        let mixed = drawn(&[Path { segs: rect, fill: Some(half), stroke: None }]);
        assert!((ink(&mixed) - 600.0).abs() < 6.0, "{}", ink(&mixed));
    }

    #[test]
    fn the_margin_and_the_screen_move_and_scale_everything() {
        let mut raster = Raster::new(Size::new(10.0, 10.0), 5.0, 2.0, WHITE);
        let path = Path::filled(vec![Seg::Rect(Rect::new(-5.0, 14.0, 1.0, 1.0))], BLACK);
        raster.path(&path, &path.segs);
        assert_eq!(raster.size(), (40, 40));
        let black: Vec<usize> = (0..1600).filter(|i| raster.pixels()[*i] & 0xff < 128).collect();
        assert_eq!(black, [38 * 40, 38 * 40 + 1, 39 * 40, 39 * 40 + 1]);
    }
}
