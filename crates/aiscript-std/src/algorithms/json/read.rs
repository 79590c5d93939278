//! JSON text → calls of a [`Build`], by the grammar of ECMA-404 and nothing beside it.

use aizome_aiscript_vm::Flat;

use super::{Build, NotJson, Units, array_index};

/// Reads a JSON text.
///
/// # Errors
/// When the text is not exactly one JSON value.
pub(crate) fn parse<B: Build>(text: &Flat, build: &mut B) -> Result<B::Value, NotJson> {
    match text {
        Flat::Narrow(units) => Reader::new(units, build).document(),
        Flat::Wide(units) => Reader::new(units, build).document(),
    }
}

/// The powers of ten up to the most digits that are an exact number in any case: so many digits
/// divided by a power are rounded once, hence correctly.
const POWERS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// A unit of a text of either width.
trait Unit: Copy {
    /// The unit itself if it is ASCII, else a byte that means nothing to JSON outside of strings.
    fn ascii(self) -> u8;
    fn unit(self) -> u16;
    fn units(text: &[Self]) -> Units<'_>;
}

impl Unit for u8 {
    fn ascii(self) -> u8 {
        self
    }

    fn unit(self) -> u16 {
        u16::from(self)
    }

    fn units(text: &[Self]) -> Units<'_> {
        Units::Narrow(text)
    }
}

impl Unit for u16 {
    fn ascii(self) -> u8 {
        u8::try_from(self).unwrap_or(u8::MAX)
    }

    fn unit(self) -> u16 {
        self
    }

    fn units(text: &[Self]) -> Units<'_> {
        Units::Wide(text)
    }
}

/// A container whose end has not been read. Its parts lie on a stack, from `start` on.
enum Open<K> {
    Array { start: usize },
    Object { start: usize, key: Name<K>, has_indices: bool },
}

/// The name of a member, with its place among indices; [`u32::MAX`] is none.
struct Name<K> {
    key: K,
    index: u32,
}

struct Reader<'a, T, B: Build> {
    text: &'a [T],
    at: usize,
    build: &'a mut B,
    open: Vec<Open<B::Key>>,
    elements: Vec<B::Value>,
    members: Vec<(Name<B::Key>, B::Value)>,
    /// The string or number that is being read, if it cannot be taken from the text.
    wide: Vec<u16>,
    narrow: Vec<u8>,
}

impl<'a, T: Unit, B: Build> Reader<'a, T, B> {
    fn new(text: &'a [T], build: &'a mut B) -> Self {
        Self {
            text,
            at: 0,
            build,
            open: Vec::new(),
            elements: Vec::new(),
            members: Vec::new(),
            wide: Vec::new(),
            narrow: Vec::new(),
        }
    }

    fn document(mut self) -> Result<B::Value, NotJson> {
        loop {
            let Some(mut value) = self.value_or_open()? else { continue };
            loop {
                match self.open.pop() {
                    None => return self.end(value),
                    Some(open) => match self.after_part(open, value)? {
                        Some(closed) => value = closed,
                        None => break,
                    },
                }
            }
        }
    }

    /// A value that ends here, or none if a container was opened.
    fn value_or_open(&mut self) -> Result<Option<B::Value>, NotJson> {
        self.skip_space();
        let value = match self.peek() {
            b'"' => {
                self.at += 1;
                self.string(|build, units| build.string(units))?
            }
            b'-' | b'0'..=b'9' => self.number()?,
            b'[' => return self.array(),
            b'{' => return self.object(),
            b'n' => self.word(b"null", B::null)?,
            b't' => self.word(b"true", |build| build.boolean(true))?,
            b'f' => self.word(b"false", |build| build.boolean(false))?,
            _ => return Err(NotJson),
        };
        Ok(Some(value))
    }

    /// `[`, or all of an empty array.
    fn array(&mut self) -> Result<Option<B::Value>, NotJson> {
        self.at += 1;
        self.skip_space();
        if self.eat(b']') {
            return Ok(Some(self.build.array(std::iter::empty())));
        }
        self.open.push(Open::Array { start: self.elements.len() });
        Ok(None)
    }

    /// `{ "name":`, or all of an empty object.
    fn object(&mut self) -> Result<Option<B::Value>, NotJson> {
        self.at += 1;
        self.skip_space();
        if self.eat(b'}') {
            return Ok(Some(self.build.object(std::iter::empty())));
        }
        let start = self.members.len();
        self.member(start, false)?;
        Ok(None)
    }

    /// `"name":`, whose value comes next.
    fn member(&mut self, start: usize, has_indices: bool) -> Result<(), NotJson> {
        self.skip_space();
        self.expect(b'"')?;
        let key = self.string(|build, units| {
            let index = match units {
                Units::Narrow(units) => array_index(units.iter().map(|&unit| u16::from(unit))),
                Units::Wide(units) => array_index(units.iter().copied()),
            };
            Name { key: build.key(units), index: index.unwrap_or(u32::MAX) }
        })?;
        self.skip_space();
        self.expect(b':')?;
        let has_indices = has_indices || key.index != u32::MAX;
        self.open.push(Open::Object { start, key, has_indices });
        Ok(())
    }

    /// `,` or the end of a container, after a part of it. The container is given back if it ends.
    fn after_part(
        &mut self,
        open: Open<B::Key>,
        part: B::Value,
    ) -> Result<Option<B::Value>, NotJson> {
        self.skip_space();
        match open {
            Open::Array { start } => {
                self.elements.push(part);
                if self.eat(b',') {
                    self.open.push(Open::Array { start });
                    return Ok(None);
                }
                self.expect(b']')?;
                Ok(Some(self.build.array(self.elements.drain(start..))))
            }
            Open::Object { start, key, has_indices } => {
                self.members.push((key, part));
                if self.eat(b',') {
                    return self.member(start, has_indices).map(|()| None);
                }
                self.expect(b'}')?;
                if has_indices {
                    self.members[start..].sort_by_key(|(name, _)| name.index);
                }
                let members = self.members.drain(start..);
                Ok(Some(self.build.object(members.map(|(name, value)| (name.key, value)))))
            }
        }
    }

    /// Nothing but space after the value of the document.
    fn end(&mut self, value: B::Value) -> Result<B::Value, NotJson> {
        self.skip_space();
        if self.at == self.text.len() { Ok(value) } else { Err(NotJson) }
    }

    /// `null`, `true`, `false`
    fn word(
        &mut self,
        word: &[u8],
        make: impl FnOnce(&mut B) -> B::Value,
    ) -> Result<B::Value, NotJson> {
        let end = self.at + word.len();
        let found = self.text.get(self.at..end).ok_or(NotJson)?;
        if !found.iter().zip(word).all(|(unit, &letter)| unit.ascii() == letter) {
            return Err(NotJson);
        }
        self.at = end;
        Ok(make(self.build))
    }

    /// The rest of a string after its opening quote.
    fn string<R>(&mut self, make: impl FnOnce(&mut B, Units<'_>) -> R) -> Result<R, NotJson> {
        let start = self.at;
        self.skip_plain();
        if self.peek() == b'"' {
            let units = T::units(&self.text[start..self.at]);
            self.at += 1;
            return Ok(make(self.build, units));
        }
        self.wide.clear();
        self.wide.extend(self.text[start..self.at].iter().map(|unit| unit.unit()));
        while !self.eat(b'"') {
            self.expect(b'\\')?;
            let escaped = self.escape()?;
            self.wide.push(escaped);
            let start = self.at;
            self.skip_plain();
            self.wide.extend(self.text[start..self.at].iter().map(|unit| unit.unit()));
        }
        Ok(make(self.build, Units::Wide(&self.wide)))
    }

    /// What follows a `\`.
    fn escape(&mut self) -> Result<u16, NotJson> {
        let letter = self.peek();
        self.at += 1;
        Ok(match letter {
            b'"' | b'\\' | b'/' => u16::from(letter),
            b'b' => 8,
            b'f' => 12,
            b'n' => 10,
            b'r' => 13,
            b't' => 9,
            b'u' => {
                let digits = self.text.get(self.at..self.at + 4).ok_or(NotJson)?;
                self.at += 4;
                digits.iter().try_fold(0, |unit, digit| {
                    let digit = char::from(digit.ascii()).to_digit(16).ok_or(NotJson)?;
                    Ok(unit << 4 | digit as u16)
                })?
            }
            _ => return Err(NotJson),
        })
    }

    /// `-12.5e+3`
    fn number(&mut self) -> Result<B::Value, NotJson> {
        let start = self.at;
        let is_negative = self.eat(b'-');
        let (first, mut digits) = (self.peek(), 0);
        let whole = self.digits(&mut digits)?;
        if first == b'0' && whole > 1 {
            return Err(NotJson);
        }
        let fraction = if self.eat(b'.') { self.digits(&mut digits)? } else { 0 };
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            let _has_sign = self.eat(b'+') || self.eat(b'-');
            self.digits(&mut digits)?;
        } else if whole + fraction < POWERS.len() {
            let value = digits as f64 / POWERS[fraction];
            return Ok(self.build.number(if is_negative { -value } else { value }));
        }
        self.narrow.clear();
        self.narrow.extend(self.text[start..self.at].iter().map(|unit| unit.ascii()));
        let value = str::from_utf8(&self.narrow).ok().and_then(|text| text.parse().ok());
        Ok(self.build.number(value.ok_or(NotJson)?))
    }

    /// One digit or more, which are added to a number. Says how many.
    fn digits(&mut self, number: &mut u64) -> Result<usize, NotJson> {
        let start = self.at;
        while let digit @ b'0'..=b'9' = self.peek() {
            *number = number.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            self.at += 1;
        }
        if self.at > start { Ok(self.at - start) } else { Err(NotJson) }
    }

    /// Goes on to the end of the string, an escape or what may not stand in a string.
    fn skip_plain(&mut self) {
        let rest = &self.text[self.at..];
        let is_special = |unit: &T| matches!(unit.unit(), 0x22 | 0x5c | 0..0x20);
        self.at += rest.iter().position(is_special).unwrap_or(rest.len());
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// The unit that comes next; at the end of the text one that nothing in JSON begins with.
    fn peek(&self) -> u8 {
        self.text.get(self.at).map_or(0, |unit| unit.ascii())
    }

    fn eat(&mut self, wanted: u8) -> bool {
        let found = self.peek() == wanted;
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, wanted: u8) -> Result<(), NotJson> {
        if self.eat(wanted) { Ok(()) } else { Err(NotJson) }
    }
}
