//! Findings as one SARIF 2.1.0 document, in which code hosts and editors exchange them.
//!
//! The document is written as the scripts are checked: its head with the table of rules, the results
//! of one script after the other, and a tail that says whether all could be read. Places are relative
//! to the folder of the run, so that two machines write the same.

use std::path::{Component, Path};

use aizome_source::{Code, Diagnostic, Fix, Language, LineIndex, Span};
use serde_json::{Value, json};

use super::report::Checked;
use crate::codes;
use crate::outcome::Failure;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Everything before the first result.
pub(crate) fn begin(language: Language) -> Vec<u8> {
    let rules: Vec<Value> = codes::scripts().map(|code| rule(code, language)).collect();
    let driver = json!({
        "name": "aizome",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    let tag = language.tag();
    format!(
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\
         \"language\":\"{tag}\",\"columnKind\":\"utf16CodeUnits\",\"results\":[\n"
    )
    .into_bytes()
}

/// The results of one script, with commas between them.
pub(crate) fn script(out: &mut Vec<u8>, checked: &Checked<'_>, language: Language) {
    let index = LineIndex::new(checked.text);
    let artifact = artifact(&checked.place.name);
    let file = File { artifact: &artifact, index: &index, language };
    let results: Vec<String> =
        checked.found.iter().map(|finding| file.result(finding).to_string()).collect();
    out.extend_from_slice(results.join(",\n").as_bytes());
}

/// Everything after the last result.
pub(crate) fn end(failures: &[Failure], language: Language) -> Vec<u8> {
    let told = |failure: &Failure| json!({"level": "error", "message": {"text": failure.what.get(language)}});
    let notifications: Vec<Value> = failures.iter().map(told).collect();
    let invocation = json!({
        "executionSuccessful": failures.is_empty(),
        "toolExecutionNotifications": notifications,
    });
    format!("\n],\"invocations\":[{invocation}]}}]}}\n").into_bytes()
}

fn rule(code: &Code, language: Language) -> Value {
    let markdown = code.explain(language);
    let body = markdown.split_once("\n\n").map_or("", |(_, body)| body).trim();
    let said = body.split("\n```").next().unwrap_or(body);
    // In Japanese a heading stands before the first example.
    let said = said.split("\nだめな例").next().unwrap_or(said).trim();
    let first = said.split("\n\n").next().unwrap_or(said);
    json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": {"text": on_one_line(first)},
        "fullDescription": {"text": on_one_line(said)},
        "help": {"text": body, "markdown": body},
        "defaultConfiguration": {"level": code.severity.name()},
    })
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One script in the document.
struct File<'f> {
    artifact: &'f Value,
    index: &'f LineIndex,
    language: Language,
}

impl File<'_> {
    fn result(&self, finding: &Diagnostic) -> Value {
        let code = finding.code;
        let mut message = finding.message.get(self.language).to_owned();
        if let Some(help) = &finding.help {
            message = format!("{message}\n{}", help.get(self.language));
        }
        let mut result = json!({
            "ruleId": code.id,
            "ruleIndex": codes::scripts().position(|rule| rule.id == code.id),
            "level": code.severity.name(),
            "message": {"text": message},
            "locations": [{"physicalLocation": self.place(finding.span)}],
        });
        if !finding.labels.is_empty() {
            let related = finding.labels.iter().map(|label| {
                json!({
                    "physicalLocation": self.place(label.span),
                    "message": {"text": label.message.get(self.language)},
                })
            });
            result["relatedLocations"] = related.collect();
        }
        if let Some(fix) = &finding.fix {
            result["fixes"] = json!([self.fix(fix)]);
        }
        result
    }

    fn place(&self, span: Span) -> Value {
        json!({"artifactLocation": self.artifact, "region": self.region(span)})
    }

    /// Lines and columns from 1; the end column is the one after the last.
    fn region(&self, span: Span) -> Value {
        let (start, end) = (self.index.position(span.start), self.index.position(span.end));
        json!({
            "startLine": start.line + 1,
            "startColumn": start.column + 1,
            "endLine": end.line + 1,
            "endColumn": end.column + 1,
        })
    }

    fn fix(&self, fix: &Fix) -> Value {
        let replacements: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                json!({
                    "deletedRegion": self.region(edit.span),
                    "insertedContent": {"text": edit.text},
                })
            })
            .collect();
        json!({
            "description": {"text": fix.title.get(self.language)},
            "artifactChanges": [{"artifactLocation": self.artifact, "replacements": replacements}],
        })
    }
}

/// A file under the folder of the run is named from there; a file elsewhere by its whole address.
fn artifact(name: &str) -> Value {
    let path = Path::new(name);
    let here = std::env::current_dir().ok();
    let inside = here.and_then(|here| path.strip_prefix(here).ok());
    match inside {
        None if path.is_absolute() => json!({"uri": format!("file://{}", uri(path))}),
        _ => json!({"uri": uri(inside.unwrap_or(path)), "uriBaseId": "%SRCROOT%"}),
    }
}

/// The path with slashes, and with everything encoded that means something in an address.
fn uri(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::RootDir | Component::CurDir => {}
            other => parts.push(encoded(&other.as_os_str().to_string_lossy())),
        }
    }
    let root = if path.has_root() { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

fn encoded(part: &str) -> String {
    let mut encoded = String::with_capacity(part.len());
    for byte in part.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: &str) {
        assert_eq!(uri(Path::new(path)), expected);
    }

    #[test]
    fn paths_become_addresses() {
        check("a.ais", "a.ais");
        check("./b/../c d.ais", "b/../c%20d.ais");
        check("../100%#?.ais", "../100%25%23%3F.ais");
        check("a:b/藍.is", "a%3Ab/%E8%97%8D.is");
        check("<stdin>", "%3Cstdin%3E");
    }

    #[test]
    #[cfg(unix)]
    fn a_path_from_the_root_is_a_whole_address() {
        let artifact = artifact("/nowhere/a b.ais");
        assert_eq!(artifact, json!({"uri": "file:///nowhere/a%20b.ais"}));
    }
}
