//! What a history is.
//!
//! A [`Dataset`] is built once and never changes: nodes (entities *and* events), the relations
//! between them, sources, regions. Everything a reader may doubt is a claim: it carries a
//! [`Certainty`], its sources and, where historians differ, the competing accounts.

mod bound;
mod claim;
mod dataset;
pub mod date;
mod ids;
mod node;
mod passage;
mod relation;
mod roll;
mod section;
mod series;
mod source;
mod text;

pub use bound::{TimeBound, TimeLength, TimeOrder};
pub use claim::{Account, Certainty, Dispute};
pub use dataset::{Adjacent, Dataset, DatasetParts, Door, Meta, Region, Statement};
pub use date::{DateError, HistDate, Moment, Span};
pub use ids::{NodeIx, RegionIx, RelationIx, RelationTypeIx, SourceIx};
pub use node::{Kind, LatLon, Node, Role};
pub use passage::{Passage, PassageClaim, Standing};
pub use relation::{Relation, RelationClass, RelationType};
pub use roll::{Roll, RollGroup};
pub use section::{Figure, Section, SectionRow};
pub use series::{Series, SeriesValue};
pub use source::{Source, SourceKind};
pub use text::{Lang, LocalizedText, Native};
