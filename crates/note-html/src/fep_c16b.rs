//! Federated HTML that keeps MFM: [FEP-c16b](https://w3id.org/fep/c16b) spans for functions,
//! FEP-dc88 `<math>` for formulas, and for every other node what Misskey sends, with just enough
//! marks that the tree can be read back exactly.
//!
//! # What each node becomes
//!
//! A reader finds *functions* by class `mfm-NAME` on a `span`, and every *other* node by its element
//! or, where the element alone would be ambiguous, by `data-mfm-node`. Attribute names with a second
//! hyphen (`data-mfm-as-written`) can never be an argument, since argument keys are `[a-z0-9_]+`.
//!
//! | node | HTML | reading it back |
//! |---|---|---|
//! | text | escaped, `\n` → `<br>`, `\r\n` → `<br data-mfm-newline="crlf">`, `\r` → `<br data-mfm-newline="cr">`; all other white space as it is; U+FEFF → `&#xFEFF;` | text verbatim, nothing trimmed or collapsed |
//! | bold, italic, strike, small | `<b>`, `<i>`, `<del>`, `<small>` | the same |
//! | center | `<div data-mfm-node="center" style="text-align: center;">` | by `data-mfm-node` |
//! | plain | `<span data-mfm-node="plain">` | text, `<br>` = newline |
//! | quote | `<blockquote>`, children inside, no `<p>` | children, each line behind `> `; quotes nest |
//! | inline code | `<code>` (not in `<pre>`) | text |
//! | code block | `<pre><code class="language-js" data-mfm-lang="js">`; newlines raw, `\r` → `&#13;`; with `data-mfm-node="code"` if the code itself ends in a newline | text of the `code`; `data-mfm-lang`, else `language-*`, is the language |
//! | math | `<math>` / `<math display="block">` with `<semantics>…<annotation encoding="application/x-tex">` | text of the annotation |
//! | custom emoji | `<span data-mfm-node="emoji">` U+200B `:name:` U+200B `</span>` | the text without the U+200B |
//! | unicode emoji | the characters | text |
//! | mention | `<a href class="u-url mention">@as@written</a>` | the text; `@name` alone gets the host of `href` unless that is the home of the reader |
//! | hashtag | `<a href rel="tag">#tag</a>` | the text |
//! | url | `<a href data-mfm-node="url">as written</a>`, with `data-mfm-brackets` if it stood in `<>`; no `href` if it is no valid URL | the text (in `<>`), if the `href` is what the text normalises to |
//! | link | `<a href data-mfm-node="link" data-mfm-url="as written">label</a>`; `data-mfm-url` only where `href` differs from it; `data-mfm-silent` for `?[…]`; no `href` if it is no valid URL | label and `data-mfm-url`, if it normalises to `href`, else `href` |
//! | search | `<a href data-mfm-node="search">whole line</a>` | the text on a line of its own |
//! | function | `<span class="mfm-NAME" data-mfm-KEY="value" data-mfm-FLAG>children</span>`, attributes in the order of the arguments | `$[NAME.KEY=value,FLAG children]` |
//! | … with a capital in a key | additionally `data-mfm-as-written="Key=value,FLAG"`, because HTML lower-cases attribute names | that attribute instead of the others |
//! | … `unixtime` | the first text child as `<time datetime="ISO" data-mfm-text="as written">ISO</time>` inside the span, further children after it | `data-mfm-text`, if it means `datetime`, else the seconds of `datetime` |
//! | … `ruby` | `<ruby>base<rp> (</rp><rt>reading</rt><rp>)</rp></ruby>` inside the span, where white space between base and reading stands before the `(`, and white space after the reading behind the `)`; if there is no reading, just the children | `ruby` and `rt` are transparent; an `rp` is its text without its one parenthesis |
//!
//! Nothing else is written: no wrapper, no `<p>`. What HTML cannot say is lost: U+0000, and a child
//! that no source produces (an `<a>` in an `<a>`, a name that is not `[A-Za-z0-9_]+`).

use aizome_mfm::functions::{self, Ruby};
use aizome_mfm::{Args, Kind, Node};

pub use crate::misskey::{Options, QuoteTail, RemoteUser};

use crate::misskey::{Places, append_tail, capacity, search};
use crate::rich::math;
use crate::writer::{Attribute, Element, Name, Newline, SafeUrl, Tag, UrlAttribute, Writer};

/// The HTML of a note. Its object should say `"htmlMfm": true`.
///
/// ```
/// use aizome_mfm::parse;
/// use aizome_note_html::fep_c16b::{Options, to_html};
///
/// let options = Options::new("https://misskey.example");
/// assert_eq!(
///     to_html(&parse("$[spin.x,speed=0.5s **a**]"), &options),
///     r#"<span class="mfm-spin" data-mfm-x data-mfm-speed="0.5s"><b>a</b></span>"#,
/// );
/// ```
#[must_use]
pub fn to_html(nodes: &[Node<'_>], options: &Options) -> String {
    let writer = Writer::with_capacity(capacity(nodes));
    let mut profile = Profile { writer, places: Places::new(options) };
    profile.nodes(nodes);
    append_tail(&mut profile.writer, options);
    profile.writer.finish()
}

struct Profile<'o> {
    writer: Writer,
    places: Places<'o>,
}

impl Profile<'_> {
    fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        match &node.kind {
            Kind::Text(text) => self.text(text),
            Kind::UnicodeEmoji(emoji) => self.writer.exact(emoji),
            Kind::EmojiCode(name) => self.custom_emoji(name),
            Kind::Bold(children) => self.within(Element::B, children),
            Kind::Italic(children) => self.within(Element::I, children),
            Kind::Strike(children) => self.within(Element::Del, children),
            Kind::Small(children) => self.within(Element::Small, children),
            Kind::Quote(children) => self.within(Element::Blockquote, children),
            Kind::Plain(children) => self.plain(children),
            Kind::Center(children) => self.center(children),
            Kind::InlineCode(code) => self.code(code),
            Kind::BlockCode { code, lang } => self.block_code(code, lang.as_deref()),
            Kind::MathInline(formula) => {
                math::annotated(&mut self.writer, formula, math::Form::Inline);
            }
            Kind::MathBlock(formula) => {
                math::annotated(&mut self.writer, formula, math::Form::Block);
            }
            Kind::Mention { username, host, acct } => {
                self.mention(username, host.as_deref(), acct);
            }
            Kind::Hashtag(tag) => self.hashtag(tag),
            Kind::Url { url, brackets } => self.url(url, *brackets),
            Kind::Link { silent, url, children } => self.link(url, *silent, children),
            Kind::Search { query, content } => self.search(query, content),
            Kind::Fn { name, args, children } => self.function(name, args, children),
        }
    }

    fn text(&mut self, text: &str) {
        self.writer.exact_lines(text, |writer, newline| {
            let tag = writer.open(Element::Br);
            match newline {
                Newline::Lf => tag.end(),
                Newline::CrLf => tag.attr(Attribute::DataMfmNewline, "crlf").end(),
                Newline::Cr => tag.attr(Attribute::DataMfmNewline, "cr").end(),
            }
        });
    }

    fn within(&mut self, element: Element, children: &[Node<'_>]) {
        self.writer.start(element);
        self.nodes(children);
        self.writer.close(element);
    }

    fn plain(&mut self, children: &[Node<'_>]) {
        self.marked(Element::Span, "plain").end();
        self.nodes(children);
        self.writer.close(Element::Span);
    }

    fn center(&mut self, children: &[Node<'_>]) {
        self.marked(Element::Div, "center").fixed_style("text-align: center;").end();
        self.nodes(children);
        self.writer.close(Element::Div);
    }

    fn custom_emoji(&mut self, name: &str) {
        self.marked(Element::Span, "emoji").end();
        self.writer.exact("\u{200B}:");
        self.writer.exact(name);
        self.writer.exact(":\u{200B}");
        self.writer.close(Element::Span);
    }

    fn code(&mut self, code: &str) {
        self.writer.start(Element::Code);
        self.writer.exact(code);
        self.writer.close(Element::Code);
    }

    fn block_code(&mut self, code: &str, lang: Option<&str>) {
        self.writer.start(Element::Pre);
        let mut tag = self.writer.open(Element::Code);
        if let Some(lang) = lang {
            // A class cannot hold white space: highlighters get the first word.
            let word = lang.split_whitespace().next().unwrap_or_default();
            tag = tag.attr(Attribute::Class, &format!("language-{word}"));
            tag = tag.exact_attr(Attribute::DataMfmLang, lang);
        }
        if code.ends_with('\n') {
            // Elsewhere a newline at the end only ends the last line.
            tag = tag.attr(Attribute::DataMfmNode, "code");
        }
        tag.end();
        self.writer.exact(code);
        self.writer.close(Element::Code);
        self.writer.close(Element::Pre);
    }

    fn mention(&mut self, username: &str, host: Option<&str>, acct: &str) {
        let url = self.places.mention(username, host, acct);
        let tag = href(self.writer.open(Element::A), url.as_ref());
        tag.attr(Attribute::Class, "u-url mention").end();
        self.writer.exact(acct);
        self.writer.close(Element::A);
    }

    fn hashtag(&mut self, tag: &str) {
        let url = self.places.hashtag(tag);
        href(self.writer.open(Element::A), url.as_ref()).attr(Attribute::Rel, "tag").end();
        self.writer.exact("#");
        self.writer.exact(tag);
        self.writer.close(Element::A);
    }

    fn url(&mut self, written: &str, brackets: bool) {
        let url = SafeUrl::web(written);
        let tag = href(self.writer.open(Element::A), url.as_ref());
        let tag = tag.attr(Attribute::DataMfmNode, "url");
        tag.flag_if(Attribute::DataMfmBrackets, brackets).end();
        self.writer.exact(written);
        self.writer.close(Element::A);
    }

    fn link(&mut self, written: &str, silent: bool, children: &[Node<'_>]) {
        let url = SafeUrl::web(written);
        let mut tag = href(self.writer.open(Element::A), url.as_ref());
        tag = tag.attr(Attribute::DataMfmNode, "link");
        if url.is_none_or(|url| url.as_str() != written) {
            tag = tag.exact_attr(Attribute::DataMfmUrl, written);
        }
        tag.flag_if(Attribute::DataMfmSilent, silent).end();
        self.nodes(children);
        self.writer.close(Element::A);
    }

    fn search(&mut self, query: &str, content: &str) {
        let tag = self.writer.open(Element::A).url(UrlAttribute::Href, &search(query));
        tag.attr(Attribute::DataMfmNode, "search").end();
        self.writer.exact(content);
        self.writer.close(Element::A);
    }

    fn function(&mut self, name: &str, args: &Args<'_>, children: &[Node<'_>]) {
        // Only a tree made by hand has a name that is none; it is shown as Misskey would.
        let Some(name) = Name::new(name) else { return self.within(Element::I, children) };
        arguments(self.writer.open(Element::Span).function_class(name), args).end();
        let known = match name.as_str() {
            "unixtime" => self.unixtime(children),
            "ruby" => self.ruby(children),
            _ => None,
        };
        if known.is_none() {
            self.nodes(children);
        }
        self.writer.close(Element::Span);
    }

    fn unixtime(&mut self, children: &[Node<'_>]) -> Option<()> {
        let iso = functions::unixtime(children)?.to_string();
        let (Node { kind: Kind::Text(written), .. }, others) = children.split_first()? else {
            return None;
        };
        let tag = self.writer.open(Element::Time).attr(Attribute::Datetime, &iso);
        tag.exact_attr(Attribute::DataMfmText, written).end();
        self.writer.text(&iso);
        self.writer.close(Element::Time);
        self.nodes(others);
        Some(())
    }

    /// Unlike Misskey's, this reading goes on to the end, so that nothing is lost.
    fn ruby(&mut self, children: &[Node<'_>]) -> Option<()> {
        let (last, base) = children.split_last()?;
        let Kind::Text(text) = &last.kind else { return None };
        let (below, reading) = match functions::ruby(children)? {
            Ruby::Words { reading: None, .. } | Ruby::Nodes { reading: None, .. } => return None,
            Ruby::Words { .. } => text.split_at(text.find(' ')?),
            Ruby::Nodes { .. } => ("", &**text),
        };
        self.writer.start(Element::Ruby);
        self.nodes(base);
        self.text(below);
        self.reading(reading);
        self.writer.close(Element::Ruby);
        Some(())
    }

    /// The reading, in parentheses for those who cannot put it above the base; the white space
    /// around it stands outside of them.
    fn reading(&mut self, reading: &str) {
        let trimmed = reading.trim_start();
        let (before, _) = reading.split_at(reading.len() - trimmed.len());
        let core = trimmed.trim_end();
        self.writer.start(Element::Rp);
        self.text(before);
        self.writer.text("(");
        self.writer.close(Element::Rp);
        self.writer.start(Element::Rt);
        self.text(core);
        self.writer.close(Element::Rt);
        self.writer.start(Element::Rp);
        self.writer.text(")");
        self.text(&trimmed[core.len()..]);
        self.writer.close(Element::Rp);
    }

    fn marked(&mut self, element: Element, node: &str) -> Tag<'_> {
        self.writer.open(element).attr(Attribute::DataMfmNode, node)
    }
}

fn href<'w>(tag: Tag<'w>, url: Option<&SafeUrl>) -> Tag<'w> {
    match url {
        Some(url) => tag.url(UrlAttribute::Href, url),
        None => tag,
    }
}

/// Each argument as an attribute, and once more together where HTML would lose a capital.
fn arguments<'w>(mut tag: Tag<'w>, args: &Args<'_>) -> Tag<'w> {
    let mut capital = false;
    for arg in args {
        if let Some(key) = Name::new(&arg.key) {
            tag = tag.function_arg(key, arg.value.as_deref());
            capital |= key.as_str().bytes().any(|b| b.is_ascii_uppercase());
        }
    }
    if capital { tag.exact_attr(Attribute::DataMfmAsWritten, &as_written(args)) } else { tag }
}

fn as_written(args: &Args<'_>) -> String {
    let mut out = String::new();
    for arg in args {
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&arg.key);
        if let Some(value) = &arg.value {
            out.push('=');
            out.push_str(value);
        }
    }
    out
}
