//! Statements: definitions, loops, jumps, assignments, attributes, labels.
//!
//! The rarer ones are not inlined: statements nest, and the frame of all of them would be the sum
//! of theirs.

use aizome_source::Span;

use super::hint::{self, Expected};
use super::list::{ListKind, starts_expression};
use super::parser::Parser;
use crate::ast::{AssignOp, Define, Entry, List, Node, NodeId};
use crate::codes;
use crate::token::TokenKind;

impl Parser<'_> {
    /// A statement or an expression.
    pub(super) fn statement(&mut self) -> NodeId {
        self.nested(|p| match p.kind() {
            TokenKind::VarKeyword | TokenKind::LetKeyword => p.variable_definition(),
            TokenKind::At if p.look_ahead() == TokenKind::Identifier => p.function_definition(),
            TokenKind::Out => p.out(),
            TokenKind::ReturnKeyword => p.return_(),
            TokenKind::OpenSharpBracket => p.attributed(),
            TokenKind::Sharp => p.labelled_statement(),
            TokenKind::EachKeyword => p.each(),
            TokenKind::ForKeyword => p.for_(),
            TokenKind::LoopKeyword => p.loop_(),
            TokenKind::DoKeyword => p.do_while(),
            TokenKind::WhileKeyword => p.while_(),
            TokenKind::BreakKeyword => p.break_(),
            TokenKind::ContinueKeyword => p.continue_(),
            _ => p.expression_or_assignment(),
        })
    }

    /// `{ … }`, or one statement.
    pub(super) fn body(&mut self) -> NodeId {
        if self.is(TokenKind::NewLine) {
            self.unexpected(&Expected::Body);
            if !self.brace_on_next_line() {
                self.lines_that_go_on();
            }
        } else if self.is(TokenKind::SemiColon) {
            self.unexpected(&Expected::Expression);
            let brace = hint::brace_ahead(self);
            self.skip_to(brace);
        }
        if self.is(TokenKind::OpenBrace) { self.block() } else { self.statement() }
    }

    /// The condition before a body. `if a = b {}` is surely a comparison: what follows is read,
    /// after it was reported.
    pub(super) fn condition(&mut self) -> NodeId {
        let condition = self.expression();
        if self.is(TokenKind::Eq) {
            self.unexpected(&Expected::Body);
            self.bump();
            self.expression();
        }
        condition
    }

    /// `{ a; b }`
    pub(super) fn block(&mut self) -> NodeId {
        self.nested(|p| {
            let start = p.start();
            let opened = p.open(TokenKind::OpenBrace);
            if !opened {
                return p.missing();
            }
            let statements = p.elements(ListKind::Block, Self::statement);
            p.close(TokenKind::CloseBrace, opened);
            p.node(Node::Block { statements }, start)
        })
    }

    /// `let a: num = 1`
    pub(super) fn variable_definition(&mut self) -> NodeId {
        let start = self.start();
        let kind = if self.is(TokenKind::VarKeyword) { Define::Var } else { Define::Let };
        self.bump();
        let dest = self.dest();
        self.definition_of(kind, dest, start)
    }

    /// The rest of a definition: `: num = 1`.
    fn definition_of(&mut self, kind: Define, dest: NodeId, start: u32) -> NodeId {
        let ty = self.optional_type();
        let value = if self.expect(TokenKind::Eq) {
            self.take(TokenKind::NewLine);
            self.expression()
        } else {
            self.missing()
        };
        self.node(Node::Define { kind, dest, ty, value }, start)
    }

    /// `@f(a) {}`. In a namespace the name may be missing.
    pub(super) fn function_definition(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let dest = self.identifier();
        let value = self.function_from(start);
        let node = Node::Define { kind: Define::Fn, dest, ty: None, value };
        self.node(node, start)
    }

    /// A name, or any expression as a pattern. A lone name is read here since `a: num` would be
    /// read as the name `a:num`.
    pub(super) fn dest(&mut self) -> NodeId {
        match self.kind() {
            TokenKind::Identifier => self.leaf(Node::Ident),
            TokenKind::IfKeyword
            | TokenKind::MatchKeyword
            | TokenKind::EvalKeyword
            | TokenKind::ExistsKeyword
                if ends_dest(self.peek(1)) =>
            {
                self.keyword_as_dest()
            }
            kind if starts_expression(kind) => self.pattern(),
            _ => self.identifier(),
        }
    }

    /// A pattern. Literals in it are taken for names later on.
    fn pattern(&mut self) -> NodeId {
        let first = self.ast.len();
        let pattern = self.expression();
        let is_word = |entry: &Entry| matches!(entry.node, Node::Null | Node::Bool(_));
        self.suspects.names |= self.ast.entries.iter().skip(first).any(is_word);
        pattern
    }

    /// `let if = 1`: the reference takes the word for the start of an expression, and stumbles over
    /// what follows.
    #[cold]
    fn keyword_as_dest(&mut self) -> NodeId {
        let word = self.kind().keyword().unwrap_or_default();
        let name = self.leaf(Node::Ident);
        let found = codes::keyword_as_name(self.span(name), word);
        self.report_unexpected(found);
        name
    }

    /// `function f() {}` and `const a = 1`, of which only the first word was read so far, as a
    /// statement from the token `before` on: it is read as what was meant.
    #[cold]
    pub(super) fn foreign_definition(&mut self, before: usize) -> Option<NodeId> {
        let word = *self.tokens.get(before).filter(|_| before + 1 == self.at)?;
        let start = word.start;
        match (self.source(word), self.kind(), self.peek(1)) {
            ("const", TokenKind::Identifier, _) => {
                let dest = self.dest();
                Some(self.definition_of(Define::Let, dest, start))
            }
            (
                "function" | "func" | "fn" | "def",
                TokenKind::Identifier,
                TokenKind::OpenParen | TokenKind::Lt,
            ) => {
                let dest = self.identifier();
                let value = self.function_from(start);
                let node = Node::Define { kind: Define::Fn, dest, ty: None, value };
                Some(self.node(node, start))
            }
            _ => None,
        }
    }

    /// `<: a`
    fn out(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let value = self.expression();
        self.node(Node::Out { value }, start)
    }

    /// `return a`
    fn return_(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        if !starts_expression(self.kind()) {
            self.unexpected(&Expected::Result);
        }
        self.suspects.jumps |= !self.around.is_function;
        let value = self.expression();
        self.node(Node::Return { value }, start)
    }

    /// `#[a]` lines and a definition.
    #[inline(never)]
    pub(super) fn attributed(&mut self) -> NodeId {
        let start = self.start();
        let mark = self.mark();
        while self.is(TokenKind::OpenSharpBracket) {
            let attribute = self.attribute();
            self.element(attribute);
            if !self.is_reported() && self.expect(TokenKind::NewLine) {
                continue;
            }
            self.take(TokenKind::NewLine);
        }
        let attributes = self.list_since(mark);
        let target = self.statement();
        if !matches!(self.ast.node(target), Node::Define { .. } | Node::Error { .. }) {
            let first = self.ast.list(attributes).first().map(|&id| self.span(id));
            let found = codes::misplaced_attribute(first.unwrap_or(self.span(target)));
            let offset = self.ast.location(self.labelled_node(target)).start;
            self.report_at(found, "invalid attribute.", offset);
        }
        self.node(Node::Attributed { attributes, target }, start)
    }

    /// `#[name value]`
    fn attribute(&mut self) -> NodeId {
        let start = self.start();
        let opened = self.open(TokenKind::OpenSharpBracket);
        let name = self.name();
        let value = (!self.is(TokenKind::CloseBracket)).then(|| self.literal_only());
        self.close(TokenKind::CloseBracket, opened);
        self.node(Node::Attribute { name, value }, start)
    }

    /// `#name: statement`
    #[inline(never)]
    fn labelled_statement(&mut self) -> NodeId {
        let start = self.start();
        let label = self.label();
        if !self.expect(TokenKind::Colon) && !hint::can_have_label(self) {
            return self.lone_label(label, start);
        }
        let target = self.statement();
        let node = self.ast.node(self.labelled_node(target));
        let can = matches!(
            node,
            Node::If { .. }
                | Node::Match { .. }
                | Node::Eval { .. }
                | Node::Each { .. }
                | Node::For { .. }
                | Node::Times { .. }
                | Node::Loop { .. }
                | Node::While { .. }
                | Node::DoWhile { .. }
                | Node::Error { .. }
        );
        if !can {
            self.misplaced_label(
                label,
                target,
                "cannot use label for statement other than eval / if / match / for / each / while / \
                 do-while / loop",
            );
        }
        self.node(Node::Labelled { label, target }, start)
    }

    /// A label of nothing is rather a comment of another language.
    #[cold]
    fn lone_label(&mut self, label: NodeId, start: u32) -> NodeId {
        let mark = self.mark();
        self.element(label);
        let parts = self.list_since(mark);
        self.node(Node::Error { parts }, start)
    }

    /// What a label would belong to: brackets, labels and attributes do not count.
    pub(super) fn labelled_node(&self, mut id: NodeId) -> NodeId {
        loop {
            id = match self.ast.node(id) {
                Node::Paren { inner } => inner,
                Node::Labelled { target, .. } | Node::Attributed { target, .. } => target,
                _ => return id,
            };
        }
    }

    #[cold]
    pub(super) fn misplaced_label(&mut self, label: NodeId, target: NodeId, text: &str) {
        let found = codes::misplaced_label(self.span(label));
        let offset = self.ast.location(self.labelled_node(target)).start;
        self.report_at(found, text, offset);
    }

    /// `#name`
    pub(super) fn label(&mut self) -> NodeId {
        self.bump();
        if self.token().spaced {
            self.space_in_label();
        }
        self.name()
    }

    #[cold]
    fn space_in_label(&mut self) {
        let found = hint::space_in_label(self);
        self.report(found, "cannot use spaces in a label");
    }

    /// `each let a, b {}`, `each (let a, b) {}`
    #[inline(never)]
    fn each(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let opened = self.is(TokenKind::OpenParen) && self.open(TokenKind::OpenParen);
        self.expect(TokenKind::LetKeyword);
        let dest = self.dest();
        self.comma();
        let items = self.header(Self::expression);
        self.close_header(opened);
        let body = self.repeated(Self::body);
        self.node(Node::Each { dest, items, body }, start)
    }

    /// `for let i = 0, 10 {}`, `for 10 {}`, both with or without brackets.
    #[inline(never)]
    fn for_(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let opened = self.is(TokenKind::OpenParen) && self.open(TokenKind::OpenParen);
        if self.is(TokenKind::LetKeyword) {
            let range = self.header(Self::range);
            self.close_header(opened);
            let body = self.repeated(Self::body);
            return self.node(Node::For { range, body }, start);
        }
        let count = self.header(Self::expression);
        self.close_header(opened);
        let body = self.repeated(Self::body);
        self.node(Node::Times { count, body }, start)
    }

    /// `let i = 0, 10`
    fn range(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let name = self.name();
        let from = self.take(TokenKind::Eq).then(|| self.expression());
        self.comma();
        let is_counting = self.is(TokenKind::SemiColon) && self.is_reported();
        let to = if is_counting { self.counting() } else { self.expression() };
        self.node(Node::Range { name, from, to }, start)
    }

    /// `; i < 10; i++` of another language, up to the end of the header. That it is wrong was said.
    #[cold]
    fn counting(&mut self) -> NodeId {
        use TokenKind as T;
        let start = self.start();
        while !self.is_end() && !matches!(self.kind(), T::CloseParen | T::OpenBrace | T::NewLine) {
            self.skip_one();
        }
        self.mark_reported();
        self.node(Node::Error { parts: List::default() }, start)
    }

    /// The closing bracket of a header that began with one.
    fn close_header(&mut self, opened: bool) {
        if opened {
            self.close(TokenKind::CloseParen, opened);
        }
    }

    /// The comma in the header of a loop; the reference has words of its own for it.
    fn comma(&mut self) {
        if !self.take(TokenKind::Comma) && !self.is_reported() {
            let found = hint::comma(self);
            self.report(found, "separator expected");
            // The word in `let a in b` stands for the comma.
            if hint::is_in(self) {
                self.bump();
            }
        }
    }

    /// Reads what a loop repeats: jumps in it lead to the loop.
    fn repeated(&mut self, read: fn(&mut Self) -> NodeId) -> NodeId {
        let around = self.around;
        self.around.is_loop = true;
        let node = read(self);
        self.around = around;
        node
    }

    /// Reads the header of a loop: jumps in it lead nowhere.
    fn header(&mut self, read: fn(&mut Self) -> NodeId) -> NodeId {
        let around = self.around;
        self.around.is_loop = false;
        let node = read(self);
        self.around = around;
        node
    }

    /// `loop {}`
    fn loop_(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let body = self.repeated(Self::block);
        self.node(Node::Loop { body }, start)
    }

    /// `while a {}`
    #[inline(never)]
    fn while_(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        // To the reference the condition is the first statement of the loop.
        let condition = self.repeated(Self::condition);
        let body = self.repeated(Self::body);
        self.node(Node::While { condition, body }, start)
    }

    /// `do {} while a`
    #[inline(never)]
    fn do_while(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let body = self.repeated(Self::body);
        let at = self.start();
        let condition = if self.expect(TokenKind::WhileKeyword) {
            self.repeated(Self::expression)
        } else {
            self.missing()
        };
        self.node(Node::DoWhile { body, condition, at }, start)
    }

    /// `break #label value`
    #[inline(never)]
    fn break_(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        if !self.is(TokenKind::Sharp) {
            self.suspects.jumps |= !self.around.is_loop;
            return self.node(Node::Break { label: None, value: None }, start);
        }
        self.suspects.jumps = true;
        let label = Some(self.label());
        if self.is(TokenKind::Colon) {
            let found = codes::colon_after_break_label(Span::new(start, self.token().end));
            let text = "cannot omit label from break if expression is given";
            self.report_at(found, text, start);
            self.bump();
        }
        let value = (!self.is_statement_end()).then(|| self.expression());
        self.node(Node::Break { label, value }, start)
    }

    /// `continue #label`
    fn continue_(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        self.suspects.jumps |= !self.around.is_loop || self.is(TokenKind::Sharp);
        let label = self.is(TokenKind::Sharp).then(|| self.label());
        self.node(Node::Continue { label }, start)
    }

    /// Whether no value follows `break #label`.
    fn is_statement_end(&self) -> bool {
        use TokenKind as T;
        self.is_end()
            || matches!(
                self.kind(),
                T::NewLine
                    | T::WhileKeyword
                    | T::ElifKeyword
                    | T::ElseKeyword
                    | T::Comma
                    | T::SemiColon
                    | T::CloseBrace
            )
    }

    /// `a`, `a = b`, `a += b`, `a -= b`
    fn expression_or_assignment(&mut self) -> NodeId {
        let start = self.start();
        let dest = self.expression();
        let op = match self.kind() {
            TokenKind::Eq => AssignOp::Set,
            TokenKind::PlusEq => AssignOp::Add,
            TokenKind::MinusEq => AssignOp::Sub,
            _ => return dest,
        };
        let anchor = self.start();
        self.bump();
        let value = self.expression();
        self.node_at(Node::Assign { op, dest, value }, start, anchor)
    }
}

/// Whether the name in a definition surely ends before this token.
fn ends_dest(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(kind, T::Eq | T::Colon | T::Comma | T::CloseParen | T::Question)
}
