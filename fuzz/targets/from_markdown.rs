//! Any Markdown becomes MFM, and that MFM becomes harmless HTML.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aizome_tests::checks::from_markdown(text));
