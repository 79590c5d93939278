//! Trees of scripts hold in every version of the language, and are JSON, whatever the text.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aizome_tests::checks::aiscript::script(text));
