//! `aizome man`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory as _};
use clap_mangen::Man as Page;

use crate::Cli;
use crate::messages;
use crate::outcome::{Outcome, Stop};
use crate::output::Output;

/// Print the manual page, or write all of them into a folder
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Write `aizome.1` and a page for every command into DIR, which is made if need be; without
    /// it `aizome.1` is printed
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Man {
    pub(crate) fn run(self) -> Result<Outcome, Stop> {
        match self.folder {
            None => print()?,
            Some(folder) => write_all(&folder)
                .map_err(|error| messages::unwritable(&folder.display().to_string(), &error))?,
        }
        Ok(Outcome::Clean)
    }
}

fn print() -> Result<(), Stop> {
    let mut page = Vec::new();
    let rendered = Page::new(Cli::command()).render(&mut page);
    rendered.expect("memory can be written");
    let mut output = Output::open(None)?;
    output.write(&page)?;
    output.finish()
}

fn write_all(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    clap_mangen::generate_to(Cli::command(), folder)
}
