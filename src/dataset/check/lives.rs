//! Nobody acts before birth or after death, or holds an office there.

use super::{
    Finding, Subject,
    rules::{finding, relations},
};
use crate::{
    dataset::ProblemKind,
    model::{
        Dataset, HistDate, Kind, NodeIx, Relation, Span,
        date::{Bound, Form},
    },
};

/// Words of a part that the dead and the unborn can play.
const PARTS_OUTSIDE_LIFE: [&str; 18] = [
    "author",
    "blamed",
    "buried",
    "cited",
    "cleared",
    "commemorat",
    "criticised",
    "deceased",
    "denounced",
    "discussed",
    "honour",
    "memor",
    "mourned",
    "named",
    "posthum",
    "rehabilitat",
    "subject",
    "victim",
];

/// Types of relation that only the living can be at the first end of.
const DONE_ALIVE: [&str; 17] = [
    "arrested",
    "cleared",
    "close-to",
    "delivered",
    "denounced",
    "elected-to",
    "founded",
    "honoured",
    "killed",
    "led",
    "left",
    "met-with",
    "opposed",
    "passed-text-to",
    "removed",
    "supported",
    "was-in",
];

/// And at the second.
const SUFFERED_ALIVE: [&str; 5] = ["arrested", "killed", "met-with", "passed-text-to", "removed"];

/// Nobody takes part in an event before birth or after death, unless the part is that of a victim,
/// an author and the like.
pub(super) fn parts_are_played_alive(dataset: &Dataset) -> Vec<Finding> {
    relations(dataset, |ix| {
        let relation = dataset.relation(ix);
        if dataset.type_of(relation).id != "took-part-in" {
            return None;
        }
        let part = relation.note.en.to_lowercase();
        if PARTS_OUTSIDE_LIFE.iter().any(|word| part.contains(word)) {
            return None;
        }
        outside_life(dataset, relation, relation.from)
    })
}

/// Nobody arrests, leads or is killed before birth or after death.
pub(super) fn acts_are_done_alive(dataset: &Dataset) -> Vec<Finding> {
    relations(dataset, |ix| {
        let relation = dataset.relation(ix);
        let verb = dataset.type_of(relation).id.as_str();
        let done =
            DONE_ALIVE.contains(&verb).then(|| outside_life(dataset, relation, relation.from));
        let suffered =
            SUFFERED_ALIVE.contains(&verb).then(|| outside_life(dataset, relation, relation.to));
        done.flatten().or(suffered.flatten())
    })
}

fn outside_life(dataset: &Dataset, relation: &Relation, who: NodeIx) -> Option<ProblemKind> {
    let person = dataset.node(who);
    if person.kind != Kind::Person {
        return None;
    }
    let (life, date) = (person.date.as_ref()?, relation.date.as_ref()?);
    (!life.span().overlaps(date.span())).then(|| ProblemKind::OutsideLife {
        found: date.text().to_owned(),
        life: life.text().to_owned(),
    })
}

/// An office is neither taken before birth nor held after death.
pub(super) fn offices_lie_within_the_life(dataset: &Dataset) -> Vec<Finding> {
    let mut found = Vec::new();
    for ix in dataset.node_ixs() {
        let node = dataset.node(ix);
        let Some(life) = &node.date else { continue };
        for (i, role) in node.roles.iter().enumerate() {
            let Some(held) = &role.date else { continue };
            if !may_lie_within(held, life.span()) {
                let kind = ProblemKind::OutsideLife {
                    found: held.text().to_owned(),
                    life: life.text().to_owned(),
                };
                found.push(finding(Subject::Node(ix), format!("role {}", i + 1), kind));
            }
        }
    }
    found
}

/// Whether it can be that an office was both taken and left during a life: somebody who died in May
/// 1976 can have held one "until 1976".
fn may_lie_within(held: &HistDate, life: Span) -> bool {
    match held.form() {
        Form::Interval(from, to) => {
            let during = |bound: &Bound| match bound {
                Bound::At(point) => point.span().overlaps(life),
                Bound::Open | Bound::Unknown => true,
            };
            during(from) && during(to)
        }
        _ => held.span().overlaps(life),
    }
}

/// Nobody holds the same office twice at the same time.
pub(super) fn no_office_is_held_twice_at_once(dataset: &Dataset) -> Vec<Finding> {
    let mut found = Vec::new();
    for ix in dataset.node_ixs() {
        let roles = &dataset.node(ix).roles;
        for (i, role) in roles.iter().enumerate() {
            let twice = roles[..i].iter().any(|other| {
                let dates = other.date.as_ref().zip(role.date.as_ref());
                other.title.en == role.title.en
                    && dates.is_some_and(|(a, b)| a.span().overlaps(b.span()))
            });
            if twice {
                let kind = ProblemKind::HeldTwice { title: role.title.en.clone() };
                found.push(finding(Subject::Node(ix), format!("role {}", i + 1), kind));
            }
        }
    }
    found
}
