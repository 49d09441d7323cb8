//! What is shipped of passages, series and rolls: sections with the words already put together, so that
//! the page has one thing to show and nothing to format.

use super::constraints::solve;
use crate::{
    i18n::{self, Arg, DateStyle, Msg, Phrase, format_date, format_moment, format_span, phrase},
    model::{
        Certainty, Figure, HistDate, Lang, LocalizedText, Node, NodeIx, Passage, PassageClaim,
        Relation, Roll, RollGroup, Section, SectionRow, Series, SeriesValue, Span, TimeBound,
        TimeLength, TimeOrder,
        date::{Bound, Candidate, Form, MINUTES_PER_DAY},
    },
};

/// The sections of every entry: a document's parts, a body's members, numbers, where it is named; each in
/// the order of the files.
pub(super) fn sections(
    nodes: &[Node],
    relations: &[Relation],
    passages: &[Passage],
    series: &[Series],
    rolls: &[Roll],
    bounds: &[TimeBound],
) -> Vec<Section> {
    let mut sections = dated_by(nodes, bounds);
    sections.extend(passages.iter().map(|passage| part(passage, number_in(passages, passage))));
    for roll in rolls {
        sections.extend(roll.groups.iter().map(|group| members(roll, group, relations)));
    }
    for series in series {
        sections.extend(series.about.iter().map(|node| figures(series, *node)));
    }
    sections.extend(rolls.iter().filter_map(|roll| living(roll, nodes, relations)));
    sections.extend(named_in(nodes, passages));
    // Stable: what one entry has stays in the order above.
    sections.sort_by_key(|section| section.node);
    sections
}

/// When a fact was, by what is known of others, with what that leaves of its own date.
fn dated_by(nodes: &[Node], bounds: &[TimeBound]) -> Vec<Section> {
    let solved = solve(nodes, bounds);
    let mut sections: Vec<Section> = Vec::new();
    for bound in bounds {
        let other = &nodes[bound.other.index()];
        let row = SectionRow {
            label: both(|lang| order(bound, lang)),
            text: both(|lang| other.label(lang).to_owned()),
            more: both(|lang| match &other.date {
                Some(date) => format_date(date, lang, DateStyle::Long),
                None => String::new(),
            }),
            figure: None,
            sources: bound.sources.clone(),
        };
        if let Some(section) = sections.iter_mut().find(|section| section.node == bound.node) {
            section.rows.push(row);
            continue;
        }
        let span = solved.spans.iter().find(|(node, _)| *node == bound.node);
        let left = span.and_then(|(_, span)| left_open(&nodes[bound.node.index()], *span));
        let say = |span| {
            both(|lang| {
                let span = format_span(span, lang, DateStyle::Long);
                phrase(lang, Phrase::BoundsLeave, &[Arg::Text(&span)])
            })
        };
        sections.push(Section {
            node: bound.node,
            group: LocalizedText::default(),
            title: both(|lang| phrase(lang, Phrase::DatedBy, &[])),
            text: left.map(say).unwrap_or_default(),
            entries: Vec::new(),
            rows: vec![row],
            sources: Vec::new(),
        });
    }
    sections
}

/// The days that its bounds leave of the date of a node, where those are fewer.
fn left_open(node: &Node, solved: Span) -> Option<Span> {
    let days = |span: Span| Span {
        start: span.start.day_start(),
        end: span.end.plus_minutes(MINUTES_PER_DAY - 1).day_start(),
    };
    let known = node.span()?;
    if !solved.start.is_finite() || !solved.end.is_finite() || solved.end <= solved.start {
        return None;
    }
    let left = days(solved);
    (known.contains(left) && known != left).then_some(left)
}

/// "within 3 days after".
fn order(bound: &TimeBound, lang: Lang) -> String {
    let within = bound.within.map(|length| match length {
        TimeLength::Hours(hours) => phrase(lang, Phrase::LengthHours, &[Arg::Number(hours.into())]),
        TimeLength::Days(days) => phrase(lang, Phrase::LengthDays, &[Arg::Number(days.into())]),
    });
    let key = match (bound.order, within.is_some()) {
        (TimeOrder::After, false) => Phrase::BoundAfter,
        (TimeOrder::After, true) => Phrase::BoundAfterWithin,
        (TimeOrder::Before, false) => Phrase::BoundBefore,
        (TimeOrder::Before, true) => Phrase::BoundBeforeWithin,
        (TimeOrder::During, _) => Phrase::BoundDuring,
        (TimeOrder::With, false) => Phrase::BoundWith,
        (TimeOrder::With, true) => Phrase::BoundWithWithin,
    };
    phrase(lang, key, &[Arg::Text(&within.unwrap_or_default())])
}

/// Which part of its document a passage is, from 1.
fn number_in(passages: &[Passage], passage: &Passage) -> usize {
    let before = passages.iter().take_while(|other| other.id != passage.id);
    before.filter(|other| other.document == passage.document).count() + 1
}

fn part(passage: &Passage, number: usize) -> Section {
    Section {
        node: passage.document,
        group: both(|lang| i18n::text(lang, &Msg::PartByPart)),
        title: numbered(number, &passage.title),
        text: passage.summary.clone(),
        entries: passage.names.clone(),
        rows: passage.claims.iter().map(claim).collect(),
        sources: passage.sources.clone(),
    }
}

fn claim(claim: &PassageClaim) -> SectionRow {
    SectionRow {
        label: both(|lang| i18n::text(lang, &Msg::StandingName(claim.standing))),
        text: claim.text.clone(),
        more: claim.today.clone(),
        sources: claim.sources.clone(),
        figure: None,
    }
}

fn figures(series: &Series, node: NodeIx) -> Section {
    Section {
        node,
        group: both(|lang| i18n::text(lang, &Msg::Figures)),
        title: series.title.clone(),
        text: series.note.clone(),
        entries: Vec::new(),
        rows: series.values.iter().map(|value| figure(series, value)).collect(),
        sources: series.sources.clone(),
    }
}

fn figure(series: &Series, value: &SeriesValue) -> SectionRow {
    let label = both(|lang| {
        let date = value.date.as_ref().map(|date| format_date(date, lang, DateStyle::Short));
        match (value.label.get(lang), date) {
            ("", date) => date.unwrap_or_default(),
            (label, None) => label.to_owned(),
            (label, Some(date)) => format!("{label}, {date}"),
        }
    });
    let text = both(|lang| {
        let range = i18n::tenths(lang, tenths(value.low), tenths(value.high));
        format!("{range}\u{a0}{}", series.unit.get(lang))
    });
    let more = both(|lang| {
        let doubt = match value.certainty {
            Certainty::Established => String::new(),
            level => i18n::text(lang, &Msg::CertaintyName(level)),
        };
        match (value.whose.get(lang), doubt) {
            (whose, doubt) if doubt.is_empty() => whose.to_owned(),
            ("", doubt) => doubt,
            (whose, doubt) => format!("{whose} ({doubt})"),
        }
    });
    let moment = |date: &HistDate| match date.form() {
        Form::Single(point) if value.label.is_empty() => Some(point.span().start),
        _ => None,
    };
    let at = value.date.as_ref().and_then(moment);
    let (low, high) = (tenths(value.low), tenths(value.high));
    let figure = Some(Figure { low, high, certainty: value.certainty, at });
    SectionRow { label, text, more, sources: value.sources.clone(), figure }
}

/// Tenths of a number; what lies below 0 is 0.
fn tenths(number: f64) -> u32 {
    (number * 10.0).round() as u32
}

/// How many of the members were still living on some days, counted from the lives here. Those whose
/// death is not known, or not to the day, make it a range.
fn living(roll: &Roll, nodes: &[Node], relations: &[Relation]) -> Option<Section> {
    let Form::AllOf(days) = roll.living.as_ref()?.form() else { return None };
    let members = members_of(roll, relations);
    let lives: Vec<&HistDate> =
        members.iter().filter_map(|ix| nodes[ix.index()].date.as_ref()).collect();
    let row = |day: &Candidate| {
        let day = day.span();
        let (mut surely, mut perhaps) = (0, 0);
        for life in &lives {
            let death = match life.form() {
                Form::Interval(_, Bound::At(death)) => Some(death.span()),
                _ => None,
            };
            match death {
                Some(death) if death.end <= day.start => {}
                Some(death) if day.end <= death.start => surely += 1,
                _ => perhaps += 1,
            }
        }
        // A life of which nothing is known.
        perhaps += members.len() - lives.len();
        let [low, high] = [surely, surely + perhaps].map(|count| count as u32 * 10);
        SectionRow {
            label: both(|lang| format_moment(day.start, lang, DateStyle::Short)),
            text: both(|lang| {
                let people = phrase(lang, Phrase::People, &[]);
                format!("{}\u{a0}{people}", i18n::tenths(lang, low, high))
            }),
            figure: Some(Figure {
                low,
                high,
                certainty: Certainty::Established,
                at: Some(day.start),
            }),
            ..SectionRow::default()
        }
    };
    let count = [Arg::Number(members.len())];
    Some(Section {
        node: roll.of,
        group: both(|lang| i18n::text(lang, &Msg::Figures)),
        title: both(|lang| phrase(lang, Phrase::StillLiving, &[])),
        text: both(|lang| phrase(lang, Phrase::CountedHere, &count)),
        entries: Vec::new(),
        rows: days.iter().map(row).collect(),
        sources: Vec::new(),
    })
}

/// Those who belonged to the body, the most important first.
fn members_of(roll: &Roll, relations: &[Relation]) -> Vec<NodeIx> {
    let belongs = |relation: &&Relation| relation.kind == roll.membership && relation.to == roll.of;
    let mut members: Vec<NodeIx> =
        relations.iter().filter(belongs).map(|relation| relation.from).collect();
    members.sort_unstable();
    members.dedup();
    members
}

/// The members of a group, the most important first, with their number in the heading.
fn members(roll: &Roll, group: &RollGroup, relations: &[Relation]) -> Section {
    let fits = |relation: &Relation| {
        let when = match (&group.within, &relation.date) {
            (None, _) => true,
            (Some(within), Some(date)) => within.span().overlaps(date.span()),
            (Some(_), None) => false,
        };
        let where_to = group.to.is_empty() || group.to.contains(&relation.to);
        group.kinds.contains(&relation.kind) && where_to && when
    };
    let mut entries = members_of(roll, relations);
    if !group.kinds.is_empty() {
        entries.retain(|member| relations.iter().any(|r| r.from == *member && fits(r)));
    }
    Section {
        node: roll.of,
        group: roll.title.clone(),
        title: both(|lang| {
            format!("{}: {}", group.title.get(lang), i18n::number(lang, entries.len()))
        }),
        text: LocalizedText::default(),
        entries,
        rows: Vec::new(),
        sources: Vec::new(),
    }
}

/// For everybody and everything named: in which parts of which document.
fn named_in(nodes: &[Node], passages: &[Passage]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for passage in passages {
        let row = SectionRow {
            text: numbered(number_in(passages, passage), &passage.title),
            sources: passage.sources.clone(),
            ..SectionRow::default()
        };
        for node in &passage.names {
            let known = sections
                .iter_mut()
                .find(|section| section.node == *node && section.entries == [passage.document]);
            if let Some(section) = known {
                section.rows.push(row.clone());
                continue;
            }
            let document = &nodes[passage.document.index()];
            let name = document.short.as_ref().unwrap_or(&document.name);
            sections.push(Section {
                node: *node,
                group: LocalizedText::default(),
                title: both(|lang| i18n::text(lang, &Msg::NamedIn(name.get(lang)))),
                text: LocalizedText::default(),
                entries: vec![passage.document],
                rows: vec![row.clone()],
                sources: Vec::new(),
            });
        }
    }
    sections
}

fn numbered(number: usize, title: &LocalizedText) -> LocalizedText {
    let put = |title: &str| format!("{number}. {title}");
    LocalizedText { en: put(&title.en), ru: title.ru.as_deref().map(put) }
}

/// The same words in every language.
fn both(words: impl Fn(Lang) -> String) -> LocalizedText {
    LocalizedText { en: words(Lang::En), ru: Some(words(Lang::Ru)).filter(|ru| !ru.is_empty()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, RelationTypeIx, SourceIx};

    fn text(en: &str, ru: &str) -> LocalizedText {
        LocalizedText { en: en.to_owned(), ru: Some(ru.to_owned()) }
    }

    fn node(name: &str) -> Node {
        Node::new(name, Kind::Document, text(name, name))
    }

    fn value(low: f64, high: f64) -> SeriesValue {
        SeriesValue {
            label: LocalizedText::default(),
            date: HistDate::parse("1956-03-09").ok(),
            low,
            high,
            whose: text("KGB report", "справка КГБ"),
            certainty: Certainty::Established,
            sources: vec![SourceIx(0)],
        }
    }

    #[test]
    fn a_number_keeps_its_range_its_owner_and_its_doubt() {
        let probable = |value| SeriesValue {
            certainty: Certainty::Probable,
            whose: LocalizedText::default(),
            ..value
        };
        let labelled =
            SeriesValue { label: text("wounded", "раненые"), ..value(1349.0, 1349.0) };
        let series = Series {
            id: "dead".to_owned(),
            title: text("The dead", "Погибшие"),
            unit: text("people", "человек"),
            about: vec![NodeIx(0)],
            note: LocalizedText::default(),
            values: Vec::new(),
            sources: Vec::new(),
        };
        for (value, expected, russian) in [
            (
                value(22.0, 800.0),
                ["9 Mar 1956", "22–800\u{a0}people", "KGB report"],
                ["9 марта 1956", "22–800\u{a0}человек", "справка КГБ"],
            ),
            (
                probable(value(7.5, 7.5)),
                ["9 Mar 1956", "7.5\u{a0}people", "probable"],
                ["9 марта 1956", "7,5\u{a0}человек", "вероятно"],
            ),
            (
                labelled,
                ["wounded, 9 Mar 1956", "1,349\u{a0}people", "KGB report"],
                ["раненые, 9 марта 1956", "1349\u{a0}человек", "справка КГБ"],
            ),
        ] {
            let row = figure(&series, &value);
            for (lang, expected) in [(Lang::En, expected), (Lang::Ru, russian)] {
                let found =
                    [&row.label, &row.text, &row.more].map(|part| part.get(lang).to_owned());
                assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn whoever_is_named_learns_in_which_parts() {
        let passage = |id: &str, document, names: &[u32]| Passage {
            id: id.to_owned(),
            document: NodeIx(document),
            title: text(id, id),
            summary: LocalizedText::default(),
            names: names.iter().map(|ix| NodeIx(*ix)).collect(),
            claims: Vec::new(),
            sources: vec![SourceIx(0)],
        };
        let nodes = ["speech", "letter", "lenin"].map(node);
        let passages = [
            passage("a", 0, &[2]),
            passage("x", 1, &[]),
            passage("b", 0, &[]),
            passage("c", 0, &[2]),
        ];
        let sections = sections(&nodes, &[], &passages, &[], &[], &[]);
        let titles = |node| {
            let of = sections.iter().filter(move |section| section.node == NodeIx(node));
            of.map(|section| section.title.en.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(titles(0), ["1. a", "2. b", "3. c"]);
        assert_eq!(titles(1), ["1. x"]);
        let named = sections.iter().find(|section| section.node == NodeIx(2)).unwrap();
        assert_eq!(named.entries, [NodeIx(0)]);
        let rows: Vec<&str> = named.rows.iter().map(|row| row.text.en.as_str()).collect();
        assert_eq!(rows, ["1. a", "3. c"]);
    }

    #[test]
    fn the_living_are_counted_and_who_may_have_been_makes_a_range() {
        let person = |(i, life): (usize, &&str)| Node {
            date: HistDate::parse(life).ok(),
            ..Node::new(format!("p{i}"), Kind::Person, text("name", "имя"))
        };
        let lives = ["1890/1960-05-01", "1900/1961", "1910/1980-01-01", "1905/..", ""];
        let mut nodes: Vec<Node> = lives.iter().enumerate().map(person).collect();
        nodes.push(node("body"));
        let membership = RelationTypeIx(0);
        let relation = |ix| Relation {
            from: NodeIx(ix),
            to: NodeIx(5),
            kind: membership,
            date: None,
            certainty: Certainty::Established,
            note: LocalizedText::default(),
            disputes: Vec::new(),
            sources: Vec::new(),
            source_count: 0,
        };
        let relations: Vec<Relation> = (0..5).chain([2]).map(relation).collect();
        let roll = Roll {
            of: NodeIx(5),
            title: text("Members", "Члены"),
            membership,
            groups: Vec::new(),
            living: HistDate::parse("{1956-02-25,1961-10-31,1991-12-26}").ok(),
        };
        let found = living(&roll, &nodes, &relations).unwrap();
        let figures: Vec<(u32, u32)> =
            found.figures().unwrap().iter().map(|figure| (figure.low, figure.high)).collect();
        assert_eq!(figures, [(30, 50), (10, 40), (0, 20)]);
        assert_eq!(found.rows[1].text.en, "1–4\u{a0}people");
    }
}
