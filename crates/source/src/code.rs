//! A code is one thing that can be wrong, with its documentation. Each crate lists its codes in one
//! `diagnostics!` table; `aizome explain`, the manual and the tests read that table.

use crate::{Language, Localized};

/// One entry of a `diagnostics!` table.
#[derive(Debug)]
pub struct Code {
    /// The stable name, such as `MFM0001`. Never reused.
    pub id: &'static str,
    /// The readable name, such as `unknown_function`.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Markdown in English: why it matters, and examples (see [`Code::examples`]).
    pub docs: &'static str,
    /// The explanation in Japanese, without the examples.
    pub docs_ja: &'static str,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing will work as written.
    Error,
    /// It works, but hardly as meant.
    Warning,
    /// Something worth knowing.
    Note,
}

impl Severity {
    /// `error`, `warning` or `note`: what machine-readable output says.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The word for people.
    #[must_use]
    pub fn label(self) -> Localized {
        match self {
            Self::Error => Localized::new("error", "エラー"),
            Self::Warning => Localized::new("warning", "警告"),
            Self::Note => Localized::new("note", "注意"),
        }
    }
}

/// An example in a code's documentation: a fenced block marked `error` or `ok`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocExample {
    /// The language named by the fence, such as `mfm`.
    pub language: &'static str,
    /// Whether the code is reported for it (`error`) or not (`ok`).
    pub fails: bool,
    /// The example itself, without the final newline.
    pub text: String,
}

impl Code {
    /// Every example of the documentation, in order.
    pub fn examples(&self) -> impl Iterator<Item = DocExample> {
        fences(self.docs)
    }

    /// What `aizome explain` prints: the heading, why it matters, the examples.
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        let heading =
            format!("{} {} ({})", self.id, self.name, self.severity.label().get(language));
        let body = match language {
            Language::English => dedent(self.docs),
            Language::Japanese => {
                let mut body = format!("{}\n", self.docs_ja);
                for example in self.examples() {
                    let title = if example.fails { "だめな例" } else { "よい例" };
                    // An example that has a fence of its own stands in a longer one.
                    let fence = if example.text.contains("```") { "````" } else { "```" };
                    body.push_str(&format!(
                        "\n{title}:\n\n{fence}{}\n{}\n{fence}\n",
                        example.language, example.text
                    ));
                }
                body
            }
        };
        format!("{heading}\n\n{}\n", body.trim())
    }
}

/// The lines of documentation, without the one space that follows `///`.
fn dedented(docs: &str) -> impl Iterator<Item = &str> {
    docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line))
}

fn dedent(docs: &str) -> String {
    dedented(docs).collect::<Vec<_>>().join("\n")
}

fn fences(docs: &'static str) -> impl Iterator<Item = DocExample> {
    let mut lines = dedented(docs);
    std::iter::from_fn(move || {
        loop {
            let opening = lines.find(|line| line.starts_with("```"))?;
            let info = opening.trim_start_matches('`');
            let fence = &opening[..opening.len() - info.len()];
            let text: Vec<_> = lines.by_ref().take_while(|line| *line != fence).collect();
            let mut words = info.split_whitespace();
            let (language, kind) = (words.next(), words.next());
            if let (Some(language), Some(kind @ ("error" | "ok"))) = (language, kind) {
                return Some(DocExample {
                    language,
                    fails: kind == "error",
                    text: text.join("\n"),
                });
            }
        }
    })
}

/// Declares the codes of a crate: a `CODES` table and one constructor for each.
///
/// Each entry is the English documentation with a failing (```` ```mfm error ````) and a passing
/// (```` ```mfm ok ````) example, the code, its severity, and a constructor with its arguments; in
/// the braces stand the messages in both languages (arguments by name in `{}`; a [`Localized`] gives
/// its words in the language of the text), labels on further spans, at most one help, and the
/// documentation in Japanese.
///
/// ```
/// mod codes {
///     aizome_source::diagnostics! {
///         /// Nobody wants an empty box.
///         ///
///         /// ```mfm error
///         /// []
///         /// ```
///         ///
///         /// ```mfm ok
///         /// [x]
///         /// ```
///         MFM9999 Warning empty_box(name: &str) {
///             en: "`{name}` is empty",
///             ja: "`{name}` は空です",
///             help: { en: "put something in", ja: "中身を入れてください" },
///             docs_ja: "空の箱は役に立ちません。",
///         }
///     }
/// }
///
/// let found = codes::empty_box(aizome_source::Span::new(0, 2), "box");
/// assert_eq!(found.message.en, "`box` is empty");
/// assert_eq!(codes::CODES[0].examples().count(), 2);
/// ```
#[macro_export]
macro_rules! diagnostics {
    ($(
        $(#[doc = $doc:literal])+
        $id:ident $severity:ident $name:ident ( $($arg:ident : $ty:ty),* $(,)? ) {
            en: $en:literal,
            ja: $ja:literal,
            $(label $at:ident: { en: $label_en:literal, ja: $label_ja:literal },)*
            $(help: { en: $help_en:literal, ja: $help_ja:literal },)?
            docs_ja: $docs_ja:literal $(,)?
        }
    )+) => {
        /// Every code of this crate, in order of its id.
        pub static CODES: &[&$crate::Code] = &[$(&$id),+];

        $(
            static $id: $crate::Code = $crate::Code {
                id: stringify!($id),
                name: stringify!($name),
                severity: $crate::Severity::$severity,
                docs: concat!($($doc, "\n"),+),
                docs_ja: $docs_ja,
            };

            $(#[doc = $doc])+
            pub fn $name(at: $crate::Span $(, $arg: $ty)*) -> $crate::Diagnostic {
                let texts = |language: $crate::Language| {
                    $(
                        #[allow(unused_variables, reason = "a text may leave an argument out")]
                        let $arg = $crate::Speak::speak(&$arg, language);
                    )*
                    match language {
                        $crate::Language::English => [
                            format!($en), $(format!($label_en),)* $(format!($help_en),)?
                        ],
                        $crate::Language::Japanese => [
                            format!($ja), $(format!($label_ja),)* $(format!($help_ja),)?
                        ],
                    }
                };
                let english = texts($crate::Language::English).into_iter();
                let mut texts = english.zip(texts($crate::Language::Japanese));
                let mut next = || {
                    let (en, ja) = texts.next().unwrap_or_default();
                    $crate::Localized::new(en, ja)
                };
                #[allow(unused_mut, reason = "an entry may have no label and no help")]
                let mut found = $crate::Diagnostic::new(&$id, at, next());
                $(let _ = $label_en; found = found.label($at, next());)*
                $(let _ = $help_en; found = found.help(next());)?
                found
            }
        )+
    };
}
