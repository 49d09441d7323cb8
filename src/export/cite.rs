//! Citations of an entry, with the version of the data and the link that shows it.

use crate::{
    i18n::{DateStyle, format_moment},
    model::{Dataset, HistDate, Lang, NodeIx},
};

/// A form of citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationStyle {
    /// Chicago Manual of Style, notes and bibliography.
    Chicago,
    /// ISO 690.
    Iso690,
    /// A BibTeX record.
    BibTex,
}

impl CitationStyle {
    /// Every form, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Chicago, Self::Iso690, Self::BibTex];

    /// Its own name, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chicago => "Chicago",
            Self::Iso690 => "ISO 690",
            Self::BibTex => "BibTeX",
        }
    }
}

/// The citation of an entry. `accessed` is a day as `2026-11-25`.
pub fn cite(
    dataset: &Dataset,
    node: NodeIx,
    lang: Lang,
    link: &str,
    accessed: &str,
    style: CitationStyle,
) -> String {
    let meta = dataset.meta();
    let entry = dataset.node(node);
    let (name, id) = (entry.name.get(lang), &entry.id);
    let (title, version) = (meta.title.get(lang), &meta.version);
    match style {
        CitationStyle::Chicago => {
            let day = in_words(accessed, lang);
            match lang {
                Lang::En => {
                    format!(
                        "“{name}.” In Twentieth: {title}, version {version}. Accessed {day}. {link}."
                    )
                }
                Lang::Ru => format!(
                    "«{name}». Двадцатый: {title}, версия {version}. Дата обращения: {day}. {link}."
                ),
            }
        }
        CitationStyle::Iso690 => match lang {
            Lang::En => format!(
                "{name}. In: Twentieth: {title} [online]. Version {version} [viewed {accessed}]. \
                 Available from: {link}"
            ),
            Lang::Ru => format!(
                "{name} // Двадцатый: {title} [Электронный ресурс]. Версия {version}. URL: {link} \
                 (дата обращения: {accessed})."
            ),
        },
        CitationStyle::BibTex => {
            let year = accessed.split('-').next().unwrap_or(accessed);
            format!(
                "@misc{{twentieth-{id},\n  title = {{{name}}},\n  howpublished = {{Twentieth: \
                 {title}, version {version}}},\n  year = {{{year}}},\n  url = {{{link}}},\n  \
                 urldate = {{{accessed}}}\n}}"
            )
        }
    }
}

fn in_words(day: &str, lang: Lang) -> String {
    match HistDate::parse(day) {
        Ok(date) => format_moment(date.span().start, lang, DateStyle::Long),
        Err(_) => day.to_owned(),
    }
}
