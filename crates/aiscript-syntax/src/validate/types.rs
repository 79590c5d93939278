//! Types that do not exist, and type parameters of one name.
//!
//! Only what is declared is checked: the types of variables, parameters and results. The reference
//! names a wrong type in full, and where a union stands in it, it looks that up again, without the
//! type parameters: then the finding is about the union. People are told about the type that they
//! wrote.

use std::borrow::Cow;

use aizome_source::{Localized, Span};
use rustc_hash::FxHashMap;

use super::{suggest, visit};
use crate::ast::{List, Node, NodeId};
use crate::codes;
use crate::findings::Findings;
use crate::tree::Tree;

/// Declares the names and the question at once: a match is faster than a search.
macro_rules! types {
    ($($name:literal)+) => {
        /// The types that have a name. `arr` and `obj` take the type of what they hold, `arr<num>`.
        ///
        /// ```
        /// use aizome_aiscript_syntax::validate::TYPES;
        ///
        /// assert!(TYPES.contains(&"num"));
        /// ```
        pub const TYPES: &[&str] = &[$($name),+];

        /// Whether a type has this name.
        pub(crate) fn is_type(name: &str) -> bool {
            matches!(name, $($name)|+)
        }
    };
}

types! { "any" "arr" "bool" "error" "never" "null" "num" "obj" "str" "void" }

/// Whether the type takes another in `<>`.
pub(crate) fn takes_inner(name: &str) -> bool {
    matches!(name, "arr" | "obj")
}

pub(super) fn validate(tree: Tree<'_>, findings: &mut Findings) {
    let stack = tree.roots().iter().rev().copied().map(Step::Visit).collect();
    let mut types = Types { tree, findings, scope: Scope::default(), stack };
    while !types.findings.is_full()
        && let Some(step) = types.stack.pop()
    {
        match step {
            Step::Visit(id) => types.visit(id),
            Step::Leave(names) => types.scope.leave(tree, names),
        }
    }
}

/// What is to be done next.
enum Step {
    Visit(NodeId),
    /// The type parameters end here.
    Leave(List),
}

/// The type parameters that are known at a place, and how often.
#[derive(Default)]
struct Scope<'a> {
    names: FxHashMap<Cow<'a, str>, u32>,
}

impl<'a> Scope<'a> {
    fn enter(&mut self, tree: Tree<'a>, names: List) {
        for &name in tree.list(names) {
            *self.names.entry(tree.name(name)).or_default() += 1;
        }
    }

    fn leave(&mut self, tree: Tree<'a>, names: List) {
        for &name in tree.list(names) {
            let name = tree.name(name);
            if let Some(count) = self.names.get_mut(&name) {
                *count -= 1;
                if *count == 0 {
                    self.names.remove(&name);
                }
            }
        }
    }

    fn fit(&self, name: &str, inner: Option<NodeId>) -> Fit {
        let is_known = is_type(name) || self.names.contains_key(name);
        match name {
            // Where the name is missing, that has been reported.
            "" => Fit::Known,
            _ if takes_inner(name) => Fit::Known,
            _ if !is_known => Fit::Unknown,
            _ if inner.is_some() => Fit::NoInner,
            _ => Fit::Known,
        }
    }
}

struct Types<'a, 'f> {
    tree: Tree<'a>,
    findings: &'f mut Findings,
    scope: Scope<'a>,
    stack: Vec<Step>,
}

impl<'a> Types<'a, '_> {
    fn visit(&mut self, id: NodeId) {
        match self.tree.node(id) {
            Node::Define { ty: Some(ty), .. } => self.declared(ty),
            Node::Fn(function) => {
                let parts = self.tree.ast.function(function);
                self.doubled(parts.type_params, id);
                self.scope.enter(self.tree, parts.type_params);
                self.params(parts.params);
                parts.result.into_iter().for_each(|ty| self.declared(ty));
                self.stack.push(Step::Leave(parts.type_params));
            }
            // All that is in a type has been looked at.
            Node::NamedType { .. } | Node::FnType(_) | Node::UnionType { .. } => return,
            _ => {}
        }
        visit::push_children(self.tree, id, &mut self.stack, Step::Visit);
    }

    fn params(&mut self, params: List) {
        for &param in self.tree.list(params) {
            if let Node::Param { ty: Some(ty), .. } = self.tree.node(param) {
                self.declared(ty);
            }
        }
    }

    /// Two type parameters of one name. (Those of function types may have one name.)
    fn doubled(&mut self, names: List, owner: NodeId) {
        let mut firsts: FxHashMap<Cow<'a, str>, Span> = FxHashMap::default();
        for &id in self.tree.list(names) {
            let (name, span) = (self.tree.name(id), self.tree.span(id));
            if let Some(&first) = firsts.get(&name) {
                let note = Localized::new("first declared here", "最初の宣言はここです");
                let found = codes::duplicate_type_param(span, &name).label(first, note);
                let text = format!("type parameter name {name} is duplicate");
                self.findings.error(found, text, self.tree.ast.location(owner).start);
            } else {
                firsts.insert(name, span);
            }
        }
    }

    /// Checks a declared type with all that it is made of.
    fn declared(&mut self, ty: NodeId) {
        let mut unknown = Vec::new();
        let mut search = Unknown::new(self.tree, ty, &mut self.scope);
        while let Some(id) = search.next() {
            let declared = search.scope.names.keys().map(|name| &**name);
            unknown.push((id, suggest::unknown_type(self.tree, id, declared)));
        }
        let Some(&(first, _)) = unknown.first() else { return };
        if self.findings.reference.is_none() {
            let (culprit, name) = culprit(self.tree, first);
            let thrown = unknown.iter().position(|&(id, _)| id == culprit).unwrap_or(0);
            let (_, found) = unknown.remove(thrown);
            let offset = self.tree.ast.location(culprit).start;
            self.findings.error(found, format!("Unknown type: '{name}'"), offset);
        }
        let mut rest = unknown.into_iter().map(|(_, found)| found);
        while !self.findings.is_full()
            && let Some(found) = rest.next()
        {
            self.findings.diagnostics.push(found);
        }
    }
}

/// The named types in a type that do not exist, in order.
struct Unknown<'a, 's> {
    tree: Tree<'a>,
    /// What is known around the type; when the search is over, what was known before.
    scope: &'s mut Scope<'a>,
    stack: Vec<Step>,
}

impl<'a, 's> Unknown<'a, 's> {
    fn new(tree: Tree<'a>, ty: NodeId, scope: &'s mut Scope<'a>) -> Self {
        Self { tree, scope, stack: vec![Step::Visit(ty)] }
    }

    fn next(&mut self) -> Option<NodeId> {
        while let Some(step) = self.stack.pop() {
            match step {
                Step::Visit(id) if self.is_unknown(id) => return Some(id),
                Step::Visit(_) => {}
                Step::Leave(names) => self.scope.leave(self.tree, names),
            }
        }
        None
    }

    /// Whether this type is unknown; what is in it will be looked at next.
    fn is_unknown(&mut self, id: NodeId) -> bool {
        let mut fit = Fit::Known;
        match self.tree.node(id) {
            Node::NamedType { name, inner } => {
                fit = self.scope.fit(&self.tree.name(name), inner);
            }
            Node::FnType(ty) => {
                let names = self.tree.ast.function_type(ty).type_params;
                self.scope.enter(self.tree, names);
                self.stack.push(Step::Leave(names));
            }
            _ => {}
        }
        if fit != Fit::NoInner {
            visit::push_children(self.tree, id, &mut self.stack, Step::Visit);
        }
        fit != Fit::Known
    }
}

/// How a name does as a type.
#[derive(PartialEq)]
enum Fit {
    Known,
    Unknown,
    /// Known, but it takes nothing between `<` and `>`.
    NoInner,
}

/// What the reference says about a type that it does not know: which one, and by what name. To name
/// one that holds a union it looks up what is in the union, without knowing any type parameters,
/// and may then not know that.
fn culprit(tree: Tree<'_>, unknown: NodeId) -> (NodeId, String) {
    let mut id = unknown;
    loop {
        match reference_name(tree, id) {
            Ok(name) => return (id, name),
            Err(other) => id = other,
        }
    }
}

/// A piece of a name that is to be written.
enum Piece {
    Type(NodeId),
    Text(&'static str),
}

/// The name that the reference gives to a type, or what it stumbles over on the way.
fn reference_name(tree: Tree<'_>, ty: NodeId) -> Result<String, NodeId> {
    let mut name = String::new();
    let mut stack = vec![Piece::Type(ty)];
    while let Some(piece) = stack.pop() {
        let id = match piece {
            Piece::Type(id) => id,
            Piece::Text(text) => {
                name.push_str(text);
                continue;
            }
        };
        match tree.node(id) {
            Node::NamedType { name: word, inner } => {
                name.push_str(&tree.name(word));
                let inner = inner.map(|ty| [Piece::Text(">"), Piece::Type(ty), Piece::Text("<")]);
                stack.extend(inner.into_iter().flatten());
            }
            Node::FnType(ty) => {
                let parts = tree.ast.function_type(ty);
                stack.extend([Piece::Text(" }"), Piece::Type(parts.result), Piece::Text(") { ")]);
                for (at, &param) in tree.list(parts.params).iter().enumerate().rev() {
                    stack.push(Piece::Type(param));
                    stack.extend((at > 0).then_some(Piece::Text(", ")));
                }
                stack.push(Piece::Text("@("));
            }
            Node::UnionType { members } => {
                union_name(tree, tree.list(members), &mut name)?;
            }
            _ => {}
        }
    }
    Ok(name)
}

/// The reference puts the types themselves into a text, and not their names: they read `[object
/// Object]`.
fn union_name(tree: Tree<'_>, members: &[NodeId], name: &mut String) -> Result<(), NodeId> {
    for (at, &member) in members.iter().enumerate() {
        if let Some(unknown) = Unknown::new(tree, member, &mut Scope::default()).next() {
            return Err(unknown);
        }
        name.push_str(if at > 0 { " | [object Object]" } else { "[object Object]" });
    }
    Ok(())
}
