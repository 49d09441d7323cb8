//! What can be asked for beyond kind, certainty and time: types of tie, regions, countries, kinds of
//! source.

use crate::{
    model::{Dataset, Kind, LocalizedText, NodeIx, SourceKind},
    order::sort_by,
};

/// Values chosen from a list; none chosen means that all are let through.
///
/// So a history that gains a type or a country shows it, unless the reader has chosen others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice(Vec<u32>);

/// A way to ask for some of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// What sort of tie.
    RelationType,
    /// Which region.
    Region,
    /// Which country.
    Country,
    /// What sort of source.
    SourceKind,
}

impl Facet {
    /// Every facet, in the order of the panel.
    pub const ALL: [Self; 4] = [Self::Region, Self::Country, Self::RelationType, Self::SourceKind];

    /// The word used in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::RelationType => "types",
            Self::Region => "regions",
            Self::Country => "countries",
            Self::SourceKind => "sources",
        }
    }

    /// What is left out when something fails it.
    pub const fn cause(self) -> super::Cause {
        match self {
            Self::RelationType => super::Cause::RelationType,
            Self::Region => super::Cause::Region,
            Self::Country => super::Cause::Country,
            Self::SourceKind => super::Cause::SourceKind,
        }
    }

    /// The word of each of its values in links and data, by position. Countries are found anew each
    /// time: O(nodes × countries + relations).
    pub fn ids(self, dataset: &Dataset) -> Vec<String> {
        match self {
            Self::RelationType => {
                dataset.relation_types().iter().map(|kind| kind.id.clone()).collect()
            }
            Self::Region => dataset.regions().iter().map(|region| region.id.clone()).collect(),
            Self::Country => {
                Countries::new(dataset).list.into_iter().map(|country| country.id).collect()
            }
            Self::SourceKind => SourceKind::ALL.map(|kind| kind.id().to_owned()).into(),
        }
    }
}

/// What the reader asks for. The default asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Positions in [`Dataset::relation_types`]. An entry without a tie of a chosen type is left
    /// out, so that what remains is what those ties join.
    pub relation_types: Choice,
    /// Positions in [`Dataset::regions`], the themes of the exhibit.
    pub regions: Choice,
    /// Positions in [`Countries::list`].
    pub countries: Choice,
    /// Positions in [`SourceKind::ALL`](crate::model::SourceKind::ALL). An entry or tie stays when
    /// one of its sources is of a chosen kind; until its sources have arrived, it stays.
    pub source_kinds: Choice,
}

impl Facets {
    /// What is asked for of a facet.
    pub const fn choice(&self, facet: Facet) -> &Choice {
        match facet {
            Facet::RelationType => &self.relation_types,
            Facet::Region => &self.regions,
            Facet::Country => &self.countries,
            Facet::SourceKind => &self.source_kinds,
        }
    }

    /// The same, to change it.
    pub const fn choice_mut(&mut self, facet: Facet) -> &mut Choice {
        match facet {
            Facet::RelationType => &mut self.relation_types,
            Facet::Region => &mut self.regions,
            Facet::Country => &mut self.countries,
            Facet::SourceKind => &mut self.source_kinds,
        }
    }

    /// Whether they leave nothing out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Choice {
    /// These values and no others; none of them means all.
    pub fn of(values: impl IntoIterator<Item = usize>) -> Self {
        values.into_iter().fold(Self::default(), |choice, value| {
            if choice.is_chosen(value) { choice } else { choice.toggled(value) }
        })
    }

    /// Whether everything is let through.
    pub fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a value is let through.
    pub fn allows(&self, value: usize) -> bool {
        self.is_all() || self.is_chosen(value)
    }

    /// Whether a value has been chosen.
    pub fn is_chosen(&self, value: usize) -> bool {
        self.0.contains(&(value as u32))
    }

    /// With a value chosen, or no longer chosen.
    #[must_use]
    pub fn toggled(&self, value: usize) -> Self {
        let value = value as u32;
        let mut values = self.0.clone();
        match values.iter().position(|known| *known >= value) {
            Some(at) if values[at] == value => {
                values.remove(at);
            }
            Some(at) => values.insert(at, value),
            None => values.push(value),
        }
        Self(values)
    }

    /// The chosen values, ascending; empty where all are let through.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|value| *value as usize)
    }
}

/// The countries of a history, and which entries belong to which. Made once for a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Countries {
    /// By English name.
    pub list: Vec<Country>,
    of: Vec<Vec<u32>>,
}

/// A country as the history names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// The English name in lower-case words joined by hyphens: `north-korea`.
    pub id: String,
    /// Its name.
    pub name: LocalizedText,
}

impl Countries {
    /// Finds them. An entry that states a country belongs to it. Events, documents, works and ideas
    /// state none: they belong to the countries of the places they are tied to, or where there are
    /// no such places to those of everybody they are tied to. O(nodes × countries + relations).
    pub fn new(dataset: &Dataset) -> Self {
        let mut list: Vec<Country> = Vec::new();
        for name in dataset.nodes().iter().filter_map(|node| node.country.as_ref()) {
            let id = id_of(name);
            if list.iter().all(|known| known.id != id) {
                list.push(Country { id, name: name.clone() });
            }
        }
        sort_by(&mut list, |a, b| a.name.en.cmp(&b.name.en));
        let stated: Vec<Option<u32>> = dataset
            .nodes()
            .iter()
            .map(|node| {
                let id = id_of(node.country.as_ref()?);
                list.iter().position(|known| known.id == id).map(|at| at as u32)
            })
            .collect();
        let of = dataset.node_ixs().map(|ix| match stated[ix.index()] {
            Some(country) => vec![country],
            None => around(dataset, &stated, ix),
        });
        Self { of: of.collect(), list }
    }

    /// The countries of an entry, positions in [`list`](Self::list), ascending.
    pub fn of(&self, node: NodeIx) -> impl Iterator<Item = usize> {
        let countries = self.of.get(node.index()).map(Vec::as_slice).unwrap_or_default();
        countries.iter().map(|country| *country as usize)
    }

    /// The position of the country with this id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.list.iter().position(|country| country.id == id)
    }
}

fn around(dataset: &Dataset, stated: &[Option<u32>], ix: NodeIx) -> Vec<u32> {
    let others = |of: &dyn Fn(Kind) -> bool| -> Vec<u32> {
        let ties = dataset.adjacent(ix).iter().map(|tie| tie.node);
        let fitting = ties.filter(|node| of(dataset.node(*node).kind));
        let mut countries: Vec<u32> = fitting.filter_map(|node| stated[node.index()]).collect();
        sort_by(&mut countries, |a, b| a.cmp(b));
        countries.dedup();
        countries
    };
    let places = others(&|kind| kind == Kind::Place);
    if places.is_empty() { others(&|_| true) } else { places }
}

fn id_of(name: &LocalizedText) -> String {
    let mut id = String::new();
    for word in name.en.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&word.to_ascii_lowercase());
    }
    id
}
