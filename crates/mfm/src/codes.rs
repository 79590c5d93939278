//! Every finding of the MFM lints, in one table.
//!
//! There is no wrong MFM: what is no construct is text. So a finding says that something reads as
//! if more had been meant than a reader of the note will see.

aizome_source::diagnostics! {
    /// No software is known to have this function.
    ///
    /// A client shows an unknown function as text, marks and all; a server that federates the note
    /// makes it italic.
    ///
    /// ```mfm error
    /// $[wobble 🍮]
    /// ```
    ///
    /// ```mfm ok
    /// $[jelly 🍮]
    /// ```
    MFM0001 Warning unknown_function(name: &str) {
        en: "there is no function `{name}`",
        ja: "`{name}` という関数はありません",
        docs_ja: "知られていない関数です。クライアントは記号ごとそのまま表示します。",
    }

    /// Only other software has this function.
    ///
    /// On a server that runs something else the function is shown as text. If your note is for your
    /// own server only, choose its dialect.
    ///
    /// ```mfm error
    /// $[crop.left=50 🍮]
    /// ```
    ///
    /// ```mfm ok
    /// $[rotate.deg=45 🍮]
    /// ```
    MFM0002 Warning foreign_function(name: &str, dialect: &str, known: &str) {
        en: "{dialect} has no function `{name}`, it belongs to {known}",
        ja: "関数 `{name}` は {dialect} にはなく、{known} の関数です",
        docs_ja: "ほかのソフトウェアだけにある関数です。対応していないサーバーでは記号ごと表示されます。",
    }

    /// Names of functions are written in lower case.
    ///
    /// `$[Tada …]` is another function than `$[tada …]`, one that nobody has.
    ///
    /// ```mfm error
    /// $[Tada 🎉]
    /// ```
    ///
    /// ```mfm ok
    /// $[tada 🎉]
    /// ```
    MFM0003 Warning function_case(name: &str, right: &str) {
        en: "the function is called `{right}`, not `{name}`",
        ja: "関数名は `{name}` ではなく `{right}` です",
        docs_ja: "関数名は大文字と小文字を区別します。",
    }

    /// A function needs a space after its name and arguments, and then something to apply to.
    ///
    /// Without them `$[…]` is text. The space has to be the one of the space bar in English input:
    /// a full-width space does not count.
    ///
    /// ```mfm error
    /// $[tada🎉]
    /// ```
    ///
    /// ```mfm error
    /// $[tada]
    /// ```
    ///
    /// ```mfm ok
    /// $[tada 🎉]
    /// ```
    MFM0004 Warning malformed_function(name: &str, found_en: &str, found_ja: &str) {
        en: "`$[{name}` needs a space and then content, found {found_en}",
        ja: "`$[{name}` の後には半角スペースと内容が必要ですが、{found_ja}です",
        docs_ja: "関数名と引数の後には半角スペースと内容が必要です。ないと、そのままの文字になります。",
    }

    /// An argument has a character that no argument can have.
    ///
    /// Names of arguments are made of letters, digits and `_`, values also of `.` and `-`. Anything
    /// else, such as the `#` of a colour, turns the whole function into text.
    ///
    /// ```mfm error
    /// $[fg.color=#f00 red]
    /// ```
    ///
    /// ```mfm ok
    /// $[fg.color=f00 red]
    /// ```
    MFM0005 Warning malformed_argument(name: &str, found_en: &str, found_ja: &str) {
        en: "an argument of `$[{name}` cannot have {found_en} here, so all of it is text",
        ja: "`$[{name}` の引数のここに{found_ja}は書けないため、全体がそのままの文字になります",
        docs_ja: "引数に使えるのは英数字と `_`、値ではさらに `.` と `-` だけです。",
    }

    /// The function takes no argument of this name, and ignores it.
    ///
    /// ```mfm error
    /// $[spin.sped=2s 🍮]
    /// ```
    ///
    /// ```mfm ok
    /// $[spin.speed=2s 🍮]
    /// ```
    MFM0006 Warning unknown_argument(function: &str, name: &str) {
        en: "`{function}` takes no argument `{name}`",
        ja: "`{function}` に引数 `{name}` はありません",
        docs_ja: "この関数にない引数です。無視されます。",
    }

    /// Only other software takes this argument.
    ///
    /// ```mfm error
    /// $[tada.loop=3 🎉]
    /// ```
    ///
    /// ```mfm ok
    /// $[tada.speed=3s 🎉]
    /// ```
    MFM0007 Warning foreign_argument(function: &str, name: &str, dialect: &str, known: &str) {
        en: "in {dialect} `{function}` takes no argument `{name}`, it belongs to {known}",
        ja: "`{function}` の引数 `{name}` は {dialect} にはなく、{known} の引数です",
        docs_ja: "ほかのソフトウェアだけにある引数です。対応していないサーバーでは無視されます。",
    }

    /// An argument is given twice; the last one counts.
    ///
    /// ```mfm error
    /// $[spin.speed=1s,speed=2s 🍮]
    /// ```
    ///
    /// ```mfm ok
    /// $[spin.speed=2s,left 🍮]
    /// ```
    MFM0008 Warning repeated_argument(name: &str, last: aizome_source::Span) {
        en: "`{name}` is given again later, so this one does not count",
        ja: "`{name}` は後でもう一度指定されているため、これは無視されます",
        label last: { en: "this one counts", ja: "こちらが有効です" },
        docs_ja: "同じ引数が二度あります。最後のものだけが有効です。",
    }

    /// An argument that wants a value is given without one, so it has its default.
    ///
    /// ```mfm error
    /// $[spin.speed 🍮]
    /// ```
    ///
    /// ```mfm ok
    /// $[spin.speed=2s 🍮]
    /// ```
    MFM0009 Warning missing_value(name: &str, kind_en: &str, kind_ja: &str) {
        en: "`{name}` wants a {kind_en}: `{name}=…`",
        ja: "`{name}` には{kind_ja}が必要です: `{name}=…`",
        docs_ja: "値が必要な引数に値がありません。既定の値になります。",
    }

    /// A flag is switched on by being there, whatever its value.
    ///
    /// ```mfm error
    /// $[spin.left=false 🍮]
    /// ```
    ///
    /// ```mfm ok
    /// $[spin 🍮]
    /// ```
    MFM0010 Warning flag_with_value(name: &str, value: &str) {
        en: "`{name}` is on even as `{name}={value}`",
        ja: "`{name}={value}` と書いても `{name}` は有効になります",
        help: { en: "leave `{name}` out", ja: "`{name}` を消してください" },
        docs_ja: "フラグは書いてあるだけで有効になります。値は見られません。",
    }

    /// A time is a number of seconds followed by `s`.
    ///
    /// Neither milliseconds (`500ms`) nor a bare number (`2`) is one. `1.2.3s` passes Misskey's own
    /// test and then stops the animation.
    ///
    /// ```mfm error
    /// $[spin.speed=500ms 🍮]
    /// ```
    ///
    /// ```mfm error
    /// $[spin.speed=1.2.3s 🍮]
    /// ```
    ///
    /// ```mfm ok
    /// $[spin.speed=0.5s 🍮]
    /// ```
    MFM0011 Warning invalid_time(name: &str, value: &str) {
        en: "`{name}` wants seconds such as `1.5s`, found `{value}`",
        ja: "`{name}` には `1.5s` のような秒数が必要ですが、`{value}` です",
        docs_ja: "時間は秒数に `s` を付けて書きます。`500ms` や `2` は使えません。",
    }

    /// A colour is three, four or six hexadecimal digits, without `#`.
    ///
    /// Names are not known. Five digits pass Misskey's own test, but no browser understands them.
    ///
    /// ```mfm error
    /// $[fg.color=red red]
    /// ```
    ///
    /// ```mfm error
    /// $[bg.color=ff000 red]
    /// ```
    ///
    /// ```mfm ok
    /// $[fg.color=f00 red] $[bg.color=ff0000 red]
    /// ```
    MFM0012 Warning invalid_color(name: &str, value: &str) {
        en: "`{name}` wants 3, 4 or 6 hexadecimal digits such as `f80`, found `{value}`",
        ja: "`{name}` には `f80` のような16進数3、4、6桁が必要ですが、`{value}` です",
        docs_ja: "色は `#` なしの16進数3桁、4桁または6桁で書きます。色の名前は使えません。",
    }

    /// A number is wanted and this does not begin with one.
    ///
    /// ```mfm error
    /// $[rotate.deg=right ↑]
    /// ```
    ///
    /// ```mfm ok
    /// $[rotate.deg=90 ↑]
    /// ```
    MFM0013 Warning invalid_number(name: &str, value: &str) {
        en: "`{name}` wants a number such as `-1.5`, found `{value}`",
        ja: "`{name}` には `-1.5` のような数値が必要ですが、`{value}` です",
        docs_ja: "数値が必要です。読めないときは既定の値になります。",
    }

    /// A number is beyond what has an effect of its own.
    ///
    /// `scale` stops at 5; a negative speed, width or radius is refused by the browser.
    ///
    /// ```mfm error
    /// $[spin.speed=-1s 🍮]
    /// ```
    ///
    /// ```mfm ok
    /// $[spin.speed=1s,left 🍮]
    /// ```
    MFM0014 Warning out_of_range(name: &str, value: &str, limit_en: &str, limit_ja: &str) {
        en: "`{name}` is {limit_en}, found `{value}`",
        ja: "`{name}` は{limit_ja}ですが、`{value}` です",
        docs_ja: "効果のある範囲を超えた数値です。`scale` は5まで、速さや太さに負の値は使えません。",
    }

    /// One of a few words is wanted, and this is none of them.
    ///
    /// ```mfm error
    /// $[border.style=wavy MFM]
    /// ```
    ///
    /// ```mfm ok
    /// $[border.style=dotted MFM]
    /// ```
    MFM0015 Warning unknown_word(name: &str, value: &str, words: &str) {
        en: "`{value}` is no `{name}`",
        ja: "`{value}` という `{name}` はありません",
        help: { en: "use one of {words}", ja: "{words} のどれかを使ってください" },
        docs_ja: "決まった単語のどれでもありません。既定の値になります。",
    }

    /// `font` needs the name of a family.
    ///
    /// Without a known one Misskey shows the function as text.
    ///
    /// ```mfm error
    /// $[font.comic MFM]
    /// ```
    ///
    /// ```mfm ok
    /// $[font.cursive MFM]
    /// ```
    MFM0016 Warning font_without_family(families: &str) {
        en: "`font` needs a family, so all of it is shown as text",
        ja: "`font` にはフォントの種類が必要なため、全体がそのままの文字になります",
        help: { en: "use one of {families}", ja: "{families} のどれかを使ってください" },
        docs_ja: "`font` には `serif` などの種類が必要です。",
    }

    /// `ruby` finds the reading after the first space.
    ///
    /// Without a space there is no reading. Some versions of Misskey cannot even send such a note to
    /// other servers.
    ///
    /// ```mfm error
    /// $[ruby 藍染]
    /// ```
    ///
    /// ```mfm ok
    /// $[ruby 藍染 あいぞめ]
    /// ```
    MFM0017 Warning ruby_without_reading() {
        en: "`ruby` has no reading: there is no space before one",
        ja: "`ruby` に読みがありません。読みの前に半角スペースが必要です",
        docs_ja: "`ruby` は最初の半角スペースより後を読みとします。",
    }

    /// The reading of a `ruby` ends at the next space; the rest is never shown.
    ///
    /// ```mfm error
    /// $[ruby Hello こん にちは]
    /// ```
    ///
    /// ```mfm ok
    /// $[ruby Hello こんにちは]
    /// ```
    MFM0018 Warning ruby_words_dropped() {
        en: "`ruby` shows only its first two words, not this",
        ja: "`ruby` は最初の2語だけを表示するため、ここは表示されません",
        docs_ja: "読みは次の空白までです。それより後は表示されません。",
    }

    /// `unixtime` wants seconds since 1970 as a whole number.
    ///
    /// ```mfm error
    /// $[unixtime 2023-11-30]
    /// ```
    ///
    /// ```mfm ok
    /// $[unixtime 1701356400]
    /// ```
    MFM0019 Warning invalid_unixtime() {
        en: "`unixtime` wants seconds since 1970 as a whole number",
        ja: "`unixtime` には1970年からの秒数（整数）が必要です",
        docs_ja: "`unixtime` の内容は1970年からの秒数です。日付の形では書けません。",
    }

    /// A time this far ahead was probably meant in milliseconds.
    ///
    /// ```mfm error
    /// $[unixtime 1701356400000]
    /// ```
    ///
    /// ```mfm ok
    /// $[unixtime 1701356400]
    /// ```
    MFM0020 Warning unixtime_in_milliseconds(year: i64) {
        en: "this is a time in the year {year}; `unixtime` counts seconds, not milliseconds",
        ja: "これは西暦{year}年になります。`unixtime` の単位はミリ秒ではなく秒です",
        docs_ja: "ミリ秒で書かれているようです。`unixtime` の単位は秒です。",
    }

    /// Constructs nest only so deep; what would nest deeper stays text.
    ///
    /// Misskey's limit is 20. Quotes, link labels and `<center>` count too.
    ///
    /// ```mfm error
    /// <i><b><i><b><i><b><i><b><i><b><i><b><i><b><i><b><i><b><i><b><i>deep</i></b></i></b></i></b></i></b></i></b></i></b></i></b></i></b></i></b></i></b></i>
    /// ```
    ///
    /// ```mfm ok
    /// <i><b><i>not so deep</i></b></i>
    /// ```
    MFM0021 Warning nested_too_deep(what: &str, limit: u32) {
        en: "`{what}` is nested deeper than {limit} levels, so it stays text",
        ja: "`{what}` は入れ子が{limit}段を超えているため、そのままの文字になります",
        docs_ja: "入れ子には上限（Misskey では20段）があり、それより深いものはそのままの文字になります。",
    }

    /// A construct is opened and never closed, which turns the rest of the note into text.
    ///
    /// Mentions, hashtags, links and closing marks after it are swallowed too. If the mark itself
    /// was meant, put it in `<plain>`.
    ///
    /// ```mfm error
    /// **important: ask @ai
    /// ```
    ///
    /// ```mfm error
    /// $[tada congratulations
    /// ```
    ///
    /// ```mfm ok
    /// **important:** ask @ai
    /// ```
    MFM0022 Warning unclosed(open: &str, close: &str) {
        en: "`{open}` is never closed, so the rest of the text is plain",
        ja: "`{open}` が閉じられていないため、これより後はすべてそのままの文字になります",
        help: { en: "close it with `{close}`", ja: "`{close}` で閉じてください" },
        docs_ja: "開いたまま閉じていない記号があると、それより後はメンションやハッシュタグも含めてただの文字になります。",
    }

    /// A `~~` is never closed, which turns the rest of its line into text.
    ///
    /// ```mfm error
    /// See you~~ https://example.com
    /// ```
    ///
    /// ```mfm ok
    /// See you〜〜 https://example.com
    /// ```
    MFM0023 Warning unclosed_strike(lost: aizome_source::Span) {
        en: "`~~` is not closed on its line, so the rest of the line is plain",
        ja: "`~~` が同じ行で閉じられていないため、この行の残りはそのままの文字になります",
        label lost: { en: "this is only text", ja: "ここはただの文字になります" },
        docs_ja: "閉じていない `~~` があると、その行の残りはリンクなども含めてただの文字になります。",
    }

    /// `*italic*` and `_italic_` work for English letters, digits and spaces only, and so does
    /// `__bold__`.
    ///
    /// Anything else, even an apostrophe, keeps the marks as text.
    ///
    /// ```mfm error
    /// *日本語*
    /// ```
    ///
    /// ```mfm ok
    /// <i>日本語</i> *English*
    /// ```
    MFM0024 Warning ascii_only_mark(mark: &str, name_en: &str, name_ja: &str, right: &str) {
        en: "`{mark}…{mark}` makes only English letters, digits and spaces {name_en}, so the marks stay",
        ja: "`{mark}…{mark}` で{name_ja}にできるのは半角英数字と空白だけなので、記号がそのまま残ります",
        help: { en: "write {right}", ja: "{right} と書いてください" },
        docs_ja: "`*…*` と `_…_`、`__…__` は半角英数字と空白だけに使えます。",
    }

    /// A code block begins with a fence and has no line that ends it.
    ///
    /// The closing fence stands alone on its line, with no space after it, and at least one line is
    /// between the two.
    ///
    /// ````mfm error
    /// ```js
    /// let x;
    /// ````
    ///
    /// ````mfm ok
    /// ```js
    /// let x;
    /// ```
    /// ````
    MFM0025 Warning unclosed_fence(reason_en: &str, reason_ja: &str) {
        en: "this is no code block: {reason_en}",
        ja: "コードブロックになりません。{reason_ja}",
        docs_ja: "コードブロックの終わりの行は「```」だけで、間に1行以上が必要です。",
    }

    /// `<center>` begins at the start of a line and `</center>` ends one, outside of other marks.
    ///
    /// ```mfm error
    /// Look: <center>here</center>
    /// ```
    ///
    /// ```mfm ok
    /// <center>here</center>
    /// ```
    MFM0026 Warning misplaced_center(reason_en: &str, reason_ja: &str) {
        en: "nothing is centred: {reason_en}",
        ja: "中央寄せになりません。{reason_ja}",
        docs_ja: "`<center>` は行頭で始まり、`</center>` は行末で終わる必要があります。ほかの記号の中では使えません。",
    }

    /// `<plain>` is opened and never closed.
    ///
    /// ```mfm error
    /// <plain>**as it is**
    /// ```
    ///
    /// ```mfm ok
    /// <plain>**as it is**</plain>
    /// ```
    MFM0027 Warning unclosed_plain() {
        en: "`<plain>` is never closed, so it has no effect",
        ja: "`<plain>` が閉じられていないため、効果がありません",
        help: { en: "close it with `</plain>`", ja: "`</plain>` で閉じてください" },
        docs_ja: "`<plain>` が閉じられていません。",
    }

    /// The target of a link begins with `http://` or `https://`.
    ///
    /// Anything else, `javascript:` or a name alone, makes the link text.
    ///
    /// ```mfm error
    /// [my page](example.com)
    /// ```
    ///
    /// ```mfm error
    /// [click](javascript:alert)
    /// ```
    ///
    /// ```mfm ok
    /// [my page](https://example.com)
    /// ```
    MFM0028 Warning link_target(target: &str) {
        en: "a link leads to `https://…` or `http://…`, found `{target}`, so it stays text",
        ja: "リンク先は `https://…` か `http://…` ですが、`{target}` なのでそのままの文字になります",
        docs_ja: "リンク先は `http://` か `https://` で始まる必要があります。",
    }

    /// The target of a link has characters that an address has only in `<>`.
    ///
    /// Outside of `<>`, addresses are made of English letters, digits and some signs.
    ///
    /// ```mfm error
    /// [Indigo](https://ja.wikipedia.org/wiki/藍)
    /// ```
    ///
    /// ```mfm ok
    /// [Indigo](<https://ja.wikipedia.org/wiki/藍>)
    /// ```
    MFM0029 Warning link_needs_brackets(found: char) {
        en: "an address with `{found}` needs `<>` around it, so the link stays text",
        ja: "`{found}` を含むアドレスは `<>` で囲む必要があるため、リンクになりません",
        docs_ja: "半角英数字と一部の記号以外を含むアドレスは `<>` で囲みます。",
    }

    /// A hashtag cannot be a number.
    ///
    /// ```mfm error
    /// Happy new year #2027
    /// ```
    ///
    /// ```mfm ok
    /// Happy new year #year2027
    /// ```
    MFM0030 Note numeric_hashtag(tag: &str) {
        en: "`#{tag}` is no hashtag: it has only digits",
        ja: "`#{tag}` は数字だけなのでハッシュタグになりません",
        docs_ja: "数字だけのハッシュタグは作れません。",
    }

    /// Misskey folds a note that has big text; readers have to open it.
    ///
    /// The raw text counts: even in code, or never closed. With a content warning nothing is folded.
    ///
    /// ```mfm error
    /// $[x2 big]
    /// ```
    ///
    /// ```mfm ok
    /// **big**
    /// ```
    MFM0031 Note folded_note(mark: &str) {
        en: "`{mark}` makes Misskey fold the note and warn before posting it",
        ja: "`{mark}` があると、Misskey はノートを折りたたみ、投稿前に警告します",
        docs_ja: "大きな文字を含むノートは折りたたまれます。コードの中でも、閉じていなくても同じです。",
    }

    /// Misskey warns before a public post that moves things from their place.
    ///
    /// ```mfm error
    /// $[position.y=2 below]
    /// ```
    ///
    /// ```mfm ok
    /// $[rotate.deg=20 turned]
    /// ```
    MFM0032 Note moved_content(mark: &str) {
        en: "`{mark}` makes Misskey warn before posting the note",
        ja: "`{mark}` があると、Misskey は投稿前に警告します",
        docs_ja: "位置をずらす関数を含む公開ノートは、投稿前に警告されます。",
    }
}
