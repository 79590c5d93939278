//! All checks, one after another.

use aizome_aiscript_syntax::parse;
use aizome_aiscript_syntax::scopes::Scopes;
use aizome_source::Diagnostic;
use rustc_hash::FxHashSet;

use crate::{Globals, Script, checks, ignore};

/// Says what is wrong or doubtful in a script, in order of place.
///
/// A script whose syntax is wrong can be analysed too: see [`Script::of`].
///
/// ```
/// use aizome_aiscript_analysis::{Globals, Script, analyse};
/// use aizome_aiscript_syntax::{parse, scopes::Scopes};
///
/// let parsed = parse("let list = [3, 1]\nlist = list.sort(Core:compare)");
/// let scopes = Scopes::of(parsed.tree());
/// let globals = Globals::standard();
/// let found = analyse(&Script::of(&parsed, &scopes, &globals));
/// let names: Vec<_> = found.iter().map(|found| found.code.name).collect();
/// assert_eq!(names, ["assigned_to_let", "undefined_name"]);
/// ```
#[must_use]
pub fn analyse(script: &Script<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for check in checks::ALL {
        check(script, &mut found);
    }
    forget_what_was_meant(script, &mut found);
    ignore::silence(script, &mut found);
    found.sort_by_key(|found| (found.span.start, found.code.id));
    found
}

/// A variable that is meant by a name that does not exist is not unused: one finding is enough for
/// one slip.
fn forget_what_was_meant(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let undefined = found.iter().filter(|found| found.code.name == "undefined_name");
    let fixes = undefined.filter_map(|found| found.fix.as_ref());
    let meant: FxHashSet<String> =
        fixes.flat_map(|fix| &fix.edits).map(|edit| edit.text.clone()).collect();
    found.retain(|found| {
        let is_unused =
            ["unused_variable", "unused_function", "never_read"].contains(&found.code.name);
        !is_unused || !meant.contains(script.tree.slice(found.span))
    });
}

/// The same for a text, which is read first. What is wrong with its syntax is not said.
#[must_use]
pub fn analyse_text(text: &str, globals: &Globals) -> Vec<Diagnostic> {
    let parsed = parse(text);
    let scopes = Scopes::of(parsed.tree());
    analyse(&Script::of(&parsed, &scopes, globals))
}
