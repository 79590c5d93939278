//! The `ansi` profile: a note for a terminal.
//!
//! Weight, slant and colour become SGR sequences, links become OSC 8 hyperlinks, quotes get a bar at
//! their left. The look of the next character is a plain value handed down the tree; the writer
//! compares it with the look the terminal is in and prints the difference only when a character
//! follows. So styles always nest, and nothing stays switched on at the end.
//!
//! A note must not be able to steer the terminal: every control character of its own is replaced
//! before it is printed, and addresses are printed only as percent-encoded ASCII.

use std::fmt::Write as _;

use aizome_mfm::functions::{self, Dialect, Ruby};
use aizome_mfm::{Args, Kind, Node};
use anstyle::{AnsiColor, Color, Effects, RgbColor, Style};
use url::Url;

use crate::function::{Function, Motion, piped_ruby};
use crate::text::{clean_char, human_time};

/// How to write for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Which colours the terminal can show.
    pub colors: Colors,
    /// Whether it understands hyperlinks (OSC 8). Without them the address of a link follows its
    /// label in parentheses.
    pub hyperlinks: bool,
    /// The server whose pages mentions and hashtags lead to, such as `https://misskey.example`;
    /// empty for none.
    pub base_url: String,
    /// Whose functions are known.
    pub dialect: Dialect,
    /// Minutes by which the reader's clock is ahead of UTC.
    pub utc_offset: i32,
}

/// Which colours a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colors {
    /// None: weight, slant and lines only.
    None,
    /// The 256 of xterm.
    Palette,
    /// All 16 million.
    #[default]
    Rgb,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            colors: Colors::Rgb,
            hyperlinks: true,
            base_url: String::new(),
            dialect: Dialect::Misskey,
            utc_offset: 0,
        }
    }
}

/// Writes a note for a terminal. There is no newline at the end.
///
/// ```
/// use aizome_mfm::{Kind, Node};
/// use aizome_note_html::ansi::{Options, to_ansi};
///
/// let bold = Node::new(Kind::Bold(vec![Node::new(Kind::Text("a\u{1b}[31mb".into()))]));
/// assert_eq!(to_ansi(&[bold], &Options::default()), "\u{1b}[1ma\u{fffd}[31mb\u{1b}[0m");
/// ```
#[must_use]
pub fn to_ansi(nodes: &[Node<'_>], options: &Options) -> String {
    let mut terminal = Terminal::new(options);
    terminal.nodes(nodes, Look::default());
    terminal.finish()
}

const MENTION: AnsiColor = AnsiColor::Cyan;
const HASHTAG: AnsiColor = AnsiColor::Magenta;
const LINK: AnsiColor = AnsiColor::Blue;
const CODE: AnsiColor = AnsiColor::Green;
const EMOJI: AnsiColor = AnsiColor::Yellow;

/// How the next character looks: its style and which link it belongs to, if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Look {
    style: Style,
    link: Option<usize>,
}

impl Look {
    fn with(self, effects: Effects) -> Self {
        Self { style: self.style | effects, ..self }
    }

    fn colored(self, color: AnsiColor) -> Self {
        Self { style: self.style.fg_color(Some(color.into())), ..self }
    }
}

/// What stands at the left of every line of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Margin {
    Bar,
    Indent,
}

/// What the terminal will have been told so far.
struct Terminal<'o> {
    options: &'o Options,
    out: String,
    /// The look that the terminal is in.
    now: Look,
    /// The links of this note; a [`Look`] names one by its place.
    links: Vec<String>,
    margins: Vec<Margin>,
    line: Line,
}

/// How far the line being written has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Nothing of it is written, not even the margin.
    Fresh,
    /// Something is.
    Begun,
    /// It ended a block, so a newline is due if anything follows.
    Over,
}

impl<'o> Terminal<'o> {
    fn new(options: &'o Options) -> Self {
        Self {
            options,
            out: String::new(),
            now: Look::default(),
            links: Vec::new(),
            margins: Vec::new(),
            line: Line::Fresh,
        }
    }

    fn finish(mut self) -> String {
        self.put_on(Look::default());
        self.out
    }

    fn nodes(&mut self, nodes: &[Node<'_>], look: Look) {
        for node in nodes {
            self.node(node, look);
        }
    }

    fn node(&mut self, node: &Node<'_>, look: Look) {
        match &node.kind {
            Kind::Text(text) | Kind::UnicodeEmoji(text) => self.text(text, look),
            Kind::Plain(children) => self.nodes(children, look),
            Kind::Bold(children) => self.nodes(children, look.with(Effects::BOLD)),
            Kind::Italic(children) => self.nodes(children, look.with(Effects::ITALIC)),
            Kind::Strike(children) => self.nodes(children, look.with(Effects::STRIKETHROUGH)),
            Kind::Small(children) => self.nodes(children, look.with(Effects::DIMMED)),
            Kind::Center(children) => self.block(|t| t.nodes(children, look)),
            Kind::Quote(children) => {
                self.framed(Margin::Bar, |t| t.nodes(children, look));
            }
            Kind::BlockCode { code, lang } => self.code_block(code, lang.as_deref(), look),
            Kind::MathBlock(formula) => {
                self.framed(Margin::Indent, |t| t.text(formula, look.colored(CODE)));
            }
            Kind::InlineCode(code) | Kind::MathInline(code) => {
                self.text(code, look.colored(CODE));
            }
            Kind::EmojiCode(name) => {
                let look = look.colored(EMOJI);
                self.text(":", look);
                self.text(name, look);
                self.text(":", look);
            }
            Kind::Search { query, content } => self.search(query, content, look),
            Kind::Mention { acct, .. } => self.mention(acct, look),
            Kind::Hashtag(tag) => self.hashtag(tag, look),
            Kind::Url { url, .. } => {
                let look = self.linked(Url::parse(url).ok(), look);
                self.text(url, look);
            }
            Kind::Link { url, children, .. } => self.link(url, children, look),
            Kind::Fn { name, args, children } => self.function(name, args, children, look),
        }
    }

    fn code_block(&mut self, code: &str, lang: Option<&str>, look: Look) {
        self.framed(Margin::Indent, |t| {
            if let Some(lang) = lang {
                t.text(lang, look.with(Effects::DIMMED));
                t.newline();
            }
            t.text(code, look.colored(CODE));
        });
    }

    fn search(&mut self, query: &str, content: &str, look: Look) {
        let target = Url::parse_with_params("https://www.google.com/search", [("q", query)]);
        self.block(|t| {
            let look = t.linked(target.ok(), look);
            t.text(content, look);
        });
    }

    fn mention(&mut self, acct: &str, look: Look) {
        let target = self.page(&[acct]);
        let look = self.linked(target, look).colored(MENTION);
        self.text(acct, look);
    }

    fn hashtag(&mut self, tag: &str, look: Look) {
        let target = self.page(&["tags", tag]);
        let look = self.linked(target, look).colored(HASHTAG);
        self.text("#", look);
        self.text(tag, look);
    }

    /// A page of the reader's server.
    fn page(&self, path: &[&str]) -> Option<Url> {
        let mut page = Url::parse(&self.options.base_url).ok()?;
        page.path_segments_mut().ok()?.pop_if_empty().extend(path);
        Some(page)
    }

    fn link(&mut self, url: &str, children: &[Node<'_>], look: Look) {
        let linked = self.linked(Url::parse(url).ok(), look);
        self.nodes(children, linked);
        if linked.link.is_none() {
            let look = look.with(Effects::DIMMED);
            self.text(" (", look);
            self.text(url, look);
            self.text(")", look);
        }
    }

    /// The look of a link. Only web pages are links, and a link in a link is part of the outer one.
    fn linked(&mut self, target: Option<Url>, look: Look) -> Look {
        let web = target.filter(|url| matches!(url.scheme(), "http" | "https"));
        let Some(url) = web else { return look };
        let seen = look.with(Effects::UNDERLINE).colored(LINK);
        if !self.options.hyperlinks || look.link.is_some() {
            return seen;
        }
        self.links.push(url.into());
        Look { link: Some(self.links.len() - 1), ..seen }
    }

    fn function(&mut self, name: &str, args: &Args<'_>, children: &[Node<'_>], look: Look) {
        let Some(function) = Function::read(name, args, &[self.options.dialect]) else {
            return self.raw(name, args, children, look);
        };
        match function {
            Function::Ruby => self.ruby(children, look),
            Function::UnixTime => self.unixtime(children, look),
            Function::Center => self.block(|t| t.nodes(children, look)),
            _ => {
                let look = self.applied(&function, look);
                self.nodes(children, look);
            }
        }
    }

    /// What a terminal can show of a function: size as weight, a blur as faintness, colours.
    fn applied(&self, function: &Function<'_>, look: Look) -> Look {
        match *function {
            Function::Motion(Motion::Tada, _) | Function::Zoom(_) => look.with(Effects::BOLD),
            Function::Blur | Function::Small => look.with(Effects::DIMMED),
            Function::Foreground(color) => {
                let color = self.color(color).or(look.style.get_fg_color());
                Look { style: look.style.fg_color(color), ..look }
            }
            Function::Background(color) => {
                let color = self.color(color).or(look.style.get_bg_color());
                Look { style: look.style.bg_color(color), ..look }
            }
            _ => look,
        }
    }

    /// The nearest colour that the terminal has; red is the default, as on the web.
    fn color(&self, color: Option<functions::Color>) -> Option<Color> {
        let rgb = color.map_or(RgbColor(255, 0, 0), |c| RgbColor(c.red, c.green, c.blue));
        match self.options.colors {
            Colors::None => None,
            Colors::Palette => Some(anstyle_lossy::rgb_to_xterm(rgb).into()),
            Colors::Rgb => Some(rgb.into()),
        }
    }

    /// A function nobody knows keeps its marks, as the web client shows it.
    fn raw(&mut self, name: &str, args: &Args<'_>, children: &[Node<'_>], look: Look) {
        self.text(&format!("$[{name}{args} "), look);
        self.nodes(children, look);
        self.text("]", look);
    }

    fn ruby(&mut self, children: &[Node<'_>], look: Look) {
        if let Some((base, reading)) = piped_ruby(children, &[self.options.dialect]) {
            self.text(base, look);
            return self.reading(reading, look);
        }
        match functions::ruby(children) {
            None => self.nodes(children, look),
            Some(Ruby::Words { base, reading }) => {
                self.text(base, look);
                self.reading(reading.unwrap_or_default(), look);
            }
            Some(Ruby::Nodes { base, reading }) => {
                self.nodes(base, look);
                self.reading(reading.unwrap_or_default(), look);
            }
        }
    }

    fn reading(&mut self, reading: &str, look: Look) {
        if !reading.is_empty() {
            self.text("(", look);
            self.text(reading, look);
            self.text(")", look);
        }
    }

    fn unixtime(&mut self, children: &[Node<'_>], look: Look) {
        match functions::unixtime(children) {
            Some(time) => self.text(&human_time(time, self.options.utc_offset), look),
            None => self.nodes(children, look),
        }
    }

    /// A block has lines of its own.
    fn block(&mut self, content: impl FnOnce(&mut Self)) {
        if self.line != Line::Fresh {
            self.end_line();
        }
        content(self);
        self.line = Line::Over;
    }

    fn framed(&mut self, margin: Margin, content: impl FnOnce(&mut Self)) {
        self.block(|t| {
            t.margins.push(margin);
            content(t);
            if t.line == Line::Fresh {
                t.begin_line();
            }
            t.margins.pop();
        });
    }

    fn text(&mut self, text: &str, look: Look) {
        let mut characters = text.chars().peekable();
        while let Some(c) = characters.next() {
            match c {
                '\r' if characters.peek() == Some(&'\n') => {}
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => self.newline(),
                _ => self.character(clean_char(c), look),
            }
        }
    }

    fn character(&mut self, c: char, look: Look) {
        if self.line != Line::Begun {
            self.begin_line();
        }
        self.put_on(look);
        self.out.push(c);
    }

    fn newline(&mut self) {
        if self.line != Line::Begun {
            self.begin_line();
        }
        self.end_line();
    }

    /// Ends the line. Colour and links end with it, or they would reach into the margin.
    fn end_line(&mut self) {
        self.put_on(Look::default());
        self.out.push('\n');
        self.line = Line::Fresh;
    }

    fn begin_line(&mut self) {
        if self.line == Line::Over {
            self.end_line();
        }
        self.line = Line::Begun;
        for at in 0..self.margins.len() {
            match self.margins[at] {
                Margin::Bar => {
                    self.put_on(Look::default().with(Effects::DIMMED));
                    self.out.push('│');
                    self.put_on(Look::default());
                    self.out.push(' ');
                }
                Margin::Indent => self.out.push_str("    "),
            }
        }
    }

    /// Brings the terminal into a look, by way of none: there is no SGR that takes back one style.
    fn put_on(&mut self, look: Look) {
        let style = match self.options.colors {
            Colors::None => look.style.fg_color(None).bg_color(None),
            Colors::Palette | Colors::Rgb => look.style,
        };
        if self.now.link != look.link {
            let target = look.link.map_or("", |at| &self.links[at]);
            let _ = write!(self.out, "\u{1b}]8;;{target}\u{1b}\\");
        }
        if self.now.style != style {
            if !self.now.style.is_plain() {
                let _ = write!(self.out, "{}", anstyle::Reset);
            }
            let _ = write!(self.out, "{style}");
        }
        self.now = Look { style, link: look.link };
    }
}
