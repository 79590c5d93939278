//! Names as numbers, and what a member of a namespace is called from outside.
//!
//! A member `c` in `:: A { :: B { … } }` has as many names as there are scopes around it: `c`,
//! `B:c`, `A:B:c`. To list all of them would take quadratic time in deep namespaces, so the names
//! that a script spells are kept in a tree, last part first, and a member follows it only as far as
//! it goes.

use rustc_hash::FxHashMap;

use crate::ast::{BinaryOp, Node};
use crate::tree::Tree;

/// Which name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(u32);

impl NameId {
    /// The place in the table of names, from 0: for side tables.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Every name of a script, once.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    ids: FxHashMap<Box<str>, NameId>,
    texts: Vec<Box<str>>,
}

impl Names {
    pub(super) fn intern(&mut self, text: &str) -> NameId {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = NameId(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.ids.insert(text.into(), id);
        self.texts.push(text.into());
        id
    }

    pub(super) fn find(&self, text: &str) -> Option<NameId> {
        self.ids.get(text).copied()
    }

    pub(super) fn text(&self, id: NameId) -> &str {
        &self.texts[id.index()]
    }

    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }
}

/// A place in [`Spelled`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Suffix(u32);

/// The names with `:` that a script spells (operators spell theirs too), by their parts, the last
/// first.
#[derive(Debug, Default)]
pub(super) struct Spelled {
    longer: FxHashMap<(Suffix, NameId), Suffix>,
    whole: Vec<Option<NameId>>,
}

impl Spelled {
    /// The suffix without parts.
    pub(super) const EMPTY: Suffix = Suffix(0);

    /// Collects the names of a script.
    pub(super) fn of(tree: Tree<'_>, names: &mut Names) -> Self {
        let mut spelled = Self { whole: vec![None], ..Self::default() };
        OPERATORS.iter().for_each(|name| spelled.add(name, names));
        for id in tree.ast.ids() {
            if tree.node(id) == Node::Ident && tree.source(id).contains(':') {
                spelled.add(&tree.name(id), names);
            }
        }
        spelled
    }

    /// The suffix with one more part before it, if the script spells it.
    pub(super) fn longer(&self, suffix: Suffix, part: NameId) -> Option<Suffix> {
        self.longer.get(&(suffix, part)).copied()
    }

    /// The name that a suffix is, if the script spells it without anything before it.
    pub(super) fn whole(&self, suffix: Suffix) -> Option<NameId> {
        self.whole.get(suffix.0 as usize).copied().flatten()
    }

    fn add(&mut self, name: &str, names: &mut Names) {
        let mut suffix = Self::EMPTY;
        for part in name.rsplit(':') {
            let next = Suffix(u32::try_from(self.whole.len()).unwrap_or(u32::MAX));
            suffix = *self.longer.entry((suffix, names.intern(part))).or_insert(next);
            if suffix == next {
                self.whole.push(None);
            }
        }
        self.whole[suffix.0 as usize] = Some(names.intern(name));
    }
}

/// The variable that an operator calls; `&&` and `||` call none.
pub(super) fn operator(op: BinaryOp) -> Option<&'static str> {
    let [add, sub, mul, div, rem, pow, lt, lteq, gt, gteq, eq, neq] = OPERATORS;
    Some(match op {
        BinaryOp::Pow => pow,
        BinaryOp::Mul => mul,
        BinaryOp::Div => div,
        BinaryOp::Rem => rem,
        BinaryOp::Add => add,
        BinaryOp::Sub => sub,
        BinaryOp::Lt => lt,
        BinaryOp::LtEq => lteq,
        BinaryOp::Gt => gt,
        BinaryOp::GtEq => gteq,
        BinaryOp::Eq => eq,
        BinaryOp::NotEq => neq,
        BinaryOp::And | BinaryOp::Or => return None,
    })
}

/// Every variable that an operator calls.
const OPERATORS: [&str; 12] = [
    "Core:add",
    "Core:sub",
    "Core:mul",
    "Core:div",
    "Core:mod",
    "Core:pow",
    "Core:lt",
    "Core:lteq",
    "Core:gt",
    "Core:gteq",
    "Core:eq",
    "Core:neq",
];
