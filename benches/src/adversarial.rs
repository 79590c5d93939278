//! Inputs that make a careless parser slow: an opener again and again, closers that never come,
//! nesting without end. Each family can be built at any size.

/// A way to be nasty.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// Its name in reports.
    pub name: &'static str,
    shape: Shape,
}

#[derive(Debug, Clone, Copy)]
enum Shape {
    /// A unit again and again, and perhaps a closer as often.
    Repeat { head: &'static str, unit: &'static str, closer: &'static str, tail: &'static str },
    /// Units that differ: the head, then what the function gives for 0, 1, 2 and so on.
    Count { head: &'static str, unit: fn(usize) -> String, tail: &'static str },
}

impl Family {
    /// A text of about `bytes` bytes, and at least of one unit.
    #[must_use]
    pub fn build(&self, bytes: usize) -> String {
        match self.shape {
            Shape::Repeat { head, unit, closer, tail } => {
                let count = (bytes / (unit.len() + closer.len())).max(1);
                format!("{head}{}{}{tail}", unit.repeat(count), closer.repeat(count))
            }
            Shape::Count { head, unit, tail } => {
                let mut text = head.to_owned();
                for number in 0.. {
                    text.push_str(&unit(number));
                    if text.len() >= bytes {
                        break;
                    }
                }
                text + tail
            }
        }
    }
}

/// All families: one for each construct that can be opened, and mixtures of them.
#[must_use]
pub const fn families() -> &'static [Family] {
    FAMILIES
}

const fn repeat(name: &'static str, unit: &'static str) -> Family {
    within(name, "", unit, "")
}

const fn nested(name: &'static str, unit: &'static str, closer: &'static str) -> Family {
    Family { name, shape: Shape::Repeat { head: "", unit, closer, tail: "" } }
}

const fn within(
    name: &'static str,
    head: &'static str,
    unit: &'static str,
    tail: &'static str,
) -> Family {
    Family { name, shape: Shape::Repeat { head, unit, closer: "", tail } }
}

const fn counted(
    name: &'static str,
    head: &'static str,
    unit: fn(usize) -> String,
    tail: &'static str,
) -> Family {
    Family { name, shape: Shape::Count { head, unit, tail } }
}

/// Tags that close, as deep as the limit lets them be seen, each time in another order.
fn rotated_tags(number: usize) -> String {
    const TAGS: [&str; 4] = ["b", "i", "s", "small"];
    let names: Vec<&str> = (0..18).map(|depth| TAGS[(number + depth) % 4]).collect();
    let opened: String = names.iter().map(|name| format!("<{name}>")).collect();
    let closed: String = names.iter().rev().map(|name| format!("</{name}>")).collect();
    format!("{opened}a label that never ends{closed}")
}

const FAMILIES: &[Family] = &[
    // Nothing but text, of every kind the scanner must look at.
    repeat("text-newlines", "\n"),
    repeat("text-lines", "a\r\n"),
    repeat("text-digits", "1"),
    repeat("text-h", "h"),
    repeat("text-spaces", " "),
    repeat("text-emoji", "😀"),
    repeat("text-emoji-parts", "👨\u{200D}"),
    repeat("text-selectors", "❤\u{FE0E}"),
    // Openers that are never closed.
    repeat("open-b", "<b>"),
    repeat("open-i", "<i>"),
    repeat("open-s", "<s>"),
    repeat("open-small", "<small>"),
    repeat("open-tags-mixed", "<b><i><s><small>"),
    repeat("open-stars", "**"),
    repeat("open-bold", "**a "),
    repeat("open-bold-tag", "**a<i>"),
    repeat("open-italic", "*a "),
    repeat("open-under", "_"),
    repeat("open-strike", "~~a\n"),
    repeat("open-function", "$[x "),
    repeat("open-function-arguments", "$[x.a=b,c"),
    repeat("open-plain", "<plain>"),
    repeat("open-center", "<center>"),
    repeat("open-center-lines", "<center>\n"),
    repeat("open-fence", "```a\n"),
    repeat("open-fence-half", "```a\nb\n"),
    repeat("open-math-inline", "\\(a"),
    repeat("open-math-block", "\\[\na\n"),
    repeat("open-code", "`a"),
    repeat("open-code-tick", "`a´"),
    repeat("open-address", "<https://a"),
    repeat("open-label", "["),
    repeat("open-label-silent", "?["),
    repeat("open-label-tag", "[<b>"),
    repeat("open-target", "[a]("),
    repeat("open-target-address", "[a](https://b"),
    repeat("open-lt", "<"),
    repeat("open-dollar", "$["),
    within("open-label-then-link", "", "[", "\n[a](https://b.example)"),
    // Nesting that does close, past every limit.
    nested("nest-label", "[", "]"),
    nested("nest-function", "$[x ", "]"),
    nested("nest-tags", "<b><i>", "</i></b>"),
    nested("nest-center", "<center>", "</center>"),
    repeat("nest-center-pairs", "<center>a</center>"),
    within("nest-quote", "", ">", " a"),
    within("nest-quote-spaces", "", "> ", "a"),
    repeat("nest-quote-lines", "> a\n"),
    repeat("nest-quote-alternating", "> a\nb\n"),
    repeat("nest-quote-deep-lines", ">>>>>>>>>>>>>>>>>>> a\n"),
    // Brackets inside leaves.
    within("brackets-hashtag", "#", "(", ""),
    repeat("brackets-hashtags", "#a("),
    nested("brackets-hashtag-closed", "#a(", ")"),
    within("brackets-address", "https://a", "(", ""),
    repeat("brackets-addresses", "https://a("),
    // Leaves by the thousand and trims that go back.
    repeat("many-mentions", "@a "),
    repeat("many-hashtags", "#a "),
    repeat("many-addresses", "https://a "),
    repeat("many-emoji", ":a:"),
    repeat("many-colons", ":"),
    repeat("many-ats", "@"),
    repeat("many-fences", "```\na\n```\n"),
    within("trim-mention", "@a", "-", " b"),
    within("trim-host", "@a@b", ".", " c"),
    within("trim-address", "https://a", ".", " b"),
    // Lines that almost are a search.
    within("search-line", "", "a ", "search"),
    repeat("search-lines", "a search\n"),
    repeat("search-none", "a search "),
    repeat("search-brackets", "a [検索 "),
    // Several at once: each multiplies the work of the other when it is done again.
    nested("mix-labels-math", "[", "\\("),
    nested("mix-labels-plain", "[", "<plain>"),
    nested("mix-center-labels", "<center>\n", "[["),
    nested("mix-center-math", "<center>\n", "\\("),
    within("mix-in-quote", "> ", "<center>[\\(", ""),
    counted("mix-label-rotated-tags", "[", rotated_tags, ""),
    counted("mix-center-rotated-tags", "<center>", rotated_tags, ""),
    counted("many-arguments", "$[x.", |number| format!("k{number},"), "end a]"),
    counted("many-arguments-numbered", "$[x.", |number| format!("{},", 999_999 - number), "end a]"),
    repeat("mix-everything", "[<center>**$[x `\\(<plain>"),
];
