//! The authoring format as one table: what keys a record has and what may stand in them.
//!
//! The table is read three times, so the three cannot drift: by the walk that reports what does
//! not fit it, by the printer of the JSON Schema that editors complete from, and by a test that
//! holds it against the serde mirror in [`super::raw`].

use crate::{
    dataset::Target,
    model::{Certainty, Kind, RelationClass, SourceKind, Standing, TimeOrder},
};

/// A table of the format: its keys.
#[derive(Debug)]
pub(super) struct Shape {
    /// What it is, for the JSON Schema.
    pub(super) about: &'static str,
    /// Its keys, in groups that several shapes share.
    pub(super) groups: &'static [&'static [Field]],
}

/// A key of a table.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) key: &'static str,
    /// Whether a record without it is incomplete.
    pub(super) required: bool,
    pub(super) value: Value,
    /// What belongs there; continues "expected".
    pub(super) about: &'static str,
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value {
    /// The record's own id.
    Id,
    /// The id of another record.
    Ref(Target),
    /// Ids of other records.
    Refs(Target),
    /// A text of a line or more, the same in every language.
    Plain,
    /// Several of them.
    Plains,
    /// `"English"` or `{ en = "…", ru = "…" }`.
    Text,
    /// EDTF.
    Date,
    /// One of a list.
    Word(fn() -> Vec<&'static str>),
    /// Some of a list.
    Words(fn() -> Vec<&'static str>),
    /// A whole number, bounds included.
    Whole(i64, i64),
    /// A number, bounds included, and its unit for messages.
    Number(f64, f64, &'static str),
    /// Two numbers from 0 to 1.
    Fractions,
    /// `true` or `false`.
    Flag,
    /// A table.
    Table(&'static Shape),
    /// An array of tables.
    Tables(&'static Shape),
}

impl Shape {
    /// Its keys.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.groups.iter().flat_map(|group| group.iter())
    }

    /// The field of a key.
    pub(super) fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields().find(|field| field.key == key)
    }
}

const fn field(key: &'static str, value: Value, about: &'static str) -> Field {
    Field { key, required: false, value, about }
}

const fn must(key: &'static str, value: Value, about: &'static str) -> Field {
    Field { key, required: true, value, about }
}

/// A whole file.
pub(super) static FILE: Shape = Shape { about: "A file of a history", groups: &[HEADER, RECORDS] };

static HEADER: &[Field] = &[
    field("schema", Value::Whole(1, 1), "version of this format"),
    field("id", Value::Id, "id of the history"),
    field("version", Value::Plain, "version of the content"),
    field("date", Value::Date, "date of that version"),
    field("title", Value::Text, "title of the exhibit"),
    field("licence", Value::Plain, "licence of the content"),
];

static RECORDS: &[Field] = &[
    field("opening", Value::Tables(&OPENING), "what this is and why it mattered, a paragraph each"),
    field("door", Value::Tables(&DOOR), "ways in that the opening offers"),
    field("region", Value::Tables(&REGION), "regions in lane order"),
    field("relation_type", Value::Tables(&RELATION_TYPE), "the vocabulary of relations"),
    field("source", Value::Tables(&SOURCE), "everything cited"),
    field("person", Value::Tables(&PERSON), "people"),
    field("organization", Value::Tables(&ORGANIZATION), "parties, offices, newspapers"),
    field("place", Value::Tables(&PLACE), "places"),
    field("document", Value::Tables(&DOCUMENT), "letters, decrees, reports"),
    field("work", Value::Tables(&WORK), "novels, poems, films, histories"),
    field("event", Value::Tables(&EVENT), "what happened"),
    field("concept", Value::Tables(&CONCEPT), "ideas"),
    field("relation", Value::Tables(&RELATION), "relations that no event carries"),
    field("passage", Value::Tables(&PASSAGE), "parts of documents, in order"),
    field("series", Value::Tables(&SERIES), "numbers as data"),
    field("roll", Value::Tables(&ROLL), "bodies and what became of their members"),
];

pub(super) static OPENING: Shape = Shape {
    about: "A paragraph of the opening",
    groups: &[&[
        must("text", Value::Text, "the paragraph"),
        must("sources", Value::Refs(Target::Source), "the ids of its sources"),
    ]],
};

pub(super) static DOOR: Shape = Shape {
    about: "A way into the network",
    groups: &[&[
        must("entry", Value::Ref(Target::Node), "the id of the entry behind it"),
        must("line", Value::Text, "what a reader finds there, in a few words"),
    ]],
};

pub(super) static REGION: Shape = Shape {
    about: "A theme region: a floe of the network, a lane of the timeline",
    groups: &[&[
        must("id", Value::Id, "the id of the region"),
        must("name", Value::Text, "the name on its floe"),
        must("lane", Value::Text, "the name of its lane"),
        must("anchor", Value::Fractions, "where its floe lies, as fractions from the top left"),
    ]],
};

pub(super) static RELATION_TYPE: Shape = Shape {
    about: "A word of the vocabulary of relations",
    groups: &[&[
        must("id", Value::Id, "the id of the relation type"),
        must("class", Value::Word(classes), "tie, act, consequence or passing"),
        must("forward", Value::Text, "the verb from the first end to the second"),
        must("reverse", Value::Text, "the verb from the second end to the first"),
        field("from", Value::Words(kinds), "kinds the first end may have; any if left out"),
        field("to", Value::Words(kinds), "kinds the second end may have; any if left out"),
    ]],
};

pub(super) static SOURCE: Shape = Shape {
    about: "Something cited",
    groups: &[&[
        must("id", Value::Id, "author and year, or a short speaking name"),
        must("kind", Value::Word(source_kinds), "what sort of source it is"),
        must("title", Value::Plain, "the title, in its own language"),
        field("author", Value::Plain, "author or editor, as printed in a citation"),
        field("publisher", Value::Plain, "publisher, journal or archive"),
        field("year", Value::Plain, "year or other date of publication, in quotes"),
        field("pages", Value::Plain, "pages, volume, archive number"),
        field("url", Value::Plain, "where it can be read"),
        field("seen", Value::Flag, "true where the passage was read"),
        field("note", Value::Plain, "remark for the reader"),
    ]],
};

/// What every node has.
static NODE: &[Field] = &[
    must("id", Value::Id, "the id of the record"),
    must("name", Value::Text, "the name"),
    field("short", Value::Text, "short form of the name, for the picture"),
    field("native", Value::Table(&NATIVE), "the name in its own script"),
    field("aliases", Value::Plains, "other spellings that search should find"),
    must("region", Value::Ref(Target::Region), "the region it lies in"),
    must("importance", Value::Whole(1, 5), "a whole number from 1 to 5"),
    field("country", Value::Text, "the country"),
    field("pin", Value::Fractions, "where the picture keeps it, as fractions from the top left"),
    must("summary", Value::Text, "one to three sentences"),
    must("sources", Value::Refs(Target::Source), "where summary and dates come from"),
    field("certainty", Value::Word(certainties), "how firmly the record is held"),
    field("dispute", Value::Tables(&DISPUTE), "points on which sources differ"),
];

static DATED: &[Field] = &[
    field("date", Value::Date, "when it was made or came up"),
    field("bound", Value::Tables(&BOUND), "when it was, by what is known of others"),
];

pub(super) static PERSON: Shape = Shape {
    about: "Somebody",
    groups: &[
        NODE,
        &[
            field("born", Value::Date, "date of birth"),
            field("died", Value::Date, "date of death"),
            field("role", Value::Tables(&ROLE), "offices held"),
        ],
    ],
};

pub(super) static ORGANIZATION: Shape = Shape {
    about: "A party, an office, a newspaper",
    groups: &[
        NODE,
        &[
            field("founded", Value::Date, "when it began"),
            field("dissolved", Value::Date, "when it ended"),
        ],
    ],
};

pub(super) static PLACE: Shape = Shape {
    about: "Somewhere",
    groups: &[
        NODE,
        &[
            field("lat", Value::Number(-90.0, 90.0, "degrees north"), "degrees north"),
            field("lon", Value::Number(-180.0, 180.0, "degrees east"), "degrees east"),
        ],
    ],
};

pub(super) static DOCUMENT: Shape =
    Shape { about: "A letter, a decree, a report", groups: &[NODE, DATED] };
pub(super) static WORK: Shape =
    Shape { about: "A novel, a poem, a film, a history", groups: &[NODE, DATED] };
pub(super) static CONCEPT: Shape = Shape { about: "An idea", groups: &[NODE, DATED] };

pub(super) static EVENT: Shape = Shape {
    about: "Something that happened",
    groups: &[
        NODE,
        &[
            must("date", Value::Date, "when it happened"),
            field("took_part", Value::Tables(&TOOK_PART), "who took part"),
            field("at", Value::Tables(&AT), "where it happened"),
            field("led_to", Value::Tables(&LED_TO), "what it led to"),
            field("bound", Value::Tables(&BOUND), "when it was, by what is known of others"),
        ],
    ],
};

/// What every claim inside an event may have.
static CLAIM: &[Field] = &[
    field("sources", Value::Refs(Target::Source), "who says so; the event's sources if left out"),
    field("certainty", Value::Word(certainties), "how firmly it is held; as the event if left out"),
    field("dispute", Value::Tables(&DISPUTE), "points on which sources differ"),
];

pub(super) static TOOK_PART: Shape = Shape {
    about: "A part in an event",
    groups: &[
        &[
            must("who", Value::Ref(Target::Node), "who took part"),
            field("as", Value::Text, "the part played"),
        ],
        CLAIM,
    ],
};

pub(super) static AT: Shape = Shape {
    about: "The place of an event",
    groups: &[
        &[
            must("place", Value::Ref(Target::Node), "where it happened"),
            field("note", Value::Text, "what happened there"),
        ],
        CLAIM,
    ],
};

pub(super) static LED_TO: Shape = Shape {
    about: "A consequence of an event",
    groups: &[
        &[
            must("event", Value::Ref(Target::Node), "the effect"),
            must("why", Value::Text, "the reason, shown on the arrow"),
        ],
        CLAIM,
    ],
};

pub(super) static BOUND: Shape = Shape {
    about: "When something was, by what is known of something else",
    groups: &[&[
        must("rel", Value::Word(orders), "after, before, during or with"),
        must("of", Value::Ref(Target::Node), "what it is dated by"),
        field("within", Value::Plain, "how far apart at most, as P3D, P2W or PT12H"),
        must("sources", Value::Refs(Target::Source), "who says so"),
    ]],
};

pub(super) static RELATION: Shape = Shape {
    about: "A claim that joins two records",
    groups: &[&[
        must("from", Value::Ref(Target::Node), "the end the verb starts from"),
        must("type", Value::Ref(Target::RelationType), "a word of the vocabulary"),
        must("to", Value::Ref(Target::Node), "the end the verb points to"),
        field("date", Value::Date, "when it held or happened"),
        field("note", Value::Text, "what else there is to say"),
        field("certainty", Value::Word(certainties), "how firmly it is held"),
        must("sources", Value::Refs(Target::Source), "who says so"),
        field("dispute", Value::Tables(&DISPUTE), "points on which sources differ"),
    ]],
};

pub(super) static NATIVE: Shape = Shape {
    about: "A name in its own script",
    groups: &[&[
        must("name", Value::Plain, "the name as its bearer writes it"),
        must("lang", Value::Plain, "BCP 47 tag of its language, such as ru"),
    ]],
};

pub(super) static ROLE: Shape = Shape {
    about: "An office somebody held",
    groups: &[&[
        must("title", Value::Text, "name of the office"),
        field("from", Value::Date, "when it began"),
        field("to", Value::Date, "when it ended"),
        field("sources", Value::Refs(Target::Source), "who says so; the person's if left out"),
    ]],
};

pub(super) static DISPUTE: Shape = Shape {
    about: "A point on which the sources differ",
    groups: &[&[
        must("about", Value::Text, "what is disputed, as it follows \"Disputed:\""),
        must("account", Value::Tables(&ACCOUNT), "two or more accounts"),
    ]],
};

pub(super) static ACCOUNT: Shape = Shape {
    about: "One side of a dispute",
    groups: &[&[
        must("text", Value::Text, "what this account says"),
        field("date", Value::Date, "the date it gives, where that is the point"),
        must("sources", Value::Refs(Target::Source), "who says so"),
    ]],
};

/// The long form of a text.
pub(super) static TEXT: Shape = Shape {
    about: "A text in several languages",
    groups: &[&[
        must("en", Value::Plain, "the English text"),
        field("ru", Value::Plain, "the Russian text"),
    ]],
};

pub(super) static PASSAGE: Shape = Shape {
    about: "A part of a document",
    groups: &[&[
        must("id", Value::Id, "the id of the passage"),
        must("document", Value::Ref(Target::Node), "the id of the document it is part of"),
        must("title", Value::Text, "what it is about, in a few words"),
        must("summary", Value::Text, "what is said in it, in one to three sentences"),
        field("names", Value::Refs(Target::Node), "the ids of the entries it names"),
        must("sources", Value::Refs(Target::Source), "where the passage can be read"),
        field("claim", Value::Tables(&PASSAGE_CLAIM), "what it asserts"),
    ]],
};

pub(super) static PASSAGE_CLAIM: Shape = Shape {
    about: "An assertion of a passage, and what has become of it",
    groups: &[&[
        must("text", Value::Text, "what is asserted"),
        must("standing", Value::Word(standings), "what research has made of it"),
        must("today", Value::Text, "what is known today"),
        must("sources", Value::Refs(Target::Source), "who says so"),
    ]],
};

pub(super) static SERIES: Shape = Shape {
    about: "Numbers that belong together",
    groups: &[&[
        must("id", Value::Id, "the id of the series"),
        must("title", Value::Text, "what is counted"),
        must("unit", Value::Text, "of what: people, copies"),
        must("about", Value::Refs(Target::Node), "the ids of the entries it is shown with"),
        field("note", Value::Text, "what the numbers take in and leave out"),
        must("sources", Value::Refs(Target::Source), "where the series comes from"),
        must("value", Value::Tables(&SERIES_VALUE), "the numbers"),
    ]],
};

pub(super) static SERIES_VALUE: Shape = Shape {
    about: "A number or a range; it has a date or a label, or both",
    groups: &[&[
        field("date", Value::Date, "when it held"),
        field("label", Value::Text, "what it counts within the series"),
        field("value", Value::Number(0.0, 1e12, "a count"), "the number"),
        field("low", Value::Number(0.0, 1e12, "a count"), "the least, of a range"),
        field("high", Value::Number(0.0, 1e12, "a count"), "the most, of a range"),
        field("whose", Value::Text, "whose number it is"),
        field("certainty", Value::Word(certainties), "how firmly it is held"),
        must("sources", Value::Refs(Target::Source), "who says so"),
    ]],
};

pub(super) static ROLL: Shape = Shape {
    about: "A body and what became of its members, found in their relations",
    groups: &[&[
        must("of", Value::Ref(Target::Node), "the id of the body"),
        must("title", Value::Text, "the heading above its groups"),
        must("membership", Value::Ref(Target::RelationType), "the relation from member to body"),
        must("group", Value::Tables(&ROLL_GROUP), "its groups, in order"),
        field("living", Value::Date, "the days, as {..}, on which the living are counted"),
    ]],
};

pub(super) static ROLL_GROUP: Shape = Shape {
    about: "Those members that have a relation of a kind",
    groups: &[&[
        must("title", Value::Text, "what they have in common"),
        field("types", Value::Refs(Target::RelationType), "relations one of which they have"),
        field("to", Value::Refs(Target::Node), "the ids where one of them leads"),
        field("within", Value::Date, "when, at least in part"),
    ]],
};

fn kinds() -> Vec<&'static str> {
    Kind::ALL.iter().map(|kind| kind.id()).collect()
}

fn classes() -> Vec<&'static str> {
    RelationClass::ALL.iter().map(|class| class.id()).collect()
}

fn source_kinds() -> Vec<&'static str> {
    SourceKind::ALL.iter().map(|kind| kind.id()).collect()
}

fn standings() -> Vec<&'static str> {
    Standing::ALL.iter().map(|standing| standing.id()).collect()
}

fn orders() -> Vec<&'static str> {
    TimeOrder::ALL.iter().map(|order| order.id()).collect()
}

fn certainties() -> Vec<&'static str> {
    Certainty::ALL.iter().map(|certainty| certainty.id()).collect()
}
