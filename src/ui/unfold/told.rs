//! What picture and panel are about: what led to what, and the chain that is told.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    i18n::Arg,
    i18n::{DateStyle, Phrase, format_date, phrase},
    model::{
        Dataset, Lang, NodeIx,
        date::{Bound, Form, Precision},
    },
    query::chains::{Chain, Consequences},
    state::SPEECH_DAY,
    ui::store::DatasetRef,
};

/// Causes and consequences with the chain that is told of them. Compared by identity.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// What led to what.
    pub(super) consequences: Rc<Consequences>,
    /// Where every chain starts.
    pub(super) source: Option<NodeIx>,
    /// Where chains can end.
    pub(super) ends: Vec<NodeIx>,
    /// The chain to the end that is asked for, or to the most telling.
    pub(super) chain: Option<Rc<Chain>>,
    /// An end to which none leads.
    pub(super) missed: Option<NodeIx>,
}

/// That, for an end that is asked for.
#[hook]
pub(super) fn use_told(dataset: &DatasetRef, end: Option<NodeIx>) -> Rc<Told> {
    use_memo((dataset.clone(), end), |(dataset, end)| Told::new(dataset, *end))
}

impl Told {
    /// Works it out.
    pub(super) fn new(dataset: &Dataset, end: Option<NodeIx>) -> Self {
        let consequences = Consequences::new(dataset);
        let source = consequences.source(dataset, SPEECH_DAY);
        let ends = source.map(|from| consequences.ends(dataset, from)).unwrap_or_default();
        let to = |end: NodeIx| consequences.chain(dataset, source?, end);
        let asked = end.and_then(to);
        let missed = end.filter(|_| asked.is_none());
        let chain = asked.or_else(|| ends.first().copied().and_then(to)).map(Rc::new);
        Self { consequences: Rc::new(consequences), source, ends, chain, missed }
    }
}

/// "From the Speech to 4 November 1956", or to what has no day.
pub(super) fn title(dataset: &Dataset, end: NodeIx, lang: Lang) -> String {
    let node = dataset.node(end);
    let day = node.date.as_ref().and_then(|date| match date.form() {
        Form::Single(point) | Form::Interval(Bound::At(point), _) => {
            (point.precision() == Precision::Day).then_some(*point)
        }
        _ => None,
    });
    match day {
        Some(day) => {
            let said = crate::i18n::format_point(&day, lang, DateStyle::Long);
            phrase(lang, Phrase::ChainToDay, &[Arg::Text(&said)])
        }
        None => phrase(lang, Phrase::ChainToFact, &[Arg::Text(node.label(lang))]),
    }
}

/// The date of an entry in a few words.
pub(super) fn when(dataset: &Dataset, ix: NodeIx, lang: Lang) -> String {
    let date = dataset.node(ix).date.as_ref();
    date.map(|date| format_date(date, lang, DateStyle::Short)).unwrap_or_default()
}
