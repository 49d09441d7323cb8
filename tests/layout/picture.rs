//! A layout as an SVG to look at: no part of the exhibit, only of judging its layout.

use std::fmt::Write as _;

use twentieth::{
    layout::{BakedVariant, LayoutRequest},
    model::{Dataset, Lang},
};

/// Draws what is seen at `scale`: the budget of marks grows with its square.
pub(crate) fn svg(
    dataset: &Dataset,
    baked: &BakedVariant,
    request: &LayoutRequest,
    scale: f32,
) -> Result<String, std::fmt::Error> {
    let [w, h] = request.variant().size().map(|side| side * scale);
    let n = ((request.n_leaders() as f32 * scale * scale) as usize).min(baked.positions.len());
    let at = |p: [f32; 2]| [p[0] * w, p[1] * h];
    let path = |line: &[[f32; 2]], end: &str| {
        let points: Vec<String> =
            line.iter().map(|&p| at(p)).map(|[x, y]| format!("{x:.1} {y:.1}")).collect();
        format!("M{}{end}", points.join("L"))
    };
    let mut out = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{w}' height='{h}' font-family='Sofia Sans \
         Condensed, Roboto Condensed, Arial Narrow, sans-serif'><rect width='{w}' height='{h}' \
         fill='#DAE5E9'/>"
    );
    for floe in &baked.ice.floes {
        let rings: String = floe.rings.iter().map(|ring| path(ring, "Z")).collect();
        write!(out, "<path d='{rings}' fill='#F4F7F7' fill-rule='evenodd'/>")?;
    }
    let mut stroke = |lines: &[Vec<[f32; 2]>], color: &str, width: f32| {
        let d: String = lines.iter().map(|line| path(line, "")).collect();
        write!(
            out,
            "<path d='{d}' fill='none' stroke='{color}' stroke-width='{width}' \
             stroke-linejoin='round'/>"
        )
    };
    stroke(&baked.ice.coasts, "#B4C3CA", 1.4)?;
    stroke(&baked.ice.borders, "#B4C3CA", 8.8)?;
    stroke(&baked.ice.borders, "#DAE5E9", 7.0)?;
    let ends = request.links().iter().filter(|link| (link.ends[1] as usize) < n);
    let links: Vec<Vec<[f32; 2]>> =
        ends.map(|link| link.ends.map(|rank| baked.positions[rank as usize]).to_vec()).collect();
    let mut stroke_links = String::new();
    links.iter().for_each(|link| stroke_links.push_str(&path(link, "")));
    write!(out, "<path d='{stroke_links}' stroke='#3A9DB9' stroke-width='.8' opacity='.35'/>")?;
    for (region, candidates) in dataset.regions().iter().zip(&baked.names) {
        for (i, &[x, y]) in candidates.iter().map(|&p| at(p)).collect::<Vec<_>>().iter().enumerate()
        {
            let name = region.name.en.to_uppercase().replace('&', "&amp;");
            let (text, size) = if i == 0 { (name, 12) } else { (format!("{}{i}", region.id), 6) };
            write!(
                out,
                "<text x='{x:.1}' y='{:.1}' font-size='{size}' font-weight='600' fill='#55646E' \
                 text-anchor='middle' letter-spacing='.1em'>{text}</text>",
                y + 4.0
            )?;
        }
    }
    for (node, spec) in dataset.nodes().iter().zip(request.nodes()).take(n) {
        let [x, y] = at(baked.positions[spec.rank as usize]);
        let radius = spec.mark_radius();
        write!(
            out,
            "<circle cx='{x:.1}' cy='{y:.1}' r='{radius:.1}' fill='#13212B' stroke='#F4F7F7'/>"
        )?;
        if (spec.rank as usize) < request.variant().label_budget() {
            write!(
                out,
                "<text x='{:.1}' y='{:.1}' font-size='12.5' fill='#13212B' stroke='#F4F7F7' \
                 stroke-width='3' paint-order='stroke'>{}</text>",
                x + radius + 3.0,
                y + 4.0,
                node.label(Lang::En).replace('&', "&amp;")
            )?;
        }
    }
    out.push_str("</svg>");
    Ok(out)
}
