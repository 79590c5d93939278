//! Functions, their parameters, and types.

use super::list::Shape;
use super::printer::Printer;
use crate::ast::{FunctionId, FunctionTypeId, Node, NodeId};

impl Printer<'_> {
    /// `@(a) { b }`
    pub(super) fn function(&mut self, function: FunctionId) {
        self.token("@");
        self.signature(function);
    }

    /// What follows the `@`, or the name after it.
    pub(super) fn signature(&mut self, function: FunctionId) {
        let parts = self.tree.ast.function(function);
        if !parts.type_params.is_empty() {
            self.token("<");
            self.list(parts.type_params, Shape::TYPE_PARAMS, Self::leaf);
        }
        self.token("(");
        self.list(parts.params, Shape::ARGS, Self::param);
        if let Some(result) = parts.result {
            self.annotation(result);
        }
        self.space();
        self.block(parts.body);
    }

    /// `a`, `a?`, `a = 1: num`
    fn param(&mut self, id: NodeId) {
        let Node::Param { dest, optional, default, ty } = self.tree.node(id) else {
            return self.leaf(id);
        };
        self.expression(dest);
        if optional {
            self.token("?");
        }
        if let Some(default) = default {
            self.space();
            self.token("=");
            self.space();
            // Without its brackets `(a = (b): num)` would be something else.
            if ty.is_some() { self.expression(default) } else { self.value(default) }
        }
        if let Some(ty) = ty {
            self.annotation(ty);
        }
    }

    /// `: num`
    pub(super) fn annotation(&mut self, ty: NodeId) {
        self.token(":");
        self.space();
        self.ty(ty);
    }

    fn ty(&mut self, id: NodeId) {
        match self.tree.node(id) {
            Node::NamedType { name, inner } => {
                self.leaf(name);
                if let Some(inner) = inner {
                    self.token("<");
                    self.ty(inner);
                    self.token(">");
                }
            }
            Node::FnType(function) => self.function_type(function),
            Node::UnionType { members } => {
                for (index, &member) in self.tree.list(members).iter().enumerate() {
                    if index > 0 {
                        self.space();
                        self.token("|");
                        self.space();
                    }
                    self.ty(member);
                }
            }
            _ => self.leaf(id),
        }
    }

    /// `@(num, str) => bool`: no line may end in it.
    fn function_type(&mut self, function: FunctionTypeId) {
        let parts = self.tree.ast.function_type(function);
        self.token("@");
        if !parts.type_params.is_empty() {
            self.token("<");
            self.list(parts.type_params, Shape::TYPE_PARAMS, Self::leaf);
        }
        self.token("(");
        for (index, &param) in self.tree.list(parts.params).iter().enumerate() {
            if index > 0 {
                self.comma();
            }
            self.ty(param);
        }
        self.skip(b',');
        self.token(")");
        self.space();
        self.token("=>");
        self.space();
        self.ty(parts.result);
    }
}
