//! Where variables live.
//!
//! A variable that no inner function sees is a register. One that an inner function may see is
//! shared in a *cell*, or is a global if it is the script's own. What a namespace has is a global
//! without a name, so that its functions find it fast, and another with the name that the rest of
//! the script says.

use aizome_aiscript_syntax::scopes::{BindingId, BindingKind, ScopeKind, Scopes, Usage, Verdict};
use aizome_aiscript_syntax::{NodeId, Tree};
use aizome_source::Span;

use super::CompileOptions;
use crate::op::Reg;

/// Where a variable lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// Nothing has been made for it yet.
    None,
    /// A register of the function it belongs to.
    Register(Reg),
    /// A cell in a register of the function it belongs to.
    Cell(Reg),
    /// A global that everybody can name.
    Global(u32),
    /// A member of a namespace.
    Member(u32),
}

/// What sort of home a variable has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Register,
    /// A register of the script that the host may ask for.
    Export,
    Cell,
    Global,
    Member,
}

/// The homes of all variables of a script.
pub(super) struct Homes {
    homes: Vec<Home>,
    sorts: Vec<Sort>,
    /// Where variables in registers are assigned to: sorted.
    writes: Vec<(BindingId, u32)>,
}

impl Homes {
    pub(super) fn of(tree: Tree<'_>, scopes: &Scopes, options: CompileOptions) -> Self {
        let captured = captured(scopes);
        let sorts: Vec<Sort> = scopes
            .bindings()
            .zip(captured)
            .map(|((_, binding), is_captured)| match scopes.scope(binding.scope).kind {
                ScopeKind::Namespace => Sort::Member,
                ScopeKind::Root if is_captured || options.globals_only => Sort::Global,
                ScopeKind::Root => Sort::Export,
                _ if is_captured => Sort::Cell,
                _ => Sort::Register,
            })
            .collect();
        Self { homes: vec![Home::None; sorts.len()], sorts, writes: writes(tree, scopes) }
    }

    pub(super) fn sort(&self, binding: BindingId) -> Sort {
        self.sorts[binding.index()]
    }

    pub(super) fn home(&self, binding: BindingId) -> Home {
        self.homes[binding.index()]
    }

    pub(super) fn settle(&mut self, binding: BindingId, home: Home) {
        self.homes[binding.index()] = home;
    }

    /// Whether a variable in a register is assigned to in a part of the script.
    pub(super) fn is_written(&self, binding: BindingId, span: Span) -> bool {
        let from = self.writes.partition_point(|&write| write < (binding, span.start));
        self.writes.get(from).is_some_and(|&(of, at)| of == binding && at < span.end)
    }
}

/// Which bindings an inner function may see.
fn captured(scopes: &Scopes) -> Vec<bool> {
    let mut captured: Vec<bool> = scopes.bindings().map(|_| false).collect();
    for (id, reference) in scopes.references() {
        let function = scopes.scope(reference.scope).function;
        for (binding, verdict) in scopes.candidates(id) {
            let around = scopes.scope(scopes.binding(binding).scope).function;
            if verdict != Verdict::NotYet && around != function {
                captured[binding.index()] = true;
            }
        }
    }
    captured
}

fn writes(tree: Tree<'_>, scopes: &Scopes) -> Vec<(BindingId, u32)> {
    let mut writes: Vec<_> = scopes
        .references()
        .filter(|(_, reference)| matches!(reference.usage, Usage::Write | Usage::Update))
        .filter_map(|(id, reference)| Some((scopes.resolve(id)?, start(tree, reference.node))))
        .collect();
    writes.sort_unstable();
    writes
}

fn start(tree: Tree<'_>, node: NodeId) -> u32 {
    tree.span(node).start
}

/// Whether a binding never comes to be, since its scope has the name already.
pub(super) fn is_doubled(scopes: &Scopes, binding: BindingId) -> bool {
    let binding = scopes.binding(binding);
    // A namespace that is opened again is a scope of its own.
    binding.kind != BindingKind::Outside
        && binding.redeclares.is_some_and(|first| scopes.binding(first).scope == binding.scope)
}
