//! Reading the reference's JSON.
//!
//! Properties may come in any order, so a node is first read as far as any node may need it and
//! made what its type says at the end. What its type does not ask for may then be anything.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::{Args, Kind, MAX_NEST_LIMIT, Node, Text};

/// A tree read from the reference's JSON, borrowing every string that has no escapes from it.
///
/// Properties may come in any order, and those that the reference does not know are ignored. The
/// arguments of a function become what assigning them to a JavaScript object would make of them
/// (see [`Args`]). Spans are empty.
///
/// ```
/// use aizome_mfm::{build, js::Tree};
///
/// let json = r#"[{"type":"quote","children":[{"type":"hashtag","props":{"hashtag":"a"}}]}]"#;
/// let Tree(nodes) = serde_json::from_str(json)?;
/// assert_eq!(nodes, [build::quote([build::hashtag("a")])]);
///
/// let error = serde_json::from_str::<Tree<'_>>(r#"[{"type":"hashtag","props":{}}]"#).unwrap_err();
/// assert!(error.to_string().starts_with("a `hashtag` node needs the property `hashtag`"));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// When something is not a node, a node lacks a property or has it with another type (the message
/// names both), its type is unknown, or nodes nest deeper than [`MAX_NEST_LIMIT`]. `serde_json` by
/// itself stops earlier, at about 60 nested nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree<'a>(pub Vec<Node<'a>>);

/// The same as [`Tree`], owning its strings: for JSON that does not stay, such as that of a reader.
///
/// ```
/// use aizome_mfm::{build, js::OwnedTree};
///
/// let json = br#"[{"type":"text","props":{"text":"a"}}]"#;
/// let OwnedTree(nodes) = serde_json::from_reader(&json[..])?;
/// assert_eq!(nodes, [build::text("a")]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedTree(pub Vec<Node<'static>>);

impl<'de: 'a, 'a> Deserialize<'de> for Tree<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ReadNodes { depth: 0 }.deserialize(deserializer).map(Tree)
    }
}

impl<'de> Deserialize<'de> for OwnedTree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Tree(nodes) = Tree::deserialize(deserializer)?;
        Ok(Self(nodes.into_iter().map(Node::into_owned).collect()))
    }
}

/// Reads nodes that stand in so many others.
#[derive(Clone, Copy)]
struct ReadNodes {
    depth: u32,
}

impl<'de> DeserializeSeed<'de> for ReadNodes {
    type Value = Vec<Node<'de>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if self.depth > MAX_NEST_LIMIT {
            return Err(D::Error::custom(format_args!("nodes nest deeper than {MAX_NEST_LIMIT}")));
        }
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for ReadNodes {
    type Value = Vec<Node<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of MFM nodes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut nodes: A) -> Result<Self::Value, A::Error> {
        let mut read = Vec::new();
        while let Some(node) = nodes.next_element_seed(ReadNode { depth: self.depth })? {
            read.push(node);
        }
        Ok(read)
    }
}

/// Reads one node.
struct ReadNode {
    depth: u32,
}

impl<'de> DeserializeSeed<'de> for ReadNode {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ReadNode {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an MFM node, an object with a `type`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let (mut type_name, mut props, mut children) = (None, Pairs::default(), None);
        while let Some(JsString(name)) = object.next_key()? {
            match &*name {
                "type" => type_name = Some(object.next_value::<JsString<'_>>()?.0),
                "props" => props = object.next_value()?,
                "children" => {
                    children = Some(object.next_value_seed(ReadNodes { depth: self.depth + 1 })?);
                }
                _ => {
                    object.next_value::<IgnoredAny>()?;
                }
            }
        }
        let type_name = type_name.ok_or_else(|| A::Error::missing_field("type"))?;
        let kind = Given { type_name: &type_name, props, children }.into_kind()?;
        Ok(Node::new(kind))
    }
}

/// All that was found in a node's object, of which its type needs a part.
struct Given<'s, 'de> {
    type_name: &'s str,
    props: Pairs<'de, Pairs<'de, IgnoredAny>>,
    children: Option<Vec<Node<'de>>>,
}

impl<'de> Given<'_, 'de> {
    fn into_kind<E: Error>(mut self) -> Result<Kind<'de>, E> {
        Ok(match self.type_name {
            "quote" => Kind::Quote(self.children()?),
            "search" => Kind::Search { query: self.text("query")?, content: self.text("content")? },
            "blockCode" => {
                Kind::BlockCode { code: self.text("code")?, lang: self.nullable("lang")? }
            }
            "mathBlock" => Kind::MathBlock(self.text("formula")?),
            "center" => Kind::Center(self.children()?),
            "unicodeEmoji" => Kind::UnicodeEmoji(self.text("emoji")?),
            "emojiCode" => Kind::EmojiCode(self.text("name")?),
            "bold" => Kind::Bold(self.children()?),
            "small" => Kind::Small(self.children()?),
            "italic" => Kind::Italic(self.children()?),
            "strike" => Kind::Strike(self.children()?),
            "inlineCode" => Kind::InlineCode(self.text("code")?),
            "mathInline" => Kind::MathInline(self.text("formula")?),
            "mention" => Kind::Mention {
                username: self.text("username")?,
                host: self.nullable("host")?,
                acct: self.text("acct")?,
            },
            "hashtag" => Kind::Hashtag(self.text("hashtag")?),
            "url" => Kind::Url { url: self.text("url")?, brackets: self.brackets()? },
            "link" => Kind::Link {
                silent: self.bool("silent")?,
                url: self.text("url")?,
                children: self.children()?,
            },
            "fn" => Kind::Fn {
                name: self.text("name")?,
                args: self.args()?,
                children: self.children()?,
            },
            "plain" => Kind::Plain(self.children()?),
            "text" => Kind::Text(self.text("text")?),
            other => return Err(E::custom(format_args!("unknown node type `{other}`"))),
        })
    }

    fn children<E: Error>(&mut self) -> Result<Vec<Node<'de>>, E> {
        self.children.take().ok_or_else(|| self.missing("children"))
    }

    fn text<E: Error>(&mut self, name: &str) -> Result<Text<'de>, E> {
        match self.prop(name)? {
            Value::Text(text) => Ok(text),
            other => Err(self.wrong(name, "a string", &other)),
        }
    }

    fn nullable<E: Error>(&mut self, name: &str) -> Result<Option<Text<'de>>, E> {
        match self.prop(name)? {
            Value::Text(text) => Ok(Some(text)),
            Value::Null => Ok(None),
            other => Err(self.wrong(name, "a string or null", &other)),
        }
    }

    fn bool<E: Error>(&mut self, name: &str) -> Result<bool, E> {
        match self.prop(name)? {
            Value::Bool(yes) => Ok(yes),
            other => Err(self.wrong(name, "true or false", &other)),
        }
    }

    /// The only property that may be absent.
    fn brackets<E: Error>(&mut self) -> Result<bool, E> {
        if self.props.has("brackets") { self.bool("brackets") } else { Ok(false) }
    }

    fn args<E: Error>(&mut self) -> Result<Args<'de>, E> {
        match self.prop("args")? {
            Value::Object(Pairs(pairs)) => pairs
                .into_iter()
                .map(|(key, value)| match value {
                    Value::Text(text) => Ok((key, Some(text))),
                    Value::Bool(true) => Ok((key, None)),
                    other => Err(self.wrong(&format!("args.{key}"), "a string or true", &other)),
                })
                .collect(),
            other => Err(self.wrong("args", "an object", &other)),
        }
    }

    fn prop<E: Error>(&mut self, name: &str) -> Result<Value<'de, Pairs<'de, IgnoredAny>>, E> {
        self.props.take(name).ok_or_else(|| self.missing(name))
    }

    fn missing<E: Error>(&self, name: &str) -> E {
        E::custom(format_args!("a `{}` node needs the property `{name}`", self.type_name))
    }

    fn wrong<E: Error, O>(&self, name: &str, wanted: &str, found: &Value<'_, O>) -> E {
        let (of, found) = (self.type_name, found.describe());
        E::custom(format_args!("`{name}` of a `{of}` node must be {wanted}, not {found}"))
    }
}

/// The properties of an object in the order they came, their own objects read as `O`.
struct Pairs<'de, O>(Vec<(Text<'de>, Value<'de, O>)>);

impl<O> Default for Pairs<'_, O> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, O> Pairs<'de, O> {
    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// The last of that name counts, as in JavaScript.
    fn take(&mut self, name: &str) -> Option<Value<'de, O>> {
        let place = self.0.iter().rposition(|(known, _)| known == name)?;
        Some(self.0.swap_remove(place).1)
    }
}

impl<'de, O: Deserialize<'de>> Deserialize<'de> for Pairs<'de, O> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ReadPairs(PhantomData))
    }
}

struct ReadPairs<O>(PhantomData<O>);

impl<'de, O: Deserialize<'de>> Visitor<'de> for ReadPairs<O> {
    type Value = Pairs<'de, O>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the properties of an MFM node, an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some((JsString(name), value)) = object.next_entry()? {
            pairs.push((name, value));
        }
        Ok(Pairs(pairs))
    }
}

/// Any JSON value, kept as far as a node may need it: a property can come before the type that
/// tells whether it is one of the node's, and may be anything if it is not.
enum Value<'de, O> {
    Null,
    Bool(bool),
    Text(Text<'de>),
    Object(O),
    Number,
    Array,
}

impl<O> Value<'_, O> {
    const fn describe(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(true) => "true",
            Value::Bool(false) => "false",
            Value::Text(_) => "a string",
            Value::Object(_) => "an object",
            Value::Number => "a number",
            Value::Array => "an array",
        }
    }
}

impl<'de, O: Deserialize<'de>> Deserialize<'de> for Value<'de, O> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadValue(PhantomData))
    }
}

struct ReadValue<O>(PhantomData<O>);

impl<'de, O: Deserialize<'de>> Visitor<'de> for ReadValue<O> {
    type Value = Value<'de, O>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Self::Value, E> {
        Ok(Value::Bool(yes))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Value::Number)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Value::Number)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Value::Number)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Value::Text(Text::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Value::Text(Text::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Array)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Self::Value, A::Error> {
        O::deserialize(MapAccessDeserializer::new(object)).map(Value::Object)
    }
}

/// A string, borrowed from the JSON if it has no escapes.
struct JsString<'de>(Text<'de>);

impl<'de> Deserialize<'de> for JsString<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ReadString)
    }
}

struct ReadString;

impl<'de> Visitor<'de> for ReadString {
    type Value = JsString<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(JsString(Text::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(JsString(Text::Owned(text.to_owned())))
    }
}
