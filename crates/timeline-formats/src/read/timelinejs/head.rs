//! The title slide and heading, which both kinds of TimelineJS's JSON have.

use crate::read::html;
use crate::read::problems::{cut, too_long};
use timeline_core::dataset::{Parts, Text};
use timeline_core::import::value::Fields;

/// Sets title and standfirst, which are plain texts in this widget.
pub(super) fn put_title(parts: &mut Parts, headline: &str, text: &str, fields: &mut Fields<'_>) {
    parts.title = Text::Plain(plain(fields, "text", headline));
    parts.standfirst = Text::Plain(plain(fields, "text", text));
}

/// The text of a field that may contain HTML, in one line and cut to the maximum length.
pub(super) fn plain(fields: &mut Fields<'_>, name: &str, text: &str) -> String {
    let kept = cut(text);
    if kept.len() < text.len() {
        fields.problem(name, &too_long(text));
    }
    html::plain(kept)
}
