//! Filtering by panel, sheet, tag, lane and search: the matching events, the status, and removing filters again.

use crate::harness::browse;
use crate::model::{Data, Filter, sorted};
use crate::page::Page;
use serde_json::json;
use thirtyfour::Key;

/// The events of the list, in list order.
pub async fn shown(page: &Page) -> Vec<String> {
    page.texts("return all('[part~=event]').map((event) => event.dataset.id)").await
}

/// Checks that the list has the matching events, and that the status has their number.
pub async fn assert_shown(page: &Page, data: &Data, filter: &Filter) {
    assert_eq!(sorted(shown(page).await), data.passing(filter), "{filter:?}");
    let (passing, total) = (data.passing(filter).len(), data.events.len());
    let status = page.text("return root.querySelector('[part~=status]').textContent").await;
    let numbers: Vec<usize> =
        status.split(|letter: char| !letter.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
    assert!(
        numbers.starts_with(&[passing]) && numbers.ends_with(&[total]),
        "{status:?} says {passing} of {total}"
    );
}

/// Presses the name of a lane, or the term in its panel or in the sheet, which it opens and closes again.
pub async fn choose(page: &Page, facet: &str, term: &str) {
    let term = format!("[part~=term][data-facet='{facet}'][data-term='{term}']");
    let found = async |place: &str| {
        let mut found = Vec::new();
        for button in page.shadow_all(&format!("{place} {term}")).await {
            // In a narrow chart the names of lanes are only names.
            let pressable = "return getComputedStyle(arguments[0]).pointerEvents !== 'none'";
            let argument = button.to_json().expect("an element");
            let answer = page.driver().execute(pressable, vec![argument]).await.expect("its style");
            if page.sees(&button).await && answer.convert::<bool>().expect("yes or no") {
                found.push(button);
            }
        }
        found.into_iter().next()
    };
    if let Some(lane) = found("[part~=lane]").await {
        return page.click_on(&lane).await;
    }
    let mut openers = page.shadow_all(":is(.menu > button, .sheet-opener)").await.into_iter();
    let button = loop {
        let opener = openers.next().unwrap_or_else(|| panic!("no panel has {term}"));
        if !page.sees(&opener).await {
            continue;
        }
        page.click_on(&opener).await;
        let mut button = found("[part~=facet]").await;
        if button.is_none() {
            for more in page.shadow_all("[part~=facet] [data-look=link]").await {
                if more.text().await.expect("its words").ends_with("without events") {
                    page.click_on(&more).await;
                    button = found("[part~=facet]").await;
                    break;
                }
            }
        }
        if let Some(button) = button {
            break button;
        }
    };
    page.click_on(&button).await;
    page.close_panel().await;
}

pub async fn type_into_search(page: &Page, words: &str) {
    page.shadow("[part~=search]").await.send_keys(words).await.expect("typing");
    page.settle().await;
}

#[test]
fn a_term_of_a_panel_filters_and_the_same_term_undoes_it() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        assert_shown(page, &data, &Filter::default()).await;
        page.open_panel("Party").await;
        let term = ".panel [data-facet=party][data-term=TR]";
        let chosen = Filter { terms: vec![("party", "TR")], ..Filter::default() };
        for (filter, pressed) in [(&chosen, "true"), (&Filter::default(), "false")] {
            page.click(term).await;
            assert_shown(page, &data, filter).await;
            let attribute = page.shadow(term).await.attr("aria-pressed").await.expect("an attribute");
            assert_eq!(attribute.as_deref(), Some(pressed), "and the panel stays open");
        }
    });
}

#[test]
fn the_sheet_of_a_telephone_filters_too_and_says_how_many_events_it_will_show() {
    browse(async |page| {
        let data = Data::read();
        page.resize(390, 844).await;
        page.open("/").await;
        page.open_panel("Party").await;
        page.click(".sheet [data-facet=party][data-term=TR]").await;
        let chosen = Filter { terms: vec![("party", "TR")], ..Filter::default() };
        assert_shown(page, &data, &chosen).await;
        page.click_button(&format!("Show {} events", data.passing(&chosen).len())).await;
        assert!(page.is("return !root.querySelector('.sheet')").await, "the sheet closes");
        assert_shown(page, &data, &chosen).await;
    });
}

#[test]
fn terms_without_events_wait_behind_a_button() {
    browse(async |page| {
        let data = Data::read();
        page.open("/#kind=grain-deal").await;
        page.open_panel("Party").await;
        let terms = "return all('.panel [part~=term]').map((term) => term.dataset.term)";
        let grain = Filter { terms: vec![("kind", "grain-deal")], ..Filter::default() };
        let of_party = data.terms.iter().filter(|(facet, _)| facet == "party");
        let (live, empty): (Vec<String>, Vec<String>) =
            of_party.map(|(_, term)| term.clone()).partition(|term| data.count(&grain, "party", term) > 0);
        assert!(!live.is_empty() && !empty.is_empty(), "{live:?}, {empty:?}");
        assert_eq!(sorted(page.texts(terms).await), sorted(live.clone()));
        page.click_button(&format!("Show {} without events", empty.len())).await;
        assert_eq!(sorted(page.texts(terms).await), sorted([live, empty].concat()));
    });
}

#[test]
fn a_tag_on_an_event_filters() {
    browse(async |page| {
        let data = Data::read();
        page.open("/#selected=antalya-ministers").await;
        let tag = "[part~=stage][data-id=antalya-ministers] [data-facet=party][data-term=TR]";
        page.click(tag).await;
        assert_shown(page, &data, &Filter { terms: vec![("party", "TR")], ..Filter::default() }).await;
        page.click(tag).await;
        assert_shown(page, &data, &Filter::default()).await;
    });
}

#[test]
fn a_lane_label_filters() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        page.click("[part~=lane] [part~=term][data-term=grain-deal]").await;
        assert_shown(page, &data, &Filter { terms: vec![("kind", "grain-deal")], ..Filter::default() }).await;
    });
}

#[test]
fn the_search_ignores_case_and_accents() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        for words in ["corridor", "CAVUSOGLU", "zelensky istanbul"] {
            let filter = Filter { words, ..Filter::default() };
            assert!(!data.passing(&filter).is_empty(), "the data has {words}");
            type_into_search(page, words).await;
            assert_shown(page, &data, &filter).await;
            // As a reader does it: WebDriver's command to clear a field fires no `input` event.
            page.press_times(Key::Backspace, words.len()).await;
        }
        assert_shown(page, &data, &Filter::default()).await;
    });
}

#[test]
fn terms_of_one_facet_widen_and_facets_and_words_narrow() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        let mut filter = Filter::default();
        for (facet, term) in
            [("kind", "negotiation-round"), ("kind", "leader-diplomacy"), ("party", "TR"), ("party", "IL")]
        {
            choose(page, facet, term).await;
            filter.terms.push((facet, term));
            assert_shown(page, &data, &filter).await;
        }
        filter.words = "ceasefire";
        type_into_search(page, filter.words).await;
        assert_shown(page, &data, &filter).await;
    });
}

#[test]
fn dates_narrow_too() {
    browse(async |page| {
        let data = Data::read();
        page.open("/#from=2022-03-07&to=2022-03-14").await;
        let week = Filter { from: Some("2022-03-07"), to: Some("2022-03-14"), ..Filter::default() };
        assert!(!data.passing(&week).is_empty(), "the data has events in that week");
        assert_shown(page, &data, &week).await;
    });
}

#[test]
fn every_part_of_the_filter_can_be_removed_alone_and_all_at_once() {
    browse(async |page| {
        let data = Data::read();
        page.open("/#kind=negotiation-round,leader-diplomacy&party=TR&q=talks").await;
        let mut filter = Filter {
            terms: vec![("kind", "negotiation-round"), ("kind", "leader-diplomacy"), ("party", "TR")],
            words: "talks",
            ..Filter::default()
        };
        assert_shown(page, &data, &filter).await;
        page.click_button("Remove filter Türkiye").await;
        filter.terms.pop();
        assert_shown(page, &data, &filter).await;
        page.click_button("Remove filter Search").await;
        filter.words = "";
        assert_shown(page, &data, &filter).await;
        assert_eq!(page.text("return root.querySelector('[part~=search]').value").await, "");
        page.click("[part~=clear]").await;
        assert_shown(page, &data, &Filter::default()).await;
        assert_eq!(page.number("return all('[part~=clear]').length").await, 0, "nothing is left to clear");
    });
}

#[test]
fn an_empty_result_says_so_and_offers_a_way_back() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        let height = "return root.querySelector('[part~=base]').getBoundingClientRect().height";
        let at_rest: f64 = page.value(height).await;
        page.open("/#kind=grain-deal&q=xylophone").await;
        let both = Filter { terms: vec![("kind", "grain-deal")], words: "xylophone", ..Filter::default() };
        assert_shown(page, &data, &both).await;
        assert_eq!(shown(page).await, Vec::<String>::new());
        let stage = page.text("return root.querySelector('[part~=stage]').innerText").await;
        assert!(stage.contains("No events match this filter"), "{stage}");
        assert_eq!(page.value::<f64>(height).await, at_rest, "nothing moves");
        let grain = Filter { terms: vec![("kind", "grain-deal")], ..Filter::default() };
        page.click_button(&format!("Without “Search: xylophone”: {}", data.passing(&grain).len())).await;
        assert_shown(page, &data, &grain).await;
    });
}

#[test]
fn escape_clears_the_search_and_then_the_selection() {
    browse(async |page| {
        let data = Data::read();
        page.open("/#selected=antalya-ministers").await;
        type_into_search(page, "antalya").await;
        page.press(Key::Escape).await;
        assert_shown(page, &data, &Filter::default()).await;
        assert_eq!(page.text("return host.selected").await, "antalya-ministers");
        page.press(Key::Escape).await;
        assert!(page.is("return host.selected === null").await, "the selection is gone");
    });
}

#[test]
fn a_press_elsewhere_closes_a_panel() {
    browse(async |page| {
        page.open("/").await;
        for (place, closes) in
            [(".panel [data-look=option]", false), (".title", true), ("[part~=mark][data-id]", true)]
        {
            if !page.is("return Boolean(root.querySelector('.panel'))").await {
                page.open_panel("Party").await;
            }
            page.js("root.querySelector(arguments[0]).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))", json!([place]))
                .await;
            page.settle().await;
            assert_eq!(page.is("return !root.querySelector('.panel')").await, closes, "{place}");
        }
        assert!(page.is("return host.selected !== null").await, "the press on the mark counts, too");
    });
}
