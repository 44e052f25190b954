//! The count of every term is the number of events that the term would show.

use crate::filters::type_into_search;
use crate::harness::browse;
use crate::model::{Data, Filter};
use crate::page::Page;

/// Checks every term of every facet; all filters must be open.
async fn assert_counts(page: &Page, data: &Data, filter: &Filter) {
    let said: Vec<(String, String, String, usize)> = page
        .value(
            "return all('[part~=term]').map((button) => {
               const spoken = button.querySelector('[part~=count]')?.textContent ?? button.textContent;
               const place = button.closest('[part~=event]')?.dataset.id ?? 'filters';
               return [place, button.dataset.facet, button.dataset.term, Number(spoken.match(/[0-9]+/)?.[0] ?? -1)];
             })",
        )
        .await;
    for (place, facet, term, count) in &said {
        assert_eq!(*count, data.count(filter, facet, term), "{facet}={term} in {place} under {filter:?}");
    }
    for (facet, term) in &data.terms {
        let offered = said.iter().any(|(place, of, id, _)| place == "filters" && of == facet && id == term);
        assert!(offered, "{facet}={term} is offered as a filter, even if it would show nothing");
    }
}

#[test]
fn every_count_matches_a_naive_count() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        page.click_button("Filters").await;
        assert_counts(page, &data, &Filter::default()).await;
    });
}

#[test]
fn counts_ignore_the_selected_terms_of_their_own_facet() {
    browse(async |page| {
        let data = Data::read();
        page.open("/#kind=negotiation-round&party=TR,UN").await;
        page.click_button("Filters").await;
        let mut filter = Filter {
            terms: vec![("kind", "negotiation-round"), ("party", "TR"), ("party", "UN")],
            ..Filter::default()
        };
        assert_counts(page, &data, &filter).await;
        filter.words = "istanbul";
        type_into_search(page, filter.words).await;
        assert_counts(page, &data, &filter).await;
    });
}

#[test]
fn a_term_that_would_show_nothing_stays_and_is_marked() {
    browse(async |page| {
        let data = Data::read();
        page.open("/#q=xylophone").await;
        page.click_button("Filters").await;
        assert_counts(page, &data, &Filter { words: "xylophone", ..Filter::default() }).await;
    });
}
