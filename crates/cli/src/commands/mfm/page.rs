//! `aizome mfm html --page`: rendered texts as one document for a browser.

use aizome_note_html::rich::STYLESHEET;
use aizome_source::Language;

/// The document. Its policy lets nothing run and nothing load but pictures.
pub(crate) fn page(notes: &[String], language: Language) -> String {
    let language = language.tag();
    let mut page = format!(
        "<!DOCTYPE html>
<html lang=\"{language}\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src https:; \
         style-src 'unsafe-inline'; base-uri 'none'; form-action https:\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"referrer\" content=\"no-referrer\">
<title>MFM</title>
<style>
{STYLESHEET}</style>
</head>
<body>
"
    );
    for note in notes {
        page.push_str(&format!("<article class=\"mfm\">{note}</article>\n"));
    }
    page.push_str("</body>\n</html>");
    page
}
