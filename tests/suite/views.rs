//! The views of a tree (text, the reference's JSON, JSON with spans), the builders, and walking,
//! against what mfm-js was recorded to give (`tests/oracle/record-views.mjs`).

mod json_with_spans;
mod reading_json;
mod unparsing;
mod walking;

use std::collections::BTreeSet;
use std::fmt::Write;

use aizome_mfm::js::{Js, JsNode, OwnedTree, Tree};
use aizome_mfm::{
    Flow, Kind, MAX_NEST_LIMIT, Node, Printed, SpannedJson, Visitor, build, extract, inspect,
    parse, rewrite, to_string, unparse, visit, walk,
};
use aizome_source::{LineIndex, Span};
use aizome_tests::check_with_differences;
use aizome_tests::generate::Notes;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Oracle {
    built: Vec<Built>,
    trees: Vec<Recorded>,
    parsed: Vec<Parsed>,
    visits: Vec<Visits>,
}

#[derive(Deserialize)]
struct Built {
    id: String,
    node: Value,
    string: String,
}

#[derive(Deserialize)]
struct Recorded {
    id: String,
    tree: Value,
    string: String,
}

#[derive(Deserialize)]
struct Parsed {
    input: String,
    tree: Value,
    string: String,
}

#[derive(Deserialize)]
struct Visits {
    action: String,
    before: Value,
    after: Value,
    visited: Vec<String>,
    texts: Vec<String>,
}

fn oracle() -> Oracle {
    serde_json::from_str(&aizome_tests::fixture("views/oracle.json")).expect("the fixture is JSON")
}

fn read(json: &str) -> Vec<Node<'_>> {
    serde_json::from_str::<Tree<'_>>(json).unwrap_or_else(|e| panic!("{e}: {json}")).0
}

fn js(nodes: &[Node<'_>]) -> String {
    serde_json::to_string(&Js(nodes)).expect("a tree is JSON")
}

mod text_and_json {
    use super::*;

    /// The tree reads, prints as the reference prints it, and is written byte for byte again.
    fn same(tree: &Value, string: &str) -> Result<(), String> {
        let json = tree.to_string();
        let nodes = read(&json);
        let printed = to_string(&nodes);
        if printed != string {
            return Err(format!("printed {printed:?}, not {string:?}"));
        }
        if js(&nodes) != json {
            return Err(format!("wrote {}, not {json}", js(&nodes)));
        }
        Ok(())
    }

    #[test]
    fn hand_made_trees_are_the_references() {
        let cases = oracle().trees;
        check_with_differences(
            "views",
            cases.into_iter().map(|one| (one.id, same(&one.tree, &one.string))),
        );
    }

    #[test]
    fn parsed_trees_are_the_references() {
        for Parsed { input, tree, string } in oracle().parsed {
            same(&tree, &string).unwrap_or_else(|difference| panic!("{input:?}: {difference}"));
            let nodes = parse(&input);
            assert_eq!(js(&nodes), tree.to_string(), "{input:?}");
            assert_eq!(to_string(&nodes), string, "{input:?}");
        }
    }

    #[test]
    fn every_way_to_print_is_the_same() {
        for Recorded { tree, .. } in oracle().trees {
            let json = tree.to_string();
            let nodes = read(&json);
            let mut written = String::new();
            write!(written, "{}", Printed(&nodes)).expect("writing to memory does not fail");
            assert_eq!(written, to_string(&nodes));
            for node in walk(&nodes) {
                assert_eq!(node.to_string(), to_string(std::slice::from_ref(node)));
                assert_eq!(
                    serde_json::to_string(&[JsNode(node)]).expect("a node is JSON"),
                    js(std::slice::from_ref(node))
                );
            }
        }
    }

    /// Wrapping in as many quotes as can be costs no more than what is written.
    #[test]
    fn the_deepest_quotes_print() {
        let mut node = build::text("a\nb");
        for _ in 0..MAX_NEST_LIMIT {
            node = build::quote([node]);
        }
        let marks = "> ".repeat(MAX_NEST_LIMIT as usize);
        assert_eq!(node.to_string(), format!("{marks}a\n{marks}b"));
    }
}

mod builders {
    use super::*;

    /// The same nodes as `built` in the recording script, by the same names.
    fn built(id: &str) -> Node<'static> {
        let a = || [build::text("a")];
        match id {
            "quote" => build::quote([build::text("a\nb")]),
            "search" => build::search("misskey", "misskey 検索"),
            "block-code" => build::block_code("let a = 1;\n", Some("js")),
            "block-code-without-lang" => build::block_code("a", None),
            "math-block" => build::math_block("x^2"),
            "center" => build::center([build::text("middle")]),
            "unicode-emoji" => build::unicode_emoji("😀"),
            "emoji-code" => build::emoji_code("blobcat"),
            "bold" => build::bold(a()),
            "small" => build::small(a()),
            "italic" => build::italic(a()),
            "strike" => build::strike(a()),
            "inline-code" => build::inline_code("a"),
            "math-inline" => build::math_inline("x"),
            "mention" => build::mention("ai", None),
            "mention-with-host" => build::mention("ai", Some("example.com")),
            "hashtag" => build::hashtag("mfm"),
            "url" => build::url("https://example.com/"),
            "bracketed-url" => build::bracketed_url("https://example.com/藍"),
            "link" => {
                build::link("https://example.com/", [build::text("here"), build::emoji_code("x")])
            }
            "silent-link" => {
                build::silent_link("https://example.com/", [build::bold([build::text("here")])])
            }
            "fn" => build::function("tada", [], a()),
            "fn-with-args" => build::function(
                "spin",
                [("speed", Some("2s")), ("left", None)],
                vec![build::text("a")],
            ),
            "plain" => build::plain("**a**"),
            "text" => build::text(String::from("a")),
            other => panic!("no builder for {other}"),
        }
    }

    #[test]
    fn builders_make_the_references_nodes() {
        for Built { id, node, string } in oracle().built {
            let ours = built(&id);
            assert_eq!(
                serde_json::to_string(&JsNode(&ours)).expect("JSON"),
                node.to_string(),
                "{id}"
            );
            assert_eq!(ours.to_string(), string, "{id}");
            assert_eq!(ours.span, Span::NONE);
        }
    }

    #[test]
    fn every_kind_has_a_builder() {
        let kinds: BTreeSet<_> =
            oracle().built.iter().map(|one| built(&one.id).kind.type_name()).collect();
        assert_eq!(kinds.len(), 20);
    }
}
