//! Prints generated notes for the recorder, one JSON string a line.
//!
//! `cargo run -p aizome-tests --example inputs -- grid | node tests/oracle/record.mjs parse/grid`,
//! and the same with `notes`, which go to `parse/generated`.

use std::io::Write as _;

use aizome_tests::generate::{Notes, grid};

/// How many notes are recorded, and how long they may be.
const NOTES: usize = 2500;
const LONGEST: usize = 150;

fn main() -> std::io::Result<()> {
    let notes: Box<dyn Iterator<Item = String>> = match std::env::args().nth(1).as_deref() {
        Some("grid") => Box::new(grid()),
        Some("notes") => {
            let short = |note: &String| (1..=LONGEST).contains(&note.len());
            Box::new(Notes::new(0).filter(short).take(NOTES))
        }
        _ => return Err(std::io::Error::other("say `grid` or `notes`")),
    };
    let mut out = std::io::stdout().lock();
    for note in notes {
        writeln!(out, "{}", serde_json::Value::String(note))?;
    }
    Ok(())
}
