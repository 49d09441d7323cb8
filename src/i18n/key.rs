//! The names of the sentences in `www/locales/`, and which message is which of them.

use super::msg::Msg;

macro_rules! keys {
    ({ $($name:ident)* } { $($phrase:ident)* }) => {
        /// One line of a file of `www/locales/`. What a message says of a kind, a key or the like
        /// follows in the order of that type.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(clippy::enum_variant_names, reason = "`KeysTitle` is a title, `PresetFebruary` a preset")]
        #[expect(dead_code, reason = "most are reached by counting on from a message's first")]
        pub(super) enum Key { $($name),* }

        /// A sentence of the panels that explore the network, named as in `www/locales/`, where its
        /// gaps are. Not [`Msg`]s: what those can say is compiled into what the page loads first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Phrase {
            $(
                #[doc = concat!("`", stringify!($phrase), "` in `www/locales/`.")]
                $phrase
            ),*
        }

        impl Phrase {
            /// Every phrase.
            pub const ALL: &[Self] = &[$(Self::$phrase),*];
        }

        /// The names of both, in the order in which they are shipped.
        pub(super) const NAMES: &[&str] = &[$(stringify!($name),)* $(stringify!($phrase)),*];
        /// Where the phrases begin.
        pub(super) const FIRST_PHRASE: u16 = (NAMES.len() - Phrase::ALL.len()) as u16;
    };
}

keys! { {
    Title Subtitle SkipToList ViewNetwork ViewUnfolded ViewList ViewNumbers Views Search SearchCount SearchCountNone
    NoEntryFor DidYouMean NamesAnyScript ClearSearch ToggleTheme OtherLanguage Help Close
    NetworkLabel NetworkDescription TimelineLabel TimelineDescription PanelLabel KindPluralPerson
    KindPluralOrganization KindPluralPlace KindPluralDocument KindPluralWork KindPluralEvent
    KindPluralConcept KindNamePerson KindNameOrganization KindNamePlace KindNameDocument
    KindNameWork KindNameEvent KindNameConcept LegendHint LegendKindHint BeforeAfter Disputed
    CertaintyNameEstablished CertaintyNameProbable CertaintyNameDisputed Filters ZoomIn ZoomOut
    FitAll HiddenLineTime HiddenLineKind HiddenLineCertainty
    NothingMatches ChooseName BeginWith Connections SomeOf AllCount Fewer Causes Consequences
    Sources DisputedAbout AccountOf Born Died Founded Dissolved RolesLabel RoleLine HeldAtSpeech
    CiteEntry CopyLink CopyCitation OpenFull Copied CopyFailed LoadingTexts TextsMissing PartMissing TryAgain
    SourceUnseen NodeSpoken TieSpoken PickedCount SavePicture SaveFailed WhichOne FigureNumber AlsoTied Selected SelectionCleared ListTitle ListCount ColumnDate
    ColumnEntry ColumnRegion ColumnConnections SortBy Undated FilterList Presets PresetFebruary
    CursorLabel OverviewLabel OverviewHint BrushStart BrushEnd NothingDated NearestFacts OnThisDay
    OnThisDayNone KeysTitle KeyMeaningTab KeyMeaningArrows KeyMeaningBrackets KeyMeaningEnter
    KeyMeaningEscape KeyMeaningSlash KeyMeaningViews KeyMeaningDays KeyMeaningFacts KeyMeaningZoom
    KeyMeaningTimelineArrows KeyMeaningHomeEnd KeyMeaningQuestion KeyMeaningDegrees KeyMeaningPick KeyMeaningPlay SingleKeys AboutIce LicenceLine
    ReadingEdition NoCanvas StillRead LinkProblemUnknownKey LinkProblemUnknownEntry
    LinkProblemUnknownWord LinkProblemNotADate LinkProblemNotACamera LinkProblemNotAPair
    LinkProblemNotAPlace DataProblems Loading
    LoadingNone ClassNameTie ClassNameAct ClassNameConsequence ClassNamePassing Country OpenPanel
    NotInPicture SheetHandle WheelHint CitationRetrieved Months MonthsOfDay ShortMonths
    ShortMonthsOfDay Season Seasons SeasonsOf Decade DecadeOf About Probably ProbablyAbout AboutParts
    DoubtfulParts PartNames From FromToUnknown Until UntilFromUnknown Or And OneOfDates OrEarlier
    OrLater OfYear OfUnknownYear UnknownYear UnknownMonth UnknownDay UnknownDayOfMonth AMonthOf ADayOf
    DayOfUnknownMonth
    PartByPart Figures NamedIn StandingNameConfirmed StandingNameDisputed StandingNameWrong
    StandingNameUnproven StandingNameOmitted OldStyle WhyHere WhyWeight AndMore Arranging StopArranging
} {
    Explore Connect Rank Groups FacetKind FacetRegion FacetCountry FacetRelationType FacetSourceKind
    FacetCertainty Only OnlyThis SourceKindDocument SourceKindBook SourceKindArticle
    SourceKindWebpage SourceKindMedia CertaintyAll CertaintyProbable CertaintyEstablished EndFirst
    EndSecond SwapEnds QuestionPath QuestionCompare ChooseTwo WayShortest WayApart WaySharing
    AlsoTies EndLeftOut NoWay NoWayAtAll NothingLeftOutHint LookAtAll SharedNeighbours OnlyOf SharedEvents
    DirectTies OfficesTogether Perhaps NothingShared RankBy MetricImportance MetricDegree
    MetricWeighted MetricBetweenness MetricPageRank MetricImportanceMeans MetricDegreeMeans
    MetricWeightedMeans MetricBetweennessMeans MetricPageRankMeans RankRangeMeans ComputedFor
    Computing ResultCount GroundLabel GroundRegions GroundCommunities ArrangeLabel ArrangeMap ArrangeFree ModularityLine AgreeLittle
    AgreePartly AgreeLargely GroupsFound GroupAround ConnectWith CompareWith ShowAround OpenOut
    OpenOutUndo FoldIn FoldInUndo WithinTies LeftOutLabel LeavesOut UndoThis UndoLast ClearAll
    ChainKind ChainToDay ChainToFact ChainLead ChainDirect ChainOthers ChainHere ChainNone ChainStep CausesAll
    EffectsAll StepsAway UnfoldedLabel UnfoldedHelp UnfoldedSaid FoldsLine EvenLine ScaleLabel ScaleFolded
    ScaleEven
    WithoutKinds ChipTime ChipPath ChipCompare ChipRank ChipFree
    AsTable ColumnWhat ColumnNumber ColumnWhose FigureSays FiguresSay NumbersAre BelongsTo ThemesMonthly
    ThemesDaily ThemesCount ThemesScale ThemesMean ThemesTied ThemesRough ThemesNone ThatDay ThoseDays
    ThatDayOf LocalDates GoingOn PerhapsThen DaysBefore DaysAfter NowhereElse NoCountry
    People StillLiving CountedHere
    ScaleFoldedMeans LensCongress LensCongressMeans LanesLabel LanesTheme
    LanesCountry LanesPerson LaneElsewhere LaneNobody LanesOrderUsual LanesOrderFirst LanesOrderMost
    Playback Play Pause PreviousFact NextFact PlaySpeed PlayAgain
    FacetTime TimePossibly TimeSurely DatedBy BoundsLeave BoundAfter BoundAfterWithin BoundBefore
    BoundBeforeWithin BoundDuring BoundWith BoundWithWithin LengthDays LengthHours
} }

/// The names in one number (FNV-1a), so that sentences for another version are not mistaken for
/// ours.
pub(super) const FINGERPRINT: u32 = fingerprint();

const fn fingerprint() -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut i = 0;
    while i < NAMES.len() {
        let name = NAMES[i].as_bytes();
        let mut j = 0;
        while j < name.len() {
            hash = (hash ^ name[j] as u32).wrapping_mul(0x0100_0193);
            j += 1;
        }
        // A byte that no name has, so that "ab c" and "a bc" differ.
        hash = (hash ^ 0xff).wrapping_mul(0x0100_0193);
        i += 1;
    }
    hash
}

/// The key of a message, or the first of its keys where it has several.
// Alone it compiles to a table of bytes; merged into the caller, to a branch a message.
#[inline(never)]
pub(super) fn first_key(msg: &Msg<'_>) -> Key {
    match msg {
        Msg::Title => Key::Title,
        Msg::Subtitle => Key::Subtitle,
        Msg::SkipToList => Key::SkipToList,
        Msg::ViewNetwork => Key::ViewNetwork,
        Msg::ViewUnfolded => Key::ViewUnfolded,
        Msg::ViewList => Key::ViewList,
        Msg::ViewNumbers => Key::ViewNumbers,
        Msg::Views => Key::Views,
        Msg::Search => Key::Search,
        Msg::SearchCount(..) => Key::SearchCount,
        Msg::NoEntryFor(..) => Key::NoEntryFor,
        Msg::DidYouMean => Key::DidYouMean,
        Msg::NamesAnyScript => Key::NamesAnyScript,
        Msg::ClearSearch => Key::ClearSearch,
        Msg::ToggleTheme => Key::ToggleTheme,
        Msg::OtherLanguage => Key::OtherLanguage,
        Msg::Help => Key::Help,
        Msg::Close => Key::Close,
        Msg::NetworkLabel => Key::NetworkLabel,
        Msg::NetworkDescription { .. } => Key::NetworkDescription,
        Msg::TimelineLabel => Key::TimelineLabel,
        Msg::TimelineDescription => Key::TimelineDescription,
        Msg::PanelLabel => Key::PanelLabel,
        Msg::KindPlural(..) => Key::KindPluralPerson,
        Msg::KindName(..) => Key::KindNamePerson,
        Msg::LegendHint(..) => Key::LegendHint,
        Msg::LegendKindHint(..) => Key::LegendKindHint,
        Msg::BeforeAfter => Key::BeforeAfter,
        Msg::Disputed => Key::Disputed,
        Msg::CertaintyName(..) => Key::CertaintyNameEstablished,
        Msg::PartByPart => Key::PartByPart,
        Msg::Figures => Key::Figures,
        Msg::NamedIn(..) => Key::NamedIn,
        Msg::WhyHere => Key::WhyHere,
        Msg::WhyWeight { .. } => Key::WhyWeight,
        Msg::AndMore(..) => Key::AndMore,
        Msg::Arranging { .. } => Key::Arranging,
        Msg::StopArranging => Key::StopArranging,
        Msg::OldStyle(..) => Key::OldStyle,
        Msg::StandingName(..) => Key::StandingNameConfirmed,
        Msg::Filters => Key::Filters,
        Msg::ZoomIn => Key::ZoomIn,
        Msg::ZoomOut => Key::ZoomOut,
        Msg::FitAll => Key::FitAll,
        Msg::HiddenLine(..) => Key::HiddenLineTime,
        Msg::NothingMatches => Key::NothingMatches,
        Msg::ChooseName => Key::ChooseName,
        Msg::BeginWith => Key::BeginWith,
        Msg::Connections => Key::Connections,
        Msg::SomeOf(..) => Key::SomeOf,
        Msg::AllCount(..) => Key::AllCount,
        Msg::Fewer => Key::Fewer,
        Msg::Causes => Key::Causes,
        Msg::Consequences => Key::Consequences,
        Msg::Sources => Key::Sources,
        Msg::DisputedAbout(..) => Key::DisputedAbout,
        Msg::AccountOf(..) => Key::AccountOf,
        Msg::Born(..) => Key::Born,
        Msg::Died(..) => Key::Died,
        Msg::Founded(..) => Key::Founded,
        Msg::Dissolved(..) => Key::Dissolved,
        Msg::RolesLabel(..) => Key::RolesLabel,
        Msg::RoleLine(..) => Key::RoleLine,
        Msg::HeldAtSpeech => Key::HeldAtSpeech,
        Msg::CiteEntry => Key::CiteEntry,
        Msg::CopyLink => Key::CopyLink,
        Msg::CopyCitation => Key::CopyCitation,
        Msg::OpenFull => Key::OpenFull,
        Msg::Copied => Key::Copied,
        Msg::CopyFailed => Key::CopyFailed,
        Msg::LoadingTexts => Key::LoadingTexts,
        Msg::TextsMissing => Key::TextsMissing,
        Msg::PartMissing => Key::PartMissing,
        Msg::TryAgain => Key::TryAgain,
        Msg::SourceUnseen => Key::SourceUnseen,
        Msg::NodeSpoken { .. } => Key::NodeSpoken,
        Msg::TieSpoken(..) => Key::TieSpoken,
        Msg::PickedCount(_) => Key::PickedCount,
        Msg::SavePicture => Key::SavePicture,
        Msg::SaveFailed => Key::SaveFailed,
        Msg::WhichOne => Key::WhichOne,
        Msg::FigureNumber => Key::FigureNumber,
        Msg::AlsoTied(_) => Key::AlsoTied,
        Msg::Selected(..) => Key::Selected,
        Msg::SelectionCleared => Key::SelectionCleared,
        Msg::ListTitle => Key::ListTitle,
        Msg::ListCount { .. } => Key::ListCount,
        Msg::ColumnDate => Key::ColumnDate,
        Msg::ColumnEntry => Key::ColumnEntry,
        Msg::ColumnRegion => Key::ColumnRegion,
        Msg::ColumnConnections => Key::ColumnConnections,
        Msg::SortBy(..) => Key::SortBy,
        Msg::Undated => Key::Undated,
        Msg::FilterList => Key::FilterList,
        Msg::Presets => Key::Presets,
        Msg::PresetFebruary => Key::PresetFebruary,
        Msg::CursorLabel => Key::CursorLabel,
        Msg::OverviewLabel => Key::OverviewLabel,
        Msg::OverviewHint => Key::OverviewHint,
        Msg::BrushStart => Key::BrushStart,
        Msg::BrushEnd => Key::BrushEnd,
        Msg::NothingDated => Key::NothingDated,
        Msg::NearestFacts => Key::NearestFacts,
        Msg::OnThisDay(..) => Key::OnThisDay,
        Msg::KeysTitle => Key::KeysTitle,
        Msg::KeyMeaning(..) => Key::KeyMeaningTab,
        Msg::SingleKeys => Key::SingleKeys,
        Msg::AboutIce => Key::AboutIce,
        Msg::LicenceLine(..) => Key::LicenceLine,
        Msg::ReadingEdition => Key::ReadingEdition,
        Msg::NoCanvas => Key::NoCanvas,
        Msg::StillRead => Key::StillRead,
        Msg::LinkProblem(..) => Key::LinkProblemUnknownKey,
        Msg::DataProblems(..) => Key::DataProblems,
        Msg::Loading(..) => Key::Loading,
        Msg::ClassName(..) => Key::ClassNameTie,
        Msg::Country => Key::Country,
        Msg::OpenPanel => Key::OpenPanel,
        Msg::NotInPicture => Key::NotInPicture,
        Msg::SheetHandle => Key::SheetHandle,
        Msg::WheelHint(..) => Key::WheelHint,
        Msg::CitationRetrieved(..) => Key::CitationRetrieved,
    }
}
