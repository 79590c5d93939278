//! How many columns a text takes: full-width characters take two, and marks that stand on others
//! none.

/// The columns of a text without line breaks. A tab counts as [`TAB`].
pub(super) fn width(text: &str) -> u32 {
    if text.is_ascii() {
        let tabs = text.bytes().filter(|&b| b == b'\t').count();
        return clamp(text.len()) + clamp(tabs) * (TAB - 1);
    }
    text.chars().map(columns).sum()
}

/// The columns up to the first line break, and whether there is one.
pub(super) fn first_line(text: &str) -> (u32, bool) {
    match text.split_once('\n') {
        Some((first, _)) => (width(first), true),
        None => (width(text), false),
    }
}

/// How wide a tab is shown: Misskey shows two columns.
pub(super) const TAB: u32 = 2;

fn columns(c: char) -> u32 {
    match u32::from(c) {
        0x09 => TAB,
        0x300..=0x36f | 0x200b..=0x200f | 0x20d0..=0x20ff | 0x3099..=0x309a | 0xfe00..=0xfe0f => 0,
        0x1f3fb..=0x1f3ff | 0xe0000..=0xe01ef => 0,
        0x1100..=0x115f | 0x231a..=0x231b | 0x23e9..=0x23ec | 0x2614..=0x2615 => 2,
        0x2e80..=0x303e | 0x3041..=0xa4cf | 0xa960..=0xa97f | 0xac00..=0xd7a3 => 2,
        0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff01..=0xff60 | 0xffe0..=0xffe6 => 2,
        0x1f004 | 0x1f0cf | 0x1f18e..=0x1f19a | 0x1f1e6..=0x1f64f | 0x1f680..=0x1f6ff => 2,
        0x1f7e0..=0x1f7eb | 0x1f900..=0x1f9ff | 0x1fa70..=0x1faff | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

fn clamp(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_a_terminal() {
        for (text, expected) in [
            ("", 0),
            ("abc", 3),
            ("\t", 2),
            ("藍", 2),
            ("ｱ", 1),
            ("ア", 2),
            ("か\u{3099}", 2),
            ("🎉", 2),
            ("é", 1),
        ] {
            assert_eq!(width(text), expected, "{text:?}");
        }
    }
}
