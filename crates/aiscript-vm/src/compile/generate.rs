//! Scripts by chance: they can be read, but hardly one does anything that makes sense.

/// A few rules of the grammar, chosen by chance.
pub(super) struct Generator {
    seed: u64,
    /// How much may still be written.
    room: usize,
    /// What may be jumped to: `l` for a loop, `f` for a function, `b` for a labelled block.
    around: String,
}

impl Generator {
    /// The same scripts for the same seed.
    pub(super) fn script(seed: u64) -> String {
        let mut generator = Self { seed, room: 60, around: String::new() };
        let mut text = ":: N { let a = 1\n@f() { a + b } }\n".to_owned();
        for _ in 0..6 {
            text.push_str(&generator.statement());
            text.push('\n');
        }
        text
    }

    fn below(&mut self, n: u64) -> u64 {
        self.seed = self.seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.seed >> 33) % n
    }

    fn name(&mut self) -> String {
        ["a", "b", "c", "d", "N:a"][self.below(5) as usize].to_owned()
    }

    fn pattern(&mut self) -> String {
        match self.below(8) {
            0 => format!("[{}, {}]", self.pattern(), self.pattern()),
            1 => format!("{{ k: {}, m: {} }}", self.pattern(), self.pattern()),
            _ => ["a", "b", "c", "d"][self.below(4) as usize].to_owned(),
        }
    }

    fn within(&mut self, what: char, text: impl FnOnce(&mut Self) -> String) -> String {
        self.around.push(what);
        let text = text(self);
        self.around.pop();
        text
    }

    fn block(&mut self) -> String {
        let statements: Vec<String> = (0..self.below(4)).map(|_| self.statement()).collect();
        format!("{{ {} }}", statements.join("\n"))
    }

    fn jump(&mut self) -> Option<String> {
        let inner = self.around.rsplit('f').next().unwrap_or("").to_owned();
        let value = self.expression();
        match self.below(4) {
            0 if inner.contains('l') => Some("break".to_owned()),
            1 if inner.contains('l') => Some("continue".to_owned()),
            2 if inner.contains('b') => Some(format!("break #b ({value})")),
            3 if self.around.contains('f') => Some(format!("return ({value})")),
            _ => None,
        }
    }

    fn statement(&mut self) -> String {
        self.room = self.room.saturating_sub(1);
        let value = self.expression();
        match self.below(if self.room == 0 { 5 } else { 14 }) {
            0 => format!("let {} = {value}", self.pattern()),
            1 => format!("var {} = {value}", self.pattern()),
            2 => format!("{} = {value}", self.name()),
            3 => format!("{} += {value}", self.name()),
            4 => self.jump().unwrap_or(value),
            5 => format!("[{}, ({value})[{}], x.k] = {}", self.name(), self.name(), self.name()),
            6 => format!("@{}({}) {}", self.name().replace("N:", ""), self.params(), self.body()),
            7 => format!("for {value} {}", self.within('l', Self::block)),
            8 => format!("for let i = {value}, b {}", self.within('l', Self::block)),
            9 => format!("each let {}, {value} {}", self.pattern(), self.within('l', Self::block)),
            10 => {
                let condition = self.within('l', Self::expression);
                format!("while {condition} {}", self.within('l', Self::block))
            }
            11 => {
                let condition = self.within('l', Self::expression);
                format!("do {} while {condition}", self.within('l', Self::block))
            }
            12 => format!("loop {}", self.within('l', Self::block)),
            _ => format!("({value}).k -= {}", self.expression()),
        }
    }

    fn body(&mut self) -> String {
        self.within('f', Self::block)
    }

    fn params(&mut self) -> String {
        let param = match self.below(5) {
            0 => return String::new(),
            1 => format!("a = {}", self.expression()),
            2 => "c?".to_owned(),
            3 => "[Core:add]".to_owned(),
            _ => self.pattern(),
        };
        if self.below(2) == 0 { param } else { format!("{param}, {}", self.params()) }
    }

    fn expression(&mut self) -> String {
        self.room = self.room.saturating_sub(1);
        let name = self.name();
        match self.below(if self.room == 0 { 4 } else { 17 }) {
            0 => "1".to_owned(),
            1 => "-2.5".to_owned(),
            2 | 3 => name,
            4 => format!("({} + {})", self.expression(), self.expression()),
            5 => format!("(1 < {})", self.expression()),
            6 => format!("({} == {})", self.expression(), self.expression()),
            7 => format!("({} && {} || !{})", self.expression(), self.expression(), name),
            8 => format!("{name}({}, {})", self.expression(), self.expression()),
            9 => format!("{name}.k({})", self.expression()),
            10 => format!("[{}, {}]", self.expression(), self.expression()),
            11 => format!("{{ k: {}, m: exists {name} }}", self.expression()),
            12 => format!("`x{{{}}}y`", self.expression()),
            13 => format!("@({}) {}", self.params(), self.body()),
            14 => format!("#b: eval {}", self.within('b', Self::block)),
            15 => {
                let (condition, then) = (self.expression(), self.within('b', Self::block));
                format!("#b: if {condition} {then} elif {name} ({}) else {name}", self.expression())
            }
            _ => {
                let (subject, case) = (self.expression(), self.expression());
                format!("match {subject} {{ case {case} => {}, default => {name} }}", self.block())
            }
        }
    }
}
