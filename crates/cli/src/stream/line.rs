//! One line of a stream: how it is read, and what is said when it cannot be.

use std::borrow::Cow;

use aizome_source::{Language, Localized};
use serde::{Deserialize, Serialize};

use crate::messages::json_reason;

/// The text of one line: a JSON value is expected in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'l>(&'l str);

impl<'l> Line<'l> {
    /// Checks what holds for every line whatever is expected in it.
    pub(crate) fn new(bytes: &'l [u8], max: usize) -> Result<Self, LineError> {
        if bytes.len() > max {
            return Err(LineError::too_long());
        }
        let text = std::str::from_utf8(bytes).map_err(|error| LineError::not_utf8(&error))?;
        let text = text.trim_matches([' ', '\t', '\r']);
        if text.is_empty() { Err(LineError::empty()) } else { Ok(Self(text)) }
    }

    /// The text of the value.
    pub(crate) const fn text(self) -> &'l str {
        self.0
    }

    /// Its first byte, which tells what kind of value stands in it.
    pub(crate) fn first(self) -> u8 {
        self.0.as_bytes().first().copied().unwrap_or_default()
    }

    /// The value in it.
    pub(crate) fn value<T: Deserialize<'l>>(self) -> Result<T, LineError> {
        serde_json::from_str(self.0).map_err(|error| LineError::json(&error))
    }
}

impl<'l> From<&'l str> for Line<'l> {
    fn from(text: &'l str) -> Self {
        Self(text)
    }
}

/// Reads what most commands take: a string, or an object that has the string and the options.
pub(crate) fn read<'l, T>(line: Line<'l>) -> Result<T, LineError>
where
    T: Deserialize<'l> + From<Cow<'l, str>>,
{
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Plain<'l>(#[serde(borrow)] Cow<'l, str>);

    match line.first() {
        b'"' => Ok(T::from(line.value::<Plain<'l>>()?.0)),
        b'{' => line.value(),
        _ => {
            // What is no JSON at all is told first.
            line.value::<serde::de::IgnoredAny>()?;
            Err(LineError::shape(
                "expected a string or an object",
                "文字列かオブジェクトが必要です",
            ))
        }
    }
}

/// Why a line has no answer.
#[derive(Debug)]
pub(crate) struct LineError {
    kind: &'static str,
    message: Localized,
}

impl LineError {
    /// The value is JSON, but not what the command takes.
    pub(crate) fn shape(en: impl Into<String>, ja: impl Into<String>) -> Self {
        Self { kind: "shape", message: Localized::new(en, ja) }
    }

    pub(crate) fn too_long() -> Self {
        let message =
            Localized::new("the line is longer than 16 MiB", "行が 16 MiB を超えています");
        Self { kind: "too-long", message }
    }

    fn empty() -> Self {
        let message = Localized::new(
            "the line is empty; expected a JSON value",
            "空行です。JSON の値が必要です",
        );
        Self { kind: "empty", message }
    }

    fn not_utf8(error: &std::str::Utf8Error) -> Self {
        let byte = error.valid_up_to() + 1;
        let message = Localized::new(
            format!("not UTF-8: byte {byte} of the line fits no character"),
            format!("UTF-8 ではありません: 行の {byte} バイト目が文字になりません"),
        );
        Self { kind: "utf-8", message }
    }

    fn json(error: &serde_json::Error) -> Self {
        let (why, column) = (json_reason(error), error.column());
        if error.is_data() {
            return Self::shape(why.clone(), format!("値の形が違います: {why}"));
        }
        let message = Localized::new(
            format!("not JSON: {why} at column {column}"),
            format!("JSON ではありません: {column} 列目 {why}"),
        );
        Self { kind: "json", message }
    }

    /// The error line: `{"error":{"line":…,"kind":…,"message":…}}`.
    pub(crate) fn view<'v>(
        &'v self,
        line: u64,
        file: Option<&'v str>,
        language: Language,
    ) -> ErrorView<'v> {
        let message = self.message.get(language);
        ErrorView { error: ErrorBody { file, line, kind: self.kind, message } }
    }
}

/// What stands in the place of a missing answer.
#[derive(Debug, Serialize)]
pub(crate) struct ErrorView<'v> {
    error: ErrorBody<'v>,
}

#[derive(Debug, Serialize)]
struct ErrorBody<'v> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'v str>,
    line: u64,
    kind: &'static str,
    message: &'v str,
}
