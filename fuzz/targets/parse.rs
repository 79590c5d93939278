//! Trees hold at every nest limit, whatever the text.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aizome_tests::checks::tree(text));
