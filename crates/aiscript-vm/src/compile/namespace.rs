//! Namespaces, which run before everything else: inner ones first, then the members in order.
//!
//! A member is two globals: one without a name, which is what its namespace sees, and one with the
//! name that the script says outside, such as `A:b`. Where a name is doubled, the innermost scope
//! that would have it twice refuses it. For the script's own scope that is the op, for it is about
//! a global; for a namespace that is said here.

use aizome_aiscript_syntax::{Define, List, Node, NodeId};
use rustc_hash::FxHashMap;

use super::Compiler;
use super::homes::is_doubled;
use crate::op::Op;

/// The namespaces around, and what has been defined in which.
#[derive(Default)]
pub(super) struct Spaces {
    openings: Vec<Opening>,
    /// The opening that is being run.
    current: Option<usize>,
    /// The names of the namespaces around, each with `:`.
    prefix: String,
    /// The first opening of each namespace, by that of the one around and its name.
    first: FxHashMap<(Option<usize>, Box<str>), usize>,
    /// In which opening a member was defined, by the first opening of its namespace.
    members: FxHashMap<(usize, Box<str>), usize>,
}

/// A namespace may be opened more than once, and each time it is a new scope.
struct Opening {
    around: Option<usize>,
    /// The first opening of the same namespace.
    first: usize,
    name: Box<str>,
    depth: usize,
}

impl Spaces {
    fn open(&mut self, name: &str) {
        let around = self.current;
        let outer = around.and_then(|around| self.openings.get(around));
        let depth = outer.map_or(0, |outer| outer.depth + 1);
        let key = (outer.map(|outer| outer.first), name.into());
        let current = self.openings.len();
        let first = *self.first.entry(key).or_insert(current);
        self.openings.push(Opening { around, first, name: name.into(), depth });
        self.current = Some(current);
        self.prefix.push_str(name);
        self.prefix.push(':');
    }

    fn close(&mut self, prefix: usize) {
        self.current = self.current.and_then(|current| self.openings[current].around);
        self.prefix.truncate(prefix);
    }

    /// Notes a member; if a namespace around, not the script itself, has its name already: the name
    /// there.
    fn define(&mut self, name: &str) -> Option<String> {
        let current = self.current?;
        let key = (self.openings[current].first, name.into());
        let known = *self.members.entry(key).or_insert(current);
        if known == current { None } else { self.name_in_common(known, current, name) }
    }

    /// The name of a member of the second opening in the innermost one around both.
    fn name_in_common(&self, one: usize, other: usize, name: &str) -> Option<String> {
        let (mut one, mut other) = (Some(one), Some(other));
        let mut path = vec![name];
        while one != other {
            let depth = |opening: usize| self.openings[opening].depth;
            if one.map(depth) >= other.map(depth) {
                one = self.openings[one?].around;
            } else {
                let opening = &self.openings[other?];
                path.push(&opening.name);
                other = opening.around;
            }
        }
        path.reverse();
        one.map(|_| path.join(":"))
    }
}

impl Compiler<'_> {
    /// Runs the namespaces among some nodes.
    pub(super) fn namespaces(&mut self, nodes: &[NodeId]) {
        for &node in nodes {
            if let Node::Namespace { name, members } = self.tree.node(node) {
                let prefix = self.spaces.prefix.len();
                self.spaces.open(&self.tree.name(name));
                self.members(members);
                self.spaces.close(prefix);
            }
        }
    }

    fn members(&mut self, members: List) {
        let members = self.tree.list(members);
        self.namespaces(members);
        for &member in members {
            let mark = self.code.mark();
            match self.tree.node(member) {
                Node::Define { .. } => self.define_member(member, List::default()),
                Node::Attributed { attributes, target } => self.define_member(target, attributes),
                _ => {}
            }
            self.code.free(mark);
        }
    }

    fn define_member(&mut self, id: NodeId, attributes: List) {
        let Node::Define { kind, dest, value, .. } = self.tree.node(id) else { return };
        let offset = self.offset(id);
        let dest = self.tree.ast.peel(dest);
        let Some(binding) = self.scopes.binding_of(dest).filter(|_| !self.code.is_dead()) else {
            let text = "Destructuring assignment is invalid in namespace declarations.";
            return self.fail_namespace(text, offset);
        };
        let name = self.tree.name(dest);
        if kind == Define::Var {
            return self
                .fail_namespace(&format!("No \"var\" in namespace declaration: {name}"), offset);
        }
        let full = format!("{}{name}", self.spaces.prefix);
        self.code.take_room(full.len() / size_of::<Op>());
        let a = self.initial(value, Some(&full), None);
        self.attributes(attributes);
        // Errors from here on have no place: no node is being evaluated.
        if is_doubled(self.scopes, binding) {
            return self.fail_doubled(&name, false, None);
        }
        let g = self.member_global(binding);
        self.code.emit(Op::DefineGlobal { m: false, a, g });
        if let Some(name) = self.spaces.define(&name) {
            return self.fail_doubled(&name, false, None);
        }
        let g = self.pool.global(&full);
        self.code.emit(Op::DefineGlobal { m: false, a, g });
    }

    fn fail_namespace(&mut self, text: &str, offset: u32) {
        let k = self.pool.string(text);
        self.code.emit_at(Op::FailNamespace { k }, offset);
    }
}
