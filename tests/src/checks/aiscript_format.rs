//! Laws of the formatter of scripts: what it must keep, and that what is formatted stays as it is.
//!
//! The formatter compares trees and comments itself before it hands anything out. These laws do not
//! trust it: they compare the reference's JSON, and the tokens one by one.

use aizome_aiscript_syntax::format::{
    Indent, Options, Quotes, Refused, edits, format, format_range,
};
use aizome_aiscript_syntax::lexer::{Tokens, lex};
use aizome_aiscript_syntax::metadata::lang_version;
use aizome_aiscript_syntax::reference::AstJson;
use aizome_aiscript_syntax::token::TokenKind;
use aizome_aiscript_syntax::{List, Node, Parsed, Tree, parse};
use aizome_source::{Span, apply_edits};

/// The settings under which scripts are formatted: usual ones, and lines for which hardly anything,
/// or all, has room.
pub const OPTIONS: [Options; 4] = [
    Options { indent: Indent::Tab, width: 80, quotes: Quotes::Double },
    Options { indent: Indent::Spaces(2), width: 30, quotes: Quotes::Single },
    Options { indent: Indent::Spaces(4), width: 1, quotes: Quotes::Double },
    Options { indent: Indent::Tab, width: 10_000, quotes: Quotes::Single },
];

/// Every law about one script. A range of it is chosen by `seed`.
///
/// # Panics
/// When a law does not hold.
pub fn formatting(source: &str, seed: u64) {
    let parsed = parse(source);
    for options in OPTIONS {
        let formatted = format(&parsed, &options);
        if !parsed.is_valid() {
            assert_eq!(formatted, Err(Refused::Invalid), "{source:?}");
            assert_eq!(
                format_range(&parsed, Span::NONE, &options),
                Err(Refused::Invalid),
                "{source:?}"
            );
            continue;
        }
        // What a carriage return alone does to the line of the version cannot be kept.
        if matches!(formatted, Err(Refused::Unsafe(_))) && source.replace("\r\n", "").contains('\r')
        {
            continue;
        }
        let out =
            formatted.unwrap_or_else(|refused| panic!("{refused}: {source:?} by {options:?}"));
        let again = parse(&out);
        meaning(&parsed, &again);
        tokens(source, &out);
        stability(&again, &options);
        if !is_ignoring(source) {
            gaps(&parsed, &again);
            blanks(&out);
            plain_lines(&out);
        }
        line_ends(source, &out, &options);
        only_edits(&parsed, &out, &options);
        range(&parsed, &again, &options, seed);
    }
}

/// The reference reads the same tree, and the language version is the same.
fn meaning(parsed: &Parsed<'_>, again: &Parsed<'_>) {
    let [before, after] =
        [parsed, again].map(|parsed| AstJson::without_loc(parsed.tree()).to_string());
    assert_eq!(before, after, "another tree: {:?}\nfrom {:?}", again.text, parsed.text);
    assert_eq!(lang_version(parsed.text), lang_version(again.text), "{:?}", parsed.text);
}

/// Tokens and comments follow each other as before, apart from what only separates, joins or
/// brackets.
fn tokens(source: &str, out: &str) {
    let (before, after) = (sequence(source), sequence(out));
    for (index, (before, after)) in before.iter().zip(&after).enumerate() {
        assert_eq!(before, after, "item {index} of {out:?}\nfrom {source:?}");
    }
    assert_eq!(before.len(), after.len(), "{out:?}\nfrom {source:?}");
}

/// What is formatted stays as it is, all of it and in every part.
fn stability(again: &Parsed<'_>, options: &Options) {
    let twice = format(again, options);
    assert_eq!(twice.as_deref(), Ok(again.text), "not stable by {options:?}");
    assert_eq!(edits(again, options), Ok(Vec::new()));
}

/// Where statements were apart by a blank line they still are, and nowhere else.
fn gaps(parsed: &Parsed<'_>, again: &Parsed<'_>) {
    let (before, after) = (blank_gaps(parsed.tree()), blank_gaps(again.tree()));
    assert_eq!(before.len(), after.len(), "{:?}", parsed.text);
    for ((before, is_certain), (after, _)) in before.iter().zip(&after) {
        assert!(
            !is_certain || before == after,
            "blank lines of {:?}\nfrom {:?}",
            again.text,
            parsed.text
        );
    }
}

/// There is one blank line at most, and none inside of a bracket or at an end of the script.
fn blanks(out: &str) {
    assert!(!out.starts_with('\n') && !out.ends_with("\n\n"), "{out:?}");
    assert!(out.is_empty() || out.ends_with('\n'), "{out:?}");
    let lexed = lex(out);
    let items = places(&lexed);
    for pair in items.windows(2) {
        let [(before, left), (after, right)] = pair else { continue };
        let lines = out[left.end as usize..right.start as usize].matches('\n').count();
        let is_edge = before.is_some_and(opens) || after.is_some_and(closes);
        assert!(lines <= if is_edge { 1 } else { 2 }, "{} blank lines in {out:?}", lines - 1);
    }
}

/// No line ends in a space, apart from text.
fn plain_lines(out: &str) {
    let lexed = lex(out);
    let is_text = |at: u32| {
        let comments = lexed.trivia.comments.iter().map(|comment| comment.span);
        let tokens = lexed.tokens.iter().filter(|token| {
            matches!(token.kind, TokenKind::StringLiteral | TokenKind::TemplateText)
        });
        tokens
            .map(|token| Span::new(token.start, token.end))
            .chain(comments)
            .any(|span| span.start < at && at <= span.end)
    };
    for (at, _) in out.match_indices(" \n").chain(out.match_indices("\t\n")) {
        let at = u32::try_from(at).expect("scripts here are small");
        assert!(
            is_text(at + 1) || in_template(&lexed, at),
            "a space at the end of a line in {out:?}"
        );
    }
}

/// Lines end as they did; carriage returns change nothing else.
fn line_ends(source: &str, out: &str, options: &Options) {
    if source.contains('\r') || !source.contains('\n') {
        return;
    }
    let crlf = source.replace('\n', "\r\n");
    let parsed = parse(&crlf);
    assert_eq!(
        format(&parsed, options).as_deref(),
        Ok(out.replace('\n', "\r\n").as_str()),
        "{crlf:?}"
    );
    assert_eq!(apply(&crlf, &edits(&parsed, options)), out.replace('\n', "\r\n"));
}

fn only_edits(parsed: &Parsed<'_>, out: &str, options: &Options) {
    assert_eq!(apply(parsed.text, &edits(parsed, options)), out);
}

/// A range changes nothing outside of the statements that it touches, and nothing that is formatted
/// already; where all else is formatted, it gives what formatting everything gives.
fn range(parsed: &Parsed<'_>, again: &Parsed<'_>, options: &Options, seed: u64) {
    let mut rng = fastrand::Rng::with_seed(seed);
    let text = parsed.text;
    let range = some_span(text, &mut rng);
    let edits = format_range(parsed, range, options);
    let edits =
        edits.unwrap_or_else(|refused| panic!("{refused}: {range:?} of {text:?} by {options:?}"));
    // Carriage returns belong to no line, so that which lines a range touches is less certain.
    for edit in edits.iter().filter(|_| !text.contains('\r')) {
        assert!(
            touched_lines(parsed, range).contains(edit.span),
            "{edit:?} for {range:?} of {text:?}"
        );
    }
    // How far a block is indented is read from the line on which it starts; a continued line tells
    // that for itself only.
    let is_continued =
        again.text.contains("\\\n") || again.text.contains("\\\r") || again.text.contains("\\ //");
    let range = some_span(again.text, &mut rng);
    let edits = format_range(again, range, options);
    assert!(
        is_continued || edits == Ok(Vec::new()),
        "{edits:?} for {range:?} of {:?} by {options:?}",
        again.text
    );

    let roots = again.ast.roots();
    let Some(&root) = roots.get(rng.usize(..roots.len().max(1))) else { return };
    let span = again.ast.span(root);
    let messed = messed(again.text, span, &mut rng);
    let parsed = parse(&messed);
    if parsed.is_valid() && !is_ignoring(&messed) {
        let edits = format_range(&parsed, Span::new(span.start, span.start), options);
        assert_eq!(
            apply(&messed, &edits),
            again.text,
            "the statement at {} of {messed:?} by {options:?}",
            span.start
        );
    }
}

/// A script with more spaces in one statement: between tokens that stand apart already.
fn messed(text: &str, within: Span, rng: &mut fastrand::Rng) -> String {
    let lexed = lex(text);
    let mut out = String::new();
    let mut done = 0;
    for token in &lexed.tokens {
        let is_inside = within.start < token.start && token.start < within.end;
        let follows_space = text[..token.start as usize].ends_with(' ');
        if is_inside && follows_space && !in_template(&lexed, token.start) && rng.bool() {
            out.push_str(&text[done..token.start as usize]);
            out.push_str(["  ", "\t"][rng.usize(..2)]);
            done = token.start as usize;
        }
    }
    out.push_str(&text[done..]);
    out
}

/// The lines of the statements of the script that a range touches, and of their neighbours on these
/// lines, up to the next statement.
fn touched_lines(parsed: &Parsed<'_>, range: Span) -> Span {
    let (text, roots) = (parsed.text, parsed.ast.roots());
    let span = |index: usize| parsed.ast.span(roots[index]);
    let is_touched =
        |&index: &usize| span(index).start <= range.end && range.start <= span(index).end;
    let touched: Vec<usize> = (0..roots.len()).filter(is_touched).collect();
    let (Some(&first), Some(&last)) = (touched.first(), touched.last()) else { return Span::NONE };
    let share_line =
        |left: usize| !text[span(left).end as usize..span(left + 1).start as usize].contains('\n');
    let first = (0..first).rev().take_while(|&left| share_line(left)).last().unwrap_or(first);
    let next = (last..roots.len() - 1)
        .find(|&left| !share_line(left))
        .map_or(roots.len(), |left| left + 1);
    let start = text[..span(first).start as usize].rfind('\n').map_or(0, |at| at + 1);
    Span::of(start..if next < roots.len() { span(next).start as usize } else { text.len() })
}

fn some_span(text: &str, rng: &mut fastrand::Rng) -> Span {
    let [a, b] = [(); 2].map(|()| text.floor_char_boundary(rng.usize(..=text.len())));
    Span::of(a.min(b)..a.max(b))
}

fn apply(text: &str, edits: &Result<Vec<aizome_source::Edit>, Refused>) -> String {
    let edits = edits.as_ref().unwrap_or_else(|refused| panic!("{refused}: {text:?}"));
    apply_edits(text, edits).unwrap_or_else(|error| panic!("{error}: {text:?}"))
}

/// Tokens and comments without what may come and go: separators, `\`, round brackets, the form of
/// strings and numbers.
fn sequence(text: &str) -> Vec<String> {
    let text = text.replace('\r', "");
    let lexed = lex(&text);
    let items = places(&lexed).into_iter();
    items
        .filter_map(|(kind, span)| {
            use TokenKind as T;
            let written = &text[span.range()];
            match kind {
                None => Some(written.trim_end_matches([' ', '\t']).to_owned()),
                Some(T::NewLine | T::Eof | T::Comma | T::SemiColon | T::BackSlash) => None,
                Some(T::OpenParen | T::CloseParen) => None,
                Some(T::StringLiteral) => Some(value(&written[1..written.len() - 1])),
                Some(T::NumberLiteral) if !written.contains('.') => {
                    Some(written.trim_start_matches('0').to_owned())
                }
                Some(_) => Some(written.to_owned()),
            }
        })
        .collect()
}

/// The value of a string: every backslash gives the character after it.
fn value(inner: &str) -> String {
    let mut value = String::from("\"");
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        value.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    value
}

/// Tokens, of which comments have no kind, in order. The line breaks are left out.
fn places(lexed: &Tokens) -> Vec<(Option<TokenKind>, Span)> {
    let tokens = lexed
        .tokens
        .iter()
        .filter(|token| !matches!(token.kind, TokenKind::NewLine | TokenKind::Eof));
    let tokens = tokens.map(|token| (Some(token.kind), Span::new(token.start, token.end)));
    let comments = lexed.trivia.comments.iter().map(|comment| (None, comment.span));
    let mut all: Vec<_> = tokens.chain(comments).collect();
    all.sort_by_key(|(_, span)| (span.start, span.end));
    all
}

/// Whether an offset is in a template.
fn in_template(lexed: &Tokens, at: u32) -> bool {
    let before = lexed.tokens.iter().take_while(|token| token.start <= at);
    before.fold(0_i32, |depth, token| match token.kind {
        TokenKind::Template => depth + 1,
        TokenKind::TemplateEnd => depth - 1,
        _ => depth,
    }) > 0
}

fn opens(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::OpenBrace | TokenKind::OpenBracket | TokenKind::OpenParen)
}

fn closes(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::CloseBrace | TokenKind::CloseBracket | TokenKind::CloseParen)
}

/// Whether some of a script is not to be touched, or cannot be: holes with comments are copied.
fn is_ignoring(text: &str) -> bool {
    text.contains("fmt-ignore") || text.contains("prettier-ignore") || text.contains('`')
}

/// For every two neighbours among statements, and every comment between them: whether a blank line
/// stands there; and whether that is certain, as a `\` blurs where a statement ends.
fn blank_gaps(tree: Tree<'_>) -> Vec<(Vec<bool>, bool)> {
    let lexed = lex(tree.text);
    let mut gaps = Vec::new();
    let mut below = vec![tree.roots().to_vec()];
    while let Some(statements) = below.pop() {
        for pair in statements.windows(2) {
            let (left, right) = (tree.span(pair[0]), tree.span(pair[1]));
            gaps.push(gap(tree.text, &lexed, left, right));
        }
        for &statement in &statements {
            blocks(tree, statement, &mut below);
        }
    }
    gaps
}

fn gap(text: &str, lexed: &Tokens, left: Span, right: Span) -> (Vec<bool>, bool) {
    let between = Span::new(left.end, right.start);
    let mut blank = Vec::new();
    let mut from = left.end;
    for comment in lexed.trivia.comments_in(between) {
        blank.push(text[from as usize..comment.span.start as usize].matches('\n').count() > 1);
        from = comment.span.end;
    }
    blank.push(text[from as usize..right.start as usize].matches('\n').count() > 1);
    let is_certain = !text[left.range()].ends_with(['\\', '\n', ' ', '\t'])
        && !lexed.trivia.comments.iter().any(|comment| comment.span.end == left.end)
        && !text[between.range()].contains('\\');
    (blank, is_certain)
}

/// The statements of all blocks of a node that lie in no other block of it.
fn blocks(
    tree: Tree<'_>,
    id: aizome_aiscript_syntax::NodeId,
    found: &mut Vec<Vec<aizome_aiscript_syntax::NodeId>>,
) {
    let mut ids = vec![id];
    while let Some(id) = ids.pop() {
        let mut list = |list: List| found.push(tree.list(list).to_vec());
        match tree.node(id) {
            Node::Block { statements } => list(statements),
            Node::Namespace { members, .. } => list(members),
            _ => tree.ast.each_child(id, |child| ids.push(child)),
        }
    }
}
