//! The one reducer. `state::apply` does the work; this is its Yew side.

use std::rc::Rc;

use yew::{Reducible, UseReducerDispatcher};

use crate::{
    model::Dataset,
    state::{Action, AppState, Filter, TimeAction, TimeWindow, apply},
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
    /// What was left out before, the latest last. A link does not keep it.
    pub earlier: Option<Rc<Earlier>>,
}

/// What was left out before a step, and before the steps before it. Compared by identity.
pub struct Earlier {
    before: Option<Rc<Earlier>>,
    filter: Filter,
    /// The time window, where it was the step to take it away.
    window: Option<TimeWindow>,
}

impl PartialEq for Earlier {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What can happen to the store.
pub enum StoreAction {
    /// The reader did something.
    Act(Action),
    /// Leaves out what was left out before the last change of that.
    Undo,
    /// The texts arrived.
    Texts(Rc<Dataset>),
}

/// Sends actions; never re-renders who holds it.
pub type Dispatch = UseReducerDispatcher<Store>;

impl Reducible for Store {
    type Action = StoreAction;

    fn reduce(self: Rc<Self>, action: StoreAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            StoreAction::Act(action) => {
                next.restored = matches!(action, Action::Restore(_));
                let opens_time = matches!(action, Action::Time(TimeAction::Window(None)));
                next.state = apply(&self.state, &self.dataset, action);
                if next.restored {
                    next.earlier = None;
                } else if next.state.filter != self.state.filter
                    || opens_time && self.state.window.is_some()
                {
                    let window = self.state.window.filter(|_| opens_time);
                    let (before, filter) = (next.earlier.take(), self.state.filter.clone());
                    next.earlier = Some(Rc::new(Earlier { before, filter, window }));
                }
            }
            StoreAction::Undo => {
                if let Some(earlier) = &self.earlier {
                    next.state.filter = earlier.filter.clone();
                    next.state.window = earlier.window.or(next.state.window);
                    next.earlier = earlier.before.clone();
                }
            }
            StoreAction::Texts(dataset) => next.dataset = DatasetRef(dataset),
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

/// Turns an action into a store action and sends it.
pub fn act(dispatch: &Dispatch, action: Action) {
    dispatch.dispatch(StoreAction::Act(action));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dataset::made::made, model::Kind, model::Moment, state::FilterAction};

    fn after(actions: Vec<StoreAction>) -> AppState {
        let store = Store {
            state: AppState::default(),
            dataset: DatasetRef(Rc::new(made(20, 40))),
            restored: false,
            earlier: None,
        };
        let store = actions.into_iter().fold(Rc::new(store), Store::reduce);
        store.state.clone()
    }

    #[test]
    fn undo_takes_back_what_was_left_out_step_by_step() {
        let filter = |action| StoreAction::Act(Action::Filter(action));
        let people = || filter(FilterAction::ToggleKind(Kind::Person));
        let places = || filter(FilterAction::ToggleKind(Kind::Place));
        let only_people = after(vec![people()]);
        assert_eq!(after(vec![people(), places(), StoreAction::Undo]), only_people);
        assert_eq!(
            after(vec![people(), filter(FilterAction::Clear), StoreAction::Undo]),
            only_people
        );
        assert_eq!(after(vec![people(), StoreAction::Undo, StoreAction::Undo]), after(Vec::new()));
    }

    #[test]
    fn undo_brings_back_a_window_that_was_taken_away_and_leaves_one_that_was_moved() {
        let window = TimeWindow::new(Moment::ymd(1956, 2, 1), Moment::ymd(1956, 3, 1));
        let set = |window| StoreAction::Act(Action::Time(TimeAction::Window(window)));
        let people = || StoreAction::Act(Action::Filter(FilterAction::ToggleKind(Kind::Person)));
        for (steps, expected) in [
            (vec![set(Some(window)), set(None), StoreAction::Undo], Some(window)),
            (vec![people(), set(Some(window)), StoreAction::Undo], Some(window)),
            (vec![set(None), StoreAction::Undo], None),
        ] {
            assert_eq!(after(steps).window, expected);
        }
    }
}
