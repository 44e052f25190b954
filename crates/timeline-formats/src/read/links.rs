//! Turns bare URLs in a text into links.

use std::mem;
use timeline_core::dataset::{Block, Span, Text};
use timeline_core::import::address;

/// Links every web URL and mail address that is not already part of a link.
pub(super) fn link_addresses(blocks: &mut [Block]) {
    for block in blocks {
        let spans = mem::take(&mut block.spans);
        block.spans = spans.into_iter().flat_map(linked).collect();
    }
}

fn linked(span: Span) -> Vec<Span> {
    let Span { text: Text::Plain(text), strong, emphasis, href: None } = &span else { return vec![span] };
    let mut spans: Vec<Span> = Vec::new();
    let mut put = |words: &str, href: Option<String>| {
        if words.is_empty() {
            return;
        }
        if let (None, Some(Span { text: Text::Plain(before), href: None, .. })) = (&href, spans.last_mut()) {
            before.push_str(words);
            return;
        }
        spans.push(Span { text: Text::from(words), strong: *strong, emphasis: *emphasis, href });
    };
    for word in text.split_inclusive(char::is_whitespace) {
        match found(word) {
            Some((before, address, after, href)) => {
                put(before, None);
                put(address, Some(href));
                put(after, None);
            }
            None => put(word, None),
        }
    }
    spans
}

/// Splits a word into the part before a URL, the URL and the part after it, and returns the link's target as well.
fn found(word: &str) -> Option<(&str, &str, &str, String)> {
    let lower = word.to_ascii_lowercase();
    let start = lower.find("https://").or_else(|| lower.find("http://"));
    let mail = start.is_none();
    let (before, rest) = match start {
        Some(start) => word.split_at_checked(start)?,
        None if word.contains('@') => {
            word.split_at_checked(word.find(|letter: char| letter.is_alphanumeric())?)?
        }
        None => return None,
    };
    let end = rest.find(['<', '>', '"', '«', '»', '“', '”']).unwrap_or(rest.len());
    let address = rest.get(..end)?;
    let mut address = address.trim_end_matches(is_closing);
    // A closing bracket belongs to the URL if it was opened there.
    if rest.get(address.len()..)?.starts_with(')') && address.contains('(') {
        address = rest.get(..address.len().saturating_add(1))?;
    }
    let after = rest.get(address.len()..)?;
    let href = if mail {
        address::link(&format!("mailto:{}", Some(address).filter(|address| is_mail(address))?))?
    } else {
        address::web(address)?
    };
    Some((before, address, after, href))
}

fn is_closing(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '\'' | '…' | '’')
}

fn is_mail(address: &str) -> bool {
    let Some((name, host)) = address.split_once('@') else { return false };
    let plain = |text: &str, more: &[char]| {
        !text.is_empty()
            && text.chars().all(|letter| letter.is_ascii_alphanumeric() || more.contains(&letter))
    };
    plain(name, &['.', '_', '-', '+'])
        && plain(host, &['.', '-'])
        && host.contains('.')
        && !host.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut blocks = [Block::from(Text::from(text))];
        link_addresses(&mut blocks);
        let spans = blocks[0].spans.iter().map(|span| match &span.href {
            Some(href) => format!("[{}]({href})", span.text.get("")),
            None => span.text.get("").to_owned(),
        });
        assert_eq!(spans.collect::<String>(), expected, "for {text:?}");
    }

    #[test]
    fn bare_urls_are_linked_without_surrounding_punctuation() {
        check("no address", "no address");
        check("see https://e.org/a, then", "see [https://e.org/a](https://e.org/a), then");
        check("(https://e.org/a_(b)).", "([https://e.org/a_(b)](https://e.org/a_(b))).");
        check("<HTTP://e.org>", "<[HTTP://e.org](HTTP://e.org)>");
        check("\"https://e.org/'x'\"", "\"[https://e.org/'x](https://e.org/%27x)'\"");
        check("mail a.b@e.org!", "mail [a.b@e.org](mailto:a.b@e.org)!");
        check(
            "@name a@b ftp://e.org http:// javascript://e.org",
            "@name a@b ftp://e.org http:// javascript://e.org",
        );
        check("https://user@e.org", "https://user@e.org");
        check("", "");
    }
}
