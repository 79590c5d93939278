//! `aizome mfm …`.

mod extract;
mod format;
mod from_html;
mod from_markdown;
mod html;
mod lint;
mod page;
mod parse;
mod profile;
mod reading;
mod text;

use clap::Subcommand;

pub(crate) use html::HtmlView;

use crate::outcome::{Outcome, Stop};
use crate::terminal::Terminal;

/// What can be done with MFM.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Parse(parse::Parse),
    Html(Box<html::Html>),
    Text(text::Text),
    Format(format::Format),
    Lint(lint::Lint),
    Extract(extract::Extract),
    FromHtml(from_html::FromHtml),
    FromMarkdown(from_markdown::FromMarkdown),
}

impl Command {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        match self {
            Self::Parse(command) => command.run(terminal),
            Self::Html(command) => command.run(terminal),
            Self::Text(command) => command.run(terminal),
            Self::Format(command) => command.run(terminal),
            Self::Lint(command) => command.run(terminal),
            Self::Extract(command) => command.run(terminal),
            Self::FromHtml(command) => command.run(terminal),
            Self::FromMarkdown(command) => command.run(terminal),
        }
    }
}
