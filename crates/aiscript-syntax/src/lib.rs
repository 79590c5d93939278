//! AiScript text ⇄ tree, exactly as the reference, npm `@syuilo/aiscript` 1.2.1, reads it.
//!
//! [`parse()`] never fails: it answers with a tree, the comments and blank lines, and what is
//! wrong. Everything else reads the tree: [`mod@reference`] shows it as the reference does,
//! [`scopes`] say who binds which name, [`mod@format`] writes it again.
//!
//! ```
//! let parsed = aizome_aiscript_syntax::parse("<: 1 +");
//! assert_eq!(parsed.diagnostics[0].code.name, "unexpected_end");
//! ```

// Text → tokens.
pub mod lexer;
pub mod token;
pub mod trivia;

// Tokens → tree.
mod ast;
pub mod codes;
mod findings;
mod parse;
mod tree;
pub mod validate;
mod walk;

// What the tree tells.
pub mod aison;
pub mod format;
pub mod metadata;
pub mod reference;
pub mod scopes;

pub use ast::{
    AssignOp, Ast, BinaryOp, Define, Function, FunctionId, FunctionType, FunctionTypeId, List,
    Node, NodeId, UnaryOp,
};
pub use metadata::lang_version;
pub use parse::{MAX_DEPTH, Options, Parsed, Version, parse};
pub use tree::Tree;
pub use trivia::{Comment, CommentKind, Trivia};
