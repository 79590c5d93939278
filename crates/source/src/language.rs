//! The two languages that messages for people are written in.

use std::borrow::Cow;

use serde::Serialize;

use crate::Span;

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Japanese (日本語).
    Japanese,
}

impl Language {
    /// Reads a locale name such as `ja_JP.UTF-8`, `ja` or `en-US`; what is not Japanese is English.
    ///
    /// ```
    /// use aizome_source::Language;
    ///
    /// assert_eq!(Language::from_locale("ja_JP.UTF-8"), Language::Japanese);
    /// assert_eq!(Language::from_locale("C"), Language::English);
    /// ```
    #[must_use]
    pub fn from_locale(name: &str) -> Self {
        let tag = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if tag.eq_ignore_ascii_case("ja") { Self::Japanese } else { Self::English }
    }

    /// The BCP 47 tag: `en` or `ja`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Japanese => "ja",
        }
    }
}

/// One message in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Localized {
    /// English.
    pub en: String,
    /// Japanese.
    pub ja: String,
}

impl Localized {
    /// The message from its two wordings.
    #[must_use]
    pub fn new(en: impl Into<String>, ja: impl Into<String>) -> Self {
        Self { en: en.into(), ja: ja.into() }
    }

    /// The wording in `language`.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Japanese => &self.ja,
        }
    }
}

/// What may stand for a name in a message: the words for it in a language.
pub trait Speak {
    /// The words.
    fn speak(&self, language: Language) -> Cow<'_, str>;
}

impl Speak for Localized {
    fn speak(&self, language: Language) -> Cow<'_, str> {
        Cow::Borrowed(self.get(language))
    }
}

impl Speak for str {
    fn speak(&self, _: Language) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl<T: Speak + ?Sized> Speak for &T {
    fn speak(&self, language: Language) -> Cow<'_, str> {
        (**self).speak(language)
    }
}

/// What is written the same in every language.
macro_rules! speak_as_displayed {
    ($($ty:ty)+) => {$(
        impl Speak for $ty {
            fn speak(&self, _: Language) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        }
    )+};
}

speak_as_displayed! { String char u32 u64 i64 usize f64 }

/// Spans are shown as labels; in a text they say nothing.
impl Speak for Span {
    fn speak(&self, _: Language) -> Cow<'_, str> {
        Cow::Borrowed("")
    }
}
