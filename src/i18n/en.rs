//! English.

use super::{
    en_count,
    msg::{KeyHelp, Msg},
    number,
};
use crate::{
    case::lowercase,
    model::{Certainty, Kind, Lang, RelationClass},
    state::link::Reason,
};

pub(super) fn text(msg: &Msg<'_>) -> String {
    match msg {
        Msg::Title => "Twentieth".into(),
        Msg::Subtitle => "The Congress, the Speech and the thaw, 14–25 February 1956".into(),
        Msg::SkipToList => "Skip to the list".into(),
        Msg::ViewNetwork => "Network".into(),
        Msg::ViewList => "List".into(),
        Msg::Views => "Views".into(),
        Msg::Search => "Search names, places, documents".into(),
        Msg::SearchCount(0) => "No results.".into(),
        Msg::SearchCount(n) => {
            format!("{}. Arrow keys to move, Enter to open.", en_count(*n, "result", "results"))
        }
        Msg::NoEntryFor(query) => format!("No entry for “{query}”"),
        Msg::DidYouMean => "Did you mean one of these? Names can be typed in English, in the \
            original spelling or in Cyrillic."
            .into(),
        Msg::NamesAnyScript => {
            "Names can be typed in English, in the original spelling or in Cyrillic.".into()
        }
        Msg::ClearSearch => "Clear search".into(),
        Msg::ToggleTheme => "Light or dark".into(),
        Msg::OtherLanguage => "Русский".into(),
        Msg::Help => "Keys and help".into(),
        Msg::Close => "Close".into(),
        Msg::NetworkLabel => "Network".into(),
        Msg::NetworkDescription { entries, ties } => format!(
            "{} and {} between them. Arrow keys go to the nearest entry, brackets walk along its \
             connections, Enter opens it.",
            en_count(*entries, "entry", "entries"),
            en_count(*ties, "tie", "ties"),
        ),
        Msg::TimelineLabel => "Timeline".into(),
        Msg::TimelineDescription => "Arrow keys go to the previous and next fact, Home and End to \
            the first and last, Enter opens it."
            .into(),
        Msg::PanelLabel => "Entry".into(),
        Msg::KindPlural(kind) => match kind {
            Kind::Person => "People",
            Kind::Organization => "Organizations",
            Kind::Place => "Places",
            Kind::Document => "Documents",
            Kind::Work => "Works",
            Kind::Event => "Events",
            Kind::Concept => "Concepts",
        }
        .into(),
        Msg::KindName(kind) => match kind {
            Kind::Person => "Person",
            Kind::Organization => "Organization",
            Kind::Place => "Place",
            Kind::Document => "Document",
            Kind::Work => "Work",
            Kind::Event => "Event",
            Kind::Concept => "Concept",
        }
        .into(),
        Msg::LegendHint(kind) => format!("Show or leave out: {kind}"),
        Msg::BeforeAfter => "before / after 25 Feb 1956".into(),
        Msg::Disputed => "disputed".into(),
        Msg::CertaintyName(certainty) => match certainty {
            Certainty::Established => "established",
            Certainty::Probable => "probable",
            Certainty::Disputed => "disputed",
        }
        .into(),
        Msg::Filters => "Filter".into(),
        Msg::ZoomIn => "Zoom in".into(),
        Msg::ZoomOut => "Zoom out".into(),
        Msg::FitAll => "Show everything".into(),
        Msg::HiddenLine(hidden, window) => {
            let mut parts = Vec::new();
            if hidden.by_time > 0 {
                parts.push(format!("{} outside {window} faded", number(Lang::En, hidden.by_time)));
            }
            if hidden.by_kind > 0 {
                parts.push(format!("{} left out by kind", number(Lang::En, hidden.by_kind)));
            }
            if hidden.by_certainty > 0 {
                parts.push(format!(
                    "{} left out by certainty",
                    number(Lang::En, hidden.by_certainty)
                ));
            }
            parts.join(", ")
        }
        Msg::ShowAllTimes => "Show all times".into(),
        Msg::ClearFilters => "Clear filters".into(),
        Msg::NothingMatches => "Nothing matches these filters".into(),
        Msg::ChooseName => "Behind closed doors".into(),
        Msg::BeginWith => "Begin with".into(),
        Msg::Connections => "Connections".into(),
        Msg::SomeOf(some, all) => {
            format!("{} of {}", number(Lang::En, *some), number(Lang::En, *all))
        }
        Msg::AllCount(n) => format!("All {}", number(Lang::En, *n)),
        Msg::Fewer => "Fewer".into(),
        Msg::Causes => "What led to it".into(),
        Msg::Consequences => "What it led to".into(),
        Msg::Sources => "Sources".into(),
        Msg::DisputedAbout(about) => format!("Disputed: {about}"),
        Msg::AccountOf(i, n) => format!("Account {i} of {n}"),
        Msg::Born(date) => format!("Born {date}"),
        Msg::Died(date) => format!("Died {date}"),
        Msg::Founded(date) => format!("Founded {date}"),
        Msg::Dissolved(date) => format!("Dissolved {date}"),
        Msg::RolesLabel(name) => format!("Life and offices of {name}"),
        Msg::RoleLine(role, dates) => format!("{role}: {dates}"),
        Msg::HeldAtSpeech => "held on 25 February 1956".into(),
        Msg::CiteEntry => "Cite this entry".into(),
        Msg::CopyLink => "Copy link".into(),
        Msg::CopyCitation => "Copy citation".into(),
        Msg::OpenFull => "Open full exhibit".into(),
        Msg::Copied => "Copied".into(),
        Msg::CopyFailed => {
            "Copying is not allowed here. The text is selected: copy it by hand.".into()
        }
        Msg::LoadingTexts => "The text is on its way.".into(),
        Msg::TextsMissing => "The texts and sources did not arrive.".into(),
        Msg::SourceUnseen => "cited from general knowledge".into(),
        Msg::NodeSpoken { name, kind, date, region, connections, disputed } => {
            let mut out = format!("{name}, {}", lowercase(kind));
            if !date.is_empty() {
                out += &format!(", {date}");
            }
            out += &format!(". {region}. {}", en_count(*connections, "connection", "connections"));
            if *disputed > 0 {
                out += &format!(", {disputed} disputed");
            }
            out.push('.');
            out
        }
        Msg::TieSpoken(from, verb, to, date) if date.is_empty() => format!("{from} {verb} {to}."),
        Msg::TieSpoken(from, verb, to, date) => format!("{from} {verb} {to}, {date}."),
        Msg::Selected(name, n) => {
            format!("{name} opened. {}.", en_count(*n, "connection", "connections"))
        }
        Msg::SelectionCleared => "Nothing chosen.".into(),
        Msg::ListTitle => "All entries".into(),
        Msg::ListCount { entries, disputed } => format!(
            "{}, {} disputed in part",
            en_count(*entries, "entry", "entries"),
            number(Lang::En, *disputed)
        ),
        Msg::ColumnDate => "Date".into(),
        Msg::ColumnEntry => "Entry".into(),
        Msg::ColumnRegion => "Region".into(),
        Msg::ColumnConnections => "Connections".into(),
        Msg::SortBy(column) => format!("Sort by {}", lowercase(column)),
        Msg::Undated => "undated".into(),
        Msg::FilterList => "Filter the list by name".into(),
        Msg::Presets => "Stretch of time".into(),
        Msg::PresetFebruary => "February 1956".into(),
        Msg::CursorLabel => "Day of the cursor".into(),
        Msg::OverviewLabel => "Dated facts by year, 1917 to 1991".into(),
        Msg::OverviewHint => "dated facts a year".into(),
        Msg::BrushStart => "Start of the time window".into(),
        Msg::BrushEnd => "End of the time window".into(),
        Msg::NothingDated => "Nothing dated here".into(),
        Msg::NearestFacts => "The nearest facts lie on either side.".into(),
        Msg::OnThisDay(0) => "Nothing else is dated to this day.".into(),
        Msg::OnThisDay(n) => format!("{} on this day.", en_count(*n, "fact", "facts")),
        Msg::KeysTitle => "Keys".into(),
        Msg::KeyMeaning(key) => match key {
            KeyHelp::Tab => "header, legend, network, timeline, panel",
            KeyHelp::Arrows => "in the network: nearest entry in that direction",
            KeyHelp::Brackets => "previous, next connection of the focused entry",
            KeyHelp::Enter => "open",
            KeyHelp::Escape => "close, then clear the selection",
            KeyHelp::Slash => "search",
            KeyHelp::Views => "network, list",
            KeyHelp::Days => "cursor one day back, on",
            KeyHelp::Facts => "cursor to the previous, next fact",
            KeyHelp::Zoom => "zoom in, out, show everything",
            KeyHelp::TimelineArrows => "in the timeline: previous, next fact",
            KeyHelp::HomeEnd => "first, last entry",
            KeyHelp::Question => "this help",
        }
        .into(),
        Msg::SingleKeys => "Single-key shortcuts".into(),
        Msg::AboutIce => "The ice is a picture of time passing. It does not measure freedom in \
            any country."
            .into(),
        Msg::LicenceLine(version, licence) => {
            format!("Data version {version}. Content {licence}.")
        }
        Msg::ReadingEdition => "Reading edition".into(),
        Msg::NoCanvas => "This browser cannot draw the picture. The list holds every entry.".into(),
        Msg::StillRead => "You can still read everything here, without the picture:".into(),
        Msg::LinkProblem(problem) => {
            let (key, value) = (&problem.key, &problem.value);
            match problem.reason {
                Reason::UnknownKey => format!("The link says “{key}”, which means nothing here."),
                Reason::UnknownEntry => format!("The link names “{value}”, which is not an entry."),
                Reason::UnknownWord => {
                    format!("The link says {key} = “{value}”, which is no choice.")
                }
                Reason::NotADate => format!("The link says {key} = “{value}”, which is no date."),
                Reason::NotACamera => format!("The link says {key} = “{value}”, which is no view."),
            }
        }
        Msg::DataProblems(n) => format!(
            "{} in the data could not be shown. The details are in the browser’s console.",
            en_count(*n, "record", "records")
        ),
        Msg::Loading(0) => "Loading the exhibit.".into(),
        Msg::Loading(n) => format!("Loading {}.", en_count(*n, "entry", "entries")),
        Msg::ClassName(class) => match class {
            RelationClass::Tie => "tie",
            RelationClass::Act => "act",
            RelationClass::Consequence => "consequence",
            RelationClass::Passing => "passing of the text",
        }
        .into(),
        Msg::Country => "Country".into(),
        Msg::OpenPanel => "Open".into(),
        Msg::NotInPicture => "Left out of the picture by a filter.".into(),
        Msg::SheetHandle => "Make the panel larger or smaller".into(),
        Msg::WheelHint(key) => format!("{key} + wheel to zoom"),
        Msg::CitationRetrieved(link, date) => format!("{link}, accessed {date}"),
    }
}
