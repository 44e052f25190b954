//! Elements made by calls of functions that are the same for all of them.
//!
//! `html!` writes out at each place how its element is made, which took 6.6 kB of what a page loads, after brotli. Here a
//! place hands over what never changes as data, and calls for the rest. `html!` still places components.

use std::rc::Rc;
use timeline_core::state::Action;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VTag};

/// An element: `tag!("line", "class" = "grid"; "x1" = x)`. Before the semicolon stand the attributes that never change, after
/// it those that are computed; one that is `None` is left out.
macro_rules! tag {
    ($name:literal $(, $fixed:literal = $value:literal)* $(; $($set:literal = $computed:expr),+)? $(,)?) => {{
        const WORDS: &[&str] = &[$name, $($fixed,)* $($($set,)+)? $($value),*];
        const COMPUTED: usize = <[&str]>::len(&[$($($set),+)?]);
        $crate::view::tag::Tag::new(WORDS, COMPUTED)$($(.set($computed))+)?
    }};
}
pub(super) use tag;

/// An element that is being made.
#[must_use]
pub(super) struct Tag(Box<Parts>);

struct Parts {
    name: &'static str,
    /// The names of the attributes. Elements that are made at one place have the same slice, by which Yew knows that it need
    /// not look for others.
    keys: &'static [&'static str],
    /// Their values, as far as they are there.
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
    /// Whether there may be any number of children.
    many: bool,
    /// What a field holds.
    held: Option<String>,
    node: NodeRef,
    key: Option<Key>,
    listener: Option<Rc<dyn Listener>>,
}

// Never inlined: that each place only calls is what this module is for.
impl Tag {
    /// Of an element's name, the names of its attributes, and the values of those that never change; so many do.
    #[inline(never)]
    pub(super) fn new(words: &'static [&'static str], computed: usize) -> Self {
        let (name, rest) = words.split_first().unwrap_or((&"", &[]));
        let fixed = rest.len().saturating_sub(computed) / 2;
        let (keys, given) = rest.split_at_checked(fixed + computed).unwrap_or_default();
        let mut values = Vec::with_capacity(keys.len());
        values.extend(given.iter().map(|value| Some(attribute(AttrValue::Static(value)))));
        let (children, many, held, node) = (Vec::new(), false, None, NodeRef::default());
        Self(Box::new(Parts { name, keys, values, children, many, held, node, key: None, listener: None }))
    }

    /// The next computed attribute.
    #[inline(always)]
    pub(super) fn set(self, value: impl Value) -> Self {
        value.set(self)
    }

    #[inline(never)]
    fn set_value(mut self, value: Option<AttrValue>) -> Self {
        self.0.values.push(value.map(attribute));
        self
    }

    /// One more child.
    #[inline(always)]
    pub(super) fn child(self, child: impl Child) -> Self {
        child.join(self)
    }

    #[inline(never)]
    fn push(mut self, child: Html) -> Self {
        self.0.children.push(child);
        self
    }

    /// Any number of children.
    #[inline]
    pub(super) fn children<C: Child>(mut self, children: impl IntoIterator<Item = C>) -> Self {
        self.0.many = true;
        for child in children {
            self = child.join(self);
        }
        self
    }

    /// Takes the name of another element.
    pub(super) fn named(mut self, name: &'static str) -> Self {
        self.0.name = name;
        self
    }

    /// What a field holds.
    pub(super) fn holding(mut self, text: String) -> Self {
        self.0.held = Some(text);
        self
    }

    /// By which the element is found again in another render, among others with keys.
    #[inline(never)]
    pub(super) fn key(mut self, key: impl Into<Key>) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Lets the element be found in the document.
    #[inline(never)]
    pub(super) fn at(mut self, node: &NodeRef) -> Self {
        self.0.node = node.clone();
        self
    }

    /// A click asks for an action.
    #[inline(never)]
    pub(super) fn press(mut self, dispatch: &Callback<Action>, action: Action) -> Self {
        self.0.listener = Some(Rc::new(Press { dispatch: dispatch.clone(), action }));
        self
    }

    /// What is called with an event.
    #[inline(never)]
    pub(super) fn on(mut self, heard: Heard, callback: Callback<Event>) -> Self {
        self.0.listener = Some(Rc::new(On { heard, callback }));
        self
    }

    #[inline(never)]
    fn made(self) -> VTag {
        let Parts { name, keys, mut values, mut children, many, held, node, key, listener } = *self.0;
        let mut tag = VTag::new(AttrValue::Static(name));
        // Yew counts on as many values as keys.
        values.resize(keys.len(), None);
        tag.attributes = Attributes::Dynamic { keys, values: values.into() };
        if let Some(place) = tag.children_mut() {
            *place = match children.pop() {
                Some(only) if children.is_empty() && !many => only,
                last => children.into_iter().chain(last).collect(),
            };
        }
        if let Some(text) = held {
            tag.set_value(text);
        }
        if let Some(listener) = listener {
            tag.add_listener(listener);
        }
        (tag.node_ref, tag.key) = (node, key);
        tag
    }
}

fn attribute(value: AttrValue) -> AttributeOrProperty {
    AttributeOrProperty::Attribute(value)
}

impl From<Tag> for Html {
    #[inline(never)]
    fn from(tag: Tag) -> Self {
        tag.made().into()
    }
}

/// What an attribute can be.
pub(super) trait Value {
    fn set(self, tag: Tag) -> Tag;
}

impl Value for AttrValue {
    #[inline(never)]
    fn set(self, tag: Tag) -> Tag {
        tag.set_value(Some(self))
    }
}

impl Value for String {
    #[inline(never)]
    fn set(self, tag: Tag) -> Tag {
        tag.set_value(Some(self.into()))
    }
}

impl Value for Option<String> {
    #[inline(never)]
    fn set(self, tag: Tag) -> Tag {
        tag.set_value(self.map(AttrValue::from))
    }
}

impl Value for &'static str {
    #[inline(never)]
    fn set(self, tag: Tag) -> Tag {
        tag.set_value(Some(AttrValue::Static(self)))
    }
}

impl Value for Option<&'static str> {
    #[inline(never)]
    fn set(self, tag: Tag) -> Tag {
        tag.set_value(self.map(AttrValue::Static))
    }
}

/// What can stand in an element.
pub(super) trait Child {
    fn join(self, parent: Tag) -> Tag;
}

impl Child for Html {
    fn join(self, parent: Tag) -> Tag {
        parent.push(self)
    }
}

impl Child for Tag {
    #[inline(never)]
    fn join(self, parent: Tag) -> Tag {
        parent.push(self.into())
    }
}

/// What is not there keeps its place, so that those after it stay what they are.
impl<C: Child> Child for Option<C> {
    fn join(self, parent: Tag) -> Tag {
        match self {
            Some(child) => child.join(parent),
            None => nothing(parent),
        }
    }
}

#[inline(never)]
fn nothing(parent: Tag) -> Tag {
    parent.push(Html::default())
}

impl Child for &str {
    #[inline(never)]
    fn join(self, parent: Tag) -> Tag {
        parent.push(Html::from(self))
    }
}

impl Child for String {
    #[inline(never)]
    fn join(self, parent: Tag) -> Tag {
        parent.push(Html::from(self))
    }
}

/// A button's listener.
struct Press {
    dispatch: Callback<Action>,
    action: Action,
}

impl Listener for Press {
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

/// The events that elements listen to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Heard {
    Click,
    Change,
    Input,
    KeyDown,
}

/// Any other listener.
struct On {
    heard: Heard,
    callback: Callback<Event>,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        match self.heard {
            Heard::Click => ListenerKind::onclick,
            Heard::Change => ListenerKind::onchange,
            Heard::Input => ListenerKind::oninput,
            Heard::KeyDown => ListenerKind::onkeydown,
        }
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
