//! The count of every term is the number of events that the term would show.

use crate::filters::type_into_search;
use crate::harness::browse;
use crate::model::{Data, Filter};
use crate::page::Page;

/// Checks every term of lanes, panels and stage; the sheet has all terms at once.
async fn assert_counts(page: &Page, data: &Data, filter: &Filter) {
    let is_sheet = page.is("return root.querySelector('.sheet-opener').checkVisibility()").await;
    let panels: &[&str] = if is_sheet { &["Filters"] } else { &["Party", "Place", "Outcome", "More"] };
    let mut said = Vec::<(String, String, String, usize, bool)>::new();
    for panel in panels {
        page.open_panel(panel).await;
        for button in page.shadow_all(":is(.panel, .sheet) [data-look=link]").await {
            // The first of these buttons shows the terms without events of all facets in the panel.
            if button.text().await.expect("its words").ends_with("without events") {
                page.click_on(&button).await;
                break;
            }
        }
        said.extend(page.value::<Vec<_>>(SAID).await);
        // A long facet shows some terms at a time, and after the last the first ones again.
        for group in 0..page.shadow_all(GROUPS).await.len() {
            let first = format!("return all('{GROUPS}')[{group}].querySelector('[part~=term]').dataset.term");
            let more = format!(
                "const more = [...all('{GROUPS}')[{group}].querySelectorAll('[data-look=link]')].find((more) => more.textContent.endsWith('more'));
                 more?.click();
                 return host.updateComplete.then(() => Boolean(more))"
            );
            let start = page.text(&first).await;
            while page.is(&more).await && page.text(&first).await != start {
                said.extend(page.value::<Vec<_>>(SAID).await);
            }
        }
        page.close_panel().await;
    }
    for (place, facet, term, count, is_marked) in &said {
        assert_eq!(*count, data.count(filter, facet, term), "{facet}={term} in {place} under {filter:?}");
        let chosen = filter.terms.contains(&(facet, term));
        assert_eq!(
            *is_marked,
            *count == 0 && !chosen,
            "{facet}={term} in {place} is marked if it would show nothing"
        );
    }
    for (facet, term) in &data.terms {
        let offered = said.iter().any(|(place, of, id, ..)| place == "filters" && of == facet && id == term);
        assert!(offered, "{facet}={term} is offered as a filter, even if it would show nothing");
    }
}

/// The terms of a facet in a panel or in the sheet.
const GROUPS: &str = ":is(.panel, .sheet) div:has(> ul [part~=term])";

/// Where each term stands, its facet and its id, the count that it says, and whether it is marked as one without events.
const SAID: &str = "return all('[part~=term]').filter((button) => button.checkVisibility()).map((button) => {
    const place = button.closest('[part~=stage]') ? 'stage' : 'filters';
    const said = button.querySelector('[part~=count]').textContent.match(/[0-9]+/)?.[0] ?? -1;
    return [place, button.dataset.facet, button.dataset.term, Number(said), button.hasAttribute('data-none')];
})";

#[test]
fn every_count_matches_a_naive_count() {
    browse(async |page| {
        let data = Data::read();
        page.open("/").await;
        assert_counts(page, &data, &Filter::default()).await;
    });
}

#[test]
fn counts_ignore_the_selected_terms_of_their_own_facet() {
    browse(async |page| {
        let data = Data::read();
        page.open("/#kind=negotiation-round&party=TR,UN").await;
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
        assert_counts(page, &data, &Filter { words: "xylophone", ..Filter::default() }).await;
    });
}

#[test]
fn the_sheet_of_a_telephone_has_the_same_counts() {
    browse(async |page| {
        let data = Data::read();
        page.resize(390, 844).await;
        page.open("/#kind=negotiation-round").await;
        assert_counts(
            page,
            &data,
            &Filter { terms: vec![("kind", "negotiation-round")], ..Filter::default() },
        )
        .await;
    });
}
