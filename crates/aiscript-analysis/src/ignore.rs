//! Comments that silence findings: `// aizome-ignore AIS0401`, for their own line and the next.

use aizome_source::{Diagnostic, LineIndex, Span};

use crate::{Script, codes};

/// The word that begins such a comment.
const WORD: &str = "aizome-ignore";

/// Takes away what comments silence, and adds what is wrong with these comments.
pub(crate) fn silence(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let text = script.tree.text;
    let comments = script.trivia.comments.iter().map(|comment| comment.span);
    let ignores: Vec<_> = comments.filter_map(|span| read(text, span)).collect();
    if ignores.is_empty() {
        return;
    }
    let index = LineIndex::new(text);
    let line = |offset: u32| index.position(offset).line;
    // Comments are in order, so the two lines of each are too.
    let lines: Vec<_> =
        ignores.iter().map(|(span, codes)| (line(span.start), line(span.end) + 1, codes)).collect();
    found.retain(|found| {
        let at = line(found.span.start);
        let end = lines.partition_point(|&(from, ..)| from <= at);
        let near = lines[..end].iter().rev().take(NEAR).filter(|&&(_, to, _)| at <= to);
        !near.into_iter().any(|(_, _, codes)| silences(text, codes, found.code.id))
    });
    for code in ignores.iter().flat_map(|(_, codes)| codes) {
        let id = &text[code.range()];
        let is_ours = id.starts_with("AIS02") || id.starts_with("AIS04");
        if is_ours && !codes::CODES.iter().any(|known| known.id == id) {
            found.push(codes::unknown_code(*code, id));
        }
    }
}

/// How many comments are looked at for a finding: more do not stand in two lines, except in a text
/// made to be slow.
const NEAR: usize = 16;

/// Whether codes silence a code; none at all silence every one.
fn silences(text: &str, codes: &[Span], id: &str) -> bool {
    codes.is_empty() || codes.iter().any(|code| &text[code.range()] == id)
}

/// The codes that a comment silences, if it is one of those.
fn read(text: &str, comment: Span) -> Option<(Span, Vec<Span>)> {
    let source = text.get(comment.range())?;
    let inner = source.get(2..)?;
    let inner = inner.strip_suffix("*/").filter(|_| source.starts_with("/*")).unwrap_or(inner);
    let rest = inner.trim_start().strip_prefix(WORD)?;
    if !rest.is_empty() && !rest.starts_with(|c: char| c.is_whitespace() || c == ':') {
        return None;
    }
    let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let words = rest.split([' ', '\t', ',', ':', '\n', '\r']).filter(|word| !word.is_empty());
    let codes = words.take_while(|word| is_code(word)).map(|word| {
        let start = u32::try_from(offset(word)).unwrap_or(u32::MAX);
        Span::new(start, start + u32::try_from(word.len()).unwrap_or(0))
    });
    Some((comment, codes.collect()))
}

/// Whether a word has the form of a code: capitals and then digits.
fn is_code(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    digits.len() < word.len() && digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
}
