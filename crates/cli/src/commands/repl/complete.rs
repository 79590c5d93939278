//! What a word could become: names of the library and of the session, keywords, and, after a dot,
//! what values have.

use aizome_aiscript_syntax::lexer::{FlawKind, lex};
use aizome_aiscript_syntax::token::TokenKind;

use super::meta;

/// The words of the language itself that begin something.
const KEYWORDS: &[&str] = &[
    "break", "case", "continue", "default", "do", "each", "elif", "else", "eval", "exists",
    "false", "for", "if", "let", "loop", "match", "null", "return", "true", "var", "while",
];

/// Every name that there is.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// `print`, `Core:add`, and the variables of the session.
    pub(super) global: Vec<String>,
    /// `len`, `push`: what stands after a dot.
    pub(super) members: Vec<String>,
}

/// Where the word before `at` begins, and what it could become, in order.
pub(super) fn complete<'n>(names: &'n Names, line: &str, at: usize) -> (usize, Vec<&'n str>) {
    let before = line.get(..at).unwrap_or(line);
    if before.starts_with(':') && !before.contains(char::is_whitespace) {
        let words = meta::COMMANDS.iter().map(|command| command.word);
        return (0, words.filter(|word| word.starts_with(before)).collect());
    }
    if is_in_text(before) {
        return (at, Vec::new());
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':');
    let word = &before[before.trim_end_matches(is_part).len()..];
    // `a:b` in `{a:b}` is no name, but `Arr:cre` is the beginning of one.
    let word = word.trim_start_matches(':');
    let start = before.len() - word.len();
    let mut found: Vec<&str> = match before[..start].ends_with('.') {
        true => beginning(&names.members, word).collect(),
        false if word.is_empty() => Vec::new(),
        false => {
            let keywords = KEYWORDS.iter().copied().filter(|keyword| keyword.starts_with(word));
            beginning(&names.global, word).chain(keywords).collect()
        }
    };
    found.sort_unstable();
    found.dedup();
    (start, found)
}

fn beginning<'n>(names: &'n [String], word: &str) -> impl Iterator<Item = &'n str> {
    names.iter().map(String::as_str).filter(move |name| name.starts_with(word))
}

/// Whether the end of `code` is inside of a string, a template's text or a comment.
fn is_in_text(code: &str) -> bool {
    let tokens = lex(code);
    let ends_here = |end: u32| end as usize == code.len();
    if tokens.trivia.comments.last().is_some_and(|comment| ends_here(comment.span.end)) {
        return true;
    }
    let mut flaws = tokens.flaws.iter();
    if let Some(open) = flaws.find(|flaw| flaw.kind == FlawKind::UnterminatedTemplate) {
        // The rest of a template that is not closed counts as its text, though it may be in a hole.
        let text = &code[open.span.start as usize..];
        return text.matches('{').count() <= text.matches('}').count();
    }
    let last = tokens.tokens.iter().rev().find(|token| token.kind != TokenKind::Eof);
    last.filter(|token| ends_here(token.end)).is_some_and(|token| {
        let text = &code[token.start as usize..];
        match token.kind {
            TokenKind::StringLiteral => text.len() == 1 || !text.ends_with(&text[..1]),
            kind => kind == TokenKind::TemplateEnd,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, start: usize, expected: &[&str]) {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let names = Names {
            global: owned(&["print", "Arr:create", "Core:add", "private_thing"]),
            members: owned(&["len", "push", "pop"]),
        };
        assert_eq!(complete(&names, line, line.len()), (start, expected.to_vec()), "{line:?}");
    }

    #[test]
    fn words_are_completed() {
        check("pri", 0, &["print", "private_thing"]);
        check("f(Arr:cr", 2, &["Arr:create"]);
        check("re", 0, &["return"]);
        check("a.p", 2, &["pop", "push"]);
        check("a.", 2, &["len", "pop", "push"]);
        check("", 0, &[]);
        check("a + ", 4, &[]);
        check(":ty", 0, &[":type"]);
        check(":type pri", 6, &["print", "private_thing"]);
    }

    #[test]
    fn text_is_left_alone() {
        check("\"pri", 4, &[]);
        check("`pri", 4, &[]);
        check("// pri", 6, &[]);
        check("`{pri", 2, &["print", "private_thing"]);
        check("\"a\" + pri", 6, &["print", "private_thing"]);
    }
}
