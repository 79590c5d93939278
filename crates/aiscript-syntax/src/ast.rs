//! The tree of a script: flat, small, and without text.
//!
//! A tree is one array of [`Node`]s; a [`NodeId`] is an index into it, and a [`List`] is a range of
//! a second array of ids. Names, numbers and strings are not copied: a node knows its [`Span`], and
//! [`Tree`](crate::Tree), the pair of tree and text, reads them from there. Facts that can be
//! derived (who binds a name, what a type is) are not in the tree but in side tables keyed by id.
//!
//! The tree says what was *written*: brackets, `while`, `<:` and signs are nodes of their own. What
//! the reference makes of them (a loop, a call of `print`, a number below zero) is told by its view
//! in `reference`. Surprising, but needed there and by every run time error: beside its true span a
//! node has a *location*, the `loc` of the reference, which begins at the operator and ends at the
//! next token.

use std::num::NonZeroU32;

use aizome_source::Span;

/// Which node of an [`Ast`]. Children have smaller ids than their parents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// The index of the node, from 0: for side tables.
    #[must_use]
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    pub(crate) fn from_index(index: usize) -> Self {
        let next = u32::try_from(index + 1).unwrap_or(u32::MAX);
        Self(NonZeroU32::new(next).unwrap_or(NonZeroU32::MAX))
    }
}

/// Some nodes in order: a range of [`Ast::list`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

impl List {
    /// How many nodes.
    #[must_use]
    pub fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// What stands at one place of a script.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Node {
    /// What could not be read; what could be read of it are its parts. Also a thing that is missing
    /// (its span is then empty).
    Error {
        /// The nodes that were read before it went wrong.
        parts: List,
    },

    /// `:: Name { let a = 1 }`
    Namespace {
        /// A [`Node::Name`].
        name: NodeId,
        /// Definitions and namespaces.
        members: List,
    },
    /// `### Name { version: "1" }`
    Meta {
        /// A [`Node::Name`].
        name: Option<NodeId>,
        /// A literal.
        value: NodeId,
    },

    /// `let a: num = 1`, `var [a, b] = c`, `@f() {}`
    Define {
        /// Which of the three.
        kind: Define,
        /// A [`Node::Ident`] or any expression as a pattern.
        dest: NodeId,
        /// The declared type; never for `@f() {}`.
        ty: Option<NodeId>,
        /// The value; for `@f() {}` its [`Node::Fn`], which covers the whole definition.
        value: NodeId,
    },
    /// `#[name value]` lines, and the definition they belong to.
    Attributed {
        /// The [`Node::Attribute`]s.
        attributes: List,
        /// A [`Node::Define`].
        target: NodeId,
    },
    /// `#[name value]`
    Attribute {
        /// A [`Node::Name`].
        name: NodeId,
        /// A literal; none means `true`.
        value: Option<NodeId>,
    },
    /// `#name: while a {}`. A target that has a label already gets the outer one, as in the
    /// reference.
    Labelled {
        /// A [`Node::Name`].
        label: NodeId,
        /// A loop, `if`, `match` or `eval`.
        target: NodeId,
    },
    /// `<: a`
    Out {
        /// What is printed.
        value: NodeId,
    },
    /// `return a`
    Return {
        /// The result.
        value: NodeId,
    },
    /// `each let a, b {}`
    Each {
        /// A [`Node::Ident`] or a pattern.
        dest: NodeId,
        /// What is walked over.
        items: NodeId,
        /// The body.
        body: NodeId,
    },
    /// `for let i = 0, 10 {}`
    For {
        /// A [`Node::Range`].
        range: NodeId,
        /// The body.
        body: NodeId,
    },
    /// `let i = 0, 10` of a [`Node::For`].
    Range {
        /// A [`Node::Name`].
        name: NodeId,
        /// The first value; none means 0.
        from: Option<NodeId>,
        /// How many values.
        to: NodeId,
    },
    /// `for 10 {}`
    Times {
        /// How often.
        count: NodeId,
        /// The body.
        body: NodeId,
    },
    /// `loop {}`
    Loop {
        /// A [`Node::Block`].
        body: NodeId,
    },
    /// `while a {}`
    While {
        /// The condition.
        condition: NodeId,
        /// The body.
        body: NodeId,
    },
    /// `do {} while a`
    DoWhile {
        /// The body.
        body: NodeId,
        /// The condition.
        condition: NodeId,
        /// Offset of the word `while`, in bytes.
        at: u32,
    },
    /// `break #label value`
    Break {
        /// A [`Node::Name`].
        label: Option<NodeId>,
        /// The value of the labelled expression.
        value: Option<NodeId>,
    },
    /// `continue #label`
    Continue {
        /// A [`Node::Name`].
        label: Option<NodeId>,
    },
    /// `a = b`, `a += b`, `a -= b`
    Assign {
        /// Which of the three.
        op: AssignOp,
        /// Where to.
        dest: NodeId,
        /// What.
        value: NodeId,
    },

    /// `{ a; b }` as a body.
    Block {
        /// What it holds.
        statements: List,
    },
    /// `eval { a; b }`
    Eval {
        /// A [`Node::Block`].
        body: NodeId,
    },
    /// `if a {} elif b {} else {}`
    If {
        /// The [`Node::Branch`]es, at least one.
        branches: List,
        /// What follows `else`.
        otherwise: Option<NodeId>,
    },
    /// `if a {}` or `elif a {}` of a [`Node::If`].
    Branch {
        /// The condition.
        condition: NodeId,
        /// The body.
        body: NodeId,
    },
    /// `match a { case 1 => b, default => c }`
    Match {
        /// What is compared.
        subject: NodeId,
        /// The [`Node::Case`]s; one without pattern is the last.
        cases: List,
    },
    /// `case a => b`, `default => b`
    Case {
        /// What to compare with; none for `default`.
        pattern: Option<NodeId>,
        /// The body.
        body: NodeId,
    },
    /// `@(a) { b }`; [`Ast::function`] tells its parts.
    Fn(FunctionId),
    /// `a`, `a?`, `a = 1`, `a: num` between the brackets of a function.
    Param {
        /// A [`Node::Ident`] or a pattern.
        dest: NodeId,
        /// Whether `?` follows.
        optional: bool,
        /// The default value.
        default: Option<NodeId>,
        /// The declared type.
        ty: Option<NodeId>,
    },

    /// `a && b` and all other operators between two values.
    Binary {
        /// Which.
        op: BinaryOp,
        /// Before the operator.
        left: NodeId,
        /// After it.
        right: NodeId,
    },
    /// `-a`, `+a`, `!a`
    Unary {
        /// Which.
        op: UnaryOp,
        /// What follows.
        operand: NodeId,
    },
    /// `a(b, c)`
    Call {
        /// What is called.
        target: NodeId,
        /// With what.
        args: List,
    },
    /// `a[b]`
    Index {
        /// Of what.
        target: NodeId,
        /// Which.
        index: NodeId,
    },
    /// `a.b`, `a."b"`
    Prop {
        /// Of what.
        target: NodeId,
        /// A [`Node::Name`] or [`Node::Str`].
        name: NodeId,
    },
    /// `(a)`
    Paren {
        /// What the brackets hold.
        inner: NodeId,
    },
    /// `exists a`
    Exists {
        /// A [`Node::Ident`].
        name: NodeId,
    },
    /// `a`, `A:b`: a name that stands for a value, or that a definition binds.
    Ident,
    /// A word that is no value: the name of a label, namespace, property, key, attribute, type.
    Name,
    /// `1.5`; [`Tree::number`](crate::Tree::number) is its value.
    Num,
    /// `"a"`, `'a'`; [`Tree::string`](crate::Tree::string) is its value.
    Str,
    /// `true`, `false`
    Bool(bool),
    /// `null`
    Null,
    /// `` `a{b}c` ``
    Template {
        /// [`Node::TemplateText`]s and expressions.
        parts: List,
    },
    /// Text of a template; [`Tree::string`](crate::Tree::string) is its value.
    TemplateText,
    /// `[a, b]`
    Array {
        /// The elements.
        items: List,
    },
    /// `{ a: b }`
    Object {
        /// The [`Node::Entry`]s as written, doubled keys too; see
        /// [`Tree::entries`](crate::Tree::entries).
        entries: List,
    },
    /// `a: b`, `"a": b`, `if: b`, and `a` alone (1.3).
    Entry {
        /// A [`Node::Name`] or [`Node::Str`].
        key: NodeId,
        /// The value; for the short form a [`Node::Ident`] at the same place.
        value: NodeId,
    },

    /// `num`, `arr<num>`
    NamedType {
        /// A [`Node::Name`].
        name: NodeId,
        /// Between `<` and `>`.
        inner: Option<NodeId>,
    },
    /// `@(num) => str`; [`Ast::function_type`] tells its parts.
    FnType(FunctionTypeId),
    /// `num | str`
    UnionType {
        /// The types, at least two.
        members: List,
    },
}

/// Which word made a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Define {
    /// `let a = 1`
    Let,
    /// `var a = 1`
    Var,
    /// `@a() {}`
    Fn,
}

/// How a place gets a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AssignOp {
    /// `=`
    Set,
    /// `+=`
    Add,
    /// `-=`
    Sub,
}

/// An operator before a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `!`
    Not,
}

/// An operator between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    /// `^`
    Pow,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `%`
    Rem,
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `<`
    Lt,
    /// `<=`
    LtEq,
    /// `>`
    Gt,
    /// `>=`
    GtEq,
    /// `==`
    Eq,
    /// `!=`
    NotEq,
    /// `&&`
    And,
    /// `||`
    Or,
}

/// Which entry of the table of functions; see [`Ast::function`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FunctionId(pub(crate) u32);

/// Which entry of the table of function types; see [`Ast::function_type`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FunctionTypeId(pub(crate) u32);

/// The parts of `@<T>(a: T): T { a }`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Function {
    /// [`Node::Name`]s.
    pub type_params: List,
    /// [`Node::Param`]s.
    pub params: List,
    /// The declared type of the result.
    pub result: Option<NodeId>,
    /// A [`Node::Block`] (or [`Node::Error`]).
    pub body: NodeId,
}

/// The parts of `@<T>(T) => T`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunctionType {
    /// [`Node::Name`]s.
    pub type_params: List,
    /// Types.
    pub params: List,
    /// A type.
    pub result: NodeId,
}

/// A tree without its text. No path from root to leaf is longer than [`crate::MAX_DEPTH`] by more
/// than a few nodes, so recursion over it is safe.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ast {
    pub(crate) entries: Vec<Entry>,
    pub(crate) lists: Vec<NodeId>,
    pub(crate) functions: Vec<Function>,
    pub(crate) function_types: Vec<FunctionType>,
    pub(crate) roots: List,
}

/// A node, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Entry {
    pub(crate) node: Node,
    pub(crate) span: Span,
    pub(crate) location: Span,
}

impl Ast {
    /// The statements, namespaces and metadata of the script, in order.
    #[must_use]
    pub fn roots(&self) -> &[NodeId] {
        self.list(self.roots)
    }

    /// A node.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Node {
        self.entries[id.index()].node
    }

    /// Where a node stands: from its first to after its last character.
    #[must_use]
    pub fn span(&self, id: NodeId) -> Span {
        self.entries[id.index()].span
    }

    /// The `loc` of the reference, in bytes: it starts at the operator, `.`, `(`, `[` or `=` of
    /// what has one, and ends where the next token starts. Errors of a running script tell its
    /// start.
    #[must_use]
    pub fn location(&self, id: NodeId) -> Span {
        self.entries[id.index()].location
    }

    /// The nodes of a list.
    #[must_use]
    pub fn list(&self, list: List) -> &[NodeId] {
        let start = list.start as usize;
        &self.lists[start..start + list.len()]
    }

    /// The parts of a [`Node::Fn`].
    #[must_use]
    pub fn function(&self, id: FunctionId) -> Function {
        self.functions[id.0 as usize]
    }

    /// The parts of a [`Node::FnType`].
    #[must_use]
    pub fn function_type(&self, id: FunctionTypeId) -> FunctionType {
        self.function_types[id.0 as usize]
    }

    /// How many nodes there are: ids are below.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no node at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every node, children before parents.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.entries.len()).map(NodeId::from_index)
    }

    /// The node itself, or what its brackets hold.
    #[must_use]
    pub fn peel(&self, mut id: NodeId) -> NodeId {
        while let Node::Paren { inner } = self.node(id) {
            id = inner;
        }
        id
    }
}
