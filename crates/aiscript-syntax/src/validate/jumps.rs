//! Jumps that lead nowhere: `return`, `break` and `continue`.
//!
//! What can be jumped to (loops, and with a label also `if`, `match` and `eval`) stands on a stack
//! while its parts are visited, together with the part that is being visited: a jump out of a
//! header is wrong, for there is nothing to leave yet. A function hides all that is around it, also
//! from the default values of its parameters, but a `return` in these belongs to the function
//! around.
//!
//! The reference makes `while` a `loop` whose first statement is the condition, so its condition
//! counts as its body.

use std::borrow::Cow;

use aizome_source::{Diagnostic, Localized, Span};
use rustc_hash::FxHashMap;

use super::{suggest, visit};
use crate::ast::{Function, Node, NodeId};
use crate::codes;
use crate::findings::Findings;
use crate::tree::Tree;

pub(super) fn validate(tree: Tree<'_>, findings: &mut Findings) {
    let is_doubtful = findings.diagnostics.iter().any(|found| moves_blocks(tree, found));
    let stack = tree.roots().iter().rev().copied().map(Step::Visit).collect();
    let mut jumps = Jumps {
        tree,
        findings,
        is_doubtful,
        targets: Vec::new(),
        labels: FxHashMap::default(),
        around: Around::default(),
        outer: Vec::new(),
        stack,
    };
    while !jumps.findings.is_full()
        && let Some(step) = jumps.stack.pop()
    {
        jumps.step(step);
    }
}

/// Whether it may be a mistake of the parser that a jump is outside of something: a brace too many,
/// too few or in the wrong place moves the ends of all blocks around.
fn moves_blocks(tree: Tree<'_>, found: &Diagnostic) -> bool {
    const NAMES: [&str; 7] = [
        "comment_hides_brace",
        "too_deep",
        "unclosed_bracket",
        "unexpected_end",
        "unopened",
        "unterminated_string",
        "unterminated_template",
    ];
    NAMES.contains(&found.code.name) || matches!(tree.slice(found.span), "{" | "}")
}

/// Something that a jump can lead to the end of, or, if it is a loop, to the next round of.
struct Target<'a> {
    kind: TargetKind,
    label: Option<Cow<'a, str>>,
    /// Which part is being visited.
    part: Part,
    /// The loop around it.
    outer_loop: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TargetKind {
    Each,
    For,
    /// `loop`, `while` and `do`
    Loop,
    If,
    Match,
    Eval,
}

impl TargetKind {
    fn is_loop(self) -> bool {
        matches!(self, Self::Each | Self::For | Self::Loop)
    }

    /// The word that it begins with.
    fn word(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::For => "for",
            Self::Loop => "loop",
            Self::If => "if",
            Self::Match => "match",
            Self::Eval => "eval",
        }
    }
}

/// A part of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// From here it can be left.
    Body,
    /// `a` of `each let i, a {}`
    Items,
    /// `a` of `for a {}`
    Count,
    /// `a` and `b` of `for let i = a, b {}`
    Range,
    /// `a` of `if a {}`
    Condition,
    /// `a` of `match a {}`
    Subject,
    /// `a` of `case a => b`
    Pattern,
}

impl Part {
    /// What the reference calls it.
    fn reference_name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Items | Self::Subject => "target",
            Self::Count => "count",
            Self::Range => "range",
            Self::Condition => "condition",
            Self::Pattern => "pattern",
        }
    }

    /// The same for people.
    fn name(self) -> Localized {
        match self {
            Self::Body => Localized::new("body", "本体"),
            Self::Items => Localized::new("list", "対象"),
            Self::Count => Localized::new("count", "回数"),
            Self::Range => Localized::new("range", "範囲"),
            Self::Condition => Localized::new("condition", "条件"),
            Self::Subject => Localized::new("subject", "対象"),
            Self::Pattern => Localized::new("pattern", "パターン"),
        }
    }
}

/// What a function changes for the jumps in it.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    is_in_function: bool,
    /// Targets with a smaller index are outside of the function.
    first_visible: usize,
    /// The innermost loop, by its index among the targets.
    innermost_loop: Option<usize>,
    /// Whether there is a loop outside of the function.
    is_loop_hidden: bool,
}

/// What is to be done next.
enum Step {
    Visit(NodeId),
    /// What follows is this part of the innermost target.
    Part(Part),
    /// The innermost target ends.
    LeaveTarget,
    /// The parameters are done, the body of the function follows.
    EnterBody,
    /// The function ends.
    LeaveFunction,
}

struct Jumps<'a, 'f> {
    tree: Tree<'a>,
    findings: &'f mut Findings,
    is_doubtful: bool,
    /// From the outermost to the innermost.
    targets: Vec<Target<'a>>,
    /// The indexes of the targets of each label, the innermost last.
    labels: FxHashMap<Cow<'a, str>, Vec<usize>>,
    around: Around,
    /// The same outside of each function that is being visited.
    outer: Vec<Around>,
    stack: Vec<Step>,
}

/// Going through the tree.
impl Jumps<'_, '_> {
    fn step(&mut self, step: Step) {
        match step {
            Step::Visit(id) => self.visit(id),
            Step::Part(part) => {
                if let Some(target) = self.targets.last_mut() {
                    target.part = part;
                }
            }
            Step::LeaveTarget => self.leave_target(),
            Step::EnterBody => self.around.is_in_function = true,
            Step::LeaveFunction => self.around = self.outer.pop().unwrap_or_default(),
        }
    }

    fn visit(&mut self, id: NodeId) {
        let (label, id) = visit::labelled(self.tree, id);
        let node = self.tree.node(id);
        match kind(node) {
            Some(kind) if kind.is_loop() || label.is_some() => self.target(id, kind, label),
            // That it cannot have a label has been reported. Whatever jumps to it means this.
            None if label.is_some() => self.target(id, TargetKind::Eval, label),
            _ => self.visit_plain(id, node),
        }
    }

    /// Visits what nothing can jump to.
    fn visit_plain(&mut self, id: NodeId, node: Node) {
        match node {
            Node::Fn(function) => return self.function(self.tree.ast.function(function)),
            Node::Return { .. } => self.check_return(id),
            Node::Break { label, value } => self.check_break(id, label, value),
            Node::Continue { label } => self.check_continue(id, label),
            _ => {}
        }
        visit::push_children(self.tree, id, &mut self.stack, Step::Visit);
    }

    fn target(&mut self, id: NodeId, kind: TargetKind, label: Option<NodeId>) {
        let index = self.targets.len();
        let label = label.map(|label| self.tree.name(label));
        if let Some(label) = &label {
            self.labels.entry(label.clone()).or_default().push(index);
        }
        let outer_loop = self.around.innermost_loop;
        if kind.is_loop() {
            self.around.innermost_loop = Some(index);
        }
        self.targets.push(Target { kind, label, part: Part::Body, outer_loop });
        let bottom = self.stack.len();
        push_parts(self.tree, id, &mut self.stack);
        self.stack.push(Step::LeaveTarget);
        self.stack[bottom..].reverse();
    }

    fn leave_target(&mut self) {
        let Some(target) = self.targets.pop() else { return };
        self.around.innermost_loop = target.outer_loop;
        if let Some(indexes) = target.label.and_then(|label| self.labels.get_mut(&label)) {
            indexes.pop();
        }
    }

    fn function(&mut self, parts: Function) {
        let outer = self.around;
        self.outer.push(outer);
        self.around.first_visible = self.targets.len();
        self.around.is_loop_hidden |= outer.innermost_loop.is_some();
        self.around.innermost_loop = None;
        self.stack.extend([Step::LeaveFunction, Step::Visit(parts.body), Step::EnterBody]);
        let params = self.tree.list(parts.params).iter().rev();
        self.stack.extend(params.map(|&param| Step::Visit(param)));
    }
}

/// What kind of target a node can be.
fn kind(node: Node) -> Option<TargetKind> {
    Some(match node {
        Node::Each { .. } => TargetKind::Each,
        Node::For { .. } | Node::Times { .. } => TargetKind::For,
        Node::Loop { .. } | Node::While { .. } | Node::DoWhile { .. } => TargetKind::Loop,
        Node::If { .. } => TargetKind::If,
        Node::Match { .. } => TargetKind::Match,
        Node::Eval { .. } => TargetKind::Eval,
        _ => return None,
    })
}

/// Adds the parts of a target, in order.
fn push_parts(tree: Tree<'_>, id: NodeId, steps: &mut Vec<Step>) {
    let mut add = |part, id| steps.extend([Step::Part(part), Step::Visit(id)]);
    match tree.node(id) {
        Node::Each { items, body, .. } => {
            add(Part::Items, items);
            add(Part::Body, body);
        }
        Node::For { range, body } => {
            add(Part::Range, range);
            add(Part::Body, body);
        }
        Node::Times { count, body } => {
            add(Part::Count, count);
            add(Part::Body, body);
        }
        Node::If { branches, otherwise } => {
            for &branch in tree.list(branches) {
                let Node::Branch { condition, body } = tree.node(branch) else { continue };
                add(Part::Condition, condition);
                add(Part::Body, body);
            }
            otherwise.into_iter().for_each(|body| add(Part::Body, body));
        }
        Node::Match { subject, cases } => {
            add(Part::Subject, subject);
            for &case in tree.list(cases) {
                let Node::Case { pattern, body } = tree.node(case) else { continue };
                pattern.into_iter().for_each(|pattern| add(Part::Pattern, pattern));
                add(Part::Body, body);
            }
        }
        node if kind(node).is_some() => {
            visit::children(tree, id, |child| add(Part::Body, child));
        }
        _ => add(Part::Body, id),
    }
}

/// Checking.
impl Jumps<'_, '_> {
    fn check_return(&mut self, id: NodeId) {
        if !self.around.is_in_function && !self.is_doubtful {
            let found = codes::return_outside_function(self.word(id, "return"));
            self.report(found, "return must be inside function", id);
        }
    }

    fn check_break(&mut self, id: NodeId, label: Option<NodeId>, value: Option<NodeId>) {
        let Some(target) = self.find(label) else {
            let text = "unlabeled break must be inside for / each / while / do-while / loop";
            return self.without_target(id, label, codes::break_outside_loop, "break", text);
        };
        let kind = target.kind;
        if target.part != Part::Body {
            self.in_header(id, "break", kind, target.part);
        } else if let Some(value) = value
            && kind.is_loop()
        {
            let found = codes::value_for_loop(self.tree.span(value));
            self.report(found, "break corresponding to statement cannot include value", id);
        }
    }

    fn check_continue(&mut self, id: NodeId, label: Option<NodeId>) {
        let Some(target) = self.find(label) else {
            let text = "continue must be inside for / each / while / do-while / loop";
            return self.without_target(id, label, codes::continue_outside_loop, "continue", text);
        };
        let kind = target.kind;
        if !kind.is_loop() {
            let at = self.word(id, "continue");
            let found = codes::continue_of_expression(at, kind.word());
            self.report(found, &format!("cannot use continue for {}", kind.word()), id);
        } else if target.part != Part::Body {
            self.in_header(id, "continue", kind, target.part);
        }
    }

    /// What a jump leads to.
    fn find(&self, label: Option<NodeId>) -> Option<&Target<'_>> {
        let index = match label {
            None => self.around.innermost_loop?,
            Some(label) => *self.labels.get(&self.tree.name(label))?.last()?,
        };
        (index >= self.around.first_visible).then(|| self.targets.get(index)).flatten()
    }

    fn in_header(&mut self, id: NodeId, word: &str, kind: TargetKind, part: Part) {
        let (of, header) = (kind.word(), part.reference_name());
        let found = codes::jump_in_header(self.word(id, word), word, &part.name(), of);
        let text = format!("{word} corresponding to {of} is not allowed in the {header}");
        self.report(found, &text, id);
    }

    fn without_target(
        &mut self,
        id: NodeId,
        label: Option<NodeId>,
        outside_loop: fn(Span) -> Diagnostic,
        word: &str,
        text: &str,
    ) {
        if self.is_doubtful {
            return;
        }
        let Some(label) = label else {
            let found = outside_loop(self.word(id, word));
            let help = self.around.is_loop_hidden.then(|| {
                Localized::new(
                    "the loop is outside of the function, and `return` leaves the function",
                    "ループは関数の外にあるため、`return` で関数から抜けてください",
                )
            });
            return self.report(with_help(found, help), text, id);
        };
        let name = self.tree.name(label);
        // Where the name is missing, that has been reported.
        if !name.is_empty() {
            let found = codes::unknown_label(self.tree.span(label), &name);
            let found = with_help(found, self.label_help(&name));
            self.report(found, &format!("label \"{name}\" is not defined"), id);
        }
    }

    /// What may be meant by a label that is not there.
    fn label_help(&self, name: &str) -> Option<Localized> {
        if self.labels.get(name).is_some_and(|indexes| !indexes.is_empty()) {
            return Some(Localized::new(
                "the label is outside of the function, and a jump cannot leave a function",
                "ラベルは関数の外にあり、関数の外へは抜けられません",
            ));
        }
        let visible = self.targets.get(self.around.first_visible..)?.iter().rev();
        let labels = visible.take(suggest::MANY).filter_map(|target| target.label.as_deref());
        let near = suggest::nearest(name, labels)?;
        Some(suggest::did_you_mean(&format!("#{near}")))
    }

    /// The place of the word with which a jump begins.
    fn word(&self, id: NodeId, word: &str) -> Span {
        let Span { start, end } = self.tree.span(id);
        Span::new(start, Span::of(0..word.len()).end.saturating_add(start).min(end))
    }

    fn report(&mut self, found: Diagnostic, text: &str, id: NodeId) {
        self.findings.error(found, text, self.tree.ast.location(id).start);
    }
}

fn with_help(found: Diagnostic, help: Option<Localized>) -> Diagnostic {
    match help {
        Some(help) => found.help(help),
        None => found,
    }
}
