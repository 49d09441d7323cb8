//! Finds or installs Chromium and its WebDriver server, which the browser journeys drive.

use std::path::PathBuf;

use crate::run::{Failure, Invocation, find};
use crate::tools::{installing, path};

/// A browser and the program that drives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// `chromedriver` of a version that fits.
    pub driver: PathBuf,
}

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// The browser and driver on this machine; `None` when either is absent.
pub fn installed() -> Option<Browser> {
    let path = path();
    let chromium = NAMES.iter().find_map(|name| find(name, &path))?;
    Some(Browser { chromium, driver: find("chromedriver", &path)? })
}

/// The browser and driver, installed by apt where that is allowed without asking.
///
/// # Errors
///
/// When they are absent and there is no apt, no permission, or the installation fails.
pub fn ensure() -> Result<Browser, Failure> {
    if let Some(browser) = installed() {
        println!("* browser: {}", browser.chromium.display());
        return Ok(browser);
    }
    let needed = "to walk through the exhibit as a visitor would";
    let by_hand = "sudo apt-get install chromium chromium-driver (or any Chromium or Chrome with \
                   its chromedriver on the PATH)";
    let packages = "apt-get install -y --no-install-recommends chromium chromium-driver";
    let failure = |found: &str| Failure {
        tried: packages.into(),
        found: found.into(),
        needed: needed.into(),
        by_hand: by_hand.into(),
    };
    if find("apt-get", &path()).is_none() {
        return Err(failure(
            "no Chromium with chromedriver on the PATH, and no apt-get to add them",
        ));
    }
    let sudo = if Invocation::new("id -u", "").output().as_deref() == Some("0") {
        ""
    } else if Invocation::new("sudo -n true", "").output().is_some() {
        "sudo -n "
    } else {
        return Err(failure("no Chromium with chromedriver, and no permission to install them"));
    };
    installing("chromium, chromium-driver", "1 to 2 minutes");
    let apt = |line: &str| {
        Invocation::new(&format!("{sudo}{line}"), needed)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .by_hand(by_hand)
            .run()
    };
    // A list that cannot be fetched may not be the one that holds these packages.
    if let Err(failure) = apt("apt-get update") {
        println!("  ({}; going on with the lists that are there)", failure.found);
    }
    apt(packages)?;
    installed()
        .ok_or_else(|| failure("apt-get installed the packages, but they are not on the PATH"))
}
