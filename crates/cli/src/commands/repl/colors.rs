//! Scripts in colours, by the tokens of the language's own lexer.

use aizome_aiscript_syntax::lexer::lex;
use aizome_aiscript_syntax::token::TokenKind;

use crate::shown::harmless;

/// `code` with colours, and nothing else in it that could steer a terminal.
pub(super) fn colored(code: &str) -> String {
    let code = harmless(code);
    let tokens = lex(&code);
    let comments = tokens.trivia.comments.iter().map(|comment| (comment.span.range(), "90"));
    let words = tokens
        .tokens
        .iter()
        .filter_map(|token| Some((token.start as usize..token.end as usize, paint(token.kind)?)));
    let mut parts: Vec<_> = words.chain(comments).collect();
    parts.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(code.len() * 2);
    let mut done = 0;
    for (range, paint) in parts {
        let (Some(before), Some(part)) = (code.get(done..range.start), code.get(range.clone()))
        else {
            continue;
        };
        out.push_str(before);
        out.push_str(&format!("\x1b[{paint}m{part}\x1b[0m"));
        done = range.end;
    }
    out.push_str(&code[done..]);
    out
}

/// The colour of a token, as the number that terminals have for it.
fn paint(kind: TokenKind) -> Option<&'static str> {
    use TokenKind as Kind;
    Some(match kind {
        Kind::NullKeyword | Kind::TrueKeyword | Kind::FalseKeyword | Kind::NumberLiteral => "36",
        kind if kind.keyword().is_some() => "35",
        Kind::StringLiteral | Kind::Template | Kind::TemplateText | Kind::TemplateEnd => "32",
        Kind::At
        | Kind::Out
        | Kind::Arrow
        | Kind::Sharp
        | Kind::OpenSharpBracket
        | Kind::Sharp3 => "33",
        Kind::Error => "31",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str, expected: &str) {
        let shown = colored(code).replace("\x1b[0m", ">").replace("\x1b[", "<");
        assert_eq!(shown, expected);
    }

    #[test]
    fn tokens_have_colours() {
        check("let a = 1 // b", "<35mlet> a = <36m1> <90m// b>");
        check("`a{b}c`", "<32m`><32ma>{b}<32mc><32m`>");
        check("<: \"藍", "<33m<:> <32m\"藍>");
        check("\x1b[31m", "?[<36m31>m");
        check("", "");
    }
}
