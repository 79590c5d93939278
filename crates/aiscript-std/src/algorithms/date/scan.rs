//! The tokens of a date.

use std::iter::Peekable;

use aizome_aiscript_vm::Flat;

use crate::algorithms::text::is_space;

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits: the value of the first nine after zeros, and how many there are with the zeros.
    Number(i32, usize),
    /// One of `:` `-` `+` `.` `)`
    Symbol(u8),
    /// A word with a meaning.
    Word(Word),
    /// Space.
    Space,
    /// What is skipped: a comment in parentheses, or any other character.
    Other,
    /// The end of the text, or a NUL in it.
    End,
}

/// The meaning of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A month, from 1.
    Month(i32),
    /// `am` or `pm`: the hours that it adds.
    Half(i32),
    /// A zone, by the hours that it is ahead of UTC.
    Zone(i32),
    /// `z`, which is the zone of UTC.
    Z,
    /// `t`
    T,
    /// Any other.
    Unknown,
}

impl Token {
    /// The value of exactly so many digits within bounds.
    pub(super) fn digits(
        self,
        length: usize,
        bounds: std::ops::RangeInclusive<i32>,
    ) -> Option<i32> {
        match self {
            Self::Number(value, found) if found == length && bounds.contains(&value) => Some(value),
            _ => None,
        }
    }

    /// 1 for `+`, -1 for `-`.
    pub(super) fn sign(self) -> Option<i32> {
        match self {
            Self::Symbol(b'+') => Some(1),
            Self::Symbol(b'-') => Some(-1),
            _ => None,
        }
    }
}

/// Reads tokens, of which it knows the next.
pub(super) struct Scanner<I: Iterator<Item = u16>> {
    units: Peekable<I>,
    next: Token,
}

/// A scanner at the beginning of a text.
pub(super) fn scanner(text: &Flat) -> Scanner<impl Iterator<Item = u16> + '_> {
    let units = text.units().take_while(|&unit| unit != 0);
    let mut scanner = Scanner { units: units.peekable(), next: Token::End };
    scanner.next = scanner.scan();
    scanner
}

impl<I: Iterator<Item = u16>> Scanner<I> {
    /// The next token, which stays.
    pub(super) fn peek(&self) -> Token {
        self.next
    }

    /// Takes the next token.
    pub(super) fn take(&mut self) -> Token {
        let next = self.scan();
        std::mem::replace(&mut self.next, next)
    }

    /// Takes the next token if it is a symbol.
    pub(super) fn eat(&mut self, symbol: u8) -> bool {
        let found = self.next == Token::Symbol(symbol);
        if found {
            self.take();
        }
        found
    }

    fn scan(&mut self) -> Token {
        let Some(&unit) = self.units.peek() else { return Token::End };
        match unit {
            0x30..=0x39 => return self.number(),
            0x28 => return self.comment(),
            _ if is_letter(unit) => return self.word(),
            _ => self.units.next(),
        };
        match u8::try_from(unit) {
            Ok(symbol @ (b':' | b'-' | b'+' | b'.' | b')')) => Token::Symbol(symbol),
            _ if is_space(unit) => Token::Space,
            _ => Token::Other,
        }
    }

    fn number(&mut self) -> Token {
        /// So many digits after zeros count.
        const SIGNIFICANT: usize = 9;
        let (mut value, mut zeros, mut digits) = (0, 0, 0);
        while self.units.next_if_eq(&0x30).is_some() {
            zeros += 1;
        }
        while let Some(digit) = self.units.next_if(|unit| (0x30..=0x39).contains(unit)) {
            if digits < SIGNIFICANT {
                value = value * 10 + i32::from(digit) - 0x30;
            }
            digits += 1;
        }
        Token::Number(value, zeros + digits)
    }

    fn word(&mut self) -> Token {
        let (mut letters, mut length) = ([0; 3], 0_usize);
        while let Some(unit) = self.units.next_if(|&unit| is_letter(unit)) {
            if let Some(letter) = letters.get_mut(length) {
                *letter = u8::try_from(unit | 0x20).unwrap_or(u8::MAX);
            }
            length += 1;
        }
        Token::Word(meaning(letters, length))
    }

    /// Parentheses may stand in parentheses; the last ones may be missing.
    fn comment(&mut self) -> Token {
        let mut depth = 0;
        for unit in self.units.by_ref() {
            depth += match unit {
                0x28 => 1,
                0x29 => -1,
                _ => 0,
            };
            if depth == 0 {
                break;
            }
        }
        Token::Other
    }
}

/// Whatever comes after `A` in the order of Unicode belongs to a word.
fn is_letter(unit: u16) -> bool {
    unit >= 0x41 && !is_space(unit)
}

/// What a word means, by its first three letters and its length. Only months may be longer.
fn meaning(letters: [u8; 3], length: usize) -> Word {
    const MONTHS: &[u8; 36] = b"janfebmaraprmayjunjulaugsepoctnovdec";
    if let Some(month) = (1..).zip(MONTHS.chunks(3)).find(|(_, name)| *name == letters) {
        return Word::Month(month.0);
    }
    if length > letters.len() {
        return Word::Unknown;
    }
    match &letters {
        b"am\0" => Word::Half(0),
        b"pm\0" => Word::Half(12),
        b"ut\0" | b"utc" | b"gmt" => Word::Zone(0),
        b"z\0\0" => Word::Z,
        b"t\0\0" => Word::T,
        b"edt" => Word::Zone(-4),
        b"cdt" | b"est" => Word::Zone(-5),
        b"cst" | b"mdt" => Word::Zone(-6),
        b"mst" | b"pdt" => Word::Zone(-7),
        b"pst" => Word::Zone(-8),
        _ => Word::Unknown,
    }
}
