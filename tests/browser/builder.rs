//! builder.html: from a table to a published page, without sending anything anywhere.

use crate::harness::browse;
use crate::page::Page;
use crate::server::STRICT_POLICY;
use serde_json::json;

/// A table with a date in words, an invalid date, and texts that would be harmful as markup.
const TABLE: &str = "Date,Headline,Kind,Text\n\
    2024-05-14,\"<img src=x onerror=alert(1)></script>\",Decision,a <b>text\n\
    7 March 2024,The second,Works,\n\
    nonsense,The third,Works,\n";

/// Prepended to scripts of this page: `at` for its elements by id, and `fill` for a change as a person makes it.
const TOOLS: &str = "const at = (id) => document.getElementById(id);
    const fill = (id, value) => {
        const field = at(id);
        field.focus();
        field.value = value;
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    };";

async fn open(page: &Page) {
    page.load("/builder.html").await;
    page.wait_until("return document.documentElement.hasAttribute('data-ready')").await;
}

async fn act(page: &Page, script: &str) {
    page.js(&format!("{TOOLS} {script}"), json!([])).await;
}

/// The events that the timeline shows.
async fn wait_for_events(page: &Page, number: usize) {
    let script = format!("return !!root && all('[part~=event]').length === {number}");
    page.wait_until(&script).await;
    page.settle().await;
}

async fn drop_file(page: &Page, name: &str, text: &str) {
    page.js(
        "const [name, text] = arguments;
         const dataTransfer = new DataTransfer();
         dataTransfer.items.add(new File([text], name));
         document.getElementById('drop').dispatchEvent(
             new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))",
        json!([name, text]),
    )
    .await;
}

/// The file that a button would have downloaded.
async fn download(page: &Page, button: &str) -> String {
    let script = "const [id] = arguments;
        const click = HTMLAnchorElement.prototype.click;
        return new Promise((resolve) => {
            const create = URL.createObjectURL;
            URL.createObjectURL = (blob) => {
                URL.createObjectURL = create;
                blob.text().then(resolve);
                return create.call(URL, blob);
            };
            HTMLAnchorElement.prototype.click = function () { HTMLAnchorElement.prototype.click = click };
            document.getElementById(id).click();
        })";
    let text = page.js(script, json!([button])).await;
    text.as_str().expect("a text").to_owned()
}

async fn assert_no_complaint(page: &Page) {
    assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new(), "policy violations");
    assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new(), "script errors");
    assert_eq!(page.console().await, Vec::<String>::new(), "console errors and warnings");
    let own = page.server.url("/");
    for address in page.addresses().await {
        let of_no_one = ["data:", "blob:", "about:"].iter().any(|start| address.starts_with(start));
        assert!(of_no_one || address.starts_with(&own), "{address}");
    }
}

#[test]
fn a_table_becomes_one_file_and_a_tag_that_work_elsewhere() {
    browse(async |page| {
        open(page).await;
        drop_file(page, "my.csv", TABLE).await;
        wait_for_events(page, 2).await;
        let problems = page.text("return document.getElementById('problem-list').textContent").await;
        assert!(problems.contains("row 4"), "the row that was left out is reported: {problems}");
        act(page, "fill('title', 'My </title> & <b>title')").await;
        page.wait_until(
            "return root.querySelector('[part=title]')?.textContent === 'My </title> & <b>title'",
        )
        .await;

        let single = download(page, "get-single").await;
        let snippet = download(page, "get-snippet").await;
        assert!(!snippet.contains("<img"), "{snippet}");
        assert_no_complaint(page).await;

        page.server.page("/single.html", &[], &single);
        page.open("/single.html").await;
        wait_for_events(page, 2).await;
        assert_eq!(page.text("return document.title").await, "My </title> & <b>title");
        assert_eq!(page.number("return document.querySelectorAll('img').length").await, 0);
        assert_no_complaint(page).await;

        let html = format!("<!doctype html><html lang=en><title>Mine</title>{snippet}");
        page.server.page("/mine.html", &[("Content-Security-Policy", STRICT_POLICY)], &html);
        page.open("/mine.html").await;
        wait_for_events(page, 2).await;
        let headlines =
            page.texts("return all('[part~=event] .row-headline').map((row) => row.textContent)").await;
        assert!(headlines.iter().any(|text| text.contains("<img src=x onerror=alert(1)>")), "{headlines:?}");
        assert_no_complaint(page).await;
    });
}

#[test]
fn work_survives_a_reload_until_it_is_discarded() {
    browse(async |page| {
        open(page).await;
        act(page, "at('example').click()").await;
        wait_for_events(page, 8).await;
        act(page, "fill('title', 'Kept')").await;
        page.wait_until(
            "return localStorage.getItem('talks-timeline-builder')?.includes('\"title\":\"Kept\"') === true",
        )
        .await;
        open(page).await;
        wait_for_events(page, 8).await;
        assert!(page.is("return document.getElementById('title').value === 'Kept'").await);

        act(page, "at('forget').click(); at('forget-yes').click()").await;
        page.wait_until("return localStorage.length === 0 && !host").await;
        open(page).await;
        assert!(page.is("return document.getElementById('rows').hidden").await);
        assert_no_complaint(page).await;
    });
}

#[test]
fn rows_can_be_typed_moved_removed_and_restored() {
    browse(async |page| {
        open(page).await;
        act(page, "at('start-typing').click()").await;
        assert!(page.is("return document.activeElement.id === 'cell-0-start'").await);
        act(page, "fill('cell-0-start', '7 March 2024'); fill('cell-0-headline', 'First')").await;
        page.wait_until("return document.getElementById('cell-0-start').value === '2024-03-07'").await;
        act(page, "fill('cell-1-start', 'rubbish'); fill('cell-1-headline', 'Second')").await;
        // The problem is shown beside the row, and in the list with a link to the row.
        page.wait_until("return document.getElementById('problem-1') !== null").await;
        act(page, "document.querySelector('#problem-list [data-go=\"1\"]').click()").await;
        assert!(page.is("return document.activeElement.id === 'cell-1-start'").await);
        act(page, "fill('cell-1-start', '2024-04')").await;
        page.wait_until("return document.getElementById('problem-1') === null").await;
        wait_for_events(page, 2).await;

        act(page, "at('down-0').click()").await;
        assert!(page.is("return document.getElementById('cell-1-headline').value === 'First'").await);
        act(page, "at('remove-1').click()").await;
        wait_for_events(page, 1).await;
        act(page, "at('undo').click()").await;
        wait_for_events(page, 2).await;
        assert!(page.is("return document.getElementById('cell-1-headline').value === 'First'").await);
        assert_no_complaint(page).await;
    });
}

#[test]
fn cells_are_pasted_from_a_spreadsheet() {
    browse(async |page| {
        open(page).await;
        act(page, "at('start-typing').click()").await;
        act(
            page,
            "const clipboardData = new DataTransfer();
             clipboardData.setData('text/plain', '2024-05-14\\t\\tFirst\\t\"Two\\nlines\"\\tDecision\\n5 May 2025\\t\\tSecond');
             const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
             // In Firefox the clipboard of a synthetic event is always empty.
             if (!event.clipboardData?.types.length) Object.defineProperty(event, 'clipboardData', { value: clipboardData });
             at('cell-0-start').dispatchEvent(event)",
        )
        .await;
        page.wait_until("return document.getElementById('cell-1-start').value === '2025-05-05'").await;
        assert!(page.is("return document.getElementById('cell-0-summary').value === 'Two\\nlines'").await);
        wait_for_events(page, 2).await;
        assert_no_complaint(page).await;
    });
}

#[test]
fn low_contrast_colours_are_reported_and_fixed() {
    browse(async |page| {
        open(page).await;
        act(page, "at('example').click()").await;
        wait_for_events(page, 8).await;
        assert!(
            page.text("return document.getElementById('faint-names').textContent")
                .await
                .contains("Protest (on light)")
        );
        act(page, "at('mend').click()").await;
        page.wait_until("return document.getElementById('faint').hidden").await;
        assert_eq!(page.number("return document.querySelectorAll('[data-faint]').length").await, 0);
        assert_no_complaint(page).await;
    });
}

#[test]
fn an_unreadable_file_gets_a_message_with_the_reason() {
    browse(async |page| {
        open(page).await;
        drop_file(page, "picture.png", "\u{89}PNG").await;
        page.wait_until("return !document.getElementById('bring-error').hidden").await;
        let words = page.text("return document.getElementById('bring-error').textContent").await;
        assert!(words.starts_with("picture.png could not be read: "), "{words}");
    });
}

#[test]
fn nothing_is_cut_off_on_a_phone() {
    browse(async |page| {
        page.resize(320, 640).await;
        open(page).await;
        act(page, "at('example').click()").await;
        wait_for_events(page, 8).await;
        assert!(page.is("return document.documentElement.scrollWidth <= innerWidth").await);
    });
}
