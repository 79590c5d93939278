//! What a script says about itself: the language version in its first line, and its `###` metadata.
//!
//! Hosts look at both before they run anything: Misskey takes a Play without a version line for one
//! of the old language, and a plugin's name and permissions are its metadata.

use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};

use crate::aison::{Value, literal};
use crate::ast::Node;
use crate::tree::Tree;

/// The language version that a script names in its first line, as `utils.getLangVersion` of the
/// reference finds it.
///
/// Nothing but space may stand before the line, and nothing else may stand in it, not even a space
/// at its end.
///
/// ```
/// use aizome_aiscript_syntax::metadata::lang_version;
///
/// assert_eq!(lang_version("/// @ 1.2.1\n<: 1"), Some("1.2.1"));
/// assert_eq!(lang_version("\n  ///@0.19.0-beta_1"), Some("0.19.0-beta_1"));
/// assert_eq!(lang_version("/// @ 1.2.1 \n<: 1"), None);
/// assert_eq!(lang_version("// @ 1.2.1"), None);
/// ```
#[must_use]
pub fn lang_version(script: &str) -> Option<&str> {
    let line = script.trim_start_matches(is_js_space).strip_prefix("///")?;
    let version = line.trim_start_matches(is_js_space).strip_prefix('@')?;
    let version = version.trim_start_matches(is_js_space);
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let rest = version.trim_start_matches(is_part);
    let name = &version[..version.len() - rest.len()];
    (!name.is_empty() && (rest.is_empty() || rest.starts_with(['\r', '\n']))).then_some(name)
}

/// What `\s` matches in JavaScript.
fn is_js_space(c: char) -> bool {
    match c {
        '\u{85}' => false,
        '\u{feff}' => true,
        _ => c.is_whitespace(),
    }
}

/// The metadata of a script: a value for each name, and one without a name.
///
/// ```
/// use aizome_aiscript_syntax::{metadata::collect_metadata, parse};
///
/// let parsed = parse("### { name: 'Counter', permissions: [] }\n### Author '@ai'");
/// let metadata = collect_metadata(parsed.tree()).expect("the script is not empty");
/// assert_eq!(metadata.get(Some("Author")).and_then(|value| value.as_str()), Some("@ai"));
///
/// let plugin = metadata.get(None).and_then(|value| value.as_object());
/// assert_eq!(plugin.and_then(|plugin| plugin.get("name")?.as_str()), Some("Counter"));
/// let json = r#"[[null,{"name":"Counter","permissions":[]}],["Author","@ai"]]"#;
/// assert_eq!(metadata.to_json(), json);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Metadata {
    entries: Vec<(Option<String>, Value)>,
}

impl Metadata {
    /// The value of a name, or of the metadata without a name.
    #[must_use]
    pub fn get(&self, name: Option<&str>) -> Option<&Value> {
        self.iter().find_map(|(other, value)| (other == name).then_some(value))
    }

    /// All names with their values, each where it first stood.
    pub fn iter(&self) -> impl Iterator<Item = (Option<&str>, &Value)> {
        self.entries.iter().map(|(name, value)| (name.as_deref(), value))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The pairs exactly as JavaScript writes them: `JSON.stringify([...metadata])`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let pairs = self.iter().map(|(name, value)| {
            let name = name.map_or(Value::Null, |name| Value::Str(name.to_owned()));
            format!("[{},{}]", name.to_json(), value.to_json())
        });
        format!("[{}]", pairs.collect::<Vec<_>>().join(","))
    }
}

/// A list of pairs of name (or null) and value.
impl Serialize for Metadata {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// The metadata of a script, as `Interpreter.collectMetadata` of the reference collects it: of a
/// doubled name the last value counts, at the place of the first. None if there is nothing in the
/// script at all.
///
/// In a script with errors, metadata that could not be read is left out.
#[must_use]
pub fn collect_metadata(tree: Tree<'_>) -> Option<Metadata> {
    let mut entries: Vec<(Option<String>, Value)> = Vec::new();
    let mut places: FxHashMap<Option<String>, usize> = FxHashMap::default();
    for &id in tree.roots() {
        let Node::Meta { name, value } = tree.node(id) else { continue };
        let Some(value) = literal(tree, value) else { continue };
        let name = name.map(|name| tree.name(name).into_owned());
        match places.get(&name) {
            Some(&place) => entries[place].1 = value,
            None => {
                places.insert(name.clone(), entries.len());
                entries.push((name, value));
            }
        }
    }
    (!tree.roots().is_empty()).then_some(Metadata { entries })
}
