//! URLs from data: accepts only those that lead to a page, an image or a mailbox, and can do nothing else.
//!
//! Accepted URLs are rewritten: characters that could end an attribute or a CSS string are percent-encoded. Must not be here:
//! a URL that passes through unchanged and unchecked.

/// A web URL, `https://…` or `http://…`, without user name and password.
pub fn web(url: &str) -> Option<String> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| after(url, scheme))?;
    let mut named = false;
    for letter in rest.chars() {
        match letter {
            '/' | '?' | '#' => break,
            // Browsers treat a backslash as a slash, so the host ends there.
            '@' | '\\' | '"' | '\'' | '<' | '>' | '`' | ' ' => return None,
            _ => named = true,
        }
    }
    if named { encoded(url) } else { None }
}

/// A URL from which an image may be shown: `https://…`, or a path on the page's own site.
pub fn image(url: &str) -> Option<String> {
    if after(url, "https://").is_some() {
        return web(url);
    }
    // A colon before the first slash would start a scheme; two slashes, or what browsers treat as such, another host.
    for letter in url.chars() {
        match letter {
            '/' | '?' | '#' => break,
            ':' => return None,
            _ => {}
        }
    }
    let elsewhere = url.is_empty() || url.starts_with("//") || url.bytes().any(|byte| byte == b'\\');
    if elsewhere { None } else { encoded(url) }
}

/// A URL that text may link to: a web URL or `mailto:…`.
pub fn link(url: &str) -> Option<String> {
    match after(url, "mailto:") {
        Some(to) if !to.is_empty() => encoded(url),
        _ => web(url),
    }
}

/// The part after a scheme, which is matched case-insensitively.
fn after<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = url.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// The URL with every character encoded that has a meaning outside it; `None` if it contains a character that no URL may have.
fn encoded(url: &str) -> Option<String> {
    let mut clean = String::with_capacity(url.len());
    for letter in url.chars() {
        let code = match letter {
            ' ' => "%20",
            '"' => "%22",
            '\'' => "%27",
            '<' => "%3C",
            '>' => "%3E",
            '\\' => "%5C",
            '`' => "%60",
            _ if letter.is_control() || letter.is_whitespace() => return None,
            _ => {
                clean.push(letter);
                continue;
            }
        };
        clean.push_str(code);
    }
    Some(clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rule = fn(&str) -> Option<String>;

    fn check(rule: Rule, written: &str, expected: Option<&str>) {
        assert_eq!(rule(written).as_deref(), expected, "for {written:?}");
    }

    #[test]
    fn harmful_urls_are_refused() {
        for written in [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "data:image/svg+xml,<svg/onload=x>",
            "file:///etc/passwd",
            "blob:https://example.org/1",
            "https://user@example.org/",
            "https://user:word@example.org/a.png",
            "https:///user@example.org",
            "https://example.org\\@evil.org",
            "https://exa\"mple.org/",
            "https://",
            "//example.org/a.png",
            "/\\example.org/a.png",
            "\\\\example.org/a.png",
            "https://example.org/\n",
            "",
        ] {
            for rule in [web as Rule, image, link] {
                check(rule, written, None);
            }
        }
    }

    #[test]
    fn accepted_urls_are_rewritten() {
        let out = "https://example.org/a%20%22%27%3E%3Cb%60.png?q=a@b#x";
        check(web, "https://example.org/a \"'><b`.png?q=a@b#x", Some(out));
        check(image, "https://example.org/a \"'><b`.png?q=a@b#x", Some(out));
        check(web, "https://example.org/a\\b", Some("https://example.org/a%5Cb"));
        check(web, "HTTP://example.org", Some("HTTP://example.org"));
        check(image, "images/');x.png", Some("images/%27);x.png"));
    }

    #[test]
    fn images_come_from_https_or_the_page_and_links_may_be_mailto() {
        check(image, "http://example.org/a.png", None);
        for own in ["a.png", "/a:b.png", "../a.png?b=c:d", "a/b.png"] {
            check(image, own, Some(own));
            check(web, own, None);
        }
        check(link, "mailto:a@example.org?subject=a b", Some("mailto:a@example.org?subject=a%20b"));
        check(link, "mailto:", None);
        check(web, "mailto:a@example.org", None);
    }
}
