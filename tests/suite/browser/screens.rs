//! Pictures of what readers see, light, dark and still, for people to look at; and what a machine
//! can tell of them: what moves, and that nothing is wider than the page.

use std::collections::BTreeMap;
use std::path::PathBuf;

use aizome_mfm::functions::Dialect;
use aizome_mfm::{Language, parse};
use aizome_note_html::note::{Note, Options, Theme, page};
use aizome_note_html::rich::{self, Animation, EmojiMap, Site};
use aizome_tests::fixture;
use serde::Deserialize;

use super::chromium;

/// The notes on the pictures, in this order.
const NOTES: &[&str] = &[
    "plain",
    "warning",
    "poll",
    "files",
    "attachments",
    "remote",
    "quote",
    "renote",
    "reply",
    "channel",
    "long",
    "deleted",
];

/// How many functions of the demonstration move, stars not counted.
const MOVING: usize = 9;

#[test]
fn what_moves_holds_still_for_those_who_asked() {
    let folder = chromium::target("screens");
    let pages = [
        ("rich", rich_page(Animation::Animated)),
        ("rich-static", rich_page(Animation::Static)),
        ("cards", cards_page(Theme::System)),
        ("cards-dark-chosen", cards_page(Theme::Dark)),
    ];
    let mut arguments: Vec<PathBuf> = vec![folder.clone()];
    for (name, html) in pages {
        let file = folder.join(format!("{name}.html"));
        std::fs::write(&file, html).expect("the page can be written");
        arguments.push(file);
    }
    let arguments: Vec<_> = arguments.iter().map(|path| &**path).collect();
    let Some(report) = chromium::run("screens.mjs", &arguments) else { return };
    let seen: BTreeMap<String, BTreeMap<String, Seen>> =
        serde_json::from_value(report).expect("what was seen of each page");
    for (page, looks) in &seen {
        for (look, Seen { animations, overflows, .. }) in looks {
            let moves = page == "rich" && look != "still";
            let right = if moves { *animations >= MOVING } else { *animations == 0 };
            assert!(right, "{animations} animations on {page}, {look}");
            assert!(!overflows, "{page}, {look} is wider than the window");
            let picture = folder.join(format!("{page}-{look}.png"));
            assert!(picture.exists(), "{} is missing", picture.display());
        }
    }
    check_themes(&seen);
}

/// Light and dark are the reader's system's choice unless the page has chosen.
fn check_themes(seen: &BTreeMap<String, BTreeMap<String, Seen>>) {
    let background = |page: &str, look: &str| &*seen[page][look].background;
    assert_eq!(background("cards", "light"), "rgb(242, 244, 247)");
    assert_eq!(background("cards", "dark"), "rgb(18, 21, 25)");
    assert_eq!(background("cards-dark-chosen", "light"), "rgb(18, 21, 25)");
    assert_eq!(background("cards-dark-chosen", "dark"), "rgb(18, 21, 25)");
}

/// What a page did.
#[derive(Debug, Deserialize)]
struct Seen {
    animations: usize,
    background: String,
    overflows: bool,
}

fn emojis() -> EmojiMap {
    let url = |name: &str| format!("https://media.example/emoji/{name}.png");
    EmojiMap::from_iter(["neko", "party", "home_neko"].map(|name| (name, url(name))))
}

fn rich_page(animation: Animation) -> String {
    let emojis = emojis();
    let options = rich::Options {
        animation,
        custom_emojis: &emojis,
        places: &Site("https://home.example"),
        dialects: &[Dialect::Misskey, Dialect::Sharkey],
        language: Language::Japanese,
        ..rich::Options::default()
    };
    let body = rich::to_html(&parse(&fixture("browser/rich.mfm")), &options);
    format!(
        "<!DOCTYPE html><html lang=ja><head><meta charset=utf-8><style>{}{}</style></head>\
         <body class=note-page><main class=note-timeline><div class=note-card><div class=mfm>\
         {body}</div></div></main></body></html>",
        rich::STYLESHEET,
        aizome_note_html::note::STYLESHEET,
    )
}

fn cards_page(theme: Theme) -> String {
    let emojis = emojis();
    let defaults = Options::default();
    let options = Options {
        rich: rich::Options {
            custom_emojis: &emojis,
            places: &Site("https://home.example"),
            local_host: Some("home.example"),
            language: Language::Japanese,
            utc_offset: 9 * 60,
            ..defaults.rich
        },
        now: Some(1_795_167_720),
        theme,
        ..defaults
    };
    let notes: Vec<Note> = NOTES.iter().map(|name| read(name)).collect();
    page(&notes, &options)
}

fn read(name: &str) -> Note {
    let json = fixture(&format!("cards/{name}.json"));
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{name}: {error}"))
}
