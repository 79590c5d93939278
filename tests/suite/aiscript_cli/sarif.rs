//! SARIF 2.1.0, read as a code host reads it.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::cli::program::{Folder, aizome};

use super::run_in;

#[track_caller]
fn document(text: &str) -> Value {
    let document: Value = serde_json::from_str(text).expect("a report is JSON");
    assert_eq!(document["version"], "2.1.0");
    assert!(document["$schema"].as_str().is_some_and(|it| it.ends_with("/sarif-2.1.0.json")));
    assert_eq!(document["runs"].as_array().map(Vec::len), Some(1));
    assert_eq!(document["runs"][0]["columnKind"], "utf16CodeUnits");
    document["runs"][0].clone()
}

#[test]
fn findings_have_rules_places_and_fixes() {
    let folder = Folder::new("sarif");
    folder.write("a b/ok.ais", "<: 1\n");
    folder.write("a b/藍#.ais", "<: 1\n<: [\"😀\" 2]\n");
    folder.write("c.ais", "if (");
    let ran = run_in(&folder, &["check", "--format", "sarif", "."]);
    assert_eq!((ran.code, &*ran.stderr), (Some(1), ""));
    let run = document(&ran.stdout);
    assert_eq!(run["language"], "en");
    assert_eq!(run["tool"]["driver"]["name"], "aizome");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let results = run["results"].as_array().expect("a list");
    let ids: Vec<&str> = results.iter().filter_map(|it| it["ruleId"].as_str()).collect();
    assert_eq!(ids, ["AIS0104", "AIS0102"]);

    // `2` is the first thing after four bytes that are two columns, on the second line.
    let artifact = json!({"uri": "a%20b/%E8%97%8D%23.ais", "uriBaseId": "%SRCROOT%"});
    let region = json!({"startLine": 2, "startColumn": 10, "endLine": 2, "endColumn": 11});
    let insert = json!({"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 9});
    let place = json!({"artifactLocation": artifact, "region": region});
    assert_eq!(results[0]["level"], "error");
    assert_eq!(results[0]["locations"], json!([{"physicalLocation": place}]));
    assert_eq!(
        results[0]["fixes"],
        json!([{
            "description": {"text": "insert `,`"},
            "artifactChanges": [{
                "artifactLocation": artifact,
                "replacements": [{"deletedRegion": insert, "insertedContent": {"text": ","}}],
            }],
        }])
    );
    assert_eq!(results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "c.ais");
}

#[test]
fn rules_are_the_codes_about_scripts_with_help() {
    for language in ["en", "ja"] {
        let ran = aizome(&["check", "--format", "sarif", "--lang", language], b"<: [1 2]");
        let run = document(&ran.stdout);
        assert_eq!(run["language"], language);
        let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
        let syntax = aizome_aiscript_syntax::codes::CODES.len();
        assert_eq!(rules.len(), syntax + aizome_aiscript_analysis::codes::CODES.len());
        let ids: HashSet<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
        assert_eq!(ids.len(), rules.len(), "no rule is there twice");
        for rule in rules {
            for text in ["shortDescription", "fullDescription", "help"] {
                let text = rule[text]["text"].as_str().unwrap_or_default();
                assert!(!text.trim().is_empty(), "{rule}");
            }
            for short in ["shortDescription", "fullDescription"] {
                let text = rule[short]["text"].as_str().unwrap_or_default();
                assert!(!text.contains("```") && !text.contains('\n'), "{text}");
            }
            assert!(rule["help"]["markdown"].as_str().is_some_and(|it| it.contains("```")));
            let level = rule["defaultConfiguration"]["level"].as_str();
            assert!(matches!(level, Some("error" | "warning" | "note")), "{rule}");
        }
        let result = &run["results"][0];
        let index = result["ruleIndex"].as_u64().and_then(|it| usize::try_from(it).ok());
        assert_eq!(rules[index.expect("a number")]["id"], result["ruleId"]);
    }
}

#[test]
fn further_places_are_related() {
    let run = document(&aizome(&["check", "--format", "sarif"], b"<: [1\n").stdout);
    let related = run["results"][0]["relatedLocations"].as_array().expect("a list");
    let region = json!({"startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 5});
    assert_eq!(related[0]["physicalLocation"]["region"], region, "the bracket that is open");
    assert!(related[0]["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
}

#[test]
fn nothing_found_is_a_document_too() {
    let ran = aizome(&["check", "--format", "sarif"], b"<: 1");
    assert_eq!(ran.code, Some(0));
    assert_eq!(document(&ran.stdout)["results"], json!([]));
}

#[test]
fn what_could_not_be_read_is_in_the_document() {
    let folder = Folder::new("sarif-failure");
    folder.write("a.ais", "nobody()");
    let ran = run_in(&folder, &["check", "--format", "sarif", "nope.ais", "a.ais"]);
    assert_eq!(ran.code, Some(2));
    let run = document(&ran.stdout);
    assert_eq!(run["results"].as_array().map(Vec::len), Some(1));
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = "cannot read `nope.ais`: there is no such file or folder";
    let notes = json!([{"level": "error", "message": {"text": told}}]);
    assert_eq!(invocation["toolExecutionNotifications"], notes);
}
