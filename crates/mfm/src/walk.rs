//! Going through a tree and changing it.
//!
//! [`walk`] is an iterator and enough for most questions; [`visit`] also says when a node is left;
//! [`inspect`] changes nodes where they are; [`rewrite`] replaces each by any number of others. All
//! go in the order of the text. For a single node, give `std::slice::from_ref(&node)`.

use std::iter::FusedIterator;
use std::ops::ControlFlow;
use std::slice::Iter;

use crate::{Kind, Node};

/// Every node of a tree, each before its children.
///
/// ```
/// use aizome_mfm::{Kind, build, walk};
///
/// let nodes = [build::bold([build::text("a"), build::emoji_code("b")]), build::text("c")];
/// let names: Vec<_> = walk(&nodes).map(|node| node.kind.type_name()).collect();
/// assert_eq!(names, ["bold", "text", "emojiCode", "text"]);
/// ```
#[must_use]
pub fn walk<'t, 'a>(nodes: &'t [Node<'a>]) -> Walk<'t, 'a> {
    Walk { open: Vec::new(), next: nodes }
}

/// The iterator that [`walk`] gives.
#[derive(Debug, Clone)]
pub struct Walk<'t, 'a> {
    /// What is left of the siblings at each depth.
    open: Vec<Iter<'t, Node<'a>>>,
    /// The children of the node last given, not yet looked at; at first the whole tree.
    next: &'t [Node<'a>],
}

impl Walk<'_, '_> {
    /// Leaves out what is inside the node last given.
    ///
    /// ```
    /// use aizome_mfm::{Kind, build, walk};
    ///
    /// let nodes = [build::plain("as it is"), build::text("a")];
    /// let mut nodes = walk(&nodes);
    /// let mut texts = Vec::new();
    /// while let Some(node) = nodes.next() {
    ///     match &node.kind {
    ///         Kind::Plain(_) => nodes.skip_children(),
    ///         Kind::Text(text) => texts.push(text.as_ref()),
    ///         _ => {}
    ///     }
    /// }
    /// assert_eq!(texts, ["a"]);
    /// ```
    pub fn skip_children(&mut self) {
        if !self.open.is_empty() {
            self.next = &[];
        }
    }

    /// How many nodes the node last given stands in: 0 for those of the top.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len().saturating_sub(1)
    }
}

impl<'t, 'a> Iterator for Walk<'t, 'a> {
    type Item = &'t Node<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = std::mem::take(&mut self.next);
        if !next.is_empty() {
            self.open.push(next.iter());
        }
        while let Some(siblings) = self.open.last_mut() {
            if let Some(node) = siblings.next() {
                self.next = node.children();
                return Some(node);
            }
            self.open.pop();
        }
        None
    }
}

impl FusedIterator for Walk<'_, '_> {}

/// The nodes that `predicate` holds for, at any depth (the reference's `extract`).
///
/// ```
/// use aizome_mfm::{Kind, build, extract};
///
/// let nodes = [build::hashtag("a"), build::quote([build::hashtag("b")])];
/// let tags = extract(&nodes, |node| matches!(node.kind, Kind::Hashtag(_)));
/// assert_eq!(tags.len(), 2);
/// ```
pub fn extract<'t, 'a>(
    nodes: &'t [Node<'a>],
    mut predicate: impl FnMut(&Node<'a>) -> bool,
) -> Vec<&'t Node<'a>> {
    walk(nodes).filter(|node| predicate(node)).collect()
}

/// Does something to every node, each before its children (the reference's `inspect`). The children
/// are read after the action, so those that it has put there are visited and those that it has
/// taken away are not.
///
/// ```
/// use aizome_mfm::{Kind, build, inspect, to_string};
///
/// let mut nodes = [build::bold([build::text("hey")])];
/// inspect(&mut nodes, |node| {
///     if let Kind::Text(text) = &mut node.kind {
///         text.to_mut().make_ascii_uppercase();
///     }
/// });
/// assert_eq!(to_string(&nodes), "**HEY**");
/// ```
pub fn inspect<'a>(nodes: &mut [Node<'a>], mut action: impl FnMut(&mut Node<'a>)) {
    inspect_each(nodes, &mut action);
}

fn inspect_each<'a>(nodes: &mut [Node<'a>], action: &mut impl FnMut(&mut Node<'a>)) {
    for node in nodes {
        action(node);
        if let Some(children) = node.children_mut() {
            inspect_each(children, action);
        }
    }
}

/// What [`visit`] tells about each node. Both methods do nothing unless written.
///
/// ```
/// use aizome_mfm::{Flow, Kind, Node, Visitor, build, visit};
///
/// /// The length of text, and of it how much is in quotes.
/// #[derive(Default)]
/// struct Count { quotes: usize, all: usize, quoted: usize }
///
/// impl<'t> Visitor<'t> for Count {
///     fn enter(&mut self, node: &'t Node<'t>) -> Flow {
///         match &node.kind {
///             Kind::Quote(_) => self.quotes += 1,
///             Kind::Text(text) => {
///                 self.all += text.len();
///                 self.quoted += if self.quotes > 0 { text.len() } else { 0 };
///             }
///             _ => {}
///         }
///         Flow::Into
///     }
///
///     fn leave(&mut self, node: &'t Node<'t>) {
///         if let Kind::Quote(_) = node.kind {
///             self.quotes -= 1;
///         }
///     }
/// }
///
/// let nodes = [build::quote([build::text("was")]), build::text("is")];
/// let mut count = Count::default();
/// visit(&nodes, &mut count);
/// assert_eq!((count.all, count.quoted), (5, 3));
/// ```
pub trait Visitor<'t> {
    /// A node begins. The answer says where to go from there.
    fn enter(&mut self, node: &'t Node<'t>) -> Flow {
        let _ = node;
        Flow::Into
    }

    /// A node that was entered ends, whether or not its children were visited. After
    /// [`Flow::Stop`] nothing is left any more.
    fn leave(&mut self, node: &'t Node<'t>) {
        let _ = node;
    }
}

/// Where a visit goes from a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// To its children.
    Into,
    /// Past its children.
    Over,
    /// Nowhere: the visit is over.
    Stop,
}

/// Shows a tree to a visitor: each node before its children and again after them. The answer is
/// whether the visit went to its end.
pub fn visit<'t>(nodes: &'t [Node<'t>], visitor: &mut impl Visitor<'t>) -> bool {
    visit_each(nodes, visitor).is_continue()
}

fn visit_each<'t>(nodes: &'t [Node<'t>], visitor: &mut impl Visitor<'t>) -> ControlFlow<()> {
    for node in nodes {
        match visitor.enter(node) {
            Flow::Into => visit_each(node.children(), visitor)?,
            Flow::Over => {}
            Flow::Stop => return ControlFlow::Break(()),
        }
        visitor.leave(node);
    }
    ControlFlow::Continue(())
}

/// Replaces each node by what `replace` gives for it: no node, one, or several. Children go first,
/// so `replace` sees a node with its new children; what it gives is not looked at again. Texts that
/// come to stand side by side become one, whose span covers both.
///
/// ```
/// use aizome_mfm::{Kind, Node, build, rewrite, to_string};
///
/// /// Takes all boldness away, but not what was bold.
/// fn calm<'a>(nodes: Vec<Node<'a>>) -> Vec<Node<'a>> {
///     rewrite(nodes, |node| match node.kind {
///         Kind::Bold(children) => children,
///         _ => vec![node],
///     })
/// }
///
/// let nodes = vec![build::text("do "), build::bold([build::text("not")]), build::text(" shout")];
/// assert_eq!(calm(nodes), [build::text("do not shout")]);
/// ```
pub fn rewrite<'a, New>(
    nodes: Vec<Node<'a>>,
    mut replace: impl FnMut(Node<'a>) -> New,
) -> Vec<Node<'a>>
where
    New: IntoIterator<Item = Node<'a>>,
{
    rewrite_each(nodes, &mut replace)
}

fn rewrite_each<'a, New>(
    nodes: Vec<Node<'a>>,
    replace: &mut impl FnMut(Node<'a>) -> New,
) -> Vec<Node<'a>>
where
    New: IntoIterator<Item = Node<'a>>,
{
    let mut rewritten = Vec::with_capacity(nodes.len());
    for mut node in nodes {
        if let Some(children) = node.children_mut() {
            *children = rewrite_each(std::mem::take(children), replace);
        }
        for new in replace(node) {
            push_merged(&mut rewritten, new);
        }
    }
    rewritten
}

/// Adds a node; text goes into the text before it.
fn push_merged<'a>(nodes: &mut Vec<Node<'a>>, node: Node<'a>) {
    let Kind::Text(text) = &node.kind else { return nodes.push(node) };
    let Some(Node { span, kind: Kind::Text(before) }) = nodes.last_mut() else {
        return nodes.push(node);
    };
    before.to_mut().push_str(text);
    // Text from no source says nothing about where the whole stood.
    if span.is_empty() {
        *span = node.span;
    } else if !node.span.is_empty() {
        *span = span.cover(node.span);
    }
}
