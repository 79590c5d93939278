//! Who binds a name, who refers to it, and which of several bindings a use will see.
//!
//! AiScript looks a name up when it is *used*, from the innermost scope outward, among the bindings
//! that exist *by then*. Before an inner `let` has run, the outer variable is seen; after it the
//! inner one, even by functions made earlier. So a use has not one binding but a chain of
//! [`candidates`], innermost first, each with a [`Verdict`]: surely there, surely not there yet, or
//! known only when it runs. The chain ends at the first that is surely there; if none is, the
//! globals come last.
//!
//! ```
//! use aizome_aiscript_syntax::{parse, scopes::{Scopes, Verdict}};
//!
//! let parsed = parse("let a = 1\n@f() { a }\neval {\n  f(a)\n  let a = 2\n}");
//! let scopes = Scopes::of(parsed.tree());
//! let seen = |n: usize| {
//!     let (reference, _) = scopes.references().filter(|(_, r)| scopes.name(r.name) == "a").nth(n)?;
//!     Some(scopes.candidates(reference).map(|(_, verdict)| verdict).collect::<Vec<_>>())
//! };
//! // In `f`, the only `a` around is there before `f` is.
//! assert_eq!(seen(0), Some(vec![Verdict::There]));
//! // `f(a)` runs before the inner `a` is there, so it sees the outer one.
//! assert_eq!(seen(1), Some(vec![Verdict::NotYet, Verdict::There]));
//! ```
//!
//! The verdicts hold whatever the host does between two steps of a script: a use is only called
//! sure if the definition comes before it in the same run of a function (or of the script), or
//! before the function around the use is made. Namespaces run before everything else, the nested
//! ones first. Their members are bound in the namespace by their own name and outside as
//! `Space:name`; of the latter only those are listed that some name of the script spells, for there
//! can be very many.
//!
//! Operators are variables too: `a + b` looks up `Core:add`, and `<: a` looks up `print`. They are
//! references of the [`Binary`](crate::Node::Binary) and [`Out`](crate::Node::Out) nodes. Labels
//! are kept apart: see [`Scopes::jump_target`].
//!
//! | file | what it knows |
//! |---|---|
//! | `model` | what scopes, bindings, references and labels are |
//! | `walk` | the order in which a script runs, and what opens a scope |
//! | `bind` | which parts of a destination are names |
//! | `names` | names as numbers, and what a member is called from outside |
//! | `candidates` | the chain of a use and its verdicts |
//!
//! [`candidates`]: Scopes::candidates

mod bind;
mod candidates;
mod model;
mod names;
mod walk;

#[cfg(test)]
mod tests;

pub use candidates::{Candidates, Verdict};
pub use model::{
    BadDestination, Binding, BindingId, BindingKind, Label, Place, Reference, ReferenceId, Scope,
    ScopeId, ScopeKind, Usage,
};
pub use names::NameId;

use crate::ast::NodeId;
use crate::tree::Tree;
use model::{Fact, Groups};
use names::Names;

/// The scopes, bindings, references and labels of a script, in the order in which they come to be
/// when it runs.
#[derive(Debug, Clone, Default)]
pub struct Scopes {
    names: Names,
    scopes: Vec<Scope>,
    bindings: Vec<Binding>,
    references: Vec<Reference>,
    labels: Vec<Label>,
    bad_destinations: Vec<BadDestination>,
    facts: Vec<Fact>,
    bindings_of_scopes: Groups,
}

impl Scopes {
    /// Reads the scopes of a script, in time linear in its size.
    #[must_use]
    pub fn of(tree: Tree<'_>) -> Self {
        let mut scopes = walk::walk(tree);
        scopes.link();
        scopes
    }

    /// A scope.
    #[must_use]
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }

    /// A binding.
    #[must_use]
    pub fn binding(&self, id: BindingId) -> &Binding {
        &self.bindings[id.index()]
    }

    /// A reference.
    #[must_use]
    pub fn reference(&self, id: ReferenceId) -> &Reference {
        &self.references[id.index()]
    }

    /// How a name is spelled.
    #[must_use]
    pub fn name(&self, id: NameId) -> &str {
        self.names.text(id)
    }

    /// The name that is spelled so, if the script has it anywhere.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<NameId> {
        self.names.find(name)
    }

    /// Every scope, outer before inner; the first is the script's own.
    pub fn scopes(&self) -> impl Iterator<Item = (ScopeId, &Scope)> {
        self.scopes.iter().enumerate().map(|(index, scope)| (ScopeId::new(index), scope))
    }

    /// Every binding, in the order in which they come to be.
    pub fn bindings(&self) -> impl Iterator<Item = (BindingId, &Binding)> {
        self.bindings.iter().enumerate().map(|(index, binding)| (BindingId::new(index), binding))
    }

    /// Every use of a name. In functions they are listed where the function is made.
    pub fn references(&self) -> impl Iterator<Item = (ReferenceId, &Reference)> {
        self.references.iter().enumerate().map(|(index, found)| (ReferenceId::new(index), found))
    }

    /// What a scope binds, in order.
    pub fn bindings_in(&self, scope: ScopeId) -> impl DoubleEndedIterator<Item = BindingId> + '_ {
        self.bindings_of_scopes.of(scope).map(BindingId::new)
    }

    /// A scope and everything around it, inner before outer.
    pub fn enclosing(&self, scope: ScopeId) -> impl Iterator<Item = ScopeId> + '_ {
        std::iter::successors(Some(scope), |&scope| self.scope(scope).parent)
    }

    /// The scope that a node opens: see [`Scope::node`].
    #[must_use]
    pub fn scope_of(&self, node: NodeId) -> Option<ScopeId> {
        match self.fact(node) {
            Fact::Scope(id) => Some(id),
            _ => None,
        }
    }

    /// What an identifier or the name of a `for` binds.
    #[must_use]
    pub fn binding_of(&self, node: NodeId) -> Option<BindingId> {
        match self.fact(node) {
            Fact::Binding(id) => Some(id),
            _ => None,
        }
    }

    /// What an identifier, an operator or a `<:` refers to.
    #[must_use]
    pub fn reference_of(&self, node: NodeId) -> Option<ReferenceId> {
        match self.fact(node) {
            Fact::Reference(id) => Some(id),
            _ => None,
        }
    }

    /// The loop, `if`, `match` or `eval` that a `break` or `continue` ends.
    #[must_use]
    pub fn jump_target(&self, node: NodeId) -> Option<NodeId> {
        match self.fact(node) {
            Fact::Target(target) => Some(target),
            _ => None,
        }
    }

    /// Every label.
    #[must_use]
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// What stands where a name should get a value, but can get none: an error when it runs.
    #[must_use]
    pub fn bad_destinations(&self) -> &[BadDestination] {
        &self.bad_destinations
    }

    fn fact(&self, node: NodeId) -> Fact {
        self.facts.get(node.index()).copied().unwrap_or(Fact::None)
    }
}
