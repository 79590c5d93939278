//! The dependency arrows: `cargo metadata` against the table of crates in `ARCHITECTURE.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{none, read, root};

/// Every crate is in the table and depends on nothing of ours that its row does not name.
#[test]
fn arrows_are_those_of_the_table() {
    let table = allowed(&read(Path::new("ARCHITECTURE.md")));
    let mut complaints = Vec::new();
    for (name, needed) in ours() {
        let Some(allowed) = table.get(&name) else {
            complaints.push(format!("`{name}` is not in the table of crates"));
            continue;
        };
        let undrawn = needed.difference(allowed);
        complaints.extend(undrawn.map(|other| format!("`{name}` must not depend on `{other}`")));
        let unused = allowed.difference(&needed);
        complaints.extend(unused.map(|other| format!("`{name}` does not depend on `{other}`")));
    }
    none(&complaints);
}

/// The table has no circle: it is a picture with an up and a down.
#[test]
fn arrows_go_down_only() {
    let mut table = allowed(&read(Path::new("ARCHITECTURE.md")));
    while !table.is_empty() {
        let ground: Vec<String> = table
            .iter()
            .filter(|(_, below)| below.iter().all(|other| !table.contains_key(other)))
            .map(|(name, _)| name.clone())
            .collect();
        assert!(!ground.is_empty(), "the arrows go in a circle among {:?}", table.keys());
        table.retain(|name, _| !ground.contains(name));
    }
}

/// The rows whose first cell is a name in backticks: name → the names in the last cell.
fn allowed(document: &str) -> BTreeMap<String, BTreeSet<String>> {
    let header = document.lines().skip_while(|line| !line.starts_with("| crate |"));
    let rows: BTreeMap<_, _> = header
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .filter_map(|line| {
            let cells: Vec<&str> = line.trim().trim_matches('|').split('|').collect();
            let name = backticked(cells.first()?).next()?;
            Some((name.to_owned(), backticked(cells.last()?).map(str::to_owned).collect()))
        })
        .collect();
    assert!(!rows.is_empty(), "ARCHITECTURE.md has no table that begins with | crate |");
    rows
}

fn backticked(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// Every crate under `crates/`, by folder, and those of them that it depends on outside of tests.
fn ours() -> BTreeMap<String, BTreeSet<String>> {
    let packages = packages();
    let folders: BTreeMap<&str, &str> = packages.iter().filter_map(name_and_folder).collect();
    let needed = |package: &Value| -> BTreeSet<String> {
        let list = package["dependencies"].as_array().expect("metadata lists dependencies");
        let normal = list.iter().filter(|dependency| dependency["kind"] != "dev");
        let names = normal.filter_map(|dependency| dependency["name"].as_str());
        names.filter_map(|name| folders.get(name)).map(|folder| (*folder).to_owned()).collect()
    };
    packages
        .iter()
        .filter_map(|package| Some((name_and_folder(package)?.1.to_owned(), needed(package))))
        .collect()
}

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata is JSON");
    metadata["packages"].as_array().expect("metadata lists packages").clone()
}

fn name_and_folder(package: &Value) -> Option<(&str, &str)> {
    let folder = Path::new(package["manifest_path"].as_str()?).parent()?;
    let inside = folder.strip_prefix(root()).ok()?.strip_prefix("crates").ok()?;
    Some((package["name"].as_str()?, inside.to_str()?))
}
