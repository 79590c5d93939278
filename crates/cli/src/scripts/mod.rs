//! Scripts in files: which are meant, how they are configured, how what is wrong with them is shown.

pub(crate) mod config;
mod draw;
mod find;

pub(crate) use draw::{Drawing, draw, shown_name};
pub(crate) use find::{FindArgs, Found, Place, find_in};
