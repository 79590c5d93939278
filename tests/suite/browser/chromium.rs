//! Runs the scripts of `tests/browser`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// Runs one script in Node, with pages for it, and reads the JSON it prints. `None` when the browser
/// may be missing and is.
pub(crate) fn run(script: &str, arguments: &[&Path]) -> Option<serde_json::Value> {
    let browser = match find() {
        Ok(browser) => browser,
        Err(missing) if std::env::var("AIZOME_OFFLINE").is_ok_and(|value| value == "1") => {
            skip(missing);
            return None;
        }
        Err(missing) => panic!("{missing}; `.ci/test --install-only` installs what is missing"),
    };
    install();
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
fn install() {
    static INSTALLING: Mutex<()> = Mutex::new(());
    let _guard = INSTALLING.lock().expect("installing does not panic twice");
    if folder().join("node_modules/playwright-core/package.json").exists() {
        return;
    }
    let status = Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--silent"])
        .current_dir(folder())
        .status()
        .expect("npm starts");
    assert!(status.success(), "npm ci failed in tests/browser");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("browser")
}
