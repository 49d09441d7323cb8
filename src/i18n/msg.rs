//! Every sentence of the interface.

use crate::{
    model::{Certainty, Kind, RelationClass, Standing},
    query::HiddenCounts,
    state::link::LinkProblem,
};

/// One sentence with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg<'a> {
    /// Name of the exhibit.
    Title,
    /// The line beside the name.
    Subtitle,
    /// First link of the page.
    SkipToList,
    /// Name of the tab of the network.
    ViewNetwork,
    /// Name of the tab of the network unfolded in time.
    ViewUnfolded,
    /// Name of the tab of the list.
    ViewList,
    /// Name of the tab of the charts.
    ViewNumbers,
    /// Label of the tabs.
    Views,
    /// Label and placeholder of the search box.
    Search,
    /// What search announces.
    SearchCount(usize),
    /// Nothing found.
    NoEntryFor(&'a str),
    /// Explains the names below it.
    DidYouMean,
    /// Nothing found and nothing near.
    NamesAnyScript,
    /// Empties the search box.
    ClearSearch,
    /// Button: the other theme.
    ToggleTheme,
    /// Button: the other language, in that language.
    OtherLanguage,
    /// Button: keys and help.
    Help,
    /// Closes a dialog or panel.
    Close,
    /// Label of the network region.
    NetworkLabel,
    /// What a screen reader is told the network holds.
    NetworkDescription {
        /// All entries.
        entries: usize,
        /// All relations.
        ties: usize,
    },
    /// Label of the timeline region.
    TimelineLabel,
    /// How to move in the timeline.
    TimelineDescription,
    /// Label of the panel.
    PanelLabel,
    /// Plural name of a kind, in legend and list.
    KindPlural(Kind),
    /// Singular name of a kind.
    KindName(Kind),
    /// Legend: how to filter.
    LegendHint(&'a str),
    /// The same of a kind, which can also be shown alone.
    LegendKindHint(&'a str),
    /// Legend: colour of lines.
    BeforeAfter,
    /// Legend and list: contested.
    Disputed,
    /// A level of certainty.
    CertaintyName(Certainty),
    /// Heading above the parts of a document.
    PartByPart,
    /// Heading above tables of numbers.
    Figures,
    /// Heading above the parts of a document that name an entry.
    NamedIn(&'a str),
    /// Opens what explains an entry.
    WhyHere,
    /// So many others stand together with the entry just named.
    AndMore(usize),
    /// The layout of a history is on its way.
    Arranging {
        /// How many entries.
        entries: usize,
        /// How far it has come, 0 to 100.
        percent: usize,
    },
    /// Leaves the layout as it is now.
    StopArranging,
    /// What speaks for an entry.
    WhyWeight {
        /// 1 to 5.
        importance: u8,
        /// How many ties it has.
        ties: usize,
        /// How many sources speak of it.
        sources: usize,
        /// How many points are disputed.
        disputes: usize,
    },
    /// After a day: the day of the Julian calendar.
    OldStyle(&'a str),
    /// What has become of a claim.
    StandingName(Standing),
    /// Narrow layouts: opens the filters.
    Filters,
    /// Zoom button.
    ZoomIn,
    /// Zoom button.
    ZoomOut,
    /// Shows the whole network.
    FitAll,
    /// What is hidden by what.
    HiddenLine(HiddenCounts, &'a str),
    /// Title: filters leave nothing.
    NothingMatches,
    /// Panel title before anything is chosen.
    ChooseName,
    /// Heading above the suggestions.
    BeginWith,
    /// Heading of connections.
    Connections,
    /// How many are shown of how many.
    SomeOf(usize, usize),
    /// Shows the rest.
    AllCount(usize),
    /// Shows fewer.
    Fewer,
    /// Heading: what led to it.
    Causes,
    /// Heading: what it led to.
    Consequences,
    /// Heading of sources.
    Sources,
    /// Heading of a dispute.
    DisputedAbout(&'a str),
    /// Label of an account.
    AccountOf(usize, usize),
    /// Birth in words.
    Born(&'a str),
    /// Death in words.
    Died(&'a str),
    /// Founding in words.
    Founded(&'a str),
    /// Dissolution in words.
    Dissolved(&'a str),
    /// Label of the roles chart.
    RolesLabel(&'a str),
    /// Role with its dates, for the table behind the chart.
    RoleLine(&'a str, &'a str),
    /// Held on the day of the speech.
    HeldAtSpeech,
    /// Button: copies the citation.
    CiteEntry,
    /// Button: copies the link.
    CopyLink,
    /// Button: copies the shown citation.
    CopyCitation,
    /// Link from an embed to the page itself.
    OpenFull,
    /// Confirmation.
    Copied,
    /// Confirmation that failed: what to do instead.
    CopyFailed,
    /// Texts not here yet.
    LoadingTexts,
    /// Texts did not arrive.
    TextsMissing,
    /// A chunk of the program did not arrive.
    PartMissing,
    /// Asks for it once more.
    TryAgain,
    /// Remark on a source not read.
    SourceUnseen,
    /// What a node says to a screen reader.
    NodeSpoken {
        /// Name.
        name: &'a str,
        /// Singular kind.
        kind: &'a str,
        /// Date in words or empty.
        date: &'a str,
        /// Region.
        region: &'a str,
        /// Number of connections.
        connections: usize,
        /// Number of disputes.
        disputed: usize,
    },
    /// A relation said aloud: from, verb, to, date.
    TieSpoken(&'a str, &'a str, &'a str, &'a str),
    /// So many entries are picked beside the chosen one.
    PickedCount(usize),
    /// Button: keeps the picture as a file.
    SavePicture,
    /// Said where a picture could not be kept.
    SaveFailed,
    /// Names of marks that lie under one finger: which is meant.
    WhichOne,
    /// What the caption of a figure begins with.
    FigureNumber,
    /// Entries tied to the chosen one that a figure does not name.
    AlsoTied(&'a str),
    /// Announced when something is chosen.
    Selected(&'a str, usize),
    /// Announced when the choice is taken away.
    SelectionCleared,
    /// Title of the list.
    ListTitle,
    /// Count line of the list.
    ListCount {
        /// Rows.
        entries: usize,
        /// Of them contested.
        disputed: usize,
    },
    /// Column heading.
    ColumnDate,
    /// Column heading.
    ColumnEntry,
    /// Column heading.
    ColumnRegion,
    /// Column heading.
    ColumnConnections,
    /// Sort button.
    SortBy(&'a str),
    /// Undated row.
    Undated,
    /// Search field of the list.
    FilterList,
    /// Names the presets.
    Presets,
    /// A preset of the timeline: February 1956.
    PresetFebruary,
    /// Label of the cursor slider.
    CursorLabel,
    /// Label of the overview.
    OverviewLabel,
    /// Line under the overview's name.
    OverviewHint,
    /// Label of the left brush handle.
    BrushStart,
    /// Label of the right brush handle.
    BrushEnd,
    /// Nothing in this stretch of the timeline.
    NothingDated,
    /// Where the nearest facts lie.
    NearestFacts,
    /// Start of the speech's day.
    OnThisDay(usize),
    /// Heading of the key table.
    KeysTitle,
    /// What a key does, in the help.
    KeyMeaning(KeyHelp),
    /// The switch for single keys.
    SingleKeys,
    /// Colophon of the ice.
    AboutIce,
    /// Colophon: licence.
    LicenceLine(&'a str, &'a str),
    /// Link to the reading edition.
    ReadingEdition,
    /// Error: no canvas.
    NoCanvas,
    /// Before the link to the reading edition on an error page.
    StillRead,
    /// Parts of a link that were dropped.
    LinkProblem(&'a LinkProblem),
    /// How many records of the data are at fault.
    DataProblems(usize),
    /// Loading.
    Loading(usize),
    /// Name of a class of relation.
    ClassName(RelationClass),
    /// Country heading in panels.
    Country,
    /// Opens the panel on narrow screens.
    OpenPanel,
    /// A mark hidden by a filter was opened.
    NotInPicture,
    /// Label of the sheet's handle.
    SheetHandle,
    /// Ctrl + wheel hint (the key's name is the argument).
    WheelHint(&'a str),
    /// Retrieved from, for citations.
    CitationRetrieved(&'a str, &'a str),
}

/// Keys in the help, grouped by what they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyHelp {
    /// Tab.
    Tab,
    /// Arrows in the network.
    Arrows,
    /// Brackets.
    Brackets,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Slash.
    Slash,
    /// L and N.
    Views,
    /// Comma and full stop.
    Days,
    /// Angle brackets.
    Facts,
    /// Plus, minus, zero.
    Zoom,
    /// Arrows in the timeline.
    TimelineArrows,
    /// Home and End.
    HomeEnd,
    /// Question mark.
    Question,
    /// One to four.
    Degrees,
    /// X.
    Pick,
    /// Space.
    Play,
}

impl KeyHelp {
    /// Every row of the help with the keys it names.
    pub const ALL: [(Self, &'static [&'static str]); 16] = [
        (Self::Tab, &["Tab"]),
        (Self::Slash, &["/"]),
        (Self::Arrows, &["←", "↑", "→", "↓"]),
        (Self::Brackets, &["[", "]"]),
        (Self::Enter, &["Enter"]),
        (Self::Degrees, &["1", "2", "3", "4"]),
        (Self::Pick, &["X"]),
        (Self::Escape, &["Esc"]),
        (Self::Zoom, &["+", "-", "0"]),
        (Self::TimelineArrows, &["←", "→"]),
        (Self::HomeEnd, &["Home", "End"]),
        (Self::Play, &["␣"]),
        (Self::Days, &[",", "."]),
        (Self::Facts, &["<", ">"]),
        (Self::Views, &["N", "U", "L"]),
        (Self::Question, &["?"]),
    ];
}
