//! Sentences with the marks of MFM around and between them.

use crate::notes::{Kind, Language};
use crate::random::Random;

/// The sentences a note speaks in.
pub(crate) struct Voice {
    pub(crate) language: Language,
    sentences: Vec<&'static str>,
    /// What ends a sentence within a paragraph.
    full_stops: &'static [&'static str],
}

impl Voice {
    pub(crate) fn of(language: Language) -> Self {
        let japanese = include_str!("../corpus/japanese.txt");
        let english = include_str!("../corpus/english.txt");
        let (texts, full_stops): (&[&'static str], &'static [&'static str]) = match language {
            Language::Japanese => (&[japanese], &["。", "。", "！", "\n"]),
            Language::English => (&[english], &[". ", ". ", "! ", ".\n"]),
            Language::Mixed => (&[japanese, english], &["。", "\n", " ", "! "]),
        };
        let sentences = texts.iter().flat_map(|text| text.lines()).collect();
        Self { language, sentences, full_stops }
    }

    fn sentence(&self, random: &mut Random) -> &'static str {
        random.pick(&self.sentences)
    }

    /// A sentence short enough to be emphasised.
    fn phrase(&self, random: &mut Random) -> &'static str {
        let sentences = (0..3).map(|_| self.sentence(random));
        sentences.min_by_key(|sentence| sentence.len()).unwrap_or_default()
    }

    fn full_stop(&self, random: &mut Random) -> &'static str {
        random.pick(self.full_stops)
    }
}

/// The next piece of a note of this kind.
pub(crate) fn decorated(voice: &Voice, kind: Kind, random: &mut Random) -> String {
    match kind {
        Kind::HandWritten | Kind::Short | Kind::Long => prose(voice, random),
        Kind::Emoji => emoji_run(voice, random),
        Kind::Functions => format!("{}{}", function(voice, 3, random), voice.full_stop(random)),
        Kind::CodeAndQuotes => block(voice, random),
    }
}

/// One sentence, sometimes with something behind it.
fn prose(voice: &Voice, random: &mut Random) -> String {
    let stop = voice.full_stop(random);
    let sentence = voice.sentence(random);
    match random.below(100) {
        0..55 => format!("{sentence}{stop}"),
        55..62 => format!("{sentence} {}{stop}", custom_emoji(random)),
        62..69 => format!("{sentence}{}{stop}", unicode_emoji(random)),
        69..74 => format!("{} {sentence}{stop}", mention(random)),
        74..79 => format!("{sentence} {}\n", hashtag(random)),
        79..84 => format!("{sentence} {}\n", url(random)),
        84..87 => format!("{sentence}[{}]({}){stop}", voice.phrase(random), url(random)),
        _ => format!("{}{sentence}{stop}", emphasised(voice.phrase(random), random)),
    }
}

fn emphasised(text: &str, random: &mut Random) -> String {
    match random.below(10) {
        0..4 => format!("**{text}**"),
        4 => format!("<i>{text}</i>"),
        5 => format!("~~{text}~~"),
        6..8 => format!("<small>{text}</small>"),
        8 => format!("`{text}`"),
        _ => format!("***{text}***"),
    }
}

fn emoji_run(voice: &Voice, random: &mut Random) -> String {
    let mut run = String::new();
    for _ in 0..1 + random.below(6) {
        run.push_str(if random.chance(60) { custom_emoji(random) } else { unicode_emoji(random) });
    }
    if random.chance(40) {
        run.push_str(voice.phrase(random));
    }
    run.push_str(voice.full_stop(random));
    run
}

/// A function around words, emoji or further functions.
fn function(voice: &Voice, levels: usize, random: &mut Random) -> String {
    let inner = match random.below(if levels == 0 { 3 } else { 6 }) {
        0 => voice.phrase(random).to_owned(),
        1 => custom_emoji(random).to_owned(),
        2 => emphasised(voice.phrase(random), random),
        3 => format!("{} {}", function(voice, levels - 1, random), voice.phrase(random)),
        _ => function(voice, levels - 1, random),
    };
    format!("$[{} {inner}]", random.pick(FUNCTIONS))
}

/// A block with a line of prose about it.
fn block(voice: &Voice, random: &mut Random) -> String {
    let about = prose(voice, random);
    let about = about.trim_end();
    match random.below(10) {
        0..5 => {
            let quoted: String = (0..1 + random.below(4))
                .map(|_| format!("> {}\n", quoted(voice, random)))
                .collect();
            format!("{quoted}{about}\n")
        }
        5..8 => {
            let lines = 1 + random.below(CODE.len());
            format!("{about}\n```{}\n{}\n```\n", random.pick(CODE_NAMES), CODE[..lines].join("\n"))
        }
        8 => format!(
            "<center>{} {}</center>\n{about}\n",
            voice.phrase(random),
            unicode_emoji(random)
        ),
        _ => format!("{about}\n\\[\n{}\n\\]\n", random.pick(FORMULAS)),
    }
}

fn quoted(voice: &Voice, random: &mut Random) -> String {
    let prose = prose(voice, random);
    let prose = prose.trim_end().to_owned();
    if random.chance(20) { format!("> {prose}") } else { prose }
}

fn custom_emoji(random: &mut Random) -> &'static str {
    random.pick(CUSTOM_EMOJI)
}

fn unicode_emoji(random: &mut Random) -> &'static str {
    random.pick(UNICODE_EMOJI)
}

fn mention(random: &mut Random) -> String {
    let user = random.pick(USERS);
    if random.chance(50) { format!("@{user}") } else { format!("@{user}@{}", random.pick(HOSTS)) }
}

fn hashtag(random: &mut Random) -> &'static str {
    random.pick(HASHTAGS)
}

fn url(random: &mut Random) -> String {
    format!("https://{}/{}", random.pick(HOSTS), random.pick(PATHS))
}

const FUNCTIONS: &[&str] = &[
    "x2",
    "x3",
    "tada",
    "tada.speed=0.5s",
    "spin",
    "spin.left,speed=2s",
    "shake",
    "jelly",
    "bounce.speed=1.5s",
    "rainbow",
    "sparkle",
    "flip.h,v",
    "rotate.deg=30",
    "position.x=1.2,y=-0.5",
    "scale.x=1.5,y=2",
    "fg.color=f0f",
    "bg.color=ffcc00",
    "border.width=2,color=888,radius=4",
    "font.serif",
    "blur",
];

const CUSTOM_EMOJI: &[&str] = &[
    ":ai:",
    ":blobcat:",
    ":blobcat_party:",
    ":indigo_drop:",
    ":iine:",
    ":naruhodo:",
    ":sleepy_fox:",
    ":party_parrot_2:",
    ":otsukare_sama_desu:",
    ":heart_pulse+1:",
];

const UNICODE_EMOJI: &[&str] =
    &["😀", "🎉", "🙏", "👍🏽", "❤️", "🍜", "🐈", "☕", "✨", "👨‍👩‍👧", "🇯🇵", "😭", "🤔", "2️⃣", "☔"];

const USERS: &[&str] = &["ai", "tomo", "indigo_bot", "someone.else", "neko-123", "Mina"];

const HOSTS: &[&str] =
    &["example.com", "notes.example.net", "misskey.example", "sub.domain.example.org", "ex.jp"];

const HASHTAGS: &[&str] =
    &["#藍染め", "#misskey", "#今日のごはん", "#photo", "#お絵かき(仮)", "#release_notes", "#猫"];

const PATHS: &[&str] = &[
    "",
    "notes/9abcdef012",
    "watch?v=Zk3_x9&t=42s",
    "docs/guide/start.html#install",
    "wiki/Indigo_(dye)",
    "a/b/c/d?e=f&g=%E8%97%8D",
];

const CODE_NAMES: &[&str] = &["", "js", "rust", "sh", "ais"];

const CODE: &[&str] = &[
    "let total = 0;",
    "for (const note of notes) {",
    "  // emoji do not count",
    "  total += note.text.replace(/:[a-z0-9_]+:/g, '').length;",
    "}",
    "console.log(`${total} characters in ${notes.length} notes`);",
];

const FORMULAS: &[&str] =
    &["x^2 + y^2 = 1", r"\sum_{i=0}^{n} \frac{1}{i!}", r"\sqrt{2} \approx 1.414"];
