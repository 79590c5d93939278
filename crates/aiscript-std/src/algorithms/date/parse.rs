//! `Date:parse`: the format of ECMAScript, and before it fails the old one of browsers.
//!
//! The old format takes numbers, names of months, times and zones in almost any order. What counts
//! is what V8 accepts; the steps here are those of its `dateparser`.

use aizome_aiscript_vm::Flat;
use jiff::tz::TimeZone;

use super::compose::{Ahead, Day, Time};
use super::scan::{Scanner, Token, Word, scanner};
use super::zone::to_utc;
use super::{DAY, LIMIT};

/// The time that a text means, in milliseconds; none if it means none. What has no offset is read
/// as the clocks of the zone.
pub(crate) fn parse(text: &Flat, zone: &TimeZone) -> Option<f64> {
    /// How much further than UTC the clocks of a zone may reach.
    const BEYOND: i64 = 30 * DAY;
    let mut parser = Parser {
        scanner: scanner(text),
        day: Day::default(),
        time: Time::default(),
        ahead: Ahead::default(),
    };
    parser.read()?;
    let shown = parser.day.finish()? * DAY + parser.time.finish()?;
    let time = match parser.ahead.finish()? {
        Some(ahead) => shown - ahead,
        None if shown.abs() <= LIMIT + BEYOND => to_utc(shown, zone),
        None => return None,
    };
    (time.abs() <= LIMIT).then_some(time as f64)
}

struct Parser<I: Iterator<Item = u16>> {
    scanner: Scanner<I>,
    day: Day,
    time: Time,
    ahead: Ahead,
}

impl<I: Iterator<Item = u16>> Parser<I> {
    /// Reads all of the text, by the new format as far as it goes.
    fn read(&mut self) -> Option<()> {
        let mut token = self.iso_date_time()?;
        let mut has_number = !self.day.is_empty();
        while token != Token::End {
            match token {
                Token::Number(number, _) => {
                    has_number = true;
                    self.number(number)?;
                }
                Token::Word(word) => self.word(word, has_number)?,
                Token::Symbol(_) => self.symbol(token, &mut has_number)?,
                Token::Space | Token::Other | Token::End => {}
            }
            token = self.scanner.take();
        }
        Some(())
    }

    /// `2020-01-31T23:59:59.999+09:00`, or less of it. Gives the token with which the old format
    /// goes on; none if the text cannot be a date any more.
    fn iso_date_time(&mut self) -> Option<Token> {
        if let Some(token) = self.iso_date() {
            return Some(token);
        }
        if self.scanner.peek() == Token::Word(Word::T) {
            self.scanner.take();
            self.iso_time()?;
        } else if self.scanner.peek() != Token::End {
            return Some(self.scanner.take());
        }
        if self.ahead.hour.is_none() && self.time.is_empty() {
            self.ahead.set(0);
        }
        self.day.is_iso = true;
        Some(Token::End)
    }

    /// `2020-01-31`, `+002020`. Gives the first token that does not belong to such a date.
    fn iso_date(&mut self) -> Option<Token> {
        if let Some(sign) = self.scanner.peek().sign() {
            let token = self.scanner.take();
            let Some(year) = self.scanner.peek().digits(6, 0..=999_999) else { return Some(token) };
            self.scanner.take();
            if sign < 0 && year == 0 {
                return Some(token);
            }
            self.day.add(sign * year);
        } else if let Some(year) = self.scanner.peek().digits(4, 0..=9_999) {
            self.scanner.take();
            self.day.add(year);
        } else {
            return Some(self.scanner.take());
        }
        for last in [12, 31] {
            if !self.scanner.eat(b'-') {
                break;
            }
            let number = self.scanner.take();
            match number.digits(2, 1..=last) {
                Some(number) => self.day.add(number),
                None => return Some(number),
            };
        }
        None
    }

    /// `23:59:59.999+09:00`, up to the end of the text.
    fn iso_time(&mut self) -> Option<()> {
        let hour = self.scanner.take().digits(2, 0..=24)?;
        let last = if hour == 24 { 0 } else { 59 };
        self.time.add(hour);
        self.expect(b':')?;
        self.time.add(self.scanner.take().digits(2, 0..=last)?);
        if self.scanner.eat(b':') {
            self.time.add(self.scanner.take().digits(2, 0..=last)?);
            if self.scanner.eat(b'.') {
                match self.scanner.take() {
                    Token::Number(1.., _) if hour == 24 => return None,
                    Token::Number(number, length) => self.time.add(milliseconds(number, length)),
                    _ => return None,
                };
            }
        }
        self.iso_offset()?;
        (self.scanner.peek() == Token::End).then_some(())
    }

    /// `Z`, `+09:00`, `+0900`, or nothing.
    fn iso_offset(&mut self) -> Option<()> {
        if self.scanner.peek() == Token::Word(Word::Z) {
            self.scanner.take();
            self.ahead.set(0);
        } else if let Some(sign) = self.scanner.peek().sign() {
            self.scanner.take();
            let digits = self.scanner.take();
            let (hour, minute) = if let Some(both) = digits.digits(4, 0..=9_999) {
                (both / 100, both % 100)
            } else {
                let hour = digits.digits(2, 0..=23)?;
                self.expect(b':')?;
                (hour, self.scanner.take().digits(2, 0..=59)?)
            };
            if hour > 23 || minute > 59 {
                return None;
            }
            self.ahead = Ahead { sign: Some(sign), hour: Some(hour), minute: Some(minute) };
        }
        Some(())
    }

    /// A number of the old format: what follows says what it is.
    fn number(&mut self, number: i32) -> Option<()> {
        if self.scanner.eat(b':') {
            if self.scanner.eat(b':') {
                if !self.time.is_empty() {
                    return None;
                }
                self.time.add(number)?;
                return self.time.add(0);
            }
            self.time.add(number)?;
            self.scanner.eat(b'.');
            return Some(());
        }
        if self.scanner.eat(b'.') && self.time.expects(number) {
            self.time.add(number)?;
            let Token::Number(number, length) = self.scanner.take() else { return None };
            // What is left over of a time that has enough parts is ignored.
            let _is_added = self.time.add_last(milliseconds(number, length));
        } else if self.ahead.expects(number) {
            self.ahead.minute = Some(number);
        } else if self.time.expects(number) {
            self.time.add_last(number)?;
            let next = self.scanner.peek();
            let may_follow = matches!(next, Token::End | Token::Space | Token::Word(Word::Z));
            if !may_follow && next.sign().is_none() {
                return None;
            }
        } else {
            self.day.add(number)?;
            self.scanner.eat(b'-');
        }
        Some(())
    }

    /// A word of the old format. One without a meaning may only stand before all numbers.
    fn word(&mut self, word: Word, has_number: bool) -> Option<()> {
        match word {
            Word::Half(hours) if !self.time.is_empty() => self.time.half = Some(hours),
            Word::Month(month) => {
                self.day.set_month(month);
                self.scanner.eat(b'-');
            }
            Word::Zone(hours) if has_number => self.ahead.set(hours),
            Word::Z if has_number => self.ahead.set(0),
            _ if has_number || matches!(self.scanner.peek(), Token::Number(..)) => return None,
            _ => {}
        }
        Some(())
    }

    /// A sign begins an offset if it stands after a time or UTC. Elsewhere it, or a parenthesis,
    /// may only stand before all numbers.
    fn symbol(&mut self, token: Token, has_number: &mut bool) -> Option<()> {
        let Some(sign) = token.sign() else {
            return (token != Token::Symbol(b')') || !*has_number).then_some(());
        };
        if !self.ahead.is_utc() && self.time.is_empty() {
            return (!*has_number).then_some(());
        }
        let (number, length) = match self.scanner.peek() {
            Token::Number(number, length) => {
                self.scanner.take();
                (number, length)
            }
            _ => (0, 0),
        };
        *has_number = true;
        let (hour, minute) = match length {
            _ if self.scanner.peek() == Token::Symbol(b':') => (number, None),
            1 | 2 => (number, Some(0)),
            3 | 4 => (number / 100, Some(number % 100)),
            _ => return None,
        };
        self.ahead = Ahead { sign: Some(sign), hour: Some(hour), minute };
        Some(())
    }

    fn expect(&mut self, symbol: u8) -> Option<()> {
        self.scanner.eat(symbol).then_some(())
    }
}

/// The first three digits after a point, by the value of up to nine and their number. After zeros
/// and more than nine digits this is wrong, just as in the engine.
fn milliseconds(number: i32, length: usize) -> i32 {
    let power = |exponent: usize| 10_i32.pow(exponent as u32);
    match length {
        0..3 => number * power(3 - length),
        _ => number / power(length.min(9) - 3),
    }
}
