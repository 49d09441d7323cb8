//! Statements of when something was, by what is known of something else.

use toml::Spanned;

use super::{
    claims,
    ids::{Ctx, Indices},
    raw::RawBound,
};
use crate::{
    dataset::{Problem, ProblemKind, check::Origin},
    model::{NodeIx, SourceIx, TimeBound, TimeLength, TimeOrder},
};

/// A bound whose ends are numbered by the order of their ids, before nodes are ranked.
pub(super) struct BoundDraft {
    node: usize,
    order: TimeOrder,
    other: usize,
    within: Option<TimeLength>,
    sources: Vec<SourceIx>,
    origin: Origin,
}

/// The bounds of the node that is `here`.
pub(super) fn drafts(
    here: usize,
    raws: Vec<Spanned<RawBound>>,
    ctx: &Ctx<'_>,
    ids: &Indices,
    problems: &mut Vec<Problem>,
) -> Vec<BoundDraft> {
    let several = raws.len() > 1;
    let mut drafts = Vec::with_capacity(raws.len());
    for (i, raw) in raws.into_iter().enumerate() {
        let offset = raw.span().start;
        let RawBound { rel, of, within, sources } = raw.into_inner();
        let path = if several { format!("bound {}: ", i + 1) } else { "bound: ".to_owned() };
        let sources = claims::sources(&sources, ctx, &path, ids, problems);
        let other = of.and_then(|of| ctx.resolve(&ids.nodes, &of, &format!("{path}of"), problems));
        let length = within.as_deref().map(TimeLength::parse);
        if let (Some(None), Some(found)) = (length, within) {
            let expected = "a length of time such as P3D, P2W or PT12H".to_owned();
            let kind = ProblemKind::OutOfRange { found: format!("{found:?}"), expected };
            problems.push(ctx.problem(kind, &format!("{path}within"), offset));
        }
        // What is missing has been reported.
        let (Some(order), Some(other)) = (TimeOrder::from_id(&rel), other) else { continue };
        if other == here {
            let id = ctx.record.split(' ').next_back().unwrap_or_default().to_owned();
            problems.push(ctx.problem(
                ProblemKind::SelfRelation { id },
                &format!("{path}of"),
                offset,
            ));
            continue;
        }
        let origin = Origin { file: ctx.path.to_owned(), line: ctx.lines.line(offset) };
        drafts.push(BoundDraft {
            node: here,
            order,
            other,
            within: length.flatten(),
            sources,
            origin,
        });
    }
    drafts
}

impl BoundDraft {
    /// With its ends at their ranks.
    pub(super) fn finish(self, rank: &[NodeIx]) -> (TimeBound, Origin) {
        let Self { node, order, other, within, sources, origin } = self;
        (TimeBound { node: rank[node], order, other: rank[other], within, sources }, origin)
    }
}
