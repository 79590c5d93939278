//! Input nobody means well with: conversion ends, says something, and the tree stays shallow.

use aizome_mfm::{Node, parse};
use aizome_note_html::{FromHtml, FromMarkdown, Mode, from_html, from_markdown};

const MEGABYTE: usize = 1 << 20;

/// Units that, repeated, made HTML or Markdown parsers slow, deep or large.
const UNITS: &[&str] = &[
    "<div>",
    "<b>",
    "<b><i>",
    "<a href=https://a.example/>",
    "<a><div>",
    "<b><p>",
    "</b></p>",
    "<p>x",
    "<table>",
    "<table><td>",
    "<table>x<b>",
    "<span class=mfm-x2>",
    "<blockquote>",
    "<blockquote>x</blockquote>",
    "<ul><li>",
    "<ruby>",
    "<ruby>a<rt>",
    "<math>",
    "<svg><desc>",
    "<template>",
    "<select><option>",
    "<pre><code>",
    "<font color=red><p>",
    "<nobr>",
    "<!--",
    "<![CDATA[",
    "<script>",
    "<textarea>",
    "&amp",
    "&#x41",
    "<x y='",
    "<x y=z ",
    "\0",
    "\u{feff}",
    "<br>",
    "\r\n",
    "<code>`",
    "<img alt=x src=https://a.example/>",
    "**",
    "$[x ",
    "</plain>",
    "> ",
    "- ",
    "1. ",
    "`",
    "[",
    "](https://a.example/)",
    "![",
    "*a_",
    "|-",
    "[^a]: ",
    "~~~\n",
    "$$",
    "\t",
];

/// What stands before the units and makes them worse.
fn starts() -> Vec<String> {
    let formatting: String = (0..200).map(|i| format!("<b data-{i}>")).collect();
    let attributes: String = (0..20_000).map(|i| format!(" a{i}")).collect();
    vec![String::new(), formatting, format!("<p{attributes}>")]
}

fn depth(nodes: &[Node<'_>]) -> usize {
    nodes.iter().map(|node| 1 + depth(node.children())).max().unwrap_or(0)
}

/// Everything bounded: the length by a factor of the input's, the depth by MFM's limit.
#[track_caller]
fn check_bounded(source: &str, text: &str) {
    let excerpt: String = source.chars().take(60).collect();
    let bound = 32 * source.len() + 4096;
    assert!(text.len() <= bound, "{} bytes of {excerpt:?}… became {}", source.len(), text.len());
    assert!(depth(&parse(text)) <= 21, "{excerpt:?}… became deep");
}

#[test]
fn hostile_html_is_bounded() {
    for unit in UNITS {
        for start in starts() {
            let size = if start.is_empty() { MEGABYTE / 4 } else { MEGABYTE / 16 };
            let html = start + &unit.repeat(size / unit.len());
            for mode in [Mode::Compat, Mode::Better] {
                let options = FromHtml { mode, ..FromHtml::default() };
                check_bounded(&html, &from_html(&html, &options));
            }
        }
    }
}

#[test]
fn a_megabyte_of_nesting_is_read() {
    for unit in ["<div>", "<b>", "<blockquote>", "<span class=mfm-x2>"] {
        let html = unit.repeat(MEGABYTE / unit.len()) + "the end";
        for mode in [Mode::Compat, Mode::Better] {
            let text = from_html(&html, &FromHtml { mode, ..FromHtml::default() });
            assert!(text.contains("the end"), "{unit}");
        }
    }
}

#[test]
fn hostile_markdown_is_bounded() {
    for unit in UNITS {
        let markdown = unit.repeat(MEGABYTE / 16 / unit.len());
        check_bounded(&markdown, &from_markdown(&markdown, &FromMarkdown::default()));
    }
}

#[test]
fn broken_html_is_read() {
    let pieces = [
        "<",
        "</",
        "<b",
        "<b a",
        "<b a=",
        "<b a='",
        "&",
        "&#",
        "&#x110000;",
        "<!",
        "<?",
        "<!-",
        "<a href=",
        "\0",
        "<\0>",
    ];
    for first in pieces {
        for second in pieces {
            for mode in [Mode::Compat, Mode::Better] {
                let html = format!("x{first}{second}");
                let text = from_html(&html, &FromHtml { mode, ..FromHtml::default() });
                assert!(
                    text.starts_with('x') || text.starts_with("<plain>x"),
                    "{html:?} became {text:?}"
                );
            }
        }
    }
}
