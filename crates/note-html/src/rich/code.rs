//! Blocks of code, highlighted where the language is known.
//!
//! The highlighter matches regular expressions that notes could be made to slow down, so it only
//! sees blocks and lines of bounded length; beyond them code is shown plainly. It gives classes,
//! not colours: those are the stylesheet's.

use super::open_classed;
use crate::writer::{Attribute, Element, Writer};

/// A block of code.
pub(super) fn write(writer: &mut Writer, code: &str, lang: Option<&str>) {
    open_classed(writer, Element::Pre, "mfm-code").end();
    writer.open(Element::Code).attr_if(Attribute::DataMfmLang, lang).end();
    if !lang.is_some_and(|lang| highlight(writer, code, lang)) {
        writer.text(code);
    }
    writer.close(Element::Code);
    writer.close(Element::Pre);
}

#[cfg(not(feature = "highlight"))]
fn highlight(_: &mut Writer, _: &str, _: &str) -> bool {
    false
}

#[cfg(feature = "highlight")]
use highlighter::highlight;

#[cfg(feature = "highlight")]
mod highlighter {
    use std::sync::LazyLock;

    use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

    use super::super::open_classed;
    use crate::writer::{Element, Writer};

    /// The longest block that is highlighted, in bytes.
    const LONGEST_BLOCK: usize = 16 * 1024;
    /// The longest line, in bytes: the time of one match may grow with its square.
    const LONGEST_LINE: usize = 400;

    static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

    /// Scopes that have a class, the first atom of their name.
    static CLASSES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
        let classes = [
            ("comment", "mfm-hl-comment"),
            ("string", "mfm-hl-string"),
            ("constant", "mfm-hl-constant"),
            ("keyword", "mfm-hl-keyword"),
            ("storage", "mfm-hl-storage"),
            ("entity", "mfm-hl-entity"),
            ("support", "mfm-hl-support"),
            ("variable", "mfm-hl-variable"),
            ("invalid", "mfm-hl-invalid"),
        ];
        let scoped = |(scope, class)| Some((Scope::new(scope).ok()?, class));
        classes.into_iter().filter_map(scoped).collect()
    });

    /// Writes `code` in spans of classes; `false`, and nothing written, if it cannot be.
    pub(super) fn highlight(writer: &mut Writer, code: &str, lang: &str) -> bool {
        let short = code.len() <= LONGEST_BLOCK
            && code.split('\n').all(|line| line.len() <= LONGEST_LINE);
        let Some(syntax) = syntax(lang).filter(|_| short) else { return false };
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        for line in code.split_inclusive('\n') {
            // On an error the rest of the line stays as the scopes stand.
            let parsed = state.parse_line(line, &SYNTAXES).unwrap_or_default();
            let mut done = 0;
            for (at, op) in &parsed {
                token(writer, &line[done..*at], &stack);
                done = *at;
                if stack.apply(op).is_err() {
                    break;
                }
            }
            token(writer, &line[done..], &stack);
        }
        true
    }

    fn token(writer: &mut Writer, text: &str, stack: &ScopeStack) {
        let class = if text.trim().is_empty() { None } else { class(stack) };
        let Some(class) = class else { return writer.text(text) };
        open_classed(writer, Element::Span, class).end();
        writer.text(text);
        writer.close(Element::Span);
    }

    /// The class of the innermost scope that has one.
    fn class(stack: &ScopeStack) -> Option<&'static str> {
        let of = |scope: &Scope| CLASSES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
        stack.as_slice().iter().rev().find_map(of).map(|(_, class)| *class)
    }

    /// Names of languages that have no syntax of their own here, but a near one.
    const NEAR: &[(&str, &str)] = &[
        ("ts", "js"), ("typescript", "js"), ("tsx", "js"), ("jsx", "js"), ("mjs", "js"),
        ("ais", "js"), ("aiscript", "js"), ("is", "js"), ("json5", "json"), ("jsonc", "json"),
        ("shell", "sh"), ("zsh", "sh"), ("console", "sh"), ("kt", "java"), ("kotlin", "java"),
        ("vue", "html"), ("svelte", "html"), ("scss", "css"), ("less", "css"),
    ];

    fn syntax(lang: &str) -> Option<&'static SyntaxReference> {
        let lang = lang.split_whitespace().next()?.to_ascii_lowercase();
        let near = NEAR.iter().find(|(name, _)| *name == lang).map_or(&*lang, |(_, near)| near);
        SYNTAXES.find_syntax_by_token(near).filter(|syntax| syntax.name != "Plain Text")
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn tokens_get_classes_and_text_stays_escaped() {
            let mut writer = Writer::default();
            assert!(highlight(&mut writer, "let a = '<b>'; // x\n", "js"));
            let html = writer.finish();
            assert!(html.contains(r#"<span class="mfm-hl-storage">let</span>"#), "{html}");
            assert!(html.contains("&lt;b&gt;"), "{html}");
            assert!(html.contains("mfm-hl-comment"), "{html}");
        }

        #[test]
        fn unknown_languages_and_long_lines_stay_plain() {
            let mut writer = Writer::default();
            assert!(!highlight(&mut writer, "x", "no such language"));
            assert!(!highlight(&mut writer, &"x".repeat(401), "js"));
            assert!(!highlight(&mut writer, &"x\n".repeat(9000), "js"));
            assert_eq!(writer.finish(), "");
        }
    }
}
