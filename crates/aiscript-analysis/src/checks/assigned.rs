//! Changes of what cannot change, and no changes of what can.

use aizome_aiscript_syntax::scopes::{
    BindingId, BindingKind, Reference, ReferenceId, Usage, Verdict,
};
use aizome_aiscript_syntax::{AssignOp, Define, Node, NodeId};
use aizome_source::{Diagnostic, Localized, Span};

use crate::script::replace;
use crate::{Script, codes};

/// Looks at every assignment to a name, and at the variables that have none.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let mut changed = vec![false; script.scopes.bindings().count()];
    for (id, reference) in script.scopes.references() {
        if matches!(reference.usage, Usage::Write | Usage::Update) {
            for (binding, _) in script.scopes.candidates(id) {
                changed[binding.index()] = true;
            }
            found.extend(immutable(script, id, reference));
        }
    }
    never_reassigned(script, &changed, found);
    for id in script.tree.ast.ids() {
        found.extend(self_assignment(script, id));
    }
}

/// An assignment that surely fails.
fn immutable(script: &Script<'_>, id: ReferenceId, reference: &Reference) -> Option<Diagnostic> {
    let scopes = script.scopes;
    let at = script.span(reference.node);
    let global = script.globals.get(script.name_of(reference));
    let seen = scopes.candidates(id).filter(|&(_, verdict)| verdict != Verdict::NotYet);
    let seen: Vec<_> = seen.map(|(binding, _)| binding).collect();
    // Whichever it sees, it must not be one that can change.
    let is_mutable = |&binding: &BindingId| scopes.binding(binding).is_mutable();
    if global.is_some_and(|global| global.is_mutable) || seen.iter().any(is_mutable) {
        return None;
    }
    match seen.first() {
        Some(&first) => Some(assigned_to(script, first, at)),
        None => Some(codes::assigned_to_builtin(at, &global?.name)),
    }
}

fn assigned_to(script: &Script<'_>, id: BindingId, at: Span) -> Diagnostic {
    let binding = script.scopes.binding(id);
    let name = script.scopes.name(binding.name);
    let definition = script.span(binding.node);
    let (en, ja) = match binding.kind {
        BindingKind::Outside => ("a member of a namespace", "名前空間のメンバー"),
        BindingKind::Fn => ("a function", "関数"),
        BindingKind::Each | BindingKind::For => ("the variable of a loop", "繰り返しの変数"),
        BindingKind::Let | BindingKind::Var | BindingKind::Param => {
            let found = codes::assigned_to_let(at, name, definition);
            let title = Localized::new("define it with `var`", "`var` で定義する");
            return match word(script, binding.definition, Define::Let) {
                Some(word) if !in_namespace(script, id) => replace(found, word, "var", title),
                _ => found,
            };
        }
    };
    codes::assigned_to_constant(at, name, &Localized::new(en, ja), definition)
}

fn in_namespace(script: &Script<'_>, id: BindingId) -> bool {
    let scope = script.scopes.binding(id).scope;
    script.scopes.scope(scope).namespace.is_some()
}

/// Where the `let` or `var` of a definition stands.
fn word(script: &Script<'_>, definition: NodeId, word: Define) -> Option<Span> {
    let Node::Define { kind, .. } = script.tree.node(definition) else { return None };
    let start = script.span(definition).start;
    let span = Span::new(start, start + 3);
    (kind == word && matches!(script.tree.slice(span), "let" | "var")).then_some(span)
}

/// Variables that could be `let`.
fn never_reassigned(script: &Script<'_>, changed: &[bool], found: &mut Vec<Diagnostic>) {
    if script.is_broken() {
        return;
    }
    for (id, binding) in script.scopes.bindings() {
        let is_alone = !binding.in_pattern && binding.kind == BindingKind::Var;
        if !is_alone || changed[id.index()] || in_namespace(script, id) {
            continue;
        }
        let name = script.scopes.name(binding.name);
        let note = codes::never_reassigned(script.span(binding.node), name);
        let title = Localized::new("define it with `let`", "`let` で定義する");
        found.push(match word(script, binding.definition, Define::Var) {
            Some(word) => replace(note, word, "let", title),
            None => note,
        });
    }
}

/// `a = a`
fn self_assignment(script: &Script<'_>, id: NodeId) -> Option<Diagnostic> {
    let tree = script.tree;
    let Node::Assign { op: AssignOp::Set, dest, value } = tree.node(id) else { return None };
    let is_name = |id: NodeId| tree.node(tree.ast.peel(id)) == Node::Ident;
    let name = tree.name(tree.ast.peel(dest));
    let is_same = is_name(dest) && is_name(value) && name == tree.name(tree.ast.peel(value));
    is_same.then(|| codes::self_assignment(tree.span(id), name.as_ref()))
}
