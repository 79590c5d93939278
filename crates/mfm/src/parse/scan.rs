//! Character classes, and the skipping of text that can begin nothing.
//!
//! Most of a note is plain text. One table tells of each byte whether it can begin or close a
//! construct; the bytes that seldom do (letters `h`, digits of keycaps, first bytes of characters
//! that may be emoji) are looked at once more with what follows them.

/// ASCII letters and digits, the reference's `/[a-z0-9]/i`.
pub(super) fn is_alphanumeric(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Names and argument keys of functions.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// User names, hosts and argument values.
pub(super) fn is_name(c: char) -> bool {
    is_word(c) || c == '.' || c == '-'
}

/// Names of custom emoji.
pub(super) fn is_emoji_name(c: char) -> bool {
    is_word(c) || c == '+' || c == '-'
}

/// The reference's `space`.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\t')
}

/// The characters of a newline: `\r\n`, `\r` or `\n`.
pub(super) fn is_newline(c: char) -> bool {
    matches!(c, '\r' | '\n')
}

/// Characters of an address outside its brackets.
pub(super) fn is_url(c: char) -> bool {
    is_name(c)
        || matches!(c, ',' | '/' | ':' | '%' | '#' | '@' | '$' | '&' | '?' | '!' | '~' | '=' | '+')
}

/// Characters of a hashtag outside its brackets.
pub(super) fn is_hashtag(c: char) -> bool {
    !matches!(
        c,
        ' ' | '\u{3000}'
            | '\t'
            | '.'
            | ','
            | '!'
            | '?'
            | '\''
            | '"'
            | '#'
            | ':'
            | '/'
            | '['
            | ']'
            | '【'
            | '】'
            | '('
            | ')'
            | '「'
            | '」'
            | '（'
            | '）'
            | '<'
            | '>'
            | '\r'
            | '\n'
    )
}

/// Length in bytes of the newline at the start of `rest`; 0 if there is none.
pub(super) fn newline_len(rest: &str) -> usize {
    match rest.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// `rest` after one newline, if it begins with one (the reference's `newLine.option()`).
pub(super) fn skip_newline(rest: &str) -> &str {
    rest.get(newline_len(rest)..).unwrap_or_default()
}

/// Whether a line ends here (the reference's `lineEnd`).
pub(super) fn is_line_end(rest: &str) -> bool {
    matches!(rest.as_bytes(), [] | [b'\r' | b'\n', ..])
}

/// JavaScript's `trim`: what Rust trims, without U+0085, with U+FEFF.
pub(super) fn trim_js(text: &str) -> &str {
    text.trim_matches(|c: char| (c.is_whitespace() && c != '\u{85}') || c == '\u{feff}')
}

/// The rest after the first character and all text behind it that can begin or close nothing.
pub(super) fn skip_text(rest: &str) -> &str {
    let bytes = rest.as_bytes();
    let Some(&first) = bytes.first() else { return rest };
    let mut at = char_len(first);
    while let Some(&byte) = bytes.get(at) {
        match CLASSES[byte as usize] {
            Class::Plain => at += 1,
            Class::Mark => break,
            Class::Perhaps => {
                if begins(bytes, at) {
                    break;
                }
                at += 1;
            }
        }
    }
    // A place that is no character boundary is never reached: continuation bytes are plain.
    rest.get(at..).unwrap_or_default()
}

/// Whether an emoji may begin with this byte and what follows it.
#[inline]
pub(super) fn may_begin_emoji(bytes: &[u8]) -> bool {
    match bytes {
        [b'0'..=b'9' | b'#' | b'*', 0xe2 | 0xef, ..] => true,
        // © and ®.
        [0xc2, second, ..] => matches!(second, 0xa9 | 0xae),
        // Arrows, technical signs, dingbats and their like.
        [0xe2, second, ..] => matches!(
            second,
            0x80 | 0x81 | 0x84 | 0x86 | 0x8c | 0x8f | 0x93 | 0x96..=0x9e | 0xa4 | 0xac | 0xad
        ),
        // 〰 〽 ㊗ ㊙: the other kana and punctuation never begin one.
        [0xe3, second, third, ..] => {
            matches!((second, third), (0x80, 0xb0 | 0xbd) | (0x8a, 0x97 | 0x99))
        }
        [0xee, second, ..] => *second == 0x94,
        [0xf0, second, ..] => *second == 0x9f,
        _ => false,
    }
}

/// What a byte can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Nothing: it stays text wherever it stands.
    Plain,
    /// Begin or close a construct.
    Mark,
    /// Begin one if the right bytes follow.
    Perhaps,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Plain; 256];
    let marks = b"<*_\\~$@#:[?`]\r\n";
    let mut i = 0;
    while i < marks.len() {
        classes[marks[i] as usize] = Class::Mark;
        i += 1;
    }
    let perhaps = b"h0123456789\xc2\xe2\xe3\xee\xf0";
    i = 0;
    while i < perhaps.len() {
        classes[perhaps[i] as usize] = Class::Perhaps;
        i += 1;
    }
    classes
};

fn begins(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    if rest.first() == Some(&b'h') { rest.starts_with(b"http") } else { may_begin_emoji(rest) }
}

/// The length of the character that begins with this byte.
fn char_len(first: u8) -> usize {
    match first {
        0..=0xbf => 1,
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    }
}
