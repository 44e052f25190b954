//! `talks-timeline.html`, opened from a disk: everything works, without any requests.

use crate::engine::{self, Engine};
use crate::filters::{assert_shown, choose, type_into_search};
use crate::harness::browse;
use crate::languages::headline_languages;
use crate::model::{Data, Filter};
use crate::page::Page;
use crate::policy::use_everything;
use crate::server::dist;
use serde_json::json;
use std::path::PathBuf;
use timeline_core::locale::{Locale, Message};

/// The file alone in a temporary folder, which is deleted with the test.
pub struct Disk(PathBuf);

impl Disk {
    pub fn new() -> Self {
        static NUMBER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("talks timeline #{} {number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut html = std::fs::read_to_string(dist().join("talks-timeline.html")).expect("the file");
        if Engine::chosen() == Engine::WebKit {
            // The server inserts the recorder into its pages, and there is no server here. The policy starts after the recorder.
            html.insert_str("<!doctype html>".len(), &format!("<script>{}</script>", engine::recorder()));
        }
        std::fs::write(folder.join("talks-timeline.html"), html).expect("space on the disk");
        Self(folder)
    }

    /// The URL of the file.
    fn address(&self) -> String {
        let path =
            self.0.join("talks-timeline.html").to_string_lossy().replace(' ', "%20").replace('#', "%23");
        format!("file://{path}")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Another process may have cleared the folder of temporary files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub async fn open(page: &Page, disk: &Disk, fragment: &str) {
    page.driver().goto("about:blank").await.expect("an empty page");
    page.driver().goto(format!("{}{fragment}", disk.address())).await.expect("the file");
    page.ready().await;
}

async fn assert_no_complaint(page: &Page, disk: &Disk) {
    assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new(), "policy violations");
    assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new(), "script errors");
    assert_eq!(page.console().await, Vec::<String>::new(), "console errors and warnings");
    assert_eq!(
        page.texts("return performance.getEntriesByType('resource').map((entry) => entry.name)").await,
        Vec::<String>::new(),
        "what the page has loaded"
    );
    let own = disk.address();
    for address in page.addresses().await {
        // The icon is inline, and Chromium draws the icons of its own date fields from `data:` URLs too.
        let of_no_one = address.starts_with("data:") || address == "about:blank";
        assert!(of_no_one || address.starts_with(&own), "{address}");
    }
}

#[test]
fn the_file_opens_from_a_disk_with_all_functions() {
    browse(async |page| {
        let (data, disk) = (Data::read(), Disk::new());
        open(page, &disk, "").await;
        assert!(page.is("return location.protocol === 'file:'").await);
        assert_shown(page, &data, &Filter::default()).await;

        choose(page, "kind", "negotiation-round").await;
        choose(page, "party", "TR").await;
        let chosen =
            Filter { terms: vec![("kind", "negotiation-round"), ("party", "TR")], ..Filter::default() };
        assert_shown(page, &data, &chosen).await;
        assert_eq!(page.fragment().await, "kind=negotiation-round&party=TR");
        page.back().await;
        assert_eq!(page.fragment().await, "kind=negotiation-round", "Back undoes a step");
        let one = Filter { terms: vec![("kind", "negotiation-round")], ..Filter::default() };
        assert_shown(page, &data, &one).await;
        page.click("[part~=clear]").await;

        type_into_search(page, "antalya").await;
        assert!(page.fragment().await.contains("q=antalya"));
        page.click("[part~=clear]").await;
        use_everything(page).await;
        assert_no_complaint(page, &disk).await;
    });
}

#[test]
fn a_link_with_a_fragment_opens_its_state() {
    browse(async |page| {
        let (data, disk) = (Data::read(), Disk::new());
        open(page, &disk, "#kind=grain-deal&selected=grain-initiative-signed").await;
        assert_shown(page, &data, &Filter { terms: vec![("kind", "grain-deal")], ..Filter::default() }).await;
        assert!(page.is("return root.querySelector('[part~=event][aria-current=true]').dataset.id === 'grain-initiative-signed'").await);
        assert_no_complaint(page, &disk).await;
    });
}

#[test]
fn the_file_contains_every_language_and_the_translated_talks() {
    browse(async |page| {
        let disk = Disk::new();
        open(page, &disk, "").await;
        for locale in Locale::all() {
            let tag = locale.tag();
            page.js("host.lang = arguments[0]; return host.updateComplete", json!([tag])).await;
            page.settle().await;
            let words = page.text("return root.querySelector('[part=base]').innerText").await;
            assert!(words.contains(&locale.count(Message::Events, 60)), "{tag}: {words}");
            let headlines = headline_languages(page).await;
            let told = if ["uk", "ru"].contains(&tag) { tag } else { "en" };
            assert!(headlines.iter().all(|lang| lang == told), "{tag}: {headlines:?}");
        }
        assert_no_complaint(page, &disk).await;
    });
}

#[test]
fn the_policy_allows_only_the_scripts_and_styles_in_the_file() {
    let html = std::fs::read_to_string(dist().join("talks-timeline.html")).expect("talks-timeline.html");
    let (_, policy) = html.split_once("http-equiv=\"Content-Security-Policy\" content=\"").expect("a policy");
    let (policy, _) = policy.split_once('"').expect("its end");
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
    for loose in ["unsafe-inline", "'self'", "http", "connect-src", "strict-dynamic", "{", "*"] {
        assert!(!policy.contains(loose), "{loose} in {policy}");
    }
    assert_eq!(html.matches("<script>").count(), 1);
    for address in
        [" src=\"", "<link rel=\"stylesheet", "<link rel=\"preload", "url(", " style=", "<script src"]
    {
        let head = html.split("<script>").next().expect("the part before the script");
        assert!(!head.contains(address), "{address}");
    }
}
