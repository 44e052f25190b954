//! The native format, `talks-timeline/1`: what is written reads back as an equal dataset.

use super::json::{Json, Object};
use std::ops::Range;
use timeline_core::dataset::{
    Block, BlockKind, Claim, Color, Dataset, Difference, Event, Facet, Media, MediaKind,
};
use timeline_core::dataset::{Person, Place, Source, Span, Term, Text, When};
use timeline_core::facet::RowSet;

/// The value of `format`; the tests read it back, so that it is the one that the reader knows.
const FORMAT: &str = "talks-timeline/1";

/// The dataset in the native format, indented; `rows` keeps to some events and to the sources that they cite.
///
/// ```
/// let talks = timeline_core::import::native(r#"{"title": "Talks", "events": [{"start": "2022"}]}"#)?.dataset;
/// let again = timeline_core::import::native(&timeline_formats::export::native(&talks, None))?;
/// assert_eq!(again.dataset.events(), talks.events());
/// # Ok::<(), timeline_core::Error>(())
/// ```
pub fn native(dataset: &Dataset, rows: Option<&RowSet>) -> String {
    tree(dataset, rows).pretty()
}

/// The same in one line, for a page that carries its data inside.
pub fn native_compact(dataset: &Dataset, rows: Option<&RowSet>) -> String {
    tree(dataset, rows).line()
}

/// A part of the same line, for what would take too long in one go: these rows of the dataset, with what stands before the
/// first one and after the last.
pub fn native_piece(dataset: &Dataset, rows: Range<usize>) -> String {
    let events = dataset.events();
    let mut text = String::new();
    if rows.start == 0 {
        // The list of events comes last.
        let head = Json::from(head(dataset, None).with("events", Vec::new())).line();
        text.push_str(head.strip_suffix("]}").unwrap_or_default());
    }
    let end = rows.end >= events.len();
    for row in rows {
        let Some(known) = events.get(row) else { break };
        if row > 0 {
            text.push(',');
        }
        text.push_str(&Json::from(event(dataset, known)).line());
    }
    if end {
        text.push_str("]}");
    }
    text
}

fn tree(dataset: &Dataset, rows: Option<&RowSet>) -> Json {
    let kept = |row: usize| rows.is_none_or(|rows| rows.contains(row));
    let events = dataset.events().iter().enumerate().filter(|(row, _)| kept(*row)).map(|(_, event)| event);
    let events: Vec<&Event> = events.collect();
    let mut root = head(dataset, rows.map(|_| cited(dataset, &events)).as_ref());
    root.put("events", events.iter().map(|known| event(dataset, known).into()).collect::<Vec<Json>>());
    root.into()
}

/// Everything but the events; of the sources those that are cited, or all.
fn head(dataset: &Dataset, cited: Option<&RowSet>) -> Object {
    let sources = dataset.sources().iter().enumerate();
    let sources = sources.filter(|(position, _)| cited.is_none_or(|cited| cited.contains(*position)));
    let mut root = Object::default().with("format", FORMAT);
    put_text(&mut root, "title", &dataset.title);
    put_text(&mut root, "standfirst", &dataset.standfirst);
    root.put_some("as_of", dataset.as_of.map(|date| date.to_string()));
    root.put("language", dataset.language.as_str());
    root.put_list(
        "eras",
        dataset.eras.iter().map(|era| {
            let mut fields = Object::default();
            put_when(&mut fields, &era.when);
            put_text(&mut fields, "label", &era.label);
            fields
        }),
    );
    root.put_list("facets", dataset.facets().iter().map(facet));
    root.put_list("sources", sources.map(|(_, known)| source(known)));
    root
}

/// The positions of the sources that some of the events cite.
fn cited(dataset: &Dataset, events: &[&Event]) -> RowSet {
    let mut cited = RowSet::none(dataset.sources().len());
    for event in events {
        let claimed = event.details().claims.iter().flat_map(|claim| &claim.sources);
        event.sources.iter().chain(claimed).for_each(|source| cited.insert(*source));
    }
    cited
}

fn facet(facet: &Facet) -> Object {
    let mut fields = Object::default().with("id", facet.id.as_str());
    put_text(&mut fields, "label", &facet.label);
    fields.put("prominent", facet.prominent);
    fields.put_list("terms", facet.terms.iter().map(|known| term(known, facet)));
    fields
}

fn term(term: &Term, facet: &Facet) -> Object {
    let mut fields = Object::default().with("id", term.id.as_str());
    put_text(&mut fields, "label", &term.label);
    let parent = term.parent.and_then(|position| facet.terms.get(position));
    fields.put_some("parent", parent.map(|parent| parent.id.as_str()));
    fields.put_some("color", term.color.map(color));
    fields.put("shape", term.shape.name());
    fields
}

fn color(color: Color) -> Json {
    let (light, dark) = (Color::hex(color.light), Color::hex(color.dark));
    if light == dark {
        light.into()
    } else {
        Object::default().with("light", light).with("dark", dark).into()
    }
}

fn source(source: &Source) -> Object {
    let mut fields = Object::default().with("id", source.id.as_str());
    put_text(&mut fields, "title", &source.title);
    put_text(&mut fields, "publisher", &source.publisher);
    fields.put_some("date", source.date.map(|date| date.to_string()));
    fields.put_some("url", source.url.as_deref());
    put_text(&mut fields, "note", &source.note);
    fields.put_some("language", source.language.as_deref());
    fields
}

fn event(dataset: &Dataset, event: &Event) -> Object {
    let details = event.details();
    let mut fields = Object::default().with("id", event.id.as_str());
    put_when(&mut fields, &event.when);
    put_text(&mut fields, "display", &details.display);
    put_text(&mut fields, "headline", &event.headline);
    put_text(&mut fields, "summary", &event.summary);
    fields.put_list("text", details.body.iter().map(block));
    fields.put_list("media", details.media.iter().map(medium));
    let tags = tags(dataset, event);
    fields.put_some("tags", tags);
    fields.put_list("place", details.places.iter().map(place));
    fields.put_list("people", details.people.iter().map(person));
    fields.put_list("sources", source_ids(dataset, &event.sources));
    fields.put_list("claims", details.claims.iter().map(|known| claim(dataset, known)));
    fields.put_list("differs", details.differs.iter().map(difference));
    fields
}

fn tags(dataset: &Dataset, event: &Event) -> Option<Object> {
    let mut fields = Object::default();
    for (position, facet) in dataset.facets().iter().enumerate() {
        let tags = event.tags.iter().filter(|tag| tag.facet == position);
        let terms = tags.filter_map(|tag| facet.terms.get(tag.term)).map(|term| term.id.as_str());
        fields.put_list(&facet.id, terms);
    }
    Some(fields).filter(|fields| *fields != Object::default())
}

fn block(block: &Block) -> Json {
    match block.spans.as_slice() {
        [span] if block.kind == BlockKind::Paragraph && *span == Span::from(span.text.clone()) => {
            if let Text::Plain(words) = &span.text {
                return words.as_str().into();
            }
        }
        _ => {}
    }
    let mut fields = Object::default();
    fields.put_some("kind", Some(block.kind.name()).filter(|_| block.kind != BlockKind::Paragraph));
    fields.put("spans", block.spans.iter().map(span).collect::<Vec<Json>>());
    fields.into()
}

fn span(span: &Span) -> Json {
    match &span.text {
        Text::Plain(words) if *span == Span::from(span.text.clone()) => words.as_str().into(),
        words => {
            let mut fields = Object::default().with("text", text(words));
            fields.put_some("strong", span.strong.then_some(true));
            fields.put_some("emphasis", span.emphasis.then_some(true));
            fields.put_some("href", span.href.as_deref());
            fields.into()
        }
    }
}

fn medium(medium: &Media) -> Object {
    let mut fields = Object::default();
    let told = MediaKind::of_address(&medium.url) == medium.kind;
    fields.put_some("kind", Some(medium.kind.name()).filter(|_| !told));
    fields.put("url", medium.url.as_str());
    put_text(&mut fields, "title", &medium.title);
    put_text(&mut fields, "alt", &medium.alt);
    put_text(&mut fields, "caption", &medium.caption);
    put_text(&mut fields, "credit", &medium.credit);
    fields
}

fn place(place: &Place) -> Object {
    let mut fields = Object::default();
    put_text(&mut fields, "name", &place.name);
    if let Some((latitude, longitude)) = place.position {
        fields.put("lat", latitude);
        fields.put("lon", longitude);
    }
    fields
}

fn person(person: &Person) -> Object {
    let mut fields = Object::default();
    put_text(&mut fields, "name", &person.name);
    put_text(&mut fields, "office", &person.office);
    put_text(&mut fields, "party", &person.party);
    fields
}

fn claim(dataset: &Dataset, claim: &Claim) -> Object {
    let mut fields = Object::default();
    put_text(&mut fields, "speaker", &claim.speaker);
    put_text(&mut fields, "text", &claim.text);
    fields.put_list("sources", source_ids(dataset, &claim.sources));
    fields
}

fn difference(point: &Difference) -> Object {
    let mut fields = Object::default().with("claim", point.claim.as_str());
    put_text(&mut fields, "article", &point.article);
    put_text(&mut fields, "record", &point.record);
    fields
}

fn source_ids<'a>(dataset: &'a Dataset, positions: &'a [usize]) -> impl Iterator<Item = &'a str> {
    positions.iter().filter_map(|position| dataset.sources().get(*position)).map(|source| source.id.as_str())
}

fn put_when(fields: &mut Object, when: &When) {
    fields.put("start", when.start().to_string());
    fields.put_some("end", when.end().map(|end| end.to_string()));
    fields.put_some("about", when.is_about().then_some(true));
}

/// Puts a text, but for the one that a missing field stands for.
fn put_text(fields: &mut Object, name: &str, words: &Text) {
    if *words != Text::default() {
        fields.put(name, text(words));
    }
}

fn text(words: &Text) -> Json {
    match words {
        Text::Plain(words) => words.as_str().into(),
        Text::ByLanguage(texts) => {
            let mut fields = Object::default();
            texts.iter().for_each(|(tag, words)| fields.put(tag, words.as_str()));
            fields.into()
        }
    }
}
