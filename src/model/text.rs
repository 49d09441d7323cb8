//! Text in several languages, and which one a reader gets.

/// A language the exhibit speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// English, the language every record has.
    #[default]
    En,
    /// Russian.
    Ru,
}

impl Lang {
    /// Every language, in the order of the language switch.
    pub const ALL: [Self; 2] = [Self::En, Self::Ru];

    /// The BCP 47 tag, as in links, `lang` attributes and data files.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
        }
    }

    /// The language of a BCP 47 tag, by its primary subtag: `ru-RU` is Russian.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }
}

/// A text that every record has in English and some have in Russian.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LocalizedText {
    /// English; empty where only the Russian text has been loaded.
    pub en: String,
    /// Russian, where it has been written and loaded.
    pub ru: Option<String>,
}

impl LocalizedText {
    /// A text in English only.
    pub fn en(text: impl Into<String>) -> Self {
        Self { en: text.into(), ru: None }
    }

    /// The text for a reader of `lang`, falling back to the other language.
    pub fn get(&self, lang: Lang) -> &str {
        match (self.lang_of(lang), &self.ru) {
            (Lang::Ru, Some(ru)) => ru,
            _ => &self.en,
        }
    }

    /// The language [`get`](Self::get) really answers in, for `lang` attributes.
    pub fn lang_of(&self, lang: Lang) -> Lang {
        let wanted = lang == Lang::Ru || self.en.is_empty();
        if wanted && self.ru.is_some() { Lang::Ru } else { Lang::En }
    }

    /// What a reader of one language needs of it: the other one goes, unless it is all there is.
    pub fn only(&self, lang: Lang) -> Self {
        match self.lang_of(lang) {
            Lang::En => Self { en: self.en.clone(), ru: None },
            Lang::Ru => Self { en: String::new(), ru: self.ru.clone() },
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.ru.is_none()
    }
}

/// A name in its own script and language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Native {
    /// The name as its bearer writes it.
    pub name: String,
    /// BCP 47 tag of its language, for fonts and screen readers.
    pub lang: String,
}
