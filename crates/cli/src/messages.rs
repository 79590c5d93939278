//! Everything the command line says of itself, in both languages; what it says about notes and
//! scripts comes from the tables of codes. Usage errors are worded in `usage.rs`.

mod running;

use std::io;

use aizome_source::Localized;

use crate::commands::{check, fmt};
use crate::outcome::Failure;

pub(crate) use running::{
    interrupted, no_tests, one_script, repl_greeting, tested, times, unknown_meta, unknown_name,
    watching,
};

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
        "for many texts use `--jsonl`, which reads line by line",
        "多数のテキストには 1 行ずつ読む `--jsonl` を使ってください",
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

/// A file that is to be replaced but protected from it.
pub(crate) fn write_protected(name: &str) -> Failure {
    Failure::new(
        format!("cannot write `{name}`: it is write-protected"),
        format!("`{name}` に書き込めません: 書き込みが禁止されています"),
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

/// Codes that say a script is none, which nobody can wish away.
pub(crate) fn not_ignorable(codes: &str) -> Failure {
    Failure::new(
        format!("`{codes}` cannot be ignored: a script with a syntax error does not run"),
        format!("`{codes}` は無視できません。構文エラーのあるスクリプトは動きません"),
    )
}

/// A configuration file that cannot be understood; what is wrong with it is drawn above.
pub(crate) fn bad_config(name: &str) -> Failure {
    Failure::new(
        format!("the settings in `{name}` cannot be used"),
        format!("`{name}` の設定を使えません"),
    )
    .help(
        "correct the file, or pass it over with `--no-config`",
        "ファイルを直すか、`--no-config` で設定ファイルを使わずに実行してください",
    )
}

/// A folder that was to be searched and has nothing to find.
pub(crate) fn no_scripts(folder: &str) -> Failure {
    Failure::new(
        format!("there are no scripts (`*.ais`, `*.is`) in `{folder}`"),
        format!("`{folder}` にスクリプト (`*.ais`、`*.is`) がありません"),
    )
    .help(
        "name a script to read it whatever its name ends in",
        "ほかの拡張子のスクリプトは、ファイル名を直接指定してください",
    )
}

/// Standard input among files that are to be written back.
pub(crate) fn stdin_goes_alone() -> Failure {
    Failure::new(
        "standard input (`-`) cannot be mixed with files here: it is written to standard output",
        "標準入力 (`-`) とファイルは同時に指定できません。標準入力の結果は標準出力に書かれます",
    )
    .help("run it twice", "2 回に分けて実行してください")
}

/// A path for standard input among paths of files.
pub(crate) fn stdin_has_one_path() -> Failure {
    Failure::new(
        "`--stdin-filepath` names standard input, so no other script can be given with it",
        "`--stdin-filepath` は標準入力の名前です。ほかのスクリプトと同時に指定できません",
    )
}

/// A part that could be one of several scripts'.
pub(crate) fn part_of_one() -> Failure {
    Failure::new(
        "`--range` and `--lines` go with one script",
        "`--range` と `--lines` は 1 つのスクリプトだけに使えます",
    )
}

/// A script that the formatter does not dare to change.
pub(crate) fn unformattable(name: &str, why: &Localized) -> Failure {
    Failure::new(
        format!("cannot format `{name}`: {}", why.en),
        format!("`{name}` を整形できません: {}", why.ja),
    )
}

/// What `fmt` did.
pub(crate) fn formatted(tally: &fmt::Tally) -> Localized {
    let &fmt::Tally { changed, unchanged, broken, .. } = tally;
    let mut said = Localized::new(
        format!("{} formatted, {unchanged} unchanged", scripts(changed)),
        format!("{changed} ファイルを整形しました (変更なし {unchanged})"),
    );
    append_broken(&mut said, broken);
    said
}

/// What `fmt` would do.
pub(crate) fn would_change(tally: &fmt::Tally) -> Localized {
    let &fmt::Tally { changed, unchanged, broken, .. } = tally;
    let mut said = Localized::new(
        format!("{} would change, {unchanged} would not", scripts(changed)),
        format!("{changed} ファイルが整形の対象です (変更なし {unchanged})"),
    );
    append_broken(&mut said, broken);
    said
}

fn append_broken(said: &mut Localized, broken: usize) {
    if broken > 0 {
        let have = if broken == 1 { "has" } else { "have" };
        said.en.push_str(&format!("; {} {have} syntax errors", scripts(broken)));
        said.ja.push_str(&format!("。構文エラーのある {broken} ファイルはそのままです"));
    }
}

/// What `check` found.
pub(crate) fn checked(tally: &check::Tally) -> Localized {
    let &check::Tally { scripts: all, scripts_with_findings: some, .. } = tally;
    let counts = [
        (tally.errors, "error", "エラー"),
        (tally.warnings, "warning", "警告"),
        (tally.notes, "note", "注意"),
    ];
    let counts = counts.iter().filter(|(count, ..)| *count > 0);
    let en: Vec<String> = counts.clone().map(|(count, en, _)| counted(*count, en)).collect();
    let ja: Vec<String> = counts.map(|(count, _, ja)| format!("{ja} {count} 件")).collect();
    if some == 0 {
        return Localized::new(
            format!("nothing found in {}", scripts(all)),
            format!("{all} ファイルを調べました。問題は見つかりませんでした"),
        );
    }
    let place = match all == some {
        true => Localized::new(scripts(all), format!("{all} ファイルに")),
        false => Localized::new(
            format!("{some} of {}", scripts(all)),
            format!("{all} ファイル中 {some} ファイルに"),
        ),
    };
    Localized::new(
        format!("{} in {}; `aizome explain CODE` says more", en.join(", "), place.en),
        format!("{}{}。詳しくは `aizome explain コード`", place.ja, ja.join("、")),
    )
}

/// How many findings `--fix` would cure.
pub(crate) fn fixable(count: usize) -> Localized {
    Localized::new(
        format!("{count} of them can be fixed with `--fix`"),
        format!("うち {count} 件は `--fix` で直せます"),
    )
}

/// What `check --fix` did to a script.
pub(crate) fn fixed(name: &str, codes: &[&str]) -> Localized {
    let count = codes.len();
    let mut kinds = codes.to_vec();
    kinds.dedup();
    let kinds = kinds.join(", ");
    Localized::new(
        format!("`{name}`: fixed {} ({kinds})", counted(count, "finding")),
        format!("`{name}`: {count} 件を直しました ({kinds})"),
    )
}

fn scripts(count: usize) -> String {
    counted(count, "script")
}

fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
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
    Localized::new(
        format!("{}; `aizome explain CODE` says more", counted(total, "finding")),
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
