//! The colours of the canvas and of the style sheet are the same tokens, and meet the contrast
//! the design asks for.

#![allow(clippy::panic, reason = "a missing token is a failed test")]
use std::fs;

use twentieth::{
    model::Kind,
    scene::{Color, Theme},
};

/// The block of custom properties after a selector.
fn block<'a>(css: &'a str, selector: &str) -> &'a str {
    let start = css.find(selector).unwrap_or_else(|| panic!("no {selector}"));
    let open = start + css[start..].find('{').unwrap_or_default();
    &css[open..open + css[open..].find('}').unwrap_or_default()]
}

fn token(block: &str, name: &str) -> String {
    let key = format!("--{name}:");
    let start = block.find(&key).unwrap_or_else(|| panic!("no {key}")) + key.len();
    let end = start + block[start..].find(';').unwrap_or_default();
    block[start..end].trim().to_lowercase()
}

#[test]
fn style_sheet_and_canvas_share_their_tokens() {
    let css = fs::read_to_string("www/app.css").unwrap_or_default();
    for (selectors, theme) in [
        (&[":root {"][..], Theme::LIGHT),
        (&[":root:not([data-theme])", "[data-theme=\"dark\"] {"], Theme::DARK),
    ] {
        for selector in selectors {
            let block = block(&css, selector);
            for (name, color) in [
                ("paper", theme.paper),
                ("floe", theme.floe),
                ("water", theme.water),
                ("tint", theme.tint),
                ("ink", theme.ink),
                ("ink2", theme.ink2),
                ("ink3", theme.ink3),
                ("spot", theme.spot),
                ("onspot", theme.onspot),
                ("deep", theme.deep),
                ("ice", theme.ice),
                ("thawed", theme.thawed),
                ("hair", theme.hair),
                ("shore", theme.shore),
                ("num", theme.num),
            ] {
                assert_eq!(token(block, name), color.to_hex(), "{selector} --{name}");
            }
            for kind in Kind::ALL {
                let name = format!("k-{}", kind.id());
                assert_eq!(token(block, &name), theme.kind(kind).to_hex(), "{selector} --{name}");
            }
        }
    }
}

/// WCAG 2 relative luminance.
fn luminance(color: Color) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)
}

fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_and_marks_have_the_contrast_the_design_asks_for() {
    for theme in [Theme::LIGHT, Theme::DARK] {
        for ground in [theme.paper, theme.water, theme.floe] {
            for text in [theme.ink, theme.ink2, theme.ink3, theme.spot, theme.deep] {
                assert!(contrast(text, ground) >= 4.5, "{text} on {ground}");
            }
            for mark in theme.kinds.into_iter().chain([theme.ice, theme.thawed]) {
                assert!(contrast(mark, ground) >= 3.0, "{mark} on {ground}");
            }
        }
        assert!(contrast(theme.onspot, theme.spot) >= 4.5);
    }
}
