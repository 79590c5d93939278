//! The chain of bindings that a use may see, and what is sure about each.

use super::Scopes;
use super::model::{BindingId, Groups, Reference, ReferenceId, ScopeId};

/// Whether a binding is there when a use looks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Surely: the use sees it, and nothing further out.
    There,
    /// Surely not: the use looks further out.
    NotYet,
    /// It depends on when the function around the use is called.
    Maybe,
}

/// The bindings of [`Scopes::candidates`].
#[derive(Debug, Clone)]
pub struct Candidates<'a> {
    scopes: &'a Scopes,
    reference: &'a Reference,
    /// The outermost function around the use inside the scope that was looked at last.
    function: Option<ScopeId>,
    next: Option<BindingId>,
}

impl Scopes {
    /// The bindings that a use may see, inner before outer, up to the first that is surely there.
    /// If none is, the use may also see a global variable of the host.
    #[must_use]
    pub fn candidates(&self, reference: ReferenceId) -> Candidates<'_> {
        let reference = self.reference(reference);
        Candidates { scopes: self, reference, function: None, next: reference.innermost }
    }

    /// The one binding that a use surely sees.
    #[must_use]
    pub fn resolve(&self, reference: ReferenceId) -> Option<BindingId> {
        let mut candidates = self.candidates(reference);
        let (binding, verdict) = candidates.find(|&(_, verdict)| verdict != Verdict::NotYet)?;
        (verdict == Verdict::There).then_some(binding)
    }

    /// Whether a use may see a global variable of the host.
    #[must_use]
    pub fn may_be_global(&self, reference: ReferenceId) -> bool {
        self.candidates(reference).all(|(_, verdict)| verdict != Verdict::There)
    }

    /// Finds for each use and binding what the same name means around it: scopes are in the order
    /// of their openings, so a walk along them knows the innermost binding of every name.
    pub(super) fn link(&mut self) {
        let count = self.scopes.len();
        let bindings = Groups::new(count, self.bindings.iter().map(|binding| binding.scope));
        let references = Groups::new(count, self.references.iter().map(|found| found.scope));
        let mut innermost: Vec<Option<BindingId>> = vec![None; self.names.len()];
        let mut around: Vec<ScopeId> = Vec::new();
        for scope in (0..count).map(ScopeId::new) {
            while around.last().is_some_and(|&last| Some(last) != self.scope(scope).parent) {
                let left = around.pop().expect("there is a last one");
                for binding in bindings.of(left).rev().map(|index| &self.bindings[index]) {
                    if binding.redeclares.is_none_or(|first| self.binding(first).scope != left) {
                        innermost[binding.name.index()] = binding.outer;
                    }
                }
            }
            around.push(scope);
            for index in bindings.of(scope) {
                let binding = self.bindings[index];
                if binding.redeclares.is_none_or(|first| self.binding(first).scope != scope) {
                    let outer = innermost[binding.name.index()].replace(BindingId::new(index));
                    self.bindings[index].outer = outer;
                }
            }
            for index in references.of(scope) {
                self.references[index].innermost = innermost[self.references[index].name.index()];
            }
        }
        self.bindings_of_scopes = bindings;
    }
}

impl Candidates<'_> {
    fn verdict(&mut self, id: BindingId) -> Verdict {
        let binding = self.scopes.binding(id);
        self.leave_functions(self.scopes.scope(binding.scope).function);
        let time = self.function.map_or(self.reference.time, |id| self.scopes.scope(id).time);
        if id.index() < time as usize {
            return Verdict::There;
        }
        let Some(function) = self.function else { return Verdict::NotYet };
        // Nobody can call a function before it has its name.
        let own = self.scopes.scope(function).binding;
        let is_own = own.is_some() && (own == Some(id) || own == binding.member);
        if is_own { Verdict::There } else { Verdict::Maybe }
    }

    /// Goes outward until the function around is the one given.
    fn leave_functions(&mut self, until: ScopeId) {
        let function_of = |scope: ScopeId| self.scopes.scope(scope).function;
        let mut around = match self.function {
            Some(left) => self.scopes.scope(left).parent.map(function_of),
            None => Some(function_of(self.reference.scope)),
        };
        while let Some(function) = around.filter(|&function| function != until) {
            self.function = Some(function);
            around = self.scopes.scope(function).parent.map(function_of);
        }
    }
}

impl Iterator for Candidates<'_> {
    type Item = (BindingId, Verdict);

    fn next(&mut self) -> Option<Self::Item> {
        let id = self.next?;
        let verdict = self.verdict(id);
        self.next = match verdict {
            Verdict::There => None,
            Verdict::NotYet | Verdict::Maybe => self.scopes.binding(id).outer,
        };
        Some((id, verdict))
    }
}
