//! Two thousand notes as a server sees them: mostly short, some long, in Japanese, English or both,
//! with the marks people use.

use crate::markup::{Voice, decorated};
use crate::random::Random;

/// One note of the corpus.
#[derive(Debug, Clone)]
pub struct Note {
    /// What it is mostly made of.
    pub kind: Kind,
    /// What it is written in.
    pub language: Language,
    /// Its text.
    pub text: String,
}

/// What a note is mostly made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Written by hand, whole.
    HandWritten,
    /// A sentence or two.
    Short,
    /// Paragraphs.
    Long,
    /// Custom and unicode emoji, a word here and there.
    Emoji,
    /// Functions in functions.
    Functions,
    /// Code blocks and quotes with a word about them.
    CodeAndQuotes,
}

/// What a note is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Japanese, without spaces between words.
    Japanese,
    /// English.
    English,
    /// Both in turn.
    Mixed,
}

impl Kind {
    /// All kinds, in the order of their declaration.
    pub const ALL: [Self; 6] = [
        Self::HandWritten,
        Self::Short,
        Self::Long,
        Self::Emoji,
        Self::Functions,
        Self::CodeAndQuotes,
    ];

    /// Its name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::HandWritten => "hand-written",
            Self::Short => "short",
            Self::Long => "long",
            Self::Emoji => "emoji",
            Self::Functions => "functions",
            Self::CodeAndQuotes => "code-and-quotes",
        }
    }

    /// How many characters a generated note of this kind has at least: many short ones, few long
    /// ones.
    fn length(self, random: &mut Random) -> usize {
        match self {
            Self::HandWritten | Self::Short => 20 + random.below(110),
            Self::Long => {
                240 + random.below(180) + random.below(2) * random.below(2) * random.below(2500)
            }
            Self::Emoji => 20 + random.below(120),
            Self::Functions => 30 + random.below(250),
            Self::CodeAndQuotes => 60 + random.below(320),
        }
    }

    /// The kind of the generated note at `percentile` of a hundred.
    const fn at(percentile: usize) -> Self {
        match percentile {
            0..56 => Self::Short,
            56..66 => Self::Long,
            66..78 => Self::Emoji,
            78..89 => Self::Functions,
            _ => Self::CodeAndQuotes,
        }
    }
}

/// How many notes the corpus has.
const COUNT: usize = 2000;

/// The corpus: the hand-written notes first, then the generated ones.
#[must_use]
pub fn notes() -> Vec<Note> {
    let hand_written = include_str!("../corpus/notes.txt").split("\n%\n").map(|text| Note {
        kind: Kind::HandWritten,
        language: Language::Mixed,
        text: text.trim_end().to_owned(),
    });
    let mut notes: Vec<Note> = hand_written.collect();
    let voices = [Language::Japanese, Language::English, Language::Mixed].map(Voice::of);
    let mut random = Random::new(2);
    while notes.len() < COUNT {
        let voice = match random.below(10) {
            0..5 => &voices[0],
            5..7 => &voices[1],
            _ => &voices[2],
        };
        notes.push(generated(voice, &mut random));
    }
    notes
}

fn generated(voice: &Voice, random: &mut Random) -> Note {
    let kind = Kind::at(random.below(100));
    let wanted = kind.length(random);
    let mut text = String::new();
    let mut characters = 0;
    while characters < wanted {
        let piece = decorated(voice, kind, random);
        characters += piece.chars().count();
        text.push_str(&piece);
    }
    Note { kind, language: voice.language, text: text.trim_end().to_owned() }
}
