//! How a text is parsed, from the command line and from a line of a stream.

use std::borrow::Cow;

use aizome_mfm::{Node, Options, parse_simple};
use clap::Args;
use serde::Deserialize;

/// Options of every command that parses MFM.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Reading {
    /// How many levels of nodes there may be; more than 256 counts as 256
    #[arg(long, value_name = "N", default_value_t = 20)]
    nest_limit: u32,

    /// Parse as a user's name: only emoji and `<plain>` count
    #[arg(long, visible_alias = "plain")]
    pub(crate) simple: bool,
}

impl Reading {
    /// The same with what a line asks for.
    pub(crate) fn overridden(self, nest_limit: Option<u32>, simple: Option<bool>) -> Self {
        Self {
            nest_limit: nest_limit.unwrap_or(self.nest_limit),
            simple: simple.unwrap_or(self.simple),
        }
    }

    /// The tree of a text.
    pub(crate) fn parse(self, text: &str) -> Vec<Node<'_>> {
        if self.simple {
            parse_simple(text)
        } else {
            Options::default().nest_limit(self.nest_limit).parse(text)
        }
    }
}

/// A line of a stream that is a text, or an object with a text and how to parse it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TextLine<'l> {
    /// The text.
    #[serde(borrow)]
    pub(crate) text: Cow<'l, str>,
    nest_limit: Option<u32>,
    simple: Option<bool>,
}

impl<'l> From<Cow<'l, str>> for TextLine<'l> {
    fn from(text: Cow<'l, str>) -> Self {
        Self { text, nest_limit: None, simple: None }
    }
}

impl TextLine<'_> {
    /// The tree of its text, by its own options and for the rest by those of the command line.
    pub(crate) fn parse(&self, reading: Reading) -> Vec<Node<'_>> {
        reading.overridden(self.nest_limit, self.simple).parse(&self.text)
    }
}
