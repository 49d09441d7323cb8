//! Why an entry or a tie is not shown: every condition it fails, so that each can be counted, and
//! undone, by itself.

use super::{Countries, Facet, Facets, HiddenCounts, Presence, Visible, is_within};
use crate::{
    model::{Dataset, Kind, Node, NodeIx, Relation, SourceIx, SourceKind},
    state::{Filter, Sureness, TimeWindow},
};

/// A condition that can leave something out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    /// Its kind is switched off.
    Kind,
    /// It is held less firmly than asked for.
    Certainty,
    /// It is no tie of a chosen type, or has none.
    RelationType,
    /// It lies in another region.
    Region,
    /// It belongs to other countries.
    Country,
    /// It rests on other kinds of source.
    SourceKind,
    /// It lies outside the time window: it fades, and is not hidden.
    Time,
}

/// What one condition leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hides {
    /// The condition.
    pub cause: Cause,
    /// Entries that fail it, whatever else they fail.
    pub entries: usize,
    /// Ties that fail it themselves, whatever else they or their ends fail.
    pub ties: usize,
    /// Entries that would be shown if it alone were undone.
    pub entries_back: usize,
    /// Ties that would be shown if it alone were undone.
    pub ties_back: usize,
}

/// What every entry and tie fails, under one filter and window.
#[derive(Clone, Debug, PartialEq)]
pub struct Causes {
    entries: Vec<Failed>,
    /// What a tie fails itself, without its ends.
    ties: Vec<Failed>,
}

/// The failed conditions, a bit each.
type Failed = u8;

impl Cause {
    /// Every cause, in the order in which they are blamed.
    pub const ALL: [Self; 7] = [
        Self::Kind,
        Self::Certainty,
        Self::RelationType,
        Self::Region,
        Self::Country,
        Self::SourceKind,
        Self::Time,
    ];

    /// The facet whose choice it is, of one that is a facet's.
    pub const fn facet(self) -> Option<Facet> {
        match self {
            Self::RelationType => Some(Facet::RelationType),
            Self::Region => Some(Facet::Region),
            Self::Country => Some(Facet::Country),
            Self::SourceKind => Some(Facet::SourceKind),
            Self::Kind | Self::Certainty | Self::Time => None,
        }
    }

    const fn bit(self) -> Failed {
        1 << self as u8
    }

    const fn if_not(self, holds: bool) -> Failed {
        if holds { 0 } else { self.bit() }
    }
}

impl Causes {
    /// Judges everything. O(nodes + relations).
    pub fn new(
        dataset: &Dataset,
        countries: &Countries,
        filter: &Filter,
        window: Option<TimeWindow>,
    ) -> Self {
        let Facets { relation_types, regions, countries: chosen, source_kinds } = &filter.facets;
        let sureness = filter.sureness;
        let span = window.filter(|window| !window.is_everything()).map(TimeWindow::span);
        let sourced = |sources: &[SourceIx]| {
            let kinds = || sources.iter().filter_map(|ix| dataset.source(*ix)).map(|s| s.kind);
            source_kinds.is_all()
                || kinds().next().is_none()
                || kinds().any(|kind| source_kinds.allows(place_of(kind)))
        };
        let entry = |ix: NodeIx| {
            let node: &Node = dataset.node(ix);
            let tied = || dataset.adjacent(ix).iter().map(|tie| dataset.relation(tie.relation));
            Cause::Kind.if_not(!filter.hidden_kinds.contains(node.kind))
                | Cause::Certainty.if_not(node.certainty <= filter.firmness.0)
                | Cause::RelationType.if_not(
                    relation_types.is_all()
                        || tied().any(|relation| relation_types.allows(relation.kind.index())),
                )
                | Cause::Region.if_not(regions.allows(node.region.index()))
                | Cause::Country.if_not(
                    chosen.is_all() || countries.of(ix).any(|country| chosen.allows(country)),
                )
                | Cause::SourceKind.if_not(sourced(&node.sources))
                | Cause::Time.if_not(span.is_none_or(|span| is_within(dataset, ix, span, sureness)))
        };
        let tie = |relation: &Relation| {
            let inside = |span| match &relation.date {
                Some(date) => sureness.holds(date, span),
                None => sureness == Sureness::Possibly,
            };
            Cause::Certainty.if_not(relation.certainty <= filter.firmness.0)
                | Cause::RelationType.if_not(relation_types.allows(relation.kind.index()))
                | Cause::SourceKind.if_not(sourced(&relation.sources))
                | Cause::Time.if_not(span.is_none_or(inside))
        };
        Self {
            entries: dataset.node_ixs().map(entry).collect(),
            ties: dataset.relations().iter().map(tie).collect(),
        }
    }

    /// How everything stands. Entries left out by a facet are in none of the [`HiddenCounts`], which
    /// know kinds, certainty and time alone; [`explain`](Self::explain) counts all.
    pub fn visible(&self, dataset: &Dataset) -> Visible {
        let presence = |failed: Failed| match failed {
            0 => Presence::Shown,
            failed if failed == Cause::Time.bit() => Presence::Faded,
            _ => Presence::Hidden,
        };
        let first = |cause: Cause| {
            // Blamed for what fails nothing that comes before it.
            let fails = |failed: &&Failed| failed.trailing_zeros() == cause as u32;
            self.entries.iter().filter(fails).count()
        };
        Visible {
            nodes: self.entries.iter().copied().map(presence).collect(),
            relations: self.with_ends(dataset).map(presence).collect(),
            hidden: HiddenCounts {
                by_time: first(Cause::Time),
                by_kind: first(Cause::Kind),
                by_certainty: first(Cause::Certainty),
            },
        }
    }

    /// What each condition leaves out, those that leave out nothing apart, in the order of
    /// [`Cause::ALL`].
    pub fn explain(&self, dataset: &Dataset) -> Vec<Hides> {
        let with_ends: Vec<Failed> = self.with_ends(dataset).collect();
        let count = |of: &[Failed], is: &dyn Fn(Failed) -> bool| {
            of.iter().filter(|failed| is(**failed)).count()
        };
        let all = Cause::ALL.into_iter().map(|cause| Hides {
            cause,
            entries: count(&self.entries, &|failed| failed & cause.bit() != 0),
            ties: count(&self.ties, &|failed| failed & cause.bit() != 0),
            entries_back: count(&self.entries, &|failed| failed == cause.bit()),
            ties_back: count(&with_ends, &|failed| failed == cause.bit()),
        });
        all.filter(|hides| hides.entries + hides.ties > 0).collect()
    }

    /// How many ties of each relation type, or how many entries of each region, country or kind of
    /// source, would be shown if that value alone were chosen and all else stayed as it is: the
    /// numbers beside the values in a legend. Positions are those of [`Facets`]; for
    /// [`Cause::Kind`], those of [`Kind::ALL`]. Empty for the other causes.
    pub fn counts(&self, dataset: &Dataset, countries: &Countries, cause: Cause) -> Vec<usize> {
        let values = match cause {
            Cause::Kind => Kind::ALL.len(),
            Cause::RelationType => dataset.relation_types().len(),
            Cause::Region => dataset.regions().len(),
            Cause::Country => countries.list.len(),
            Cause::SourceKind => SourceKind::ALL.len(),
            Cause::Certainty | Cause::Time => 0,
        };
        let mut counts = vec![0; values];
        let else_shown = |failed: Failed| failed & !cause.bit() == 0;
        if cause == Cause::RelationType {
            for (relation, failed) in dataset.relations().iter().zip(self.with_ends(dataset)) {
                counts[relation.kind.index()] += usize::from(else_shown(failed));
            }
            return counts;
        }
        for ix in dataset.node_ixs().filter(|ix| else_shown(self.entries[ix.index()])) {
            let node = dataset.node(ix);
            match cause {
                Cause::Kind => counts[node.kind as usize] += 1,
                Cause::Region => counts[node.region.index()] += 1,
                Cause::Country => countries.of(ix).for_each(|country| counts[country] += 1),
                Cause::SourceKind => {
                    for (i, kind) in SourceKind::ALL.into_iter().enumerate() {
                        let cited = node.sources.iter().filter_map(|ix| dataset.source(*ix));
                        counts[i] += usize::from(cited.into_iter().any(|s| s.kind == kind));
                    }
                }
                Cause::Certainty | Cause::RelationType | Cause::Time => {}
            }
        }
        counts
    }

    /// What a tie and its ends fail.
    fn with_ends(&self, dataset: &Dataset) -> impl Iterator<Item = Failed> {
        dataset.relations().iter().zip(&self.ties).map(|(relation, own)| {
            own | self.entries[relation.from.index()] | self.entries[relation.to.index()]
        })
    }
}

fn place_of(kind: SourceKind) -> usize {
    SourceKind::ALL.iter().position(|known| *known == kind).unwrap_or(0)
}
