//! What a reader can do, by topic. Actions carry intent (`Step(1)`), not results, so that two in
//! one frame both count.

use super::{ExploreAction, ScaleKind, Sureness, TimeWindow, View};
use crate::{
    model::{Certainty, Kind, Lang, Moment, NodeIx},
    query::filter::{Cause, Facet},
    scene::{Camera, ThemeName, timeline::Grouping},
};

/// Anything that changes the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Chooses an entry, or with `None` clears the choice.
    Select(Option<NodeIx>),
    /// Changes the form.
    View(View),
    /// Changes how much of the width a stretch of time takes.
    Scale(ScaleKind),
    /// Follows the consequences to another end; `None` to the most telling.
    Chain(Option<NodeIx>),
    /// Time.
    Time(TimeAction),
    /// What is left out.
    Filter(FilterAction),
    /// How the network is explored.
    Explore(ExploreAction),
    /// A camera gesture has come to rest; `None` shows the whole network.
    Camera(Option<Camera>),
    /// Puts the facts of the timeline into other lanes.
    Lanes(Grouping),
    /// Opens the lens on the days of the Congress, or closes it. Opened where they are not in view,
    /// it shows the year of the Congress.
    Lens(bool),
    /// Language of interface and content.
    Lang(Lang),
    /// Theme; `None` follows the system.
    Theme(Option<ThemeName>),
    /// Takes over a whole state, as a followed link or Back does.
    Restore(Box<super::AppState>),
}

/// Changes of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TimeAction {
    /// Sets the window, or with `None` takes it away.
    Window(Option<TimeWindow>),
    /// Moves the cursor to a moment, or with `None` back to the speech.
    Cursor(Option<Moment>),
    /// Moves the cursor by whole days.
    StepDays(i32),
    /// Moves the cursor to the next dated fact (or the previous, backwards).
    StepFact {
        /// Towards the past.
        back: bool,
    },
}

/// Changes of the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterAction {
    /// Shows a kind, or leaves it out.
    ToggleKind(Kind),
    /// Leaves out all other kinds; a second time shows all again.
    IsolateKind(Kind),
    /// Draws only what is at least this firm.
    Firmness(Certainty),
    /// Changes what counts as inside the time window.
    Sureness(Sureness),
    /// Asks for a value of a facet, or no longer.
    ToggleFacet(Facet, usize),
    /// Asks for this value of a facet alone; a second time for all again.
    IsolateFacet(Facet, usize),
    /// Undoes one condition. Of time, how sure it must be: the window itself is left as it is.
    ClearCause(Cause),
    /// Leaves nothing out.
    Clear,
}
