//! What claims have in common: sources, disputes, names.

use super::{
    ids::{Ctx, Indices},
    raw::{RawDispute, RawText, Ref},
};
use crate::{
    dataset::{Problem, ProblemKind},
    model::{Account, Dispute, HistDate, LocalizedText, SourceIx},
};

/// Indices of the sources there are, each once, in the order cited.
pub(super) fn sources(
    references: &[Ref],
    ctx: &Ctx<'_>,
    path: &str,
    ids: &Indices,
    problems: &mut Vec<Problem>,
) -> Vec<SourceIx> {
    let mut found = Vec::with_capacity(references.len());
    for reference in references {
        let field = format!("{path}sources");
        if let Some(i) = ctx.resolve(&ids.sources, reference, &field, problems) {
            let source = SourceIx::from_index(i);
            if !found.contains(&source) {
                found.push(source);
            }
        }
    }
    found
}

/// Disputes with at least one account.
pub(super) fn disputes(
    raw: Vec<RawDispute>,
    ctx: &Ctx<'_>,
    path: &str,
    ids: &Indices,
    problems: &mut Vec<Problem>,
) -> Vec<Dispute> {
    let mut disputes = Vec::with_capacity(raw.len());
    let several = raw.len() > 1;
    for (i, RawDispute { about, account }) in raw.into_iter().enumerate() {
        let field =
            if several { format!("{path}dispute {}", i + 1) } else { format!("{path}dispute") };
        if account.len() == 1 {
            let kind = ProblemKind::FewAccounts { found: account.len() };
            problems.push(ctx.problem(kind, &field, ctx.offset));
        }
        let accounts: Vec<Account> = account
            .into_iter()
            .map(|account| Account {
                text: account.text.into(),
                date: account.date.and_then(|text| HistDate::parse(&text).ok()),
                sources: sources(
                    &account.sources,
                    ctx,
                    &format!("{field}: account: "),
                    ids,
                    problems,
                ),
            })
            .collect();
        // One without any was reported when its file was read.
        if !accounts.is_empty() {
            disputes.push(Dispute { about: about.into(), accounts });
        }
    }
    disputes
}

/// A name, or the id where there is none.
pub(super) fn named(name: RawText, id: &str) -> LocalizedText {
    if name.en.is_empty() { LocalizedText::en(id) } else { name.into() }
}
