//! Laws of every script, right or wrong: where nodes and comments stand, that nothing of the text
//! is lost, and that the reference's JSON is JSON.

use aizome_aiscript_syntax::reference::{Answer, AstJson, Locator};
use aizome_aiscript_syntax::{
    CommentKind, Define, List, MAX_DEPTH, Node, NodeId, Options, Parsed, Version,
};
use aizome_source::Span;
use serde::de::IgnoredAny;

/// Every law about one script, in every version of the language.
///
/// # Panics
/// When a law does not hold.
pub fn script(source: &str) {
    for version in [Version::V1_2, Version::V1_3] {
        let parsed = Options { version }.parse(source);
        shape(&parsed);
        ast_json_is_sound(&parsed);
    }
}

/// Every text that exists on the way of typing a script is read, and its tree is in order.
///
/// # Panics
/// When a law does not hold for one of them.
pub fn script_prefixes(source: &str) {
    for (end, _) in source.char_indices() {
        shape(&aizome_aiscript_syntax::parse(&source[..end]));
    }
}

/// The tree is one, its nodes stand where they say, comments and findings too, and what is in no
/// leaf and no comment is blank, a mark or a keyword.
///
/// # Panics
/// When one of these does not hold.
pub fn shape(parsed: &Parsed<'_>) {
    assert_eq!(
        parsed.reference_error.is_none(),
        parsed.diagnostics.is_empty(),
        "{:?} beside {:?}\nin {:?}",
        parsed.reference_error,
        parsed.diagnostics,
        parsed.text
    );
    let mut nodes = Nodes { parsed, seen: vec![false; parsed.ast.len()], leaves: Vec::new() };
    nodes.all();
    let leaves = nodes.leaves;
    trivia(parsed);
    if parsed.is_valid() {
        nothing_is_lost(parsed, leaves);
    }
    for found in &parsed.diagnostics {
        let labels = found.labels.iter().map(|label| label.span);
        labels.chain([found.span]).for_each(|span| _ = cut(parsed, span));
    }
}

/// The walk over the nodes of a tree.
struct Nodes<'p> {
    parsed: &'p Parsed<'p>,
    seen: Vec<bool>,
    /// The spans of nodes without children.
    leaves: Vec<Span>,
}

impl Nodes<'_> {
    fn all(&mut self) {
        let roots = self.parsed.ast.roots();
        self.in_order(roots);
        for &root in roots {
            self.node(root, 0);
        }
        if self.parsed.is_valid() {
            let lost = self.seen.iter().position(|seen| !seen);
            assert!(lost.is_none(), "node {lost:?} is in no tree{}", self.place());
        }
    }

    fn node(&mut self, id: NodeId, depth: u32) {
        // Some nodes come in pairs, of which only one counts.
        assert!(depth <= 2 * MAX_DEPTH + 10, "the tree is {depth} deep{}", self.place());
        assert!(!self.seen[id.index()], "{id:?} has two parents{}", self.place());
        self.seen[id.index()] = true;
        let ast = &self.parsed.ast;
        let (node, span, location) = (ast.node(id), ast.span(id), ast.location(id));
        let _ = (cut(self.parsed, span), cut(self.parsed, location));
        self.kinds(node);
        let mut children = Vec::new();
        ast.each_child(id, |child| children.push(child));
        for &child in &children {
            assert!(child < id, "{child:?} is below {id:?} but not before it{}", self.place());
            let inside = span.contains(ast.span(child));
            assert!(
                inside,
                "{:?} is not inside {node:?}, {span:?}{}",
                ast.span(child),
                self.place()
            );
        }
        if !overlaps_by_nature(node, &children) {
            self.in_order(&children);
        }
        if children.is_empty() && !matches!(node, Node::Error { .. }) {
            self.leaves.push(span);
        }
        for child in children {
            self.node(child, depth + 1);
        }
    }

    fn in_order(&self, siblings: &[NodeId]) {
        let ast = &self.parsed.ast;
        for pair in siblings.windows(2) {
            let (before, after) = (ast.span(pair[0]), ast.span(pair[1]));
            assert!(before.end <= after.start, "{before:?} and {after:?} overlap{}", self.place());
        }
    }

    /// What the documentation of [`Node`] promises about parts, where nothing was wrong.
    fn kinds(&self, node: Node) {
        if !self.parsed.is_valid() {
            return;
        }
        let ast = &self.parsed.ast;
        let each = |list: List, test: fn(&Node) -> bool| {
            ast.list(list).iter().all(|&id| test(&ast.node(id)))
        };
        let is = |id: NodeId, test: fn(&Node) -> bool| test(&ast.node(id));
        let fits = match node {
            Node::Error { .. } => false,
            Node::Namespace { name, .. }
            | Node::Attribute { name, .. }
            | Node::NamedType { name, .. }
            | Node::Range { name, .. } => is(name, is_name),
            Node::Attributed { attributes, target } => {
                !attributes.is_empty()
                    && each(attributes, |node| matches!(node, Node::Attribute { .. }))
                    && is(target, |node| matches!(node, Node::Define { .. }))
            }
            Node::Labelled { label, .. } => is(label, is_name),
            Node::Meta { name, .. } => name.is_none_or(|name| is(name, is_name)),
            Node::Break { label, .. } | Node::Continue { label } => {
                label.is_none_or(|label| is(label, is_name))
            }
            Node::For { range, .. } => is(range, |node| matches!(node, Node::Range { .. })),
            Node::Loop { body } | Node::Eval { body } => is(body, is_block),
            Node::If { branches, .. } => {
                !branches.is_empty() && each(branches, |node| matches!(node, Node::Branch { .. }))
            }
            Node::Match { cases, .. } => each(cases, |node| matches!(node, Node::Case { .. })),
            Node::Exists { name } => is(name, |node| matches!(node, Node::Ident)),
            Node::Prop { name, .. } => is(name, is_key),
            Node::Entry { key, .. } => is(key, is_key),
            Node::Object { entries } => each(entries, |node| matches!(node, Node::Entry { .. })),
            Node::UnionType { members } => members.len() >= 2,
            Node::Fn(id) => {
                let parts = ast.function(id);
                each(parts.type_params, is_name)
                    && each(parts.params, |node| matches!(node, Node::Param { .. }))
                    && is(parts.body, is_block)
            }
            Node::FnType(id) => each(ast.function_type(id).type_params, is_name),
            Node::Define { kind: Define::Fn, value, .. } => {
                is(value, |node| matches!(node, Node::Fn(_)))
            }
            _ => true,
        };
        assert!(fits, "{node:?} has parts that it must not have{}", self.place());
    }

    fn place(&self) -> String {
        format!("\nin {:?}", self.parsed.text)
    }
}

fn is_name(node: &Node) -> bool {
    matches!(node, Node::Name)
}

fn is_key(node: &Node) -> bool {
    matches!(node, Node::Name | Node::Str)
}

fn is_block(node: &Node) -> bool {
    matches!(node, Node::Block { .. })
}

/// `@f() {}` defines `f`, and its function covers the name; in `{a}` one word is key and value.
fn overlaps_by_nature(node: Node, children: &[NodeId]) -> bool {
    match node {
        Node::Define { kind, .. } => kind == Define::Fn,
        Node::Entry { .. } => children.len() == 2,
        _ => false,
    }
}

/// Comments and gaps are in order and are what they say.
fn trivia(parsed: &Parsed<'_>) {
    let mut at = 0;
    for comment in &parsed.trivia.comments {
        let text = cut(parsed, comment.span);
        let fits = match comment.kind {
            CommentKind::Line => text.starts_with("//") && !text.contains('\n'),
            CommentKind::Block => text.starts_with("/*"),
        };
        // Carriage returns may stand between the two characters.
        let fits = fits || text.contains('\r') && text.starts_with('/');
        assert!(fits, "{comment:?} is {text:?}\nin {:?}", parsed.text);
        assert!(comment.span.start >= at, "{comment:?} is out of order\nin {:?}", parsed.text);
        at = comment.span.end;
    }
    let is_gap = |&gap: &u32| parsed.text.as_bytes().get(gap as usize) == Some(&b'\n');
    let gaps = &parsed.trivia.gaps;
    assert!(gaps.iter().all(is_gap), "a gap of {gaps:?} is no line break\nin {:?}", parsed.text);
    assert!(gaps.is_sorted_by(|a, b| a < b), "{gaps:?} is not in order\nin {:?}", parsed.text);
}

/// Besides leaves and comments there are only blanks, marks and keywords.
fn nothing_is_lost(parsed: &Parsed<'_>, leaves: Vec<Span>) {
    let text = parsed.text;
    let comments = parsed.trivia.comments.iter().map(|comment| comment.span);
    let mut covered: Vec<Span> = leaves.into_iter().chain(comments).collect();
    covered.sort();
    let mut at = 0;
    let ends = [Span::of(text.len()..text.len())];
    for span in covered.iter().chain(&ends) {
        // Where a leaf covers a comment (`A/* */:b`), nothing lies between them.
        // Carriage returns may stand even within a keyword.
        let between = text.get(at..span.range().start).unwrap_or("").replace('\r', "");
        let words = between.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
        for word in words.filter(|word| !word.is_empty()) {
            assert!(is_keyword(word), "{word:?} is in no node\nin {text:?}");
        }
        at = at.max(span.range().end);
    }
}

/// Whether the grammar has this word besides those that are nodes.
fn is_keyword(word: &str) -> bool {
    const WORDS: [&str; 18] = [
        "each", "for", "loop", "do", "while", "break", "continue", "match", "case", "default",
        "if", "elif", "else", "return", "eval", "var", "let", "exists",
    ];
    WORDS.contains(&word)
}

/// The reference's view of a tree is JSON, the same with and without places, and knows `error`
/// only where the reference does not give a tree.
///
/// # Panics
/// When it is not.
pub fn ast_json_is_sound(parsed: &Parsed<'_>) {
    let locator = Locator::new(parsed.text);
    let answer = Answer::new(parsed).to_string();
    let full = AstJson::new(parsed.tree(), &locator).to_string();
    let bare = AstJson::without_loc(parsed.tree()).to_string();
    for json in [&answer, &full, &bare] {
        let read: Result<IgnoredAny, _> = serde_json::from_str(json);
        assert!(read.is_ok(), "{json} is no JSON\nof {:?}", parsed.text);
    }
    assert_eq!(without_places(&full), bare, "of {:?}", parsed.text);
    if parsed.reference_error.is_none() {
        assert_eq!(answer, format!(r#"{{"ast":{full}}}"#), "of {:?}", parsed.text);
        assert!(!bare.contains(r#"{"type":"error"}"#), "{bare}\nof {:?}", parsed.text);
    }
}

/// Takes the places out of JSON. A string cannot look like one: its quotes are escaped.
fn without_places(json: &str) -> String {
    let mut parts = json.split(r#","loc":{"start":"#);
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |bare, part| bare + part.split_once("}}").map_or("", |(_, rest)| rest))
}

/// The text of a span.
fn cut<'p>(parsed: &'p Parsed<'_>, span: Span) -> &'p str {
    let text = parsed.text;
    text.get(span.range()).unwrap_or_else(|| panic!("{span:?} cuts a character of {text:?}"))
}
