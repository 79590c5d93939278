//! The person in front: the language they read, whether they see colours, and how failures are
//! told to them. Everything for them goes to standard error; standard output is for results.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write as _};

use aizome_source::{Language, Localized};
use clap::{Args, ValueEnum};

use crate::outcome::Failure;

/// Options every command has.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct TerminalArgs {
    /// Language of messages [default: from `LC_ALL`, `LC_MESSAGES` or `LANG`]
    #[arg(long, global = true, value_name = "LANG", help_heading = "Global options")]
    lang: Option<Lang>,

    /// When to use colours; `auto` is on a terminal without `NO_COLOR`
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true,
        help_heading = "Global options"
    )]
    color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Lang {
    /// English
    En,
    /// 日本語
    Ja,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// How to talk to the person in front.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terminal {
    /// The language of messages.
    pub(crate) language: Language,
    color: Color,
}

impl Terminal {
    /// Reads the options, and the environment where they leave it open.
    pub(crate) fn new(args: TerminalArgs) -> Self {
        let language = match args.lang {
            Some(Lang::En) => Language::English,
            Some(Lang::Ja) => Language::Japanese,
            None => environment_language(),
        };
        Self { language, color: args.color }
    }

    /// Whether results on `stream` are coloured.
    pub(crate) fn colors(&self, is_terminal: bool) -> bool {
        let unwanted = || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => is_terminal && !unwanted(),
        }
    }

    /// Whether what is told is coloured.
    pub(crate) fn colors_on_stderr(&self) -> bool {
        self.colors(io::stderr().is_terminal())
    }

    /// Shows what is ready for reading, such as findings, on standard error.
    pub(crate) fn show(&self, drawn: &[u8]) {
        let _ = io::stderr().lock().write_all(drawn);
    }

    /// Tells a failure on standard error.
    pub(crate) fn tell(&self, failure: &Failure) {
        self.tell_as(&Localized::new("error", "エラー"), "31", failure);
    }

    /// Tells something that is no failure of the whole, such as how many lines were bad.
    pub(crate) fn warn(&self, failure: &Failure) {
        self.tell_as(&Localized::new("warning", "警告"), "33", failure);
    }

    /// Says something that is plain as it stands.
    pub(crate) fn remark(&self, said: &Localized) {
        let _ = writeln!(io::stderr().lock(), "{}", said.get(self.language));
    }

    fn tell_as(&self, label: &Localized, paint: &str, failure: &Failure) {
        let colors = self.colors_on_stderr();
        let mut stderr = io::stderr().lock();
        let label = styled(label.get(self.language), paint, colors);
        // Nobody is left to hear of it when standard error itself is closed.
        let _ = writeln!(stderr, "{label}: {}", failure.what.get(self.language));
        if let Some(help) = &failure.help {
            let word = Localized::new("help", "ヒント");
            let word = styled(word.get(self.language), "36", colors);
            let _ = writeln!(stderr, "  {word}: {}", help.get(self.language));
        }
    }
}

/// The language before the command line is understood: for messages about the command line.
pub(crate) fn language_of(args: &[OsString]) -> Language {
    let mut words = args.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None if word == "--" => break,
            None => None,
        };
        if let Some(value @ ("en" | "ja")) = value {
            return Language::from_locale(value);
        }
    }
    environment_language()
}

/// The language of the locale, by the precedence POSIX gives its variables; empty counts as unset.
fn environment_language() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os)
        .find(|value| !value.is_empty())
        .map_or(Language::English, |value| Language::from_locale(&value.to_string_lossy()))
}

/// `text` in bold and the colour of an ANSI number.
pub(crate) fn styled(text: &str, paint: &str, colors: bool) -> String {
    if colors { format!("\x1b[1;{paint}m{text}\x1b[0m") } else { text.to_owned() }
}
