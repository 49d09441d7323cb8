//! Serde mirror of the authoring format, filled after the walk has taken out what does not fit.
//!
//! Everything may be missing: what must not be has been reported by then. References keep their
//! place in the file, for they are only looked up when every file has been read.

use serde::Deserialize;
use toml::Spanned;

use crate::model::LocalizedText;

/// A reference and where it stands.
pub(super) type Ref = Spanned<String>;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawFile {
    #[serde(rename = "schema")]
    pub(super) _schema: Option<u32>,
    pub(super) id: Option<String>,
    pub(super) version: Option<String>,
    pub(super) date: Option<String>,
    pub(super) title: Option<RawText>,
    pub(super) licence: Option<String>,
    pub(super) opening: Vec<Spanned<RawOpening>>,
    pub(super) door: Vec<Spanned<RawDoor>>,
    pub(super) region: Vec<Spanned<RawRegion>>,
    pub(super) relation_type: Vec<Spanned<RawRelationType>>,
    pub(super) source: Vec<Spanned<RawSource>>,
    pub(super) person: Vec<Spanned<RawNode>>,
    pub(super) organization: Vec<Spanned<RawNode>>,
    pub(super) place: Vec<Spanned<RawNode>>,
    pub(super) document: Vec<Spanned<RawNode>>,
    pub(super) work: Vec<Spanned<RawNode>>,
    pub(super) event: Vec<Spanned<RawNode>>,
    pub(super) concept: Vec<Spanned<RawNode>>,
    pub(super) relation: Vec<Spanned<RawRelation>>,
    pub(super) passage: Vec<Spanned<RawPassage>>,
    pub(super) series: Vec<Spanned<RawSeries>>,
    pub(super) roll: Vec<Spanned<RawRoll>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawText {
    pub(super) en: String,
    pub(super) ru: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawOpening {
    pub(super) text: RawText,
    pub(super) sources: Vec<Ref>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawDoor {
    pub(super) entry: Option<Ref>,
    pub(super) line: RawText,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawRegion {
    pub(super) id: String,
    pub(super) name: RawText,
    pub(super) lane: RawText,
    pub(super) anchor: Option<[f32; 2]>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawRelationType {
    pub(super) id: String,
    pub(super) class: String,
    pub(super) forward: RawText,
    pub(super) reverse: RawText,
    pub(super) from: Vec<String>,
    pub(super) to: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawSource {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) author: Option<String>,
    pub(super) title: String,
    pub(super) publisher: Option<String>,
    pub(super) year: Option<String>,
    pub(super) pages: Option<String>,
    pub(super) url: Option<String>,
    pub(super) seen: bool,
    pub(super) note: Option<String>,
}

/// Any of the seven kinds; the walk has taken out the keys its kind does not have.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawNode {
    pub(super) id: String,
    pub(super) name: RawText,
    pub(super) short: Option<RawText>,
    pub(super) native: Option<RawNative>,
    pub(super) aliases: Vec<String>,
    pub(super) region: Option<Ref>,
    pub(super) importance: Option<u8>,
    pub(super) country: Option<RawText>,
    pub(super) summary: RawText,
    pub(super) sources: Vec<Ref>,
    pub(super) certainty: String,
    pub(super) dispute: Vec<RawDispute>,
    pub(super) born: Option<String>,
    pub(super) died: Option<String>,
    pub(super) role: Vec<RawRole>,
    pub(super) founded: Option<String>,
    pub(super) dissolved: Option<String>,
    pub(super) lat: Option<f64>,
    pub(super) lon: Option<f64>,
    pub(super) pin: Option<[f32; 2]>,
    pub(super) date: Option<String>,
    pub(super) took_part: Vec<Spanned<RawTookPart>>,
    pub(super) at: Vec<Spanned<RawAt>>,
    pub(super) led_to: Vec<Spanned<RawLedTo>>,
    pub(super) bound: Vec<Spanned<RawBound>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawBound {
    pub(super) rel: String,
    pub(super) of: Option<Ref>,
    pub(super) within: Option<String>,
    pub(super) sources: Vec<Ref>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawNative {
    pub(super) name: String,
    pub(super) lang: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawRole {
    pub(super) title: RawText,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) sources: Vec<Ref>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawDispute {
    pub(super) about: RawText,
    pub(super) account: Vec<RawAccount>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawAccount {
    pub(super) text: RawText,
    pub(super) date: Option<String>,
    pub(super) sources: Vec<Ref>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawTookPart {
    pub(super) who: Option<Ref>,
    #[serde(rename = "as")]
    pub(super) part: RawText,
    pub(super) sources: Vec<Ref>,
    pub(super) certainty: String,
    pub(super) dispute: Vec<RawDispute>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawAt {
    pub(super) place: Option<Ref>,
    pub(super) note: RawText,
    pub(super) sources: Vec<Ref>,
    pub(super) certainty: String,
    pub(super) dispute: Vec<RawDispute>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawLedTo {
    pub(super) event: Option<Ref>,
    pub(super) why: RawText,
    pub(super) sources: Vec<Ref>,
    pub(super) certainty: String,
    pub(super) dispute: Vec<RawDispute>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawRelation {
    pub(super) from: Option<Ref>,
    #[serde(rename = "type")]
    pub(super) kind: Option<Ref>,
    pub(super) to: Option<Ref>,
    pub(super) date: Option<String>,
    pub(super) note: RawText,
    pub(super) certainty: String,
    pub(super) sources: Vec<Ref>,
    pub(super) dispute: Vec<RawDispute>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawPassage {
    pub(super) id: String,
    pub(super) document: Option<Ref>,
    pub(super) title: RawText,
    pub(super) summary: RawText,
    pub(super) names: Vec<Ref>,
    pub(super) sources: Vec<Ref>,
    pub(super) claim: Vec<RawPassageClaim>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawPassageClaim {
    pub(super) text: RawText,
    pub(super) standing: String,
    pub(super) today: RawText,
    pub(super) sources: Vec<Ref>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawSeries {
    pub(super) id: String,
    pub(super) title: RawText,
    pub(super) unit: RawText,
    pub(super) about: Vec<Ref>,
    pub(super) note: RawText,
    pub(super) sources: Vec<Ref>,
    pub(super) value: Vec<RawSeriesValue>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawSeriesValue {
    pub(super) date: Option<String>,
    pub(super) label: RawText,
    pub(super) value: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) whose: RawText,
    pub(super) certainty: String,
    pub(super) sources: Vec<Ref>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawRoll {
    pub(super) of: Option<Ref>,
    pub(super) title: RawText,
    pub(super) membership: Option<Ref>,
    pub(super) group: Vec<RawRollGroup>,
    pub(super) living: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawRollGroup {
    pub(super) title: RawText,
    #[serde(rename = "types")]
    pub(super) kinds: Vec<Ref>,
    pub(super) to: Vec<Ref>,
    pub(super) within: Option<String>,
}

impl From<RawText> for LocalizedText {
    fn from(RawText { en, ru }: RawText) -> Self {
        Self { en, ru }
    }
}
