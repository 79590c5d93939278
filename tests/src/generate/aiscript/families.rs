//! Hostile scripts of any size: the shapes on which parsers run out of stack, time or memory.
//!
//! They are built here, in code, and stand nowhere ready to be pasted.

/// A shape of hostile scripts.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// Its name in reports, without spaces.
    pub name: &'static str,
    shape: Shape,
}

#[derive(Debug, Clone, Copy)]
enum Shape {
    /// A unit as often as there is room, and a closer as often, around a middle.
    Nest { head: &'static str, unit: &'static str, middle: &'static str, closer: &'static str },
    /// Units that differ: the head, what the function gives for 0, 1, 2 and so on, and the tail.
    Count { head: &'static str, unit: fn(usize) -> String, tail: &'static str },
    /// Two counted runs, the second of as many units as the first: names, then uses of them.
    Twice {
        head: &'static str,
        units: [fn(usize) -> String; 2],
        between: &'static str,
        tail: &'static str,
    },
}

impl Family {
    /// A script of about `bytes` bytes, and at least of one unit.
    #[must_use]
    pub fn text(&self, bytes: usize) -> String {
        match self.shape {
            Shape::Nest { head, unit, middle, closer } => {
                let fixed = head.len() + middle.len();
                let count = bytes.saturating_sub(fixed) / (unit.len() + closer.len());
                let [opened, closed] = [unit, closer].map(|part| part.repeat(count.max(1)));
                [head, &opened, middle, &closed].concat()
            }
            Shape::Count { head, unit, tail } => {
                let mut text = head.to_owned();
                count_up(&mut text, unit, bytes);
                text + tail
            }
            Shape::Twice { head, units: [first, second], between, tail } => {
                let mut text = head.to_owned();
                let count = count_up(&mut text, first, bytes / 2);
                text.push_str(between);
                (0..count).for_each(|number| text.push_str(&second(number)));
                text + tail
            }
        }
    }
}

/// Adds units until the text is long enough, and says how many.
fn count_up(text: &mut String, unit: fn(usize) -> String, bytes: usize) -> usize {
    let mut count = 0;
    while count == 0 || text.len() < bytes {
        text.push_str(&unit(count));
        count += 1;
    }
    count
}

/// All families: what nests, what chains, what never ends, what is wrong again and again.
#[must_use]
pub const fn families() -> &'static [Family] {
    FAMILIES
}

const fn repeat(name: &'static str, unit: &'static str) -> Family {
    within(name, "", unit, "")
}

const fn within(
    name: &'static str,
    head: &'static str,
    unit: &'static str,
    tail: &'static str,
) -> Family {
    Family { name, shape: Shape::Nest { head, unit, middle: tail, closer: "" } }
}

const fn nest(
    name: &'static str,
    unit: &'static str,
    middle: &'static str,
    closer: &'static str,
) -> Family {
    Family { name, shape: Shape::Nest { head: "", unit, middle, closer } }
}

const fn count(
    name: &'static str,
    head: &'static str,
    unit: fn(usize) -> String,
    tail: &'static str,
) -> Family {
    Family { name, shape: Shape::Count { head, unit, tail } }
}

const fn twice(
    name: &'static str,
    head: &'static str,
    units: [fn(usize) -> String; 2],
    between: &'static str,
    tail: &'static str,
) -> Family {
    Family { name, shape: Shape::Twice { head, units, between, tail } }
}

/// A loop with a label of its own every so often: deep, but never deeper than the limit.
fn labelled_jump(number: usize) -> String {
    match number {
        0..300 => format!("#l{number}: loop {{\n"),
        _ => format!("break #l{}\n", number % 300),
    }
}

/// The same with labels that are nowhere, but look like those that are.
fn mislabelled_jump(number: usize) -> String {
    match number {
        0..300 => format!("#l{number}: loop {{\n"),
        _ => format!("break #ll{}\n", number % 300),
    }
}

/// A function with a type parameter of its own, then uses of them.
fn typed_variable(number: usize) -> String {
    match number {
        0..150 => format!("@f<T{number}>() {{\n"),
        _ => format!("let a: T{} = 1\n", number % 150),
    }
}

const FAMILIES: &[Family] = &[
    // Nothing to read.
    repeat("blank-spaces", " "),
    repeat("blank-tabs", "\t"),
    repeat("blank-lines", "\n"),
    repeat("blank-returns", "\r"),
    repeat("blank-returns-lines", "\r\n"),
    within("blank-returns-in-word", "a", "\r", "b"),
    within("blank-returns-in-number", "1", "\r", "2"),
    within("blank-returns-in-string", "\"", "\r", "\""),
    repeat("blank-comments", "// a\n"),
    repeat("blank-comment-lines", "/* a */\n"),
    within("blank-comments-in-line", "1", "/* a */", ""),
    within("blank-comments-in-name", "A", ":/**/b", ""),
    repeat("blank-line-comment", "//"),
    within("blank-one-comment", "/*", "a\n", "*/"),
    repeat("blank-semicolons", ";"),
    within("blank-continuations", "1", " + \\\n1", ""),
    // Nesting that is closed.
    nest("nest-round", "(", "1", ")"),
    nest("nest-square", "[", "1", "]"),
    nest("nest-brace", "{a:", "1", "}"),
    nest("nest-call", "f(", "1", ")"),
    nest("nest-index", "a[", "1", "]"),
    nest("nest-eval", "eval {", "1", "}"),
    nest("nest-function", "@() {", "1", "}"),
    nest("nest-definition", "@f(a) {", "1", "}"),
    nest("nest-default", "@(a = ", "1", ") {}"),
    nest("nest-if", "if a {", "1", "}"),
    nest("nest-if-header", "if ", "a", " {}"),
    nest("nest-else", "if a {} else {", "1", "}"),
    nest("nest-match", "match a { case 1 => ", "1", "}"),
    nest("nest-match-subject", "match ", "1", " {}"),
    nest("nest-template", "`{", "1", "}`"),
    nest("nest-template-object", "`{{a: ", "1", "}}`"),
    nest("nest-loop", "loop {", "break", "}"),
    nest("nest-labels", "#l: loop {", "break #l", "}"),
    nest("nest-each", "each let a, b {", "1", "}"),
    nest("nest-for-header", "for ", "1", " {}"),
    nest("nest-do-while", "do ", "1", " while a"),
    nest("nest-do-while-braces", "do {", "1", "} while a"),
    nest("nest-namespace", ":: A {", "let a = 1", "}"),
    nest("nest-type", "let a: ", "num", " = 1\n"),
    within("nest-types", "let a: ", "arr<", "num"),
    Family {
        name: "nest-types-closed",
        shape: Shape::Nest { head: "let a: ", unit: "arr<", middle: "num", closer: ">" },
    },
    within("nest-function-types", "let a: ", "@() => ", "num = 1"),
    Family {
        name: "nest-function-types-params",
        shape: Shape::Nest { head: "let a: ", unit: "@(", middle: "num", closer: ") => num" },
    },
    Family {
        name: "nest-patterns",
        shape: Shape::Nest { head: "let ", unit: "[", middle: "a", closer: "]" },
    },
    Family {
        name: "nest-meta",
        shape: Shape::Nest { head: "### a ", unit: "[", middle: "1", closer: "]" },
    },
    nest("nest-lines", "[\n", "1\n", "]\n"),
    nest("nest-blocks-of-errors", "eval { ) ", "1", "}"),
    // The same, never closed.
    repeat("open-round", "("),
    repeat("open-square", "["),
    repeat("open-brace", "{"),
    repeat("open-key", "{a:"),
    repeat("open-call", "f("),
    repeat("open-eval", "eval{"),
    repeat("open-function", "@(){"),
    repeat("open-params", "@(a="),
    repeat("open-template", "`{"),
    repeat("open-backtick", "`"),
    repeat("open-if", "if "),
    repeat("open-if-block", "if a{"),
    repeat("open-else", "if a b else "),
    repeat("open-match", "match a{case "),
    repeat("open-match-arrow", "match a{case b=>"),
    repeat("open-loop", "loop{"),
    repeat("open-while", "while a "),
    repeat("open-do", "do "),
    repeat("open-each", "each let a,b "),
    repeat("open-for", "for 1 "),
    repeat("open-for-bracket", "for("),
    repeat("open-label", "#l:"),
    repeat("open-out", "<:"),
    repeat("open-return", "return "),
    repeat("open-let", "let a="),
    repeat("open-let-only", "let "),
    repeat("open-exists", "exists "),
    repeat("open-break-value", "break #l "),
    repeat("open-namespace", "::A{"),
    repeat("open-attribute", "#[a\n"),
    repeat("open-attribute-list", "#[a ["),
    repeat("open-type", "let a:"),
    repeat("open-comment", "/*"),
    repeat("open-double-quote", "\""),
    repeat("open-quotes-in-turn", "\"'"),
    repeat("open-quote-lines", "a \"\n"),
    repeat("open-quote-escaped", "\\\""),
    within("open-quote-escapes", "\"", "\\\"", ""),
    within("open-template-escapes", "`", "\\`", ""),
    within("open-template-holes", "`", "{a}", ""),
    within("open-template-comments", "`", "{1/**/}", "`"),
    repeat("open-template-texts", "`{`a"),
    repeat("open-hole-quotes", "`{\""),
    repeat("open-pattern", "let ["),
    repeat("open-meta", "### ["),
    // Closers of nothing.
    repeat("close-round", ")"),
    repeat("close-square", "]"),
    repeat("close-brace", "}"),
    repeat("close-all", ")]}"),
    repeat("close-lines", "}\n"),
    repeat("close-wrong", "(]"),
    repeat("close-wrong-deep", "({[)}]"),
    within("close-in-open", "[[[[[[[[", ")", ""),
    within("close-in-block", "eval { eval { (", "]", ""),
    // Chains, which are deep though nothing opens.
    within("chain-add", "1", "+1", ""),
    within("chain-power", "1", "^1", ""),
    within("chain-or", "a", "||a", ""),
    within("chain-mixed", "1", "+1*1==1^1&&1", ""),
    within("chain-less", "a", "<a", ""),
    within("chain-minus", "", "-", "1"),
    within("chain-not", "", "!", "a"),
    within("chain-signs", "", "+-!", "a"),
    within("chain-operators", "1", "+*", ""),
    within("chain-call", "f", "()", ""),
    within("chain-index", "a", "[0]", ""),
    within("chain-property", "a", ".b", ""),
    within("chain-dots", "a", ".", ""),
    within("chain-path", "a", ":b", ""),
    within("chain-colons", "a", ":", ""),
    within("chain-elif", "if a 1", " elif a 1", ""),
    within("chain-elif-lines", "if a {}", "\nelif a {}", ""),
    within("chain-union", "let a: num", "|num", " = 1"),
    within("chain-assign", "a", "=a", ""),
    within("chain-equal", "a", "==a", ""),
    within("chain-continued", "f", " \\\n ()", ""),
    // Long lists.
    within("list-array", "[", "1,", "]"),
    within("list-array-lines", "[", "1\n", "]"),
    within("list-object", "{", "a:1,", "}"),
    within("list-calls", "f(", "1,", ")"),
    within("list-params", "@f(", "a,", "){}"),
    within("list-cases", "match a {", "case 1=>1,", "}"),
    within("list-type-params", "@f<", "T,", ">(){}"),
    within("list-attributes", "", "#[a]\n", "let a = 1"),
    within("list-array-spaces", "[", "1 ", "]"),
    within("list-commas", "[", ",", "]"),
    within("list-template", "`", "a{1}", "`"),
    within("list-template-empty", "`", "{}", "`"),
    repeat("list-statements", "a\n"),
    repeat("list-statements-wrong", "a "),
    repeat("list-numbers", "1 "),
    repeat("list-functions", "@f(a: num): str { a }\n"),
    repeat("list-names", "let a = 1\n"),
    repeat("list-strings", "\"a\"\n"),
    repeat("list-meta", "### a 1\n"),
    repeat("list-jumps", "break\n"),
    repeat("list-empty-blocks", "loop{}\n"),
    // One long token.
    repeat("token-word", "a"),
    repeat("token-digits", "9"),
    within("token-fraction", "0.", "0", "1"),
    within("token-string", "\"", "a", "\""),
    within("token-string-wide", "'", "藍", "'"),
    within("token-string-lines", "'", "\n", "'"),
    within("token-string-escapes", "\"", "\\n", "\""),
    within("token-template", "`", "a", "`"),
    within("token-template-braces", "`", "}", "`"),
    within("token-line", "<: \"", "a long line of text without any end ", "\""),
    // Wrong again and again.
    repeat("wrong-character", "$"),
    repeat("wrong-wide", "藍"),
    repeat("wrong-astral", "😀"),
    repeat("wrong-full-width", "（１）；"),
    repeat("wrong-no-space", "\u{a0}"),
    repeat("wrong-bom", "\u{feff}"),
    repeat("wrong-zero", "\0"),
    repeat("wrong-ampersand", "&"),
    repeat("wrong-sharps", "##"),
    repeat("wrong-sharp", "#"),
    repeat("wrong-backslash", "\\"),
    repeat("wrong-escape", "a\\u0041"),
    repeat("wrong-bare-number", "1."),
    repeat("wrong-number", "1e3\n"),
    repeat("wrong-word", "else\n"),
    repeat("wrong-words", "else "),
    repeat("wrong-foreign", "function f() { return 1; }\n"),
    repeat("wrong-for", "for (let i = 0; i < 9; i++) {}\n"),
    repeat("wrong-else-if", "if a {} else if b {}\n"),
    repeat("wrong-strict", "a === b\n"),
    repeat("wrong-name", "let new = 1\n"),
    repeat("wrong-type", "let a: fn = 1\n"),
    repeat("wrong-label", "break #a\n"),
    repeat("wrong-attribute", "#[a] 1\n"),
    repeat("wrong-case", "case 1 => 2\n"),
    repeat("wrong-everything", "({[`{\"let #[a ::### @<:\\"),
    // Distinct names, for what looks them up.
    count("count-keys", "{", |number| format!("k{number}: 1,"), "}"),
    count("count-paths", "", |number| format!("A{number}:b\n"), ""),
    count("count-type-params", "@f<", |number| format!("T{number},"), ">(){}"),
    count("count-labels", "", labelled_jump, ""),
    count("count-labels-unknown", "", mislabelled_jump, ""),
    count("count-types", "", typed_variable, ""),
    twice(
        "count-type-unknown",
        "@f<",
        [|number| format!("T{number},"), |number| format!("a: U{number},")],
        ">(",
        ") {}",
    ),
    count("count-keys-wrong", "{", |number| format!("k{number} 1,"), "}"),
    twice(
        "count-type-uses",
        "@f<",
        [|number| format!("T{number},"), |number| format!("a: T{number},")],
        ">(",
        ") {}",
    ),
    twice(
        "count-definitions",
        "",
        [|number| format!("let a{number} = 1\n"), |number| format!("<: a{number}\n")],
        "",
        "",
    ),
    count("count-widths", "", |number| "(".repeat(number % 999) + &")".repeat(number % 999), ""),
    count("count-depths", "", |number| "[".repeat(number % 99) + "\n", ""),
];
