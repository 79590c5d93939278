//! Who is below whom: the children of a node, in the order of the text.

use crate::ast::{Ast, List, Node, NodeId};

impl Ast {
    /// Calls `visit` with every child of a node, in the order of the text (`do` bodies before their
    /// condition).
    pub fn each_child(&self, id: NodeId, mut visit: impl FnMut(NodeId)) {
        let mut all = |list: List| self.list(list).iter().copied().for_each(&mut visit);
        match self.node(id) {
            Node::Ident
            | Node::Name
            | Node::Num
            | Node::Str
            | Node::Bool(_)
            | Node::Null
            | Node::TemplateText => {}
            Node::Error { parts: list }
            | Node::Block { statements: list }
            | Node::Template { parts: list }
            | Node::Array { items: list }
            | Node::Object { entries: list }
            | Node::UnionType { members: list } => all(list),
            Node::Namespace { name: first, members: rest }
            | Node::Match { subject: first, cases: rest }
            | Node::Call { target: first, args: rest } => {
                visit(first);
                self.list(rest).iter().copied().for_each(visit);
            }
            Node::Attributed { attributes: first, target: last } => {
                all(first);
                visit(last);
            }
            Node::If { branches, otherwise } => {
                all(branches);
                otherwise.into_iter().for_each(visit);
            }
            Node::Out { value: one }
            | Node::Return { value: one }
            | Node::Loop { body: one }
            | Node::Eval { body: one }
            | Node::Unary { operand: one, .. }
            | Node::Paren { inner: one }
            | Node::Exists { name: one } => visit(one),
            Node::Labelled { label: one, target: two }
            | Node::For { range: one, body: two }
            | Node::Times { count: one, body: two }
            | Node::While { condition: one, body: two }
            | Node::DoWhile { body: one, condition: two, .. }
            | Node::Assign { dest: one, value: two, .. }
            | Node::Branch { condition: one, body: two }
            | Node::Binary { left: one, right: two, .. }
            | Node::Index { target: one, index: two }
            | Node::Prop { target: one, name: two }
            | Node::Entry { key: one, value: two } => [one, two].into_iter().for_each(visit),
            Node::Meta { name: maybe, value: one } | Node::Case { pattern: maybe, body: one } => {
                maybe.into_iter().chain([one]).for_each(visit);
            }
            Node::Attribute { name: one, value: maybe }
            | Node::NamedType { name: one, inner: maybe } => {
                [one].into_iter().chain(maybe).for_each(visit);
            }
            Node::Each { dest, items, body } => [dest, items, body].into_iter().for_each(visit),
            Node::Range { name, from, to } => {
                [Some(name), from, Some(to)].into_iter().flatten().for_each(visit);
            }
            Node::Define { dest, ty, value, .. } => {
                [Some(dest), ty, Some(value)].into_iter().flatten().for_each(visit);
            }
            Node::Break { label, value } => label.into_iter().chain(value).for_each(visit),
            Node::Continue { label } => label.into_iter().for_each(visit),
            Node::Param { dest, default, ty, .. } => {
                [Some(dest), default, ty].into_iter().flatten().for_each(visit);
            }
            Node::Fn(function) => {
                let parts = self.function(function);
                all(parts.type_params);
                all(parts.params);
                parts.result.into_iter().chain([parts.body]).for_each(visit);
            }
            Node::FnType(ty) => {
                let parts = self.function_type(ty);
                all(parts.type_params);
                all(parts.params);
                visit(parts.result);
            }
        }
    }
}
