//! Wrong command lines: clap's own words in English, the same in Japanese.

use std::process::ExitCode;

use aizome_source::Language;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// What a value should look like, as the error of reading it; in English, with this as its form.
#[derive(Debug)]
pub(crate) struct Form(pub(crate) &'static str);

impl std::fmt::Display for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "expected a form like `{}`", self.0)
    }
}

impl std::error::Error for Form {}

/// Tells what clap found, be it help that was asked for or a wrong word.
pub(crate) fn tell(error: &Error, language: Language) -> ExitCode {
    let japanese = (language == Language::Japanese).then(|| japanese(error)).flatten();
    // Help cannot be told to a closed pipe; that is how `aizome --help | head -1` ends.
    let _ = match japanese {
        Some(told) => write_error(&told),
        None => error.print(),
    };
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

fn write_error(told: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    std::io::stderr().lock().write_all(told.as_bytes())
}

/// The error in Japanese; `None` for what is no error, such as help.
fn japanese(error: &Error) -> Option<String> {
    let what = japanese_sentence(error)?;
    let mut told = format!("エラー: {what}\n");
    if let Some(known) = text(error, ContextKind::ValidValue) {
        told.push_str(&format!("  使える値: {known}\n"));
    }
    let reason = std::error::Error::source(error);
    if let Some(Form(form)) = reason.and_then(|reason| reason.downcast_ref()) {
        told.push_str(&format!("  ヒント: `{form}` のように書いてください\n"));
    }
    let near =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(near) = near.into_iter().find_map(|kind| text(error, kind)) {
        told.push_str(&format!("  ヒント: `{near}` ではありませんか\n"));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim_start_matches("Usage:").trim();
        told.push_str(&format!("\n使い方: {usage}\n"));
    }
    told.push_str("\n詳しくは `--help` をご覧ください。\n");
    Some(told)
}

fn japanese_sentence(error: &Error) -> Option<String> {
    let arg = || text(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = || text(error, ContextKind::InvalidValue).unwrap_or_default();
    Some(match error.kind() {
        ErrorKind::UnknownArgument => format!("`{}` という引数はありません", arg()),
        ErrorKind::InvalidSubcommand => {
            let name = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("`{name}` というコマンドはありません")
        }
        ErrorKind::InvalidValue if value().is_empty() => format!("`{}` には値が必要です", arg()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("`{}` は `{}` の値になりません", value(), arg())
        }
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg).unwrap_or_default();
            format!("`{}` と `{other}` は同時に使えません", arg())
        }
        ErrorKind::MissingRequiredArgument => format!("`{}` が必要です", arg()),
        ErrorKind::TooManyValues => format!("`{}` は `{}` には余分です", value(), arg()),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            format!("`{}` の値の数が違います", arg())
        }
        ErrorKind::MissingSubcommand => "コマンドがありません".to_owned(),
        ErrorKind::InvalidUtf8 => "引数が UTF-8 ではありません".to_owned(),
        _ => return None,
    })
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(one) if !one.is_empty() => Some(one.clone()),
        ContextValue::Strings(many) if !many.is_empty() => Some(many.join("、")),
        _ => None,
    }
}
