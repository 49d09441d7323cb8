//! The reading edition's own sentences. A struct per language: a missing one does not compile.

use crate::{
    i18n::{self, Msg, en_count, ru_count},
    model::{Kind, Lang, SourceKind},
    reading::page::Page,
};

/// The sentences of one language.
pub struct Words {
    /// After the name of the exhibit.
    pub edition: &'static str,
    /// First link of a page.
    pub skip: &'static str,
    /// Label of the links to the pages.
    pub pages: &'static str,
    /// Link to the exhibit.
    pub exhibit: &'static str,
    /// Link to the exhibit with this entry open.
    pub open_entry: &'static str,
    /// Says what the exhibit is, on the first page.
    pub exhibit_is: &'static str,
    /// Heading of the list of pages.
    pub contents: &'static str,
    /// Heading of the list of entries of a page.
    pub on_this_page: &'static str,
    /// Heading of entries whose month is not known.
    pub month_unknown: fn(i32) -> String,
    /// Heading of events without a date.
    pub undated: &'static str,
    /// Opens the table behind the chart.
    pub chart_table: &'static str,
    /// Describes the chart: the year with the most facts, their number, the number of all.
    pub chart_says: fn(i32, usize, usize) -> String,
    /// Heading of a column.
    pub year: &'static str,
    /// Heading of a column.
    pub facts: &'static str,
    /// Heading of a column.
    pub events: &'static str,
    /// How often a source is cited and in how many entries.
    pub cited: fn(usize, usize) -> String,
    /// A source that nothing cites.
    pub uncited: &'static str,
    /// Entries beyond those that are named.
    pub and_more: fn(usize) -> String,
    /// Label of the links to the other parts of a page.
    pub parts: &'static str,
}

/// The sentences of a language.
pub const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Ru => &RU,
    }
}

const EN: Words = Words {
    edition: "Reading edition",
    skip: "Skip to the text",
    pages: "Pages",
    exhibit: "Open the exhibit",
    open_entry: "Open in the exhibit",
    exhibit_is: "The exhibit shows the same entries as a network and a timeline that answer to \
        each other. It needs JavaScript; these pages do not.",
    contents: "Contents",
    on_this_page: "On this page",
    month_unknown: |year| format!("{year}, month not known"),
    undated: "Undated",
    chart_table: "The numbers as a table",
    chart_says: |year, most, all| {
        let facts = en_count(all, "dated fact", "dated facts");
        format!("{facts}; most of them, {most}, in {year}. Heights follow the square root.")
    },
    year: "Year",
    facts: "Dated facts",
    events: "Of these, events",
    cited: |times, entries| {
        let times = en_count(times, "time", "times");
        format!("Cited {times}, in {}", en_count(entries, "entry", "entries"))
    },
    uncited: "Not cited in an entry",
    and_more: |n| format!("and {} more", i18n::number(Lang::En, n)),
    parts: "Parts",
};

const RU: Words = Words {
    edition: "Текстовая версия",
    skip: "К тексту",
    pages: "Страницы",
    exhibit: "Открыть выставку",
    open_entry: "Открыть на выставке",
    exhibit_is: "На выставке те же статьи показаны сетью и лентой времени, связанными между собой. \
        Ей нужен JavaScript, этим страницам — нет.",
    contents: "Содержание",
    on_this_page: "На этой странице",
    month_unknown: |year| format!("{year}, месяц неизвестен"),
    undated: "Без даты",
    chart_table: "Числа таблицей",
    chart_says: |year, most, all| {
        let facts = ru_count(all, "датированный факт", "датированных факта", "датированных фактов");
        format!("{facts}, больше всего в {year} году: {most}. Высота растёт как квадратный корень.")
    },
    year: "Год",
    facts: "Датированные факты",
    events: "Из них события",
    cited: |times, entries| {
        let times = ru_count(times, "ссылка", "ссылки", "ссылок");
        let entries = ru_count(entries, "статье", "статьях", "статьях");
        format!("{times}, в {entries}")
    },
    uncited: "Статьи на него не ссылаются",
    and_more: |n| format!("и ещё {}", i18n::number(Lang::Ru, n)),
    parts: "Части",
};

/// The name of a page.
pub fn title(lang: Lang, page: Page) -> String {
    if let Some(part) = page.part_name(lang) {
        return format!("{}, {part}", title(lang, page.whole()));
    }
    let kinds = |kind| i18n::text(lang, &Msg::KindPlural(kind));
    match (page, lang) {
        (Page::Contents, _) => of(lang).edition.into(),
        (Page::Chronology | Page::Years(_), Lang::En) => "Chronology".into(),
        (Page::Chronology | Page::Years(_), Lang::Ru) => "Хроника".into(),
        (Page::People | Page::Letters(_), _) => kinds(Kind::Person),
        (Page::Organizations, _) => kinds(Kind::Organization),
        (Page::Places, _) => kinds(Kind::Place),
        (Page::Documents, Lang::En) => "Documents and works".into(),
        (Page::Documents, Lang::Ru) => "Документы и произведения".into(),
        (Page::Concepts, _) => kinds(Kind::Concept),
        (Page::Numbers, _) => i18n::text(lang, &Msg::ViewNumbers),
        (Page::Sources, _) => i18n::text(lang, &Msg::Sources),
    }
}

/// What a page holds, in a sentence that search engines may show; `count` is of its entries.
pub fn description(lang: Lang, page: Page, count: usize) -> String {
    match lang {
        Lang::En => {
            let n = |one, many| en_count(count, one, many);
            match page {
                Page::Contents => format!(
                    "The 20th Congress of the CPSU, Khrushchev’s Secret Speech and what followed: {} \
                     to read, each with its sources.",
                    n("entry", "entries")
                ),
                Page::Chronology => format!("{} in order of date.", n("event", "events")),
                Page::Years(_) => format!(
                    "{}: what happened, what led to it, who took part.",
                    n("event", "events")
                ),
                Page::People => format!("The names of {}, by surname.", n("person", "people")),
                Page::Letters(_) => format!(
                    "{}: lives, offices, what they did and whom they met.",
                    n("person", "people")
                ),
                Page::Organizations => format!(
                    "{}: parties, offices, newspapers and committees.",
                    n("organization", "organizations")
                ),
                Page::Places => format!("{} and what happened there.", n("place", "places")),
                Page::Documents => format!(
                    "{} in order of date: speeches, letters, decrees, novels, films.",
                    n("document or work", "documents and works")
                ),
                Page::Concepts => {
                    format!("{} and who stood for them.", n("concept", "concepts"))
                }
                Page::Numbers => format!(
                    "{} as charts and tables, each with its sources.",
                    n("row of numbers", "rows of numbers")
                ),
                Page::Sources => {
                    format!("{} by kind, each with where it is cited.", n("source", "sources"))
                }
            }
        }
        Lang::Ru => {
            let n = |one, few, many| ru_count(count, one, few, many);
            match page {
                Page::Contents => format!(
                    "XX съезд КПСС, секретный доклад Хрущёва и что было потом: {} с источниками.",
                    n("статья", "статьи", "статей")
                ),
                Page::Chronology => {
                    format!("{} по порядку дат.", n("событие", "события", "событий"))
                }
                Page::Years(_) => format!(
                    "{}: что произошло, что к этому привело, кто участвовал.",
                    n("событие", "события", "событий")
                ),
                Page::People => {
                    format!("{} в порядке латинского алфавита.", n("имя", "имени", "имён"))
                }
                Page::Letters(_) => format!(
                    "{}: жизнь, должности, поступки и встречи.",
                    n("человек", "человека", "человек")
                ),
                Page::Organizations => format!(
                    "{}: партии, учреждения, газеты и комитеты.",
                    n("организация", "организации", "организаций")
                ),
                Page::Places => {
                    format!("{} и что там произошло.", n("место", "места", "мест"))
                }
                Page::Documents => format!(
                    "{} по порядку дат: речи, письма, постановления, романы, фильмы.",
                    n(
                        "документ или произведение",
                        "документа и произведения",
                        "документов и произведений"
                    )
                ),
                Page::Concepts => {
                    format!("{} и кто за ними стоял.", n("понятие", "понятия", "понятий"))
                }
                Page::Numbers => format!(
                    "{} — графики и таблицы с источниками.",
                    n("ряд чисел", "ряда чисел", "рядов чисел")
                ),
                Page::Sources => {
                    format!(
                        "{} по видам и где на них ссылаются.",
                        n("источник", "источника", "источников")
                    )
                }
            }
        }
    }
}

/// The heading of a kind of source.
pub const fn source_kind(lang: Lang, kind: SourceKind) -> &'static str {
    match (lang, kind) {
        (Lang::En, SourceKind::Document) => "Primary documents",
        (Lang::En, SourceKind::Book) => "Books",
        (Lang::En, SourceKind::Article) => "Articles",
        (Lang::En, SourceKind::Webpage) => "Pages on the web",
        (Lang::En, SourceKind::Media) => "Films, recordings, photographs",
        (Lang::Ru, SourceKind::Document) => "Документы эпохи",
        (Lang::Ru, SourceKind::Book) => "Книги",
        (Lang::Ru, SourceKind::Article) => "Статьи",
        (Lang::Ru, SourceKind::Webpage) => "Страницы в сети",
        (Lang::Ru, SourceKind::Media) => "Фильмы, записи, фотографии",
    }
}

/// The name of a month, 1 to 12, as a heading.
pub const fn month(lang: Lang, month: u8) -> &'static str {
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const RU: [&str; 12] = [
        "Январь",
        "Февраль",
        "Март",
        "Апрель",
        "Май",
        "Июнь",
        "Июль",
        "Август",
        "Сентябрь",
        "Октябрь",
        "Ноябрь",
        "Декабрь",
    ];
    let names = match lang {
        Lang::En => EN,
        Lang::Ru => RU,
    };
    names[(month as usize + 11) % 12]
}

/// A language by its own name, for the links between editions.
pub const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::Ru => "Русский",
    }
}
