//! Print: every event that matches the filter is open.

use crate::engine::Engine;
use crate::filters::shown;
use crate::harness::{browse, browse_without_script};
use crate::model::{Data, Filter};
use crate::page::Page;
use crate::single_file::{self, Disk};
use unicode_normalization::UnicodeNormalization;

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
    // Firefox returns the content of a pseudo-element as in the style sheet, others as rendered.
    let addresses = "return all('[part~=event] [part~=source]').every((source) => {
        const link = source.querySelector('a');
        return !link || source.innerText.includes(link.href) || /http|attr\\(href\\)/.test(getComputedStyle(link, '::after').content);
      })";
    assert!(page.is(addresses).await, "sources are printed with their addresses");
}

#[test]
fn print_layout_opens_every_event() {
    browse(async |page| {
        page.open("/").await;
        assert_all_open(page).await;
    });
}

#[test]
fn print_layout_shows_the_matching_events() {
    browse(async |page| {
        page.open("/#kind=negotiation-round").await;
        let before = shown(page).await;
        assert_all_open(page).await;
        assert_eq!(shown(page).await, before);
    });
}

#[test]
fn print_layout_needs_no_script() {
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
        // Firefox prints no dark colours by default; in the others the sheet has to prevent it.
        page.print().await;
        let dark = "const [red, green, blue] = getComputedStyle(root.querySelector('[part~=event] [part~=summary]')).color
            .match(/[0-9.]+/g).map(Number); return red + green + blue < 300";
        assert!(page.is(dark).await);
    });
}

/// The header of the article's printed pages.
const HEAD: &str = "Talking through war: Russia and Ukraine in 2022";

/// Words without line breaks, and without ligatures: Firefox prints some pairs of letters as one glyph.
fn closed_up(text: &str) -> String {
    text.nfkc().filter(|letter| !letter.is_whitespace()).collect()
}

/// Checks the pages of the matching events: everything is on them, no controls are, and no heading ends a page.
async fn assert_printed(page: &Page, filter: &Filter) -> Vec<String> {
    const EDGES: [&str; 2] = [HEAD, "The Example Gazette"];
    const BUTTONS: [&str; 10] = [
        "Search headlines, people, places",
        "Filters",
        "Share",
        "Clear all",
        "Widen busy periods",
        "Zoom in",
        "events as a list",
        "Read on",
        "Previous event",
        "Next event",
    ];
    let pages = page.printed().await;
    let (all, data) = (closed_up(&pages.concat()), Data::read());
    let passing = data.passing(filter);
    let (printed, left): (Vec<_>, Vec<_>) =
        data.events.iter().partition(|event| passing.contains(&event.id.as_str()));
    assert!(!printed.is_empty());
    for event in &printed {
        for words in event.sources.iter().chain(&event.addresses).chain([&event.headline, &event.summary]) {
            assert!(all.contains(&closed_up(words)), "{} is printed without {words:?}", event.id);
        }
    }
    for event in left {
        assert!(!all.contains(&closed_up(&event.summary)), "{} is printed", event.id);
    }
    for words in BUTTONS {
        assert!(!all.contains(&closed_up(words)), "{words:?} is printed");
    }
    // The article's own text takes some pages, too.
    assert!(pages.len() <= printed.len() + 5, "{} pages of {} events", pages.len(), printed.len());
    let edge = |line: &str| {
        let number = line.contains(" / ")
            && line.chars().all(|letter| letter.is_ascii_digit() || " /".contains(letter));
        number || EDGES.contains(&line)
    };
    // The name of a month, the year, and how many events it has.
    let month = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        matches!(words[..], [name, year, count] if name.chars().all(char::is_alphabetic)
            && year.starts_with("202") && count.parse::<usize>().is_ok())
    };
    assert!(pages.iter().flat_map(|text| text.lines()).any(|line| month(line.trim())), "months are headings");
    for text in &pages {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !edge(line));
        let last = lines.next_back().unwrap_or_default();
        assert!(
            !month(last) && !data.events.iter().any(|event| last.contains(&event.headline)),
            "a page ends with the heading {last:?}"
        );
    }
    pages
}

/// WebKitGTK's driver cannot print; tests of the print layout cover it.
fn prints() -> bool {
    Engine::chosen() != Engine::WebKit
}

#[test]
fn the_article_prints_completely() {
    browse(async |page| {
        page.open("/").await;
        if !prints() {
            return;
        }
        let pages = assert_printed(page, &Filter::default()).await;
        // Firefox does not support page margin boxes.
        if Engine::chosen() == Engine::Chromium {
            assert!(
                pages.iter().skip(1).all(|text| text.contains(HEAD)),
                "every page but the first has a header"
            );
            assert!(pages[1].contains(&format!("2 / {}", pages.len())), "and is numbered");
        }
        // The screen layout is as before.
        page.settle().await;
        assert!(page.number("return all('*').length").await <= 2_500);
    });
}

/// On US Letter, the default of drivers, the article's text leaves less space than the chart needs.
#[test]
fn the_chart_prints_on_one_page() {
    browse(async |page| {
        page.open("/").await;
        if !prints() {
            return;
        }
        let lanes: Vec<String> =
            page.value("return all('[part=lane] .label').map((label) => label.textContent)").await;
        assert!(lanes.len() > 5, "{lanes:?}");
        let pages: Vec<String> = page.printed().await.iter().map(|text| closed_up(text)).collect();
        let holds = |text: &String, words: &str| text.contains(&closed_up(words));
        let chart = pages.iter().find(|text| holds(text, &lanes[0])).expect("the chart is printed");
        for lane in &lanes {
            assert!(holds(chart, lane), "{lane} is not on the page of {}", lanes[0]);
        }
        // Firefox does not support `break-after: avoid`.
        if Engine::chosen() == Engine::Chromium {
            assert!(holds(chart, "2022 ceasefire talks"), "the chart is on another page than its heading");
            assert!(holds(chart, "60 events"), "and with the number of events");
        }
    });
}

#[test]
fn a_filtered_article_prints_the_matching_events() {
    browse(async |page| {
        page.open("/#kind=negotiation-round").await;
        if prints() {
            let rounds = Filter { terms: vec![("kind", "negotiation-round")], ..Filter::default() };
            let pages = assert_printed(page, &rounds).await;
            let count = Data::read().passing(&rounds).len();
            let said = closed_up(&format!("{count} of 60 · Negotiation rounds"));
            assert!(closed_up(&pages.concat()).contains(&said), "the pages say how they are filtered");
        }
    });
}

#[test]
fn the_single_file_prints_completely() {
    let disk = Disk::new();
    browse(async |page| {
        single_file::open(page, &disk, "").await;
        if prints() {
            assert_printed(page, &Filter::default()).await;
        }
    });
}

#[test]
fn a_selected_event_prints_like_the_others() {
    browse(async |page| {
        page.open("/#selected=antalya-ministers").await;
        if prints() {
            assert_printed(page, &Filter::default()).await;
        }
        page.print().await;
        let starts = "return [...new Set(all('[part~=event] [part~=headline]').map((headline) => Math.round(headline.getBoundingClientRect().left)))].length";
        assert_eq!(page.number(starts).await, 1, "headlines are aligned");
    });
}
