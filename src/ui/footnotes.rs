//! Numbered sources of one article.

use std::{cell::RefCell, rc::Rc};

use crate::model::SourceIx;

/// Numbers sources in the order they are first cited. Shared by the parts of one article while it
/// renders.
#[derive(Clone, Debug, Default)]
pub struct Footnotes(Rc<RefCell<Vec<SourceIx>>>);

impl Footnotes {
    /// The number of a source, from 1.
    pub fn number(&self, source: SourceIx) -> usize {
        let mut cited = self.0.borrow_mut();
        match cited.iter().position(|known| *known == source) {
            Some(i) => i + 1,
            None => {
                cited.push(source);
                cited.len()
            }
        }
    }

    /// Every source cited so far, in order.
    pub fn cited(&self) -> Vec<SourceIx> {
        self.0.borrow().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{Footnotes, SourceIx};

    #[test]
    fn a_source_keeps_its_first_number() {
        let notes = Footnotes::default();
        let numbers = [7, 3, 7, 9].map(|ix| notes.number(SourceIx(ix)));
        assert_eq!(numbers, [1, 2, 1, 3]);
        assert_eq!(notes.cited(), [SourceIx(7), SourceIx(3), SourceIx(9)]);
    }
}
