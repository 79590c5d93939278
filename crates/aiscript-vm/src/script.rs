//! A script, ready to be loaded by any machine.

use std::fmt;
use std::rc::Rc;

use aizome_aiscript_syntax::aison::{self, Value as Static};
use aizome_aiscript_syntax::metadata::{Metadata, collect_metadata};
use aizome_aiscript_syntax::reference::SyntaxError;
use aizome_aiscript_syntax::scopes::Scopes;
use aizome_aiscript_syntax::{Node, NodeId, Options, Tree, Version};
use aizome_source::Diagnostic;

use crate::chunk::Chunk;
use crate::compile::{CompileOptions, TooLarge};

/// A compiled script. Clones share everything.
///
/// ```
/// use aizome_aiscript_vm::Script;
///
/// let script = Script::compile("### { name: 'a game' }\n#[on 'start']\n@begin() { 1 }").unwrap();
/// assert_eq!(script.attributed()[0].name, "begin");
/// assert_eq!(script.attributed()[0].attributes[0].1.as_str(), Some("start"));
/// assert!(Script::compile("let").is_err());
/// ```
#[derive(Debug, Clone)]
pub struct Script(Rc<Parts>);

#[derive(Debug)]
struct Parts {
    text: Rc<str>,
    chunk: Chunk,
    metadata: Metadata,
    attributed: Vec<Attributed>,
}

/// How a script is read and compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ScriptOptions {
    /// The version of the language.
    pub version: Version,
    /// Whether later scripts of the same machine see all of its variables as they are, while it runs
    /// too: for a session. Otherwise a variable that only the script itself uses is seen when it
    /// has ended.
    pub shares_variables: bool,
}

/// A definition of the script itself, or of a namespace, that has attributes.
#[derive(Debug, Clone, PartialEq)]
pub struct Attributed {
    /// What is defined: `f`, `A:f`.
    pub name: String,
    /// The attributes with their values; `true` for one without.
    pub attributes: Vec<(String, Static)>,
    /// Where the definition begins, in bytes.
    pub offset: u32,
}

/// Why a text is no script that can run.
#[derive(Debug, Clone)]
pub enum CompileError {
    /// It cannot be read.
    Syntax {
        /// All that is wrong with it.
        diagnostics: Vec<Diagnostic>,
        /// The error with which the reference refuses it.
        reference: Option<SyntaxError>,
    },
    /// It needs more than the machine has.
    TooLarge(TooLarge),
}

impl Script {
    /// Reads and compiles a script.
    ///
    /// # Errors
    /// If it cannot be read, or is too large.
    pub fn compile(text: &str) -> Result<Self, CompileError> {
        Self::compile_with(text, ScriptOptions::default())
    }

    /// The same with options.
    ///
    /// # Errors
    /// If it cannot be read, or is too large.
    pub fn compile_with(text: &str, options: ScriptOptions) -> Result<Self, CompileError> {
        let parsed = Options { version: options.version }.parse(text);
        if !parsed.is_valid() || parsed.reference_error.is_some() {
            let (diagnostics, reference) = (parsed.diagnostics, parsed.reference_error);
            return Err(CompileError::Syntax { diagnostics, reference });
        }
        let tree = parsed.tree();
        let compiling = CompileOptions { globals_only: options.shares_variables };
        let chunk =
            Chunk::compile(tree, &Scopes::of(tree), compiling).map_err(CompileError::TooLarge)?;
        let mut attributed = Vec::new();
        collect_attributed(tree, tree.roots(), "", &mut attributed);
        let metadata = collect_metadata(tree).unwrap_or_default();
        Ok(Self(Rc::new(Parts { text: text.into(), chunk, metadata, attributed })))
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// What `###` says about it.
    #[must_use]
    pub fn metadata(&self) -> &Metadata {
        &self.0.metadata
    }

    /// Definitions with attributes, in the order of the text.
    #[must_use]
    pub fn attributed(&self) -> &[Attributed] {
        &self.0.attributed
    }

    /// The code beside the source.
    #[must_use]
    pub fn listing(&self) -> String {
        self.0.chunk.disassemble()
    }

    pub(crate) fn chunk(&self) -> &Chunk {
        &self.0.chunk
    }
}

fn collect_attributed(tree: Tree<'_>, ids: &[NodeId], space: &str, found: &mut Vec<Attributed>) {
    for &id in ids {
        match tree.node(id) {
            Node::Namespace { name, members } => {
                let inner = format!("{space}{}:", tree.name(name));
                collect_attributed(tree, tree.list(members), &inner, found);
            }
            Node::Attributed { attributes, target } => {
                let Node::Define { dest, .. } = tree.node(target) else { continue };
                let attributes = tree.list(attributes).iter().filter_map(|&attribute| {
                    let Node::Attribute { name, value } = tree.node(attribute) else { return None };
                    let value = match value {
                        Some(value) => aison::literal(tree, value)?,
                        None => Static::Bool(true),
                    };
                    Some((tree.name(name).into_owned(), value))
                });
                found.push(Attributed {
                    name: format!("{space}{}", tree.source(dest)),
                    attributes: attributes.collect(),
                    offset: tree.span(target).start,
                });
            }
            _ => {}
        }
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { reference: Some(error), .. } => f.write_str(&error.text),
            Self::Syntax { .. } => f.write_str("the script cannot be read"),
            Self::TooLarge(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CompileError {}
