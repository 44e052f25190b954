//! Structured data for search engines and archives: a schema.org `ItemList` of `Event`s.
//!
//! <https://schema.org/ItemList>, <https://schema.org/Event>

use super::json::{self, ObjectBuilder};
use timeline_core::address;
use timeline_core::dataset::{Dataset, Event, MediaKind, Moment, Place, Precision};
use timeline_core::import::Json;

/// The list as JSON-LD that can be inside a `<script>` element: it contains no `<`.
///
/// `language` selects from multilingual texts.
pub fn json_ld(dataset: &Dataset, language: &str) -> String {
    let items = dataset.events().iter().enumerate().map(|(position, event)| {
        let fields = typed("ListItem").with("position", position.saturating_add(1));
        fields.with("item", item(dataset, event, language)).into()
    });
    let items: Vec<Json> = items.collect();
    let mut list = ObjectBuilder::default().with("@context", "https://schema.org").with("@type", "ItemList");
    list.put_words("name", dataset.title.get(language));
    list.put_words("description", dataset.standfirst.get(language));
    list.put_words("inLanguage", dataset.language.as_str());
    list.put("numberOfItems", items.len());
    list.put("itemListOrder", "https://schema.org/ItemListOrderAscending");
    list.put("itemListElement", items);
    // "</script>" and "<!--" in a text would end the block or change its parsing.
    json::line(list).replace('<', "\\u003c")
}

fn item(dataset: &Dataset, event: &Event, language: &str) -> ObjectBuilder {
    let details = event.details();
    let mut fields = typed("Event").with("@id", format!("#{}", address::of_event(&event.id)));
    let headline = event.headline.get(language);
    // A name is required.
    fields.put("name", if headline.trim().is_empty() { &event.id } else { headline });
    fields.put("startDate", iso(event.when.start()));
    fields.put_some("endDate", event.when.end().map(iso));
    fields.put_words("description", event.summary.get(language));
    let images = details.media.iter().filter(|medium| medium.kind == MediaKind::Image);
    fields.put_list("image", images.map(|image| image.url.as_str()));
    fields.put_list("location", details.places.iter().map(|known| place(known, language)));
    fields.put_list(
        "performer",
        details.people.iter().map(|person| {
            let mut fields = typed("Person");
            fields.put_words("name", person.name.get(language));
            fields.put_words("jobTitle", person.office.get(language));
            fields
        }),
    );
    let sources = event.sources.iter().filter_map(|position| dataset.sources().get(*position));
    let addresses = sources.filter_map(|source| source.url.as_deref());
    fields.put_list("subjectOf", addresses.map(|url| typed("WebPage").with("url", url)));
    fields
}

fn place(place: &Place, language: &str) -> ObjectBuilder {
    let mut fields = typed("Place");
    fields.put_words("name", place.name.get(language));
    fields.put_some(
        "geo",
        place.position.map(|(latitude, longitude)| {
            typed("GeoCoordinates").with("latitude", latitude).with("longitude", longitude)
        }),
    );
    fields
}

/// A date in schema.org's format: a time of day has minutes.
fn iso(moment: Moment) -> String {
    if moment.precision() == Precision::Hour { format!("{moment}:00") } else { moment.to_string() }
}

fn typed(name: &str) -> ObjectBuilder {
    ObjectBuilder::default().with("@type", name)
}
