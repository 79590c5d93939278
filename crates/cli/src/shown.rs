//! Other people's words on a terminal: what could steer it is replaced.

/// `text` with every character that steers a terminal, or turns the direction of text, replaced by
/// one of as many bytes, so that offsets stay true.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(harmless_char).collect()
}

const fn harmless_char(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => c,
        '\0'..='\x1F' | '\x7F' => '?',
        '\u{80}'..='\u{9F}' => '\u{B7}',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_stay_as_many() {
        let text = "a\x1b[31m\u{9b}\u{202e}藍\r\n\t\0";
        assert_eq!(harmless(text), "a?[31m·\u{fffd}藍\r\n\t?");
        assert_eq!(harmless(text).len(), text.len());
    }
}
