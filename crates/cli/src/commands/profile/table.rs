//! What was seen, as two tables: functions and lines, the most expensive first.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::time::Duration;

use aizome_source::{LineIndex, Localized, Position};

use super::recorder::{Recorder, Spent};
use crate::scripts::Drawing;
use crate::shown::harmless;
use crate::terminal::styled;

/// The most that is shown of a line of the script, in characters.
const QUOTED: usize = 60;

/// The tables of a run.
pub(super) struct Tables<'r> {
    pub(super) recorder: &'r Recorder,
    /// The text of the script.
    pub(super) text: &'r str,
    /// How many rows each has at most.
    pub(super) top: usize,
}

/// What is known of a function.
#[derive(Default)]
struct Function {
    times: u64,
    own: Spent,
    /// With what it called.
    all: Spent,
}

impl Tables<'_> {
    /// Both tables.
    pub(super) fn drawn(&self, drawing: Drawing) -> String {
        let total = self.recorder.calls.iter().fold(Spent::default(), |mut total, call| {
            total.add(call.own);
            total
        });
        let mut out = String::new();
        self.functions(&mut out, total, drawing);
        out.push('\n');
        self.lines(&mut out, total, drawing);
        out
    }

    fn functions(&self, out: &mut String, total: Spent, drawing: Drawing) {
        let index = LineIndex::new(self.text);
        let heading = Localized::new(
            "   calls        steps    own steps        ms    own ms   own %  function",
            "呼び出し     ステップ       (自身)        ms    (自身)  (自身)%  関数",
        );
        put(out, &styled(heading.get(drawing.language), "36", drawing.colors));
        let mut rows: Vec<_> = self.by_function().into_iter().collect();
        rows.sort_by(|(_, one), (_, other)| {
            other.own.time.cmp(&one.own.time).then(other.own.steps.cmp(&one.own.steps))
        });
        for ((name, offset), function) in rows.into_iter().take(self.top) {
            let Function { times, own, all } = function;
            let line = index.position(offset).line + 1;
            put(
                out,
                &format!(
                    "{times:>8} {:>12} {:>12} {:>9.3} {:>9.3} {:>6.1}%  {}:{line}",
                    all.steps,
                    own.steps,
                    ms(all.time),
                    ms(own.time),
                    share(own.time, total.time),
                    harmless(&name),
                ),
            );
        }
    }

    fn lines(&self, out: &mut String, total: Spent, drawing: Drawing) {
        let index = LineIndex::new(self.text);
        let heading = Localized::new(
            "    line        steps        ms       %  source",
            "      行     ステップ        ms       %  ソース",
        );
        put(out, &styled(heading.get(drawing.language), "36", drawing.colors));
        let mut lines: BTreeMap<u32, Spent> = BTreeMap::new();
        for (&offset, &spent) in &self.recorder.places {
            lines.entry(index.position(offset).line).or_default().add(spent);
        }
        let mut rows: Vec<_> = lines.into_iter().collect();
        rows.sort_by(|(_, one), (_, other)| {
            other.time.cmp(&one.time).then(other.steps.cmp(&one.steps))
        });
        for (line, Spent { steps, time }) in rows.into_iter().take(self.top) {
            let percent = share(time, total.time);
            let source = self.source(line, &index);
            let row =
                format!("{:>8} {steps:>12} {:>9.3} {percent:>6.1}%  {source}", line + 1, ms(time));
            put(out, &row);
        }
    }

    fn source(&self, line: u32, index: &LineIndex) -> String {
        let start = index.offset(Position { line, column: 0 }) as usize;
        let rest = self.text.get(start..).unwrap_or_default();
        let source = rest.lines().next().unwrap_or_default().trim();
        harmless(&source.chars().take(QUOTED).collect::<String>())
    }

    /// Functions by name and place, with the sums over all calls. What a function called while it
    /// was called by itself is counted once.
    fn by_function(&self) -> BTreeMap<(String, u32), Function> {
        let mut functions: BTreeMap<(String, u32), Function> = BTreeMap::new();
        let calls = &self.recorder.calls;
        for (index, call) in calls.iter().enumerate().skip(1) {
            let function = functions.entry((call.name.clone(), call.offset)).or_default();
            function.times += call.times;
            function.own.add(call.own);
            let mut counted = HashSet::new();
            let mut next = index;
            while next != 0 {
                let above = &calls[next];
                if counted.insert((&above.name, above.offset)) {
                    functions
                        .entry((above.name.clone(), above.offset))
                        .or_default()
                        .all
                        .add(call.own);
                }
                next = above.caller;
            }
        }
        functions
    }
}

fn put(out: &mut String, line: &str) {
    writeln!(out, "{line}").expect("a string takes everything");
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn share(part: Duration, whole: Duration) -> f64 {
    if whole.is_zero() { 0.0 } else { part.as_secs_f64() / whole.as_secs_f64() * 100.0 }
}
