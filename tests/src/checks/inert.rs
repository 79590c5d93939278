//! HTML that cannot act: what a conforming parser makes of it holds only listed elements, listed
//! attributes, addresses of the web and plain style.
//!
//! The lists are written here once more, and shorter than what an element may be in HTML: a mistake
//! in the writer's own tables would be found here.

use html5ever::tendril::TendrilSink;
use html5ever::{LocalName, ParseOpts, QualName, local_name, ns, parse_document, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};

/// Parses `html` as the content of a body, checks every element and attribute, and gives its text.
///
/// What is read is then written by the parser's own serialiser, read and checked again: markup
/// that changes its meaning on the way through another program would show there.
///
/// # Panics
/// When something is not listed.
pub fn inert(html: &str) -> String {
    let body = fragment(html);
    let text = harmless(html, &body, &[]);
    let again = serialised(&body);
    harmless(&again, &fragment(&again), &[]);
    text
}

/// The same for a whole page, which may also hold what stands in the head of one. The style sheet
/// is ours and the same for every page.
///
/// # Panics
/// When something is not listed.
pub fn inert_page(html: &str) -> String {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    harmless(html, &dom.document, HEAD)
}

fn fragment(html: &str) -> Handle {
    let context = QualName::new(None, ns!(html), local_name!("body"));
    let parser = parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false);
    parser.one(html).document
}

fn serialised(body: &Handle) -> String {
    let mut bytes = Vec::new();
    // The fragment parser puts everything into one root element.
    let root = body.children.borrow().first().cloned().unwrap_or_else(|| body.clone());
    html5ever::serialize(&mut bytes, &SerializableHandle::from(root), Default::default())
        .expect("a list of bytes takes everything");
    String::from_utf8(bytes).expect("the serialiser writes UTF-8")
}

/// Checks everything below `root`, without recursion: depth is up to the attacker.
fn harmless(html: &str, root: &Handle, also: &[&str]) -> String {
    let mut text = String::new();
    let mut open = vec![root.clone()];
    while let Some(node) = open.pop() {
        match &node.data {
            NodeData::Text { contents } => text.push_str(&contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                element(html, name, also);
                for attribute in attrs.borrow().iter() {
                    let (key, value) = (&attribute.name.local, &*attribute.value);
                    assert!(
                        is_harmless_attribute(&name.local, key, value),
                        "{key}={value:?} on <{}>\nin {html:?}",
                        name.local
                    );
                }
            }
            NodeData::Document | NodeData::Doctype { .. } => {}
            other => panic!("{other:?} is no element and no text\nin {html:?}"),
        }
        open.extend(node.children.borrow().iter().rev().cloned());
    }
    text
}

fn element(html: &str, name: &QualName, also: &[&str]) {
    let listed = if name.ns == ns!(html) {
        ELEMENTS.contains(&&*name.local) || also.contains(&&*name.local)
    } else {
        name.ns == ns!(mathml) && MATHML.contains(&&*name.local)
    };
    assert!(listed, "an element <{}> of {}\nin {html:?}", name.local, name.ns);
}

fn is_harmless_attribute(element: &LocalName, key: &str, value: &str) -> bool {
    match key {
        "href" | "src" | "poster" => is_web_address(value),
        "style" => is_plain_style(value),
        "http-equiv" => {
            let policies = ["Content-Security-Policy", "X-DNS-Prefetch-Control"];
            &**element == "meta" && policies.contains(&value)
        }
        "charset" => &**element == "meta" && value == "utf-8",
        "content" => &**element == "meta",
        "target" => value == "_blank",
        _ if key.starts_with("data-") => {
            key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b))
        }
        _ => ATTRIBUTES.contains(&key),
    }
}

/// Whether it is an address of the web or of the same site, as a browser reads it: white space
/// before it and line ends within it do not count, and a backslash is a slash.
fn is_web_address(value: &str) -> bool {
    let read: String = value.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let read = read.trim_start_matches(|c: char| c <= ' ').replace('\\', "/").to_lowercase();
    let before_path = read.split(['/', '?', '#']).next().unwrap_or_default();
    match before_path.split_once(':') {
        Some((scheme, _)) if is_scheme(scheme) => matches!(scheme, "http" | "https"),
        _ => !read.starts_with("//"),
    }
}

/// Whether this, before a `:`, makes an address absolute.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

/// Whether these are declarations of properties that only change how something looks, with values
/// that can load nothing and end nothing.
fn is_plain_style(value: &str) -> bool {
    value.split(';').filter(|declaration| !declaration.trim().is_empty()).all(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else { return false };
        let property = property.trim();
        (property.starts_with("--mfm-") || PROPERTIES.contains(&property))
            && property.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && value.chars().all(|c| c.is_ascii_alphanumeric() || " #.,%()+-*/_".contains(c))
            && !value.contains("url")
            && !value.contains("expression")
    })
}

const ELEMENTS: &[&str] = &[
    "html",
    "a",
    "article",
    "audio",
    "b",
    "blockquote",
    "br",
    "button",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "header",
    "i",
    "img",
    "li",
    "main",
    "meter",
    "ol",
    "p",
    "pre",
    "rp",
    "rt",
    "ruby",
    "section",
    "small",
    "span",
    "strong",
    "summary",
    "time",
    "ul",
    "video",
];

const HEAD: &[&str] = &["body", "head", "meta", "style", "title"];

const MATHML: &[&str] = &[
    "annotation",
    "maction",
    "math",
    "menclose",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
    "semantics",
];

/// Attributes that hold neither an address nor a program.
const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "class",
    "controls",
    "datetime",
    "decoding",
    "dir",
    "display",
    "draggable",
    "encoding",
    "height",
    "id",
    "lang",
    "loading",
    "max",
    "min",
    "name",
    "open",
    "preload",
    "referrerpolicy",
    "rel",
    "role",
    "tabindex",
    "title",
    "translate",
    "type",
    "value",
    "width",
    // MathML's.
    "accent",
    "accentunder",
    "columnalign",
    "columnlines",
    "columnspacing",
    "depth",
    "displaystyle",
    "fence",
    "form",
    "frame",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rowlines",
    "rowspacing",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "xmlns",
];

const PROPERTIES: &[&str] = &["color", "background-color", "text-align", "--avatar-size"];
