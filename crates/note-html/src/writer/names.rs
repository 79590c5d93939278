//! The names that can be written: closed enums of elements and attributes, and the checked names
//! of MFM functions and arguments.

/// Defines a closed set of names: an enum and the text of each.
macro_rules! names {
    ($(#[$docs:meta])* $set:ident { $($name:ident = $text:literal),+ $(,)? }) => {
        $(#[$docs])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the names are HTML's")]
        pub(crate) enum $set { $($name),+ }

        impl $set {
            /// Every name of the set.
            #[allow(dead_code, reason = "not every set is listed anywhere")]
            pub(crate) const NAMES: &[&str] = &[$($text),+];

            /// The name in HTML.
            #[inline]
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

names! {
    /// An element.
    Element {
        A = "a",
        Article = "article",
        Audio = "audio",
        B = "b",
        Blockquote = "blockquote",
        Body = "body",
        Br = "br",
        Code = "code",
        Del = "del",
        Details = "details",
        Div = "div",
        Figcaption = "figcaption",
        Figure = "figure",
        Footer = "footer",
        Head = "head",
        Header = "header",
        Html = "html",
        I = "i",
        Img = "img",
        Li = "li",
        Main = "main",
        Meta = "meta",
        P = "p",
        Pre = "pre",
        Rp = "rp",
        Rt = "rt",
        Ruby = "ruby",
        Section = "section",
        Small = "small",
        Span = "span",
        Style = "style",
        Summary = "summary",
        Time = "time",
        Title = "title",
        Ul = "ul",
        Video = "video",
        // MathML, as it stands around what the filter lets through.
        Annotation = "annotation",
        Math = "math",
        Mtext = "mtext",
        Semantics = "semantics",
    }
}

names! {
    /// An attribute that holds text, and neither an address nor style.
    Attribute {
        Alt = "alt",
        AriaHidden = "aria-hidden",
        AriaLabel = "aria-label",
        Charset = "charset",
        Class = "class",
        Content = "content",
        Controls = "controls",
        DataMfmAsWritten = "data-mfm-as-written",
        DataMfmBrackets = "data-mfm-brackets",
        DataMfmEv = "data-mfm-ev",
        DataMfmLang = "data-mfm-lang",
        DataMfmNewline = "data-mfm-newline",
        DataMfmNode = "data-mfm-node",
        DataMfmSilent = "data-mfm-silent",
        DataMfmText = "data-mfm-text",
        DataMfmUrl = "data-mfm-url",
        DataTheme = "data-theme",
        Datetime = "datetime",
        Decoding = "decoding",
        Display = "display",
        Draggable = "draggable",
        Encoding = "encoding",
        Height = "height",
        HttpEquiv = "http-equiv",
        Lang = "lang",
        Loading = "loading",
        Name = "name",
        Preload = "preload",
        Referrerpolicy = "referrerpolicy",
        Rel = "rel",
        Role = "role",
        Tabindex = "tabindex",
        Target = "target",
        Title = "title",
        Width = "width",
    }
}

names! {
    /// An attribute that holds an address.
    UrlAttribute {
        Href = "href",
        Poster = "poster",
        Src = "src",
    }
}

/// A name of a function or of an argument that can stand in a class or in an attribute name:
/// ASCII letters, digits and `_`, as the parser gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Name<'a>(&'a str);

impl<'a> Name<'a> {
    /// The name, if it is one.
    pub(crate) fn new(text: &'a str) -> Option<Self> {
        let legal = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
        (!text.is_empty() && text.bytes().all(legal)).then_some(Self(text))
    }

    /// The text.
    pub(crate) const fn as_str(self) -> &'a str {
        self.0
    }
}
