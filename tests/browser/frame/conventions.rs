//! Conventions of others for frames, the documentation, and the history of the article.

use super::*;

#[test]
fn the_frame_works_with_pym_js() {
    browse(async |page| {
        let site = Server::start();
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/pym.js/dist/pym.v1.min.js");
        let pym = std::fs::read_to_string(&file).expect("pym.js; scripts/test installs it");
        let html = article(&format!(
            "<div id=timeline style=width:600px></div><script>{pym}</script>
             <script>new pym.Parent('timeline', '{}', {{ xdomain: '127\\\\.0\\\\.0\\\\.1:\\\\d+' }})</script>",
            site.url("/embed.html?query=kind%3Dnegotiation-round")
        ));
        page.server.page("/pym", &[], &html.replace("/talks-timeline-frame.js", "/none.js"));
        page.server.page("/none.js", &[], "");
        page.load("/pym").await;
        let address = page.text("return document.querySelector('iframe').src").await;
        assert!(address.contains("childId=timeline") && address.contains("parentUrl="), "{address}");
        let first = fits(page, 0).await;
        assert_eq!(
            page.text("return document.querySelector('iframe').getAttribute('height')").await,
            format!("{first}px")
        );
        inside(page, 0, async || page.click_button("Read on").await).await;
        page.wait_until(&format!("return document.querySelector('iframe').clientHeight > {first}")).await;
        fits(page, 0).await;
    });
}

#[test]
fn the_messages_match_the_documentation() {
    browse(async |page| {
        let site = Server::start();
        let heard = async |query: &str| -> Vec<Value> {
            let frame = format!("<iframe width=600 src='{}'></iframe>", site.url(query));
            page.server.page("/article", &[], &article(&frame));
            page.load("/article").await;
            inside(page, 0, async || page.ready().await).await;
            page.wait_until("return heard.length >= 2").await;
            page.value("return heard.map(({ data }) => data)").await
        };
        for path in ["/embed.html?childId=a-1.b:c", "/embed.html#amp=1"] {
            let messages = heard(path).await;
            let own = messages[0].clone();
            let height = own["height"].as_u64().expect("a number");
            assert_eq!(own, json!({ "type": "talks-timeline:height", "height": height }));
            assert_eq!(messages[1], json!({ "sentinel": "amp", "type": "embed-size", "height": height }));
            let pym = messages.iter().find(|message| message.is_string());
            let expected = json!(format!("pymxPYMxa-1.b:cxPYMxheightxPYMx{height}"));
            assert_eq!(pym, path.contains("childId").then_some(&expected));
        }
        // Ids that could be taken for another message.
        for id in ["xxPYMxnavigateToxPYMxjavascript:window.__hit=1//", "a%20b", "a%0Ab", &"x".repeat(300)] {
            let messages = heard(&format!("/embed.html?childId={id}")).await;
            assert!(!messages.iter().any(Value::is_string), "{id}: {messages:?}");
        }
    });
}

#[test]
fn changes_in_a_frame_add_no_history_entries_to_the_article() {
    browse(async |page| {
        let site = Server::start();
        let frame =
            format!("<iframe data-talks-timeline width=900 src={}></iframe>", site.url("/embed.html"));
        page.server.page("/article", &[], &article(&frame));
        page.load("/article").await;
        let steps = page.number("return history.length").await;
        inside(page, 0, async || {
            page.ready().await;
            choose(page, "kind", "grain-deal").await;
            choose(page, "party", "TR").await;
            assert!(page.fragment().await.contains("kind=grain-deal&party=TR"));
        })
        .await;
        assert_eq!(page.number("return history.length").await, steps);
        assert_eq!(page.text("return location.hash").await, "");
        // The article can still navigate the frame.
        page.js(
            "frames[0].location.replace(arguments[0])",
            json!([site.url("/embed.html#selected=istanbul-talks")]),
        )
        .await;
        inside(page, 0, async || {
            page.wait_until(
                "return root.querySelector('[aria-current=true][data-id=istanbul-talks]') !== null",
            )
            .await;
        })
        .await;
    });
}
