//! The stage: one event whole, or the events of a cluster, or what to drop when no event passes.

use super::context::View;
use super::element::{Element, boolean, element};
use super::heading::heading;
use super::mark::{color, span};
use super::term::Look;
use super::{glyph, icon, media, parts, text, tools};
use timeline_core::dataset::{Event as Dated, Tag};
use timeline_core::locale::{DateStyle, Message};
use timeline_core::state::{Action, Part};

/// How many events of a cluster are listed; the rest are reached by zooming in.
const MOST: usize = 30;

/// How many tags an event has on the stage until it is selected.
const MOST_TAGS: usize = 16;

pub(super) fn stage(view: &View) -> Element {
    let label = view.model.locale.text(Message::Stage);
    let staged = view.staged().filter(|_| view.state.cluster.is_empty());
    let stage = element!(
        "section", "class" = "stage", "part" = "stage";
        "aria-label" = label, "data-id" = staged.map(|event| event.id.clone())
    );
    let inside = element!("div", "class" = "stage-inside");
    // With keys: a button that leads away from one of them must not become a button of the next, and keep the focus.
    let inside = if !view.state.cluster.is_empty() {
        cluster(view, inside.key("cluster"))
    } else if let Some(event) = staged {
        whole(view, event, inside.key("event"))
    } else {
        nothing(view, inside.key("nothing"))
    };
    stage.child(inside)
}

/// The upper edge, in the colour of the kind.
fn edge(view: &View, rows: &[usize]) -> Element {
    element!("svg", "class" = "edge", "aria-hidden" = "true"; "color" = color(view, rows)).child(element!(
        "rect",
        "width" = "100%",
        "height" = "100%"
    ))
}

/// One event.
fn whole(view: &View, event: &Dated, inside: Element) -> Element {
    let (model, locale) = (&view.model, view.model.locale);
    let row = view.stage.unwrap_or_default();
    let kind = event.tags.first().filter(|tag| tag.facet == 0).map(|tag| view.term(*tag, Look::Kind));
    let list = &view.result().list;
    let here = list.binary_search(&row).ok();
    let place = here.map(|place| {
        let (place, total) = (locale.number(place + 1), locale.number(list.len()));
        element!("span", "class" = "place")
            .child(locale.fill(Message::Place, &[("n", &place), ("total", &total)]))
    });
    let date = element!("span", "class" = "short-date").child(short_date(view, event));
    let previous = here.and_then(|here| list.get(here.checked_sub(1)?));
    let next = here.and_then(|here| list.get(here + 1));
    let step = |target: Option<&usize>, outline, message| {
        let button = element!(
            "button", "type" = "button", "data-look" = "step";
            "aria-label" = locale.text(message), "disabled" = target.is_none().then_some("disabled")
        );
        button.on_click(&view.dispatch, Action::Select(target.copied())).child(icon::icon(outline))
    };
    let head = element!("div", "class" = "stage-head")
        .child(kind)
        .child(element!("span", "class" = "where").child(date).child(place))
        .child(step(previous, icon::PREVIOUS, Message::Previous))
        .child(step(next, icon::NEXT, Message::Next));
    let date =
        element!("time", "class" = "date", "part" = "date"; "datetime" = event.when.start().html_datetime())
            .child(element!("bdi").child(model.when(event)))
            .child(view.change(row));
    let headline =
        heading(view.heading_level, 1, "headline", Some("headline"), view.marked_alone(&event.headline));
    let words =
        element!("div", "class" = "words-column").child(date).child(headline).child(view.summary(event));
    let open = view.state.is_open(Part::Rest);
    let disclosures = parts::disclosures(view, event);
    let has_rest = parts::has_rest(view, event) || !disclosures.is_empty();
    let rest = element!("div", "class" = "rest"; "data-open" = open.then_some(""))
        .child(text::text(view, event))
        .child(media::media(view, event))
        .children(disclosures);
    let more = has_rest.then(|| {
        let words = locale.text(if open { Message::Less } else { Message::ReadOn });
        let button = element!("button", "type" = "button", "class" = "read-on", "data-look" = "link"; "aria-expanded" = boolean(open));
        button.on_click(&view.dispatch, Action::Part(Part::Rest, !open)).child(icon::icon(icon::NEXT)).child(words)
    });
    let article = element!("div", "class" = "article"; "data-open" = open.then_some(""))
        .key(event.id.clone())
        .child(words)
        .child(tags(view, event))
        .child(more)
        .child(rest);
    inside
        .child(edge(view, &[row]))
        .child(head)
        .child(element!("div", "class" = "stage-scroll").children([article]))
}

/// The date in few words, beside the position in a small stage.
fn short_date(view: &View, event: &Dated) -> String {
    if event.when.end().is_some() || event.when.is_about() || !event.details().display.is_empty() {
        view.model.when(event)
    } else {
        view.model.locale.moment(event.when.start(), DateStyle::Short)
    }
}

/// What came of the event, its other prominent tags, and its further kinds, all of which filter.
fn tags(view: &View, event: &Dated) -> Element {
    let model = &view.model;
    let outcome = view.outcome_facet();
    // The first kind stands above.
    let own = event
        .tags
        .iter()
        .enumerate()
        .filter(|(place, tag)| if tag.facet == 0 { *place > 0 } else { model.prominent(tag.facet) });
    let own: Vec<Tag> = own.map(|(_, tag)| *tag).collect();
    let is_selected = view.state.selected.is_some() && view.state.selected == view.stage;
    let most = if is_selected { own.len() } else { MOST_TAGS };
    let prominent = || own.iter().take(most);
    let more = own.len().checked_sub(most).filter(|more| *more > 0);
    let more = more.map(|more| element!("span", "class" = "muted").child(format!("+{more}")));
    let first =
        prominent().filter(|tag| Some(tag.facet) == outcome).map(|tag| view.term(*tag, Look::Outcome));
    let others = prominent().filter(|tag| Some(tag.facet) != outcome).map(|tag| view.term(*tag, Look::Tag));
    let buttons = first.chain(others);
    let flag = (!event.details().differs.is_empty()).then(|| {
        let words = model.locale.text(Message::Differences);
        element!("span", "class" = "flag"; "title" = words)
            .child(icon::icon(icon::FLAG))
            .child(element!("span").child(words))
    });
    let label = model.locale.text(Message::Tags);
    element!("div", "class" = "tags", "role" = "group"; "aria-label" = label)
        .children(buttons)
        .child(more)
        .child(flag)
}

/// The events of a cluster.
fn cluster(view: &View, inside: Element) -> Element {
    let (dataset, locale, rows) = (&view.model.dataset, view.model.locale, &view.state.cluster);
    let items =
        rows.iter().take(MOST).filter_map(|row| Some((*row, dataset.event(*row)?))).map(|(row, event)| {
            let outcome =
                view.outcome(event).map(|words| element!("span", "class" = "muted").child(words.to_owned()));
            let button = element!("button", "type" = "button", "class" = "pick")
                .on_click(&view.dispatch, Action::Select(Some(row)))
                .child(view.model.look(row).map(glyph::glyph))
                .child(element!("span", "class" = "muted").child(view.date_among(rows, event)))
                .child(element!("b").child(view.marked_alone(&event.headline)))
                .child(outcome);
            element!("li").child(button)
        });
    let begins = |row: Option<&usize>| view.model.index.extents().get(*row?).map(|extent| extent.0);
    let (first, last) = (begins(rows.first()).unwrap_or_default(), begins(rows.last()).unwrap_or_default());
    let margin = (last - first) / 6 + 3_600;
    // No zoom separates events of the same instant.
    let nearer = (last > first).then(|| {
        let range = (first - margin, last + margin * 2);
        let range = (range.0.max(view.model.whole.0), range.1.min(view.model.whole.1));
        view.button("link", locale.text(Message::ClusterZoom).to_owned(), None, view.show(range))
    });
    let back = view.button("link", locale.text(Message::Back).to_owned(), None, Action::Cluster(Vec::new()));
    let head = element!("div", "class" = "stage-head cluster-head")
        .child(element!("b").child(locale.count(Message::Events, rows.len())))
        .child(element!("span", "class" = "muted").child(span(view, rows)))
        .child(nearer)
        .child(back);
    let list = element!("ul", "class" = "picks", "role" = "list").children(items);
    inside.child(edge(view, rows)).child(head).child(element!("div", "class" = "stage-scroll").child(list))
}

/// Explains an empty result, and offers to remove each part of the filter.
fn nothing(view: &View, inside: Element) -> Element {
    let locale = view.model.locale;
    let title = |message| heading(view.heading_level, 1, "headline", None, locale.text(message));
    let content = element!("div", "class" = "article nothing");
    let content = if view.model.index.is_empty() {
        content.child(title(Message::Empty))
    } else {
        let mut offers: Vec<_> = tools::parts(view)
            .into_iter()
            .map(|part| (part.without.evaluate(&view.model.index).count(), part))
            .collect();
        // What alone would bring no event is no offer, if something else would.
        if offers.iter().any(|(shown, _)| *shown > 0) {
            offers.retain(|(shown, _)| *shown > 0);
        }
        let offers = offers.into_iter().map(|(shown, part)| {
            let words =
                locale.fill(Message::DropFilter, &[("name", &part.name), ("n", &locale.number(shown))]);
            element!("li").child(view.button("offer", words, None, Action::Filter(part.without)))
        });
        content
            .child(title(Message::NoneShown))
            .child(element!("p", "class" = "summary").child(locale.text(Message::NoneWhy)))
            .child(element!("ul", "role" = "list").children(offers))
    };
    inside.child(edge(view, &[])).child(element!("div", "class" = "stage-scroll").child(content))
}
