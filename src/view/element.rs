//! A builder of elements for the virtual DOM.
//!
//! `html!` expands to code that builds the element anew at each call site. Building by calls of shared functions instead
//! saves 6.6 kB (brotli) of the module, so call sites pass constant data and computed values only. `html!` still
//! places components.

use std::rc::Rc;
use timeline_core::state::Action;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VTag};

/// An element: `element!("line", "class" = "grid"; "x1" = x)`. Constant attributes come before the semicolon, computed ones
/// after it; a computed attribute that is `None` is left out.
macro_rules! element {
    ($name:literal $(, $fixed:literal = $value:literal)* $(; $($set:literal = $computed:expr),+)? $(,)?) => {{
        const COMPUTED: usize = <[&str]>::len(&[$($($set),+)?]);
        const TEMPLATE: $crate::view::element::Template<COMPUTED> =
            $crate::view::element::Template::new(&[$name, $($fixed,)* $($($set,)+)? $($value),*]);
        TEMPLATE.begin()$($(.value($computed))+)?.element()
    }};
}
pub(super) use element;

/// The constant part of an element, which takes `COMPUTED` values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Template<const COMPUTED: usize> {
    /// The tag name; the names of the attributes, constant ones first; the values of the constant ones.
    words: &'static [&'static str],
}

impl<const COMPUTED: usize> Template<COMPUTED> {
    /// Fails to compile unless each constant attribute has a value.
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() > COMPUTED && (words.len() - 1 - COMPUTED).is_multiple_of(2));
        Self { words }
    }

    /// An element that still needs its computed values.
    #[inline(always)]
    pub(super) fn begin(self) -> Unfinished<COMPUTED> {
        Unfinished(Element::new(self.words, COMPUTED))
    }
}

/// An element that still needs that many values.
#[must_use]
pub(super) struct Unfinished<const MISSING: usize>(Element);

/// `Unfinished<1>` takes a value and becomes `Unfinished<0>`, and so on. Adding the values one by one makes smaller code than an
/// array of them.
macro_rules! take_value {
    ($($missing:literal => $left:literal),+) => {$(
        impl Unfinished<$missing> {
            /// Adds the value of the next computed attribute.
            #[inline(always)]
            pub(super) fn value(self, value: impl Attribute) -> Unfinished<$left> {
                Unfinished(value.add_to(self.0))
            }
        }
    )+};
}
take_value!(1 => 0, 2 => 1, 3 => 2, 4 => 3, 5 => 4, 6 => 5, 7 => 6, 8 => 7);

impl Unfinished<0> {
    #[inline(always)]
    pub(super) fn element(self) -> Element {
        self.0
    }
}

/// An element under construction.
#[must_use]
pub(super) struct Element(Box<Parts>);

struct Parts {
    name: &'static str,
    /// The names of the attributes. Elements made at one call site share this slice, which lets Yew compare values by place.
    keys: &'static [&'static str],
    /// The values, in the order of the keys.
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
    /// Whether the number of children may change from render to render.
    is_list: bool,
    /// The text of a field.
    field_value: Option<String>,
    node: NodeRef,
    key: Option<Key>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
}

// Never inlined, so that call sites only call.
impl Element {
    /// `words` comes from a [`Template`].
    #[inline(never)]
    fn new(words: &'static [&'static str], computed: usize) -> Self {
        let (name, rest) = words.split_first().unwrap_or((&"", &[]));
        let (keys, constant) = rest.split_at_checked((rest.len() + computed) / 2).unwrap_or_default();
        let mut values = Vec::with_capacity(keys.len());
        values.extend(constant.iter().map(|value| Some(attribute(AttrValue::Static(value)))));
        let (children, is_list, field_value, node) = (Vec::new(), false, None, NodeRef::default());
        let (key, listeners) = (None, Vec::new());
        Self(Box::new(Parts { name, keys, values, children, is_list, field_value, node, key, listeners }))
    }

    #[inline(never)]
    fn push_value(mut self, value: Option<AttrValue>) -> Self {
        self.0.values.push(value.map(attribute));
        self
    }

    /// Appends a child.
    #[inline(always)]
    pub(super) fn child(self, child: impl Child) -> Self {
        child.append_to(self)
    }

    #[inline(never)]
    fn push(mut self, child: Html) -> Self {
        self.0.children.push(child);
        self
    }

    /// Appends children whose number may change from render to render.
    #[inline]
    pub(super) fn children<C: Child>(mut self, children: impl IntoIterator<Item = C>) -> Self {
        self.0.is_list = true;
        for child in children {
            self = child.append_to(self);
        }
        self
    }

    /// Replaces the tag name.
    pub(super) fn tag_name(mut self, name: &'static str) -> Self {
        self.0.name = name;
        self
    }

    /// Sets the text of a field.
    pub(super) fn field_value(mut self, text: String) -> Self {
        self.0.field_value = Some(text);
        self
    }

    /// Sets the key by which Yew finds the element again among its siblings, all of which need one.
    #[inline(never)]
    pub(super) fn key(mut self, key: impl Into<Key>) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Makes the element available to the hooks.
    #[inline(never)]
    pub(super) fn node_ref(mut self, node: &NodeRef) -> Self {
        self.0.node = node.clone();
        self
    }

    /// Dispatches an action when the element is clicked.
    #[inline(never)]
    pub(super) fn on_click(self, dispatch: &Callback<Action>, action: Action) -> Self {
        self.listen(Rc::new(DispatchOnClick { dispatch: dispatch.clone(), action }))
    }

    /// Calls back with each event of a kind.
    #[inline(never)]
    pub(super) fn on(self, kind: EventKind, callback: Callback<Event>) -> Self {
        self.listen(Rc::new(CallbackListener { kind, callback }))
    }

    fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        debug_assert!(
            self.0.listeners.iter().flatten().all(|known| known.kind() != listener.kind()),
            "<{}> has a second listener of {}",
            self.0.name,
            listener.kind().type_name()
        );
        self.0.listeners.push(Some(listener));
        self
    }

    #[inline(never)]
    fn build(self) -> VTag {
        let Parts { name, keys, values, mut children, is_list, field_value, node, key, listeners } = *self.0;
        let mut tag = VTag::new(AttrValue::Static(name));
        tag.attributes = Attributes::Dynamic { keys, values: values.into() };
        if let Some(place) = tag.children_mut() {
            *place = match children.pop() {
                Some(only) if children.is_empty() && !is_list => only,
                last => children.into_iter().chain(last).collect(),
            };
        }
        if let Some(text) = field_value {
            tag.set_value(text);
        }
        if !listeners.is_empty() {
            tag.set_listeners(listeners.into());
        }
        (tag.node_ref, tag.key) = (node, key);
        tag
    }
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(element: Element) -> Self {
        element.build().into()
    }
}

/// The value of a boolean ARIA state.
pub(super) fn boolean(state: bool) -> &'static str {
    if state { "true" } else { "false" }
}

fn attribute(value: AttrValue) -> AttributeOrProperty {
    AttributeOrProperty::Attribute(value)
}

/// Types that can be the value of an attribute.
pub(super) trait Attribute {
    fn add_to(self, element: Element) -> Element;
}

impl Attribute for AttrValue {
    #[inline(never)]
    fn add_to(self, element: Element) -> Element {
        element.push_value(Some(self))
    }
}

impl Attribute for String {
    #[inline(never)]
    fn add_to(self, element: Element) -> Element {
        element.push_value(Some(self.into()))
    }
}

impl Attribute for Option<String> {
    #[inline(never)]
    fn add_to(self, element: Element) -> Element {
        element.push_value(self.map(AttrValue::from))
    }
}

impl Attribute for &'static str {
    #[inline(never)]
    fn add_to(self, element: Element) -> Element {
        element.push_value(Some(AttrValue::Static(self)))
    }
}

impl Attribute for Option<&'static str> {
    #[inline(never)]
    fn add_to(self, element: Element) -> Element {
        element.push_value(self.map(AttrValue::Static))
    }
}

/// Types that can be a child of an element.
pub(super) trait Child {
    fn append_to(self, parent: Element) -> Element;
}

impl Child for Html {
    fn append_to(self, parent: Element) -> Element {
        parent.push(self)
    }
}

impl Child for Element {
    #[inline(never)]
    fn append_to(self, parent: Element) -> Element {
        parent.push(self.into())
    }
}

/// `None` renders a placeholder, keeping sibling positions.
impl<C: Child> Child for Option<C> {
    fn append_to(self, parent: Element) -> Element {
        match self {
            Some(child) => child.append_to(parent),
            None => append_placeholder(parent),
        }
    }
}

#[inline(never)]
fn append_placeholder(parent: Element) -> Element {
    parent.push(Html::default())
}

impl Child for &str {
    #[inline(never)]
    fn append_to(self, parent: Element) -> Element {
        parent.push(Html::from(self))
    }
}

impl Child for String {
    #[inline(never)]
    fn append_to(self, parent: Element) -> Element {
        parent.push(Html::from(self))
    }
}

/// The listener of a button.
struct DispatchOnClick {
    dispatch: Callback<Action>,
    action: Action,
}

impl Listener for DispatchOnClick {
    fn kind(&self) -> ListenerKind {
        ListenerKind::onclick
    }

    fn handle(&self, _: Event) {
        self.dispatch.emit(self.action.clone());
    }

    fn passive(&self) -> bool {
        false
    }
}

/// The kinds of events that elements listen to.
#[derive(Debug, Clone, Copy)]
pub(super) enum EventKind {
    Click,
    Change,
    Input,
    KeyDown,
    FocusIn,
    FocusOut,
    Toggle,
}

/// Any other listener.
struct CallbackListener {
    kind: EventKind,
    callback: Callback<Event>,
}

impl Listener for CallbackListener {
    fn kind(&self) -> ListenerKind {
        match self.kind {
            EventKind::Click => ListenerKind::onclick,
            EventKind::Change => ListenerKind::onchange,
            EventKind::Input => ListenerKind::oninput,
            EventKind::KeyDown => ListenerKind::onkeydown,
            EventKind::FocusIn => ListenerKind::onfocusin,
            EventKind::FocusOut => ListenerKind::onfocusout,
            EventKind::Toggle => ListenerKind::ontoggle,
        }
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// The keys of an element's children, in their order.
#[cfg(test)]
pub(super) fn child_keys(element: Element) -> Vec<String> {
    let built = element.build();
    let Some(Html::VList(list)) = built.children() else { return Vec::new() };
    list.iter().filter_map(|child| child.key().map(ToString::to_string)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "<button> has a second listener of click")]
    #[cfg(debug_assertions)]
    fn a_second_listener_of_the_same_event_is_refused() {
        let element = element!("button").on(EventKind::KeyDown, Callback::noop());
        let element = element.on_click(&Callback::noop(), Action::Clear);
        drop(Html::from(element.on(EventKind::Click, Callback::noop())));
    }

    #[test]
    fn attributes_keep_their_values_and_lists_their_placeholders() {
        let element = element!("a", "rel" = "x"; "href" = "y".to_owned(), "lang" = None::<String>);
        let built = element.child(None::<&str>).child("words").build();
        let attributes: Vec<_> = built.attributes.iter().collect();
        assert_eq!(attributes, [("rel", "x"), ("href", "y")]);
        assert!(matches!(built.children(), Some(Html::VList(list)) if list.len() == 2));
    }
}
