//! What was meant by a name that does not exist: a name alike, or what other languages call
//! otherwise.

use aizome_aiscript_syntax::scopes::{Reference, Usage};
use aizome_aiscript_syntax::{Node, NodeId};
use aizome_source::{Diagnostic, Localized, Span};
use rustc_hash::FxHashMap;

use crate::Script;
use crate::script::replace;

/// For how many names of a script alike names are looked for, and among how many: each is compared
/// with each.
const MOST_SEARCHES: usize = 64;
const MOST_NAMES: usize = 4096;

/// Finds suggestions.
pub(super) struct Suggestions<'a> {
    script: &'a Script<'a>,
    /// The property that is read of an identifier: `log` of `console.log`.
    properties: Option<FxHashMap<NodeId, NodeId>>,
    searches: usize,
}

impl<'a> Suggestions<'a> {
    pub(super) fn new(script: &'a Script<'a>) -> Self {
        Self { script, properties: None, searches: 0 }
    }

    /// Adds what was meant to a finding, if that is clear.
    pub(super) fn improve(&mut self, found: Diagnostic, reference: &Reference) -> Diagnostic {
        let name = self.script.name_of(reference);
        if let Some((whole, property)) = self.property(reference.node)
            && let Some(found) = member(self.script, &found, name, &property, whole)
        {
            return found;
        }
        if let Some(meant) = habit(name) {
            return found.help(meant);
        }
        if let Some(meant) = method(name) {
            return found.help(meant);
        }
        if let Some(meant) = self.alike(reference) {
            let help = use_instead(meant);
            let title = Localized::new(format!("use `{meant}`"), format!("`{meant}` に置き換える"));
            return replace(found.help(help), self.script.span(reference.node), meant, title);
        }
        if reference.usage == Usage::Write {
            return found.help(Localized::new(
                format!("define it first: `var {name} = …`"),
                format!("先に `var {name} = …` で定義してください"),
            ));
        }
        found
    }

    /// The property that is read of an identifier, and where both stand.
    fn property(&mut self, node: NodeId) -> Option<(Span, String)> {
        let tree = self.script.tree;
        let properties = self.properties.get_or_insert_with(|| {
            let reads = tree.ast.ids().filter_map(|id| match tree.node(id) {
                Node::Prop { target, .. } if tree.node(target) == Node::Ident => Some((target, id)),
                _ => None,
            });
            reads.collect()
        });
        let id = *properties.get(&node)?;
        let Node::Prop { name, .. } = tree.node(id) else { return None };
        Some((tree.span(id), tree.key(name).into_owned()))
    }

    /// The one name around that is most alike.
    fn alike(&mut self, reference: &Reference) -> Option<&'a str> {
        let name = self.script.name_of(reference);
        self.searches += 1;
        if self.searches > MOST_SEARCHES || name.len() > 64 {
            return None;
        }
        let scopes = self.script.scopes;
        let around = scopes.enclosing(reference.scope).flat_map(|scope| scopes.bindings_in(scope));
        let around = around.map(|id| scopes.name(scopes.binding(id).name)).take(MOST_NAMES);
        let globals = self.script.globals.iter().map(|global| global.name.as_ref());
        let mut best: Option<(usize, &str)> = None;
        let mut is_only = true;
        for other in around.chain(globals).filter(|&other| other != name) {
            let Some(distance) = distance(name, other) else { continue };
            match best {
                Some((_, known)) if known == other => {}
                Some((least, _)) if distance > least => {}
                Some((least, _)) if distance == least => is_only = false,
                _ => (best, is_only) = (Some((distance, other)), true),
            }
        }
        best.filter(|_| is_only).map(|(_, name)| name)
    }
}

/// How far two names are from each other, if they are near enough to be mixed up.
fn distance(name: &str, other: &str) -> Option<usize> {
    let last = other.rsplit(':').next().unwrap_or(other);
    if name.eq_ignore_ascii_case(other) || (last != other && name == last && name.len() > 1) {
        return Some(0);
    }
    let most = match name.len() {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    if name.len().abs_diff(other.len()) > most {
        return None;
    }
    let distance = strsim::osa_distance(name, other);
    (distance <= most).then_some(distance)
}

/// `Math.floor` is `Math:floor`.
fn member(
    script: &Script<'_>,
    found: &Diagnostic,
    object: &str,
    property: &str,
    whole: Span,
) -> Option<Diagnostic> {
    let written = format!("{object}.{property}");
    let found = found.clone();
    if let Some((_, meant)) = MEMBERS.iter().find(|(other, _)| *other == written) {
        return Some(found.help(use_instead(meant)));
    }
    let direct = format!("{object}:{property}");
    let meant = script.globals.get(&direct)?.name.as_ref();
    let title = Localized::new(format!("write `{meant}`"), format!("`{meant}` と書く"));
    Some(replace(found.help(use_instead(meant)), whole, meant, title))
}

/// What the name is called here.
fn habit(name: &str) -> Option<Localized> {
    HABITS.iter().find(|(other, _)| *other == name).map(|(_, meant)| use_instead(meant))
}

/// Up to AiScript 0.12 `Arr:map(list, f)` was what is now `list.map(f)`.
fn method(name: &str) -> Option<Localized> {
    let (space, method) = name.split_once(':')?;
    let known = match space {
        "Arr" => ARRAY_METHODS,
        "Str" => STRING_METHODS,
        "Num" => "to_str to_hex",
        _ => return None,
    };
    known.split(' ').any(|known| known == method).then(|| {
        Localized::new(
            format!("it belongs to the value: `value.{method}`"),
            format!("値の後に `値.{method}` と書きます"),
        )
    })
}

fn use_instead(meant: &str) -> Localized {
    Localized::new(format!("use `{meant}`"), format!("`{meant}` を使ってください"))
}

/// What belongs to an object elsewhere.
static MEMBERS: &[(&str, &str)] = &[
    ("console.log", "<:"),
    ("console.info", "<:"),
    ("console.warn", "<:"),
    ("console.error", "<:"),
    ("Math.random", "Math:rnd"),
    ("JSON.stringify", "Json:stringify"),
    ("JSON.parse", "Json:parse"),
    ("Object.keys", "Obj:keys"),
    ("Object.values", "Obj:vals"),
    ("Object.entries", "Obj:kvs"),
    ("Object.assign", "Obj:merge"),
    ("Object.fromEntries", "Obj:from_kvs"),
    ("Array.from", "Arr:create"),
    ("Number.parseInt", ".to_num()"),
    ("Number.parseFloat", ".to_num()"),
    ("String.fromCharCode", "Str:from_codepoint"),
    ("String.fromCodePoint", "Str:from_codepoint"),
    ("crypto.randomUUID", "Util:uuid"),
];

/// What is called otherwise elsewhere.
static HABITS: &[(&str, &str)] = &[
    ("console", "<:"),
    ("println", "print"),
    ("echo", "print"),
    ("puts", "print"),
    ("log", "print"),
    ("alert", "Mk:dialog"),
    ("confirm", "Mk:confirm"),
    ("prompt", "readline"),
    ("input", "readline"),
    ("fetch", "Mk:api"),
    ("setTimeout", "Async:timeout"),
    ("setInterval", "Async:interval"),
    ("sleep", "Core:sleep"),
    ("len", ".len"),
    ("typeof", "Core:type"),
    ("str", "Core:to_str"),
    ("String", "Core:to_str"),
    ("Number", ".to_num()"),
    ("parseInt", ".to_num()"),
    ("parseFloat", ".to_num()"),
    ("encodeURIComponent", "Uri:encode_component"),
    ("decodeURIComponent", "Uri:decode_component"),
    ("JSON", "Json:stringify"),
    ("Infinity", "Math:Infinity"),
    ("Math:random", "Math:rnd"),
    ("Math:rand", "Math:rnd"),
    ("True", "true"),
    ("False", "false"),
    ("None", "null"),
    ("nil", "null"),
    ("NULL", "null"),
];

/// What arrays can do.
const ARRAY_METHODS: &str = "len push unshift pop shift concat slice copy join map flat_map filter find every some reduce \
    incl index_of reverse sort fill repeat splice flat insert remove at";

/// What strings can do.
const STRING_METHODS: &str = "len to_num to_arr to_unicode_arr to_char_arr to_unicode_codepoint_arr to_charcode_arr \
    to_utf8_byte_arr replace index_of incl trim upper lower split slice pick charcode_at codepoint_at starts_with ends_with \
    pad_start pad_end";
