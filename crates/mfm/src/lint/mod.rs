//! Lints: places where a note reads as if more had been meant than its readers will see.
//!
//! Any text is MFM, so the lints look for two things: functions that will not do what their
//! arguments say, and text that was surely meant to be a construct. The second kind is found in
//! text nodes, since a construct that failed has become one. What is found there is only what the
//! parser has truly refused; a mark inside code, say, is never looked at.
//!
//! | file | what it looks at |
//! |---|---|
//! | [`function`] | names and arguments of functions |
//! | [`content`] | what `font`, `ruby` and `unixtime` are given |
//! | [`passage`] | a text node and where its lines stand in the source |
//! | [`text`] | marks and numbers left in text |
//! | [`malformed`] | functions left in text |
//! | [`emphasis`] | `*…*` and `_…_` left in text |
//! | [`unclosed`] | openers that turned the rest into text |
//! | [`block`] | fences and `<center>` left in text |
//! | [`link`] | links left in text |
//! | [`raw`] | what Misskey's client finds in the raw text |

mod block;
mod content;
mod emphasis;
mod function;
mod header;
mod link;
mod malformed;
mod passage;
mod raw;
mod text;
mod unclosed;

use aizome_source::{Diagnostic, Edit, Fix, Localized, Span};

use crate::functions::Dialect;
use crate::{Kind, MAX_NEST_LIMIT, Node, Options};
use passage::{Passage, Place};

/// What the lints take for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LintOptions {
    /// The software whose functions are known.
    pub dialect: Dialect,
    /// The nest limit the note is parsed with.
    pub nest_limit: u32,
}

impl Default for LintOptions {
    /// Misskey, and its nest limit, 20.
    fn default() -> Self {
        Self { dialect: Dialect::Misskey, nest_limit: 20 }
    }
}

/// Parses a note and says what its author may want to know, in order of place.
///
/// ```
/// use aizome_mfm::{LintOptions, lint};
///
/// let found = lint("$[spin.speed=500ms 🍮] **hey @ai", LintOptions::default());
/// let codes: Vec<_> = found.iter().map(|diagnostic| diagnostic.code.name).collect();
/// assert_eq!(codes, ["invalid_time", "unclosed"]);
/// assert_eq!(found[0].fix.as_ref().unwrap().edits[0].text, "0.5s");
/// ```
#[must_use]
pub fn lint(text: &str, options: LintOptions) -> Vec<Diagnostic> {
    lint_nodes(text, &Options::default().nest_limit(options.nest_limit).parse(text), options)
}

/// The same for a tree parsed before, which must be that of `text` with the options' nest limit.
#[must_use]
pub fn lint_nodes(text: &str, nodes: &[Node<'_>], options: LintOptions) -> Vec<Diagnostic> {
    let found = Vec::new();
    let mut linter = Linter { source: text, options, found, comparisons: COMPARISONS };
    linter.raw();
    linter.nodes(nodes, Place::TOP);
    linter.found.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.code.id));
    linter.found
}

struct Linter<'t> {
    source: &'t str,
    options: LintOptions,
    found: Vec<Diagnostic>,
    /// How many more wrong names are compared with every known one.
    comparisons: u32,
}

/// How many wrong names of a note get a "did you mean": a note full of them is no typing error.
const COMPARISONS: u32 = 100;

impl<'t> Linter<'t> {
    fn nodes(&mut self, nodes: &[Node<'_>], place: Place) {
        for node in nodes {
            match &node.kind {
                Kind::Text(text) => {
                    if let Some(passage) = Passage::new(self.source, text, node.span, place) {
                        self.passage(&passage);
                    }
                }
                Kind::Plain(_) => {}
                Kind::Fn { name, children, .. } => {
                    self.function(node, name);
                    self.content(node, name, children);
                    self.nodes(children, place.inside(node));
                }
                _ => self.nodes(node.children(), place.inside(node)),
            }
        }
    }

    fn passage(&mut self, passage: &Passage<'_>) {
        if passage.place.depth >= self.options.nest_limit.clamp(1, MAX_NEST_LIMIT) {
            self.nested_too_deep(passage);
        } else {
            self.text(passage);
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }
}

/// A fix that replaces one span.
fn replace(span: Span, text: impl Into<String>, title: Localized) -> Fix {
    Fix { title, edits: vec![Edit { span, text: text.into() }] }
}

/// At most this much of a note is repeated in a message.
const SHOWN_CHARS: usize = 40;

/// A piece of the note as a message shows it: one short line.
fn shown(piece: &str) -> String {
    let line = piece.lines().next().unwrap_or_default();
    match line.char_indices().nth(SHOWN_CHARS) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line.to_owned(),
    }
}
