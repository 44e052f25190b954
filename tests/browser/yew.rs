//! Other Yew applications: one that uses the timeline as a component (`examples/yew-app`), and the same one around and
//! beside the element, which is a Yew application too.

use crate::harness::browse;
use crate::page::Page;
use serde_json::json;
use std::path::Path;
use thirtyfour::WebElement;

/// Prepended to the scripts: the shadow root of the application's own timeline, and those of elements with closed roots.
const PRELUDE: &str = "const own = document.querySelector('main > div')?.shadowRoot;
    const rootOf = (name) => name === 'own' ? own : window.__roots.get(document.getElementById(name));
    const listed = (name) => [...rootOf(name).querySelectorAll('[part~=event]')].map((event) => event.dataset.id);
    const text = (id) => document.getElementById(id).textContent;
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(null))));";

async fn js(page: &Page, script: &str) -> serde_json::Value {
    page.js(&format!("{PRELUDE} {script}"), json!([])).await
}

/// The first element of a timeline that a selector matches.
async fn within(page: &Page, name: &str, selector: &str) -> WebElement {
    let script = format!("{PRELUDE} return rootOf(arguments[0]).querySelector(arguments[1])");
    let found = page.driver().execute(script, vec![json!(name), json!(selector)]).await.unwrap();
    found.element().unwrap_or_else(|error| panic!("{selector} in {name}: {error}"))
}

async fn click(page: &Page, name: &str, selector: &str) {
    let element = within(page, name, selector).await;
    page.click_on(&element).await;
    js(page, "return drawn()").await;
}

async fn press(page: &Page, id: &str) {
    let button = page.driver().find(thirtyfour::By::Id(id)).await.expect("a button of the application");
    button.click().await.expect("a click");
    js(page, "return drawn()").await;
}

async fn open_application(page: &Page) {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/pages/built/yew/index.html");
    assert!(built.is_file(), "the example is not built; see scripts/test");
    page.load("/pages/yew/index.html").await;
    js(
        page,
        "return new Promise((resolve) => { const look = () =>
         document.querySelector('main > div')?.shadowRoot?.querySelector('[part~=event]') ? resolve(null) : setTimeout(look, 20);
         look(); })",
    )
    .await;
}

/// The output of the application: the number of events, the selected one, and the events of its timeline.
async fn of_the_application(page: &Page) -> serde_json::Value {
    js(page, "return [text('shown'), text('selected'), listed('own')]").await
}

async fn assert_no_error(page: &Page) {
    assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new(), "script errors");
    assert_eq!(page.console().await, Vec::<String>::new(), "console errors and warnings");
}

#[test]
fn another_application_controls_the_component_and_receives_its_events() {
    browse(async |page| {
        open_application(page).await;
        let all = json!(["first-plan", "money", "works-begin", "open"]);
        assert_eq!(of_the_application(page).await, json!(["4", "none", all]));

        press(page, "decisions").await;
        assert_eq!(of_the_application(page).await, json!(["2", "none", ["first-plan", "money"]]));
        press(page, "everything").await;
        press(page, "opening").await;
        assert_eq!(of_the_application(page).await, json!(["4", "open", all]));
        let current = js(page, "return own.querySelector('[aria-current]').dataset.id").await;
        assert_eq!(current, json!("open"));

        click(page, "own", "[part~=term][data-term=works]").await;
        assert_eq!(of_the_application(page).await, json!(["2", "open", ["works-begin", "open"]]));
        click(page, "own", "[part~=event][data-id=works-begin] .row").await;
        assert_eq!(js(page, "return text('selected')").await, json!("works-begin"));
        assert_no_error(page).await;
    });
}

#[test]
fn the_component_has_its_own_style_and_leaves_the_page_style_alone() {
    browse(async |page| {
        open_application(page).await;
        let base = "const style = getComputedStyle(own.querySelector('.base'));
            return [style.containerType, style.backgroundColor, style.color]";
        // The colours of the light scheme in styles/tokens.css.
        assert_eq!(js(page, base).await, json!(["inline-size", "rgb(255, 255, 255)", "rgb(23, 25, 29)"]));
        let plain = "const style = getComputedStyle(document.getElementById('decisions'));
            const bare = document.body.appendChild(document.createElement('iframe')).contentDocument;
            const other = bare.body.appendChild(bare.createElement('button'));
            const same = bare.defaultView.getComputedStyle(other);
            return ['font-size', 'padding', 'border', 'border-radius'].filter((name) => style[name] !== same[name])";
        assert_eq!(js(page, plain).await, json!([]), "the page's buttons are as the browser draws them");
    });
}

/// Adds elements with these shadow root modes to the application's root: the first inside its rendered content, the second
/// beside it.
async fn add_elements(page: &Page, modes: [&str; 2]) {
    page.js(
        "window.__roots = new Map();
         const attach = Element.prototype.attachShadow;
         Element.prototype.attachShadow = function (init) {
           const root = attach.call(this, init);
           window.__roots.set(this, root);
           return root;
         };
         for (const [place, id, mode] of [['main', 'inside', arguments[0]], ['body', 'beside', arguments[1]]]) {
           const element = document.createElement('talks-timeline');
           element.id = id;
           element.setAttribute('eager', '');
           element.setAttribute('shadow-mode', mode);
           document.querySelector(place).append(element);
         }
         const script = document.createElement('script');
         script.type = 'module';
         script.src = '/talks-timeline.js';
         document.head.append(script);
         return new Promise((resolve) => { const look = () =>
           seen.events.filter(({ type }) => type === 'timeline-ready').length === 2 ? resolve(null) : setTimeout(look, 20);
           look(); })",
        json!(modes),
    )
    .await;
    js(page, "return drawn()").await;
}

#[test]
fn the_element_and_another_application_do_not_handle_each_others_events() {
    browse(async |page| {
        open_application(page).await;
        // Both are in the body, which is the application's root: with open roots, the order of rendering would decide by
        // chance whether their numbers collide with the application's.
        add_elements(page, ["closed", "closed"]).await;
        press(page, "decisions").await;
        let before = of_the_application(page).await;
        for (turn, name) in ["inside", "beside"].into_iter().enumerate() {
            let other = ["beside", "inside"][turn];
            let untouched = js(page, &format!("return listed('{other}')")).await;
            // Enough different buttons for their numbers in Yew's event registry to collide with the application's.
            for selector in [
                "[part~=term][data-term=negotiation-round]",
                "[part~=term][data-term=grain-deal]",
                "[part~=clear]",
                "[part~=index-toggle]",
                "[part~=event] .row",
                "[part~=index-toggle]",
                "[part~=details] > summary",
            ] {
                click(page, name, selector).await;
                assert_eq!(of_the_application(page).await, before, "after a click on {selector} {name}");
            }
            let query = json!(["kind=negotiation-round", "kind=negotiation-round,grain-deal", ""]);
            let heard = "return seen.events.filter(({ type }) => type === 'timeline-filter').map(({ detail }) => detail.query)";
            let heard = js(page, heard).await.as_array().unwrap()[turn * 3..].to_vec();
            assert_eq!(json!(heard), query, "each click has acted once");
            assert_eq!(js(page, &format!("return listed('{other}')")).await, untouched, "{other} stays");
        }
        let elements = "return ['inside', 'beside'].map(listed)";
        let (events, lists) = (page.number("return seen.events.length").await, js(page, elements).await);
        press(page, "everything").await;
        click(page, "own", "[part~=term][data-term=works]").await;
        assert_eq!(of_the_application(page).await, json!(["2", "none", ["works-begin", "open"]]));
        assert_eq!(js(page, elements).await, lists, "the elements stay");
        assert_eq!(
            page.number("return seen.events.length").await,
            events,
            "the elements have fired no events"
        );
        assert_no_error(page).await;
    });
}
