//! A shadow root around the timeline, with its style sheet, so that class names of page and timeline do not collide.

use js_sys::Array;
use talks_timeline::styles;
use web_sys::{CssStyleSheet, Element, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ShadowProps {
    pub children: Html,
}

/// Renders its children in a shadow root.
#[component]
pub fn Shadow(props: &ShadowProps) -> Html {
    let host = use_node_ref();
    let base = use_state(|| None);
    {
        let (host, base) = (host.clone(), base.clone());
        use_effect_with((), move |()| {
            base.set(host.cast::<Element>().and_then(|host| prepare(&host)));
        });
    }
    html! {
        <div ref={host}>
            { base.as_ref().map(|base| create_portal(props.children.clone(), Element::clone(base))) }
        </div>
    }
}

/// The element to render into. Yew clears it, so it must not be the shadow root itself.
fn prepare(host: &Element) -> Option<Element> {
    let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok()?;
    // The policy `style-src 'self'` allows a constructed sheet, but not a <style> element.
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(styles::SHEET).ok()?;
    root.set_adopted_style_sheets(&Array::of1(&sheet));
    let base = host.owner_document()?.create_element("div").ok()?;
    base.set_class_name("base");
    root.append_child(&base).ok()?;
    Some(base)
}
