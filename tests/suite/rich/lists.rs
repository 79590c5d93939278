//! Whatever the tree and whatever resolvers answer, each profile writes only what its list in
//! [`safety`] allows, as a conforming parser reads it.

use aizome_mfm::functions::Dialect;
use aizome_mfm::{Node, parse};
use aizome_note_html::safety::{self, Allowed};
use aizome_note_html::safety::{FEP_C16B, MATHML, MISSKEY, RICH, URL_ATTRIBUTES};
use aizome_note_html::{SafeUrl, fep_c16b, misskey, rich};
use aizome_tests::generate::{Notes, Trees, families};

use super::dom::Dom;
use super::{HostOfEmoji, Hostile};

const NONE: Allowed = Allowed { elements: &[], attributes: &[] };

#[test]
fn generated_notes_stay_within_the_lists() {
    for note in Notes::new(16).take(3000) {
        check(&parse(&note));
    }
}

#[test]
fn trees_that_no_parser_gives_stay_within_the_lists() {
    for tree in Trees::new(16).take(3000) {
        check(&tree);
    }
}

#[test]
fn long_hostile_notes_stay_within_the_lists() {
    for family in families() {
        check(&parse(&family.text(3000)));
    }
}

/// Hosts of other schemes and quotes that would end an attribute, in every place text can be.
#[test]
fn attacks_stay_text() {
    const ATTACKS: &[&str] = &[
        "\"><script>alert(1)</script>",
        "' onmouseover='alert(1)",
        "javascript:alert(1)",
        "</style><script>alert(1)</script>",
        "<!--",
        "&lt;script&gt;",
        "url(https://example.com)",
        "expression(alert(1))",
        "\u{0}<svg onload=alert(1)>",
    ];
    let shapes: &[fn(&str) -> String] = &[
        |a| a.into(),
        |a| format!("**{a}**"),
        |a| format!("`{a}`"),
        |a| format!("```{a}\n{a}\n```"),
        |a| format!("```html\n{a}\n```"),
        |a| format!("\\({a}\\)"),
        |a| format!("\\(\\operatorname{{{a}}}\\)"),
        |a| format!("\\(\\text{{{a}}} \\color{{{a}}}{{x}}\\)"),
        |a| format!("[{a}](https://example.com/{a})"),
        |a| format!("https://example.com/{a}"),
        |a| format!("<https://{a}>"),
        |a| format!("{a} Search"),
        |a| format!("#{a} @{a} :{a}:"),
        |a| format!("$[fg.color={a} $[{a} x]]"),
        |a| format!("$[ruby {a} {a}]$[unixtime {a}]$[clickable.ev={a} x]"),
        |a| format!("<plain>{a}</plain>"),
        |a| format!("> {a}\n> $[border.style={a} x]"),
    ];
    for attack in ATTACKS {
        for shape in shapes {
            check(&parse(&shape(attack)));
        }
    }
}

#[track_caller]
fn check(nodes: &[Node<'_>]) {
    let federated = misskey::Options::new("https://example.com").quote("\"><script>");
    within(&misskey::to_html(nodes, &federated), MISSKEY, NONE);
    within(&fep_c16b::to_html(nodes, &federated), FEP_C16B, MATHML);
    let hostile = rich::Options {
        dialects: Dialect::ALL,
        custom_emojis: &Hostile,
        places: &Hostile,
        unicode_emoji: rich::UnicodeEmoji::Twemoji { base_url: "javascript:" },
        external_rel: "\"><script>",
        ..rich::Options::default()
    };
    within(&rich::to_html(nodes, &hostile), RICH, MATHML);
    let pictures = rich::Options {
        custom_emojis: &HostOfEmoji,
        unicode_emoji: rich::UnicodeEmoji::Twemoji { base_url: "" },
        advanced: false,
        nyaize: Some(aizome_mfm::PlainSpeech::Subtree),
        nowrap: true,
        ..rich::Options::default()
    };
    within(&rich::to_html(nodes, &pictures), RICH, MATHML);
}

#[track_caller]
fn within(html: &str, profile: Allowed, formulas: Allowed) {
    let mut open = Dom::parse(html);
    while let Some(dom) = open.pop() {
        let Dom::Element { name, attributes, children } = dom else { continue };
        let formula = formulas.elements.contains(&&*name);
        assert!(formula || profile.elements.contains(&&*name), "<{name}> in {html}");
        for (key, value) in &attributes {
            let listed = if formula { formulas.attributes } else { profile.attributes };
            let data = key.starts_with("data-mfm-");
            assert!(data || listed.contains(&&**key), "{key} of <{name}> in {html}");
            if URL_ATTRIBUTES.contains(&&**key) {
                assert!(SafeUrl::new(value).is_some(), "{key}={value} in {html}");
            }
            assert!(key != "style" || safety::is_plain_style(value), "{value} in {html}");
        }
        open.extend(children);
    }
}

/// The deepest trees a parser gives, on the stack a `WebAssembly` module has.
#[test]
fn the_deepest_trees_fit_the_stack() {
    let deepest = || {
        for open in ["<b>", "$[x2 ", "$[ruby **a** ", "$[foo.bar ", "> ", "<small>", "~~<i>"] {
            let source = open.repeat(300);
            let nodes = aizome_mfm::Options::default().nest_limit(256).parse(&source);
            check(&nodes);
            let closed = source + &"</b>]</small></i>".repeat(300);
            check(&aizome_mfm::Options::default().nest_limit(256).parse(&closed));
        }
    };
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(deepest);
    thread.expect("a thread starts").join().expect("no overflow, no panic");
}
