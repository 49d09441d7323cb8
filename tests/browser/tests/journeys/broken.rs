//! Files that are missing, cut short or do not fit together.

use std::{
    fs,
    path::{Path, PathBuf},
};

use browser_journeys::{Visit, Visitor, journey, journey::Scratch};

/// A copy of the bundle in which something is wrong, and its visitor.
fn visitor(scratch: &Scratch, harm: impl FnOnce(&Path)) -> Visitor {
    let bundle = scratch.0.join("bundle");
    copy(&Visitor::default().bundle(), &bundle);
    harm(&bundle.join("data"));
    // The browser itself reports what the server answers with 404, and that such an answer is not
    // the file that was asked for.
    let provoked = vec![
        "Failed to load resource",
        "Failed to find a valid digest",
        "SRI's integrity checks failed",
        "Failed to fetch",
    ];
    Visitor { bundle: Some(bundle), provoked, ..Visitor::default() }
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

async fn error_page_stands(visit: &Visit, title: &str, detail: &str) {
    visit.go("select=khrushchev-nikita").await;
    visit.find(".error-page").await;
    assert_eq!(visit.text(".error-page h1").await, title);
    let said = visit.text(".error-page .detail").await;
    assert!(said.contains(detail), "{said}");
    assert!(visit.find(".error-page button").await.is_displayed().await.unwrap());
    let link = visit.find(".error-page a[href*='read/']").await;
    assert!(link.is_displayed().await.unwrap());
}

#[test]
fn without_its_data_the_page_says_so_and_offers_the_reading_edition() {
    let scratch = Scratch::new("no-core");
    let visitor = visitor(&scratch, |data| fs::remove_file(data.join("core.json")).unwrap());
    journey(visitor, async |visit| {
        error_page_stands(visit, "The data did not arrive", "data/core.json").await;
    });
}

#[test]
fn the_error_page_speaks_the_language_of_the_visitor() {
    let scratch = Scratch::new("no-core-ru");
    let visitor = visitor(&scratch, |data| fs::remove_file(data.join("core.json")).unwrap());
    journey(visitor.speaking("ru-RU"), async |visit| {
        error_page_stands(visit, "Данные не загрузились", "data/core.json").await;
        let lang = visit.js_text("return document.querySelector('.error-page').lang").await;
        assert_eq!(lang, "ru");
    });
}

#[test]
fn data_cut_short_are_reported_and_not_drawn() {
    let scratch = Scratch::new("short-core");
    let visitor = visitor(&scratch, |data| {
        let text = fs::read_to_string(data.join("core.json")).unwrap();
        let half = (text.len() / 2..).find(|at| text.is_char_boundary(*at)).unwrap();
        fs::write(data.join("core.json"), &text[..half]).unwrap();
    });
    journey(visitor, async |visit| {
        error_page_stands(visit, "The exhibit could not start", "").await;
    });
}

#[test]
fn positions_of_other_data_are_not_taken() {
    let scratch = Scratch::new("other-baked");
    let visitor = visitor(&scratch, |data| {
        let mut bytes = fs::read(data.join("baked.bin")).unwrap();
        // The hash of the request begins after magic and version.
        bytes[5] ^= 0xff;
        fs::write(data.join("baked.bin"), bytes).unwrap();
    });
    journey(visitor, async |visit| {
        error_page_stands(visit, "The data did not arrive", "another version of the data").await;
    });
}

#[test]
fn without_positions_the_page_says_so() {
    let scratch = Scratch::new("no-baked");
    let visitor = visitor(&scratch, |data| fs::remove_file(data.join("baked.bin")).unwrap());
    journey(visitor, async |visit| {
        error_page_stands(visit, "The data did not arrive", "data/baked.bin").await;
    });
}

#[test]
fn without_the_texts_everything_else_works_and_a_notice_stands() {
    let scratch = Scratch::new("no-texts");
    let visitor = visitor(&scratch, |data| fs::remove_file(data.join("texts-en.json")).unwrap());
    journey(visitor, async |visit| {
        visit.open("").await;
        visit.find(".notices").await;
        assert!(visit.text(".notices").await.contains("texts and sources did not arrive"));
        visit.click_at(visit.mark_of("khrushchev-nikita").await).await;
        visit.until_panel_shows("khrushchev-nikita").await;
        assert!(visit.count(".panel .connection").await > 0);
    });
}

/// The chunk that follows the first picture, in a bundle.
fn chunk(bundle: &Path) -> PathBuf {
    let mut files = fs::read_dir(bundle.join("program")).unwrap().map(|file| file.unwrap().path());
    files.find(|file| file.file_name().unwrap().to_string_lossy().starts_with("later-")).unwrap()
}

#[test]
fn without_a_chunk_the_picture_stands_and_the_chunk_can_be_asked_for_again() {
    let scratch = Scratch::new("no-chunk");
    let whole = chunk(&Visitor::default().bundle());
    let visitor = visitor(&scratch, |data| {
        fs::remove_file(chunk(data.parent().unwrap())).unwrap();
    });
    let missing = visitor.bundle().join("program").join(whole.file_name().unwrap());
    journey(visitor, async |visit| {
        visit.go("select=khrushchev-nikita").await;
        visit.find("#network [role=option]").await;
        assert!(visit.text(".panel .awaited").await.contains("did not arrive"));
        visit.click_named(".tabs button", "List").await;
        assert!(visit.text(".stage .awaited").await.contains("did not arrive"));

        fs::copy(&whole, &missing).unwrap();
        visit.click(".stage .awaited button").await;
        visit.find(".list tbody tr").await;
        visit.until_panel_shows("khrushchev-nikita").await;
        visit.find(".panel .sources li").await;
    });
}

#[test]
fn a_chunk_that_was_changed_on_its_way_is_not_run() {
    let scratch = Scratch::new("other-chunk");
    let visitor = visitor(&scratch, |data| {
        let chunk = chunk(data.parent().unwrap());
        let mut bytes = fs::read(&chunk).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(chunk, bytes).unwrap();
    });
    journey(visitor, async |visit| {
        visit.go("select=khrushchev-nikita").await;
        visit.find("#network [role=option]").await;
        assert!(visit.text(".panel .awaited").await.contains("did not arrive"));
    });
}

#[test]
fn texts_of_other_data_are_not_mixed_in() {
    let scratch = Scratch::new("other-texts");
    let visitor = visitor(&scratch, |data| {
        let text = fs::read_to_string(data.join("texts-en.json")).unwrap();
        let core = text.find("\"core\":\"").expect("the fingerprint of the core") + 8;
        let mut changed = text.into_bytes();
        changed[core] = if changed[core] == b'0' { b'1' } else { b'0' };
        fs::write(data.join("texts-en.json"), changed).unwrap();
    });
    journey(visitor, async |visit| {
        visit.open("").await;
        visit.find(".notices").await;
        assert!(visit.text(".notices").await.contains("texts and sources did not arrive"));
    });
}

#[test]
fn the_reading_edition_that_the_error_page_offers_is_there() {
    let scratch = Scratch::new("reading");
    let visitor = visitor(&scratch, |data| fs::remove_file(data.join("core.json")).unwrap());
    journey(visitor, async |visit| {
        visit.go("").await;
        visit.click(".error-page a[href*='read/']").await;
        visit.until("a page has opened", "return document.readyState === 'complete'").await;
        assert!(visit.text("h1").await.len() > 3, "a page with a heading");
        assert!(visit.text("body").await.contains("Khrushchev"));
    });
}
