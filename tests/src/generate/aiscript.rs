//! Generators of scripts: every construct of AiScript in every layout, mutations, hostile families.
//!
//! A script is written straight from the grammar, so nearly all of them are taken by the reference
//! (see [`Scripts`]), and what is taken is strange: comments and line breaks stand wherever the
//! language allows them, `\` joins lines, words that are keywords elsewhere are keys. What a script
//! means is not looked at: most would not run. Whoever wants scripts that run and end adds the words
//! to `words` and chooses among the statements in `statements`; nothing else knows what there is.

mod expressions;
mod families;
mod jumps;
mod layout;
mod literals;
mod mutations;
mod statements;
mod types;
mod words;

use fastrand::Rng;

use jumps::Jumps;
use layout::Layout;

pub use families::{Family, families};
pub use mutations::mutated;

/// An endless stream of scripts; the same seed gives the same scripts. At least nine in ten are
/// taken by the reference; the others jump or name things as they must not.
///
/// ```
/// use aizome_tests::generate::aiscript::Scripts;
///
/// let once: Vec<String> = Scripts::new(7).take(20).collect();
/// assert_eq!(once, Scripts::new(7).take(20).collect::<Vec<_>>());
/// ```
#[derive(Debug, Clone)]
pub struct Scripts {
    rng: Rng,
    size: Option<u32>,
}

impl Scripts {
    /// The stream of a seed: mostly short scripts, some of a few thousand bytes.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { rng: Rng::with_seed(seed), size: None }
    }

    /// Scripts of about so many constructs each: a construct takes some ten bytes.
    #[must_use]
    pub fn of_size(self, constructs: u32) -> Self {
        Self { size: Some(constructs), ..self }
    }
}

impl Iterator for Scripts {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let size = self.size.unwrap_or_else(|| match self.rng.u8(..20) {
            0..8 => self.rng.u32(1..12),
            8..16 => self.rng.u32(12..60),
            16..19 => self.rng.u32(60..200),
            _ => self.rng.u32(200..600),
        });
        let mut writer = Writer::new(&mut self.rng, size);
        writer.script();
        Some(writer.out)
    }
}

/// A script while it is written.
#[derive(Debug)]
struct Writer<'r> {
    rng: &'r mut Rng,
    out: String,
    layout: Layout,
    /// How many more constructs there is room for; below 0 everything becomes as short as it gets.
    left: i64,
    /// How deep the construct lies that is being written.
    depth: u32,
    /// How many holes of templates it lies in: some rules are others there.
    holes: u32,
    jumps: Jumps,
    /// The type parameters in scope.
    type_params: Vec<&'static str>,
    /// Whether the script may do what the reference refuses after it has read it.
    daring: bool,
}

/// Deeper than this only leaves are written.
const DEEPEST: u32 = 12;

impl<'r> Writer<'r> {
    fn new(rng: &'r mut Rng, size: u32) -> Self {
        let layout = Layout::random(rng);
        let daring = rng.u8(..10) == 0;
        Self {
            rng,
            out: String::new(),
            layout,
            left: i64::from(size),
            depth: 0,
            holes: 0,
            jumps: Jumps::default(),
            type_params: Vec::new(),
            daring,
        }
    }

    /// Whether there is room for another construct inside of this one.
    fn room(&self) -> bool {
        self.left > 0 && self.depth < DEEPEST
    }

    /// Writes a construct one level deeper.
    fn nested(&mut self, write: impl FnOnce(&mut Self)) {
        self.left -= 1;
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    /// How many elements a list gets: as many as there is room for, at most so many.
    fn count(&mut self, most: usize) -> usize {
        if self.room() { self.rng.usize(..=most) } else { self.rng.usize(..=most.min(1)) }
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn put_one(&mut self, from: &[&str]) {
        let text = self.pick(from);
        self.out.push_str(text);
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.rng.usize(..from.len())]
    }

    fn chance(&mut self, per_cent: u32) -> bool {
        self.rng.u32(..100) < per_cent
    }
}
