//! The topics of the manual, in the order in which people learn the language.

use crate::table::Entry;

/// A topic: a page of the manual.
#[derive(Debug, Clone, Copy)]
pub(super) struct Topic {
    /// The name of its file, without `.md`: the namespace or the type, in small letters.
    pub(super) file: &'static str,
    /// What it is about, in English.
    pub(super) title: &'static str,
    /// What it is about, in Japanese.
    pub(super) ja: &'static str,
}

/// Every topic.
pub(super) static TOPICS: &[Topic] = &[
    topic("core", "Core: values, operators, input and output", "Core: 値、演算子、入出力"),
    topic("num", "Num: numbers", "Num: 数値"),
    topic("math", "Math: mathematics and chance", "Math: 数学と乱数"),
    topic("str", "Str: strings", "Str: 文字列"),
    topic("arr", "Arr: arrays", "Arr: 配列"),
    topic("obj", "Obj: objects", "Obj: オブジェクト"),
    topic("error", "Error: error values", "Error: エラー値"),
    topic("json", "Json: data as text", "Json: データとテキスト"),
    topic("date", "Date: dates and times", "Date: 日付と時刻"),
    topic("uri", "Uri: addresses", "Uri: アドレス"),
    topic("util", "Util: tools", "Util: 道具"),
    topic("async", "Async: timers", "Async: タイマー"),
    topic("test", "Test: tests", "Test: テスト"),
];

const fn topic(file: &'static str, title: &'static str, ja: &'static str) -> Topic {
    Topic { file, title, ja }
}

impl Topic {
    /// Whether an entry belongs to it.
    pub(super) fn has(&self, entry: &Entry) -> bool {
        let end = entry.name.find([':', '.']);
        let space = end.map_or("core", |end| &entry.name[..end]);
        space.eq_ignore_ascii_case(self.file)
    }
}
