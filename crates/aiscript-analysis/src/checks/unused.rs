//! Variables, functions, parameters and labels that nobody uses.
//!
//! A name that begins with `_` is never reported, nor is what has attributes (they are for the
//! host) or is a member of a namespace (which is made to be used elsewhere).

use aizome_aiscript_syntax::scopes::{Binding, BindingId, BindingKind, Usage};
use aizome_aiscript_syntax::{Node, NodeId};
use aizome_source::{Diagnostic, Localized, Span};
use rustc_hash::FxHashSet;

use crate::script::replace;
use crate::{Script, codes};

/// Looks at every binding and label.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    if script.is_broken() {
        return;
    }
    let unused = Unused::new(script);
    for (id, binding) in script.scopes.bindings() {
        found.extend(unused.look_at(id, binding));
    }
    for id in script.tree.ast.ids() {
        unused.params(id, found);
    }
    labels(script, found);
}

/// What is known of the uses of bindings.
struct Unused<'a> {
    script: &'a Script<'a>,
    /// Whether somebody reads it, by binding.
    read: Vec<bool>,
    /// Whether somebody assigns to it, by binding.
    written: Vec<bool>,
    /// Definitions of which some name is read.
    definitions: FxHashSet<NodeId>,
    /// Definitions with attributes.
    attributed: FxHashSet<NodeId>,
}

impl<'a> Unused<'a> {
    fn new(script: &'a Script<'a>) -> Self {
        let count = script.scopes.bindings().count();
        let mut unused = Self {
            script,
            read: vec![false; count],
            written: vec![false; count],
            definitions: FxHashSet::default(),
            attributed: FxHashSet::default(),
        };
        unused.collect();
        unused
    }

    fn collect(&mut self) {
        let scopes = self.script.scopes;
        for (id, reference) in scopes.references() {
            for (binding, _) in scopes.candidates(id) {
                let whole = scopes.binding(binding).definition;
                // A function that only calls itself is not used.
                let is_own = scopes.binding(binding).kind == BindingKind::Fn
                    && self.script.span(whole).contains(self.script.span(reference.node));
                match reference.usage {
                    Usage::Write | Usage::Update => self.written[binding.index()] = true,
                    _ if is_own => {}
                    _ => self.read[binding.index()] = true,
                }
            }
        }
        for (id, binding) in scopes.bindings() {
            if self.read[id.index()] {
                self.definitions.insert(binding.definition);
            }
            // Of two that cannot be there together, one may be meant for the uses of the other.
            if let Some(first) = binding.redeclares {
                self.read[first.index()] = true;
            }
        }
        let tree = self.script.tree;
        self.attributed.extend(tree.ast.ids().filter_map(|id| match tree.node(id) {
            Node::Attributed { target, .. } => Some(target),
            _ => None,
        }));
    }

    fn look_at(&self, id: BindingId, binding: &Binding) -> Option<Diagnostic> {
        let scopes = self.script.scopes;
        let name = scopes.name(binding.name);
        let is_member = scopes.scope(binding.scope).namespace.is_some();
        let is_kept = is_member
            || self.read[id.index()]
            || name.starts_with('_')
            || name.contains(':')
            || binding.redeclares.is_some()
            || self.script.redefined(binding).is_some()
            || self.attributed.contains(&binding.definition)
            // Names of a pattern can stand there for those beside them.
            || binding.in_pattern && self.definitions.contains(&binding.definition);
        if is_kept {
            return None;
        }
        let at = self.script.span(binding.node);
        let is_written = self.written[id.index()];
        match binding.kind {
            // What cannot be assigned to has an error for that already.
            _ if is_written && !binding.is_mutable() => None,
            _ if is_written => Some(codes::never_read(at, name)),
            BindingKind::Fn => Some(codes::unused_function(at, name)),
            BindingKind::For => Some(self.counter(binding, codes::unused_counter(at, name))),
            BindingKind::Let | BindingKind::Var | BindingKind::Each => {
                Some(self.variable(binding, name, at))
            }
            // Parameters are looked at together.
            BindingKind::Param | BindingKind::Outside => None,
        }
    }

    fn variable(&self, binding: &Binding, name: &str, at: Span) -> Diagnostic {
        let is_function = match self.script.tree.node(binding.definition) {
            Node::Define { value, .. } => {
                let value = self.script.tree.ast.peel(value);
                matches!(self.script.tree.node(value), Node::Fn(_))
            }
            _ => false,
        };
        let found = if is_function && !binding.in_pattern {
            codes::unused_function(at, name)
        } else {
            codes::unused_variable(at, name)
        };
        if binding.in_pattern { found } else { self.underscore(found, name, at) }
    }

    /// `for let i, 3` can be `for 3`.
    fn counter(&self, binding: &Binding, found: Diagnostic) -> Diagnostic {
        let tree = self.script.tree;
        let Node::Range { from: None, to, .. } = tree.node(binding.definition) else {
            return found;
        };
        let span = Span::new(tree.span(binding.definition).start, tree.span(to).start);
        // In `for (a) * 2 {}` the brackets would be those of the loop.
        let is_bracket = tree.source(to).starts_with('(');
        if is_bracket || !self.script.trivia.comments_in(span).is_empty() {
            return found;
        }
        replace(found, span, "", Localized::new("repeat without a variable", "変数なしで繰り返す"))
    }

    /// The last parameters of a function with a name, from the last one that is used on. What a
    /// function without a name gets is chosen by whom it is given to, and often worth naming.
    fn params(&self, id: NodeId, found: &mut Vec<Diagnostic>) {
        let (tree, scopes) = (self.script.tree, self.script.scopes);
        let Node::Fn(function) = tree.node(id) else { return };
        if scopes.scope_of(id).is_none_or(|scope| scopes.scope(scope).binding.is_none()) {
            return;
        }
        let from = found.len();
        for &param in tree.list(tree.ast.function(function).params).iter().rev() {
            let Node::Param { dest, .. } = tree.node(param) else { break };
            let Some(binding) = scopes.binding_of(tree.ast.peel(dest)) else { break };
            let name = scopes.name(scopes.binding(binding).name);
            let is_used = self.read[binding.index()] || self.written[binding.index()];
            if is_used || scopes.binding(binding).redeclares.is_some() {
                break;
            }
            if !name.starts_with('_') {
                let at = self.script.span(dest);
                found.push(self.underscore(codes::unused_parameter(at, name), name, at));
            }
        }
        found[from..].reverse();
    }

    /// Offers to say that it is meant, if the new name is free.
    fn underscore(&self, found: Diagnostic, name: &str, at: Span) -> Diagnostic {
        if self.script.scopes.find(&format!("_{name}")).is_some() {
            return found;
        }
        let title = Localized::new("put `_` before the name", "名前の前に `_` を付ける");
        replace(found, Span::new(at.start, at.start), "_", title)
    }
}

fn labels(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    for label in script.scopes.labels().iter().filter(|label| label.uses == 0) {
        let name = script.tree.name(label.name);
        if name.starts_with('_') {
            continue;
        }
        let note = codes::unused_label(script.span(label.name), name.as_ref());
        let Node::Labelled { target, .. } = script.tree.node(label.node) else { continue };
        // From `#` up to what it names.
        let start = script.span(label.node).start;
        let span = Span::new(start, script.span(target).start);
        let has_comment = !script.trivia.comments_in(span).is_empty();
        let title = Localized::new("remove the label", "ラベルを消す");
        found.push(if has_comment { note } else { replace(note, span, "", title) });
    }
}
