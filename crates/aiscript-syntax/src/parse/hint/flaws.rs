//! Tokens that are wrong in themselves: characters from elsewhere, strings without an end.

use aizome_source::{Diagnostic, Label, Localized, Span};

use super::cure::Cure;
use super::numbers;
use super::words::shortened;
use crate::codes;
use crate::findings::Findings;
use crate::lexer::{Flaw, FlawKind};

/// How many characters of a word are looked at.
const FAR: usize = 64;

/// How many further places of a finding are shown at most.
const MARKED: usize = 7;

/// Characters that look like one of the language, and that.
const LOOK_ALIKE: &[(char, &str)] = &[
    ('\u{3000}', " "),
    ('\u{a0}', " "),
    ('\u{202f}', " "),
    ('\u{2028}', " "),
    ('\u{2029}', " "),
    ('\u{200b}', ""),
    ('\u{feff}', ""),
    ('“', "\""),
    ('”', "\""),
    ('„', "\""),
    ('‟', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('′', "'"),
    ('″', "\""),
    ('´', "'"),
    ('。', "."),
    ('、', ","),
    ('・', "."),
    ('「', "\""),
    ('」', "\""),
    ('『', "\""),
    ('』', "\""),
    ('【', "["),
    ('】', "]"),
    ('〔', "["),
    ('〕', "]"),
    ('〈', "<"),
    ('〉', ">"),
    ('￥', "\\"),
    ('¥', "\\"),
    ('×', "*"),
    ('÷', "/"),
    ('−', "-"),
    ('–', "-"),
    ('—', "-"),
    ('ー', "-"),
    ('―', "-"),
    ('‐', "-"),
    ('〜', "~"),
    ('≠', "!="),
    ('≦', "<="),
    ('≧', ">="),
    ('≤', "<="),
    ('≥', ">="),
    ('→', "=>"),
    ('⇒', "=>"),
    ('…', "..."),
];

/// Names of characters for which nothing is drawn.
const INVISIBLE: &[(char, &str, &str)] = &[
    ('\u{3000}', "a full-width space", "全角の空白"),
    ('\u{a0}', "a no-break space", "改行しない空白（U+00A0）"),
    ('\u{202f}', "a no-break space", "改行しない空白（U+202F）"),
    ('\u{2028}', "a line separator (U+2028)", "行区切り文字（U+2028）"),
    ('\u{2029}', "a paragraph separator (U+2029)", "段落区切り文字（U+2029）"),
    ('\u{200b}', "an invisible space (U+200B)", "見えない空白（U+200B）"),
    ('\u{feff}', "a byte order mark (U+FEFF)", "BOM（U+FEFF）"),
];

/// A token that is wrong in itself.
pub(in crate::parse) fn flaw(text: &str, flaw: &Flaw, findings: &mut Findings) {
    if findings.reference.is_some()
        && let Some(last) = findings.diagnostics.last_mut()
        && (is_part(text, last, flaw) || extend(text, last, flaw))
    {
        return;
    }
    let source = text.get(flaw.span.range()).unwrap_or("");
    let found = diagnostic(text, flaw, source);
    match reference(flaw.kind, source) {
        Some(message) => findings.error(found, message, flaw.offset),
        None => findings.unexpected_eof(found, flaw.offset),
    }
}

/// Whether the flaw belongs to what was found before: a further character of a word, or the odd
/// quote of a line on which another one is wrong.
fn is_part(text: &str, found: &Diagnostic, flaw: &Flaw) -> bool {
    let is_inside = found.span.start <= flaw.span.start && flaw.span.end <= found.span.end;
    let is_string = flaw.kind == FlawKind::UnterminatedString;
    let is_known = found.code.name == "unterminated_string"
        || found.help.is_some() && is_near(text, found.span.end, flaw.span.start);
    is_inside || is_string && is_known
}

/// A further character of the same kind on a line is a remark on the first, and cured with it.
fn extend(text: &str, last: &mut Diagnostic, flaw: &Flaw) -> bool {
    let source = text.get(flaw.span.range()).unwrap_or("");
    let is_character = flaw.kind == FlawKind::InvalidCharacter;
    let end = last.labels.last().map_or(last.span.end, |label| label.span.end);
    if !is_character || !is_near(text, end, flaw.span.start) {
        return false;
    }
    let more = diagnostic(text, flaw, source);
    if more.code.id != last.code.id {
        return false;
    }
    if let (Some(fix), Some(cure)) = (&mut last.fix, more.fix) {
        fix.edits.extend(cure.edits);
    }
    if last.labels.len() < MARKED {
        last.labels
            .push(Label { span: more.span, message: Localized::new("here too", "ここも") });
    }
    true
}

/// Whether there is a short way from one place to another one further on the same line.
fn is_near(text: &str, from: u32, to: u32) -> bool {
    let between = text.get(from as usize..to as usize).unwrap_or("\n");
    between.len() < 400 && !between.contains('\n')
}

/// What the reference says; none for an unexpected end.
fn reference(kind: FlawKind, source: &str) -> Option<String> {
    Some(match kind {
        FlawKind::InvalidCharacter => format!("invalid character: \"{source}\""),
        FlawKind::LoneHashes => "invalid sequence of characters: \"##\"".to_owned(),
        FlawKind::BareNumber => "digit expected".to_owned(),
        FlawKind::EscapeInName => format!("Invalid identifier: \"{source}\""),
        FlawKind::EscapeWithoutU => "character \"u\" expected".to_owned(),
        FlawKind::EscapeWithoutDigits => "hexadecimal digit expected".to_owned(),
        FlawKind::UnterminatedString
        | FlawKind::UnterminatedTemplate
        | FlawKind::UnterminatedComment => return None,
    })
}

fn diagnostic(text: &str, flaw: &Flaw, source: &str) -> Diagnostic {
    let span = flaw.span;
    match flaw.kind {
        FlawKind::InvalidCharacter => character(text, span, source),
        FlawKind::LoneHashes => codes::lone_hashes(span).write(span, "###"),
        FlawKind::BareNumber => bare_number(text, span, source),
        FlawKind::EscapeInName | FlawKind::EscapeWithoutDigits => {
            codes::escape_in_name(span, &shortened(source))
        }
        FlawKind::EscapeWithoutU => continuation(text, span, source),
        FlawKind::UnterminatedString => {
            codes::unterminated_string(span, source.get(..1).unwrap_or("\""))
        }
        FlawKind::UnterminatedTemplate => {
            hidden_brace(text, span).unwrap_or_else(|| codes::unterminated_template(span))
        }
        FlawKind::UnterminatedComment => {
            let open = Span::new(span.start, span.start + 2);
            codes::unterminated_comment(Span::new(span.end, span.end), open)
        }
    }
}

/// A character that begins no token.
fn character(text: &str, at: Span, source: &str) -> Diagnostic {
    let Some(first) = source.chars().next() else { return codes::invalid_character(at, source) };
    if first == '&' {
        return codes::bitwise_operator(at, "&", "&&").write(at, "&&");
    }
    if let Some(right) = look_alike(first) {
        return similar(text, at, first, right);
    }
    // A word of letters that names cannot have is told once.
    let rest = text.get(at.start as usize..).unwrap_or(source);
    let letters = rest.chars().take_while(|c| c.is_alphanumeric()).take(FAR);
    let len: usize = letters.map(char::len_utf8).sum();
    let word = rest.get(..len.max(first.len_utf8())).unwrap_or(source);
    let at = Span::new(at.start, at.start + Span::of(0..word.len()).end);
    let found = codes::invalid_character(at, &shortened(word));
    if first.is_ascii() && first != '$' {
        return found;
    }
    let before = text.get(..at.start as usize).unwrap_or("").trim_end_matches([' ', '\t']);
    let is_name =
        first == '$' || ["let", "var", "@", "."].iter().any(|word| before.ends_with(word));
    if is_name {
        return found.advice(
            "names are made of English letters, digits and `_`",
            "名前に使えるのは半角の英数字と `_` だけです",
        );
    }
    found.advice("put text in quotes: `\"…\"`", "文字列は `\"` で囲んでください")
}

/// A character, or a word of full-width letters, that looks like one of the language.
fn similar(text: &str, at: Span, first: char, right: String) -> Diagnostic {
    if let Some(&(_, en, ja)) = INVISIBLE.iter().find(|(known, ..)| *known == first) {
        let name = Localized::new(en, ja);
        let found = codes::foreign_space(at, &name);
        if right.is_empty() {
            return found.advice("remove it", "消してください").remove(at, &name);
        }
        return found.write(at, &right);
    }
    let rest = text.get(at.start as usize..).unwrap_or("");
    if let Some(found) = quoted(rest, at, &right) {
        return found;
    }
    let word: Vec<(char, char)> =
        rest.chars().map_while(|c| Some((c, full_width_letter(c)?))).take(FAR).collect();
    if word.is_empty() {
        return codes::full_width(at, first.encode_utf8(&mut [0; 4]), &right).write(at, &right);
    }
    let (wide, right): (String, String) = word.into_iter().unzip();
    let at = Span::new(at.start, at.start + Span::of(0..wide.len()).end);
    codes::full_width(at, &shortened(&wide), &shortened(&right)).write(at, &right)
}

/// `“text”`, with a cure for both quotes.
fn quoted(rest: &str, at: Span, right: &str) -> Option<Diagnostic> {
    if !matches!(right, "\"" | "'") {
        return None;
    }
    let first = rest.chars().next()?;
    let line = rest.char_indices().skip(1).take(400).take_while(|(_, c)| *c != '\n');
    let (close, last) = line.into_iter().find(|(_, c)| {
        look_alike(*c).is_some_and(|other| other == right) || right.starts_with(*c)
    })?;
    let start = at.start + Span::of(0..close).end;
    let closing = Span::new(start, start + Span::of(0..last.len_utf8()).end);
    let found = codes::full_width(
        Span::new(at.start, closing.end),
        &format!("{first}…{last}"),
        &format!("{right}…{right}"),
    );
    let edits = vec![(at, right.to_owned()), (closing, right.to_owned())];
    Some(found.edits(&format!("{right}…{right}"), edits))
}

/// What a character looks like.
pub(super) fn look_alike(character: char) -> Option<String> {
    if let Some(&(_, right)) = LOOK_ALIKE.iter().find(|(known, _)| *known == character) {
        return Some(right.to_owned());
    }
    full_width_form(character).map(String::from)
}

/// The ASCII character of a full-width one; these stand in the order of ASCII.
fn full_width_form(character: char) -> Option<char> {
    let offset = u32::from(character).checked_sub(0xff01).filter(|offset| *offset < 94)?;
    char::from_u32(offset + 0x21)
}

fn full_width_letter(character: char) -> Option<char> {
    full_width_form(character).filter(|c| c.is_ascii_alphanumeric() || *c == '_')
}

/// `1.`, which also is what remains of `a.1.`.
fn bare_number(text: &str, at: Span, source: &str) -> Diagnostic {
    let digits = source.trim_end_matches('.');
    let found = codes::bare_number(at, digits);
    let end = at.end - 1;
    let before = text.get(..at.start as usize).unwrap_or("");
    let next = text.get(at.end as usize..).and_then(|rest| rest.chars().next());
    if before.ends_with('.') && !before.ends_with("..") {
        return numbers::index_cure(found, Span::new(at.start - 1, end), digits);
    }
    match next {
        Some(next) if next.is_ascii_alphabetic() || next == '_' => {
            let edits = vec![
                (Span::new(at.start, at.start), "(".to_owned()),
                (Span::new(end, end), ")".to_owned()),
            ];
            found.edits(&format!("({digits})"), edits)
        }
        Some('.') => found,
        _ => found
            .advice(
                format!("write `{digits}.0` or `{digits}`"),
                format!("`{digits}.0` か `{digits}` と書いてください"),
            )
            .remove(Span::new(end, at.end), &Localized::new("`.`", "`.` ")),
    }
}

/// `a\` at the end of a line.
fn continuation(text: &str, at: Span, source: &str) -> Diagnostic {
    let found = codes::escape_in_name(at, &shortened(source));
    let rest = text.get(at.end as usize..).unwrap_or("");
    let ends_line = rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
    if !source.ends_with('\\') || !ends_line {
        return found;
    }
    found
        .advice(
            "put a space before the `\\` that continues the line",
            "行をつなぐ `\\` の前に空白を入れてください",
        )
        .insert(at.end - 1, " ")
}

/// `` `{a /* b */}` ``: the comment hides the brace, so the template seems to go on.
fn hidden_brace(text: &str, at: Span) -> Option<Diagnostic> {
    let rest = text.get(at.start as usize..)?;
    let line = rest.split('\n').next()?;
    let end = line.find("*/")? + 2;
    let blanks = line.get(end..)?.bytes().take_while(|byte| *byte == b' ').count();
    let is_hole =
        line.get(..end)?.rfind("/*").and_then(|open| line.get(..open)?.rfind('{')).is_some();
    if !is_hole || !line.get(end + blanks..)?.starts_with('}') {
        return None;
    }
    let brace = at.start + Span::of(0..end + blanks).end;
    Some(codes::comment_hides_brace(Span::new(brace, brace + 1)))
}
