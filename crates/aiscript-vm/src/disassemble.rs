//! A chunk as people read it: each function, its lines, and below each line its ops.

use std::fmt::{self, Write as _};

use aizome_source::{LineIndex, Position};

use crate::chunk::{Capture, Chunk, Constant, Proto};
use crate::op::Op;

/// How much of a line is shown, in characters.
const MAX_LINE: usize = 120;

impl Chunk {
    /// The code of all functions beside their source.
    #[must_use]
    pub(crate) fn disassemble(&self) -> String {
        let listing = Listing { chunk: self, lines: LineIndex::new(&self.text) };
        let mut text = String::new();
        for number in 0..self.protos.len() {
            // A string takes all that is written to it.
            let _ = listing.function(number, &mut text);
        }
        text
    }
}

struct Listing<'a> {
    chunk: &'a Chunk,
    lines: LineIndex,
}

impl Listing<'_> {
    fn function(&self, number: usize, out: &mut String) -> fmt::Result {
        let proto = &self.chunk.protos[number];
        if number > 0 {
            out.push('\n');
        }
        writeln!(out, "{}: {} registers", self.head(number), proto.registers)?;
        let mut charges = proto.charges.iter().peekable();
        let mut shown = None;
        for (index, &op) in (0..).zip(&proto.code) {
            let mut offset = proto.place(index as usize);
            while let Some(charge) = charges.next_if(|charge| charge.op <= index) {
                offset = Some(charge.offset);
            }
            if let (Op::Steps { .. }, Some(charge)) = (op, charges.peek()) {
                offset = Some(charge.offset);
            }
            let line = offset.map(|offset| self.lines.position(offset).line);
            if line.is_some() && line != shown {
                shown = line;
                self.line(offset.unwrap_or_default(), out)?;
            }
            self.op(index, op, proto, out)?;
        }
        Ok(())
    }

    /// `@f(a, b)`; the script itself has no name.
    fn head(&self, number: usize) -> String {
        let proto = &self.chunk.protos[number];
        if number == 0 {
            return "script".to_owned();
        }
        format!("@{}({})", proto.name.as_deref().unwrap_or_default(), proto.params.join(", "))
    }

    /// The beginning of a line: one that is very long may hold very many functions.
    fn line(&self, offset: u32, out: &mut String) -> fmt::Result {
        let line = self.lines.position(offset).line;
        let start = self.lines.offset(Position { line, column: 0 });
        let rest = self.chunk.text.get(start as usize..).unwrap_or("");
        let text: String = rest.chars().take(MAX_LINE).take_while(|&c| c != '\n').collect();
        writeln!(out, "{:>4} | {}", line + 1, text.trim())
    }

    fn op(&self, index: u32, op: Op, proto: &Proto, out: &mut String) -> fmt::Result {
        let (name, operands) = op.parts();
        let operands = operands.into_iter();
        let shown = operands.filter_map(|(field, value)| self.operand(name, field, value, proto));
        let shown: Vec<String> = shown.collect();
        writeln!(out, "{}", format!("{index:>8}  {name:<12}  {}", shown.join(", ")).trim_end())
    }

    /// An operand by what it names; none if it says nothing.
    fn operand(&self, op: &str, field: &str, value: i64, proto: &Proto) -> Option<String> {
        let index = usize::try_from(value).unwrap_or(usize::MAX);
        Some(match (field, op) {
            _ if is_register(op, field) => format!("r{value}"),
            ("k", "Key" | "Entry") => self.chunk.keys.get(index)?.to_string(),
            ("k", _) => self.constant(index)?,
            ("g", _) => match self.chunk.globals.get(index)? {
                Some(name) => name.to_string(),
                None => format!("global {index}"),
            },
            ("p", _) => self.head(index),
            ("root" | "m", _) => {
                return (value == 1).then(|| if field == "m" { "var" } else { field }.to_owned());
            }
            ("place" | "shape", _) => return None,
            ("v", "Bool") => (value == 1).to_string(),
            ("to", _) => format!("to {value}"),
            ("i", "LoadShared" | "StoreShared") => match proto.captures.get(index)? {
                Capture::Register(cell) => format!("r{cell} around"),
                Capture::Shared(around) => format!("shared {around} around"),
            },
            _ => value.to_string(),
        })
    }

    fn constant(&self, index: usize) -> Option<String> {
        Some(match self.chunk.constants.get(index)? {
            Constant::Num(number) => number.to_string(),
            Constant::Str(text) => format!("{:?}", text.to_string()),
        })
    }
}

/// Whether an operand of an op names a register.
pub(crate) fn is_register(op: &str, field: &str) -> bool {
    match field {
        "a" | "b" | "c" | "d" | "f" | "from" => true,
        "i" => !matches!(op, "LoadShared" | "StoreShared" | "Element"),
        "n" => matches!(op, "TimesStart" | "TimesNext"),
        "v" => matches!(op, "SetIndex" | "SetProp"),
        _ => false,
    }
}
