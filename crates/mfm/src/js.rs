//! The reference's JSON: a tree exactly as `JSON.stringify(mfm.parse(…))` writes it, and back.
//!
//! Properties come in the reference's order (`type`, `props`, `children`); leaves have no
//! `children`, and the nodes that only wrap others have no `props`. There are no spans in it; see
//! [`SpannedJson`](crate::SpannedJson) for those.
//!
//! A JavaScript string may hold half a surrogate pair, a Rust string may not: JSON with such an
//! escape is refused by `serde_json` with an error.

mod read;

use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};

use crate::{Args, Kind, Node};

pub use read::{OwnedTree, Tree};

/// A tree to be written as the reference's JSON.
///
/// ```
/// use aizome_mfm::{build, js::Js};
///
/// let nodes = [build::bold([build::text("a")]), build::bracketed_url("https://b.example")];
/// assert_eq!(
///     serde_json::to_string(&Js(&nodes))?,
///     r#"[{"type":"bold","children":[{"type":"text","props":{"text":"a"}}]},{"type":"url","props":{"url":"https://b.example","brackets":true}}]"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Js<'t>(pub &'t [Node<'t>]);

/// A single node to be written as the reference's JSON.
#[derive(Debug, Clone, Copy)]
pub struct JsNode<'t>(pub &'t Node<'t>);

impl Serialize for Js<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(JsNode))
    }
}

impl Serialize for JsNode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kind = &self.0.kind;
        let (props, children) = (Props::of(kind), kind.children());
        let fields = 1 + usize::from(props.is_some()) + usize::from(children.is_some());
        let mut node = serializer.serialize_struct("Node", fields)?;
        node.serialize_field("type", kind.type_name())?;
        if let Some(props) = props {
            node.serialize_field("props", &props)?;
        }
        if let Some(children) = children {
            node.serialize_field("children", &Js(children))?;
        }
        node.end()
    }
}

/// The `props` of a node, written.
pub(crate) struct Props<'t>(&'t Kind<'t>);

impl<'t> Props<'t> {
    /// Nothing for nodes that only wrap others: they have no `props` at all.
    pub(crate) const fn of(kind: &'t Kind<'t>) -> Option<Self> {
        match kind {
            Kind::Quote(_)
            | Kind::Center(_)
            | Kind::Bold(_)
            | Kind::Small(_)
            | Kind::Italic(_)
            | Kind::Strike(_)
            | Kind::Plain(_) => None,
            _ => Some(Self(kind)),
        }
    }
}

impl Serialize for Props<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use Prop::{Args, Bool, Nullable, Text};
        match self.0 {
            Kind::Search { query, content } => {
                write(serializer, [("query", Text(query)), ("content", Text(content))])
            }
            Kind::BlockCode { code, lang } => {
                write(serializer, [("code", Text(code)), ("lang", Nullable(lang.as_deref()))])
            }
            Kind::MathBlock(formula) | Kind::MathInline(formula) => {
                write(serializer, [("formula", Text(formula))])
            }
            Kind::UnicodeEmoji(emoji) => write(serializer, [("emoji", Text(emoji))]),
            Kind::EmojiCode(name) => write(serializer, [("name", Text(name))]),
            Kind::InlineCode(code) => write(serializer, [("code", Text(code))]),
            Kind::Mention { username, host, acct } => write(
                serializer,
                [
                    ("username", Text(username)),
                    ("host", Nullable(host.as_deref())),
                    ("acct", Text(acct)),
                ],
            ),
            Kind::Hashtag(tag) => write(serializer, [("hashtag", Text(tag))]),
            Kind::Url { url, brackets: false } => write(serializer, [("url", Text(url))]),
            Kind::Url { url, brackets: true } => {
                write(serializer, [("url", Text(url)), ("brackets", Bool(true))])
            }
            Kind::Link { silent, url, .. } => {
                write(serializer, [("silent", Bool(*silent)), ("url", Text(url))])
            }
            Kind::Fn { name, args, .. } => {
                write(serializer, [("name", Text(name)), ("args", Args(args))])
            }
            Kind::Text(text) => write(serializer, [("text", Text(text))]),
            Kind::Quote(_)
            | Kind::Center(_)
            | Kind::Bold(_)
            | Kind::Small(_)
            | Kind::Italic(_)
            | Kind::Strike(_)
            | Kind::Plain(_) => write(serializer, []),
        }
    }
}

/// The value of a property, written.
#[derive(Clone, Copy)]
enum Prop<'t> {
    Text(&'t str),
    Nullable(Option<&'t str>),
    Bool(bool),
    Args(&'t Args<'t>),
}

fn write<S: Serializer, const N: usize>(
    serializer: S,
    props: [(&'static str, Prop<'_>); N],
) -> Result<S::Ok, S::Error> {
    let mut written = serializer.serialize_struct("Props", N)?;
    for (name, value) in props {
        written.serialize_field(name, &value)?;
    }
    written.end()
}

impl Serialize for Prop<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Prop::Text(text) => serializer.serialize_str(text),
            Prop::Nullable(text) => text.serialize(serializer),
            Prop::Bool(yes) => serializer.serialize_bool(*yes),
            Prop::Args(args) => write_args(args, serializer),
        }
    }
}

/// A flag is `true`, an argument with a value is a string.
fn write_args<S: Serializer>(args: &Args<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(Some(args.len()))?;
    for arg in args {
        match &arg.value {
            Some(value) => object.serialize_entry(&*arg.key, &**value)?,
            None => object.serialize_entry(&*arg.key, &true)?,
        }
    }
    object.end()
}
