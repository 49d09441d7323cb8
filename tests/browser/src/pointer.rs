//! Mouse, wheel and keys through WebDriver's actions: the browser gets them as from a hand.

use serde_json::{Value, json};
use thirtyfour::common::command::Command;
use twentieth::scene::Point;

use crate::Visit;

/// Steps of a drag, so that the page sees it move.
const STEPS: usize = 8;

impl Visit {
    /// Moves the mouse to a point of the page.
    pub async fn hover(&self, at: Point) {
        self.mouse(vec![moved(at)]).await;
    }

    /// Clicks at a point of the page.
    pub async fn click_at(&self, at: Point) {
        self.mouse(vec![moved(at), down(), up()]).await;
    }

    /// Clicks twice at a point of the page.
    pub async fn double_click_at(&self, at: Point) {
        self.mouse(vec![moved(at), down(), up(), down(), up()]).await;
    }

    /// Presses at one point, moves to another and lets go.
    pub async fn drag(&self, from: Point, to: Point) {
        let mut actions = vec![moved(from), down()];
        actions.extend((1..=STEPS).map(|i| moved(from.lerp(to, i as f32 / STEPS as f32))));
        actions.push(up());
        self.mouse(actions).await;
    }

    /// Turns the wheel at a point; positive is down, which shows more.
    pub async fn wheel(&self, at: Point, by: i32) {
        let scroll = json!({ "type": "scroll", "x": at.x.round() as i64, "y": at.y.round() as i64,
            "deltaX": 0, "deltaY": by, "duration": 0, "origin": "viewport" });
        self.perform(json!([{ "type": "wheel", "id": "wheel", "actions": [scroll] }])).await;
    }

    /// Types, one key after the other, where the focus is. Special keys are those of
    /// [`thirtyfour::Key`], as characters.
    pub async fn keys(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })))
            .collect();
        self.perform(json!([{ "type": "key", "id": "keyboard", "actions": actions }])).await;
    }

    /// Presses a special key.
    pub async fn key(&self, key: thirtyfour::Key) {
        self.keys(&char::from(key).to_string()).await;
    }

    /// Taps a point of the page with a finger.
    pub async fn tap(&self, at: Point) {
        self.finger(vec![moved(at), down(), up()]).await;
    }

    /// Rests on a point of the page with a finger for so many milliseconds.
    pub async fn press_long(&self, at: Point, ms: u32) {
        let rest = json!({ "type": "pause", "duration": ms });
        self.finger(vec![moved(at), down(), rest, up()]).await;
    }

    async fn finger(&self, actions: Vec<Value>) {
        let finger = json!({ "type": "pointer", "id": "finger",
            "parameters": { "pointerType": "touch" }, "actions": actions });
        self.perform(json!([finger])).await;
    }

    async fn mouse(&self, actions: Vec<Value>) {
        let mouse = json!({ "type": "pointer", "id": "mouse",
            "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.perform(json!([mouse])).await;
    }

    async fn perform(&self, actions: Value) {
        let command = Command::PerformActions(actions.clone().into());
        if let Err(error) = self.driver.cmd(command).await {
            panic!("the browser would not do {actions}: {error}");
        }
        self.painted().await;
    }
}

fn moved(to: Point) -> Value {
    json!({ "type": "pointerMove", "duration": 0, "origin": "viewport",
        "x": to.x.round() as i64, "y": to.y.round() as i64 })
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}
