//! What each node is in the reference's AST: which keys, in which order, and what stands for the
//! short forms of the language (`<:`, `while`, a sign before a number, labels, attributes,
//! brackets).
//!
//! A node is turned into [`Step`]s: the text between its parts, and the parts. So nothing is built
//! that is not written, and a function here reads like the JSON that it makes.

use aizome_source::Span;

use crate::ast::{AssignOp, BinaryOp, Define, Function, List, Node, NodeId, UnaryOp};
use crate::tree::Tree;

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Text(&'static str),
    Node(NodeId),
    /// A node behind a sign that did not become part of a number.
    Signed(NodeId),
    /// A name or key, in quotes.
    Name(NodeId),
    /// The value of a string, in quotes.
    Str(NodeId),
    Num(f64),
    /// `"loc"` with its comma, if places are wanted.
    Location(Span),
}

/// The steps of nodes, in order.
pub(super) struct Shapes<'a, 's> {
    tree: Tree<'a>,
    steps: &'s mut Vec<Step>,
}

impl<'a, 's> Shapes<'a, 's> {
    /// Adds to `steps`.
    pub(super) fn new(tree: Tree<'a>, steps: &'s mut Vec<Step>) -> Self {
        Self { tree, steps }
    }

    /// What `Parser.parse` returns.
    pub(super) fn roots(&mut self) {
        self.nodes(self.tree.roots());
    }

    /// A node: without brackets, and with the outermost of its labels at the end.
    pub(super) fn node(&mut self, mut id: NodeId) {
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
        self.unlabelled(id);
        if let Some(label) = outermost {
            self.name(r#","label":"#, label);
        }
        self.text("}");
    }

    /// A node behind a sign. Whether a chain of signs ends in a number is asked at its first sign
    /// only, so that long chains cost no more than their length.
    pub(super) fn signed(&mut self, id: NodeId) {
        let id = self.tree.ast.peel(id);
        match self.tree.node(id) {
            Node::Unary { op: op @ (UnaryOp::Plus | UnaryOp::Minus), operand } => {
                self.sign(id, op, operand);
                self.text("}");
            }
            _ => self.node(id),
        }
    }

    /// A node without its closing brace.
    fn unlabelled(&mut self, id: NodeId) {
        let location = self.tree.ast.location(id);
        match self.tree.node(id) {
            Node::Attributed { attributes, target } => {
                let location = self.tree.ast.location(target);
                self.define(target, attributes);
                return self.location(location);
            }
            Node::Define { .. } => self.define(id, List::default()),
            Node::Unary { op, operand } => return self.unary(id, op, operand),
            Node::Attribute { name, value } => self.attribute(id, name, value),
            Node::Namespace { .. }
            | Node::Meta { .. }
            | Node::Out { .. }
            | Node::Return { .. }
            | Node::Break { .. }
            | Node::Continue { .. }
            | Node::Assign { .. } => self.statement(id, location),
            Node::Each { .. }
            | Node::For { .. }
            | Node::Times { .. }
            | Node::Loop { .. }
            | Node::While { .. }
            | Node::DoWhile { .. } => self.repetition(id, location),
            Node::NamedType { .. } | Node::FnType(_) | Node::UnionType { .. } => self.ty(id),
            _ => self.expression(id),
        }
        self.location(location);
    }

    fn statement(&mut self, id: NodeId, location: Span) {
        match self.tree.node(id) {
            Node::Namespace { name, members } => {
                self.name(r#"{"type":"ns","name":"#, name);
                self.list(r#","members":"#, members);
            }
            Node::Meta { name: Some(name), value } => {
                self.name(r#"{"type":"meta","name":"#, name);
                self.child(r#","value":"#, value);
            }
            Node::Meta { name: None, value } => {
                self.child(r#"{"type":"meta","name":null,"value":"#, value);
            }
            Node::Out { value } => {
                self.text(r#"{"type":"call","target":{"type":"identifier","name":"print""#);
                self.location(Span::new(location.start, location.start));
                self.child(r#"},"args":["#, value);
                self.text("]");
            }
            Node::Return { value } => self.child(r#"{"type":"return","expr":"#, value),
            Node::Break { label, value } => {
                self.text(r#"{"type":"break""#);
                self.optional_name(r#","label":"#, label);
                self.optional(r#","expr":"#, value);
            }
            Node::Continue { label } => {
                self.text(r#"{"type":"continue""#);
                self.optional_name(r#","label":"#, label);
            }
            Node::Assign { op, dest, value } => {
                self.child(assignment(op), dest);
                self.child(r#","expr":"#, value);
            }
            _ => self.unknown(),
        }
    }

    /// A definition together with the attributes before it.
    fn define(&mut self, id: NodeId, attributes: List) {
        let Node::Define { kind, dest, ty, value } = self.tree.node(id) else {
            return self.unknown();
        };
        self.child(r#"{"type":"def","dest":"#, dest);
        self.optional(r#","varType":"#, ty);
        self.child(r#","expr":"#, value);
        self.text(if kind == Define::Var { r#","mut":true"# } else { r#","mut":false"# });
        self.list(r#","attr":"#, attributes);
    }

    fn attribute(&mut self, id: NodeId, name: NodeId, value: Option<NodeId>) {
        self.name(r#"{"type":"attr","name":"#, name);
        if let Some(value) = value {
            return self.child(r#","value":"#, value);
        }
        // What is not written stands, without length, at the closing bracket.
        let bracket = self.tree.span(id).end.saturating_sub(1);
        self.text(r#","value":{"type":"bool","value":true"#);
        self.location(Span::new(bracket, bracket));
        self.text("}");
    }

    fn repetition(&mut self, id: NodeId, location: Span) {
        match self.tree.node(id) {
            Node::Each { dest, items, body } => {
                self.child(r#"{"type":"each","var":"#, dest);
                self.child(r#","items":"#, items);
                self.child(r#","for":"#, body);
            }
            Node::For { range, body } => {
                self.range(range);
                self.child(r#","for":"#, body);
            }
            Node::Times { count, body } => {
                self.child(r#"{"type":"for","times":"#, count);
                self.child(r#","for":"#, body);
            }
            Node::Loop { body } => self.statements(r#"{"type":"loop","statements":"#, body),
            Node::While { condition, body } => {
                // The condition ends where the next token, the first of the body, starts.
                let header = Span::new(location.start, self.tree.span(body).start);
                self.text(r#"{"type":"loop","statements":["#);
                self.unless(condition, header);
                self.child(",", body);
                self.text("]");
            }
            Node::DoWhile { body, condition, at } => {
                self.child(r#"{"type":"loop","statements":["#, body);
                self.text(",");
                self.unless(condition, Span::new(at, location.end));
                self.text("]");
            }
            _ => self.unknown(),
        }
    }

    /// `let i = 0, 10` of `for`.
    fn range(&mut self, range: NodeId) {
        let Node::Range { name, from, to } = self.tree.node(range) else {
            return self.text(r#"{"type":"for""#);
        };
        self.name(r#"{"type":"for","var":"#, name);
        if let Some(from) = from {
            self.child(r#","from":"#, from);
        } else {
            let start = self.tree.span(name).start;
            self.text(r#","from":{"type":"num","value":0"#);
            self.location(Span::new(start, start));
            self.text("}");
        }
        self.child(r#","to":"#, to);
    }

    /// `if !(condition) break`, which is what a `while` is made of.
    fn unless(&mut self, condition: NodeId, header: Span) {
        self.child(r#"{"type":"if","cond":{"type":"not","expr":"#, condition);
        self.location(header);
        self.text(r#"},"then":{"type":"break""#);
        self.location(Span::new(header.end, header.end));
        self.text(r#"},"elseif":[]"#);
        self.location(header);
        self.text("}");
    }

    fn expression(&mut self, id: NodeId) {
        match self.tree.node(id) {
            Node::Ident => self.name(r#"{"type":"identifier","name":"#, id),
            Node::Num => self.number(self.tree.number(id)),
            Node::Str | Node::TemplateText => {
                self.text(r#"{"type":"str","value":"#);
                self.steps.push(Step::Str(id));
            }
            Node::Bool(true) => self.text(r#"{"type":"bool","value":true"#),
            Node::Bool(false) => self.text(r#"{"type":"bool","value":false"#),
            Node::Null => self.text(r#"{"type":"null""#),
            Node::Template { parts } => self.list(r#"{"type":"tmpl","tmpl":"#, parts),
            Node::Array { items } => self.list(r#"{"type":"arr","value":"#, items),
            Node::Object { entries } => self.object(entries),
            Node::Block { statements } => {
                self.list(r#"{"type":"block","statements":"#, statements);
            }
            Node::Eval { body } => self.statements(r#"{"type":"block","statements":"#, body),
            Node::If { branches, otherwise } => self.choice(branches, otherwise),
            Node::Match { subject, cases } => self.selection(subject, cases),
            Node::Fn(function) => self.function(self.tree.ast.function(function)),
            Node::Binary { op, left, right } => {
                self.child(operator(op), left);
                self.child(r#","right":"#, right);
            }
            Node::Call { target, args } => {
                self.child(r#"{"type":"call","target":"#, target);
                self.list(r#","args":"#, args);
            }
            Node::Index { target, index } => {
                self.child(r#"{"type":"index","target":"#, target);
                self.child(r#","index":"#, index);
            }
            Node::Prop { target, name } => {
                self.child(r#"{"type":"prop","target":"#, target);
                self.name(r#","name":"#, name);
            }
            Node::Exists { name } => self.child(r#"{"type":"exists","identifier":"#, name),
            _ => self.unknown(),
        }
    }

    /// A `Map`: of a doubled key the first place and the last value.
    fn object(&mut self, entries: List) {
        self.text(r#"{"type":"obj","value":{"$map":["#);
        for (index, (key, value)) in self.tree.kept_entries(entries).into_iter().enumerate() {
            self.name(if index == 0 { "[" } else { ",[" }, key);
            self.child(",", value);
            self.text("]");
        }
        self.text("]}");
    }

    /// Signs before a number are one number; others are operators.
    fn unary(&mut self, id: NodeId, op: UnaryOp, operand: NodeId) {
        let is_sign = op != UnaryOp::Not;
        match self.tree.folded_number(id).filter(|_| is_sign) {
            Some(value) => {
                self.number(value);
                self.location(self.tree.ast.location(id));
            }
            None => self.sign(id, op, operand),
        }
    }

    /// An operator before a value, without its closing brace.
    fn sign(&mut self, id: NodeId, op: UnaryOp, operand: NodeId) {
        self.text(match op {
            UnaryOp::Plus => r#"{"type":"plus","expr":"#,
            UnaryOp::Minus => r#"{"type":"minus","expr":"#,
            UnaryOp::Not => r#"{"type":"not","expr":"#,
        });
        let is_sign = op != UnaryOp::Not;
        self.steps.push(if is_sign { Step::Signed(operand) } else { Step::Node(operand) });
        self.location(self.tree.ast.location(id));
    }

    fn choice(&mut self, branches: List, otherwise: Option<NodeId>) {
        let (first, others) = match self.tree.list(branches) {
            [first, others @ ..] => (Some(*first), others),
            [] => (None, &[][..]),
        };
        self.text(r#"{"type":"if""#);
        first.into_iter().for_each(|first| self.branch(r#","cond":"#, first));
        self.text(r#","elseif":["#);
        for (index, &branch) in others.iter().enumerate() {
            self.branch(if index == 0 { r#"{"cond":"# } else { r#",{"cond":"# }, branch);
            self.text("}");
        }
        self.text("]");
        self.optional(r#","else":"#, otherwise);
    }

    fn branch(&mut self, before: &'static str, id: NodeId) {
        let Node::Branch { condition, body } = self.tree.node(id) else { return };
        self.child(before, condition);
        self.child(r#","then":"#, body);
    }

    fn selection(&mut self, subject: NodeId, cases: List) {
        self.child(r#"{"type":"match","about":"#, subject);
        self.text(r#","qs":["#);
        let mut default = None;
        let mut before = r#"{"q":"#;
        for &case in self.tree.list(cases) {
            match self.tree.node(case) {
                Node::Case { pattern: Some(pattern), body } => {
                    self.child(before, pattern);
                    self.child(r#","a":"#, body);
                    self.text("}");
                    before = r#",{"q":"#;
                }
                Node::Case { pattern: None, body } => default = Some(body),
                _ => {}
            }
        }
        self.text("]");
        self.optional(r#","default":"#, default);
    }

    fn function(&mut self, function: Function) {
        self.type_params(r#"{"type":"fn","typeParams":["#, function.type_params);
        self.text(r#","params":["#);
        for (index, &param) in self.tree.list(function.params).iter().enumerate() {
            self.param(if index == 0 { "" } else { "," }, param);
        }
        self.text("]");
        self.optional(r#","retType":"#, function.result);
        self.statements(r#","children":"#, function.body);
    }

    /// A parameter, which is no node there and has no place.
    fn param(&mut self, before: &'static str, id: NodeId) {
        self.text(before);
        let Node::Param { dest, optional, default, ty } = self.tree.node(id) else {
            return self.steps.push(Step::Node(id));
        };
        self.child(r#"{"dest":"#, dest);
        self.text(if optional { r#","optional":true"# } else { r#","optional":false"# });
        self.optional(r#","default":"#, default);
        self.optional(r#","argType":"#, ty);
        self.text("}");
    }

    /// A list of names, each in an object.
    fn type_params(&mut self, before: &'static str, names: List) {
        self.text(before);
        for (index, &name) in self.tree.list(names).iter().enumerate() {
            self.name(if index == 0 { r#"{"name":"# } else { r#",{"name":"# }, name);
            self.text("}");
        }
        self.text("]");
    }

    fn ty(&mut self, id: NodeId) {
        match self.tree.node(id) {
            Node::NamedType { name, inner } => {
                self.name(r#"{"type":"namedTypeSource","name":"#, name);
                self.optional(r#","inner":"#, inner);
            }
            Node::FnType(ty) => {
                let ty = self.tree.ast.function_type(ty);
                self.type_params(r#"{"type":"fnTypeSource","typeParams":["#, ty.type_params);
                self.list(r#","params":"#, ty.params);
                self.child(r#","result":"#, ty.result);
            }
            Node::UnionType { members } => {
                self.list(r#"{"type":"unionTypeSource","inners":"#, members);
            }
            _ => self.unknown(),
        }
    }

    /// What the reference has no node for.
    fn unknown(&mut self) {
        self.text(r#"{"type":"error""#);
    }

    fn number(&mut self, value: f64) {
        self.text(r#"{"type":"num","value":"#);
        self.steps.push(Step::Num(value));
    }
}

/// The steps themselves.
impl Shapes<'_, '_> {
    fn text(&mut self, text: &'static str) {
        self.steps.push(Step::Text(text));
    }

    fn child(&mut self, before: &'static str, id: NodeId) {
        self.steps.extend([Step::Text(before), Step::Node(id)]);
    }

    fn optional(&mut self, before: &'static str, id: Option<NodeId>) {
        id.into_iter().for_each(|id| self.child(before, id));
    }

    fn name(&mut self, before: &'static str, id: NodeId) {
        self.steps.extend([Step::Text(before), Step::Name(id)]);
    }

    fn optional_name(&mut self, before: &'static str, id: Option<NodeId>) {
        id.into_iter().for_each(|id| self.name(before, id));
    }

    fn list(&mut self, before: &'static str, list: List) {
        self.text(before);
        self.nodes(self.tree.list(list));
    }

    fn nodes(&mut self, ids: &[NodeId]) {
        self.text("[");
        for (index, &id) in ids.iter().enumerate() {
            self.child(if index == 0 { "" } else { "," }, id);
        }
        self.text("]");
    }

    /// What a body holds.
    fn statements(&mut self, before: &'static str, body: NodeId) {
        match self.tree.node(body) {
            Node::Block { statements } => self.list(before, statements),
            _ => {
                self.text(before);
                self.nodes(&[body]);
            }
        }
    }

    fn location(&mut self, span: Span) {
        self.steps.push(Step::Location(span));
    }
}

fn assignment(op: AssignOp) -> &'static str {
    match op {
        AssignOp::Set => r#"{"type":"assign","dest":"#,
        AssignOp::Add => r#"{"type":"addAssign","dest":"#,
        AssignOp::Sub => r#"{"type":"subAssign","dest":"#,
    }
}

fn operator(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Pow => r#"{"type":"pow","left":"#,
        BinaryOp::Mul => r#"{"type":"mul","left":"#,
        BinaryOp::Div => r#"{"type":"div","left":"#,
        BinaryOp::Rem => r#"{"type":"rem","left":"#,
        BinaryOp::Add => r#"{"type":"add","left":"#,
        BinaryOp::Sub => r#"{"type":"sub","left":"#,
        BinaryOp::Lt => r#"{"type":"lt","left":"#,
        BinaryOp::LtEq => r#"{"type":"lteq","left":"#,
        BinaryOp::Gt => r#"{"type":"gt","left":"#,
        BinaryOp::GtEq => r#"{"type":"gteq","left":"#,
        BinaryOp::Eq => r#"{"type":"eq","left":"#,
        BinaryOp::NotEq => r#"{"type":"neq","left":"#,
        BinaryOp::And => r#"{"type":"and","left":"#,
        BinaryOp::Or => r#"{"type":"or","left":"#,
    }
}
