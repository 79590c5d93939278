//! The order in which a script runs, and what opens a scope: one walk over the tree.
//!
//! The walk goes by steps of its own instead of calls, so a deep script costs memory but no stack.
//! Bindings are numbered as they come to be; whatever else has to be put in order with them
//! remembers how many there were before it.

use rustc_hash::FxHashMap;

use crate::ast::{AssignOp, Define, FunctionId, List, Node, NodeId};
use crate::tree::Tree;

use super::model::{
    BindingId, BindingKind, Fact, Label, Reference, ReferenceId, Scope, ScopeId, ScopeKind, Usage,
};
use super::names::{Names, Spelled, operator};
use super::{NameId, Scopes};

/// Walks over a script; the bindings are not linked yet.
pub(super) fn walk(tree: Tree<'_>) -> Scopes {
    let mut walk = Walk::new(tree);
    walk.open(ScopeKind::Root, None);
    walk.run_namespaces_first(tree.roots());
    while let Some(step) = walk.steps.pop() {
        walk.take(step);
    }
    walk.scopes
}

/// The state of the walk.
pub(super) struct Walk<'t> {
    pub(super) tree: Tree<'t>,
    pub(super) scopes: Scopes,
    /// The scope that the walk is in.
    pub(super) scope: ScopeId,
    /// The names with `:` that the script spells.
    pub(super) spelled: Spelled,
    /// The first binding of each name in each scope.
    pub(super) declared: FxHashMap<(ScopeId, NameId), BindingId>,
    /// Namespaces that are opened again, with their first opening.
    pub(super) namespaces: FxHashMap<ScopeId, ScopeId>,
    opened: FxHashMap<(ScopeId, NameId), ScopeId>,
    /// What to do next, last first.
    steps: Vec<Step>,
    /// What jumps may go to.
    landings: Vec<Landing>,
    /// The label before the node that comes next.
    label: Option<usize>,
    /// The names of the labels.
    label_names: Vec<NameId>,
}

/// A thing to do.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// Runs a statement or expression.
    Visit(NodeId),
    /// Runs a body that has a scope of its own if it is a bare definition.
    Body(NodeId),
    /// Writes to a destination.
    Assign(NodeId, Usage),
    /// Binds the names of a definition: its value is there.
    Define(NodeId),
    /// Enters a function.
    Enter(NodeId, FunctionId),
    /// Begins a turn of a `for` or `each`.
    Turn(NodeId),
    /// Leaves a scope.
    Close,
    /// Leaves what jumps may go to.
    Land,
}

/// What a jump may go to.
enum Landing {
    /// No jump leaves a function.
    Function,
    /// A loop, with its label.
    Loop(NodeId, Option<usize>),
    /// A labelled `if`, `match` or `eval`.
    Labelled(NodeId, usize),
}

impl<'t> Walk<'t> {
    fn new(tree: Tree<'t>) -> Self {
        let mut names = Names::default();
        let spelled = Spelled::of(tree, &mut names);
        let facts = vec![Fact::None; tree.ast.len()];
        Self {
            tree,
            scopes: Scopes { names, facts, ..Scopes::default() },
            scope: ScopeId::new(0),
            spelled,
            declared: FxHashMap::default(),
            namespaces: FxHashMap::default(),
            opened: FxHashMap::default(),
            steps: Vec::new(),
            landings: Vec::new(),
            label: None,
            label_names: Vec::new(),
        }
    }

    /// Plans steps, in the order given.
    pub(super) fn push<const N: usize>(&mut self, steps: [Step; N]) {
        self.steps.extend(steps.into_iter().rev());
    }

    /// Plans a step for each node.
    pub(super) fn push_all(&mut self, nodes: &[NodeId], step: impl FnMut(NodeId) -> Step) {
        self.steps.extend(nodes.iter().rev().copied().map(step));
    }

    /// Notes a use of a name.
    pub(super) fn refer(&mut self, node: NodeId, name: &str, usage: Usage) {
        let name = self.scopes.names.intern(name);
        let id = ReferenceId::new(self.scopes.references.len());
        let time = self.now();
        let scope = self.scope;
        self.scopes.references.push(Reference { name, usage, node, scope, time, innermost: None });
        self.scopes.facts[node.index()] = Fact::Reference(id);
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Visit(id) => self.visit(id),
            Step::Body(id) => self.body(id),
            Step::Assign(dest, usage) => self.assign(dest, usage),
            Step::Define(id) => self.define(id),
            Step::Enter(id, function) => self.enter(id, function),
            Step::Turn(id) => self.turn(id),
            Step::Close => self.close(),
            Step::Land => {
                self.landings.pop();
            }
        }
    }

    /// Runs a statement or expression, as the reference's `_eval` does.
    fn visit(&mut self, id: NodeId) {
        let label = self.label.take();
        match self.tree.node(id) {
            Node::Paren { inner } => {
                self.label = label;
                self.push([Step::Visit(inner)]);
            }
            Node::Labelled { label: name, target } => self.labelled(id, name, target, label),
            Node::Each { items: header, .. } | Node::Times { count: header, .. } => {
                self.land_on_loop(id, label);
                self.push([Step::Visit(header), Step::Turn(id)]);
            }
            Node::For { range, .. } => {
                self.land_on_loop(id, label);
                self.push([Step::Visit(range), Step::Turn(id)]);
            }
            Node::Loop { .. } | Node::While { .. } | Node::DoWhile { .. } => {
                self.land_on_loop(id, label);
                self.push([Step::Turn(id)]);
            }
            Node::If { branches, otherwise } => {
                self.land_on_labelled(id, label);
                self.steps.extend(otherwise.map(Step::Body));
                self.run(branches);
            }
            Node::Match { subject, cases } => {
                self.land_on_labelled(id, label);
                self.run(cases);
                self.push([Step::Visit(subject)]);
            }
            Node::Eval { body } => {
                self.land_on_labelled(id, label);
                self.push([Step::Visit(body)]);
            }
            Node::Break { label, value } => {
                self.jump(id, label);
                self.steps.extend(value.map(Step::Visit));
            }
            Node::Continue { label } => self.jump(id, label),
            node => self.visit_plain(id, node),
        }
    }

    /// Runs what no jump can go to.
    fn visit_plain(&mut self, id: NodeId, node: Node) {
        match node {
            Node::Ident => self.refer(id, &self.tree.name(id), Usage::Read),
            Node::Exists { name } => self.refer(name, &self.tree.name(name), Usage::Exists),
            Node::Out { value } => {
                self.refer(id, "print", Usage::Print);
                self.push([Step::Visit(value)]);
            }
            Node::Binary { op, left, right } => {
                if let Some(name) = operator(op) {
                    self.refer(id, name, Usage::Operator);
                }
                self.push([Step::Visit(left), Step::Visit(right)]);
            }
            Node::Block { statements } => {
                self.open(ScopeKind::Block, Some(id));
                self.run(statements);
            }
            Node::Namespace { name, members } => {
                self.open(ScopeKind::Namespace, Some(id));
                self.open_namespace(name);
                self.run_namespaces_first(self.tree.list(members));
            }
            Node::Define { value, .. } => self.push([Step::Visit(value), Step::Define(id)]),
            Node::Attributed { target, .. } => self.push([Step::Visit(target)]),
            Node::Assign { op, dest, value } => {
                let usage = if op == AssignOp::Set { Usage::Write } else { Usage::Update };
                self.push([Step::Assign(dest, usage), Step::Visit(value)]);
            }
            Node::Fn(function) => {
                self.push([Step::Enter(id, function)]);
                let params = self.tree.ast.function(function).params;
                for &param in self.tree.list(params).iter().rev() {
                    if let Node::Param { default: Some(default), .. } = self.tree.node(param) {
                        self.push([Step::Visit(default)]);
                    }
                }
            }
            Node::Branch { condition, body } => {
                self.push([Step::Visit(condition), Step::Body(body)]);
            }
            Node::Case { pattern, body } => {
                self.push([Step::Body(body)]);
                self.steps.extend(pattern.map(Step::Visit));
            }
            // These stand alone only where a script could not be read.
            Node::Param { dest, .. } => self.bind(dest, BindingKind::Param, id),
            Node::Meta { .. } => {}
            _ => self.visit_children(id),
        }
    }

    /// Runs what is below a node, in the order of the text.
    fn visit_children(&mut self, id: NodeId) {
        let from = self.steps.len();
        let steps = &mut self.steps;
        self.tree.ast.each_child(id, |child| steps.push(Step::Visit(child)));
        self.steps[from..].reverse();
    }

    fn run(&mut self, statements: List) {
        self.push_all(self.tree.list(statements), Step::Visit);
    }

    fn run_namespaces_first(&mut self, statements: &[NodeId]) {
        let tree = self.tree;
        let is_namespace = |&id: &NodeId| matches!(tree.node(id), Node::Namespace { .. });
        let (namespaces, rest): (Vec<_>, Vec<_>) =
            statements.iter().copied().partition(is_namespace);
        self.push_all(&rest, Step::Visit);
        self.push_all(&namespaces, Step::Visit);
    }

    fn body(&mut self, id: NodeId) {
        if matches!(self.tree.node(id), Node::Define { .. } | Node::Attributed { .. }) {
            self.open(ScopeKind::Bare, Some(id));
        }
        self.visit(id);
    }

    /// Binds the names of a definition, whose value has been visited.
    fn define(&mut self, id: NodeId) {
        let Node::Define { kind, dest, value, .. } = self.tree.node(id) else { return };
        let kind = match kind {
            Define::Let => BindingKind::Let,
            Define::Var => BindingKind::Var,
            Define::Fn => BindingKind::Fn,
        };
        let binding = BindingId::new(self.scopes.bindings.len());
        self.bind(dest, kind, id);
        let ast = self.tree.ast;
        if let (Node::Ident, Fact::Scope(function)) =
            (ast.node(ast.peel(dest)), self.scopes.fact(ast.peel(value)))
            && let Node::Fn(_) = ast.node(ast.peel(value))
        {
            self.scopes.scopes[function.index()].binding = Some(binding);
        }
    }

    fn enter(&mut self, id: NodeId, function: FunctionId) {
        let parts = self.tree.ast.function(function);
        self.open(ScopeKind::Function, Some(id));
        self.landings.push(Landing::Function);
        self.push([Step::Land]);
        for &param in self.tree.list(parts.params) {
            if let Node::Param { dest, .. } = self.tree.node(param) {
                self.bind(dest, BindingKind::Param, param);
            }
        }
        self.run_inside(parts.body);
    }

    /// Runs a block without a scope of its own.
    fn run_inside(&mut self, body: NodeId) {
        match self.tree.node(body) {
            Node::Block { statements } => self.run(statements),
            _ => self.push([Step::Visit(body)]),
        }
    }

    fn turn(&mut self, id: NodeId) {
        let node = self.tree.node(id);
        if let Node::Times { body, .. } = node {
            return self.push([Step::Body(body)]);
        }
        self.open(ScopeKind::Turn, Some(id));
        match node {
            Node::Each { dest, body, .. } => {
                self.bind(dest, BindingKind::Each, id);
                self.push([Step::Visit(body)]);
            }
            Node::For { range, body } => {
                if let Node::Range { name, .. } = self.tree.node(range) {
                    self.bind_name(name, BindingKind::For, range, false);
                }
                self.push([Step::Visit(body)]);
            }
            Node::Loop { body } => self.run_inside(body),
            Node::While { condition, body } => {
                self.push([Step::Visit(condition), Step::Visit(body)]);
            }
            Node::DoWhile { body, condition, .. } => {
                self.push([Step::Visit(body), Step::Visit(condition)]);
            }
            _ => {}
        }
    }

    /// Opens a scope, and plans to leave it after the steps that are planned next.
    fn open(&mut self, kind: ScopeKind, node: Option<NodeId>) {
        let id = ScopeId::new(self.scopes.scopes.len());
        let parent = (kind != ScopeKind::Root).then_some(self.scope);
        let function = match (kind, parent) {
            (ScopeKind::Root | ScopeKind::Function, _) | (_, None) => id,
            (_, Some(parent)) => self.scopes.scope(parent).function,
        };
        let time = self.now();
        let scope = Scope { kind, parent, node, function, time, namespace: None, binding: None };
        self.scopes.scopes.push(scope);
        if let Some(node) = node {
            self.scopes.facts[node.index()] = Fact::Scope(id);
        }
        self.scope = id;
        self.push([Step::Close]);
    }

    fn open_namespace(&mut self, name: NodeId) {
        let name = self.scopes.names.intern(&self.tree.name(name));
        let scope = &mut self.scopes.scopes[self.scope.index()];
        scope.namespace = Some(name);
        if let Some(parent) = scope.parent {
            let parent = self.namespaces.get(&parent).copied().unwrap_or(parent);
            let first = *self.opened.entry((parent, name)).or_insert(self.scope);
            self.namespaces.insert(self.scope, first);
        }
    }

    fn close(&mut self) {
        self.scope = self.scopes.scope(self.scope).parent.unwrap_or(self.scope);
    }

    fn labelled(&mut self, node: NodeId, name: NodeId, target: NodeId, outer: Option<usize>) {
        // The reference keeps one label for each node: the outermost.
        self.label = outer.or(Some(self.scopes.labels.len()));
        self.scopes.labels.push(Label { node, name, target: None, uses: 0 });
        self.label_names.push(self.scopes.names.intern(&self.tree.name(name)));
        self.push([Step::Visit(target)]);
    }

    fn land_on_loop(&mut self, id: NodeId, label: Option<usize>) {
        self.set_target(label, id);
        self.landings.push(Landing::Loop(id, label));
        self.push([Step::Land]);
    }

    fn land_on_labelled(&mut self, id: NodeId, label: Option<usize>) {
        if let Some(label) = label {
            self.set_target(Some(label), id);
            self.landings.push(Landing::Labelled(id, label));
            self.push([Step::Land]);
        }
    }

    fn set_target(&mut self, label: Option<usize>, target: NodeId) {
        if let Some(label) = label.and_then(|label| self.scopes.labels.get_mut(label)) {
            label.target = Some(target);
        }
    }

    /// Looks for what a `break` or `continue` goes to.
    fn jump(&mut self, id: NodeId, label: Option<NodeId>) {
        let said = label.map(|label| self.scopes.names.intern(&self.tree.name(label)));
        for landing in self.landings.iter().rev() {
            let (target, its) = match *landing {
                Landing::Function => return,
                Landing::Loop(target, its) => (target, its),
                Landing::Labelled(target, its) => (target, Some(its)),
            };
            let fits = match said {
                None => matches!(landing, Landing::Loop(..)),
                Some(_) => its.map(|its| self.label_names[its]) == said,
            };
            if fits {
                if let Some(label) = its.filter(|_| said.is_some()) {
                    self.scopes.labels[label].uses += 1;
                }
                self.scopes.facts[id.index()] = Fact::Target(target);
                return;
            }
        }
    }

    /// How many bindings there are so far.
    fn now(&self) -> u32 {
        u32::try_from(self.scopes.bindings.len()).unwrap_or(u32::MAX)
    }
}
