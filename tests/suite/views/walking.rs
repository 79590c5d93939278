//! Walking, visiting, inspecting, extracting, rewriting.

use super::*;

fn sample() -> Vec<Node<'static>> {
    vec![
        build::text("a"),
        build::bold([build::italic([build::text("b")]), build::emoji_code("c")]),
        build::quote([]),
        build::plain("d"),
    ]
}

fn names<'t, 'a: 't>(nodes: impl Iterator<Item = &'t Node<'a>>) -> Vec<&'static str> {
    nodes.map(|node| node.kind.type_name()).collect()
}

/// The actions of the recording script, by the same names.
fn act(action: &str, node: &mut Node<'_>) {
    match (action, &mut node.kind) {
        ("empty-bold", Kind::Bold(children)) => children.clear(),
        ("fill-center", Kind::Center(children)) => {
            *children = vec![build::text("new"), build::bold([build::text("newer")])];
        }
        ("text-to-hashtag", Kind::Text(text)) => {
            node.kind = Kind::Hashtag(std::mem::take(text));
        }
        _ => {}
    }
}

#[test]
fn inspect_and_extract_are_the_references() {
    for Visits { action, before, after, visited, texts } in oracle().visits {
        let before = before.to_string();
        let mut nodes = read(&before);
        let mut seen = Vec::new();
        inspect(&mut nodes, |node| {
            act(&action, node);
            seen.push(node.kind.type_name());
        });
        assert_eq!(seen, visited, "{action}");
        assert_eq!(js(&nodes), after.to_string(), "{action}");
        assert_eq!(names(walk(&nodes)), visited, "{action}");
        let found = extract(&nodes, |node| matches!(node.kind, Kind::Text(_)));
        assert_eq!(found.iter().map(|node| node.to_string()).collect::<Vec<_>>(), texts);
    }
}

#[test]
fn walk_knows_its_depth() {
    let nodes = sample();
    let mut nodes = walk(&nodes);
    let mut found = Vec::new();
    while let Some(node) = nodes.next() {
        found.push((nodes.depth(), node.kind.type_name()));
    }
    assert_eq!(
        found,
        [
            (0, "text"),
            (0, "bold"),
            (1, "italic"),
            (2, "text"),
            (1, "emojiCode"),
            (0, "quote"),
            (0, "plain"),
            (1, "text"),
        ]
    );
    assert!(nodes.next().is_none() && nodes.next().is_none(), "it stays at its end");
}

#[test]
fn walk_skips_what_is_inside() {
    let nodes = sample();
    let mut walk_all = walk(&nodes);
    walk_all.skip_children();
    assert_eq!(names(walk_all.clone()).len(), 8, "before the first node there is nothing to skip");
    let mut kept = Vec::new();
    while let Some(node) = walk_all.next() {
        kept.push(node.kind.type_name());
        if matches!(node.kind, Kind::Italic(_) | Kind::Plain(_)) {
            walk_all.skip_children();
        }
    }
    assert_eq!(kept, ["text", "bold", "italic", "emojiCode", "quote", "plain"]);
}

/// A visitor that takes notes, goes over one kind and stops at another.
struct Notes {
    over: &'static str,
    stop: &'static str,
    notes: String,
}

impl<'t> Visitor<'t> for Notes {
    fn enter(&mut self, node: &'t Node<'t>) -> Flow {
        let name = node.kind.type_name();
        self.notes += &format!("+{name} ");
        match name {
            name if name == self.over => Flow::Over,
            name if name == self.stop => Flow::Stop,
            _ => Flow::Into,
        }
    }

    fn leave(&mut self, node: &'t Node<'t>) {
        self.notes += &format!("-{} ", node.kind.type_name());
    }
}

#[track_caller]
fn check_visit(over: &'static str, stop: &'static str, ended: bool, expected: &str) {
    let nodes = sample();
    let mut notes = Notes { over, stop, notes: String::new() };
    assert_eq!(visit(&nodes, &mut notes), ended);
    assert_eq!(notes.notes.trim_end(), expected);
}

#[test]
fn visits_go_into_over_and_stop() {
    check_visit(
        "bold",
        "",
        true,
        "+text -text +bold -bold +quote -quote +plain +text -text -plain",
    );
    check_visit("", "emojiCode", false, "+text -text +bold +italic +text -text -italic +emojiCode");
}

#[track_caller]
fn check_rewrite<'a, New: IntoIterator<Item = Node<'a>>>(
    nodes: Vec<Node<'a>>,
    replace: impl FnMut(Node<'a>) -> New,
    expected: &[Node<'_>],
) {
    assert_eq!(rewrite(nodes, replace), expected);
}

#[test]
fn rewriting_replaces_by_none_one_or_many() {
    check_rewrite(sample(), Some, &sample());
    check_rewrite(
        sample(),
        |node| (!matches!(node.kind, Kind::Bold(_))).then_some(node),
        &[build::text("a"), build::quote([]), build::plain("d")],
    );
    check_rewrite(
        sample(),
        |node| match node.kind {
            Kind::EmojiCode(name) => {
                vec![build::text("<"), build::hashtag(name), build::text(">")]
            }
            Kind::Italic(children) | Kind::Plain(children) => children,
            Kind::Quote(_) => vec![],
            _ => vec![node],
        },
        &[
            build::text("a"),
            build::bold([build::text("b<"), build::hashtag("c"), build::text(">")]),
            build::text("d"),
        ],
    );
}

#[test]
fn rewriting_goes_from_the_inside() {
    let mut seen = Vec::new();
    rewrite(sample(), |node| {
        seen.push(to_string(std::slice::from_ref(&node)));
        match node.kind {
            Kind::Text(_) => Some(build::hashtag("x")),
            _ => Some(node),
        }
    });
    assert_eq!(
        seen,
        ["a", "b", "<i>#x</i>", ":c:", "**<i>#x</i>:c:**", "> ", "d", "<plain>\n#x\n</plain>"]
    );
}

#[test]
fn merged_text_spans_all_its_parts() {
    let at = |start, end, text: &'static str| Node {
        span: Span::new(start, end),
        kind: Kind::Text(text.into()),
    };
    check_rewrite(
        vec![at(2, 3, "a"), build::emoji_code("x"), at(6, 7, "b")],
        |node| (!matches!(node.kind, Kind::EmojiCode(_))).then_some(node),
        &[at(2, 7, "ab")],
    );
    check_rewrite(
        vec![build::text("a"), at(6, 7, "b"), build::text("c")],
        Some,
        &[at(6, 7, "abc")],
    );
}

/// Merging many texts copies each once.
#[test]
fn merging_is_linear() {
    let nodes = vec![build::text("ab"); 200_000];
    assert_eq!(rewrite(nodes, Some), [build::text("ab".repeat(200_000))]);
}
