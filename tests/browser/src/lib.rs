//! Journeys through the built exhibit in a real browser.
