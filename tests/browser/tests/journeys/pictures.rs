//! Pictures for people to look at; no test compares them.

use browser_journeys::{Visitor, journey, journey::target};

/// `cargo test --package browser-journeys -- --ignored pictures` leaves them in
/// `target/pictures/`.
#[test]
#[ignore = "takes pictures for people to look at"]
fn pictures() {
    for (width, height) in [(1440, 900), (900, 600), (390, 844)] {
        for dark in [false, true] {
            let visitor = Visitor { dark, ..Visitor::at(width, height) };
            journey(visitor, async |visit| {
                let theme = if dark { "dark" } else { "light" };
                for (name, fragment) in [
                    ("start", ""),
                    ("khrushchev", "select=khrushchev-nikita"),
                    ("february", "select=1956-02-25-secret-speech&from=1956-02-01&to=1956-02-29"),
                    ("list", "view=list"),
                    ("russian", "select=khrushchev-nikita&lang=ru"),
                    ("path", "path=gomulka-wladyslaw,mikoyan-anastas"),
                    ("communities", "ground=communities"),
                    ("ties", "arrange=free&kinds=person"),
                    ("sheet", "at=1953-03-05"),
                    ("crack", "at=1956-02-25"),
                    ("parted", "at=1956-11-04"),
                    ("century", "from=1917-01-01&to=1991-12-31"),
                    ("thaw", "from=1953-01-01&to=1964-12-31"),
                    ("lens", "from=1953-01-01&to=1964-12-31&lens=congress"),
                    ("persons", "lanes=person"),
                    ("unfolded", "view=unfolded"),
                    ("numbers", "view=numbers"),
                ] {
                    visit.open(fragment).await;
                    // Answers and layouts come a moment later.
                    tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
                    let file = format!("{name}-{width}x{height}-{theme}.png");
                    let file = target().join("pictures").join(file);
                    visit.picture(&file).await;
                    println!("{}", file.display());
                }
            });
        }
    }
    // Half-way between the network and the view unfolded in time.
    journey(Visitor::at(1440, 900), async |visit| {
        visit.open("view=unfolded").await;
        visit.click_named(".tabs button", "Network").await;
        tokio::time::sleep(std::time::Duration::from_millis(2500)).await;
        visit.click_named(".tabs button", "Unfolded in time").await;
        tokio::time::sleep(std::time::Duration::from_millis(650)).await;
        visit.picture(&target().join("pictures/unfolding-1440x900-light.png")).await;
    });
}
