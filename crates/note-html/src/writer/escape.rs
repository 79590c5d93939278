//! Escaping, in one place for text and attribute values alike.

/// Appends `text` with the five characters of HTML that could end it replaced, as Misskey does:
/// `&`, `<`, `>`, `"` and `'`.
#[inline]
pub(super) fn escape(out: &mut String, text: &str) {
    let mut done = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if let Some(reference) = reference(byte) {
            out.push_str(&text[done..at]);
            out.push_str(reference);
            done = at + 1;
        }
    }
    out.push_str(&text[done..]);
}

/// The same, and what an HTML parser would change or drop (U+000D, U+FEFF) as references too.
pub(super) fn escape_exactly(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['\r', '\u{FEFF}']) {
        let (before, tail) = rest.split_at(at);
        escape(out, before);
        let (reference, len) = if tail.starts_with('\r') { ("&#13;", 1) } else { ("&#xFEFF;", 3) };
        out.push_str(reference);
        rest = &tail[len..];
    }
    escape(out, rest);
}

#[inline]
const fn reference(byte: u8) -> Option<&'static str> {
    // All five stand below `?`; most text is letters, which one comparison dismisses.
    if byte > b'>' {
        return None;
    }
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#039;"),
        _ => None,
    }
}
