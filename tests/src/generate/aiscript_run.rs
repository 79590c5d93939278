//! Programs that run and end: made to be run by the reference and by us, and to be told apart by
//! what they print.
//!
//! The writer knows the types of the variables in scope, so most of what it writes makes sense, and
//! programs come far; a few are written by a careless hand. Loops count with variables that their
//! bodies cannot name, so every program ends, and nothing grows that could grow without end.
//!
//! In `exec` the reference runs the callbacks of `map`, `flat_map` and `sort` interleaved at every
//! node, which nobody else does. There, such callbacks either can be told apart from nothing, or are
//! alone (`functions`).

mod errors;
mod expressions;
mod functions;
mod literals;
mod namespaces;
mod natives;
mod patterns;
mod scenes;
mod shrink;
mod statements;
mod words;

use aizome_aiscript_std::reference::Request;
use fastrand::Rng;

use natives::Kind;

pub use shrink::smaller;

/// A program and how it is to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The script.
    pub src: String,
    /// How many steps it may take; none needs as many as [`MOST_STEPS`] to end.
    pub max_step: u64,
    /// Whether it is run without waiting for anything.
    pub sync: bool,
    /// Whether callbacks run side by side in it, so that cutting it short cuts it anywhere.
    pub interleaves: bool,
}

impl Program {
    /// The request to run it.
    #[must_use]
    pub fn request(&self) -> Request {
        Request { src: self.src.clone(), max_step: Some(self.max_step), sync: self.sync }
    }
}

/// More steps than programs take, but for those that call and loop more than most.
pub const MOST_STEPS: u64 = 20_000;

/// An endless stream of programs; the same seed gives the same programs.
///
/// ```
/// use aizome_tests::generate::aiscript_run::Programs;
///
/// let once: Vec<_> = Programs::new(7).take(20).collect();
/// assert_eq!(once, Programs::new(7).take(20).collect::<Vec<_>>());
/// ```
#[derive(Debug, Clone)]
pub struct Programs {
    rng: Rng,
}

impl Programs {
    /// The stream of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { rng: Rng::with_seed(seed) }
    }
}

impl Iterator for Programs {
    type Item = Program;

    fn next(&mut self) -> Option<Program> {
        let sync = self.rng.u8(..10) < 4;
        let cut = self.rng.u8(..8) == 0;
        let mut writer = Writer::new(&mut self.rng, sync, !sync && !cut);
        let src = writer.program();
        let interleaves = writer.interleaved;
        let max_step = if cut { self.rng.u64(1..400) } else { MOST_STEPS };
        Some(Program { src, max_step, sync, interleaves })
    }
}

/// A variable that the writer may use.
#[derive(Debug, Clone)]
struct Variable {
    name: String,
    kind: Kind,
    mutable: bool,
    /// What a function of the program takes and gives.
    signature: Option<(Vec<Kind>, Kind)>,
}

/// A program while it is written: its parts are texts, put together from the inside.
#[derive(Debug)]
struct Writer<'r> {
    rng: &'r mut Rng,
    sync: bool,
    /// Whether callbacks may run side by side.
    may_interleave: bool,
    interleaved: bool,
    scopes: Vec<Vec<Variable>>,
    /// How many names were made up.
    names: u32,
    /// How much more may be written.
    left: i32,
    depth: u32,
    loops: u32,
    /// What the function gives that is being written.
    gives: Option<Kind>,
    /// Of a thousand expressions, so many are of any kind.
    careless: u32,
}

/// Deeper than this only leaves are written.
const DEEPEST: u32 = 7;

impl<'r> Writer<'r> {
    fn new(rng: &'r mut Rng, sync: bool, may_interleave: bool) -> Self {
        let careless = [0, 0, 0, 0, 0, 0, 1, 2, 5, 30][rng.usize(..10)];
        let left = rng.i32(20..160);
        Self {
            rng,
            sync,
            may_interleave,
            interleaved: false,
            scopes: vec![Vec::new()],
            names: 0,
            left,
            depth: 0,
            loops: 0,
            gives: None,
            careless,
        }
    }

    /// Namespaces first, for they see nothing else; perhaps an error as the last thing.
    fn program(&mut self) -> String {
        let mut parts = Vec::new();
        if self.chance(15) {
            parts.push(self.namespaces());
        }
        while self.left > 0 {
            parts.extend(self.some_statements());
        }
        if self.chance(25) {
            parts.extend(self.disaster());
        }
        parts.extend(self.show_variables());
        if self.chance(50) {
            let kind = self.kind();
            parts.push(self.expression(kind));
        }
        parts.join("\n")
    }

    /// The variables in sight, printed: what was done to them would else be seen by nobody.
    fn show_variables(&mut self) -> Vec<String> {
        let shown = |variable: &Variable| format!("<: {}", variable.name);
        let last = self.scopes.last();
        last.into_iter().flatten().filter(|one| one.kind != Kind::Fn).map(shown).collect()
    }

    /// Writes something in a scope of its own.
    fn scoped<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.push(Vec::new());
        let written = write(self);
        self.scopes.pop();
        written
    }

    /// Writes something one level deeper.
    fn nested<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        self.left -= 1;
        self.depth += 1;
        let written = write(self);
        self.depth -= 1;
        written
    }

    /// Whether there is room for another construct inside of this one.
    fn room(&self) -> bool {
        self.left > 0 && self.depth < DEEPEST
    }

    /// A name that nothing has.
    fn fresh(&mut self) -> String {
        self.names += 1;
        format!("v{}", self.names)
    }

    /// A name for a new variable here: mostly fresh, else one of further out.
    fn new_name(&mut self) -> String {
        let (here, outside) = self.scopes.split_last().expect("there is a scope");
        let is_here = |name: &str| here.iter().any(|variable| variable.name == name);
        let outside: Vec<String> =
            outside.iter().flatten().map(|it| it.name.clone()).filter(|it| !is_here(it)).collect();
        if outside.is_empty() || !self.chance(20) {
            self.fresh()
        } else {
            outside[self.rng.usize(..outside.len())].clone()
        }
    }

    fn declare(&mut self, name: &str, kind: Kind, mutable: bool) {
        let variable = Variable { name: name.to_owned(), kind, mutable, signature: None };
        self.scopes.last_mut().expect("there is a scope").push(variable);
    }

    /// A variable in sight that is wanted: one that is hidden by another of its name is not.
    fn variable(&mut self, wanted: impl Fn(&Variable) -> bool) -> Option<Variable> {
        let mut seen: Vec<&Variable> = Vec::new();
        for variable in self.scopes.iter().rev().flat_map(|scope| scope.iter().rev()) {
            if seen.iter().all(|nearer| nearer.name != variable.name) {
                seen.push(variable);
            }
        }
        seen.retain(|variable| wanted(variable));
        if seen.is_empty() { None } else { Some(seen[self.rng.usize(..seen.len())].clone()) }
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.rng.usize(..from.len())]
    }

    fn chance(&mut self, per_cent: u32) -> bool {
        self.rng.u32(..100) < per_cent
    }
}
