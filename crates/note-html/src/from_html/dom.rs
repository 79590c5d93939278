//! HTML text → a flat document: nodes in one `Vec`, linked by numbers.
//!
//! The tree is built by html5ever, so that mis-nested, unclosed and foreign markup means what it
//! means in a browser. Being numbers, nodes are dropped, moved and walked without recursion, however
//! deep a hostile document is.

use std::cell::RefCell;

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, ns};

/// The number of a node in its [`Dom`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NodeId(u32);

/// A parsed document.
#[derive(Debug, Default)]
pub(crate) struct Dom {
    nodes: Vec<DomNode>,
}

/// A node and its neighbours.
#[derive(Debug)]
struct DomNode {
    parent: Option<NodeId>,
    first_child: Option<NodeId>,
    last_child: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    data: Data,
}

/// What a node is.
#[derive(Debug)]
enum Data {
    /// The document itself, or the inert content of a `<template>`.
    Root,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    Text(String),
    /// A comment or a processing instruction: never read.
    Other,
}

impl Dom {
    /// The document node: always the first.
    pub(crate) const ROOT: NodeId = NodeId(0);

    /// The children of a node, first to last.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).first_child, |&child| self.node(child).next)
    }

    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    pub(crate) fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).first_child
    }

    pub(crate) fn last_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).last_child
    }

    pub(crate) fn next(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).next
    }

    pub(crate) fn previous(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).previous
    }

    /// The name of an element, of whatever vocabulary: `b`, `math`.
    pub(crate) fn name(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).data {
            Data::Element { name, .. } => Some(&name.local),
            Data::Root | Data::Text(_) | Data::Other => None,
        }
    }

    /// The text of a text node.
    pub(crate) fn text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).data {
            Data::Text(text) => Some(text),
            Data::Root | Data::Element { .. } | Data::Other => None,
        }
    }

    /// The attributes of an element, in the order they were written.
    pub(crate) fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> + '_ {
        let attributes = match &self.node(id).data {
            Data::Element { attributes, .. } => attributes.as_slice(),
            Data::Root | Data::Text(_) | Data::Other => &[],
        };
        attributes.iter().map(|attribute| (&*attribute.name.local, &*attribute.value))
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attributes(id).find(|&(key, _)| key == name).map(|(_, value)| value)
    }

    /// Whether the element has a class.
    pub(crate) fn has_class(&self, id: NodeId, class: &str) -> bool {
        self.attribute(id, "class")
            .is_some_and(|list| list.split_ascii_whitespace().any(|c| c == class))
    }

    /// The next node in document order that is not inside `id`, staying inside `top`.
    pub(crate) fn after(&self, id: NodeId, top: NodeId) -> Option<NodeId> {
        let mut id = id;
        while id != top {
            if let Some(next) = self.next(id) {
                return Some(next);
            }
            id = self.parent(id)?;
        }
        None
    }

    /// Every node inside `top`, in document order.
    pub(crate) fn descendants(&self, top: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.first_child(top), move |&id| {
            self.first_child(id).or_else(|| self.after(id, top))
        })
    }

    /// The text inside a node, `<br>` as a newline.
    pub(crate) fn text_content(&self, top: NodeId) -> String {
        self.text_with(top, |_| "\n")
    }

    /// The text inside a node, every `<br>` as `newline` says.
    pub(crate) fn text_with(
        &self,
        top: NodeId,
        newline: impl Fn(NodeId) -> &'static str,
    ) -> String {
        if let Some(text) = self.text(top) {
            return text.to_owned();
        }
        let mut content = String::new();
        for id in self.descendants(top) {
            if let Some(text) = self.text(id) {
                content.push_str(text);
            } else if self.name(id) == Some("br") {
                content.push_str(newline(id));
            }
        }
        content
    }

    fn node(&self, id: NodeId) -> &DomNode {
        &self.nodes[id.0 as usize]
    }

    fn node_mut(&mut self, id: NodeId) -> &mut DomNode {
        &mut self.nodes[id.0 as usize]
    }

    fn create(&mut self, data: Data) -> NodeId {
        let id =
            NodeId(u32::try_from(self.nodes.len()).expect("a document has fewer than 2³² nodes"));
        self.nodes.push(DomNode {
            parent: None,
            first_child: None,
            last_child: None,
            previous: None,
            next: None,
            data,
        });
        id
    }

    /// Puts `child`, which has no parent, before `next`, or last when there is no `next`.
    fn insert(&mut self, parent: NodeId, child: NodeId, next: Option<NodeId>) {
        let previous = match next {
            Some(next) => self.node(next).previous,
            None => self.node(parent).last_child,
        };
        let node = self.node_mut(child);
        (node.parent, node.previous, node.next) = (Some(parent), previous, next);
        match previous {
            Some(previous) => self.node_mut(previous).next = Some(child),
            None => self.node_mut(parent).first_child = Some(child),
        }
        match next {
            Some(next) => self.node_mut(next).previous = Some(child),
            None => self.node_mut(parent).last_child = Some(child),
        }
    }

    fn detach(&mut self, id: NodeId) {
        let node = self.node_mut(id);
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => self.node_mut(previous).next = next,
            None => self.node_mut(parent).first_child = next,
        }
        match next {
            Some(next) => self.node_mut(next).previous = previous,
            None => self.node_mut(parent).last_child = previous,
        }
    }

    /// Adds a node or a piece of text, which joins a text node that stands before it.
    fn add(&mut self, parent: NodeId, child: NodeOrText<NodeId>, next: Option<NodeId>) {
        let before = match next {
            Some(next) => self.node(next).previous,
            None => self.node(parent).last_child,
        };
        let child = match child {
            NodeOrText::AppendNode(child) => child,
            NodeOrText::AppendText(text) => {
                if let Some(before) = before
                    && let Data::Text(known) = &mut self.node_mut(before).data
                {
                    known.push_str(&text);
                    return;
                }
                self.create(Data::Text(text.to_string()))
            }
        };
        self.detach(child);
        self.insert(parent, child, next);
    }
}

/// What html5ever builds the document through.
#[derive(Debug)]
pub(super) struct Sink {
    dom: RefCell<Dom>,
}

impl Sink {
    pub(super) fn new() -> Self {
        let mut dom = Dom::default();
        dom.create(Data::Root);
        Self { dom: RefCell::new(dom) }
    }

    /// How many nodes there are, wherever they are.
    pub(super) fn size(&self) -> usize {
        self.dom.borrow().nodes.len()
    }
}

/// The name of an element, owned: html5ever may hold one while it changes the tree.
#[derive(Debug)]
pub(super) struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Dom;
    type ElemName<'a> = Name;

    fn finish(self) -> Dom {
        self.dom.into_inner()
    }

    fn parse_error(&self, _: std::borrow::Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        Dom::ROOT
    }

    fn elem_name(&self, target: &NodeId) -> Name {
        match &self.dom.borrow().node(*target).data {
            Data::Element { name, .. } => Name(name.clone()),
            // Never asked for by the tree builder.
            Data::Root | Data::Text(_) | Data::Other => {
                Name(QualName::new(None, ns!(), LocalName::from("")))
            }
        }
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> NodeId {
        self.dom.borrow_mut().create(Data::Element { name, attributes })
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.dom.borrow_mut().create(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.dom.borrow_mut().create(Data::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.dom.borrow_mut().add(*parent, child, None);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let mut dom = self.dom.borrow_mut();
        match dom.parent(*element) {
            Some(parent) => dom.add(parent, child, Some(*element)),
            None => dom.add(*previous, child, None),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The content of a `<template>` is not shown: it goes to a tree that nobody reads.
    fn get_template_contents(&self, _: &NodeId) -> NodeId {
        self.dom.borrow_mut().create(Data::Root)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let mut dom = self.dom.borrow_mut();
        if let Some(parent) = dom.parent(*sibling) {
            dom.add(parent, child, Some(*sibling));
        }
    }

    fn add_attrs_if_missing(&self, _: &NodeId, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &NodeId) {
        self.dom.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut dom = self.dom.borrow_mut();
        while let Some(child) = dom.first_child(*node) {
            dom.detach(child);
            dom.insert(*new_parent, child, None);
        }
    }
}
