//! Tree → text in one style, without changing what a script means or losing a comment.
//!
//! | file | what it does |
//! |---|---|
//! | `printer` | reads the source from left to right, so that comments keep their places |
//! | `list` | everything that repeats, and where lines may end freely |
//! | `statement`, `control`, `expression`, `call`, `brackets`, `literal`, `function` | the productions |
//! | `doc`, `layout`, `width` | what was written, and where its lines break |
//! | `same` | whether the outcome is still the same script |
//! | `range`, `edits` | a part of a script; only what differs |
//!
//! What the style is, and why, says `docs/format.md`. One decision surprises: the outcome is read
//! again, and if it is not the same script, it is not handed out. A formatter may be wrong, but it
//! must not break anything.

mod brackets;
mod call;
mod control;
mod doc;
mod edits;
mod expression;
mod function;
mod layout;
mod list;
mod literal;
mod printer;
mod range;
mod same;
mod statement;
mod width;

use std::fmt;

use aizome_source::{Edit, Span};
use serde::Deserialize;

use crate::ast::Node;
use crate::metadata::lang_version;
use crate::parse::{Options as Reading, Parsed, Version};
use layout::{Style, lay_out};
use printer::Printer;

/// What of the style is a matter of taste.
///
/// ```
/// use aizome_aiscript_syntax::{format, parse};
///
/// let options = format::Options { indent: format::Indent::Spaces(2), ..Default::default() };
/// let script = parse("@f(){\n<:'hi'\n}");
/// assert_eq!(format::format(&script, &options).unwrap(), "@f() {\n  <: \"hi\"\n}\n");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// One step of indentation.
    pub indent: Indent,
    /// How many columns a line should have at most. Characters of full width count as two columns,
    /// a tab too.
    pub width: u32,
    /// Which quotes strings have, where both would do.
    pub quotes: Quotes,
}

/// One step of indentation: `"tab"`, or a number of spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "IndentName")]
pub enum Indent {
    /// A tab, as in the scripts that Misskey itself proposes.
    #[default]
    Tab,
    /// Some spaces.
    Spaces(u8),
}

/// The quotes of strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quotes {
    /// `"a"`
    #[default]
    Double,
    /// `'a'`
    Single,
}

/// Why a script is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It has errors, so what it is meant to be is not certain.
    Invalid,
    /// The outcome would not have been the same script: an error of this formatter. What differs is
    /// told.
    Unsafe(String),
}

/// Writes a whole script in the one style. Lines end as the first line of the script does.
///
/// # Errors
/// When the script has errors.
///
/// ```
/// use aizome_aiscript_syntax::{format, parse};
///
/// let script = parse("if(a==1){f( 'x' )}else{g()} // why");
/// let options = format::Options::default();
/// assert_eq!(format::format(&script, &options).unwrap(), "if a == 1 { f(\"x\") } else { g() } // why\n");
/// assert_eq!(format::format(&parse("if a =="), &options), Err(format::Refused::Invalid));
/// ```
pub fn format(parsed: &Parsed<'_>, options: &Options) -> Result<String, Refused> {
    if !parsed.is_valid() {
        return Err(Refused::Invalid);
    }
    if !parsed.text.contains('\r') {
        return format_clean(parsed, options);
    }
    let text = without_returns(parsed.text);
    let clean = version(parsed).parse(&text);
    let out = with_line_ends(format_clean(&clean, options)?, parsed.text);
    // A carriage return alone ends no line for the language, but the line that names its version.
    if lang_version(&out) != lang_version(parsed.text) {
        return Err(Refused::Unsafe("it names another version of the language".to_owned()));
    }
    Ok(out)
}

/// Formats the smallest run of whole statements, and of lines, that covers a range. Edits are of
/// the source.
///
/// # Errors
/// When the script has errors, even elsewhere.
///
/// ```
/// use aizome_aiscript_syntax::{format, parse};
/// use aizome_source::{Span, apply_edits};
///
/// let source = "let  a=1\nlet  b=2\nlet  c=3\n";
/// let edits = format::format_range(&parse(source), Span::new(12, 13), &format::Options::default()).unwrap();
/// assert_eq!(apply_edits(source, &edits).unwrap(), "let  a=1\nlet b = 2\nlet  c=3\n");
/// ```
pub fn format_range(
    parsed: &Parsed<'_>,
    range: Span,
    options: &Options,
) -> Result<Vec<Edit>, Refused> {
    if !parsed.is_valid() {
        return Err(Refused::Invalid);
    }
    if !parsed.text.contains('\r') {
        return range::format_range(parsed, range, options);
    }
    let text = without_returns(parsed.text);
    let clean = version(parsed).parse(&text);
    let places = Returns::of(parsed.text);
    let range = Span::new(places.clean(range.start), places.clean(range.end));
    let edits = range::format_range(&clean, range, options)?;
    Ok(edits.into_iter().map(|edit| places.restore(edit, parsed.text)).collect())
}

/// What [`format()`] changes, as edits of as few lines as possible, in order.
///
/// # Errors
/// When the script has errors.
///
/// ```
/// use aizome_aiscript_syntax::{format, parse};
///
/// let edits = format::edits(&parse("<: 1\n<:2\n<: 3\n"), &format::Options::default()).unwrap();
/// assert_eq!(edits.len(), 1);
/// assert_eq!((edits[0].span.start, edits[0].text.as_str()), (7, " "));
/// ```
pub fn edits(parsed: &Parsed<'_>, options: &Options) -> Result<Vec<Edit>, Refused> {
    let out = format(parsed, options)?;
    Ok(edits::between(parsed.text, &out, 0))
}

/// Formats a script without carriage returns.
fn format_clean(parsed: &Parsed<'_>, options: &Options) -> Result<String, Refused> {
    let tree = parsed.tree();
    let mut printer = Printer::new(tree, &parsed.trivia.comments, options.quotes, 0);
    printer.statements(tree.roots());
    printer.rest(u32::MAX);
    let mut out = lay_out(&printer.doc, parsed.text, style(options, "", None));
    if !out.is_empty() {
        out.push('\n');
    }
    if printer.is_lost {
        return Err(Refused::Unsafe("the tree does not fit its text".to_owned()));
    }
    same::check(parsed, &out, version(parsed))?;
    Ok(out)
}

fn style<'a>(options: &Options, base: &'a str, column: Option<u32>) -> Style<'a> {
    Style { step: options.indent.text(), base, width: options.width, column }
}

/// How a script is to be read again: shortened entries are in one version only.
fn version(parsed: &Parsed<'_>) -> Reading {
    let tree = parsed.tree();
    let is_short =
        |node| matches!(node, Node::Entry { key, value } if tree.span(key) == tree.span(value));
    let has_short = tree.ast.ids().any(|id| is_short(tree.node(id)));
    Reading { version: if has_short { Version::V1_3 } else { Version::V1_2 } }
}

/// The language knows no carriage returns, not even in strings: without them a script is the same.
fn without_returns(text: &str) -> String {
    text.replace('\r', "")
}

/// A text without carriage returns, with the line ends of a source.
fn with_line_ends(out: String, source: &str) -> String {
    let first = source.find('\n').unwrap_or(0);
    let is_crlf = first > 0 && source.as_bytes().get(first - 1) == Some(&b'\r');
    if is_crlf { out.replace('\n', "\r\n") } else { out }
}

/// The carriage returns of a source.
struct Returns(Vec<u32>);

impl Returns {
    fn of(text: &str) -> Self {
        let at = memchr::memchr_iter(b'\r', text.as_bytes());
        Self(at.map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect())
    }

    /// The offset without carriage returns.
    fn clean(&self, offset: u32) -> u32 {
        let before = self.0.partition_point(|&at| at < offset);
        offset - u32::try_from(before).unwrap_or(offset)
    }

    /// The offset with carriage returns, after those that stand at it.
    fn restored(&self, offset: u32) -> u32 {
        let (mut low, mut high) = (0, self.0.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let place = self.0[middle] - u32::try_from(middle).unwrap_or(u32::MAX);
            if place < offset { low = middle + 1 } else { high = middle }
        }
        offset + u32::try_from(low).unwrap_or(0)
    }

    /// An edit of the text without carriage returns as one of the source.
    fn restore(&self, edit: Edit, source: &str) -> Edit {
        let span = Span::new(self.restored(edit.span.start), self.restored(edit.span.end));
        Edit { span, text: with_line_ends(edit.text, source) }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { indent: Indent::default(), width: 80, quotes: Quotes::default() }
    }
}

impl Indent {
    /// The text of one step.
    fn text(self) -> &'static str {
        const SPACES: &str = "                ";
        match self {
            Self::Tab => "\t",
            Self::Spaces(count) => SPACES.get(..usize::from(count)).unwrap_or(SPACES),
        }
    }
}

/// [`Indent`] as it is written in settings.
#[derive(Deserialize)]
#[serde(untagged)]
enum IndentName {
    Word(String),
    Spaces(u8),
}

impl TryFrom<IndentName> for Indent {
    type Error = &'static str;

    fn try_from(name: IndentName) -> Result<Self, Self::Error> {
        match name {
            IndentName::Word(word) if word == "tab" => Ok(Self::Tab),
            IndentName::Spaces(count @ 1..=16) => Ok(Self::Spaces(count)),
            _ => Err("expected `\"tab\"` or a number of spaces from 1 to 16"),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid => write!(f, "a script with errors cannot be formatted"),
            Self::Unsafe(what) => {
                write!(f, "the formatted script would not be the same ({what}); please report this")
            }
        }
    }
}

impl std::error::Error for Refused {}
