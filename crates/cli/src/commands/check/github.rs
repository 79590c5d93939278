//! Findings as workflow commands of GitHub Actions, one to a line:
//! `::error file=a.ais,line=1,endLine=1,col=5,endColumn=6,title=AIS0101 unexpected_token::message`.

use aizome_source::{Diagnostic, Language, LineIndex, Severity};

use super::report::Checked;
use crate::shown::harmless;

/// Appends a command for each finding.
pub(crate) fn script(out: &mut Vec<u8>, checked: &Checked<'_>, language: Language) {
    let index = LineIndex::new(checked.text);
    // GitHub knows files by paths with slashes, whatever the system that runs the job.
    let file = checked.place.name.replace(std::path::MAIN_SEPARATOR, "/");
    for finding in checked.found {
        out.extend_from_slice(command(&file, finding, &index, language).as_bytes());
    }
}

fn command(file: &str, finding: &Diagnostic, index: &LineIndex, language: Language) -> String {
    let command = match finding.code.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (start, end) = (index.position(finding.span.start), index.position(finding.span.end));
    let (line, end_line) = (start.line + 1, end.line + 1);
    // Columns are for places within one line; GitHub drops them from others.
    let columns = match line == end_line {
        true => format!(",col={},endColumn={}", start.column + 1, end.column + 1),
        false => String::new(),
    };
    let file = property(file);
    let title = property(&format!("{} {}", finding.code.id, finding.code.name));
    let mut message = finding.message.get(language).to_owned();
    if let Some(help) = &finding.help {
        message = format!("{message}\n{}", help.get(language));
    }
    let message = data(&harmless(&message));
    format!(
        "::{command} file={file},line={line},endLine={end_line}{columns},title={title}::{message}\n"
    )
}

/// Text after the last `::`: it must stay on its line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property: it must not end the property either.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_or_a_property_early() {
        assert_eq!(data("100%\r\na,b::c"), "100%25%0D%0Aa,b::c");
        assert_eq!(property("a,b:c%\n.ais"), "a%2Cb%3Ac%25%0A.ais");
    }
}
