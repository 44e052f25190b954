//! Widespread style sheets.

use super::Host;
use std::path::Path;

#[test]
fn bootstrap() {
    Host::new("bootstrap").sheet("/npm/bootstrap/dist/css/bootstrap.css").check();
}

#[test]
fn bootstrap_in_dark_mode() {
    let host = Host::new("bootstrap-dark").sheet("/npm/bootstrap/dist/css/bootstrap.css");
    host.body(" data-bs-theme=dark").check();
}

#[test]
fn tailwind_preflight() {
    let mut host = Host::new("tailwind");
    host.head = format!("<style>@layer theme, base; @layer base {{ {} }}</style>", preflight());
    host.check();
}

#[test]
fn wordpress() {
    let mut host = Host::new("wordpress");
    for sheet in ["style", "theme", "elements", "classic"] {
        host = host.sheet(&format!("/npm/@wordpress/block-library/build-style/{sheet}.css"));
    }
    host.own_sheet().check();
}

/// Tailwind's reset, with every `--theme(name, fallback)` replaced by its fallback, as the compiler does for unset names.
fn preflight() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/sheets/tailwindcss/preflight.css");
    let source = std::fs::read_to_string(file).expect("Tailwind's preflight; scripts/test fetches it");
    let mut sheet = String::new();
    let mut parts = source.split("--theme(");
    sheet.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (call, rest) = part.split_once(')').expect("the end of a call");
        let (_, fallback) = call.split_once(',').expect("a fallback");
        sheet.push_str(fallback);
        sheet.push_str(rest);
    }
    assert!(!sheet.contains("theme("), "every call is replaced");
    sheet
}
