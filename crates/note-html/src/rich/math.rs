//! Formulas as `MathML`, made by a library that this file does not trust.
//!
//! What comes from notes may be made to break the converter, so only formulas of bounded length and
//! nesting reach it, and what it answers is written only if every tag is on a list, with listed
//! attributes, properly nested. Anything else is shown as the TeX that it is.

use crate::writer::{Attribute, Element, Writer};

/// Where a formula stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// In a line.
    Inline,
    /// On lines of its own.
    Block,
}

/// A formula for readers of the rich profile.
pub(super) fn write(writer: &mut Writer, formula: &str, form: Form) {
    let (element, class) = match form {
        Form::Inline => (Element::Span, "mfm-math"),
        Form::Block => (Element::Div, "mfm-math-block"),
    };
    writer.open(element).attr(Attribute::Class, class).end();
    match presentation(formula, form) {
        Some(mathml) => with_annotation(writer, &mathml, formula, form),
        None => {
            writer.start(Element::Code);
            writer.text(formula);
            writer.close(Element::Code);
        }
    }
    writer.close(element);
}

/// A formula as FEP-dc88 wants it: something to look at, and the TeX beside it.
pub(crate) fn annotated(writer: &mut Writer, formula: &str, form: Form) {
    match presentation(formula, form) {
        Some(mathml) => with_annotation(writer, &mathml, formula, form),
        None => {
            let mut text = Writer::default();
            text.start(Element::Mtext);
            text.exact(formula);
            text.close(Element::Mtext);
            with_annotation(writer, &text.finish(), formula, form);
        }
    }
}

fn with_annotation(writer: &mut Writer, mathml: &str, formula: &str, form: Form) {
    let math = writer.open(Element::Math);
    match form {
        Form::Inline => math.end(),
        Form::Block => math.attr(Attribute::Display, "block").end(),
    }
    writer.start(Element::Semantics);
    writer.trusted(mathml);
    writer.open(Element::Annotation).attr(Attribute::Encoding, "application/x-tex").end();
    writer.exact(formula);
    writer.close(Element::Annotation);
    writer.close(Element::Semantics);
    writer.close(Element::Math);
}

/// One `MathML` element that shows the formula.
#[cfg(feature = "math")]
fn presentation(formula: &str, form: Form) -> Option<String> {
    use std::sync::LazyLock;

    use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

    static CONVERTER: LazyLock<Option<LatexToMathML>> = LazyLock::new(|| {
        let config = MathCoreConfig { allow_unreliable_rendering: true, ..Default::default() };
        LatexToMathML::new(config).ok()
    });
    if !is_modest(formula) {
        return None;
    }
    let display = match form {
        Form::Inline => MathDisplay::Inline,
        Form::Block => MathDisplay::Block,
    };
    let converted = CONVERTER.as_ref()?.convert_with_local_state(formula, display).ok()?;
    let mathml = converted.mathml;
    let inside = mathml.strip_prefix("<math")?.split_once('>')?.1.strip_suffix("</math>")?;
    is_safe(inside).then(|| format!("<mrow>{inside}</mrow>"))
}

#[cfg(not(feature = "math"))]
fn presentation(_: &str, _: Form) -> Option<String> {
    None
}

/// Elements that a formula may be made of. The first three stand around it.
pub(crate) const ELEMENTS: &[&str] = &[
    "math",
    "semantics",
    "annotation",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];

/// Attributes that they may have, all of them plain words, numbers and lengths.
pub(crate) const ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "class",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "encoding",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "style",
    "symmetric",
    "voffset",
    "width",
];

#[cfg(feature = "math")]
mod guard {
    //! What goes into the converter, and what may come out of it.

    use super::{ATTRIBUTES, ELEMENTS};

    /// How many of [`ELEMENTS`] stand around a formula, never in it.
    const AROUND: usize = 3;

    /// The longest formula that is converted, in bytes.
    const LONGEST: usize = 4096;

    /// How many commands, scripts and groups may be open at one place. The converter descends one
    /// or two calls for each and would overflow the stack at some hundreds: `\sqrt\sqrt\sqrt…`.
    const DEEPEST: usize = 100;

    /// Whether a formula is short and flat enough to convert. Counts everything that may make the
    /// converter descend, and forgets what a closed group held.
    pub(super) fn is_modest(formula: &str) -> bool {
        // A `}` behind `%` might be a comment and close nothing.
        let closes = !formula.contains('%');
        let mut open = 0_usize;
        let mut groups = Vec::new();
        let mut escaped = false;
        for byte in formula.bytes() {
            let starts = !escaped && matches!(byte, b'\\' | b'{' | b'^' | b'_');
            if byte == b'{' && !escaped {
                groups.push(open);
            }
            open += usize::from(starts);
            if byte == b'}' && !escaped && closes {
                open = groups.pop().unwrap_or(open);
            }
            if open > DEEPEST {
                return false;
            }
            escaped = byte == b'\\' && !escaped;
        }
        formula.len() <= LONGEST
    }

    /// Whether markup has only listed tags with listed attributes, properly nested, and no `<` or
    /// `>` beside them.
    pub(super) fn is_safe(markup: &str) -> bool {
        let mut open = Vec::new();
        let mut rest = markup;
        while let Some(at) = rest.find(['<', '>']) {
            let Some(tail) = rest[at..].strip_prefix('<') else { return false };
            let Some((tag, after)) = tail.split_once('>') else { return false };
            let nested = match tag.strip_prefix('/') {
                Some(name) => open.pop() == Some(name),
                None => start_tag(tag).is_some_and(|name| {
                    if !tag.ends_with('/') {
                        open.push(name);
                    }
                    true
                }),
            };
            if !nested {
                return false;
            }
            rest = after;
        }
        open.is_empty()
    }

    /// The name in a start tag, if all of it is listed.
    fn start_tag(tag: &str) -> Option<&str> {
        let tag = tag.strip_suffix('/').unwrap_or(tag);
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        while !rest.trim().is_empty() {
            let (attribute, tail) = rest.trim_start().split_once("=\"")?;
            let (value, tail) = tail.split_once('"')?;
            if !ATTRIBUTES.contains(&attribute) || !is_plain_value(value) {
                return None;
            }
            rest = tail;
        }
        ELEMENTS[AROUND..].contains(&name).then_some(name)
    }

    /// Words, numbers, lengths and colours: nothing that calls (`url(`), escapes or refers.
    fn is_plain_value(value: &str) -> bool {
        value.chars().all(|c| c.is_ascii_alphanumeric() || " .:;#%+-_".contains(c))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn nesting_is_counted_where_it_is_open() {
            let flat = r"\frac{a}{b} + ".repeat(40);
            assert!(is_modest(&flat));
            assert!(!is_modest(&r"\sqrt".repeat(101)));
            assert!(!is_modest(&"{".repeat(101)));
            assert!(!is_modest(&"x^".repeat(101)));
            assert!(is_modest(&"{x}".repeat(300)));
            assert!(!is_modest(&"{%}\n".repeat(101)));
            assert!(!is_modest(&"x".repeat(5000)));
        }

        #[test]
        fn only_listed_markup_is_safe() {
            assert!(is_safe(r#"<mi>x</mi><mo lspace="0">&lt;</mo><mspace width="1em"/>"#));
            for bad in [
                "<mo><img></mo>",
                "<mo></mi></mo>",
                "</math><mi>",
                "<mi>",
                "a > b",
                r#"<mi href="https://example.com">x</mi>"#,
                r#"<mi onclick="x">x</mi>"#,
                r#"<mi style="background:url(x)">x</mi>"#,
                "<mi/onclick=x>x</mi>",
                "<mi",
            ] {
                assert!(!is_safe(bad), "{bad}");
            }
        }
    }
}

#[cfg(feature = "math")]
use guard::{is_modest, is_safe};

#[cfg(all(test, feature = "math"))]
mod tests {
    use super::*;

    #[track_caller]
    fn check(formula: &str, expected: Option<&str>) {
        assert_eq!(presentation(formula, Form::Inline).as_deref(), expected, "{formula}");
    }

    #[test]
    fn formulas_become_mathml() {
        check("x^2", Some("<mrow><msup><mi>x</mi><mn>2</mn></msup></mrow>"));
        check(r"\frac{a}{b}", Some("<mrow><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow>"));
    }

    #[test]
    fn hostile_formulas_stay_text() {
        for formula in [
            r"\href{javascript:alert(1)}{x}",
            r"\operatorname{<img src=x onerror=alert(1)>}",
            r"\operatorname{</mo></math><script>alert(1)</script>}",
            r"\operatorname{<img>}",
            r"\def\a{\a\a}\a",
            "}{",
        ] {
            check(formula, None);
        }
    }

    /// Every way to nest, as deep as the guard lets through, on a stack of half a megabyte, which
    /// is half of what a WebAssembly module has.
    #[test]
    fn the_deepest_formulas_fit_the_stack() {
        let families = [
            ("{", "}"),
            (r"\frac{", "}{}"),
            (r"\sqrt{", "}"),
            (r"\left(", r"\right)"),
            ("x^{", "}"),
            (r"\begin{matrix}", r"\end{matrix}"),
            (r"\sqrt", ""),
            (r"\frac x", ""),
            ("x^", ""),
            (r"\text{", "}"),
            (r"\sqrt[", "]{x}"),
            (r"\overset{a}{", "}"),
            (r"\mathbf{", "}"),
            (r"\color{red}{", "}"),
            (r"\hat{", "}"),
            (r"\begin{cases}", r"\end{cases}"),
            (r"\underbrace{", "}"),
            (r"\substack{", "}"),
            (r"\mathrm{", "}"),
            (r"\not", ""),
        ];
        let depths = [10, 24, 33, 49, 50, 99, 100];
        let run = move || {
            for (open, close) in families {
                for depth in depths {
                    let formula = format!("{}x{}", open.repeat(depth), close.repeat(depth));
                    let _ = presentation(&formula, Form::Block);
                }
            }
        };
        let thread = std::thread::Builder::new().stack_size(1 << 19).spawn(run);
        thread.expect("a thread starts").join().expect("no overflow, no panic");
    }
}
