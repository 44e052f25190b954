//! The native command from outside: its output, files and exit status.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use talks_timeline::TALKS_2022;
use timeline_core::import;
use timeline_core::locale::Locale;
use timeline_core::model::Model;
use timeline_core::query::Query;
use timeline_core::session::{Change, Session};
use timeline_core::state::Action;

const TALKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/talks-2022.json");
const SHEET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/sheet.css");
const BROKEN: &str = r#"{"events": [{"id": "a", "start": "2022-02-30"}, {"id": "b", "start": "2022"}]}"#;

struct Answer {
    status: i32,
    out: String,
    said: String,
}

fn run(arguments: &[&str], input: &str) -> Answer {
    let mut child = Command::new(env!("CARGO_BIN_EXE_talks-timeline"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Commands that need no input close it early.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let answer =
        Answer { status: output.status.code().unwrap(), out: text(output.stdout), said: text(output.stderr) };
    assert!(!answer.out.contains('\u{1b}') && !answer.said.contains('\u{1b}'), "no colours in a pipe");
    answer
}

fn good(arguments: &[&str], input: &str) -> String {
    let answer = run(arguments, input);
    assert_eq!(answer.status, 0, "{arguments:?}: {}", answer.said);
    answer.out
}

#[track_caller]
fn refused(arguments: &[&str], input: &str, expected: &str) {
    let answer = run(arguments, input);
    assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{arguments:?}: {}", answer.said);
    assert!(answer.said.contains(expected), "{arguments:?}: {}", answer.said);
}

/// An empty folder for a test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn help_of_every_command_has_examples() {
    for command in ["", "check", "render", "convert", "export", "schema", "new", "site", "serve"] {
        let arguments: Vec<&str> = [command, "--help"].into_iter().filter(|part| !part.is_empty()).collect();
        let help = good(&arguments, "");
        assert!(help.contains(&format!("Examples:\n  talks-timeline {command}")), "{help}");
    }
}

#[test]
fn check_reports_each_problem_with_its_place() {
    let answer = run(&["check"], BROKEN);
    let expected = "standard input: events[0].start: 2022-02 has no day 30; it has 28 days\nstandard input: 1 event, 1 problem\n";
    assert_eq!((answer.status, answer.out.as_str(), answer.said.as_str()), (1, expected, ""));
    assert_eq!(good(&["check", TALKS], ""), format!("{TALKS}: 60 events, 0 problems\n"));
    assert_eq!(good(&["check", "--quiet", TALKS, "-"], TALKS_2022), "");
    let none = run(&["check", "-q", TALKS, "no-such.json"], "");
    assert_eq!((none.status, none.out.as_str()), (2, ""));
    assert!(none.said.contains("no-such.json cannot be read") && none.said.contains("talks-timeline new"));
    let broken = run(&["check", "-", TALKS], "{\"events\": [");
    assert_eq!((broken.status, broken.out.as_str()), (2, &*format!("{TALKS}: 60 events, 0 problems\n")));
    assert!(
        broken.said.contains("standard input: the dataset is not well-formed JSON at line 1, column 12"),
        "{}",
        broken.said
    );
}

#[test]
fn invalid_arguments_are_refused_with_a_remedy() {
    refused(&["check"], "", "standard input is empty; name a FILE");
    refused(&["convert", "no-such.json", "--to", "csv"], "", "no-such.json cannot be read");
    refused(&["convert", TALKS], "", "--to");
    refused(&["export", TALKS], "", "--ics|--csv|--json");
    refused(&["export", TALKS, "--ics", "--csv"], "", "cannot be used with");
    refused(&["export", TALKS, "--ics", "--stamp", "soon"], "", "is not a valid date");
    refused(
        &["export", TALKS, "--json", "--query", "kind=no-such"],
        "",
        "\"kind=no-such\" matches nothing in this dataset",
    );
    refused(
        &["export", TALKS, "--json", "--query", "from=soon"],
        "",
        "use q, from, to, or a facet (kind, party,",
    );
    refused(
        &["export", TALKS, "--json", "--query", "kind=negotiation-round&from=2023&to=2022"],
        "",
        "--query: \"from=2023&to=2022\" ends before it begins; write the earlier date after \"from=\"",
    );
    refused(&["render", TALKS, "--script", "x.js"], "", "--page");
    refused(&["render", TALKS, "--inline-sheet", "no.css"], "", "no.css cannot be read");
    refused(
        &["render", "--format", "native"],
        "[]",
        "standard input: the dataset cannot be read: expected an object",
    );
    refused(&["schema", "--out", "no/such/folder/x.json"], "", "create its folder first");
    refused(&["schema", "--out", env!("CARGO_TARGET_TMPDIR")], "", "name a file in it");
}

#[test]
fn convert_and_export_write_each_format() {
    let native = good(&["convert", "--to", "native"], TALKS_2022);
    assert_eq!(good(&["convert", "--to", "native", "-"], &native), native);
    assert_eq!(import::native(&native).unwrap().dataset.events().len(), 60);
    let table = run(&["convert", TALKS, "--to", "csv", "--bom"], "");
    assert!(table.out.starts_with("\u{feff}id,start,end,display date,") && table.out.ends_with("\r\n"));
    assert!(
        table.said.contains("talks-timeline: warning: events: CSV has no place for who said what"),
        "{}",
        table.said
    );
    assert!(good(&["convert", "--talks", "--to", "timelinejs"], "").contains("\"start_date\""));
    let calendar =
        good(&["export", "--talks", "--ics", "--address", "https://e.org/", "--stamp", "2024-01-02"], "");
    assert_eq!(calendar.matches("BEGIN:VEVENT\r\n").count(), 60);
    assert!(
        calendar.contains("DTSTAMP:20240102T000000Z\r\n")
            && calendar.contains("URL:https://e.org/#selected=")
    );
    assert!(good(&["export", "--talks", "--csv"], "").starts_with("id,start"));
    let some = good(&["export", "--talks", "--json", "--query", "kind=negotiation-round&to=2022-03-31"], "");
    let count = import::native(&some).unwrap().dataset.events().len();
    assert!((1..60).contains(&count), "{count}");
    let table = "Date,Title,Country\n2022-02-28,Talks,Belarus\nsoon,More,\n";
    let read = run(&["convert", "--to", "native"], table);
    assert!(
        read.out.contains("\"id\": \"country\"") && read.out.contains("\"start\": \"2022-02-28\""),
        "{}",
        read.out
    );
    assert!(read.said.contains("standard input: row 3, column \"Date\": "), "{}", read.said);
    refused(&["convert", "--format", "native", "--to", "csv"], table, "not well-formed JSON");
    let problem = run(&["convert", "--to", "native"], BROKEN);
    assert_eq!(problem.status, 0);
    assert!(
        problem.said.contains("warning: standard input: events[0].start: 2022-02 has no day 30"),
        "{}",
        problem.said
    );
}

#[test]
fn export_accepts_the_address_of_every_link() {
    let talks = Model::new(import::native(TALKS_2022).unwrap().dataset, Locale::ENGLISH);
    let filter =
        Action::Filter(Query::parse("party=RU,UA&q=talks%2C+russia&from=2022-03&to=2022-04", &talks.dataset));
    let shown = Action::Range(Some(talks.whole));
    let opened =
        Session::new(talks).change(Change::Query(Some("kind=negotiation-round".to_owned()))).0.open();
    for actions in
        [vec![], vec![Action::Clear], vec![filter], vec![Action::Select(Some(3)), Action::Group(None), shown]]
    {
        let seen = actions.into_iter().fold(opened.clone(), |seen, action| seen.act(action).0);
        for address in [seen.address(), seen.full_address()] {
            let written = good(&["export", "--talks", "--json", "--query", &format!("#{address}")], "");
            let events = import::native(&written).unwrap().dataset.events().len();
            assert_eq!(events, seen.result().list.len(), "{address}");
        }
    }
}

#[test]
fn render_writes_a_snippet_a_list_or_a_page() {
    let snippet = good(&["render", TALKS], "");
    assert!(snippet.starts_with("<talks-timeline><template shadowrootmode=\"open\">"));
    assert!(snippet.contains("<script type=\"application/json\">{\"format\":\"talks-timeline/1\""));
    assert_eq!(snippet, good(&["render"], TALKS_2022), "the same each time, from any input");
    let linked = good(&["render", TALKS, "--src", "a&\"b.json", "--style-sheet", "x.css"], "");
    assert!(
        linked.starts_with("<talks-timeline src=\"a&amp;&quot;b.json\"><template")
            && linked.contains("href=\"x.css\"")
    );
    assert!(
        !linked.contains("application/json")
            && !good(&["render", "--talks"], "").contains("application/json")
    );
    let styled = good(&["render", TALKS, "--inline-sheet", SHEET], "");
    assert!(
        styled.contains("<template shadowrootmode=\"open\"><style>a{content:\"<\\/style>\"}</style><div")
    );
    let list = good(&["render", TALKS, "--fallback"], "");
    assert!(list.starts_with("<h2>") && !list.contains("<template") && list.matches("<h3>").count() == 60);
    let page = good(&["render", TALKS, "--page", "--script", "talks-timeline.js", "--src", "t.json"], "");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">") && page.ends_with("</html>\n"));
    assert!(page.contains("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\""));
    assert!(page.contains("<script type=\"module\" src=\"talks-timeline.js\"></script>"));
    let hostile = r#"{"title": "</title><b>", "language": "\"><b>", "events": []}"#;
    assert!(!good(&["render", "--page"], hostile).contains("<b>"));
}

#[test]
fn translate_adds_a_translation_and_reports_what_does_not_fit() {
    let folder = folder("translate");
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let data = r#"{"language": "en", "title": "Bridge", "events": [{"id": "a", "start": "2022", "headline": "Plan", "short": "Pl.", "place": {"name": "Hall"}}]}"#;
    let data = file("data.json", data);
    let german = r#"{"format": "talks-timeline-translation/1", "language": "de", "title": "Brücke",
        "events": {"a": {"headline": "Entwurf", "short": "Entw.", "place": ["Saal"]}, "b": {}}}"#;
    let german = file("de.json", german);
    let both = run(&["translate", &data, "--with", &german], "");
    assert_eq!(both.status, 0, "{}", both.said);
    assert!(both.said.contains("events.b: the dataset has no item with this id"), "{}", both.said);
    let dataset = import::native(&both.out).unwrap().dataset;
    let event = &dataset.events()[0];
    assert_eq!([event.headline.get("en"), event.headline.get("de")], ["Plan", "Entwurf"]);
    assert_eq!([event.short().get("en"), event.short().get("de")], ["Pl.", "Entw."]);
    let place = &event.details().places[0].name;
    assert_eq!([place.get("en"), place.get("de")], ["Hall", "Saal"]);
    let only = good(&["translate", &data, "--with", &german, "--only", "--compact"], "");
    assert!(
        only.contains("Entwurf") && !only.contains("Plan") && only.trim_end().lines().count() == 1,
        "{only}"
    );
    let html = good(&["render", "-", "--lang", "de"], &both.out);
    assert!(
        html.contains("Entwurf") && html.contains("1 Ereignis") && html.contains("lang=\"de\""),
        "{html}"
    );
    refused(&["translate", &data, "--with", &data], "", "a translation begins with \"format\"");
    refused(&["translate", &data], "", "--with");
}

#[test]
fn new_creates_a_dataset_without_problems() {
    let starter = good(&["new", "--title", "A \"bridge\" <b>"], "");
    assert_eq!(import::native(&starter).unwrap().dataset.title.get("en"), "A \"bridge\" <b>");
    assert_eq!(good(&["check"], &starter), "standard input: 2 events, 0 problems\n");
    let file = folder("new").join("mine.json");
    let name = file.to_str().unwrap();
    assert_eq!(good(&["new", "--out", name], ""), "");
    refused(&["new", "--out", name], "", "already exists");
    assert_eq!(good(&["check", "-q", name], ""), "");
}

#[test]
fn a_file_is_replaced_as_a_whole_without_leftovers() {
    let folder = folder("out");
    let file = folder.join("x.json");
    fs::write(&file, "before").unwrap();
    assert_eq!(good(&["schema", "--out", file.to_str().unwrap()], ""), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), good(&["schema", "--out", "-"], ""));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_talks-timeline"))
        .args(["convert", TALKS, "--to", "native"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[test]
fn the_site_has_the_data_in_every_format() {
    let folder = folder("site");
    let html = "<html><head>\n</head><body><talks-timeline sync-url></talks-timeline></body></html>";
    fs::write(folder.join("index.html"), html).unwrap();
    good(&["site", folder.to_str().unwrap()], "");
    for (name, begins) in [
        ("talks-2022.json", "{"),
        ("talks-2022.csv", "\u{feff}id,"),
        ("talks-2022.ics", "BEGIN:VCALENDAR\r\n"),
    ] {
        assert!(fs::read_to_string(folder.join(name)).unwrap().starts_with(begins), "{name}");
    }
    refused(&["serve", "no-such-folder"], "", "has no index.html; run scripts/build first");
}
