//! Pages of hostile notes: whatever a field says, no script runs, nothing is loaded but pictures,
//! and no link leads anywhere but to the web.
//!
//! `canary()` is a function that the harness puts into the page; `leak.test` is a host that only
//! markup and styles name, so a request to it means that some text became more than text.

use std::path::PathBuf;

use aizome_mfm::functions::Dialect;
use aizome_mfm::{Args, Kind, Node, parse};
use aizome_note_html::rich::{
    CustomEmojis, EmojiRequest, Mentioned, Places, STYLESHEET, UnicodeEmoji,
};
use aizome_note_html::{FromHtml, Mode, fep_c16b, from_html, misskey, note, rich};
use aizome_tests::generate::{Notes, Trees};
use serde::Deserialize;

use super::chromium;

/// Texts that become more than text where something is not escaped.
const PAYLOADS: &[&str] = &[
    "<script>canary()</script>",
    "<img src=x onerror=canary()>",
    "\"><img src=x onerror=canary()>",
    "'><svg/onload=canary()>",
    "\" onmouseover=\"canary()\" x=\"",
    "' onfocus='canary()' autofocus='",
    "` onclick=`canary()`",
    "</style><script>canary()</script>",
    "</title></textarea></xmp><script>canary()</script>",
    "<iframe srcdoc=\"<script>parent.canary()</script>\">",
    "<a href=\"javascript:canary()\">x</a>",
    "<svg><script>canary()</script></svg>",
    "<svg><animate onbegin=canary() attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=canary()&gt;\">",
    "<math href=\"javascript:canary()\">x</math>",
    "<details open ontoggle=canary()>",
    "<video><source onerror=canary()></video>",
    "<base href=\"https://leak.test/base/\">",
    "<meta http-equiv=refresh content=\"0;url=https://leak.test/refresh\">",
    "<link rel=stylesheet href=https://leak.test/style.css>",
    "<form action=\"https://leak.test/\"><button formaction=javascript:canary()>x</button></form>",
    "<object data=\"data:text/html,<script>parent.canary()</script>\"></object>",
    "<template shadowrootmode=open><script>canary()</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=canary()>\">",
    "<!--><script>canary()</script>-->",
    "<![CDATA[<script>canary()</script>]]>",
    "&lt;script&gt;canary()&lt;/script&gt;",
    "&#x3C;script&#x3E;canary()&#x3C;/script&#x3E;",
    "<scr\u{0}ipt>canary()</script>",
    "<\u{0}script>canary()</script>",
    "\u{feff}<script>canary()</script>\u{202e}",
    "\u{1b}$B\u{1b}(J<script>canary()</script>",
    "+ADw-script+AD4-canary()+ADw-/script+AD4-",
    "javascript:canary()",
    "JaVaScRiPt:canary()",
    "java\tscript:canary()",
    "java\nscript:canary()",
    "\u{1}javascript:canary()",
    " javascript:canary()",
    "javascript://https://example.com/%0Acanary()",
    "vbscript:canary()",
    "data:text/html,<script>parent.canary()</script>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='canary()'/>",
    "blob:https://page.test/1",
    "//leak.test/scheme-relative",
    "\\\\leak.test\\backslash",
    "/\\leak.test/mixed",
    "https://media.test/\"onmouseover=\"canary()",
    "https://media.test/' onfocus='canary()' autofocus='",
    "https://media.test/><script>canary()</script>",
    "https://user:canary()@media.test/",
    "red;background:url(https://leak.test/css)",
    "red}*{background:url(https://leak.test/rule)}",
    "0;--x:url(https://leak.test/property)",
    "expression(canary())",
    "\\75rl(https://leak.test/escape)",
    "@import 'https://leak.test/import';",
    "\\href{javascript:canary()}{x}",
    "\\includegraphics{https://leak.test/tex.png}",
    "\\style{background:url(https://leak.test/tex)}{x}\\htmlData{a=b}{x}",
    "\\text{</math><script>canary()</script>}",
    "\\class{\"><img src=x onerror=canary()>}{x}",
    "]]><plain></plain>$[x2 ",
];

/// Where a payload can stand in MFM.
const PLACES_IN_MFM: &[&str] = &[
    "{}",
    "**{}**",
    "> {}",
    "`{}`",
    "```{}\n{}\n```",
    "```html\n{}\n```",
    "\\({}\\)",
    "\\[{}\\]",
    ":{}:",
    "@{}",
    "@a@{}",
    "#{}",
    "<{}>",
    "[{}](https://example.com)",
    "[x]({})",
    "?[x]({})",
    "https://example.com/{}",
    "{} [検索]",
    "<plain>{}</plain>",
    "<center>{}</center>",
    "$[{} x]",
    "$[tada.speed={} x]",
    "$[fg.color={} x]",
    "$[bg.color={} x]",
    "$[border.color={},style={} x]",
    "$[font.{} x]",
    "$[position.x={} x]",
    "$[ruby {} {}]",
    "$[unixtime {}]",
    "$[clickable.ev={} x]",
    "$[crop.top={} x]",
    "$[blur {}]",
    "$[media {}]",
];

#[test]
fn hostile_notes_run_nothing_and_send_nothing() {
    let pages = [control(), cards(), rich_page(), federated_page(), trees_page()];
    let folder = chromium::target("hostile");
    let files: Vec<PathBuf> = pages
        .iter()
        .enumerate()
        .map(|(i, html)| {
            let file = folder.join(format!("{i}.html"));
            std::fs::write(&file, html).expect("the page can be written");
            file
        })
        .collect();
    let arguments: Vec<_> = files.iter().map(|file| &**file).collect();
    let Some(reports) = chromium::run("hostile.mjs", &arguments) else { return };
    let reports: Vec<Report> = serde_json::from_value(reports).expect("a report for each page");
    let (control, hostile) = reports.split_first().expect("the control comes first");
    check_control(control);
    assert_eq!(hostile.len(), files.len() - 1);
    for report in hostile {
        report.visits.iter().for_each(|visit| check(&report.path, visit));
    }
}

/// What a script saw of one page.
#[derive(Debug, Deserialize)]
struct Report {
    path: String,
    visits: Vec<Visit>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Visit {
    /// Calls of `canary`.
    ran: Vec<String>,
    dialogs: Vec<String>,
    /// Messages on the console, such as breaches of the page's policy.
    problems: Vec<String>,
    requests: Vec<Request>,
    /// Pages and frames that were opened.
    pages: Vec<String>,
    /// Where links and the like lead, as the browser understands them.
    urls: Vec<String>,
    /// Attributes that are event handlers.
    handlers: Vec<String>,
    elements: usize,
}

#[derive(Debug, Deserialize)]
struct Request {
    url: String,
    #[serde(rename = "type")]
    kind: String,
}

#[track_caller]
fn check(page: &str, visit: &Visit) {
    assert_eq!(visit.ran, [""; 0], "{page} ran a script");
    assert_eq!(visit.dialogs, [""; 0], "{page} opened a dialog");
    assert_eq!(visit.problems, [""; 0], "{page} broke its policy");
    assert_eq!(visit.pages, [""; 0], "{page} opened a page");
    assert_eq!(visit.handlers, [""; 0], "{page} has event handlers");
    assert!(visit.elements > 500, "{page} has only {} elements", visit.elements);
    for url in &visit.urls {
        assert!(url.starts_with("https://") || url.starts_with("http://"), "{page} leads to {url}");
    }
    for Request { url, kind } in &visit.requests {
        let picture = matches!(&**kind, "image" | "media") && url.starts_with("https://");
        assert!(
            picture && !url.starts_with("https://leak.test"),
            "{page} requests {url} as {kind}"
        );
    }
}

/// The harness must see what it is there to see.
#[track_caller]
fn check_control(report: &Report) {
    for visit in &report.visits {
        for sign in ["script", "onerror", "onclick"] {
            assert!(visit.ran.iter().any(|ran| ran == sign), "{sign} went unseen: {visit:?}");
        }
        assert!(visit.handlers.iter().any(|handler| handler == "B onclick"), "{visit:?}");
        assert!(visit.urls.iter().any(|url| url.starts_with("javascript:")), "{visit:?}");
        assert!(visit.requests.iter().any(|r| r.url == "https://leak.test/css"), "{visit:?}");
        assert!(!visit.dialogs.is_empty(), "{visit:?}");
    }
}

/// A page on which everything goes wrong.
fn control() -> String {
    document(
        "<script>canary('script'); alert('dialog')</script><img src=x onerror=\"canary('onerror')\">\
         <b onclick=\"canary('onclick')\">b</b><a href=\"javascript:canary()\">a</a>\
         <i style=\"background:url(https://leak.test/css)\">i</i>",
    )
}

/// A document without a policy, so that nothing but the markup itself stands between the notes and
/// the reader.
fn document(body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><style>{STYLESHEET}</style></head>\
         <body class=mfm>{body}</body></html>"
    )
}

/// Whole notes: each payload in every field of one, and as the media of all.
fn cards() -> String {
    let notes: Vec<_> = PAYLOADS.iter().map(|payload| hostile_note(payload)).collect();
    note::page(&notes, &note::Options::default())
}

fn hostile_note(payload: &str) -> note::Note {
    let user = serde_json::json!({
        "username": payload, "name": payload, "host": payload, "avatarUrl": payload,
        "isCat": true, "isBot": true, "emojis": { payload: payload, "a": payload },
    });
    let file = |kind: &str| {
        serde_json::json!({
            "id": payload, "name": payload, "type": kind, "url": payload, "comment": payload,
            "thumbnailUrl": payload, "isSensitive": kind == "image/png",
        })
    };
    let named = serde_json::json!({ "id": payload, "name": payload, "color": payload });
    let quoted = serde_json::json!({ "id": payload, "text": ":a:", "user": user, "url": payload });
    let json = serde_json::json!({
        "id": payload, "createdAt": payload, "user": user, "text": format!(":a: {payload}"),
        "cw": payload, "lang": payload, "uri": payload, "url": payload, "channel": named,
        "files": [file("image/webp"), file("image/png"), file("video/mp4"), file("audio/mpeg"),
            file("application/pdf"), file(payload)],
        "poll": { "choices": [{ "text": payload, "votes": 3, "isVoted": true }],
            "expiresAt": payload },
        "reactions": { payload: 2, format!(":{payload}@{payload}:"): 1, ":a@b.example:": 1 },
        "reactionEmojis": { format!("{payload}@{payload}"): payload, "a@b.example": payload },
        "emojis": { "a": payload, payload: payload }, "tags": [payload],
        "renote": quoted, "reply": quoted, "myReaction": payload,
    });
    serde_json::from_value(json).expect("a note forgives everything")
}

/// A caller whose data is hostile too.
struct Hostile(&'static str);

impl CustomEmojis for Hostile {
    fn picture(&self, _: &EmojiRequest<'_>) -> Option<String> {
        Some(self.0.into())
    }
}

impl Places for Hostile {
    fn mention(&self, _: &Mentioned<'_>) -> Option<String> {
        Some(self.0.into())
    }

    fn hashtag(&self, _: &str) -> Option<String> {
        Some(self.0.into())
    }

    fn avatar(&self, _: &Mentioned<'_>) -> Option<String> {
        Some(self.0.into())
    }

    fn search(&self, _: &str) -> Option<String> {
        Some(self.0.into())
    }

    fn link(&self, _: &str) -> Option<String> {
        Some(self.0.into())
    }
}

fn hostile_options(hostile: &Hostile) -> rich::Options<'_> {
    rich::Options {
        dialects: Dialect::ALL,
        custom_emojis: hostile,
        places: hostile,
        unicode_emoji: UnicodeEmoji::Twemoji { base_url: hostile.0 },
        author_host: Some(hostile.0),
        ..rich::Options::default()
    }
}

/// Each payload in every place of MFM, shown by a caller whose addresses are the payload.
fn rich_page() -> String {
    let mut body = String::new();
    for payload in PAYLOADS {
        let hostile = Hostile(payload);
        for place in PLACES_IN_MFM {
            let mfm = place.replace("{}", payload);
            body += &rich::to_html(&parse(&mfm), &hostile_options(&hostile));
        }
        body += &rich::to_html(&parse(":a: @a #a 😀 x [検索]"), &hostile_options(&hostile));
    }
    document(&body)
}

/// The federated profiles, and foreign HTML that has gone through MFM.
fn federated_page() -> String {
    let mut body = String::new();
    for payload in PAYLOADS {
        let options = misskey::Options::new("https://home.example");
        for place in PLACES_IN_MFM {
            let mfm = place.replace("{}", payload);
            body += &misskey::to_html(&parse(&mfm), &options);
            body += &fep_c16b::to_html(&parse(&mfm), &options);
        }
        for mode in [Mode::Compat, Mode::Better] {
            let mfm = from_html(payload, &FromHtml { mode, ..FromHtml::default() });
            body += &rich::to_html(&parse(&mfm), &rich::Options::default());
        }
    }
    document(&body)
}

/// Trees that no text gives, with payloads for every string in them, and notes of the generators.
fn trees_page() -> String {
    let options = rich::Options { dialects: Dialect::ALL, ..rich::Options::default() };
    let mut body = String::new();
    for payload in PAYLOADS {
        body += &rich::to_html(&hostile_tree(payload), &options);
    }
    for tree in Trees::new(7).take(300) {
        body += &rich::to_html(&tree, &options);
    }
    for text in Notes::new(7).take(300) {
        body += &rich::to_html(&parse(&text), &options);
    }
    document(&body)
}

fn hostile_tree(payload: &'static str) -> Vec<Node<'static>> {
    let text = || payload.into();
    let leaf = || vec![Node::new(Kind::Text(text()))];
    let mut kinds = vec![
        Kind::UnicodeEmoji(text()),
        Kind::EmojiCode(text()),
        Kind::Search { query: text(), content: text() },
        Kind::BlockCode { code: text(), lang: Some(text()) },
        Kind::MathBlock(text()),
        Kind::MathInline(text()),
        Kind::Mention { username: text(), host: Some(text()), acct: text() },
        Kind::Hashtag(text()),
        Kind::Url { url: text(), brackets: false },
        Kind::Link { silent: false, url: text(), children: leaf() },
    ];
    let keys =
        ["speed", "color", "deg", "x", "y", "width", "style", "radius", "ev", "left", payload];
    for name in ["tada", "fg", "rotate", "scale", "border", "clickable", "crop", "media", payload] {
        let args = Args::from_iter(keys.map(|key| (key, Some(text()))));
        kinds.push(Kind::Fn { name: name.into(), args, children: leaf() });
    }
    kinds.into_iter().map(Node::new).collect()
}
