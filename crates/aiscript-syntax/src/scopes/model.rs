//! What scopes, bindings, references and labels are.

use crate::ast::NodeId;

use super::NameId;

/// Declares a number that names an entry of a table.
macro_rules! id {
    ($(#[doc = $doc:literal] $name:ident)+) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The place in its table, from 0: for side tables.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }

            pub(super) fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )+};
}

id! {
    /// Which [`Scope`].
    ScopeId
    /// Which [`Binding`].
    BindingId
    /// Which [`Reference`].
    ReferenceId
}

/// Where names can be bound. Every time it is entered, all its names are unbound again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// What it is.
    pub kind: ScopeKind,
    /// The scope around it; only the script's own has none.
    pub parent: Option<ScopeId>,
    /// What opens it; nothing for the script's own.
    pub node: Option<NodeId>,
    /// The function it runs in: itself, one around it, or the script's own scope.
    pub function: ScopeId,
    /// How many bindings there are before it: for a function, when it is made.
    pub time: u32,
    /// The name of a namespace.
    pub namespace: Option<NameId>,
    /// What a function is bound to by `@f() {}` or `let f = @() {}`.
    pub binding: Option<BindingId>,
}

/// What opens a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScopeKind {
    /// The script; its names are globals.
    Root,
    /// `:: Name { }`
    Namespace,
    /// `@(a) { b }`: parameters and body together.
    Function,
    /// `{ a }` as a body, and `eval { a }`. Not the block of a function or a `loop`, which is
    /// theirs.
    Block,
    /// One turn of a loop: the variable of `for` and `each`, the condition of `while`, and a body
    /// without braces.
    Turn,
    /// A definition as the body of `if`, `else`, `case` or `for 3`: `if a let b = 1`.
    Bare,
}

/// A name with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// The name, such as `a`; `A:b` for what is only a second name.
    pub name: NameId,
    /// What made it.
    pub kind: BindingKind,
    /// The identifier, or the name of a `for`.
    pub node: NodeId,
    /// The [`Node::Define`](crate::Node::Define), `Param`, `Each` or `Range` it belongs to.
    pub definition: NodeId,
    /// Where it is bound.
    pub scope: ScopeId,
    /// Whether it is one of several names of a pattern: `let [a, b] = c`.
    pub in_pattern: bool,
    /// The same name in the same scope, bound before: this one never comes to be, the script fails.
    pub redeclares: Option<BindingId>,
    /// The member that this is a second name of; see [`BindingKind::Outside`].
    pub member: Option<BindingId>,
    /// The same name in the nearest scope around.
    pub outer: Option<BindingId>,
}

impl Binding {
    /// Whether it can be assigned to.
    #[must_use]
    pub fn is_mutable(&self) -> bool {
        matches!(self.kind, BindingKind::Var | BindingKind::Param)
    }
}

/// What made a binding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BindingKind {
    /// `let a = 1`
    Let,
    /// `var a = 1`
    Var,
    /// `@a() {}`
    Fn,
    /// `a` in `@(a) {}`
    Param,
    /// `a` in `each let a, b {}`
    Each,
    /// `i` in `for let i, 10 {}`
    For,
    /// `A:b`, bound around the namespace `A` by a definition of `b` in it.
    Outside,
}

/// A use of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The name that is looked up.
    pub name: NameId,
    /// What for.
    pub usage: Usage,
    /// The identifier, operator or `<:`.
    pub node: NodeId,
    /// Where the search begins.
    pub scope: ScopeId,
    /// How many bindings come before it.
    pub time: u32,
    /// The innermost binding of the name, there or not.
    pub innermost: Option<BindingId>,
}

/// What a name is looked up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Usage {
    /// `a`
    Read,
    /// `a = 1`
    Write,
    /// `a += 1`
    Update,
    /// `exists a`
    Exists,
    /// `b + c` looks up `Core:add`.
    Operator,
    /// `<: b` looks up `print`.
    Print,
}

/// `#name:`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// The [`Node::Labelled`](crate::Node::Labelled).
    pub node: NodeId,
    /// Its name.
    pub name: NodeId,
    /// What it names; none if an outer label takes its place, as in `#a: #b: eval {}`.
    pub target: Option<NodeId>,
    /// How many jumps say its name.
    pub uses: u32,
}

/// What cannot be given a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadDestination {
    /// The expression; nothing in it is run.
    pub node: NodeId,
    /// What it would be.
    pub place: Place,
}

/// Where values go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// `let [1] = a`: only names, arrays and objects can be here.
    Definition,
    /// `f() = a`: also `a[b]` and `a.b` can be here.
    Assignment,
}

/// What is known of a node.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Fact {
    #[default]
    None,
    Scope(ScopeId),
    Binding(BindingId),
    Reference(ReferenceId),
    Target(NodeId),
}

/// Entries of a table by the scope they belong to, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Groups {
    starts: Vec<u32>,
    entries: Vec<u32>,
}

impl Groups {
    /// Groups the entries of a table by their scopes.
    pub(super) fn new(scopes: usize, of: impl Iterator<Item = ScopeId> + Clone) -> Self {
        let mut starts = vec![0; scopes + 1];
        for scope in of.clone() {
            starts[scope.index() + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![0; starts.last().map_or(0, |&all| all as usize)];
        for (entry, scope) in (0..).zip(of) {
            let place = &mut next[scope.index()];
            entries[*place as usize] = entry;
            *place += 1;
        }
        Self { starts, entries }
    }

    /// The entries of a scope.
    pub(super) fn of(&self, scope: ScopeId) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let [from, to] = [0, 1].map(|next| self.starts.get(scope.index() + next));
        let range = from.zip(to).map_or(0..0, |(&from, &to)| from as usize..to as usize);
        self.entries[range].iter().map(|&entry| entry as usize)
    }
}
