//! Our own JSON: the reference's ([`js`](crate::js)) with one property more. Each node has, after
//! its `type`, a `span`: `[start, end]`, half-open, in bytes of the UTF-8 source or, on request, in
//! the UTF-16 units that JavaScript counts strings in.

use aizome_source::{LineIndex, Span};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::Node;
use crate::js::Props;

/// A tree to be written as JSON with spans.
///
/// ```
/// use aizome_mfm::{Kind, Node, SpannedJson};
/// use aizome_source::{LineIndex, Span};
///
/// let source = "藍:a:";
/// let nodes = [
///     Node { span: Span::new(0, 3), kind: Kind::Text("藍".into()) },
///     Node { span: Span::new(3, 6), kind: Kind::EmojiCode("a".into()) },
/// ];
/// assert_eq!(
///     serde_json::to_string(&SpannedJson::bytes(&nodes[1..]))?,
///     r#"[{"type":"emojiCode","span":[3,6],"props":{"name":"a"}}]"#,
/// );
/// let index = LineIndex::new(source);
/// assert_eq!(
///     serde_json::to_string(&SpannedJson::utf16(&nodes[1..], &index))?,
///     r#"[{"type":"emojiCode","span":[1,4],"props":{"name":"a"}}]"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SpannedJson<'t> {
    nodes: &'t [Node<'t>],
    /// Counts UTF-16 units; without it spans stay in bytes.
    units: Option<&'t LineIndex>,
}

impl<'t> SpannedJson<'t> {
    /// The tree with spans in bytes.
    #[must_use]
    pub const fn bytes(nodes: &'t [Node<'t>]) -> Self {
        Self { nodes, units: None }
    }

    /// The tree with spans in UTF-16 units, counted by the index of its source.
    #[must_use]
    pub const fn utf16(nodes: &'t [Node<'t>], index: &'t LineIndex) -> Self {
        Self { nodes, units: Some(index) }
    }

    fn span(&self, span: Span) -> [u32; 2] {
        let count = |offset| self.units.map_or(offset, |index| index.utf16(offset));
        [count(span.start), count(span.end)]
    }
}

impl Serialize for SpannedJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.nodes.iter().map(|node| SpannedNode { node, tree: self }))
    }
}

struct SpannedNode<'t> {
    node: &'t Node<'t>,
    tree: &'t SpannedJson<'t>,
}

impl Serialize for SpannedNode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Node { span, kind } = self.node;
        let (props, children) = (Props::of(kind), kind.children());
        let fields = 2 + usize::from(props.is_some()) + usize::from(children.is_some());
        let mut node = serializer.serialize_struct("Node", fields)?;
        node.serialize_field("type", kind.type_name())?;
        node.serialize_field("span", &self.tree.span(*span))?;
        if let Some(props) = props {
            node.serialize_field("props", &props)?;
        }
        if let Some(nodes) = children {
            node.serialize_field("children", &SpannedJson { nodes, ..*self.tree })?;
        }
        node.end()
    }
}
