//! What never runs, and jumps that skip a condition.

use aizome_aiscript_syntax::{List, Node, NodeId};
use aizome_source::{Diagnostic, Span};
use rustc_hash::FxHashSet;

use crate::{Script, codes};

/// Looks at every block.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let tree = script.tree;
    let ends = Ends::new(script);
    found.extend(ends.after(tree.roots()));
    for id in tree.ast.ids() {
        match tree.node(id) {
            Node::Block { statements } => found.extend(ends.after(tree.list(statements))),
            Node::Continue { .. } => found.extend(skipped_condition(script, id)),
            _ => {}
        }
    }
}

/// Which nodes never go on to what follows them.
struct Ends<'a> {
    script: &'a Script<'a>,
    never: Vec<bool>,
    /// What some `break` ends.
    broken: FxHashSet<NodeId>,
}

impl<'a> Ends<'a> {
    fn new(script: &'a Script<'a>) -> Self {
        let tree = script.tree;
        let breaks = tree.ast.ids().filter(|&id| matches!(tree.node(id), Node::Break { .. }));
        let broken = breaks.filter_map(|id| script.scopes.jump_target(id)).collect();
        let mut ends = Self { script, never: vec![false; tree.ast.len()], broken };
        // Children have smaller ids than their parents.
        for id in tree.ast.ids() {
            ends.never[id.index()] = ends.never_goes_on(id) && !ends.broken.contains(&id);
        }
        ends
    }

    /// Whether the parts of a node do not let it go on.
    fn never_goes_on(&self, id: NodeId) -> bool {
        let never = |id: NodeId| self.never[id.index()];
        match self.script.tree.node(id) {
            Node::Return { .. }
            | Node::Break { .. }
            | Node::Continue { .. }
            | Node::Loop { .. } => true,
            Node::Paren { inner: part }
            | Node::Labelled { target: part, .. }
            | Node::Attributed { target: part, .. }
            | Node::Define { value: part, .. }
            | Node::Out { value: part }
            | Node::Eval { body: part }
            | Node::Branch { body: part, .. }
            | Node::Case { body: part, .. }
            | Node::DoWhile { body: part, .. } => never(part),
            Node::Block { statements } => self.list(statements).iter().any(|&id| never(id)),
            Node::If { branches, otherwise } => {
                otherwise.is_some_and(never) && self.list(branches).iter().all(|&id| never(id))
            }
            Node::Match { cases, .. } => {
                let cases = self.list(cases);
                cases.last().is_some_and(|&last| self.is_default(last))
                    && cases.iter().all(|&id| never(id))
            }
            Node::While { condition, .. } => {
                let condition = self.script.tree.ast.peel(condition);
                self.script.tree.node(condition) == Node::Bool(true)
            }
            _ => false,
        }
    }

    /// What stands after a statement that never goes on.
    fn after(&self, statements: &[NodeId]) -> Option<Diagnostic> {
        let tree = self.script.tree;
        let end = statements.iter().position(|&id| self.never[id.index()])?;
        let runs =
            |&&id: &&NodeId| !matches!(tree.node(id), Node::Namespace { .. } | Node::Meta { .. });
        let mut rest = statements.get(end + 1..)?.iter().filter(runs);
        let first = tree.span(*rest.next()?);
        let last = rest.next_back().map_or(first, |&last| tree.span(last));
        let at = Span::new(first.start, last.end);
        Some(codes::unreachable(at, tree.span(statements[end])))
    }

    fn list(&self, list: List) -> &'a [NodeId] {
        self.script.tree.list(list)
    }

    fn is_default(&self, id: NodeId) -> bool {
        matches!(self.script.tree.node(id), Node::Case { pattern: None, .. })
    }
}

/// `continue` in `do … while`.
fn skipped_condition(script: &Script<'_>, id: NodeId) -> Option<Diagnostic> {
    let target = script.scopes.jump_target(id)?;
    let Node::DoWhile { condition, .. } = script.tree.node(target) else { return None };
    let at = script.span(id);
    Some(codes::continue_skips_condition(at, script.span(condition)))
}
