//! The laws of `aizome_tests::checks`, on hand-picked notes, on everything fuzzing has found worth
//! keeping, and on trees that break them: a law that accepts anything would prove nothing.

use aizome_mfm::{Kind, Node, parse};
use aizome_source::Span;
use aizome_tests::{checks, fuzz_inputs as kept};

#[test]
fn trees_of_kept_inputs_obey() {
    kept("parse").iter().for_each(|text| checks::tree(text));
}

#[test]
fn spans_hold_while_kept_inputs_are_typed() {
    kept("spans").iter().for_each(|text| checks::prefixes(text));
}

#[test]
fn printing_kept_inputs_comes_to_rest() {
    kept("stable").iter().for_each(|text| checks::printing(text));
}

#[test]
fn html_of_kept_inputs_is_inert() {
    kept("html").iter().for_each(|text| checks::html(text));
}

#[test]
fn cards_of_kept_inputs_are_inert() {
    kept("note_card").iter().for_each(|text| checks::cards(text));
    kept("regressions").iter().for_each(|text| checks::page(text));
}

#[test]
fn advice_on_kept_inputs_can_be_followed() {
    kept("lint").iter().for_each(|text| checks::lint(text));
}

#[test]
fn kept_markdown_becomes_notes() {
    kept("from_markdown").iter().for_each(|text| checks::from_markdown(text));
}

#[test]
fn kept_html_becomes_notes() {
    kept("from_html").iter().for_each(|html| checks::from_html(html));
}

/// What once broke some law is tried with all of them.
#[test]
fn what_was_broken_once_obeys() {
    for text in &kept("regressions") {
        checks::tree(text);
        checks::prefixes(text);
        checks::printing(text);
        checks::html(text);
        checks::cards(text);
        checks::lint(text);
        checks::from_html(text);
        checks::from_markdown(text);
    }
}

/// One note with every construct, at every stage of typing it.
#[test]
fn every_construct_obeys_every_law() {
    let note = EVERY_CONSTRUCT;
    checks::prefixes(note);
    for end in note.char_indices().map(|(at, _)| at).chain([note.len()]) {
        checks::tree(&note[..end]);
        checks::printing(&note[..end]);
        checks::html(&note[..end]);
    }
    checks::cards(note);
    checks::page(note);
}

/// In quotes, at the end of lines of all kinds, and at nest limits, spans are put together anew.
#[test]
fn quotes_obey_every_law() {
    let lines = EVERY_CONSTRUCT.lines();
    let quoted = |mark: &str, newline: &str| {
        lines.clone().map(|line| format!("{mark}{line}{newline}")).collect::<String>()
    };
    for newline in ["\n", "\r", "\r\n"] {
        for mark in [">", "> ", ">\u{3000}", "> > ", ">>>"] {
            let note = quoted(mark, newline);
            checks::tree(&note);
            checks::prefixes(&note);
            checks::html(&note);
        }
    }
}

const EVERY_CONSTRUCT: &str = "\
👍🏽 <center>a **b** `c`</center> <small>d</small>
<center>
e $[x2 f] \u{fe0f}❤
</center>
<plain>**g**</plain> <b>h</b> <i>i</i> <s>j</s> <https://a.example/ü> ***k*** **l** *m* __n__ _o_
```js
p
```
`q`
> r
>> s **t**
> u

\\[
v
\\]
\\(w\\) ~~x~~ $[spin.left,speed=2s y] @z @a@b.example, #c(d)「e」 :f: [g *h*](https://i.example/j_(k).)
?[l](<https://m.example/?n>) https://o.example/p[q]. 藍 染め 検索
$[ruby r s] $[unixtime 1700000000] $[fg.color=f00 t]$[x <b>u *v* \u{feff}w";

/// A tree of one node where the reader expects another.
#[track_caller]
fn check_refused(law: impl FnOnce() + std::panic::UnwindSafe) {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let outcome = std::panic::catch_unwind(law);
    std::panic::set_hook(hook);
    assert!(outcome.is_err(), "a law accepts what it should refuse");
}

fn at(start: u32, end: u32, kind: Kind<'static>) -> Node<'static> {
    Node { span: Span::new(start, end), kind }
}

#[test]
fn wrong_spans_are_refused() {
    let text = |start, end, text: &'static str| at(start, end, Kind::Text(text.into()));
    let wrong = [
        ("ab", vec![]),
        ("ab", vec![text(0, 1, "a")]),
        ("ab", vec![text(1, 2, "b")]),
        ("ab", vec![text(0, 2, "a")]),
        ("ab", vec![text(0, 3, "abc")]),
        ("藍", vec![text(0, 1, "?"), text(1, 3, "?")]),
        ("**a**", vec![at(0, 5, Kind::Bold(vec![text(1, 4, "*a*")]))]),
        ("**a**", vec![at(0, 5, Kind::Italic(vec![text(2, 3, "a")]))]),
        ("> a", vec![at(0, 3, Kind::Quote(vec![text(0, 3, "b")]))]),
        ("> ab", vec![at(0, 4, Kind::Quote(vec![text(3, 4, "b"), text(2, 3, "a")]))]),
    ];
    for (source, nodes) in wrong {
        check_refused(|| checks::spans(source, &nodes));
    }
}

#[test]
fn wrong_shapes_are_refused() {
    let letter = || Node::new(Kind::Text("a".into()));
    let deep = Node::new(Kind::Bold(vec![Node::new(Kind::Italic(vec![letter()]))]));
    checks::nesting("", std::slice::from_ref(&deep), 2);
    check_refused(|| checks::nesting("", std::slice::from_ref(&deep), 1));
    check_refused(|| checks::nesting("", &[letter(), letter()], 20));
    check_refused(|| checks::nesting("", &[Node::new(Kind::Bold(vec![]))], 20));
}

#[test]
fn html_that_could_act_is_refused() {
    let harmful = [
        "<script>a</script>",
        "<p onclick=a>b</p>",
        "<a href=javascript:a>b</a>",
        "<a href=//a.example>b</a>",
        "<img src=data:a>",
        "<svg><a>b</a></svg>",
        "<span style='background:url(https://a.example)'>b</span>",
        "<span style='position:fixed'>b</span>",
        "<style>a{}</style>",
        "<!-- a -->",
        "<a target=_top>a</a>",
        "<math><mtext><img src=https://a onerror=b></mtext></math>",
    ];
    for html in harmful {
        check_refused(|| drop(checks::inert(html)));
    }
    checks::inert("<p>a <b style='color: #f00'>b</b> <a href='https://c.example/'>d</a></p>");
}

/// The parser is asked for more than a stack can hold; it must stop at its documented maximum.
#[test]
fn the_deepest_tree_obeys() {
    let note = "<b>".repeat(400) + "a" + &"</b>".repeat(400);
    let nodes = aizome_mfm::Options::default().nest_limit(u32::MAX).parse(&note);
    checks::spans(&note, &nodes);
    checks::nesting(&note, &nodes, aizome_mfm::MAX_NEST_LIMIT);
    drop(parse(&note));
}
