//! The words of the interface in each language: messages, plural forms and dates.
//!
//! The words of a dataset do not belong here, and nothing here calls the browser's `Intl`.

mod catalogue;
#[cfg(feature = "json")]
mod catalogues;
mod dates;
mod english;
mod language;
mod message;
mod template;

pub use dates::DateStyle;
pub use language::Locale;
pub use message::Message;
