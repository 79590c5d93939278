//! Where earlier inputs are remembered: `aizome/history` in the folder that the user's system has
//! for data of programs.

use std::env;
use std::fs;
use std::path::PathBuf;

/// The file, in a folder that is there; none if there is no place for it.
pub(super) fn history_file() -> Option<PathBuf> {
    let folder = data_folder()?.join("aizome");
    fs::create_dir_all(&folder).ok()?;
    Some(folder.join("history"))
}

fn data_folder() -> Option<PathBuf> {
    let absolute =
        |name: &str| env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let given = absolute("XDG_DATA_HOME").or_else(|| absolute("APPDATA"));
    given.or_else(|| Some(absolute("HOME")?.join(".local/share")))
}
