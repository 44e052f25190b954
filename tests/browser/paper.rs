//! On paper every event that passes the filter is open.

use crate::filters::shown;
use crate::harness::{browse, browse_without_script};
use crate::model::Data;
use crate::page::Page;

async fn assert_all_open(page: &Page) {
    page.print().await;
    let data = Data::read();
    let ids = shown(page).await;
    assert!(!ids.is_empty());
    let sources: Vec<(String, usize, bool)> = page
        .value(
            "return all('[part~=event]').map((event) => {
               const sources = [...event.querySelectorAll('[part~=source]')];
               const seen = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true,
                 opacityProperty: true }) && element.getBoundingClientRect().height > 4;
               return [event.dataset.id, sources.filter(seen).length, seen(event.querySelector('[part~=summary]'))];
             })",
        )
        .await;
    for (id, sources, summary) in sources {
        assert_eq!(sources, data.event(&id).sources.len(), "the sources of {id} are printed");
        assert!(summary, "the summary of {id} is printed");
    }
    // Firefox gives the content of a pseudo-element as the style sheet has it, others as it is drawn.
    let addresses = "return all('[part~=source]').every((source) => {
        const link = source.querySelector('a');
        return !link || source.innerText.includes(link.href) || /http|attr\\(href\\)/.test(getComputedStyle(link, '::after').content);
      })";
    assert!(page.is(addresses).await, "sources are printed with their addresses");
}

#[test]
fn paper_shows_every_event_open() {
    browse(async |page| {
        page.open("/").await;
        assert_all_open(page).await;
    });
}

#[test]
fn paper_shows_what_passes_the_filter() {
    browse(async |page| {
        page.open("/#kind=negotiation-round").await;
        let before = shown(page).await;
        assert_all_open(page).await;
        assert_eq!(shown(page).await, before);
    });
}

#[test]
fn paper_needs_no_script() {
    browse_without_script(async |page| {
        page.load("/").await;
        assert_all_open(page).await;
    });
}

#[test]
fn a_dark_page_prints_dark_on_white() {
    browse(async |page| {
        page.prefer("dark").await;
        page.open("/").await;
        // Firefox takes no dark colours to paper by itself; in the others it is for the sheet to say so.
        page.print().await;
        let dark = "const [red, green, blue] = getComputedStyle(root.querySelector('[part~=summary]')).color
            .match(/[0-9.]+/g).map(Number); return red + green + blue < 300";
        assert!(page.is(dark).await);
    });
}
