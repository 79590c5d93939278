//! What `ruby` and `unixtime` are given.

use aizome_source::{Localized, Span};

use super::{Linter, replace};
use crate::functions::{Dialect, Ruby, ruby, unixtime};
use crate::{Kind, Node, codes};

impl Linter<'_> {
    pub(super) fn content(&mut self, node: &Node<'_>, name: &str, children: &[Node<'_>]) {
        match name {
            "ruby" => self.ruby(node, children),
            "unixtime" => self.unixtime(node, children),
            _ => {}
        }
    }

    fn ruby(&mut self, node: &Node<'_>, children: &[Node<'_>]) {
        if self.splits_at_pipe(children) {
            return;
        }
        match ruby(children) {
            Some(Ruby::Words { base, reading: Some(reading) }) if !reading.is_empty() => {
                self.ruby_words(node, children, base.len() + 1 + reading.len());
            }
            Some(Ruby::Nodes { reading: Some(reading), .. }) if !reading.is_empty() => {}
            _ => self.ruby_without_reading(node, children),
        }
    }

    /// Some forks split at a `|` before they try spaces.
    fn splits_at_pipe(&self, children: &[Node<'_>]) -> bool {
        let dialect = matches!(self.options.dialect, Dialect::Sharkey | Dialect::Firefish);
        let pipe = |child: &Node<'_>| matches!(&child.kind, Kind::Text(text) if text.contains('|'));
        dialect && children.iter().any(pipe)
    }

    /// Whether words after the first two, `used` bytes long, will never be shown.
    fn ruby_words(&mut self, node: &Node<'_>, children: &[Node<'_>], used: usize) {
        let [Node { kind: Kind::Text(text), span }] = children else { return };
        let dropped = text.get(used..).unwrap_or_default();
        if dropped.trim().is_empty() {
            return;
        }
        let same = self.source.get(span.range()) == Some(&**text);
        let start = span.start as usize + used + 1;
        let at = if same { Span::of(start..span.end as usize) } else { node.span };
        self.report(codes::ruby_words_dropped(at));
    }

    fn ruby_without_reading(&mut self, node: &Node<'_>, children: &[Node<'_>]) {
        let mut found = codes::ruby_without_reading(node.span);
        if let [Node { kind: Kind::Text(text), span }] = children
            && self.source.get(span.range()) == Some(&**text)
            && let Some((at, wide)) = text.match_indices('\u{3000}').next()
            && !text.contains(' ')
        {
            let start = span.start as usize + at;
            let title = Localized::new("make the space a half-width one", "半角スペースにする");
            found = found.fix(replace(Span::of(start..start + wide.len()), " ", title));
        }
        self.report(found);
    }

    fn unixtime(&mut self, node: &Node<'_>, children: &[Node<'_>]) {
        let digits = match children {
            [Node { kind: Kind::Text(text), .. }] => text.trim(),
            _ => "",
        };
        // Braces are those of a template, whose time is not known yet.
        if digits.starts_with('{') {
            return;
        }
        let whole: Option<i64> = digits.parse().ok();
        let Some((time, seconds)) = unixtime(children).zip(whole) else {
            return self.report(codes::invalid_unixtime(node.span));
        };
        if seconds > FAR_AHEAD {
            self.report(codes::unixtime_in_milliseconds(node.span, time.year()));
        }
    }
}

/// The year 5138. In milliseconds this was in 1973.
const FAR_AHEAD: i64 = 100_000_000_000;
