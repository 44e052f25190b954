//! Converts HTML in a text to blocks, with an allowlist of elements.
//!
//! Paragraphs, line breaks, emphasis, lists, quotes and links are kept. Other elements keep only their text, and elements without
//! text (scripts, frames, drawings) are dropped. Must not be here: any way for markup to stay markup.

use super::tokens::{StartTag, Token, tokens};
use timeline_core::dataset::{Block, BlockKind, Span, Text};
use timeline_core::import::address;
use timeline_core::import::limits::CHARACTERS;

/// The maximum number of bytes of all URLs in a text. Each change of emphasis within a link copies its URL, and only an attacker
/// needs many copies of a long URL. Beyond the limit, text is not linked.
const ADDRESSES: usize = 10 * CHARACTERS;

/// The blocks of a text that may contain HTML. A blank line outside block elements starts a paragraph, too.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut builder = BlockBuilder::default();
    for token in tokens(text) {
        match token {
            Token::Start(tag) => builder.open(&tag),
            Token::End(name) => builder.close(&name),
            Token::Words(words) => builder.words(&String::from_utf8_lossy(&words)),
        }
    }
    builder.end_block();
    builder.blocks
}

/// The text of HTML or plain text, in one line.
pub(super) fn plain(text: &str) -> String {
    let blocks = if text.contains(['<', '&']) { blocks(text) } else { vec![Block::from(Text::from(text))] };
    let mut words = String::new();
    for block in &blocks {
        words.push(' ');
        block.spans.iter().flat_map(|span| span.text.all()).for_each(|text| words.push_str(text));
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first web URL in markup, such as the source of a frame or the link to a quoted post.
pub(super) fn embedded_address(markup: &str) -> Option<String> {
    tokens(markup).find_map(|token| {
        let Token::Start(tag) = token else { return None };
        ["src", "href", "cite", "data"].iter().find_map(|name| secure_address(&tag.attribute(name)?))
    })
}

/// The URL if it is `https` or scheme-relative.
fn secure_address(url: &str) -> Option<String> {
    let url = url.trim();
    let url = if url.starts_with("//") { format!("https:{url}") } else { url.to_owned() };
    address::web(&url)
        .filter(|url| url.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://")))
}

/// Elements whose content is not text.
fn is_dropped(name: &[u8]) -> bool {
    const DROPPED: [&[u8]; 17] = [
        b"script",
        b"style",
        b"iframe",
        b"object",
        b"svg",
        b"math",
        b"template",
        b"noscript",
        b"noembed",
        b"noframes",
        b"audio",
        b"video",
        b"canvas",
        b"select",
        b"head",
        b"applet",
        b"frameset",
    ];
    DROPPED.contains(&name)
}

/// Elements that start on a new line.
fn is_block(name: &[u8]) -> bool {
    const BLOCKS: [&[u8]; 36] = [
        b"p",
        b"div",
        b"h1",
        b"h2",
        b"h3",
        b"h4",
        b"h5",
        b"h6",
        b"section",
        b"article",
        b"header",
        b"footer",
        b"main",
        b"nav",
        b"aside",
        b"address",
        b"pre",
        b"table",
        b"tr",
        b"caption",
        b"dl",
        b"dt",
        b"dd",
        b"figure",
        b"figcaption",
        b"form",
        b"fieldset",
        b"details",
        b"summary",
        b"hr",
        b"center",
        b"ul",
        b"ol",
        b"li",
        b"blockquote",
        b"body",
    ];
    BLOCKS.contains(&name)
}

#[derive(Default)]
struct BlockBuilder {
    blocks: Vec<Block>,
    spans: Vec<Span>,
    /// Whether a space is due before the next word.
    space: bool,
    /// The open lists: whether each is numbered, and the number of open items when it started.
    lists: Vec<(bool, usize)>,
    items: usize,
    quotes: usize,
    /// The number of open block elements, in which blank lines have no meaning.
    open_blocks: usize,
    strong: usize,
    emphasis: usize,
    href: Option<String>,
    /// Bytes of the URLs in all spans so far.
    addresses: usize,
    /// The element whose content is being dropped, and how often it is open.
    dropped: Option<(Vec<u8>, usize)>,
}

impl BlockBuilder {
    fn open(&mut self, tag: &StartTag) {
        let name = tag.name.as_slice();
        if let Some((dropped, depth)) = &mut self.dropped {
            if dropped == name && !tag.closes_itself {
                *depth = depth.saturating_add(1);
            }
            return;
        }
        if is_dropped(name) {
            let closed = tag.closes_itself && matches!(name, b"svg" | b"math");
            self.dropped = (!closed).then(|| (name.to_owned(), 1));
            return;
        }
        if is_block(name) {
            self.end_block();
            if name != b"hr" {
                self.open_blocks = self.open_blocks.saturating_add(1);
            }
        }
        match name {
            b"br" => self.line_break(),
            b"td" | b"th" | b"option" => self.space = true,
            b"ul" => self.lists.push((false, self.items)),
            b"ol" => self.lists.push((true, self.items)),
            b"li" => self.items = self.items.saturating_add(1),
            b"blockquote" => self.quotes = self.quotes.saturating_add(1),
            b"strong" | b"b" => self.strong = self.strong.saturating_add(1),
            b"em" | b"i" => self.emphasis = self.emphasis.saturating_add(1),
            b"a" => self.href = tag.attribute("href").and_then(|url| address::link(url.trim())),
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        if let Some((dropped, depth)) = &mut self.dropped {
            if dropped == name {
                *depth = depth.saturating_sub(1);
                if *depth == 0 {
                    self.dropped = None;
                }
            }
            return;
        }
        if is_block(name) {
            self.end_block();
            self.open_blocks = self.open_blocks.saturating_sub(1);
        }
        match name {
            b"ul" | b"ol" => self.items = self.lists.pop().map_or(self.items, |(_, items)| items),
            b"li" => self.items = self.items.saturating_sub(1),
            b"blockquote" => self.quotes = self.quotes.saturating_sub(1),
            b"strong" | b"b" => self.strong = self.strong.saturating_sub(1),
            b"em" | b"i" => self.emphasis = self.emphasis.saturating_sub(1),
            b"a" => self.href = None,
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        if self.dropped.is_some() {
            return;
        }
        let mut line_ends = 0_usize;
        for letter in text.chars() {
            // A no-break space is an ordinary character.
            if letter.is_ascii_whitespace() {
                self.space = true;
                line_ends = line_ends.saturating_add(usize::from(letter == '\n'));
                continue;
            }
            if line_ends > 1 && self.open_blocks == 0 {
                self.end_block();
            }
            line_ends = 0;
            self.letter(letter);
        }
    }

    fn letter(&mut self, letter: char) {
        let due = std::mem::take(&mut self.space);
        let space = due && !self.spans.is_empty() && !self.ends_with_line_break();
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        let same = |span: &Span| span.strong == strong && span.emphasis == emphasis && span.href == self.href;
        if let Some(Span { text: Text::Plain(words), .. }) = self.spans.last_mut().filter(|span| same(span)) {
            words.extend(space.then_some(' '));
            words.push(letter);
            return;
        }
        self.addresses = self.addresses.saturating_add(self.href.as_ref().map_or(0, String::len));
        if self.addresses > ADDRESSES {
            self.href = None;
        }
        let mut words = String::new();
        match self.spans.last_mut() {
            // The space belongs to the text that is not emphasised or linked.
            Some(Span { text: Text::Plain(before), href: None, .. }) => before.extend(space.then_some(' ')),
            _ => words.extend(space.then_some(' ')),
        }
        words.push(letter);
        self.spans.push(Span { text: Text::Plain(words), strong, emphasis, href: self.href.clone() });
    }

    fn ends_with_line_break(&self) -> bool {
        matches!(self.spans.last(), Some(Span { text: Text::Plain(words), .. }) if words.ends_with('\n'))
    }

    fn line_break(&mut self) {
        self.space = false;
        if !self.spans.is_empty() {
            self.letter('\n');
        }
    }

    fn end_block(&mut self) {
        self.space = false;
        let mut spans = std::mem::take(&mut self.spans);
        while let Some(Span { text: Text::Plain(words), .. }) = spans.last_mut() {
            words.truncate(words.trim_end().len());
            if !words.is_empty() {
                break;
            }
            spans.pop();
        }
        let kind = match (self.items > 0, self.quotes > 0) {
            (true, _) if self.lists.last().is_some_and(|(numbered, _)| *numbered) => BlockKind::NumberedItem,
            (true, _) => BlockKind::Item,
            (false, true) => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        };
        if !spans.is_empty() {
            self.blocks.push(Block { kind, spans });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A body in one line: kinds, words, `*strong*`, `_emphasis_` and `(href)`.
    fn shown(blocks: &[Block]) -> String {
        let shown = blocks.iter().map(|block| {
            let kind = ["p", "q", "i", "n"].get(block.kind as usize).copied().unwrap_or_default();
            let spans = block.spans.iter().map(|span| {
                let strong = if span.strong { "*" } else { "" };
                let emphasis = if span.emphasis { "_" } else { "" };
                let href = span.href.as_ref().map_or(String::new(), |href| format!("({href})"));
                format!("{strong}{emphasis}{}{emphasis}{strong}{href}", span.text.get(""))
            });
            format!("{kind}:{}", spans.collect::<Vec<_>>().join("|"))
        });
        shown.collect::<Vec<_>>().join(" / ")
    }

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(shown(&blocks(html)), expected, "for {html:?}");
    }

    #[test]
    fn allowed_elements_are_kept() {
        check("just words", "p:just words");
        check("<p>one</p> <p>two</p>", "p:one / p:two");
        check("one\n\ntwo\nthree", "p:one / p:two three");
        check("<p>one\n\nstill one", "p:one still one");
        check("a<br>b<br/> c<br>", "p:a\nb\nc");
        check("<b>a</b> <i>b</i><em><strong>c</strong></em>", "p:*a *|_b_|*_c_*");
        check("a <ul><li>b<li>c</ul> d", "p:a / i:b / i:c / p:d");
        check("a <ul><li>b</li><li>c</li></ul> d", "p:a / i:b / i:c / p:d");
        check("<ol><li>one</li></ol>", "n:one");
        check("<blockquote>said <p>so</p></blockquote>x", "q:said / q:so / p:x");
        check("<a href='https://e.org/\"'>x</a> y", "p:x(https://e.org/%22)| y");
        check("<a href=' mailto:a@e.org '>x</a>", "p:x(mailto:a@e.org)");
        check("<h2>Head</h2><div>body<hr>more</div>", "p:Head / p:body / p:more");
        check("<table><tr><td>a<td>b<tr><td>c</table>", "p:a b / p:c");
        check("&lt;b&gt; &amp;&nbsp;&eacute; &#x1F600;", "p:<b> &\u{a0}é 😀");
        check("1 < 2 && 3 > 2", "p:1 < 2 && 3 > 2");
        check("<span class=x>a</span><unknown>b</unknown>", "p:ab");
        check("", "");
        check("<p> <p></p><br>", "");
    }

    #[test]
    fn other_elements_are_dropped() {
        check("a<img src=x onerror=alert(1)>b", "p:ab");
        check("a<script>alert('<p>')</script>b", "p:ab");
        check("a<svg onload=alert(1)><text>x</text></svg>b", "p:ab");
        check("a<svg/>b", "p:ab");
        check("a<svg><svg></svg>x</svg>b", "p:ab");
        check("a<math><mi><style><img src=x onerror=x></style></math>b", "p:ab");
        check("a<iframe srcdoc='<script>x</script>'>y</iframe>b", "p:ab");
        check("a<object data=x><embed src=y></object>b", "p:ab");
        check("a<style>p{}", "p:a");
        check("<a><b", "");
        check("x <a><b", "p:x");
        for href in
            ["javascript:x", "JAVA\tSCRIPT:x", "&#106;avascript:x", "data:text/html,x", "//e.org", "/x", ""]
        {
            check(&format!("<a href=\"{href}\" onclick=x target=_top>a</a>"), "p:a");
        }
        check("<!-- a --><!doctype html>b]]>", "p:b]]>");
        check("</script></p></b></ul>a", "p:a");
        check("<textarea><img src=x></textarea>", "p:<img src=x>");
    }

    #[test]
    fn a_long_url_is_not_copied_without_limit() {
        let link = format!("<a href='https://e.org/{}'>", "x".repeat(10_000));
        let blocks = blocks(&format!("{link}{}", "a<b>b</b>".repeat(1_100)));
        let spans: Vec<&Span> = blocks.iter().flat_map(|block| &block.spans).collect();
        let copied: usize = spans.iter().filter_map(|span| span.href.as_ref()).map(String::len).sum();
        assert!((10_000..=ADDRESSES).contains(&copied), "{copied}");
        assert_eq!(spans.iter().flat_map(|span| span.text.all()).collect::<String>(), "ab".repeat(1_100));
    }

    #[test]
    fn plain_text_is_one_line() {
        for (html, expected) in [
            ("<p>a</p><p>b<br>c</p>", "a b c"),
            ("  a\n b ", "a b"),
            ("Q&amp;A <i>now</i>", "Q&A now"),
            ("<script>x</script>", ""),
        ] {
            assert_eq!(plain(html), expected);
        }
    }

    #[test]
    fn markup_in_place_of_a_url_gives_the_url_in_it() {
        for (markup, expected) in [
            ("<iframe src='https://e.org/a?b=\"'></iframe>", Some("https://e.org/a?b=%22")),
            ("<iframe width=1 src=\"//e.org/a\"></iframe>", Some("https://e.org/a")),
            (
                "<blockquote class=tweet><p>x <a href='/y'>y</a> <a href=https://e.org/1>z</a>",
                Some("https://e.org/1"),
            ),
            ("<iframe src=javascript:x></iframe>", None),
            ("<iframe srcdoc='<a href=https://e.org>'></iframe>", None),
            ("<iframe src=http://e.org></iframe>", None),
            ("<b>", None),
        ] {
            assert_eq!(embedded_address(markup).as_deref(), expected, "for {markup}");
        }
    }
}
