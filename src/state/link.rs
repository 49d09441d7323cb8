//! [`AppState`] ⇄ the fragment of a link, as in
//! `#select=khrushchev-nikita&from=1956-02-14&to=1956-12-31&view=network&lang=en&theme=dark`.
//!
//! Reading is forgiving: a part that cannot be read is left out and reported. Writing is
//! canonical: defaults are omitted and keys keep their order, so equal states give equal links.
//! Unknown keys are reported and otherwise ignored, so that old pages survive new words.

use std::fmt::Write;

use super::{
    AppState, Arrangement, Degrees, Explore, Filter, Ground, KindSet, Pair, Place, Question,
    ScaleKind, Sureness, TimeWindow, View, app_state::Firmness,
};
use crate::{
    model::{Certainty, Dataset, HistDate, Kind, Lang, Moment, NodeIx},
    number::fixed,
    query::{
        filter::{Choice, Facet, Facets},
        metrics::Metric,
    },
    scene::{Camera, Point, ThemeName, timeline::Grouping},
};

/// What `lens` can be upon.
const LENS: &str = "congress";

/// A part of a link that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkProblem {
    /// The key, as written.
    pub key: String,
    /// Its value, decoded.
    pub value: String,
    /// Why it was dropped.
    pub reason: Reason,
}

/// Why a part of a link was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No such key.
    UnknownKey,
    /// No entry with this id.
    UnknownEntry,
    /// Not one of the words the key takes.
    UnknownWord,
    /// No date.
    NotADate,
    /// Not three numbers.
    NotACamera,
    /// Not two different entries.
    NotAPair,
    /// Not an entry with a place, as `moscow@4950@4600`.
    NotAPlace,
}

/// The state of a link, and what of it could not be read. `fragment` may start with `#`.
pub fn read(fragment: &str, dataset: &Dataset) -> (AppState, Vec<LinkProblem>) {
    let mut state = AppState::default();
    let mut problems = Vec::new();
    let (mut from, mut to) = (None, None);
    for (key, value) in pairs(fragment) {
        let outcome = match key.as_str() {
            "select" => dataset
                .find(&value)
                .map(|ix| state.selection = Some(ix))
                .ok_or(Reason::UnknownEntry),
            "from" => day(&value).map(|span| from = Some(span.start)),
            "to" => day(&value).map(|span| to = Some(span.end)),
            "at" => day(&value).map(|span| state.cursor = Some(span.start)),
            "scale" => word(ScaleKind::from_id(&value)).map(|scale| state.scale = scale),
            "chain" => {
                dataset.find(&value).map(|ix| state.chain = Some(ix)).ok_or(Reason::UnknownEntry)
            }
            "lanes" => word(Grouping::from_id(&value)).map(|lanes| state.lanes = lanes),
            "lens" => word((value == LENS).then_some(true)).map(|open| state.lens = open),
            "view" => word(View::from_id(&value)).map(|view| state.view = view),
            "lang" => word(Lang::from_tag(&value)).map(|lang| state.lang = Some(lang)),
            "theme" => word(ThemeName::from_id(&value)).map(|theme| state.theme = Some(theme)),
            "kinds" => kinds(&value).map(|hidden| state.filter.hidden_kinds = hidden),
            "certainty" => word(Certainty::from_id(&value))
                .map(|certainty| state.filter.firmness = Firmness(certainty)),
            "time" => {
                word(Sureness::from_id(&value)).map(|sureness| state.filter.sureness = sureness)
            }
            "camera" => camera(&value)
                .map(|camera| state.camera = Some(camera).filter(|camera| !camera.is_home())),
            key => explore(key, &value, &mut state, dataset)
                .or_else(|| facet(key, &value, &mut state.filter.facets, dataset))
                .unwrap_or(Err(Reason::UnknownKey)),
        };
        if let Err(reason) = outcome {
            problems.push(LinkProblem { key, value, reason });
        }
    }
    if from.is_some() || to.is_some() {
        let axis = TimeWindow::AXIS.span();
        state.window = Some(TimeWindow::new(from.unwrap_or(axis.start), to.unwrap_or(axis.end)));
    }
    (state, problems)
}

/// The canonical fragment of a state, without `#`; empty for the default state.
pub fn write(state: &AppState, dataset: &Dataset) -> String {
    // Named one by one so that a new field cannot be forgotten here.
    let AppState {
        view,
        selection,
        window,
        scale,
        chain,
        cursor,
        filter,
        explore,
        camera,
        lang,
        theme,
        lanes,
        lens,
    } = state;
    let Filter { hidden_kinds, firmness, sureness, facets } = filter;
    let mut out = String::new();
    if let Some(ix) = selection {
        part(&mut out, "select", &dataset.node(*ix).id);
    }
    if let Some(window) = window {
        let span = window.span();
        part(&mut out, "from", &moment_text(span.start));
        part(&mut out, "to", &last_text(span.end));
    }
    if let Some(moment) = cursor {
        part(&mut out, "at", &moment_text(*moment));
    }
    if *view != View::default() {
        part(&mut out, "view", view.id());
    }
    if *scale != ScaleKind::default() {
        part(&mut out, "scale", scale.id());
    }
    if let Some(end) = chain {
        part(&mut out, "chain", &dataset.node(*end).id);
    }
    if *lanes != Grouping::default() {
        part(&mut out, "lanes", lanes.id());
    }
    if *lens {
        part(&mut out, "lens", LENS);
    }
    if !hidden_kinds.is_empty() {
        let shown: Vec<_> = Kind::ALL
            .into_iter()
            .filter(|kind| !hidden_kinds.contains(*kind))
            .map(Kind::id)
            .collect();
        part(&mut out, "kinds", &shown.join(","));
    }
    if *firmness != Firmness::default() {
        part(&mut out, "certainty", firmness.0.id());
    }
    if *sureness != Sureness::default() {
        part(&mut out, "time", sureness.id());
    }
    write_facets(&mut out, facets, dataset);
    write_explore(&mut out, explore, dataset);
    if let Some(camera) = camera {
        // The centre is bounded by the scale as it will be read, so that the link is stable.
        let scale = (camera.scale * 1000.0).round() / 1000.0;
        let Camera { center, scale } = Camera::at(camera.center, scale);
        part(
            &mut out,
            "camera",
            &[fixed(center.x.into(), 4), fixed(center.y.into(), 4), fixed(scale.into(), 3)]
                .join(","),
        );
    }
    if let Some(lang) = lang {
        part(&mut out, "lang", lang.tag());
    }
    if let Some(theme) = theme {
        part(&mut out, "theme", theme.id());
    }
    out
}

/// Whether going from one state to another is a step worth returning to: choices are, drags and
/// looks are not.
pub fn is_new_step(old: &AppState, new: &AppState) -> bool {
    (old.selection, old.view, old.chain) != (new.selection, new.view, new.chain)
        || old.filter != new.filter
        || old.explore != new.explore
        || (old.lanes, old.lens) != (new.lanes, new.lens)
        || old.window.is_none() != new.window.is_none()
}

fn write_facets(out: &mut String, facets: &Facets, dataset: &Dataset) {
    for facet in Facet::ALL {
        let choice = facets.choice(facet);
        if !choice.is_all() {
            let ids = facet.ids(dataset);
            let chosen: Vec<&str> =
                choice.iter().filter_map(|value| Some(ids.get(value)?.as_str())).collect();
            part(out, facet.id(), &chosen.join(","));
        }
    }
}

/// `None` where the key is no facet's.
fn facet(
    key: &str,
    value: &str,
    facets: &mut Facets,
    dataset: &Dataset,
) -> Option<Result<(), Reason>> {
    let facet = Facet::ALL.into_iter().find(|facet| facet.id() == key)?;
    let ids = facet.ids(dataset);
    let chosen = value.split(',').map(|word| ids.iter().position(|id| id == word));
    Some(match chosen.collect::<Option<Vec<usize>>>() {
        Some(chosen) => {
            *facets.choice_mut(facet) = Choice::of(chosen);
            Ok(())
        }
        None => Err(Reason::UnknownWord),
    })
}

fn write_explore(out: &mut String, explore: &Explore, dataset: &Dataset) {
    let Explore { degrees, pair, picked, expanded, collapsed, metric, ground, arrangement, moved } =
        explore;
    let id = |ix: &NodeIx| dataset.node(*ix).id.as_str();
    if *degrees != Degrees::default() {
        part(out, "degree", &degrees.get().to_string());
    }
    if let Some(Pair { question, ends: [a, b] }) = pair {
        part(out, question.id(), &[id(a), id(b)].join(","));
    }
    for (key, list) in [("picked", picked), ("expand", expanded), ("collapse", collapsed)] {
        if !list.is_empty() {
            part(out, key, &list.iter().map(id).collect::<Vec<_>>().join(","));
        }
    }
    if let Some(metric) = metric {
        part(out, "rank", metric.id());
    }
    if *ground != Ground::default() {
        part(out, "ground", ground.id());
    }
    if *arrangement != Arrangement::default() {
        part(out, "arrange", arrangement.id());
    }
    if !moved.is_empty() {
        let places: Vec<String> =
            moved.iter().map(|(ix, Place([x, y]))| format!("{}@{x}@{y}", id(ix))).collect();
        part(out, "moved", &places.join(","));
    }
}

/// `None` where the key is not about exploring.
fn explore(
    key: &str,
    value: &str,
    state: &mut AppState,
    dataset: &Dataset,
) -> Option<Result<(), Reason>> {
    let explore = &mut state.explore;
    let find = |id: &str| dataset.find(id).ok_or(Reason::UnknownEntry);
    let list = |into: &mut Vec<NodeIx>| {
        for id in value.split(',') {
            let ix = find(id)?;
            if !into.contains(&ix) {
                into.push(ix);
            }
        }
        Ok(())
    };
    Some(match key {
        "degree" => word(value.parse().ok().filter(|n| *n == Degrees::new(*n).get()))
            .map(|degrees| explore.degrees = Degrees::new(degrees)),
        "picked" => list(&mut explore.picked),
        "expand" => list(&mut explore.expanded),
        "collapse" => list(&mut explore.collapsed),
        "rank" => word(Metric::from_id(value)).map(|metric| explore.metric = Some(metric)),
        "ground" => word(Ground::from_id(value)).map(|ground| explore.ground = ground),
        "arrange" => {
            word(Arrangement::from_id(value)).map(|arrangement| explore.arrangement = arrangement)
        }
        "moved" => moved(value, find).map(|moved| explore.moved = moved),
        key => {
            let question = Question::ALL.into_iter().find(|question| question.id() == key)?;
            pair(question, value, find).map(|pair| explore.pair = Some(pair))
        }
    })
}

fn pair(
    question: Question,
    value: &str,
    find: impl Fn(&str) -> Result<NodeIx, Reason>,
) -> Result<Pair, Reason> {
    let (a, b) = value.split_once(',').ok_or(Reason::NotAPair)?;
    let ends = [find(a)?, find(b)?];
    if ends[0] == ends[1] { Err(Reason::NotAPair) } else { Ok(Pair { question, ends }) }
}

fn moved(
    value: &str,
    find: impl Fn(&str) -> Result<NodeIx, Reason>,
) -> Result<Vec<(NodeIx, Place)>, Reason> {
    let mut moved: Vec<(NodeIx, Place)> = Vec::new();
    for entry in value.split(',') {
        let (id, place) = entry.split_once('@').ok_or(Reason::NotAPlace)?;
        let (x, y) = place.split_once('@').ok_or(Reason::NotAPlace)?;
        let part = |text: &str| text.parse().ok().filter(|n: &u16| *n <= 10_000);
        let place = part(x).zip(part(y)).ok_or(Reason::NotAPlace)?;
        let ix = find(id)?;
        moved.retain(|(other, _)| *other != ix);
        moved.push((ix, Place([place.0, place.1])));
    }
    Ok(moved)
}

fn part(out: &mut String, key: &str, value: &str) {
    let separator = if out.is_empty() { "" } else { "&" };
    // Writing to a String cannot fail.
    let _ = write!(out, "{separator}{key}={value}");
}

/// A day where the moment is a midnight, else the minute.
fn moment_text(moment: Moment) -> String {
    if moment == moment.day_start() {
        return moment.to_day_text();
    }
    minute_text(moment)
}

fn minute_text(moment: Moment) -> String {
    let (hour, minute) = moment.hour_minute();
    format!("{}T{hour:02}:{minute:02}:00", moment.to_day_text())
}

/// The last day or minute before an exclusive end.
fn last_text(end: Moment) -> String {
    if end == end.day_start() {
        return end.plus_days(-1).to_day_text();
    }
    // Never a bare day, which would mean all of it: the last minute may be a midnight.
    minute_text(end.plus_minutes(-1))
}

fn word<T>(found: Option<T>) -> Result<T, Reason> {
    found.ok_or(Reason::UnknownWord)
}

fn day(value: &str) -> Result<crate::model::Span, Reason> {
    let span = HistDate::parse(value).map_err(|_| Reason::NotADate)?.span();
    if span.start.is_finite() && span.end.is_finite() { Ok(span) } else { Err(Reason::NotADate) }
}

fn kinds(value: &str) -> Result<KindSet, Reason> {
    let shown = value
        .split(',')
        .map(|id| word(Kind::from_id(id)))
        .collect::<Result<Vec<_>, _>>()
        .map(KindSet::of)?;
    Ok(KindSet::of(Kind::ALL.into_iter().filter(|kind| !shown.contains(*kind))))
}

fn camera(value: &str) -> Result<Camera, Reason> {
    let numbers: Vec<f32> = value.split(',').filter_map(decimal).collect();
    match numbers[..] {
        [x, y, scale] if value.split(',').count() == 3 => Ok(Camera::at(Point::new(x, y), scale)),
        _ => Err(Reason::NotACamera),
    }
}

/// A number as [`write`] puts it. The parser of the standard library knows exponents and infinity
/// too, and brings ten kilobytes of tables for them.
fn decimal(text: &str) -> Option<f32> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let steps: u64 = format!("{whole}{fraction}").parse().ok()?;
    let value = fraction.bytes().fold(steps as f64, |value, _| value / 10.0);
    Some((sign * value) as f32)
}

fn pairs(fragment: &str) -> impl Iterator<Item = (String, String)> {
    fragment
        .trim_start_matches('#')
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .map(|(key, value)| (decode(key), decode(value)))
}

/// Percent-decoding; bytes that are no UTF-8 become replacement characters.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = bytes
            .get(i + 1..i + 3)
            .filter(|_| bytes[i] == b'%')
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match hex {
            Some(byte) => {
                out.push(byte);
                i += 3;
            }
            None => {
                out.push(if bytes[i] == b'+' { b' ' } else { bytes[i] });
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Reason, camera};
    use crate::scene::{Camera, Point};

    #[test]
    fn cameras_are_three_plain_numbers() {
        let at = |x, y, scale| Ok(Camera::at(Point::new(x, y), scale));
        for (text, expected) in [
            ("0.5123,0.2500,2.000", at(0.5123, 0.25, 2.0)),
            ("0.5,.25,2", at(0.5, 0.25, 2.0)),
            ("-0.1,1.5,1.25", at(-0.1, 1.5, 1.25)),
            ("0.5,0.25", Err(Reason::NotACamera)),
            ("0.5,0.25,2,2", Err(Reason::NotACamera)),
            ("0.5,0.25,NaN", Err(Reason::NotACamera)),
            ("0.5,0.2.5,2", Err(Reason::NotACamera)),
            ("0.5,,2", Err(Reason::NotACamera)),
        ] {
            assert_eq!(camera(text), expected, "{text}");
        }
    }
}
