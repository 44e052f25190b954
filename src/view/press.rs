//! What a press on a mark does.

use super::context::View;
use timeline_core::layout::Mark;
use timeline_core::state::Action;
use yew::prelude::*;

/// A click, a tap, Enter or Space on a mark: opens a cluster on the stage, or puts an event there; a second one undoes it.
/// `onstage` is called if the keyboard puts something there.
pub(super) fn press(view: &View, mark: &Mark, onstage: Option<&Callback<()>>) {
    let action = pressed(view, mark);
    let undoes = action == Action::Select(None) || view.state.cluster == mark.rows;
    if let Some(onstage) = onstage.filter(|_| !undoes) {
        onstage.emit(());
    }
    view.dispatch.emit(action);
}

/// The action of a press on a mark.
fn pressed(view: &View, mark: &Mark) -> Action {
    let row = mark.first_row();
    if mark.is_cluster() {
        Action::Cluster(mark.rows.clone())
    } else {
        Action::Select((view.state.selected != Some(row)).then_some(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::record;
    use timeline_core::layout::Scene;

    #[test]
    fn a_second_press_undoes_the_first() {
        // So many events of one day that no lane has a row for each.
        let days = [vec![r#"{"start": "2022-03-01"}"#], vec![r#"{"start": "2022-06-02"}"#; 100]].concat();
        let events = format!(r#"{{"events": [{}]}}"#, days.join(","));
        let view = View::of(&events, &[Action::Select(Some(0))]);
        let plan = record::plan(&view, 600.0);
        let scene =
            record::with(&view, |record| Scene::new(record, &plan, &view.result().rows, view.range()));
        let marks: Vec<&Mark> = scene.in_time().into_iter().map(|(_, mark)| mark).collect();
        let (single, cluster) = (marks[0], marks.iter().find(|mark| mark.is_cluster()).expect("a cluster"));
        assert_eq!(pressed(&view, single), Action::Select(None));
        assert_eq!(pressed(&View::of(&events, &[]), single), Action::Select(Some(0)));

        let presses = |mut view: View| {
            let pressed = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
            let (told, staged) = (pressed.clone(), pressed.clone());
            view.dispatch = Callback::from(move |action| told.borrow_mut().push(Some(action)));
            press(&view, cluster, Some(&Callback::from(move |()| staged.borrow_mut().push(None))));
            pressed.take()
        };
        let open = Action::Cluster(cluster.rows.clone());
        assert_eq!(presses(view), [None, Some(open.clone())], "the stage is announced first");
        assert_eq!(
            presses(View::of(&events, std::slice::from_ref(&open))),
            [Some(open)],
            "nothing new is on the stage"
        );
    }
}
