//! `aizome mfm format`.

use aizome_mfm::js::Tree;
use aizome_mfm::to_string;
use clap::Args;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::reading::{Reading, TextLine};
use crate::json::put_json;
use crate::messages;
use crate::outcome::{Failure, Outcome, Stop};
use crate::stream::{Line, LineError, read};
use crate::terminal::Terminal;
use crate::texts::{Input, Io};

/// Print a text or a tree as mfm-js's `toString` writes it
///
/// A text is parsed and its tree is printed, so that everything stands in its one usual form: bold
/// as `**…**`, for example, whichever way it was written.
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --jsonl each line is \"text\" or {\"text\", \"nestLimit\"?, \"simple\"?} or a tree, the JSON array that \
`parse` gives, or one node of it, and gives {\"text\"}.")]
pub(crate) struct Format {
    #[command(flatten)]
    io: Io,
    #[command(flatten)]
    reading: Reading,

    /// The inputs are trees in the JSON that `parse` prints
    #[arg(long, conflicts_with = "jsonl")]
    tree: bool,

    /// Print only the names of the inputs that would change, and exit with 1 if there are any
    #[arg(long, conflicts_with_all = ["jsonl", "tree"])]
    check: bool,
}

/// The answer to one line.
#[derive(Debug, Serialize)]
pub(crate) struct TextView {
    pub(crate) text: String,
}

impl Format {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let Self { io, reading, tree, check } = self;
        if io.jsonl {
            return io.stream(terminal, move |line, out| {
                put_json(out, &TextView { text: format_line(line, reading)? });
                Ok(Outcome::Clean)
            });
        }
        io.each(terminal, |input, out, look| {
            let formatted =
                if tree { format_tree(input)? } else { to_string(&reading.parse(&input.text)) };
            if !check {
                look.put_lines(out, &formatted);
            } else if formatted != input.text {
                look.put_lines(out, &input.name);
                return Ok(Outcome::Findings);
            }
            Ok(Outcome::Clean)
        })
    }
}

fn format_tree(input: &Input) -> Result<String, Failure> {
    let Tree(nodes) = serde_json::from_str(&input.text)
        .map_err(|error| messages::not_json(&input.name, &error))?;
    Ok(to_string(&nodes))
}

/// What a line becomes, be it a text, a text with options, a tree or a node.
fn format_line(line: Line<'_>, reading: Reading) -> Result<String, LineError> {
    match line.first() {
        b'[' => {
            let Tree(nodes) = line.value()?;
            Ok(to_string(&nodes))
        }
        b'{' if is_node(line) => {
            let tree = format!("[{}]", line.text());
            let Tree(nodes) = Line::from(&*tree).value()?;
            Ok(to_string(&nodes))
        }
        _ => {
            let line: TextLine<'_> = read(line)?;
            Ok(to_string(&line.parse(reading)))
        }
    }
}

/// Every node says its type, and no text with options does.
fn is_node(line: Line<'_>) -> bool {
    #[derive(Deserialize)]
    struct Typed {
        #[serde(rename = "type")]
        _type: IgnoredAny,
    }

    line.value::<Typed>().is_ok()
}
