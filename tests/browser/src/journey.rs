//! One journey: a fresh server, driver, browser and profile, and a clean end.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
};

use thirtyfour::WebDriver;
use tokio::runtime::Builder;
use xtask::site::Site;

use crate::{Exhibit, Visit, Visitor, driver::Driver, watch};

/// Two browsers at once on a small machine make each other late.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Walks a visitor through the exhibit. Afterwards the console must be free of errors (except
/// those the visitor provokes) and nothing may have been asked of another origin.
///
/// When the walk fails, what was on screen is left in `target/pictures/failed/`.
///
/// # Panics
/// When the walk does, the end is not clean, or browser, driver or bundle are missing.
pub fn journey(visitor: Visitor, walk: impl AsyncFnOnce(&Visit)) {
    // A failed journey poisons the lock; the next one is none the worse for it.
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let name = thread::current().name().unwrap_or("journey").replace("::", "-");
    let browser = xtask::browser::installed().expect(
        "no Chromium with chromedriver on the PATH: run `cargo xtask setup`, or install both",
    );
    let bundle = visitor.bundle();
    let site = Site::start(&bundle).expect("a server for the bundle");
    let profile = Scratch::new(&name);
    let driver = Driver::start(&browser.driver, &profile.0.join("chromedriver.log"));
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");

    let visit = runtime.block_on(async {
        let wanted = visitor.capabilities(&browser, &profile.0.join("profile")).expect("options");
        let session = WebDriver::new(driver.url(), wanted)
            .await
            .unwrap_or_else(|error| panic!("no session with the browser: {error}"));
        visitor.emulate(&session).await.expect("size, colours and motion");
        Visit { driver: session, site, exhibit: Exhibit::read(&bundle) }
    });
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(walk(&visit))));
    let found = runtime.block_on(async {
        let found = watch::findings(&visit, &visitor.provoked).await;
        if outcome.is_err() || !found.is_empty() {
            let shot = target().join("pictures").join("failed").join(format!("{name}.png"));
            visit.picture(&shot).await;
            eprintln!("what was on screen: {}", shot.display());
        }
        // A session that cannot be ended in good order ends with its driver.
        let _ = visit.driver.clone().quit().await;
        found
    });
    drop(visit);
    drop(driver);
    if let Err(panic) = outcome {
        for line in found {
            eprintln!("{line}");
        }
        resume_unwind(panic);
    }
    assert!(found.is_empty(), "the journey did not end cleanly:\n{}", found.join("\n"));
}

/// The folder for what tests leave behind.
pub fn target() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target")
}

/// A folder for one journey, removed with it.
#[derive(Debug)]
pub struct Scratch(
    /// Where it is.
    pub PathBuf,
);

impl Scratch {
    /// An empty folder under the system's temporary one.
    ///
    /// # Panics
    /// When it cannot be made.
    pub fn new(name: &str) -> Self {
        let name: String = name.chars().take(60).collect();
        let folder = std::env::temp_dir().join(format!("twentieth-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a temporary folder");
        Self(folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed, the system removes some day.
        let _ = fs::remove_dir_all(&self.0);
    }
}
