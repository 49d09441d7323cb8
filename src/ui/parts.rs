//! Small pieces that recur in the panels.
//!
//! They are functions compiled once: an element written out in `html!` weighs some hundred bytes
//! wherever it stands, and the exhibit must load on slow lines.

use yew::{
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, VTag, VText},
};

use crate::case;

/// A button: what it looks like, says and does.
#[derive(Default)]
pub struct Button {
    /// Class; none where empty.
    pub class: &'static str,
    /// What it does, where its content does not say so.
    pub label: Option<String>,
    /// Explains it to those who point at it.
    pub title: Option<String>,
    /// Whether it is pressed, of one that can be.
    pub pressed: Option<bool>,
    /// Whether what it opens is open.
    pub expanded: Option<bool>,
    /// Whether it stands for what is shown now.
    pub current: bool,
    /// Language of its words, where that is another one.
    pub lang: Option<&'static str>,
    /// What a click does.
    pub onclick: Callback<MouseEvent>,
    /// What stands on it.
    pub content: Html,
}

impl Button {
    /// The element.
    #[inline(never)]
    pub fn html(self) -> Html {
        let Self { class, label, title, pressed, expanded, current, lang, onclick, content } = self;
        let class = (!class.is_empty()).then_some(class);
        html! {
            <button type="button" {class} {lang} aria-label={label} {title} aria-pressed={pressed.map(truth)}
                aria-expanded={expanded.map(truth)} aria-current={current.then_some("page")} {onclick}>
                { content }
            </button>
        }
    }
}

/// A button with nothing but words on it.
#[inline(never)]
pub fn button(class: &'static str, words: String, onclick: Callback<MouseEvent>) -> Html {
    Button { class, onclick, content: text(words), ..Button::default() }.html()
}

/// The cross that closes or empties something.
#[inline(never)]
pub fn cross(class: &'static str, label: String, onclick: Callback<MouseEvent>) -> Html {
    Button { class, label: Some(label), onclick, content: text("×"), ..Button::default() }.html()
}

/// An element with a class, or none where that is empty, around something.
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str, content: Html) -> Html {
    Tag::new(tag, class).around(content)
}

/// An element with more than a class.
pub struct Tag(Box<VTag>);

impl Tag {
    /// An element with a class, or none where that is empty.
    #[inline(never)]
    pub fn new(tag: &'static str, class: &'static str) -> Self {
        let mut element = VTag::new(tag);
        if !class.is_empty() {
            element.set_attributes(Attributes::Dynamic {
                keys: &["class"],
                values: Box::new([Some(AttributeOrProperty::Attribute(class.into()))]),
            });
        }
        Self(Box::new(element))
    }

    /// Gives it an attribute.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// Says which language its words are in.
    pub fn lang(self, lang: &'static str) -> Self {
        self.set("lang", AttrValue::Static(lang))
    }

    /// Says what it is, to those who do not see it.
    pub fn label(self, label: String) -> Self {
        self.set("aria-label", label.into())
    }

    /// The element around its content.
    #[inline(never)]
    pub fn around(mut self, content: Html) -> Html {
        if let Some(children) = self.0.children_mut() {
            *children = content;
        }
        (*self.0).into()
    }
}

/// An element that holds nothing but words.
#[inline(never)]
pub fn words(tag: &'static str, class: &'static str, words: String) -> Html {
    el(tag, class, text(words))
}

/// Words for those who do not see the page.
#[inline(never)]
pub fn hidden(words: String) -> Html {
    self::words("span", "hidden", words)
}

/// Several pieces one after the other.
#[inline(never)]
pub fn row(pieces: Vec<Html>) -> Html {
    pieces.into_iter().collect()
}

/// A text node.
pub fn text(words: impl Into<AttrValue>) -> Html {
    VText::new(words).into()
}

/// A drawing of our own, given as markup: it holds nothing that a reader or the data wrote.
pub fn drawing(markup: &'static str) -> Html {
    Html::from_html_unchecked(AttrValue::Static(markup))
}

/// The words with a capital at the beginning.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| case::to_upper(letter).to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// The value of an attribute that says yes or no.
pub const fn truth(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

/// Puts a drawing into the box of an icon, 16 units wide and high.
macro_rules! icon {
    ($paths:literal) => {
        $crate::ui::parts::drawing(concat!(
            r#"<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">"#,
            $paths,
            "</svg>"
        ))
    };
}
pub(super) use icon;
