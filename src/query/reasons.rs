//! "Why is this here?": what ties an entry to the speech, and what speaks for it.

use super::{
    Visible,
    paths::{Path, shortest_path},
};
use crate::{
    model::{Certainty, Dataset, NodeIx, SourceIx},
    order::sort_by_key,
    state::Filter,
};

/// The entry that everything in the exhibit is tied to.
pub const SPEECH: &str = "1956-02-25-secret-speech";

/// The data of a sentence or two on why an entry is in the exhibit. All counts are over the whole
/// history, whatever is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasons {
    /// The best way from the entry to the speech; without steps for the speech itself, `None` where
    /// there is no way or no speech.
    pub chain: Option<Path>,
    /// Whether the chain leads over what is not shown, because no shown way exists.
    pub through_hidden: bool,
    /// 1 to 5; 5 = every visitor should meet it.
    pub importance: u8,
    /// How many ties it has.
    pub ties: usize,
    /// How many distinct sources speak of it or of one of its ties; 0 before the texts have arrived.
    pub sources: usize,
    /// How many points on which sources differ, its own and those of its ties; a disputed tie without
    /// accounts is one.
    pub disputes: usize,
}

/// Why an entry is here.
pub fn reasons(dataset: &Dataset, visible: &Visible, node: NodeIx) -> Reasons {
    let speech = dataset.find(SPEECH);
    let way =
        |visible: &Visible| speech.and_then(|speech| shortest_path(dataset, visible, node, speech));
    let shown = way(visible);
    let through_hidden = shown.is_none();
    let chain = shown.or_else(|| way(&Visible::new(dataset, &Filter::default(), None)));

    let entry = dataset.node(node);
    let ties = || dataset.adjacent(node).iter().map(|tie| dataset.relation(tie.relation));
    let of_ties = ties().flat_map(|relation| &relation.sources);
    let mut sources: Vec<SourceIx> = entry.sources.iter().chain(of_ties).copied().collect();
    sort_by_key(&mut sources, |source| *source);
    sources.dedup();
    let disputed = ties().map(|relation| {
        relation.disputes.len().max(usize::from(relation.certainty == Certainty::Disputed))
    });
    let own =
        usize::from(entry.dispute_count).max(usize::from(entry.certainty == Certainty::Disputed));
    Reasons {
        through_hidden: through_hidden && chain.is_some(),
        chain,
        importance: entry.importance,
        ties: dataset.degree(node),
        sources: sources.len(),
        disputes: own + disputed.sum::<usize>(),
    }
}
