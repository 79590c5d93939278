//! Scripts that are replaced: whole or not at all, only if they change, with what belongs to the file.

use std::time::{Duration, SystemTime};

use crate::cli::program::Folder;

use super::run_in;

/// The commands that write, with a script each changes and what becomes of it.
const WRITERS: [(&[&str], &str, &str); 2] = [
    (&["fmt", "--quiet"], "let _x=1\n", "let _x = 1\n"),
    (&["check", "--fix", "--quiet"], "<: [1 2]\n", "<: [1, 2]\n"),
];

#[test]
fn a_script_that_needs_no_change_is_not_touched() {
    let folder = Folder::new("untouched");
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for (words, _, tidy) in WRITERS {
        folder.write("a.ais", tidy);
        let path = folder.path().join("a.ais");
        let file = std::fs::File::options().write(true).open(&path).expect("opened");
        file.set_modified(then).expect("the time can be set");
        drop(file);
        let ran = run_in(&folder, &[words, &["a.ais"]].concat());
        assert_eq!((ran.code, &*ran.stdout, &*ran.stderr), (Some(0), "", ""), "{words:?}");
        let modified = std::fs::metadata(&path).and_then(|it| it.modified()).expect("there");
        assert_eq!(modified, then, "{words:?}");
    }
}

#[test]
#[cfg(unix)]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    for (words, untidy, tidy) in WRITERS {
        let folder = Folder::new("kept");
        folder.write("real.txt", untidy);
        let real = folder.path().join("real.txt");
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("set");
        symlink("real.txt", folder.path().join("link.ais")).expect("linked");
        let ran = run_in(&folder, &[words, &["link.ais"]].concat());
        assert_eq!((ran.code, &*ran.stderr), (Some(0), ""), "{words:?}");
        assert_eq!(folder.read("real.txt"), tidy);
        let mode = std::fs::metadata(&real).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o640, "{words:?}");
        let link = std::fs::symlink_metadata(folder.path().join("link.ais")).expect("there");
        assert!(link.is_symlink(), "{words:?}");
        assert_eq!(folder.names(), ["link.ais", "real.txt"], "no temporary file is left");
    }
}

#[test]
#[cfg(unix)]
fn a_write_protected_script_is_refused_and_the_others_are_not() {
    for (words, untidy, tidy) in WRITERS {
        let folder = Folder::new("protected");
        folder.write("a.ais", untidy);
        folder.write("b.ais", untidy);
        let protected = folder.path().join("a.ais");
        let mut permissions = std::fs::metadata(&protected).expect("there").permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&protected, permissions).expect("set");
        let ran = run_in(&folder, &[words, &["."]].concat());
        let told = "error: cannot write `a.ais`: it is write-protected\n";
        assert_eq!((ran.code, &*ran.stderr), (Some(2), told), "{words:?}");
        assert_eq!((folder.read("a.ais"), folder.read("b.ais")), (untidy.into(), tidy.into()));
        assert_eq!(folder.names(), ["a.ais", "b.ais"], "no temporary file is left");
    }
}

/// One that replaces a file never opens the old one for writing: who has it open keeps the old text.
#[test]
#[cfg(unix)]
fn a_script_is_replaced_and_not_overwritten() {
    use std::io::Read as _;

    for (words, untidy, tidy) in WRITERS {
        let folder = Folder::new("replaced");
        folder.write("a.ais", untidy);
        let mut open = std::fs::File::open(folder.path().join("a.ais")).expect("opened");
        assert_eq!(run_in(&folder, &[words, &["a.ais"]].concat()).code, Some(0), "{words:?}");
        let mut old = String::new();
        open.read_to_string(&mut old).expect("read");
        assert_eq!((&*old, &*folder.read("a.ais")), (untidy, tidy), "{words:?}");
    }
}

#[test]
fn a_report_file_is_left_as_it_was_when_a_script_is_missing() {
    let folder = Folder::new("report");
    folder.write("a.ais", "nobody()\n");
    folder.write("report.txt", "old\n");
    let words = ["check", "--format", "github", "-o", "report.txt", "a.ais", "nope.ais"];
    assert_eq!(run_in(&folder, &words).code, Some(2));
    assert_eq!(folder.read("report.txt"), "old\n");
    assert_eq!(folder.names(), ["a.ais", "report.txt"]);
}

/// What fixes leave behind parses at least as well, and has no fix any more.
#[test]
fn fixing_again_changes_nothing() {
    let scripts = [
        "<: [1 2 3]\nif (a === 1 && b !== 2) { c++ }\n",
        "let x = 1 let y = 2\nfoo(x y\n",
        "#### A {\nlet x = [1 2]\n}\n",
        "\u{feff}let a = 1\r\n<: a\r\n",
        "let f = (x) => x\n<: f（1）\n",
    ];
    let folder = Folder::new("again");
    for script in scripts {
        let errors = |text: &str| {
            let parsed = aizome_aiscript_syntax::parse(text);
            let severities = parsed.diagnostics.iter().map(|found| found.code.severity);
            severities.filter(|it| *it == aizome_source::Severity::Error).count()
        };
        folder.write("a.ais", script);
        run_in(&folder, &["check", "--fix", "a.ais"]);
        let once = folder.read("a.ais");
        assert!(errors(&once) <= errors(script), "{script:?} became {once:?}");
        let again = run_in(&folder, &["check", "--fix", "a.ais"]);
        assert!(!again.stderr.contains("fixed"), "{once:?}: {}", again.stderr);
        assert_eq!(folder.read("a.ais"), once);
    }
}
