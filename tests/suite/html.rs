//! The federated profiles against Misskey's recorded HTML and the pairs of FEP-c16b.

use aizome_mfm::{Kind, Node, parse};
use aizome_note_html::fep_c16b;
use aizome_note_html::misskey::{self, Options, RemoteUser, needs_misskey_content};
use aizome_tests::{check_with_differences, fixture};
use serde::Deserialize;

#[derive(Deserialize)]
struct Recorded {
    base_url: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    input: String,
    output: Option<String>,
    no_misskey_content: bool,
    #[serde(default, rename = "mentionedRemoteUsers")]
    mentioned_remote_users: Vec<User>,
    #[serde(default, rename = "extraHtml")]
    extra_html: Option<String>,
}

#[derive(Deserialize)]
struct User {
    uri: String,
    url: Option<String>,
    username: String,
    host: String,
}

impl Case {
    fn options(&self, base_url: &str) -> Options {
        let users = self.mentioned_remote_users.iter().map(|user| RemoteUser {
            uri: user.uri.clone(),
            url: user.url.clone(),
            username: user.username.clone(),
            host: user.host.clone(),
        });
        Options::new(base_url)
            .mentioned_remote_users(users.collect())
            .extra_html(self.extra_html.clone().unwrap_or_default())
    }
}

fn recorded() -> Recorded {
    serde_json::from_str(&fixture("html/misskey.json")).expect("recorded cases")
}

fn same(found: &str, expected: &str) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{found}\n  instead of {expected}")) }
}

#[test]
fn misskey_is_byte_identical() {
    let Recorded { base_url, cases } = recorded();
    let outcomes = cases.iter().map(|case| {
        let found = misskey::to_html(&parse(&case.input), &case.options(&base_url));
        let outcome = match &case.output {
            Some(expected) => same(&found, expected),
            None => Err(format!("the reference throws, this gives {found}")),
        };
        (case.id.clone(), outcome)
    });
    check_with_differences("html#misskey", outcomes);
}

#[test]
fn the_mfm_is_left_out_where_misskey_leaves_it_out() {
    let Recorded { base_url, cases } = recorded();
    for case in cases {
        let needed = needs_misskey_content(&parse(&case.input), &case.options(&base_url));
        assert_eq!(needed, !case.no_misskey_content, "{}", case.id);
    }
    let quoting = Options::new(base_url).quote("https://example.com/notes/1");
    assert!(needs_misskey_content(&parse("a"), &quoting));
}

#[track_caller]
fn check_misskey(source: &str, options: &Options, expected: &str) {
    assert_eq!(misskey::to_html(&parse(source), options), expected);
}

#[test]
fn misskey_is_total_where_the_reference_throws() {
    let options = Options::new("https://example.com");
    check_misskey("$[ruby abc]", &options, "<i>abc</i>");
    check_misskey("$[ruby **foo**]", &options, "<i><b>foo</b></i>");
}

#[test]
fn quotes_are_told_at_the_end() {
    let options = Options::new("https://a.example").quote("https://b.example/notes/1?a&b");
    check_misskey(
        "hi",
        &options,
        "hi<br><br><span class=\"quote-inline\">RE: <a href=\"https://b.example/notes/1?a&amp;b\">\
         https://b.example/notes/1?a&amp;b</a></span>",
    );
    check_misskey(
        "hi",
        &Options::new("https://a.example").quote("javascript:alert(1)"),
        "hi<br><br><span class=\"quote-inline\">RE: javascript:alert(1)</span>",
    );
}

#[test]
fn addresses_that_are_not_of_the_web_are_not_linked() {
    let user = RemoteUser {
        uri: "javascript:alert(1)".into(),
        url: None,
        username: "bob".into(),
        host: "b.example".into(),
    };
    let options = Options::new("https://a.example").mentioned_remote_users(vec![user]);
    check_misskey("@bob@b.example", &options, "@bob@b.example");
    check_misskey("@ai #mfm", &Options::default(), "@ai #mfm");
    check_misskey("@ai #mfm", &Options::new("data:text/html,"), "@ai #mfm");
    let link = Node::new(Kind::Link {
        silent: false,
        url: "javascript:alert(1)".into(),
        children: vec![Node::new(Kind::Text("x".into()))],
    });
    assert_eq!(misskey::to_html(&[link], &Options::default()), "[x](javascript:alert(1))");
}

#[derive(Deserialize)]
struct Pairs {
    cases: Vec<Pair>,
}

#[derive(Deserialize)]
struct Pair {
    id: String,
    mfm: String,
    html: String,
    reversible: bool,
}

/// The same document either way: an attribute without a value has the empty one.
#[test]
fn fep_c16b_holds() {
    let Pairs { cases } = serde_json::from_str(&fixture("html/fep-c16b.json")).expect("pairs");
    let outcomes = cases.into_iter().filter(|pair| pair.reversible).map(|pair| {
        let options = Options::new("https://example.com");
        let found = fep_c16b::to_html(&parse(&pair.mfm), &options);
        (pair.id, same(&found, &pair.html.replace("=\"\"", "")))
    });
    check_with_differences("html#fep-c16b", outcomes);
}

#[track_caller]
fn check_fep(source: &str, expected: &str) {
    let options = Options::new("https://a.example");
    assert_eq!(fep_c16b::to_html(&parse(source), &options), expected);
}

/// The table in the documentation of the profile, row by row.
#[test]
fn fep_c16b_marks_what_would_be_lost() {
    check_fep("a\nb\r\nc\rd", "a<br>b<br data-mfm-newline=\"crlf\">c<br data-mfm-newline=\"cr\">d");
    check_fep("\u{feff}a", "&#xFEFF;a");
    check_fep(
        "**a** <i>b</i> ~~c~~ <small>d</small>",
        "<b>a</b> <i>b</i> <del>c</del> <small>d</small>",
    );
    check_fep(
        "<center>a</center>",
        "<div data-mfm-node=\"center\" style=\"text-align: center;\">a</div>",
    );
    check_fep("<plain>**a**</plain>", "<span data-mfm-node=\"plain\">**a**</span>");
    check_fep("> a\n> > b", "<blockquote>a<blockquote>b</blockquote></blockquote>");
    check_fep(
        "```js a\nx < y\n```",
        "<pre><code class=\"language-js\" data-mfm-lang=\"js a\">x &lt; y</code></pre>",
    );
    check_fep(":ai:", "<span data-mfm-node=\"emoji\">\u{200b}:ai:\u{200b}</span>");
    check_fep("@ai", "<a href=\"https://a.example/@ai\" class=\"u-url mention\">@ai</a>");
    check_fep("#mfm", "<a href=\"https://a.example/tags/mfm\" rel=\"tag\">#mfm</a>");
    check_fep(
        "<https://example.com>",
        "<a href=\"https://example.com/\" data-mfm-node=\"url\" data-mfm-brackets>https://example.com</a>",
    );
    check_fep(
        "?[a](https://example.com)",
        "<a href=\"https://example.com/\" data-mfm-node=\"link\" \
         data-mfm-url=\"https://example.com\" data-mfm-silent>a</a>",
    );
    check_fep("[a](https://:80)", "<a data-mfm-node=\"link\" data-mfm-url=\"https://:80\">a</a>");
    check_fep(
        "a b Search",
        "<a href=\"https://www.google.com/search?q=a%20b\" data-mfm-node=\"search\">a b Search</a>",
    );
    check_fep(
        "$[tada.Speed=2s,left a]",
        "<span class=\"mfm-tada\" data-mfm-Speed=\"2s\" data-mfm-left \
         data-mfm-as-written=\"Speed=2s,left\">a</span>",
    );
    check_fep(
        "$[unixtime 0x **a**]",
        "<span class=\"mfm-unixtime\"><time datetime=\"1970-01-01T00:00:00.000Z\" \
         data-mfm-text=\"0x \">1970-01-01T00:00:00.000Z</time><b>a</b></span>",
    );
    check_fep("$[unixtime a]", "<span class=\"mfm-unixtime\">a</span>");
    check_fep(
        "$[ruby a b c]",
        "<span class=\"mfm-ruby\"><ruby>a<rp> (</rp><rt>b c</rt><rp>)</rp></ruby></span>",
    );
    check_fep(
        "$[ruby **a** b\n]",
        "<span class=\"mfm-ruby\"><ruby><b>a</b><rp> (</rp><rt>b</rt><rp>)<br></rp></ruby></span>",
    );
    check_fep("$[ruby a]", "<span class=\"mfm-ruby\">a</span>");
    check_fep("$[ruby a **b**]", "<span class=\"mfm-ruby\">a <b>b</b></span>");
}

#[test]
fn fep_c16b_math_keeps_its_tex() {
    let html = fep_c16b::to_html(&parse(r"\(a < b\)"), &Options::default());
    assert!(html.starts_with("<math><semantics>"), "{html}");
    assert!(
        html.ends_with(
            "<annotation encoding=\"application/x-tex\">a &lt; b</annotation></semantics></math>"
        ),
        "{html}"
    );
}
