//! Pictures of the shipped history for people to look at: `cargo test --test pictures -- --ignored`
//! writes SVG files to `target/pictures/`.
#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, reason = "a picture that cannot be made is a failed test")]

use std::path::Path;

use twentieth::{
    dataset::read_folder,
    export::svg::to_svg,
    layout::bake,
    model::Lang,
    query::{Visible, neighbours::Ego},
    scene::{
        Camera, Size, Theme,
        graph::{self, EdgeSlots, GraphInputs, LabelChoice},
        metrics_table::TableMetrics,
    },
    state::{Explore, Filter},
};

#[test]
#[ignore = "for people to look at"]
fn network() {
    let (dataset, _) = read_folder(Path::new("data/twentieth")).unwrap();
    let baked = bake(&dataset);
    let slots = EdgeSlots::new(&dataset);
    let visible = Visible::new(&dataset, &Filter::default(), None);
    let khrushchev = dataset.find("khrushchev-nikita").map(|ix| Ego::new(&dataset, ix));
    let folder = Path::new("target/pictures");
    std::fs::create_dir_all(folder).unwrap();
    for (name, size, scale, ego) in [
        ("desktop", Size::new(968.0, 490.0), 1.0, None),
        ("desktop-selected", Size::new(968.0, 490.0), 1.0, khrushchev.as_ref()),
        ("desktop-zoomed", Size::new(968.0, 490.0), 3.0, None),
        ("embed", Size::new(616.0, 404.0), 1.0, None),
        ("phone", Size::new(390.0, 470.0), 1.0, None),
        ("phone-selected", Size::new(390.0, 470.0), 1.0, khrushchev.as_ref()),
    ] {
        let inputs = GraphInputs {
            dataset: &dataset,
            visible: &visible,
            layout: graph::layout_for(&baked, size),
            slots: &slots,
            camera: Camera { scale, ..Camera::default() },
            size,
            theme: &Theme::LIGHT,
            lang: Lang::En,
            metrics: &TableMetrics,
            ego,
            explore: &Explore::default(),
            study: None,
            keep_clear: &[],
            cursor: None,
            detail: graph::Detail::default(),
        };
        let drawn = graph::draw(&inputs, LabelChoice::Place);
        println!("{name}: {} marks, {} labels", drawn.plan.nodes.len(), drawn.labels.len());
        let path = folder.join(format!("network-{name}.svg"));
        std::fs::write(path, to_svg(&drawn.scene, name, "")).unwrap();
    }
}
