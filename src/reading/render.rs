//! Yew to text, on the host.

use std::{
    pin::pin,
    sync::LazyLock,
    task::{Context, Poll, Waker},
};

use yew::{LocalServerRenderer, prelude::*};

use crate::{model::Kind, ui::glyph};

/// The text of some HTML, with the marks of the kinds as references to the [`sprite`].
pub fn to_text(html: Html) -> String {
    let mut text = text_of::<Fragment>(FragmentProps { html });
    for mark in &*MARKS {
        text = text.replace(&mark.drawn, &mark.used);
    }
    text
}

/// The marks of the kinds, hidden, once for a page that shows some of them thousands of times.
pub fn sprite() -> String {
    let symbols: String = MARKS.iter().map(|mark| mark.symbol.as_str()).collect();
    format!("<svg class=\"sprite\" aria-hidden=\"true\">{symbols}</svg>\n")
}

#[derive(PartialEq, Properties)]
struct FragmentProps {
    html: Html,
}

#[component]
fn Fragment(props: &FragmentProps) -> Html {
    props.html.clone()
}

/// A mark as its component draws it, as a symbol, and as a reference to that.
struct Mark {
    drawn: String,
    symbol: String,
    used: String,
}

static MARKS: LazyLock<Vec<Mark>> = LazyLock::new(|| Kind::ALL.into_iter().map(mark).collect());

fn mark(kind: Kind) -> Mark {
    let drawn = text_of::<Fragment>(FragmentProps { html: glyph(kind) });
    let start = drawn.find('>').map_or(0, |at| at + 1);
    let (opening, rest) = drawn.split_at(start);
    let paths = rest.trim_end_matches("</svg>");
    // The box belongs to the symbol, so that the reference is short.
    let view_box = "viewBox=\"-13 -13 26 26\"";
    let symbol = format!("<symbol id=\"mark-{}\" {view_box}>{paths}</symbol>", kind.id());
    let opening = opening.replace(&format!(" {view_box}"), "").replace(" focusable=\"false\"", "");
    let used = format!("{opening}<use href=\"#mark-{}\"></use></svg>", kind.id());
    Mark { drawn, symbol, used }
}

/// Renders a component. Its effects do not run, so it never waits for anything.
fn text_of<C: BaseComponent>(props: C::Properties) -> String {
    let rendering = LocalServerRenderer::<C>::with_props(props).hydratable(false).render();
    let mut rendering = pin!(rendering);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(text) = rendering.as_mut().poll(&mut context) {
            return text;
        }
    }
}
