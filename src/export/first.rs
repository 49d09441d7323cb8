//! The page before the exhibit has started: frame, opening and a first picture from the baked
//! positions, which the canvas then replaces without a jump.
//!
//! Places are percentages, so that the picture fits any frame as the canvas will; colours are the
//! custom properties of the style sheet, so that it fits both themes.

use std::fmt::Write;

use super::svg::{Escaped, path_data};
use crate::{
    i18n::{self, Msg},
    layout::{Baked, BakedVariant, Variant},
    model::{Dataset, Kind, Lang, NodeIx},
    query::Visible,
    scene::{
        Camera, Point, Size, Theme,
        graph::{Detail, EdgeSlots, GraphInputs, LabelChoice, draw, node_radius},
        marks,
        metrics_table::TableMetrics,
    },
    state::{Explore, Filter},
};

/// What stands inside the exhibit's element until the exhibit does.
pub fn first_page(dataset: &Dataset, baked: &Baked) -> String {
    let mut html = String::from(
        "<div class=\"app boot\">\n<div class=\"rail\"><span class=\"rail-numeral\" aria-hidden=\"true\">XX</span></div>\n\
         <header class=\"header\"><span class=\"mark\" aria-hidden=\"true\">XX</span></header>\n\
         <main class=\"stage\"><div class=\"legend\"></div><div class=\"graph first\">\n",
    );
    html += &symbols();
    for (variant, class) in [(Variant::Wide, "wide"), (Variant::Tall, "tall")] {
        html += &picture(dataset, baked.variant(variant), variant, class);
    }
    html += "</div><div class=\"timeline\"></div></main>\n<aside class=\"panel peek\"><div class=\"panel-body\">\n";
    for lang in Lang::ALL {
        html += &opening(dataset, lang);
    }
    html += "</div></aside>\n</div>\n";
    html
}

fn opening(dataset: &Dataset, lang: Lang) -> String {
    let say = |msg: Msg<'_>| Escaped(&i18n::text(lang, &msg)).to_string();
    let mut html = format!(
        "<article class=\"entry intro\" lang=\"{}\"><h2 class=\"entry-name\">{}</h2>\n",
        lang.tag(),
        say(Msg::ChooseName)
    );
    for statement in &dataset.parts().opening {
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(html, "<p class=\"entry-text\">{}</p>", Escaped(statement.text.get(lang)));
    }
    let _ = write!(
        html,
        "<p class=\"loading\">{}<progress></progress></p>\n<p class=\"colophon\">{} <a href=\"read/en/index.html\">{}</a></p></article>\n",
        say(Msg::Loading(dataset.nodes().len())),
        say(Msg::StillRead),
        say(Msg::ReadingEdition),
    );
    html
}

/// One mark for each kind and importance.
fn symbols() -> String {
    let mut svg = String::from("<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>");
    for kind in Kind::ALL {
        for importance in 1..=5u8 {
            let outline = marks::mark(kind, Point::default(), node_radius(f32::from(importance)));
            let _ = write!(
                svg,
                "<path id=\"m-{}-{importance}\" d=\"{}\"/>",
                kind.id(),
                path_data(&outline)
            );
        }
    }
    svg + "</defs></svg>\n"
}

fn picture(dataset: &Dataset, layout: &BakedVariant, variant: Variant, class: &str) -> String {
    let [w, h] = variant.size();
    let visible = Visible::new(dataset, &Filter::default(), None);
    let inputs = GraphInputs {
        dataset,
        visible: &visible,
        layout,
        slots: &EdgeSlots::new(dataset),
        camera: Camera::default(),
        size: Size::new(w, h),
        theme: &Theme::LIGHT,
        lang: Lang::En,
        metrics: &TableMetrics,
        ego: None,
        explore: &Explore::default(),
        study: None,
        keep_clear: &[],
        cursor: None,
        detail: Detail::default(),
    };
    let drawn = draw(&inputs, LabelChoice::Place);

    let mut svg = format!("<svg class=\"{class}\" aria-hidden=\"true\">");
    let mut d = String::new();
    for ring in layout.ice.floes.iter().flat_map(|floe| &floe.rings) {
        for (i, [x, y]) in ring.iter().enumerate() {
            let _ = write!(d, "{}{:.0} {:.0}", if i == 0 { "M" } else { "L" }, x * 1e3, y * 1e3);
        }
        d.push('Z');
    }
    let _ = write!(
        svg,
        "<svg class=\"floes\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\"><path d=\"{d}\"/></svg>"
    );
    let percent = |ix: NodeIx| {
        let [x, y] = layout.positions.get(ix.index()).copied().unwrap_or([0.5, 0.5]);
        (x * 100.0, y * 100.0)
    };
    for kind in Kind::ALL {
        let _ = write!(svg, "<g class=\"k-{}\">", kind.id());
        for mark in drawn.plan.nodes.iter().filter(|mark| mark.kind == kind) {
            let (x, y) = percent(mark.node);
            let importance = dataset.node(mark.node).importance;
            let _ = write!(
                svg,
                "<use href=\"#m-{}-{importance}\" x=\"{x:.1}%\" y=\"{y:.1}%\"/>",
                kind.id()
            );
        }
        svg += "</g>";
    }
    for label in drawn.labels.iter().filter(|label| dataset.node(label.node).importance == 5) {
        let (x, y) = percent(label.node);
        let _ = write!(
            svg,
            "<text x=\"{x:.1}%\" y=\"{y:.1}%\" dx=\"{:.0}\" dy=\"{:.0}\">{}</text>",
            label.offset.x,
            label.offset.y,
            Escaped(&label.text)
        );
    }
    svg + "</svg>\n"
}
