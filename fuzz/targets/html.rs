//! No profile writes HTML that could act, and no text is lost.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aizome_tests::checks::html(text));
