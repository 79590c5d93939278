//! Tree → MFM text that parses back to that tree: what HTML and Markdown become, last step.
//!
//! `aizome_mfm::to_string` is the reference's printer, which lets text become markup. This one
//! prints plainly first and parses what it printed; if that says something else than the tree (a
//! text such as `**` swallows what follows it), it tries other forms of the same marks, and at last
//! puts `<plain>` around every piece of text that could be live. So ordinary text stays readable,
//! and the work is at most nine prints and parses.

mod build;
mod protect;

pub(crate) use build::{Builder, NEST_LIMIT, Open};

use aizome_mfm::{Args, Kind, Node, parse, unparse};

use protect::Place;

/// The MFM text of a tree.
pub(crate) fn write(nodes: &[Node<'_>]) -> String {
    let wanted = meaning(nodes);
    for style in TRIED {
        let text = written(nodes, style);
        if meaning(&parse(&text)) == wanted {
            return text;
        }
    }
    unparse(nodes).unwrap_or_else(|| written(nodes, Style::Protected))
}

/// The styles to try before text is protected.
const TRIED: [Style; 5] =
    [Style::Marks, Style::Tags, Style::OnlyMarks, Style::Checked, Style::Underscores];

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `**bold**`, `~~strike~~` where they can be, and text as it is.
    Marks,
    /// `<b>bold</b>`, `<s>strike</s>` without exception, and text as it is.
    Tags,
    /// Marks without exception, `***big***` too.
    OnlyMarks,
    /// Whatever form parses as the node when it stands alone.
    Checked,
    /// `__bold__` and `_italic_` where they can be, else as with marks.
    Underscores,
    /// Marks again, and text that could be live in `<plain>`.
    Protected,
}

/// Whether the content is one text that may stand between underscores.
fn is_words(children: &[Node<'_>]) -> bool {
    let is_words = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b' ');
    matches!(children, [Node { kind: Kind::Text(text), .. }] if is_words(text))
}

/// What directly contains a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// The note or a quote: blocks may stand here.
    Lines,
    /// A node that a `]` ends: a function or the label of a link.
    Brackets,
    /// Anything else.
    Marks,
}

/// Where the printer is.
#[derive(Debug, Clone, Copy)]
struct Context {
    within: Within,
    in_label: bool,
    depth: usize,
}

impl Context {
    const NOTE: Self = Self { within: Within::Lines, in_label: false, depth: 0 };

    fn inside(self, within: Within) -> Self {
        Self { within, depth: self.depth + 1, ..self }
    }
}

fn written(nodes: &[Node<'_>], style: Style) -> String {
    let mut printer = Printer { out: String::new(), style };
    printer.nodes(nodes, Context::NOTE);
    printer.out
}

struct Printer {
    out: String,
    style: Style,
}

impl Printer {
    /// Recursive like the tree, whose depth the builder bounds.
    fn nodes(&mut self, nodes: &[Node<'_>], context: Context) {
        for (index, node) in nodes.iter().enumerate() {
            let previous = index.checked_sub(1).and_then(|before| nodes.get(before));
            if let Some(previous) = previous {
                self.separate(previous, node);
            }
            if previous.is_none_or(Node::is_block) && is_hidden_search(node) {
                self.out.push_str(if previous.is_some_and(is_quote) { "\n\n" } else { "\n" });
            }
            self.node(node, [previous, nodes.get(index + 1)], context);
        }
    }

    fn node(
        &mut self,
        node: &Node<'_>,
        [previous, next]: [Option<&Node<'_>>; 2],
        context: Context,
    ) {
        match &node.kind {
            Kind::Text(text) => self.text(text, next, context),
            Kind::Plain(children) => self.plain(children),
            Kind::Bold(children) if self.style == Style::Underscores && is_words(children) => {
                self.tagged(children, ["__", "__"], context);
            }
            Kind::Bold(_) => self.marked(node, previous, ["**", "<b>", "</b>"], context),
            Kind::Strike(_) => self.marked(node, previous, ["~~", "<s>", "</s>"], context),
            Kind::Italic(children) => self.italic(children, previous, context),
            Kind::Small(children) => self.tagged(children, ["<small>", "</small>"], context),
            Kind::Center(children) => self.center(children, context),
            Kind::Quote(children) => self.quote(children, context),
            Kind::Fn { name, args, children } if name == "tada" && args.is_empty() => {
                self.tada(node, previous, context);
            }
            Kind::Fn { name, args, children } => self.function(name, args, children, context),
            Kind::Link { silent, url, children } => self.link(*silent, url, children, context),
            Kind::Url { url, brackets } => self.url(url, *brackets, next),
            Kind::BlockCode { code, lang } => {
                // After a carriage return, a line feed would belong to it.
                let newline = if code.ends_with('\r') { "\r" } else { "\n" };
                let lang = lang.as_deref().unwrap_or_default();
                self.pieces(&["```", lang, "\n", code, newline, "```"]);
            }
            Kind::MathBlock(formula) => self.pieces(&["\\[\n", formula, "\n\\]"]),
            Kind::Search { content, .. } => self.out.push_str(content),
            Kind::InlineCode(code) => self.pieces(&["`", code, "`"]),
            Kind::MathInline(formula) => self.pieces(&["\\(", formula, "\\)"]),
            Kind::UnicodeEmoji(emoji) => self.out.push_str(emoji),
            Kind::EmojiCode(_) | Kind::Mention { .. } | Kind::Hashtag(_) => self.word(node, next),
        }
    }

    fn pieces(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|piece| self.out.push_str(piece));
    }

    /// Ends the line before or after a block, so that as many newlines are left for the text
    /// around it as it has: a quote swallows two on either side, the other blocks one.
    fn separate(&mut self, previous: &Node<'_>, node: &Node<'_>) {
        let newlines = match (previous.is_block(), node.is_block()) {
            (false, false) => 0,
            (false, true) => 1 + usize::from(is_quote(node) && self.joins_quote()),
            (true, true) => 1 + usize::from(is_quote(previous) && is_quote(node)),
            (true, false) => {
                let risky = matches!(&node.kind, Kind::Text(t) if t.starts_with(['\n', '\r', '>']));
                1 + usize::from(is_quote(previous) && risky)
            }
        };
        // After a lone CR, an LF would make one newline of the two.
        let newline = if self.out.ends_with('\r') { "\r" } else { "\n" };
        self.out.push_str(&newline.repeat(newlines));
    }

    /// Whether a quote behind one newline would swallow the end of the text: its last newline, or
    /// a lone `>`.
    fn joins_quote(&self) -> bool {
        let line = self.out.rsplit(['\n', '\r']).next().unwrap_or_default();
        line.is_empty() || line.starts_with('>')
    }

    fn text(&mut self, text: &str, next: Option<&Node<'_>>, context: Context) {
        if self.style != Style::Protected || context.depth >= NEST_LIMIT {
            return self.out.push_str(text);
        }
        let next = next.filter(|next| !next.is_block());
        protect::text(
            &mut self.out,
            text,
            &Place {
                lines: context.within == Within::Lines,
                brackets: context.within == Within::Brackets,
                marks: context.within == Within::Marks,
                in_label: context.in_label,
                has_next: next.is_some(),
                may_go_on: next.is_some() || context.depth > 0,
                link_next: next.is_some_and(|next| matches!(next.kind, Kind::Link { .. })),
            },
        );
    }

    fn plain(&mut self, children: &[Node<'_>]) {
        for child in children {
            let Kind::Text(text) = &child.kind else { continue };
            match self.style {
                Style::Marks | Style::Tags | Style::Underscores | Style::Protected => {
                    protect::plain(&mut self.out, text);
                }
                // On lines of its own it cannot be part of a search.
                Style::OnlyMarks | Style::Checked => {
                    self.pieces(&["<plain>\n", text, "\n</plain>"]);
                }
            }
        }
    }

    /// A node that has a form with marks and a form with tags.
    fn marked(
        &mut self,
        node: &Node<'_>,
        previous: Option<&Node<'_>>,
        [mark, open, close]: [&str; 3],
        context: Context,
    ) {
        let before = Before::of(previous, mark);
        let start = self.out.len();
        self.out.push_str(mark);
        self.nodes(node.children(), context.inside(Within::Marks));
        let inner = &self.out[start + mark.len()..];
        let wants_tags = match (self.style, before) {
            (Style::Tags, _) | (Style::Checked, Before::Runs) => true,
            (Style::OnlyMarks, _) | (Style::Checked, Before::Mark) => false,
            // Inside, tags leave the marks to the node around it.
            (Style::Checked, Before::Apart) if context.depth > 0 => {
                is_parsed_as(&format!("{open}{inner}{close}"), node, context)
            }
            (Style::Checked, Before::Apart) => {
                !is_parsed_as(&format!("{mark}{inner}{mark}"), node, context)
            }
            (Style::Marks | Style::Underscores | Style::Protected, _) => {
                before != Before::Apart || ends_early(inner, mark)
            }
        };
        if wants_tags {
            self.out.replace_range(start..start + mark.len(), open);
        }
        self.out.push_str(if wants_tags { close } else { mark });
    }

    fn italic(&mut self, children: &[Node<'_>], previous: Option<&Node<'_>>, context: Context) {
        let underscores = matches!(self.style, Style::Checked | Style::Underscores)
            && is_words(children)
            && !self.out.ends_with(|c: char| c.is_ascii_alphanumeric())
            && Before::of(previous, "") != Before::Runs;
        let marks = if underscores { ["_", "_"] } else { ["<i>", "</i>"] };
        self.tagged(children, marks, context);
    }

    fn center(&mut self, children: &[Node<'_>], context: Context) {
        let start = self.out.len();
        self.tagged(children, ["<center>", "</center>"], context);
        let inner = &self.out[start + "<center>".len()..self.out.len() - "</center>".len()];
        if inner != "```" {
            let lines = format!("<center>\n{inner}\n</center>");
            self.out.replace_range(start.., &lines);
        }
    }

    fn tagged(&mut self, children: &[Node<'_>], [open, close]: [&str; 2], context: Context) {
        self.out.push_str(open);
        self.nodes(children, context.inside(Within::Marks));
        self.out.push_str(close);
    }

    fn quote(&mut self, children: &[Node<'_>], context: Context) {
        let outer = std::mem::take(&mut self.out);
        self.nodes(children, context.inside(Within::Lines));
        let body = std::mem::replace(&mut self.out, outer).replace("\r\n", "\n");
        for (index, line) in body.split(['\n', '\r']).enumerate() {
            self.out.push_str(if index == 0 { "> " } else { "\n> " });
            self.out.push_str(line);
        }
    }

    /// The function that has marks of its own, `***big***`.
    fn tada(&mut self, node: &Node<'_>, previous: Option<&Node<'_>>, context: Context) {
        let closes =
            |child: &Node<'_>| matches!(&child.kind, Kind::Text(text) if text.contains(']'));
        let before = Before::of(previous, "***");
        let wants_marks = match (self.style, before) {
            (Style::Protected | Style::Tags, _) | (Style::Checked, Before::Runs) => false,
            (Style::OnlyMarks | Style::Checked, _) => true,
            // `$[tada a]b]` would end too early.
            (Style::Marks | Style::Underscores, _) => node.children().iter().any(closes),
        };
        let start = self.out.len();
        if wants_marks {
            self.tagged(node.children(), ["***", "***"], context);
        }
        let is_sure = self.style != Style::Checked || before == Before::Mark;
        if wants_marks && (is_sure || is_parsed_as(&self.out[start..], node, context)) {
            return;
        }
        self.out.truncate(start);
        self.function("tada", &Args::new(), node.children(), context);
    }

    fn function(&mut self, name: &str, args: &Args<'_>, children: &[Node<'_>], context: Context) {
        self.pieces(&["$[", name, &args.to_string(), " "]);
        self.nodes(children, context.inside(Within::Brackets));
        self.out.push(']');
    }

    fn link(&mut self, silent: bool, url: &str, children: &[Node<'_>], context: Context) {
        self.out.push_str(if silent { "?[" } else { "[" });
        self.nodes(children, Context { in_label: true, ..context.inside(Within::Brackets) });
        if is_bare_url(url) {
            self.pieces(&["](", url, ")"]);
        } else {
            self.pieces(&["](<", url, ">)"]);
        }
    }

    fn url(&mut self, url: &str, brackets: bool, next: Option<&Node<'_>>) {
        let glued = next.is_some_and(|next| !next.is_block() && runs_into_url(next));
        if brackets || (self.style == Style::Protected && glued) {
            self.pieces(&["<", url, ">"]);
        } else {
            self.out.push_str(url);
        }
    }

    /// A mention, a hashtag or a custom emoji: its neighbours must not run into it.
    fn word(&mut self, node: &Node<'_>, next: Option<&Node<'_>>) {
        let protected = self.style == Style::Protected;
        let is_emoji = matches!(node.kind, Kind::EmojiCode(_));
        if protected && !is_emoji && self.out.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            self.out.push('\u{200B}');
        }
        match &node.kind {
            Kind::Mention { acct, .. } => self.out.push_str(acct),
            Kind::Hashtag(tag) => self.pieces(&["#", tag]),
            Kind::EmojiCode(name) => self.pieces(&[":", name, ":"]),
            _ => {}
        }
        let Some(next) = next.filter(|next| protected && !next.is_block()) else { return };
        let runs_on = |c: char| match node.kind {
            Kind::Hashtag(_) => !protect::ends_hashtag(c) || "([「（".contains(c),
            Kind::Mention { .. } => c.is_ascii_alphanumeric() || "_.-@".contains(c),
            _ => c.is_ascii_alphanumeric(),
        };
        if first_char(next).is_some_and(runs_on) {
            // U+200B may be part of a hashtag, a space may not.
            self.out.push(if matches!(node.kind, Kind::Hashtag(_)) { ' ' } else { '\u{200B}' });
        }
    }
}

/// Whether an address stands on its own without `<>`.
pub(crate) fn is_bare_url(url: &str) -> bool {
    matches!(parse(url).as_slice(),
        [Node { kind: Kind::Url { url: all, brackets: false }, .. }] if all == url)
}

/// What stands before a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing that matters.
    Apart,
    /// The same mark as text, which is text only because the mark stands behind it: `~~~~a~~`.
    Mark,
    /// Something the mark would become part of: `*`, or a hashtag.
    Runs,
}

impl Before {
    fn of(previous: Option<&Node<'_>>, mark: &str) -> Self {
        let text = match previous.map(|node| &node.kind) {
            Some(Kind::Text(text)) => text,
            Some(Kind::Hashtag(_)) => return Self::Runs,
            _ => return Self::Apart,
        };
        let ends_word = |c| c != '#' && protect::ends_hashtag(c);
        let word = text.rsplit(ends_word).next().unwrap_or_default();
        if mark != "**" && text.ends_with(mark) || mark == "***" && text.ends_with("://") {
            Self::Mark
        } else if text.ends_with(|c| mark.starts_with(c)) || word.contains('#') {
            Self::Runs
        } else {
            Self::Apart
        }
    }
}

fn is_quote(node: &Node<'_>) -> bool {
    matches!(node.kind, Kind::Quote(_))
}

/// Whether, where no newline is before it, an inline at its begin would win over the search:
/// `#a search` is a hashtag and text.
fn is_hidden_search(node: &Node<'_>) -> bool {
    let Kind::Search { content, .. } = &node.kind else { return false };
    !is_parsed_as(content, node, Context::NOTE)
}

/// Whether a text alone, or as a label where it is in one, is just this node.
fn is_parsed_as(text: &str, node: &Node<'_>, context: Context) -> bool {
    let wanted = meaning(std::slice::from_ref(node));
    if !context.in_label {
        return meaning(&parse(text)) == wanted;
    }
    let link = format!("[{text}](https://a)");
    matches!(parse(&link).as_slice(), [link] if meaning(link.children()) == wanted)
}

/// Whether a mark would not enclose all of its content.
fn ends_early(inner: &str, mark: &str) -> bool {
    let sign = mark.chars().next().unwrap_or_default();
    let has_newline = sign == '~' && inner.contains(['\n', '\r']);
    inner.contains(mark) || inner.starts_with(sign) || inner.ends_with(sign) || has_newline
}

/// Whether an address would go on with what stands behind it.
fn runs_into_url(node: &Node<'_>) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_/:%#@$&?!~=+-([".contains(c);
    match &node.kind {
        // Dots and commas at its end are none of it.
        Kind::Text(text) => text.trim_start_matches(['.', ',']).starts_with(is_part),
        _ => first_char(node).is_some_and(is_part),
    }
}

/// What the text of an inline node begins with.
fn first_char(node: &Node<'_>) -> Option<char> {
    match &node.kind {
        Kind::Text(text) | Kind::UnicodeEmoji(text) => text.chars().next(),
        Kind::EmojiCode(_) => Some(':'),
        Kind::Mention { .. } => Some('@'),
        Kind::Hashtag(_) => Some('#'),
        Kind::Url { brackets: false, .. } => Some('h'),
        Kind::InlineCode(_) => Some('`'),
        Kind::MathInline(_) => Some('\\'),
        Kind::Bold(_) => Some('*'),
        Kind::Strike(_) => Some('~'),
        Kind::Fn { .. } => Some('$'),
        Kind::Link { silent: false, .. } => Some('['),
        Kind::Link { .. } => Some('?'),
        _ => Some('<'),
    }
}

/// What a tree says: without spans, with emoji as the text they are, neighbouring texts joined, and
/// addresses the same with and without `<>`.
fn meaning(nodes: &[Node<'_>]) -> Vec<Node<'static>> {
    let mut same: Vec<Node<'static>> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let text = match &node.kind {
            Kind::Text(text) | Kind::UnicodeEmoji(text) => text.clone(),
            Kind::EmojiCode(name) => format!(":{name}:").into(),
            _ => {
                same.push(said(node));
                continue;
            }
        };
        if let Some(Node { kind: Kind::Text(known), .. }) = same.last_mut() {
            known.to_mut().push_str(&text);
        } else if !text.is_empty() {
            same.push(Node::new(Kind::Text(text.into_owned().into())));
        }
    }
    same
}

fn said(node: &Node<'_>) -> Node<'static> {
    let children = || meaning(node.children());
    Node::new(match &node.kind {
        Kind::Url { url, .. } => {
            Kind::Url { url: url.clone().into_owned().into(), brackets: false }
        }
        Kind::Quote(_) => Kind::Quote(children()),
        Kind::Center(_) => Kind::Center(children()),
        Kind::Bold(_) => Kind::Bold(children()),
        Kind::Small(_) => Kind::Small(children()),
        Kind::Italic(_) => Kind::Italic(children()),
        Kind::Strike(_) => Kind::Strike(children()),
        Kind::Plain(_) => Kind::Plain(children()),
        Kind::Link { silent, url, .. } => Kind::Link {
            silent: *silent,
            url: url.clone().into_owned().into(),
            children: children(),
        },
        Kind::Fn { name, args, .. } => Kind::Fn {
            name: name.clone().into_owned().into(),
            args: args.clone().into_owned(),
            children: children(),
        },
        leaf => leaf.clone().into_owned(),
    })
}
