//! What each node is in the reference's AST: which keys, in which order, and what stands for the
//! short forms of the language (`<:`, `while`, a sign before a number, labels, attributes,
//! brackets).

use std::borrow::Cow;

use aizome_source::Span;

use crate::ast::{AssignOp, BinaryOp, Define, Function, List, Node, NodeId, UnaryOp};
use crate::tree::Tree;

/// The fields of a JavaScript object, in order.
pub(super) type Fields<'a> = Vec<(&'static str, Value<'a>)>;

/// A JavaScript value that may have nodes in it.
pub(super) enum Value<'a> {
    /// A node of the tree.
    Node(NodeId),
    /// The same behind a sign that did not become part of a number.
    Signed(NodeId),
    Object(Fields<'a>),
    List(Vec<Self>),
    Word(&'static str),
    Text(Cow<'a, str>),
    Num(f64),
    Bool(bool),
    Null,
    Location(Span),
}

/// Turns the nodes of a tree into objects.
#[derive(Clone, Copy)]
pub(super) struct Shapes<'a> {
    tree: Tree<'a>,
}

impl<'a> Shapes<'a> {
    pub(super) fn new(tree: Tree<'a>) -> Self {
        Self { tree }
    }

    /// What `Parser.parse` returns.
    pub(super) fn roots(self) -> Value<'a> {
        nodes(self.tree.roots())
    }

    /// A node: without brackets, and with the outermost of its labels at the end.
    pub(super) fn node(self, mut id: NodeId) -> Fields<'a> {
        let mut outermost = None;
        loop {
            match self.tree.node(id) {
                Node::Paren { inner } => id = inner,
                Node::Labelled { label, target } => {
                    outermost.get_or_insert(label);
                    id = target;
                }
                _ => break,
            }
        }
        let mut fields = self.unlabelled(id);
        fields.extend(outermost.map(|label| ("label", self.name(label))));
        fields
    }

    /// A node behind a sign. Whether a chain of signs ends in a number is asked at its first sign
    /// only, so that long chains cost no more than their length.
    pub(super) fn signed(self, id: NodeId) -> Fields<'a> {
        let id = self.tree.ast.peel(id);
        match self.tree.node(id) {
            Node::Unary { op: UnaryOp::Plus, operand } => self.sign(id, "plus", operand),
            Node::Unary { op: UnaryOp::Minus, operand } => self.sign(id, "minus", operand),
            _ => self.node(id),
        }
    }

    fn unlabelled(self, id: NodeId) -> Fields<'a> {
        match self.tree.node(id) {
            Node::Namespace { .. }
            | Node::Meta { .. }
            | Node::Define { .. }
            | Node::Attributed { .. }
            | Node::Attribute { .. }
            | Node::Out { .. }
            | Node::Return { .. }
            | Node::Break { .. }
            | Node::Continue { .. }
            | Node::Assign { .. } => self.statement(id),
            Node::Each { .. }
            | Node::For { .. }
            | Node::Times { .. }
            | Node::Loop { .. }
            | Node::While { .. }
            | Node::DoWhile { .. } => self.repetition(id),
            Node::NamedType { .. } | Node::FnType(_) | Node::UnionType { .. } => self.ty(id),
            Node::Ident
            | Node::Num
            | Node::Str
            | Node::TemplateText
            | Node::Bool(_)
            | Node::Null
            | Node::Template { .. }
            | Node::Array { .. }
            | Node::Object { .. } => self.literal(id),
            _ => self.expression(id),
        }
    }

    fn statement(self, id: NodeId) -> Fields<'a> {
        let object = self.object(id);
        match self.tree.node(id) {
            Node::Namespace { name, members } => {
                object("ns", vec![("name", self.name(name)), ("members", self.list(members))])
            }
            Node::Meta { name, value } => {
                let name = name.map_or(Value::Null, |name| self.name(name));
                object("meta", vec![("name", name), ("value", Value::Node(value))])
            }
            Node::Define { .. } => self.define(id, List::default()),
            Node::Attributed { attributes, target } => self.define(target, attributes),
            Node::Attribute { name, value } => {
                // What is not written stands, without length, at the closing bracket.
                let bracket = self.tree.span(id).end.saturating_sub(1);
                let word = || {
                    bare("bool", vec![("value", Value::Bool(true))], Span::new(bracket, bracket))
                };
                object(
                    "attr",
                    vec![
                        ("name", self.name(name)),
                        ("value", value.map_or_else(word, Value::Node)),
                    ],
                )
            }
            Node::Out { value } => {
                let start = self.tree.ast.location(id).start;
                let name = vec![("name", Value::Word("print"))];
                let target = bare("identifier", name, Span::new(start, start));
                object(
                    "call",
                    vec![("target", target), ("args", Value::List(vec![Value::Node(value)]))],
                )
            }
            Node::Return { value } => object("return", vec![("expr", Value::Node(value))]),
            Node::Break { label, value } => {
                let label = label.map(|label| ("label", self.name(label)));
                object("break", label.into_iter().chain(optional("expr", value)).collect())
            }
            Node::Continue { label } => object(
                "continue",
                label.map(|label| ("label", self.name(label))).into_iter().collect(),
            ),
            Node::Assign { op, dest, value } => {
                let kind = match op {
                    AssignOp::Set => "assign",
                    AssignOp::Add => "addAssign",
                    AssignOp::Sub => "subAssign",
                };
                object(kind, vec![("dest", Value::Node(dest)), ("expr", Value::Node(value))])
            }
            _ => self.unknown(id),
        }
    }

    /// A definition together with the attributes before it.
    fn define(self, id: NodeId, attributes: List) -> Fields<'a> {
        let Node::Define { kind, dest, ty, value } = self.tree.node(id) else {
            return self.unknown(id);
        };
        let mut fields = vec![("dest", Value::Node(dest))];
        fields.extend(optional("varType", ty));
        fields.push(("expr", Value::Node(value)));
        fields.push(("mut", Value::Bool(kind == Define::Var)));
        fields.push(("attr", self.list(attributes)));
        self.object(id)("def", fields)
    }

    fn repetition(self, id: NodeId) -> Fields<'a> {
        let object = self.object(id);
        let location = self.tree.ast.location(id);
        match self.tree.node(id) {
            Node::Each { dest, items, body } => {
                let (dest, items, body) =
                    (Value::Node(dest), Value::Node(items), Value::Node(body));
                object("each", vec![("var", dest), ("items", items), ("for", body)])
            }
            Node::For { range, body } => {
                let mut fields = self.range(range);
                fields.push(("for", Value::Node(body)));
                object("for", fields)
            }
            Node::Times { count, body } => {
                object("for", vec![("times", Value::Node(count)), ("for", Value::Node(body))])
            }
            Node::Loop { body } => object("loop", vec![("statements", self.statements(body))]),
            Node::While { condition, body } => {
                // The condition ends where the next token, the first of the body, starts.
                let header = Span::new(location.start, self.tree.span(body).start);
                let statements = vec![unless(condition, header), Value::Node(body)];
                object("loop", vec![("statements", Value::List(statements))])
            }
            Node::DoWhile { body, condition, at } => {
                let statements =
                    vec![Value::Node(body), unless(condition, Span::new(at, location.end))];
                object("loop", vec![("statements", Value::List(statements))])
            }
            _ => self.unknown(id),
        }
    }

    /// `var`, `from` and `to` of `for let i = 0, 10`.
    fn range(self, range: NodeId) -> Fields<'a> {
        let Node::Range { name, from, to } = self.tree.node(range) else { return Vec::new() };
        let start = self.tree.span(name).start;
        let zero = || bare("num", vec![("value", Value::Num(0.0))], Span::new(start, start));
        let from = from.map_or_else(zero, Value::Node);
        vec![("var", self.name(name)), ("from", from), ("to", Value::Node(to))]
    }

    fn expression(self, id: NodeId) -> Fields<'a> {
        let object = self.object(id);
        match self.tree.node(id) {
            Node::Block { statements } => {
                object("block", vec![("statements", self.list(statements))])
            }
            Node::Eval { body } => object("block", vec![("statements", self.statements(body))]),
            Node::If { branches, otherwise } => self.choice(id, branches, otherwise),
            Node::Match { subject, cases } => self.selection(id, subject, cases),
            Node::Fn(function) => self.function(id, self.tree.ast.function(function)),
            Node::Binary { op, left, right } => object(
                operator(op),
                vec![("left", Value::Node(left)), ("right", Value::Node(right))],
            ),
            Node::Unary { op, operand } => self.unary(id, op, operand),
            Node::Call { target, args } => {
                object("call", vec![("target", Value::Node(target)), ("args", self.list(args))])
            }
            Node::Index { target, index } => object(
                "index",
                vec![("target", Value::Node(target)), ("index", Value::Node(index))],
            ),
            Node::Prop { target, name } => {
                let name = Value::Text(self.tree.key(name));
                object("prop", vec![("target", Value::Node(target)), ("name", name)])
            }
            Node::Exists { name } => object("exists", vec![("identifier", Value::Node(name))]),
            _ => self.unknown(id),
        }
    }

    fn literal(self, id: NodeId) -> Fields<'a> {
        let object = self.object(id);
        match self.tree.node(id) {
            Node::Ident => object("identifier", vec![("name", self.name(id))]),
            Node::Num => object("num", vec![("value", Value::Num(self.tree.number(id)))]),
            Node::Str | Node::TemplateText => {
                object("str", vec![("value", Value::Text(self.tree.string(id)))])
            }
            Node::Bool(value) => object("bool", vec![("value", Value::Bool(value))]),
            Node::Null => object("null", Vec::new()),
            Node::Template { parts } => object("tmpl", vec![("tmpl", self.list(parts))]),
            Node::Array { items } => object("arr", vec![("value", self.list(items))]),
            Node::Object { entries } => {
                let pair = |(key, value)| Value::List(vec![Value::Text(key), Value::Node(value)]);
                let pairs = self.tree.entries(entries).into_iter().map(pair).collect();
                object("obj", vec![("value", Value::Object(vec![("$map", Value::List(pairs))]))])
            }
            _ => self.unknown(id),
        }
    }

    /// Signs before a number are one number; others are operators.
    fn unary(self, id: NodeId, op: UnaryOp, operand: NodeId) -> Fields<'a> {
        match op {
            UnaryOp::Not => self.object(id)("not", vec![("expr", Value::Node(operand))]),
            UnaryOp::Plus | UnaryOp::Minus => match self.tree.folded_number(id) {
                Some(value) => self.object(id)("num", vec![("value", Value::Num(value))]),
                None => self.signed(id),
            },
        }
    }

    fn sign(self, id: NodeId, kind: &'static str, operand: NodeId) -> Fields<'a> {
        self.object(id)(kind, vec![("expr", Value::Signed(operand))])
    }

    fn choice(self, id: NodeId, branches: List, otherwise: Option<NodeId>) -> Fields<'a> {
        let mut branches = self.tree.list(branches).iter().map(|&branch| self.branch(branch));
        let mut fields = branches.next().unwrap_or_default();
        fields.push(("elseif", Value::List(branches.map(Value::Object).collect())));
        fields.extend(optional("else", otherwise));
        self.object(id)("if", fields)
    }

    fn branch(self, id: NodeId) -> Fields<'a> {
        let Node::Branch { condition, body } = self.tree.node(id) else { return Vec::new() };
        vec![("cond", Value::Node(condition)), ("then", Value::Node(body))]
    }

    fn selection(self, id: NodeId, subject: NodeId, cases: List) -> Fields<'a> {
        let mut questions = Vec::new();
        let mut default = None;
        for &case in self.tree.list(cases) {
            match self.tree.node(case) {
                Node::Case { pattern: Some(pattern), body } => {
                    questions.push(Value::Object(vec![
                        ("q", Value::Node(pattern)),
                        ("a", Value::Node(body)),
                    ]));
                }
                Node::Case { pattern: None, body } => default = Some(body),
                _ => {}
            }
        }
        let mut fields = vec![("about", Value::Node(subject)), ("qs", Value::List(questions))];
        fields.extend(optional("default", default));
        self.object(id)("match", fields)
    }

    fn function(self, id: NodeId, function: Function) -> Fields<'a> {
        let params = self.tree.list(function.params).iter().map(|&param| self.param(param));
        let mut fields = vec![
            ("typeParams", self.type_params(function.type_params)),
            ("params", Value::List(params.collect())),
        ];
        fields.extend(optional("retType", function.result));
        fields.push(("children", self.statements(function.body)));
        self.object(id)("fn", fields)
    }

    /// A parameter, which is no node there and has no place.
    fn param(self, id: NodeId) -> Value<'a> {
        let Node::Param { dest, optional: is_optional, default, ty } = self.tree.node(id) else {
            return Value::Object(self.unknown(id));
        };
        let mut fields = vec![("dest", Value::Node(dest)), ("optional", Value::Bool(is_optional))];
        fields.extend(optional("default", default));
        fields.extend(optional("argType", ty));
        Value::Object(fields)
    }

    fn type_params(self, names: List) -> Value<'a> {
        let param = |&name: &NodeId| Value::Object(vec![("name", self.name(name))]);
        Value::List(self.tree.list(names).iter().map(param).collect())
    }

    fn ty(self, id: NodeId) -> Fields<'a> {
        let object = self.object(id);
        match self.tree.node(id) {
            Node::NamedType { name, inner } => {
                let name = ("name", self.name(name));
                object(
                    "namedTypeSource",
                    [name].into_iter().chain(optional("inner", inner)).collect(),
                )
            }
            Node::FnType(ty) => {
                let ty = self.tree.ast.function_type(ty);
                let type_params = ("typeParams", self.type_params(ty.type_params));
                let params = ("params", self.list(ty.params));
                object(
                    "fnTypeSource",
                    vec![type_params, params, ("result", Value::Node(ty.result))],
                )
            }
            Node::UnionType { members } => {
                object("unionTypeSource", vec![("inners", self.list(members))])
            }
            _ => self.unknown(id),
        }
    }

    /// What the reference has no node for.
    fn unknown(self, id: NodeId) -> Fields<'a> {
        self.object(id)("error", Vec::new())
    }

    /// An object with the location of a node.
    fn object(self, id: NodeId) -> impl FnOnce(&'static str, Fields<'a>) -> Fields<'a> {
        let location = self.tree.ast.location(id);
        move |kind, fields| object_at(kind, fields, location)
    }

    fn name(self, id: NodeId) -> Value<'a> {
        Value::Text(self.tree.name(id))
    }

    fn list(self, list: List) -> Value<'a> {
        nodes(self.tree.list(list))
    }

    /// What a body holds.
    fn statements(self, body: NodeId) -> Value<'a> {
        match self.tree.node(body) {
            Node::Block { statements } => self.list(statements),
            _ => nodes(&[body]),
        }
    }
}

fn object_at<'a>(kind: &'static str, fields: Fields<'a>, location: Span) -> Fields<'a> {
    let kind = ("type", Value::Word(kind));
    [kind].into_iter().chain(fields).chain([("loc", Value::Location(location))]).collect()
}

/// A node that no text stands for.
fn bare<'a>(kind: &'static str, fields: Fields<'a>, location: Span) -> Value<'a> {
    Value::Object(object_at(kind, fields, location))
}

/// `if !(condition) break`, which is what a `while` is made of.
fn unless<'a>(condition: NodeId, header: Span) -> Value<'a> {
    let not = bare("not", vec![("expr", Value::Node(condition))], header);
    let then = bare("break", Vec::new(), Span::new(header.end, header.end));
    bare("if", vec![("cond", not), ("then", then), ("elseif", Value::List(Vec::new()))], header)
}

fn nodes<'a>(ids: &[NodeId]) -> Value<'a> {
    Value::List(ids.iter().copied().map(Value::Node).collect())
}

fn optional<'a>(key: &'static str, id: Option<NodeId>) -> Option<(&'static str, Value<'a>)> {
    id.map(|id| (key, Value::Node(id)))
}

fn operator(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Pow => "pow",
        BinaryOp::Mul => "mul",
        BinaryOp::Div => "div",
        BinaryOp::Rem => "rem",
        BinaryOp::Add => "add",
        BinaryOp::Sub => "sub",
        BinaryOp::Lt => "lt",
        BinaryOp::LtEq => "lteq",
        BinaryOp::Gt => "gt",
        BinaryOp::GtEq => "gteq",
        BinaryOp::Eq => "eq",
        BinaryOp::NotEq => "neq",
        BinaryOp::And => "and",
        BinaryOp::Or => "or",
    }
}
