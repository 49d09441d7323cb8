//! Where marks, names, dots and lines go.

use super::{
    Standing, UnfoldInputs, UnfoldLabel, UnfoldLine, UnfoldMark, Unfolded,
    choose::{Choice, Chosen},
    frame::{AXIS, CLOSE, Frame, STEP_PITCH, UnfoldTick, style},
};
use crate::{
    i18n::{DateStyle, format_date},
    layout::unfold::{Arc, RowItem, cascade, column, dot_place, place as place_in_rows},
    model::NodeIx,
    order::sort_by_key,
    scene::{Point, Rect, Size, TextStyle},
    state::SPEECH_DAY,
};

/// Height of a line of a name, of the font size.
const LINE: f32 = 1.12;
/// From one fact to the next where time runs down, and from the edge to the first.
const PITCH: f32 = 52.0;
const TOP: f32 = 44.0;
/// A pointed mark reaches so much further than its radius.
const REACH: f32 = 1.22;

pub(super) fn place(inputs: &UnfoldInputs<'_>, mut frame: Frame, choice: Choice) -> Unfolded {
    let (marks, dots) = if frame.is_down {
        (down(inputs, &mut frame, &choice), Vec::new())
    } else {
        across(inputs, &frame, &choice)
    };
    let mut unfolded = Unfolded { marks, dots, frame, ..Unfolded::default() };
    sort_by_key(&mut unfolded.marks, |mark| inputs.consequences.order_of(mark.node));
    unfolded.lines = lines(inputs, &unfolded);
    unfolded.lifeline = lifeline(&unfolded, &choice.life);
    unfolded
}

/// The style of a name.
pub(super) fn label_style(inputs: &UnfoldInputs<'_>, standing: Standing, step: bool) -> TextStyle {
    let theme = inputs.theme;
    let (size, weight, color) = match standing {
        Standing::Selected => (14.5, 700, theme.spot),
        Standing::Step(_) => (14.5, 700, theme.ink),
        Standing::Lit => (13.5, 600, theme.ink),
        Standing::Full => (13.0, 500, theme.ink),
        Standing::Faded if step => (13.0, 600, theme.ink3),
        Standing::Faded => (12.5, 500, theme.ink3),
    };
    let style = style(size, weight, color);
    TextStyle { halo: Some((theme.floe, 3.4)), ..style }
}

fn across(
    inputs: &UnfoldInputs<'_>,
    frame: &Frame,
    choice: &Choice,
) -> (Vec<UnfoldMark>, Vec<(NodeIx, Point)>) {
    let dataset = inputs.dataset;
    let row_of = |node: NodeIx| {
        let region = dataset.node(node).region;
        frame.rows.iter().position(|row| row.region == region).unwrap_or(0)
    };
    let x_of =
        |node: NodeIx| inputs.consequences.moment(node).map_or(0.0, |m| frame.x(inputs.folds, m));
    let bands: Vec<Rect> = frame
        .rows
        .iter()
        .map(|row| Rect::new(frame.plot.x, row.band.y + 2.0, frame.plot.w, row.band.h - 4.0))
        .collect();
    let held = cascades(choice, &bands, &row_of, &x_of);
    let item = |chosen: &Chosen| {
        let style = label_style(inputs, chosen.standing, chosen.step.is_some());
        let name = dataset.node(chosen.node).label(inputs.lang);
        let wants = chosen.standing > Standing::Faded
            || chosen.step.is_some()
            || dataset.node(chosen.node).importance >= 5;
        let label = match wants {
            true => Size::new(inputs.metrics.width(name, &style), style.size * LINE),
            false => Size::default(),
        };
        RowItem {
            x: x_of(chosen.node),
            row: row_of(chosen.node),
            y: held.iter().find(|(node, _)| *node == chosen.node).map(|(_, y)| *y),
            reach: chosen.radius * REACH + 1.0,
            label,
            insists: chosen.standing == Standing::Selected || chosen.step.is_some(),
        }
    };
    let items: Vec<RowItem> = choice.marks.iter().map(item).collect();
    let bounds =
        Rect::new(frame.plot.x.min(6.0), AXIS + 2.0, inputs.size.w - 10.0, frame.plot.h - 4.0);
    let rows = frame.rows.iter().map(|row| row.name_bounds.inflate(3.0));
    let taken: Vec<Rect> = rows.chain(inputs.keep_clear.iter().copied()).collect();
    let placed = place_in_rows(&items, &bands, bounds, &taken);

    let mut marks = Vec::new();
    let mut dots: Vec<NodeIx> = choice.dots.clone();
    let mut covered = taken;
    for (chosen, placed) in choice.marks.iter().zip(placed) {
        let Some(placed) = placed else {
            dots.push(chosen.node);
            continue;
        };
        covered.extend(placed.label.map(|label| label.inflate(3.0)));
        covered.push(Rect::around(placed.center, chosen.radius + 3.0));
        let label = placed.label.map(|bounds| UnfoldLabel {
            lines: vec![dataset.node(chosen.node).label(inputs.lang).to_owned()],
            bounds,
        });
        marks.push(mark(inputs, chosen, placed.center, label));
    }
    sort_by_key(&mut dots, |node| *node);
    let dots = dots
        .into_iter()
        .map(|node| {
            let band = bands.get(row_of(node)).copied().unwrap_or(frame.plot);
            (node, dot_place(x_of(node), node.0, band, &covered))
        })
        .collect();
    (marks, dots)
}

/// Heights of the steps of the chain: the middle of their rows; those that follow each other closely
/// in one row stand one below the other.
fn cascades(
    choice: &Choice,
    bands: &[Rect],
    row_of: &dyn Fn(NodeIx) -> usize,
    x_of: &dyn Fn(NodeIx) -> f32,
) -> Vec<(NodeIx, f32)> {
    let mut steps: Vec<&Chosen> = choice.marks.iter().filter(|m| m.step.is_some()).collect();
    sort_by_key(&mut steps, |chosen| chosen.step);
    let close = |a: &&Chosen, b: &&Chosen| {
        row_of(a.node) == row_of(b.node) && (x_of(a.node) - x_of(b.node)).abs() < CLOSE
    };
    let mut held = Vec::new();
    for group in steps.chunk_by(close) {
        let Some(band) = bands.get(row_of(group[0].node)) else { continue };
        let radius = group[0].radius;
        let heights = cascade(group.len(), *band, radius * REACH, radius * STEP_PITCH);
        held.extend(group.iter().map(|chosen| chosen.node).zip(heights));
    }
    held
}

fn mark(
    inputs: &UnfoldInputs<'_>,
    chosen: &Chosen,
    center: Point,
    label: Option<UnfoldLabel>,
) -> UnfoldMark {
    let Chosen { node, standing, step, radius } = *chosen;
    UnfoldMark { node, kind: inputs.dataset.node(node).kind, center, radius, standing, step, label }
}

/// One fact below the other; makes the rest of the frame, whose ticks are the years.
fn down(inputs: &UnfoldInputs<'_>, frame: &mut Frame, choice: &Choice) -> Vec<UnfoldMark> {
    let mut told: Vec<&Chosen> = choice.marks.iter().collect();
    let moment = |node: NodeIx| inputs.consequences.moment(node).unwrap_or(SPEECH_DAY);
    sort_by_key(&mut told, |chosen| inputs.consequences.order_of(chosen.node));
    let year = |i: usize| moment(told[i].node).to_ymd().0;
    let breaks: Vec<usize> = (1..told.len()).filter(|i| year(i - 1) != year(*i)).collect();
    let x = frame.plot.x;
    let places = column(told.len(), x, TOP, PITCH, &breaks);
    let mut marks = Vec::new();
    for (chosen, center) in told.iter().zip(&places) {
        let label = label_down(inputs, chosen, *center);
        marks.push(mark(inputs, chosen, *center, Some(label)));
    }
    let bottom = places.last().map_or(0.0, |last| last.y) + PITCH;
    frame.plot.h = bottom.max(inputs.size.h);
    let year_tick = |i: usize, is_piece: bool| UnfoldTick {
        at: places[i].y - if i == 0 { PITCH * 0.5 } else { PITCH * 0.75 },
        name: Some(year(i).to_string()),
        is_piece,
    };
    let seams: Vec<i32> = inputs.folds.seams().map(|seam| seam.to_ymd().0).collect();
    let day = SPEECH_DAY.plus_days(1);
    if !told.is_empty() {
        frame.ticks.push(year_tick(0, true));
    }
    for i in &breaks {
        let crossed = |seam: &&i32| year(i - 1) < **seam && **seam <= year(*i);
        let seam = seams.iter().rfind(|seam| crossed(seam));
        let mut tick = year_tick(*i, seam.is_some());
        if let Some(year) = seam {
            tick.name = Some(year.to_string());
            frame.folds.push(tick.at);
        }
        frame.ticks.push(tick);
    }
    // The crack runs through the fact of its day that the chain starts at, else before what came
    // later.
    let source = inputs.chain.map(|chain| chain.from);
    let on_day = told.iter().position(|chosen| source == Some(chosen.node));
    let later = told.iter().position(|chosen| moment(chosen.node) >= day);
    frame.crack = match (on_day, later) {
        (Some(i), _) => places[i].y,
        (None, Some(i)) => places[i].y - PITCH / 2.0,
        (None, None) => bottom,
    };
    marks
}

/// Name and date beside a mark where time runs down; what is too wide goes on below.
fn label_down(inputs: &UnfoldInputs<'_>, chosen: &Chosen, center: Point) -> UnfoldLabel {
    let node = inputs.dataset.node(chosen.node);
    let style = label_style(inputs, chosen.standing, chosen.step.is_some());
    let x = center.x + 24.0;
    let room = inputs.size.w - x - 8.0;
    let mut lines: Vec<String> = Vec::new();
    for word in node.label(inputs.lang).split(' ') {
        let longer = lines.last().map(|line| [line, " ", word].concat());
        match longer.filter(|line| inputs.metrics.width(line, &style) <= room) {
            Some(line) => {
                lines.pop();
                lines.push(line);
            }
            None => lines.push(word.to_owned()),
        }
    }
    let date = node.date.as_ref().map(|date| format_date(date, inputs.lang, DateStyle::Short));
    lines.push(date.unwrap_or_default());
    let widest = lines.iter().map(|line| inputs.metrics.width(line, &style)).fold(0.0, f32::max);
    let height = lines.len() as f32 * style.size * LINE;
    let top = center.y - style.size * LINE * (lines.len() - 1) as f32 * 0.62;
    UnfoldLabel { lines, bounds: Rect::new(x, top, widest.min(room), height) }
}

/// Causes and effects whose ends both have marks.
fn lines(inputs: &UnfoldInputs<'_>, unfolded: &Unfolded) -> Vec<UnfoldLine> {
    let mut lines = Vec::new();
    let chain = inputs.chain;
    for (from, relation, to) in inputs.consequences.links() {
        let (Some(a), Some(b)) = (unfolded.mark(from), unfolded.mark(to)) else { continue };
        let taken = chain.is_some_and(|chain| chain.takes(relation));
        let is_asked =
            |mark: &UnfoldMark| matches!(mark.standing, Standing::Lit | Standing::Selected);
        let standing = match () {
            () if is_asked(a) && is_asked(b) => Standing::Lit,
            () if a.standing == Standing::Faded || b.standing == Standing::Faded => Standing::Faded,
            () if taken => Standing::Step(a.step.unwrap_or(0)),
            () => Standing::Full,
        };
        // Beside a line of the chain another between the same two would only thicken it.
        let of_chain = chain.is_some_and(|chain| {
            chain
                .links
                .iter()
                .any(|link| link.node == to && inputs.dataset.relation(link.relation).from == from)
        });
        if of_chain && !taken {
            continue;
        }
        let reach = [a.radius * REACH, b.radius * REACH + 1.5];
        let arc = if unfolded.frame.is_down {
            Arc::down(a.center, b.center, reach, a.center.x - 22.0)
        } else {
            Arc::across(a.center, b.center, reach)
        };
        lines.push(UnfoldLine { relation, from, to, arc, standing });
    }
    // What stands out lies on top.
    sort_by_key(&mut lines, |line| (line.standing, line.relation));
    lines
}

/// A line through the events of a life, in order of time.
fn lifeline(unfolded: &Unfolded, life: &[NodeIx]) -> Option<Arc> {
    let places: Vec<Point> = life.iter().filter_map(|node| unfolded.place_of(*node)).collect();
    let curves: Vec<[Point; 4]> = places
        .windows(2)
        .map(|ends| {
            if unfolded.frame.is_down {
                return [ends[0], ends[0].lerp(ends[1], 0.3), ends[0].lerp(ends[1], 0.7), ends[1]];
            }
            let [a, b] = [ends[0], ends[1]];
            let middle = (b.x - a.x) / 2.0;
            [a, Point::new(a.x + middle, a.y), Point::new(b.x - middle, b.y), b]
        })
        .collect();
    (!curves.is_empty()).then_some(Arc { curves })
}
