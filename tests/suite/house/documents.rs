//! The documents: what they point at exists, and they tell nothing about this machine.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{files, files_ending, none, read, root};

#[test]
fn every_relative_link_leads_somewhere() {
    let mut complaints = Vec::new();
    for file in files_ending("md") {
        for link in links(&read(&file)) {
            if let Err(why) = follow(&file, &link) {
                complaints.push(format!("{}: ({link}) {why}", file.display()));
            }
        }
    }
    none(&complaints);
}

/// Where a link leads, if it is one within the repository.
fn follow(from: &Path, link: &str) -> Result<(), String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return Ok(());
    }
    let (path, heading) = link.split_once('#').unwrap_or((link, ""));
    let folder = from.parent().unwrap_or(Path::new(""));
    let target = if path.is_empty() { from.to_owned() } else { normal(&folder.join(path))? };
    if !root().join(&target).exists() {
        return Err("does not exist".to_owned());
    }
    let known = heading.is_empty() || anchors(&read(&target)).contains(heading);
    known.then_some(()).ok_or_else(|| "has no such heading".to_owned())
}

/// The path without `..`; an error if it leaves the repository.
fn normal(path: &Path) -> Result<PathBuf, String> {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => normal.push(name),
            Component::CurDir => {}
            Component::ParentDir if normal.pop() => {}
            _ => return Err("leaves the repository".to_owned()),
        }
    }
    Ok(normal)
}

fn links(document: &str) -> Vec<String> {
    Parser::new_ext(document, Options::ENABLE_TABLES)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some(dest_url.into_string())
            }
            _ => None,
        })
        .collect()
}

/// The names by which the headings of a document are linked, as GitHub makes them.
fn anchors(document: &str) -> BTreeSet<String> {
    let (mut anchors, mut heading) = (BTreeSet::new(), None::<String>);
    for event in Parser::new_ext(document, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let title = heading.take().unwrap_or_default();
                let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
                let anchor = title.to_lowercase().chars().filter(kept).collect::<String>();
                anchors.insert(anchor.replace(' ', "-"));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    anchors
}

/// No file names a place outside of the repository: not on this machine, not a package host.
#[test]
fn nothing_points_outside() {
    // Written in two parts, so that this file may contain them.
    let outside = [
        concat!("/wo", "rk/"),
        concat!("../sh", "ared"),
        concat!("/tmp/or", "acle"),
        concat!("registry.np", "mjs"),
        concat!("index.crates", ".io"),
        concat!("static.crates", ".io"),
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
    ];
    let mut complaints = Vec::new();
    for file in files() {
        let Ok(text) = std::fs::read_to_string(root().join(&file)) else { continue };
        let found = outside.iter().filter(|place| text.contains(*place));
        complaints.extend(found.map(|place| format!("{}: {place}", file.display())));
    }
    none(&complaints);
}
