//! Passages, series and rolls: what is told of nodes beside their own record.

use super::{
    claims,
    ids::{Ctx, Indices},
    raw::{RawPassage, RawPassageClaim, RawRoll, RawRollGroup, RawSeries, RawSeriesValue, Ref},
};
use crate::{
    dataset::{Problem, ProblemKind},
    model::{
        Certainty, HistDate, NodeIx, Passage, PassageClaim, RelationTypeIx, Roll, RollGroup,
        Series, SeriesValue, Standing,
    },
};

/// What turns the id of a node into its index.
pub(super) struct Joint<'a> {
    pub(super) ids: &'a Indices,
    /// Index of a node, by the order of its id.
    pub(super) rank: &'a [NodeIx],
}

impl Joint<'_> {
    /// The nodes there are, each once, in the order given.
    fn nodes(
        &self,
        references: &[Ref],
        ctx: &Ctx<'_>,
        field: &str,
        problems: &mut Vec<Problem>,
    ) -> Vec<NodeIx> {
        let mut found = Vec::with_capacity(references.len());
        for reference in references {
            if let Some(i) = ctx.resolve(&self.ids.nodes, reference, field, problems)
                && !found.contains(&self.rank[i])
            {
                found.push(self.rank[i]);
            }
        }
        found
    }
}

/// A passage; none where its document is not known, which has been reported.
pub(super) fn passage(
    raw: RawPassage,
    ctx: &Ctx<'_>,
    joint: &Joint<'_>,
    problems: &mut Vec<Problem>,
) -> Option<Passage> {
    let RawPassage { id, document, title, summary, names, sources, claim } = raw;
    let document = ctx.resolve(&joint.ids.nodes, &document?, "document", problems)?;
    let names = joint.nodes(&names, ctx, "names", problems);
    let several = claim.len() > 1;
    let claims = claim.into_iter().enumerate().map(|(i, raw)| {
        let RawPassageClaim { text, standing, today, sources } = raw;
        let path = if several { format!("claim {}: ", i + 1) } else { "claim: ".to_owned() };
        PassageClaim {
            text: text.into(),
            // The one that asserts least, where it is not known.
            standing: Standing::from_id(&standing).unwrap_or(Standing::Unproven),
            today: today.into(),
            sources: claims::sources(&sources, ctx, &path, joint.ids, problems),
        }
    });
    let claims = claims.collect();
    Some(Passage {
        title: claims::named(title, &id),
        id,
        document: joint.rank[document],
        summary: summary.into(),
        names,
        claims,
        sources: claims::sources(&sources, ctx, "", joint.ids, problems),
    })
}

/// A series with the values that say something.
pub(super) fn series(
    raw: RawSeries,
    ctx: &Ctx<'_>,
    joint: &Joint<'_>,
    problems: &mut Vec<Problem>,
) -> Series {
    let RawSeries { id, title, unit, about, note, sources, value } = raw;
    let several = value.len() > 1;
    let mut values = Vec::with_capacity(value.len());
    for (i, raw) in value.into_iter().enumerate() {
        let path = if several { format!("value {}: ", i + 1) } else { "value: ".to_owned() };
        values.extend(series_value(raw, ctx, &path, joint, problems));
    }
    Series {
        title: claims::named(title, &id),
        id,
        unit: unit.into(),
        about: joint.nodes(&about, ctx, "about", problems),
        note: note.into(),
        values,
        sources: claims::sources(&sources, ctx, "", joint.ids, problems),
    }
}

fn series_value(
    raw: RawSeriesValue,
    ctx: &Ctx<'_>,
    path: &str,
    joint: &Joint<'_>,
    problems: &mut Vec<Problem>,
) -> Option<SeriesValue> {
    let RawSeriesValue { date, label, value, low, high, whose, certainty, sources } = raw;
    let mut report = |field: &str, kind| {
        problems.push(ctx.problem(kind, &format!("{path}{field}"), ctx.offset));
    };
    if date.is_none() && label.en.is_empty() {
        report("label", ProblemKind::MissingField { expected: "a date or a label" });
    }
    let (low, high) = match (value, low, high) {
        (Some(value), None, None) => (value, value),
        (None, Some(low), Some(high)) if low <= high => (low, high),
        (None, Some(low), Some(high)) => {
            let (found, expected) = (format!("{low} to {high}"), "the smaller first".to_owned());
            report("low", ProblemKind::OutOfRange { found, expected });
            (high, low)
        }
        _ => {
            let expected = "either value, or low and high";
            report("value", ProblemKind::MissingField { expected });
            return None;
        }
    };
    Some(SeriesValue {
        label: label.into(),
        date: date.and_then(|text| HistDate::parse(&text).ok()),
        low,
        high,
        whose: whose.into(),
        certainty: Certainty::from_id(&certainty).unwrap_or_default(),
        sources: claims::sources(&sources, ctx, path, joint.ids, problems),
    })
}

/// A roll; none where its body or its relation is not known, which has been reported.
pub(super) fn roll(
    raw: RawRoll,
    ctx: &Ctx<'_>,
    joint: &Joint<'_>,
    problems: &mut Vec<Problem>,
) -> Option<Roll> {
    let RawRoll { of, title, membership, group, living } = raw;
    let of = ctx.resolve(&joint.ids.nodes, &of?, "of", problems)?;
    let membership = ctx.resolve(&joint.ids.types, &membership?, "membership", problems)?;
    let several = group.len() > 1;
    let mut groups = Vec::with_capacity(group.len());
    for (i, RawRollGroup { title, kinds, to, within }) in group.into_iter().enumerate() {
        let path = if several { format!("group {}: ", i + 1) } else { "group: ".to_owned() };
        let types = kinds.iter().filter_map(|kind| {
            let found = ctx.resolve(&joint.ids.types, kind, &format!("{path}types"), problems);
            found.map(RelationTypeIx::from_index)
        });
        groups.push(RollGroup {
            title: title.into(),
            kinds: types.collect(),
            to: joint.nodes(&to, ctx, &format!("{path}to"), problems),
            within: within.and_then(|text| HistDate::parse(&text).ok()),
        });
    }
    Some(Roll {
        of: joint.rank[of],
        title: title.into(),
        membership: RelationTypeIx::from_index(membership),
        groups,
        living: living.and_then(|text| HistDate::parse(&text).ok()),
    })
}
