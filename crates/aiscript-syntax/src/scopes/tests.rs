//! What scopes, chains, labels and wrong destinations look like, each in the smallest script that
//! has them. That the verdicts are those of the reference is tested against its runs, in the suite
//! `aiscript_analysis`.

use super::{BindingKind, ScopeKind, Scopes, Usage, Verdict};
use crate::ast::Node;
use crate::parse::{Parsed, parse};

/// `expected` has a line for every use: `name`, what is done with it, and its chain: the offset of
/// each binding, with `?` if it depends on the call and `-` if it is not there yet.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let parsed = parse(text);
    let scopes = Scopes::of(parsed.tree());
    let uses = scopes.references().map(|(id, reference)| {
        let mut line = format!("{} {:?}", scopes.name(reference.name), reference.usage);
        for (binding, verdict) in scopes.candidates(id) {
            let mark = match verdict {
                Verdict::There => "",
                Verdict::NotYet => "-",
                Verdict::Maybe => "?",
            };
            let at = parsed.ast.span(scopes.binding(binding).node).start;
            line.push_str(&format!(" {at}{mark}"));
        }
        line
    });
    assert_eq!(uses.collect::<Vec<_>>(), expected, "{text}");
}

/// `expected` are the scopes with the names that they bind.
#[track_caller]
fn check_scopes(text: &str, expected: &[(ScopeKind, &[&str])]) {
    let scopes = Scopes::of(parse(text).tree());
    let found: Vec<(ScopeKind, Vec<&str>)> = scopes
        .scopes()
        .map(|(id, scope)| {
            let names = scopes.bindings_in(id).map(|id| scopes.name(scopes.binding(id).name));
            (scope.kind, names.collect())
        })
        .collect();
    let expected: Vec<_> = expected.iter().map(|(kind, names)| (*kind, names.to_vec())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn chains() {
    check("a", &["a Read"]);
    check("let a = 1\na", &["a Read 4"]);
    check("a\nlet a = 1", &["a Read 6-"]);
    check("let a = 1\neval {let a = a\na}", &["a Read 20- 4", "a Read 20"]);
    check("@f() {a}\nlet a = 1", &["a Read 13?"]);
    check("let a = 1\neval {@f() {a}\nlet a = 2}", &["a Read 29? 4"]);
    // A function can only be called when it has its name.
    check("@f() {f}", &["f Read 1"]);
    check("let f = (@() {@() {f}})", &["f Read 4"]);
    check("let [f] = [@() {f}]", &["f Read 5?"]);
    // The default of a parameter is made with the function, outside of it.
    check("@f(a, b = a) {a}", &["a Read", "a Read 3"]);
    check("for let i, i {i}", &["i Read", "i Read 8"]);
    check("do let a = 1 while a", &["a Read 7"]);
    check("do {let a = 1} while a", &["a Read"]);
}

#[test]
fn usages() {
    check("var a = 1\na = a", &["a Write 4", "a Read 4"]);
    check("var a = 1\na += 1", &["a Update 4"]);
    check(
        "var a = 1\n[a, {b: a}, c.d, e[f]] = 1",
        &["a Write 4", "a Write 4", "c Read", "e Read", "f Read"],
    );
    check("exists a", &["a Exists"]);
    check("<: a ^ b && c", &["print Print", "Core:pow Operator", "a Read", "b Read", "c Read"]);
    check("`a{b}c`.d", &["b Read"]);
    check("### { a: b }\n#[c d]\nlet e: f = { g: h }", &["h Read"]);
}

#[test]
fn namespaces() {
    // They run first, the nested ones before the others.
    check(
        "a\nA:b\n:: A { let b = c:d\n:: c { let d = 1 } }\nlet a = 1",
        &["c:d Read 36", "a Read 50-", "A:b Read 17"],
    );
    check(":: A { @f() { A:f } }", &["A:f Read 8"]);
    check(":: A { let x = 1 }\n:: A { let y = x }", &["x Read"]);
    // In `A` the operator is the one of `A:Core`, outside it is not.
    check(
        ":: A { :: Core { let add = 1 }\nlet x = 1 + 2 }\n1 + 2",
        &["Core:add Operator 21", "Core:add Operator"],
    );
    check_scopes(
        ":: A { :: B { let c = 1 } }\nB:c\nA:B:c",
        &[
            (ScopeKind::Root, &["A:B:c"]),
            (ScopeKind::Namespace, &["B:c"]),
            (ScopeKind::Namespace, &["c"]),
        ],
    );
}

#[test]
fn scopes_and_their_names() {
    use ScopeKind::{Bare, Block, Function, Root, Turn};
    check_scopes(
        "@f(a, [b, c]) { let d = 1 }",
        &[(Root, &["f"]), (Function, &["a", "b", "c", "d"])],
    );
    check_scopes("if a let b = 1 else c", &[(Root, &[]), (Bare, &["b"])]);
    check_scopes("for 3 let b = 1", &[(Root, &[]), (Bare, &["b"])]);
    check_scopes("for let i, 3 let b = 1", &[(Root, &[]), (Turn, &["i", "b"])]);
    check_scopes("each let [i], 3 { let b = 1 }", &[(Root, &[]), (Turn, &["i"]), (Block, &["b"])]);
    check_scopes("loop { let b = 1 }", &[(Root, &[]), (Turn, &["b"])]);
    check_scopes("while a let b = 1", &[(Root, &[]), (Turn, &["b"])]);
    check_scopes("match a { case b => let c = 1 }", &[(Root, &[]), (Bare, &["c"])]);
    check_scopes("let a = eval { let b = 1 }", &[(Root, &["a"]), (Block, &["b"])]);
    // Of two equal keys the last counts.
    check_scopes("let { a: b, a: c } = d", &[(Root, &["c"])]);
}

#[test]
fn bindings() {
    let parsed = parse("let a = 1\nlet [a, b] = 2\nvar c = @() {}\nfor let i, 3 {}");
    let scopes = Scopes::of(parsed.tree());
    let all: Vec<_> = scopes.bindings().map(|(_, binding)| *binding).collect();
    let [a, again, b, i, c] = [0, 1, 2, 4, 3].map(|index| all[index]);
    assert_eq!(again.redeclares.map(|first| scopes.binding(first).node), Some(a.node));
    assert!(!a.in_pattern && b.in_pattern);
    assert_eq!((c.kind, c.is_mutable()), (BindingKind::Var, true));
    assert_eq!((i.kind, i.is_mutable()), (BindingKind::For, false));
    assert_eq!(scopes.binding_of(c.node).map(|id| scopes.binding(id).name), Some(c.name));
    let named = scopes.scopes().filter_map(|(_, scope)| scope.binding);
    assert_eq!(named.map(|id| scopes.binding(id).node).collect::<Vec<_>>(), [c.node]);
}

/// The words of the jumps, and the sources of what they go to.
fn jumps(parsed: &Parsed<'_>) -> Vec<(String, Option<String>)> {
    let (tree, scopes) = (parsed.tree(), Scopes::of(parsed.tree()));
    let is_jump = |id: &_| matches!(tree.node(*id), Node::Break { .. } | Node::Continue { .. });
    let target = |id| scopes.jump_target(id).map(|target| tree.source(target).to_owned());
    tree.ast.ids().filter(is_jump).map(|id| (tree.source(id).to_owned(), target(id))).collect()
}

#[test]
fn labels() {
    let check = |text: &str, expected: &[(&str, Option<&str>)]| {
        let found = jumps(&parse(text));
        let found: Vec<_> =
            found.iter().map(|(jump, target)| (jump.as_str(), target.as_deref())).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("loop {break}", &[("break", Some("loop {break}"))]);
    check("loop {if a {continue}}", &[("continue", Some("loop {if a {continue}}"))]);
    check("#a: if b {break #a}", &[("break #a", Some("if b {break #a}"))]);
    check("#a: if b {break}", &[("break", None)]);
    check("loop {@() {break}}", &[("break", None)]);
    check("#a: #b: eval {break #b}", &[("break #b", None)]);
    check("#a: for 1 {#a: for 2 {break #a}}", &[("break #a", Some("for 2 {break #a}"))]);
    let parsed = parse("#a: (eval {break #a\nbreak #a})");
    let scopes = Scopes::of(parsed.tree());
    assert_eq!(scopes.labels().iter().map(|label| label.uses).collect::<Vec<_>>(), [2]);
}

#[test]
fn wrong_destinations() {
    let check = |text: &str, expected: &[&str]| {
        let parsed = parse(text);
        let scopes = Scopes::of(parsed.tree());
        let bad = scopes.bad_destinations().iter().map(|bad| parsed.tree().source(bad.node));
        assert_eq!(bad.collect::<Vec<_>>(), expected, "{text}");
    };
    check("let [a, (b), {c: d}] = 1", &[]);
    check("let [a.b, 1, f()] = 1", &["a.b", "1", "f()"]);
    check("each let [a[0]], b {}", &["a[0]"]);
    check("[a.b, c[0], [d]] = 1", &[]);
    check("f() = 1", &["f()"]);
    check("[1, (-a)] += 1", &["1", "-a"]);
}

/// Nothing is asked of a script that cannot be read, but to be walked over.
#[test]
fn broken_scripts() {
    let text = "@f(a, { b: [c?] = 1) { let [ = (a\n#x: each let , { for let i { break #x";
    for (end, _) in text.char_indices() {
        let parsed = parse(&text[..end]);
        let scopes = Scopes::of(parsed.tree());
        assert!(scopes.references().all(|(_, reference)| reference.usage != Usage::Update));
    }
}
