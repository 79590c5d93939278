//! What strings have.
//!
//! There are three ways to count in a string, and each member tells which is its own: by characters
//! as people see them (`len`, `pick`, `slice`, `index_of`), by code points of Unicode, or by UTF-16
//! units (`charcode_at`, `starts_with`, `pad_start`), of which an emoji has two or more.

mod arrays;
mod change;
mod search;

pub(super) use arrays::TEXT_ARRAYS;
pub(super) use change::TEXT_CHANGE;
pub(super) use search::TEXT_SEARCH;
