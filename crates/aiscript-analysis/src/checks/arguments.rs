//! Calls with too few or too many arguments, where it is sure which function is called.

use aizome_aiscript_syntax::scopes::{BindingId, BindingKind};
use aizome_aiscript_syntax::{Node, NodeId};
use aizome_source::{Diagnostic, Localized, Span};

use crate::{Arity, Script, codes};

/// Looks at every call.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    for id in script.tree.ast.ids() {
        if let Node::Call { target, args } = script.tree.node(id) {
            found.extend(call(script, target, script.tree.list(args)));
        }
    }
}

fn call(script: &Script<'_>, target: NodeId, args: &[NodeId]) -> Option<Diagnostic> {
    let target = script.tree.ast.peel(target);
    let arity = called(script, target)?;
    let name = script.tree.name(target);
    let given = args.len();
    if given < arity.min {
        let found = codes::missing_argument(script.span(target), &name, &count(arity.min), given);
        return Some(found);
    }
    let more = args.get(arity.max..)?;
    let span = Span::new(script.span(*more.first()?).start, script.span(*more.last()?).end);
    Some(codes::ignored_argument(span, &name, &count(arity.max), given))
}

/// What the called function takes, if it is sure which one it is.
fn called(script: &Script<'_>, target: NodeId) -> Option<Arity> {
    let reference = script.scopes.reference_of(target)?;
    match script.only_binding(reference) {
        Some(binding) => defined(script, binding),
        None => script.globals.get(script.global(target)?)?.arity,
    }
}

/// What a function of the script takes, if its name always means it.
fn defined(script: &Script<'_>, id: BindingId) -> Option<Arity> {
    let binding = script.scopes.binding(id);
    let is_constant =
        matches!(binding.kind, BindingKind::Fn | BindingKind::Let | BindingKind::Outside);
    let Node::Define { value, .. } = script.tree.node(binding.definition) else { return None };
    let Node::Fn(function) = script.tree.node(script.tree.ast.peel(value)) else { return None };
    if !is_constant || binding.in_pattern {
        return None;
    }
    let params = script.tree.list(script.tree.ast.function(function).params);
    let needed = params.iter().rposition(|&param| {
        matches!(script.tree.node(param), Node::Param { optional: false, default: None, .. })
    });
    Some(Arity { min: needed.map_or(0, |last| last + 1), max: params.len() })
}

fn count(arguments: usize) -> Localized {
    let en = match arguments {
        1 => "1 argument".to_owned(),
        _ => format!("{arguments} arguments"),
    };
    Localized::new(en, format!(" {arguments} 個"))
}
