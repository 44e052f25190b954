//! Preferences of readers in system or browser: larger or wider text, forced colours, more contrast, reduced motion.

use crate::engine::Engine;
use crate::harness::browse;
use crate::page::Page;
use serde_json::{Value, json};

/// States that together show every part of the widget.
const STATES: [&str; 4] =
    ["/", "/#kind=negotiation-round&party=TR", "/#selected=antalya-ministers", "/#q=xylophone"];

/// Emulates system preferences. Only Chromium's driver can; the rules are the same for all engines.
pub(super) async fn prefer(page: &Page, features: Value) -> bool {
    if Engine::chosen() != Engine::Chromium {
        return false;
    }
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    true
}

/// Elements that overflow the page, or are cut off, except visually hidden ones, and words that end with an ellipsis where the stage
/// or a panel says the whole: of marks, lanes, rows and removable parts of the filter.
const LOST: &str = "const wide = document.documentElement.scrollWidth > innerWidth
      ? [['the page', document.documentElement.scrollWidth, innerWidth]] : [];
    const base = root.querySelector('[part~=base]');
    if (base.scrollWidth > base.clientWidth + 1) wide.push(['the timeline', base.scrollWidth, base.clientWidth]);
    const cut = all('*').filter((element) => element instanceof HTMLElement && element.checkVisibility())
      .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflow) && getComputedStyle(element).clipPath === 'none')
      .filter((element) => !element.closest('[part~=lane], [part~=mark-label], [part~=event], .removables'))
      .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      .map((element) => [element.outerHTML.slice(0, 100), element.scrollWidth, element.clientWidth]);
    return [...wide, ...cut]";

#[test]
fn text_may_be_set_wider_without_loss() {
    browse(async |page| {
        for state in STATES {
            page.open(state).await;
            // The spacing of WCAG 1.4.12, as in a reader's own style sheet. The page's own style sheets cannot reach it.
            let wider = "const sheet = new CSSStyleSheet();
                sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'
                  + 'p { margin-block-end: 2em !important }');
                root.adoptedStyleSheets.push(sheet)";
            page.js(wider, json!([])).await;
            page.settle().await;
            assert_eq!(page.js(LOST, json!([])).await, json!([]), "{state}");
            // Names of lanes have room for their words here.
            let cut = "return all('[part~=lane] .label').filter((name) => name.scrollWidth > name.clientWidth + 1).map((name) => name.textContent)";
            assert_eq!(page.js(cut, json!([])).await, json!([]), "{state}");
            for panel in ["Party", "More", "View"] {
                page.open_panel(panel).await;
                assert_eq!(page.js(LOST, json!([])).await, json!([]), "{state}, with the panel {panel}");
            }
            page.close_panel().await;
            let over = "const boxes = all('[part~=axis] text').map((label) => label.getBoundingClientRect());
                return boxes.filter((box, place) => place && box.left < boxes[place - 1].right).length";
            assert_eq!(page.number(over).await, 0, "{state}: labels of the axis overlap");
        }
    });
}

#[test]
fn at_four_hundred_per_cent_nothing_scrolls_sideways() {
    browse(async |page| {
        for state in STATES {
            page.resize(1280, 1024).await;
            page.open(state).await;
            // The window above, magnified four times.
            page.resize(320, 256).await;
            page.settle().await;
            page.open_panel("Filters").await;
            let wide = "return [document.documentElement.scrollWidth, root.querySelector('[part~=base]').scrollWidth]";
            let widths: Vec<usize> = page.value(wide).await;
            assert!(widths.iter().all(|width| *width <= 320), "{state}: {widths:?}");
            // Removable parts of the filter scroll in their line.
            let outside = "const reach = (element) => element.getBoundingClientRect().right;
                return all('button, input, select, h2, h3, h4, p, summary').filter((element) => element.checkVisibility())
                  .filter((element) => !element.closest('.removables') && getComputedStyle(element).clipPath === 'none')
                  .filter((element) => reach(element) > 320.5).map((element) => element.outerHTML.slice(0, 100))";
            assert_eq!(page.js(outside, json!([])).await, json!([]), "{state}");
        }
    });
}

#[test]
fn forced_colours_show_selection_and_focus() {
    browse(async |page| {
        if !prefer(page, json!([{ "name": "forced-colors", "value": "active" }])).await {
            return;
        }
        page.open("/#kind=negotiation-round&selected=antalya-ministers").await;
        assert!(page.is("return matchMedia('(forced-colors: active)').matches").await);
        let colours = "const colour = (selector) => getComputedStyle(root.querySelector(selector));
            const chip = (pressed) => colour(`[part~=lane] [aria-pressed=${pressed}]`);
            return [chip(true).backgroundColor !== chip(false).backgroundColor,
              chip(true).color !== chip(true).backgroundColor,
              chip(true).color === colour('[part~=lane] [aria-pressed=true] [part~=count]').color]";
        assert_eq!(page.value::<Vec<bool>>(colours).await, [true; 3], "chips");
        let tag = "const tag = root.querySelector('[part~=stage] [part~=term][data-term=negotiation-round]');
            const style = getComputedStyle(tag); return tag.ariaPressed === 'true' && style.color !== style.backgroundColor";
        assert!(page.is(tag).await, "a chosen tag of the event on the stage can be read");
        page.js("host.query = ''", json!([])).await;
        page.settle().await;
        // Outlines in system colours that differ from the background.
        let halo = "const halo = (mark) => getComputedStyle(mark.querySelector('circle')).stroke;
            const [one, other] = ['[data-selected]', ':not([data-selected])'].map((which) => root.querySelector(`[part~=mark]${which}`));
            return [halo(one), halo(other), getComputedStyle(root.querySelector('[part~=base]')).backgroundColor]";
        let [selected, other, ground]: [String; 3] = page.value(halo).await;
        assert!(selected != other && selected != ground, "the selected mark: {selected}, {other}, {ground}");
        page.show_list(true).await;
        let event = "const style = getComputedStyle(root.querySelector('[part~=event][aria-current] button'));
            const other = getComputedStyle(root.querySelector('[part~=event]:not([aria-current]) button'));
            return style.borderInlineStartStyle === 'solid' && style.borderInlineStartWidth !== other.borderInlineStartWidth";
        assert!(page.is(event).await, "the row of the event on the stage has a line at its side");
        page.show_list(false).await;
        crate::keyboard::stand_before(page).await;
        for _ in 0..30 {
            page.press(thirtyfour::Key::Tab).await;
            let (seen, what): (bool, String) = page
                .value(
                    "const focused = root.activeElement ?? document.activeElement;
                     const ground = getComputedStyle(root.querySelector('[part~=base]')).backgroundColor;
                     const style = getComputedStyle(focused);
                     const halo = focused.part.contains('mark') && getComputedStyle(focused.querySelector('circle')).stroke;
                     const shows = halo ? halo !== ground && halo !== 'rgba(0, 0, 0, 0)'
                       : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && style.outlineColor !== ground;
                     return [shows, focused.outerHTML.slice(0, 120)]",
                )
                .await;
            assert!(seen, "the focus is visible on {what}");
        }
    });
}

#[test]
fn more_contrast_leaves_no_text_muted() {
    browse(async |page| {
        if !prefer(page, json!([{ "name": "prefers-contrast", "value": "more" }])).await {
            return;
        }
        page.open("/").await;
        let faint = "const text = getComputedStyle(root.querySelector('[part~=base]')).color;
            return ['.extent', '.standfirst', '[part~=term] [part~=count]', '[part~=stage] [part~=date]', '[part~=event] time', '.row-outcome'].filter((selector) =>
              getComputedStyle(root.querySelector(selector)).color !== text)";
        assert_eq!(page.js(faint, json!([])).await, json!([]));
    });
}

#[test]
fn less_transparency_makes_every_surface_opaque() {
    browse(async |page| {
        if !prefer(page, json!([{ "name": "prefers-reduced-transparency", "value": "reduce" }])).await {
            return;
        }
        page.server.instead("/eras.json", 200, "application/json", r#"{"eras": [{"start": "2022-01", "end": "2022-06", "label": "Era"}], "events": [{"id": "a", "start": "2022-02-01", "end": "2022-05-01", "headline": "A"}]}"#);
        for element in
            ["<talks-timeline></talks-timeline>", "<talks-timeline src=/eras.json></talks-timeline>"]
        {
            page.open_bare(element).await;
            let through = "const half = (color) => { const alpha = /(?:\\/|rgba\\(.*,)\\s*([\\d.]+)/.exec(color)?.[1]; return alpha && alpha > 0 && alpha < 1 };
                return all('*').filter((element) => {
                  const { opacity, backgroundColor, fill, stroke, color } = getComputedStyle(element);
                  return (opacity !== '1' && opacity !== '0') || [backgroundColor, color, fill, stroke].some(half);
                }).map((element) => element.outerHTML.slice(0, 100))";
            assert_eq!(page.js(through, json!([])).await, json!([]), "{element}");
        }
    });
}

/// Elements that move, or would move after a change; not edges that fade as far as a reader scrolls.
const MOVING: &str = "return all('*').filter((element) => !['none', 'on-below'].includes(getComputedStyle(element).animationName)
    || getComputedStyle(element).transitionDuration.split(', ').some((time) => time !== '0s')
    || getComputedStyle(element).scrollBehavior === 'smooth').map((element) => element.outerHTML.slice(0, 100))";

#[test]
fn nothing_moves_with_reduced_motion() {
    browse(async |page| {
        page.open("/").await;
        page.click_button("Zoom in").await;
        page.open_panel("Party").await;
        assert_eq!(page.js(MOVING, json!([])).await, json!([]));
    });
}

#[test]
fn only_a_new_event_fades_in_and_only_for_a_moment() {
    browse(async |page| {
        if !prefer(page, json!([{ "name": "prefers-reduced-motion", "value": "no-preference" }])).await {
            return;
        }
        page.open("/").await;
        // Not what follows a scroll: the fading edges of what goes on below.
        let running = "root.getAnimations().filter((motion) => motion.timeline === document.timeline)";
        let still = format!("return new Promise((resolve) => setTimeout(() => resolve({running}.length === 0), 400))");
        assert!(page.is(&still).await);
        let change = async |label: &str| {
            let act = format!(
                "const name = (button) => button.ariaLabel ?? button.textContent;
                 const button = all('button').find((button) => name(button).startsWith('{label}'));
                 button.focus(); button.click();
                 return host.updateComplete.then(() => {running}.map((motion) => [motion.animationName, motion.effect.getTiming().duration].join()))"
            );
            let moving = page.texts(&act).await;
            assert!(page.is(&still).await, "after {label}");
            moving
        };
        assert_eq!(change("Next event").await, ["appear,140"]);
        // The first event of the lane, then the one that was on the stage.
        assert_eq!(change("Negotiation rounds").await, ["appear,140"]);
        assert_eq!(change("Negotiation rounds").await, ["appear,140"]);
        for label in ["Zoom in", "All", "Party", "Widen busy periods"] {
            assert_eq!(change(label).await, Vec::<String>::new(), "{label}");
        }
    });
}

#[test]
fn accessible_names_of_buttons_contain_their_visible_labels() {
    browse(async |page| {
        for state in STATES {
            page.open(state).await;
            let other = "const words = (text) => (text.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) ?? []).join(' ');
                return all('button[aria-label]').filter((button) =>
                  !words(button.getAttribute('aria-label')).includes(words(button.textContent))).map((button) => button.outerHTML)";
            assert_eq!(page.js(other, json!([])).await, json!([]), "{state}");
        }
    });
}

#[test]
fn the_chart_has_a_summary_in_words() {
    browse(async |page| {
        page.open("/").await;
        let summary = "return root.querySelector('[part~=chart] > p').textContent";
        let data = crate::model::Data::read();
        let mut months = std::collections::BTreeMap::<&str, usize>::new();
        for event in data.events.iter().filter(|event| event.start.len() >= 7) {
            *months.entry(&event.start[..7]).or_default() += 1;
        }
        let most = months.values().max().copied().unwrap_or_default();
        let words = page.text(summary).await;
        assert!(words.starts_with(&format!("{} events. ", data.events.len())), "{words}");
        assert!(words.ends_with(&format!("2022, {most} events")), "{words}");
        page.open("/#q=xylophone").await;
        assert_eq!(page.text(summary).await, "0 events");
    });
}
