//! Everything the command line says of itself, in both languages; what it says about notes comes
//! from the tables of codes. Usage errors are worded in `usage.rs`.

use std::io;

use aizome_source::Localized;

use crate::outcome::Failure;

/// Nothing to read, and a terminal on standard input that nobody types into.
pub(crate) fn no_input() -> Failure {
    Failure::new("there is nothing to read", "読むものがありません").help(
        "name a file, pipe text in, or give `-` to type it here and end it with Ctrl-D",
        "ファイル名を指定するか、パイプで渡すか、`-` を付けて入力し Ctrl-D で終えてください",
    )
}

/// An input that cannot be opened or read.
pub(crate) fn unreadable(name: &str, error: &io::Error) -> Failure {
    let why = reason(error);
    Failure::new(
        format!("cannot read `{name}`: {}", why.en),
        format!("`{name}` を読めません: {}", why.ja),
    )
}

/// An input that is not text.
pub(crate) fn not_utf8(name: &str, offset: usize) -> Failure {
    Failure::new(
        format!("`{name}` is not UTF-8 text: the byte at offset {offset} fits no character"),
        format!("`{name}` は UTF-8 のテキストではありません: {offset} バイト目が文字になりません"),
    )
    .help(
        "convert it first, for example with `iconv -f SHIFT_JIS -t UTF-8`",
        "先に変換してください。例: `iconv -f SHIFT_JIS -t UTF-8`",
    )
}

/// A text whose offsets would not fit a span.
pub(crate) fn too_large(name: &str) -> Failure {
    Failure::new(
        format!("`{name}` is larger than one text may be, 4 GiB"),
        format!("`{name}` は 1 つのテキストの上限 4 GiB を超えています"),
    )
    .help(
        "for many notes use `--jsonl`, which reads line by line",
        "多数のノートには 1 行ずつ読む `--jsonl` を使ってください",
    )
}

/// A JSON input that is not what the command takes.
pub(crate) fn not_json(name: &str, error: &serde_json::Error) -> Failure {
    let (line, column) = (error.line(), error.column());
    let why = json_reason(error);
    Failure::new(
        format!("`{name}`, line {line}, column {column}: {why}"),
        format!("`{name}` の {line} 行 {column} 列: {why}"),
    )
}

/// An output that cannot be written.
pub(crate) fn unwritable(name: &str, error: &io::Error) -> Failure {
    let why = reason(error);
    Failure::new(
        format!("cannot write `{name}`: {}", why.en),
        format!("`{name}` に書き込めません: {}", why.ja),
    )
}

/// A document in a profile that has no stylesheet.
pub(crate) fn page_is_rich() -> Failure {
    Failure::new(
        "`--page` goes with `--profile rich` only",
        "`--page` は `--profile rich` だけで使えます",
    )
    .help("add `--profile rich`", "`--profile rich` を付けてください")
}

/// A worker thread that died: a bug of ours.
pub(crate) fn worker_died() -> Failure {
    Failure::new(
        "a worker stopped unexpectedly; the output is incomplete",
        "処理が途中で止まりました。出力は不完全です",
    )
    .help(
        "this is a bug in aizome: please report it with the message above",
        "aizome のバグです。上のメッセージを添えて報告してください",
    )
}

/// A code that stands in no table.
pub(crate) fn unknown_code(code: &str, nearest: Option<&str>) -> Failure {
    let failure = Failure::new(
        format!("there is no code `{code}`"),
        format!("`{code}` というコードはありません"),
    );
    match nearest {
        Some(nearest) => failure.help(
            format!("did you mean `{nearest}`? `aizome explain` lists all codes"),
            format!("`{nearest}` ではありませんか。`aizome explain` で一覧が出ます"),
        ),
        None => failure.help("`aizome explain` lists all codes", "`aizome explain` で一覧が出ます"),
    }
}

/// How a stream with bad lines ends.
pub(crate) fn bad_lines(bad: u64, all: u64) -> Failure {
    Failure::new(
        format!("{bad} of {all} lines could not be answered"),
        format!("{all} 行のうち {bad} 行に答えられませんでした"),
    )
    .help(
        "each gave an `{\"error\": …}` line in its place",
        "該当行の出力は `{\"error\": …}` になっています",
    )
}

/// How a lint with findings ends.
pub(crate) fn findings(total: usize) -> Localized {
    let findings = if total == 1 { "finding" } else { "findings" };
    Localized::new(
        format!("{total} {findings}; `aizome explain CODE` says more"),
        format!("{total} 件見つかりました。詳しくは `aizome explain コード`"),
    )
}

/// What an `io::Error` says, without the number of the operating system.
fn reason(error: &io::Error) -> Localized {
    use io::ErrorKind as Kind;
    let (en, ja) = match error.kind() {
        Kind::NotFound => ("there is no such file or folder", "ファイルまたはフォルダがありません"),
        Kind::PermissionDenied => ("permission denied", "権限がありません"),
        Kind::IsADirectory => ("it is a folder", "フォルダです"),
        Kind::NotADirectory => {
            ("a part of its path is not a folder", "パスの途中がフォルダではありません")
        }
        Kind::StorageFull | Kind::QuotaExceeded => ("the disk is full", "空き容量がありません"),
        Kind::ReadOnlyFilesystem => ("the disk is read-only", "読み取り専用の場所です"),
        _ => return Localized::new(error.to_string(), error.to_string()),
    };
    Localized::new(en, ja)
}

/// What serde found, without the place, which is told apart.
pub(crate) fn json_reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}
