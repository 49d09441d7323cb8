//! schema.org JSON-LD: what is on a page, for search engines. Names, dates and addresses only:
//! statements need their sources beside them, and stand in the text.

use serde_json::{Map, Value, json};

use super::{Edition, page, page::Page, words};
use crate::model::{
    HistDate, Kind, Lang, Node, NodeIx, Source, SourceKind,
    date::{Bound, Form, Point, Precision},
};

/// The content of a page's `<script type="application/ld+json">`.
pub fn script(edition: &Edition, page: Page) -> String {
    // A name could hold `</script>`.
    of(edition, page).to_string().replace('<', "\\u003c")
}

fn of(edition: &Edition, page: Page) -> Value {
    let (lang, meta) = (edition.lang, edition.dataset.meta());
    let items: Vec<Value> = match page {
        Page::Contents => return whole(edition),
        Page::Sources => edition.dataset.sources().iter().map(source).collect(),
        Page::Chronology | Page::People => page.parts().map(|part| list(lang, part)).collect(),
        _ => edition.nodes(page).into_iter().map(|node| entry(edition, node)).collect(),
    };
    let items: Vec<Value> = items
        .into_iter()
        .zip(1..)
        .map(|(item, position): (Value, usize)| {
            json!({ "@type": "ListItem", "position": position, "item": item })
        })
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": words::title(lang, page),
        "url": page.file(),
        "isPartOf": { "@type": "Collection", "name": meta.title.get(lang), "url": "index.html" },
        "itemListElement": items,
    })
}

/// A page as a part of another.
fn list(lang: Lang, page: Page) -> Value {
    json!({ "@type": "ItemList", "name": words::title(lang, page), "url": page.file() })
}

/// The edition as one thing.
fn whole(edition: &Edition) -> Value {
    let (lang, meta) = (edition.lang, edition.dataset.meta());
    let pages = Page::wholes().filter(|page| *page != Page::Contents);
    let parts: Vec<Value> = pages.map(|page| list(lang, page)).collect();
    json!({
        "@context": "https://schema.org",
        "@type": "Collection",
        "name": meta.title.get(lang),
        "inLanguage": lang.tag(),
        "version": meta.version,
        "dateModified": meta.date,
        "license": meta.licence,
        "url": "index.html",
        "hasPart": parts,
    })
}

fn entry(edition: &Edition, ix: NodeIx) -> Value {
    let (lang, node) = (edition.lang, edition.dataset.node(ix));
    let name = node.name.get(lang);
    let mut item = Map::new();
    item.insert("@type".into(), type_of(node.kind).into());
    item.insert("@id".into(), format!("#{}", node.id).into());
    item.insert("name".into(), name.into());
    item.insert("url".into(), page::href(node).into());
    let native = node.native.iter().map(|native| native.name.as_str());
    let mut others: Vec<&str> = native
        .chain(node.aliases.iter().map(String::as_str))
        .filter(|other| *other != name)
        .collect();
    others.dedup();
    if !others.is_empty() {
        item.insert("alternateName".into(), others.into());
    }
    if let Some(coords) = node.coords {
        let geo = json!({
            "@type": "GeoCoordinates", "latitude": coords.lat, "longitude": coords.lon,
        });
        item.insert("geo".into(), geo);
    }
    item.extend(dates(node));
    item.into()
}

const fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Organization => "Organization",
        Kind::Place => "Place",
        Kind::Document | Kind::Work => "CreativeWork",
        Kind::Event => "Event",
        Kind::Concept => "DefinedTerm",
    }
}

/// The dates that ISO 8601 can say without pretending to know more than the data.
fn dates(node: &Node) -> Vec<(String, Value)> {
    let (start, end) = match node.date.as_ref().map(HistDate::form) {
        Some(Form::Single(point)) => (iso(point), None),
        Some(Form::Interval(from, to)) => (bound(from), bound(to)),
        _ => (None, None),
    };
    let names = match node.kind {
        Kind::Person => ["birthDate", "deathDate"],
        Kind::Organization => ["foundingDate", "dissolutionDate"],
        Kind::Event => ["startDate", "endDate"],
        // A document has one date: that on which it was finished.
        Kind::Document | Kind::Work => {
            let date = end.or(start);
            return date.map(|date| ("dateCreated".into(), date.into())).into_iter().collect();
        }
        Kind::Place | Kind::Concept => return Vec::new(),
    };
    names
        .into_iter()
        .zip([start, end])
        .filter_map(|(name, date)| Some((name.into(), date?.into())))
        .collect()
}

fn bound(bound: &Bound) -> Option<String> {
    match bound {
        Bound::At(point) => iso(point),
        Bound::Open | Bound::Unknown => None,
    }
}

fn iso(point: &Point) -> Option<String> {
    let Point { year, month, day, time, unspecified, .. } = *point;
    // A machine would take a date with unknown digits for the coarser one.
    if !point.is_firm() || unspecified.day | unspecified.month != 0 || !(0..=9999).contains(&year) {
        return None;
    }
    let (month, day, (hour, minute)) =
        (month.unwrap_or(1), day.unwrap_or(1), time.unwrap_or((0, 0)));
    match point.precision() {
        Precision::Decade | Precision::Season => None,
        Precision::Year => Some(format!("{year:04}")),
        Precision::Month => Some(format!("{year:04}-{month:02}")),
        Precision::Day => Some(format!("{year:04}-{month:02}-{day:02}")),
        Precision::Minute => Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")),
    }
}

fn source(source: &Source) -> Value {
    let kind = match source.kind {
        SourceKind::Document => "CreativeWork",
        SourceKind::Book => "Book",
        SourceKind::Article => "Article",
        SourceKind::Webpage => "WebPage",
        SourceKind::Media => "MediaObject",
    };
    let mut item = Map::new();
    item.insert("@type".into(), kind.into());
    item.insert("@id".into(), format!("#{}", source.id).into());
    item.insert("name".into(), source.title.clone().into());
    // Years are as printed: "1957–64" is no date to a machine.
    let year = source.year.as_ref().filter(|year| HistDate::parse(year).is_ok());
    for (name, value) in
        [("author", source.author.as_ref()), ("datePublished", year), ("url", source.url.as_ref())]
    {
        if let Some(value) = value {
            item.insert(name.into(), value.clone().into());
        }
    }
    item.into()
}

#[cfg(test)]
mod tests {
    use super::iso;
    use crate::model::{HistDate, date::Form};

    #[test]
    fn only_what_is_known_is_said_to_machines() {
        for (edtf, expected) in [
            ("1956-02-25", Some("1956-02-25")),
            ("1956-02", Some("1956-02")),
            ("1956", Some("1956")),
            ("1956-02-25T10:05:00", Some("1956-02-25T10:05")),
            ("1956-02~", None),
            ("1956?", None),
            ("195X", None),
            ("1956-21", None),
        ] {
            let date = HistDate::parse(edtf).unwrap();
            let Form::Single(point) = date.form() else { panic!("{edtf}") };
            assert_eq!(iso(point).as_deref(), expected, "{edtf}");
        }
    }
}
