//! Runs the scripts of `tests/browser`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// Runs one script in Node, with pages for it, and reads the JSON it prints. `None` when the browser
/// may be missing and is.
pub(crate) fn run(script: &str, arguments: &[&Path]) -> Option<serde_json::Value> {
    let browser = match find().and_then(|browser| install().map(|()| browser)) {
        Ok(browser) => browser,
        Err(missing) if offline() => {
            skip(missing);
            return None;
        }
        Err(missing) => panic!("{missing}; `.ci/test --install-only` installs what is missing"),
    };
    let output = Command::new("node")
        .arg(folder().join(script))
        .args(arguments)
        .env("AIZOME_CHROMIUM", browser)
        .output()
        .expect("node starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script} failed: {errors}");
    Some(serde_json::from_slice(&output.stdout).expect("the script prints JSON"))
}

/// A folder for what a test writes.
pub(crate) fn target(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target").join(name);
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    folder.canonicalize().expect("the folder is there")
}

/// The path of Chromium, or what is missing.
fn find() -> Result<PathBuf, &'static str> {
    if Command::new("node").arg("--version").output().is_err() {
        return Err("Node is not installed");
    }
    let named = std::env::var_os("AIZOME_CHROMIUM").map(PathBuf::from);
    let usual = ["chromium-headless-shell", "chromium", "google-chrome"];
    let usual = usual.map(|name| Path::new("/usr/bin").join(name));
    let found = named.into_iter().chain(usual).find(|path| path.exists());
    found.ok_or("Chromium is not installed")
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests has to know")]
fn skip(missing: &str) {
    eprintln!("skipped, because {missing} and AIZOME_OFFLINE is 1");
}

/// Installs the locked packages if nobody has; one test does, the others wait.
fn install() -> Result<(), &'static str> {
    static INSTALLING: Mutex<()> = Mutex::new(());
    let _guard = INSTALLING.lock().expect("installing does not panic");
    if folder().join("node_modules/playwright-core/package.json").exists() {
        return Ok(());
    }
    if offline() {
        return Err("playwright-core is not installed");
    }
    let arguments = ["ci", "--no-audit", "--no-fund", "--silent"];
    let status = Command::new("npm").args(arguments).current_dir(folder()).status();
    let installed = status.is_ok_and(|status| status.success());
    if installed { Ok(()) } else { Err("npm could not install playwright-core") }
}

/// Whether what is missing may be.
fn offline() -> bool {
    std::env::var("AIZOME_OFFLINE").is_ok_and(|value| value == "1")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("browser")
}
