//! Names that are kept for later versions of the language.
//!
//! The words that the language uses today are tokens of their own, so that the parser has refused
//! them already, but for `null`, `true` and `false` where a name is bound. The reference tells the
//! place of the whole node; people are shown the name.
//!
//! Names are compared as they are written: only one with a `:` can have a comment in it, and none
//! of those is reserved.

use aizome_source::Diagnostic;
use rustc_hash::FxHashSet;

use super::{suggest, visit};
use crate::ast::{List, Node, NodeId};
use crate::codes;
use crate::findings::Findings;
use crate::tree::Tree;

/// Declares the words and the question at once: a match is faster than a search.
macro_rules! reserved {
    ($($word:literal)+) => {
        /// The words that nothing can be called by, because later versions of the language may need
        /// them, in order. They can be keys of objects, properties, later parts of a name
        /// (`A:new`), and labels of `if`, `match` and `eval`.
        ///
        /// ```
        /// use aizome_aiscript_syntax::validate::RESERVED;
        ///
        /// assert!(RESERVED.contains(&"class"));
        /// assert!(!RESERVED.contains(&"function"));
        /// ```
        pub const RESERVED: &[&str] = &[$($word),+];

        /// Whether a name is one of the [`RESERVED`] words.
        #[must_use]
        pub fn is_reserved(name: &str) -> bool {
            matches!(name, $($word)|+)
        }
    };
}

reserved! {
    "as" "async" "attr" "attribute" "await" "catch" "class" "component" "constructor"
    "dictionary" "enum" "export" "finally" "fn" "hash" "import" "in" "interface" "is" "meta"
    "module" "namespace" "new" "out" "private" "public" "ref" "static" "struct" "table" "this"
    "throw" "trait" "try" "undefined" "use" "using" "when" "yield"
}

/// Whether a word begins like a reserved one: a cheap question that most words answer with no.
#[inline]
pub(crate) fn begins_like_reserved(word: &[u8]) -> bool {
    matches!(
        word,
        [b'a', b's' | b't' | b'w', ..]
            | [b'c', b'a' | b'l' | b'o', ..]
            | [b'd', b'i', ..]
            | [b'e', b'n' | b'x', ..]
            | [b'f', b'i' | b'n', ..]
            | [b'h', b'a', ..]
            | [b'i', b'm' | b'n' | b's', ..]
            | [b'm', b'e' | b'o', ..]
            | [b'n', b'a' | b'e', ..]
            | [b'o', b'u', ..]
            | [b'p', b'r' | b'u', ..]
            | [b'r', b'e', ..]
            | [b's', b't', ..]
            | [b't', b'a' | b'h' | b'r', ..]
            | [b'u', b'n' | b's', ..]
            | [b'w', b'h', ..]
            | [b'y', b'i', ..]
    )
}

pub(super) fn validate(tree: Tree<'_>, findings: &mut Findings) {
    let stack = tree.roots().iter().rev().copied().collect();
    let mut names = Names { tree, findings, stack, reported: FxHashSet::default() };
    while !names.findings.is_full()
        && let Some(id) = names.stack.pop()
    {
        names.visit(id);
    }
}

struct Names<'a, 'f> {
    tree: Tree<'a>,
    findings: &'f mut Findings,
    /// What is still to be visited.
    stack: Vec<NodeId>,
    /// The words that were reported.
    reported: FxHashSet<String>,
}

impl Names<'_, '_> {
    fn visit(&mut self, id: NodeId) {
        match self.tree.node(id) {
            Node::Labelled { .. } => self.labelled(id),
            Node::Attributed { attributes, target } => self.attributed(attributes, target),
            _ => {
                self.check(id);
                visit::push_children(self.tree, id, &mut self.stack, |child| child);
            }
        }
    }

    /// Checks the names that belong to a node itself.
    fn check(&mut self, id: NodeId) {
        match self.tree.node(id) {
            Node::Ident => self.name(id, id),
            Node::Namespace { name, .. }
            | Node::Meta { name: Some(name), .. }
            | Node::Attribute { name, .. }
            | Node::Break { label: Some(name), .. }
            | Node::Continue { label: Some(name) } => self.name(name, id),
            Node::Define { dest, .. } | Node::Each { dest, .. } => self.pattern(dest),
            Node::For { range, .. } => {
                if let Node::Range { name, .. } = self.tree.node(range) {
                    self.name(name, id);
                }
            }
            Node::Fn(function) => {
                let parts = self.tree.ast.function(function);
                self.type_params(parts.type_params, id);
                self.params(parts.params);
            }
            Node::FnType(ty) => self.type_params(self.tree.ast.function_type(ty).type_params, id),
            Node::NamedType { name, .. } => self.type_name(name, id),
            _ => {}
        }
    }

    /// The reference has no check for the labels of `if`, `match` and `eval`.
    fn labelled(&mut self, id: NodeId) {
        let (label, target) = visit::labelled(self.tree, id);
        if let Some(label) = label
            && is_loop(self.tree.node(target))
        {
            self.name(label, target);
        }
        self.stack.push(target);
    }

    /// To the reference attributes are parts of the definition, between its type and its value.
    fn attributed(&mut self, attributes: List, target: NodeId) {
        let Node::Define { dest, ty, value, .. } = self.tree.node(target) else {
            return self.stack.push(target);
        };
        self.pattern(dest);
        self.stack.push(value);
        self.stack.extend(self.tree.list(attributes).iter().rev());
        self.stack.extend(ty);
    }

    fn params(&mut self, params: List) {
        for &param in self.tree.list(params) {
            if let Node::Param { dest, .. } = self.tree.node(param) {
                self.pattern(dest);
            }
        }
    }

    /// What binds names. The reference takes every value in it for such a name, even in functions
    /// and indexes.
    fn pattern(&mut self, dest: NodeId) {
        let mut stack = vec![dest];
        while let Some(id) = stack.pop() {
            match self.tree.node(id) {
                Node::Ident => self.name(id, id),
                Node::Null => self.keyword("null", id),
                Node::Bool(true) => self.keyword("true", id),
                Node::Bool(false) => self.keyword("false", id),
                _ => {}
            }
            visit::push_children(self.tree, id, &mut stack, |child| child);
        }
    }

    fn type_params(&mut self, names: List, owner: NodeId) {
        for &name in self.tree.list(names) {
            self.name(name, owner);
        }
    }

    /// Checks a name; the reference tells the place of `owner`.
    fn name(&mut self, name: NodeId, owner: NodeId) {
        let word = self.tree.source(name);
        if is_reserved(word) {
            let found = codes::reserved_word(self.tree.span(name), word);
            self.report(found, word, owner);
        }
    }

    /// A reserved word as a type is nothing but a type that does not exist, to people.
    fn type_name(&mut self, name: NodeId, owner: NodeId) {
        let word = self.tree.source(name);
        if is_reserved(word) {
            let found = suggest::unknown_type(self.tree, owner, std::iter::empty());
            self.report(found, word, owner);
        }
    }

    fn keyword(&mut self, word: &str, id: NodeId) {
        let found = codes::keyword_as_name(self.tree.span(id), word);
        self.report(found, word, id);
    }

    /// Reports a word where it is met first: what cures it there cures all places.
    fn report(&mut self, found: Diagnostic, word: &str, owner: NodeId) {
        if !self.reported.insert(word.to_owned()) {
            return;
        }
        let text = format!("Reserved word \"{word}\" cannot be used as variable name.");
        self.findings.error(found, text, self.tree.ast.location(owner).start);
    }
}

fn is_loop(node: Node) -> bool {
    matches!(
        node,
        Node::Each { .. }
            | Node::For { .. }
            | Node::Times { .. }
            | Node::Loop { .. }
            | Node::While { .. }
            | Node::DoWhile { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reserved_word_begins_like_one() {
        for word in RESERVED {
            assert!(begins_like_reserved(word.as_bytes()), "{word}");
        }
        assert!(!begins_like_reserved(b"let") && !begins_like_reserved(b"a"));
    }
}
