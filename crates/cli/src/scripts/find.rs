//! Which scripts are meant: named files, everything in named folders, or standard input.
//!
//! A folder stands for the files in it that end in `.ais` or `.is`, in the order of their names.
//! Left out is what git leaves out, what is hidden, and `node_modules`. Links in a folder are not
//! followed, so that none leads in a circle or out of it; what is named is read wherever it leads.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use ignore::{DirEntry, Walk, WalkBuilder};

use crate::input::{Source, sources};
use crate::messages;
use crate::outcome::Failure;

/// Which scripts to read.
#[derive(Debug, Clone, Args)]
pub(crate) struct FindArgs {
    /// Scripts, or folders whose `*.ais` and `*.is` files are meant; `-` is standard input, and so
    /// is naming none
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Read standard input as if it were the file PATH, which need not exist
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_filepath: Option<PathBuf>,
}

/// One script to read.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Where it is read.
    pub(crate) source: Source,
    /// The name people and programs know it by.
    pub(crate) name: String,
    /// The path that decides which configuration counts.
    pub(crate) path: PathBuf,
}

/// The scripts that are meant.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Each once, in order.
    pub(crate) places: Vec<Place>,
    /// What could not be looked into.
    pub(crate) failures: Vec<Failure>,
    /// Folders without a script.
    pub(crate) empty: Vec<PathBuf>,
}

impl FindArgs {
    /// Looks for them.
    pub(crate) fn find(&self) -> Result<Found, Failure> {
        if let Some(path) = &self.stdin_filepath {
            if self.paths.iter().any(|path| path.as_os_str() != "-") {
                return Err(messages::stdin_has_one_path());
            }
            let path = path.clone();
            let place = Place { source: Source::Stdin, name: path.display().to_string(), path };
            return Ok(Found { places: vec![place], ..Found::default() });
        }
        find_in(&self.paths, |_| true)
    }
}

/// Looks for the scripts that paths mean; in folders, for those whose names are wanted.
pub(crate) fn find_in(paths: &[PathBuf], is_wanted: fn(&str) -> bool) -> Result<Found, Failure> {
    let mut finder = Finder { found: Found::default(), known: HashSet::new(), is_wanted };
    for source in sources(paths)? {
        match &source {
            Source::File(path) if path.is_dir() => finder.folder(path),
            _ => finder.add(source),
        }
    }
    Ok(finder.found)
}

impl Place {
    fn new(source: Source) -> Self {
        let path = match &source {
            Source::Stdin => PathBuf::new(),
            Source::File(path) => path.clone(),
        };
        Self { name: source.name(), source, path }
    }

    /// The file that it is, unless it is standard input.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.source {
            Source::Stdin => None,
            Source::File(path) => Some(path),
        }
    }
}

struct Finder {
    found: Found,
    known: HashSet<PathBuf>,
    /// Whether a script in a folder is meant, by its name.
    is_wanted: fn(&str) -> bool,
}

impl Finder {
    fn add(&mut self, source: Source) {
        let key = match &source {
            Source::Stdin => PathBuf::from("-"),
            Source::File(path) => fs::canonicalize(path).unwrap_or_else(|_| path.clone()),
        };
        if self.known.insert(key) {
            self.found.places.push(Place::new(source));
        }
    }

    fn folder(&mut self, folder: &Path) {
        let (mut scripts, failures) = (0, self.found.failures.len());
        for entry in walk(folder) {
            match entry {
                Ok(entry) if self.is_meant(&entry) => {
                    scripts += 1;
                    self.add(Source::File(plain(entry.path())));
                }
                Ok(_) => {}
                Err(error) => self.found.failures.push(unwalkable(folder, error)),
            }
        }
        if scripts == 0 && self.found.failures.len() == failures {
            self.found.empty.push(folder.to_owned());
        }
    }

    fn is_meant(&self, entry: &DirEntry) -> bool {
        is_script(entry) && entry.file_name().to_str().is_none_or(self.is_wanted)
    }
}

fn walk(folder: &Path) -> Walk {
    WalkBuilder::new(folder)
        // What git leaves out stays out in a copy without git, too.
        .require_git(false)
        .filter_entry(|entry| entry.depth() == 0 || entry.file_name() != "node_modules")
        .sort_by_file_name(Ord::cmp)
        .build()
}

fn is_script(entry: &DirEntry) -> bool {
    let extension = entry.path().extension().unwrap_or_default();
    let known = ["ais", "is"].iter().any(|known| extension.eq_ignore_ascii_case(known));
    known && entry.file_type().is_some_and(|kind| kind.is_file())
}

/// The path without the `./` that `aizome check .` would put before every name.
fn plain(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}

fn unwalkable(folder: &Path, error: ignore::Error) -> Failure {
    let name = place_of(&error).unwrap_or(folder).display().to_string();
    let told = error.to_string();
    match error.into_io_error() {
        Some(error) => messages::unreadable(&name, &error),
        None => messages::unreadable(&name, &std::io::Error::other(told)),
    }
}

/// The path that an error is about.
fn place_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            place_of(err)
        }
        _ => None,
    }
}
