//! Which parts of a destination are names.
//!
//! In a definition, `[a, {b: c}]` binds `a` and `c`; anything but names, arrays and objects in it
//! is an error when it runs. So is, in an assignment, anything but these, `a[b]` and `a.b`. What
//! stands in such a wrong part is never run, but who renames a variable wants to rename it there
//! too.

use crate::ast::{List, Node, NodeId};

use super::model::{
    BadDestination, Binding, BindingId, BindingKind, Fact, Place, ScopeKind, Usage,
};
use super::names::Spelled;
use super::walk::{Step, Walk};
use super::{NameId, ScopeId};

impl Walk<'_> {
    /// Binds the names of a destination, now.
    pub(super) fn bind(&mut self, dest: NodeId, kind: BindingKind, definition: NodeId) {
        let whole = self.tree.ast.peel(dest);
        let mut rest = vec![whole];
        while let Some(part) = rest.pop() {
            match self.tree.node(part) {
                Node::Ident => self.bind_name(part, kind, definition, part != whole),
                node => match self.parts(part, node) {
                    Some(parts) => rest.extend(parts.into_iter().rev()),
                    None => self.bad(part, Place::Definition),
                },
            }
        }
    }

    /// Binds the name of a node, now.
    pub(super) fn bind_name(
        &mut self,
        node: NodeId,
        kind: BindingKind,
        definition: NodeId,
        in_pattern: bool,
    ) {
        let name = self.scopes.names.intern(&self.tree.name(node));
        let scope = self.scope;
        let binding = Binding {
            name,
            kind,
            node,
            definition,
            scope,
            in_pattern,
            redeclares: None,
            member: None,
            outer: None,
        };
        let id = self.declare(binding);
        self.scopes.facts[node.index()] = Fact::Binding(id);
        if self.is_namespace(scope) && self.scopes.binding(id).redeclares.is_none() {
            self.bind_outside(id);
        }
    }

    /// Where values of an assignment go to: names are written, the rest is run.
    pub(super) fn assign(&mut self, dest: NodeId, usage: Usage) {
        match self.tree.node(dest) {
            Node::Ident => self.refer(dest, &self.tree.name(dest), usage),
            Node::Index { target, index } => self.push([Step::Visit(target), Step::Visit(index)]),
            Node::Prop { target, .. } => self.push([Step::Visit(target)]),
            node => match self.parts(dest, node) {
                Some(parts) => self.push_all(&parts, |part| Step::Assign(part, usage)),
                None => self.bad(dest, Place::Assignment),
            },
        }
    }

    /// What a destination is made of: its brackets, an array, an object. What could not be read may
    /// be all of these.
    fn parts(&self, dest: NodeId, node: Node) -> Option<Vec<NodeId>> {
        let list = |list: List| self.tree.list(list).to_vec();
        match node {
            Node::Paren { inner } => Some(vec![inner]),
            Node::Array { items } => Some(list(items)),
            Node::Object { entries } => {
                Some(self.tree.entries(entries).into_iter().map(|(_, value)| value).collect())
            }
            Node::Error { .. } => {
                let mut parts = Vec::new();
                self.tree.ast.each_child(dest, |part| parts.push(part));
                Some(parts)
            }
            _ => None,
        }
    }

    fn bad(&mut self, node: NodeId, place: Place) {
        self.scopes.bad_destinations.push(BadDestination { node, place });
        self.push([Step::Visit(node)]);
    }

    /// Binds the other names of a member of a namespace, in the scopes around.
    fn bind_outside(&mut self, member: BindingId) {
        let mut binding = *self.scopes.binding(member);
        binding.member = Some(member);
        binding.kind = BindingKind::Outside;
        let mut suffix = self.spelled.longer(Spelled::EMPTY, binding.name);
        while let (Some(found), Some((namespace, parent))) = (suffix, self.namespace(binding.scope))
        {
            binding.scope = parent;
            suffix = self.spelled.longer(found, namespace);
            if let Some(name) = suffix.and_then(|suffix| self.spelled.whole(suffix)) {
                binding.name = name;
                self.declare(binding);
            }
        }
    }

    /// Adds a binding to the table.
    fn declare(&mut self, mut binding: Binding) -> BindingId {
        let id = BindingId::new(self.scopes.bindings.len());
        // A namespace that is opened again is a new scope, but outside its members have the same
        // names.
        let scope = self.namespaces.get(&binding.scope).copied().unwrap_or(binding.scope);
        let first = *self.declared.entry((scope, binding.name)).or_insert(id);
        binding.redeclares = (first != id).then_some(first);
        self.scopes.bindings.push(binding);
        id
    }

    fn is_namespace(&self, scope: ScopeId) -> bool {
        self.scopes.scope(scope).kind == ScopeKind::Namespace
    }

    /// The name of a namespace and the scope around it.
    fn namespace(&self, scope: ScopeId) -> Option<(NameId, ScopeId)> {
        let scope = self.scopes.scope(scope);
        scope.namespace.zip(scope.parent)
    }
}
