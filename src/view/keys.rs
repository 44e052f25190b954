//! The keyboard in the chart: arrows move between marks, and between the names of lanes; plus and minus zoom, Enter and Space
//! press.

use super::context::View;
use super::hooks;
use super::laid::{ZOOM_STEP, mark_of};
use super::press::press;
use std::rc::Rc;
use timeline_core::layout::{Mark, Scene};
use yew::prelude::*;

pub(super) struct Keys {
    pub(super) view: View,
    pub(super) scene: Rc<Scene>,
    pub(super) track: NodeRef,
    /// Called with the first row of a mark that the keyboard reaches.
    pub(super) onactive: Callback<usize>,
    /// Called before the keyboard puts something on the stage.
    pub(super) onstage: Callback<()>,
}

impl Keys {
    pub(super) fn callback(self) -> Callback<Event> {
        Callback::from(move |event: Event| {
            let target = hooks::pressed_mark(&event);
            let key = hooks::keyboard(event);
            if key.ctrl_key() || key.meta_key() || key.alt_key() {
                return;
            }
            if let "ArrowUp" | "ArrowDown" = key.key().as_str()
                && target.is_none()
            {
                hooks::step_lane(&key, key.key() == "ArrowDown");
                key.prevent_default();
            }
            if let Some((lane, row)) = target
                && self.handle(&key.key(), lane, row).is_some()
            {
                key.prevent_default();
            }
        })
    }

    /// Handles a key on the mark of a lane that begins with a row. None if the key does nothing here.
    fn handle(&self, key: &str, lane: usize, row: usize) -> Option<()> {
        let marks = &self.scene.lanes.get(lane)?.marks;
        let place = marks.iter().position(|mark| mark.first_row() == row)?;
        let here = marks.get(place)?;
        let target = match key {
            "ArrowRight" => marks.get(place + 1).map(|mark| (lane, mark)),
            "ArrowLeft" => place.checked_sub(1).and_then(|place| marks.get(place)).map(|mark| (lane, mark)),
            "Home" => marks.first().map(|mark| (lane, mark)),
            "End" => marks.last().map(|mark| (lane, mark)),
            "ArrowDown" => self.nearest(here, lane + 1..self.scene.lanes.len()),
            "ArrowUp" => self.nearest(here, (0..lane).rev()),
            "+" | "=" | "-" | "_" => {
                let factor = if matches!(key, "+" | "=") { ZOOM_STEP } else { 1.0 / ZOOM_STEP };
                let range = self.scene.scale.zoomed(factor, here.x, self.view.model.whole);
                self.view.dispatch.emit(self.view.show(range));
                return Some(());
            }
            "Enter" | " " => {
                press(&self.view, mark_of(&self.scene, lane, row)?, Some(&self.onstage));
                return Some(());
            }
            _ => return None,
        };
        match target {
            Some((lane, mark)) => {
                self.onactive.emit(mark.first_row());
                hooks::focus_on(&self.track, &format!("[data-mark=\"{lane}/{}\"]", mark.first_row()));
            }
            None => self.pan(key),
        }
        Some(())
    }

    /// The mark nearest in time in the first of some lanes that has marks.
    fn nearest(&self, here: &Mark, mut lanes: impl Iterator<Item = usize>) -> Option<(usize, &Mark)> {
        let (lane, marks) = lanes.find_map(|lane| {
            let marks = &self.scene.lanes.get(lane)?.marks;
            (!marks.is_empty()).then_some((lane, marks))
        })?;
        let distance = |mark: &&Mark| (mark.x - here.x).abs();
        marks.iter().min_by(|one, other| distance(one).total_cmp(&distance(other))).map(|mark| (lane, mark))
    }

    /// Past the last visible mark of a lane, moves the chart by half of its width.
    fn pan(&self, key: &str) {
        let (scale, half) = (&self.scene.scale, self.scene.scale.width() / 2.0);
        let pixels = match key {
            "ArrowRight" if self.scene.after > 0 => half,
            "ArrowLeft" if self.scene.before > 0 => -half,
            _ => return,
        };
        self.view.dispatch.emit(self.view.show(scale.panned(pixels, self.view.model.whole)));
    }
}
