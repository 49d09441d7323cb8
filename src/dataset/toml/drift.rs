//! The table of the format and the serde mirror name the same keys.

use std::collections::BTreeSet;

use serde::{
    Deserializer,
    de::{DeserializeOwned, Error, Visitor, value},
};

use super::{
    raw::{
        RawAccount, RawAt, RawBound, RawDispute, RawDoor, RawFile, RawLedTo, RawNative, RawNode,
        RawOpening, RawPassage, RawPassageClaim, RawRegion, RawRelation, RawRelationType, RawRole,
        RawRoll, RawRollGroup, RawSeries, RawSeriesValue, RawSource, RawText, RawTookPart,
    },
    shape::{self, Shape},
};

#[test]
fn every_key_of_the_format_is_read_and_no_other() {
    let nodes = [
        &shape::PERSON,
        &shape::ORGANIZATION,
        &shape::PLACE,
        &shape::DOCUMENT,
        &shape::WORK,
        &shape::EVENT,
        &shape::CONCEPT,
    ];
    for (shapes, read) in [
        (&[&shape::FILE][..], keys_of::<RawFile>()),
        (&[&shape::OPENING], keys_of::<RawOpening>()),
        (&[&shape::DOOR], keys_of::<RawDoor>()),
        (&[&shape::REGION], keys_of::<RawRegion>()),
        (&[&shape::RELATION_TYPE], keys_of::<RawRelationType>()),
        (&[&shape::SOURCE], keys_of::<RawSource>()),
        (&nodes, keys_of::<RawNode>()),
        (&[&shape::TOOK_PART], keys_of::<RawTookPart>()),
        (&[&shape::AT], keys_of::<RawAt>()),
        (&[&shape::LED_TO], keys_of::<RawLedTo>()),
        (&[&shape::BOUND], keys_of::<RawBound>()),
        (&[&shape::RELATION], keys_of::<RawRelation>()),
        (&[&shape::NATIVE], keys_of::<RawNative>()),
        (&[&shape::ROLE], keys_of::<RawRole>()),
        (&[&shape::DISPUTE], keys_of::<RawDispute>()),
        (&[&shape::ACCOUNT], keys_of::<RawAccount>()),
        (&[&shape::TEXT], keys_of::<RawText>()),
        (&[&shape::PASSAGE], keys_of::<RawPassage>()),
        (&[&shape::PASSAGE_CLAIM], keys_of::<RawPassageClaim>()),
        (&[&shape::ROLL], keys_of::<RawRoll>()),
        (&[&shape::ROLL_GROUP], keys_of::<RawRollGroup>()),
        (&[&shape::SERIES], keys_of::<RawSeries>()),
        (&[&shape::SERIES_VALUE], keys_of::<RawSeriesValue>()),
    ] {
        let allowed: BTreeSet<&str> = shapes
            .iter()
            .flat_map(|shape: &&Shape| shape.fields())
            .map(|field| field.key)
            .collect();
        assert_eq!(allowed, read);
    }
}

/// The keys that `derive(Deserialize)` generated for a struct.
fn keys_of<T: DeserializeOwned>() -> BTreeSet<&'static str> {
    let mut keys = BTreeSet::new();
    let _ = T::deserialize(Keys(&mut keys));
    keys
}

struct Keys<'a>(&'a mut BTreeSet<&'static str>);

impl<'de> Deserializer<'de> for Keys<'_> {
    type Error = value::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.extend(fields);
        Err(Self::Error::custom("only the keys were asked for"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Self::Error> {
        Err(Self::Error::custom("not a struct"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
