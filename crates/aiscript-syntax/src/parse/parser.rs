//! The state of a parser: looking at tokens, taking them, reporting, building nodes.

use aizome_source::{Diagnostic, Span};

use super::hint::{self, Expected};
use super::{MAX_DEPTH, Options};
use crate::ast::{
    Ast, Entry, Function, FunctionId, FunctionType, FunctionTypeId, List, Node, NodeId,
};
use crate::codes;
use crate::findings::Findings;
use crate::lexer::{Flaw, Tokens};
use crate::token::{Token, TokenKind};
use crate::validate::Suspects;

/// Reads the tokens of one text from first to last.
pub(crate) struct Parser<'s> {
    pub(super) text: &'s str,
    pub(super) options: Options,
    pub(super) tokens: Vec<Token>,
    /// The index of the current token.
    pub(super) at: usize,
    current: Token,
    /// Where the token before the current one ends.
    last_end: u32,
    pub(super) findings: Findings,
    pub(super) ast: Ast,
    /// Opening brackets around the current token, for what is said about a missing closing one.
    pub(super) open: Vec<Token>,
    /// What is around the current token.
    pub(super) around: Around,
    /// What has to be looked at again when all is read.
    pub(super) suspects: Suspects,
    flaws: Vec<Flaw>,
    /// Closing brackets that were missed before and may still come.
    given_up: Vec<TokenKind>,
    /// How many flaws were met.
    met: usize,
    /// The index of the token with the next flaw.
    next_flaw: usize,
    /// The token at which something was reported last: nothing else is reported there.
    reported: Option<usize>,
    /// Nodes whose list is not complete yet.
    pending: Vec<NodeId>,
    /// How many productions that nest are being read.
    depth: u32,
    /// How high the highest tree is that was read on this level.
    height: u32,
    /// Whether the limit was met: that is said once.
    is_too_deep: bool,
}

/// What is around a token, for jumps.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    /// The body of a function.
    pub(super) is_function: bool,
    /// What a loop repeats, in the same function.
    pub(super) is_loop: bool,
}

/// Nodes of a list that is being read; [`Parser::list_since`] takes them.
#[derive(Clone, Copy)]
pub(super) struct Mark(usize);

/// A position that a loop has to leave behind.
#[derive(Default)]
pub(super) struct Progress(Option<usize>);

impl Progress {
    /// Whether the parser has moved since the last question. A loop that asks and stops at `false`
    /// ends.
    pub(super) fn is_made(&mut self, parser: &Parser<'_>) -> bool {
        self.0.replace(parser.at) != Some(parser.at)
    }
}

impl<'s> Parser<'s> {
    pub(super) fn new(text: &'s str, mut tokens: Tokens, options: Options) -> Self {
        hint::mend(text, &mut tokens);
        let mut ast = Ast::default();
        let expected = tokens.tokens.len();
        ast.entries.reserve(expected);
        let start = Token { kind: TokenKind::Eof, spaced: false, start: 0, end: 0 };
        let mut parser = Self {
            text,
            options,
            tokens: tokens.tokens,
            at: 0,
            current: start,
            last_end: 0,
            findings: Findings::default(),
            ast,
            open: Vec::new(),
            around: Around::default(),
            suspects: Suspects { names: tokens.has_reserved, ..Suspects::default() },
            flaws: tokens.flaws,
            met: 0,
            next_flaw: 0,
            reported: None,
            given_up: Vec::new(),
            pending: Vec::new(),
            depth: 0,
            height: 0,
            is_too_deep: false,
        };
        parser.current = parser.tokens.first().copied().unwrap_or(start);
        parser.report_flaws(0);
        parser
    }

    pub(super) fn finish(self) -> (Ast, Suspects, Findings) {
        (self.ast, self.suspects, self.findings)
    }
}

/// Looking and taking.
impl Parser<'_> {
    /// The current token.
    pub(super) fn token(&self) -> Token {
        self.current
    }

    /// The kind of the current token.
    pub(super) fn kind(&self) -> TokenKind {
        self.current.kind
    }

    /// Where the current token starts.
    pub(super) fn start(&self) -> u32 {
        self.current.start
    }

    /// Where the token before the current one ends.
    pub(super) fn last_end(&self) -> u32 {
        self.last_end
    }

    pub(super) fn is(&self, kind: TokenKind) -> bool {
        self.kind() == kind
    }

    /// Whether the script, or the hole of a template, ends here.
    pub(super) fn is_end(&self) -> bool {
        matches!(self.kind(), TokenKind::Eof | TokenKind::HoleEnd)
    }

    /// The kind of the token after the current one. The reference reads it now, so its flaw is met
    /// now.
    pub(super) fn look_ahead(&mut self) -> TokenKind {
        self.report_flaws(self.at + 1);
        self.peek(1)
    }

    /// The kind of a token further on; the reference does not look.
    pub(super) fn peek(&self, distance: usize) -> TokenKind {
        self.tokens.get(self.at + distance).map_or(TokenKind::Eof, |token| token.kind)
    }

    /// Goes on to the next token. The end is never left behind.
    pub(super) fn bump(&mut self) {
        if let Some(&next) = self.tokens.get(self.at + 1) {
            self.last_end = self.current.end;
            self.current = next;
            self.at += 1;
            if self.at >= self.next_flaw {
                self.report_flaws(self.at);
            }
        }
    }

    /// Takes a token of this kind, if one is there.
    pub(super) fn take(&mut self, kind: TokenKind) -> bool {
        let there = self.is(kind);
        if there {
            self.bump();
        }
        there
    }

    /// Takes a token of this kind; if none is there, says so and goes on as if it had been.
    pub(super) fn expect(&mut self, kind: TokenKind) -> bool {
        let there = self.take(kind);
        if !there {
            self.unexpected(&Expected::Token(kind));
        }
        there
    }

    /// Takes an opening bracket that is there, or reports that it is not.
    pub(super) fn open(&mut self, kind: TokenKind) -> bool {
        let mut there = self.is(kind);
        if !there {
            self.unexpected(&Expected::Token(kind));
            there = kind == TokenKind::OpenBrace && self.brace_on_next_line();
        }
        if there {
            self.open.push(self.token());
            self.bump();
        }
        there
    }

    /// Takes the line break before a brace on a line of its own, after that was reported. Whether
    /// it was so.
    #[cold]
    pub(super) fn brace_on_next_line(&mut self) -> bool {
        self.peek(1) == TokenKind::OpenBrace && self.take(TokenKind::NewLine)
    }

    /// Takes the closing bracket of what [`Parser::open`] took (`opened` is its answer).
    pub(super) fn close(&mut self, kind: TokenKind, opened: bool) {
        if (opened || self.is(kind)) && !self.expect(kind) {
            self.skip_to_closing(kind);
        }
        if opened {
            self.open.pop();
        }
    }

    /// Skips what stands before the closing bracket on this line. If it is not there, it may follow
    /// later, where it is nothing to complain about.
    #[cold]
    fn skip_to_closing(&mut self, kind: TokenKind) {
        match hint::closing_ahead(self) {
            Some(closing) => self.skip_to(Some(closing + 1)),
            None => self.given_up.push(kind),
        }
    }

    /// What was read before a continued line ends where it did; the `\` and the line break are
    /// nobody's.
    pub(super) fn forget_continuation(&mut self) {
        let mut before = self.at;
        while before > 0
            && matches!(self.tokens[before - 1].kind, TokenKind::BackSlash | TokenKind::NewLine)
        {
            before -= 1;
        }
        self.last_end = before.checked_sub(1).map_or(0, |last| self.tokens[last].end);
    }

    /// Takes line breaks.
    pub(super) fn new_lines(&mut self) {
        while self.take(TokenKind::NewLine) {}
    }
}

/// Reporting. At one token one thing is reported, the first; what follows from it is not.
impl Parser<'_> {
    /// Whether nothing is to be reported at the current token any more.
    pub(super) fn is_reported(&self) -> bool {
        self.reported == Some(self.at) || self.findings.is_full()
    }

    /// What follows from an error before goes without saying at the current token too.
    pub(super) fn mark_reported(&mut self) {
        self.reported = Some(self.at);
    }

    /// The current token is not what has to be here. The reference says `unexpected token` or
    /// `unexpected EOF`.
    #[cold]
    pub(super) fn unexpected(&mut self, expected: &Expected) {
        if self.is_reported() {
            return;
        }
        let found = hint::unexpected(self, expected);
        self.report_unexpected(found);
    }

    /// Reports a finding at a token for which the reference says `unexpected token` or `unexpected
    /// EOF`.
    pub(super) fn report_unexpected(&mut self, found: Diagnostic) {
        if self.is_reported() || self.is_told(&found) {
            return self.mark_reported();
        }
        let offset = self.start();
        if self.is_end() {
            self.findings.unexpected_eof(found, offset);
        } else {
            let text = format!("unexpected token: {}", self.kind().reference_name());
            self.findings.error(found, text, offset);
        }
        self.reported = Some(self.at);
    }

    /// Reports something with the words of the reference, at the start of the current token.
    #[cold]
    pub(super) fn report(&mut self, found: Diagnostic, text: &str) {
        self.report_at(found, text, self.start());
    }

    /// The same at another place.
    #[cold]
    pub(super) fn report_at(&mut self, found: Diagnostic, text: &str, offset: u32) {
        if !self.is_reported() && !self.is_told(&found) {
            self.findings.error(found, text, offset);
        }
        self.mark_reported();
    }

    /// Whether there is a short way from one place to another, without a line break.
    fn is_same_line(&self, from: u32, to: u32) -> bool {
        let between = self.text.get(from.min(to) as usize..from.max(to) as usize);
        from.abs_diff(to) < 400 && between.is_some_and(|text| !text.contains('\n'))
    }

    /// Whether the same was found in the same list before, where its cure then is extended.
    #[cold]
    pub(super) fn is_repeated(&mut self, found: &Diagnostic, before: Option<usize>) -> bool {
        let Some(first) = before.and_then(|before| self.findings.diagnostics.get_mut(before))
        else {
            return false;
        };
        let is_same = first.code.id == found.code.id;
        if let (true, Some(fix), Some(more)) = (is_same, &mut first.fix, &found.fix) {
            fix.edits.extend(more.edits.iter().cloned());
            self.mark_reported();
            return true;
        }
        false
    }

    /// Whether this follows from what was found before: it is at the same place, or on the same
    /// line and vague, or it is the closing bracket that was missed.
    fn is_told(&mut self, found: &Diagnostic) -> bool {
        let Some(last) = self.findings.diagnostics.last() else { return false };
        if last.span.start <= found.span.start && found.span.end <= last.span.end
            || hint::is_vague(found) && self.is_same_line(last.span.end, found.span.start)
        {
            return true;
        }
        let kind = self.kind();
        let is_missed = self.given_up.last() == Some(&kind);
        if is_missed {
            self.given_up.pop();
        }
        is_missed
    }

    /// Reports what is wrong with the tokens up to `until`.
    #[cold]
    fn report_flaws(&mut self, until: usize) {
        loop {
            let next = self.flaws.get(self.met).copied();
            self.next_flaw = next.map_or(usize::MAX, |flaw| flaw.token as usize);
            match next {
                Some(flaw) if self.next_flaw <= until => self.report_flaw(flaw),
                _ => return,
            }
            self.met += 1;
        }
    }

    fn report_flaw(&mut self, flaw: Flaw) {
        hint::flaw(self.text, &flaw, &mut self.findings);
        self.reported = Some((flaw.token as usize).max(self.at));
    }
}

/// Building.
impl Parser<'_> {
    /// Adds a node from `start` up to here, whose `loc` is the same.
    pub(super) fn node(&mut self, node: Node, start: u32) -> NodeId {
        self.node_at(node, start, start)
    }

    /// Adds a node from `start` up to here; the reference says that it starts at `anchor`.
    pub(super) fn node_at(&mut self, node: Node, start: u32, anchor: u32) -> NodeId {
        // Where nothing was read, that is missing at the end of the token before.
        let end = self.last_end();
        let span = Span::new(start.min(end), end);
        self.add(node, span, Span::new(anchor, self.start()))
    }

    /// Adds a node.
    pub(super) fn add(&mut self, node: Node, span: Span, location: Span) -> NodeId {
        let id = NodeId::from_index(self.ast.entries.len());
        self.ast.entries.push(Entry { node, span, location });
        id
    }

    /// Adds a node of one token, and takes the token.
    pub(super) fn leaf(&mut self, node: Node) -> NodeId {
        let start = self.start();
        self.bump();
        self.node(node, start)
    }

    /// Adds a node for something that is missing before the current token.
    pub(super) fn missing(&mut self) -> NodeId {
        let start = self.last_end();
        self.node(Node::Error { parts: List::default() }, start)
    }

    /// A [`Node::Name`], or an error node where no name is.
    pub(super) fn name(&mut self) -> NodeId {
        self.named(Node::Name)
    }

    /// A [`Node::Ident`], or an error node where no name is.
    pub(super) fn identifier(&mut self) -> NodeId {
        self.named(Node::Ident)
    }

    fn named(&mut self, node: Node) -> NodeId {
        if self.is(TokenKind::Identifier) {
            return self.leaf(node);
        }
        self.unexpected(&Expected::Name);
        // A keyword was surely meant as the name.
        let is_word = self.kind().keyword().is_some();
        if is_word { self.leaf(node) } else { self.missing() }
    }

    pub(super) fn span(&self, id: NodeId) -> Span {
        self.ast.span(id)
    }

    /// Begins a list.
    pub(super) fn mark(&self) -> Mark {
        Mark(self.pending.len())
    }

    /// Adds to the list begun last.
    pub(super) fn element(&mut self, id: NodeId) {
        self.pending.push(id);
    }

    /// Puts another node in the place of the one that was added last.
    pub(super) fn replace_element(&mut self, id: NodeId) {
        self.pending.pop();
        self.pending.push(id);
    }

    /// Ends a list.
    pub(super) fn list_since(&mut self, mark: Mark) -> List {
        let start = self.ast.lists.len();
        self.ast.lists.extend(self.pending.drain(mark.0..));
        let span = Span::of(start..self.ast.lists.len());
        List { start: span.start, len: span.len() }
    }

    pub(super) fn function(&mut self, parts: Function) -> Node {
        let id = Span::of(0..self.ast.functions.len()).end;
        self.ast.functions.push(parts);
        Node::Fn(FunctionId(id))
    }

    pub(super) fn function_type(&mut self, parts: FunctionType) -> Node {
        let id = Span::of(0..self.ast.function_types.len()).end;
        self.ast.function_types.push(parts);
        Node::FnType(FunctionTypeId(id))
    }
}

/// Depth: how deep productions nest, and how high the tree grows, which differ in `a + b + c …`.
impl Parser<'_> {
    /// Reads something that nests. Beyond the limit nothing is read: it is reported, and all up to
    /// the end of what is nested is skipped.
    pub(super) fn nested(&mut self, read: impl FnOnce(&mut Self) -> NodeId) -> NodeId {
        if self.depth >= MAX_DEPTH {
            return self.too_deep();
        }
        let around = std::mem::take(&mut self.height);
        self.depth += 1;
        let node = read(self);
        self.depth -= 1;
        self.height = around.max(self.height + 1);
        node
    }

    /// Makes what was read last one higher; whether it is still low enough.
    pub(super) fn grow(&mut self) -> bool {
        self.height += 1;
        self.depth + self.height < MAX_DEPTH
    }

    #[cold]
    pub(super) fn too_deep(&mut self) -> NodeId {
        let start = self.start();
        if !self.is_too_deep {
            self.is_too_deep = true;
            let found = codes::too_deep(Span::new(start, self.token().end), MAX_DEPTH);
            self.findings.too_deep(found, start);
        }
        self.skip_nested();
        self.mark_reported();
        let parts = List::default();
        self.node(Node::Error { parts }, start)
    }
}
