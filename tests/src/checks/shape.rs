//! What a tree may look like, whatever was parsed.

use aizome_mfm::{Kind, Node};

/// No more than `limit` nodes lie within each other (a limit of 0 counts as 1, as in the
/// reference), no text is empty and no two texts touch.
///
/// Text at the bottom does not count: at the limit everything is text.
///
/// # Panics
/// When the tree breaks one of them.
pub fn nesting(source: &str, nodes: &[Node<'_>], limit: u32) {
    let left = limit.max(1);
    let mut after_text = false;
    for node in nodes {
        if let Kind::Text(text) = &node.kind {
            assert!(!text.is_empty(), "an empty text\nin {source:?}");
            assert!(!after_text, "two texts touch at {:?}\nin {source:?}", node.span);
            after_text = true;
            continue;
        }
        after_text = false;
        level(source, node, left);
    }
}

/// The laws of a node that may still take up `left` levels.
fn level(source: &str, node: &Node<'_>, left: u32) {
    assert!(left > 0, "{node:?} is nested too deep\nin {source:?}");
    match &node.kind {
        // Its one child is the text it shields, which is no level of its own.
        Kind::Plain(children) => {
            assert!(matches!(children[..], [Node { kind: Kind::Text(_), .. }]), "{node:?}");
        }
        kind => {
            let Some(children) = kind.children() else { return };
            assert!(!children.is_empty(), "{node:?} is empty\nin {source:?}");
            if left > 1 {
                return nesting(source, children, left - 1);
            }
            let is_text = matches!(children, [Node { kind: Kind::Text(_), .. }]);
            assert!(is_text, "{node:?} is nested too deep\nin {source:?}");
        }
    }
}

/// Walking meets every node once, parents before children, in the order of the source.
///
/// # Panics
/// When it does not.
pub fn walking(source: &str, nodes: &[Node<'_>]) {
    let mut expected = Vec::new();
    in_order(nodes, &mut expected);
    let met: Vec<*const Node<'_>> = aizome_mfm::walk(nodes).map(std::ptr::from_ref).collect();
    assert!(met == expected, "walking met {} of {}\nin {source:?}", met.len(), expected.len());
}

fn in_order<'t>(nodes: &'t [Node<'_>], met: &mut Vec<*const Node<'t>>) {
    for node in nodes {
        met.push(std::ptr::from_ref(node).cast());
        in_order(node.children(), met);
    }
}

/// A tree that owns its text equals the one that borrows it.
///
/// # Panics
/// When it does not.
pub fn owning(source: &str, nodes: &[Node<'_>]) {
    for node in nodes {
        assert!(node.clone().into_owned() == *node, "{node:?}\nin {source:?}");
    }
}
