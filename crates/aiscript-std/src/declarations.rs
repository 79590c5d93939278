//! The library as its names and what they take: all that is known of it without running it.

use aizome_aiscript_analysis::{Global, Globals, Home};

use crate::natives;
use crate::table::{Entry, EntryKind};

/// The names that every script finds, for the analysis of scripts.
///
/// ```
/// let globals = aizome_aiscript_std::globals();
/// let arity = globals.get("Arr:create").and_then(|global| global.arity);
/// assert_eq!(arity.map(|arity| (arity.min, arity.max)), Some((1, 2)));
/// ```
#[must_use]
pub fn globals() -> Globals {
    natives::all().filter(|entry| entry.owner().is_none()).map(global).collect()
}

/// Everything that the library has: what scripts find by its name, and what values have.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    natives::all()
}

pub(crate) fn global(entry: &Entry) -> Global {
    let global = match entry.arity() {
        Some((min, max)) => Global::function(entry.name, min, max),
        None => Global::value(entry.name),
    };
    Global { home: Home::Language, ..global }
}

impl Entry {
    /// The type whose values have it, if it is a member: `arr` of `arr.push`.
    #[must_use]
    pub fn owner(&self) -> Option<&'static str> {
        self.name.split_once('.').map(|(owner, _)| owner)
    }

    /// How many arguments it takes, from how many to how many; nothing if it is no function.
    #[must_use]
    pub fn arity(&self) -> Option<(usize, usize)> {
        let EntryKind::Function { params, .. } = self.kind else { return None };
        let needed = params.iter().rposition(|param| !param.is_optional).map_or(0, |last| last + 1);
        Some((needed, params.len()))
    }
}
