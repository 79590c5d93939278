//! `unparse`: text that parses to the tree it was written from.

use super::*;

/// The parsed source is written as `expected`, and that parses to the same again.
#[track_caller]
fn check(source: &str, expected: &str) {
    let nodes = parse(source);
    assert_eq!(unparse(&nodes).as_deref(), Some(expected));
    assert_eq!(js(&parse(expected)), js(&nodes));
}

#[test]
fn it_is_the_references_text_where_that_will_do() {
    check("a<b>b</b>__c__", "a**b****c**");
    check("*a* <s>b</s>\n> c\nd", "<i>a</i> ~~b~~\n> c\nd");
    check("***a*** [b](<https://c.example>)", "$[tada a] [b](https://c.example)");
}

#[test]
fn quotes_stay_apart() {
    check("> a\n\n> b", "> a\n\n> b");
    check("> > a\n> \n> > b\n\n\nc", "> > a\n> \n> > b\n\n\nc");
    check("a\n\n\n> b", "a\n\n\n> b");
    check("> a\n\n> \n\n> b", "> a\n\n> \n\n> b");
}

#[test]
fn newlines_beside_blocks_are_kept() {
    check("a\n\n\\[x\\]\n\nb", "a\n\n\\[\nx\n\\]\n\nb");
    check("a\r\r> b", "a\n> b");
    check("a\r\r\r> b", "a\r\r\r> b");
}

/// On the first line or after another block, only a newline makes this a search.
#[test]
fn searches_begin_at_newlines() {
    check("\n#a search", "\n#a search");
    check("a search\n\n#b search\n#c search", "a search\n\n#b search\n#c search");
}

#[test]
fn addresses_of_links_get_their_brackets() {
    check("[a](<https://b.example/藍 c>)", "[a](<https://b.example/藍 c>)");
    check("[a](<https://b.example/(>)", "[a](<https://b.example/(>)");
    check("[a](https://b.example/(c))", "[a](https://b.example/(c))");
    check("[a](<https://b.example.>)", "[a](<https://b.example.>)");
}

#[test]
fn marks_do_not_run_together() {
    check("<b>a**b</b>", "<b>a**b</b>");
    check("<b><b>a</b>b</b>", "<b>**a**b</b>");
    check("*<b>a</b>", "*<b>a</b>");
    check("<s>a\nb</s>", "<s>a\nb</s>");
    check("<s>a~</s> <b>#c</b>", "<s>a~</s> <b>#c</b>");
    check("https://a.example<s>b</s>", "https://a.example<s>b</s>");
    check("***a]***", "***a]***");
    check("<b>a</b>b</b>", "**a**b</b>");
}

#[test]
fn what_cannot_be_written_is_none() {
    for tree in [
        vec![build::text("**a**")],
        vec![build::text("a"), build::mention("b", None)],
        vec![build::bold([])],
        vec![build::bold([build::quote([build::text("a")])])],
        vec![build::function("x", [], [build::text("]")])],
        vec![build::quote([build::text("a\rb")])],
    ] {
        assert_eq!(unparse(&tree), None, "{tree:?}");
    }
}

#[test]
fn neighbouring_and_empty_texts_do_not_matter() {
    let nodes = [build::text("a"), build::text(""), build::text("b")];
    assert_eq!(unparse(&nodes).as_deref(), Some("ab"));
    assert_eq!(unparse(&[]).as_deref(), Some(""));
}

/// Nearly every tree that comes from a text gets one again. Of these notes, which were made to
/// be nasty, the reference's text parses back for four in five.
#[test]
fn parsed_trees_can_be_written() {
    const NOTES: usize = 20_000;
    let mut failed = Vec::new();
    for note in Notes::new(5).take(NOTES) {
        let nodes = parse(&note);
        match unparse(&nodes) {
            Some(text) => assert_eq!(js(&parse(&text)), js(&nodes), "{note:?}"),
            None => failed.push(note),
        }
    }
    assert!(failed.len() <= NOTES / 1_000, "{} failed, as {:?}", failed.len(), failed[0]);
}
