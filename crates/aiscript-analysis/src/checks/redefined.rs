//! Names that are there already.

use aizome_aiscript_syntax::scopes::BindingKind;
use aizome_source::Diagnostic;

use crate::{Script, codes};

/// Looks at every binding.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    for (_, binding) in script.scopes.bindings() {
        let at = script.span(binding.node);
        let name = script.scopes.name(binding.name);
        if let Some(first) = binding.redeclares {
            let first = script.span(script.scopes.binding(first).node);
            found.push(codes::already_defined(at, name, first));
        } else if binding.kind == BindingKind::Outside {
            // Its first name is looked at already.
        } else if let Some(global) = script.redefined(binding) {
            found.push(codes::builtin_redefined(at, &global));
        } else if !name.contains(':') && script.globals.get(name).is_some() {
            found.push(codes::shadowed_builtin(at, name));
        }
    }
}
