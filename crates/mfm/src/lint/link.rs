//! Links that stayed text because of where they lead.

use aizome_source::{Localized, Span};

use super::passage::{Label, Passage};
use super::{Linter, replace, shown};
use crate::codes;

/// How far a label and a target are looked for, in bytes: a longer one is hardly a link.
const REACH: usize = 300;

impl Linter<'_> {
    /// Looks at a `](` at `at`.
    pub(super) fn link(&mut self, passage: &Passage<'_>, at: usize) {
        let start = at + 2;
        if passage.place.label == Label::Inside || !has_label(passage, at) {
            return;
        }
        let Some(target) = target(passage.rest(start)) else { return };
        let from = passage.offset(start);
        let span = Span::of(from..from + target.len());
        if target.starts_with("http://") || target.starts_with("https://") {
            let Some(found) = target.chars().find(|&c| !is_url_char(c)) else { return };
            let title = Localized::new("put `<>` around it", "`<>` で囲む");
            let fix = replace(span, format!("<{target}>"), title);
            self.report(codes::link_needs_brackets(span, found).fix(fix));
        } else if looks_like_target(target) {
            let found = codes::link_target(span, &shown(target));
            self.report(match right_target(target) {
                None => found,
                Some(right) => {
                    let (en, ja) = (format!("write `{right}`"), format!("`{right}` にする"));
                    found.fix(replace(span, right, Localized::new(en, ja)))
                }
            });
        }
    }
}

/// Whether a `[` stands before `at` on the same line.
fn has_label(passage: &Passage<'_>, at: usize) -> bool {
    let before = passage.before(at).bytes().rev().take(REACH);
    before.take_while(|&b| b != b'\n' && b != b'\r').any(|b| b == b'[')
}

/// What stands before the `)`; nothing that has spaces or `<>`.
fn target(line: &str) -> Option<&str> {
    let end = line.char_indices().take_while(|&(at, _)| at < REACH).find_map(|(at, c)| match c {
        ')' => Some(Some(at)),
        // Braces are those of a template, whose address is not known yet.
        c if c.is_whitespace() || matches!(c, '<' | '>' | '[' | ']' | '{') => Some(None),
        _ => None,
    });
    line.get(..end??).filter(|target| !target.is_empty())
}

/// Whether an address outside of `<>` may have this character.
fn is_url_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || ".,_/:%#@$&?!~=+-()[]".contains(c)
}

/// Whether it is surely meant as an address: a scheme, a path, or a name with dots.
fn looks_like_target(target: &str) -> bool {
    let has_scheme = target.split_once(':').is_some_and(|(scheme, rest)| {
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.len() > 1
            && scheme.chars().all(word)
            && !rest.is_empty()
    });
    has_scheme
        || target.starts_with(['/', '#'])
        || target.starts_with("./")
        || target.starts_with("../")
        || is_host(host(target))
}

fn host(target: &str) -> &str {
    target.split(['/', '?', '#', ':']).next().unwrap_or_default()
}

/// Whether it is a name with dots, such as `example.com`.
fn is_host(name: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let top = name.rsplit('.').next().unwrap_or_default();
    name.contains('.')
        && name.split('.').all(label)
        && top.len() >= 2
        && top.bytes().all(|b| b.is_ascii_alphabetic())
}

/// The address that was surely meant.
fn right_target(target: &str) -> Option<String> {
    let lower = target.get(..8).or_else(|| target.get(..7))?.to_ascii_lowercase();
    for scheme in ["https://", "http://"] {
        if lower.starts_with(scheme) {
            return Some(format!("{scheme}{}", &target[scheme.len()..]));
        }
    }
    let file = host(target) == target && FILE_ENDINGS.iter().any(|end| target.ends_with(end));
    let good = is_host(host(target)) && target.chars().all(is_url_char) && !file;
    good.then(|| format!("https://{target}"))
}

/// Endings of names that are more likely files than servers.
const FILE_ENDINGS: [&str; 10] =
    [".md", ".html", ".htm", ".png", ".jpg", ".webp", ".svg", ".pdf", ".ts", ".js"];
