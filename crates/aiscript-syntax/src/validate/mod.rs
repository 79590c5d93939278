//! What the reference checks once a script is parsed: names, then types, then jumps.
//!
//! The reference stops at the first thing it finds. Here everything is found, in the same order, so
//! that the first finding is what the reference throws. All three passes take time linear in the
//! script: they carry what is around a node down to it instead of searching upwards.

mod jumps;
mod keyword;
mod suggest;
mod types;
mod visit;

use std::collections::BTreeMap;

use aizome_source::{Diagnostic, Span};

use crate::findings::Findings;
use crate::tree::Tree;

pub(crate) use keyword::begins_like_reserved;
pub use keyword::{RESERVED, is_reserved};
pub use types::TYPES;
pub(crate) use types::{is_type, takes_inner};

/// Which passes may find something. The parser sees at each token what cannot be wrong, so that
/// hardly any script has to be visited again.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Suspects {
    /// A reserved word is there somewhere, or a literal in a pattern.
    pub(crate) names: bool,
    /// A type is there that is not simply known, or several type parameters.
    pub(crate) types: bool,
    /// A jump is there that does not simply lead to what is around it.
    pub(crate) jumps: bool,
}

/// Reports what is wrong with a tree that has been parsed, also with one that could only be read in
/// part.
pub(crate) fn validate(tree: Tree<'_>, suspects: Suspects, findings: &mut Findings) {
    let parsed = findings.diagnostics.len();
    if suspects.names {
        keyword::validate(tree, findings);
    }
    if suspects.types {
        types::validate(tree, findings);
    }
    if suspects.jumps {
        jumps::validate(tree, findings);
    }
    if findings.diagnostics.len() > parsed {
        drop_echoes(tree.text, &mut findings.diagnostics, parsed);
    }
}

/// Drops what was found where something is reported already: it is one mistake, and the first to
/// notice it knows best.
fn drop_echoes(text: &str, found: &mut Vec<Diagnostic>, parsed: usize) {
    let parsed_places: BTreeMap<u32, u32> = found[..parsed].iter().map(place).collect();
    let mut places = parsed_places.clone();
    let mut at = 0;
    found.retain(|finding| {
        at += 1;
        if at <= parsed {
            return true;
        }
        // A reserved word next to what cannot be read (`class A {}`) was hardly meant as a name.
        let is_reserved = finding.code.name == "reserved_word";
        let is_echo = is_taken(&places, finding.span)
            || is_reserved && is_taken(&parsed_places, with_neighbours(text, finding.span));
        places.extend((!is_echo).then(|| place(finding)));
        !is_echo
    });
}

fn place(finding: &Diagnostic) -> (u32, u32) {
    (finding.span.start, finding.span.end)
}

/// Whether a span has a byte in common with one of these, or the same start.
fn is_taken(taken: &BTreeMap<u32, u32>, span: Span) -> bool {
    let before = taken.range(..=span.start).next_back();
    let after = taken.range(span.start..).next();
    before.is_some_and(|(&start, &end)| end > span.start || start == span.start)
        || after.is_some_and(|(&start, _)| start < span.end)
}

/// A span with the spaces around it, and one byte more, so that it touches what stands next to it.
fn with_neighbours(text: &str, span: Span) -> Span {
    let spaces = |side: &mut dyn Iterator<Item = u8>| side.take_while(|byte| *byte == b' ').count();
    let bytes = text.as_bytes();
    let (before, after) = bytes.split_at_checked(span.start as usize).unwrap_or((bytes, &[]));
    let after = after.get(span.len() as usize..).unwrap_or_default();
    let before = spaces(&mut before.iter().rev().copied());
    let after = spaces(&mut after.iter().copied());
    let (start, end) = (span.start as usize, span.end as usize);
    Span::of(start.saturating_sub(before + 1)..end.saturating_add(after + 1))
}
