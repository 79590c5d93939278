//! The `text` and `ansi` profiles: what a terminal is told, written out by hand, and that no note
//! can tell it anything of its own.

use aizome_mfm::functions::Dialect;
use aizome_mfm::{Kind, Node, parse};
use aizome_note_html::ansi::{self, Colors, to_ansi};
use aizome_note_html::text::{self, to_text};
use aizome_tests::fixture;

#[test]
fn cases_of_ansi() {
    let file = fixture("terminal/ansi.txt");
    let mut wrong = Vec::new();
    let mut cases = 0;
    for section in file.split("\n=== ").skip(1) {
        let (title, rest) = section.split_once('\n').expect("a case has a title");
        let (mfm, expected) = rest.split_once("\n---\n").expect("a case has two parts");
        let (name, option) = title
            .split_once(" [")
            .map_or((title, ""), |(name, option)| (name, option.trim_end_matches(']')));
        let found = readable(&to_ansi(&parse(&unescaped(mfm)), &options(option)));
        if found != unescaped(expected.trim_end()) {
            wrong.push(format!("=== {name}\n{mfm}\n--- is\n{found}\n--- not\n{expected}"));
        }
        cases += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases > 30, "{cases}");
}

fn options(name: &str) -> ansi::Options {
    let defaults = ansi::Options::default();
    match name {
        "" => defaults,
        "palette" => ansi::Options { colors: Colors::Palette, ..defaults },
        "mono" => ansi::Options { colors: Colors::None, ..defaults },
        "nolinks" => ansi::Options { hyperlinks: false, ..defaults },
        "home" => ansi::Options { base_url: "https://home.example".into(), ..defaults },
        "tokyo" => ansi::Options { utc_offset: 9 * 60, ..defaults },
        "newfoundland" => ansi::Options { utc_offset: -(3 * 60 + 30), ..defaults },
        "sharkey" => ansi::Options { dialect: Dialect::Sharkey, ..defaults },
        _ => panic!("no options are called {name}"),
    }
}

/// Sequences as the fixture spells them. The sequences are taken apart, so a broken one shows.
fn readable(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('\u{1b}') {
        out.push_str(before);
        if let Some(tail) = tail.strip_prefix("]8;;") {
            let (target, tail) = tail.split_once("\u{1b}\\").expect("a hyperlink ends");
            out += &if target.is_empty() { "</link>".into() } else { format!("<link {target}>") };
            rest = tail;
        } else {
            let tail = tail.strip_prefix('[').expect("only SGR and OSC 8 are printed");
            let (codes, tail) = tail.split_once('m').expect("SGR ends");
            assert!(codes.bytes().all(|b| b.is_ascii_digit() || b == b';'), "{codes:?}");
            out += &format!("<{codes}>");
            rest = tail;
        }
    }
    out + rest
}

/// The text with `\u{…}` replaced by the character.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').expect("an escape ends");
        let number = u32::from_str_radix(number, 16).expect("an escape is hexadecimal");
        out.push(char::from_u32(number).expect("an escape is a character"));
        out += rest;
    }
    out
}

/// Every text field of every node, filled with sequences: nothing but our own come out.
#[test]
fn no_field_of_a_tree_reaches_the_terminal_raw() {
    let evil = || "a\u{1b}[31m\u{1b}]8;;http://x\u{7}\u{9b}1m\u{202e}\r\u{85}b".into();
    let leaf = || vec![Node::new(Kind::Text(evil()))];
    let fields: Vec<Kind<'_>> = vec![
        Kind::Text(evil()),
        Kind::UnicodeEmoji(evil()),
        Kind::EmojiCode(evil()),
        Kind::Search { query: evil(), content: evil() },
        Kind::BlockCode { code: evil(), lang: Some(evil()) },
        Kind::MathBlock(evil()),
        Kind::InlineCode(evil()),
        Kind::MathInline(evil()),
        Kind::Mention { username: evil(), host: Some(evil()), acct: evil() },
        Kind::Hashtag(evil()),
        Kind::Url { url: evil(), brackets: true },
        Kind::Url { url: format!("https://example.com/{}", evil_text()).into(), brackets: true },
        Kind::Link { silent: false, url: evil(), children: leaf() },
        Kind::Fn { name: evil(), args: aizome_mfm::Args::new(), children: leaf() },
        Kind::Fn { name: "ruby".into(), args: aizome_mfm::Args::new(), children: leaf() },
        Kind::Quote(leaf()),
        Kind::Center(leaf()),
    ];
    for name in ["", "palette", "mono", "nolinks", "home"] {
        for kind in &fields {
            let nodes = [Node::new(kind.clone())];
            let seen = readable(&to_ansi(&nodes, &options(name)));
            assert!(!seen.chars().any(steers), "{kind:?} as {seen:?}");
        }
    }
    for kind in fields {
        let seen = to_text(&[Node::new(kind.clone())], &text::Options::default());
        assert!(!seen.chars().any(steers), "{kind:?} as {seen:?}");
    }
}

fn evil_text() -> String {
    "\u{1b}[31m\u{7}".into()
}

fn steers(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{202A}'..='\u{202E}')
}

/// Whatever is cut off where: the last sequence always ends what is still switched on.
#[test]
fn nothing_stays_switched_on() {
    let mfm = "> **a $[fg.color=f00 *b* [c](https://example.com)\n> ~~d~~]**\n`e` $[x2 #f]";
    for end in mfm.char_indices().map(|(at, _)| at) {
        let found = readable(&to_ansi(&parse(&mfm[..end]), &options("home")));
        let last_on = found.rfind("<3").max(found.rfind("<1>")).max(found.rfind("<link"));
        let last_off = found.rfind("<0>").max(found.rfind("</link>"));
        assert!(last_on <= last_off, "{:?} as {found:?}", &mfm[..end]);
    }
}

#[test]
fn plain_text_is_clean() {
    let nodes = parse("**a** $[ruby 藍 あい]\n> q\u{1b}[0m\n[l](https://example.com)");
    assert_eq!(to_text(&nodes, &text::Options::default()), "a 藍(あい)\n> q\u{fffd}[0m\nl");
}
