//! Two values that should be one: small ones beside each other, large ones line by line.

use std::fmt::Write as _;

use aizome_aiscript_std::test_library::Comparison;
use aizome_source::{Language, Localized};
use similar::{ChangeTag, TextDiff};

use crate::shown::harmless;

/// What is wider than this is broken into lines, in characters.
const WIDE: usize = 60;

/// So many lines around a difference are shown.
const AROUND: usize = 3;

/// The difference, indented by `margin`.
pub(super) fn difference(
    compared: &Comparison,
    margin: &str,
    language: Language,
    colors: bool,
) -> String {
    let expected = lines(&harmless(&compared.expected));
    let found = lines(&harmless(&compared.actual));
    match (&*expected, &*found) {
        ([expected], [found]) => beside(expected, found, margin, language, colors),
        _ => below(&expected, &found, margin, language, colors),
    }
}

fn beside(expected: &str, found: &str, margin: &str, language: Language, colors: bool) -> String {
    let words = [("expected", "期待した値", expected, "32"), ("found", "実際の値", found, "31")];
    let mut out = String::new();
    for (en, ja, value, paint) in words {
        let word = Localized::new(format!("{en:>8}"), ja);
        writeln!(out, "{margin}{}: {}", word.get(language), painted(value, paint, colors))
            .expect("a string takes everything");
    }
    out
}

fn below(
    expected: &[String],
    found: &[String],
    margin: &str,
    language: Language,
    colors: bool,
) -> String {
    let legend = Localized::new("- expected, + found", "- 期待した値、+ 実際の値");
    let mut out = format!("{margin}{}\n", legend.get(language));
    let lines = |lines: &[String]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    let (expected, found) = (lines(expected), lines(found));
    let diff = TextDiff::from_lines(&expected, &found);
    for (number, group) in diff.grouped_ops(AROUND).iter().enumerate() {
        if number > 0 {
            writeln!(out, "{margin}  …").expect("a string takes everything");
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (mark, paint) = match change.tag() {
                ChangeTag::Delete => ('-', "32"),
                ChangeTag::Insert => ('+', "31"),
                ChangeTag::Equal => (' ', ""),
            };
            let line = format!("{mark} {}", change.value().trim_end_matches('\n'));
            writeln!(out, "{margin}{}", painted(&line, paint, colors))
                .expect("a string takes everything");
        }
    }
    out
}

fn painted(text: &str, paint: &str, colors: bool) -> String {
    if colors && !paint.is_empty() {
        format!("\x1b[{paint}m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}

/// A value as lines: each element of what is too wide for one line has its own.
fn lines(value: &str) -> Vec<String> {
    if value.chars().count() <= WIDE && !value.contains('\n') {
        return vec![value.to_owned()];
    }
    let mut lines = vec![String::new()];
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for c in value.chars() {
        if in_string || c == '"' {
            push(&mut lines, c, depth);
            in_string = if in_string { escaped || c != '"' } else { true };
            escaped = in_string && !escaped && c == '\\';
            continue;
        }
        match c {
            '[' | '{' => {
                push(&mut lines, c, depth);
                depth += 1;
                lines.push(String::new());
            }
            ']' | '}' => {
                depth = depth.saturating_sub(1);
                lines.push(String::new());
                push(&mut lines, c, depth);
            }
            ',' => {
                push(&mut lines, c, depth);
                lines.push(String::new());
            }
            c => push(&mut lines, c, depth),
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Appends a character to the last line, which begins without spaces of its own.
fn push(lines: &mut Vec<String>, c: char, depth: usize) {
    let Some(line) = lines.last_mut() else { return };
    match c {
        '\n' => lines.push(String::new()),
        ' ' if line.is_empty() => {}
        c => {
            if line.is_empty() {
                line.extend(std::iter::repeat_n("  ", depth.min(40)));
            }
            line.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: &str, found: &str, shown: &str) {
        let compared = Comparison { expected: expected.to_owned(), actual: found.to_owned() };
        assert_eq!(difference(&compared, "", Language::English, false), shown);
    }

    #[test]
    fn small_values_stand_beside_each_other() {
        check("[ 1 ]", "[ 2 ]", "expected: [ 1 ]\n   found: [ 2 ]\n");
    }

    #[test]
    fn large_values_are_compared_by_their_parts() {
        let list = |last: u32| {
            format!(
                "[ {{ a: \"[,]\\\"\" }}, {}, {last} ]",
                "100, ".repeat(12).trim_end_matches(", ")
            )
        };
        let shown = "- expected, + found\n    100,\n    100,\n    100,\n-   1\n+   2\n  ]\n";
        check(&list(1), &list(2), shown);
    }
}
