//! Reading functions out of elements: FEP-c16b and the two dialects that came before it.
//!
//! The FEP does not say how to read its spans back, so this does: names and keys that the MFM
//! grammar has no room for are left out, and so are values, which could otherwise break out of the
//! function.
//!
//! | dialect | element |
//! |---|---|
//! | FEP-c16b | `<span class="mfm-spin" data-mfm-x data-mfm-speed="1.5s">` |
//! | … from here | the same with `data-mfm-as-written="X,speed=1.5s"`, which keeps capitals |
//! | Akkoma before | `<span class="mfm _mfm_spin_" data-x data-speed="1.5s">` |
//! | Meisskey | `<span data-mfm="spin" data-mfm-x="data-mfm-x" data-mfm-speed="1.5s">`, a flag also as `1` |

use aizome_mfm::functions::{self, ParameterKind};
use aizome_mfm::{Args, Text};

use super::dom::{Dom, NodeId};

/// The functions an element stands for, outermost first. Of several, the first gets the arguments.
pub(super) fn functions(dom: &Dom, id: NodeId) -> Vec<(String, Args<'static>)> {
    let classes = dom.attribute(id, "class").unwrap_or_default();
    let names = |read: fn(&str) -> Option<&str>| -> Vec<&str> {
        classes.split_ascii_whitespace().filter_map(read).filter(|name| is_word(name)).collect()
    };
    let fep = names(|class| class.strip_prefix("mfm-"));
    let akkoma = names(|class| class.strip_prefix("_mfm_")?.strip_suffix('_'));
    if !fep.is_empty() {
        with_args(&fep, fep_args(dom, id))
    } else if let Some(name) = akkoma.first() {
        with_args(&akkoma, akkoma_args(dom, id, name))
    } else if let Some(name) = dom.attribute(id, "data-mfm").filter(|name| is_word(name)) {
        vec![(name.to_owned(), meisskey_args(dom, id, name))]
    } else {
        Vec::new()
    }
}

fn with_args(names: &[&str], args: Args<'static>) -> Vec<(String, Args<'static>)> {
    let mut args = Some(args);
    names.iter().map(|&name| (name.to_owned(), args.take().unwrap_or_default())).collect()
}

fn fep_args(dom: &Dom, id: NodeId) -> Args<'static> {
    if let Some(written) = dom.attribute(id, "data-mfm-as-written") {
        let pairs = written.split(',').map(|arg| arg.split_once('=').unwrap_or((arg, "")));
        return pairs.filter_map(|(key, value)| argument(key, value)).collect();
    }
    let data =
        dom.attributes(id).filter_map(|(key, value)| Some((key.strip_prefix("data-mfm-")?, value)));
    data.filter_map(|(key, value)| argument(key, value)).collect()
}

/// `data-speed` could be anybody's, so only what the function is known to take is read.
fn akkoma_args(dom: &Dom, id: NodeId, name: &str) -> Args<'static> {
    let data =
        dom.attributes(id).filter_map(|(key, value)| Some((key.strip_prefix("data-")?, value)));
    let known = data.filter(|(key, _)| parameter(name, key).is_some());
    known.filter_map(|(key, value)| argument(key, value)).collect()
}

fn meisskey_args(dom: &Dom, id: NodeId, name: &str) -> Args<'static> {
    let data = dom.attributes(id).filter_map(|(attribute, value)| {
        let key = attribute.strip_prefix("data-mfm-")?;
        let is_flag = || parameter(name, key).is_none_or(|kind| kind == ParameterKind::Flag);
        let said = value == attribute || (value == "1" && is_flag());
        Some((key, if said { "" } else { value }))
    });
    data.filter_map(|(key, value)| argument(key, value)).collect()
}

/// What a function is known to take under a name.
fn parameter(function: &str, key: &str) -> Option<ParameterKind> {
    let mut parameters = functions::named(function).flat_map(|function| function.args);
    parameters.find(|parameter| parameter.name == key).map(|parameter| parameter.kind)
}

/// An argument, if the grammar has room for its key; a value it has no room for is dropped with it.
fn argument(key: &str, value: &str) -> Option<(Text<'static>, Option<Text<'static>>)> {
    let is_value =
        |value: &str| value.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b));
    let value = Some(value).filter(|value| !value.is_empty());
    let fits = is_word(key) && value.is_none_or(is_value);
    fits.then(|| (key.to_owned().into(), value.map(|value| value.to_owned().into())))
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}
