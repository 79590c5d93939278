//! The manual as data for editors.

use aizome_aiscript_vm::Effect;
use aizome_source::Language;
use serde::Serialize;

use super::documented;
use crate::table::{Entry, EntryKind};

/// The whole library as JSON: a list of names with their kinds, types, effects and documentation.
#[must_use]
pub fn for_editors() -> String {
    let entries: Vec<Item> = documented().map(Item::of).collect();
    let json = serde_json::to_string_pretty(&entries).expect("strings and lists are always JSON");
    json + "\n"
}

/// A name.
#[derive(Serialize)]
struct Item {
    name: &'static str,
    /// `constant`, `property`, `function` or `method`.
    kind: &'static str,
    /// The type of the value, or of what the function gives.
    #[serde(rename = "type")]
    ty: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<Vec<Parameter>>,
    /// `returns`, `calls` (functions of the script) or `waits` (for the host).
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<&'static str>,
    signature: String,
    docs: Docs,
    examples: Vec<String>,
}

#[derive(Serialize)]
struct Parameter {
    name: &'static str,
    #[serde(rename = "type")]
    ty: &'static str,
    optional: bool,
}

#[derive(Serialize)]
struct Docs {
    en: String,
    ja: String,
}

impl Item {
    fn of(entry: &Entry) -> Self {
        let (kind, ty, params, effect) = match entry.kind {
            EntryKind::Constant { ty, .. } => ("constant", ty, None, None),
            EntryKind::Property { ty, .. } => ("property", ty, None, None),
            EntryKind::Function { params, result, effect, .. } => {
                let kind = if entry.owner().is_some() { "method" } else { "function" };
                (kind, result, Some(params), Some(name(effect)))
            }
        };
        let parameters = params.map(|params| {
            let parameter = |param: &crate::table::Param| Parameter {
                name: param.name,
                ty: param.ty,
                optional: param.is_optional,
            };
            params.iter().map(parameter).collect()
        });
        let [en, ja] = [Language::English, Language::Japanese].map(|it| entry.description(it));
        Self {
            name: entry.name,
            kind,
            ty,
            params: parameters,
            effect,
            signature: entry.signature(),
            docs: Docs { en, ja },
            examples: entry.examples().collect(),
        }
    }
}

fn name(effect: Effect) -> &'static str {
    match effect {
        Effect::Returns => "returns",
        Effect::Calls => "calls",
        Effect::Waits => "waits",
    }
}
