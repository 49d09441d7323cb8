//! The reading edition: the whole content as static pages, for readers without JavaScript, for
//! print and for search engines. The articles are those of the exhibit's panel
//! ([`entry_article`]), rendered on the host.
//!
//! | module | what it holds |
//! | --- | --- |
//! | [`page`] | which pages there are, and on which page an entry stands |
//! | `contents`, `chronology`, `entries`, `sources` | the bodies of the pages |
//! | `chart` | the overview of years, with its table; the numbers |
//! | `shell` | what every page has around its body |
//! | `linked_data` | schema.org JSON-LD |
//! | `style` | the style sheet, from the exhibit's tokens and `www/read.css` |
//! | `words` | the edition's own sentences; all others come from `i18n` |
//! | `render` | Yew to text |
//!
//! Ids are promises: `people-h-k.html#khrushchev-nikita` stays where it is as the content grows, so
//! pages are cut by rules that look at an entry alone, not at how much there is.

mod chart;
mod chronology;
mod contents;
mod entries;
mod linked_data;
pub mod page;
mod render;
mod shell;
mod sources;
mod style;
mod words;

use crate::{
    charts::overview::{self, ChartError},
    model::{Dataset, Lang, NodeIx},
    query::activity::{Bucket, activity},
    scene::Theme,
    state::TimeWindow,
    ui::{DatasetRef, Medium, entry_article},
};
use page::Page;
use yew::prelude::*;

/// A file of the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it belongs, from the root of the bundle: `read/en/index.html`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// The bars of the exhibit's strip, a picture for each theme: `data/overview-light.svg`.
///
/// # Errors
/// Where plotters cannot draw.
pub fn strips(dataset: &Dataset) -> Result<Vec<File>, ChartError> {
    let bins = activity(dataset, Bucket::Year, TimeWindow::AXIS.span(), &|_| true);
    let strip = |theme: &Theme| {
        let path = format!("data/overview-{}.svg", theme.name.id());
        overview::strip(&bins, theme).map(|text| File { path, text })
    };
    [Theme::LIGHT, Theme::DARK].iter().map(strip).collect()
}

/// The edition in every language, with its style sheet.
///
/// # Errors
/// Where the chart of years cannot be drawn.
pub fn edition(dataset: &DatasetRef) -> Result<Vec<File>, ChartError> {
    let mut files = vec![File { path: "read/read.css".into(), text: style::sheet() }];
    let languages = languages(dataset);
    for lang in languages.clone() {
        let edition = Edition { dataset: dataset.clone(), lang, languages: languages.clone() };
        for page in Page::ALL {
            let path = format!("read/{}/{}", lang.tag(), page.file());
            files.push(File { path, text: edition.page(page)? });
        }
    }
    Ok(files)
}

/// The languages in which there is an edition: English, and any in which most entries have their
/// text. The interface alone in another language would be a second copy of the English texts.
pub fn languages(dataset: &Dataset) -> Vec<Lang> {
    let all = dataset.nodes().len();
    let written = |lang: Lang| {
        let texts = dataset.nodes().iter().map(|node| node.summary.lang_of(lang));
        texts.filter(|text| *text == lang).count()
    };
    Lang::ALL
        .into_iter()
        .filter(|lang| *lang == Lang::default() || written(*lang) * 2 > all)
        .collect()
}

/// The edition in one language.
struct Edition {
    dataset: DatasetRef,
    lang: Lang,
    /// All there are, this one among them.
    languages: Vec<Lang>,
}

impl Edition {
    fn page(&self, page: Page) -> Result<String, ChartError> {
        let body = match page {
            Page::Contents => contents::body(self),
            Page::Chronology => chronology::overview(self)?,
            Page::Years(_) => chronology::period(self, page),
            Page::Sources => sources::body(self),
            Page::Numbers => chart::numbers(self)?,
            Page::People => entries::people(self),
            _ => entries::body(self, page),
        };
        Ok(shell::document(self, page, &render::to_text(body)))
    }

    /// The article of an entry, with the way to its state of the exhibit.
    fn article(&self, node: NodeIx, level: u8) -> Html {
        let id = &self.dataset.node(node).id;
        html! {
            <div class="item">
                { entry_article(&self.dataset, node, self.lang, &self.medium(), level) }
                <p class="open"><a href={self.exhibit(Some(id))}>{ words::of(self.lang).open_entry }</a></p>
            </div>
        }
    }

    fn medium(&self) -> Medium {
        let edition = self.dataset.clone();
        let (dataset, lang) = (self.dataset.clone(), self.lang);
        Medium::Page {
            href_of: Callback::from(move |node| page::href(edition.node(node))),
            chart_of: Callback::from(move |at| chart::of_section(&dataset, at, lang)),
        }
    }

    /// The address of the exhibit, with an entry open or none.
    fn exhibit(&self, id: Option<&str>) -> String {
        let select = id.map(|id| format!("select={id}"));
        let lang = (self.lang != Lang::default()).then(|| format!("lang={}", self.lang.tag()));
        let state: Vec<String> = [select, lang].into_iter().flatten().collect();
        if state.is_empty() { "../../".into() } else { format!("../../#{}", state.join("&")) }
    }

    /// The entries of a page in their order there.
    fn nodes(&self, page: Page) -> Vec<NodeIx> {
        page::nodes(&self.dataset, page)
    }
}
