//! A script that failed, drawn beside its source with the calls that led there.
//!
//! A place is shown once, however often it was called from. What the drawing leaves out of a stack
//! stands below it, shortened in the middle.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::rc::Rc;

use aizome_aiscript_syntax::lexer::lex;
use aizome_aiscript_syntax::parse;
use aizome_aiscript_vm::{ChunkPlace, Error, TraceFrame};
use aizome_source::{LineIndex, Localized, Span};

use super::meaning::diagnose;
use crate::scripts::{Drawing, draw, shown_name};
use crate::shown::harmless;

/// So many callers are shown in the drawing.
const DRAWN: usize = 4;

/// So many frames are listed from either end of a long stack.
const LISTED: usize = 6;

/// A script of a machine, as people know it.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    /// The name of its file, or what stands for it.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: Rc<str>,
}

/// Appends the report of an error in one of the scripts of a machine, which are given in the order
/// of loading.
pub(crate) fn report(out: &mut Vec<u8>, error: &Error, scripts: &[Named], drawing: Drawing) {
    let place = error.frames().iter().find_map(|frame| frame.place);
    let script = scripts.get(place.map_or(0, |place| place.script as usize));
    let Some(Named { name, text }) = script else { return };
    let spans = Spans::new(text);
    let at = place.map_or(Span::new(0, 0), |place| spans.at(place.offset));
    let mut found = diagnose(error, at);
    let calls = calls(error.frames());
    let is_here = |call: &&Call| place.is_some_and(|place| place.script == call.place.script);
    for call in calls.iter().filter(is_here).take(DRAWN) {
        found = found.label(spans.at(call.place.offset), call.said());
    }
    draw(out, name, text, &[found], drawing);
    if calls.len() > DRAWN || !calls.iter().all(|call| is_here(&call)) {
        list(out, error.frames(), scripts, drawing);
    }
}

/// What was called from a place, and how often.
struct Call {
    callee: Rc<str>,
    place: ChunkPlace,
    times: usize,
}

/// The places that calls were made from, the innermost first, each once.
fn calls(frames: &[TraceFrame]) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut known = HashMap::new();
    for pair in frames.windows(2) {
        let [callee, caller] = pair else { continue };
        let Some(place) = caller.place else { continue };
        let next = calls.len();
        let index = *known.entry((place.script, place.offset)).or_insert(next);
        match calls.get_mut(index) {
            Some(call) => call.times += 1,
            None => calls.push(Call { callee: Rc::clone(&callee.name), place, times: 1 }),
        }
    }
    calls
}

impl Call {
    fn said(&self) -> Localized {
        let said = match &*self.callee {
            "<native>" => Localized::new("from what is called here", "ここで呼ばれた関数から"),
            "<anonymous>" => Localized::new("the function is called here", "この関数はここから"),
            name => {
                Localized::new(format!("`{name}` is called here"), format!("`{name}` はここから"))
            }
        };
        match self.times {
            1 => said,
            times => Localized::new(
                format!("{}, {times} times deep", said.en),
                format!("{} ({times} 重)", said.ja),
            ),
        }
    }
}

/// Lists a stack as the reference does.
fn list(out: &mut Vec<u8>, frames: &[TraceFrame], scripts: &[Named], drawing: Drawing) {
    let indices: Vec<LineIndex> =
        scripts.iter().map(|script| LineIndex::new(&script.text)).collect();
    let left_out = frames.len().saturating_sub(2 * LISTED);
    let mut listed = String::new();
    for (number, frame) in frames.iter().enumerate() {
        if number == LISTED && left_out > 0 {
            let more =
                Localized::new(format!("… {left_out} more"), format!("… ほか {left_out} 件"));
            writeln!(listed, "   {}", more.get(drawing.language))
                .expect("a string takes everything");
        }
        if (LISTED..LISTED + left_out).contains(&number) {
            continue;
        }
        writeln!(listed, "   at {}{}", harmless(&frame.name), place_of(frame, scripts, &indices))
            .expect("a string takes everything");
    }
    out.extend_from_slice(listed.as_bytes());
}

/// ` (a.ais:3:14)`, if the frame has a place.
fn place_of(frame: &TraceFrame, scripts: &[Named], indices: &[LineIndex]) -> String {
    let Some(ChunkPlace { script, offset }) = frame.place else { return String::new() };
    let (Some(named), Some(index)) = (scripts.get(script as usize), indices.get(script as usize))
    else {
        return String::new();
    };
    let position = index.position(offset);
    format!(" ({}:{}:{})", shown_name(&named.name), position.line + 1, position.column + 1)
}

/// What stands at the places of a script that errors tell.
///
/// Such a place is where the reference says that a node begins: at its operator, or the bracket of
/// a call. People are shown the whole node, if it stands on one line.
struct Spans<'t> {
    text: &'t str,
    /// From places to spans.
    nodes: HashMap<u32, Span>,
}

impl<'t> Spans<'t> {
    fn new(text: &'t str) -> Self {
        let parsed = parse(text);
        let lines = LineIndex::new(text);
        let mut nodes: HashMap<u32, Span> = HashMap::new();
        let mut rest = parsed.ast.roots().to_vec();
        while let Some(id) = rest.pop() {
            parsed.ast.each_child(id, |child| rest.push(child));
            let span = parsed.ast.span(id);
            if lines.position(span.start).line != lines.position(span.end).line {
                continue;
            }
            // Of several nodes that begin there the others are parts of the longest.
            let known = nodes.entry(parsed.ast.location(id).start).or_insert(span);
            if span.len() > known.len() {
                *known = span;
            }
        }
        Self { text, nodes }
    }

    fn at(&self, offset: u32) -> Span {
        self.nodes.get(&offset).copied().unwrap_or_else(|| self.token(offset))
    }

    /// The token at a place.
    fn token(&self, offset: u32) -> Span {
        let tokens = lex(self.text).tokens;
        let at = tokens.partition_point(|token| token.end <= offset);
        tokens.get(at).map_or(Span::new(offset, offset), |token| Span::new(offset, token.end))
    }
}
