//! A date field that leaves the reader time to type.

use super::element::{EventKind, element};
use super::hooks;
use chrono::NaiveDate;
use std::cell::Cell;
use std::rc::Rc;
use timeline_core::dataset::Moment;
use yew::prelude::*;

/// What [`DateField`] shows and reports.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct DateFieldProps {
    /// The visible label.
    pub(super) label: &'static str,
    /// The date that holds.
    pub(super) day: Option<NaiveDate>,
    /// Called with a date that the reader has finished, or has cleared.
    pub(super) onday: Callback<Option<NaiveDate>>,
}

/// A label with a date field. A component with a memory, because a render may come at any time, for example when the page
/// updates the events: the render must not replace a date that is half typed.
pub(super) struct DateField {
    is_typing: Rc<Cell<bool>>,
}

impl Component for DateField {
    /// The text that the reader has finished.
    type Message = String;
    type Properties = DateFieldProps;

    fn create(_: &Context<Self>) -> Self {
        Self { is_typing: Rc::default() }
    }

    fn update(&mut self, ctx: &Context<Self>, text: String) -> bool {
        ctx.props().onday.emit(Moment::parse(&text).ok().map(Moment::date));
        true
    }

    fn changed(&mut self, _: &Context<Self>, _: &DateFieldProps) -> bool {
        !self.is_typing.get()
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (is_typing, link) = (self.is_typing.clone(), ctx.link().clone());
        let onevent = Callback::from(move |event: Event| {
            if let Some(text) = hooks::finished_value(&event, &is_typing) {
                is_typing.set(false);
                link.send_message(text);
            }
        });
        let DateFieldProps { label, day, .. } = ctx.props();
        // Limits the year to four digits, after which browsers move on to the next field.
        let field = element!("input", "type" = "date", "max" = "9999-12-31")
            .field_value(day.map(|day| Moment::day(day).to_string()).unwrap_or_default())
            .on(EventKind::KeyDown, onevent.clone())
            .on(EventKind::Change, onevent.clone())
            .on(EventKind::FocusOut, onevent);
        element!("label").child(element!("span").child(*label)).child(field).into()
    }
}
