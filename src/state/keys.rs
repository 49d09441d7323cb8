//! The keys, in one table: what the browser shell obeys is what the help dialog prints.

use super::{Action, Degrees, ExploreAction, TimeAction, View};

/// What a key does. Commands that need the live picture (nearest entry, zoom) are carried out by
/// the view that has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Puts the caret into the search box.
    Search,
    /// Shows a view.
    View(View),
    /// Moves the cursor by days.
    StepDays(i32),
    /// Moves the cursor to the next or previous fact.
    StepFact {
        /// Towards the past.
        back: bool,
    },
    /// Shows so many ties around the chosen entry.
    Degrees(u8),
    /// Closes what is open, then clears the selection.
    Escape,
    /// Zooms the network in.
    ZoomIn,
    /// Zooms the network out.
    ZoomOut,
    /// Shows the whole network.
    Fit,
    /// Lets time play, or stops it.
    Play,
    /// Opens the help.
    Help,
}

/// A key with its command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// `KeyboardEvent.key`.
    pub key: &'static str,
    /// What it does.
    pub command: Command,
}

/// Every single-key shortcut of the page.
pub const BINDINGS: &[Binding] = &[
    Binding { key: "/", command: Command::Search },
    Binding { key: "n", command: Command::View(View::Network) },
    Binding { key: "u", command: Command::View(View::Unfolded) },
    Binding { key: "l", command: Command::View(View::List) },
    Binding { key: ",", command: Command::StepDays(-1) },
    Binding { key: ".", command: Command::StepDays(1) },
    Binding { key: "<", command: Command::StepFact { back: true } },
    Binding { key: ">", command: Command::StepFact { back: false } },
    Binding { key: "+", command: Command::ZoomIn },
    Binding { key: "=", command: Command::ZoomIn },
    Binding { key: "-", command: Command::ZoomOut },
    Binding { key: "0", command: Command::Fit },
    Binding { key: " ", command: Command::Play },
    Binding { key: "1", command: Command::Degrees(1) },
    Binding { key: "2", command: Command::Degrees(2) },
    Binding { key: "3", command: Command::Degrees(3) },
    Binding { key: "4", command: Command::Degrees(4) },
    Binding { key: "?", command: Command::Help },
    Binding { key: "Escape", command: Command::Escape },
];

/// The command of a key, whatever the case of its letter.
pub fn command(key: &str) -> Option<Command> {
    BINDINGS
        .iter()
        .find(|binding| binding.key == key || binding.key.eq_ignore_ascii_case(key))
        .map(|binding| binding.command)
}

impl Command {
    /// The action of a command that needs no view to carry it out.
    pub fn action(self) -> Option<Action> {
        match self {
            Self::View(view) => Some(Action::View(view)),
            Self::StepDays(days) => Some(Action::Time(TimeAction::StepDays(days))),
            Self::StepFact { back } => Some(Action::Time(TimeAction::StepFact { back })),
            Self::Degrees(degrees) => {
                Some(Action::Explore(ExploreAction::Degrees(Degrees::new(degrees))))
            }
            Self::Search
            | Self::Escape
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::Fit
            | Self::Play
            | Self::Help => None,
        }
    }
}
