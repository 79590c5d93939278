//! `AIS04xx`: what hardly does what is meant, or surely fails, whatever the names stand for.

use aizome_source::{Localized, Span};

aizome_source::diagnostics! {
    /// Nothing gets here: what stands before it never goes on.
    ///
    /// ```aiscript error
    /// @f() {
    ///   return 1
    ///   <: "never"
    /// }
    /// f()
    /// ```
    ///
    /// ```aiscript error
    /// loop { Core:sleep(1000) }
    /// <: "never"
    /// ```
    ///
    /// ```aiscript ok
    /// @f() {
    ///   <: "first"
    ///   return 1
    /// }
    /// f()
    /// ```
    AIS0401 Warning unreachable(leaves: Span) {
        en: "nothing gets here",
        ja: "ここは実行されません",
        label leaves: { en: "this never goes on", ja: "この先へは進みません" },
        docs_ja: "前にある `return`、`break`、`continue` や終わらない繰り返しのため、実行されることのない部分です。",
    }

    /// In `do … while`, `continue` goes to the start of the body without looking at the condition.
    ///
    /// The reference does so; if the condition is what would end the loop, it never ends.
    ///
    /// ```aiscript error
    /// var n = 0
    /// do {
    ///   n += 1
    ///   if n == 2 continue
    ///   <: n
    /// } while n < 3
    /// ```
    ///
    /// ```aiscript ok
    /// var n = 0
    /// while n < 3 {
    ///   n += 1
    ///   if n == 2 continue
    ///   <: n
    /// }
    /// ```
    AIS0402 Warning continue_skips_condition(condition: Span) {
        en: "`continue` skips the condition of `do … while`",
        ja: "`do … while` の中の `continue` は条件を調べません",
        label condition: { en: "this is not looked at", ja: "この条件は調べられません" },
        help: { en: "put the rest of the body into an `if`", ja: "本体の残りを `if` の中に入れてください" },
        docs_ja: "`do … while` の `continue` は、条件を調べずに本体の先頭へ戻ります。条件で終わるはずの繰り返しが終わらなくなることがあります。",
    }

    /// The key stands twice in one object; the last value counts.
    ///
    /// From AiScript 1.3 on this is an error.
    ///
    /// ```aiscript error
    /// <: { width: 1, width: 2 }
    /// ```
    ///
    /// ```aiscript ok
    /// <: { width: 1, height: 2 }
    /// ```
    AIS0403 Warning repeated_key(key: &str, last: Span) {
        en: "`{key}` is given again later, so this one does not count",
        ja: "`{key}` は後でもう一度書かれているため、こちらは無視されます",
        label last: { en: "this one counts", ja: "こちらが有効です" },
        docs_ja: "一つのオブジェクトに同じキーが二度あります。有効なのは最後の値で、AiScript 1.3 からはエラーになります。",
    }

    /// A condition is `true` or `false`; nothing else counts as one of them.
    ///
    /// ```aiscript error
    /// let list = []
    /// if list.len - 1 { <: "more than one" }
    /// ```
    ///
    /// ```aiscript error
    /// let name = null
    /// <: name || "nobody"
    /// ```
    ///
    /// ```aiscript ok
    /// let list = []
    /// if list.len > 1 { <: "more than one" }
    /// ```
    AIS0404 Error not_a_condition(found: &Localized) {
        en: "expected `true` or `false`, found {found}",
        ja: "`true` か `false` が必要ですが、{found}があります",
        help: { en: "compare it with something", ja: "何かと比べてください" },
        docs_ja: "条件になるのは `true` と `false` だけです。数や文字列、`null` が真偽の代わりになることはありません。",
    }

    /// These operators calculate with numbers only.
    ///
    /// Texts are put together in a template.
    ///
    /// ```aiscript error
    /// let name = "Ai"
    /// <: "hello, " + name
    /// ```
    ///
    /// ```aiscript error
    /// let n = 5
    /// if 1 < n < 10 { <: n }
    /// ```
    ///
    /// ```aiscript ok
    /// let name = "Ai"
    /// <: `hello, {name}`
    /// ```
    AIS0405 Error not_a_number(op: &str, found: &Localized) {
        en: "`{op}` needs numbers, found {found}",
        ja: "`{op}` には数が必要ですが、{found}があります",
        docs_ja: "計算と大小の比較ができるのは数だけです。文字列はテンプレート（`…{}…`）でつなげます。",
    }

    /// `each` walks over an array.
    ///
    /// ```aiscript error
    /// each let c, "abc" { <: c }
    /// ```
    ///
    /// ```aiscript ok
    /// each let c, "abc".to_arr() { <: c }
    /// ```
    AIS0406 Error not_an_array(found: &Localized) {
        en: "`each` needs an array, found {found}",
        ja: "`each` には配列が必要ですが、{found}があります",
        docs_ja: "`each` で順に取り出せるのは配列だけです。",
    }

    /// An array has no negative places.
    ///
    /// ```aiscript error
    /// let list = [1, 2]
    /// <: list[-1]
    /// ```
    ///
    /// ```aiscript ok
    /// let list = [1, 2]
    /// <: list.at(-1)
    /// ```
    AIS0407 Error negative_index() {
        en: "a negative place is always out of range",
        ja: "負の添字は必ず範囲外になります",
        help: { en: "`.at(-1)` counts from the end", ja: "末尾から数えるには `.at(-1)` を使います" },
        docs_ja: "配列の添字に負の数は使えません。末尾から数えるには `.at(-1)` と書きます。",
    }

    /// `!` binds tighter than `==`: `!a == b` is `(!a) == b`.
    ///
    /// Up to AiScript 0.19 it meant `!(a == b)`.
    ///
    /// ```aiscript error
    /// let a = 1
    /// <: !a == 2
    /// ```
    ///
    /// ```aiscript ok
    /// let a = 1
    /// <: a != 2
    /// ```
    AIS0408 Warning negated_operand(op: &str) {
        en: "`!` belongs to the left side of `{op}` only",
        ja: "`!` は `{op}` の左側だけに掛かります",
        help: {
            en: "write `a != b` or `!(a == b)`, or `(!a) == b` if it is meant",
            ja: "`a != b` か `!(a == b)`、わざとであれば `(!a) == b` と書いてください"
        },
        docs_ja: "`!a == b` は `(!a) == b` です。0.19 までは `!(a == b)` の意味でした。",
    }

    /// A value is made, and nobody gets it.
    ///
    /// Only the last statement of a block is its value. Often `=` was meant, or the line belongs to
    /// the one before: a line that goes on needs `\` at the end of the one before.
    ///
    /// ```aiscript error
    /// let a = 1
    /// a == 2
    /// <: a
    /// ```
    ///
    /// ```aiscript error
    /// let sum = 1
    ///   + 2
    /// <: sum
    /// ```
    ///
    /// ```aiscript ok
    /// let sum = 1 + \
    ///   2
    /// <: sum
    /// ```
    AIS0409 Warning unused_value(what: &Localized) {
        en: "nothing is done with {what}",
        ja: "{what}が使われていません",
        docs_ja: "値を作るだけで使っていない文です。ブロックの値になるのは最後の文だけです。`=` の書き間違いか、前の行の続きでしょう。行を続けるには、前の行の終わりに `\\` が必要です。",
    }

    /// The variable gets the value that it has.
    ///
    /// ```aiscript error
    /// var a = 1
    /// a = a
    /// ```
    ///
    /// ```aiscript ok
    /// var a = 1
    /// let b = a
    /// a = b + 1
    /// <: a
    /// ```
    AIS0410 Warning self_assignment(name: &str) {
        en: "`{name}` is assigned to itself",
        ja: "`{name}` に `{name}` 自身を代入しています",
        docs_ja: "同じ変数を代入しても、何も変わりません。",
    }

    /// The first case that fits is taken, so the second never is.
    ///
    /// ```aiscript error
    /// let n = 1
    /// <: match n {
    ///   case 1 => "one"
    ///   case 1 => "uno"
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// let n = 1
    /// <: match n {
    ///   case 1 => "one"
    ///   case 2 => "two"
    /// }
    /// ```
    AIS0411 Warning repeated_case(first: Span) {
        en: "this case is never taken, the same stands before",
        ja: "同じ `case` が前にあるため、こちらは選ばれません",
        label first: { en: "this one is taken", ja: "こちらが選ばれます" },
        docs_ja: "`match` では最初に合う `case` が選ばれます。同じ値の二つ目が選ばれることはありません。",
    }

    /// The first branch whose condition holds is taken, so the second never is.
    ///
    /// ```aiscript error
    /// let n = 1
    /// if n == 1 { <: "one" } elif n == 1 { <: "uno" }
    /// ```
    ///
    /// ```aiscript ok
    /// let n = 1
    /// if n == 1 { <: "one" } elif n == 2 { <: "two" }
    /// ```
    AIS0412 Warning repeated_condition(first: Span) {
        en: "this branch is never taken, the same condition stands before",
        ja: "同じ条件が前にあるため、こちらは選ばれません",
        label first: { en: "this one is taken", ja: "こちらが選ばれます" },
        docs_ja: "`if` では最初に成り立つ条件の側が実行されます。同じ条件の二つ目が選ばれることはありません。",
    }

    /// `Core:type` says `null`, `bool`, `num`, `str`, `arr`, `obj`, `fn` or `error`.
    ///
    /// ```aiscript error
    /// let a = 1
    /// <: Core:type(a) == "number"
    /// ```
    ///
    /// ```aiscript ok
    /// let a = 1
    /// <: Core:type(a) == "num"
    /// ```
    AIS0413 Warning unknown_type_name(name: &str) {
        en: "no value is of the type `{name}`",
        ja: "`{name}` という型の値はありません",
        docs_ja: "`Core:type` が返すのは `null`、`bool`、`num`、`str`、`arr`、`obj`、`fn`、`error` のどれかです。",
    }

    /// A backslash in a text stands for the character after it: `\n` is the letter `n`.
    ///
    /// A text may have real line breaks, and `Str:lf` is one.
    ///
    /// ```aiscript error
    /// <: "first\nsecond"
    /// ```
    ///
    /// ```aiscript ok
    /// <: `first{Str:lf}second`
    /// ```
    AIS0414 Warning escape_is_a_letter(escape: &str, letter: char) {
        en: "`{escape}` is just the letter `{letter}`",
        ja: "`{escape}` は文字 `{letter}` になるだけです",
        docs_ja: "文字列の中の `\\` は次の文字をそのまま表すので、`\\n` は改行ではなく `n` です。改行は、そのまま入れるか、テンプレートに `{Str:lf}` と書きます。",
    }

    /// The comment names a code that does not exist.
    ///
    /// `// aizome-ignore AIS0401` silences a finding in its own and in the next line. Without a
    /// code it silences everything.
    ///
    /// ```aiscript error
    /// // aizome-ignore AIS0499
    /// <: 1
    /// ```
    ///
    /// ```aiscript ok
    /// // aizome-ignore AIS0403
    /// <: { a: 1, a: 2 }
    /// ```
    AIS0415 Warning unknown_code(code: &str) {
        en: "there is no finding `{code}` to ignore",
        ja: "`{code}` という指摘はありません",
        docs_ja: "`// aizome-ignore AIS0401` のようなコメントは、同じ行と次の行の指摘を消します。コードを書かなければ、すべての指摘を消します。",
    }
}
