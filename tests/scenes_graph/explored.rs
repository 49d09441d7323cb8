//! What exploring changes in the picture.

use twentieth::{
    export::{
        figure::{FigureText, figure},
        svg::to_svg,
    },
    model::{Certainty, Lang, NodeIx},
    query::{metrics::Metric, neighbours::Ego},
    scene::{
        Camera, Color, Item, Path, Point, Scene, Seg, Size, Theme,
        graph::{self, GraphScene, LENS, Look, Overlay},
    },
    state::{Degrees, Explore, Ground, Pair, Place, Question},
};

use super::{
    DESKTOP, SHIPPED, Wish, bounds_of_labels,
    support::{node, small_with_layout},
};

fn wish(explore: Explore) -> Wish {
    let mut wish = Wish::new(DESKTOP);
    wish.state.explore = explore;
    wish
}

fn shipped(id: &str) -> NodeIx {
    node(&SHIPPED.0, id)
}

fn asked(question: Question, one: &str, other: &str) -> Explore {
    let ends = [shipped(one), shipped(other)];
    Explore { pair: Some(Pair { question, ends }), ..Explore::default() }
}

fn look(picture: &GraphScene, ix: NodeIx) -> Option<Look> {
    picture.plan.get(ix).map(|drawn| drawn.look)
}

fn is_named(picture: &GraphScene, ix: NodeIx) -> bool {
    picture.labels.iter().any(|label| label.node == ix)
}

fn strokes(scene: &Scene, color: Color, width: f32) -> Vec<&Path> {
    let paths = scene.items.iter().filter_map(|item| match item {
        Item::Path(path) => Some(path),
        Item::Text(_) => None,
    });
    paths.filter(|path| path.stroke.is_some_and(|s| s.color == color && s.width == width)).collect()
}

fn says(scene: &Scene, words: &str) -> bool {
    scene.items.iter().any(|item| matches!(item, Item::Text(text) if text.text == words))
}

#[test]
fn a_way_is_a_chain_with_numbered_steps_and_all_else_fades() {
    let wish = wish(asked(Question::Path, "gomulka-wladyslaw", "mikoyan-anastas"));
    let picture = wish.draw(&SHIPPED);
    let ways = wish.with(&SHIPPED, |inputs| inputs.study.unwrap().ways.clone());
    let steps: Vec<NodeIx> = ways[0].nodes().collect();
    assert!(steps.len() >= 2);
    for (i, step) in steps.iter().enumerate() {
        assert_eq!(look(&picture, *step), Some(Look::Chosen));
        assert!(is_named(&picture, *step), "{}", SHIPPED.0.node(*step).id);
        assert!(says(&picture.scene, &(i + 1).to_string()));
    }
    let on_ways: Vec<NodeIx> = ways.iter().flat_map(|way| way.nodes()).collect();
    for drawn in picture.plan.nodes.iter().filter(|drawn| !on_ways.contains(&drawn.node)) {
        assert_eq!(drawn.look, Look::Faded, "{}", SHIPPED.0.node(drawn.node).id);
    }
    let chain = strokes(&picture.scene, Theme::LIGHT.spot, 3.4);
    assert_eq!(chain.len(), 1);
    // Each line starts where the last one ended.
    let places = steps.iter().map(|step| picture.plan.get(*step).unwrap().center);
    let starts = chain[0].segs.iter().filter_map(|seg| match seg {
        Seg::Move(p) => Some(*p),
        _ => None,
    });
    assert!(starts.eq(places.take(steps.len() - 1)));
}

#[test]
fn comparing_shows_what_two_share_before_what_each_has() {
    let (a, b) = ("khrushchev-nikita", "mikoyan-anastas");
    let wish = wish(asked(Question::Compare, a, b));
    let picture = wish.draw(&SHIPPED);
    let comparison =
        wish.with(&SHIPPED, |inputs| inputs.study.unwrap().comparison.clone().unwrap());
    for end in [a, b] {
        assert_eq!(look(&picture, shipped(end)), Some(Look::Chosen));
        assert!(is_named(&picture, shipped(end)));
    }
    assert!(!comparison.shared.is_empty() && !comparison.only[0].is_empty());
    for shared in comparison.shared.iter().take(20) {
        assert_eq!(look(&picture, shared.node), Some(Look::Neighbour));
    }
    for own in comparison.only.iter().flat_map(|own| own.iter().take(5)) {
        assert_eq!(look(&picture, *own), Some(Look::Full));
    }
    let faded = picture.plan.nodes.iter().filter(|drawn| drawn.look == Look::Faded).count();
    assert!(faded > 20, "{faded}");
}

#[test]
fn circles_around_the_chosen_entry_grow_fainter() {
    let chosen = shipped("gomulka-wladyslaw");
    let explore = Explore { degrees: Degrees::new(3), ..Explore::default() };
    let picture = Wish { selected: Some(chosen), ..wish(explore) }.draw(&SHIPPED);
    let visible = twentieth::query::Visible::new(&SHIPPED.0, &Default::default(), None);
    let ego = Ego::within(&SHIPPED.0, &visible, chosen, 3);
    let mut met = [0; 5];
    for drawn in &picture.plan.nodes {
        let expected = match ego.distance(drawn.node) {
            Some(0) => Look::Selected,
            Some(1) => Look::Neighbour,
            Some(2) => Look::Distant(2),
            Some(3) => Look::Distant(1),
            _ => Look::Faded,
        };
        assert_eq!(drawn.look, expected, "{}", SHIPPED.0.node(drawn.node).id);
        met[ego.distance(drawn.node).map_or(4, usize::from)] += 1;
    }
    assert!(met[..4].iter().all(|count| *count > 0), "{met:?}");
    assert!(Look::Distant(1) < Look::Distant(2) && Look::Distant(2) < Look::Full);
}

#[test]
fn an_expanded_entry_brings_all_its_neighbours() {
    let hub = shipped("khrushchev-nikita");
    let all = |picture: &GraphScene| {
        let ties = SHIPPED.0.adjacent(hub).iter();
        ties.filter(|tie| picture.plan.get(tie.node).is_some()).count()
    };
    let before = all(&Wish::new(DESKTOP).draw(&SHIPPED));
    let explore = Explore { expanded: vec![hub], ..Explore::default() };
    let after = all(&wish(explore).draw(&SHIPPED));
    assert!(before < after);
    assert_eq!(after, SHIPPED.0.adjacent(hub).len());
}

#[test]
fn a_collapsed_entry_counts_what_it_folds_away() {
    let before = Wish::new(DESKTOP).draw(&SHIPPED);
    let drawn = before.plan.nodes.iter().map(|drawn| drawn.node);
    let pictures = drawn.map(|hub| {
        let explore = Explore { collapsed: vec![hub], ..Explore::default() };
        (hub, wish(explore).draw(&SHIPPED))
    });
    let (hub, after) = pictures.max_by_key(|(_, picture)| picture.plan.folded[0].1).unwrap();
    let (folded, count) = after.plan.folded[0];
    assert_eq!(folded, hub);
    assert!(count > 0);
    assert_eq!(before.plan.nodes.len() - after.plan.nodes.len(), count as usize);
    assert!(says(&after.scene, &format!("+{count}")));
    for gone in before.plan.nodes.iter().filter(|drawn| after.plan.get(drawn.node).is_none()) {
        let ties = SHIPPED.0.adjacent(gone.node).iter();
        let others = ties.filter(|tie| tie.node != hub && before.plan.get(tie.node).is_some());
        assert_eq!(others.count(), 0, "{}", SHIPPED.0.node(gone.node).id);
    }
}

#[test]
fn a_ranking_sizes_marks_and_chooses_who_is_drawn() {
    let explore = Explore { metric: Some(Metric::Betweenness), ..Explore::default() };
    let wish = wish(explore);
    let picture = wish.draw(&SHIPPED);
    let ranking = wish.with(&SHIPPED, |inputs| inputs.study.unwrap().ranking.clone());
    let drawn: Vec<NodeIx> = picture.plan.nodes.iter().map(|drawn| drawn.node).collect();
    let best: Vec<NodeIx> = ranking.iter().take(drawn.len()).map(|ranked| ranked.node).collect();
    assert_eq!(drawn, best);
    let radius = |i: usize| picture.plan.nodes[i].radius;
    assert!((1..drawn.len()).all(|i| radius(i) <= radius(i - 1)));
    // The greatest has the size of the greatest importance.
    assert_eq!(radius(0), Wish::new(DESKTOP).draw(&SHIPPED).plan.nodes[0].radius);
    assert!(radius(0) > radius(100) * 1.5);
    assert!(is_named(&picture, ranking[0].node));
}

#[test]
fn picks_are_ringed_named_and_joined() {
    let picked =
        ["gomulka-wladyslaw", "bierut-boleslaw", "khrushchev-nikita"].map(shipped).to_vec();
    let picture = wish(Explore { picked: picked.clone(), ..Explore::default() }).draw(&SHIPPED);
    for ix in &picked {
        assert_eq!(look(&picture, *ix), Some(Look::Chosen));
        assert!(is_named(&picture, *ix));
    }
    let rings = strokes(&picture.scene, Theme::LIGHT.spot, 2.0);
    assert_eq!(rings.len(), picked.len());
    assert!(!picture.plan.focus.strong.is_empty());
    for tie in &picture.plan.focus.strong {
        let relation = SHIPPED.0.relation(*tie);
        assert!(picked.contains(&relation.from) && picked.contains(&relation.to));
    }
}

#[test]
fn communities_have_hulls_and_names_on_plain_ground() {
    let explore = Explore { ground: Ground::Communities, ..Explore::default() };
    for theme in [Theme::LIGHT, Theme::DARK] {
        let wish = Wish { theme, ..wish(explore.clone()) };
        let picture = wish.draw(&SHIPPED);
        let large = wish.with(&SHIPPED, |inputs| {
            let list = &inputs.study.unwrap().communities.as_ref().unwrap().list;
            list.iter().take(12).filter(|community| community.size >= 6).count()
        });
        let hulls = picture.scene.items.iter().filter(|item| {
            matches!(item, Item::Path(path)
                if path.stroke.is_some_and(|s| s.width == 1.2 && s.color.alpha == 0.75))
        });
        assert!(large > 3);
        assert_eq!(hulls.count(), large);
        let more = |item: &&Item| matches!(item, Item::Text(t) if t.text.ends_with(" more"));
        let named = picture.scene.items.iter().filter(more).count();
        assert!(named * 4 >= large * 3, "{named} of {large}");
    }
}

#[test]
fn what_the_reader_moved_lies_where_it_was_put() {
    let ix = shipped("gomulka-wladyslaw");
    let place = Place([4321, 1234]);
    let picture = wish(Explore { moved: vec![(ix, place)], ..Explore::default() }).draw(&SHIPPED);
    let expected = Point::new(0.4321 * DESKTOP.w, 0.1234 * DESKTOP.h);
    assert!(picture.plan.get(ix).unwrap().center.distance(expected) < 0.01);
    let lines = picture.scene.items.iter().any(|item| {
        let ends = |seg: &Seg| match seg {
            Seg::Move(p) | Seg::Quad(_, p) => p.distance(expected) < 0.01,
            _ => false,
        };
        matches!(item, Item::Path(path) if path.segs.iter().any(ends))
    });
    assert!(lines, "its lines follow");
}

#[test]
fn a_pointer_near_a_line_finds_its_tie_and_the_overlay_says_it() {
    let history = small_with_layout();
    let wish = Wish::new(Size::new(640.0, 400.0));
    let picture = wish.draw(&history);
    let speech = node(&history.0, "1956-02-25-secret-speech");
    let tie = history.0.adjacent(speech)[0].relation;
    let relation = history.0.relation(tie);
    let [from, to] = [relation.from, relation.to].map(|end| picture.plan.get(end).unwrap().center);
    wish.with(&history, |inputs| {
        // Curves bend by 18 pixels at most: somewhere across the middle is the line.
        let (middle, across) = (from.lerp(to, 0.5), (to - from).perpendicular().normalized());
        let found = (-20..=20)
            .filter_map(|i| (LENS.tie_at)(inputs, &picture, middle + across * i as f32))
            .any(|found| found == tie);
        assert!(found);
        assert_eq!((LENS.tie_at)(inputs, &picture, Point::new(-90.0, -90.0)), None);
        let pointed = Overlay { tie: Some(tie), ..Overlay::default() };
        let layer = graph::overlay(inputs, &picture, pointed);
        let verb = history.0.type_of(relation).forward.get(Lang::En);
        let said = |item: &Item| matches!(item, Item::Text(t) if t.text.contains(verb));
        assert!(layer.items.iter().any(said));
        let firm = match relation.certainty {
            Certainty::Established => "established",
            Certainty::Probable => "probable",
            Certainty::Disputed => "disputed",
        };
        assert!(layer.items.iter().any(|i| matches!(i, Item::Text(t) if t.text.ends_with(firm))));
    });
}

#[test]
fn a_hovered_entry_says_its_verbs_over_no_name() {
    let chosen = shipped("gomulka-wladyslaw");
    let wish = Wish::new(DESKTOP);
    let below = wish.draw(&SHIPPED);
    wish.with(&SHIPPED, |inputs| {
        let pointed = Overlay { hovered: Some(chosen), ..Overlay::default() };
        let layer = graph::overlay(inputs, &below, pointed);
        let verbs: Vec<_> = layer
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text(text) if text.style.halo.is_some() && text.style.size == 12.0 => {
                    let w = inputs.metrics.width(&text.text, &text.style);
                    let top = text.at.y - text.style.size * 0.8;
                    Some(graph_rect(text.at.x - w / 2.0, top, w, text.style.size))
                }
                _ => None,
            })
            .collect();
        assert!(verbs.len() >= 3, "{}", verbs.len());
        for (i, verb) in verbs.iter().enumerate() {
            assert!(verbs[i + 1..].iter().all(|other| !other.overlaps(*verb)));
            for (ix, label) in bounds_of_labels(&below) {
                assert!(!label.overlaps(verb.inflate(-0.5)), "{}", SHIPPED.0.node(ix).id);
            }
        }
    });
}

fn graph_rect(x: f32, y: f32, w: f32, h: f32) -> twentieth::scene::Rect {
    twentieth::scene::Rect::new(x, y, w, h)
}

#[test]
fn a_lasso_takes_what_lies_inside() {
    let picture = Wish::new(DESKTOP).draw(&SHIPPED);
    let left = [(0.0, 0.0), (484.0, 0.0), (484.0, 490.0), (0.0, 490.0)];
    let outline = left.map(|(x, y)| Point::new(x, y));
    let inside = (LENS.within)(&picture.plan, &outline);
    for drawn in &picture.plan.nodes {
        let center = drawn.center;
        let expected = (0.0..484.0).contains(&center.x) && (0.0..490.0).contains(&center.y);
        assert_eq!(inside.contains(&drawn.node), expected, "{drawn:?}");
    }
    assert!(!inside.is_empty() && (LENS.within)(&picture.plan, &[]).is_empty());
}

#[test]
fn neighbours_follow_a_dragged_entry_and_go_back() {
    let wish = Wish::new(DESKTOP);
    let picture = wish.draw(&SHIPPED);
    let hub = shipped("gomulka-wladyslaw");
    wish.with(&SHIPPED, |inputs| {
        let by = twentieth::scene::Vec2::new(0.1, 0.0);
        let held = (LENS.follow)(inputs, &picture.plan, hub, by);
        assert!(!held.is_empty());
        for (ix, at) in &held {
            let way = *at - inputs.pos_in_world(*ix);
            assert!(way.x > 0.0 && way.x <= 0.0501 && way.y == 0.0, "{way:?}");
        }
        // What is held lies there, and only while it is held.
        let detail = graph::Detail { held: &held, ..inputs.detail };
        let dragged = graph::GraphInputs { detail, ..*inputs };
        assert_eq!(dragged.pos_in_world(held[0].0), held[0].1);
        assert_eq!((LENS.follow)(&dragged, &picture.plan, hub, by), held);
    });
}

#[test]
fn the_small_map_shows_where_a_wide_frame_looks() {
    let near = Camera::at(Point::new(0.3, 0.6), 2.5);
    let place = graph::minimap_place(DESKTOP, near).unwrap();
    for (size, camera) in [
        (DESKTOP, Camera::default()),
        (Size::new(390.0, 470.0), near),
        (Size::new(616.0, 404.0), near),
    ] {
        assert_eq!(graph::minimap_place(size, camera), None, "{size:?}");
    }
    let wish = Wish { camera: near, ..Wish::new(DESKTOP) };
    let scene = wish.with(&SHIPPED, |inputs| (LENS.minimap)(inputs)).unwrap();
    assert_eq!((scene.size.w, scene.size.h), (place.w, place.h));
    let frames = scene.items.iter().filter_map(|item| match item {
        Item::Path(Path { segs, stroke: Some(_), .. }) => match segs[..] {
            [Seg::Rect(rect)] => Some(rect),
            _ => None,
        },
        _ => None,
    });
    let view = frames.min_by(|a, b| a.w.total_cmp(&b.w)).unwrap();
    assert!((view.w - place.w / 2.5).abs() < 0.1);
    // Whoever clicks into the middle of the view stays where they are.
    let back = graph::camera_on_minimap(place, view.center(), near);
    assert!(back.center.distance(near.center) < 0.01 && back.scale == near.scale);
}

#[test]
fn the_picture_of_a_desktop_names_sixty_and_every_region() {
    // The canvas of a window of 1440 by 900, and of one whose panel is closed.
    for size in [Size::new(1004.0, 497.0), DESKTOP] {
        let wish = Wish { keep_clear: super::controls(size), ..Wish::new(size) };
        let picture = wish.draw(&SHIPPED);
        let named: Vec<NodeIx> = picture.labels.iter().map(|label| label.node).collect();
        assert!(named.len() >= 60, "{} names", named.len());
        for region in SHIPPED.0.regions() {
            let name = region.name.get(Lang::En).to_uppercase();
            assert!(says(&picture.scene, &name), "{name} at {size:?}");
        }
        let missing: Vec<&str> = (0..60)
            .map(NodeIx::from_index)
            .filter(|ix| !named.contains(ix))
            .map(|ix| SHIPPED.0.node(ix).id.as_str())
            .collect();
        assert_eq!(missing, [""; 0], "at {size:?}");
    }
}

#[test]
fn pictures_of_exploring() {
    let small = small_with_layout();
    let size = Size::new(640.0, 400.0);
    let at = |id: &str| node(&small.0, id);
    let speech = at("1956-02-25-secret-speech");
    let ends = [at("stalin-joseph"), at("1956-06-28-poznan-june")];
    let pair = |question| Some(Pair { question, ends });
    for (name, explore) in [
        ("path", Explore { pair: pair(Question::Path), ..Explore::default() }),
        ("compare", Explore { pair: pair(Question::Compare), ..Explore::default() }),
        ("picked", Explore { picked: vec![speech, ends[0]], ..Explore::default() }),
    ] {
        let mut wish = Wish::new(size);
        wish.state.explore = explore;
        let drawn = wish.draw(&small);
        insta::assert_snapshot!(format!("network-{name}"), to_svg(&drawn.scene, name, ""));
    }
}

#[test]
fn a_figure_is_well_formed_and_says_what_it_shows_and_where_it_is_from() {
    let chosen = shipped("gomulka-wladyslaw");
    for (lang, selected, file, number) in [
        (Lang::En, Some(chosen), "twentieth-gomulka-wladyslaw", "Figure 1. "),
        (Lang::Ru, None, "twentieth-network", "Рис. 1. "),
    ] {
        let wish = Wish { lang, selected, ..Wish::new(DESKTOP) };
        let text = FigureText {
            shown: "12 outside 1956 faded".to_owned(),
            link: "https://example.org/#n=gomulka&w=1956".to_owned(),
            today: "2026-11-25".to_owned(),
        };
        let figure = wish.with(&SHIPPED, |inputs| figure(inputs, &text));
        assert_eq!(figure.name, file);
        let svg = figure.svg();
        assert_balanced(&svg);
        let words: String = figure
            .scene
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text(text) => Some(format!("{} ", text.text)),
                Item::Path(_) => None,
            })
            .collect();
        let meta = SHIPPED.0.meta();
        for expected in
            [number, &figure.title, &text.shown, &text.link, &meta.version, &meta.licence]
        {
            assert!(words.contains(expected), "{expected} in {words}");
        }
        assert!(svg.contains(&format!("<title>{}</title>", figure.title)), "{svg:.300}");
        assert!(svg.contains(&format!("<desc>{number}")));
        assert!(svg.contains("&amp;w=1956"));
        // White ground first, and nothing of the screen's.
        assert!(svg.contains("#f3f5f5") && !svg.contains("#dae5e9"));
        // Everything written lies on the page.
        for item in &figure.scene.items {
            if let Item::Text(text) = item {
                assert!(text.at.y < figure.scene.size.h, "{}", text.text);
            }
        }
    }
}

#[test]
fn a_figure_of_a_way_is_named_after_both_ends() {
    let wish = wish(asked(Question::Path, "gomulka-wladyslaw", "mikoyan-anastas"));
    let figure = wish.with(&SHIPPED, |inputs| figure(inputs, &FigureText::default()));
    assert_eq!(figure.name, "twentieth-path-gomulka-wladyslaw-mikoyan-anastas");
    assert!(figure.title.contains(" → "), "{}", figure.title);
}

/// Every tag is closed in its order, and no bare `&` or `<` is left.
fn assert_balanced(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    for part in svg.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        for entity in text.split('&').skip(1) {
            assert!(entity.split(';').next().unwrap().len() < 6, "{text}");
        }
    }
    assert!(open.is_empty(), "{open:?}");
}
