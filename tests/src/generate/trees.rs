//! Trees that no parser gives: blocks in inlines, empty content, text full of marks.
//!
//! Whoever builds a tree in a program can build these, so writing them must be right, too.

use aizome_mfm::{Args, Kind, Node, Text};
use fastrand::Rng;

/// An endless stream of trees; the same seed gives the same trees.
#[derive(Debug, Clone)]
pub struct Trees {
    rng: Rng,
}

impl Trees {
    /// The stream of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { rng: Rng::with_seed(seed) }
    }

    fn nodes(&mut self, depth: u32) -> Vec<Node<'static>> {
        let most = if depth > 4 { 1 } else { 4 };
        (0..self.rng.usize(..=most)).map(|_| Node::new(self.kind(depth + 1))).collect()
    }

    fn kind(&mut self, depth: u32) -> Kind<'static> {
        match self.rng.u8(..22) {
            0 | 1 => Kind::Quote(self.nodes(depth)),
            2 => Kind::Search { query: self.text(), content: self.text() },
            3 => Kind::BlockCode { code: self.text(), lang: self.maybe_text() },
            4 => Kind::MathBlock(self.text()),
            5 => Kind::Center(self.nodes(depth)),
            6 => Kind::UnicodeEmoji(self.text()),
            7 => Kind::EmojiCode(self.text()),
            8 => Kind::Bold(self.nodes(depth)),
            9 => Kind::Small(self.nodes(depth)),
            10 => Kind::Italic(self.nodes(depth)),
            11 => Kind::Strike(self.nodes(depth)),
            12 => Kind::InlineCode(self.text()),
            13 => Kind::MathInline(self.text()),
            14 => {
                Kind::Mention { username: self.text(), host: self.maybe_text(), acct: self.text() }
            }
            15 => Kind::Hashtag(self.text()),
            16 => Kind::Url { url: self.text(), brackets: self.rng.bool() },
            17 => Kind::Link {
                silent: self.rng.bool(),
                url: self.text(),
                children: self.nodes(depth),
            },
            18 => Kind::Fn { name: self.text(), args: self.args(), children: self.nodes(depth) },
            19 => Kind::Plain(self.nodes(depth)),
            _ => Kind::Text(self.text()),
        }
    }

    fn args(&mut self) -> Args<'static> {
        const KEYS: &[&str] =
            &["a", "b", "0", "10", "01", "speed", "__proto__", "4294967295", "-1"];
        (0..self.rng.usize(..5))
            .map(|_| (KEYS[self.rng.usize(..KEYS.len())], self.maybe_text()))
            .collect()
    }

    fn maybe_text(&mut self) -> Option<Text<'static>> {
        self.rng.bool().then(|| self.text())
    }

    fn text(&mut self) -> Text<'static> {
        const TEXTS: &[&str] = &[
            "", "a", "藍", " ", "\n", "a\nb", "\r\n", "a\rb", "\n\n", "**", "]", "> a", "😀",
            "\"\\", "\u{2028}", "a\n> b", "a\n", "\nb", "```", "</b>", "true",
        ];
        TEXTS[self.rng.usize(..TEXTS.len())].into()
    }
}

impl Iterator for Trees {
    type Item = Vec<Node<'static>>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.nodes(0))
    }
}
