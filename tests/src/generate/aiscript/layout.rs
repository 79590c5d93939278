//! What stands between tokens: spaces, comments, line breaks, and where the language wants them.

use fastrand::Rng;

use super::Writer;
use super::words::COMMENTS;

/// How a script looks; one style for all of it, as people have one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// How many of a hundred places that may have a space have one.
    spaces: u32,
    /// How many of a thousand places that may have a comment have one.
    comments: u32,
    /// How many of a hundred lists and blocks are written over several lines.
    pub(super) lines: u32,
    /// How many of a hundred places that may continue a line with `\` do.
    pub(super) continued: u32,
    newlines: &'static [&'static str],
    indent: &'static str,
}

impl Layout {
    /// Neat, terse, or strange.
    pub(super) fn random(rng: &mut Rng) -> Self {
        let unix: &[&str] = &["\n"];
        match rng.u8(..10) {
            0..4 => Self {
                spaces: 95,
                comments: 5,
                lines: 60,
                continued: 0,
                newlines: unix,
                indent: ["\t", "  ", "    "][rng.usize(..3)],
            },
            4..6 => {
                Self { spaces: 5, comments: 0, lines: 10, continued: 0, newlines: unix, indent: "" }
            }
            6 => Self {
                spaces: 90,
                comments: 10,
                lines: 70,
                continued: 1,
                newlines: &["\r\n"],
                indent: "  ",
            },
            _ => Self {
                spaces: rng.u32(..100),
                comments: rng.u32(..120),
                lines: rng.u32(..100),
                continued: 10,
                newlines: &["\n", "\n", "\r\n", "\r\r\n", "\n\r"],
                indent: ["", " ", "\t \t", "      "][rng.usize(..4)],
            },
        }
    }
}

impl Writer<'_> {
    /// Between two tokens that need nothing between them.
    pub(super) fn gap(&mut self) {
        if self.chance(self.layout.spaces) {
            self.put_one(&[" ", " ", " ", " ", " ", " ", "  ", "\t"]);
        }
        self.maybe_comment();
    }

    /// Between two tokens of which the second may be a word or a number: what a word needs.
    pub(super) fn apart(&mut self) {
        if !self.after_word() {
            return self.gap();
        }
        // A comment parts words as well as a space.
        if self.holes == 0 && self.rng.u32(..4000) < self.layout.comments {
            return self.block_comment();
        }
        self.space();
    }

    /// A space that must be there: without it a bracket would be a call.
    pub(super) fn space(&mut self) {
        self.put_one(&[" ", " ", " ", " ", "  ", "\t"]);
        self.maybe_comment();
    }

    /// A token that stands alone, with gaps around it.
    pub(super) fn token(&mut self, token: &str) {
        self.gap();
        self.put(token);
        self.gap();
    }

    /// One line break, with all that it swallows: blank lines, comments, indentation.
    pub(super) fn newline(&mut self) {
        if self.chance(3) {
            self.put(" ");
        }
        if self.rng.u32(..1000) < self.layout.comments + 10 {
            self.line_comment();
        }
        self.put_one(self.layout.newlines);
        while self.chance(12) {
            if self.rng.u32(..300) < self.layout.comments + 20 {
                self.indent();
                if self.rng.bool() { self.line_comment() } else { self.block_comment() }
            }
            self.put_one(self.layout.newlines);
        }
        self.indent();
    }

    /// Where one line break may stand.
    pub(super) fn maybe_newline(&mut self) {
        if self.chance(self.layout.lines) { self.newline() } else { self.gap() }
    }

    /// Where a line break may stand, seldom used by people.
    pub(super) fn rare_newline(&mut self) {
        if self.chance(self.layout.lines / 10) { self.newline() } else { self.gap() }
    }

    /// `\` and the line break that it hides.
    pub(super) fn continuation(&mut self) {
        // Directly after a word it would begin an escape.
        if self.after_word() {
            self.put(" ");
        }
        self.put("\\");
        self.gap();
        self.newline();
    }

    /// Where `\` may stand, if the layout has any.
    pub(super) fn maybe_continuation(&mut self) {
        if self.chance(self.layout.continued) {
            self.continuation();
        }
    }

    /// Whether a letter or digit now would become part of the token before.
    pub(super) fn after_word(&self) -> bool {
        self.out.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
    }

    fn indent(&mut self) {
        // A script a thousand levels deep shall not be mostly spaces.
        for _ in 0..self.depth.min(6) {
            self.put(self.layout.indent);
        }
    }

    fn maybe_comment(&mut self) {
        // Directly before a `}` of a hole a comment hides the `}` from the reference.
        if self.holes == 0 && self.rng.u32(..1000) < self.layout.comments {
            self.block_comment();
        }
    }

    fn block_comment(&mut self) {
        self.part_from_slash();
        self.put("/*");
        self.put_one(COMMENTS);
        if self.chance(10) {
            self.put_one(&["\n", "\r\n", " * \n * ", "// ", "/*", "*", "\\"]);
        }
        self.put("*/");
    }

    fn line_comment(&mut self) {
        self.part_from_slash();
        self.put("//");
        self.put_one(COMMENTS);
        if self.chance(10) {
            self.put_one(&["/*", "\"", "`{", " \\", "//", "}", "\r"]);
        }
    }

    /// Keeps an operator `/` from becoming the first slash of a comment.
    fn part_from_slash(&mut self) {
        if self.out.ends_with('/') {
            self.put(" ");
        }
    }
}
