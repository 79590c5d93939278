//! What can be read but is against a rule: doubled keys, unknown types, jumps that lead nowhere,
//! too deep nesting.

use aizome_source::Localized;

aizome_source::diagnostics! {
    /// An object has each key once.
    ///
    /// Before AiScript 1.3 the last value counted.
    ///
    /// ```aiscript-1.3 error
    /// <: { a: 1, b: 2, a: 3 }
    /// ```
    ///
    /// ```aiscript-1.3 ok
    /// <: { a: 3, b: 2 }
    /// ```
    AIS0122 Error duplicate_key(key: &str, first: aizome_source::Span) {
        en: "the object has the key `{key}` already",
        ja: "キー `{key}` は既にあります",
        label first: { en: "the first one", ja: "最初のキー" },
        docs_ja: "オブジェクトに同じキーを2度書くことはできません。AiScript 1.3 より前は最後の値が有効でした。",
    }

    /// Type parameters have different names.
    ///
    /// ```aiscript error
    /// @pair<T, T>(a: T, b: T) { [a, b] }
    /// ```
    ///
    /// ```aiscript ok
    /// @pair<T, U>(a: T, b: U) { [a, b] }
    /// ```
    AIS0123 Error duplicate_type_param(name: &str) {
        en: "there is a type parameter `{name}` already",
        ja: "型引数 `{name}` は既にあります",
        docs_ja: "型引数にはそれぞれ別の名前が必要です。",
    }

    /// There is no such type.
    ///
    /// The types are `null`, `bool`, `num`, `str`, `arr<…>`, `obj<…>`, `error`, `any`, `void`,
    /// `never`, functions such as `@(num) => str`, and type parameters of the functions around.
    ///
    /// ```aiscript error
    /// let a: int = 1
    /// ```
    ///
    /// ```aiscript ok
    /// let a: num = 1
    /// ```
    AIS0124 Error unknown_type(name: &str) {
        en: "there is no type `{name}`",
        ja: "`{name}` という型はありません",
        docs_ja: "型は `null`、`bool`、`num`、`str`、`arr<…>`、`obj<…>`、`error`、`any`、`void`、`never`、`@(num) => str` のような関数と、型引数です。",
    }

    /// Only a function can return.
    ///
    /// Before AiScript 1.0 `return` ended a script, too.
    ///
    /// ```aiscript error
    /// if true { return 1 }
    /// ```
    ///
    /// ```aiscript ok
    /// @f() { if true { return 1 } }
    /// ```
    AIS0125 Error return_outside_function() {
        en: "`return` works only inside a function",
        ja: "`return` は関数の中でしか使えません",
        docs_ja: "`return` は関数の中でだけ使えます。AiScript 1.0 より前はスクリプトを終えることもできました。",
    }

    /// Nothing around a jump has this label.
    ///
    /// Labels outside of the function do not count.
    ///
    /// ```aiscript error
    /// #outer: loop { break #inner }
    /// ```
    ///
    /// ```aiscript ok
    /// #outer: loop { break #outer }
    /// ```
    AIS0126 Error unknown_label(name: &str) {
        en: "nothing around this has the label `#{name}`",
        ja: "ここを囲むループなどに、ラベル `#{name}` の付いたものはありません",
        docs_ja: "そのラベルの付いたループや `if` などの中ではありません。関数の外のラベルは使えません。",
    }

    /// `break` without a label leaves a loop.
    ///
    /// A label makes it leave `if`, `match` and `eval` as well.
    ///
    /// ```aiscript error
    /// if true { break }
    /// ```
    ///
    /// ```aiscript ok
    /// loop { break }
    /// #check: if true { break #check }
    /// ```
    AIS0127 Error break_outside_loop() {
        en: "`break` without a label works only inside a loop",
        ja: "ラベルのない `break` はループの中でしか使えません",
        docs_ja: "ラベルのない `break` はループから抜けます。`if`、`match`、`eval` から抜けるにはラベルが必要です。",
    }

    /// `continue` goes on with the next round of a loop.
    ///
    /// ```aiscript error
    /// if true { continue }
    /// ```
    ///
    /// ```aiscript ok
    /// for 10 { continue }
    /// ```
    AIS0128 Error continue_outside_loop() {
        en: "`continue` works only inside a loop",
        ja: "`continue` はループの中でしか使えません",
        docs_ja: "`continue` はループの次の回に進みます。ループの中でだけ使えます。",
    }

    /// What is worked out before something begins cannot leave it.
    ///
    /// ```aiscript error
    /// for eval { break; 10 } {}
    /// ```
    ///
    /// ```aiscript ok
    /// for 10 { break }
    /// ```
    AIS0129 Error jump_in_header(word: &str, header: &Localized, of: &str) {
        en: "`{word}` cannot stand in the {header} of the `{of}` it belongs to",
        ja: "`{word}` は、対応する `{of}` の{header}の中では使えません",
        docs_ja: "繰り返しや分岐が始まる前に計算される部分から、それ自身を抜けることはできません。",
    }

    /// A loop has no value, so a `break` cannot give it one.
    ///
    /// ```aiscript error
    /// #search: loop { break #search 42 }
    /// ```
    ///
    /// ```aiscript ok
    /// let found = #search: eval { loop { break #search 42 } }
    /// ```
    AIS0130 Error value_for_loop() {
        en: "a loop has no value, so `break` cannot give it one",
        ja: "ループには値がないため、`break` に値は付けられません",
        help: {
            en: "put an `eval` with a label around the loop",
            ja: "ループをラベル付きの `eval` で囲んでください"
        },
        docs_ja: "ループは値を持ちません。`break` に値を付けられるのは `if`、`match`、`eval` を抜けるときだけです。",
    }

    /// Only a loop has a next round.
    ///
    /// ```aiscript error
    /// #check: if true { continue #check }
    /// ```
    ///
    /// ```aiscript ok
    /// #check: for 10 { continue #check }
    /// ```
    AIS0131 Error continue_of_expression(of: &str) {
        en: "`{of}` is no loop, so `continue` cannot go on with it",
        ja: "`{of}` はループではないため、`continue` は使えません",
        docs_ja: "`continue` はループの次の回に進みます。ループでないもののラベルは指定できません。",
    }

    /// Nesting has a limit.
    ///
    /// Every bracket, sign and block is a level, and so is every operator of a chain.
    ///
    /// ```aiscript error
    /// <: !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! \
    ///   !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! \
    ///   !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! \
    ///   !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! \
    ///   !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! \
    ///   !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! \
    ///   !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! \
    ///   !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! \
    ///   !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! \
    ///   !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! \
    ///   !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! \
    ///   !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! true
    /// ```
    ///
    /// ```aiscript ok
    /// <: !!true
    /// ```
    AIS0132 Error too_deep(limit: u32) {
        en: "this is nested deeper than {limit} levels",
        ja: "入れ子が{limit}段を超えています",
        docs_ja: "入れ子には上限があります。括弧、符号、ブロックのそれぞれを1段と数えます。",
    }
}
