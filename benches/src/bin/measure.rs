//! Measures without a harness, for scripts that compare with other programs or count instructions.
//!
//! `measure corpus SET` prints the texts of a set as a JSON list. `measure works` prints what can be
//! done with which corpus and `measure families` what is done with each family of hostile texts, a
//! line `WORK SET` each. `measure times PASSES WORK SET` does the work over a set so many times, for an
//! instruction counter. `measure serve` answers lines `WORK SET MILLISECONDS` with the median of the
//! nanoseconds that one pass over the set takes, so that another program can measure in turn with it.
//!
//! A set is `notes`, `notes:KIND`, `family:NAME` (of notes), `scripts`, `script-family:NAME` or
//! `nothing`. `@BYTES` after the name of a family asks for another size than 100 kB.

#![expect(clippy::print_stdout, reason = "a program that reports")]

use std::io::{self, BufRead, Write};
use std::time::{Duration, Instant};

use aizome_benches::{Kind, Work, families, notes, script_families, scripts};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// How many bytes of a family are measured.
const FAMILY_BYTES: usize = 100_000;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["corpus", set] => corpus(set),
        ["works"] => {
            Work::NOTES.iter().for_each(|work| println!("{} notes", work.name()));
            Work::SCRIPTS.iter().for_each(|work| println!("{} scripts", work.name()));
            Ok(())
        }
        ["families"] => {
            families().iter().for_each(|family| println!("parse family:{}", family.name));
            let scripts = script_families().iter();
            scripts.for_each(|family| println!("parse-script script-family:{}", family.name));
            Ok(())
        }
        ["times", passes, work, set] => {
            let (work, texts) = (work_named(work)?, set_named(set)?);
            let inputs = work.inputs(&texts);
            (0..passes.parse()?).for_each(|_: usize| work.pass(&inputs));
            println!("{}", texts.iter().map(String::len).sum::<usize>());
            Ok(())
        }
        ["serve"] => serve(),
        _ => {
            Err("usage: measure corpus SET | works | families | times PASSES WORK SET | serve"
                .into())
        }
    }
}

fn corpus(set: &str) -> Outcome<()> {
    serde_json::to_writer(io::stdout().lock(), &set_named(set)?)?;
    println!();
    Ok(())
}

/// Answers each line with `NANOSECONDS BYTES` of a pass.
fn serve() -> Outcome<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        let [work, set, milliseconds] = line.split(' ').collect::<Vec<_>>()[..] else {
            return Err(format!("not `WORK SET MILLISECONDS`: {line}").into());
        };
        let texts = set_named(set)?;
        let budget = Duration::from_millis(milliseconds.parse()?);
        let nanoseconds = median_pass(work_named(work)?, &texts, budget);
        println!("{nanoseconds} {}", texts.iter().map(String::len).sum::<usize>());
        io::stdout().flush()?;
    }
    Ok(())
}

/// The median time of a pass over `texts`, from as many as fit into `budget` and at least three.
fn median_pass(work: Work, texts: &[String], budget: Duration) -> u128 {
    let inputs = work.inputs(texts);
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < 3 || begin.elapsed() < budget {
        let start = Instant::now();
        work.pass(&inputs);
        times.push(start.elapsed().as_nanos());
    }
    times.sort_unstable();
    times[times.len() / 2]
}

fn work_named(name: &str) -> Outcome<Work> {
    Work::named(name).ok_or_else(|| format!("there is no work called {name}").into())
}

fn set_named(name: &str) -> Outcome<Vec<String>> {
    match name.split_once(':') {
        None if name == "notes" => Ok(notes().into_iter().map(|note| note.text).collect()),
        None if name == "scripts" => Ok(scripts()),
        None if name == "nothing" => Ok(Vec::new()),
        Some(("notes", wanted)) => notes_of_kind(wanted),
        Some(("family", wanted)) => {
            let (wanted, bytes) = with_size(wanted)?;
            let family = families().iter().find(|family| family.name == wanted);
            Ok(vec![family.ok_or_else(|| format!("no family {wanted}"))?.build(bytes)])
        }
        Some(("script-family", wanted)) => {
            let (wanted, bytes) = with_size(wanted)?;
            let family = script_families().iter().find(|family| family.name == wanted);
            Ok(vec![family.ok_or_else(|| format!("no family {wanted}"))?.text(bytes)])
        }
        _ => Err(format!("there is no set called {name}").into()),
    }
}

fn notes_of_kind(wanted: &str) -> Outcome<Vec<String>> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.name() == wanted);
    let kind = kind.ok_or_else(|| format!("no kind {wanted}"))?;
    let of_kind = notes().into_iter().filter(|note| note.kind == kind);
    Ok(of_kind.map(|note| note.text).collect())
}

/// `NAME` or `NAME@BYTES`.
fn with_size(wanted: &str) -> Outcome<(&str, usize)> {
    Ok(match wanted.split_once('@') {
        Some((name, bytes)) => (name, bytes.parse()?),
        None => (wanted, FAMILY_BYTES),
    })
}
