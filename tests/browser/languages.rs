//! The interface in the language of the page, translations of the talks, and dates as each language words them.

use crate::filters::shown;
use crate::harness::{browse, browse_in_zone};
use crate::page::Page;
use serde_json::{Value, json};
use timeline_cli::prerender;
use timeline_core::dataset::{Moment, When};
use timeline_core::import;
use timeline_core::locale::{DateStyle, Locale, Message};
use timeline_core::model::Model;

const TALKS: [(&str, &str); 2] = [
    ("uk", include_str!("../../data/talks-2022.uk.json")),
    ("ru", include_str!("../../data/talks-2022.ru.json")),
];

/// A page in a language, with a timeline that uses the page's language.
async fn open_in(page: &Page, language: &str) {
    page.open_bare(&format!("<div lang={language}><talks-timeline eager></talks-timeline></div>")).await;
}

async fn asked_for(page: &Page, name: &str) -> bool {
    page.server.requests().iter().any(|path| path.trim_start_matches('/') == name)
}

/// All accessible names and visible texts of the page, as one text.
async fn words(page: &Page) -> String {
    page.text(
        "const labels = all('[aria-label], [placeholder]').flatMap((it) => [it.getAttribute('aria-label'), it.placeholder]);
         return [root.querySelector('[part=base]').innerText, ...labels].filter(Boolean).join('\\n')",
    )
    .await
}

/// The language of each headline of the list, as marked for screen readers.
pub async fn headline_languages(page: &Page) -> Vec<String> {
    page.texts("return all('.row-headline').map((it) => it.closest('[lang]').lang)").await
}

#[test]
fn each_language_is_loaded_and_used_automatically() {
    browse(async |page| {
        for locale in Locale::all().iter().skip(1) {
            let tag = locale.tag();
            open_in(page, tag).await;
            page.click_button(locale.text(Message::View)).await;
            let base = "const base = root.querySelector('[part=base]'); return [base.lang, base.dir]";
            assert_eq!(page.texts(base).await, [tag, locale.direction().unwrap()]);
            let words = words(page).await;
            // Visible texts and accessible names in all parts of the widget.
            for message in [
                Message::Search,
                Message::Differences,
                Message::ShowAllLabel,
                Message::ChartKeys,
                Message::LanesBy,
            ] {
                assert!(
                    words.contains(locale.text(message)),
                    "{tag} says {:?}: {words}",
                    locale.text(message)
                );
                let english = Locale::ENGLISH.text(message);
                assert!(
                    english == locale.text(message) || !words.contains(english),
                    "{tag} says {english:?}"
                );
            }
            assert!(words.contains(&locale.count(Message::Events, 60)), "{tag}");
            assert!(asked_for(page, &format!("talks-timeline.{tag}.json")).await);
            assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new(), "{tag}");
            assert_eq!(page.console().await, Vec::<String>::new(), "{tag}");
            // Without a translation of the talks, the texts are marked with their language.
            let headlines = headline_languages(page).await;
            let expected = if TALKS.iter().any(|(talks, _)| *talks == tag) { tag } else { "en" };
            assert!(headlines.iter().all(|lang| lang == expected), "{tag}: {headlines:?}");
            let sources = "return all('[part~=source] a bdi').map((it) => it.closest('[lang]').lang)";
            assert!(
                page.texts(sources).await.iter().any(|lang| lang == "en"),
                "{tag}: titles of English pages"
            );
        }
    });
}

#[test]
fn the_talks_are_translated_into_ukrainian_and_russian() {
    browse(async |page| {
        for (tag, text) in TALKS {
            let told: Value = serde_json::from_str(text).unwrap();
            open_in(page, tag).await;
            for id in shown(page).await {
                let headline = page
                    .js("return all('[part~=event]').find((event) => event.dataset.id === arguments[0]).querySelector('.row-headline').textContent", json!([id]))
                    .await;
                assert_eq!(headline, told["events"][&id]["headline"], "{tag}");
            }
            assert_eq!(
                page.text("return root.querySelector('[part=title]').textContent").await,
                told["title"].as_str().unwrap()
            );
            // Case and accents are ignored.
            let count = async |query: &str| {
                page.js("host.query = `q=${encodeURIComponent(arguments[0])}`", json!([query])).await;
                page.settle().await;
                shown(page).await.len()
            };
            let name = if tag == "uk" { "Зеленський" } else { "Зеленский" };
            let found = count(name).await;
            assert!(found > 5, "{tag}: {found}");
            assert_eq!(count(&name.to_uppercase()).await, found);
            assert_eq!(count(&name.replace('й', "и")).await, found);
        }
    });
}

#[test]
fn an_english_page_requests_no_language_file() {
    browse(async |page| {
        for language in ["en", "en-GB", "EN_us"] {
            open_in(page, language).await;
            assert!(words(page).await.contains("60 events"));
        }
        page.server.page("/none", &[], "<!doctype html><title>None</title><script type=module src=/talks-timeline.js></script><talks-timeline eager></talks-timeline>");
        page.open("/none").await;
        assert!(words(page).await.contains("60 events"));
        let asked = page.server.requests();
        assert!(!asked.iter().any(|path| path.contains("words") || path.ends_with(".json")), "{asked:?}");
    });
}

#[test]
fn a_missing_language_falls_back_on_english() {
    browse(async |page| {
        // Not one of our languages: no further requests, and the page's own direction applies.
        open_in(page, "pt dir=rtl").await;
        assert!(words(page).await.contains("60 events"));
        let base = "const base = root.querySelector('[part=base]'); return [base.lang, getComputedStyle(base).direction]";
        assert_eq!(page.texts(base).await, ["en", "rtl"]);
        assert_eq!(page.console().await, Vec::<String>::new());
        for name in ["constructor", "__proto__", "x"] {
            open_in(page, name).await;
            assert!(words(page).await.contains("60 events"), "{name}");
        }
        // A missing file: reported once, and English until it arrives.
        page.server.instead("/talks-timeline.de.json", 404, "text/plain", "");
        open_in(page, "de").await;
        assert!(words(page).await.contains("60 events"));
        assert_eq!(page.heard("timeline-error").await.len(), 1);
        page.server.mend("/talks-timeline.de.json");
        page.js("return host.reload()", json!([])).await;
        page.settle().await;
        assert!(words(page).await.contains("60 Ereignisse"));
    });
}

#[test]
fn the_language_can_change_and_a_page_can_supply_its_own_catalogue() {
    browse(async |page| {
        open_in(page, "en").await;
        page.js("host.query = 'kind=grain-deal'; host.lang = 'de-AT'; return host.updateComplete", json!([]))
            .await;
        page.settle().await;
        assert!(words(page).await.contains("5 von 60"));
        assert_eq!(page.text("return host.query").await, "kind=grain-deal", "the filter stays");
        let marks = "return all('[data-change]').length";
        assert_eq!(page.number(marks).await, 0, "another language marks nothing as changed");
        page.js(
            "host.messages = { search: 'Wonach?', 'no such': 'x', close: 3 }; return host.updateComplete",
            json!([]),
        )
        .await;
        page.settle().await;
        assert_eq!(page.text("return root.querySelector('[part=search]').placeholder").await, "Wonach?");
        assert!(words(page).await.contains("5 von 60"));
        // Other words for dates, or another language of the page, do not mark events either.
        let months = "host.messages = { months: 'a|b|c|d|e|f|g|h|i|j|k|l' }; return host.updateComplete";
        let page_language =
            "host.removeAttribute('lang'); host.parentElement.lang = 'fr'; return host.reload()";
        for change in [months, page_language] {
            page.js(change, json!([])).await;
            page.settle().await;
            assert_eq!(page.number(marks).await, 0, "{change}");
        }
        assert!(words(page).await.contains("5 sur 60"));
        page.js("host.lang = 'en'; host.messages = undefined; return host.updateComplete", json!([])).await;
        page.settle().await;
        assert!(words(page).await.contains("5 of 60"));
        assert_eq!(page.text("return root.querySelector('[part=base]').dir").await, "");
    });
}

#[test]
fn the_share_panel_uses_the_language_too() {
    browse(async |page| {
        open_in(page, "fr").await;
        page.click_button(Locale::named("fr").text(Message::Embed)).await;
        page.wait_until("return all('[part=embed]').length === 1").await;
        let panel = page.text("return root.querySelector('[part=embed]').innerText").await;
        for words in ["Lien vers cette page", "Copier", "Télécharger", "Calendrier", "Fermer"] {
            assert!(panel.contains(words), "{words:?} in {panel}");
        }
        for words in ["Copy", "Link", "Download", "Close", "Paste"] {
            assert!(!panel.contains(words), "{words:?} in {panel}");
        }
    });
}

/// The catalogues word dates as `Intl` does, so that pages are the same before and after the script has
/// loaded.
#[test]
fn dates_are_worded_as_the_browser_words_them() {
    browse(async |page| {
        page.open_bare("<p>Nothing</p><talks-timeline eager></talks-timeline>").await;
        for locale in Locale::all() {
            // British English, and the digits of this page.
            let tag = match locale.tag() {
                "en" => "en-GB",
                "ar" => "ar-u-nu-latn",
                tag => tag,
            };
            let intl = page
                .js(
                    "const [tag] = arguments; const found = [];
                     for (let month = 0; month < 12; month += 1) {
                       const day = new Date(Date.UTC(2022, month, 7));
                       const format = (options) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', calendar: 'gregory', ...options });
                       found.push([
                         format({ day: 'numeric', month: 'long', year: 'numeric' }).format(day),
                         format({ month: 'long', year: 'numeric' }).format(day),
                         format({ day: 'numeric', month: 'long', year: 'numeric' }).formatRange(day, new Date(Date.UTC(2022, month, 9))),
                       ]);
                     }
                     const rules = new Intl.PluralRules(tag);
                     return [found, Array.from({ length: 125 }, (_, number) => rules.select(number))]",
                    json!([tag]),
                )
                .await;
            let months: Vec<[String; 3]> = serde_json::from_value(intl[0].clone()).unwrap();
            for (month, theirs) in months.iter().enumerate() {
                let moment = |day: u32| Moment::parse(&format!("2022-{:02}-{day:02}", month + 1)).unwrap();
                let coarse = Moment::parse(&format!("2022-{:02}", month + 1)).unwrap();
                let ours = [
                    locale.moment(moment(7), DateStyle::Long),
                    locale.moment(coarse, DateStyle::Long),
                    locale.when(&When::new(moment(7), Some(moment(9)), false).unwrap()),
                ];
                assert_eq!(
                    ours.map(|words| plain(&words)),
                    theirs.clone().map(|words| plain(&words)),
                    "{tag}"
                );
            }
            // Numbers of the same plural category have one form, and those of different categories different forms.
            let categories: Vec<String> = serde_json::from_value(intl[1].clone()).unwrap();
            for (number, category) in categories.iter().enumerate() {
                for (other, second) in categories.iter().enumerate() {
                    let same = locale.form(number) == locale.form(other);
                    assert_eq!(same, category == second, "{tag}: {number} and {other}");
                }
            }
        }
    });
}

/// Normalises spaces and direction marks that look alike, and the comma before the year in an Arabic range, which the older
/// CLDR of WebKitGTK has.
fn plain(words: &str) -> String {
    let marks = ['\u{200e}', '\u{200f}', '\u{61c}', '،'];
    words.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ").replace(" – ", "–").replace(marks, "")
}

/// The page says the same before the script runs and after.
#[test]
fn a_pre_rendered_page_has_the_same_words() {
    browse(async |page| {
        let (text, problems) =
            timeline_formats::translate(talks_timeline::TALKS_2022, TALKS[0].1, false).unwrap();
        assert_eq!(problems, []);
        let model = Model::new(import::native(&text).unwrap().dataset, Locale::named("uk"));
        let inside = prerender::inside(&model, prerender::Sheet::Linked("/talks-timeline.css"));
        let html = |script: &str| {
            format!(
                "<!doctype html><html lang=uk><title>Words</title>{script}<talks-timeline eager>{inside}</talks-timeline>"
            )
        };
        // Of the charts before the script, one is for a widget of this width.
        let said = "const parts = '.month, .row-headline, [part~=date], [part~=headline], [part~=summary], [part~=list] .section, [part~=stage] :is(.label, summary)';
            return all(`[part=title], .extent, .standfirst, ${parts}, .chart:not([data-columns=narrow], [data-columns=medium]) [part~=lane] .label`)
              .map((it) => it.textContent)";
        page.server.page("/before", &[], &html(""));
        page.load("/before").await;
        let before = page.texts(said).await;
        page.server.page("/after", &[], &html("<script type=module src=/talks-timeline.js></script>"));
        page.open("/after").await;
        // Print layout shows closed details, like the pre-rendered page.
        page.print().await;
        let after = page.texts(said).await;
        assert!(before.len() > 400, "{}", before.len());
        assert_eq!(before, after);
    });
}

/// Dates do not depend on the reader's time zone.
#[test]
fn no_date_depends_on_the_time_zone() {
    let mut said = Vec::new();
    for zone in ["Pacific/Kiritimati", "America/Los_Angeles", "Asia/Tokyo"] {
        browse_in_zone(zone, async |page| {
            open_in(page, "uk").await;
            assert_eq!(page.text("return Intl.DateTimeFormat().resolvedOptions().timeZone").await, zone);
            let dates = "return all('[part~=date], .tick, [data-heading=month]').map((it) => it.textContent)";
            said.push(page.texts(dates).await);
        });
    }
    assert!(said[0].len() > 60, "{}", said[0].len());
    assert_eq!(said[0], said[1]);
    assert_eq!(said[1], said[2]);
}

#[test]
fn right_to_left_pages_mirror_everything_except_time() {
    browse(async |page| {
        for tag in ["ar", "he"] {
            for (width, height) in [(1280, 900), (360, 740)] {
                page.resize(width, height).await;
                open_in(page, tag).await;
                let base = "const base = root.querySelector('[part=base]'); return base.scrollWidth <= base.clientWidth + 1";
                assert!(page.is(base).await, "{tag} at {width} fits");
                // Each lane has its name at the right, and its marks in order of time, with rising places in the dataset.
                let lanes = "const lanes = Map.groupBy(all('[part~=mark]'), (mark) => mark.dataset.mark.split('/')[0]);
                    const box = (element) => element.getBoundingClientRect();
                    const rows = (marks) => marks.map((mark) => [Number(mark.dataset.mark.split('/')[1]), box(mark).left]).sort((one, other) => one[0] - other[0]);
                    const rises = ([, left], place, all) => place === 0 || left > all[place - 1][1];
                    const names = all('[part~=lane] [part~=term]').map((name) => [name, name.closest('[part~=lane]')]);
                    return [all('[part~=mark]').length > 20, [...lanes.values()].every((marks) => rows(marks).every(rises)),
                      names.length > 5 && names.every(([name, lane]) => box(lane).right - box(name).right < 2)]";
                assert_eq!(
                    page.value::<[bool; 3]>(lanes).await,
                    [true; 3],
                    "{tag} at {width}: marks, times, names"
                );
                // Lines start on the right; the date of an event is to the right of its headline.
                page.show_list(true).await;
                let sides = "return all('[part~=event]').every((event) => {
                    const left = (part) => event.querySelector(part).getBoundingClientRect().left;
                    return left('[part~=date]') > left('.row-headline') })";
                assert!(page.is(sides).await, "{tag} at {width}: the dates are at the right");
            }
        }
    });
}
