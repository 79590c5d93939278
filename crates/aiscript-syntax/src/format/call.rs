//! Calls. If their arguments have no room on one line, at best one of them is broken and the others
//! stay:
//!
//! ```text
//! list.each(1, @(item) {
//!     <: item
//! })
//! ```

use super::brackets::Place;
use super::doc::{Hug, Pick};
use super::list::Shape;
use super::printer::Printer;
use crate::ast::{List, Node, NodeId};
use crate::tree::Tree;

impl Printer<'_> {
    /// `a(b, c)`
    pub(super) fn call(&mut self, target: NodeId, args: List) {
        self.placed(target, Place::Target);
        self.token("(");
        self.seek();
        if !args.is_empty() || !self.waiting().is_empty() {
            self.arguments(args);
        }
        self.token(")");
    }

    fn arguments(&mut self, args: List) {
        let mut breakable = Breakable::default();
        let mut left = args.len();
        self.doc.open();
        self.elements(args, Shape::ARGS, |printer, arg, line| {
            left -= 1;
            let mark = printer.item(arg, line, Self::value);
            if printer.doc.has_line_since(mark) {
                let is_block = is_block(printer.tree, arg);
                breakable.count += 1;
                breakable.blocks += usize::from(is_block);
                breakable.last = Some(Argument {
                    id: arg,
                    start: mark.element,
                    end: printer.doc.len(),
                    is_block,
                    is_last: left == 0,
                });
            }
        });
        let hug = breakable.hug(self.tree);
        self.doc.close(hug);
    }
}

/// Which arguments can be broken.
#[derive(Default)]
struct Breakable {
    count: usize,
    blocks: usize,
    last: Option<Argument>,
}

struct Argument {
    id: NodeId,
    start: u32,
    end: u32,
    is_block: bool,
    is_last: bool,
}

impl Breakable {
    /// The one that is broken before all are: the only one that can be, or the last if none like it
    /// stands before.
    fn hug(self, tree: Tree<'_>) -> Option<Hug> {
        let arg = self.last?;
        let node = tree.node(tree.ast.peel(arg.id));
        let is_alone = self.count == 1
            && !matches!(node, Node::Binary { .. } | Node::Unary { .. } | Node::If { .. });
        let is_last_block = arg.is_last && arg.is_block && self.blocks == 1;
        let pick = if matches!(node, Node::Fn(_)) { Pick::Last } else { Pick::Widest };
        (is_alone || is_last_block).then_some(Hug { start: arg.start, end: arg.end, pick })
    }
}

/// Whether an argument is a pair of brackets with lines between them.
fn is_block(tree: Tree<'_>, arg: NodeId) -> bool {
    match tree.node(tree.ast.peel(arg)) {
        Node::Fn(_)
        | Node::Object { .. }
        | Node::Array { .. }
        | Node::Eval { .. }
        | Node::Match { .. } => true,
        Node::If { branches, .. } => tree.list(branches).iter().all(|&branch| {
            let Node::Branch { body, .. } = tree.node(branch) else { return false };
            matches!(tree.node(body), Node::Block { .. })
        }),
        _ => false,
    }
}
