//! `aizome mfm parse`.

use aizome_mfm::js::Js;
use aizome_mfm::{Node, SpannedJson};
use aizome_source::LineIndex;
use clap::{Args, ValueEnum};

use super::reading::{Reading, TextLine};
use crate::json::Layout;
use crate::outcome::{Outcome, Stop};
use crate::stream::read;
use crate::terminal::Terminal;
use crate::texts::Io;

/// Print the tree as JSON, exactly as mfm-js gives it
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --jsonl each line is \"text\" or {\"text\", \"nestLimit\"?, \"simple\"?} and gives the tree, a JSON \
array, as JSON.stringify writes it.")]
pub(crate) struct Parse {
    #[command(flatten)]
    io: Io,
    #[command(flatten)]
    reading: Reading,

    /// Give every node its `span`, [start, end], in UTF-8 bytes or UTF-16 units
    #[arg(
        long,
        value_name = "UNIT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "bytes"
    )]
    spans: Option<Unit>,

    /// Print the tree on one line
    #[arg(long)]
    compact: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Unit {
    /// UTF-8 bytes
    Bytes,
    /// UTF-16 units, as JavaScript counts
    Utf16,
}

impl Parse {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let Self { io, reading, spans, compact } = self;
        if io.jsonl {
            return io.stream(terminal, move |line, out| {
                let line: TextLine<'_> = read(line)?;
                put_tree(out, &line.text, &line.parse(reading), spans, Layout::Line);
                Ok(Outcome::Clean)
            });
        }
        io.each(terminal, |input, out, _| {
            put_tree(out, &input.text, &reading.parse(&input.text), spans, Layout::new(compact));
            out.push(b'\n');
            Ok(Outcome::Clean)
        })
    }
}

fn put_tree(
    out: &mut Vec<u8>,
    text: &str,
    nodes: &[Node<'_>],
    spans: Option<Unit>,
    layout: Layout,
) {
    match spans {
        None => layout.put(out, &Js(nodes)),
        Some(Unit::Bytes) => layout.put(out, &SpannedJson::bytes(nodes)),
        Some(Unit::Utf16) => layout.put(out, &SpannedJson::utf16(nodes, &LineIndex::new(text))),
    }
}
