//! The nodes drawn at scale 1 settle first, each with room for a label.

use std::{f32::consts::PI, rc::Rc};

use super::{
    Bodies, LayoutRequest, Simulation,
    forces::{Anchor, Collide, Containment, LabelRoom, Link, ManyBody, Room, Spring},
    nudge::nudge,
    territory::{Territories, for_each_place},
};

/// Links inside a region and across (DESIGN 6).
const INSIDE: f32 = 0.22;
const ACROSS: f32 = 0.012;
/// Length a link across regions likes, pixels; inside it is the room of its ends.
const ACROSS_LENGTH: f32 = 90.0;
/// Gravity to the middle of a region, in x and y (DESIGN 6).
const ANCHOR: [f32; 2] = [0.10, 0.14];
/// Repulsion and its reach, pixels.
const REPULSION: f32 = 34.0;
const REACH: f32 = 160.0;
/// Room of a leader: width ÷ height. Labels are wide.
const FLATNESS: f32 = 1.35;
/// Share of the ground that rooms may fill; more than this cannot be packed.
const PACKING: f32 = 0.80;
/// What is left of that once labels make way.
const SLACK: f32 = 0.35;
/// Labels longer than this share of the canvas get no room.
const LONGEST_LABEL: f32 = 0.17;
/// From the shore, pixels: half a mark and some ice.
const CLEARANCE: f32 = 13.0;

/// Positions of the leaders in pixels, by rank. Every one lies on the ground of its region.
///
/// First they spread as evenly as links allow, then they make way for the labels of the most
/// important, then no mark may touch another, last some are nudged. Doing all at once leaves crowds
/// and empty corners.
pub fn settle(request: &LayoutRequest, ground: &Rc<Territories>) -> Vec<[f32; 2]> {
    let region: Vec<usize> =
        request.nodes()[..request.n_leaders()].iter().map(|node| node.region as usize).collect();
    let spread = spread(request, ground, &region);
    let settled = make_way(request, ground, &region, spread);
    let apart = part(request, ground, &region, settled);
    let mut leaders = bring_home(apart, &region, ground, request);
    nudge(request, ground, &mut leaders);
    leaders
}

fn spread(request: &LayoutRequest, ground: &Rc<Territories>, region: &[usize]) -> Bodies {
    let n = region.len();
    let radius = rooms(request, ground, PACKING);
    let mut bodies = Bodies::at(&start(request, ground));
    for pin in request.pins().iter().filter(|pin| (pin.rank as usize) < n) {
        let i = pin.rank as usize;
        [bodies.x[i], bodies.y[i]] = request.px(pin.at);
        bodies.pinned[i] = true;
    }
    let springs = request
        .links()
        .iter()
        .filter(|link| (link.ends[1] as usize) < n)
        .map(|link| {
            let ends = link.ends.map(|rank| rank as usize);
            let (strength, length) = if region[ends[0]] == region[ends[1]] {
                (INSIDE, radius[ends[0]] + radius[ends[1]])
            } else {
                (ACROSS, ACROSS_LENGTH)
            };
            Spring { ends, length, strength }
        })
        .collect();
    let toward = region.iter().map(|&region| ground.site(region)).collect();
    Simulation::new(
        bodies,
        vec![
            Box::new(Link::new(springs, n)),
            Box::new(Anchor { toward, strength: ANCHOR }),
            Box::new(ManyBody::new(REPULSION, REACH)),
            Box::new(Collide::new(radius, FLATNESS, 0.7)),
            Box::new(contain(ground, region)),
        ],
    )
    .settle()
}

fn make_way(
    request: &LayoutRequest,
    ground: &Rc<Territories>,
    region: &[usize],
    bodies: Bodies,
) -> Bodies {
    let right_edge = request.variant().size()[0] - 6.0;
    Simulation::new(
        bodies,
        vec![
            Box::new(Collide::new(rooms(request, ground, PACKING * SLACK), FLATNESS, 0.1)),
            Box::new(LabelRoom::new(label_rooms(request), right_edge)),
            Box::new(contain(ground, region)),
        ],
    )
    .settle()
}

fn part(
    request: &LayoutRequest,
    ground: &Rc<Territories>,
    region: &[usize],
    bodies: Bodies,
) -> Bodies {
    /// Between two marks: twice this, pixels.
    const GAP: f32 = 1.6;
    let nodes = &request.nodes()[..region.len()];
    let right_edge = request.variant().size()[0] - 6.0;
    let marks = nodes.iter().map(|node| node.mark_radius() + GAP).collect();
    Simulation::new(
        bodies,
        vec![
            Box::new(LabelRoom::new(label_rooms(request), right_edge)),
            Box::new(contain(ground, region)),
            Box::new(Collide::new(marks, 1.0, 1.0)),
        ],
    )
    .with_alpha(0.1)
    .settle()
}

fn contain(ground: &Rc<Territories>, region: &[usize]) -> Containment {
    Containment { region: region.to_vec(), clearance: CLEARANCE, ground: Rc::clone(ground) }
}

/// Half the width of each leader's room: the ground of a region shared out by importance.
fn rooms(request: &LayoutRequest, ground: &Territories, packing: f32) -> Vec<f32> {
    const STEP: f32 = 4.0;
    let nodes = &request.nodes()[..request.n_leaders()];
    let mut area = vec![0.0f32; request.regions().len()];
    for_each_place(request.variant().size(), STEP, |place| {
        if let Some(region) = ground.at(place) {
            area[region] += STEP * STEP;
        }
    });
    let weight = |importance: u8| match importance {
        0..=2 => 0.85,
        3 => 1.0,
        4 => 1.2,
        _ => 1.45,
    };
    let mut need = vec![0.0f32; request.regions().len()];
    for node in nodes {
        need[node.region as usize] += weight(node.importance);
    }
    nodes
        .iter()
        .map(|node| {
            let region = node.region as usize;
            let room = area[region] * packing * weight(node.importance) / need[region];
            // Area of an ellipse: π a b with b = a / flatness.
            (room * FLATNESS / PI).sqrt()
        })
        .collect()
}

/// Boxes for marks, with a label for the first of them. A label too long for its neighbourhood
/// gets none; it finds a place when the reader zooms in.
fn label_rooms(request: &LayoutRequest) -> Vec<Room> {
    const GAP: f32 = 5.0;
    let longest = request.variant().size()[0] * LONGEST_LABEL;
    let mut n_labels = 0;
    request.nodes()[..request.n_leaders()]
        .iter()
        .map(|node| {
            let mark = node.mark_radius() + 2.0;
            if node.label_width < longest && n_labels < request.variant().label_budget() {
                n_labels += 1;
                Room { mark, label: node.label_width + GAP, half_height: mark.max(9.0) }
            } else {
                Room { mark, label: 0.0, half_height: mark }
            }
        })
        .collect()
}

/// Sunflower heads about the middle of every region. The golden angle is a rotation by constants,
/// so no sine is asked for.
fn start(request: &LayoutRequest, ground: &Territories) -> Vec<[f32; 2]> {
    const COS: f32 = -0.737_368_9;
    const SIN: f32 = 0.675_490_3;
    const SPACING: f32 = 9.0;
    let mut heads = vec![([1.0f32, 0.0f32], 0.0f32); request.regions().len()];
    request.nodes()[..request.n_leaders()]
        .iter()
        .map(|node| {
            let region = node.region as usize;
            let (direction, count) = &mut heads[region];
            let radius = SPACING * (0.5 + *count).sqrt();
            let middle = ground.site(region);
            let place = [middle[0] + direction[0] * radius, middle[1] + direction[1] * radius];
            let [x, y] = *direction;
            *direction = [x * COS - y * SIN, x * SIN + y * COS];
            *count += 1.0;
            place
        })
        .collect()
}

/// Forces are soft: a body that still lies on foreign ground, or in the water, goes to the free
/// place nearest to it on its own.
fn bring_home(
    bodies: Bodies,
    region: &[usize],
    ground: &Territories,
    request: &LayoutRequest,
) -> Vec<[f32; 2]> {
    const STEP: f32 = 5.0;
    /// Free means no other leader within this, pixels.
    const FREE: f32 = 24.0;
    let mut positions = bodies.positions();
    for i in 0..positions.len() {
        if bodies.pinned[i] || ground.at(positions[i]) == Some(region[i]) {
            continue;
        }
        let squared = |a: [f32; 2], b: [f32; 2]| {
            let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
            dx * dx + dy * dy
        };
        let mut best: Option<([f32; 2], f32)> = None;
        for_each_place(request.variant().size(), STEP, |place| {
            let distance = squared(place, positions[i]);
            if best.is_some_and(|(_, so_far)| so_far <= distance)
                || ground.at(place) != Some(region[i])
            {
                return;
            }
            let is_free = positions
                .iter()
                .enumerate()
                .all(|(j, &other)| j == i || FREE * FREE <= squared(place, other));
            if is_free {
                best = Some((place, distance));
            }
        });
        if let Some((place, _)) = best {
            positions[i] = place;
        }
    }
    positions
}
