//! The exhibit in the browser.

fn main() {
    twentieth::web::start::start();
}
