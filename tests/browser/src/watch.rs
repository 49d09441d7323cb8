//! What must not happen on any journey.

use serde_json::Value;
use thirtyfour::BrowserLogEntry;

use crate::Visit;

/// Errors in the console that nobody provoked, and requests to other origins, in words.
pub(crate) async fn findings(visit: &Visit, provoked: &[&str]) -> Vec<String> {
    let (console, network) =
        (visit.driver.get_log("browser").await, visit.driver.get_log("performance").await);
    let mut found = Vec::new();
    match console {
        Ok(entries) => found.extend(errors(&entries, provoked)),
        Err(error) => found.push(format!("the console cannot be read: {error}")),
    }
    match network {
        Ok(entries) => found.extend(strangers(&entries, &visit.site.url(""))),
        Err(error) => found.push(format!("the requests cannot be read: {error}")),
    }
    found
}

fn errors(entries: &[BrowserLogEntry], provoked: &[&str]) -> Vec<String> {
    entries
        .iter()
        .filter(|entry| entry.level == "SEVERE")
        .filter(|entry| !provoked.iter().any(|part| entry.message.contains(part)))
        .map(|entry| format!("console error: {}", entry.message))
        .collect()
}

/// Requests whose address does not begin with the site's.
fn strangers(entries: &[BrowserLogEntry], site: &str) -> Vec<String> {
    entries
        .iter()
        .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok())
        .filter(|event| event["message"]["method"] == "Network.requestWillBeSent")
        .filter_map(|event| {
            event["message"]["params"]["request"]["url"].as_str().map(str::to_owned)
        })
        .filter(|url| !url.starts_with(site) && !is_local(url))
        .map(|url| format!("a request to another place: {url}"))
        .collect()
}

fn is_local(url: &str) -> bool {
    ["data:", "blob:", "about:", "chrome:"].iter().any(|scheme| url.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::{errors, strangers};
    use thirtyfour::BrowserLogEntry;

    fn entry(level: &str, message: &str) -> BrowserLogEntry {
        BrowserLogEntry { level: level.into(), message: message.into(), timestamp: 0, source: None }
    }

    #[test]
    fn only_errors_that_nobody_provoked_are_found() {
        let entries = [
            entry("SEVERE", "data/texts-en.json - Failed to load resource: 404"),
            entry("WARNING", "a warning"),
            entry("SEVERE", "panicked at src/lib.rs"),
        ];
        assert_eq!(errors(&entries, &["texts-en.json"]), ["console error: panicked at src/lib.rs"]);
    }

    #[test]
    fn only_requests_to_other_origins_are_found() {
        let sent = |url: &str| {
            let params = serde_json::json!({ "request": { "url": url } });
            let message = serde_json::json!({ "message":
                { "method": "Network.requestWillBeSent", "params": params } });
            entry("INFO", &message.to_string())
        };
        let entries = [
            sent("http://127.0.0.1:5000/data/core.json"),
            sent("data:image/png;base64,AAAA"),
            sent("http://127.0.0.1:5001/data/core.json"),
            sent("https://fonts.example/face.woff2"),
        ];
        assert_eq!(
            strangers(&entries, "http://127.0.0.1:5000/"),
            [
                "a request to another place: http://127.0.0.1:5001/data/core.json",
                "a request to another place: https://fonts.example/face.woff2"
            ]
        );
    }
}
