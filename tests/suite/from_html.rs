//! HTML → MFM against Misskey's recorded answers, by hand-written pairs, and by laws.

mod hostile;

use aizome_mfm::{Kind, Node, parse, plain_text, walk};
use aizome_note_html::fep_c16b::{self, Options};
use aizome_note_html::{FromHtml, Mode, from_html};
use aizome_tests::generate::{Notes, grid, shrink};
use aizome_tests::{check_with_differences, fixture};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases<T> {
    cases: Vec<T>,
}

#[derive(Deserialize)]
struct Recorded {
    id: String,
    html: String,
    #[serde(default, rename = "hashtagNames")]
    hashtags: Vec<String>,
    output: String,
    /// `Some(None)` where the reference throws.
    #[serde(default, deserialize_with = "present")]
    output_parse5: Option<Option<String>>,
}

fn present<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
}

#[derive(Deserialize)]
struct Pair {
    id: String,
    html: String,
    #[serde(alias = "mfm")]
    text: String,
}

fn cases<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<T> {
    let Cases { cases } =
        serde_json::from_str(&fixture(&format!("from_html/{name}.json"))).expect("cases");
    cases
}

fn better() -> FromHtml {
    FromHtml { mode: Mode::Better, home: Some("home.example".to_owned()), ..FromHtml::default() }
}

fn same(found: &str, expected: &str) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{found:?} is not {expected:?}")) }
}

#[test]
fn compat_is_misskeys() {
    let outcomes = cases::<Recorded>("misskey").into_iter().map(|case| {
        let options = FromHtml { hashtags: case.hashtags, ..FromHtml::default() };
        let found = from_html(&case.html, &options);
        let outcome = match case.output_parse5.unwrap_or(Some(case.output)) {
            Some(expected) => same(&found, &expected),
            None => Err(format!("the reference throws, this gives {found:?}")),
        };
        (case.id, outcome)
    });
    check_with_differences("from_html#compat", outcomes);
}

#[test]
fn functions_are_read() {
    let outcomes = cases::<Pair>("functions").into_iter().map(|pair| {
        let found = from_html(&pair.html, &better());
        (pair.id, same(&found, &pair.text))
    });
    check_with_differences("from_html#functions", outcomes);
}

#[test]
fn better_keeps_what_mfm_can_say() {
    let outcomes = cases::<Pair>("better").into_iter().map(|pair| {
        let found = from_html(&pair.html, &better());
        (pair.id, same(&found, &pair.text))
    });
    check_with_differences("from_html#better", outcomes);
}

#[track_caller]
fn check(html: &str, options: &FromHtml, expected: &str) {
    assert_eq!(from_html(html, options), expected);
}

#[test]
fn quote_inline_is_dropped_on_request() {
    let misskey = "text<br><br><span class=\"quote-inline\">RE: <a href=\"https://a.example/1\">https://a.example/1</a></span>";
    let mastodon = "<p class=\"quote-inline\">RE: <a href=\"https://a.example/1\">https://a.example/1</a></p><p>text</p>";
    for mode in [Mode::Compat, Mode::Better] {
        let options = FromHtml { mode, drop_quote_inline: true, ..FromHtml::default() };
        check(misskey, &options, "text");
        check(mastodon, &options, "text");
        check(
            misskey,
            &FromHtml { mode, ..FromHtml::default() },
            "text\n\nRE: https://a.example/1",
        );
    }
}

#[test]
fn listed_hashtags_need_no_class() {
    let options = FromHtml { hashtags: vec!["#ＡＢＣ".to_owned()], ..better() };
    check("<a href='https://a.example/x'>#abc</a>", &options, "#abc");
    check("<a href='https://a.example/x'>#abd</a>", &options, "[#abd](https://a.example/x)");
}

/// A tree without what the law leaves out: languages and formulas.
fn without_language_and_math(nodes: Vec<Node<'_>>) -> Vec<Node<'_>> {
    let mut kept = Vec::new();
    for mut node in nodes {
        if let Kind::BlockCode { lang, .. } = &mut node.kind {
            *lang = None;
        }
        if let Some(children) = node.children_mut() {
            *children = without_language_and_math(std::mem::take(children));
        }
        kept.push(node);
    }
    kept
}

fn meaning(nodes: Vec<Node<'_>>) -> Vec<Node<'_>> {
    without_language_and_math(nodes).into_iter().map(Node::without_spans).collect()
}

/// Whether a note survives being federated and read back.
fn survives(note: &str) -> bool {
    let tree = parse(note);
    let html = fep_c16b::to_html(&tree, &Options::new("https://home.example"));
    let text = from_html(&html, &better());
    meaning(parse(&text)) == meaning(tree.clone())
}

/// What a note shows, but for white space: a protected hashtag ends with a space.
fn shown(text: &str) -> String {
    plain_text(&parse(text)).replace(|c: char| c.is_whitespace() || c == '\u{200B}', "")
}

/// Checks that at most `exceptions` notes come back with more `<plain>` than they had, and that
/// even these show the same text.
#[track_caller]
fn check_round_trip(notes: impl Iterator<Item = String>, exceptions: usize) {
    let mut failed = Vec::new();
    for note in notes {
        // HTML has no U+0000.
        let note = note.replace('\0', "");
        if !survives(&note) {
            failed.push(shrink(&note, |text| !text.contains('\0') && !survives(text)));
        }
    }
    for note in &failed {
        let html = fep_c16b::to_html(&parse(note), &Options::new("https://home.example"));
        let text = from_html(&html, &better());
        assert_eq!(shown(&text), shown(note), "{note:?} became {html:?}, and that {text:?}");
    }
    assert!(failed.len() <= exceptions, "these do not come back: {failed:#?}");
}

#[test]
fn federated_notes_come_back_as_the_same_tree() {
    check_round_trip(grid(), 0);
}

/// A tree does not tell which of two forms its marks had. Where unclosed brackets make a text that
/// is text only with the form it had (`[#$[__a_ a](<http://.>)`), it comes back protected.
#[test]
fn generated_notes_come_back_as_the_same_tree() {
    check_round_trip(Notes::new(0xA1).take(20_000), 1);
}

/// HTML in which `{}` is a text, and everything around it the only markup.
const FRAMES: &[&str] = &[
    "{}",
    "<b>{}</b>",
    "<s>{}</s>",
    "<blockquote>{}</blockquote>",
    "<span class=mfm-x2>{}</span>",
    "<a href=https://a.example/>{}</a>",
    "x<i>y</i>{}<b>z</b> w",
    "{}<a href=https://a.example/>l</a>",
    "<b>x</b>{}<br><code>c</code> <a href=https://a.example/>l</a>",
];

/// How many nodes are neither text nor what text may hold.
fn markup(html: &str) -> usize {
    let is_text = |kind: &Kind<'_>| {
        matches!(kind, Kind::Text(_) | Kind::Plain(_) | Kind::EmojiCode(_) | Kind::UnicodeEmoji(_))
    };
    walk(&parse(&from_html(html, &better()))).filter(|node| !is_text(&node.kind)).count()
}

fn stays_text(text: &str) -> bool {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>");
    let plain = if text.trim().is_empty() { &escaped } else { "q" };
    FRAMES
        .iter()
        .all(|frame| markup(&frame.replace("{}", &escaped)) == markup(&frame.replace("{}", plain)))
}

#[test]
fn text_stays_text() {
    for note in grid().chain(Notes::new(0xA2).take(2_000)) {
        let text = note.replace(['\0', '\r'], "");
        if !stays_text(&text) {
            panic!("{:?} becomes markup", shrink(&text, |text| !stays_text(text)));
        }
    }
}
