//! Text → tokens, and the comments and gaps between them.
//!
//! All of a script is read before the first token is asked for. What the reference refuses is not
//! lost: a token that it would throw at has a [`Flaw`], and a kind to go on with. The parser
//! reports a flaw when it comes to the token, as the reference, which reads one token ahead, does.
//! (It reads a template as one token: so flaws inside one are reported where it starts.)
//!
//! Carriage returns do not exist for the language, not even within `=\r=`. Before a line break they
//! are harmless; a script with others is read without them, and [`crate::parse()`] maps the places
//! back.

use std::ops::Range;

use logos::Logos;

use aizome_source::Span;

use crate::token::{Token, TokenKind};
use crate::trivia::{Comment, CommentKind, Trivia};
use crate::validate::{begins_like_reserved, is_reserved};

/// The tokens of a text.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// The tokens; the last is [`TokenKind::Eof`].
    pub tokens: Vec<Token>,
    /// What is wrong with some of them, by index of token, in the order in which the reference
    /// meets it.
    pub flaws: Vec<Flaw>,
    /// What stands between them.
    pub trivia: Trivia,
    /// Whether one of the words is reserved.
    pub has_reserved: bool,
}

/// Something wrong with a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flaw {
    /// The index of the token at which the reference reports it.
    pub token: u32,
    /// What is wrong.
    pub kind: FlawKind,
    /// What is to be shown.
    pub span: Span,
    /// The place that the reference tells.
    pub offset: u32,
}

/// What can be wrong with a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FlawKind {
    /// A character that begins no token; a lone `&` counts as `&&`.
    InvalidCharacter,
    /// `##`, which counts as `###`.
    LoneHashes,
    /// `1.` without a digit after it; counts as a number and a dot.
    BareNumber,
    /// A string without an end, which counts up to the end of its line.
    UnterminatedString,
    /// A template without an end, which counts up to the end of its line.
    UnterminatedTemplate,
    /// A comment without an end.
    UnterminatedComment,
    /// `a\u0061`: a name with an escape.
    EscapeInName,
    /// `a\` without `u`.
    EscapeWithoutU,
    /// `a\u` without four hexadecimal digits.
    EscapeWithoutDigits,
}

/// Reads all tokens of a text. Text past 4 GiB is not read.
#[must_use]
pub fn lex(text: &str) -> Tokens {
    let mut lexer = Lexer::new(text);
    lexer.read_all();
    lexer.done
}

/// A template that is open.
struct Template {
    /// The index of its opening token.
    token: usize,
    /// How many `{` of the hole that is read are open; none while its text is read.
    braces: u32,
}

struct Lexer<'s> {
    text: &'s str,
    raw: logos::Lexer<'s, TokenKind>,
    done: Tokens,
    templates: Vec<Template>,
    /// Whether a space stands directly before the next token.
    spaced: bool,
    /// Whether a comment stands directly before the next token: in a hole the reference then
    /// overlooks a brace.
    commented: bool,
    /// Set by the first string without an end: later ones are looked for on their line only, for
    /// time's sake.
    strings_broken: bool,
    /// Set by the first template without an end: later ones are not gone back to.
    templates_broken: bool,
}

impl<'s> Lexer<'s> {
    fn new(text: &'s str) -> Self {
        let text = &text[..text.floor_char_boundary(u32::MAX as usize)];
        let mut done = Tokens::default();
        done.tokens.reserve(text.len() / 4 + 8);
        Self {
            text,
            raw: TokenKind::lexer(text),
            done,
            templates: Vec::new(),
            spaced: false,
            commented: false,
            strings_broken: false,
            templates_broken: false,
        }
    }

    fn read_all(&mut self) {
        loop {
            let mut end = self.raw.span().end;
            while let Some(kind) = self.raw.next() {
                self.passed_spaces(end, self.raw.span().start);
                self.read(kind.unwrap_or(TokenKind::Error));
                end = self.raw.span().end;
            }
            self.passed_spaces(end, self.text.len());
            if self.templates.is_empty() || !self.go_back() {
                break;
            }
        }
        self.push(TokenKind::Eof, covering(self.text.len()..self.text.len()));
    }

    /// Notes the spaces between the end of one token and the start of the next. In a hole they do
    /// not count, but after a comment.
    #[inline]
    fn passed_spaces(&mut self, end: usize, start: usize) {
        if start > end {
            self.spaced |= self.commented || !self.is_in_hole();
        }
    }

    fn read(&mut self, kind: TokenKind) {
        let span = covering(self.raw.span());
        match kind {
            TokenKind::Return => {}
            TokenKind::LineComment | TokenKind::BlockComment => self.comment(kind, span),
            TokenKind::NewLine => self.new_line(span),
            TokenKind::Identifier => self.word(kind, span),
            TokenKind::StringLiteral => self.string(span),
            TokenKind::Template => self.template(span),
            TokenKind::OpenBrace => self.open_brace(span),
            TokenKind::CloseBrace => self.close_brace(span),
            TokenKind::BackSlash if self.raw.remainder().starts_with('u') => self.escape(span),
            TokenKind::BareNumber => self.bare_number(span),
            TokenKind::Sharp2 => self.flawed(TokenKind::Sharp3, span, FlawKind::LoneHashes),
            TokenKind::And => self.flawed(TokenKind::And2, span, FlawKind::InvalidCharacter),
            TokenKind::Error => self.flawed(TokenKind::Error, span, FlawKind::InvalidCharacter),
            kind if kind.keyword().is_some() && self.is_escaped() => self.escape(span),
            kind => self.push(kind, span),
        }
    }

    /// Whether a backslash stands directly after a word: then the word goes on.
    fn is_escaped(&self) -> bool {
        self.text.as_bytes().get(self.raw.span().end) == Some(&b'\\')
    }

    fn push(&mut self, kind: TokenKind, span: Span) {
        let token = Token { kind, spaced: self.spaced, start: span.start, end: span.end };
        self.done.tokens.push(token);
        self.spaced = false;
        self.commented = false;
    }

    fn flawed(&mut self, kind: TokenKind, span: Span, flaw: FlawKind) {
        self.flaw(flaw, span, span.start);
        self.push(kind, span);
    }

    /// Notes that the next token is wrong.
    fn flaw(&mut self, kind: FlawKind, span: Span, at: u32) {
        let token = offset(self.done.tokens.len());
        self.done.flaws.push(Flaw { token, kind, span, offset: at });
    }

    fn is_in_hole(&self) -> bool {
        !self.templates.is_empty()
    }

    fn comment(&mut self, raw: TokenKind, span: Span) {
        let source = &self.text[span.range()];
        let (kind, len) = match raw {
            TokenKind::LineComment => (CommentKind::Line, source.trim_end_matches('\r').len()),
            _ => (CommentKind::Block, source.len()),
        };
        let end = offset(len);
        self.done
            .trivia
            .comments
            .push(Comment { span: Span::new(span.start, span.start + end), kind });
        self.commented = true;
        if kind == CommentKind::Block && !(len >= 4 && source.ends_with("*/")) {
            let at = offset(self.text.len());
            self.flaw(FlawKind::UnterminatedComment, span, at);
        }
    }

    /// One token for a line break and all that is blank after it. A comment without an end is its
    /// flaw.
    fn new_line(&mut self, span: Span) {
        let spaced = self.spaced;
        let mut end = span.end as usize;
        let mut line_is_blank = true;
        while let Some(&byte) = self.text.as_bytes().get(end) {
            match byte {
                b'\n' => {
                    if line_is_blank {
                        self.gap(offset(end));
                    }
                    line_is_blank = true;
                    end += 1;
                }
                b' ' | b'\t' | b'\r' => end += 1,
                b'/' => {
                    self.bump_to(end);
                    let Some(comment) = self.blank_comment() else { break };
                    line_is_blank = false;
                    end = comment as usize;
                }
                _ => break,
            }
        }
        self.bump_to(end);
        self.spaced = spaced;
        self.push(TokenKind::NewLine, covering(span.start as usize..end));
    }

    /// Takes the text up to an offset as read.
    fn bump_to(&mut self, end: usize) {
        self.raw.bump(end - self.raw.span().end);
    }

    /// Reads the comment that begins here, if one does; its end.
    fn blank_comment(&mut self) -> Option<u32> {
        let mut ahead = self.raw.clone();
        let kind = ahead.next()?.ok()?;
        if !matches!(kind, TokenKind::LineComment | TokenKind::BlockComment) {
            return None;
        }
        self.raw = ahead;
        let span = covering(self.raw.span());
        self.comment(kind, span);
        Some(span.end)
    }

    /// Remembers a blank line, once for each run of them.
    fn gap(&mut self, offset: u32) {
        let gaps = &mut self.done.trivia.gaps;
        let goes_on = |&last: &u32| self.text[last as usize..offset as usize].trim().is_empty();
        if gaps.last().is_some_and(goes_on) {
            gaps.pop();
        }
        gaps.push(offset);
    }

    fn word(&mut self, kind: TokenKind, span: Span) {
        if self.is_escaped() {
            return self.escape(span);
        }
        let word = self.raw.slice();
        self.done.has_reserved |= begins_like_reserved(word.as_bytes()) && is_reserved(word);
        self.push(kind, span);
    }

    /// A word with an escape in it, from its start (`span` is what is read of it). The reference
    /// reads it to the end, then refuses it.
    fn escape(&mut self, span: Span) {
        let bytes = self.text.as_bytes();
        let mut at = span.start as usize;
        let refused = loop {
            match bytes.get(at) {
                Some(b'\\') => match escape_len(&bytes[at..]) {
                    Ok(len) => at += len,
                    Err((kind, len)) => break Some((kind, at + len)),
                },
                Some(byte) if byte.is_ascii_alphanumeric() || *byte == b'_' => at += 1,
                _ => break None,
            }
        };
        let (kind, at, end) = match refused {
            None => (FlawKind::EscapeInName, span.start as usize, at),
            Some((kind, stop)) => (kind, stop, stop),
        };
        let word = covering(span.start as usize..end.max(span.end as usize));
        self.flaw(kind, word, offset(at));
        self.bump_to(word.end as usize);
        self.push(TokenKind::Identifier, word);
    }

    /// `1.` is a number that wants digits; to go on it is a number and a dot.
    fn bare_number(&mut self, span: Span) {
        self.flaw(FlawKind::BareNumber, span, span.start);
        self.push(TokenKind::NumberLiteral, Span::new(span.start, span.end - 1));
        self.push(TokenKind::Dot, Span::new(span.end - 1, span.end));
    }

    fn string(&mut self, open: Span) {
        let start = open.start as usize;
        let quote = self.text.as_bytes()[start];
        let rest = self.raw.remainder();
        let stop = if self.strings_broken { b'\n' } else { quote };
        match string_len(rest.as_bytes(), quote, stop) {
            Some(len) => {
                self.raw.bump(len);
                self.push(TokenKind::StringLiteral, covering(start..start + 1 + len));
            }
            None => {
                self.strings_broken = true;
                let len = first_line(rest).len();
                self.raw.bump(len);
                let span = covering(start..start + 1 + len);
                self.flawed(TokenKind::StringLiteral, span, FlawKind::UnterminatedString);
            }
        }
    }

    fn template(&mut self, span: Span) {
        self.templates.push(Template { token: self.done.tokens.len(), braces: 0 });
        self.push(TokenKind::Template, span);
        self.template_text();
    }

    /// Reads text up to a hole or the end of the template.
    fn template_text(&mut self) {
        let start = self.raw.span().end;
        let rest = self.raw.remainder().as_bytes();
        let Some(len) = template_text_len(rest) else {
            // The text ends before the template does.
            self.raw.bump(rest.len());
            return;
        };
        let end = start + len;
        if len > 0 {
            self.push(TokenKind::TemplateText, covering(start..end));
        }
        let closes = rest[len] == b'`';
        self.raw.bump(len + 1);
        if closes {
            self.push(TokenKind::TemplateEnd, covering(end..end + 1));
            self.end_template();
        } else {
            self.push(TokenKind::HoleStart, covering(end..end + 1));
        }
    }

    /// To the reference an outermost template is one token: all that is wrong inside it is wrong
    /// with it.
    fn end_template(&mut self) {
        let Some(template) = self.templates.pop() else { return };
        if self.templates.is_empty() {
            self.blame(template.token);
        }
    }

    /// Puts the first flaw within the template that `token` opens on the template itself.
    fn blame(&mut self, token: usize) {
        let token = offset(token);
        let flaws = &mut self.done.flaws;
        let inside = flaws.iter().rposition(|flaw| flaw.token < token).map_or(0, |last| last + 1);
        if let Some(first) = flaws.get_mut(inside) {
            first.token = token;
        }
    }

    fn open_brace(&mut self, span: Span) {
        if !self.commented
            && let Some(template) = self.templates.last_mut()
        {
            template.braces += 1;
        }
        self.push(TokenKind::OpenBrace, span);
    }

    fn close_brace(&mut self, span: Span) {
        match self.templates.last_mut() {
            Some(_) if self.commented => self.push(TokenKind::CloseBrace, span),
            Some(template) if template.braces > 0 => {
                template.braces -= 1;
                self.push(TokenKind::CloseBrace, span);
            }
            Some(_) => {
                self.push(TokenKind::HoleEnd, span);
                self.template_text();
            }
            None => self.push(TokenKind::CloseBrace, span),
        }
    }

    /// The text ended in a template. The first time all since its start is forgotten but its first
    /// line, and reading goes on after that; whether that was done.
    fn go_back(&mut self) -> bool {
        let (Some(outer), Some(inner)) = (self.templates.first(), self.templates.last()) else {
            return false;
        };
        let (outer, inner) = (outer.token, inner.token);
        let opened = |token: usize| self.done.tokens[token].start;
        let (start, blamed) = (opened(outer), opened(inner));
        if self.done.flaws.iter().all(|flaw| (flaw.token as usize) < outer) {
            let kind = FlawKind::UnterminatedTemplate;
            let span = Span::new(start, start + 1);
            let token = offset(outer);
            self.done.flaws.push(Flaw { token, kind, span, offset: blamed });
        }
        self.blame(outer);
        self.templates.clear();
        if self.templates_broken {
            self.close_all();
            return false;
        }
        self.templates_broken = true;
        self.restart(outer, start as usize);
        true
    }

    /// Forgets all tokens from `token` on and takes the rest of the line for a string.
    fn restart(&mut self, token: usize, start: usize) {
        let end = start + first_line(&self.text[start..]).len();
        let limit = offset(start);
        self.done.tokens.truncate(token);
        let first = self.done.flaws.iter().position(|flaw| flaw.token as usize >= token);
        self.done.flaws.truncate(first.map_or(0, |first| first + 1));
        self.done.trivia.comments.retain(|comment| comment.span.start < limit);
        self.done.trivia.gaps.retain(|&gap| gap < limit);
        self.spaced = false;
        self.push(TokenKind::StringLiteral, covering(start..end));
        self.raw = TokenKind::lexer(self.text);
        self.raw.bump(end);
    }

    /// Ends what is open, for a parser that wants an end to everything.
    fn close_all(&mut self) {
        let end = covering(self.text.len()..self.text.len());
        let mut open: Vec<TokenKind> = Vec::new();
        for token in &self.done.tokens {
            match token.kind {
                TokenKind::Template => open.push(TokenKind::TemplateEnd),
                TokenKind::HoleStart => open.push(TokenKind::HoleEnd),
                TokenKind::HoleEnd | TokenKind::TemplateEnd => {
                    open.pop();
                }
                _ => {}
            }
        }
        while let Some(kind) = open.pop() {
            self.push(kind, end);
        }
    }
}

/// An offset in a text that is no longer than offsets can tell.
#[inline]
fn offset(index: usize) -> u32 {
    index as u32
}

/// The span of a range in such a text.
#[inline]
fn covering(range: Range<usize>) -> Span {
    Span::new(offset(range.start), offset(range.end))
}

/// The text up to the end of its line.
fn first_line(text: &str) -> &str {
    let len = memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len());
    text[..len].trim_end_matches('\r')
}

/// How long the rest of a string is, its closing quote included; none if `stop` or the end of the
/// text comes before that.
fn string_len(rest: &[u8], quote: u8, stop: u8) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr::memchr3(quote, b'\\', stop, rest.get(at..)?)?;
        match rest[at] {
            found if found == quote => return Some(at + 1),
            b'\\' => at = after_escaped(rest, at)?,
            _ => return None,
        }
    }
}

/// How long the text of a template is before the next hole or end.
fn template_text_len(rest: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr::memchr3(b'`', b'{', b'\\', rest.get(at..)?)?;
        if rest[at] != b'\\' {
            return Some(at);
        }
        at = after_escaped(rest, at)?;
    }
}

/// After the backslash at `at` and the character it escapes: carriage returns between them do not
/// exist.
fn after_escaped(rest: &[u8], at: usize) -> Option<usize> {
    let escaped = rest.get(at + 1..)?.iter().position(|&byte| byte != b'\r')?;
    Some(at + 1 + escaped + 1)
}

/// How long the escape at the start is, or what is wrong after how many bytes.
fn escape_len(bytes: &[u8]) -> Result<usize, (FlawKind, usize)> {
    if bytes.get(1) != Some(&b'u') {
        return Err((FlawKind::EscapeWithoutU, 1));
    }
    let digits = bytes[2..].iter().take(4).take_while(|byte| byte.is_ascii_hexdigit()).count();
    if digits < 4 { Err((FlawKind::EscapeWithoutDigits, 2 + digits)) } else { Ok(6) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens as the text of each, `_` before those with a space before them, line breaks as
    /// `;`.
    fn shown(text: &str) -> String {
        let lexed = lex(text);
        let show = |token: &Token| {
            let source = &text[token.start as usize..token.end as usize];
            let source = if token.kind == TokenKind::NewLine { ";" } else { source };
            format!("{}{source}", if token.spaced { "_" } else { "" })
        };
        lexed.tokens.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(shown(text).trim_end(), expected, "{text:?}");
    }

    #[test]
    fn spaces_count_only_directly_before_a_token() {
        check("f (1)", "f _( 1 )");
        check("f\n  (1)", "f ; ( 1 )");
        check("f/* */(1)", "f ( 1 )");
        check("f /* */(1)", "f _( 1 )");
        check("f\t// c\n(1)", "f _; ( 1 )");
    }

    #[test]
    fn a_line_break_takes_all_blank_lines_and_comments() {
        check("a\n\n // b\n /* c\n */ \n d", "a ; d");
        check("a\n/d", "a ; / d");
    }

    #[test]
    fn spaces_in_a_hole_do_not_count_but_after_a_comment() {
        check("`{f (1)}`", "` { f ( 1 ) } `");
        check("`{f /**/ (1)}`", "` { f _( 1 ) } `");
    }

    #[test]
    fn braces_in_a_hole_are_counted_but_after_a_comment() {
        check("`{ {a: 1} }}`", "` { { a : 1 } } } `");
        let kinds = |text| lex(text).tokens.iter().map(|token| token.kind).collect::<Vec<_>>();
        assert!(!kinds("`{1 /* c */}`").contains(&TokenKind::HoleEnd));
        assert!(kinds("`{1 /* c */\n}`").contains(&TokenKind::HoleEnd));
    }

    #[track_caller]
    fn check_flaws(text: &str, expected: &[(u32, FlawKind, u32)]) {
        let flaws = lex(text).flaws;
        let found: Vec<_> = flaws.iter().map(|flaw| (flaw.token, flaw.kind, flaw.offset)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn flaws_stand_at_the_token_that_the_reference_throws_at() {
        check_flaws("a $", &[(1, FlawKind::InvalidCharacter, 2)]);
        check_flaws("1.a", &[(0, FlawKind::BareNumber, 0)]);
        check_flaws("a /* b", &[(1, FlawKind::UnterminatedComment, 6)]);
        check_flaws("a\n/* b", &[(1, FlawKind::UnterminatedComment, 6)]);
        check_flaws(r"a\u00", &[(0, FlawKind::EscapeWithoutDigits, 5)]);
        // A template is one token: what is wrong inside is met where it starts.
        check_flaws("`a{$}`", &[(0, FlawKind::InvalidCharacter, 3)]);
        check_flaws("a `b{`c", &[(1, FlawKind::UnterminatedTemplate, 5)]);
    }

    /// What has no end counts up to the end of its line, so that the rest of the script can still
    /// be read.
    #[test]
    fn what_has_no_end_ends_with_its_line() {
        check("\"a b\nc", "\"a b ; c");
        check("`a {b\nc", "`a {b ; c");
        check("'a\n'b\nc 'd'", "'a\n' b ; c _'d'");
    }

    #[test]
    fn gaps_are_kept_once_for_each_run_of_blank_lines() {
        assert_eq!(lex("a\nb\n\n\n// c\n\n  \nd").trivia.gaps, [5, 14]);
        assert_eq!(lex("a\n\nb").trivia.gaps, [2]);
        assert_eq!(lex("a // c\nb").trivia.gaps, []);
    }

    #[test]
    fn comments_end_before_the_line_break() {
        let text = "// a\r\nb /* c */";
        let comments = lex(text).trivia.comments;
        let sources: Vec<_> = comments.iter().map(|comment| &text[comment.span.range()]).collect();
        assert_eq!(sources, ["// a", "/* c */"]);
    }
}
