//! Names that are not there, or not yet.

use aizome_aiscript_syntax::scopes::{BindingId, Reference, ReferenceId, Usage, Verdict};
use aizome_source::{Diagnostic, Localized};

use super::suggest::Suggestions;
use crate::{Script, codes};

/// Looks at every use of a name.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let mut suggestions = Suggestions::new(script);
    for (id, reference) in script.scopes.references() {
        match reference.usage {
            // To ask is no mistake, and what operators call is always there.
            Usage::Exists | Usage::Operator | Usage::Print => {}
            Usage::Read | Usage::Write | Usage::Update => {
                found.extend(look_at(script, &mut suggestions, id, reference));
            }
        }
    }
}

fn look_at(
    script: &Script<'_>,
    suggestions: &mut Suggestions<'_>,
    id: ReferenceId,
    reference: &Reference,
) -> Option<Diagnostic> {
    let name = script.name_of(reference);
    let at = script.span(reference.node);
    let later = later_definition(script, id);
    let is_somewhere = !script.is_global(id) || script.globals.get(name).is_some();
    match later {
        Some(later) if is_somewhere => {
            let binding = script.scopes.binding(later);
            // `let a = a` in a block makes a copy, and is meant.
            let is_copy = script.span(binding.definition).contains(at);
            (!is_copy).then(|| codes::sees_outer_variable(at, name, script.span(binding.node)))
        }
        _ if is_somewhere || script.asks_for(name) => None,
        Some(later) => {
            let definition = script.span(script.scopes.binding(later).node);
            let found = codes::used_before_definition(at, name, definition);
            let is_namespace = script.scopes.scope(reference.scope).namespace.is_some();
            Some(if is_namespace { found.help(namespaces_first()) } else { found })
        }
        None => Some(suggestions.improve(codes::undefined_name(at, name), reference)),
    }
}

/// What helps in a namespace, where nothing can be moved up.
fn namespaces_first() -> Localized {
    Localized::new(
        "namespaces are made before anything else: define it inside",
        "名前空間はほかのすべてより先に作られます。その中で定義してください",
    )
}

/// The innermost binding of the name, if it surely is not there yet.
fn later_definition(script: &Script<'_>, id: ReferenceId) -> Option<BindingId> {
    let (binding, verdict) = script.scopes.candidates(id).next()?;
    (verdict == Verdict::NotYet).then_some(binding)
}
