//! What each profile may write, as lists that a test or a sanitiser can check against.
//!
//! The writer's types say the same in the code: an element or attribute that is in no list here
//! cannot be written without adding it to an enum first. Addresses in [`URL_ATTRIBUTES`] are
//! `http:`, `https:` or relative ([`SafeUrl`](crate::SafeUrl)). The value of `style`
//! passes [`is_plain_style`].

use crate::rich::math;
use crate::writer::{Attribute as A, Element as E, UrlAttribute};

/// The elements and attributes of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    /// Elements.
    pub elements: &'static [&'static str],
    /// Attributes, besides `data-mfm-*`, which hold text.
    pub attributes: &'static [&'static str],
}

/// What [`misskey`](crate::misskey) may write, apart from trusted markup of the caller.
pub const MISSKEY: Allowed = Allowed {
    elements: &[
        E::A.name(),
        E::B.name(),
        E::Blockquote.name(),
        E::Br.name(),
        E::Code.name(),
        E::Del.name(),
        E::Div.name(),
        E::I.name(),
        E::Pre.name(),
        E::Rp.name(),
        E::Rt.name(),
        E::Ruby.name(),
        E::Small.name(),
        E::Span.name(),
        E::Time.name(),
    ],
    attributes: &[A::Class.name(), A::Datetime.name(), "href", A::Rel.name(), "style"],
};

/// What [`fep_c16b`](crate::fep_c16b) may write, besides [`MATHML`].
pub const FEP_C16B: Allowed = MISSKEY;

/// What [`rich`](crate::rich) may write, besides [`MATHML`].
pub const RICH: Allowed = Allowed {
    elements: &[
        E::A.name(),
        E::B.name(),
        E::Blockquote.name(),
        E::Br.name(),
        E::Code.name(),
        E::Del.name(),
        E::Div.name(),
        E::I.name(),
        E::Img.name(),
        E::Pre.name(),
        E::Rt.name(),
        E::Ruby.name(),
        E::Small.name(),
        E::Span.name(),
        E::Time.name(),
    ],
    attributes: &[
        A::Alt.name(),
        A::AriaHidden.name(),
        A::Class.name(),
        A::Datetime.name(),
        A::Decoding.name(),
        A::Draggable.name(),
        "href",
        A::Loading.name(),
        A::Rel.name(),
        "src",
        "style",
        A::Tabindex.name(),
        A::Target.name(),
        A::Title.name(),
    ],
};

/// What formulas are made of, in the profiles that show them.
pub const MATHML: Allowed = Allowed { elements: math::ELEMENTS, attributes: math::ATTRIBUTES };

/// Attributes whose value is an address.
pub const URL_ATTRIBUTES: &[&str] = UrlAttribute::NAMES;

/// Whether the value of a `style` attribute only says what the profiles say: numbers, lengths,
/// colours and words, nothing that calls (`url(…)`), quotes or escapes.
#[must_use]
pub fn is_plain_style(value: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || " -.:;#%".contains(c);
    value.chars().all(plain)
}
