//! What follows from how the network is explored: the answers that picture and panels share.

use super::{
    Visible,
    communities::Communities,
    compare::{Comparison, compare},
    leiden::Settings,
    metrics::{Ranked, ranking},
    paths::{Path, paths},
};
use crate::{
    model::Dataset,
    state::{Explore, Ground, Question},
};

/// Answers, each only where it was asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Study {
    /// How the two of [`Explore::pair`] are connected, the best way first; empty where no way is
    /// shown.
    pub ways: Vec<Path>,
    /// What the two have in common.
    pub comparison: Option<Comparison>,
    /// Every shown entry by [`Explore::metric`], the most central first.
    pub ranking: Vec<Ranked>,
    /// The communities of what is shown.
    pub communities: Option<Communities>,
}

impl Study {
    /// Whether a state asks for anything.
    pub fn is_asked(explore: &Explore) -> bool {
        explore.pair.is_some() || explore.metric.is_some() || explore.ground == Ground::Communities
    }

    /// Answers over what is shown. Ways and comparison take some milliseconds, communities some
    /// tens; betweenness is O(nodes × ties) and takes longest.
    pub fn new(dataset: &Dataset, visible: &Visible, explore: &Explore) -> Self {
        let mut study = Self::default();
        if let Some(pair) = explore.pair {
            let [a, b] = pair.ends;
            match pair.question {
                Question::Path => study.ways = paths(dataset, visible, a, b),
                Question::Compare => study.comparison = Some(compare(dataset, visible, a, b)),
            }
        }
        if let Some(metric) = explore.metric {
            study.ranking = ranking(dataset, visible, metric);
        }
        if explore.ground == Ground::Communities {
            study.communities = Some(Communities::new(dataset, visible, &Settings::default()));
        }
        study
    }
}
