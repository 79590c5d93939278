//! Reading, writing and making variables.
//!
//! A use of a name has a chain of candidates. Of those that may be there, the script asks one after
//! the other; behind the last comes the global of that name, which the host may have made. Most
//! chains are a single candidate that is surely there.

use aizome_aiscript_syntax::NodeId;
use aizome_aiscript_syntax::scopes::{BindingId, ReferenceId, ScopeKind, Verdict};

use super::code::Jumps;
use super::homes::{Home, Sort, is_doubled};
use super::{Compiler, Want};
use crate::chunk::Capture;
use crate::op::{Op, Reg};

/// Where a variable is for the function that is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Register(Reg),
    Cell(Reg),
    Shared(u16),
    Global(u32),
}

impl Compiler<'_> {
    /// `d` = the variable, which is looked up now.
    pub(super) fn load(&mut self, reference: ReferenceId, offset: u32, d: Reg) {
        let mut done = Jumps::default();
        let scopes = self.scopes;
        for (binding, verdict) in scopes.candidates(reference) {
            if verdict == Verdict::NotYet || self.is_global(binding) {
                continue;
            }
            let found = self.find(binding);
            self.fetch(found, d);
            if verdict == Verdict::There {
                return self.code.land(done);
            }
            self.stop_if_set(d, &mut done);
        }
        let (root, g) = self.global(reference);
        self.code.emit_at(Op::LoadGlobal { root, d, g }, offset);
        self.code.land(done);
    }

    /// The register that a variable surely is.
    pub(super) fn register_of(&mut self, reference: ReferenceId) -> Option<(BindingId, Reg)> {
        let binding = self.scopes.resolve(reference)?;
        match self.home_of(binding) {
            Some(Found::Register(register)) => Some((binding, register)),
            _ => None,
        }
    }

    /// Assigns `a` to the variable, which is looked up now.
    pub(super) fn store(&mut self, reference: ReferenceId, a: Reg, offset: u32) {
        let mut done = Jumps::default();
        let scopes = self.scopes;
        for (binding, verdict) in scopes.candidates(reference) {
            if verdict == Verdict::NotYet || self.is_global(binding) {
                continue;
            }
            let found = self.find(binding);
            if verdict == Verdict::There {
                self.put(reference, binding, found, a, offset);
                return self.code.land(done);
            }
            let mut next = Jumps::default();
            let mark = self.code.mark();
            let seen = self.code.alloc();
            self.fetch(found, seen);
            self.code.free(mark);
            self.code.branch(Op::IfSet { a: seen }, None, &mut next);
            self.put(reference, binding, found, a, offset);
            self.code.jump(&mut done);
            self.code.land(next);
        }
        let (root, g) = self.global(reference);
        self.code.emit_at(Op::StoreGlobal { root, a, g }, offset);
        self.code.land(done);
    }

    /// `d` = whether there is such a variable now.
    pub(super) fn exists(&mut self, reference: ReferenceId, d: Reg) {
        let mut done = Jumps::default();
        let scopes = self.scopes;
        for (binding, verdict) in scopes.candidates(reference) {
            let is_global = self.is_global(binding) && verdict == Verdict::Maybe;
            if verdict == Verdict::NotYet || is_global {
                continue;
            }
            if verdict == Verdict::There {
                self.code.emit(Op::Bool { v: true, d });
                return self.code.land(done);
            }
            let found = self.find(binding);
            self.fetch(found, d);
            let mut next = Jumps::default();
            self.code.branch(Op::IfSet { a: d }, None, &mut next);
            self.code.emit(Op::Bool { v: true, d });
            self.code.jump(&mut done);
            self.code.land(next);
        }
        let (_, g) = self.global(reference);
        self.code.emit(Op::ExistsGlobal { d, g });
        self.code.land(done);
    }

    /// A variable comes to be in a scope, and is `a`.
    pub(super) fn bind(&mut self, binding: BindingId, a: Reg, offset: Option<u32>) {
        let found = self.scopes.binding(binding);
        let name = self.scopes.name(found.name);
        if is_doubled(self.scopes, binding) {
            let is_root = self.scopes.scope(found.scope).kind == ScopeKind::Root;
            return self.fail_doubled(name, is_root, offset);
        }
        match (self.homes.sort(binding), self.homes.home(binding)) {
            (Sort::Global, _) => {
                let g = self.pool.global(name);
                self.homes.settle(binding, Home::Global(g));
                self.emit(Op::DefineGlobal { m: found.is_mutable(), a, g }, offset);
            }
            (Sort::Export, Home::Register(d)) => {
                self.code.settle(a, d);
                let g = self.pool.global(name);
                self.emit(Op::AssertNew { g }, offset);
            }
            (_, Home::Register(d)) => self.code.settle(a, d),
            (_, Home::Cell(c)) => self.code.emit(Op::StoreCell { c, a }),
            _ => {}
        }
    }

    /// Fails because a scope has a name already.
    pub(super) fn fail_doubled(&mut self, name: &str, is_root: bool, offset: Option<u32>) {
        let scope = if is_root { "<root>" } else { "<anonymous>" };
        self.fail(&format!("Variable '{name}' already exists in scope '{scope}'"), offset);
    }

    /// Fails with a text.
    pub(super) fn fail(&mut self, text: &str, offset: Option<u32>) {
        if !self.code.is_dead() {
            let k = self.pool.string(text);
            self.emit(Op::Fail { k }, offset);
        }
    }

    /// Takes a register for a variable that lives in one, if it has none yet.
    pub(super) fn reserve(&mut self, binding: BindingId) {
        let is_new = self.homes.home(binding) == Home::None && !is_doubled(self.scopes, binding);
        if is_new && self.homes.sort(binding) == Sort::Register {
            let register = self.code.alloc();
            self.homes.settle(binding, Home::Register(register));
        }
    }

    /// The register that a variable comes to be in as soon as something is written there.
    pub(super) fn slot(&self, binding: BindingId) -> Option<Reg> {
        match (self.homes.sort(binding), self.homes.home(binding)) {
            (Sort::Register, Home::Register(d)) if !is_doubled(self.scopes, binding) => Some(d),
            _ => None,
        }
    }

    /// Makes the cells for what a scope binds.
    pub(super) fn open(&mut self, node: NodeId) {
        let scopes = self.scopes;
        let Some(scope) = scopes.scope_of(node).filter(|_| !self.code.is_dead()) else { return };
        for binding in scopes.bindings_in(scope) {
            self.make_cell(binding);
        }
    }

    /// Makes the cell of a variable that lives in one, if it has none yet.
    pub(super) fn make_cell(&mut self, binding: BindingId) {
        let is_new = self.homes.home(binding) == Home::None && !is_doubled(self.scopes, binding);
        if is_new && self.homes.sort(binding) == Sort::Cell {
            let d = self.code.alloc();
            self.code.emit(Op::Cell { d });
            self.homes.settle(binding, Home::Cell(d));
        }
    }

    /// Whether nothing has to be asked: the variable is there.
    pub(super) fn is_sure(&self, reference: ReferenceId) -> bool {
        self.scopes.resolve(reference).is_some()
    }

    /// Ends a search in `d`.
    fn stop_if_set(&mut self, d: Reg, done: &mut Jumps) {
        let mut next = Jumps::default();
        self.code.branch(Op::IfSet { a: d }, None, &mut next);
        self.code.jump(done);
        self.code.land(next);
    }

    /// `d` = the variable, perhaps nothing yet.
    fn fetch(&mut self, found: Found, d: Reg) {
        match found {
            Found::Register(a) => self.give(Want::Into(d), a),
            Found::Cell(c) => self.code.emit(Op::LoadCell { d, c }),
            Found::Shared(i) => self.code.emit(Op::LoadShared { d, i }),
            Found::Global(g) => self.code.emit(Op::PeekGlobal { d, g }),
        }
    }

    /// Assigns to a variable that is there.
    fn put(
        &mut self,
        reference: ReferenceId,
        binding: BindingId,
        found: Found,
        a: Reg,
        offset: u32,
    ) {
        if !self.scopes.binding(binding).is_mutable() {
            let name = self.scopes.name(self.scopes.reference(reference).name);
            let text = format!("Cannot assign to an immutable variable {name}.");
            return self.fail(&text, Some(offset));
        }
        match found {
            Found::Register(d) => self.code.settle(a, d),
            Found::Cell(c) => self.code.emit(Op::StoreCell { c, a }),
            Found::Shared(i) => self.code.emit(Op::StoreShared { i, a }),
            // What a namespace has cannot be assigned to.
            Found::Global(_) => {}
        }
    }

    /// The global of the name that a use says, and whether the use stands in the script's own scope.
    fn global(&mut self, reference: ReferenceId) -> (bool, u32) {
        let reference = self.scopes.reference(reference);
        let scope = self.scopes.scope(reference.scope).kind;
        let is_root = scope == ScopeKind::Root && self.code.clauses == 0;
        (is_root, self.pool.global(self.scopes.name(reference.name)))
    }

    /// Whether a variable is the global of its name.
    fn is_global(&self, binding: BindingId) -> bool {
        self.homes.sort(self.own(binding)) == Sort::Global
    }

    fn find(&mut self, binding: BindingId) -> Found {
        let found = self.home_of(binding);
        debug_assert!(
            found.is_some() || self.code.is_dead(),
            "a variable that is there has a home"
        );
        // Where its definition is dead, its uses are, too.
        found.unwrap_or(Found::Register(0))
    }

    fn home_of(&mut self, binding: BindingId) -> Option<Found> {
        let binding = self.own(binding);
        let scope = self.scopes.scope(self.scopes.binding(binding).scope);
        let is_here = scope.function == self.function;
        match self.homes.home(binding) {
            Home::None => self.member(binding),
            Home::Register(register) => Some(Found::Register(register)),
            Home::Cell(cell) if is_here => Some(Found::Cell(cell)),
            Home::Cell(cell) => Some(Found::Shared(self.share(binding, cell))),
            Home::Global(g) | Home::Member(g) => Some(Found::Global(g)),
        }
    }

    /// A member of a namespace that has not been compiled yet.
    fn member(&mut self, binding: BindingId) -> Option<Found> {
        (self.homes.sort(binding) == Sort::Member)
            .then(|| Found::Global(self.member_global(binding)))
    }

    /// The global that a member of a namespace is for its functions.
    pub(super) fn member_global(&mut self, binding: BindingId) -> u32 {
        if let Home::Member(g) = self.homes.home(binding) {
            return g;
        }
        let g = self.pool.nameless();
        self.homes.settle(binding, Home::Member(g));
        g
    }

    /// The member that a name outside of its namespace means, or the binding itself.
    fn own(&self, binding: BindingId) -> BindingId {
        self.scopes.binding(binding).member.unwrap_or(binding)
    }

    /// The number of a cell of a function around, which all functions between share, too.
    fn share(&mut self, binding: BindingId, cell: Reg) -> u16 {
        if let Some(&known) = self.code.shared.get(&binding) {
            return known;
        }
        let function = self.scopes.scope(self.scopes.binding(binding).scope).function;
        let has_it = |outer: &super::Outer| {
            outer.function == function || outer.code.shared.contains_key(&binding)
        };
        let nearest = self.outer.iter().rposition(has_it).unwrap_or(0);
        let mut capture = match self.outer.get(nearest) {
            Some(outer) if outer.function != function => {
                Capture::Shared(outer.code.shared.get(&binding).copied().unwrap_or(0))
            }
            _ => Capture::Register(cell),
        };
        // Deep functions may share very many cells, each through all functions between.
        let ways = self.outer.len().saturating_sub(nearest);
        self.code.take_room(ways * 4);
        let between = self.outer.iter_mut().skip(nearest + 1).map(|outer| &mut outer.code);
        for code in between.chain([&mut self.code]) {
            let number = u16::try_from(code.proto.captures.len()).unwrap_or_else(|_| {
                code.give_up();
                0
            });
            code.proto.captures.push(capture);
            code.shared.insert(binding, number);
            capture = Capture::Shared(number);
        }
        match capture {
            Capture::Shared(number) => number,
            Capture::Register(_) => 0,
        }
    }
}
