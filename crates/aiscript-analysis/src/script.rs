//! What a check may look at, and the questions that several checks ask.

use std::cell::OnceCell;

use aizome_aiscript_syntax::scopes::{
    Binding, BindingId, Reference, ReferenceId, ScopeKind, Scopes, Usage, Verdict,
};
use aizome_aiscript_syntax::{Node, NodeId, Parsed, Tree, Trivia};
use aizome_source::{Diagnostic, Edit, Fix, Localized, Span};
use rustc_hash::FxHashSet;

use crate::Globals;

/// A script with all that is known of it.
#[derive(Debug)]
pub struct Script<'a> {
    /// Its tree and text.
    pub tree: Tree<'a>,
    /// Its comments.
    pub trivia: &'a Trivia,
    /// Its scopes.
    pub scopes: &'a Scopes,
    /// What its host supplies.
    pub globals: &'a Globals,
    has_errors: bool,
    asked_for: OnceCell<FxHashSet<Box<str>>>,
}

impl<'a> Script<'a> {
    /// A script that was read, its scopes, and what its host supplies. If its syntax is wrong,
    /// nothing is said of what seems to have no use: it may only have been misread.
    #[must_use]
    pub fn of(parsed: &'a Parsed<'_>, scopes: &'a Scopes, globals: &'a Globals) -> Self {
        let script = Self::new(parsed.tree(), &parsed.trivia, scopes, globals);
        Self { has_errors: !parsed.is_valid(), ..script }
    }

    /// A script, its scopes, which must be those of its tree, and what its host supplies.
    #[must_use]
    pub fn new(
        tree: Tree<'a>,
        trivia: &'a Trivia,
        scopes: &'a Scopes,
        globals: &'a Globals,
    ) -> Self {
        Self { tree, trivia, scopes, globals, has_errors: false, asked_for: OnceCell::new() }
    }

    /// The name that a reference looks up.
    pub(crate) fn name_of(&self, reference: &Reference) -> &'a str {
        self.scopes.name(reference.name)
    }

    /// Whether the script asks somewhere whether a name exists.
    pub(crate) fn asks_for(&self, name: &str) -> bool {
        let asked_for = self.asked_for.get_or_init(|| {
            let all = self.scopes.references().map(|(_, reference)| reference);
            let asking = all.filter(|reference| reference.usage == Usage::Exists);
            asking.map(|reference| self.name_of(reference).into()).collect()
        });
        asked_for.contains(name)
    }

    /// Whether a use surely means a global variable of the host, under that name.
    pub(crate) fn global(&self, node: NodeId) -> Option<&'a str> {
        let id = self.scopes.reference_of(node)?;
        self.is_global(id).then(|| self.name_of(self.scopes.reference(id)))
    }

    /// Whether a use can only see a global variable of the host.
    pub(crate) fn is_global(&self, id: ReferenceId) -> bool {
        self.scopes.candidates(id).all(|(_, verdict)| verdict == Verdict::NotYet)
    }

    /// The one binding that a use sees, unless it fails.
    pub(crate) fn only_binding(&self, id: ReferenceId) -> Option<BindingId> {
        let mut seen =
            self.scopes.candidates(id).filter(|&(_, verdict)| verdict != Verdict::NotYet);
        let (binding, verdict) = seen.next()?;
        let name = self.name_of(self.scopes.reference(id));
        let is_only = verdict == Verdict::There
            || (seen.next().is_none() && self.globals.get(name).is_none());
        is_only.then_some(binding)
    }

    /// The name of the host that a binding tries to define again: in the outermost scope there can
    /// be no second.
    pub(crate) fn redefined(&self, binding: &Binding) -> Option<String> {
        /// The names of hosts have at most this many parts, such as `Plugin:register:note_action`.
        const MOST_PARTS: usize = 4;
        let mut name = self.scopes.name(binding.name).to_owned();
        for scope in self.scopes.enclosing(binding.scope).take(MOST_PARTS) {
            let scope = self.scopes.scope(scope);
            match scope.kind {
                ScopeKind::Root => return self.globals.get(&name).map(|_| name),
                ScopeKind::Namespace => {
                    name.insert_str(0, &format!("{}:", self.scopes.name(scope.namespace?)));
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether some part of the script could not be read: then what seems to have no use may have
    /// one.
    pub(crate) fn is_broken(&self) -> bool {
        self.has_errors
            || self.tree.ast.ids().any(|id| matches!(self.tree.node(id), Node::Error { .. }))
    }

    /// Where a node stands.
    pub(crate) fn span(&self, node: NodeId) -> Span {
        self.tree.span(node)
    }
}

/// A fix that replaces one span.
pub(crate) fn replace(
    found: Diagnostic,
    span: Span,
    text: impl Into<String>,
    title: Localized,
) -> Diagnostic {
    found.fix(Fix { title, edits: vec![Edit { span, text: text.into() }] })
}
