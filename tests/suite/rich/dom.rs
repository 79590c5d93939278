//! A small tree of parsed HTML, just enough to compare meanings.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A piece of HTML.
pub(crate) enum Dom {
    Text(String),
    Element { name: String, attributes: Vec<(String, String)>, children: Vec<Dom> },
}

impl Dom {
    /// Parses `html` as the content of a body.
    pub(crate) fn parse(html: &str) -> Vec<Self> {
        let context = QualName::new(None, ns!(html), local_name!("body"));
        let parser =
            parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false);
        let document = parser.one(html).document;
        let root = document.children.borrow()[0].clone();
        Self::children_of(&root)
    }

    fn children_of(node: &Handle) -> Vec<Self> {
        node.children.borrow().iter().filter_map(Self::of).collect()
    }

    fn of(node: &Handle) -> Option<Self> {
        match &node.data {
            NodeData::Text { contents } => Some(Self::Text(contents.borrow().to_string())),
            NodeData::Element { name, attrs, .. } => Some(Self::Element {
                name: name.local.to_string(),
                attributes: attrs
                    .borrow()
                    .iter()
                    .map(|a| (a.name.local.to_string(), a.value.to_string()))
                    .collect(),
                children: Self::children_of(node),
            }),
            _ => None,
        }
    }

    /// The value of an attribute; empty when absent.
    pub(crate) fn attribute(&self, key: &str) -> &str {
        match self {
            Self::Text(_) => "",
            Self::Element { attributes, .. } => {
                attributes.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value)
            }
        }
    }

    pub(crate) fn classes(&self) -> Vec<&str> {
        self.attribute("class").split_whitespace().collect()
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.classes().contains(&class)
    }

    pub(crate) fn children(&self) -> &[Self] {
        match self {
            Self::Text(_) => &[],
            Self::Element { children, .. } => children,
        }
    }

    /// The first element below with this class.
    pub(crate) fn find(&self, class: &str) -> Option<&Self> {
        self.children()
            .iter()
            .find_map(|child| if child.has_class(class) { Some(child) } else { child.find(class) })
    }

    /// The first element below of this name.
    pub(crate) fn find_element(&self, wanted: &str) -> Option<&Self> {
        self.children().iter().find_map(|child| match child {
            Self::Element { name, .. } if name == wanted => Some(child),
            _ => child.find_element(wanted),
        })
    }

    pub(crate) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element { children, .. } => children.iter().map(Self::text).collect(),
        }
    }
}
