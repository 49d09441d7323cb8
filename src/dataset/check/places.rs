//! Places can be put on a map, and lie where they say.

use super::{Finding, rules::nodes};
use crate::{
    dataset::ProblemKind,
    model::{Dataset, Kind},
};

/// Countries within their borders of 1956: least and greatest latitude, then longitude, in degrees,
/// rounded outwards. A country that is not here is not checked.
const BOUNDS: [(&str, [f64; 4]); 33] = [
    ("Albania", [39.6, 42.7, 19.2, 21.1]),
    ("Austria", [46.3, 49.1, 9.5, 17.2]),
    ("Belgium", [49.4, 51.6, 2.5, 6.5]),
    ("Bulgaria", [41.2, 44.3, 22.3, 28.7]),
    ("Canada", [41.6, 83.2, -141.1, -52.5]),
    ("China", [18.1, 53.6, 73.4, 134.8]),
    ("Cuba", [19.7, 23.4, -85.0, -74.1]),
    ("Czechoslovakia", [47.7, 51.1, 12.0, 22.6]),
    ("Denmark", [54.5, 57.8, 8.0, 15.3]),
    ("East Germany", [50.1, 54.7, 9.8, 15.1]),
    ("Egypt", [21.9, 31.7, 24.6, 36.9]),
    ("Finland", [59.7, 70.1, 20.5, 31.6]),
    ("France", [41.3, 51.2, -5.2, 9.6]),
    ("Greece", [34.8, 41.8, 19.3, 29.7]),
    ("Hungary", [45.7, 48.6, 16.1, 23.0]),
    ("India", [6.7, 37.1, 68.1, 97.4]),
    ("Israel", [29.4, 33.4, 34.2, 35.8]),
    ("Italy", [35.4, 47.1, 6.6, 18.6]),
    ("Japan", [24.0, 45.6, 122.9, 146.0]),
    ("Mongolia", [41.5, 52.2, 87.7, 120.0]),
    ("Netherlands", [50.7, 53.6, 3.3, 7.3]),
    ("North Korea", [37.6, 43.1, 124.1, 130.8]),
    ("North Vietnam", [16.9, 23.5, 102.1, 108.1]),
    ("Poland", [49.0, 54.9, 14.1, 24.2]),
    ("Romania", [43.6, 48.3, 20.2, 29.8]),
    ("Soviet Union", [35.1, 81.9, 19.6, 180.0]),
    ("Spain", [27.6, 43.9, -18.2, 4.4]),
    ("Sweden", [55.3, 69.1, 10.9, 24.2]),
    ("Switzerland", [45.8, 47.9, 5.9, 10.5]),
    ("United Kingdom", [49.8, 60.9, -8.7, 1.8]),
    ("United States", [18.9, 71.5, -179.2, -66.9]),
    ("West Germany", [47.2, 55.1, 5.8, 13.9]),
    ("Yugoslavia", [40.8, 46.9, 13.3, 23.1]),
];

/// West Berlin lay inside East Germany.
const ENCLAVES: [(&str, [f64; 4]); 1] = [("West Germany", [52.3, 52.7, 13.0, 13.8])];

pub(super) fn places_have_coordinates(dataset: &Dataset) -> Vec<Finding> {
    nodes(dataset, |ix| {
        let node = dataset.node(ix);
        (node.kind == Kind::Place && node.coords.is_none()).then_some(ProblemKind::NoCoordinates)
    })
}

pub(super) fn places_lie_in_their_country(dataset: &Dataset) -> Vec<Finding> {
    nodes(dataset, |ix| {
        let node = dataset.node(ix);
        let (place, country) = (node.coords?, node.country.as_ref()?);
        let known = |(name, _): &&(&str, [f64; 4])| *name == country.en;
        let mut bounds = BOUNDS.iter().chain(&ENCLAVES).filter(known).peekable();
        bounds.peek()?;
        let inside = bounds.any(|(_, [south, north, west, east])| {
            (*south..=*north).contains(&place.lat) && (*west..=*east).contains(&place.lon)
        });
        (!inside).then(|| ProblemKind::OutsideCountry {
            found: format!("{}° N, {}° E", place.lat, place.lon),
            country: country.en.clone(),
        })
    })
}
