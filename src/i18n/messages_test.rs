//! Every sentence in every language, as a reader gets it.

use super::{DateStyle, KeyHelp, Msg, format_date, text};
use crate::{
    model::{Certainty, HistDate, Kind, Lang, RelationClass, Standing},
    query::HiddenCounts,
    state::link::{LinkProblem, Reason},
};

const COUNTS: [usize; 6] = [0, 1, 2, 5, 21, 1050];

fn link_problems() -> Vec<LinkProblem> {
    use Reason::{
        NotACamera, NotADate, NotAPair, NotAPlace, UnknownEntry, UnknownKey, UnknownWord,
    };
    [UnknownKey, UnknownEntry, UnknownWord, NotADate, NotACamera, NotAPair, NotAPlace]
        .map(|reason| LinkProblem { key: "KEY".into(), value: "VALUE".into(), reason })
        .into()
}

/// Every message, with arguments that bring out each of its forms.
fn samples(problems: &[LinkProblem]) -> Vec<Msg<'_>> {
    let mut all = vec![
        Msg::Title,
        Msg::Subtitle,
        Msg::SkipToList,
        Msg::ViewNetwork,
        Msg::ViewUnfolded,
        Msg::ViewList,
        Msg::ViewNumbers,
        Msg::Views,
        Msg::Search,
        Msg::NoEntryFor("QUERY"),
        Msg::DidYouMean,
        Msg::NamesAnyScript,
        Msg::ClearSearch,
        Msg::ToggleTheme,
        Msg::OtherLanguage,
        Msg::Help,
        Msg::Close,
        Msg::NetworkLabel,
        Msg::NetworkDescription { entries: 1050, ties: 2 },
        Msg::NetworkDescription { entries: 1, ties: 21 },
        Msg::TimelineLabel,
        Msg::TimelineDescription,
        Msg::PanelLabel,
        Msg::LegendHint("KIND"),
        Msg::LegendKindHint("KIND"),
        Msg::BeforeAfter,
        Msg::Disputed,
        Msg::Filters,
        Msg::ZoomIn,
        Msg::ZoomOut,
        Msg::FitAll,
        Msg::NothingMatches,
        Msg::ChooseName,
        Msg::BeginWith,
        Msg::Connections,
        Msg::SomeOf(5, 12345),
        Msg::AllCount(1234),
        Msg::Fewer,
        Msg::Causes,
        Msg::Consequences,
        Msg::Sources,
        Msg::DisputedAbout("ABOUT"),
        Msg::AccountOf(1, 3),
        Msg::Born("DATE"),
        Msg::Died("DATE"),
        Msg::Founded("DATE"),
        Msg::Dissolved("DATE"),
        Msg::RolesLabel("NAME"),
        Msg::RoleLine("ROLE", "DATES"),
        Msg::HeldAtSpeech,
        Msg::CiteEntry,
        Msg::CopyLink,
        Msg::CopyCitation,
        Msg::OpenFull,
        Msg::Copied,
        Msg::CopyFailed,
        Msg::LoadingTexts,
        Msg::TextsMissing,
        Msg::PartMissing,
        Msg::TryAgain,
        Msg::SourceUnseen,
        Msg::TieSpoken("FROM", "VERB", "TO", ""),
        Msg::TieSpoken("FROM", "VERB", "TO", "DATE"),
        Msg::PickedCount(0),
        Msg::PickedCount(1),
        Msg::PickedCount(5),
        Msg::SavePicture,
        Msg::SaveFailed,
        Msg::WhichOne,
        Msg::FigureNumber,
        Msg::AlsoTied("NAMES"),
        Msg::SelectionCleared,
        Msg::ListTitle,
        Msg::ListCount { entries: 1050, disputed: 0 },
        Msg::ListCount { entries: 1, disputed: 1234 },
        Msg::ColumnDate,
        Msg::ColumnEntry,
        Msg::ColumnRegion,
        Msg::ColumnConnections,
        Msg::SortBy("COLUMN"),
        Msg::Undated,
        Msg::FilterList,
        Msg::Presets,
        Msg::PresetFebruary,
        Msg::CursorLabel,
        Msg::OverviewLabel,
        Msg::OverviewHint,
        Msg::BrushStart,
        Msg::BrushEnd,
        Msg::NothingDated,
        Msg::NearestFacts,
        Msg::KeysTitle,
        Msg::SingleKeys,
        Msg::AboutIce,
        Msg::LicenceLine("VERSION", "LICENCE"),
        Msg::ReadingEdition,
        Msg::NoCanvas,
        Msg::StillRead,
        Msg::Country,
        Msg::OpenPanel,
        Msg::NotInPicture,
        Msg::SheetHandle,
        Msg::WheelHint("KEY"),
        Msg::CitationRetrieved("LINK", "DATE"),
        Msg::StopArranging,
    ];
    for (date, connections, disputed) in [("", 0, 0), ("DATE", 1, 1), ("", 22, 3), ("DATE", 5, 0)] {
        let (name, kind, region) = ("NAME", "ВИД Kind", "REGION");
        all.push(Msg::NodeSpoken { name, kind, date, region, connections, disputed });
    }
    for bits in 0..8 {
        let count = |bit: usize| if bits & bit == 0 { 0 } else { 1000 * bit + 1 };
        let hidden = HiddenCounts { by_time: count(1), by_kind: count(2), by_certainty: count(4) };
        all.push(Msg::HiddenLine(hidden, "WINDOW"));
    }
    for n in COUNTS {
        all.extend([
            Msg::SearchCount(n),
            Msg::Selected("NAME", n),
            Msg::OnThisDay(n),
            Msg::DataProblems(n),
            Msg::Loading(n),
            Msg::AndMore(n),
            Msg::Arranging { entries: n, percent: 42 },
        ]);
    }
    all.extend(Kind::ALL.map(Msg::KindPlural));
    all.extend(Kind::ALL.map(Msg::KindName));
    all.extend(Certainty::ALL.map(Msg::CertaintyName));
    all.extend([1, 0].map(|disputes| Msg::WhyWeight {
        importance: 3,
        ties: 12,
        sources: 5,
        disputes,
    }));
    all.push(Msg::WhyHere);
    all.extend(Standing::ALL.map(Msg::StandingName));
    all.extend([
        Msg::PartByPart,
        Msg::Figures,
        Msg::NamedIn("The Secret Speech"),
        Msg::OldStyle("3 Apr 1894"),
    ]);
    all.extend(RelationClass::ALL.map(Msg::ClassName));
    all.extend(KeyHelp::ALL.map(|(key, _)| Msg::KeyMeaning(key)));
    all.extend(problems.iter().map(Msg::LinkProblem));
    all
}

#[test]
fn every_message_is_said_in_every_language() {
    let problems = link_problems();
    let mut said = String::new();
    for msg in samples(&problems) {
        said += &format!("{msg:?}\n");
        for lang in Lang::ALL {
            said += &format!("  {}: {}\n", lang.tag(), text(lang, &msg));
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn every_form_of_a_date_is_said_in_every_language() {
    let mut forms: Vec<String> = (1..=12)
        .flat_map(|month| [format!("1956-{month:02}"), format!("1956-{month:02}-05")])
        .collect();
    forms.extend((21..=24).map(|season| format!("1956-{season}")));
    for approximation in ["~", "?", "%"] {
        forms.push(format!("1956-04{approximation}"));
    }
    let others = [
        "195X",
        "19XX",
        "1956-04-05T07:05:00",
        "1956-04/..",
        "../1956-04",
        "1956-04/",
        "/1956-04",
        "1956-04~/1957",
        "195X~",
        "1956-04-~05",
        "1956?-04-05",
        "1956-04-XX",
        "1956-1X",
        "195X-04-05",
        "XXXX-04-XX",
        "[..1956-04]",
        "[1956-04..1956-06]",
        "[1956,1957-02,1958]",
        "{1956-02-03,1956-02-04}",
    ];
    forms.extend(others.map(str::to_owned));
    let mut said = String::new();
    for form in forms {
        let date = HistDate::parse(&form).unwrap();
        said += &format!("{form}\n");
        for lang in Lang::ALL {
            let words = |style| format_date(&date, lang, style);
            let (long, short) = (words(DateStyle::Long), words(DateStyle::Short));
            said += &format!("  {}: {long} | {short}\n", lang.tag());
        }
    }
    insta::assert_snapshot!(said);
}
