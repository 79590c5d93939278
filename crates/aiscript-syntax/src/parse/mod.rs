//! Text → tree: a recovering parser, with one function for each production of the grammar.
//!
//! **The contract.** A production always gives a node, maybe a [`Node::Error`](crate::Node::Error),
//! and never fails. Up to the first finding it takes the same steps as the reference, so that the
//! first finding is the reference's error. After one it goes on: what is missing is taken to be
//! there, and a list ([`list`]) skips what cannot start an element until something can. At one
//! token only one thing is reported. Every loop over tokens proves that it moves; nesting has a
//! limit ([`MAX_DEPTH`]).
//!
//! | file | what it reads |
//! |---|---|
//! | [`parser`] | tokens: looking, taking, reporting, building nodes |
//! | [`list`] | everything that repeats: elements, separators, recovery |
//! | [`top_level`] | namespaces, metadata |
//! | [`statement`] | definitions, loops, jumps, assignments, attributes, labels |
//! | [`expression`] | operators by binding power, and what they bind |
//! | [`control`] | `if`, `match`, `eval`, `exists` |
//! | [`literal`] | numbers, strings, templates, arrays, objects |
//! | [`function`] | functions, parameters, types |
//! | [`hint`] | what people usually mean when they write what cannot be read |
//! | [`returns`] | carriage returns that the language deletes |

mod control;
mod expression;
mod function;
mod hint;
mod list;
mod literal;
mod parser;
mod returns;
mod statement;
mod top_level;

use aizome_source::Diagnostic;

use self::parser::Parser;
use self::returns::Returns;
use crate::ast::{Ast, NodeId};
use crate::findings::Findings;
use crate::lexer::lex;
use crate::reference::SyntaxError;
use crate::tree::Tree;
use crate::trivia::Trivia;
use crate::validate::validate;

/// How deep a tree may be. Without a limit `((((…` would end the process; the reference ends in a
/// `RangeError` at some 1 000 to 2 500 levels, depending on what is nested.
pub const MAX_DEPTH: u32 = 1000;

/// Which AiScript a script is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Version {
    /// As npm `@syuilo/aiscript` 1.2.1 reads it.
    #[default]
    V1_2,
    /// As 1.3 will: `{a}` is short for `{a: a}`, and a doubled key is an error.
    V1_3,
}

/// How to read a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The language version.
    pub version: Version,
}

/// What a text is: always a tree, with what is wrong beside it.
#[derive(Debug, Clone)]
pub struct Parsed<'s> {
    /// The text.
    pub text: &'s str,
    /// Its tree.
    pub ast: Ast,
    /// What stands between the tokens.
    pub trivia: Trivia,
    /// Everything that is wrong, the reference's error first, then in the order in which it was
    /// found.
    pub diagnostics: Vec<Diagnostic>,
    /// The error with which the reference refuses the script; none if it takes it.
    pub reference_error: Option<SyntaxError>,
}

impl<'s> Parsed<'s> {
    /// The tree together with its text.
    #[must_use]
    pub fn tree(&self) -> Tree<'_> {
        Tree::new(&self.ast, self.text)
    }

    /// Whether nothing is wrong with it, as far as syntax goes.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.diagnostics.is_empty()
    }
}

/// Reads a script as version 1.2.1 of the reference does. Any text is answered with a tree; texts
/// of 4 GiB and more are cut.
#[must_use]
pub fn parse(text: &str) -> Parsed<'_> {
    Options::default().parse(text)
}

impl Options {
    /// Reads a script of this version.
    ///
    /// ```
    /// use aizome_aiscript_syntax::{Options, Version};
    ///
    /// let script = "let a = 1\nlet b = { a }";
    /// assert!(!Options { version: Version::V1_2 }.parse(script).is_valid());
    /// assert!(Options { version: Version::V1_3 }.parse(script).is_valid());
    /// ```
    #[must_use]
    pub fn parse(self, text: &str) -> Parsed<'_> {
        let parsed = read(text, self, |parser| {
            parser.ast.roots = parser.top_level();
        });
        parsed.0
    }
}

/// Reads AiSON: a script that is one literal.
pub(crate) fn parse_aison(text: &str) -> (Parsed<'_>, Option<NodeId>) {
    read(text, Options::default(), |parser| parser.aison())
}

fn read<T>(text: &str, options: Options, grammar: fn(&mut Parser<'_>) -> T) -> (Parsed<'_>, T) {
    let returns = Returns::of(text);
    let clean = returns.clean();
    let mut tokens = lex(clean);
    let trivia = std::mem::take(&mut tokens.trivia);
    let mut parser = Parser::new(clean, tokens, options);
    let root = grammar(&mut parser);
    let (ast, suspects, mut findings) = parser.finish();
    let read = findings.diagnostics.len();
    validate(Tree::new(&ast, clean), suspects, &mut findings);
    drop_uncertain(clean, &mut findings, read);
    let Findings { diagnostics, reference } = findings;
    let mut parsed = Parsed { text, ast, trivia, diagnostics, reference_error: reference };
    returns.restore(&mut parsed);
    if !parsed.is_valid() {
        cover_children(&mut parsed.ast);
    }
    (parsed, root)
}

/// Where a bracket was never closed, or something has a body as in other languages, nobody knows
/// what is inside of what from that line on: jumps are not judged there. The first `read` findings
/// were made while reading.
fn drop_uncertain(text: &str, findings: &mut Findings, read: usize) {
    let found = &mut findings.diagnostics;
    let unclear = found.iter().take(read).filter(|found| hint::unsettles_nesting(found));
    let Some(first) = unclear.map(|found| found.span.start).min() else { return };
    let line = text.get(..first as usize).and_then(|before| before.rfind('\n')).unwrap_or(0);
    let mut judged = found.split_off(read);
    judged.retain(|found| (found.span.end as usize) <= line || !hint::is_about_jumps(found));
    found.append(&mut judged);
}

/// Makes every node cover its children. One whose first part is missing does not yet: what is
/// missing stands at the end of the token before.
fn cover_children(ast: &mut Ast) {
    for id in ast.ids() {
        let mut span = ast.span(id);
        ast.each_child(id, |child| span = span.cover(ast.span(child)));
        ast.entries[id.index()].span = span;
    }
}
