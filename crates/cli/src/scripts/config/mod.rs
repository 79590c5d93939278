//! `aizome.toml`: what a project has settled for its scripts.
//!
//! The nearest one counts, from the folder of a script upward; what the command line says comes before
//! what it says. A file that cannot be understood stops everything before anything is read or written.

mod codes;
mod read;
mod values;

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use aizome_aiscript_syntax::Version;
use aizome_source::{Diagnostic, Severity};
use clap::Args;

use super::draw::{Drawing, draw};
use crate::input::Source;
use crate::messages;
use crate::outcome::{Failure, Stop};
use crate::terminal::Terminal;

pub(crate) use codes::CODES;
pub(crate) use values::{Host, Indent, LanguageVersion, Quotes};

/// The name of the file.
const FILE: &str = "aizome.toml";

/// Where settings come from.
#[derive(Debug, Clone, Args)]
pub(crate) struct ConfigArgs {
    /// Take the settings from FILE [default: the nearest `aizome.toml` upward from each script]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Look for no `aizome.toml`
    #[arg(long, conflicts_with = "config")]
    no_config: bool,

    /// The language version that scripts are written in [default: 1.2]
    #[arg(long, value_name = "VERSION")]
    language_version: Option<LanguageVersion>,
}

/// Everything that can be settled; what is not is open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Config {
    /// The language version.
    pub(crate) language_version: Option<LanguageVersion>,
    /// How scripts are laid out.
    pub(crate) fmt: FmtConfig,
    /// What is checked.
    pub(crate) check: CheckConfig,
}

/// The table `[fmt]`.
#[derive(Debug, Clone, Default)]
pub(crate) struct FmtConfig {
    pub(crate) indent: Option<Indent>,
    pub(crate) width: Option<u16>,
    pub(crate) quotes: Option<Quotes>,
}

/// The table `[check]`.
#[derive(Debug, Clone, Default)]
pub(crate) struct CheckConfig {
    pub(crate) host: Option<Host>,
    pub(crate) globals: Vec<String>,
    pub(crate) select: Vec<String>,
    pub(crate) ignore: Vec<String>,
}

impl Config {
    /// How to read the script.
    pub(crate) fn version(&self) -> Version {
        self.language_version.map(Version::from).unwrap_or_default()
    }
}

/// Finds the configuration of each script, and reads each file once.
#[derive(Debug)]
pub(crate) struct Configs<'t> {
    args: ConfigArgs,
    terminal: &'t Terminal,
    of_folders: HashMap<PathBuf, Arc<Config>>,
}

impl<'t> Configs<'t> {
    pub(crate) fn new(args: ConfigArgs, terminal: &'t Terminal) -> Self {
        Self { args, terminal, of_folders: HashMap::new() }
    }

    /// The configuration of the script at `path`, which may be empty for one without a place.
    pub(crate) fn of(&mut self, path: &Path) -> Result<Arc<Config>, Stop> {
        let folder = match &self.args.config {
            Some(file) => file.clone(),
            None => absolute(path.parent().unwrap_or(Path::new(""))),
        };
        if let Some(known) = self.of_folders.get(&folder) {
            return Ok(Arc::clone(known));
        }
        let mut config = match &self.args.config {
            Some(file) => self.read(file)?,
            None if self.args.no_config => Config::default(),
            None => match nearest(&folder) {
                Some(file) => self.read(&file)?,
                None => Config::default(),
            },
        };
        config.language_version = self.args.language_version.or(config.language_version);
        let config = Arc::new(config);
        self.of_folders.insert(folder, Arc::clone(&config));
        Ok(config)
    }

    fn read(&self, file: &Path) -> Result<Config, Stop> {
        let name = relative(file).display().to_string();
        let text = Source::File(file.to_owned()).read_whole()?;
        let (config, found) = read::read(&text);
        if found.iter().any(|finding| finding.code.severity == Severity::Error) {
            return Err(self.refuse(&name, &text, &found).into());
        }
        Ok(config)
    }

    /// Shows what is wrong with a configuration file.
    fn refuse(&self, name: &str, text: &str, found: &[Diagnostic]) -> Failure {
        let mut drawn = Vec::new();
        let colors = self.terminal.colors_on_stderr();
        draw(&mut drawn, name, text, found, Drawing { language: self.terminal.language, colors });
        self.terminal.show(&drawn);
        messages::bad_config(name)
    }
}

fn nearest(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|above| above.join(FILE)).find(|file| file.is_file())
}

/// The path from the root without `..`, so that its ancestors are the folders around it. Links are
/// not resolved: the folder counts in which the script is named.
fn absolute(folder: &Path) -> PathBuf {
    let whole =
        std::path::absolute(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
            .unwrap_or_else(|_| folder.to_owned());
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            other => plain.push(other),
        }
    }
    plain
}

/// The path from the current folder, if it leads down from there.
fn relative(file: &Path) -> &Path {
    let here = std::env::current_dir().ok();
    here.and_then(|here| file.strip_prefix(here).ok()).unwrap_or(file)
}
