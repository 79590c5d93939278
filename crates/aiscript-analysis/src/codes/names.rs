//! `AIS02xx`: names that are not there, not there yet, twice there, or there for nothing.

aizome_source::diagnostics! {
    /// Nothing of this name exists when the script runs.
    ///
    /// The script ends with `No such variable` as soon as it gets here. A name that a host may or
    /// may not have can be asked for with `exists`.
    ///
    /// ```aiscript error
    /// let count = 1
    /// <: cuont
    /// ```
    ///
    /// ```aiscript error
    /// console.log("hello")
    /// ```
    ///
    /// ```aiscript ok
    /// let count = 1
    /// <: count
    /// if exists extra { <: extra }
    /// ```
    AIS0201 Error undefined_name(name: &str) {
        en: "there is no variable `{name}`",
        ja: "変数 `{name}` は存在しません",
        docs_ja: "存在しない名前です。ここまで実行が進むと `No such variable` というエラーで止まります。ホストによってはない名前は、`exists` で確かめられます。",
    }

    /// The variable is used before its definition has run.
    ///
    /// Definitions take effect one after another, those of functions too: nothing is known before
    /// its line.
    ///
    /// ```aiscript error
    /// greet()
    /// @greet() { <: "hello" }
    /// ```
    ///
    /// ```aiscript error
    /// let size = size + 1
    /// ```
    ///
    /// ```aiscript ok
    /// @greet() { <: "hello" }
    /// greet()
    /// ```
    AIS0202 Error used_before_definition(name: &str, definition: aizome_source::Span) {
        en: "`{name}` is used before it is defined",
        ja: "`{name}` は定義される前に使われています",
        label definition: { en: "only defined here", ja: "定義はここです" },
        help: {
            en: "move the definition further up",
            ja: "定義をもっと前に移してください"
        },
        docs_ja: "定義は上から順に有効になります。関数の定義も同じで、その行より前では使えません。",
    }

    /// A name is used before the definition next to it, so that a variable further out is meant.
    ///
    /// Below the definition the same name means another variable than above it.
    ///
    /// ```aiscript error
    /// let name = "outer"
    /// eval {
    ///   <: name
    ///   let name = "inner"
    ///   <: name
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// let name = "outer"
    /// eval {
    ///   let inner = "inner"
    ///   <: name
    ///   <: inner
    /// }
    /// ```
    AIS0203 Warning sees_outer_variable(name: &str, definition: aizome_source::Span) {
        en: "this is not the `{name}` defined below, but one further out",
        ja: "これは下で定義される `{name}` ではなく、外側の `{name}` です",
        label definition: { en: "not this one", ja: "こちらではありません" },
        help: { en: "give the inner variable another name", ja: "内側の変数に別の名前を付けてください" },
        docs_ja: "同じスコープの後ろで定義される名前を先に使うと、外側の変数が参照されます。定義の前と後で、同じ名前が別の変数を指すことになります。",
    }

    /// One scope has a name only once.
    ///
    /// The script ends with `Variable … already exists` at the second definition. The parameters of
    /// a function and its body are one scope.
    ///
    /// ```aiscript error
    /// let a = 1
    /// let a = 2
    /// ```
    ///
    /// ```aiscript error
    /// @double(n) {
    ///   let n = n * 2
    ///   n
    /// }
    /// <: double(1)
    /// ```
    ///
    /// ```aiscript ok
    /// var a = 1
    /// a = 2
    /// <: a
    /// ```
    AIS0204 Error already_defined(name: &str, first: aizome_source::Span) {
        en: "`{name}` is already defined in this scope",
        ja: "`{name}` はこのスコープですでに定義されています",
        label first: { en: "first defined here", ja: "最初の定義はここです" },
        docs_ja: "同じスコープで同じ名前を二度定義すると、二度目でエラーになります。関数の引数と本体は一つのスコープです。",
    }

    /// Names of the language and of the host stand in the outermost scope, and cannot be defined
    /// there again.
    ///
    /// Inside a block or function they can.
    ///
    /// ```aiscript error
    /// let print = 1
    /// ```
    ///
    /// ```aiscript error
    /// :: Math {
    ///   let PI = 3
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// let show = print
    /// show(1)
    /// ```
    AIS0205 Error builtin_redefined(name: &str) {
        en: "`{name}` is built in and cannot be defined again",
        ja: "`{name}` は組み込みの名前なので、定義し直せません",
        help: { en: "choose another name", ja: "別の名前にしてください" },
        docs_ja: "言語やホストの名前は一番外側のスコープにあり、そこでは定義し直せません。ブロックや関数の中では定義できます。",
    }

    /// What `let` defines keeps its value.
    ///
    /// The script ends with `Cannot assign to an immutable variable`.
    ///
    /// ```aiscript error
    /// let count = 0
    /// count = 1
    /// <: count
    /// ```
    ///
    /// ```aiscript ok
    /// var count = 0
    /// count = 1
    /// <: count
    /// ```
    AIS0206 Error assigned_to_let(name: &str, definition: aizome_source::Span) {
        en: "`{name}` is defined with `let` and cannot be changed",
        ja: "`{name}` は `let` で定義されているため、変更できません",
        label definition: { en: "defined here", ja: "定義はここです" },
        help: { en: "define it with `var`", ja: "`var` で定義してください" },
        docs_ja: "`let` で定義した変数には再代入できません。変えるときは `var` を使います。",
    }

    /// Functions, the variables of loops, and the members of namespaces keep their values.
    ///
    /// ```aiscript error
    /// for let i, 10 {
    ///   i += 1
    /// }
    /// ```
    ///
    /// ```aiscript error
    /// @f() {}
    /// f = null
    /// ```
    ///
    /// ```aiscript ok
    /// for let i, 10 {
    ///   var n = i
    ///   n += 1
    ///   <: n
    /// }
    /// ```
    AIS0207 Error assigned_to_constant(
        name: &str,
        what: &aizome_source::Localized,
        definition: aizome_source::Span,
    ) {
        en: "`{name}` is {what} and cannot be changed",
        ja: "`{name}` は{what}なので、変更できません",
        label definition: { en: "defined here", ja: "定義はここです" },
        docs_ja: "関数、繰り返しの変数、名前空間のメンバーには再代入できません。",
    }

    /// Names of the language and of the host keep their values.
    ///
    /// ```aiscript error
    /// Math:PI = 3
    /// ```
    ///
    /// ```aiscript ok
    /// let PI = 3
    /// <: PI
    /// ```
    AIS0208 Error assigned_to_builtin(name: &str) {
        en: "`{name}` is built in and cannot be changed",
        ja: "`{name}` は組み込みの名前なので、変更できません",
        docs_ja: "言語やホストの名前には再代入できません。",
    }

    /// Only variables, `a[b]`, `a.b`, and arrays and objects of these can be assigned to.
    ///
    /// ```aiscript error
    /// let list = []
    /// list.at(0) = 1
    /// ```
    ///
    /// ```aiscript ok
    /// let list = [0]
    /// list[0] = 1
    /// ```
    AIS0209 Error bad_assignment() {
        en: "nothing can be assigned to this: expected a variable, `a[b]` or `a.b`",
        ja: "ここには代入できません。代入できるのは変数、`a[b]`、`a.b` です",
        docs_ja: "代入できるのは、変数、`a[b]`、`a.b` と、それらを並べた配列やオブジェクトだけです。",
    }

    /// A definition defines names: alone, or in arrays and objects.
    ///
    /// ```aiscript error
    /// let [a, 1] = [1, 2]
    /// <: a
    /// ```
    ///
    /// ```aiscript ok
    /// let [a, _] = [1, 2]
    /// <: a
    /// ```
    AIS0210 Error bad_pattern() {
        en: "this cannot be defined: expected a name, or an array or object of names",
        ja: "これは定義できません。書けるのは名前と、名前を並べた配列やオブジェクトです",
        docs_ja: "定義の左辺に書けるのは、名前と、名前を並べた配列やオブジェクトだけです。",
    }

    /// `+=` and `-=` calculate with numbers, and an array or object is none.
    ///
    /// ```aiscript error
    /// var a = 1
    /// var b = 2
    /// [a, b] += 1
    /// <: [a, b]
    /// ```
    ///
    /// ```aiscript ok
    /// var a = 1
    /// var b = 2
    /// [a, b] = [b, a]
    /// <: [a, b]
    /// ```
    AIS0211 Error calculated_pattern() {
        en: "`+=` and `-=` need one variable, found an array or object of them",
        ja: "`+=` と `-=` には一つの変数が必要ですが、配列かオブジェクトが書かれています",
        docs_ja: "`+=` と `-=` は数を計算するので、配列やオブジェクトには使えません。",
    }

    /// The members of a namespace cannot change.
    ///
    /// ```aiscript error
    /// :: Counter {
    ///   var count = 0
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// :: Counter {
    ///   let state = { count: 0 }
    /// }
    /// ```
    AIS0212 Error variable_in_namespace(name: &str) {
        en: "`{name}` is a member of a namespace and cannot be a `var`",
        ja: "名前空間のメンバー `{name}` は `var` では定義できません",
        help: {
            en: "use `let`; what has to change can be in an object",
            ja: "`let` を使い、変わる値はオブジェクトの中に入れてください"
        },
        docs_ja: "名前空間の中では `var` は使えません。",
    }

    /// The members of a namespace are defined one by one.
    ///
    /// ```aiscript error
    /// :: Point {
    ///   let [x, y] = [1, 2]
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// :: Point {
    ///   let x = 1
    ///   let y = 2
    /// }
    /// ```
    AIS0213 Error pattern_in_namespace() {
        en: "a namespace takes one name at a time, found an array or object of names",
        ja: "名前空間では名前を一つずつ定義します。配列やオブジェクトの形では定義できません",
        docs_ja: "名前空間の中では、配列やオブジェクトの形でまとめて定義することはできません。",
    }

    /// In an array or object of names, `a:num` is one name, not a name with a type.
    ///
    /// ```aiscript error
    /// let [size:num] = [2]
    /// ```
    ///
    /// ```aiscript ok
    /// let [size] = [2]
    /// <: size
    /// ```
    AIS0214 Warning type_in_pattern(name: &str) {
        en: "`{name}` is one name here, and its end is no type",
        ja: "`{name}` はここでは全体が一つの名前になり、後ろは型になりません",
        help: { en: "leave the type out", ja: "型は書かないでください" },
        docs_ja: "配列やオブジェクトの形の定義では、`a:num` は型付きの名前ではなく、全体が一つの名前になります。",
    }

    /// The function needs more than it is given.
    ///
    /// The call ends with `Expect anything, but got nothing.`, or that of a built-in function with
    /// a similar error.
    ///
    /// ```aiscript error
    /// @add(a, b) { a + b }
    /// <: add(1)
    /// ```
    ///
    /// ```aiscript ok
    /// @add(a, b = 1) { a + b }
    /// <: add(1)
    /// ```
    AIS0215 Error missing_argument(name: &str, least: &aizome_source::Localized, found: usize) {
        en: "`{name}` needs at least {least}, found {found}",
        ja: "`{name}` には引数が{least}以上必要ですが、{found} 個しかありません",
        docs_ja: "引数が足りません。省けるのは、`?` か既定値のある引数だけです。",
    }

    /// The function takes less than it is given, and ignores the rest.
    ///
    /// ```aiscript error
    /// @double(n) { n * 2 }
    /// <: double(1, 2)
    /// ```
    ///
    /// ```aiscript ok
    /// @double(n) { n * 2 }
    /// <: double(1)
    /// ```
    AIS0216 Warning ignored_argument(name: &str, most: &aizome_source::Localized, found: usize) {
        en: "`{name}` takes at most {most}, found {found}",
        ja: "`{name}` が受け取る引数は{most}までですが、{found} 個あります",
        docs_ja: "多すぎる引数は無視されます。",
    }

    /// The variable is never used.
    ///
    /// A name that begins with `_` says that this is meant.
    ///
    /// ```aiscript error
    /// let width = 100
    /// let height = 50
    /// <: height
    /// ```
    ///
    /// ```aiscript ok
    /// let _width = 100
    /// let height = 50
    /// <: height
    /// ```
    AIS0217 Warning unused_variable(name: &str) {
        en: "`{name}` is never used",
        ja: "`{name}` は一度も使われていません",
        docs_ja: "使われていない変数です。`_` で始まる名前にすると、わざとであることを示せます。",
    }

    /// The variable gets values, but nobody reads them.
    ///
    /// ```aiscript error
    /// var clicks = 0
    /// @click() { clicks += 1 }
    /// click()
    /// ```
    ///
    /// ```aiscript ok
    /// var clicks = 0
    /// @click() { clicks += 1 }
    /// click()
    /// <: clicks
    /// ```
    AIS0218 Warning never_read(name: &str) {
        en: "`{name}` is assigned to, but its value is never used",
        ja: "`{name}` は代入されるだけで、値は一度も使われていません",
        docs_ja: "代入されるだけで、読まれることのない変数です。",
    }

    /// The function is never used.
    ///
    /// ```aiscript error
    /// @helper() { 1 }
    /// <: 2
    /// ```
    ///
    /// ```aiscript ok
    /// @helper() { 1 }
    /// <: helper()
    /// ```
    AIS0219 Note unused_function(name: &str) {
        en: "the function `{name}` is never used",
        ja: "関数 `{name}` は一度も使われていません",
        docs_ja: "使われていない関数です。",
    }

    /// The parameter is never used, nor is any after it.
    ///
    /// ```aiscript error
    /// @area(width, height) { width * width }
    /// <: area(2, 3)
    /// ```
    ///
    /// ```aiscript ok
    /// @area(width, _height) { width * width }
    /// <: area(2, 3)
    /// ```
    AIS0220 Note unused_parameter(name: &str) {
        en: "the parameter `{name}` is never used",
        ja: "引数 `{name}` は一度も使われていません",
        docs_ja: "使われていない引数です。多すぎる引数は無視されるので、最後の引数は書かずに済ませられます。",
    }

    /// The loop counts, but the number is never used.
    ///
    /// ```aiscript error
    /// for let i, 3 {
    ///   <: "again"
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// for 3 {
    ///   <: "again"
    /// }
    /// ```
    AIS0221 Note unused_counter(name: &str) {
        en: "`{name}` is never used",
        ja: "`{name}` は一度も使われていません",
        help: { en: "`for 3 {{}}` repeats without a variable", ja: "変数が要らない繰り返しは `for 3 {{}}` と書けます" },
        docs_ja: "数えるだけの変数です。`for 3 {}` のように、変数なしでも繰り返せます。",
    }

    /// No jump says this label.
    ///
    /// ```aiscript error
    /// #outer: for 3 {
    ///   break
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// #outer: for 3 {
    ///   for 3 { break #outer }
    /// }
    /// ```
    AIS0222 Warning unused_label(name: &str) {
        en: "the label `{name}` is never used",
        ja: "ラベル `{name}` は一度も使われていません",
        docs_ja: "どの `break` や `continue` からも使われていないラベルです。",
    }

    /// Inside a scope a built-in name means something else.
    ///
    /// `print` is also what `<:` calls.
    ///
    /// ```aiscript error
    /// eval {
    ///   let print = @(text) { text }
    ///   <: print("lost")
    /// }
    /// ```
    ///
    /// ```aiscript ok
    /// eval {
    ///   let show = @(text) { text }
    ///   <: show("seen")
    /// }
    /// ```
    AIS0223 Warning shadowed_builtin(name: &str) {
        en: "this hides the built-in `{name}`",
        ja: "組み込みの `{name}` が隠れてしまいます",
        docs_ja: "組み込みの名前を内側のスコープで定義すると、そこでは元のものが使えなくなります。`<:` は `print` を呼ぶので、`print` を隠すと `<:` も変わります。",
    }

    /// The variable is never assigned again, so `let` says more than `var`.
    ///
    /// ```aiscript error
    /// var size = 10
    /// <: size
    /// ```
    ///
    /// ```aiscript ok
    /// let size = 10
    /// <: size
    /// ```
    AIS0224 Note never_reassigned(name: &str) {
        en: "`{name}` is never assigned again",
        ja: "`{name}` は一度も再代入されていません",
        help: { en: "define it with `let`", ja: "`let` で定義できます" },
        docs_ja: "一度も再代入されない変数です。`let` にすると、そのことがはっきりします。",
    }
}
