//! HTML → MFM exactly as Misskey stores it: no escaping, no white-space collapsing, formatting lost
//! in quotes and links.
//!
//! The rules are those of Misskey 2026.3.2 on the tree of a conforming HTML parser. Where upstream
//! throws on a link target that is no URL, the text of the link stays.

use unicode_normalization::UnicodeNormalization;
use url::Url;

use super::FromHtml;
use super::dom::{Dom, NodeId};

/// A step of the walk that is still to be made.
enum Step {
    Visit(NodeId),
    Put(&'static str),
}

/// What Misskey makes of a document.
pub(super) fn convert(dom: &Dom, options: &FromHtml) -> String {
    let mut walk = Walk {
        dom,
        drop_quote_inline: options.drop_quote_inline,
        hashtags: options.hashtags.iter().map(|tag| folded(tag)).collect(),
        out: String::new(),
        steps: Vec::new(),
    };
    walk.kids(Dom::ROOT);
    // Steps instead of recursion: documents may be nested deeper than our stack.
    while let Some(step) = walk.steps.pop() {
        match step {
            Step::Put(text) => walk.out.push_str(text),
            Step::Visit(id) => walk.visit(id),
        }
    }
    js_trim(&walk.out).to_owned()
}

/// The text with `<br>` and a newline behind it taken as one newline (Pixelfed sends both).
pub(super) fn join_breaks(html: &str) -> String {
    let mut joined = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        joined.push_str(before);
        match after_break(tag) {
            Some(after) => {
                joined.push('\n');
                rest = after;
            }
            None => {
                joined.push('<');
                rest = &tag[1..];
            }
        }
    }
    joined.push_str(rest);
    joined
}

/// What follows if the text begins with `<br>`, `<br />` … and a newline.
fn after_break(tag: &str) -> Option<&str> {
    let name = tag.get(..3)?;
    let rest = name.eq_ignore_ascii_case("<br").then_some(&tag[3..])?;
    let rest = rest.strip_prefix(char::is_whitespace).unwrap_or(rest);
    let rest = rest.strip_prefix('/').unwrap_or(rest).strip_prefix('>')?;
    rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))
}

struct Walk<'d> {
    dom: &'d Dom,
    drop_quote_inline: bool,
    hashtags: Vec<String>,
    out: String,
    /// What is still to do, last first.
    steps: Vec<Step>,
}

impl Walk<'_> {
    fn visit(&mut self, id: NodeId) {
        if let Some(text) = self.dom.text(id) {
            self.out.push_str(text);
            return;
        }
        let Some(name) = self.dom.name(id) else { return };
        if self.drop_quote_inline && self.dom.has_class(id, "quote-inline") {
            return;
        }
        match name {
            "br" => self.out.push('\n'),
            "a" => self.link(id),
            "h1" => self.wrap(id, "【", "】\n"),
            "b" | "strong" => self.wrap(id, "**", "**"),
            "i" | "em" => self.wrap(id, "<i>", "</i>"),
            "s" | "del" => self.wrap(id, "~~", "~~"),
            "small" => self.wrap(id, "<small>", "</small>"),
            "code" => self.wrap(id, "`", "`"),
            "p" | "h2" | "h3" | "h4" | "h5" | "h6" => self.wrap(id, "\n\n", ""),
            "div" | "header" | "footer" | "article" | "li" | "dt" | "dd" => self.wrap(id, "\n", ""),
            "blockquote" => self.quote(id),
            "pre" => self.code_block(id),
            "ruby" => self.ruby(id),
            _ => self.kids(id),
        }
    }

    fn wrap(&mut self, id: NodeId, open: &str, close: &'static str) {
        self.out.push_str(open);
        self.steps.push(Step::Put(close));
        self.kids(id);
    }

    fn kids(&mut self, id: NodeId) {
        let kids = std::iter::successors(self.dom.last_child(id), |&kid| self.dom.previous(kid));
        self.steps.extend(kids.map(Step::Visit));
    }

    fn quote(&mut self, id: NodeId) {
        let text = self.dom.text_content(id);
        if !text.is_empty() {
            self.out.push_str("\n> ");
            self.out.push_str(&text.replace('\n', "\n> "));
        }
    }

    fn code_block(&mut self, id: NodeId) {
        let only = self.dom.first_child(id).filter(|&kid| self.dom.next(kid).is_none());
        match only.filter(|&kid| self.dom.name(kid) == Some("code")) {
            None => self.kids(id),
            Some(code) => {
                self.out.push_str("\n```\n");
                self.out.push_str(&self.dom.text_content(code));
                self.out.push_str("\n```\n");
            }
        }
    }

    fn link(&mut self, id: NodeId) {
        let text = self.dom.text_content(id);
        let href = self.dom.attribute(id, "href");
        let rel = self.dom.attribute(id, "rel").unwrap_or_default();
        if href.is_some() && !self.hashtags.is_empty() && self.hashtags.contains(&folded(&text)) {
            self.out.push_str(&text);
        } else if text.starts_with('@') && !rel.starts_with("me ") {
            self.out.push_str(&mention(&text, href));
        } else {
            self.out.push_str(&link(&text, href.unwrap_or_default()));
        }
    }

    fn ruby(&mut self, id: NodeId) {
        match ruby_pairs(self.dom, id) {
            None => self.kids(id),
            Some(pairs) => {
                for (base, reading) in pairs {
                    self.out.push_str("$[ruby ");
                    self.out.push_str(&base);
                    self.out.push(' ');
                    self.out.push_str(&reading);
                    self.out.push(']');
                }
            }
        }
    }
}

/// A link whose text begins with `@`.
fn mention(text: &str, href: Option<&str>) -> String {
    match (text.split('@').count(), href) {
        (2, Some(href)) => match Url::parse(href) {
            Ok(url) => format!("{text}@{}", url.host_str().unwrap_or_default()),
            Err(_) => text.to_owned(),
        },
        (3, _) => text.to_owned(),
        _ => String::new(),
    }
}

fn link(text: &str, href: &str) -> String {
    let plain = plain_url_length(href);
    let is_plain = plain.is_some_and(|length| length == href.len());
    match (href.is_empty(), text.is_empty()) {
        (true, _) => text.to_owned(),
        (false, false) if text != href => {
            if plain.is_some() && !is_plain {
                format!("[{text}](<{href}>)")
            } else {
                format!("[{text}]({href})")
            }
        }
        _ if is_plain => href.to_owned(),
        _ => format!("<{href}>"),
    }
}

/// How much of a text Misskey takes for a URL that needs no `<>`.
fn plain_url_length(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let is_plain = |b: &u8| b.is_ascii_alphanumeric() || b"_/:%#@$&?!()[]~.,=+-".contains(b);
    let length = text.as_bytes()[scheme.len()..].iter().take_while(|b| is_plain(b)).count();
    (length > 0).then_some(scheme.len() + length)
}

/// Bases and readings, if the element holds nothing else.
fn ruby_pairs(dom: &Dom, id: NodeId) -> Option<Vec<(String, String)>> {
    let is_word = |text: &&str| !text.contains(|c: char| is_js_space(c) || c == '[' || c == ']');
    let mut pairs: Vec<(String, String)> = Vec::new();
    for kid in dom.children(id) {
        if let Some(text) = dom.text(kid) {
            pairs.push((Some(text).filter(is_word)?.to_owned(), String::new()));
            continue;
        }
        match dom.name(kid)? {
            "rp" => {}
            "rt" => {
                let only = dom.first_child(kid).filter(|&text| dom.next(text).is_none())?;
                let reading = dom.text(only).filter(is_word)?;
                pairs.last_mut()?.1 = reading.to_owned();
            }
            _ => return None,
        }
    }
    Some(pairs)
}

fn folded(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

/// JavaScript's `trim`: Unicode white space and U+FEFF, but not U+0085.
fn js_trim(text: &str) -> &str {
    text.trim_matches(is_js_space)
}

fn is_js_space(c: char) -> bool {
    c == '\u{feff}' || (c.is_whitespace() && c != '\u{85}')
}
