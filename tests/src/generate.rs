//! Generators of notes and, in [`aiscript`], of scripts: grammar-aware, broken, nasty, deep; seeded
//! and shrinking.
//!
//! No style is random text: each aims at one way in which parsers of this language have gone
//! wrong. All stay short, because the reference needs time to the fourth power of the length for
//! some of them; long hostile texts are [`families()`], which only our own parser has to read.

pub mod aiscript;
pub mod aiscript_run;
mod families;
mod shrink;
mod trees;
mod vocabulary;

use fastrand::Rng;

use vocabulary::{CONSTRUCTS, FILLING, NASTY, NEWLINES, PAIRS, SURROUNDINGS, TOKENS, WORDS};

pub use families::{Family, families, mixes};
pub use shrink::shrink;
pub use trees::Trees;

/// An endless stream of notes; the same seed gives the same notes.
///
/// ```
/// use aizome_tests::generate::Notes;
///
/// let once: Vec<String> = Notes::new(7).take(20).collect();
/// assert_eq!(once, Notes::new(7).take(20).collect::<Vec<_>>());
/// ```
#[derive(Debug, Clone)]
pub struct Notes {
    rng: Rng,
}

impl Notes {
    /// The stream of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { rng: Rng::with_seed(seed) }
    }
}

impl Iterator for Notes {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut writer = Writer { rng: &mut self.rng, out: String::new() };
        writer.note();
        Some(writer.out)
    }
}

/// Every pair of constructs in every relation: one in the other, one after the other, one cut off
/// at each character. These do not change with a seed, so they can be recorded.
pub fn grid() -> impl Iterator<Item = String> {
    let alone = CONSTRUCTS.iter().flat_map(|construct| prefixes(construct));
    let nested = pairs().flat_map(|(outer, inner)| {
        let shell = outer.replacen(FILLING, inner, 1);
        [shell, format!("{outer}{inner}"), format!("{outer}\n{inner}\nx")]
    });
    let surrounded = CONSTRUCTS.iter().flat_map(|construct| {
        SURROUNDINGS.iter().map(move |(before, after)| format!("{before}{construct}{after}"))
    });
    alone.chain(nested).chain(surrounded)
}

fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    CONSTRUCTS.iter().flat_map(|&outer| CONSTRUCTS.iter().map(move |&inner| (outer, inner)))
}

fn prefixes(text: &str) -> impl Iterator<Item = String> + '_ {
    let cuts = text.char_indices().map(|(at, _)| at).skip(1).chain([text.len()]);
    cuts.map(|at| text[..at].to_owned())
}

struct Writer<'r> {
    rng: &'r mut Rng,
    out: String,
}

impl Writer<'_> {
    fn note(&mut self) {
        match self.rng.u32(..100) {
            0..30 => self.tree(),
            30..50 => self.tokens(),
            50..60 => self.characters(),
            60..72 => self.lines(),
            72..80 => self.repeated(),
            80..85 => self.deep(),
            85..95 => self.damaged(),
            95..98 => self.hostile(),
            _ => self.long(),
        }
    }

    /// Well-nested blocks and inlines, of which some closers are missing.
    fn tree(&mut self) {
        for _ in 0..self.rng.usize(1..4) {
            self.block(0);
            if self.rng.bool() {
                self.newline();
            }
        }
    }

    /// Marks in any order.
    fn tokens(&mut self) {
        let few: Vec<&str> = (0..self.rng.usize(1..9)).map(|_| self.pick(TOKENS)).collect();
        for _ in 0..self.rng.usize(1..40) {
            let from = if self.rng.u8(..3) == 0 { TOKENS } else { &few };
            self.put(from);
        }
    }

    /// Characters in any order.
    fn characters(&mut self) {
        for _ in 0..self.rng.usize(1..30) {
            match self.rng.u8(..8) {
                0 => self.out.push(self.rng.char('\0'..='\u{10ffff}')),
                1 => self.out.push(self.rng.char(' '..='~')),
                _ => self.out.push(NASTY[self.rng.usize(..NASTY.len())]),
            }
        }
    }

    /// Lines behind quote marks, with blocks that may reach over them.
    fn lines(&mut self) {
        const PREFIXES: &[&str] = &["", ">", "> ", ">>", "> > ", ">\u{3000}", ">\t", " >", ">  "];
        const LINES: &[&str] = &[
            "",
            "a",
            "```",
            "```js",
            "\\[",
            "\\]",
            "x\\]",
            "<center>",
            "</center>",
            "a search",
            "[検索]",
            "a [Search]",
            "<b>",
            "</b>",
            "**",
            "~~a",
            "]",
            "$[x ",
            "a\u{3000}検索",
            " ",
            "<plain>",
            "</plain>",
            "> a",
            "[a",
            "](https://a.b)",
            "<https://a",
            "b>",
            "#a",
            "@a",
        ];
        let prefix = self.pick(PREFIXES);
        for _ in 0..self.rng.usize(1..10) {
            let other = self.pick(PREFIXES);
            self.out.push_str(if self.rng.u8(..4) == 0 { other } else { prefix });
            match self.rng.u8(..4) {
                0 => self.inline(2),
                _ => self.put(LINES),
            }
            self.newline();
        }
        if self.rng.bool() {
            self.put(TOKENS);
        }
    }

    /// A few marks again and again, then something that might close them.
    fn repeated(&mut self) {
        let unit: String = (0..self.rng.usize(1..4)).map(|_| self.pick(TOKENS)).collect();
        let longest = 60 / unit.len().max(1) + 2;
        self.out.push_str(&unit.repeat(self.rng.usize(1..longest.min(29))));
        for _ in 0..self.rng.usize(..6) {
            self.put(TOKENS);
        }
    }

    /// Openers, something inside, and most of the closers.
    fn deep(&mut self) {
        let pairs: Vec<_> = (0..self.rng.usize(1..4)).map(|_| self.pick(PAIRS)).collect();
        let opened: Vec<_> =
            (0..self.rng.usize(1..30)).map(|_| pairs[self.rng.usize(..pairs.len())]).collect();
        for (open, _) in &opened {
            self.out.push_str(open);
        }
        self.leaf();
        for (_, close) in opened.iter().rev() {
            if self.rng.u8(..12) > 0 {
                self.out.push_str(close);
            }
        }
        self.put(TOKENS);
    }

    /// A good note after careless editing.
    fn damaged(&mut self) {
        self.tree();
        let mut characters: Vec<char> = self.out.chars().collect();
        for _ in 0..self.rng.usize(1..5) {
            let start = self.rng.usize(..characters.len().max(1)).min(characters.len());
            let end = (start + self.rng.usize(..6)).min(characters.len());
            match self.rng.u8(..4) {
                0 => drop(characters.drain(start..end)),
                1 => characters[start..end].reverse(),
                2 => {
                    let copy = characters[start..end].to_vec();
                    let place = self.rng.usize(..=characters.len());
                    characters.splice(place..place, copy);
                }
                _ => {
                    let token = self.pick(TOKENS).chars();
                    characters.splice(start..end, token);
                }
            }
        }
        self.out = characters.into_iter().collect();
    }

    /// A hostile family, as large as the reference can bear.
    fn hostile(&mut self) {
        let families = families();
        let size = self.rng.usize(8..70);
        self.out = families[self.rng.usize(..families.len())].text(size);
        for _ in 0..self.rng.usize(..3) {
            self.put(TOKENS);
        }
    }

    /// Much text with few marks.
    fn long(&mut self) {
        for _ in 0..self.rng.usize(20..150) {
            self.put(WORDS);
            self.put(&[" ", " ", "", "。", "\n"]);
            if self.rng.u8(..20) == 0 {
                self.inline(3);
            }
        }
    }

    fn block(&mut self, depth: u32) {
        match self.rng.u8(..10) {
            0 => self.quote(depth),
            1 => self.enclosed(depth, ("<center>\n", "\n</center>")),
            2 => self.enclosed(depth, ("```rs\n", "\n```")),
            3 => self.enclosed(depth, ("\\[\n", "\n\\]")),
            4 => {
                self.inline(depth + 1);
                self.put(&[" search", " [Search]", "\u{3000}検索", "\t[検索]"]);
            }
            _ => {
                for _ in 0..self.rng.usize(1..4) {
                    self.inline(depth);
                }
            }
        }
    }

    /// A block with every line behind a quote mark.
    fn quote(&mut self, depth: u32) {
        let before = std::mem::take(&mut self.out);
        if depth < 3 {
            self.block(depth + 1);
            self.newline();
        }
        self.inline(depth + 1);
        let body = std::mem::replace(&mut self.out, before);
        let mark = self.pick(&["> ", ">", ">\u{3000}"]);
        let newline = self.pick(NEWLINES);
        for line in body.split('\n') {
            self.out.push_str(mark);
            self.out.push_str(line);
            self.out.push_str(newline);
        }
    }

    fn inline(&mut self, depth: u32) {
        if depth < 5 && self.rng.u8(..5) < 3 {
            let pair = self.pick(PAIRS);
            self.enclosed(depth, pair);
        } else {
            self.leaf();
        }
        if self.rng.u8(..4) == 0 {
            self.put(&[" ", "\n", "", "a", "\u{3000}"]);
        }
    }

    fn enclosed(&mut self, depth: u32, (open, close): (&str, &str)) {
        self.out.push_str(open);
        for _ in 0..self.rng.usize(1..4) {
            self.inline(depth + 1);
        }
        // Now and then somebody forgets the closer.
        if self.rng.u8(..10) > 0 {
            self.out.push_str(close);
        }
    }

    fn leaf(&mut self) {
        match self.rng.u8(..12) {
            0..5 => self.put(WORDS),
            5 => self.put(&[
                "😀",
                "❤️",
                "❤",
                "❤\u{fe0e}",
                "👨‍👩‍👧",
                "🇯🇵",
                "1\u{fe0f}\u{20e3}",
                "🫪",
                "©",
                "©️",
            ]),
            6 => self.put(&[":ok:", ":a_b-c+1:", "::", ":ok", "a:ok:b", "1:30:45"]),
            7 => self.put(&[
                "@ai",
                "@ai@example.com",
                "@a.b-@c.d.",
                "@-a",
                "a@b.c",
                "@a@",
                "@.",
                "@a@-",
            ]),
            8 => self.put(&[
                "#tag",
                "#タグ",
                "#1",
                "#a(b)c",
                "#a[b「c」]",
                "#(",
                "#a.b",
                "#😀",
                "##a",
            ]),
            9 => self.put(&[
                "https://a.b/c?d=e#f",
                "http://a.b.",
                "https://a(b)c",
                "https://.",
                "https://a[b",
                "<https://a.b/藍>",
                "<https://a b>",
                "<http://a\nb>",
                "https://a.b/藍",
                "https://a,",
            ]),
            10 => self.put(&[
                "`code`",
                "\\(x\\)",
                "<plain>**a**</plain>",
                "<plain>\na\n</plain>",
                "`a´b`",
                "\\(\n\\)",
                "*a b*",
                "_a_",
                "__a b__",
                "a*b*",
                "*あ*",
                "__a",
            ]),
            _ => self.put(TOKENS),
        }
    }

    fn newline(&mut self) {
        self.put(NEWLINES);
    }

    fn put(&mut self, from: &[&str]) {
        let text = from[self.rng.usize(..from.len())];
        self.out.push_str(text);
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.rng.usize(..from.len())]
    }
}
