//! Blocks of code, highlighted where the language is known.
//!
//! The highlighter matches regular expressions that notes could be made to slow down, so it sees
//! only so much of one note, and no long line; what is beyond is shown plainly. It gives classes,
//! not colours: those are the stylesheet's.

use super::nodes::Profile;
use super::open_classed;
use crate::writer::{Attribute, Element};

/// How many bytes of code are highlighted in one note.
pub(super) const HIGHLIGHTED: usize = 8 * 1024;

impl Profile<'_, '_> {
    /// A block of code.
    pub(super) fn block_code(&mut self, code: &str, lang: Option<&str>) {
        open_classed(self.writer, Element::Pre, "mfm-code").end();
        self.writer.open(Element::Code).attr_if(Attribute::DataMfmLang, lang).end();
        if !lang.is_some_and(|lang| self.highlighted(code, lang)) {
            self.writer.text(code);
        }
        self.writer.close(Element::Code);
        self.writer.close(Element::Pre);
    }

    /// Writes the code in classes, if it can be; `false`, and nothing written, if not.
    #[cfg(feature = "highlight")]
    fn highlighted(&mut self, code: &str, lang: &str) -> bool {
        let Some(left) = self.highlighted_left.checked_sub(code.len()) else { return false };
        let done = highlighter::highlight(self.writer, code, lang);
        if done {
            self.highlighted_left = left;
        }
        done
    }

    #[cfg(not(feature = "highlight"))]
    fn highlighted(&mut self, _: &str, _: &str) -> bool {
        // Without a highlighter nothing is left for it.
        self.highlighted_left = 0;
        false
    }
}

#[cfg(feature = "highlight")]
mod highlighter {
    use std::sync::LazyLock;

    use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

    use super::super::open_classed;
    use crate::writer::{Element, Writer};

    /// The longest line that is highlighted, in bytes: the time it takes grows with the square of
    /// its length and more.
    const LONGEST_LINE: usize = 160;

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

    /// Writes `code` in spans of classes; `false`, and nothing written, if the language is unknown.
    pub(super) fn highlight(writer: &mut Writer, code: &str, lang: &str) -> bool {
        let Some(syntax) = syntax(lang) else { return false };
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        for line in code.split_inclusive('\n') {
            if line.len() > LONGEST_LINE {
                writer.text(line);
            } else {
                write_line(writer, line, &mut state, &mut stack);
            }
        }
        true
    }

    /// Neighbours of the same class become one span.
    fn write_line(writer: &mut Writer, line: &str, state: &mut ParseState, stack: &mut ScopeStack) {
        // On an error the rest of the line stays as the scopes stand.
        let parsed = state.parse_line(line, &SYNTAXES).unwrap_or_default();
        let (mut start, mut current) = (0, class(stack));
        for (at, op) in &parsed {
            if stack.apply(op).is_err() {
                break;
            }
            // What is between two changes at the same place has no text.
            let next = class(stack);
            if next != current {
                token(writer, &line[start..*at], current);
                (start, current) = (*at, next);
            }
        }
        token(writer, &line[start..], current);
    }

    fn token(writer: &mut Writer, text: &str, class: Option<&'static str>) {
        match class {
            Some(class) if !text.trim().is_empty() => {
                open_classed(writer, Element::Span, class).end();
                writer.text(text);
                writer.close(Element::Span);
            }
            _ => writer.text(text),
        }
    }

    /// The class of the innermost scope that has one.
    fn class(stack: &ScopeStack) -> Option<&'static str> {
        let of = |scope: &Scope| CLASSES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
        stack.as_slice().iter().rev().find_map(of).map(|(_, class)| *class)
    }

    /// Syntaxes that are none, or whose expressions take seconds for lines made to slow them down.
    const LEFT_OUT: &[&str] = &["Plain Text", "Makefile", "Lisp"];

    /// Names of languages that have no syntax of their own here, but a near one.
    const NEAR: &[(&str, &str)] = &[
        ("ts", "js"),
        ("typescript", "js"),
        ("tsx", "js"),
        ("jsx", "js"),
        ("mjs", "js"),
        ("ais", "js"),
        ("aiscript", "js"),
        ("is", "js"),
        ("json5", "json"),
        ("jsonc", "json"),
        ("shell", "sh"),
        ("zsh", "sh"),
        ("console", "sh"),
        ("kt", "java"),
        ("kotlin", "java"),
        ("vue", "html"),
        ("svelte", "html"),
        ("scss", "css"),
        ("less", "css"),
    ];

    fn syntax(lang: &str) -> Option<&'static SyntaxReference> {
        let lang = lang.split_whitespace().next()?.to_ascii_lowercase();
        let near = NEAR.iter().find(|(name, _)| *name == lang).map_or(&*lang, |(_, near)| near);
        let syntax = SYNTAXES.find_syntax_by_token(near)?;
        (!LEFT_OUT.contains(&&*syntax.name)).then_some(syntax)
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
            let long = format!("'{}'", "x".repeat(400));
            assert!(highlight(&mut writer, &long, "js"));
            assert_eq!(writer.finish(), long.replace('\'', "&#039;"));
        }
    }
}
