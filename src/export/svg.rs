//! A [`Scene`] as SVG text: for export, for the inline first picture, and as the form of our
//! snapshot tests. The same scene gives the same bytes on every machine.

use std::{
    collections::BTreeMap,
    fmt::{self, Write},
};

use crate::scene::{Align, Color, Dash, FontFace, Item, Paint, Path, Scene, Seg, Stroke, Text};

/// The scene as a standalone SVG element, which may also stand inline in a page.
///
/// `title` and `desc` are read to people who do not see the picture; an empty one is left out.
/// Numbers have at most two decimals. Gradients are named after what they look like, so that
/// two pictures on one page cannot disturb each other.
pub fn to_svg(scene: &Scene, title: &str, desc: &str) -> String {
    let mut out = Writer::default();
    for item in &scene.items {
        match item {
            Item::Path(path) => out.path(path),
            Item::Text(text) => out.text(text),
        }
    }
    let Writer { body, fades } = out;

    let (w, h) = (Num(scene.size.w), Num(scene.size.h));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" \
         height=\"{h}\" role=\"img\" font-family=\"{}\">\n",
        FontFace::Interface.family()
    );
    for (tag, words) in [("title", title), ("desc", desc)] {
        if !words.is_empty() {
            let _ = writeln!(svg, "<{tag}>{}</{tag}>", Escaped(words));
        }
    }
    if !fades.is_empty() {
        svg.push_str("<defs>\n");
        for (id, fade) in &fades {
            let _ = writeln!(svg, "{}", Gradient { id, fade });
        }
        svg.push_str("</defs>\n");
    }
    svg.push_str(&body);
    svg.push_str("</svg>\n");
    svg
}

/// The `d` attribute of an outline.
pub fn path_data(segs: &[Seg]) -> String {
    let mut d = String::new();
    for seg in segs {
        // Writing to a string cannot fail.
        let _ = match *seg {
            Seg::Move(p) => write!(d, "M{},{}", Num(p.x), Num(p.y)),
            Seg::Line(p) => write!(d, "L{},{}", Num(p.x), Num(p.y)),
            Seg::Quad(c, p) => {
                write!(d, "Q{},{} {},{}", Num(c.x), Num(c.y), Num(p.x), Num(p.y))
            }
            Seg::Cubic(a, b, p) => write!(
                d,
                "C{},{} {},{} {},{}",
                Num(a.x),
                Num(a.y),
                Num(b.x),
                Num(b.y),
                Num(p.x),
                Num(p.y)
            ),
            Seg::Circle(c, r) => {
                let (r, across) = (Num(r), Num(r * 2.0));
                write!(
                    d,
                    "M{},{}a{r},{r} 0 1,0 {across},0a{r},{r} 0 1,0 -{across},0Z",
                    Num(c.x - r.0),
                    Num(c.y)
                )
            }
            Seg::Rect(rect) => write!(
                d,
                "M{},{}h{}v{}h{}Z",
                Num(rect.x),
                Num(rect.y),
                Num(rect.w),
                Num(rect.h),
                Num(-rect.w)
            ),
            Seg::Close => {
                d.push('Z');
                Ok(())
            }
        };
    }
    d
}

#[derive(Default)]
struct Writer {
    body: String,
    /// Gradients by id; ordered, so that the file does not depend on hashing.
    fades: BTreeMap<String, Fade>,
}

#[derive(Clone, Copy)]
struct Fade {
    x0: f32,
    from: Color,
    x1: f32,
    to: Color,
}

impl Writer {
    fn path(&mut self, path: &Path) {
        let Path { segs, fill, stroke } = path;
        let fill = match fill {
            None => " fill=\"none\"".to_owned(),
            Some(Paint::Solid(color)) => color_attribute("fill", *color),
            Some(Paint::FadeX { x0, from, x1, to }) => {
                let fade = Fade { x0: *x0, from: *from, x1: *x1, to: *to };
                let id = fade.id();
                let attribute = format!(" fill=\"url(#{id})\"");
                self.fades.insert(id, fade);
                attribute
            }
        };
        let stroke = stroke.map(stroke_attributes).unwrap_or_default();
        let _ = writeln!(self.body, "<path{fill}{stroke} d=\"{}\"/>", path_data(segs));
    }

    fn text(&mut self, text: &Text) {
        let Text { text, at, style } = text;
        let _ = write!(self.body, "<text x=\"{}\" y=\"{}\"", Num(at.x), Num(at.y));
        if style.face != FontFace::Interface {
            let _ = write!(self.body, " font-family=\"{}\"", style.face.family());
        }
        let _ = write!(self.body, " font-size=\"{}\"", Num(style.size));
        if style.weight != 400 {
            let _ = write!(self.body, " font-weight=\"{}\"", style.weight);
        }
        if style.spacing != 0.0 {
            let _ = write!(self.body, " letter-spacing=\"{}\"", Num(style.spacing));
        }
        match style.align {
            Align::Start => {}
            Align::Middle => self.body.push_str(" text-anchor=\"middle\""),
            Align::End => self.body.push_str(" text-anchor=\"end\""),
        }
        self.body.push_str(&color_attribute("fill", style.color));
        if let Some((color, width)) = style.halo {
            let color = color_attribute("stroke", color);
            let _ = write!(
                self.body,
                "{color} stroke-width=\"{}\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                Num(width)
            );
        }
        let _ = writeln!(self.body, ">{}</text>", Escaped(text));
    }
}

fn stroke_attributes(stroke: Stroke) -> String {
    let Stroke { color, width, dash } = stroke;
    let mut attributes = color_attribute("stroke", color);
    let _ = write!(attributes, " stroke-width=\"{}\"", Num(width));
    if dash != Dash::Solid {
        let lengths: Vec<_> =
            dash.pattern().iter().map(|length| Num(*length).to_string()).collect();
        let _ = write!(attributes, " stroke-dasharray=\"{}\"", lengths.join(" "));
    }
    if dash == Dash::Dots {
        attributes.push_str(" stroke-linecap=\"round\"");
    }
    attributes
}

/// `fill` or `stroke`, and its opacity apart: not every reader of SVG knows `rgba()`.
fn color_attribute(name: &str, color: Color) -> String {
    let mut attribute = format!(" {name}=\"{}\"", color.to_hex());
    if color.alpha < 1.0 {
        let _ = write!(attribute, " {name}-opacity=\"{}\"", Num(color.alpha));
    }
    attribute
}

impl Fade {
    fn id(&self) -> String {
        let color = |color: Color| {
            format!("{}{:02x}", &color.to_hex()[1..], (color.alpha * 255.0 + 0.5) as u8)
        };
        let tenths = |x: f32| (x * 10.0).round() as i32;
        format!(
            "fade{}-{}-{}-{}",
            tenths(self.x0),
            tenths(self.x1),
            color(self.from),
            color(self.to)
        )
    }
}

struct Gradient<'a> {
    id: &'a str,
    fade: &'a Fade,
}

impl fmt::Display for Gradient<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, fade } = self;
        let (x0, x1) = (Num(fade.x0), Num(fade.x1));
        write!(
            f,
            "<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"{x0}\" y1=\"0\" \
             x2=\"{x1}\" y2=\"0\">"
        )?;
        for (offset, color) in [(0, fade.from), (1, fade.to)] {
            write!(f, "<stop offset=\"{offset}\" stop-color=\"{}\"", color.to_hex())?;
            if color.alpha < 1.0 {
                write!(f, " stop-opacity=\"{}\"", Num(color.alpha))?;
            }
            f.write_str("/>")?;
        }
        f.write_str("</linearGradient>")
    }
}

/// A number with at most two decimals and no trailing zeros; what is not a number is 0.
#[derive(Clone, Copy)]
struct Num(f32);

impl fmt::Display for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.is_finite() {
            return f.write_str("0");
        }
        // Through whole hundredths, so that no "-0" and no "0.30000001" can appear.
        let hundredths = (f64::from(self.0) * 100.0).round() as i64;
        let sign = if hundredths < 0 { "-" } else { "" };
        let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
        match part {
            0 => write!(f, "{sign}{whole}"),
            part if part % 10 == 0 => write!(f, "{sign}{whole}.{}", part / 10),
            part => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

/// Text between tags or quotes; characters that XML 1.0 forbids are left out.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => {}
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Num, to_svg};
    use crate::scene::{
        Align, Color, Dash, FontFace, Paint, Path, Point, Rect, Scene, Seg, Size, Stroke, TextStyle,
    };

    #[test]
    fn numbers_have_two_decimals_at_most() {
        let cases = [
            (0.0, "0"),
            (-0.001, "0"),
            (0.005, "0"),
            (1.5, "1.5"),
            (-1.25, "-1.25"),
            (-0.04, "-0.04"),
            (1999.999, "2000"),
            (0.1 + 0.2, "0.3"),
            (f32::NAN, "0"),
            (f32::INFINITY, "0"),
        ];
        for (number, expected) in cases {
            assert_eq!(Num(number).to_string(), expected);
        }
    }

    #[test]
    fn words_cannot_break_out_of_the_markup() {
        let mut scene = Scene::new(Size::new(10.0, 10.0));
        let style = TextStyle {
            face: FontFace::Interface,
            size: 12.0,
            weight: 500,
            spacing: 0.0,
            color: Color::hex(0),
            halo: None,
            align: Align::Start,
        };
        scene.text("</text><script>\u{7}&\"", Point::new(1.0, 2.0), style);
        let svg = to_svg(&scene, "A & <B>", "");
        assert!(svg.contains("<title>A &amp; &lt;B&gt;</title>"));
        assert!(svg.contains(">&lt;/text&gt;&lt;script&gt;&amp;&quot;</text>"));
        assert!(!svg.contains("<desc>"));
    }

    #[test]
    fn every_style_of_a_scene_reaches_the_file() {
        let mut scene = Scene::new(Size::new(100.0, 50.0));
        let (red, blue) = (Color::hex(0xB5150F), Color::hex(0x084C8D).with_alpha(0.5));
        scene.path(Path {
            segs: vec![Seg::Rect(Rect::new(1.0, 2.0, 3.0, 4.0))],
            fill: Some(Paint::FadeX { x0: 1.0, from: red.with_alpha(0.05), x1: 4.0, to: red }),
            stroke: None,
        });
        scene.path(Path {
            segs: vec![
                Seg::Move(Point::new(0.0, 0.0)),
                Seg::Quad(Point::new(1.0, 1.0), Point::new(2.0, 0.0)),
                Seg::Cubic(Point::new(3.0, 1.0), Point::new(4.0, 1.0), Point::new(5.0, 0.0)),
                Seg::Circle(Point::new(5.0, 5.0), 2.0),
            ],
            fill: None,
            stroke: Some(Stroke { color: blue, width: 1.5, dash: Dash::Dots }),
        });
        let style = TextStyle {
            face: FontFace::Display,
            size: 27.0,
            weight: 800,
            spacing: 0.5,
            color: red,
            halo: Some((Color::hex(0xF4F7F7), 3.4)),
            align: Align::End,
        };
        scene.text("25 February", Point::new(90.0, 40.0), style);
        insta::assert_snapshot!(to_svg(&scene, "Title", "Description"), @r##"
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100" height="50" role="img" font-family="'Sofia Sans Condensed',sans-serif">
        <title>Title</title>
        <desc>Description</desc>
        <defs>
        <linearGradient id="fade10-40-b5150f0d-b5150fff" gradientUnits="userSpaceOnUse" x1="1" y1="0" x2="4" y2="0"><stop offset="0" stop-color="#b5150f" stop-opacity="0.05"/><stop offset="1" stop-color="#b5150f"/></linearGradient>
        </defs>
        <path fill="url(#fade10-40-b5150f0d-b5150fff)" d="M1,2h3v4h-3Z"/>
        <path fill="none" stroke="#084c8d" stroke-opacity="0.5" stroke-width="1.5" stroke-dasharray="1.5 5" stroke-linecap="round" d="M0,0Q1,1 2,0C3,1 4,1 5,0M3,5a2,2 0 1,0 4,0a2,2 0 1,0 -4,0Z"/>
        <text x="90" y="40" font-family="'Sofia Sans Extra Condensed','Sofia Sans Condensed',sans-serif" font-size="27" font-weight="800" letter-spacing="0.5" text-anchor="end" fill="#b5150f" stroke="#f4f7f7" stroke-width="3.4" stroke-linejoin="round" paint-order="stroke">25 February</text>
        </svg>
        "##);
    }
}
