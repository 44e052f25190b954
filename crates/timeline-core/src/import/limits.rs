//! How much of an input is read. Beyond that it is left out and named, so that no file takes the page with it.

/// Bytes of a whole input; a larger one is not read at all.
pub const BYTES: usize = 64 << 20;

/// Events; further ones are left out.
pub const EVENTS: usize = 1_000_000;

/// Columns of a table; further ones are left out.
pub const COLUMNS: usize = 200;

/// Characters of one text; it is cut there.
pub const CHARACTERS: usize = 20_000;

/// Levels of lists and objects in JSON; an event that goes deeper is left out.
pub const NESTING: usize = 32;

/// Terms of one facet that is made from a column; further ones are left out.
pub const TERMS: usize = 5_000;

/// Problems that are kept; the others are counted.
pub const PROBLEMS: usize = 1_000;
