//! What a script finds when it starts: the names of the language and of its host.
//!
//! They are data; who knows a host better can make a set of its own. All of them stand in the
//! outermost scope of the script.

mod table;

use std::borrow::Cow;

/// The names that a script finds.
///
/// ```
/// use aizome_aiscript_analysis::{Global, Globals};
///
/// let globals = Globals::standard().with([Global::function("Game:score", 1, 1)]);
/// assert_eq!(globals.get("Game:score").unwrap().arity.unwrap().min, 1);
/// assert!(globals.get("Mk:dialog").is_none());
/// assert!(Globals::misskey().get("Mk:dialog").is_some());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Globals {
    /// Sorted by name.
    sorted: Vec<Global>,
}

/// One name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Global {
    /// The name, such as `Math:PI`.
    pub name: Cow<'static, str>,
    /// What it takes, if it is a function and that is known.
    pub arity: Option<Arity>,
    /// Whether scripts can assign to it; only a host that adds variables to the running script has
    /// such.
    pub is_mutable: bool,
    /// Where it exists.
    pub home: Home,
}

/// How many arguments a function takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Arity {
    /// With fewer the call fails.
    pub min: usize,
    /// More are ignored.
    pub max: usize,
}

/// Where a name exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Home {
    /// In every script.
    Language,
    /// In every script that Misskey runs.
    Misskey,
    /// In Plays, on the scratchpad and in app widgets: what shows something.
    Ui,
    /// In Plays.
    Play,
    /// In plugins.
    Plugin,
    /// In scripts of some other host.
    Host,
}

impl Globals {
    /// What every script finds: the root scope of the reference.
    #[must_use]
    pub fn standard() -> Self {
        Self::of(&[table::LANGUAGE])
    }

    /// What scripts in Misskey find: all of its places together, see [`Home`].
    #[must_use]
    pub fn misskey() -> Self {
        Self::of(&[table::LANGUAGE, table::MISSKEY, table::UI, table::PLAY, table::PLUGIN])
    }

    /// These and further names; a name that is there already is replaced.
    #[must_use]
    pub fn with(mut self, more: impl IntoIterator<Item = Global>) -> Self {
        let from = self.sorted.len();
        self.sorted.extend(more);
        // Those that were added last count, so they go first among equal names.
        self.sorted.rotate_left(from);
        self.sorted.sort_by(|a, b| a.name.cmp(&b.name));
        self.sorted.dedup_by(|later, first| later.name == first.name);
        self
    }

    /// Looks a name up.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Global> {
        let index = self.sorted.binary_search_by(|global| global.name.as_ref().cmp(name)).ok()?;
        self.sorted.get(index)
    }

    /// All of them, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = &Global> {
        self.sorted.iter()
    }

    fn of(tables: &[&[table::Row]]) -> Self {
        let rows = tables.iter().flat_map(|rows| rows.iter());
        let globals = rows.map(|&(home, name, arity)| {
            let global = match arity {
                Some((min, max)) => Global::function(name, min, max),
                None => Global::value(name),
            };
            Global { home, ..global }
        });
        globals.collect()
    }
}

/// Of several with one name the last counts.
impl FromIterator<Global> for Globals {
    fn from_iter<I: IntoIterator<Item = Global>>(globals: I) -> Self {
        Self { sorted: Vec::new() }.with(globals)
    }
}

impl Global {
    /// A value that does not change.
    #[must_use]
    pub fn value(name: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), arity: None, is_mutable: false, home: Home::Host }
    }

    /// A function that takes from `min` to `max` arguments.
    #[must_use]
    pub fn function(name: impl Into<Cow<'static, str>>, min: usize, max: usize) -> Self {
        Self { arity: Some(Arity { min, max }), ..Self::value(name) }
    }
}
