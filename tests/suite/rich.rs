//! The rich profile against what Misskey's client renders, as meaning, and its own promises.

mod css;
mod dom;
mod lists;
mod meaning;

use std::collections::BTreeMap;

use aizome_mfm::functions::{Dialect, FUNCTIONS};
use aizome_mfm::{PlainSpeech, parse, parse_simple};
use aizome_note_html::rich::{
    Animation, CustomEmojis, EmojiMap, EmojiRequest, Mentioned, Options, Places, STYLESHEET, Site,
    TextKind, UnicodeEmoji, to_html,
};
use aizome_tests::{check_with_differences, fixture};
use serde::Deserialize;

#[derive(Deserialize)]
struct Recorded {
    local_host: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    input: String,
    html: String,
    #[serde(default)]
    settings: Settings,
    #[serde(default)]
    props: Props,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct Settings {
    advanced_mfm: Option<bool>,
    animated_mfm: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct Props {
    plain: bool,
    author: Option<Author>,
    emoji_urls: Option<BTreeMap<String, String>>,
    nyaize: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct Author {
    host: Option<String>,
    is_cat: bool,
}

/// Answers with the host itself, so that a test can see what was asked for.
struct HostOfEmoji;

impl CustomEmojis for HostOfEmoji {
    fn picture(&self, emoji: &EmojiRequest<'_>) -> Option<String> {
        Some(emoji.host.unwrap_or("local").to_owned())
    }
}

fn render(case: &Case, local_host: &str) -> String {
    let author = case.props.author.as_ref();
    let urls = case.props.emoji_urls.clone().map(EmojiMap::from_iter);
    let is_cat = author.is_some_and(|author| author.is_cat);
    let speaks = case.props.nyaize.as_deref() == Some("respect") && is_cat;
    let still = case.settings.animated_mfm == Some(false);
    let options = Options {
        advanced: case.settings.advanced_mfm.unwrap_or(true),
        animation: if still { Animation::Static } else { Animation::Animated },
        text: if case.props.plain { TextKind::Simple } else { TextKind::Full },
        local_host: Some(local_host),
        author_host: author.and_then(|author| author.host.as_deref()),
        nyaize: speaks.then_some(PlainSpeech::Children),
        custom_emojis: urls.as_ref().map_or(&HostOfEmoji, |urls| urls),
        ..Options::default()
    };
    let nodes = if case.props.plain { parse_simple(&case.input) } else { parse(&case.input) };
    to_html(&nodes, &options)
}

#[test]
fn the_client_says_the_same() {
    let Recorded { local_host, cases } =
        serde_json::from_str(&fixture("rich/client.json")).expect("recorded cases");
    let outcomes = cases.iter().map(|case| {
        let html = render(case, &local_host);
        let (found, expected) =
            (meaning::of_rich(&html, STYLESHEET), meaning::of_client(&case.html));
        let same = found == expected;
        (case.id.clone(), same.then_some(()).ok_or(format!("{found}\n  instead of {expected}")))
    });
    check_with_differences("rich", outcomes);
}

#[track_caller]
fn check(source: &str, options: &Options<'_>, expected: &str) {
    assert_eq!(to_html(&parse(source), options), expected);
}

#[test]
fn functions_are_known_in_their_dialects_only() {
    for function in FUNCTIONS {
        for dialect in Dialect::ALL {
            let options = Options { dialects: &[*dialect], ..Options::default() };
            let html = to_html(&parse(function.example), &options);
            let known = FUNCTIONS
                .iter()
                .any(|other| other.name == function.name && other.dialects.contains(dialect));
            assert_eq!(
                !html.contains("mfm-raw"),
                known,
                "{} in {dialect:?}: {html}",
                function.name
            );
        }
    }
}

#[test]
fn what_only_forks_know() {
    let with = |dialect| Options { dialects: dialect, ..Options::default() };
    let firefish = with(&[Dialect::Firefish]);
    check(
        "$[fade.out,speed=2s,loop=3 a]",
        &firefish,
        "<span class=\"mfm-fn mfm-fade mfm-out\" style=\"--mfm-speed:2s;--mfm-loop:3\">a</span>",
    );
    check(
        "$[fade a]",
        &with(&[Dialect::CherryPick]),
        "<span class=\"mfm-fn mfm-fade\" style=\"--mfm-speed:2s\">a</span>",
    );
    check(
        "$[crop.top=10,left=200 a]",
        &firefish,
        "<span class=\"mfm-fn mfm-crop\" style=\"--mfm-top:10%;--mfm-left:100%\">a</span>",
    );
    check(
        "$[rotate.x,deg=30 a]",
        &firefish,
        "<span class=\"mfm-fn mfm-rotate mfm-axis-x\" style=\"--mfm-deg:30deg\">a</span>",
    );
    check("$[ruby a b|c d]", &firefish, "<ruby>a b<rt>c d</rt></ruby>");
    check("$[ruby a b|c d]", &Options::default(), "<ruby>a<rt>b|c</rt></ruby>");
    check(
        "$[small a]$[center b]",
        &firefish,
        "<small class=\"mfm-small\">a</small><div class=\"mfm-center\">b</div>",
    );
    check(
        "$[followmouse.x a]",
        &with(&[Dialect::Sharkey]),
        "<span class=\"mfm-fn mfm-followmouse mfm-axis-x\">a</span>",
    );
    check("$[border a]", &firefish, "<span class=\"mfm-raw\">$[border a]</span>");
    check(
        "$[border a]",
        &with(&[Dialect::Firefish, Dialect::Misskey]),
        "<span class=\"mfm-fn mfm-border\">a</span>",
    );
}

/// The rules of the stylesheet and the classes of the profile are one contract.
#[test]
fn every_class_has_a_rule() {
    let mut dialects = Dialect::ALL.to_vec();
    dialects.reverse();
    let options = Options { dialects: &dialects, ..Options::default() };
    for function in FUNCTIONS {
        let html = to_html(&parse(function.example), &options);
        for dom in dom::Dom::parse(&html) {
            for class in dom.classes().into_iter().filter(|class| *class != "mfm-fn") {
                let styled = STYLESHEET.contains(&format!(".{class}"));
                // Pointers, clicks and attachments are the business of the page's script.
                let scripted = ["mfm-followmouse", "mfm-clickable", "mfm-media"].contains(&class);
                let modifier = class.starts_with("mfm-axis") || class == "mfm-turns";
                assert!(styled || scripted || modifier, "{class} of {}", function.name);
            }
        }
    }
}

#[test]
fn addresses_are_shown_in_parts() {
    check(
        "https://xn--r8jz45g.example:8080/%E7%8C%AB?q=%20#%F0",
        &Options::default(),
        "<a class=\"mfm-url\" href=\"https://xn--r8jz45g.example:8080/%E7%8C%AB?q=%20#%F0\" \
         rel=\"nofollow noopener\" target=\"_blank\"><span class=\"mfm-url-scheme\">https://</span>\
         <span class=\"mfm-url-host\">例え.example</span><span class=\"mfm-url-port\">:8080</span>\
         <span class=\"mfm-url-path\">/猫</span><span class=\"mfm-url-query\">?q= </span>\
         <span class=\"mfm-url-hash\">#%F0</span></a>",
    );
    let own = Options { base_url: Some("https://a.example"), ..Options::default() };
    check("https://a.example/notes/1", &own, "<a class=\"mfm-url\" href=\"/notes/1\">notes/1</a>");
    check(
        "https://a.example",
        &own,
        "<a class=\"mfm-url\" href=\"/\"><span class=\"mfm-url-host\">a.example</span></a>",
    );
}

/// Text that turns its direction or hides could say another address than the link leads to.
#[test]
fn addresses_do_not_lie() {
    let html = to_html(&parse("https://example.com/%E2%80%AEgpj.exe"), &Options::default());
    assert!(html.contains("/%E2%80%AEgpj.exe</span>"), "{html}");
    check("https://:80", &Options::default(), "https://:80");
    check("[a](https://:80)", &Options::default(), "[a](https://:80)");
}

#[test]
fn mentions_know_where_their_author_lives() {
    let remote = Options {
        local_host: Some("a.example"),
        author_host: Some("b.example"),
        reader: Some("ai"),
        ..Options::default()
    };
    check(
        "@ai",
        &remote,
        "<a class=\"mfm-mention\" href=\"/@ai@b.example\">@ai\
         <span class=\"mfm-mention-host\">@b.example</span></a>",
    );
    check(
        "@ai@A.example",
        &remote,
        "<a class=\"mfm-mention mfm-mention-me\" href=\"/@ai\">@ai</a>",
    );
    let site = Options { places: &Site("https://c.example"), ..Options::default() };
    check(
        "@ai #猫",
        &site,
        "<a class=\"mfm-mention\" href=\"https://c.example/@ai\">@ai</a> \
         <a class=\"mfm-hashtag\" href=\"https://c.example/tags/%E7%8C%AB\">#猫</a>",
    );
}

#[test]
fn emoji_are_characters_or_pictures() {
    let twemoji = UnicodeEmoji::Twemoji { base_url: "https://a.example/twemoji" };
    check("🍮", &Options::default(), "🍮\u{FE0F}");
    check(
        "🍮",
        &Options { unicode_emoji: twemoji, ..Options::default() },
        "<img class=\"mfm-unicode-emoji\" src=\"https://a.example/twemoji/1f36e.svg\" alt=\"🍮\" \
         title=\"🍮\" decoding=\"async\" loading=\"lazy\" draggable=\"false\">",
    );
    check(":ai:", &Options::default(), ":ai:");
}

#[test]
fn a_cat_may_keep_quotes_plain() {
    let whole = Options { nyaize: Some(PlainSpeech::Subtree), ..Options::default() };
    let source = "> **なんで**\nなに";
    check(source, &whole, "<blockquote class=\"mfm-quote\"><b>なんで</b></blockquote>にゃに");
    let upstream = Options { nyaize: Some(PlainSpeech::Children), ..Options::default() };
    check(source, &upstream, "<blockquote class=\"mfm-quote\"><b>にゃんで</b></blockquote>にゃに");
}

#[test]
fn one_line_is_marked_so() {
    let name = Options { text: TextKind::Simple, nowrap: true, ..Options::default() };
    let html = to_html(&parse_simple("a\nb"), &name);
    assert_eq!(html, "<span class=\"mfm-simple mfm-nowrap\">a b</span>");
}

#[test]
fn sparkles_stand_aside_for_screen_readers() {
    let star = "<span class=\"mfm-star\" aria-hidden=\"true\"></span>";
    let html = format!("<span class=\"mfm-fn mfm-sparkle\">a{}</span>", star.repeat(5));
    check("$[sparkle a]", &Options::default(), &html);
}

/// Answers only what must not be written.
struct Hostile;

const ATTACK: &str = "javascript:alert(1)\"><script>alert(1)</script>";

impl CustomEmojis for Hostile {
    fn picture(&self, _: &EmojiRequest<'_>) -> Option<String> {
        Some(ATTACK.into())
    }
}

impl Places for Hostile {
    fn mention(&self, _: &Mentioned<'_>) -> Option<String> {
        Some(ATTACK.into())
    }

    fn hashtag(&self, _: &str) -> Option<String> {
        Some("data:text/html,x".into())
    }

    fn avatar(&self, _: &Mentioned<'_>) -> Option<String> {
        Some("//evil.example/x".into())
    }

    fn search(&self, _: &str) -> Option<String> {
        Some(" javascript:alert(1)".into())
    }

    fn link(&self, _: &str) -> Option<String> {
        Some(ATTACK.into())
    }
}

#[test]
fn hostile_resolvers_are_not_believed() {
    let options = Options {
        custom_emojis: &Hostile,
        places: &Hostile,
        unicode_emoji: UnicodeEmoji::Twemoji { base_url: "javascript:" },
        ..Options::default()
    };
    check(
        ":ai: 🍮 @ai #mfm [a](https://example.com)",
        &options,
        ":ai: 🍮\u{FE0F} <span class=\"mfm-mention\">@ai</span> \
         <span class=\"mfm-hashtag\">#mfm</span> <a class=\"mfm-link\" href=\"https://example.com/\" \
         title=\"https://example.com/\" rel=\"nofollow noopener\" target=\"_blank\">a</a>",
    );
}
