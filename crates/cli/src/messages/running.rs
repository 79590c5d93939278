//! What is said about scripts that run, and by the commands that run them.

use std::time::Duration;

use aizome_source::Localized;

use super::counted;
use crate::commands::test;
use crate::outcome::Failure;

/// Several scripts where one runs.
pub(crate) fn one_script() -> Failure {
    Failure::new("one script at a time", "一度に実行できるスクリプトは 1 つです").help(
        "for many scripts use `--jsonl`, or `aizome test`",
        "多数のスクリプトには `--jsonl` か `aizome test` を使ってください",
    )
}

/// Ctrl-C while a script ran.
pub(crate) fn interrupted() -> Localized {
    Localized::new("stopped by Ctrl-C", "Ctrl-C で中止しました")
}

/// How long the parts of a run took, and how many steps it had.
pub(crate) fn times(times: [Duration; 3], steps: u64) -> Localized {
    let [parse, compile, run] = times.map(|time| time.as_secs_f64() * 1000.0);
    Localized::new(
        format!("parse {parse:.3} ms, compile {compile:.3} ms, run {run:.3} ms, {steps} steps"),
        format!(
            "構文解析 {parse:.3} ms、コンパイル {compile:.3} ms、実行 {run:.3} ms、{steps} ステップ"
        ),
    )
}

/// How a session begins.
pub(crate) fn repl_greeting() -> Localized {
    let version = env!("CARGO_PKG_VERSION");
    Localized::new(
        format!("aizome {version}: AiScript. `:help` helps, Ctrl-D leaves."),
        format!("aizome {version} · AiScript。`:help` で説明、Ctrl-D で終了"),
    )
}

/// A command that a session does not have.
pub(crate) fn unknown_meta(word: &str) -> Failure {
    Failure::new(
        format!("there is no command `:{word}`"),
        format!("`:{word}` というコマンドはありません"),
    )
    .help("`:help` lists them", "`:help` で一覧が出ます")
}

/// A name that the library does not have.
pub(crate) fn unknown_name(name: &str, nearest: Option<&str>) -> Failure {
    let failure = Failure::new(
        format!("the library has no `{name}`"),
        format!("標準ライブラリに `{name}` はありません"),
    );
    match nearest {
        Some(nearest) => failure.help(
            format!("did you mean `{nearest}`? `aizome doc` lists everything"),
            format!("`{nearest}` ではありませんか。`aizome doc` で一覧が出ます"),
        ),
        None => failure.help("`aizome doc` lists everything", "`aizome doc` で一覧が出ます"),
    }
}

/// A folder without tests.
pub(crate) fn no_tests(folder: &str) -> Failure {
    Failure::new(
        format!("there are no tests (`*.test.ais`, `*.test.is`) in `{folder}`"),
        format!("`{folder}` にテスト (`*.test.ais`、`*.test.is`) がありません"),
    )
    .help(
        "name a script to run its tests whatever it is called",
        "ほかの名前のスクリプトは、ファイル名を直接指定してください",
    )
}

/// How tests ended.
pub(crate) fn tested(tally: &test::Tally, ms: f64) -> Localized {
    let &test::Tally { files, broken, passed, failed, left_out } = tally;
    let mut said = Localized::new(
        format!("{passed} passed, {failed} failed in {} ({ms} ms)", counted(files, "file")),
        format!("{files} ファイル: 成功 {passed}、失敗 {failed} ({ms} ms)"),
    );
    if broken > 0 {
        let have = if broken == 1 { "has" } else { "have" };
        said.en.push_str(&format!("; {} {have} syntax errors", counted(broken, "file")));
        said.ja.push_str(&format!("。{broken} ファイルに構文エラー"));
    }
    if left_out > 0 {
        said.en.push_str(&format!("; {left_out} left out by `--filter`"));
        said.ja.push_str(&format!("。`--filter` で除外 {left_out}"));
    }
    said
}

/// Tests that will be run again.
pub(crate) fn watching() -> Localized {
    Localized::new("waiting for changes; Ctrl-C ends it", "変更を待っています。Ctrl-C で終了")
}
