//! What a timeline holds: events, their facets and terms, and their sources.
//!
//! Invariants, held by [`Dataset::new`]: ids are unique; events are in list order; every tag and source of an event
//! exists; a term's parent is a term of the same facet without a parent of its own. Must not be here: terms of any
//! particular vocabulary, a reader's state, the browser.

mod body;
mod build;
mod data;
mod draft;
mod era;
mod event;
mod facet;
mod ids;
mod mark;
mod media;
mod palette;
mod source;
mod text;
mod vocabulary;
mod when;

pub use body::{Block, BlockKind, Span};
pub use build::{Arranging, Building, Identifying};
pub use data::Dataset;
pub use draft::{Draft, DraftClaim, DraftFacet, DraftTerm, Parts};
pub use era::Era;
pub use event::{Claim, Details, Difference, Event, Person, Place};
pub use facet::{Facet, Tag, Term};
pub use ids::Ids;
pub use mark::{Color, Shape};
pub use media::{Media, MediaKind};
pub use palette::PALETTE;
pub use source::Source;
pub use text::Text;
pub use vocabulary::free_name;
pub use when::{Moment, Precision, When};
