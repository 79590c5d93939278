//! `AIS05xx`: how a running script can fail. The reference has a sentence of its own for each,
//! which its users know and scripts cannot see; [`super::meaning`] says which sentence means which
//! code.

use aizome_source::Localized;

aizome_source::diagnostics! {
    /// A value of another type is needed here.
    ///
    /// Nothing is converted by itself: a condition must be a `bool`, and `+` adds numbers only.
    ///
    /// ```aiscript error
    /// let age = "17"
    /// <: age + 1
    /// ```
    ///
    /// ```aiscript ok
    /// let age = "17"
    /// <: age.to_num() + 1
    /// ```
    AIS0501 Error wrong_type(expected: &Localized, found: &Localized) {
        en: "expected {expected}, found {found}",
        ja: "{expected}が必要ですが、{found}でした",
        docs_ja: "値の型が違います。型は自動では変換されません。条件は `bool`、`+` で足せるのは数値だけです。",
    }

    /// A function is called with fewer arguments than it needs.
    ///
    /// A parameter can be left out if it has a `?` or a default value. What a native calls back
    /// gets its own arguments: `map`, for one, gives the element and its index.
    ///
    /// ```aiscript error
    /// @greet(name, mark) { `{name}{mark}` }
    /// <: greet("Ai")
    /// ```
    ///
    /// ```aiscript ok
    /// @greet(name, mark = "!") { `{name}{mark}` }
    /// <: greet("Ai")
    /// ```
    AIS0502 Error missing_argument(expected: &Localized) {
        en: "an argument is missing: expected {expected}",
        ja: "引数が足りません: {expected}が必要です",
        docs_ja: "関数を呼び出すときの引数が足りません。`?` か既定値のある引数だけが省略できます。",
    }

    /// No variable of this name exists, or not yet: names exist from the moment when their
    /// definition has run.
    ///
    /// ```aiscript error
    /// @show() { <: message }
    /// show()
    /// let message = "hi"
    /// ```
    ///
    /// ```aiscript ok
    /// @show() { <: message }
    /// let message = "hi"
    /// show()
    /// ```
    AIS0503 Error no_such_variable(name: &str) {
        en: "there is no variable `{name}`",
        ja: "`{name}` という変数はありません",
        docs_ja: "その名前の変数がありません。変数は、定義が実行された時点から使えます。",
    }

    /// A name is defined twice in one scope.
    ///
    /// The names of the standard library stand in the scope of the script itself.
    ///
    /// ```aiscript error
    /// let print = "what a printer does"
    /// ```
    ///
    /// ```aiscript ok
    /// let printing = "what a printer does"
    /// ```
    AIS0504 Error already_defined(name: &str) {
        en: "`{name}` is already defined in this scope",
        ja: "`{name}` はこのスコープですでに定義されています",
        docs_ja: "同じスコープで同じ名前が 2 度定義されました。標準ライブラリの名前は、スクリプト全体のスコープにあります。",
    }

    /// A variable that never changes gets another value.
    ///
    /// ```aiscript error
    /// let count = 0
    /// count = 1
    /// ```
    ///
    /// ```aiscript ok
    /// var count = 0
    /// count = 1
    /// ```
    AIS0505 Error not_mutable(name: &str) {
        en: "`{name}` cannot be changed",
        ja: "`{name}` の値は変えられません",
        help: { en: "only what `var` defines can be", ja: "変えられるのは `var` で定義した変数だけです" },
        docs_ja: "変えられない変数に代入しようとしました。`var` で定義した変数と引数だけが変えられます。",
    }

    /// An array has no element at this index.
    ///
    /// `at` gives `null`, or a value of your choice, for an element that is not there.
    ///
    /// ```aiscript error
    /// let names = ["Ai", "Syuilo"]
    /// <: names[2]
    /// ```
    ///
    /// ```aiscript ok
    /// let names = ["Ai", "Syuilo"]
    /// <: names.at(2, "nobody")
    /// ```
    AIS0506 Error no_such_element(index: &str, count: &str) {
        en: "index {index} is out of range: the array has {count} elements, counted from 0",
        ja: "添字 {index} は範囲外です。配列の要素は {count} 個で、0 から数えます",
        docs_ja: "その添字の要素が配列にありません。`at` なら、ないときに `null` か指定した値が返ります。",
    }

    /// A value has no such property.
    ///
    /// Objects give `null` for what they do not have. All other types have the properties that the
    /// standard library lists (see `aizome doc`), and `null` has none.
    ///
    /// ```aiscript error
    /// <: "Ai".length
    /// ```
    ///
    /// ```aiscript ok
    /// <: "Ai".len
    /// ```
    AIS0507 Error no_such_property(found: &Localized, name: &str) {
        en: "{found} has no property `{name}`",
        ja: "{found}に `{name}` というプロパティはありません",
        docs_ja: "その値にそのプロパティはありません。各型のプロパティは `aizome doc` で読めます。",
    }

    /// What stands left of `=` is no place for a value.
    ///
    /// ```aiscript error
    /// var list = [1]
    /// list.len + 0 = 2
    /// ```
    ///
    /// ```aiscript ok
    /// var list = [1]
    /// list[0] = 2
    /// ```
    AIS0508 Error no_place() {
        en: "expected a variable, a property or an element to put the value in",
        ja: "値の入れ先は、変数・プロパティ・要素のいずれかです",
        docs_ja: "`=` の左側が、値を入れられる場所ではありません。",
    }

    /// The script itself has given up, with `Core:abort`.
    ///
    /// ```aiscript error
    /// Core:abort("nothing to do")
    /// ```
    ///
    /// ```aiscript ok
    /// <: "nothing to do"
    /// ```
    AIS0509 Error aborted(message: &str) {
        en: "the script gave up: {message}",
        ja: "スクリプトが中止しました: {message}",
        docs_ja: "スクリプトが `Core:abort` で自ら中止しました。",
    }

    /// Something waits in a run that does not wait (`--sync`).
    ///
    /// ```aiscript-sync error
    /// Core:sleep(10)
    /// ```
    ///
    /// ```aiscript-sync ok
    /// <: "no time to sleep"
    /// ```
    AIS0510 Error cannot_wait() {
        en: "this waits, and the script runs without waiting",
        ja: "待つ処理ですが、待たずに実行しています",
        help: { en: "run it without `--sync`", ja: "`--sync` を付けずに実行してください" },
        docs_ja: "待たない実行 (`--sync`) の中で、待つ関数が呼ばれました。",
    }

    /// A namespace holds what it cannot hold: it takes functions, `let` with a plain name, and
    /// other namespaces.
    ///
    /// ```aiscript error
    /// :: Counter { let [first] = [1] }
    /// ```
    ///
    /// ```aiscript ok
    /// :: Counter { let first = 1 }
    /// ```
    AIS0511 Error not_in_namespace() {
        en: "a namespace holds functions, `let` with a plain name, and namespaces",
        ja: "名前空間に置けるのは、関数、名前ひとつの `let`、名前空間だけです",
        docs_ja: "名前空間に置けないものがあります。",
    }

    /// The script took more steps than it may.
    ///
    /// ```aiscript-limited error
    /// loop { let a = 1 }
    /// ```
    ///
    /// ```aiscript-limited ok
    /// for 10 { let a = 1 }
    /// ```
    AIS0512 Error too_many_steps() {
        en: "the script took more steps than it may",
        ja: "スクリプトのステップ数が上限を超えました",
        help: { en: "`--max-steps` sets the limit", ja: "上限は `--max-steps` で変えられます" },
        docs_ja: "スクリプトのステップ数が上限 (`--max-steps`) を超えました。",
    }

    /// The script needs more memory, or deeper calls, than it may have, or prints more than it may;
    /// `--max-heap` sets how much memory that is, and `--max-output` how much it may print.
    ///
    /// ```aiscript error
    /// @dive(n) { 1 + dive(n + 1) }
    /// dive(0)
    /// ```
    ///
    /// ```aiscript ok
    /// @dive(n) { if n < 100 { 1 + dive(n + 1) } else { 0 } }
    /// dive(0)
    /// ```
    AIS0513 Error limit_reached(what: &Localized) {
        en: "a limit is reached: {what}",
        ja: "上限に達しました: {what}",
        docs_ja: "スクリプトの使うメモリ (上限は `--max-heap`) か、出力の量 (上限は `--max-output`)、呼び出しの深さのいずれかが上限に達しました。",
    }

    /// A function of the standard library cannot do what it was asked for.
    ///
    /// The words are those of the reference.
    ///
    /// ```aiscript error
    /// <: [].reduce(@(sum, n) { sum + n })
    /// ```
    ///
    /// ```aiscript ok
    /// <: [].reduce(@(sum, n) { sum + n }, 0)
    /// ```
    AIS0514 Error refused(words: &str) {
        en: "{words}",
        ja: "標準ライブラリのエラー: {words}",
        docs_ja: "標準ライブラリの関数が失敗しました。文面は本家の処理系と同じです。",
    }

    /// What a test expects does not hold.
    ///
    /// The functions of `Test:` are there for `aizome test` only.
    ///
    /// ```aiscript-test error
    /// Test:eq("kawaii".len, 5)
    /// ```
    ///
    /// ```aiscript-test ok
    /// Test:eq("kawaii".len, 6)
    /// ```
    AIS0515 Error does_not_hold(words: &str) {
        en: "{words}",
        ja: "テストの期待と違います: {words}",
        docs_ja: "テストの期待どおりになりませんでした。`Test:` の関数は `aizome test` でだけ使えます。",
    }
}
