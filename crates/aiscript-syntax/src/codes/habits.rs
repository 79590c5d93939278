//! What people are used to from other languages and from older versions, and small traps of this
//! one.

use aizome_source::Localized;

aizome_source::diagnostics! {
    /// `=` gives a variable a value, and that is a statement of its own.
    ///
    /// Whether two values are equal asks `==`.
    ///
    /// ```aiscript error
    /// let a = 1
    /// if a = 1 { <: "one" }
    /// ```
    ///
    /// ```aiscript ok
    /// let a = 1
    /// if a == 1 { <: "one" }
    /// ```
    AIS0133 Error assignment_in_expression() {
        en: "`=` is an assignment and cannot stand here",
        ja: "`=` は代入なので、ここには書けません",
        help: { en: "to compare write `==`", ja: "比べるときは `==` を使ってください" },
        docs_ja: "`=` は代入で、それだけで1つの文です。等しいかどうかは `==` で調べます。",
    }

    /// `else` and `elif` follow the body of an `if`.
    ///
    /// Line breaks and comments may stand between the two, a `;` or another statement may not.
    ///
    /// ```aiscript error
    /// if true { <: 1 };
    /// else { <: 2 }
    /// ```
    ///
    /// ```aiscript ok
    /// if true { <: 1 }
    /// else { <: 2 }
    /// ```
    AIS0134 Error else_without_if(word: &str) {
        en: "`{word}` does not follow the body of an `if`",
        ja: "`{word}` の前に `if` の本体がありません",
        docs_ja: "`else` と `elif` は `if` の本体のすぐ後に書きます。間に `;` やほかの文は書けません。",
    }

    /// A further condition is written `elif`.
    ///
    /// `else if` works too, on one line.
    ///
    /// ```aiscript error
    /// if false { <: 1 } elseif true { <: 2 }
    /// ```
    ///
    /// ```aiscript ok
    /// if false { <: 1 } elif true { <: 2 }
    /// ```
    AIS0135 Error else_if() {
        en: "a further condition is written `elif`",
        ja: "次の条件は `elif` と書きます",
        docs_ja: "次の条件は `elif` と書きます。1行に `else if` と書くこともできます。",
    }

    /// Steps by one have no operator of their own.
    ///
    /// ```aiscript error
    /// var i = 0
    /// i++
    /// ```
    ///
    /// ```aiscript ok
    /// var i = 0
    /// i += 1
    /// ```
    AIS0136 Error step_operator(op: &str) {
        en: "there is no operator `{op}`",
        ja: "`{op}` という演算子はありません",
        help: { en: "write `+= 1` or `-= 1`", ja: "`+= 1` か `-= 1` を使ってください" },
        docs_ja: "1ずつ増減させる専用の演算子はありません。`+= 1` か `-= 1` と書きます。",
    }

    /// Equality has two signs: `==` and `!=`.
    ///
    /// They never convert: `1 == "1"` is `false`.
    ///
    /// ```aiscript error
    /// <: 1 === 1
    /// ```
    ///
    /// ```aiscript ok
    /// <: 1 == 1
    /// ```
    AIS0137 Error strict_equality(op: &str, right: &str) {
        en: "there is no operator `{op}`",
        ja: "`{op}` という演算子はありません",
        help: { en: "write `{right}`", ja: "`{right}` を使ってください" },
        docs_ja: "等しいかどうかは `==` と `!=` で調べます。型の変換はされません。",
    }

    /// The operators on conditions are signs, not words.
    ///
    /// ```aiscript error
    /// if true and false { <: 1 }
    /// ```
    ///
    /// ```aiscript ok
    /// if true && false { <: 1 }
    /// ```
    AIS0138 Error word_operator(word: &str, right: &str) {
        en: "there is no operator `{word}`",
        ja: "`{word}` という演算子はありません",
        help: { en: "write `{right}`", ja: "`{right}` を使ってください" },
        docs_ja: "条件の演算子は `&&`、`||`、`!` です。",
    }

    /// A function begins with `@`.
    ///
    /// ```aiscript error
    /// function double(x) {
    ///   return x * 2
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// @double(x) {
    ///   return x * 2
    /// }
    /// ```
    AIS0139 Error function_keyword(word: &str) {
        en: "a function begins with `@`, not with `{word}`",
        ja: "関数は `{word}` ではなく `@` で始まります",
        help: {
            en: "write `@name(a, b) {{ … }}`",
            ja: "`@名前(a, b) {{ … }}` のように書いてください"
        },
        docs_ja: "関数は `@` で始めます。",
    }

    /// A definition begins with `let` or `var`.
    ///
    /// `let` is for what stays the same, `var` for what changes. A type, if any, follows the name.
    ///
    /// ```aiscript error
    /// const a = 1
    /// ```
    ///
    /// ```aiscript ok
    /// let a = 1
    /// ```
    AIS0140 Error foreign_definition(word: &str) {
        en: "a definition begins with `let` or `var`, not with `{word}`",
        ja: "変数の定義は `{word}` ではなく `let` か `var` で始まります",
        docs_ja: "変わらないものは `let`、後で変えるものは `var` で定義します。型は名前の後に書きます。",
    }

    /// There are no operators for `null`.
    ///
    /// ```aiscript error
    /// let a = null
    /// <: a ?? 1
    /// ```
    ///
    /// ```aiscript ok
    /// let a = null
    /// <: if a == null 1 else a
    /// ```
    AIS0141 Error optional_chaining(op: &str) {
        en: "there is no operator `{op}`",
        ja: "`{op}` という演算子はありません",
        help: {
            en: "compare with `null`: `if a == null b else a`",
            ja: "`if a == null b else a` のように `null` と比べてください"
        },
        docs_ja: "`null` のための演算子はありません。`if` で `null` と比べます。",
    }

    /// Only `+=` and `-=` are there.
    ///
    /// ```aiscript error
    /// var a = 2
    /// a *= 3
    /// ```
    ///
    /// ```aiscript ok
    /// var a = 2
    /// a = a * 3
    /// ```
    AIS0142 Error compound_assignment(op: &str) {
        en: "there is no `{op}`, only `+=` and `-=`",
        ja: "`{op}` はありません。あるのは `+=` と `-=` だけです",
        help: {
            en: "write it out, as in `a = a * 2`",
            ja: "`a = a * 2` のように書いてください"
        },
        docs_ja: "計算して代入する演算子は `+=` と `-=` だけです。",
    }

    /// A function without a name begins with `@`, too.
    ///
    /// ```aiscript error
    /// <: [1, 2].map(x => x * 2)
    /// ```
    ///
    /// ```aiscript error
    /// <: [1, 2].map((x) => x * 2)
    /// ```
    ///
    /// ```aiscript ok
    /// <: [1, 2].map(@(x) { x * 2 })
    /// ```
    AIS0143 Error arrow_function() {
        en: "`=>` makes no function",
        ja: "`=>` で関数は作れません",
        help: { en: "write `@(x) {{ … }}`", ja: "`@(x) {{ … }}` のように書いてください" },
        docs_ja: "名前のない関数も `@` で始めます。`=>` は `match` の分岐と関数の型で使います。",
    }

    /// The arms of a `match` begin with `case` or `default`.
    ///
    /// Before AiScript 1.0 they had no word, and the last was `*`.
    ///
    /// ```aiscript error
    /// <: match 1 {
    ///   1 => "one"
    ///   * => "many"
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// <: match 1 {
    ///   case 1 => "one"
    ///   default => "many"
    /// }
    /// ```
    AIS0144 Error case_without_word() {
        en: "an arm of `match` begins with `case` or `default`",
        ja: "`match` の分岐は `case` か `default` で始まります",
        docs_ja: "`match` の分岐は `case`、どれでもないときの分岐は `default` で始めます。AiScript 1.0 より前は不要でした。",
    }

    /// The line ends too early.
    ///
    /// Line breaks mean something, so they can stand in few places: between statements and
    /// elements, after `=` of a definition, around `else`. Elsewhere a line goes on only after a
    /// space and a `\` beside an operator.
    ///
    /// ```aiscript error
    /// let a = 1 +
    ///   2
    /// ```
    ///
    /// ```aiscript ok
    /// let a = 1 + \
    ///   2
    /// ```
    AIS0145 Error line_break(expected: &Localized) {
        en: "expected {expected}, found a line break",
        ja: "{expected}が必要ですが、改行されています",
        docs_ja: "改行には意味があり、書ける場所が決まっています。演算子の前後では、空白と `\\` を行末に書くと次の行に続けられます。",
    }

    /// A comment hides the `}` that follows it from a template.
    ///
    /// Directly after a comment, on the same line, the `}` does not end the hole.
    ///
    /// ```aiscript error
    /// <: `{1 /* one */}`
    /// ```
    ///
    /// ```aiscript ok
    /// <: `{/* one */ 1}`
    /// ```
    AIS0146 Error comment_hides_brace() {
        en: "after a comment this `}}` does not end the hole of the template",
        ja: "コメントの直後の `}}` は、テンプレートの埋め込みの終わりになりません",
        help: {
            en: "move the comment before the expression",
            ja: "コメントを式の前に移してください"
        },
        docs_ja: "埋め込みの終わりの `}` を、コメントのすぐ後に同じ行で書くことはできません。",
    }

    /// Metadata, attributes and AiSON hold literals only.
    ///
    /// Literals are numbers without a sign, strings, `true`, `false`, `null`, arrays and objects of
    /// them. Names, templates and operators would have to be worked out.
    ///
    /// ```aiscript error
    /// ### { name: app_name }
    /// ```
    ///
    /// ```aiscript ok
    /// ### { name: "app" }
    /// ```
    AIS0147 Error not_a_literal(found: &Localized) {
        en: "expected a literal, found {found}",
        ja: "ここに書けるのはリテラルだけですが、{found}があります",
        docs_ja: "メタデータ、属性、AiSON に書けるのは、符号のない数値、文字列、`true`、`false`、`null`、配列、オブジェクトだけです。",
    }

    /// `return` always gives a value.
    ///
    /// ```aiscript error
    /// @f() {
    ///   return
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// @f() {
    ///   return null
    /// }
    /// ```
    AIS0148 Error return_without_value() {
        en: "`return` needs a value",
        ja: "`return` には値が必要です",
        help: { en: "write `return null`", ja: "`return null` と書いてください" },
        docs_ja: "`return` には必ず値を付けます。返すものがないときは `null` を返します。",
    }

    /// A namespace holds definitions and further namespaces.
    ///
    /// ```aiscript error
    /// :: App {
    ///   <: "started"
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// :: App {
    ///   @start() { <: "started" }
    /// }
    /// App:start()
    /// ```
    AIS0149 Error namespace_member() {
        en: "a namespace can hold only definitions and namespaces",
        ja: "名前空間の中に書けるのは定義と名前空間だけです",
        docs_ja: "名前空間の中に、定義と名前空間以外の文は書けません。",
    }

    /// `if` is the choice between two values.
    ///
    /// ```aiscript error
    /// let n = 1
    /// <: n > 0 ? "yes" : "no"
    /// ```
    ///
    /// ```aiscript ok
    /// let n = 1
    /// <: if n > 0 "yes" else "no"
    /// ```
    AIS0150 Error ternary() {
        en: "there is no operator `? :`",
        ja: "`? :` という演算子はありません",
        help: { en: "write `if a b else c`", ja: "`if a b else c` のように書いてください" },
        docs_ja: "条件で値を選ぶには `if` を使います。`if` は値を持ちます。",
    }

    /// There are no operators on bits; those on conditions are doubled.
    ///
    /// ```aiscript error
    /// if true & false { <: 1 }
    /// ```
    ///
    /// ```aiscript ok
    /// if true && false { <: 1 }
    /// ```
    AIS0151 Error bitwise_operator(op: &str, right: &str) {
        en: "there is no operator `{op}`",
        ja: "`{op}` という演算子はありません",
        help: {
            en: "between conditions write `{right}`",
            ja: "条件をつなぐときは `{right}` を使ってください"
        },
        docs_ja: "ビット演算子はありません。条件をつなぐ演算子は `&&` と `||` です。",
    }

    /// `for` counts by itself.
    ///
    /// It takes a first value and the number of rounds, not a condition and a step.
    ///
    /// ```aiscript error
    /// for (let i = 0; i < 10; i++) {
    ///   <: i
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// for (let i = 0, 10) {
    ///   <: i
    /// }
    /// ```
    AIS0152 Error counting_for() {
        en: "`for` takes a first value and the number of rounds, no condition",
        ja: "`for` に書くのは最初の値と回数で、条件ではありません",
        help: {
            en: "write `for let i = 0, 10`",
            ja: "`for let i = 0, 10` のように書いてください"
        },
        docs_ja: "`for` には最初の値と回数を書きます。条件と増分は書けません。",
    }

    /// AiSON is one value.
    ///
    /// ```aison error
    /// { name: "Ai" }
    /// { name: "Misskey" }
    /// ```
    ///
    /// ```aison ok
    /// [
    ///   { name: "Ai" }
    ///   { name: "Misskey" }
    /// ]
    /// ```
    AIS0153 Error aison_many() {
        en: "AiSON is one value, and here begins another",
        ja: "AiSON に書ける値は1つですが、2つ目があります",
        docs_ja: "AiSON に書ける値は1つだけです。いくつかあるときは配列にします。",
    }

    /// AiSON without a value is none.
    ///
    /// ```aison error
    /// // nothing
    /// ```
    ///
    /// ```aison ok
    /// null // nothing
    /// ```
    AIS0154 Error aison_empty() {
        en: "AiSON is one value, and here is none",
        ja: "AiSON には値が1つ必要ですが、ありません",
        docs_ja: "AiSON には値が1つ必要です。",
    }

    /// Numbers are digits, and at most one dot between them.
    ///
    /// There are no exponents, no other bases and no separators.
    ///
    /// ```aiscript error
    /// let million = 1_000_000
    /// ```
    ///
    /// ```aiscript error
    /// let white = 0xffffff
    /// ```
    ///
    /// ```aiscript ok
    /// let million = 1000000
    /// let white = 16777215
    /// ```
    AIS0155 Error foreign_number(number: &str) {
        en: "`{number}` is no number: numbers are digits and at most one dot",
        ja: "`{number}` は数値として読めません。数値に使えるのは数字と小数点だけです",
        docs_ja: "数値は数字と1つの小数点だけで書きます。指数、16進数、桁区切りは使えません。",
    }

    /// Powers are written with `^`.
    ///
    /// ```aiscript error
    /// <: 2 ** 8
    /// ```
    ///
    /// ```aiscript ok
    /// <: 2 ^ 8
    /// ```
    AIS0156 Error power_operator() {
        en: "there is no operator `**`",
        ja: "`**` という演算子はありません",
        help: { en: "write `^`", ja: "`^` を使ってください" },
        docs_ja: "累乗は `^` で計算します。",
    }

    /// A `;` ends a statement, and here is none.
    ///
    /// In arrays, objects and brackets `,` separates.
    ///
    /// ```aiscript error
    /// <: { a: 1; b: 2 }
    /// ```
    ///
    /// ```aiscript ok
    /// <: { a: 1, b: 2 };
    /// ```
    AIS0157 Error stray_semicolon() {
        en: "`;` can only end a statement",
        ja: "`;` が使えるのは文の終わりだけです",
        docs_ja: "`;` は文を終わらせます。配列、オブジェクト、引数の区切りは `,` です。",
    }

    /// A bracket is closed that was never opened.
    ///
    /// ```aiscript error
    /// <: Math:abs(1))
    /// ```
    ///
    /// ```aiscript ok
    /// <: Math:abs(1)
    /// ```
    AIS0158 Error unopened(bracket: &str) {
        en: "`{bracket}` closes nothing",
        ja: "`{bracket}` に対応する開き括弧がありません",
        docs_ja: "閉じ括弧に対応する開き括弧がありません。",
    }

    /// A word or sign that other languages have.
    ///
    /// To AiScript `try`, `class` or `import` are names like any other (some of them reserved), so
    /// what follows them is out of place.
    ///
    /// ```aiscript error
    /// try {
    ///   <: Json:parse("1")
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// let value = Json:parse("1")
    /// if Core:type(value) != "error" { <: value }
    /// ```
    AIS0159 Error foreign_word(word: &str) {
        en: "AiScript has no `{word}`",
        ja: "AiScript に `{word}` はありません",
        docs_ja: "ほかの言語にはあっても AiScript にはない語や記号です。",
    }

    /// Only the ordinary space and the tab separate words.
    ///
    /// Full-width spaces come from Japanese input, others from copied text. In strings and comments
    /// they are fine.
    ///
    /// ```aiscript error
    /// let a　= 1
    /// ```
    ///
    /// ```aiscript ok
    /// let a = 1 //　one
    /// ```
    AIS0160 Error foreign_space(found: &Localized) {
        en: "{found} does not count as a space",
        ja: "{found}は空白として使えません",
        help: { en: "use an ordinary space", ja: "半角の空白を使ってください" },
        docs_ja: "空白として使えるのは半角の空白とタブだけです。全角の空白などは文字列とコメントの中で使えます。",
    }
}
