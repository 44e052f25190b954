//! Limits on the size of an input, so that no file can hang the page. The excess is left out and reported.

/// Bytes of the whole input; a larger input is refused.
pub const BYTES: usize = 64 << 20;

/// Events; the rest are left out.
pub const EVENTS: usize = 1_000_000;

/// Columns of a table; the rest are left out.
pub const COLUMNS: usize = 200;

/// Characters of one text; longer texts are cut.
pub const CHARACTERS: usize = 20_000;

/// Levels of lists and objects in JSON; an event with more levels is left out.
pub const NESTING: usize = 32;

/// Terms of a facet that is made from a column; the rest are left out.
pub const TERMS: usize = 5_000;

/// Problems that are kept; the rest are counted.
pub const PROBLEMS: usize = 1_000;
