//! The style sheet: the exhibit's faces and tokens, then the rules of `www/read.css`. Tokens are
//! taken from `www/app.css`, so that there is one place to change a colour.

const APP: &str = include_str!("../../www/app.css");
const FONTS: &str = include_str!("../../www/fonts.css");
const READ: &str = include_str!("../../www/read.css");

/// The whole sheet, for `read/read.css`.
pub fn sheet() -> String {
    let fonts = FONTS.replace("url(\"fonts/", "url(\"../fonts/");
    let light = block(APP, ":root {");
    let dark = block(APP, "[data-theme=\"dark\"] {");
    format!(
        "{fonts}\n:root {{{light}}}\n\n\
         @media screen and (prefers-color-scheme: dark) {{\n:root {{{dark}}}\n}}\n\n{READ}"
    )
}

/// What stands between the braces of the first rule that opens so; nothing where none does.
fn block<'a>(css: &'a str, opening: &str) -> &'a str {
    css.split_once(opening)
        .and_then(|(_, rest)| rest.split_once('}'))
        .map_or("", |(inside, _)| inside)
}

#[cfg(test)]
mod tests {
    use super::sheet;

    #[test]
    fn tokens_and_faces_are_those_of_the_exhibit() {
        let sheet = sheet();
        for expected in [
            ":root {\n  color-scheme: light;\n  --paper: #f4f7f7;",
            "dark) {\n:root {\n  color-scheme: dark;\n  --paper: #0f1d25;",
            "url(\"../fonts/pt-serif-400-latin.woff2\")",
        ] {
            assert!(sheet.contains(expected), "{expected}");
        }
        assert!(!sheet.contains("url(\"fonts/"));
    }

    #[test]
    fn every_token_the_sheet_uses_is_defined() {
        let sheet = sheet();
        for used in sheet.split("var(").skip(1).filter_map(|rest| rest.split([')', ',']).next()) {
            assert!(sheet.contains(&format!("{used}:")), "{used}");
        }
    }
}
