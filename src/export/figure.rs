//! The picture on the screen as a figure to print or keep: white ground, title, legend, caption and
//! source (design, part 12).

use super::svg::to_svg;
use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{HistDate, Kind},
    scene::{
        Align, Color, Dash, FontFace, Item, Paint, Path, Point, Rect, Scene, Seg, Size, Stroke,
        TextStyle, Theme, Vec2,
        graph::{self, GraphInputs, GraphScene, LabelChoice},
        marks::{is_open, mark},
    },
    state::Question,
};

/// What a figure says that its picture does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureText {
    /// What is left out or faded, in words; may be empty.
    pub shown: String,
    /// Address of the state.
    pub link: String,
    /// The day, `YYYY-MM-DD`.
    pub today: String,
}

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// All of it, as a drawing.
    pub scene: Scene,
    /// Its title.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub desc: String,
    /// Name of its file, without an ending: `twentieth-khrushchev-nikita`.
    pub name: String,
}

impl Figure {
    /// As SVG text.
    pub fn svg(&self) -> String {
        to_svg(&self.scene, &self.title, &self.desc)
    }
}

/// Left and right of the figure, pixels.
const MARGIN: f32 = 28.0;
/// Above it: rule and title.
const HEAD: f32 = 76.0;

/// So many names tell those who do not see the picture what is in it.
const NAMES: usize = 40;

/// White ground, pale floes.
const PAPER: Theme = Theme {
    paper: Color::hex(0xFFFFFF),
    floe: Color::hex(0xF3F5F5),
    water: Color::hex(0xFFFFFF),
    shore: Color::hex(0x9AA6AC),
    num: Color::hex(0xDDE3E5),
    ..Theme::LIGHT
};

/// Draws the figure of what these inputs show, in the colours of print.
pub fn figure(inputs: &GraphInputs<'_>, text: &FigureText) -> Figure {
    let inputs = &GraphInputs { theme: &PAPER, keep_clear: &[], ..*inputs };
    let picture = graph::draw(inputs, LabelChoice::Place);
    let (title, name) = subject(inputs);
    let width = inputs.size.w + 2.0 * MARGIN;
    let mut scene = Scene::new(Size::new(width, 0.0));
    let by = Vec2::new(MARGIN, HEAD);
    scene.items = picture.scene.items.iter().map(|item| shifted(item, by)).collect();
    let mut page = Page { inputs, scene, y: HEAD + inputs.size.h };
    page.mask(width);
    page.head(&title, width);
    page.legend();
    let caption = caption(inputs, &title, text);
    page.paragraph(&caption, style(13.0, 500, PAPER.ink), 12.0);
    let unnamed = unnamed(inputs, &picture);
    if !unnamed.is_empty() {
        page.paragraph(&unnamed, style(12.0, 400, PAPER.ink2), 6.0);
    }
    let meta = inputs.dataset.meta();
    let licence = i18n::text(inputs.lang, &Msg::LicenceLine(&meta.version, &meta.licence));
    let retrieved =
        i18n::text(inputs.lang, &Msg::CitationRetrieved(&text.link, &day(inputs, text)));
    let exhibit = i18n::text(inputs.lang, &Msg::Title);
    let source = format!("{exhibit}. {}. {licence} {retrieved}", meta.title.get(inputs.lang));
    page.paragraph(&source, style(12.0, 400, PAPER.ink2), 6.0);
    let Page { mut scene, y, .. } = page;
    scene.size.h = (y + 18.0).ceil();
    // The ground of the whole, below everything.
    let all = Rect::new(0.0, 0.0, scene.size.w, scene.size.h);
    scene.items.insert(0, Item::Path(Path::filled(vec![Seg::Rect(all)], PAPER.paper)));
    let names = picture.labels.iter().take(NAMES).map(|label| label.text.as_str());
    let desc = format!("{caption} {}", names.collect::<Vec<_>>().join(", "));
    Figure { scene, title, desc, name }
}

/// What the figure is about, for its title and for the name of its file.
fn subject(inputs: &GraphInputs<'_>) -> (String, String) {
    let node = |ix| inputs.dataset.node(ix);
    let name = |ix| node(ix).name.get(inputs.lang);
    let history = &inputs.dataset.meta().id;
    let pair = inputs.explore.pair.filter(|_| inputs.study.is_some());
    match (pair, inputs.ego) {
        (Some(pair), _) => {
            let [a, b] = pair.ends;
            let sign = if pair.question == Question::Path { "→" } else { "·" };
            let file = format!("{history}-{}-{}-{}", pair.question.id(), node(a).id, node(b).id);
            (format!("{} {sign} {}", name(a), name(b)), file)
        }
        (None, Some(ego)) => {
            (name(ego.center).to_owned(), format!("{history}-{}", node(ego.center).id))
        }
        (None, None) => {
            (inputs.dataset.meta().title.get(inputs.lang).to_owned(), format!("{history}-network"))
        }
    }
}

/// "Figure 1. Title. Window and filters."
fn caption(inputs: &GraphInputs<'_>, title: &str, text: &FigureText) -> String {
    let number = i18n::text(inputs.lang, &Msg::FigureNumber);
    let shown = if text.shown.is_empty() { String::new() } else { format!(" {}.", text.shown) };
    format!("{number} {title}.{shown}")
}

/// Entries tied to the chosen one that the picture leaves without a name.
fn unnamed(inputs: &GraphInputs<'_>, picture: &GraphScene) -> String {
    let Some(ego) = inputs.ego else { return String::new() };
    let named = |ix| picture.labels.iter().any(|label| label.node == ix);
    let others = ego.at(1).filter(|ix| !named(*ix));
    let names: Vec<&str> = others.map(|ix| inputs.dataset.node(ix).label(inputs.lang)).collect();
    if names.is_empty() {
        return String::new();
    }
    i18n::text(inputs.lang, &Msg::AlsoTied(&names.join(", ")))
}

fn day(inputs: &GraphInputs<'_>, text: &FigureText) -> String {
    match HistDate::parse(&text.today) {
        Ok(date) => format_date(&date, inputs.lang, DateStyle::Long),
        Err(_) => text.today.clone(),
    }
}

const fn style(size: f32, weight: u16, color: Color) -> TextStyle {
    let (face, align) = (FontFace::Interface, Align::Start);
    TextStyle { face, size, weight, spacing: 0.0, color, halo: None, align }
}

/// A figure as it grows downwards.
struct Page<'a> {
    inputs: &'a GraphInputs<'a>,
    scene: Scene,
    y: f32,
}

impl Page<'_> {
    /// Covers what reaches beyond the frame of the picture, and draws that frame.
    fn mask(&mut self, width: f32) {
        const FAR: f32 = 4000.0;
        let Size { w, h } = self.inputs.size;
        let beside = [
            Rect::new(-FAR, -FAR, FAR * 2.0 + width, FAR + HEAD),
            Rect::new(-FAR, HEAD + h, FAR * 2.0 + width, FAR),
            Rect::new(-FAR, HEAD, FAR + MARGIN, h),
            Rect::new(MARGIN + w, HEAD, FAR, h),
        ];
        self.scene.path(Path::filled(beside.map(Seg::Rect).to_vec(), PAPER.paper));
        let frame = vec![Seg::Rect(Rect::new(MARGIN, HEAD, w, h))];
        self.scene.path(Path::stroked(frame, PAPER.hair, 1.0));
    }

    fn head(&mut self, title: &str, width: f32) {
        let rule = Rect::new(MARGIN, 18.0, width - 2.0 * MARGIN, 8.0);
        self.scene.path(Path::filled(vec![Seg::Rect(rule)], PAPER.ink));
        let mut face = TextStyle { face: FontFace::Display, ..style(36.0, 800, PAPER.ink) };
        let long = self.inputs.metrics.width(title, &face);
        face.size = (face.size * (rule.w / long.max(1.0)).min(1.0)).max(16.0);
        self.scene.text(title, Point::new(MARGIN, 62.0), face);
    }

    /// Marks of the kinds, and what the colours of lines mean.
    fn legend(&mut self) {
        self.y += 20.0;
        let words = style(12.0, 500, PAPER.ink2);
        let mut x = MARGIN;
        let lang = self.inputs.lang;
        for kind in Kind::ALL {
            let name = i18n::text(lang, &Msg::KindPlural(kind));
            let color = PAPER.kind(kind);
            let segs = mark(kind, Point::new(x + 6.0, self.y - 4.0), 5.5);
            self.scene.path(if is_open(kind) {
                Path::stroked(segs, color, 1.8)
            } else {
                Path::filled(segs, color)
            });
            let width = self.inputs.metrics.width(&name, &words);
            self.scene.text(name, Point::new(x + 16.0, self.y), words);
            x += width + 30.0;
        }
        let line = |x: f32, y: f32| {
            vec![Seg::Move(Point::new(x, y - 4.0)), Seg::Line(Point::new(x + 18.0, y - 4.0))]
        };
        let notes = [
            (PAPER.thawed, Dash::Solid, Msg::BeforeAfter),
            (PAPER.ink2, Dash::Short, Msg::Disputed),
        ];
        for (color, dash, msg) in notes {
            let said = i18n::text(lang, &msg);
            let width = self.inputs.metrics.width(&said, &words);
            let room = if msg == Msg::BeforeAfter { 44.0 } else { 24.0 };
            if x + width + room > self.scene.size.w - MARGIN {
                (x, self.y) = (MARGIN, self.y + 18.0);
            }
            let mut lines = vec![(x + room - 24.0, color)];
            if msg == Msg::BeforeAfter {
                lines.push((x, PAPER.ice));
            }
            for (x, color) in lines {
                let stroke = Some(Stroke { color, width: 2.0, dash });
                self.scene.path(Path { segs: line(x, self.y), fill: None::<Paint>, stroke });
            }
            self.scene.text(said, Point::new(x + room, self.y), words);
            x += width + room + 14.0;
        }
    }

    /// Words in as many lines as they need, `above` pixels below what is there.
    fn paragraph(&mut self, words: &str, style: TextStyle, above: f32) {
        self.y += above;
        let room = self.scene.size.w - 2.0 * MARGIN;
        let mut line = String::new();
        for word in words.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.inputs.metrics.width(&longer, &style) > room && !line.is_empty() {
                self.line(std::mem::take(&mut line), style);
                word.clone_into(&mut line);
            } else {
                line = longer;
            }
        }
        self.line(line, style);
    }

    fn line(&mut self, words: String, style: TextStyle) {
        self.y += style.size * 1.3;
        self.scene.text(words, Point::new(MARGIN, self.y), style);
    }
}

/// The same, elsewhere.
fn shifted(item: &Item, by: Vec2) -> Item {
    let seg = |seg: &Seg| match *seg {
        Seg::Move(p) => Seg::Move(p + by),
        Seg::Line(p) => Seg::Line(p + by),
        Seg::Quad(a, p) => Seg::Quad(a + by, p + by),
        Seg::Cubic(a, b, p) => Seg::Cubic(a + by, b + by, p + by),
        Seg::Circle(p, r) => Seg::Circle(p + by, r),
        Seg::Rect(r) => Seg::Rect(Rect::new(r.x + by.x, r.y + by.y, r.w, r.h)),
        Seg::Close => Seg::Close,
    };
    match item {
        Item::Text(text) => {
            let mut text = text.clone();
            text.at = text.at + by;
            Item::Text(text)
        }
        Item::Path(path) => {
            let fill = path.fill.map(|fill| match fill {
                Paint::FadeX { x0, from, x1, to } => {
                    Paint::FadeX { x0: x0 + by.x, from, x1: x1 + by.x, to }
                }
                Paint::Solid(color) => Paint::Solid(color),
            });
            Item::Path(Path {
                segs: path.segs.iter().map(seg).collect(),
                fill,
                stroke: path.stroke,
            })
        }
    }
}
