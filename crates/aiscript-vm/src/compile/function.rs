//! Functions and their parameters.
//!
//! A function is written while the one around it waits. What its defaults are is known when it is
//! made, so they are evaluated there.

use aizome_aiscript_syntax::{Function, FunctionId, Node, NodeId};
use std::rc::Rc;

use super::code::Code;
use super::homes::{Home, Sort, is_doubled};
use super::{Compiler, Outer, Want};
use crate::chunk::Proto;
use crate::op::{Op, Reg};

/// A parameter.
#[derive(Clone, Copy)]
struct Param {
    /// A name or pattern.
    dest: NodeId,
    is_optional: bool,
    default: Option<NodeId>,
}

impl Param {
    fn is_required(&self) -> bool {
        !self.is_optional && self.default.is_none()
    }
}

impl Compiler<'_> {
    /// `d` = a new function.
    pub(super) fn closure(&mut self, id: NodeId, function: FunctionId, name: Option<&str>, d: Reg) {
        let function = self.tree.ast.function(function);
        let params = self.params(function);
        let has_defaults = !params.iter().all(Param::is_required);
        let to = if has_defaults { self.defaults(&params, d) } else { d };
        if self.code.is_dead() {
            return;
        }
        let p = self.function(id, function, &params, name);
        if let Some(proto) = self.protos.get_mut(p as usize) {
            proto.has_defaults = has_defaults;
        }
        self.code.emit(Op::Closure { d: to, p });
        self.give(Want::Into(d), to);
    }

    fn params(&self, function: Function) -> Vec<Param> {
        let params = self.tree.list(function.params).iter();
        let param = |&id: &NodeId| match self.tree.node(id) {
            Node::Param { dest, optional: is_optional, default, .. } => {
                Some(Param { dest: self.tree.ast.peel(dest), is_optional, default })
            }
            _ => None,
        };
        params.filter_map(param).collect()
    }

    /// Evaluates the defaults of parameters; returns the register of the first: `d` if nothing
    /// stands above it.
    fn defaults(&mut self, params: &[Param], d: Reg) -> Reg {
        let first = if self.code.is_last(d) { d } else { self.code.alloc() };
        self.code.alloc_all(params.len() - 1);
        for (param, d) in params.iter().zip(first..) {
            match param.default {
                Some(default) => self.value(default, Want::Into(d)),
                None if param.is_optional => self.code.emit(Op::Null { d }),
                None => self.code.emit(Op::Unset { d }),
            }
        }
        first
    }

    /// Writes a function; returns its number.
    fn function(
        &mut self,
        id: NodeId,
        function: Function,
        params: &[Param],
        name: Option<&str>,
    ) -> u32 {
        let p = self.protos.len();
        self.protos.push(Proto::default());
        self.enter(id, params.len());
        self.code.proto.span = self.tree.span(id);
        self.code.proto.name = name.map(Rc::from);
        self.code.proto.params = params.iter().map(|param| self.shown(param)).collect();
        self.bind_params(id, params);
        match self.tree.node(function.body) {
            Node::Block { statements } => self.statements(self.tree.list(statements), Want::Return),
            _ => self.value(function.body, Want::Return),
        }
        self.protos[p] = self.leave();
        u32::try_from(p).unwrap_or(u32::MAX)
    }

    fn enter(&mut self, id: NodeId, params: usize) {
        let code = std::mem::replace(&mut self.code, Code::new(params, 0));
        self.code.room = code.room;
        let function = self.scopes.scope_of(id).unwrap_or(self.function);
        let function = std::mem::replace(&mut self.function, function);
        self.outer.push(Outer { code, function });
    }

    fn leave(&mut self) -> Proto {
        let Some(outer) = self.outer.pop() else { return Proto::default() };
        let inner = std::mem::replace(&mut self.code, outer.code);
        self.function = outer.function;
        self.code.room = inner.room;
        if inner.too_large.is_some() {
            self.code.too_large = inner.too_large;
            self.code.give_up();
        }
        inner.proto
    }

    /// How a parameter is shown.
    fn shown(&self, param: &Param) -> Rc<str> {
        match self.tree.node(param.dest) {
            Node::Ident => Rc::from(&*self.tree.name(param.dest)),
            _ => Rc::from("?"),
        }
    }

    /// Writes the prologue.
    fn bind_params(&mut self, id: NodeId, params: &[Param]) {
        let is_plain = params.iter().all(|param| self.is_plain(param));
        if is_plain {
            let last = params.iter().rposition(Param::is_required);
            let required = u16::try_from(last.map_or(0, |last| last + 1));
            self.code.proto.required = required.unwrap_or_default();
        }
        for (param, register) in params.iter().zip(0..) {
            if param.is_required() && !is_plain {
                self.code.emit(Op::AssertGiven { a: register });
            }
            self.bind_param(param, register);
        }
        self.code.proto.prologue = self.code.len();
        self.open(id);
    }

    /// Whether a parameter is a name of its own.
    fn is_plain(&self, param: &Param) -> bool {
        let binding = self.scopes.binding_of(param.dest);
        binding.is_some_and(|binding| !is_doubled(self.scopes, binding))
    }

    /// The variable of a parameter is the register that it comes in, or moves from there to a cell.
    /// A pattern makes variables beside it.
    fn bind_param(&mut self, param: &Param, register: Reg) {
        let binding = self.scopes.binding_of(param.dest).filter(|_| self.is_plain(param));
        let Some(binding) = binding else {
            self.open_pattern(param.dest);
            return self.destructure(param.dest, register, None);
        };
        if self.homes.sort(binding) == Sort::Cell {
            self.code.emit(Op::Share { d: register });
            self.homes.settle(binding, Home::Cell(register));
        } else {
            self.homes.settle(binding, Home::Register(register));
        }
    }
}
