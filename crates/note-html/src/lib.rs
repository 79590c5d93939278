//! Notes as HTML and back: MFM trees become federated HTML, rich HTML, terminal text or whole note
//! cards; HTML and Markdown from elsewhere become MFM.
//!
//! Every profile writes through one writer with one escaping function and reads the arguments of
//! functions through one validated model, so what leaves this crate is safe whatever comes in.

pub mod ansi;
pub mod fep_c16b;
mod from_html;
mod from_markdown;
mod function;
mod mfm_writer;
pub mod misskey;
pub mod note;
pub mod rich;
pub mod safety;
pub mod text;
mod writer;

pub use writer::SafeUrl;

pub use from_html::{FromHtml, Mode, from_html};
pub use from_markdown::{FromMarkdown, from_markdown};
