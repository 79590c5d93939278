//! HTML → MFM that keeps all MFM can say.
//!
//! | HTML | MFM |
//! |---|---|
//! | text | itself; what would be live is put into `<plain>` by the writer; white space with a newline in it is one space |
//! | `b` `strong` · `i` `em` `cite` `dfn` `var` · `s` `del` `strike` · `small` `sub` `sup` | bold · italic · strike · small |
//! | `code` `kbd` `samp` `tt` | inline code; lines apart; as `<plain>` if it has a backtick |
//! | `pre` | code block with its language (`data-mfm-lang`, `data-lang`, `language-*`, `lang-*`) |
//! | `math`, Meisskey's `code[data-mfm=math]` | formula |
//! | `blockquote` | quote, with all that is in it; quotes nest |
//! | `h1` … `h6`, `summary`, `th`, `dt` | bold, the former three on lines of their own |
//! | `p`, `figure`, … · `div`, `li`, `tr`, … | an empty line around it · a line of its own |
//! | `ul` · `ol` | `- ` · `1. ` (`start`, `value`), nested by indentation; a check box is `[x]` or `[ ]` |
//! | `table` | a line for each row, cells parted by ` \| ` |
//! | `hr` | a line of `─` |
//! | `a` | mention, hashtag, address, link or search; other schemes in parentheses behind the text |
//! | `img` · `audio` `video` `iframe` `embed` | emoji, or a link with its description · its address |
//! | `ruby` · `time` | `$[ruby …]` · `$[unixtime …]` |
//! | `q` · `abbr` | in “ ” · with its title in parentheses |
//! | `center`, `[align=center]`, `text-align: center` marked as ours | center |
//! | `span.mfm-*` and older dialects | function, see [`super::mfm_spans`] |
//! | `script` `style` `template` `head` `title` … | nothing: browsers do not show them |
//! | everything else | its content |

use aizome_mfm::Args;

use crate::mfm_writer::{self, Builder, Open};

use super::FromHtml;
use super::dom::{Dom, NodeId};
use super::links::{Anchor, anchor};
use super::mfm_spans;
use super::pieces::{self, TimePiece};

/// The MFM of a document.
pub(super) fn convert(dom: &Dom, options: &FromHtml) -> String {
    let mut walk =
        Walk { dom, options, builder: Builder::default(), steps: Vec::new(), lists: Vec::new() };
    walk.kids(Dom::ROOT);
    // Steps instead of recursion: documents may be nested deeper than our stack.
    while let Some(step) = walk.steps.pop() {
        walk.step(step);
    }
    mfm_writer::write(&walk.builder.finish())
}

/// A step of the walk that is still to be made.
enum Step {
    Visit(NodeId),
    OpenRuby,
    Close,
    Margin(usize),
    Text(String),
    EndItem(usize),
    EndList,
}

/// A list that is open.
enum List {
    Bullets,
    Numbers { next: i64, step: i64 },
}

struct Walk<'d> {
    dom: &'d Dom,
    options: &'d FromHtml,
    builder: Builder,
    /// What is still to do, last first.
    steps: Vec<Step>,
    lists: Vec<List>,
}

impl Walk<'_> {
    fn step(&mut self, step: Step) {
        match step {
            Step::Visit(id) => self.visit(id),
            Step::OpenRuby => {
                self.builder.open(Open::Function { name: "ruby".to_owned(), args: Args::new() });
            }
            Step::Close => self.builder.close(),
            Step::Margin(newlines) => self.builder.margin(newlines),
            Step::Text(text) => self.builder.text(&text),
            Step::EndList => {
                self.lists.pop();
            }
            Step::EndItem(indent) => {
                self.builder.outdent(indent);
                self.builder.margin(1);
                self.builder.limit_margin(1);
            }
        }
    }

    fn kids(&mut self, id: NodeId) {
        let kids = std::iter::successors(self.dom.last_child(id), |&kid| self.dom.previous(kid));
        self.steps.extend(kids.map(Step::Visit));
    }

    fn visit(&mut self, id: NodeId) {
        if let Some(text) = self.dom.text(id) {
            return self.builder.flowing_text(text);
        }
        let Some(name) = self.dom.name(id) else { return };
        if self.options.drop_quote_inline && self.dom.has_class(id, "quote-inline") {
            return self.builder.trim_newlines();
        }
        if let Some(node) = self.dom.attribute(id, "data-mfm-node")
            && self.marked(id, node)
        {
            return;
        }
        self.element(id, name);
    }

    /// Our own marks for what HTML has no element for.
    fn marked(&mut self, id: NodeId, node: &str) -> bool {
        match node {
            "plain" => {
                let text = self.dom.text_with(id, |line_break| newline(self.dom, line_break));
                pieces::plain(&text, &mut self.builder);
            }
            "emoji" => pieces::emoji(&self.dom.text_content(id), &mut self.builder),
            "center" => self.within(id, Open::Center),
            _ => return false,
        }
        true
    }

    fn element(&mut self, id: NodeId, name: &str) {
        match name {
            "br" => self.line_break(id),
            "a" => self.anchor(id),
            "b" | "strong" => self.within(id, Open::Bold),
            "i" | "em" | "cite" | "dfn" | "var" => self.within(id, Open::Italic),
            "s" | "del" | "strike" => self.within(id, Open::Strike),
            "small" | "sub" | "sup" => self.within(id, Open::Small),
            "code" | "kbd" | "samp" | "tt" => self.code(id),
            "pre" => pieces::block_code(self.dom, id, &mut self.builder),
            "math" => pieces::math(self.dom, id, &mut self.builder),
            "blockquote" => self.within(id, Open::Quote),
            "center" => self.within(id, Open::Center),
            "span" => self.span(id),
            "img" => pieces::image(self.dom, id, &mut self.builder),
            "audio" | "video" | "iframe" | "embed" | "source" => self.medium(id),
            "q" => self.between(id, "“", "”".to_owned()),
            "abbr" => self.abbreviation(id),
            "ruby" => self.ruby(id),
            "rp" => self.parenthesis(id),
            "time" => self.time(id),
            "input" => self.check_box(id),
            "script" | "style" | "template" | "head" | "title" | "meta" | "link" | "noembed"
            | "noframes" | "object" | "canvas" | "datalist" => {}
            _ => self.layout(id, name),
        }
    }

    /// Elements that are about lines.
    fn layout(&mut self, id: NodeId, name: &str) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.bold_block(id, 2),
            "summary" | "dt" => self.bold_block(id, 1),
            "p" | "figure" | "table" | "dl" | "fieldset" | "details" => self.block(id, 2),
            "ul" | "menu" | "dir" => self.list(id, List::Bullets),
            "ol" => self.list(id, self.numbers(id)),
            "li" => self.item(id),
            "dd" => self.indented(id),
            "hr" => self.rule(),
            "td" => {
                self.begin_cell(id);
                self.kids(id);
            }
            "th" => {
                self.begin_cell(id);
                self.within(id, Open::Bold);
            }
            "address" | "article" | "aside" | "body" | "caption" | "div" | "figcaption"
            | "footer" | "form" | "header" | "hgroup" | "legend" | "main" | "nav" | "option"
            | "section" | "tr" | "tbody" | "thead" | "tfoot" => self.division(id),
            _ => self.kids(id),
        }
    }

    fn line_break(&mut self, id: NodeId) {
        self.builder.text(newline(self.dom, id));
    }

    fn within(&mut self, id: NodeId, open: Open) {
        self.builder.open(open);
        self.steps.push(Step::Close);
        self.kids(id);
    }

    fn between(&mut self, id: NodeId, before: &str, after: String) {
        self.builder.text(before);
        self.steps.push(Step::Text(after));
        self.kids(id);
    }

    fn block(&mut self, id: NodeId, newlines: usize) {
        // In a list, items are closer.
        let newlines = if self.lists.is_empty() || newlines == 1 { newlines } else { 1 };
        self.builder.margin(newlines);
        self.steps.push(Step::Margin(newlines));
        self.kids(id);
    }

    fn bold_block(&mut self, id: NodeId, newlines: usize) {
        self.builder.margin(newlines);
        self.steps.push(Step::Margin(newlines));
        self.within(id, Open::Bold);
    }

    fn division(&mut self, id: NodeId) {
        let is_centered =
            self.dom.attribute(id, "align").is_some_and(|a| a.eq_ignore_ascii_case("center"));
        if is_centered { self.within(id, Open::Center) } else { self.block(id, 1) }
    }

    fn code(&mut self, id: NodeId) {
        let text = self.dom.text_content(id);
        if self.dom.attribute(id, "data-mfm") == Some("math") {
            pieces::inline_math(&text, &mut self.builder);
        } else {
            pieces::inline_code(&text, &mut self.builder);
        }
    }

    fn span(&mut self, id: NodeId) {
        let functions = mfm_spans::functions(self.dom, id);
        for (name, args) in functions {
            self.builder.open(Open::Function { name, args });
            self.steps.push(Step::Close);
        }
        self.kids(id);
    }

    fn anchor(&mut self, id: NodeId) {
        match anchor(self.dom, id, self.options) {
            Anchor::Leaf(kind) => self.builder.inline(kind),
            Anchor::Search(line) => pieces::search(&line, &mut self.builder),
            Anchor::Link { silent, url } => self.within(id, Open::Link { silent, url }),
            Anchor::Text { address: None } => self.kids(id),
            Anchor::Text { address: Some(address) } => {
                self.between(id, "", format!(" ({address})"));
            }
        }
    }

    fn medium(&mut self, id: NodeId) {
        if let Some(url) = self.dom.attribute(id, "src").and_then(pieces::web_address) {
            pieces::address(url, &mut self.builder);
        }
        if matches!(self.dom.name(id), Some("audio" | "video")) {
            self.kids(id);
        }
    }

    fn abbreviation(&mut self, id: NodeId) {
        match self.dom.attribute(id, "title") {
            Some(title) if !title.is_empty() => self.between(id, "", format!(" ({title})")),
            _ => self.kids(id),
        }
    }

    /// Inside the span of a function, a `<ruby>` is only how browsers show it.
    fn is_in_function(&self, id: NodeId, name: &str) -> bool {
        self.dom.parent(id).is_some_and(|parent| self.dom.has_class(parent, &format!("mfm-{name}")))
    }

    fn ruby(&mut self, id: NodeId) {
        if self.is_in_function(id, "ruby") {
            return self.kids(id);
        }
        match ruby_pairs(self.dom, id) {
            None => self.kids(id),
            Some(pairs) => {
                for (base, reading) in pairs.into_iter().rev() {
                    self.steps.push(Step::Close);
                    self.steps.push(Step::Text(format!(" {reading}")));
                    self.steps.extend(base.into_iter().rev().map(Step::Visit));
                    self.steps.push(Step::OpenRuby);
                }
            }
        }
    }

    fn parenthesis(&mut self, id: NodeId) {
        let ruby = self.dom.parent(id);
        if ruby.is_some_and(|ruby| self.is_in_function(ruby, "ruby")) {
            let text = self.dom.text_content(id);
            return self.builder.text(&text.replacen(['(', ')'], "", 1));
        }
        self.kids(id);
    }

    fn time(&mut self, id: NodeId) {
        let is_in_function = self.is_in_function(id, "unixtime");
        match pieces::time(self.dom, id, is_in_function) {
            None => self.kids(id),
            Some(TimePiece::Text(text)) => self.builder.text(&text),
            Some(TimePiece::Function(text)) => {
                pieces::function("unixtime", &text, &mut self.builder);
            }
        }
    }

    fn check_box(&mut self, id: NodeId) {
        let is_box = self
            .dom
            .attribute(id, "type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
        if is_box {
            let checked = self.dom.attribute(id, "checked").is_some();
            self.builder.text(if checked { "[x] " } else { "[ ] " });
        }
    }

    fn rule(&mut self) {
        self.builder.margin(2);
        self.builder.text("──────────");
        self.builder.margin(2);
    }

    fn numbers(&self, id: NodeId) -> List {
        let items =
            || self.dom.children(id).filter(|&kid| self.dom.name(kid) == Some("li")).count();
        let step = if self.dom.attribute(id, "reversed").is_some() { -1 } else { 1 };
        let first = if step < 0 { i64::try_from(items()).unwrap_or(1) } else { 1 };
        let start = self.dom.attribute(id, "start").and_then(|start| start.trim().parse().ok());
        List::Numbers { next: start.unwrap_or(first), step }
    }

    fn list(&mut self, id: NodeId, list: List) {
        self.steps.push(Step::EndList);
        self.block(id, 2);
        self.lists.push(list);
    }

    fn item(&mut self, id: NodeId) {
        let own = self.dom.attribute(id, "data-mfm-marker");
        let value =
            self.dom.attribute(id, "value").and_then(|value| value.trim().parse::<i64>().ok());
        let marker = match self.lists.last_mut() {
            _ if own.is_some() => own.unwrap_or_default().to_owned(),
            Some(List::Numbers { next, step }) => {
                let number = value.unwrap_or(*next);
                *next = number.saturating_add(*step);
                format!("{number}. ")
            }
            Some(List::Bullets) | None => "- ".to_owned(),
        };
        self.builder.begin_item(&marker);
        self.builder.indent(marker.len());
        self.steps.push(Step::EndItem(marker.len()));
        self.kids(id);
    }

    fn indented(&mut self, id: NodeId) {
        self.builder.margin(1);
        self.builder.indent(2);
        self.steps.push(Step::EndItem(2));
        self.kids(id);
    }

    fn begin_cell(&mut self, id: NodeId) {
        let mut before =
            std::iter::successors(self.dom.previous(id), |&cell| self.dom.previous(cell));
        if before.any(|cell| matches!(self.dom.name(cell), Some("td" | "th"))) {
            self.builder.text(" | ");
        }
    }
}

/// The newline that a `<br>` is.
fn newline(dom: &Dom, id: NodeId) -> &'static str {
    match dom.attribute(id, "data-mfm-newline") {
        Some("crlf") => "\r\n",
        Some("cr") => "\r",
        _ => "\n",
    }
}

/// Bases and readings, if MFM can say them: it parts the two by white space.
fn ruby_pairs(dom: &Dom, id: NodeId) -> Option<Vec<(Vec<NodeId>, String)>> {
    let mut pairs = Vec::new();
    let mut base: Vec<NodeId> = Vec::new();
    for kid in dom.children(id) {
        match dom.name(kid) {
            Some("rp") => {}
            Some("rt") => {
                let reading = dom.text_content(kid);
                let spaced = |&node: &NodeId| !is_ruby_word(dom.text_content(node).trim());
                if base.is_empty() || base.iter().any(spaced) || !is_ruby_word(reading.trim()) {
                    return None;
                }
                pairs.push((std::mem::take(&mut base), reading.trim().to_owned()));
            }
            _ if dom.text(kid).is_some_and(|text| text.trim().is_empty()) => {}
            _ => base.push(kid),
        }
    }
    base.is_empty().then_some(pairs)
}

/// Whether a text is one word in which nothing can be live.
fn is_ruby_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || "[]<>*_~`$@#\\".contains(c))
}
