//! The native format, `talks-timeline/1`: exports read back as an equal dataset.

use super::json::{self, ObjectBuilder};
use timeline_core::dataset::{
    Block, BlockKind, Color, Dataset, Difference, Draft, DraftFacet, DraftTerm, Era, Event, Facet, Media,
    MediaKind,
};
use timeline_core::dataset::{Moment, Parts, Person, Place, Shape, Source, Span, Text, When};
use timeline_core::facet::RowSet;
use timeline_core::import::{FORMAT, Json, PLACE};

/// The dataset in the native format, indented; `rows` limits it to some events and the sources that they cite.
///
/// ```
/// let talks = timeline_core::import::native(r#"{"title": "Talks", "events": [{"start": "2022"}]}"#)?.dataset;
/// let again = timeline_core::import::native(&timeline_formats::export::native(&talks, None))?;
/// assert_eq!(again.dataset.events(), talks.events());
/// # Ok::<(), timeline_core::Error>(())
/// ```
pub fn native(dataset: &Dataset, rows: Option<&RowSet>) -> String {
    json::pretty(whole(dataset, rows))
}

/// The dataset in one line, for a page with inline data.
pub fn native_compact(dataset: &Dataset, rows: Option<&RowSet>) -> String {
    json::line(whole(dataset, rows))
}

/// The start of a native text in one line: everything but the events, up to the bracket that opens their list.
pub fn native_head(parts: &Parts) -> String {
    // The list of events comes last.
    let text = json::line(head(&Head::of_parts(parts)).with("events", Vec::new()));
    text.strip_suffix("]}").unwrap_or_default().to_owned()
}

/// One event of a native text in one line, with its place in the original file.
pub fn native_event(draft: &Draft, place: Option<&str>) -> String {
    let mut fields = event(&EventParts::of_draft(draft));
    fields.put_some(PLACE, place);
    json::line(fields)
}

/// Everything but the events, of a dataset or of drafts.
struct Head<'a> {
    title: &'a Text,
    standfirst: &'a Text,
    as_of: Option<Moment>,
    language: &'a str,
    eras: &'a [Era],
    facets: Vec<DraftFacet>,
    sources: Vec<&'a Source>,
}

impl<'a> Head<'a> {
    fn of_parts(parts: &'a Parts) -> Self {
        Self {
            title: &parts.title,
            standfirst: &parts.standfirst,
            as_of: parts.as_of,
            language: &parts.language,
            eras: &parts.eras,
            facets: parts.facets.clone(),
            sources: parts.sources.iter().collect(),
        }
    }

    /// `cited` limits the sources to the cited ones.
    fn of_dataset(dataset: &'a Dataset, cited: Option<&RowSet>) -> Self {
        let sources = dataset.sources().iter().enumerate();
        let sources = sources.filter(|(position, _)| cited.is_none_or(|cited| cited.contains(*position)));
        Self {
            title: &dataset.title,
            standfirst: &dataset.standfirst,
            as_of: dataset.as_of,
            language: &dataset.language,
            eras: &dataset.eras,
            facets: dataset.facets().iter().map(draft_facet).collect(),
            sources: sources.map(|(_, source)| source).collect(),
        }
    }
}

fn draft_facet(facet: &Facet) -> DraftFacet {
    let is_colored = !facet.has_palette_colors();
    let terms = facet.terms.iter().map(|term| DraftTerm {
        id: term.id.clone(),
        label: term.label.clone(),
        color: term.color.filter(|_| is_colored),
        shape: Some(term.shape),
        parent: term.parent.and_then(|position| facet.terms.get(position)).map(|parent| parent.id.clone()),
    });
    let terms = terms.collect();
    DraftFacet { id: facet.id.clone(), label: facet.label.clone(), prominent: Some(facet.prominent), terms }
}

/// An event with the ids of its terms and sources, of a dataset or of drafts.
struct EventParts<'a> {
    id: &'a str,
    when: &'a When,
    display: &'a Text,
    headline: &'a Text,
    short: &'a Text,
    summary: &'a Text,
    body: &'a [Block],
    media: &'a [Media],
    tags: Vec<(&'a str, Vec<&'a str>)>,
    places: &'a [Place],
    people: &'a [Person],
    sources: Vec<&'a str>,
    claims: Vec<ClaimParts<'a>>,
    differs: &'a [Difference],
}

struct ClaimParts<'a> {
    speaker: &'a Text,
    text: &'a Text,
    sources: Vec<&'a str>,
}

impl<'a> EventParts<'a> {
    fn of_draft(draft: &'a Draft) -> Self {
        let ids = |ids: &'a [String]| ids.iter().map(String::as_str).collect::<Vec<_>>();
        let claims = draft.claims.iter().map(|claim| ClaimParts {
            speaker: &claim.speaker,
            text: &claim.text,
            sources: ids(&claim.sources),
        });
        Self {
            id: &draft.id,
            when: &draft.when,
            display: &draft.display,
            headline: &draft.headline,
            short: &draft.short,
            summary: &draft.summary,
            body: &draft.body,
            media: &draft.media,
            tags: draft.tags.iter().map(|(facet, terms)| (facet.as_str(), ids(terms))).collect(),
            places: &draft.places,
            people: &draft.people,
            sources: ids(&draft.sources),
            claims: claims.collect(),
            differs: &draft.differs,
        }
    }

    fn of_event(event: &'a Event, dataset: &'a Dataset) -> Self {
        let details = event.details();
        let ids = |positions: &'a [usize]| {
            let sources = positions.iter().filter_map(|position| dataset.sources().get(*position));
            sources.map(|source| source.id.as_str()).collect::<Vec<_>>()
        };
        let tags = dataset.facets().iter().enumerate().map(|(position, facet)| {
            let tags = event.tags.iter().filter(|tag| tag.facet == position);
            let terms = tags.filter_map(|tag| facet.terms.get(tag.term)).map(|term| term.id.as_str());
            (facet.id.as_str(), terms.collect())
        });
        let claims = details.claims.iter().map(|claim| ClaimParts {
            speaker: &claim.speaker,
            text: &claim.text,
            sources: ids(&claim.sources),
        });
        Self {
            id: &event.id,
            when: &event.when,
            display: &details.display,
            headline: &event.headline,
            short: &details.short,
            summary: &event.summary,
            body: &details.body,
            media: &details.media,
            tags: tags.collect(),
            places: &details.places,
            people: &details.people,
            sources: ids(&event.sources),
            claims: claims.collect(),
            differs: &details.differs,
        }
    }
}

fn whole(dataset: &Dataset, rows: Option<&RowSet>) -> ObjectBuilder {
    let kept = |row: usize| rows.is_none_or(|rows| rows.contains(row));
    let events = dataset.events().iter().enumerate().filter(|(row, _)| kept(*row)).map(|(_, event)| event);
    let events: Vec<&Event> = events.collect();
    let cited = rows.map(|_| cited(dataset, &events));
    let mut root = head(&Head::of_dataset(dataset, cited.as_ref()));
    let events = events.iter().map(|known| event(&EventParts::of_event(known, dataset)).into());
    root.put("events", events.collect::<Vec<Json>>());
    root
}

/// The positions of the sources that the events cite.
fn cited(dataset: &Dataset, events: &[&Event]) -> RowSet {
    let mut cited = RowSet::none(dataset.sources().len());
    for event in events {
        let claimed = event.details().claims.iter().flat_map(|claim| &claim.sources);
        event.sources.iter().chain(claimed).for_each(|source| cited.insert(*source));
    }
    cited
}

fn head(parts: &Head<'_>) -> ObjectBuilder {
    let mut root = ObjectBuilder::default().with("format", FORMAT);
    put_text(&mut root, "title", parts.title);
    put_text(&mut root, "standfirst", parts.standfirst);
    root.put_some("as_of", parts.as_of.map(|date| date.to_string()));
    root.put("language", parts.language);
    root.put_list(
        "eras",
        parts.eras.iter().map(|era| {
            let mut fields = ObjectBuilder::default();
            put_when(&mut fields, &era.when);
            put_text(&mut fields, "label", &era.label);
            fields
        }),
    );
    root.put_list("facets", parts.facets.iter().map(facet));
    root.put_list("sources", parts.sources.iter().map(|known| source(known)));
    root
}

fn facet(facet: &DraftFacet) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default().with("id", facet.id.as_str());
    put_text(&mut fields, "label", &facet.label);
    fields.put_some("prominent", facet.prominent);
    fields.put_list("terms", facet.terms.iter().map(term));
    fields
}

fn term(term: &DraftTerm) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default().with("id", term.id.as_str());
    put_text(&mut fields, "label", &term.label);
    fields.put_some("parent", term.parent.as_deref());
    fields.put_some("color", term.color.map(color));
    fields.put_some("shape", term.shape.map(Shape::name));
    fields
}

fn color(color: Color) -> Json {
    let (light, dark) = (Color::hex(color.light), Color::hex(color.dark));
    if light == dark {
        light.into()
    } else {
        ObjectBuilder::default().with("light", light).with("dark", dark).into()
    }
}

fn source(source: &Source) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default().with("id", source.id.as_str());
    put_text(&mut fields, "title", &source.title);
    put_text(&mut fields, "publisher", &source.publisher);
    fields.put_some("date", source.date.map(|date| date.to_string()));
    fields.put_some("url", source.url.as_deref());
    put_text(&mut fields, "note", &source.note);
    fields.put_some("language", source.language.as_deref());
    fields
}

fn event(parts: &EventParts<'_>) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default();
    fields.put_words("id", parts.id);
    put_when(&mut fields, parts.when);
    put_text(&mut fields, "display", parts.display);
    put_text(&mut fields, "headline", parts.headline);
    put_text(&mut fields, "short", parts.short);
    put_text(&mut fields, "summary", parts.summary);
    fields.put_list("text", parts.body.iter().map(block));
    fields.put_list("media", parts.media.iter().map(medium));
    let mut tags = ObjectBuilder::default();
    parts.tags.iter().for_each(|(facet, terms)| tags.put_list(facet, terms.iter().copied()));
    fields.put_some("tags", Some(tags).filter(|tags| *tags != ObjectBuilder::default()));
    fields.put_list("place", parts.places.iter().map(place));
    fields.put_list("people", parts.people.iter().map(person));
    fields.put_list("sources", parts.sources.iter().copied());
    fields.put_list("claims", parts.claims.iter().map(claim));
    fields.put_list("differs", parts.differs.iter().map(difference));
    fields
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
    let mut fields = ObjectBuilder::default();
    fields.put_some("kind", Some(block.kind.name()).filter(|_| block.kind != BlockKind::Paragraph));
    fields.put("spans", block.spans.iter().map(span).collect::<Vec<Json>>());
    fields.into()
}

fn span(span: &Span) -> Json {
    match &span.text {
        Text::Plain(words) if *span == Span::from(span.text.clone()) => words.as_str().into(),
        words => {
            let mut fields = ObjectBuilder::default().with("text", text(words));
            fields.put_some("strong", span.strong.then_some(true));
            fields.put_some("emphasis", span.emphasis.then_some(true));
            fields.put_some("href", span.href.as_deref());
            fields.into()
        }
    }
}

fn medium(medium: &Media) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default();
    let told = MediaKind::of_address(&medium.url) == medium.kind;
    fields.put_some("kind", Some(medium.kind.name()).filter(|_| !told));
    fields.put("url", medium.url.as_str());
    put_text(&mut fields, "title", &medium.title);
    put_text(&mut fields, "alt", &medium.alt);
    put_text(&mut fields, "caption", &medium.caption);
    put_text(&mut fields, "credit", &medium.credit);
    fields
}

fn place(place: &Place) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default();
    put_text(&mut fields, "name", &place.name);
    if let Some((latitude, longitude)) = place.position {
        fields.put("lat", latitude);
        fields.put("lon", longitude);
    }
    fields
}

fn person(person: &Person) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default();
    put_text(&mut fields, "name", &person.name);
    put_text(&mut fields, "office", &person.office);
    put_text(&mut fields, "party", &person.party);
    fields
}

fn claim(claim: &ClaimParts<'_>) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default();
    put_text(&mut fields, "speaker", claim.speaker);
    put_text(&mut fields, "text", claim.text);
    fields.put_list("sources", claim.sources.iter().copied());
    fields
}

fn difference(point: &Difference) -> ObjectBuilder {
    let mut fields = ObjectBuilder::default().with("claim", point.claim.as_str());
    put_text(&mut fields, "article", &point.article);
    put_text(&mut fields, "record", &point.record);
    fields
}

fn put_when(fields: &mut ObjectBuilder, when: &When) {
    fields.put("start", when.start().to_string());
    fields.put_some("end", when.end().map(|end| end.to_string()));
    fields.put_some("about", when.is_about().then_some(true));
}

/// Adds a text unless it equals the default for a missing field.
fn put_text(fields: &mut ObjectBuilder, name: &str, words: &Text) {
    if *words != Text::default() {
        fields.put(name, text(words));
    }
}

fn text(words: &Text) -> Json {
    match words {
        Text::Plain(words) => words.as_str().into(),
        Text::ByLanguage(texts) => {
            let mut fields = ObjectBuilder::default();
            texts.iter().for_each(|(tag, words)| fields.put(tag, words.as_str()));
            fields.into()
        }
    }
}
