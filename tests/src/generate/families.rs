//! Hostile notes of any size: the shapes on which parsers of this language take too long.
//!
//! They are built here, in code, and stand nowhere ready to be pasted. Each is a sequence of
//! parts; a part that fills is repeated until it has its share of the size.

/// A shape of hostile notes.
#[derive(Debug, Clone)]
pub struct Family {
    /// What it repeats, in a few words.
    pub name: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Copy)]
enum Part {
    /// Stands once.
    Once(&'static str),
    /// Is repeated to fill so many shares.
    Fill(&'static str, usize),
}

use Part::{Fill, Once};

impl Family {
    /// A note of about `size` bytes, never much more.
    #[must_use]
    pub fn text(&self, size: usize) -> String {
        let fixed: usize = self.parts.iter().map(Part::fixed).sum();
        let shares: usize = self.parts.iter().map(Part::shares).sum();
        let room = size.saturating_sub(fixed);
        let mut text = String::with_capacity(size);
        for part in &self.parts {
            match part {
                Once(unit) => text.push_str(unit),
                Fill(unit, share) => {
                    let count = room * share / shares.max(1) / unit.len();
                    text.push_str(&unit.repeat(count.max(1)));
                }
            }
        }
        text
    }

    fn new(name: &str, parts: &[Part]) -> Self {
        Self { name: name.to_owned(), parts: parts.to_vec() }
    }
}

impl Part {
    fn fixed(&self) -> usize {
        match self {
            Once(unit) => unit.len(),
            Fill(..) => 0,
        }
    }

    fn shares(&self) -> usize {
        match self {
            Once(_) => 0,
            Fill(_, share) => *share,
        }
    }
}

/// Every family: the units alone, then those whose parts must stand in order.
#[must_use]
pub fn families() -> Vec<Family> {
    let alone = UNITS.iter().map(|unit| Family::new(&name(unit), &[Fill(unit, 1)]));
    // Without a link ahead the parser does not try any; with one it must.
    let labels = UNITS.iter().filter(|unit| unit.contains('['));
    let before_link = labels.map(|unit| {
        Family::new(&format!("{} then a link", name(unit)), &[Fill(unit, 1), Once(LINK)])
    });
    let ordered = ORDERED.iter().map(|(name, parts)| Family::new(name, parts));
    alone.chain(before_link).chain(ordered).collect()
}

const LINK: &str = "\n[a](https://b.c)";

/// Each unit before each other unit, half of the size each.
pub fn mixes() -> impl Iterator<Item = Family> {
    UNITS.iter().flat_map(|first| {
        UNITS.iter().filter(move |second| *second != first).map(move |second| {
            let name = format!("{} then {}", name(first), name(second));
            Family::new(&name, &[Fill(first, 1), Fill(second, 1)])
        })
    })
}

fn name(unit: &str) -> String {
    format!("repeated {unit:?}")
}

/// What is worth repeating.
const UNITS: &[&str] = &[
    "a",
    "あ",
    "😀",
    "lorem ipsum ",
    "\n",
    "a\n",
    "a search",
    "x search\n",
    " search",
    "search ",
    "@a ",
    "@",
    "@a@",
    "#a ",
    "#",
    "#a(",
    "#(「",
    "a*a*",
    "*a ",
    "_a ",
    "__a ",
    ":a",
    ":",
    "http://a(",
    "http://a",
    "http://.",
    "**a ",
    "**",
    "***",
    "<b>",
    "<i>",
    "<s>",
    "<small>",
    "$[x ",
    "$[x.a=b,",
    "~~a\n",
    "~~",
    ">",
    "> a\n",
    ">>>>>>>>>>>>>>>>>>> a\n",
    "> >\n",
    "[",
    "?[",
    "[a](",
    "[a](http://b",
    "[a](<http://b ",
    "[a](http://b)",
    "[<b>",
    "**[~~_",
    "**a[~~a",
    "[**a ",
    "[$[x ",
    "[#(",
    "[\\(",
    "[\n",
    "]",
    "](http://a",
    "\\(",
    "`",
    "`a´",
    "<plain>",
    "<plain>\n",
    "<https://",
    "<https://a ",
    "<https://<b>>",
    "<center>\n",
    "<center>",
    "\n<center>a</center>b",
    "</center>",
    "```a\n",
    "```\n",
    "\\[\n",
    "\\[a\\]b\n",
    "#\\([#$[x \\) ",
    "[a<https://<b>](http://a",
    "\r\n> ",
    "❤\u{fe0e}",
    "👨\u{200d}",
    "1\u{fe0f}",
];

/// Shapes whose parts must stand in this order.
const ORDERED: &[(&str, &[Part])] = &[
    ("hashtag with open brackets", &[Once("#"), Fill("(", 1)]),
    ("hashtag with closed brackets", &[Once("#"), Fill("(", 1), Fill(")", 1)]),
    ("many hashtags with open brackets", &[Fill("#((((((((((((((((((((", 1)]),
    ("url with open brackets", &[Once("http://"), Fill("(", 1)]),
    ("url with mixed brackets", &[Once("http://"), Fill("([", 1), Fill("])", 1)]),
    ("url with dots inside", &[Once("http://"), Fill(".", 1), Once("a")]),
    ("url with dots at the end", &[Once("http://a"), Fill(".", 1)]),
    ("mention with dashes inside", &[Once("@a@"), Fill("-", 1), Once("a")]),
    ("mention with dashes at the end", &[Once("@a"), Fill("-", 1)]),
    ("mention invalid by its host", &[Once("@a-@"), Fill("a.", 1)]),
    ("emoji code without an end", &[Once(":"), Fill("a", 1)]),
    ("function name without an end", &[Once("$["), Fill("a", 1)]),
    ("function arguments", &[Once("$[a."), Fill("a=1,", 1), Once("b c]")]),
    ("italic run without an end", &[Once("*"), Fill("a ", 1)]),
    ("labels, then one link elsewhere", &[Fill("[", 1), Once("\n[a](https://b)")]),
    ("labels, then a target without an end", &[Fill("[", 1), Once("a](http://"), Fill("b", 1)]),
    ("labels, then targets without an end", &[Fill("[", 1), Fill("](http://a", 1)]),
    ("labels, then a target of brackets", &[Fill("[", 1), Once("](http://"), Fill("(", 1)]),
    ("silent labels, then a target", &[Fill("?[", 1), Once("a](<http://"), Fill("b", 1)]),
    ("labels, then math", &[Fill("[", 1), Fill("\\(", 1)]),
    ("labels, then plain", &[Fill("[", 1), Fill("<plain>", 1)]),
    ("labels, then bold tags", &[Fill("[", 1), Fill("<b>", 1), Once("](http://a)")]),
    ("labels, then functions", &[Fill("[", 1), Fill("$[x ", 1), Fill("]", 1)]),
    ("labels, then hashtags", &[Fill("[", 1), Once("#"), Fill("(", 1), Once("](http://a)")]),
    ("labels, then addresses", &[Fill("[", 1), Fill("<https://<b>", 1), Once("](http://a)")]),
    ("labels that end in a line", &[Fill("[[[[[[[[[[[[[[[[a\n", 1), Once("[a](http://b)")]),
    ("centers, then labels", &[Fill("<center>\n", 1), Fill("[", 2)]),
    ("centers, then math", &[Fill("<center>\n", 1), Fill("\\(", 2)]),
    ("centers, then hashtags", &[Fill("<center>\n", 1), Fill("#(", 2), Once("</center>")]),
    ("centers, then labels, then math", &[Fill("<center>\n", 1), Fill("[", 1), Fill("\\(", 2)]),
    (
        "centers, then labels, then math, then both ends",
        &[Fill("<center>\n", 1), Fill("[", 1), Fill("\\(", 2), Once("](http://a)\n</center>x")],
    ),
    ("the same in a quote", &[Fill("> <center>\n", 1), Once("> "), Fill("[", 1), Fill("\\(", 2)]),
    ("centers closed in the line", &[Fill("<center>\n", 1), Fill("</center>a", 1)]),
    ("centers, then bold tags", &[Fill("<center>\n<b>", 1), Once("</center>")]),
    ("quotes in quotes", &[Fill(">", 1), Once(" a")]),
    ("quotes in quotes with labels", &[Fill(">>>>>>>>>>>>>>>>>> [[[[[[[[\n", 1)]),
    ("code without an end", &[Once("```\n"), Fill("a\n```b\n", 1)]),
    ("math without an end", &[Once("\\[\n"), Fill("a\n\\]b\n", 1)]),
    ("math in one line without an end", &[Fill("\\(a", 1), Once("\n")]),
    ("plain without an end", &[Fill("<plain>a", 1), Once("</plain")]),
    ("addresses without an end", &[Fill("<http://a", 1), Once(" ")]),
    ("backticks without an end", &[Fill("`a", 1), Once("´")]),
    ("search in one line", &[Fill("a [search]", 1)]),
    ("nested in full", &[Fill("<b>", 3), Once("a"), Fill("</b>", 4)]),
    ("nested functions in full", &[Fill("$[x ", 4), Once("a"), Fill("]", 1)]),
    ("nested labels in full", &[Fill("[", 1), Once("a"), Fill("](http://a)", 11)]),
    ("label chains beside containers", &[Fill("#\\([#$[x \\) ", 1), Once("](http://a)")]),
    ("every opener", &[Fill("[<b>$[x **<i>~~<s><small>***#(", 1)]),
    ("every opener, then every closer", &[Fill("[<b>$[x **", 1), Fill("**]</b>](http://a)", 2)]),
];
