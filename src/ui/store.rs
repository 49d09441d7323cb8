//! The one reducer. `state::apply` does the work; this is its Yew side.

use std::rc::Rc;

use yew::{Reducible, UseReducerDispatcher};

use crate::{
    model::Dataset,
    state::{Action, AppState, apply},
};

/// A history shared by all panels, compared by identity: it never changes.
#[derive(Clone, Debug)]
pub struct DatasetRef(pub Rc<Dataset>);

impl PartialEq for DatasetRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for DatasetRef {
    type Target = Dataset;

    fn deref(&self) -> &Dataset {
        &self.0
    }
}

/// State and the history it speaks of.
#[derive(Clone, PartialEq)]
pub struct Store {
    /// What the reader has chosen.
    pub state: AppState,
    /// The history; replaced once, when the texts arrive.
    pub dataset: DatasetRef,
    /// What was done last, so that effects can tell Back from a click.
    pub restored: bool,
}

/// What can happen to the store.
pub enum StoreAction {
    /// The reader did something.
    Act(Action),
    /// The texts arrived.
    Texts(Rc<Dataset>),
}

/// Sends actions; never re-renders who holds it.
pub type Dispatch = UseReducerDispatcher<Store>;

impl Reducible for Store {
    type Action = StoreAction;

    fn reduce(self: Rc<Self>, action: StoreAction) -> Rc<Self> {
        let next = match action {
            StoreAction::Act(action) => {
                let restored = matches!(action, Action::Restore(_));
                let state = apply(&self.state, &self.dataset, action);
                Self { state, dataset: self.dataset.clone(), restored }
            }
            StoreAction::Texts(dataset) => Self { dataset: DatasetRef(dataset), ..(*self).clone() },
        };
        if next == *self { self } else { Rc::new(next) }
    }
}

/// Turns an action into a store action and sends it.
pub fn act(dispatch: &Dispatch, action: Action) {
    dispatch.dispatch(StoreAction::Act(action));
}
