//! How scripts are laid out, from the command line and from `aizome.toml`.

use aizome_aiscript_syntax::Parsed;
use aizome_aiscript_syntax::format::{Options, Refused, format, format_range};
use aizome_source::{Localized, apply_edits};
use clap::Args;

use super::part::Part;
use crate::scripts::config::{FmtConfig, Indent, Quotes};

/// What the command line says about it.
#[derive(Debug, Clone, Args)]
pub(super) struct LayoutArgs {
    /// A step of indentation: `tab`, or so many spaces [default: tab]
    #[arg(long, value_name = "STEP", help_heading = "Layout")]
    indent: Option<Indent>,

    /// How many columns a line should have at most [default: 80]
    #[arg(long, value_name = "COLUMNS", help_heading = "Layout",
        value_parser = clap::value_parser!(u16).range(20..))]
    width: Option<u16>,

    /// Which quotes strings get where both would do [default: double]
    #[arg(long, value_name = "QUOTES", help_heading = "Layout")]
    quotes: Option<Quotes>,
}

/// How one script is laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout(Options);

impl LayoutArgs {
    /// What the command line says, and for the rest the configuration.
    pub(super) fn with(&self, config: &FmtConfig) -> Layout {
        let defaults = Options::default();
        Layout(Options {
            indent: self.indent.or(config.indent).map_or(defaults.indent, Into::into),
            width: self.width.or(config.width).map_or(defaults.width, u32::from),
            quotes: self.quotes.or(config.quotes).map_or(defaults.quotes, Into::into),
        })
    }
}

impl Layout {
    /// The whole script in this layout, or why not.
    pub(super) fn format(self, parsed: &Parsed<'_>) -> Result<String, Localized> {
        format(parsed, &self.0).map_err(|refused| why(&refused))
    }

    /// The script with a part of it in this layout, or why not.
    pub(super) fn format_part(self, parsed: &Parsed<'_>, part: Part) -> Result<String, Localized> {
        let edits = format_range(parsed, part.span(parsed.text), &self.0);
        let edits = edits.map_err(|refused| why(&refused))?;
        Ok(apply_edits(parsed.text, &edits).expect("the edits are of this text and do not overlap"))
    }
}

fn why(refused: &Refused) -> Localized {
    match refused {
        Refused::Invalid => Localized::new("it has syntax errors", "構文エラーがあります"),
        Refused::Unsafe(what) => Localized::new(
            format!("the result would not be the same script ({what}); please report this bug"),
            format!("結果が同じスクリプトになりません ({what})。不具合として報告してください"),
        ),
    }
}
