//! The tokens of AiScript, in one table.
//!
//! Two things are not plain matches. A template is a mode: after `` ` `` and after the `}` that
//! closes a hole the lexer reads text, which only it knows to end ([`TokenKind::TemplateText`]).
//! And a line break swallows all blank lines and comments that follow, so that a parser sees one
//! [`TokenKind::NewLine`].

use logos::{Lexer, Logos};

/// What a token is. The names are those of the reference, which stand in its messages.
#[derive(Logos, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[logos(skip "[ \t]+")]
pub enum TokenKind {
    /// The end of the script, and the end of a hole for what is inside of it.
    Eof,
    /// The first `\n`, and all blank and comment lines after it.
    #[token("\n")]
    NewLine,
    /// `name`
    #[regex("[A-Za-z_][A-Za-z0-9_]*")]
    Identifier,
    /// `12`, `1.5`
    #[regex(r"[0-9]+(\.[0-9]+)?")]
    NumberLiteral,
    /// `"text"`, `'text'`; the lexer finds its end.
    #[token("\"")]
    #[token("'")]
    StringLiteral,
    /// The `` ` `` that opens a template.
    #[token("`")]
    Template,
    /// Text in a template.
    TemplateText,
    /// The `{` that opens a hole in a template.
    HoleStart,
    /// The `}` that closes it; to what stands in the hole it is the end of the script.
    HoleEnd,
    /// The `` ` `` that closes a template.
    TemplateEnd,

    /// `null`
    #[token("null")]
    NullKeyword,
    /// `true`
    #[token("true")]
    TrueKeyword,
    /// `false`
    #[token("false")]
    FalseKeyword,
    /// `each`
    #[token("each")]
    EachKeyword,
    /// `for`
    #[token("for")]
    ForKeyword,
    /// `loop`
    #[token("loop")]
    LoopKeyword,
    /// `do`
    #[token("do")]
    DoKeyword,
    /// `while`
    #[token("while")]
    WhileKeyword,
    /// `break`
    #[token("break")]
    BreakKeyword,
    /// `continue`
    #[token("continue")]
    ContinueKeyword,
    /// `match`
    #[token("match")]
    MatchKeyword,
    /// `case`
    #[token("case")]
    CaseKeyword,
    /// `default`
    #[token("default")]
    DefaultKeyword,
    /// `if`
    #[token("if")]
    IfKeyword,
    /// `elif`
    #[token("elif")]
    ElifKeyword,
    /// `else`
    #[token("else")]
    ElseKeyword,
    /// `return`
    #[token("return")]
    ReturnKeyword,
    /// `eval`
    #[token("eval")]
    EvalKeyword,
    /// `var`
    #[token("var")]
    VarKeyword,
    /// `let`
    #[token("let")]
    LetKeyword,
    /// `exists`
    #[token("exists")]
    ExistsKeyword,

    /// `!`
    #[token("!")]
    Not,
    /// `!=`
    #[token("!=")]
    NotEq,
    /// `#`
    #[token("#")]
    Sharp,
    /// `#[`
    #[token("#[")]
    OpenSharpBracket,
    /// `###`
    #[token("###")]
    Sharp3,
    /// `%`
    #[token("%")]
    Percent,
    /// `&&`
    #[token("&&")]
    And2,
    /// `(`
    #[token("(")]
    OpenParen,
    /// `)`
    #[token(")")]
    CloseParen,
    /// `*`
    #[token("*")]
    Asterisk,
    /// `+`
    #[token("+")]
    Plus,
    /// `+=`
    #[token("+=")]
    PlusEq,
    /// `,`
    #[token(",")]
    Comma,
    /// `-`
    #[token("-")]
    Minus,
    /// `-=`
    #[token("-=")]
    MinusEq,
    /// `.`
    #[token(".")]
    Dot,
    /// `/`
    #[token("/")]
    Slash,
    /// `:`
    #[token(":")]
    Colon,
    /// `::`
    #[token("::")]
    Colon2,
    /// `;`
    #[token(";")]
    SemiColon,
    /// `<`
    #[token("<")]
    Lt,
    /// `<=`
    #[token("<=")]
    LtEq,
    /// `<:`
    #[token("<:")]
    Out,
    /// `=`
    #[token("=")]
    Eq,
    /// `==`
    #[token("==")]
    Eq2,
    /// `=>`
    #[token("=>")]
    Arrow,
    /// `>`
    #[token(">")]
    Gt,
    /// `>=`
    #[token(">=")]
    GtEq,
    /// `?`
    #[token("?")]
    Question,
    /// `@`
    #[token("@")]
    At,
    /// `[`
    #[token("[")]
    OpenBracket,
    /// `\`
    #[token("\\")]
    BackSlash,
    /// `]`
    #[token("]")]
    CloseBracket,
    /// `^`
    #[token("^")]
    Hat,
    /// `{`
    #[token("{")]
    OpenBrace,
    /// `|`
    #[token("|")]
    Or,
    /// `||`
    #[token("||")]
    Or2,
    /// `}`
    #[token("}")]
    CloseBrace,

    /// No token at all. Like the kinds above that the table does not match, it has a finding.
    Error,

    /// Carriage returns, which the language deletes: seen by the lexer alone.
    #[regex("\r+")]
    Return,
    /// `// comment`: seen by the lexer alone.
    #[regex("//[^\n]*", allow_greedy = true)]
    LineComment,
    /// `/* comment */`: seen by the lexer alone.
    #[token("/*", block_comment)]
    BlockComment,
    /// `1.`: seen by the lexer alone.
    #[regex(r"[0-9]+\.")]
    BareNumber,
    /// `##`: seen by the lexer alone.
    #[token("##")]
    Sharp2,
    /// `&`: seen by the lexer alone.
    #[token("&")]
    And,
}

/// Takes in a comment up to its `*/`, or, where none follows, up to the end of the text.
fn block_comment(lexer: &mut Lexer<'_, TokenKind>) {
    let rest = lexer.remainder();
    let len = memchr::memmem::find(rest.as_bytes(), b"*/").map_or(rest.len(), |at| at + 2);
    lexer.bump(len);
}

/// A token where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Whether a space or tab stands directly before it. Line breaks and comments do not count,
    /// and indentation belongs to the line break.
    pub spaced: bool,
    /// Offset of its first byte.
    pub start: u32,
    /// Offset after its last byte.
    pub end: u32,
}

impl TokenKind {
    /// The word of a keyword.
    #[must_use]
    pub fn keyword(self) -> Option<&'static str> {
        Some(match self {
            Self::NullKeyword => "null",
            Self::TrueKeyword => "true",
            Self::FalseKeyword => "false",
            Self::EachKeyword => "each",
            Self::ForKeyword => "for",
            Self::LoopKeyword => "loop",
            Self::DoKeyword => "do",
            Self::WhileKeyword => "while",
            Self::BreakKeyword => "break",
            Self::ContinueKeyword => "continue",
            Self::MatchKeyword => "match",
            Self::CaseKeyword => "case",
            Self::DefaultKeyword => "default",
            Self::IfKeyword => "if",
            Self::ElifKeyword => "elif",
            Self::ElseKeyword => "else",
            Self::ReturnKeyword => "return",
            Self::EvalKeyword => "eval",
            Self::VarKeyword => "var",
            Self::LetKeyword => "let",
            Self::ExistsKeyword => "exists",
            _ => return None,
        })
    }

    /// The name in the reference's messages, such as `CloseBrace`.
    #[must_use]
    pub fn reference_name(self) -> String {
        match self {
            Self::HoleEnd => "EOF".to_owned(),
            kind => format!("{kind:?}"),
        }
    }
}
