//! Everything in order, once, natively.

use std::rc::Rc;

use super::{
    Baked, BakedVariant, Floe, LayoutRequest, Variant, floes::Cells, followers, ground::Ground,
    leaders, names, request::hash_of, territory::Territories,
};
use crate::model::{Dataset, RegionIx};

/// Lays a history out on every canvas. Takes a second or two.
pub fn bake(dataset: &Dataset) -> Baked {
    let requests = Variant::ALL.map(|variant| LayoutRequest::from_dataset(dataset, variant));
    Baked { request_hash: hash_of(dataset), variants: requests.each_ref().map(bake_variant) }
}

fn bake_variant(request: &LayoutRequest) -> BakedVariant {
    let territories = Rc::new(Territories::fit(request));
    let leaders = leaders::settle(request, &territories);
    let mut ground = Ground::new(request, &territories, &leaders);
    let cells = Cells::new(&ground);
    cells.absorb_islands(&mut ground);
    let rings = cells.rings(&ground.owner, request.regions().len());
    let positions = followers::place(request, &rings, &leaders);
    let names = names::places(request, &territories, &ground, &rings, &positions);

    let [w, h] = request.variant().size();
    let scale = |line: Vec<[f32; 2]>| -> Vec<[f32; 2]> {
        line.into_iter().map(|[x, y]| [x / w, y / h]).collect()
    };
    let mut sheet = ground.whole(request.variant().size());
    cells.absorb_islands(&mut sheet);
    let floes = [rings, cells.rings(&sheet.owner, request.regions().len())].map(|rings| {
        let with_ground = rings.into_iter().enumerate().filter(|(_, rings)| !rings.is_empty());
        let floe = |(region, rings): (usize, Vec<_>)| Floe {
            region: RegionIx::from_index(region),
            rings: rings.into_iter().map(scale).collect(),
        };
        with_ground.map(floe).collect()
    });
    let names = names.into_iter().map(scale).collect();
    BakedVariant::new(request.variant().aspect(), scale(positions), floes, names)
}
