//! Every field of the native format, its type and its meaning, in one table for each kind of object.
//!
//! The reader, `import::json`, reads these fields and no others; a test compares the two.

use Kind::{
    Address, Blocks, Choice, Color, Date, Flag, Link, List, Number, Shape, Spans, String, Strings, Tags,
    Words,
};

/// The type of a field.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A text that is a name.
    String,
    /// A text, or one for each language.
    Words,
    Date,
    Flag,
    /// A number with minimum and maximum.
    Number(i64, i64),
    /// One of these.
    Choice(&'static [&'static str]),
    Color,
    Shape,
    /// A web URL.
    Address,
    /// A web URL or `mailto:`.
    Link,
    /// Ids, or one of them.
    Strings,
    /// Lists of ids by the id of a facet.
    Tags,
    /// Objects of a kind, or one of them.
    List(&'static str),
    /// Texts or blocks, or one of them.
    Blocks,
    /// Texts or spans, or one of them.
    Spans,
}

/// A field: its name, whether it is required, its type, and its meaning.
pub(super) type Field = (&'static str, bool, Kind, &'static str);

/// The whole file.
pub(super) const DATASET: &[Field] = &[
    ("$schema", false, String, "The address of this schema, for editors."),
    ("format", false, Choice(&["talks-timeline/1"]), "Name and version of the format."),
    ("title", false, Words, "Heading of the timeline."),
    ("standfirst", false, Words, "One or two sentences under the title."),
    ("as_of", false, Date, "The date up to which the record is complete."),
    ("language", false, String, "Language tag of plain texts; \"en\" if it is missing."),
    ("eras", false, List("era"), "Periods behind the events."),
    (
        "facets",
        false,
        List("facet"),
        "Dimensions that readers filter by; the first gives marks their colours and shapes.",
    ),
    ("sources", false, List("source"), "Sources of the statements."),
    ("events", true, List("event"), "The events, in any order."),
];

/// The objects of a dataset, by name.
pub(super) const OBJECTS: &[(&str, &[Field])] = &[
    (
        "era",
        &[
            ("start", true, Date, "Its first date."),
            ("end", false, Date, "Its last date, inclusive."),
            ("precision", false, PRECISION, "Ignores finer fields of the dates."),
            ("about", false, Flag, "Whether the dates are approximate."),
            ("label", false, Words, "Its name."),
        ],
    ),
    (
        "facet",
        &[
            (
                "id",
                true,
                String,
                "Name in addresses, unique; not q, from, to, selected, group, range or none.",
            ),
            ("label", false, Words, "Name for readers; the id if it is missing."),
            ("prominent", false, Flag, "Whether its tags are shown on every event of the list."),
            ("terms", false, List("term"), "Its values, in the order shown."),
        ],
    ),
    (
        "term",
        &[
            ("id", true, String, "Name in addresses, unique within the facet."),
            ("label", false, Words, "Name for readers; the id if it is missing."),
            ("parent", false, String, "Id of a broader term of the same facet, declared before this one."),
            ("color", false, Color, "Colour of the marks, for light and for dark backgrounds."),
            ("shape", false, Shape, "Outline of the marks."),
        ],
    ),
    (
        "source",
        &[
            ("id", true, String, "Name within the file, unique."),
            ("title", false, Words, "Title of the page, or a plain description."),
            ("publisher", false, Words, "Who published it."),
            ("date", false, Date, "When it was published."),
            ("url", false, Address, "Its address."),
            ("note", false, Words, "What a reader should know, such as whose outlet it is."),
            ("language", false, String, "Language tag of the page, where it differs from the dataset's."),
        ],
    ),
    (
        "event",
        &[
            ("id", false, String, "Name in addresses, unique; never change or reuse it."),
            ("start", true, Date, "When it began, no more precisely than is known."),
            ("end", false, Date, "Last date of a range, inclusive."),
            ("precision", false, PRECISION, "Ignores finer fields of start and end."),
            ("about", false, Flag, "Whether the record gives the date as approximate."),
            ("display", false, Words, "The date as the source words it."),
            ("headline", false, Words, "One line."),
            ("short", false, Words, "A few words for its mark in the chart; the headline if it is missing."),
            ("summary", false, Words, "A short paragraph."),
            ("text", false, Blocks, "Longer text: paragraphs, quotes and lists."),
            ("media", false, List("medium"), "Images and links."),
            ("tags", false, Tags, "For each facet id a list of term ids."),
            ("place", false, List("place"), "Where it took place."),
            ("people", false, List("person"), "Who took part."),
            ("sources", false, Strings, "Ids of sources; give every event at least one."),
            ("claims", false, List("claim"), "Who said what."),
            ("differs", false, List("difference"), "Where the source article differs from the record."),
        ],
    ),
    (
        "block",
        &[
            (
                "kind",
                false,
                Choice(&["paragraph", "quote", "item", "numbered"]),
                "Type of the block; a paragraph if missing.",
            ),
            ("spans", true, Spans, "Its text, joined without spaces."),
        ],
    ),
    (
        "span",
        &[
            ("text", true, Words, "The words; never read as HTML."),
            ("strong", false, Flag, "Whether the words are important (bold)."),
            ("emphasis", false, Flag, "Whether the words are emphasised (italic)."),
            ("href", false, Link, "Address of a link."),
        ],
    ),
    (
        "medium",
        &[
            (
                "url",
                true,
                String,
                "Address: of an image https:// or relative, of a link https:// or http://.",
            ),
            ("kind", false, Choice(&["image", "link"]), "The file extension decides if it is missing."),
            ("title", false, Words, "Name of a link."),
            ("alt", false, Words, "What an image shows, for those who do not see it."),
            ("caption", false, Words, "A line under the image."),
            ("credit", false, Words, "Who made it."),
        ],
    ),
    (
        "place",
        &[
            ("name", false, Words, "Name for readers."),
            ("lat", false, Number(-90, 90), "Latitude in degrees, north positive."),
            ("lon", false, Number(-180, 180), "Longitude in degrees, east positive."),
        ],
    ),
    (
        "person",
        &[
            ("name", false, Words, "Name for readers."),
            ("office", false, Words, "Office held then."),
            ("party", false, Words, "Country or body spoken for."),
        ],
    ),
    (
        "claim",
        &[
            ("speaker", false, Words, "Who said it."),
            ("text", false, Words, "What was said, in your words."),
            ("sources", false, Strings, "Ids of the sources that report it."),
        ],
    ),
    (
        "difference",
        &[
            ("claim", false, String, "Number of the point in a list of your own; not shown."),
            ("article", false, Words, "What the article says."),
            ("record", false, Words, "What the record says."),
        ],
    ),
];

const PRECISION: Kind = Choice(&["year", "month", "day", "hour", "minute"]);
