//! Tree and scopes → [`Chunk`]: one walk along the order in which a script runs.
//!
//! | file | what it writes |
//! |---|---|
//! | `code` | a function: ops, registers, steps, places, jumps |
//! | `pool` | the tables that ops name by number |
//! | `homes` | where variables live |
//! | `variables` | reading, writing and making them |
//! | `value` | expressions, each into a register |
//! | `operator` | operators, and conditions |
//! | `call` | calls, properties, literals with parts |
//! | `function` | functions and their parameters |
//! | `control` | statements, blocks, choices, jumps |
//! | `repeat` | loops |
//! | `pattern` | definitions that take values apart |
//! | `assign` | assignments |
//! | `namespace` | namespaces, which run before everything else |
//!
//! Errors of the script, such as a name that is bound twice, are no errors here: they are ops that
//! fail when it comes to them.

mod assign;
mod call;
mod code;
mod control;
mod function;
mod homes;
mod namespace;
mod operator;
mod pattern;
mod pool;
mod repeat;
mod value;
mod variables;

#[cfg(test)]
mod check;
#[cfg(test)]
mod generate;
#[cfg(test)]
mod tests;

use std::fmt;

use aizome_aiscript_syntax::scopes::{Binding, BindingId, BindingKind, ScopeId, Scopes};
use aizome_aiscript_syntax::{NodeId, Tree};

use crate::chunk::{Chunk, Export, Proto};
use crate::op::{Op, Reg};
use code::Code;
use homes::{Home, Homes, Sort, is_doubled};
use namespace::Spaces;
use pool::Pool;

/// How to compile.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct CompileOptions {
    /// Makes all variables of the script itself globals, so that later scripts see them.
    pub(crate) globals_only: bool,
}

/// A script that needs more than a chunk can hold, such as a function with 65 536 variables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge {
    /// Where it became too large, in bytes.
    pub offset: u32,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the script is too large to be compiled")
    }
}

impl std::error::Error for TooLarge {}

impl Chunk {
    /// Compiles a script that could be read without errors.
    ///
    /// # Errors
    ///
    /// If a function needs more registers than ops can name, or the code becomes far longer than the
    /// text.
    pub(crate) fn compile(
        tree: Tree<'_>,
        scopes: &Scopes,
        options: CompileOptions,
    ) -> Result<Self, TooLarge> {
        let mut compiler = Compiler::new(tree, scopes, options);
        compiler.script();
        compiler.finish()
    }
}

/// What becomes of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Want {
    /// Nobody looks at it.
    Nothing,
    /// It goes to a register, which is free for anything until then.
    Into(Reg),
    /// It ends the function.
    Return,
}

/// The state of the walk.
struct Compiler<'a> {
    tree: Tree<'a>,
    scopes: &'a Scopes,
    pool: Pool,
    homes: Homes,
    protos: Vec<Proto>,
    exports: Vec<Export>,
    /// The function that is being written.
    code: Code,
    function: ScopeId,
    /// Those around it, inner last.
    outer: Vec<Outer>,
    /// The namespaces around.
    spaces: Spaces,
}

/// A function that waits until one in it is written.
struct Outer {
    code: Code,
    function: ScopeId,
}

impl<'a> Compiler<'a> {
    fn new(tree: Tree<'a>, scopes: &'a Scopes, options: CompileOptions) -> Self {
        let root = scopes.scopes().next().map(|(id, _)| id).expect("a script is a scope");
        Self {
            tree,
            scopes,
            pool: Pool::default(),
            homes: Homes::of(tree, scopes, options),
            protos: vec![Proto::default()],
            exports: Vec::new(),
            code: Code::new(0, room(tree.text)),
            function: root,
            outer: Vec::new(),
            spaces: Spaces::default(),
        }
    }

    fn script(&mut self) {
        self.export();
        self.namespaces(self.tree.roots());
        self.statements(self.tree.roots(), Want::Return);
    }

    /// Gives registers to the variables of the script itself that are no globals.
    fn export(&mut self) {
        let scopes = self.scopes;
        let is_export = |&(id, binding): &(BindingId, &Binding)| {
            binding.kind != BindingKind::Outside
                && self.homes.sort(id) == Sort::Export
                && !is_doubled(scopes, id)
        };
        let exported: Vec<_> = scopes.bindings().filter(is_export).collect();
        for (id, binding) in exported {
            let register = self.code.alloc();
            self.homes.settle(id, Home::Register(register));
            self.code.emit(Op::Unset { d: register });
            let name = scopes.name(binding.name).into();
            self.exports.push(Export { name, register, is_mutable: binding.is_mutable() });
        }
    }

    fn finish(self) -> Result<Chunk, TooLarge> {
        if let Some(offset) = self.code.too_large {
            return Err(TooLarge { offset });
        }
        let mut protos = self.protos;
        protos[0] = self.code.proto;
        Ok(Chunk {
            text: self.tree.text.into(),
            protos,
            constants: self.pool.constants,
            keys: self.pool.keys,
            globals: self.pool.globals,
            exports: self.exports,
        })
    }

    /// Where the reference says that a node is.
    fn offset(&self, node: NodeId) -> u32 {
        self.tree.ast.location(node).start
    }

    /// Adds an op that may fail, at a place if it has one.
    fn emit(&mut self, op: Op, offset: Option<u32>) {
        match offset {
            Some(offset) => self.code.emit_at(op, offset),
            None => self.code.emit(op),
        }
    }
}

/// How many ops may become of a text. Most scripts have one for three bytes; only names that are
/// bound in each of many scopes, or that go through many functions, need more than a few.
fn room(text: &str) -> usize {
    text.len().saturating_mul(32).saturating_add(1 << 16)
}
