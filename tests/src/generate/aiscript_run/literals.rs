//! Values written out, and arguments that are like what a function wants.

use super::Writer;
use super::natives::Kind;
use super::words::{
    BYTES, COUNTS, DATES, HEXES, INDICES, JSONS, KEYS, MADE_STRINGS, ODD_COUNTS, ODD_INDICES,
    ODD_NUMBERS, ODD_TIMES, ODD_UNITS, ODD_URIS, PLAIN_KEYS, PLAIN_NUMBERS, TEXTS, TIMES, UNITS,
    URIS,
};

impl Writer<'_> {
    /// A kind of values, the more useful ones more often.
    pub(super) fn kind(&mut self) -> Kind {
        self.pick(&[
            Kind::Num,
            Kind::Num,
            Kind::Num,
            Kind::Str,
            Kind::Str,
            Kind::Bool,
            Kind::Nums,
            Kind::Nums,
            Kind::Strs,
            Kind::List,
            Kind::List,
            Kind::Obj,
            Kind::Obj,
            Kind::Null,
            Kind::Error,
            Kind::Any,
        ])
    }

    /// A value without anything in it that could fail.
    pub(super) fn literal(&mut self, kind: Kind) -> String {
        match kind {
            Kind::Null => "null".to_owned(),
            Kind::Bool => self.pick(&["true", "false"]).to_owned(),
            Kind::Num => self.one_of(PLAIN_NUMBERS, ODD_NUMBERS, 10),
            Kind::Str => self.string(),
            Kind::Nums | Kind::Units | Kind::Bytes => self.array(Self::number_of(kind)),
            Kind::Strs => self.array(Kind::Str),
            Kind::List => self.array(Kind::Any),
            Kind::Obj => self.object(),
            Kind::Fn => self
                .pick(&["@(a) { a }", "Core:type", "@() { 1 }", "@(a, b?) { [a, b] }"])
                .to_owned(),
            Kind::Error => {
                format!("Error:create({}, {})", quoted(self.pick(TEXTS)), self.rng.u8(..9))
            }
            Kind::Any => {
                let kind = self.leaf_kind();
                self.literal(kind)
            }
            _ => self.argument(kind),
        }
    }

    fn leaf_kind(&mut self) -> Kind {
        self.pick(&[Kind::Null, Kind::Bool, Kind::Num, Kind::Num, Kind::Str, Kind::Str, Kind::Nums])
    }

    fn number_of(kind: Kind) -> Kind {
        match kind {
            Kind::Units => Kind::Unit,
            Kind::Bytes => Kind::Count,
            _ => Kind::Num,
        }
    }

    /// What is as a function wants it, with odd values now and then.
    pub(super) fn argument(&mut self, kind: Kind) -> String {
        match kind {
            Kind::Index if self.chance(10) => self.small_number(),
            Kind::Index => self.one_of(INDICES, ODD_INDICES, 15),
            Kind::Count => self.one_of(COUNTS, ODD_COUNTS, 2),
            Kind::Depth => self.one_of(&["0", "1", "2"], &["-1", "0.5", "(1 / 0)"], 3),
            Kind::Unit => self.one_of(UNITS, ODD_UNITS, 3),
            Kind::Units => self.array(Kind::Unit),
            Kind::Bytes => self.bytes(),
            Kind::Time => self.one_of(TIMES, ODD_TIMES, 8),
            Kind::Hex => quoted(self.pick(HEXES)),
            Kind::Json => quoted(self.pick(JSONS)),
            Kind::Date => quoted(self.pick(DATES)),
            Kind::Uri => quoted(&self.one_of(URIS, ODD_URIS, 2)),
            Kind::Key => quoted(self.pick(KEYS)),
            Kind::Pairs => self.pairs(),
            // Without a seed there is nothing to compare.
            Kind::Seed => {
                self.one_of(&["1", "\"seed\"", "0.5", "-1", "\"\"", "\"日本\""], &["true", "[]"], 5)
            }
            Kind::Options => self.random_options(),
            Kind::Mapper | Kind::Flat | Kind::Test | Kind::Folder | Kind::Order => {
                self.callback(kind)
            }
            _ => self.expression(kind),
        }
    }

    /// A number that counts little, from one that may be anything.
    pub(super) fn small_number(&mut self) -> String {
        format!("({} % 5)", self.literal_or_variable(Kind::Num))
    }

    pub(super) fn one_of(&mut self, plain: &[&str], odd: &[&str], per_cent: u32) -> String {
        let from = if self.chance(per_cent) { odd } else { plain };
        from[self.rng.usize(..from.len())].to_owned()
    }

    fn string(&mut self) -> String {
        match self.rng.u8(..12) {
            0 => self.pick(MADE_STRINGS).to_owned(),
            1 => format!("'{}'", self.pick(TEXTS).replace('\'', "\\'")),
            _ => quoted(self.pick(TEXTS)),
        }
    }

    fn array(&mut self, of: Kind) -> String {
        let items = (0..self.rng.usize(..5)).map(|_| self.item(of)).collect::<Vec<_>>();
        format!("[{}]", items.join(", "))
    }

    fn bytes(&mut self) -> String {
        let items = (0..self.rng.usize(..8)).map(|_| self.pick(BYTES)).collect::<Vec<_>>();
        format!("[{}]", items.join(", "))
    }

    fn object(&mut self) -> String {
        let entries: Vec<String> = (0..self.rng.usize(..4))
            .map(|_| format!("{}: {}", self.key(), self.item(Kind::Any)))
            .collect();
        format!("{{{}}}", entries.join(", "))
    }

    fn item(&mut self, kind: Kind) -> String {
        if self.room() && self.chance(30) {
            self.nested(|w| w.argument(kind))
        } else {
            self.literal(kind)
        }
    }

    /// A key as it is written in an object.
    pub(super) fn key(&mut self) -> String {
        if self.chance(85) { self.pick(PLAIN_KEYS).to_owned() } else { quoted(self.pick(KEYS)) }
    }

    fn pairs(&mut self) -> String {
        let pairs: Vec<String> = (0..self.rng.usize(..4))
            .map(|_| format!("[{}, {}]", quoted(self.pick(KEYS)), self.literal(Kind::Any)))
            .collect();
        format!("[{}]", pairs.join(", "))
    }

    fn random_options(&mut self) -> String {
        let algorithms = &["\"chacha20\"", "\"rc4\"", "\"rc4_legacy\""];
        let algorithm = self.one_of(algorithms, &["\"x\"", "1"], 4);
        format!("{{algorithm: {algorithm}}}")
    }
}

/// A text in quotes; what needs a `\` has it already.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
