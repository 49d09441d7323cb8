//! The layout: exact, independent of order, well spread, and readable from its bytes.

use proptest::prelude::*;
use twentieth::{
    layout::{
        Baked, BakedError, BakedVariant, Bodies, Floe, Force, LayoutLink, LayoutNode, LayoutRegion,
        LayoutRequest, Pin, Quadtree, Simulation, Variant,
        forces::{Anchor, Collide, LabelRoom, Link, ManyBody, Room, Spring},
        polygon,
    },
    model::RegionIx,
};

/// Four bodies on a line of springs, one of them alone with its anchor.
fn small(positions: &[[f32; 2]]) -> Simulation {
    let spring = |a, b| Spring { ends: [a, b], length: 30.0, strength: 0.22 };
    let forces: Vec<Box<dyn Force>> = vec![
        Box::new(Link::new(vec![spring(0, 1), spring(1, 2)], positions.len())),
        Box::new(Anchor { toward: vec![[50.0, 50.0]; positions.len()], strength: [0.10, 0.14] }),
        Box::new(ManyBody::new(30.0, 200.0)),
        Box::new(Collide::new(vec![8.0; positions.len()], 1.4, 0.7)),
    ];
    Simulation::new(Bodies::at(positions), forces)
}

#[test]
fn a_small_graph_settles_at_exactly_these_places() {
    // Literal bits: a machine that computes anything else would show its reader another picture.
    let mut simulation = small(&[[10.0, 10.0], [40.0, 20.0], [45.0, 80.0], [90.0, 60.0]]);
    for _ in 0..50 {
        simulation.tick();
    }
    let bits: Vec<[u32; 2]> =
        simulation.bodies().positions().iter().map(|p| p.map(f32::to_bits)).collect();
    assert_eq!(bits, EXPECTED, "positions {:?}", simulation.bodies().positions());
}

/// About (26.7, 42.9), (55.5, 36.8), (42.0, 65.0) and (73.3, 54.8).
const EXPECTED: [[u32; 2]; 4] = [
    [1_104_538_570, 1_110_154_853],
    [1_113_457_469, 1_108_556_890],
    [1_109_908_407, 1_115_811_877],
    [1_116_897_812, 1_113_277_143],
];

#[test]
fn a_simulation_settles_after_300_ticks() {
    let mut simulation = small(&[[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]);
    let mut ticks = 0;
    while !simulation.is_settled() {
        simulation.tick();
        ticks += 1;
    }
    assert_eq!(ticks, 300);
}

#[test]
fn coincident_bodies_separate() {
    let settled = small(&[[50.0, 50.0]; 6]).settle().positions();
    for (i, a) in settled.iter().enumerate() {
        for b in &settled[..i] {
            assert!(8.0 < distance(*a, *b), "{a:?} and {b:?} are still together");
        }
    }
}

#[test]
fn pinned_bodies_stay() {
    let mut bodies = Bodies::at(&[[10.0, 10.0], [12.0, 10.0]]);
    bodies.pinned[0] = true;
    let forces: Vec<Box<dyn Force>> = vec![Box::new(Collide::new(vec![20.0; 2], 1.0, 1.0))];
    let settled = Simulation::new(bodies, forces).settle().positions();
    assert_eq!(settled[0], [10.0, 10.0]);
    assert!(39.0 < distance(settled[0], settled[1]));
}

#[test]
fn labels_get_room_of_their_own() {
    let room = Room { mark: 8.0, label: 60.0, half_height: 9.0 };
    let forces: Vec<Box<dyn Force>> = vec![Box::new(LabelRoom::new(vec![room; 3], 500.0))];
    let start = [[100.0, 100.0], [130.0, 102.0], [150.0, 99.0]];
    let settled = Simulation::new(Bodies::at(&start), forces).settle().positions();
    for (i, a) in settled.iter().enumerate() {
        for b in &settled[..i] {
            let (dx, dy) = ((a[0] - b[0]).abs(), (a[1] - b[1]).abs());
            assert!(75.5 < dx || 17.5 < dy, "boxes at {a:?} and {b:?} overlap");
        }
    }
}

proptest! {
    #[test]
    fn a_quadtree_walk_meets_every_body_once(
        places in prop::collection::vec((0.0f32..100.0, 0.0f32..100.0), 0..60),
        theta in prop::sample::select(vec![0.0f32, 0.9]),
    ) {
        let (x, y): (Vec<f32>, Vec<f32>) = places.into_iter().unzip();
        let mut tree = Quadtree::default();
        tree.rebuild(&x, &y);
        let mut met = 0.0;
        tree.walk([50.0, 50.0], theta, |mass| met += mass.count());
        prop_assert_eq!(met, x.len() as f32);
    }
}

fn request(nodes: Vec<LayoutNode>, links: Vec<LayoutLink>) -> LayoutRequest {
    let region = LayoutRegion { anchor: [0.5, 0.5], name_half_width: 40.0 };
    let pins = vec![Pin { rank: 0, at: [0.5, 0.5] }];
    LayoutRequest::new(Variant::Wide, vec![region], nodes, links, pins)
}

#[test]
fn the_order_of_nodes_and_links_does_not_matter() {
    let node = |rank: u32| LayoutNode {
        rank,
        id: format!("node-{rank}"),
        region: 0,
        importance: 3,
        label_width: 60.0,
    };
    let link = |a, b, weight| LayoutLink { ends: [a, b], weight };
    let nodes: Vec<LayoutNode> = (0..9).map(node).collect();
    let one = request(
        nodes.clone(),
        vec![link(0, 1, 2.0), link(2, 1, 1.0), link(3, 8, 1.0), link(4, 4, 1.0)],
    );
    let other = request(
        nodes.into_iter().rev().collect(),
        vec![link(8, 3, 1.0), link(1, 0, 1.0), link(1, 2, 1.0), link(0, 1, 1.0), link(2, 77, 1.0)],
    );
    assert_eq!(one, other);
    assert_eq!(one.links().iter().map(|l| l.ends).collect::<Vec<_>>(), [[0, 1], [1, 2], [3, 8]]);
}

#[test]
fn a_phone_turns_the_compass_upright() {
    // (by the compass, on the phone): Poland, the Kremlin, Beijing & Tirana.
    let known = [
        ([0.255, 0.27], [0.28, 0.16]),
        ([0.495, 0.46], [0.50, 0.49]),
        ([0.925, 0.48], [0.88, 0.49]),
    ];
    for (compass, upright) in known {
        assert_eq!(Variant::Wide.place(compass), compass);
        assert_eq!(Variant::Tall.place(compass), upright);
    }
    // A region nobody planned, north of Poland, stays near Poland and on the sheet.
    let [x, y] = Variant::Tall.place([0.26, 0.10]);
    assert!((0.15..0.45).contains(&x) && (0.05..0.2).contains(&y), "found {x}, {y}");
}

/// Two squares side by side, the left one with a lake.
fn two_floes() -> Baked {
    let square = |x: f32, y: f32, side: f32| {
        vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side]]
    };
    let floes = vec![
        Floe { region: RegionIx(0), rings: vec![square(0.1, 0.1, 0.4), square(0.2, 0.2, 0.1)] },
        Floe { region: RegionIx(1), rings: vec![square(0.5, 0.1, 0.4)] },
    ];
    let variant = |variant: Variant| {
        BakedVariant::new(
            variant.aspect(),
            vec![[0.25, 0.15], [0.75, 0.3], [0.0, 1.0]],
            [floes.clone(), floes[1..].to_vec()],
            vec![vec![[0.3, 0.1]], vec![]],
        )
    };
    Baked { request_hash: 0x0123_4567_89ab_cdef, variants: Variant::ALL.map(variant) }
}

#[test]
fn borders_are_what_two_floes_share_and_coasts_the_rest() {
    let baked = two_floes();
    let wide = baked.variant(Variant::Wide);
    assert_eq!(wide.ice.borders.len(), 1);
    assert_eq!(wide.ice.borders[0].len(), 2);
    // One coast runs around both floes; the lake has another.
    let mut lengths: Vec<usize> = wide.ice.coasts.iter().map(Vec::len).collect();
    lengths.sort_unstable();
    assert_eq!(lengths, [5, 7]);
    assert!(wide.ice.coasts.iter().all(|coast| coast.first() == coast.last()));
}

#[test]
fn a_lake_is_not_on_the_floe() {
    let baked = two_floes();
    let rings = &baked.variant(Variant::Wide).ice.floes[0].rings;
    for (place, is_inside) in
        [([0.15, 0.15], true), ([0.25, 0.25], false), ([0.45, 0.3], true), ([0.6, 0.3], false)]
    {
        assert_eq!(polygon::contains(rings, place), is_inside, "{place:?}");
    }
}

#[test]
fn bytes_round_trip() {
    let baked = two_floes();
    assert_eq!(Baked::from_bytes(&baked.to_bytes()), Ok(baked));
}

#[test]
fn bad_bytes_say_what_was_found_and_expected() {
    let good = two_floes().to_bytes();
    let with = |at: usize, byte: u8| {
        let mut bytes = good.clone();
        bytes[at] = byte;
        bytes
    };
    let cases: [(Vec<u8>, &str); 6] = [
        (vec![], "found bytes [], expected a baked layout to begin with \"20LB\""),
        (
            b"PNG!".to_vec(),
            "found bytes [50, 4e, 47, 21], expected a baked layout to begin with \"20LB\"",
        ),
        (with(4, 9), "found version 9 of baked layouts, expected 2"),
        (good[..9].to_vec(), "found the end of the file at byte 9, expected request hash"),
        (with(13, 127), "found 127 as number of nodes, expected 0 to 42"),
        (
            [good.clone(), vec![0, 0]].concat(),
            "found 2 bytes after the last layout, expected the end of the file",
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(Baked::from_bytes(&bytes).unwrap_err().to_string(), expected);
    }
}

proptest! {
    #[test]
    fn reading_hostile_bytes_never_panics(tail in prop::collection::vec(any::<u8>(), 0..200)) {
        let bytes = [b"20LB\x01".to_vec(), tail].concat();
        // Whatever can be read is something that can be written.
        if let Ok(baked) = Baked::from_bytes(&bytes) {
            prop_assert_eq!(Baked::from_bytes(&baked.to_bytes()), Ok(baked));
        }
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(at in 13usize..200, byte: u8, cut in 0usize..200) {
        let mut bytes = two_floes().to_bytes();
        let at = at.min(bytes.len() - 1);
        bytes[at] = byte;
        prop_assert!(Baked::from_bytes(&bytes[..cut.min(bytes.len() - 1)]).is_err());
        match Baked::from_bytes(&bytes) {
            Ok(baked) => {
                for variant in &baked.variants {
                    for p in variant.positions.iter().chain(variant.ice.floes.iter().chain(&variant.sheet.floes).flat_map(|f| f.rings.iter().flatten())) {
                        prop_assert!(p.iter().all(|v| (0.0..=1.0).contains(v)));
                    }
                }
            }
            Err(BakedError::NotALayout { .. }) => prop_assert!(false, "the magic was whole"),
            Err(_) => {}
        }
    }
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
    (dx * dx + dy * dy).sqrt()
}

#[cfg(feature = "tool")]
#[path = "layout/picture.rs"]
mod picture;

/// The layout of the history in `data/twentieth`.
#[cfg(feature = "tool")]
mod shipped {
    use std::{path::Path, sync::OnceLock};

    use twentieth::{
        dataset::read_folder,
        layout::{Baked, BakedVariant, LayoutNode, LayoutRequest, Variant, bake, polygon},
        model::{Dataset, DatasetParts},
    };

    use super::{distance, picture};

    #[expect(clippy::panic, reason = "without its data this test can only fail")]
    fn shipped() -> &'static (Dataset, Baked) {
        static SHIPPED: OnceLock<(Dataset, Baked)> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/twentieth");
            let (dataset, _) = read_folder(&folder).unwrap_or_else(|error| panic!("{error}"));
            let baked = bake(&dataset);
            (dataset, baked)
        })
    }

    /// Calls `check` for each variant with its request, layout and positions in pixels.
    fn each(check: impl Fn(&LayoutRequest, &BakedVariant, &[[f32; 2]])) {
        let (dataset, baked) = shipped();
        for variant in Variant::ALL {
            let request = LayoutRequest::from_dataset(dataset, variant);
            let layout = baked.variant(variant);
            let places: Vec<[f32; 2]> = layout.positions.iter().map(|&p| request.px(p)).collect();
            assert_eq!(places.len(), dataset.nodes().len());
            check(&request, layout, &places);
        }
    }

    /// Pairs among the first `n` nodes whose marks overlap at a scale.
    fn overlaps(nodes: &[LayoutNode], places: &[[f32; 2]], n: usize, scale: f32) -> Vec<String> {
        let n = n.min(places.len());
        let pairs = (0..n).flat_map(|i| (0..i).map(move |j| (i, j)));
        pairs
            .filter(|&(i, j)| {
                let apart = nodes[i].mark_radius() + nodes[j].mark_radius();
                distance(places[i], places[j]) * scale < apart
            })
            .map(|(i, j)| format!("{} and {}", nodes[j].id, nodes[i].id))
            .collect()
    }

    #[test]
    fn the_marks_of_every_zoom_step_stand_apart() {
        each(|request, _, places| {
            // The budget of marks grows with the square of the scale.
            for scale in [1.0, 1.5, 2.0] {
                let n = (request.n_leaders() as f32 * scale * scale) as usize;
                let found = overlaps(request.nodes(), places, n, scale);
                assert_eq!(found, [""; 0], "{:?} at scale {scale}", request.variant());
            }
            let all_fit_at = if request.variant() == Variant::Wide { 3.0 } else { 4.5 };
            let found = overlaps(request.nodes(), places, usize::MAX, all_fit_at);
            assert_eq!(found, [""; 0], "{:?} at scale {all_fit_at}", request.variant());
        });
    }

    #[test]
    fn every_node_lies_on_the_floe_of_its_region() {
        each(|request, layout, _| {
            let strays: Vec<&str> = request
                .nodes()
                .iter()
                .zip(&layout.positions)
                .filter(|(node, place)| {
                    let floe = layout.ice.floes.iter().find(|floe| floe.region.0 == node.region);
                    !floe.is_some_and(|floe| polygon::contains(&floe.rings, **place))
                })
                .map(|(node, _)| node.id.as_str())
                .collect();
            assert_eq!(strays, [""; 0], "{:?}", request.variant());
        });
    }

    #[test]
    fn floes_are_whole_and_leave_water_around_them() {
        each(|request, layout, _| {
            let mut land = 0.0;
            for floe in &layout.ice.floes {
                let areas: Vec<f32> = floe.rings.iter().map(|ring| polygon::area(ring)).collect();
                let (main, rest) = areas.split_first().unwrap();
                land += main;
                assert!(rest.iter().sum::<f32>() < 0.2 * main, "{:?} is in pieces", floe.region);
                for p in floe.rings.iter().flatten() {
                    assert!(p.iter().all(|v| (0.01..=0.99).contains(v)), "{p:?} is off the sheet");
                }
            }
            let expected = if request.variant() == Variant::Wide { 0.70..0.82 } else { 0.55..0.70 };
            assert!(expected.contains(&land), "{:?} has {land} land", request.variant());
        });
    }

    #[test]
    fn the_whole_sheet_covers_the_floes_and_most_of_the_water() {
        each(|request, layout, _| {
            let area = |floes: &[twentieth::layout::Floe]| -> f32 {
                floes.iter().map(|floe| polygon::area(&floe.rings[0])).sum()
            };
            let (parted, whole) = (area(&layout.ice.floes), area(&layout.sheet.floes));
            assert!(parted + 0.08 < whole, "{parted} and {whole} of {:?}", request.variant());
            // The sheet is in one piece: its floes have more shores with each other.
            let length =
                |lines: &[twentieth::layout::Line]| lines.iter().map(Vec::len).sum::<usize>();
            assert!(length(&layout.ice.borders) < length(&layout.sheet.borders));
            for p in layout.sheet.floes.iter().flat_map(|floe| floe.rings.iter().flatten()) {
                assert!(p.iter().all(|v| (0.004..=0.996).contains(v)), "{p:?} is off the sheet");
            }
            for (node, place) in request.nodes().iter().zip(&layout.positions) {
                let floe = layout.sheet.floes.iter().find(|floe| floe.region.0 == node.region);
                assert!(floe.is_some_and(|f| polygon::contains(&f.rings, *place)), "{}", node.id);
            }
        });
    }

    #[test]
    fn the_middle_of_the_picture_is_moscow_and_west_is_left() {
        let (dataset, baked) = shipped();
        let wide = baked.variant(Variant::Wide);
        let at = |id: &str| wide.positions[dataset.find(id).unwrap().index()];
        let [x, y] = at("moscow");
        assert!((0.4..0.6).contains(&x) && (0.3..0.6).contains(&y), "Moscow is at {x}, {y}");
        assert!(at("bierut-boleslaw")[0] < x && x < at("mao-zedong")[0]);
        assert!(at("bierut-boleslaw")[1] < at("nagy-imre")[1]);
    }

    #[test]
    fn every_region_has_a_place_for_its_name_and_none_meet() {
        each(|request, layout, _| {
            assert_eq!(layout.names.len(), request.regions().len());
            let first: Vec<([f32; 2], f32)> = layout
                .names
                .iter()
                .zip(request.regions())
                .map(|(places, region)| (request.px(places[0]), region.name_half_width))
                .collect();
            for (i, (a, a_half)) in first.iter().enumerate() {
                for (b, b_half) in &first[..i] {
                    let is_apart =
                        a_half + b_half <= (a[0] - b[0]).abs() || 14.0 <= (a[1] - b[1]).abs();
                    assert!(is_apart, "names at {a:?} and {b:?} meet in {:?}", request.variant());
                }
            }
        });
    }

    #[test]
    fn baking_again_gives_the_same_bytes_and_they_are_few() {
        let (dataset, baked) = shipped();
        let bytes = baked.to_bytes();
        assert_eq!(Baked::from_bytes(&bytes).as_ref(), Ok(baked));
        assert!(bytes.len() < 16_000, "{} bytes", bytes.len());

        // Records in another order: the same picture.
        let mut parts: DatasetParts = dataset.parts().clone();
        parts.relations.reverse();
        assert!(bake(&Dataset::new(parts)).to_bytes() == bytes, "order of relations matters");
    }

    #[test]
    fn a_layout_knows_which_history_it_is_for() {
        let (dataset, baked) = shipped();
        assert!(baked.is_for(dataset));
        let mut parts = dataset.parts().clone();
        parts.nodes[7].importance = 1;
        assert!(!baked.is_for(&Dataset::new(parts)));
        let mut parts = dataset.parts().clone();
        parts.relations.pop();
        assert!(!baked.is_for(&Dataset::new(parts)));
        let mut parts = dataset.parts().clone();
        parts.nodes[7].pin = Some([0.2, 0.2]);
        assert!(!baked.is_for(&Dataset::new(parts)));
    }

    #[test]
    fn what_the_data_pins_stays_there() {
        let (dataset, _) = shipped();
        let mut parts = dataset.parts().clone();
        let free = parts.nodes.iter().position(|node| node.pin.is_none()).unwrap();
        parts.nodes[free].pin = Some([0.5, 0.87]);
        let pinned = Dataset::new(parts);
        let moscow = dataset.find("moscow").unwrap().index();
        let baked = bake(&pinned);
        for variant in Variant::ALL {
            for i in [free, moscow] {
                let [x, y] = baked.variant(variant).positions[i];
                let [wx, wy] = variant.place(pinned.nodes()[i].pin.unwrap());
                // Positions are shipped in steps of the sheet.
                assert!((x - wx).abs() < 0.002 && (y - wy).abs() < 0.002, "{x} {y} for {wx} {wy}");
            }
        }
    }

    /// `cargo test --test layout -- --ignored` leaves `target/layout-*.svg`.
    #[test]
    #[ignore = "writes pictures to look at"]
    fn pictures() {
        let (dataset, _) = shipped();
        each(|request, layout, _| {
            for scale in [1, 2, 3] {
                let svg = picture::svg(dataset, layout, request, scale as f32).unwrap();
                let name = format!("target/layout-{:?}-{scale}.svg", request.variant());
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name.to_lowercase());
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, svg).unwrap();
            }
        });
    }
}
