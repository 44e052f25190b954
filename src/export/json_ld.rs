//! Structured data after schema.org: an `ItemList` of `Event`s, for search engines and archives.
//!
//! <https://schema.org/ItemList>, <https://schema.org/Event>

use crate::dataset::{Dataset, Event, Place};
use serde_json::{Map, Value, json};

/// The list as JSON-LD text that may stand inside a `<script>` element: no `<` is left in it.
///
/// `language` chooses among texts that are given in several.
pub fn json_ld(dataset: &Dataset, language: &str) -> String {
    let items = dataset.events().iter().enumerate().map(|(position, event)| {
        json!({ "@type": "ListItem", "position": position + 1, "item": item(dataset, event, language) })
    });
    let items: Vec<Value> = items.collect();
    let list = json!({
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": dataset.title.get(language),
        "description": dataset.standfirst.get(language),
        "inLanguage": dataset.language,
        "numberOfItems": items.len(),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "itemListElement": items,
    });
    // "</script>" and "<!--" in a text would end the block or change how it is read.
    list.to_string().replace('<', "\\u003c")
}

fn item(dataset: &Dataset, event: &Event, language: &str) -> Value {
    let mut fields = Map::new();
    let mut put = |key: &str, value: Value| drop(fields.insert(key.to_owned(), value));
    put("@type", json!("Event"));
    put("@id", json!(format!("#selected={}", event.id)));
    put("name", json!(event.headline.get(language)));
    put("startDate", json!(event.when.start().to_string()));
    if let Some(end) = event.when.end() {
        put("endDate", json!(end.to_string()));
    }
    put("description", json!(event.summary.get(language)));
    let places: Vec<Value> = event.places.iter().map(|known| place(known, language)).collect();
    if !places.is_empty() {
        put("location", Value::Array(places));
    }
    let people = event.people.iter().map(|person| {
        json!({ "@type": "Person", "name": person.name.get(language), "jobTitle": person.office.get(language) })
    });
    let people: Vec<Value> = people.collect();
    if !people.is_empty() {
        put("performer", Value::Array(people));
    }
    let sources = event.sources.iter().filter_map(|position| dataset.sources().get(*position));
    let addresses: Vec<Value> = sources.filter_map(|source| source.url.clone()).map(Value::String).collect();
    if !addresses.is_empty() {
        put(
            "subjectOf",
            json!(
                addresses
                    .into_iter()
                    .map(|url| json!({ "@type": "WebPage", "url": url }))
                    .collect::<Vec<_>>()
            ),
        );
    }
    Value::Object(fields)
}

fn place(place: &Place, language: &str) -> Value {
    let mut value = json!({ "@type": "Place", "name": place.name.get(language) });
    if let (Some((latitude, longitude)), Some(fields)) = (place.position, value.as_object_mut()) {
        let geo = json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
        fields.insert("geo".to_owned(), geo);
    }
    value
}
