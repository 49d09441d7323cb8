//! A page that is open: what the visitor sees, and waiting for it.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use thirtyfour::{By, WebDriver, WebElement};
use tokio::time::sleep;
use xtask::site::Site;

use crate::Exhibit;

/// How long a condition may take to become true. Failing later would not help anybody.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
pub(crate) const PAUSE: Duration = Duration::from_millis(30);

/// The app is mounted, typefaces, texts and the chunk that follows have come or failed, the picture
/// or the list is there.
const READY: &str = "
    const done = name => performance.getEntriesByType('resource')
        .some(entry => entry.name.endsWith(name) && entry.responseEnd > 0);
    const shown = document.querySelector('#network [role=option], .list tbody tr, .numbers .card');
    const awaited = document.querySelector('p.awaited');
    return document.fonts.status === 'loaded' && awaited === null && done('sources.json') && (done('texts-en.json') || done('texts-ru.json')) && shown !== null;";

/// The next frame but one: what was asked for before has been painted.
const TWO_FRAMES: &str = "
    const done = arguments[arguments.length - 1];
    requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";

/// A browser with the exhibit in it. Everything fails with a panic that says what was expected.
#[derive(Debug)]
pub struct Visit {
    /// The session.
    pub driver: WebDriver,
    /// The server of the bundle.
    pub site: Site,
    /// What the bundle holds.
    pub exhibit: Exhibit,
}

impl Visit {
    /// Opens the exhibit with a fragment (`""` for none) as a new page, and waits until it is
    /// ready.
    pub async fn open(&self, fragment: &str) {
        self.go(fragment).await;
        self.until("the exhibit is ready", READY).await;
        self.painted().await;
    }

    /// Opens the exhibit with another history, from a folder of the bundle.
    pub async fn open_history(&self, folder: &str) {
        self.driver.goto(self.site.url(&format!("?data={folder}"))).await.expect("the page");
        self.until("the exhibit is ready", READY).await;
        self.painted().await;
    }

    /// Opens the page with a fragment without waiting for more than its loading.
    pub async fn go(&self, fragment: &str) {
        // From the same page a fragment alone would be a step within it.
        self.driver.goto("about:blank").await.expect("an empty page");
        let hash = if fragment.is_empty() { "" } else { "#" };
        self.driver.goto(self.site.url(&format!("{hash}{fragment}"))).await.expect("the page");
    }

    /// What a script returns.
    pub async fn js(&self, script: &str) -> Value {
        self.js_with(script, json!([])).await
    }

    /// What a script returns for these arguments, a JSON array.
    pub async fn js_with(&self, script: &str, arguments: Value) -> Value {
        let arguments = arguments.as_array().expect("an array of arguments").clone();
        match self.driver.execute(script, arguments).await {
            Ok(value) => value.json().clone(),
            Err(error) => panic!("{error}\nin the script {script}"),
        }
    }

    /// The text that a script returns; empty where it returns none.
    pub async fn js_text(&self, script: &str) -> String {
        self.js(script).await.as_str().unwrap_or_default().to_owned()
    }

    /// The number that a script returns.
    pub async fn js_number(&self, script: &str) -> f64 {
        let value = self.js(script).await;
        value.as_f64().unwrap_or_else(|| panic!("{value} is no number; from {script}"))
    }

    /// Waits until a script returns something true, and returns that.
    pub async fn until(&self, what: &str, script: &str) -> Value {
        self.until_with(what, script, json!([])).await
    }

    /// As [`until`](Self::until), with arguments.
    pub async fn until_with(&self, what: &str, script: &str, arguments: Value) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let value = self.js_with(script, arguments.clone()).await;
            let is_true = match &value {
                Value::Null => false,
                Value::Bool(is) => *is,
                Value::Number(number) => number.as_f64() != Some(0.0),
                Value::String(text) => !text.is_empty(),
                Value::Array(_) | Value::Object(_) => true,
            };
            if is_true {
                return value;
            }
            if Instant::now() > deadline {
                let (fragment, status) = (self.fragment().await, self.announced().await);
                panic!("not so: {what}. The address says #{fragment}, the page says “{status}”");
            }
            sleep(PAUSE).await;
        }
    }

    /// Waits until what was asked for so far is painted.
    pub async fn painted(&self) {
        self.driver.execute_async(TWO_FRAMES, Vec::new()).await.expect("two frames");
    }

    /// The first element that a selector names; waits for it.
    pub async fn find(&self, css: &str) -> WebElement {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.until_with(&format!("there is {css}"), script, json!([css])).await;
        self.driver.find(By::Css(css)).await.expect("the element just found")
    }

    /// Clicks an element as a hand does: it must be in view and not covered.
    pub async fn click(&self, css: &str) {
        let element = self.find(css).await;
        if let Err(error) = element.click().await {
            panic!("{css} cannot be clicked: {error}");
        }
        self.painted().await;
    }

    /// Clicks the first element within `css` whose text or label is this.
    pub async fn click_named(&self, css: &str, name: &str) {
        let script = "
            return [...document.querySelectorAll(arguments[0])].findIndex(element =>
                [element.textContent.trim(), element.getAttribute('aria-label')]
                    .includes(arguments[1])) + 1";
        let at = self
            .until_with(&format!("{css} has one named {name}"), script, json!([css, name]))
            .await
            .as_u64()
            .expect("a place in the list") as usize;
        let all = self.driver.find_all(By::Css(css)).await.expect("the elements just found");
        if let Err(error) = all[at - 1].click().await {
            panic!("{name} in {css} cannot be clicked: {error}");
        }
        self.painted().await;
    }

    /// The text of the first element that a selector names, as shown; empty where there is none.
    pub async fn text(&self, css: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        let text = self.js_with(script, json!([css])).await;
        text.as_str().unwrap_or_default().trim().to_owned()
    }

    /// How many elements a selector names.
    pub async fn count(&self, css: &str) -> usize {
        let script = "return document.querySelectorAll(arguments[0]).length";
        self.js_with(script, json!([css])).await.as_u64().expect("a count") as usize
    }

    /// The fragment of the address without `#`.
    pub async fn fragment(&self) -> String {
        self.js_text("return location.hash.slice(1)").await
    }

    /// Waits until the fragment is exactly this.
    pub async fn until_fragment(&self, fragment: &str) {
        let script = "return location.hash.replace(/^#/, '') === arguments[0]";
        self.until_with(&format!("the address says #{fragment}"), script, json!([fragment])).await;
    }

    /// Waits until the fragment has this part, as in `select=hoxha-enver` or `camera=`.
    pub async fn until_fragment_has(&self, part: &str) {
        let script = "return location.hash.slice(1).split('&').some(one => one === arguments[0]
            || arguments[0].endsWith('=') && one.startsWith(arguments[0]))";
        self.until_with(&format!("the address has {part}"), script, json!([part])).await;
    }

    /// Waits until the fragment has no part with this key.
    pub async fn until_fragment_lacks(&self, key: &str) {
        let script = "return !location.hash.slice(1).split('&')
            .some(one => one.startsWith(arguments[0] + '='))";
        self.until_with(&format!("the address has no {key}"), script, json!([key])).await;
    }

    /// Waits until the panel shows the entry with this id, and returns its heading.
    pub async fn until_panel_shows(&self, id: &str) -> String {
        let script = "return document.querySelector('.panel .entry-name')?.id === arguments[0]";
        self.until_with(&format!("the panel shows {id}"), script, json!([id])).await;
        self.text(".panel .entry-name").await
    }

    /// Waits until the panel shows the opening.
    pub async fn until_nothing_is_chosen(&self) {
        let script = "return document.querySelector('.panel .intro') !== null";
        self.until("the panel shows the opening", script).await;
    }

    /// What the page has last told screen readers.
    pub async fn announced(&self) -> String {
        self.js_text(
            "return document.querySelector('.app > [aria-live=polite]')?.textContent ?? ''",
        )
        .await
    }

    /// Waits until the page has told screen readers something with these words in it.
    pub async fn until_announced(&self, words: &str) {
        let script = "return document.querySelector('.app > [aria-live=polite]')
            ?.textContent.includes(arguments[0])";
        self.until_with(&format!("the page says “{words}”"), script, json!([words])).await;
    }

    /// A number that changes with any pixel of a canvas.
    pub async fn pixels(&self, css: &str) -> Pixels {
        let script = "
            const canvas = document.querySelector(arguments[0]);
            const { data } = canvas.getContext('2d')
                .getImageData(0, 0, canvas.width, canvas.height);
            const words = new Uint32Array(data.buffer);
            const colours = new Set();
            let hash = 0;
            for (const word of words) {
                hash = (Math.imul(hash, 31) + word) | 0;
                if (colours.size < 1000) colours.add(word);
            }
            return [hash, colours.size];";
        self.painted().await;
        let found = self.js_with(script, json!([css])).await;
        Pixels {
            hash: found[0].as_i64().expect("a hash"),
            colours: found[1].as_u64().expect("a count") as usize,
        }
    }

    /// Waits until a canvas shows, or no longer shows, what it did.
    pub async fn until_pixels(&self, css: &str, known: Pixels, same: bool) {
        for _ in 0..50 {
            if (self.pixels(css).await == known) == same {
                return;
            }
            sleep(Duration::from_millis(60)).await;
        }
        panic!("{css} {} {known:?}", if same { "does not come back to" } else { "stays at" });
    }

    /// Writes what is on screen to a file.
    pub async fn picture(&self, file: &Path) {
        let Ok(png) = self.driver.screenshot_as_png().await else { return };
        fs::create_dir_all(file.parent().expect("a file in a folder")).expect("the folder");
        fs::write(file, png).expect("the picture");
    }
}

/// What is on a canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Changes with any pixel.
    pub hash: i64,
    /// Different colours, counted up to 1000.
    pub colours: usize,
}
