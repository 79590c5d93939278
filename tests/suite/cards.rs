//! Whole notes: each `tests/fixtures/cards/NAME.json` is a note as a server answers it, and
//! `NAME.expect` says, line by line, what the card must have.
//!
//! A line is a CSS selector, ` | `, and one of `count = N`, `text = all of its text`, `has = a part
//! of its text` or `@attribute = value`; all but the first speak of the first element selected.

use aizome_mfm::Language;
use aizome_note_html::note::{Note, Options, page, timeline_to_html, to_html};
use aizome_note_html::rich::{self, Site};
use aizome_tests::fixture;
use dom_query::{Document, Selection};

#[test]
fn cards_have_what_is_expected() {
    for name in fixture_names() {
        let html = to_html(&note(&name), &options());
        let card = Document::fragment(&*html);
        let expected = fixture(&format!("cards/{name}.expect"));
        let wrong: Vec<_> = expected.lines().filter_map(|line| check(&card, line).err()).collect();
        assert!(wrong.is_empty(), "{name}:\n{}\nin {html}", wrong.join("\n"));
    }
}

/// Whether a card is as a line says, or what it is instead.
fn check(card: &Document, line: &str) -> Result<(), String> {
    let (selector, claim) = line.split_once(" | ").expect("a line has two parts");
    let (what, expected) = claim.split_once(" = ").expect("a claim has two sides");
    let all = card.try_select(selector);
    let count = all.as_ref().map_or(0, Selection::length);
    let first = all.map(|all| all.first());
    let text = || first.as_ref().map(|first| first.text().to_string());
    let (holds, found) = match what {
        "count" => (count.to_string() == expected, Some(count.to_string())),
        "text" => (text().as_deref() == Some(expected), text()),
        "has" => (text().is_some_and(|text| text.contains(expected)), text()),
        attribute => {
            let name = attribute.strip_prefix('@').expect("an attribute has an @");
            let value = first.as_ref().and_then(|first| first.attr(name));
            (value.as_deref() == Some(expected), value.map(|value| value.to_string()))
        }
    };
    if holds { Ok(()) } else { Err(format!("{line}\n  but it is {found:?}")) }
}

fn options() -> Options<'static> {
    let rich = rich::Options {
        places: &Site("https://home.example"),
        local_host: Some("home.example"),
        ..Options::default().rich
    };
    Options { rich, ..Options::default() }
}

fn speaking(language: Language) -> Options<'static> {
    let options = options();
    Options { rich: rich::Options { language, ..options.rich }, ..options }
}

fn note(name: &str) -> Note {
    let json = fixture(&format!("cards/{name}.json"));
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn fixture_names() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cards");
    let files = std::fs::read_dir(folder).expect("the fixtures are there");
    let mut names: Vec<_> = files
        .filter_map(|file| file.expect("a file").file_name().into_string().ok())
        .filter_map(|file| file.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() >= 15, "{names:?}");
    names
}

/// What notes answer to Misskey's rules of quotes and pure renotes.
#[test]
fn quotes_and_pure_renotes() {
    #[track_caller]
    fn check(json: &str, quote: bool, pure: bool) {
        let note: Note = serde_json::from_str(json).expect("the fixture is right");
        assert_eq!((note.is_quote(), note.is_pure_renote()), (quote, pure), "{json}");
    }
    check("{}", false, false);
    check(r#"{"text": "a"}"#, false, false);
    check(r#"{"renoteId": "1"}"#, false, true);
    check(r#"{"renoteId": "1", "text": null, "cw": null, "fileIds": []}"#, false, true);
    check(r#"{"renoteId": "1", "text": ""}"#, true, false);
    check(r#"{"renoteId": "1", "cw": ""}"#, true, false);
    check(r#"{"renoteId": "1", "replyId": "2"}"#, true, false);
    check(r#"{"renoteId": "1", "poll": {"choices": []}}"#, true, false);
    check(r#"{"renoteId": "1", "fileIds": ["f"]}"#, true, false);
    check(r#"{"renote": {"text": "x"}}"#, false, true);
}

/// The reading forgives: every field of every fixture may be `null` or missing.
#[test]
fn every_field_may_be_missing_or_null() {
    for name in fixture_names() {
        let json: serde_json::Value = serde_json::from_str(&fixture(&format!("cards/{name}.json")))
            .expect("the fixture is right");
        for (pointer, _) in leaves(&json) {
            for value in [None, Some(serde_json::Value::Null)] {
                let mut changed = json.clone();
                replace(&mut changed, &pointer, value);
                let note: Result<Note, _> = serde_json::from_value(changed);
                let note = note.unwrap_or_else(|e| panic!("{name} without {pointer:?}: {e}"));
                assert!(to_html(&note, &options()).ends_with("</article>"));
            }
        }
    }
}

/// The path of every member of every object in a value.
fn leaves(value: &serde_json::Value) -> Vec<(Vec<String>, ())> {
    let children: Vec<(String, &serde_json::Value)> = match value {
        serde_json::Value::Object(map) => map.iter().map(|(k, v)| (k.clone(), v)).collect(),
        serde_json::Value::Array(list) => {
            list.iter().enumerate().map(|(i, v)| (i.to_string(), v)).collect()
        }
        _ => return Vec::new(),
    };
    let mut all = Vec::new();
    for (key, child) in children {
        if value.is_object() {
            all.push((vec![key.clone()], ()));
        }
        for (path, ()) in leaves(child) {
            all.push(([vec![key.clone()], path].concat(), ()));
        }
    }
    all
}

fn replace(value: &mut serde_json::Value, path: &[String], with: Option<serde_json::Value>) {
    let (last, parents) = path.split_last().expect("a path is not empty");
    let mut place = value;
    for key in parents {
        place = match place {
            serde_json::Value::Array(list) => {
                &mut list[key.parse::<usize>().expect("the fixture is right")]
            }
            other => &mut other[key],
        };
    }
    let map = place.as_object_mut().expect("a member is in an object");
    match with {
        Some(with) => drop(map.insert(last.clone(), with)),
        None => drop(map.remove(last)),
    }
}

#[test]
fn times_are_told_from_now_where_it_is_known() {
    #[track_caller]
    fn check(seconds: i64, english: &str, japanese: &str) {
        for (language, expected) in [(Language::English, english), (Language::Japanese, japanese)] {
            let written = 1_763_631_000; // The plain note, 2025-11-20T09:30:00Z.
            let note = Note { created_at: "2025-11-20T09:30:00.000Z".into(), ..Note::default() };
            let now = Some(written + seconds);
            let html = to_html(&note, &Options { now, ..speaking(language) });
            assert_eq!(&*Document::fragment(html).select("time").text(), expected);
        }
    }
    check(0, "just now", "たった今");
    check(9, "just now", "たった今");
    check(10, "10 seconds ago", "10秒前");
    check(60, "1 minute ago", "1分前");
    check(3599, "59 minutes ago", "59分前");
    check(3600, "1 hour ago", "1時間前");
    check(5400, "2 hours ago", "2時間前");
    check(86_400, "1 day ago", "1日前");
    check(604_800, "1 week ago", "1週間前");
    check(2_592_000, "1 month ago", "1ヶ月前");
    check(31_536_000 * 3, "3 years ago", "3年前");
    check(-60, "in 1 minute", "1分後");
}

#[test]
fn a_poll_ends() {
    let poll = note("poll");
    let ended = |now| {
        let html = to_html(&poll, &Options { now: Some(now), ..options() });
        Document::fragment(html).select(".note-poll + .note-line").text().to_string()
    };
    let end = 1_795_219_200; // 2026-11-21T00:00:00Z
    assert!(ended(end - 60).ends_with("ends in 1 minute"), "{}", ended(end - 60));
    assert!(ended(end).ends_with("· ended"), "{}", ended(end));
}

#[test]
fn a_page_has_every_card_and_a_strict_policy() {
    let notes: Vec<_> = fixture_names().iter().map(|name| note(name)).collect();
    let html = page(&notes, &options());
    let document = Document::from(&*html);
    assert_eq!(document.select("main.note-timeline > article").length(), notes.len());
    assert_eq!(document.select("html").attr("lang").as_deref(), Some("en"));
    let policy = document.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    let policy = policy.expect("a policy");
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    assert!(!policy.contains("script-src"), "{policy}");
    let timeline = timeline_to_html(&notes, &options());
    assert!(html.contains(timeline.trim_start_matches("<section").trim_end_matches("section>")));
}

/// A page of hostile JSON ends, and no deeper than the promised depth.
#[test]
fn notes_in_notes_are_bounded() {
    let mut json = r#"{"text": "end"}"#.to_owned();
    for i in 0..40 {
        json = format!(
            r#"{{"text": "{i}", "renote": {json}, "reply": {json_short}}}"#,
            json_short = r#"{"text": "r"}"#
        );
    }
    let note: Note = serde_json::from_str(&json).expect("the fixture is right");
    assert_eq!(to_html(&note, &options()).matches("<article").count(), 4);
    let deep = format!("{}{}", r#"{"renote":"#.repeat(100), "{}") + &"}".repeat(100);
    let note: Note = serde_json::from_str(&deep).expect("the fixture is right");
    assert!(to_html(&note, &options()).len() < 4000);
}

/// Every accessible name there is: pictures have words, icons are hidden or named, lists are named.
#[test]
fn what_is_seen_is_also_said() {
    for name in fixture_names() {
        let html = to_html(&note(&name), &speaking(Language::Japanese));
        let card = Document::fragment(&*html);
        assert_eq!(card.select("img:not([alt]), img[alt='']").length(), 0, "{name}\n{html}");
        let icons = ".note-icon:not([aria-hidden]):not([aria-label])";
        assert_eq!(card.select(icons).length(), 0, "{name}\n{html}");
        assert_eq!(card.select("article:not([aria-label])").length(), 0, "{name}");
        assert_eq!(card.select("section:not([aria-label])").length(), 0, "{name}");
        assert_eq!(card.select("video:not([aria-label]), audio:not([aria-label])").length(), 0);
        let english = ["Note by", "Show more", " reply", " votes", "Sensitive content"];
        for words in english {
            assert!(!html.contains(words), "{name} says {words:?}\n{html}");
        }
    }
}

/// Everything that moves is inside the one media query of the stylesheet.
#[test]
fn nothing_moves_for_those_who_asked_for_stillness() {
    let css = without_comments(rich::STYLESHEET);
    let (still, moving) =
        css.split_once("@media (prefers-reduced-motion: no-preference)").expect("one query");
    assert!(!moving.contains("@media"));
    for css in [still, &without_comments(aizome_note_html::note::STYLESHEET)] {
        for word in ["animation", "@keyframes", "transition"] {
            assert!(!css.contains(word), "{word} outside of the query");
        }
    }
    for rule in moving.split('}').filter(|rule| rule.contains("animation:")) {
        assert!(rule.contains(":not(.mfm-static *)"), "{rule}");
    }
}

#[test]
fn stylesheets_load_nothing() {
    for css in [rich::STYLESHEET, aizome_note_html::note::STYLESHEET] {
        for word in ["url(", "@import", "http:", "https:", "//", "src(", "image-set("] {
            assert!(!css.contains(word), "{word}");
        }
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }
}

/// Every class of a card is styled or is a hook for the page that embeds it.
#[test]
fn every_class_of_a_card_has_a_rule() {
    let hooks = [
        "note-author",
        "note-choice-text",
        "note-foot",
        "note-image",
        "note-name-link",
        "note-page-link",
        "note-quote-link",
        "note-tag",
        "note-when-closed",
        "note-when-open",
    ];
    let css = aizome_note_html::note::STYLESHEET;
    for name in fixture_names() {
        let html = to_html(&note(&name), &options());
        for element in Document::fragment(html).select("[class]").iter() {
            let classes = element.attr("class").expect("it has a class");
            for class in classes.split_whitespace().filter(|class| class.starts_with("note-")) {
                let ruled = css.contains(&format!(".{class}"));
                assert!(ruled || hooks.contains(&class), "{name}: no rule for {class}");
            }
        }
    }
}

/// Every class that the rich profile writes, read out of its source, has a rule, or is there for
/// the page that embeds the note.
#[test]
fn every_class_of_a_note_has_a_rule() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/note-html/src/rich");
    let hooks = ["mfm-emoji-original"];
    let mut classes = 0;
    for file in std::fs::read_dir(folder).expect("the profile is there") {
        let path = file.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a source");
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        let code = |line: &&str| !line.trim_start().starts_with("//");
        let source: String = source.lines().filter(code).collect();
        let quoted = source.split('"').filter(|text| text.starts_with("mfm-"));
        for class in quoted.flat_map(str::split_whitespace).filter(|text| !text.ends_with('-')) {
            let follows = |c: char| !c.is_ascii_alphanumeric() && c != '-';
            let selector = format!(".{class}");
            let mut ruled = rich::STYLESHEET.split(&*selector).skip(1);
            let ruled = ruled.any(|rest| rest.starts_with(follows));
            assert!(ruled || hooks.contains(&class), "no rule for {class}");
            classes += 1;
        }
    }
    assert!(classes > 60, "{classes}");
}

/// Misskey's defaults: how long one round takes, and its pace.
#[test]
fn movements_have_misskeys_pace() {
    #[track_caller]
    fn check(name: &str, speed: &str, pace: &str) {
        let start = format!(".mfm-{name}:not(.mfm-static *) {{");
        let (_, rule) = rich::STYLESHEET.split_once(&start).expect("it moves");
        let rule = rule.split('}').next().unwrap_or_default();
        let expected = format!("animation: mfm-{name} var(--mfm-speed, {speed}) {pace} ");
        assert!(rule.contains(&expected), "{rule}");
        assert!(rule.contains("var(--mfm-delay, 0s) var(--mfm-loop, infinite)"), "{rule}");
    }
    check("tada", "1s", "linear");
    check("jelly", "1s", "linear");
    check("twitch", "0.5s", "ease");
    check("shake", "0.5s", "ease");
    check("spin", "1.5s", "linear");
    check("jump", "0.75s", "linear");
    check("bounce", "0.75s", "linear");
    check("rainbow", "1s", "linear");
    check("fade", "1.5s", "linear");
}

fn without_comments(css: &str) -> String {
    css.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect()
}
