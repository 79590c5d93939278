//! Branches and loops. Conditions stand without brackets before `{`, and within brackets before a
//! bare statement, which could not be told from them otherwise.

use super::brackets::Place;
use super::doc::{Ends, Flat, Line};
use super::list::{HARD, Shape};
use super::printer::Printer;
use crate::ast::{List, Node, NodeId};

/// Whether brackets stand around the head of a loop.
#[derive(Debug, Clone, Copy)]
struct Head {
    is_bracketed: bool,
    was_bracketed: bool,
}

impl Printer<'_> {
    /// `if a {} elif b {} else {}`. If one block is broken all are.
    pub(super) fn if_(&mut self, branches: List, otherwise: Option<NodeId>) {
        self.doc.open();
        let mut before = None;
        for &branch in self.tree.list(branches) {
            let Node::Branch { condition, body } = self.tree.node(branch) else { continue };
            if let Some(before) = before.replace(body) {
                self.gap_before_else(before);
                self.token("elif");
            } else {
                self.token("if");
            }
            self.condition(condition, body);
            self.arm(body);
        }
        if let (Some(otherwise), Some(before)) = (otherwise, before) {
            self.gap_before_else(before);
            self.token("else");
            self.space();
            self.arm(otherwise);
        }
        self.doc.close(None);
    }

    /// The gap before `elif` and `else`, the only one within a statement where the line may end
    /// without further ado.
    fn gap_before_else(&mut self, before: NodeId) {
        let is_opened = self.is_opened();
        let has_comments = !self.waiting().is_empty();
        if has_comments && is_opened {
            self.trailing();
            self.leading(HARD);
        } else if has_comments || self.is_block(before) {
            self.space();
        } else {
            self.line(Line { flat: Flat::Space, ends: Ends::Together, blank: false });
        }
    }

    /// `match a {` and each case on its line.
    pub(super) fn match_(&mut self, subject: NodeId, cases: List) {
        self.token("match");
        self.space();
        self.placed(subject, Place::Condition);
        self.space();
        self.token("{");
        let shape = if cases.is_empty() { Shape::BLOCK } else { Shape::BLOCK.broken() };
        self.list(cases, shape, Self::case);
    }

    fn case(&mut self, id: NodeId) {
        let Node::Case { pattern, body } = self.tree.node(id) else { return self.leaf(id) };
        match pattern {
            Some(pattern) => {
                self.token("case");
                self.space();
                self.value(pattern);
            }
            None => self.token("default"),
        }
        self.space();
        self.token("=>");
        self.space();
        self.body(body);
    }

    /// `each let a, b {}`
    pub(super) fn each(&mut self, dest: NodeId, items: NodeId, body: NodeId) {
        self.token("each");
        let head = self.open_head(body, None);
        self.token("let");
        self.space();
        self.expression(dest);
        self.comma();
        self.in_head(items, head);
        self.close_head(head);
        self.body(body);
    }

    /// `for let i = 0, 10 {}`
    pub(super) fn for_(&mut self, range: NodeId, body: NodeId) {
        self.token("for");
        let head = self.open_head(body, None);
        if let Node::Range { name, from, to } = self.tree.node(range) {
            self.token("let");
            self.space();
            self.leaf(name);
            if let Some(from) = from {
                self.space();
                self.token("=");
                self.space();
                self.value(from);
            }
            self.comma();
            self.in_head(to, head);
        }
        self.close_head(head);
        self.body(body);
    }

    /// `for 10 {}`
    pub(super) fn times(&mut self, count: NodeId, body: NodeId) {
        self.token("for");
        let head = self.open_head(body, Some(count));
        self.in_head(count, head);
        self.close_head(head);
        self.body(body);
    }

    /// `while a {}`
    pub(super) fn while_(&mut self, condition: NodeId, body: NodeId) {
        self.token("while");
        self.condition(condition, body);
        self.body(body);
    }

    /// `do {} while a`
    pub(super) fn do_while(&mut self, body: NodeId, condition: NodeId) {
        self.token("do");
        self.space();
        self.body(body);
        self.space();
        self.token("while");
        self.space();
        self.placed(condition, Place::Condition);
    }

    /// `{ a; b }` as a group of its own.
    pub(super) fn block(&mut self, id: NodeId) {
        let Node::Block { statements } = self.tree.node(id) else { return self.leaf(id) };
        self.token("{");
        let shape = self.block_shape(statements);
        self.list(statements, shape, Self::statement);
    }

    /// How a block is written: on one line if it is there in the source, with at most one
    /// statement.
    pub(super) fn block_shape(&mut self, statements: List) -> Shape {
        let is_broken = !statements.is_empty() && (statements.len() > 1 || self.is_opened());
        if is_broken { Shape::BLOCK.broken() } else { Shape::BLOCK }
    }

    /// A block or a bare statement.
    fn body(&mut self, id: NodeId) {
        match self.tree.node(id) {
            Node::Block { .. } => self.block(id),
            Node::Paren { .. } => self.placed(id, Place::Body),
            _ => self.statement(id),
        }
    }

    /// The same as a part of the group around.
    fn arm(&mut self, id: NodeId) {
        let Node::Block { statements } = self.tree.node(id) else { return self.body(id) };
        self.token("{");
        let shape = self.block_shape(statements);
        self.elements(statements, shape, |printer, item, line| {
            printer.item(item, line, Self::statement);
        });
        self.token("}");
    }

    /// What stands between `if` or `while` and the body.
    fn condition(&mut self, condition: NodeId, body: NodeId) {
        self.space();
        if self.is_block(body) {
            self.placed(condition, Place::Condition);
        } else if matches!(self.tree.node(condition), Node::Paren { .. }) {
            self.expression(condition);
        } else {
            self.add("(");
            self.expression(condition);
            self.tight();
            self.add(")");
        }
        self.space();
    }

    /// The brackets around the head of a loop, which are no node: needed before a bare statement,
    /// and where the head itself starts with one.
    fn open_head(&mut self, body: NodeId, count: Option<NodeId>) -> Head {
        self.space();
        let was_bracketed = self.skip(b'(');
        let is_mistakable =
            count.is_some_and(|count| self.starts_with_bracket(count, Place::Condition));
        self.seek();
        let is_commented = was_bracketed && !self.waiting().is_empty();
        let is_bracketed = is_mistakable || is_commented || !self.is_block(body);
        if is_bracketed {
            self.add("(");
        }
        Head { is_bracketed, was_bracketed }
    }

    fn in_head(&mut self, id: NodeId, head: Head) {
        self.placed(id, if head.is_bracketed { Place::Whole } else { Place::Condition });
    }

    fn close_head(&mut self, head: Head) {
        if head.is_bracketed {
            self.tight();
            self.add(")");
        }
        if head.was_bracketed {
            self.is_lost |= !self.skip(b')');
        }
        self.space();
    }

    fn is_block(&self, id: NodeId) -> bool {
        matches!(self.tree.node(id), Node::Block { .. })
    }
}
