//! Statements, blocks, choices and jumps.

use aizome_aiscript_syntax::{List, Node, NodeId};

use super::code::{Jumps, Landing};
use super::{Compiler, Want};
use crate::op::Op;

impl Compiler<'_> {
    /// Evaluates a node that is made of parts which hand values on, or a statement, whose value is
    /// `null`; `false` if it is neither.
    pub(super) fn structure(&mut self, id: NodeId, want: Want) -> bool {
        match self.tree.node(id) {
            Node::Block { .. } => self.block(id, id, want),
            Node::Eval { body } => self.block(id, body, want),
            Node::If { branches, otherwise } => self.choice(id, branches, otherwise, want),
            Node::Match { subject, cases } => self.selection(id, subject, cases, want),
            node if is_statement(node) => {
                let mark = self.code.mark();
                self.statement(id, node);
                self.code.free(mark);
                self.give_null(want);
            }
            _ => return false,
        }
        true
    }

    /// Runs statements in order; the value of the last is that of all.
    pub(super) fn statements(&mut self, statements: &[NodeId], want: Want) {
        let Some((&last, others)) = statements.split_last() else { return self.give_null(want) };
        for &statement in others {
            self.statement_of_block(statement, Want::Nothing);
        }
        self.statement_of_block(last, want);
    }

    /// A definition keeps its registers until the scope ends.
    fn statement_of_block(&mut self, id: NodeId, want: Want) {
        match self.tree.node(id) {
            Node::Define { .. } => self.define(id, List::default()),
            Node::Attributed { attributes, target } => self.define(target, attributes),
            _ => return self.value(id, want),
        }
        self.give_null(want);
    }

    fn statement(&mut self, id: NodeId, node: Node) {
        match node {
            Node::Define { .. } => self.define(id, List::default()),
            Node::Attributed { attributes, target } => self.define(target, attributes),
            Node::Return { value } => {
                self.code.charge(self.offset(id));
                self.value(value, Want::Return);
            }
            Node::Break { value, .. } => self.leave_target(id, value),
            Node::Continue { .. } => self.continue_loop(id),
            Node::Assign { op, dest, value } => self.assign(id, op, dest, value),
            // They do nothing when it comes to them.
            Node::Namespace { .. } | Node::Meta { .. } => self.code.charge(self.offset(id)),
            _ => self.repeat(id, node),
        }
    }

    /// `eval { }`, or a block as a body.
    fn block(&mut self, id: NodeId, body: NodeId, want: Want) {
        let Node::Block { statements } = self.tree.node(body) else { return };
        let mark = self.code.mark();
        self.code.charge(self.offset(id));
        self.land_at(id, want);
        self.open(body);
        self.statements(self.tree.list(statements), want);
        self.landed();
        self.code.free(mark);
    }

    /// A body that has a scope of its own if it is a statement.
    pub(super) fn clause(&mut self, body: NodeId, want: Want) {
        let node = self.tree.node(self.bare(body));
        let clauses = u32::from(is_statement(node));
        let mark = self.code.mark();
        if matches!(node, Node::Define { .. } | Node::Attributed { .. }) {
            self.open(body);
        }
        self.code.clauses += clauses;
        self.value(body, want);
        self.code.clauses -= clauses;
        self.code.free(mark);
    }

    /// `if a {} elif b {} else {}`
    fn choice(&mut self, id: NodeId, branches: List, otherwise: Option<NodeId>, want: Want) {
        let offset = self.offset(id);
        self.code.charge(offset);
        self.land_at(id, want);
        let mut end = Jumps::default();
        let mut rest = self.tree.list(branches).iter().peekable();
        while let Some(&branch) = rest.next() {
            let Node::Branch { condition, body } = self.tree.node(branch) else { continue };
            let mut next = Jumps::default();
            self.branch(condition, offset, false, &mut next);
            self.clause(body, want);
            // Behind the last body there may be nothing to jump over.
            if want != Want::Nothing || otherwise.is_some() || rest.peek().is_some() {
                self.code.jump(&mut end);
            }
            self.code.land(next);
        }
        self.otherwise(otherwise, want);
        self.code.land(end);
        self.landed();
    }

    /// `match a { case 1 => b }`
    fn selection(&mut self, id: NodeId, subject: NodeId, cases: List, want: Want) {
        self.code.charge(self.offset(id));
        self.land_at(id, want);
        let mark = self.code.mark();
        let a = self.kept(subject, None, self.tree.span(id));
        let mut end = Jumps::default();
        let mut otherwise = None;
        for &case in self.tree.list(cases) {
            let Node::Case { pattern, body } = self.tree.node(case) else { continue };
            let Some(pattern) = pattern else {
                otherwise = Some(body);
                continue;
            };
            let mut next = Jumps::default();
            let inner = self.code.mark();
            let test = match self.int(pattern) {
                Some(v) => {
                    self.code.charge(self.offset(self.bare(pattern)));
                    Op::IfEqInt { a, v }
                }
                None => match self.constant(pattern) {
                    Some(k) => {
                        self.code.charge(self.offset(self.bare(pattern)));
                        Op::IfEqConst { a, k }
                    }
                    None => Op::IfEq { a, b: self.operand(pattern, None) },
                },
            };
            self.code.branch(test, None, &mut next);
            self.code.free(inner);
            self.clause(body, want);
            self.code.jump(&mut end);
            self.code.land(next);
        }
        self.otherwise(otherwise, want);
        self.code.free(mark);
        self.code.land(end);
        self.landed();
    }

    fn otherwise(&mut self, otherwise: Option<NodeId>, want: Want) {
        match otherwise {
            Some(body) => self.clause(body, want),
            None => self.give_null(want),
        }
    }

    /// From here on, `break` may lead to behind a node.
    pub(super) fn land_at(&mut self, node: NodeId, want: Want) {
        let head = self.code.len() as usize;
        self.code.landings.push(Landing { node, want, breaks: Jumps::default(), head });
    }

    /// Behind that node.
    pub(super) fn landed(&mut self) {
        if let Some(landing) = self.code.landings.pop() {
            self.code.land(landing.breaks);
        }
    }

    /// `break #label value`
    fn leave_target(&mut self, id: NodeId, value: Option<NodeId>) {
        self.code.charge(self.offset(id));
        let Some(index) = self.landing(id) else { return };
        let want = self.code.landings[index].want;
        match value {
            Some(value) => self.value(value, want),
            None => self.give_null(want),
        }
        let mut breaks = std::mem::take(&mut self.code.landings[index].breaks);
        self.code.jump(&mut breaks);
        self.code.landings[index].breaks = breaks;
    }

    fn continue_loop(&mut self, id: NodeId) {
        self.code.charge(self.offset(id));
        if let Some(index) = self.landing(id) {
            self.code.jump_back(self.code.landings[index].head);
        }
    }

    /// What a jump leads to.
    fn landing(&self, jump: NodeId) -> Option<usize> {
        let target = self.scopes.jump_target(jump)?;
        self.code.landings.iter().rposition(|landing| landing.node == target)
    }
}

/// What the reference calls a statement: its value is `null`, and it has a scope of its own where
/// it is a body.
fn is_statement(node: Node) -> bool {
    matches!(
        node,
        Node::Define { .. }
            | Node::Attributed { .. }
            | Node::Namespace { .. }
            | Node::Meta { .. }
            | Node::Return { .. }
            | Node::Each { .. }
            | Node::For { .. }
            | Node::Times { .. }
            | Node::Loop { .. }
            | Node::While { .. }
            | Node::DoWhile { .. }
            | Node::Break { .. }
            | Node::Continue { .. }
            | Node::Assign { .. }
    )
}
