//! Dense indices, one type each, so that a node index cannot be used to look up a relation.

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in its arena.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The index of the `i`th record of an arena. Arenas are far smaller than `u32::MAX`.
            pub const fn from_index(i: usize) -> Self {
                Self(i as u32)
            }
        }
    };
}

index! {
    /// A node of [`Dataset::nodes`](super::Dataset::nodes).
    NodeIx
}
index! {
    /// A relation of [`Dataset::relations`](super::Dataset::relations).
    RelationIx
}
index! {
    /// A relation type of [`Dataset::relation_types`](super::Dataset::relation_types).
    RelationTypeIx
}
index! {
    /// A source of [`Dataset::sources`](super::Dataset::sources).
    SourceIx
}
index! {
    /// A region of [`Dataset::regions`](super::Dataset::regions).
    RegionIx
}
