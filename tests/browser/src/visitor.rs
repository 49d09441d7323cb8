//! Who comes, and to which bundle.

use std::path::{Path, PathBuf};

use serde_json::json;
use thirtyfour::{
    BrowserCapabilitiesHelper, CapabilitiesHelper, ChromeCapabilities, ChromiumLikeCapabilities,
    DesiredCapabilities, WebDriver, error::WebDriverResult,
};
use xtask::browser::Browser;

/// A visitor with a browser; the default sits at a desk and reads English.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Width and height of the page, CSS pixels.
    pub viewport: (u32, u32),
    /// Whether the system asks for dark colours.
    pub dark: bool,
    /// What the browser asks for: `en-GB`, `ru-RU`.
    pub language: &'static str,
    /// Whether the system asks for less motion.
    pub reduced_motion: bool,
    /// The folder that is served; `None` is the built bundle.
    pub bundle: Option<PathBuf>,
    /// Parts of console errors that this journey provokes; all others are failures.
    pub provoked: Vec<&'static str>,
}

impl Default for Visitor {
    fn default() -> Self {
        Self {
            viewport: (1440, 900),
            dark: false,
            language: "en-GB",
            reduced_motion: false,
            bundle: None,
            provoked: Vec::new(),
        }
    }
}

impl Visitor {
    /// With a page of this size.
    #[must_use]
    pub fn at(width: u32, height: u32) -> Self {
        Self { viewport: (width, height), ..Self::default() }
    }

    /// With a telephone in hand.
    #[must_use]
    pub fn on_phone() -> Self {
        Self::at(390, 844)
    }

    /// Who reads another language.
    #[must_use]
    pub fn speaking(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    /// Whose system is dark.
    #[must_use]
    pub fn in_the_dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// Who asked for less motion.
    #[must_use]
    pub fn without_motion(self) -> Self {
        Self { reduced_motion: true, ..self }
    }

    /// The folder that is served to this visitor.
    ///
    /// # Panics
    /// When there is no bundle in it.
    pub fn bundle(&self) -> PathBuf {
        let folder = self.bundle.clone().unwrap_or_else(built_bundle);
        assert!(
            folder.join("index.html").is_file(),
            "{} holds no built exhibit: run `cargo xtask build` first, or name the folder in \
             TWENTIETH_DIST",
            folder.display()
        );
        folder
    }

    pub(crate) fn capabilities(
        &self,
        browser: &Browser,
        profile: &Path,
    ) -> WebDriverResult<ChromeCapabilities> {
        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary(&browser.chromium.to_string_lossy())?;
        let (width, height) = self.viewport;
        for argument in [
            "--headless",
            // Root may not use the sandbox, and containers run as root.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            // Nothing but the exhibit speaks to the network.
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
        ] {
            wanted.add_arg(argument)?;
        }
        wanted.add_arg(&format!("--window-size={width},{height}"))?;
        wanted.add_arg(&format!("--user-data-dir={}", profile.display()))?;
        wanted.add_arg(&format!("--accept-lang={}", self.language))?;
        let languages = json!({ "intl.accept_languages": self.language });
        wanted.set_browser_option("prefs", languages)?;
        wanted.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
        Ok(wanted)
    }

    /// What WebDriver itself has no words for. Other browsers will need their own way.
    pub(crate) async fn emulate(&self, driver: &WebDriver) -> WebDriverResult<()> {
        let (width, height) = self.viewport;
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        let scheme = if self.dark { "dark" } else { "light" };
        let motion = if self.reduced_motion { "reduce" } else { "no-preference" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ] });
        driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }
}

fn built_bundle() -> PathBuf {
    std::env::var_os("TWENTIETH_DIST").map_or_else(xtask::bundle::dist, PathBuf::from)
}
