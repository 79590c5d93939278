//! What cannot be read: characters, tokens, brackets, separators, names.
//!
//! Words that stand for a token end in Japanese with a space if they end with a backtick; so they
//! come first in a Japanese sentence, or after a comma.

use aizome_source::Localized;

aizome_source::diagnostics! {
    /// Something else has to stand here.
    ///
    /// The script can be read up to this place, and what follows cannot go on there.
    ///
    /// ```aiscript error
    /// let a: num == 1
    /// ```
    ///
    /// ```aiscript ok
    /// let a: num = 1
    /// ```
    AIS0101 Error unexpected_token(expected: &Localized, found: &Localized) {
        en: "expected {expected}, found {found}",
        ja: "{expected}が必要ですが、{found}があります",
        docs_ja: "ここまでは読めましたが、続きがここに書けるものではありません。",
    }

    /// The script ends in the middle of something.
    ///
    /// ```aiscript error
    /// <: 1 +
    /// ```
    ///
    /// ```aiscript ok
    /// <: 1 + 2
    /// ```
    AIS0102 Error unexpected_end(expected: &Localized) {
        en: "expected {expected}, found the end of the script",
        ja: "{expected}が必要ですが、スクリプトがここで終わっています",
        docs_ja: "スクリプトが途中で終わっています。",
    }

    /// A bracket is opened and never closed.
    ///
    /// Where it should have been closed nobody knows, so look at the place where it is opened, and
    /// at what you wrote last.
    ///
    /// ```aiscript error
    /// if true {
    ///   <: 1
    /// ```
    ///
    /// ```aiscript ok
    /// if true {
    ///   <: 1
    /// }
    /// ```
    AIS0103 Error unclosed_bracket(bracket: &str, open: aizome_source::Span) {
        en: "`{bracket}` is never closed",
        ja: "`{bracket}` が閉じられていません",
        label open: { en: "opened here", ja: "ここで開いています" },
        docs_ja: "開いた括弧が閉じられていません。開いた場所と、最後に書いた所を確かめてください。",
    }

    /// Elements stand apart by a comma or a line break.
    ///
    /// Spaces alone do not separate. They did before AiScript 1.0.
    ///
    /// ```aiscript error
    /// <: [1 2]
    /// ```
    ///
    /// ```aiscript ok
    /// <: [1, 2]
    /// ```
    AIS0104 Error missing_separator(found: &Localized) {
        en: "expected `,` or a line break, found {found}",
        ja: "`,` か改行が必要ですが、{found}があります",
        docs_ja: "要素は `,` か改行で区切ります。空白だけで区切れたのは AiScript 1.0 より前です。",
    }

    /// A statement ends with its line, or at a `;`.
    ///
    /// What follows on the same line would be a second statement.
    ///
    /// ```aiscript error
    /// let a = 1 let b = 2
    /// ```
    ///
    /// ```aiscript ok
    /// let a = 1; let b = 2
    /// ```
    AIS0105 Error statements_on_one_line(found: &Localized) {
        en: "expected a line break or `;` after the statement, found {found}",
        ja: "文の終わりには改行か `;` が必要ですが、{found}が続いています",
        docs_ja: "文は改行か `;` で終わります。同じ行に続けて次の文を書くことはできません。",
    }

    /// A call and an index follow without a space.
    ///
    /// After a space `(` and `[` begin something new.
    ///
    /// ```aiscript error
    /// <: Math:max (1, 2)
    /// ```
    ///
    /// ```aiscript ok
    /// <: Math:max(1, 2)
    /// ```
    AIS0106 Error space_before_bracket(bracket: &str) {
        en: "`{bracket}` has to follow without a space",
        ja: "`{bracket}` の前に空白は入れられません",
        help: { en: "remove the space", ja: "空白を消してください" },
        docs_ja: "呼び出しの `(` と添字の `[` は、空白を入れずに続けて書きます。",
    }

    /// A character that means nothing in AiScript.
    ///
    /// Names are made of English letters, digits and `_`. Everything else can stand in strings,
    /// templates and comments.
    ///
    /// ```aiscript error
    /// let 名前 = "Ai"
    /// ```
    ///
    /// ```aiscript ok
    /// let name = "藍"
    /// ```
    AIS0107 Error invalid_character(character: &str) {
        en: "`{character}` cannot stand here, only in strings and comments",
        ja: "`{character}` はここでは使えません（文字列とコメントの中だけです）",
        docs_ja: "名前に使えるのは半角英数字と `_` だけです。ほかの文字は文字列とコメントの中で使えます。",
    }

    /// A character that only looks like the one of the language.
    ///
    /// Full-width brackets, signs and spaces come from Japanese input, curly quotes from word
    /// processors. In strings and comments they are fine.
    ///
    /// ```aiscript error
    /// <: Math:max(1， 2)
    /// ```
    ///
    /// ```aiscript ok
    /// <: Math:max(1, 2)
    /// ```
    AIS0108 Error full_width(character: &str, ascii: &str) {
        en: "`{character}` looks like `{ascii}` but is another character",
        ja: "`{character}` は `{ascii}` とは別の文字です",
        help: { en: "write `{ascii}`", ja: "半角の `{ascii}` を使ってください" },
        docs_ja: "全角の括弧や記号、空白、曲がった引用符は、文字列とコメントの中でしか使えません。",
    }

    /// After the dot of a number there has to be a digit.
    ///
    /// So the dot of a property cannot follow a whole number directly.
    ///
    /// ```aiscript error
    /// <: 5.to_str()
    /// ```
    ///
    /// ```aiscript ok
    /// <: (5).to_str()
    /// ```
    AIS0109 Error bare_number(number: &str) {
        en: "expected a digit after `{number}.`",
        ja: "`{number}.` の後には数字が必要です",
        help: {
            en: "for a property of the number write `({number}).name`",
            ja: "数値のプロパティは `({number}).名前` のように書いてください"
        },
        docs_ja: "小数点の後には数字が必要です。整数のすぐ後にプロパティの `.` は書けません。",
    }

    /// A string has no closing quote.
    ///
    /// Strings may go over several lines, so without its second quote one goes on to the end of the
    /// script.
    ///
    /// ```aiscript error
    /// <: "hello
    /// ```
    ///
    /// ```aiscript ok
    /// <: "hello"
    /// ```
    AIS0110 Error unterminated_string(quote: &str) {
        en: "the string is never closed",
        ja: "文字列が閉じられていません",
        help: { en: "close it with `{quote}`", ja: "`{quote}` で閉じてください" },
        docs_ja: "文字列の終わりの引用符がありません。文字列には改行も書けるため、スクリプトの最後まで続いてしまいます。",
    }

    /// A template has no closing backtick.
    ///
    /// ```aiscript error
    /// <: `1 + 1 = {1 + 1}
    /// ```
    ///
    /// ```aiscript ok
    /// <: `1 + 1 = {1 + 1}`
    /// ```
    AIS0111 Error unterminated_template() {
        en: "the template is never closed",
        ja: "テンプレートが閉じられていません",
        help: { en: "close it with a backtick", ja: "バッククォートで閉じてください" },
        docs_ja: "テンプレートの終わりのバッククォートがありません。",
    }

    /// A comment has no `*/`.
    ///
    /// ```aiscript error
    /// <: 1 /* one
    /// ```
    ///
    /// ```aiscript ok
    /// <: 1 /* one */
    /// ```
    AIS0112 Error unterminated_comment(open: aizome_source::Span) {
        en: "the comment is never closed",
        ja: "コメントが閉じられていません",
        label open: { en: "opened here", ja: "ここで始まっています" },
        help: { en: "close it with `*/`", ja: "`*/` で閉じてください" },
        docs_ja: "`/*` で始まるコメントには終わりの `*/` が必要です。",
    }

    /// A name cannot have a backslash.
    ///
    /// Escapes such as `\u0061` are recognised and refused. A backslash at the end of a line, which
    /// continues it, needs a space before it.
    ///
    /// ```aiscript error
    /// let \u0061 = 1
    /// ```
    ///
    /// ```aiscript ok
    /// let a = 1
    /// ```
    AIS0113 Error escape_in_name(name: &str) {
        en: "a name cannot have a backslash, found `{name}`",
        ja: "名前にバックスラッシュは使えませんが、`{name}` とあります",
        docs_ja: "名前の中で `\\u0061` のようなエスケープは使えません。行をつなぐ `\\` の前には空白が必要です。",
    }

    /// `##` alone means nothing.
    ///
    /// Metadata begins with `###`, a label with `#`, a comment with `//`.
    ///
    /// ```aiscript error
    /// ## { name: "app" }
    /// ```
    ///
    /// ```aiscript ok
    /// ### { name: "app" }
    /// ```
    AIS0114 Error lone_hashes() {
        en: "`##` means nothing, metadata begins with `###`",
        ja: "`##` という記号はありません。メタデータは `###` で始まります",
        docs_ja: "メタデータは `###`、ラベルは `#`、コメントは `//` で始まります。",
    }

    /// A word that AiScript keeps for later.
    ///
    /// It can be the key of an object and the name of a property, but not the name of a variable,
    /// function, parameter or loop.
    ///
    /// ```aiscript error
    /// let class = 1
    /// ```
    ///
    /// ```aiscript ok
    /// let obj = { class: 1 }
    /// <: obj.class
    /// ```
    AIS0115 Error reserved_word(word: &str) {
        en: "`{word}` is a reserved word and cannot be a name",
        ja: "`{word}` は予約語なので名前に使えません",
        help: {
            en: "choose another name, such as `{word}_`",
            ja: "`{word}_` など、別の名前にしてください"
        },
        docs_ja: "将来のために予約されている語です。オブジェクトのキーとプロパティの名前には使えます。",
    }

    /// A word of the language cannot be a name.
    ///
    /// It can be the key of an object and the name of a property.
    ///
    /// ```aiscript error
    /// let default = 1
    /// ```
    ///
    /// ```aiscript ok
    /// let default_value = 1
    /// ```
    AIS0116 Error keyword_as_name(word: &str) {
        en: "`{word}` is a word of the language and cannot be a name",
        ja: "`{word}` はキーワードなので名前に使えません",
        help: {
            en: "choose another name, such as `{word}_`",
            ja: "`{word}_` など、別の名前にしてください"
        },
        docs_ja: "キーワードは名前に使えません。オブジェクトのキーとプロパティの名前には使えます。",
    }

    /// A label follows its `#` directly.
    ///
    /// ```aiscript error
    /// # outer: loop { break }
    /// ```
    ///
    /// ```aiscript ok
    /// #outer: loop { break }
    /// ```
    AIS0117 Error space_in_label() {
        en: "there must be no space between `#` and the label",
        ja: "`#` とラベルの間に空白は入れられません",
        help: { en: "remove the space", ja: "空白を消してください" },
        docs_ja: "ラベルは `#` のすぐ後に書きます。",
    }

    /// A name such as `Math:max` is one word.
    ///
    /// ```aiscript error
    /// <: Math: max(1, 2)
    /// ```
    ///
    /// ```aiscript ok
    /// <: Math:max(1, 2)
    /// ```
    AIS0118 Error space_in_name() {
        en: "there must be no space beside the `:` of a name",
        ja: "名前の `:` の前後に空白は入れられません",
        help: { en: "remove the space", ja: "空白を消してください" },
        docs_ja: "`Math:max` のような名前は、空白を入れずに書きます。",
    }

    /// Only what can be left with `break` can have a label.
    ///
    /// ```aiscript error
    /// #answer: let a = 42
    /// ```
    ///
    /// ```aiscript ok
    /// let a = #answer: eval { break #answer 42 }
    /// ```
    AIS0119 Error misplaced_label() {
        en: "only loops, `if`, `match` and `eval` can have a label",
        ja: "ラベルを付けられるのはループと `if`、`match`、`eval` だけです",
        docs_ja: "ラベルは `break` で抜けられるもの（ループ、`if`、`match`、`eval`）に付けます。",
    }

    /// Only a definition can have attributes.
    ///
    /// ```aiscript error
    /// #[test]
    /// <: 1
    /// ```
    ///
    /// ```aiscript ok
    /// #[test]
    /// @one() { 1 }
    /// ```
    AIS0120 Error misplaced_attribute() {
        en: "only a definition can have attributes",
        ja: "属性を付けられるのは定義だけです",
        docs_ja: "属性は `let`、`var`、`@` による定義の前の行に書きます。",
    }

    /// The value of a `break` follows the label without a colon.
    ///
    /// ```aiscript error
    /// let a = #answer: eval { break #answer: 42 }
    /// ```
    ///
    /// ```aiscript ok
    /// let a = #answer: eval { break #answer 42 }
    /// ```
    AIS0121 Error colon_after_break_label() {
        en: "there is no `:` between the label of a `break` and its value",
        ja: "`break` のラベルと値の間に `:` は書けません",
        help: { en: "remove the `:`", ja: "`:` を消してください" },
        docs_ja: "`break` の値は、ラベルの後に `:` なしで書きます。",
    }
}
