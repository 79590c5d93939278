//! Where results go: standard output, or a file that appears whole or not at all.
//!
//! The file is written beside its target under a temporary name and renamed when everything is in
//! it, so a reader never sees half of it and `-o` may name an input. Devices and pipes cannot be
//! renamed onto and are written directly.

use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tempfile::NamedTempFile;

use crate::messages;
use crate::outcome::{Failure, Stop};

/// An open output.
#[derive(Debug)]
pub(crate) struct Output {
    name: String,
    target: Target,
}

#[derive(Debug)]
enum Target {
    Stdout(io::Stdout),
    Device(File),
    File { temporary: Box<BufWriter<NamedTempFile>>, path: PathBuf },
}

impl Output {
    /// Standard output for no path and for `-`, else the file.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let path = path.filter(|path| path.as_os_str() != "-");
        let Some(path) = path else {
            return Ok(Self { name: "<stdout>".to_owned(), target: Target::Stdout(io::stdout()) });
        };
        let name = path.display().to_string();
        let target = open_file(path).map_err(|error| messages::unwritable(&name, &error))?;
        Ok(Self { name, target })
    }

    /// Whether a person sees the results appear.
    pub(crate) fn is_terminal(&self) -> bool {
        match &self.target {
            Target::Stdout(stdout) => stdout.is_terminal(),
            Target::Device(file) => file.is_terminal(),
            Target::File { .. } => false,
        }
    }

    /// Whether the results appear under a name only when they are whole.
    pub(crate) const fn is_file(&self) -> bool {
        matches!(self.target, Target::File { .. })
    }

    /// Writes all of `bytes`.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let written = match &mut self.target {
            Target::Stdout(stdout) => stdout.write_all(bytes),
            Target::Device(file) => file.write_all(bytes),
            Target::File { temporary, .. } => temporary.write_all(bytes),
        };
        written.map_err(|error| stopped(&self.name, &error))
    }

    /// Makes everything written visible: the file gets its name.
    pub(crate) fn finish(self) -> Result<(), Stop> {
        let finished = match self.target {
            Target::Stdout(mut stdout) => stdout.flush(),
            Target::Device(mut file) => file.flush(),
            Target::File { temporary, path } => rename(*temporary, &path),
        };
        finished.map_err(|error| stopped(&self.name, &error))
    }
}

fn stopped(name: &str, error: &io::Error) -> Stop {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Stop::ReaderGone,
        _ => Stop::Failure(messages::unwritable(name, error)),
    }
}

fn open_file(path: &Path) -> io::Result<Target> {
    // A link stays a link: what it points to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let permissions = match fs::metadata(&path) {
        Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(metadata) if !metadata.is_file() => {
            return Ok(Target::Device(File::options().write(true).open(&path)?));
        }
        Ok(metadata) => Some(metadata.permissions()),
        Err(_) => None,
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let temporary = create_temporary(folder.unwrap_or(Path::new(".")), permissions)?;
    remove_when_interrupted(temporary.path());
    Ok(Target::File { temporary: Box::new(BufWriter::with_capacity(1 << 16, temporary)), path })
}

/// A temporary file with the permissions the finished one is to have: those of the file it
/// replaces, or what a new file gets.
fn create_temporary(folder: &Path, permissions: Option<Permissions>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".aizome-").suffix(".tmp");
    #[cfg(unix)]
    let permissions = {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(Permissions::from_mode(0o666));
        permissions
    };
    let temporary = builder.tempfile_in(folder)?;
    if let Some(permissions) = permissions {
        temporary.as_file().set_permissions(permissions)?;
    }
    Ok(temporary)
}

fn rename(temporary: BufWriter<NamedTempFile>, path: &Path) -> io::Result<()> {
    let temporary = temporary.into_inner().map_err(io::IntoInnerError::into_error)?;
    let name = temporary.path().to_owned();
    let renamed = temporary.persist(path).map_err(|failed| failed.error);
    temporaries().retain(|known| *known != name);
    renamed.map(drop)
}

/// Replaces the text of a file, whole or not at all; its permissions and links stay.
///
/// A file may be renamed onto though it is write-protected. Its owner did not mean that, so it is
/// refused.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    if fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly()) {
        return Err(messages::write_protected(&path.display().to_string()));
    }
    let written = Output::open(Some(path)).map_err(Stop::Failure).and_then(|mut output| {
        output.write(text.as_bytes())?;
        output.finish()
    });
    match written {
        Ok(()) => Ok(()),
        Err(Stop::Failure(failure)) => Err(failure),
        // Only a pipe can lose its reader, and a pipe is no place to put a text back.
        Err(Stop::ReaderGone) => {
            let gone = io::ErrorKind::BrokenPipe.into();
            Err(messages::unwritable(&path.display().to_string(), &gone))
        }
    }
}

/// The temporary files that must not outlive an interrupted run: one for each file that is being
/// written.
static TEMPORARIES: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// From now on an interrupt removes the temporary file first. Without one there is nothing to
/// clean up, and the process dies by the signal itself, as shells like best.
fn remove_when_interrupted(path: &Path) {
    static HANDLER: Once = Once::new();
    temporaries().push(path.to_owned());
    HANDLER.call_once(|| {
        // Without a handler an interrupt leaves the temporary file behind, and nothing worse.
        let _ = ctrlc::set_handler(die_interrupted);
    });
}

fn temporaries() -> MutexGuard<'static, Vec<PathBuf>> {
    TEMPORARIES.lock().unwrap_or_else(PoisonError::into_inner)
}

#[expect(clippy::exit, reason = "an interrupt ends the process from another thread")]
fn die_interrupted() {
    for path in &*temporaries() {
        let _ = fs::remove_file(path);
    }
    std::process::exit(130);
}
