//! The relations that events carry.

use toml::Spanned;

use super::{
    claims,
    drafts::{Draft, DraftDate},
    ids::{Ctx, Indices},
    raw::{RawAt, RawDispute, RawLedTo, RawText, RawTookPart, Ref},
};
use crate::{
    dataset::{Problem, check::Origin},
    model::{Certainty, HistDate, SourceIx},
};

/// The words of the vocabulary that events need.
pub(super) const WORDS: [&str; 3] = [TOOK_PART_IN, TOOK_PLACE_IN, LED_TO];

const TOOK_PART_IN: &str = "took-part-in";
const TOOK_PLACE_IN: &str = "took-place-in";
const LED_TO: &str = "led-to";

/// What an event carries.
pub(super) struct Carried {
    pub(super) took_part: Vec<Spanned<RawTookPart>>,
    pub(super) at: Vec<Spanned<RawAt>>,
    pub(super) led_to: Vec<Spanned<RawLedTo>>,
}

/// What a claim inside an event falls back on: nobody's part in it can be surer than the event.
pub(super) struct Claim {
    pub(super) date: Option<HistDate>,
    pub(super) certainty: Certainty,
    pub(super) sources: Vec<SourceIx>,
}

/// The relations of the event that is `here` among the nodes.
pub(super) fn drafts(
    here: usize,
    event: &Claim,
    carried: Carried,
    ctx: &Ctx<'_>,
    ids: &Indices,
    problems: &mut Vec<Problem>,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for part in carried.parts(event) {
        let Part { field, offset, key, other, word, outgoing, date, note, certainty, .. } = part;
        let path = format!("{field}: ");
        let other = other
            .and_then(|other| ctx.resolve(&ids.nodes, &other, &format!("{path}{key}"), problems));
        let own = claims::sources(&part.sources, ctx, &path, ids, problems);
        let disputes = claims::disputes(part.dispute, ctx, &path, ids, problems);
        // A vocabulary without the word is reported once, by `drafts::check`.
        let (Some(other), Some(kind)) = (other, ids.types.get(word)) else { continue };
        drafts.push(Draft {
            from: if outgoing { here } else { other },
            to: if outgoing { other } else { here },
            kind,
            date,
            certainty: Certainty::from_id(&certainty).unwrap_or(event.certainty),
            note: note.into(),
            disputes,
            sources: if own.is_empty() { event.sources.clone() } else { own },
            origin: Origin { file: ctx.path.to_owned(), line: ctx.lines.line(offset) },
            record: format!("{}: {field}", ctx.record),
        });
    }
    drafts
}

/// One relation of an event, whichever of the three tables it stands in.
struct Part {
    /// Its table, numbered where there are several: `took_part 2`.
    field: String,
    offset: usize,
    /// Key of the other end.
    key: &'static str,
    other: Option<Ref>,
    word: &'static str,
    /// Whether the relation leaves the event.
    outgoing: bool,
    date: DraftDate,
    note: RawText,
    certainty: String,
    sources: Vec<Ref>,
    dispute: Vec<RawDispute>,
}

impl Carried {
    fn parts(self, event: &Claim) -> Vec<Part> {
        let Self { took_part, at, led_to } = self;
        let at_event = || DraftDate::Known(event.date.clone());
        let took_part = each("took_part", took_part, |raw| {
            let RawTookPart { who, part, sources, certainty, dispute } = raw;
            Part {
                field: String::new(),
                offset: 0,
                key: "who",
                other: who,
                word: TOOK_PART_IN,
                outgoing: false,
                date: at_event(),
                note: part,
                certainty,
                sources,
                dispute,
            }
        });
        let at = each("at", at, |raw| {
            let RawAt { place, note, sources, certainty, dispute } = raw;
            Part {
                field: String::new(),
                offset: 0,
                key: "place",
                other: place,
                word: TOOK_PLACE_IN,
                outgoing: true,
                date: at_event(),
                note,
                certainty,
                sources,
                dispute,
            }
        });
        let led_to = each("led_to", led_to, |raw| {
            let RawLedTo { event, why, sources, certainty, dispute } = raw;
            Part {
                field: String::new(),
                offset: 0,
                key: "event",
                other: event,
                word: LED_TO,
                outgoing: true,
                date: DraftDate::OfEffect,
                note: why,
                certainty,
                sources,
                dispute,
            }
        });
        took_part.into_iter().chain(at).chain(led_to).collect()
    }
}

/// The parts of one table, each with its name and place.
fn each<T>(key: &str, raws: Vec<Spanned<T>>, part: impl Fn(T) -> Part) -> Vec<Part> {
    let several = raws.len() > 1;
    let numbered = |(i, raw): (usize, Spanned<T>)| Part {
        field: if several { format!("{key} {}", i + 1) } else { key.to_owned() },
        offset: raw.span().start,
        ..part(raw.into_inner())
    };
    raws.into_iter().enumerate().map(numbered).collect()
}
